"""Calendar arithmetic: from the parts of a written date to its first and last day. Pure; no pattern, no text."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

Precision = Literal["day", "month", "year"]

#: A day so near is the one meant, whatever weekday is written beside it.
_NEAR_DAYS: Final = 31
_DAYS_OF_YEAR, _DAYS_OF_WEEK, _MONTHS_OF_YEAR = 365, 7, 12
_CENTURY, _NEXT_CENTURY_FROM = 100, 70


class Span(NamedTuple):
    """First and last day, inclusive; None on an open side, both None when no day could be told.

    Attributes:
        relative: A reference date was needed.
        flag: weekday_mismatch, invalid_date, unresolved (a reference date is missing) or None.
    """

    first: date | None
    last: date | None
    precision: Precision
    relative: bool = False
    flag: str | None = None


class Reference(NamedTuple):
    """The day from which relative dates count, usually the day of publication.

    Attributes:
        day: None when unknown; the first day of the month or year when `precision` says so.
        future: The sentence tells what will happen, so an ambiguous date lies ahead.
    """

    day: date | None
    precision: Precision = "day"
    future: bool = False


UNRESOLVED: Final = Span(first=None, last=None, precision="day", relative=True, flag="unresolved")
INVALID: Final = Span(first=None, last=None, precision="day", flag="invalid_date")


def safe_date(year: int, month: int, day: int) -> date | None:
    """A date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_span(year: int, month: int, *, relative: bool = False) -> Span:
    """A whole month."""
    return Span(first=date(year, month, 1), last=month_end(year, month), precision="month", relative=relative)


def year_span(year: int, last_year: int | None = None, *, relative: bool = False) -> Span:
    """A whole year, or several."""
    return Span(
        first=date(year, 1, 1), last=date(last_year or year, _MONTHS_OF_YEAR, 31), precision="year", relative=relative
    )


def day_span(first: date, last: date | None = None, *, relative: bool = False, flag: str | None = None) -> Span:
    """A day, or several."""
    return Span(first=first, last=last or first, precision="day", relative=relative, flag=flag)


def full_year(two_digits: int) -> int:
    """The year that two digits stand for: 70 to 99 are the last century's, as POSIX `%y` nearly has it."""
    return two_digits + (1900 if two_digits >= _NEXT_CENTURY_FROM else 2000)


def nearest_year(month: int, reference: Reference, side: int | None = None) -> int | None:
    """The year in which a month without year lies: the nearest one, the past before the future.

    Args:
        month: 1 to 12.
        reference: Where to count from.
        side: -1 for the last such month, 1 for the next one, 0 for this year's; None when the text does not say.

    Returns:
        None without a reference that knows its month.
    """
    today = reference.day
    if today is None or reference.precision == "year":
        return None
    if side is None or side == 0:
        distances = {year: (year - today.year) * _MONTHS_OF_YEAR + month - today.month for year in _around(today.year)}
        return min(distances, key=lambda year: _cost(distances[year], future=reference.future))
    passed = month < today.month if side < 0 else month > today.month
    return today.year if passed else today.year + side


def _around(year: int) -> tuple[int, int, int]:
    return year - 1, year, year + 1


def _cost(distance: int, *, future: bool) -> int:
    """Distance in the direction told counts once, in the other one twice."""
    against = distance < 0 if future else distance > 0
    return abs(distance) * (2 if against else 1)


def nearest_day(day: int, month: int, reference: Reference, weekday: int | None, side: int | None = None) -> Span:
    """A day and month without year: the year that agrees with the weekday, else the nearest."""
    today = reference.day
    if safe_date(2000, month, day) is None:
        return INVALID
    if today is None or reference.precision == "year":
        return UNRESOLVED
    found = [d for year in _around(today.year) if (d := safe_date(year, month, day))]
    if side:
        found = [d for d in found if (d < today if side < 0 else d > today)] or found
    agreeing = [d for d in found if weekday is None or d.weekday() == weekday]
    if not found:
        return INVALID
    nearest, best = (
        min(days, key=lambda d: _cost((d - today).days, future=reference.future)) for days in (found, agreeing or found)
    )
    # A slip of the weekday is likelier than a day of another year: the number decides.
    slip = not agreeing or (abs((nearest - today).days) <= _NEAR_DAYS < abs((best - today).days))
    return day_span(nearest if slip else best, relative=True, flag="weekday_mismatch" if slip else None)


def checked_day(day: int, month: int, year: int, weekday: int | None) -> Span:
    """A complete date: the number decides; a weekday that contradicts it is flagged, an impossible day is refused."""
    found = safe_date(year, month, day)
    if found is None:
        return INVALID
    return day_span(found, flag=None if weekday in {None, found.weekday()} else "weekday_mismatch")


def from_weekday(weekday: int, reference: Reference, side: int | None) -> Span:
    """A weekday alone: the last one up to the reference day itself; the next one when the text tells the future."""
    today = reference.day
    if today is None or reference.precision != "day":
        return UNRESOLVED
    ahead = (weekday - today.weekday()) % _DAYS_OF_WEEK
    if side == 1:
        return day_span(today + timedelta(days=ahead or _DAYS_OF_WEEK), relative=True)
    if side is None and reference.future:
        return day_span(today + timedelta(days=ahead), relative=True)
    behind = (today.weekday() - weekday) % _DAYS_OF_WEEK
    if side == -1 and behind == 0:
        behind = _DAYS_OF_WEEK
    return day_span(today - timedelta(days=behind), relative=True)


