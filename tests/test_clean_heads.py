"""Lines above and below an article, in many shapes: its title, day and publisher, and nothing of them in its body."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.clean import clean, hijri
from briefing.clean.publisher import parted, site
from briefing.model import RawDocument
from briefing.text.normalise import fold_space, plain

CASES = json.loads((Path(__file__).parent / "cases/article_heads.json").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 21)
LENGTH = {"day": 10, "month": 7, "year": 4}


def cleaned(case):
    text = "\n".join([*case["above"], *case["body"], "", *case["below"]])
    return clean(RawDocument(path="seeds/a.txt", sha256="0" * 64, media_type="text/plain", text=text), today=TODAY)


def day(document):
    found = document.published
    return found and found.day.isoformat()[: LENGTH[found.precision]]


MARKED = [
    pytest.param(c, id=c["label"], marks=[pytest.mark.xfail(strict=True)] * (c["expect"] == "fail")) for c in CASES
]


@pytest.mark.parametrize("case", MARKED)
def test_title_day_and_publisher_are_read_from_the_lines_around_an_article(case):
    document = cleaned(case)
    if case["date"]:
        assert day(document) == case["date"]
    assert document.title == case["title"]
    assert plain(document.publisher or "") == plain(case["publisher"] or "")


@pytest.mark.parametrize("case", [c for c in CASES if c["expect"] == "pass"], ids=lambda c: c["label"])
def test_the_body_is_the_article_and_nothing_around_it(case):
    document = cleaned(case)
    body = fold_space(" ".join(document.text[b.start : b.end] for b in document.blocks if b.kind == "body"))
    assert body == fold_space(" ".join(case["body"])) or body in fold_space(
        " ".join([case["above"][-1], *case["body"]])
    )
    assert all(fold_space(paragraph) in body for paragraph in case["body"])


@pytest.mark.parametrize(
    "title", ["Le pont rouvre - La colère des riverains", "Ponts : 40 | 11 fermés", "Actu | Radio"]
)
def test_a_headline_keeps_what_is_no_site(title):
    assert parted(title) == (title, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://www.lefanal.example.org/a/b", "lefanal.example.org"),
        ("Lien : http://fanal.ma", "fanal.ma"),
        ("https://m.facebook.com/fanal", None),
        ("Le fanal est rallumé", None),
    ],
)
def test_an_address_names_its_site_unless_it_is_a_platform(text, name):
    assert site(text) == name


@given(st.integers(1380, 1500), st.integers(1, 12), st.integers(1, 29))
def test_days_of_the_islamic_calendar_follow_each_other(year, month, day_):
    found = hijri.gregorian(year, month, day_)
    assert hijri.gregorian(year, month, day_ + 1).toordinal() - found.toordinal() == 1
    assert (
        abs(hijri.gregorian(year, month, day_, weekday=(found.weekday() + 1) % 7).toordinal() - found.toordinal()) == 1
    )


@pytest.mark.parametrize(
    ("islamic", "ours"),
    [
        ((1447, 1, 1), "2025-06-27"),
        ((1446, 9, 1), "2025-03-01"),
        ((1445, 12, 10), "2024-06-17"),
        ((1421, 10, 1), "2000-12-28"),
    ],
)
def test_days_of_the_islamic_calendar_are_right_within_a_day(islamic, ours):
    assert abs((hijri.gregorian(*islamic) - date.fromisoformat(ours)).days) <= 1
