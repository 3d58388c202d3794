"""What a figure is compared with: "par rapport à 2024", "contre 12 en 2023", "sur un an"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.figures.words.bases import BASES
from briefing.figures.words.vocabulary import SHARE_UNITS
from briefing.text.normalise import fold_space
from briefing.text.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.figures.drafts import Draft
    from briefing.figures.scene import Scene

#: Characters between a figure and its base, and in a base without a date.
_REACH, _LONGEST = 64, 60
#: Characters before the date of a base, and between the figure of a base and its date.
_NEAR, _LATER = 12, 28
_STOP = re.compile(r"[,;:!?()\"]|\.(?!\d)|(?<!\w)-(?!\w)")


def base(scene: Scene, draft: Draft, drafts: Sequence[Draft], *, changed: bool) -> str | None:
    """Read what a figure is compared with, in the text's words; None without any.

    Args:
        scene: The sentence.
        draft: The figure.
        drafts: All figures of the sentence.
        changed: The figure rose or fell: only then a span of time is what it is compared over.
    """
    if scene.language not in BASES or draft.unit == "rang":
        return None
    between = scene.folded[draft.end : draft.end + _REACH]
    match = _openings(scene.language).search(between)
    if (
        match is None
        or (match["whole"] and not changed and draft.unit not in SHARE_UNITS)
        or _interrupted(scene, draft, draft.end + match.start(), drafts)
    ):
        return None
    start, behind = draft.end + match.start(1), draft.end + match.end()
    end = behind if match["whole"] else _end(scene, match, behind, draft, drafts)
    return fold_space(scene.text[start:end]).rstrip(" ,") if end is not None else None


@cache
def _openings(language: str) -> re.Pattern[str]:
    words = BASES[language]
    return re.compile(
        rf" ((?P<whole>{words.whole})(?!\w)|(?P<named>{words.named})|(?P<counted>{words.counted})(?!\w)(?= )"
        rf"|(?P<dated>{words.dated})(?!\w)(?= ))"
    )


def _interrupted(scene: Scene, draft: Draft, place: int, drafts: Sequence[Draft]) -> bool:
    """Whether another figure or the end of a clause stands between a figure and its base; one comma may."""
    between = scene.folded[draft.end : place]
    if any(draft.end <= other.start < place for other in drafts):
        return True
    return between.count(",") > 1 or any(sign in between for sign in ";:!?(") or ". " in between


def _end(scene: Scene, match: re.Match[str], behind: int, draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """Where a base ends: behind its figure, its date or its phrase; None when nothing that it needs follows."""
    figure = next((other for other in drafts if 0 <= other.start - behind <= 1), None)
    if figure is not None and figure.unit in {draft.unit, None}:
        opposed = skeleton(draft.noun or "").startswith(BASES[scene.language].opposed)
        return None if opposed else _dated_end(scene, figure.end, _LATER) or figure.end
    if match["counted"] or figure is not None:
        return None
    return _dated_end(scene, behind, _LONGEST if match["named"] else _NEAR) or (
        _phrase_end(scene, behind) if match["named"] else None
    )


def _dated_end(scene: Scene, place: int, reach: int) -> int | None:
    """The end of a date that begins within reach, if no sign parts it from the place."""
    for mention in scene.mentions:
        if mention.end > place and mention.start <= place + reach:
            return None if _STOP.search(scene.folded, place, max(place, mention.start)) else mention.end
    return None


def _phrase_end(scene: Scene, place: int) -> int | None:
    """The end of the phrase that begins at a place; None when it is longer than a base can be."""
    rest = scene.folded[place : place + _LONGEST]
    match = _phrase(scene.language).match(rest)
    end = match.end() if match else 0
    return place + end if end and (end < _LONGEST or place + end == len(scene.folded)) else None


@cache
def _phrase(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?: ?(?!(?:{BASES[language].ends})(?!\w))[^\s,;:!?()\".]++)++")
