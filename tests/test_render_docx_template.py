"""brief.docx is edited by people: each of its faults is an error that quotes the paragraph, never an empty space."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import pytest

from briefing.errors import ConfigError, RenderError
from briefing.render.docx import render
from tests.docx_files import PRESENTATION, TEMPLATE, changed_template, opened, text
from tests.editions import edition

EDITION = edition(themes=2, sentences=2)


def render_with(folder):
    return render(EDITION, replace(PRESENTATION, templates=folder), {})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{{ note.title }}", "{{ note.titel }}", r"in “\{\{ note.titel \}\}.*”: unknown name 'titel'"),
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
    link = f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="{target}" TargetMode="External"/></Relationships>'
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
