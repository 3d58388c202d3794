"""Words and signs around a number that say how exact it is: "plus de", "près de", "au moins", "+", "-"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefing.figures.tokens import tokenise
from briefing.figures.words import vocabulary
from briefing.text.alternation import any_of

if TYPE_CHECKING:
    from briefing.figures.scene import Scene
    from briefing.model import Qualifier

#: A sign that belongs to the number behind it, not a dash between words.
SIGN: Final = re.compile(r"(?:^|[\s(\[\"«/:])([+-]) ?$")
_HEDGE_REACH = 26


@cache
def _hedges(language: str) -> dict[str, tuple[str, ...]]:
    """Last token of a hedge -> the hedges that end in it, the longest first."""
    table: dict[str, list[str]] = {}
    for hedge in sorted(vocabulary(language).hedges, key=len, reverse=True):
        table.setdefault(tokenise(hedge).words[-1], []).append(hedge)
    return {word: tuple(found) for word, found in table.items()}


@cache
def _behind(language: str) -> re.Pattern[str]:
    return re.compile(rf" {{0,2}}({any_of(vocabulary(language).hedges_after)})(?!\w)")


def hedge_before(scene: Scene, start: int) -> tuple[int, Qualifier | None]:
    """Where the words that hedge a number begin, and what they make of it; its own start and None without."""
    hedges = _hedges(scene.language).get(scene.tokens.at(scene.tokens.after(start) - 1))
    if hedges is None:
        return start, None
    left = scene.folded[max(0, start - _HEDGE_REACH) : start].rstrip()
    for hedge in hedges:
        if left.endswith(hedge) and not left[-len(hedge) - 1 : -len(hedge)].isalnum():
            gap = scene.folded[:start].rstrip()
            return len(gap) - len(hedge), scene.words.hedges[hedge]
    return start, None


def hedge_behind(scene: Scene, end: int) -> Qualifier | None:
    """What words behind a number or its noun make of it: "au moins", "et plus"."""
    match = _behind(scene.language).match(scene.folded, end)
    return scene.words.hedges_after[match[1]] if match else None


def sign_before(scene: Scene, start: int) -> re.Match[str] | None:
    """The sign before a number; its group 1 is `+` or `-`."""
    return SIGN.search(scene.folded, max(0, start - 4), start) if start and scene.folded[start - 1] in "+- " else None
