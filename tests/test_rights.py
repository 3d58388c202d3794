"""The rights budget: what exceeds a cap gives way to the next best sentence from elsewhere, and the note says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefing import edition as core
from briefing.model import Period, Plan, Presentation, RawDocument, ThemeSpec
from briefing.render import RENDERERS

THEME = ThemeSpec(id="port", title="Le port", required=("port",), sentences=4, words=400)
PLAN = Plan(title="Essai", themes=(THEME,))
PAGES = {
    "a": (
        "Le port de Sélène agrandit ses quais",
        "Le port de Sélène a inauguré mardi 340 mètres de quais nouveaux pour les navires de haute mer.",
        "Le port de Sélène a investi 210 millions de dirhams dans ses quais nouveaux et ses grues électriques.",
        "Le port de Sélène a recruté 85 dockers pour servir les quais nouveaux dès la fin de l’été.",
    ),
    "b": (
        "Le port de Brume se met au rail",
        "Le port de Brume a relié mercredi ses entrepôts au rail par une voie longue de 12 kilomètres.",
        "Le port de Brume a commandé 6 locomotives hybrides pour la voie qui mène aux entrepôts.",
    ),
    "c": (
        "Le port de Grève dragué",
        "Le port de Grève a terminé jeudi le dragage de sa passe, longue de 2 kilomètres.",
    ),
}


def prepared():
    raws = [
        RawDocument(
            path=f"{n}.txt", sha256=n * 64, media_type="text/plain", text="\n\n".join(p), publisher=f"Titre {n}"
        )
        for n, p in PAGES.items()
    ]
    return [core.prepare(raw, PLAN, today=date(2026, 1, 5)) for raw in raws]


def build(plan):
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return core.build(prepared(), plan, id="x", issued_at=now, period=Period(since=None, until=None)).edition


def quoted(edition):
    paths = {d.id: d.path for d in edition.documents}
    found = Counter()
    for s in edition.sentences:
        found[paths[s.document]] += len(s.text)
    return found


@pytest.mark.parametrize("cap", [100, 150, 210, 1000])
def test_no_document_is_quoted_beyond_its_cap(cap):
    edition = build(replace(PLAN, quota_per_document=cap))
    assert all(n <= cap for n in quoted(edition).values())
    assert edition.sentences


@pytest.mark.parametrize("cap", [100, 150, 210])
def test_no_publisher_or_family_is_quoted_beyond_its_cap(cap):
    families = tuple((f"Titre {n}", "Groupe") for n in PAGES)
    edition = build(replace(PLAN, quota_per_publisher=cap, publisher_families=families))
    assert sum(quoted(edition).values()) <= cap


def test_the_next_best_sentence_from_elsewhere_stands_in():
    small = replace(PLAN, themes=(replace(THEME, sentences=3),))
    free, capped = build(small), build(replace(small, quota_per_document=100))
    assert max(quoted(free).values()) > 100
    assert len(capped.sentences) == len(free.sentences) == 3
    assert len(quoted(capped)) == 3


def test_the_note_says_whose_cap_was_reached_and_how_much_of_each_source_is_quoted():
    edition = build(replace(PLAN, quota_per_document=110))
    problem = next(p for p in edition.problems if p.kind == "rights")
    assert problem.subject in {"a.txt", "b.txt", "c.txt"}
    page = RENDERERS["md"].render(edition, Presentation(), {}).decode()
    assert "quota de citation atteint" in page
    assert f"{sum(len(s.text) for s in edition.sentences if s.document == 'd1')} signes" in page


def test_without_caps_nothing_changes():
    assert build(PLAN).problems == ()
    assert build(replace(PLAN, quota_per_document=100_000)) == build(PLAN)
