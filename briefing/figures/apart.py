"""Numbers that are no figures: dates, hours, telephone numbers, scores, ordinals, labels, names, addresses."""

from __future__ import annotations

import re
from typing import Final

from briefing.figures.numerals import Numeral
from briefing.figures.scene import Scene

_ORDINAL: Final = re.compile(
    r" ?(?:er|ers|ere|eres|re|res|e|es|eme|emes|ieme|iemes|nde?|ndes?)(?![\w'])|(?:st|nd|rd|th|a|o|°)(?!\w)"
)
_CLOCK: Final = re.compile(r" ?h ?\d\d(?!\d)| ?h(?:eures?)? ?\d\d(?!\d)|:\d\d|[.:]?\d{0,2} ?(?:a\.?m\.?|p\.?m\.?|gmt|utc)(?!\w)")
_HOUR: Final = re.compile(r" ?(?:h|heures?|hours?|horas?|o'clock)(?!\w)")
_SCORE: Final = re.compile(r"-\d{1,2}(?![\d,.%-]|\w)|[ -]?/ ?\d|(?: buts?)? ?(?:a|-) ?\d{1,2}(?= ?[.,;:)!?]|$| (?:face|contre|devant|apres|aux|en))")
_PHONE: Final = re.compile(r"(?<![\w])(?:(?:\+|00)\d{1,3}(?:[ .-]?\d{1,4}){3,6}|0\d(?:[ .-]\d\d){4}|0\d{9})(?!\w)")
_ADDRESS: Final = re.compile(r"(?:https?:|www\.|[\w.]+@)\S{0,300}")
_LIST_MARK: Final = re.compile(r"[.)] ?[a-z-]")
_SEPARATED: Final = re.compile(r"-\d|/\d|\.\d|,\d")

_YEARS: Final = range(1500, 2101)
_GROUP_OF_YEARS: Final = frozenset({"ago", "unit"})
_MAX_GOALS = 20


def masked(scene: Scene) -> list[tuple[int, int]]:
    """Places of telephone numbers and addresses: no number in them counts anything."""
    spans = []
    if "http" in scene.folded or "www" in scene.folded or "@" in scene.folded:
        spans += [match.span() for match in _ADDRESS.finditer(scene.folded)]
    if sum(c.isdigit() for c in scene.folded) > 8:  # noqa: PLR2004 - the shortest telephone number
        spans += [match.span() for match in _PHONE.finditer(scene.folded)]
    return spans


def dated(scene: Scene, numeral: Numeral) -> bool:
    """Whether a number is part of a date. A length of time ("il y a 13 ans") stays a figure."""
    return any(
        mention.start < numeral.end and numeral.start < mention.end and mention.kind not in _GROUP_OF_YEARS
        for mention in scene.mentions
    )


def year_like(numeral: Numeral) -> bool:
    """Whether a number looks like a year: four digits without grouping."""
    return not numeral.in_words and numeral.scale == 1 and not numeral.grouped and numeral.value in _YEARS


def glued(scene: Scene, numeral: Numeral) -> str | None:
    """Why the characters that touch a number make it no figure; None when they do not."""
    folded, end = scene.folded, numeral.end
    if numeral.in_words:
        return None
    if _ORDINAL.match(folded, end) and numeral.scale == 1:
        return "ordinal"
    if _CLOCK.match(folded, end) or _clock(scene, numeral):
        return "time"
    if _score(scene, numeral):
        return "score"
    if not folded[:numeral.start].strip(" \"-•*([") and _LIST_MARK.match(folded, end):
        return "list mark"
    return None


def _clock(scene: Scene, numeral: Numeral) -> bool:
    """An hour of the day: "à 20 heures", "dès 9h", and nothing else that lasts hours."""
    if numeral.value > 24 or not _HOUR.match(scene.folded, numeral.end):  # noqa: PLR2004 - hours of a day
        return False
    return scene.tokens.at(scene.tokens.after(numeral.start) - 1) in scene.words.clock


def _score(scene: Scene, numeral: Numeral) -> bool:
    return numeral.value <= _MAX_GOALS and numeral.scale == 1 and _SCORE.match(scene.folded, numeral.end) is not None


def labelled(scene: Scene, numeral: Numeral) -> bool:
    """Whether the word before a bare number makes it a name's number: "article 3", "n° 12", "phase 2"."""
    if numeral.in_words and numeral.value > 10:  # noqa: PLR2004 - "numéro deux", but hardly ever more
        return False
    return scene.tokens.at(scene.tokens.after(numeral.start) - 1) in scene.words.labels


def named(scene: Scene, numeral: Numeral) -> bool:
    """Whether a number closes a proper name: "Lyon 2", "Ligue 1", "Mondial 2026"."""
    index = scene.tokens.after(numeral.start) - 1
    if numeral.in_words or index < 0 or not scene.capital(index):
        return False
    word = scene.tokens.at(index)
    return word not in scene.words.stops and word not in scene.words.hedges and not word.endswith("'") and (
        index > 0 or not word.endswith(("ment", "ent"))
    )


def year_of_edition(scene: Scene, numeral: Numeral) -> bool:
    """Whether a year belongs to the name of what stands before it: "le rapport 2025", "la saison 2024"."""
    index = scene.tokens.after(numeral.start) - 1
    return year_like(numeral) and (scene.tokens.at(index) in scene.words.edition_nouns or scene.capital(index))
