"""Where a number or a date may stand in a sentence, found by one look at each of its words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.text.dates import Triggers
from briefing.text.dates.forms import DIGITAL, YEAR_START, trigger_words
from briefing.text.number_words import NUMBER_WORDS

if TYPE_CHECKING:
    from briefing.figures.tokens import Tokens

#: Languages that write particles together with the word they belong to, so that words tell nothing.
_GLUED: Final = frozenset({"ar"})
_NUMBER: Final = "number"


_DIGITS: Final = frozenset({_NUMBER})
_YEAR: Final = frozenset({_NUMBER, "year"})
_NUMERIC: Final = frozenset({_NUMBER, "digital"})
_NOTHING: Final[frozenset[str]] = frozenset()
_ONE: Final = frozenset({"one"})
_SIGNS: Final = frozenset("-/.")


class Clues(NamedTuple):
    """What the words of a sentence hint at, too much rather than too little.

    Attributes:
        numbers: Starts of the tokens that a number may begin with; None when words do not tell.
        dates: The words that make a date possible (`briefing.text.dates.locate`); None likewise.
    """

    numbers: list[int] | None
    dates: Triggers | None


@cache
def _table(language: str) -> tuple[dict[str, frozenset[str]], tuple[str, ...]]:
    """Word -> what it hints at, and the phrases that hint at a relative date."""
    words, (triggers, phrases) = NUMBER_WORDS[language], trigger_words(language)
    numbers = {*words.simple, *words.scales, *words.collectives}
    openings = numbers | {word.partition("-")[0] for word in numbers}
    openings |= {word.partition(" ")[0] for word in words.halves} - words.ones
    table = dict.fromkeys(openings, _DIGITS) | dict.fromkeys(words.ones, _ONE)
    for word, found in triggers.items():
        number = {_NUMBER} if word[0].isdigit() else frozenset[str]()
        table[word] = table.get(word, frozenset()) | number | {found}
    return table, phrases


def clues_of(folded: str, tokens: Tokens, language: str) -> Clues:
    """Look at each word once; what most words are, plain words of neither kind, costs one look into a table."""
    if language in _GLUED:
        return Clues(None, None)
    table, phrases = _table(language)
    words, starts = tokens.words, tokens.starts
    hyphens = "-" in folded
    numbers: list[int] = []
    dates: set[str] = set()
    first, last = len(folded), 0
    # Digits and signs sort before ":".
    for index in [n for n, word in enumerate(words) if word in table or word < ":" or (hyphens and "-" in word)]:
        found = _hints(folded, tokens, index, table)
        if _NUMBER in found:
            numbers.append(starts[index])
        if len(found) > 1 or (found and _NUMBER not in found):
            first, last = min(first, starts[index]), starts[index]
            dates |= found
            if "month" in found and _day_before(words, index):
                dates.add("day")
    dates.discard(_NUMBER)
    for phrase in phrases:
        if phrase in folded:
            dates.add("relative")
            first, last = 0, len(folded)
    return Clues(numbers, Triggers(dates, first, last))


def _hints(folded: str, tokens: Tokens, index: int, table: dict[str, frozenset[str]]) -> frozenset[str]:
    """What one word hints at."""
    word = tokens.words[index]
    found = table.get(word)
    if found is _ONE:
        # "un" and "une" count only before a scale, a group ("une bonne vingtaine") or inside a number.
        counts = any(_NUMBER in table.get(after, ()) for after in tokens.words[index + 1 : index + 3])
        return _DIGITS if counts else _NOTHING
    if found is not None:
        return found
    if "0" <= word < ":":
        return _of_digits(folded, tokens.starts[index], word)
    parts = word.split("-") if len(word) > 1 else []
    hints = _NOTHING.union(*(table.get(part, ()) for part in parts)) - _ONE
    return hints - _DIGITS if parts and _NUMBER not in table.get(parts[0], ()) else hints


def _day_before(words: list[str], index: int) -> bool:
    """Whether a month may have its day: "24 novembre", "24 de noviembre", "1 er janvier"."""
    near = words[max(index - 2, 0) : index]
    return any("0" <= word < ":" for word in near)


def _of_digits(folded: str, start: int, word: str) -> frozenset[str]:
    """What digits hint at: a number, and a year or a numeric date when they look like one."""
    signed = "." in word or folded[start + len(word) : start + len(word) + 2].strip(" ")[:1] in _SIGNS
    numeric = signed and DIGITAL.match(folded, start) is not None
    if len(word) >= len("2025") and YEAR_START.match(word):
        return _YEAR | _NUMERIC if numeric else _YEAR
    return _NUMERIC if numeric else _DIGITS
