"""The words of a sentence with their places, for rules that look left and right of a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

#: Elided words stand alone ("d'", "l'", "qu'"); hyphenated words are one; every other sign is a token.
_TOKEN: Final = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\w)|[^\W\d_]+(?:[-'][^\W\d_]+){0,6}'?|\d+(?:[.,]\d+){0,6}|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a sentence, parallel tuples: text in skeleton form, start and end in the sentence."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def after(self, place: int) -> int:
        """Index of the first token that starts at or after a place; the number of tokens when there is none."""
        return bisect_left(self.starts, place)

    def at(self, index: int) -> str:
        """The token, or an empty string outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""


def tokenise(folded: str) -> Tokens:
    """Cut a skeleton into tokens.

    >>> tokenise("l'arrestation de 12 suspects").words
    ["l'", 'arrestation', 'de', '12', 'suspects']
    """
    spans = [match.span() for match in _TOKEN.finditer(folded)]
    return Tokens([folded[a:b] for a, b in spans], [a for a, _ in spans], [b for _, b in spans])
