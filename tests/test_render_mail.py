"""The words of the message that brings the drafts: four languages, verbatim quotations, everything else escaped."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from briefing.errors import ConfigError
from briefing.model import Presentation, Recipient
from briefing.render import mail
from tests.editions import edition

ALL = Recipient(name="Jeanne", address="jeanne@example.org")


def body(note, recipient=ALL, **presentation):
    drafts = {t.id: f"{note.id}-{t.id}.docx" for t in note.themes if t.sentences}
    return mail.body(note, Presentation(**presentation), {}, recipient, drafts)


@pytest.mark.parametrize(
    ("language", "greeting"), [("fr", "Bonjour Jeanne,"), ("en", "Hello Jeanne,"), ("es", "Jeanne:"), ("ar", "Jeanne،")]
)
def test_it_speaks_the_notes_language(language, greeting):
    written = body(replace(edition(), language=language))
    assert greeting in written.text.splitlines()[0]
    assert f'lang="{language}"' in written.html
    assert ('dir="rtl"' in written.html) == (language == "ar")
    assert "%(" not in written.text + written.html


def test_a_key_point_is_quoted_to_the_letter():
    note = edition()
    quoted = {s.id: s for s in note.sentences}
    text = "".join(body(note).text.split())
    for theme in note.themes:
        lead = next((s for s in note.key_points if s in theme.sentences), None)
        assert lead is None or "".join(quoted[lead].text.split()) in text


def test_an_editor_reads_of_their_own_themes_only():
    note = edition()
    first, second = note.themes[:2]
    text = body(note, replace(ALL, themes=(second.id,))).text
    assert second.title.upper().split()[0] in text
    assert f"{note.id}-{first.id}.docx" not in text


def test_what_is_doubtful_is_named_with_its_reason():
    note = edition()
    doubted = replace(note, sentences=tuple(replace(s, flags=("quote_without_speaker",)) for s in note.sentences))
    assert "À vérifier" in body(doubted).text
    assert "auteur des propos non nommé" in body(doubted).text


def test_markup_in_a_title_or_name_is_text():
    note = edition()
    nasty = replace(note, title="<img src=x onerror=alert(1)> & Cie")
    html = body(nasty, replace(ALL, name="<script>")).html
    assert "<script" not in html
    assert "<img" not in html
    assert "<img" in body(nasty).text


def test_a_broken_template_is_named_with_its_line(tmp_path):
    (tmp_path / "mail.html.j2").write_text("<p>\n{{ note.nothing }}", encoding="utf-8")
    with pytest.raises(ConfigError, match="line 2"):
        body(edition(), templates=str(tmp_path))


def test_a_template_cannot_reach_out_of_its_sandbox(tmp_path):
    (tmp_path / "mail.txt.j2").write_text("{{ note.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(ConfigError):
        body(edition(), templates=str(tmp_path))


@pytest.mark.parametrize(("name", "kind"), [("part", mail.Part), ("recipient", Recipient)])
def test_the_documented_variables_exist(name, kind):
    text = (Path(__file__).parents[1] / "docs/templates.md").read_text("utf-8")
    told = set(re.findall(rf"`{name}\.(\w+)", text))
    assert told <= {field.name for field in fields(kind)}
    assert told >= {field.name for field in fields(kind)} - {"themes"}
