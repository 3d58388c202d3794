"""Words and signs around a number that say how exact it is: "plus de", "près de", "au moins", "+", "-"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from briefing.figures.drafts import CURRENCY_BEFORE, Draft
from briefing.figures.words import vocabulary

if TYPE_CHECKING:
    from briefing.figures.scene import Scene
    from briefing.model import Qualifier

#: A sign that belongs to the number behind it, not a dash between words.
SIGN: Final = re.compile(r"(?:^|[\s(\[\"«/:])([+-]) ?$")
_HEDGE_REACH = 26


@cache
def _hedges(language: str) -> tuple[str, ...]:
    return tuple(sorted(vocabulary(language).hedges, key=len, reverse=True))


def hedge_before(scene: Scene, draft: Draft) -> tuple[int, Qualifier | None]:
    """Where the words that hedge a number begin, and what they make of it; its own start and None without."""
    left = scene.folded[max(0, draft.start - _HEDGE_REACH) : draft.start].rstrip()
    hedges = _hedges(scene.language)
    if not left.endswith(hedges):
        return draft.start, None
    for hedge in hedges:
        if left.endswith(hedge) and not left[-len(hedge) - 1 : -len(hedge)].isalnum():
            return draft.start - len(scene.folded[max(0, draft.start - _HEDGE_REACH) : draft.start]) + len(left) - len(
                hedge
            ), scene.words.hedges[hedge]
    return draft.start, None


def hedged(scene: Scene, draft: Draft) -> Draft:
    """A draft with its sign or hedge taken in; a range stays a range."""
    sign = SIGN.search(scene.folded, max(0, draft.start - 4), draft.start)
    if sign and (draft.unit == "%" or sign.end(1) == draft.start) and not draft.numeral.in_words:
        return replace(draft, start=sign.start(1), sign=sign[1])
    if scene.folded[draft.start - 1 : draft.start] in CURRENCY_BEFORE:
        draft = replace(draft, start=draft.start - 1)
    start, hedge = hedge_before(scene, draft)
    if scene.folded.startswith(scene.words.verbal_hedges, start):
        start = draft.start
    if hedge is None:
        hedge = _hedge_behind(scene, draft)
    if hedge is None or draft.qualifier == "range":
        return replace(draft, start=start)
    return replace(draft, start=start, qualifier=hedge)


def _hedge_behind(scene: Scene, draft: Draft) -> Qualifier | None:
    ahead = scene.folded[draft.end : draft.end + _HEDGE_REACH].lstrip()
    return next(
        (
            q
            for h, q in scene.words.hedges_after.items()
            if ahead.startswith(h) and not ahead[len(h) : len(h) + 1].isalnum()
        ),
        None,
    )
