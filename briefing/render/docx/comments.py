"""What the editor is asked to check in a flagged sentence, in the note's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model import Flag, QuotedSentence
    from briefing.render.catalogue import Catalogue
    from briefing.render.view import Quote


def comment(sentence: QuotedSentence, quote: Quote, words: Catalogue) -> str | None:
    """Write the comment of a sentence, one paragraph for each of its flags; None for a sentence without any."""
    return "\n".join(_paragraph(flag, quote, words) for flag in sentence.flags) or None


def _paragraph(flag: Flag, quote: Quote, words: Catalogue) -> str:
    if flag == "needs_context":
        asked = words.say(
            "To check: this sentence leans on what stands before it in the article. Does it make sense alone? If not, add "
            "the missing words in square brackets, or take it out."
        )
        return f"{asked}\n{words.say('Before it in the article:')} {quote.before}" if quote.before else asked
    if flag == "quote_without_speaker":
        return words.say("To check: somebody is quoted and not named. Say who speaks, in square brackets, or take the sentence out.")
    if flag == "old":
        return words.say(
            "To check: the article (%(date)s) is older than the note's period. Is it still true, and does the note say when it was written?",
            date=quote.source.date,
        )
    return words.say("To check: the choice of this sentence is uncertain. Does it belong to this theme, and is it worth a place in the note?")
