"""What each written form of a date means: one resolver for each kind, from its named parts to a span of days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.dates import resolve
from briefing.text.dates.resolve import Reference, Span
from briefing.text.number_words import value_of

if TYPE_CHECKING:
    from briefing.text.dates.words import DateWords

#: The named parts of a written date.
Parts = dict[str, str | None]


class Reading(NamedTuple):
    """What resolving one match needs to know: the language, the reference, the source, the mentions before it."""

    words: DateWords
    language: str
    reference: Reference
    anchor: date | None


def _number(parts: Parts, name: str) -> int | None:
    text = parts.get(name)
    return int("".join(c for c in text if c.isdigit())[:4]) if text else None


def _month(parts: Parts, name: str, reading: Reading) -> int | None:
    text = parts.get(name)
    return reading.words.months[text.rstrip(".")] if text else None


def _weekday(parts: Parts, name: str, reading: Reading) -> int | None:
    text = parts.get(name)
    return reading.words.weekdays[text] if text else None


def _side(parts: Parts, reading: Reading) -> int | None:
    """-1, 0 or 1 for "dernier", "ce", "prochain"; None when the text does not say."""
    said = parts.get("rel") or parts.get("rel2")
    return None if said is None else next((v for w, v in reading.words.relatives.items() if said.startswith(w)), None)


def _lead(parts: Parts) -> str:
    return " ".join((parts.get("lead") or "").split()).removesuffix(" le mois de").strip(" -")


def _opened(span: Span, parts: Parts, reading: Reading) -> Span:
    """Open the side that the lead leaves open: "depuis 2017", "d'ici 2029", "avant 2020"."""
    lead = _lead(parts)
    if span.first is None or span.last is None:
        return span
    if lead in reading.words.before:
        return span._replace(first=None, last=span.first - timedelta(days=1))
    if any(lead == word or lead.startswith(word + " ") for word in reading.words.open_start):
        return span._replace(first=None)
    if any(lead == word or lead.startswith(word + " ") for word in reading.words.open_end):
        return span._replace(last=None)
    return span


def _day(parts: Parts, n: int, year: int | None, reading: Reading) -> Span:
    day, month = _number(parts, f"d{n}"), _month(parts, f"m{n}", reading)
    weekday = _weekday(parts, f"wd{n}", reading)
    if day is None or month is None:
        return resolve.UNRESOLVED
    if year is None:
        side = _side(parts, reading)
        since = side is None and _lead(parts).startswith(reading.words.elapsed)
        return resolve.nearest_day(day, month, reading.reference, weekday, -1 if since else side)
    return resolve.checked_day(day, month, year, weekday)


def _days(parts: Parts, reading: Reading) -> Span | None:
    """One day, the week that it opens, or the first and the last of several."""
    if not parts.get("d2"):
        day = _day(parts, 1, _number(parts, "y1"), reading)
        week = parts.get("week") and day.first
        return day._replace(last=day.first + timedelta(days=6)) if week and day.first else _opened(day, parts, reading)
    filled = dict(parts)
    filled["m2"] = parts.get("m2") or parts.get("m1")
    filled["m1"] = parts.get("m1") or parts.get("m2")
    year = _number(parts, "y2") or _number(parts, "y1")
    last = _day(filled, 2, year, reading)
    if last.last is None:
        return last
    first = _day(filled, 1, _number(parts, "y1") or last.last.year, reading)
    if first.first is not None and first.first > last.last and not parts.get("y1"):
        first = _day(filled, 1, last.last.year - 1, reading)
    if first.first is None or first.first > last.last:
        return resolve.INVALID
    relative = last.relative
    return resolve.day_span(first.first, last.last, relative=relative, flag=first.flag or last.flag)


def _numeric(parts: Parts, _reading: Reading) -> Span | None:
    short = _number(parts, "yy")
    year = _number(parts, "y1") if short is None else resolve.full_year(short)
    month, day = _number(parts, "m1"), _number(parts, "d1")
    if year is None or month is None:
        return None
    return resolve.month_span(year, month) if day is None else resolve.checked_day(day, month, year, None)


def _months(parts: Parts, reading: Reading) -> Span | None:
    """A month, or several; without a year the nearest one."""
    month, last_month = _month(parts, "m1", reading), _month(parts, "m2", reading)
    if month is None:
        return None
    side, final = _side(parts, reading), last_month or month
    ahead = _lead(parts).startswith(reading.words.ahead)
    reference = reading.reference._replace(future=True) if ahead else reading.reference
    given = _number(parts, "y2") or _number(parts, "y1")
    year = given or resolve.nearest_year(final, reference, side)
    if year is None:
        return resolve.UNRESOLVED
    relative = given is None
    if last_month is None:
        return _opened(resolve.month_span(year, month, relative=relative), parts, reading)
    first_year = _number(parts, "y1") or (year if month <= final else year - 1)
    if (first_year, month) > (year, final):
        return resolve.INVALID
    return Span(
        first=date(first_year, month, 1), last=resolve.month_end(year, final), precision="month", relative=relative
    )


def _part(parts: Parts, reading: Reading) -> Span | None:
    """A week of a month, a quarter, a half-year or a season."""
    year = _number(parts, "y1")
    season = parts.get("season")
    if season:
        first_month = reading.words.seasons[season]
        side = _side(parts, reading) or 0
        return (
            resolve.season(first_month, year) if year else resolve.relative_season(first_month, side, reading.reference)
        )
    said = parts.get("rank") or ""
    rank = int(said) if said.isdigit() else reading.words.ranks[said]
    month = _month(parts, "m1", reading)
    if month is not None:
        year = year or resolve.nearest_year(month, reading.reference)
        return resolve.week_of_month(rank, year, month) if year else resolve.UNRESOLVED
    parts_of_year = 4 if (parts.get("unit") or "")[:1] in {"t", "q"} else 2
    if year is not None:
        return resolve.part_of_year(rank, parts_of_year, year)
    return resolve.nearest_part(rank, parts_of_year, reading.reference)


def _years(parts: Parts, reading: Reading) -> Span | None:
    """A year, several, or a decade."""
    if decade := parts.get("decade"):
        first = int(decade) if len(decade) == len("1990") else 1900 + int(decade)
        return resolve.year_span(first, first + 9)
    year, last = _number(parts, "y1"), _number(parts, "y2")
    if year is None or (last is not None and last < year):
        return None
    span = resolve.year_span(year, last)
    return span if last else _opened(span, parts, reading)


def _relative_day(parts: Parts, reading: Reading) -> Span | None:
    return resolve.from_today(reading.words.days[" ".join((parts["rel"] or "").split())], reading.reference)


def _neighbour(parts: Parts, reading: Reading) -> Span | None:
    """The day before or after a day that the text named; nothing without one."""
    if reading.anchor is None:
        return None
    offset = reading.words.neighbours[" ".join((parts["rel"] or "").split())]
    return resolve.day_span(reading.anchor + timedelta(days=offset), relative=True)


def _weekdays(parts: Parts, reading: Reading) -> Span | None:
    weekday, day = _weekday(parts, "wd1", reading), _number(parts, "d1")
    if weekday is None:
        return None
    if day is not None:
        return resolve.from_weekday_and_day(weekday, day, reading.reference)
    return resolve.from_weekday(weekday, reading.reference, _side(parts, reading))


def _ago(parts: Parts, reading: Reading) -> Span | None:
    said, unit = parts["n"] or "", reading.words.units[parts["unit"] or ""]
    count = int(said) if said.isdigit() else value_of(said, reading.language)
    return None if count is None else resolve.from_unit(unit, -count, reading.reference)


def _unit(parts: Parts, reading: Reading) -> Span | None:
    unit = parts["unit"] or ""
    span = resolve.from_unit(_unit_name(unit, reading), _side(parts, reading) or 0, reading.reference)
    span = _opened(span, parts, reading) if parts.get("lead") else span
    if ("end" not in unit and "fin de" not in unit) or span.last is None:
        return span
    return span._replace(first=span.last - timedelta(days=1))


def _unit_name(unit: str, reading: Reading) -> str:
    return reading.words.units.get(unit, "week")


RESOLVERS = {
    "days": _days,
    "numeric": _numeric,
    "month": _months,
    "part": _part,
    "years": _years,
    "relative_day": _relative_day,
    "neighbour": _neighbour,
    "weekday": _weekdays,
    "ago": _ago,
    "unit": _unit,
}
