"""The words of a sentence with their places, for rules that look left and right of a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

#: Elided words stand alone ("d'", "l'", "qu'"); hyphenated words and ordinals ("4e") are one; every other sign is a
#: token.
#: A skeleton holds few letters beyond ASCII, so that a plain range of characters may stand for them.
_TOKEN: Final = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=[a-zœæ\d])|[a-z\u00a0-\uffff]+(?:[-'][a-z\u00a0-\uffff]+){0,6}'?"
    r"|[0-9]+(?:[.,][0-9]+){0,6}(?:(?:ere?|er?|re|eme|ieme|nde?|st|th|rd)s?(?![a-z]))?|[!-/:-@\[-`{-~]"
)


class Tokens(NamedTuple):
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
