"""The edition calendar: ISO weeks in the workspace's time zone. Reads no clock; whoever calls brings the instant.

An edition id such as `2026-W47` is an ISO 8601 week. It sorts as text, and its period is Monday to Sunday, both
inclusive. Other ids are allowed; they name a special edition without a period.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_WEEK_ID = re.compile(r"([12][0-9]{3})-W([0-9]{2})")
_WEEK = timedelta(days=7)
#: From this weekday on (Thursday), a note is that of the current week: most of its days are there, as in ISO 8601.
_MIDWEEK = 3


def week_id(day: date) -> str:
    """Name the ISO week of a day.

    >>> week_id(date(2027, 1, 3)), week_id(date(2027, 1, 4))
    ('2026-W53', '2027-W01')
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def week_of(instant: datetime, timezone: str) -> str:
    """Name the ISO week that holds an instant where the reader lives.

    Args:
        instant: Aware.
        timezone: IANA name.
    """
    return week_id(_local(instant, timezone).date())


def period(edition_id: str) -> tuple[date | None, date | None]:
    """Return the first and last day of an edition, both inclusive; (None, None) when its id is not an ISO week.

    >>> period("2026-W53")
    (datetime.date(2026, 12, 28), datetime.date(2027, 1, 3))
    >>> period("2025-W53"), period("special")
    ((None, None), (None, None))
    """
    monday = _monday(edition_id)
    return (monday, monday + timedelta(days=6)) if monday else (None, None)


def is_week(edition_id: str) -> bool:
    """Tell whether an edition id is an ISO week that exists."""
    return _monday(edition_id) is not None


def following(edition_id: str) -> str:
    """Name the week after a week.

    Raises:
        ValueError: The id is not an ISO week.
    """
    return week_id(_known_monday(edition_id) + _WEEK)


def due(
    now: datetime, last_edition: str | None, timezone: str, *, weekday: int = 0, at: time = time.min
) -> tuple[str, ...]:
    """List the editions to be issued at an instant, oldest first; a week that was missed is a week of its own.

    An edition issued on Monday, Tuesday or Wednesday is that of the week just ended; from Thursday on it is that of the
    current week. Local wall-clock time decides: an hour that a clock change skips is taken as past once the clock shows
    a later one.

    Args:
        now: Aware.
        last_edition: The latest week issued; None when there is none, and then only the latest week is due.
        timezone: IANA name.
        weekday: Day of issue, 0 is Monday.
        at: Local time of issue.

    Raises:
        ValueError: `last_edition` is not an ISO week.
    """
    wall = _local(now, timezone).replace(tzinfo=None)
    monday = date.fromisocalendar(*wall.isocalendar()[:2], 1)
    while _issue(monday, weekday, at) > wall:
        monday -= _WEEK
    if last_edition is None:
        return (week_id(monday),)
    missed = (monday - _known_monday(last_edition)) // _WEEK
    return tuple(week_id(monday - back * _WEEK) for back in reversed(range(missed)))


def _issue(monday: date, weekday: int, at: time) -> datetime:
    day = monday + timedelta(days=weekday) + (_WEEK if weekday < _MIDWEEK else timedelta(0))
    return datetime.combine(day, at)


def _local(instant: datetime, timezone: str) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(ZoneInfo(timezone))


def _known_monday(edition_id: str) -> date:
    monday = _monday(edition_id)
    if monday is None:
        raise ValueError(f"{edition_id!r} is not an ISO week")
    return monday


def _monday(edition_id: str) -> date | None:
    match = _WEEK_ID.fullmatch(edition_id)
    if not match:
        return None
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return None
