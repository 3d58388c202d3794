"""What all renderers share: the table of formats, the atomic write, templates that anyone may change, charts."""

from __future__ import annotations

import json
import os
import re
import stat
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefing import codec
from briefing.errors import ConfigError, RenderError
from briefing.model import Presentation
from briefing.render import RENDERERS, charts, page, resources, templating, values, view, write
from briefing.render.catalogue import catalogue
from tests import editions

FRENCH = catalogue("fr")


def test_each_format_has_the_file_name_of_the_contract():
    names = {name: renderer.file_name for name, renderer in RENDERERS.items()}
    assert names == {
        "json": "edition.json",
        "pdf": "brief.pdf",
        "docx": "brief.docx",
        "html": "brief.html",
        "md": "brief.md",
    }


def test_json_is_the_edition():
    edition = editions.edition()
    assert codec.loads(RENDERERS["json"].render(edition, Presentation(), {}).decode()) == edition
    assert json.loads(RENDERERS["json"].render(edition, Presentation(), {}))["format"] == 1


# ---------------------------------------------------------------- writing


def test_a_file_is_written_whole_with_its_folder(tmp_path):
    write(tmp_path / "reports/2026-W01/brief.md", b"texte")
    assert (tmp_path / "reports/2026-W01/brief.md").read_bytes() == b"texte"
    assert [f.name for f in (tmp_path / "reports/2026-W01").iterdir()] == ["brief.md"]


def test_a_file_can_be_read_by_those_the_mask_allows(tmp_path):
    before = os.umask(0o027)
    try:
        write(tmp_path / "brief.md", b"texte")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "brief.md").stat().st_mode) == 0o640


def test_a_failed_write_keeps_the_old_file_and_leaves_nothing_behind(tmp_path, monkeypatch):
    write(tmp_path / "brief.md", b"avant")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(RenderError, match="No space left"):
        write(tmp_path / "brief.md", b"pendant")
    assert (tmp_path / "brief.md").read_bytes() == b"avant"
    assert [f.name for f in tmp_path.iterdir()] == ["brief.md"]


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "reports").write_text("x")
    with pytest.raises(RenderError, match=r"brief\.md"):
        write(tmp_path / "reports/brief.md", b"x")


# ---------------------------------------------------------------- templates


@pytest.mark.parametrize("name", ["/etc/passwd", "../pyproject.toml", "fonts/../../pyproject.toml", "nothing.css"])
def test_only_files_of_the_templates_are_found(name):
    assert resources.locate(name) is None
    with pytest.raises(RenderError, match="no such template"):
        resources.read(name)


def test_a_workspaces_own_file_wins(tmp_path):
    (tmp_path / "brief.css").write_text("body{}")
    assert resources.read("brief.css", str(tmp_path)) == b"body{}"
    assert resources.read("brief.html.j2", str(tmp_path)) == resources.read("brief.html.j2")


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ note.titel }}", r"brief\.html\.j2, line 2: unknown name 'titel'; did you mean 'title'\?"),
        ("{{ note.key_points[0].sorce }}", r"line 2: unknown name 'sorce'; did you mean 'source'\?"),
        ("{{ notes.title }}", r"line 2: unknown name 'notes'"),
        ("{% if %}", r"line 2: "),
        ("{% for x in note.themes %}", r"line 2: "),
        ("{{ note.title | embellish }}", r"line 2: .*embellish"),
        ("{{ note.title + 3 }}", r"line 2: "),
        ("{% include 'none.j2' %}", r"line 2: .*none\.j2"),
    ],
)
def test_a_fault_in_a_template_is_named_with_file_and_line(tmp_path, source, fault):
    (tmp_path / "brief.html.j2").write_text(f"<!DOCTYPE html>\n{source}\n", "utf-8")
    with pytest.raises(ConfigError, match=fault):
        page.markup(editions.edition(), Presentation(templates=str(tmp_path)), {})


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ note.__init__.__globals__ }}",
        "{{ _.__func__.__globals__['resources'] }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    ],
)
def test_a_template_cannot_reach_the_program(tmp_path, attack):
    (tmp_path / "brief.html.j2").write_text(attack, "utf-8")
    with pytest.raises(ConfigError):
        page.markup(editions.edition(), Presentation(templates=str(tmp_path)), {})


@given(st.text(max_size=60))
def test_any_text_comes_out_of_a_template_escaped(text):
    environment = templating.environment(FRENCH, None)
    shown = environment.from_string("{{ text }}").render(text=text)
    assert "<" not in shown
    assert '"' not in shown


# ---------------------------------------------------------------- the view


def test_sources_are_numbered_in_the_editions_order_and_count_what_is_quoted():
    edition = editions.edition()
    note = view.note(edition, Presentation(), {})
    assert [s.number for s in note.sources] == [1, 2, 3]
    assert sum(s.characters for s in note.sources) == sum(len(s.text) for s in edition.sentences)


