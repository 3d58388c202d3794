"""A sentence prepared for reading: skeleton, tokens, dates, and the words of its language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.words import Vocabulary, vocabulary
from briefing.text.number_words import NUMBER_WORDS

if TYPE_CHECKING:
    from briefing.figures.tokens import Tokens
    from briefing.text.dates import DateMention


class Scene(NamedTuple):
    """What the rules look at. All places are offsets in `text`.

    Attributes:
        text: The sentence as it stands in the source.
        folded: Its skeleton, of the same length.
        mentions: Its dates.
        barred: Words that no noun phrase holds: function words and numbers.
    """

    text: str
    folded: str
    tokens: Tokens
    mentions: tuple[DateMention, ...]
    language: str
    words: Vocabulary
    barred: frozenset[str]

    def capital(self, index: int) -> bool:
        """Whether a token is written with a capital first letter."""
        return self.text[self.tokens.starts[index]].isupper() if 0 <= index < len(self.tokens.words) else False

    def acronym(self, index: int) -> bool:
        """Whether a token is written in capitals only, two letters or more."""
        source = (
            self.text[self.tokens.starts[index] : self.tokens.ends[index]]
            if 0 <= index < len(self.tokens.words)
            else ""
        )
        return len(source) > 1 and source.isupper() and source.isalpha()


@cache
def number_tokens(language: str) -> frozenset[str]:
    """The number words of a language that stand alone."""
    words = NUMBER_WORDS[language]
    return frozenset({*words.simple, *words.scales})


@cache
def _barred(language: str) -> frozenset[str]:
    return vocabulary(language).stops | number_tokens(language)


def scene_of(text: str, folded: str, tokens: Tokens, language: str, mentions: tuple[DateMention, ...]) -> Scene:
    """Prepare a sentence. Costs more than finding out that it holds no numeral but dates: do that first."""
    return Scene(
        text=text,
        folded=folded,
        tokens=tokens,
        mentions=mentions,
        language=language,
        words=vocabulary(language),
        barred=_barred(language),
    )
