"""Dates in page furniture: which are read, which are believed."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.clean.dates import header_date, mentions, name_date

CASES = json.loads((Path(__file__).parent / "cases" / "header_dates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_header_line_states_its_date(case):
    found = header_date(case["text"], datetime.fromisoformat(case["reference"]))
    stated = found and (found.day.isoformat() if found.precision == "day" else found.day.isoformat()[:7])
    assert stated == case["expected"]


def test_wrong_weekday_loses_to_the_number():
    found = header_date("Lundi 25 novembre 2025", date(2026, 1, 5))
    assert found is not None
    assert found.day == date(2025, 11, 25)


def test_range_of_days_is_said_to_be_one():
    found = header_date("Du 3 au 8 mars 2025", date(2026, 1, 5))
    assert found is not None
    assert found.spans_days


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("presse/2025-11-24_ouverture.txt", date(2025, 11, 24)),
        ("https://journal.example/2025/11/24/ouverture.html", date(2025, 11, 24)),
        ("20251124-ouverture.txt", date(2025, 11, 24)),
        ("000_fc48be875a5ff810.txt", None),
        ("024_20259941ab.txt", None),
        ("note-2031-01-01.txt", None),
    ],
)
def test_name_gives_a_date_only_year_first_and_past(name, day):
    found = name_date(name, date(2026, 1, 5))
    assert (found and found.day) == day


@given(st.text(max_size=300), st.dates(min_value=date(1991, 1, 1), max_value=date(2100, 1, 1)))
def test_no_date_lies_after_the_day_of_reading(text, today):
    assert all(mention.day <= today for mention in mentions(text, today))


@given(st.dates(min_value=date(1995, 1, 1), max_value=date(2025, 12, 31)))
def test_every_day_is_read_in_every_order(day):
    texts = (day.isoformat(), day.strftime("%d/%m/%Y"), day.strftime("%Y/%m/%d"), day.strftime("%d.%m.%Y"))
    assert {found.day for text in texts if (found := header_date(text, date(2026, 1, 1)))} == {day}


@given(st.text(max_size=200))
def test_a_mention_is_a_slice_of_the_line(text):
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions(text, date(2026, 1, 5)))
