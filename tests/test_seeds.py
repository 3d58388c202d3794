"""The sample articles, end to end through reading and cleaning, against the labels of every line."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from briefing import collect, config, figures
from briefing import edition as core
from briefing.clean import clean
from briefing.collect import media
from briefing.model import Document, Edition, Fetched, Period, RawDocument
from briefing.segment import segment
from briefing.text.normalise import plain

ROOT = Path(__file__).parents[1]
LABELS = json.loads((Path(__file__).parent / "resources/seeds_labels.json").read_text(encoding="utf-8"))["files"]
TODAY = date(2026, 2, 1)
NAMES = sorted(LABELS)


def raw(name: str) -> RawDocument:
    content = (ROOT / "seeds" / name).read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    fetched = Fetched(path=f"seeds/{name}", content=content, sha256=sha256, media_type=media.sniff(content, name))
    (document,) = collect.read(fetched)
    return document


@cache
def cleaned(name: str) -> Document:
    return clean(raw(name), today=TODAY)


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
    assert plain(LABELS[name]["publisher"]).startswith(plain(cleaned(name).publisher or ""))


@pytest.mark.parametrize("name", NAMES)
def test_the_language_is_told(name):
    if LABELS[name]["body"]:
        assert cleaned(name).language.code == LABELS[name]["language"]


@cache
def edition() -> Edition:
    """The edition that the built-in configuration makes of the samples."""
    plan = config.parse("", "built-in", ROOT).plan
    raws = [raw(name) for name in NAMES]
    prepared = tuple(core.prepare(r, plan, today=TODAY) for r in raws)
    period = Period(since=date(2026, 1, 26), until=TODAY)
    issued_at = datetime(2026, 2, 2, 6, tzinfo=UTC)
    return core.build(prepared, plan, id="2026-W05", issued_at=issued_at, period=period).edition


def quoted(theme: str) -> list[tuple[str, str]]:
    """The file and text of each sentence quoted under a theme."""
    files = {d.id: Path(d.path).name for d in edition().documents}
    return [(files[s.document], s.text) for s in edition().sentences if s.theme == theme]


def test_the_copy_of_a_file_is_said_to_be_one():
    documents = {Path(d.path).name: d for d in edition().documents}
    for name in NAMES:
        original = LABELS[name]["duplicate_of"]
        pair = {name, original}
        if original:
            assert {documents[n].status for n in pair} & {"duplicate"}


@pytest.mark.parametrize("theme", ["interpol", "can_mondial_2030", "counterterrorism"])
def test_a_theme_quotes_the_articles_on_it(theme):
    sentences = quoted(theme)
    fitting = [f for f, _ in sentences if theme in {LABELS[f]["theme"], *LABELS[f].get("also_themes", [])}]
    assert len(sentences) >= 5
    assert len(fitting) >= 0.9 * len(sentences), [s for s in sentences if s[0] not in fitting]


@pytest.mark.parametrize(
    "name", ["phare-match-groupe.txt", "nil-can-2019.txt", "tadla-meteo-neige.txt", "souss-arganier-recolte.txt"]
)
def test_a_match_an_older_tournament_and_other_news_stay_out_of_the_topics(name):
    topics = ("interpol", "can_mondial_2030", "counterterrorism")
    assert [text for theme in topics for file, text in quoted(theme) if file == name] == []


def test_every_sentence_quoted_stands_on_a_body_line():
    by_id = {d.id: Path(d.path).name for d in edition().documents}
    for sentence in edition().sentences:
        document = cleaned(by_id[sentence.document])
        line = document.text.count("\n", 0, sentence.start) + 1
        assert line in LABELS[by_id[sentence.document]]["body"], sentence.text


def statements(name: str) -> list[figures.Statement]:
    """Every figure of a sample's body, each with the title and the sentence before."""
    document = cleaned(name)
    sentences = segment(document)
    before = ["", *(s.text for s in sentences)]
    return [
        figures.Statement(
            id=f"{name} {f.start}",
            figure=f,
            sentence=s.text,
            document=name,
            context=f"{document.title} {before[s.index]}",
        )
        for s in sentences
        for f in figures.read(document, s)
    ]


def test_papers_that_give_another_figure_for_one_thing_are_set_side_by_side():
    told = [*statements("atlas-interpol-ouverture.txt"), *statements("detroit-interpol-assemblee.txt")]
    values = {one.id: str(one.figure.value) for one in told}
    assert {"800", "900"} in [{values[i] for i in found.figures} for found in figures.compare(told)]
