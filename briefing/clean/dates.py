"""Dates in page furniture: a line above an article, a scraper's prefix, a dateline. Not those of sentences.

In goes a line and the day it was read; out come the dates it states. Which line may be asked is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from briefing.clean import hijri
from briefing.clean.fold import fold
from briefing.text.calendar_words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.model import Precision

#: Earlier years are history, not publication. Chosen: news sites carry no older pages.
_EARLIEST: Final = 1990
#: How many years back a weekday may decide the year of a date that names none.
_WEEKDAY_REACH: Final = 12

_MONTH: Final = {name: number for months in MONTHS.values() for name, number in months.items()}
_WEEKDAY: Final = {name: number for days in WEEKDAYS.values() for name, number in days.items()}
_COUNT: Final = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "dos": 2, "tres": 3,
}  # fmt: skip


def _alternatives(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_M: Final = _alternatives(_MONTH)
_W: Final = _alternatives(_WEEKDAY)
_Y: Final = r"(?:19|20)\d\d"
_ISO: Final = re.compile(rf"(?<![\d.,/-])({_Y})([-/.])(\d\d)\2(\d\d)(?!\d)")
_COMPACT: Final = re.compile(rf"(?<![\d.,])({_Y})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_NUMERIC: Final = re.compile(rf"(?<![\d.,/-])(\d\d?)(?:er)? ?([/.-]) ?(\d\d?) ?\2 ?({_Y})(?!\d)")
_TWO_DIGITS: Final = re.compile(r"(?<![\d.,/-])(\d\d)/(\d\d)/(\d\d)(?![\d/])")
_DAY_MONTH: Final = re.compile(
    rf"(?<![\d.,])(?P<day>\d\d?)(?:er|st|nd|rd|th)?(?P<range> ?(?:au|al|to|-|et|&|y|and|/) ?\d\d?(?:er)?)?"
    rf" ?(?:de |of )?(?P<month>{_M})\b\.?,?(?: ?(?:de |del )?(?P<year>{_Y})\b)?"
)
_MONTH_DAY: Final = re.compile(rf"\b(?P<month>{_M})\b\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>{_Y})\b")
_MONTH_YEAR: Final = re.compile(rf"(?<!\w)(?P<month>{_M})\b\.?,? (?:de )?(?P<year>{_Y})\b")
_HIJRI: Final = re.compile(
    rf"(?<![\d.,])(?P<day>\d\d?) (?P<month>{_alternatives(hijri.MONTHS)}),? (?P<year>1[34]\d\d)(?!\d)"
)
_ISO_MONTH: Final = re.compile(rf"(?<![\d./-])({_Y})-(\d\d)(?![\d-])")
_AGO: Final = re.compile(
    rf"\b(?:il y a|hace|depuis) (\d\d?|{_alternatives(_COUNT)}) (minute|min|heure|hora|h|jour|dia|j|semaine|semana)s?\b"
    rf"|\b(\d\d?|{_alternatives(_COUNT)}) (minute|min|hour|day|week)s? ago\b"
)
_LAST_WEEKDAY: Final = re.compile(rf"\b({_W}) dernier\b")
_NEAR_DAYS: Final = (
    (re.compile(r"\b(?:avant-hier|anteayer)\b"), 2),
    (re.compile(r"(?<!avant-)\b(?:hier|yesterday|ayer)\b"), 1),
    (re.compile(r"\b(?:aujourd'hui|today|hoy)\b"), 0),
)
_WEEKDAY_BEFORE: Final = re.compile(rf"({_W})\.?,? ?$")
#: An issue or event that runs over days: its own dates are not the page's.
_DAYS: Final = {"jour": 1, "dia": 1, "j": 1, "day": 1, "semaine": 7, "semana": 7, "week": 7}
_HOURS: Final = {"heure": 1.0, "hora": 1.0, "h": 1.0, "hour": 1.0, "minute": 1 / 60, "min": 1 / 60}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date stated in a line.

    Attributes:
        start, end: Slice of the line.
        day: The first day of the month when `precision` says so.
        stated: How it was said: 0 with a year, 1 with the year left out, 2 a month only, 3 relative to the reading.
        spans_days: It is the beginning of a range of days, as events have them.
    """

    start: int
    end: int
    day: date
    precision: Precision = "day"
    stated: int = 0
    spans_days: bool = False


def header_date(text: str, reference: date | datetime) -> DateMention | None:
    """Read the publication date that a header line states.

    A date with its year wins over one without, a day over a month, an absolute date over a relative one, the first
    mention over later ones; but a date said to be an update loses to any other. Days after the reference are not
    believed.

    Args:
        text: One line.
        reference: When the line was read; relative and yearless dates count from it.

    >>> header_date("Publié le : 1er août 2024 à 8h05", date(2026, 1, 5)).day
    datetime.date(2024, 8, 1)
    """
    folded = fold(text)
    found = list(mentions(text, reference))
    return min(found, key=lambda m: (_is_update(folded, m), m.stated, m.start)) if found else None


_UPDATE: Final = re.compile(
    r"(?:\b(?:mis(?:e)? a jour|modifie|maj|actualise|updated|actualizado|modified)\b[^|]{0,24})$"
)
_PUBLICATION: Final = re.compile(r"(?:\b(?:publi|post|ecrit|paru|mis en ligne|cree))[^|]{0,40}$")


