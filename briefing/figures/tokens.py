"""The words of a sentence with their places, for rules that look left and right of a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

#: A skeleton holds few letters beyond ASCII, so that a plain range of characters may stand for them.
_LETTER: Final = r"[a-z\u00a0-\uffff]"
#: Elided words stand alone ("d'", "l'", "qu'"); hyphenated words and ordinals ("4e") are one; every other sign is a
#: token. Plain words and plain numbers come first, since most are: possessive, so that they are never cut short.
_TOKEN: Final = re.compile(
    rf"{_LETTER}++(?![-'])|[cdjlmnst]'(?=[a-zœæ\d])|(?:qu|jusqu|lorsqu|puisqu)'(?=[a-zœæ\d])"
    rf"|{_LETTER}+(?:[-']{_LETTER}+){{0,6}}'?|[0-9]++(?![.,a-z])"
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
        if index < 0:
            return ""
        try:
            return self.words[index]
        except IndexError:
            return ""


def tokenise(folded: str) -> Tokens:
    """Cut a skeleton into tokens.

    >>> tokenise("l'arrestation de 12 suspects").words
    ["l'", 'arrestation', 'de', '12', 'suspects']
    """
    found = [*_TOKEN.finditer(folded)]
    return Tokens([match[0] for match in found], [match.start() for match in found], [match.end() for match in found])