def test_every_document_found_is_a_source_or_set_aside():
    edition = editions.edition()
    note = view.note(edition, Presentation(), {})
    assert {s.path for s in note.sources} | {d.path for d in note.left_out.documents} == {
        d.path for d in edition.documents
    }
    assert sum(len(group.documents) for group in note.left_out.groups) == len(note.left_out.documents)


def test_divergences_outside_the_themes_are_not_lost():
    edition = editions.divergent(5)
    note = view.note(edition, Presentation(), {})
    shown = [v.id for t in note.themes for v in t.divergences] + [v.id for v in note.divergences]
    assert sorted(shown) == sorted(v.id for v in edition.divergences)


def test_key_figures_are_written_with_digits_and_none_twice():
    note = view.note(editions.edition(themes=12), Presentation(), {})
    written = [value.as_written for value in note.key_figures]
    assert len(written) == len(set(written)) <= view.KEY_FIGURES
    assert all(value.numeral.digits for value in note.key_figures)


@pytest.mark.parametrize(("noun", "shown"), [(None, False), ("peine", True)])
def test_a_bare_length_of_time_is_no_key_figure(noun, shown):
    edition = editions.edition(themes=1)
    timed = [
        replace(f, figure=replace(f.figure, unit="an", noun=noun, as_written=f"{n} ans"))
        for n, f in enumerate(edition.figures, 2)
    ]
    note = view.note(replace(edition, figures=tuple(timed)), Presentation(), {})
    assert bool(note.key_figures) is shown


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1&c=%20", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("//example.org/a", False),
        ("https://exa mple.org", False),
        ("https://example.org/\u0000", False),
        ("data:text/html,x", False),
        ("https://[::1", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(url, kept):
    assert view.web_link(url) == (url if kept else None)


def test_a_guessed_date_says_that_it_is_one():
    note = view.note(editions.edition(), Presentation(), {})
    assert {s.guessed for s in note.sources if s.iso_date} == {"date lue dans le texte"}


# ---------------------------------------------------------------- charts


def test_a_chart_is_a_picture_with_words():
    note = view.note(editions.edition(), Presentation(), {})
    picture = charts.provenance(note, FRENCH)
    assert picture is not None
    root = etree.fromstring(picture)
    assert "La Dépêche" in (root.findtext("{http://www.w3.org/2000/svg}title") or "")
    assert charts.png(picture).startswith(b"\x89PNG")


@pytest.mark.parametrize("family", ["Arial", "Source Sans 3", "serif"])
def test_the_words_of_a_logo_are_drawn_whatever_font_they_name(family):
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">{}</svg>'
    word = f'<text x="8" y="28" font-family="{family}" font-size="24">Vigie</text>'
    assert charts.png(logo.format(word)) != charts.png(logo.format(""))


def test_a_chart_of_one_publisher_is_not_drawn():
    base = editions.edition()
    alone = replace(base, documents=tuple(replace(d, publisher="Le Journal") for d in base.documents))
    note = view.note(alone, Presentation(), {})
    assert charts.provenance(note, FRENCH) is None
    assert charts.rows(note, FRENCH) == ()


def test_many_publishers_are_added_up_and_none_is_lost():
    base = editions.edition(themes=4, sentences=10)
    documents = tuple(
        replace(base.documents[0], id=f"d{k}", path=f"seeds/{k}.txt", publisher=f"Journal {k}") for k in range(40)
    )
    sentences = tuple(replace(s, document=f"d{k}", also_in=()) for k, s in enumerate(base.sentences))
    note = view.note(replace(base, documents=documents, sentences=sentences), Presentation(), {})
    rows = charts.rows(note, FRENCH)
    assert len(rows) == charts.ROWS
    assert sum(row.count for row in rows) == 40


def test_hostile_names_stay_text_in_a_chart():
    note = view.note(editions.divergent(), Presentation(), {})
    named = replace(note, themes=tuple(replace(t, title="<b>&\x01") for t in note.themes))
    for row in charts.rows(named, FRENCH):
        etree.fromstring(row.bar)


# ---------------------------------------------------------------- documentation

DOCUMENTED = re.findall(r"`(\w+\.\w+)", (Path(__file__).parents[1] / "docs/templates.md").read_text("utf-8"))
NAMES = {
    "note": values.Note,
    "theme": values.Section,
    "quote": values.Quote,
    "source": values.Source,
    "value": values.Value,
    "moment": values.Moment,
    "divergence": values.Disagreement,
    "left_out": values.LeftOut,
    "totals": values.Totals,
    "group": values.Group,
    "document": values.SetAside,
    "row": charts.Row,
}


@pytest.mark.parametrize("name", NAMES)
def test_the_documented_variables_are_those_that_exist(name):
    told = {field.split(".")[1] for field in DOCUMENTED if field.startswith(f"{name}.")}
    assert told == {field.name for field in fields(NAMES[name])}


def test_the_documented_sections_are_those_that_exist():
    text = (Path(__file__).parents[1] / "docs/templates.md").read_text("utf-8")
    listed = re.search(r"Section names: (.*?)\. The look", text, re.DOTALL)
    assert listed
    assert tuple(re.findall(r"`(\w+)`", listed[1])) == view.SECTIONS
