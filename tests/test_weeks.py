"""The edition calendar: which week an instant belongs to, and which editions are due."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import weeks

instants = st.datetimes(datetime(2000, 1, 10), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
zones = st.sampled_from(["UTC", "Europe/Paris", "Africa/Casablanca", "Pacific/Kiritimati", "Pacific/Marquesas"])
week_ids = st.dates(date(2000, 1, 3), date(2090, 1, 1)).map(weeks.week_id)


@pytest.mark.parametrize(
    ("instant", "timezone", "expected"),
    [
        ("2026-12-27T22:59:59+00:00", "Europe/Paris", "2026-W52"),
        ("2026-12-27T23:00:00+00:00", "Europe/Paris", "2026-W53"),
        ("2027-01-03T22:59:59+00:00", "Europe/Paris", "2026-W53"),
        ("2027-01-03T23:00:00+00:00", "Europe/Paris", "2027-W01"),
        ("2027-01-01T00:00:00+00:00", "UTC", "2026-W53"),
        ("2026-03-29T21:59:59+00:00", "Europe/Paris", "2026-W13"),
        ("2026-03-29T22:00:00+00:00", "Europe/Paris", "2026-W14"),
        ("2026-10-25T22:59:59+00:00", "Europe/Paris", "2026-W43"),
        ("2026-10-25T23:00:00+00:00", "Europe/Paris", "2026-W44"),
        ("2024-12-30T12:00:00+00:00", "UTC", "2025-W01"),
    ],
)
def test_an_instant_belongs_to_the_week_of_the_readers_wall_clock(instant, timezone, expected):
    assert weeks.week_of(datetime.fromisoformat(instant), timezone) == expected


def test_a_naive_instant_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        weeks.week_of(datetime(2026, 1, 1), "UTC")  # noqa: DTZ001 - the point


def test_the_53rd_week_of_2026_runs_from_december_to_january():
    assert weeks.period("2026-W53") == (date(2026, 12, 28), date(2027, 1, 3))


@pytest.mark.parametrize("edition", ["special", "2025-W53", "2026-W00", "2026-W1", "0000-W01", "2026-W47 ", "2026-w47"])
def test_an_id_that_is_no_week_has_an_open_period(edition):
    assert weeks.period(edition) == (None, None)
    assert not weeks.is_week(edition)


@pytest.mark.parametrize(
    ("now", "last", "expected"),
    [
        ("2026-11-23T05:59:00+01:00", "2026-W46", ()),
        ("2026-11-23T06:00:00+01:00", "2026-W46", ("2026-W47",)),
        ("2026-11-23T06:00:00+01:00", "2026-W47", ()),
        ("2026-11-29T23:59:00+01:00", "2026-W47", ()),
        ("2026-11-23T06:00:00+01:00", None, ("2026-W47",)),
        ("2026-11-23T06:00:00+01:00", "2026-W43", ("2026-W44", "2026-W45", "2026-W46", "2026-W47")),
        ("2027-01-11T06:00:00+01:00", "2026-W51", ("2026-W52", "2026-W53", "2027-W01")),
        ("2026-11-23T06:00:00+01:00", "2027-W20", ()),
    ],
)
def test_the_week_just_ended_is_due_on_monday_morning_and_missed_weeks_one_by_one(now, last, expected):
    assert weeks.due(datetime.fromisoformat(now), last, "Europe/Paris", at=time(6)) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [("2026-11-19T23:59:00+00:00", "2026-W46"), ("2026-11-20T00:00:00+00:00", "2026-W47")],
)
def test_a_note_issued_on_friday_is_that_of_the_current_week(now, expected):
    assert weeks.due(datetime.fromisoformat(now), None, "UTC", weekday=4) == (expected,)


def test_an_hour_that_the_clock_change_skips_counts_as_past_when_a_later_one_shows():
    # Sunday 2026-03-29, 02:00 jumps to 03:00 in Paris; a note issued on Sunday at 02:30 is due at 03:00.
    sunday = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    before = sunday - timedelta(seconds=1)
    assert weeks.due(before, "2026-W12", "Europe/Paris", weekday=6, at=time(2, 30)) == ()
    assert weeks.due(sunday, "2026-W12", "Europe/Paris", weekday=6, at=time(2, 30)) == ("2026-W13",)


def test_an_hour_that_the_clock_shows_twice_makes_one_edition():
    # Sunday 2026-10-25, 03:00 falls back to 02:00 in Paris.
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    options = {"weekday": 6, "at": time(2, 30)}
    assert weeks.due(first, "2026-W42", "Europe/Paris", **options) == ("2026-W43",)
    assert weeks.due(first + timedelta(hours=1), "2026-W43", "Europe/Paris", **options) == ()


@given(instants, zones)
def test_the_local_day_lies_in_the_period_of_its_week(instant, timezone):
    since, until = weeks.period(weeks.week_of(instant, timezone))
    assert since <= instant.astimezone(ZoneInfo(timezone)).date() <= until
    assert (until - since).days == 6


@given(week_ids)
def test_weeks_follow_each_other_without_gap_and_sort_as_text(week):
    after = weeks.following(week)
    assert weeks.period(after)[0] == weeks.period(week)[1] + timedelta(days=1)
    assert week < after


@given(instants, zones, st.integers(0, 6), st.times(), st.integers(0, 60))
def test_issuing_what_is_due_leaves_nothing_due_and_skips_no_week(now, timezone, weekday, at, missed):
    latest = weeks.due(now, None, timezone, weekday=weekday, at=at)[0]
    last = weeks.week_id(weeks.period(latest)[0] - timedelta(days=7 * missed))
    found = weeks.due(now, last, timezone, weekday=weekday, at=at)
    assert len(found) == missed
    for before, week in zip((last, *found), found, strict=False):
        assert week == weeks.following(before)
    assert weeks.due(now, latest, timezone, weekday=weekday, at=at) == ()


@given(instants, zones, st.integers(0, 6), st.times())
def test_the_latest_edition_is_at_most_ten_days_away_from_its_weeks_end(now, timezone, weekday, at):
    until = weeks.period(weeks.due(now, None, timezone, weekday=weekday, at=at)[0])[1]
    assert -4 <= (now.astimezone(ZoneInfo(timezone)).date() - until).days <= 10
