"""brief.docx is edited by people: each of its faults is an error that quotes the paragraph, never an empty space."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace

import pytest

from briefing.errors import ConfigError, RenderError
from briefing.render.docx import render
from briefing.render.docx.comments import QUESTIONS
from briefing.render.docx.labels import LABELS
from tests.docx_files import PRESENTATION, TEMPLATE, changed_template, opened, text
from tests.editions import edition

IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
EDITION = edition(themes=2, sentences=2)


def render_with(folder):
    return render(EDITION, replace(PRESENTATION, templates=folder), {})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "{{ note.title }}",
            "{{ note.titel }}",
            r"in “\{\{ note.titel \}\}.*”: unknown name 'titel'; did you mean",
        ),
        ("{{ theme.keyphrases }}", "{{ them.keyphrases }}", r"in “.*them.keyphrases \}\}.*”: unknown name 'them'"),
        ("{{ label.sources }}", "{{ label.source_list }}", r"unknown name 'source_list'"),
        ("{%p if theme.note %}", "{%p if theme.remark %}", r"unknown name 'remark'"),
        ("{{ note.title }}", "{{ note.title", r"in “\{\{ note.title”: a placeholder is not closed"),
        ("{{ note.title }}", "note.title }}", r"in “note.title }}”: a placeholder is not closed"),
        ("{%p endif %}", "{%p endif %} word", r"nothing else may stand in the paragraph of a {%p %}"),
        ("{%tr endfor %}", "{%tr endfor %} word", r"nothing else may stand in the row of a {%tr %}"),
        ("{{ note.title }}", "{ note.title }}", r"a placeholder is not closed"),
        ("{%p endfor %}", "", r"brief.docx: .*"),
        ("{{ note.title }}", "{{ note.title|larger }}", r"No filter named 'larger'"),
        ("{{ note.title }}", "{{ note.themes[0] + 1 }}", r"in “\{\{ note.themes\[0\] \+ 1 \}\}.*”: unsupported"),
        ("{{ note.title }}", "{{ note.__class__.__mro__ }}", r"in “.*__mro__"),
    ],
)
def test_a_fault_names_its_paragraph(old, new, message, tmp_path):
    with pytest.raises(ConfigError, match=message):
        render_with(changed_template(tmp_path, old, new))


@pytest.mark.parametrize("name", ["word/header1.xml", "word/footer1.xml"])
def test_a_fault_in_header_or_footer_is_named_too(name, tmp_path):
    with pytest.raises(ConfigError, match="unknown name 'labell'"):
        render_with(changed_template(tmp_path, "{{ ", "{{ labell.page }}{{ ", name))


def test_a_template_that_drops_the_sentences_is_refused(tmp_path):
    with pytest.raises(RenderError, match="did not arrive unchanged"):
        render_with(changed_template(tmp_path, "{{ quote.text }}", "phrase"))


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_a_template_that_is_no_word_file_is_named(content, tmp_path):
    (tmp_path / "brief.docx").write_bytes(content)
    with pytest.raises(ConfigError, match=r"brief.docx: not a Word document"):
        render_with(str(tmp_path))


def test_a_zip_without_a_document_is_named(tmp_path):
    with zipfile.ZipFile(tmp_path / "brief.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(ConfigError, match=r"brief.docx: not a Word document"):
        render_with(str(tmp_path))


@pytest.mark.parametrize(
    "target", ["file:///srv/share/logo.png", "mailto:someone@example.org", "\\\\server\\share\\x.dotx"]
)
def test_a_template_that_points_outside_is_refused(target, tmp_path):
    link = f'<Relationship Id="rId99" Type="{IMAGE}" Target="{target}" TargetMode="External"/></Relationships>'
    with pytest.raises(ConfigError, match="points outside"):
        render_with(changed_template(tmp_path, "</Relationships>", link, "word/_rels/document.xml.rels"))


def test_the_words_of_a_changed_template_are_printed(tmp_path):
    folder = changed_template(tmp_path, "{{ label.sources }}", "Nos sources")
    assert "Nos sources" in text(render_with(folder))


def test_a_sentence_shown_twice_keeps_one_identity(tmp_path):
    folder = changed_template(tmp_path, "{{ quote.text }}", "{{ quote.text }}{{ quote.text }}")
    content = render_with(folder)
    assert EDITION.sentences[0].text[:20] in text(content)


def test_a_logo_may_stand_in_the_header(tmp_path):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
    folder = changed_template(tmp_path, "{{ note.short_title }}", "{{ logo }}", "word/header1.xml")
    content = render(EDITION, replace(PRESENTATION, logo=svg, templates=folder), {})
    assert opened(content).sections[0].header._element.xpath(".//wp:docPr/@descr") == ["Cellule de veille"]  # noqa: SLF001


def test_the_packaged_template_opens_and_embeds_its_fonts():
    with zipfile.ZipFile(TEMPLATE) as archive:
        assert sum(name.endswith(".odttf") for name in archive.namelist()) == 6


def test_the_documentation_names_every_placeholder_of_the_packaged_template():
    documented = (TEMPLATE.parent.parent / "docs" / "templates-word.md").read_text(encoding="utf-8")
    with zipfile.ZipFile(TEMPLATE) as archive:
        parts = [
            archive.read(n).decode()
            for n in archive.namelist()
            if re.fullmatch(r"word/(document|header1|footer1)\.xml", n)
        ]
    names = {name for part in parts for name in re.findall(r"\{\{ ([a-z_.]+)", part)}
    assert len(names) > 50
    aliases = {"value.numeral.trail": ".trail", "value.numeral.digits": ".digits", "value.excerpt.mark": ".mark"}
    aliases |= {"value.excerpt.after": ".after", "value.quote.number": "quote.number", "problem": "problem[0]"}
    loops = {"fact", "tag", "doubt", "text"}
    assert [n for n in sorted(names - loops) if f"`{aliases.get(n, n)}`" not in documented] == []


def test_every_label_is_documented():
    documented = (TEMPLATE.parent.parent / "docs" / "templates-word.md").read_text(encoding="utf-8")
    assert [name for name in LABELS if f"`label.{name}`" not in documented] == []


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_every_word_of_the_note_is_translated(language):
    from briefing.render.catalogue import catalogue

    translations = catalogue(language).translations
    messages = [*LABELS.values(), *QUESTIONS.values(), "automatic check", "Draft to edit", "Before it in the article:"]
    same = {"Page", "Date", "Sources", "Source", "Document"}
    assert [m for m in messages if translations.gettext(m) == m and m not in same] == []


@pytest.mark.parametrize("made", [{}, {"themes": 12, "sentences": 5}, {"themes": 1, "sentences": 0}])
def test_the_file_follows_the_schemas_of_office_open_xml(made, tmp_path):
    audit = pytest.importorskip("openxml_audit")
    (tmp_path / "brief.docx").write_bytes(render(edition(**made), PRESENTATION, {}))
    result = audit.OpenXmlValidator().validate(str(tmp_path / "brief.docx"))
    assert [str(e) for e in result.errors] == []
