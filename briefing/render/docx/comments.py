"""What the editor is asked to check in a flagged sentence, in the note's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.excerpts import excerpt

if TYPE_CHECKING:
    from briefing.model import Flag, QuotedSentence
    from briefing.render.catalogue import Catalogue
    from briefing.render.view import Quote

#: Characters of an article shown beside a sentence: a paragraph of a newspaper.
AROUND = 320
#: Flag -> the question, a message of the catalogue.
QUESTIONS: dict[Flag, str] = {
    "needs_context": (
        "To check: this sentence leans on what stands before it in the article. Does it make sense alone? If "
        "not, add the missing words in square brackets, or take it out."
    ),
    "quote_without_speaker": (
        "To check: somebody is quoted and not named. Say who speaks, in square brackets, or take the sentence out."
    ),
    "old": (
        "To check: the article (%(date)s) is older than the note's period. Is it still true, and does the "
        "note say when it was written?"
    ),
    "low_confidence": (
        "To check: the choice of this sentence is uncertain. Does it belong to this theme, and is it worth a "
        "place in the note?"
    ),
}


def comment(sentence: QuotedSentence, quote: Quote, words: Catalogue) -> str | None:
    """Write the comment of a sentence, one paragraph for each of its flags; None for a sentence without any."""
    asked = [words.say(QUESTIONS[flag], date=quote.source.date) for flag in sentence.flags]
    if "needs_context" in sentence.flags and quote.before:
        before = excerpt(f"{quote.before} {quote.text}", quote.text, AROUND).before
        asked.append(f"{words.say('Before it in the article:')} {before}")
    return "\n".join(asked) or None
