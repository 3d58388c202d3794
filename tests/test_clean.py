"""Cleaning: whole pages as cases, and the laws that hold for any text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.clean import clean
from briefing.model import Published, RawDocument

TODAY = date(2026, 11, 21)
CASES = json.loads((Path(__file__).parent / "cases" / "clean_pages.json").read_text(encoding="utf-8"))
LINES = sorted({line[1] for case in CASES for line in case["lines"]})


def document(text, **found):
    return clean(
        RawDocument(**{"path": "page.txt", "sha256": "0", "media_type": "text/plain", "text": text} | found),
        today=TODAY,
    )


def body_of(cleaned):
    return [cleaned.text[block.start : block.end] for block in cleaned.blocks if block.kind == "body"]


def page(case):
    return "\n".join(line[1] for line in case["lines"])


def kinds_by_line(cleaned):
    found = {}
    for block in cleaned.blocks:
        for number in range(block.first_line, block.last_line + 1):
            found.setdefault(number, set()).update({block.kind, block.reason})
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_page_is_divided_as_labelled(case):
    cleaned = document(page(case))
    kinds = kinds_by_line(cleaned)
    wrong = [
        (number, wanted, kinds.get(number), text[:60])
        for number, (wanted, text, *parts) in enumerate(case["lines"], 1)
        if wanted and not fits(wanted, parts[0] if parts else [], kinds.get(number, set()))
    ]
    assert not wrong


def fits(wanted, parts, kinds):
    """The line's own kind is among its blocks, furniture holds no body, and each part named is there."""
    if not set(parts) <= kinds:
        return False
    if wanted == "body":
        return "body" in kinds or parts == ["caption"]
    return ("body" not in kinds or bool(parts)) and (wanted == "dropped" or wanted in kinds)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_page_says_what_it_is(case):
    cleaned = document(page(case))
    published = cleaned.published
    stated = published and published.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[published.precision]]
    found = {
        "title": cleaned.title,
        "date": stated,
        "publisher": cleaned.publisher,
        "language": cleaned.language.code,
    }
    assert {key: found[key] for key in case["expected"]} == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_second_copy_of_the_article_adds_nothing(case):
    once = body_of(document(page(case)))
    twice = body_of(document("\n\n".join(once + once)))
    assert sum(map(len, twice)) <= sum(map(len, once))


def test_body_alone_stays_body():
    kept = total = 0
    for case in CASES:
        body = body_of(document(page(case)))
        again = body_of(document("\n\n".join(body)))
        kept, total = kept + sum(map(len, again)), total + sum(map(len, body))
    assert kept >= 0.97 * total


pages = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=120)), max_size=30).map("\n".join)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=400), pages))
def test_blocks_are_ordered_slices_without_outer_space(text):
    cleaned = document(text)
    end = 0
    for block in cleaned.blocks:
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        assert block.first_line == 1 + text.count("\n", 0, block.start)
        assert block.last_line == 1 + text.count("\n", 0, block.end)
        assert (block.reason is None) == (block.kind == "body")
        end = block.end


@settings(deadline=None)
@given(pages)
def test_every_word_is_in_a_block(text):
    cleaned = document(text)
    outside = list(text)
    for block in cleaned.blocks:
        outside[block.start : block.end] = " " * (block.end - block.start)
    assert not "".join(outside).strip()


@settings(deadline=None)
@given(pages)
def test_cleaning_is_a_function_of_the_text(text):
    assert document(text) == document(text)


HOSTILE = {
    "one long line": "Le conseil a voté la loi. " * 40_000,
    "no sentence end": "mot " * 200_000,
    "capitals": "Le Conseil La Ville Les Ports " * 20_000,
    "spaces": "a" + " " * 500_000 + "b",
    "dashes": "— " * 200_000,
    "brackets": "(" * 200_000,
    "short lines": "Titre sans fin\n" * 20_000,
    "cells": ("Titre" + "\u00a0" * 4) * 50_000,
    "pointers": "Lire aussi : un titre. " * 20_000,
    "labels": "Nom : oui ?\n" * 20_000,
    "digits": "1/2/" * 100_000,
    "wrapped": ("une ligne de prose qui ne finit pas et qui continue\n" * 20_000),
}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_cleaned_in_reasonable_time(name):
    cleaned = document(HOSTILE[name])
    assert cleaned.blocks


def test_claimed_date_is_believed_unless_in_the_future():
    text = "Publié le 3 mars 2025\nLe conseil a voté la loi jeudi soir par douze voix contre trois.\n"
    claimed = Published(day=date(2025, 3, 2), precision="day", basis="markup")
    future = Published(day=date(2027, 1, 1), precision="day", basis="markup")
    assert document(text, published=claimed).published == claimed
    found = document(text, published=future).published
    assert found == Published(day=date(2025, 3, 3), precision="day", basis="text")


def test_file_dated_today_loses_to_the_date_in_its_text():
    text = "Publié le 3 mars 2025\nLe conseil a voté la loi jeudi soir par douze voix contre trois.\n"
    made = Published(day=TODAY, precision="day", basis="metadata")
    found = document(text, published=made).published
    assert found is not None
    assert found.basis == "text"


def test_name_of_the_file_dates_a_text_without_date():
    found = document("Le conseil a voté la loi jeudi soir.", path="presse/2025-03-03-loi.txt").published
    assert found == Published(day=date(2025, 3, 3), precision="day", basis="filename")


def test_metadata_title_yields_to_the_headline_and_fills_in_for_it():
    headed = (
        "Le conseil vote la loi sur les ports\n\nLe conseil a voté jeudi soir la loi sur les ports par douze voix.\n"
    )
    plain = "Le conseil a voté jeudi soir la loi sur les ports par douze voix contre trois.\n"
    assert document(headed, title="Modèle de dépêche").title == "Le conseil vote la loi sur les ports"
    found = document(plain, title="Les ports, une loi")
    assert (found.title, found.title_basis) == ("Les ports, une loi", "metadata")
    assert document(plain, title="Microsoft Word - note.doc").title is None


def test_markup_title_is_believed():
    text = "Une loi attendue\n\nLe conseil a voté jeudi soir la loi sur les ports par douze voix contre trois.\n"
    found = document(text, title="Ports : la loi votée", media_type="text/html")
    assert (found.title, found.title_basis) == ("Ports : la loi votée", "markup")


def test_empty_text_has_no_blocks():
    cleaned = document(" \n\n ")
    assert (cleaned.blocks, cleaned.title, cleaned.published) == ((), None, None)
    assert cleaned.language.confidence == 0.0
