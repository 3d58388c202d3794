"""Circumstances of a figure: whether what it counts rose or fell, and the date that the sentence gives it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from briefing.figures.words import vocabulary
from briefing.model import TIME_UNITS
from briefing.text.alternation import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.figures.scene import Scene
    from briefing.model import Direction
    from briefing.text.dates import DateMention

_MAX_WORDS_BACK = 14
_BOUNDARY: Final = frozenset(".;:!?,")
_CLAUSE_END: Final = re.compile(r"[;:!?]|\. ")
_COMPARISON_REACH = 24
#: A clause that says something else of what stands before it.
_RELATIVE: Final = re.compile(r", (?:qui|which|whose|que) ")
#: Endings of the participle that opens an aside, in French and Spanish.
_PARTICIPLES: Final = ("e", "ee", "es", "ees", "u", "ue", "is", "ise", "ado", "ada", "ido", "ida")
_FAR = 10_000
#: A date within so many characters behind another figure is that one's: it counts as this much farther off.
_TOUCHING, _TAKEN = 4, 30
_MAX_YEARS = 6

Span = tuple[int, int]


def direction(
    scene: Scene, start: int, unit_end: int, end: int, *, unit: str | None, sign: str | None, others: list[Span]
) -> Direction | None:
    """Whether the sentence says that the quantity, or the level reached, rose or fell.

    Args:
        scene: The sentence.
        start: Where the figure begins.
        unit_end: Where its unit ends.
        end: Where its noun ends.
        unit: Its unit.
        sign: `+` or `-` when written so.
        others: Places of the sentence's other figures.
    """
    if unit in TIME_UNITS:
        return None
    if sign and unit in {"%", "‰", "point", "×"}:
        return "up" if sign == "+" else "down"
    marked = change_mark(scene, unit_end) or (change_mark(scene, end) if end != unit_end else None)
    return marked or _told_before(scene, start, unit, others) or _told_behind(scene, end)


@cache
def _marks(language: str) -> re.Pattern[str]:
    return re.compile(rf" {{0,2}}({any_of(vocabulary(language).change_marks)})(?!\w| de | d'| des | than )")


def change_mark(scene: Scene, place: int) -> Direction | None:
    """Whether words behind a figure say it: "12 de plus", "10 % de hausse"."""
    match = _marks(scene.language).match(scene.folded, place)
    if match is None:
        return None
    return "up" if scene.words.change_marks[match[1]] == "up" else "down"


def _way(scene: Scene, word: str) -> Direction | None:
    if word.startswith(scene.words.ups):
        return "up"
    return "down" if word.startswith(scene.words.downs) else None


def _told_before(scene: Scene, start: int, unit: str | None, others: list[Span]) -> Direction | None:
    """A rise or fall that leads to the figure: "a baissé de", "hausse du taux … à", "en recul de"."""
    tokens, words = scene.tokens, scene.words
    last = tokens.after(start) - 1
    if last < 0:
        return None
    blocked = max((b for _, b in others if b <= start), default=0)
    word = tokens.at(last)
    if word not in words.towards and _way(scene, word) is None:
        return None
    near, bracket = unit is None, word == "("
    index, steps = last, 0
    while index >= 0 and tokens.starts[index] >= blocked and steps < _MAX_WORDS_BACK:
        word = tokens.at(index)
        way = _way(scene, word)
        if way is not None and not (near and word.startswith(words.transitive)):
            return None if bracket and not word.startswith(words.changes) else way
        if word in _BOUNDARY or (index != last and word in words.clause_words and not _dated(scene, index)):
            return None
        if near and index != last and not word.startswith(words.degree) and word not in words.towards:
            return None
        index -= 1
        steps += 1
    return None


def coordinated(scene: Scene, start: int) -> bool:
    """Whether a figure goes on what the one before it began: "recule de 7 % à Fès, de 9 % à Oujda et de 10 % ici"."""
    last = scene.tokens.after(start) - 1
    link, before = scene.tokens.at(last), scene.tokens.at(last - 1)
    return link in {"de", "d'", "by"} and (before in {",", "et", "and", "y"})


def _dated(scene: Scene, index: int) -> bool:
    place = scene.tokens.starts[index]
    return any(mention.start <= place < mention.end for mention in scene.mentions)


def _told_behind(scene: Scene, end: int) -> Direction | None:
    """Whether an apposition says it of the level: "150.000 visiteurs, en hausse de 12 %"."""
    tokens = scene.tokens
    index = tokens.after(end)
    for here in range(index, min(index + 3, len(tokens.words))):
        if tokens.at(here) in {"en", "soit"}:
            for word in (tokens.at(here + 1), tokens.at(here + 2), tokens.at(here + 3)):
                way = _way(scene, word)
                if way is not None:
                    return way
            return None
        if tokens.at(here) not in {",", "(", "-"}:
            return None
    return None


# ---------------------------------------------------------------- the date


def datings(scene: Scene) -> list[DateMention]:
    """The dates of a sentence that may date what it counts: short spans, and not the day on which it was told."""
    return [
        mention
        for mention in scene.mentions
        if mention.kind != "ago" and _narrow(mention) and not _dates_telling(scene, mention)
    ]


def as_of(scene: Scene, start: int, end: int, others: list[Span], dated: Sequence[DateMention]) -> str | None:
    """The date that the sentence gives a figure: `2025`, `2025-11` or `2025-11-24`; None without one.

    The nearest date of the clause counts, behind before in front; a base of comparison ("par rapport à 2024") and an
    open span ("depuis 2017") do not.

    Args:
        scene: The sentence.
        start: Where the figure begins.
        end: Where it ends.
        others: Places of its other figures.
        dated: Its `datings`.
    """
    if not dated:
        return None
    base = scene.tokens.at(scene.tokens.after(start) - 1) in scene.words.comparison
    usable = [
        mention
        for mention in dated
        if (mention.start >= start if base else not _compared(scene, mention)) and not _in_aside(scene, mention, start)
    ]
    if not usable:
        return None
    best = min(usable, key=lambda mention: _distance(scene, mention, start, end, others))
    return _written(best) if _distance(scene, best, start, end, others) < _FAR else None


def _dates_telling(scene: Scene, mention: DateMention) -> bool:
    """Whether a date says when somebody told it, not when it was so: "…, a annoncé mercredi le ministre"."""
    last = scene.tokens.after(mention.start) - 1
    return scene.tokens.at(last).startswith(scene.words.telling) and scene.tokens.at(last - 1) in scene.words.told_by


def _in_aside(scene: Scene, mention: DateMention, start: int) -> bool:
    """Whether a date in front belongs to an aside: "le chantier, lancé en avril, mobilise …", "mardi, qui compte …"."""
    if mention.end > start:
        return False
    behind = scene.folded[mention.end : start]
    if _RELATIVE.search(behind):
        return True
    opening = scene.folded.rfind(",", 0, mention.start) + 1
    before = scene.folded[opening : mention.start].split()
    return bool(opening) and bool(before) and behind.startswith(",") and before[0].endswith(_PARTICIPLES)


def _narrow(mention: DateMention) -> bool:
    """Whether a span is short enough to date a fact; a decade is not."""
    return (
        mention.first is not None and mention.last is not None and mention.last.year - mention.first.year <= _MAX_YEARS
    )


def _compared(scene: Scene, mention: DateMention) -> bool:
    before = scene.folded[max(0, mention.start - _COMPARISON_REACH) : mention.start]
    if before.rstrip().endswith(scene.words.than):
        return True
    clause = scene.folded[: mention.start].rpartition(",")[2].split()
    if not scene.words.since.isdisjoint(clause):
        return True
    own = scene.folded[mention.start : mention.end]
    if own.partition(" ")[0] in scene.words.since:
        return True
    return any(word in before or own.startswith(word) for word in scene.words.comparison)


def _distance(scene: Scene, mention: DateMention, start: int, end: int, others: list[Span]) -> int:
    """How far a date is from a figure; a clause's end between them, or a figure behind, makes it far."""
    if mention.start >= end:
        between = scene.folded[end : mention.start]
        figures = [a for a, _ in others if end <= a < mention.start]
        if _CLAUSE_END.search(between) or len(figures) > 1 or any(_is_base(scene, a) for a in figures):
            return _FAR
        return len(between) + 60 * len(figures)
    between = scene.folded[mention.end : start]
    taken = _TAKEN if any(0 <= mention.start - b <= _TOUCHING for _, b in others) else 0
    return taken + len(between) // 2 + (200 if _CLAUSE_END.search(between) else 0)


def _is_base(scene: Scene, start: int) -> bool:
    """Whether a figure is what another one is compared with: "46,7 %, contre 39,2 % au scrutin de 2019"."""
    return scene.folded[:start].rstrip().endswith(tuple(f" {word}" for word in scene.words.comparison))


def _written(mention: DateMention) -> str:
    first, last = mention.first, mention.last
    if first is None or last is None:
        return ""
    if first == last:
        return first.isoformat()
    if mention.precision == "year":
        return str(last.year)
    return last.isoformat()[:7]