def _is_update(folded: str, mention: DateMention) -> bool:
    before = folded[max(0, mention.start - 45) : mention.start]
    update = _UPDATE.search(before)
    return bool(update and not _PUBLICATION.search(before[update.start() :]))


def mentions(text: str, reference: date | datetime) -> Iterator[DateMention]:
    """Give every date that a line states, in no particular order; none lies after the reference.

    Source: the patterns and their order are measured on `tests/cases/header_dates.json`.
    """
    folded = fold(text)
    instant = reference if isinstance(reference, datetime) else datetime.combine(reference, datetime.max.time())
    latest = instant.date()
    for read in (_numeric, _named, _relative):
        for mention in read(folded, instant):
            if mention.day.year >= _EARLIEST and mention.day <= latest:
                yield mention


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(folded: str, _: datetime) -> Iterator[DateMention]:
    for match in _ISO.finditer(folded):
        yield from _mention(match, _day(int(match[1]), int(match[3]), int(match[4])))
    for match in _COMPACT.finditer(folded):
        yield from _mention(match, _day(int(match[1]), int(match[2]), int(match[3])))
    for match in _NUMERIC.finditer(folded):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        yield from _mention(match, _day(year, month, day) or _day(year, day, month))
    for match in _TWO_DIGITS.finditer(folded):
        yield from _mention(match, _day(2000 + int(match[3]), int(match[2]), int(match[1])))
    for match in _ISO_MONTH.finditer(folded):
        yield from _mention(match, _day(int(match[1]), int(match[2]), 1), precision="month", stated=2)


def _named(folded: str, instant: datetime) -> Iterator[DateMention]:
    for match in _DAY_MONTH.finditer(folded):
        day, month = int(match["day"]), _MONTH[match["month"]]
        ranged = match["range"] is not None
        if match["year"]:
            yield from _mention(match, _day(int(match["year"]), month, day), spans_days=ranged)
        else:
            found = _without_year(day, month, _weekday_before(folded, match.start()), instant.date())
            yield from _mention(match, found, stated=1, spans_days=ranged)
    for match in _MONTH_DAY.finditer(folded):
        yield from _mention(match, _day(int(match["year"]), _MONTH[match["month"]], int(match["day"])))
    for match in _MONTH_YEAR.finditer(folded):
        if not folded[max(0, match.start() - 5) : match.start()].rstrip(" .").removesuffix("er")[-1:].isdigit():
            yield from _mention(match, _day(int(match["year"]), _MONTH[match["month"]], 1), precision="month", stated=2)

    for match in _HIJRI.finditer(folded):
        weekday = _weekday_before(folded, match.start())
        month = hijri.MONTHS[match["month"]]
        yield from _mention(match, hijri.gregorian(int(match["year"]), month, int(match["day"]), weekday), stated=1)


def _weekday_before(folded: str, start: int) -> int | None:
    found = _WEEKDAY_BEFORE.search(folded[max(0, start - 14) : start])
    return _WEEKDAY[found[1]] if found else None


def _without_year(day: int, month: int, weekday: int | None, latest: date) -> date | None:
    """Give the last such day that is not in the future, and on the right weekday when one is named.

    A weekday that fits no year within reach is taken for a slip of the pen: the number decides.
    """
    years = range(latest.year, latest.year - _WEEKDAY_REACH, -1)
    past = [found for year in years if (found := _day(year, month, day)) and found <= latest]
    fitting = [found for found in past if weekday is None or found.weekday() == weekday]
    return next(iter(fitting or past), None)


def _relative(folded: str, instant: datetime) -> Iterator[DateMention]:
    for pattern, back in _NEAR_DAYS:
        near = instant.date() - timedelta(days=back)
        for match in pattern.finditer(folded):
            yield from _mention(match, near, stated=3)
    yield from _each(_AGO, folded, lambda match: _ago(match, instant).date())
    yield from _each(_LAST_WEEKDAY, folded, lambda match: _last_weekday(_WEEKDAY[match[1]], instant.date()))


def _each(pattern: re.Pattern[str], folded: str, resolve: Callable[[re.Match[str]], date]) -> Iterator[DateMention]:
    for match in pattern.finditer(folded):
        yield from _mention(match, resolve(match), stated=3)


def _ago(match: re.Match[str], instant: datetime) -> datetime:
    amount, unit = match[1] or match[3], match[2] or match[4]
    number = int(amount) if amount.isdigit() else _COUNT[amount]
    return instant - timedelta(days=number * _DAYS.get(unit, 0), hours=number * _HOURS.get(unit, 0))


def _last_weekday(weekday: int, today: date) -> date:
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _mention(
    match: re.Match[str], day: date | None, *, precision: Precision = "day", stated: int = 0, spans_days: bool = False
) -> Iterator[DateMention]:
    if day is not None:
        yield DateMention(
            start=match.start(), end=match.end(), day=day, precision=precision, stated=stated, spans_days=spans_days
        )


_IN_NAME: Final = re.compile(rf"(?<!\d)({_Y})[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)")


def name_date(name: str, today: date) -> DateMention | None:
    """Read a full date from a file's name or an address, year first: other orders are too often numbers.

    >>> name_date("depeches/2025-11-24_interpol.txt", date(2026, 1, 5)).day
    datetime.date(2025, 11, 24)
    """
    text = name.replace("/", "-")
    found = (m for match in _IN_NAME.finditer(text) for m in _mention(match, _day(*map(int, match.groups()))))
    return next((m for m in found if m.day.year >= _EARLIEST and m.day <= today), None)
