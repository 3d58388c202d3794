"""Dates of sentences, and the happenings among them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.figures import dates, happenings
from briefing.model import Published
from briefing.text.calendar_words import MONTHS, WEEKDAYS
from briefing.text.dates import find
from tests.test_figures import document, sentence

CASES = json.loads((Path(__file__).parent / "cases" / "dates.json").read_text(encoding="utf-8"))
FRENCH_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
FRENCH_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def iso(day):
    return day.isoformat() if day else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_date_is_found_where_it_stands_and_resolved(case):
    reference = date.fromisoformat(case["reference"]) if case["reference"] else None
    text = case["text"]
    found = [m for m in find(text, reference, language=case["language"]) if m.flag != "unresolved"]
    said = [
        {"expression": text[m.start : m.end], "first": iso(m.first), "last": iso(m.last), "precision": m.precision,
         "flag": m.flag}
        for m in found
    ]  # fmt: skip
    if case["expected"] is None:
        assert said == []
    else:
        assert case["expected"] in said


@given(days)
def test_a_complete_date_is_read_back_as_it_was_written(day):
    text = f"Réunion du {FRENCH_DAYS[day.weekday()]} {day.day} {FRENCH_MONTHS[day.month - 1]} {day.year} à Rabat."
    (mention,) = find(text)
    assert (mention.first, mention.last, mention.flag, mention.relative) == (day, day, None, False)


@given(days, st.integers(1, 6))
def test_a_weekday_that_contradicts_its_date_is_flagged_and_the_number_decides(day, shift):
    wrong = FRENCH_DAYS[(day.weekday() + shift) % 7]
    (mention,) = find(f"Le {wrong} {day.day} {FRENCH_MONTHS[day.month - 1]} {day.year}, tout change.")
    assert (mention.first, mention.flag) == (day, "weekday_mismatch")


@given(days, st.integers(-150, 150))
def test_a_date_without_year_is_taken_in_the_nearest_year(reference, distance):
    day = reference + timedelta(days=distance)
    if (day.month, day.day) == (2, 29):
        return
    (mention,) = find(f"Il a signé le {day.day} {FRENCH_MONTHS[day.month - 1]}.", reference)
    assert mention.relative
    assert mention.first is not None
    assert abs((mention.first - reference).days) <= 366


@given(days, st.sampled_from(range(7)))
def test_a_weekday_alone_lies_in_the_week_up_to_the_publication(reference, weekday):
    (mention,) = find(f"Il a signé {FRENCH_DAYS[weekday]} à Rabat.", reference)
    assert mention.first is not None
    assert mention.first.weekday() == weekday
    assert 0 <= (reference - mention.first).days < 7


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
def test_every_month_of_every_language_is_known(language):
    for name, number in MONTHS[language].items():
        if len(name) > 4:
            found = find(f"12 {'de ' if language == 'es' else ''}{name.capitalize()} 2024", language=language)
            assert [m.first.month for m in found if m.first] == [number], name


def test_every_weekday_decides_the_year_of_its_date():
    for name, weekday in WEEKDAYS["fr"].items():
        (mention,) = find(f"{name} 15 avril", date(2025, 10, 1))
        best = min((abs(y - 2025), y) for y in (2024, 2025, 2026) if date(y, 4, 15).weekday() == weekday or y == 2025)
        assert mention.first is not None
        assert mention.first.month == 4
        assert (mention.first.weekday() == weekday) == (mention.flag is None)
        assert best


def test_a_month_of_publication_resolves_months_but_no_days():
    published = Published(day=date(2022, 6, 1), precision="month", basis="text")
    text = "Réunis en mai, ils se sont revus hier, puis les 13 et 14 juin."
    found = dates(document(text, published=published), sentence(0, len(text), text))
    assert [(text[d.start : d.end], iso(d.start_date)) for d in found] == [
        ("en mai", "2022-05-01"), ("les 13 et 14 juin", "2022-06-13"),
    ]  # fmt: skip


def test_a_week_explained_in_brackets_is_one_date():
    text = "Il s'est rendu à Rabat cette semaine (les 6 et 7 octobre)."
    (found,) = dates(document(text), sentence(0, len(text), text))
    assert text[found.start : found.end] == "cette semaine (les 6 et 7 octobre)"
    assert (iso(found.start_date), iso(found.end_date)) == ("2025-10-06", "2025-10-07")


def test_an_impossible_day_is_said_to_be_one_and_dates_nothing():
    text = "Rendez-vous le 31 novembre 2025."
    (found,) = dates(document(text), sentence(0, len(text), text))
    assert (found.start_date, found.end_date, found.flag) == (None, None, "invalid_date")
    assert happenings(document(text), sentence(0, len(text), text)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La 93ᵉ session se tiendra du 24 au 27 novembre 2026 à Lyon.", [("2026-11-24", "2026-11-27")]),
        ("Le suspect a été arrêté hier à Salé.", [("2025-12-09", "2025-12-09")]),
        (
            "L'agence a été créée en 2017 puis réformée en mars 2021.",
            [("2017-01-01", "2017-12-31"), ("2021-03-01", "2021-03-31")],
        ),
        ("RABAT, 7 mai 2025 (Agence) - Une délégation est attendue.", []),
        ("Publié le 3 mars 2025, le texte circule.", []),
        ("Les vols ont reculé de 4 % par rapport à mars 2024.", []),
        ("Le dispositif est en place depuis 2017.", []),
        ("Aujourd'hui, la menace évolue ; cette année est décisive.", []),
        ("Le recul est de 3 % au premier trimestre 2025.", []),
        ("Le taux a atteint 12 % en 2024.", []),
        ("Le 4 mars 2025, la cellule est tombée ; le 4 mars 2025 reste une date.", [("2025-03-04", "2025-03-04")]),
    ],
)
def test_only_happenings_come_on_the_timeline(text, expected):
    found = happenings(document(text), sentence(0, len(text), text))
    assert [(iso(h.start_date), iso(h.end_date)) for h in found] == expected
