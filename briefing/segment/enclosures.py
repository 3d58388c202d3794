"""Stretches of a line that stand between quotation marks or round brackets."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIRS: Final = {"«": "»", "“": "”", "(": ")"}
_OPENERS: Final = {closer: opener for opener, closer in _PAIRS.items()}
#: Longest stretch, in characters, that is kept whole; beyond it a missing mark is the likelier cause.
_LONGEST: Final = {"«": 600, "“": 600, '"': 600, "(": 200}


def _paired(line: str) -> Iterator[tuple[int, int]]:
    """Yield (opener, closer) places; a closer meets the nearest opener of its kind, so a stray mark hurts nobody."""
    waiting: dict[str, list[int]] = {opener: [] for opener in _PAIRS}
    for place, char in enumerate(line):
        if char in _PAIRS:
            waiting[char].append(place)
        elif char in _OPENERS and waiting[_OPENERS[char]]:
            yield waiting[_OPENERS[char]].pop(), place


def _is_edge(char: str, *, before: bool) -> bool:
    return not char or char.isspace() or char in ("(«“[—–-'’" if before else ").,;:!?…»”]")


def _straight(line: str) -> Iterator[tuple[int, int]]:
    """Yield (opener, closer) places of straight quotation marks, told apart by their neighbours, else in turn."""
    opened, place = -1, line.find('"')
    while place >= 0:
        left = _is_edge(line[place - 1 : place], before=True)
        right = _is_edge(line[place + 1 : place + 2], before=False)
        if opened < 0 or (left and not right):
            opened = place
        else:
            yield opened, place
            opened = -1
        place = line.find('"', place + 1)


class Enclosures:
    """The enclosed stretches of one line, ready for many questions."""

    def __init__(self, line: str) -> None:
        found = sorted(
            pair
            for pairs in (_paired(line), _straight(line))
            for pair in pairs
            if pair[1] - pair[0] <= _LONGEST[line[pair[0]]]
        )
        self._starts = [start for start, _ in found]
        self._reach: list[int] = []
        for _, end in found:
            self._reach.append(max(end, self._reach[-1]) if self._reach else end)

    def hold(self, start: int, end: int) -> bool:
        """Tell whether one stretch opens before `start` and closes at `end` or later."""
        before = bisect_left(self._starts, start) - 1
        return before >= 0 and self._reach[before] >= end
