"""How a figure changed since an earlier edition said it: found, kept, exported and shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefing import codec, render, store
from briefing.figures import Statement, changed, read
from briefing.model import EarlierFigure, Presentation, Said
from briefing.pipeline import ledger
from briefing.render import view
from briefing.store import editions as store_editions
from tests import editions
from tests.test_edition import BLAZE, documents, edition, raw
from tests.test_figures import document, sentence

OLD = "L'incendie de Crozon a ravagé 340 hectares de lande et mobilisé 210 pompiers."


def statements(text, **fields):
    found = read(document(text), sentence(0, len(text), text))
    return [Statement(id=f"f{n}", figure=f, sentence=text, document="a", **fields) for n, f in enumerate(found, 1)]


def changes(now, *before):
    """(as written now, edition, as written then) of what changed."""
    earlier = [(week, s) for week, text in before for s in statements(text)]
    current = {s.id: s for s in statements(now, published=date(2031, 5, 12))}
    return [
        (current[i].figure.as_written, w, s.figure.as_written)
        for i, (w, s) in changed(list(current.values()), earlier).items()
    ]


GROWN = "L'incendie de Crozon a ravagé 510 hectares de lande et mobilisé 210 pompiers."


def test_a_figure_that_differs_is_shown_with_the_edition_that_said_otherwise():
    assert changes(GROWN, ("2031-W18", OLD)) == [
        ("510 hectares de lande", "2031-W18", "340 hectares de lande"),
    ]


def test_the_last_edition_that_spoke_of_it_counts():
    middle = OLD.replace("340", "480")
    assert [c[1:] for c in changes(GROWN, ("2031-W17", OLD), ("2031-W18", middle))] == [
        ("2031-W18", "480 hectares de lande"),
    ]


@pytest.mark.parametrize(
    "before",
    [
        GROWN,
        GROWN.replace("510", "plus de 500"),
        "L'incendie de Sète a ravagé 340 hectares de vigne et mobilisé 12 avions.",
        "Les pompiers de Crozon ont reçu 340 appels à propos de la lande.",
    ],
)
def test_the_same_figure_a_compatible_one_and_another_thing_are_no_change(before):
    assert changes(GROWN, ("2031-W18", before)) == []


def test_an_edition_that_gave_both_figures_has_not_been_contradicted():
    assert changes(GROWN, ("2031-W18", OLD), ("2031-W18", GROWN)) == []


@pytest.fixture(scope="module")
def pair():
    """An edition, and the next one with a figure that grew."""
    first = edition(documents()).edition
    said = [
        Said(edition="2031-W18", text=s.text, figures=tuple(f.figure for f in first.figures if f.sentence == s.id))
        for s in first.sentences
    ]
    return first, edition([raw("b-blaze.txt", BLAZE.replace("340 hectares", "510 hectares"))], said=said).edition


def test_the_next_edition_keeps_what_was_said(pair):
    _, second = pair
    rows = {f.figure.as_written: f.earlier for f in second.figures if f.earlier}
    assert rows == {
        "510 hectares de lande": EarlierFigure(
            edition="2031-W18", as_written="340 hectares de lande", value=Decimal(340)
        )
    }
    assert codec.loads(codec.dumps(second)) == second


def test_the_state_remembers_the_figures_of_each_sentence(pair, tmp_path):
    first, _ = pair
    with store.opened(tmp_path / "state.sqlite3") as db:
        store_editions.record(db, first, (), at=first.issued_at, stage="issued")
        said = store_editions.said_before(db, "2031-W20")
        assert store_editions.said_before(db, "2031-W19") == ()
    expected = [tuple(f.figure for f in first.figures if f.sentence == s.id) for s in first.sentences]
    assert [one.figures for one in said] == expected


def test_a_first_edition_has_nothing_to_compare_with(pair):
    first, _ = pair
    assert all(f.earlier is None for f in first.figures)
    assert all("earlier" not in row for row in json.loads(codec.dumps(first))["figures"])


@pytest.mark.parametrize("name", ["html", "md"])
def test_every_page_shows_the_change_with_its_edition(pair, name):
    page = render.RENDERERS[name].render(pair[1], Presentation(), {}).decode()
    shown = " ".join(page.split())
    assert "340 hectares de lande" in shown
    assert "Semaine 18, 2031" in shown


def test_the_change_is_said_in_the_language_of_the_note(pair):
    for language, word in (("fr", "auparavant"), ("en", "before"), ("es", "antes"), ("ar", "سابقا")):
        note = view.note(replace(pair[1], language=language), Presentation(), {})
        assert any(value.change.startswith(word) and value.trend.endswith(value.change) for value in note.values)


def test_a_figure_without_direction_base_or_past_has_no_trend():
    note = view.note(editions.edition(), Presentation(), {})
    assert all(v.trend == v.direction for v in note.values if not v.base and not v.change)


def test_the_ledger_exports_base_and_change():
    row = {"value": "510", "upper": None, "unit": "ha", "as_written": "510 ha", "base": "contre 300 en 2030"}
    exported = {"a.txt": [row | {"earlier": "340 ha", "earlier_edition": "2031-W18"}]}
    assert "contre 300 en 2030,340 ha,2031-W18" in ledger.as_csv(exported)
    assert "(was 340 ha in 2031-W18)" in ledger.as_text(exported)
