"""The sample articles, end to end through reading and cleaning, against the labels of every line."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from briefing import collect
from briefing.clean import clean
from briefing.collect import media
from briefing.model import Document, Fetched
from briefing.text.normalise import plain

ROOT = Path(__file__).parents[1]
LABELS = json.loads((Path(__file__).parent / "resources/seeds_labels.json").read_text(encoding="utf-8"))["files"]
TODAY = date(2026, 2, 1)
NAMES = sorted(LABELS)


@cache
def cleaned(name: str) -> Document:
    content = (ROOT / "seeds" / name).read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    fetched = Fetched(path=f"seeds/{name}", content=content, sha256=sha256, media_type=media.sniff(content, name))
    (raw,) = collect.read(fetched)
    return clean(raw, today=TODAY)


def body_lines(name: str) -> set[int]:
    blocks = [b for b in cleaned(name).blocks if b.kind == "body"]
    return {line for b in blocks for line in range(b.first_line, b.last_line + 1)}


def leaked(name: str) -> set[int]:
    return body_lines(name) - set(LABELS[name]["body"])


def test_every_sample_is_labelled():
    assert sorted(p.name for p in (ROOT / "seeds").glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_body_of_a_sample_is_kept(name):
    expected = set(LABELS[name]["body"])
    assert len(expected & body_lines(name)) >= 0.97 * len(expected), sorted(expected - body_lines(name))


def test_hardly_a_line_that_is_not_body_is_kept():
    kept = sum(len(body_lines(name)) for name in NAMES)
    assert sum(len(leaked(name)) for name in NAMES) <= 0.02 * kept, {n: leaked(n) for n in NAMES if leaked(n)}


@pytest.mark.parametrize("name", NAMES)
def test_the_title_is_found_or_honestly_missing(name):
    label = LABELS[name]
    assert cleaned(name).title in {label["title"], *label.get("title_acceptable", [])}


@pytest.mark.parametrize("name", NAMES)
def test_the_date_is_found_or_honestly_missing(name):
    published = cleaned(name).published
    length = {"day": 10, "month": 7, "year": 4}
    assert (str(published.day)[: length[published.precision]] if published else None) == LABELS[name]["date"]


@pytest.mark.parametrize("name", [n for n in NAMES if LABELS[n]["publisher"]])
def test_a_publisher_found_is_the_right_one(name):
    assert plain(cleaned(name).publisher or "") in {plain(LABELS[name]["publisher"]), ""}


@pytest.mark.parametrize("name", NAMES)
def test_the_language_is_told(name):
    if LABELS[name]["body"]:
        assert cleaned(name).language.code == LABELS[name]["language"]