def from_weekday_and_day(weekday: int, day: int, reference: Reference) -> Span | None:
    """A weekday with the day of an unnamed month, "samedi 18": the nearest on which both agree, within two months.

    Returns:
        None when they agree on no near day: the number then counts something else.
    """
    today = reference.day
    if today is None or reference.precision != "day":
        return UNRESOLVED
    near = (today + timedelta(days=offset) for offset in range(-2 * _NEAR_DAYS, 2 * _NEAR_DAYS + 1))
    agreeing = [found for found in near if found.day == day and found.weekday() == weekday]
    if not agreeing:
        return None
    return day_span(
        min(agreeing, key=lambda found: _cost((found - today).days, future=reference.future)), relative=True
    )


def from_today(days: int, reference: Reference) -> Span:
    """A day counted from the reference day."""
    if reference.day is None or reference.precision != "day":
        return UNRESOLVED
    return day_span(reference.day + timedelta(days=days), relative=True)


def week_of(day: date, *, relative: bool = True) -> Span:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return day_span(monday, monday + timedelta(days=6), relative=relative)


def shifted_month(day: date, months: int) -> Span:
    """The month that lies so many months from a day's."""
    index = day.year * _MONTHS_OF_YEAR + day.month - 1 + months
    return month_span(index // _MONTHS_OF_YEAR, index % _MONTHS_OF_YEAR + 1, relative=True)


def from_unit(unit: str, offset: int, reference: Reference) -> Span:
    """The week, month or year that lies `offset` units from the reference, and days, hours, minutes likewise."""
    today = reference.day
    if today is None:
        return UNRESOLVED
    if unit == "year" and date.min.year <= today.year + offset <= date.max.year:
        return year_span(today.year + offset, relative=True)
    if unit == "month" and reference.precision != "year" and abs(offset) < _MONTHS_OF_YEAR * _CENTURY:
        return shifted_month(today, offset)
    if reference.precision != "day" or abs(offset) > _DAYS_OF_YEAR * _CENTURY:
        return UNRESOLVED
    if unit == "week":
        return week_of(today + timedelta(days=_DAYS_OF_WEEK * offset))
    days = offset if unit == "day" else int(offset / 24) if unit == "hour" else 0
    return day_span(today + timedelta(days=days), relative=True)


def week_of_month(rank: int, year: int, month: int) -> Span:
    """The n-th seven days of a month; -1 is its last seven."""
    end = month_end(year, month)
    if rank < 0:
        return day_span(end - timedelta(days=6), end)
    first = safe_date(year, month, 1 + _DAYS_OF_WEEK * (rank - 1))
    return INVALID if first is None else day_span(first, min(first + timedelta(days=6), end))


def part_of_year(rank: int, parts: int, year: int, *, relative: bool = False) -> Span:
    """A quarter (`parts` 4) or a half (`parts` 2) of a year; -1 is the last one."""
    rank = parts if rank < 0 else rank
    if not 1 <= rank <= parts:
        return INVALID
    months = _MONTHS_OF_YEAR // parts
    return Span(
        first=date(year, months * (rank - 1) + 1, 1),
        last=month_end(year, months * rank),
        precision="month",
        relative=relative,
    )


def nearest_part(rank: int, parts: int, reference: Reference) -> Span:
    """A quarter or a half without its year: this year's, unless it lies ahead of what is told as past or behind."""
    today = reference.day
    if today is None:
        return UNRESOLVED
    found = part_of_year(rank, parts, today.year, relative=True)
    if found.first is None or found.last is None or reference.precision == "year":
        return found
    step = 1 if reference.future and found.last < today else -1 if not reference.future and found.first > today else 0
    return part_of_year(rank, parts, today.year + step, relative=True)


#: First days of the astronomical seasons and the last of the one before, near enough for any year: 20/21 March,
#: 21 June, 22/23 September, 21/22 December.
_SEASON_DAYS: Final = {3: (20, 6, 20), 6: (21, 9, 22), 9: (22, 12, 20), 12: (21, 3, 19)}


def season(first_month: int, year: int, *, relative: bool = False) -> Span:
    """A season by the month in which it begins; the winter of a year begins in its December."""
    day, last_month, last_day = _SEASON_DAYS[first_month]
    last_year = year + 1 if last_month < first_month else year
    return Span(
        first=date(year, first_month, day),
        last=date(last_year, last_month, last_day),
        precision="month",
        relative=relative,
    )


def relative_season(first_month: int, side: int, reference: Reference) -> Span:
    """The last, present or next such season."""
    if reference.day is None or reference.precision == "year":
        return UNRESOLVED
    for year in sorted(_around(reference.day.year), reverse=side < 0):
        found = season(first_month, year, relative=True)
        over = found.last is not None and found.last < reference.day
        ahead = found.first is not None and found.first > reference.day
        if (side < 0 and over) or (side > 0 and ahead) or (side == 0 and not over):
            return found
    return UNRESOLVED
