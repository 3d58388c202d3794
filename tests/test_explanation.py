"""`inspect --theme`: what a theme takes and why, and what its neighbours wanted too."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing import config
from briefing.errors import NoInputError, UsageError
from briefing.pipeline import explaining
from briefing.pipeline.workspace import Workspace

SETTINGS = """
[[themes]]
id = "harbour"
title = "Port"
required = ["port de Lorient"]
supporting = ["quai", "dragage"]
excluding = ["port de Brest"]

[[themes]]
id = "fishing"
title = "Pêche"
required = ["criée"]
"""
PAGES = {
    "a.txt": "Le port de Lorient allonge son quai\n\nLe port de Lorient a lancé lundi le dragage du quai nord. "
    "Les engins ont retiré 400 tonnes de vase. La criée du port de Lorient a rouvert mardi après le chantier.",
    "b.txt": "Le port de Brest perd un paquebot\n\nLa compagnie a retiré une escale. Le navire ira au port de Lorient.",
    "c.txt": "Une chapelle restaurée\n\nLe toit de la chapelle a été refait. La charpente datait de 1702. "
    "Les ardoises sont venues par le port de Lorient. Le vitrail a gardé ses couleurs. Deux cloches ont été refondues. "
    "Un concert a salué la fin des travaux. La commune a payé la moitié.",
}
NOW = datetime(2031, 5, 12, 6, tzinfo=UTC)


@pytest.fixture
def place(tmp_path):
    (tmp_path / "briefing.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
    return Workspace(tmp_path)


def explained(place, theme="harbour", *sources):
    return explaining.explain(place, config.load(place.root), theme, sources, now=NOW)


def test_what_a_theme_takes_is_shown_with_its_terms(place):
    found = explained(place).as_json()
    (document,) = found["documents"]
    assert document["path"].endswith("a.txt")
    assert document["title_terms"]["required"] == ["port de Lorient"]
    first = document["sentences"][0]
    assert first["required"] == ["port de Lorient"]
    assert first["supporting"] == ["quai", "dragage"]
    assert first["quoted_by"] == "harbour"


def test_what_names_a_theme_and_stays_out_is_shown_with_the_reason(place):
    left = {d["path"].rsplit("/", 1)[-1]: d for d in explained(place).as_json()["left"]}
    assert left.keys() == {"b.txt", "c.txt"}
    assert left["b.txt"]["weight"] == 0


def test_what_a_neighbour_takes_too_is_shown(place):
    found = explained(place).as_json()
    assert found["shared"] == {"fishing": 1}
    (both,) = (s for s in found["contested"] if "criée" in s["text"])
    assert set(both["wanted_by"]) == {"harbour", "fishing"}
    assert both["quoted_by"] in both["wanted_by"]


def test_a_page_for_a_terminal_says_the_same(place):
    page = explained(place).as_text()
    assert page.startswith("harbour: 1 documents")
    assert "1 of them also in fishing" in page
    assert "Named, not taken" in page


def test_a_theme_or_a_source_that_does_not_exist_is_said(place, tmp_path):
    with pytest.raises(UsageError, match="Known: harbour, fishing"):
        explained(place, "harbor")
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoInputError):
        explained(place, "harbour", tmp_path / "empty")
