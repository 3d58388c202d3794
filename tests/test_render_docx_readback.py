"""Identities survive what editors do: tracked changes, splits, a word processor that writes the file anew."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from lxml import etree

from briefing.model import QuotedSentence
from briefing.render.docx import draft, identity, readback, render
from briefing.render.docx.identity import Identity
from tests.docx_files import PRESENTATION, W, around, letters, opened, part
from tests.editions import edition

SOFFICE = shutil.which("soffice")


def body(*paragraphs):
    return etree.fromstring(f'<w:document xmlns:w="{W[1:-1]}"><w:body>{"".join(paragraphs)}</w:body></w:document>')


def start(number="1", name="q_s1_0123456789"):
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


END = '<w:bookmarkEnd w:id="1"/>'
NAME = Identity("s1", "0123456789")


def r(text, wrap=""):
    kind = "delText" if wrap == "del" else "t"
    run = f"<w:r><w:{kind}>{text}</w:{kind}></w:r>"
    return f'<w:{wrap} w:id="9" w:author="x">{run}</w:{wrap}>' if wrap else run


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((f"<w:p>{start()}{r('Un ')}{r('deux.')}{END}{r(' après')}</w:p>",), "Un deux."),
        ((f"<w:p>{r('avant')}{start()}{r('Un')}{r(' vieux', 'del')}{r(' neuf', 'ins')}{END}</w:p>",), "Un neuf"),
        ((f"<w:p>{start()}{r('Un.')}</w:p>", f"<w:p>{r('Deux.')}{END}</w:p>"), "Un.\nDeux."),
        ((f"<w:p>{start()}{END}{r('rien')}</w:p>",), ""),
        (
            (f"<w:p>{start()}<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:noBreakHyphen/></w:r>{END}</w:p>",),
            "a\nb\t\u2011",
        ),
    ],
)
def test_the_text_between_the_ends_of_a_bookmark_is_the_sentence(paragraphs, expected):
    assert readback.gather(body(*paragraphs)) == {NAME: expected}


def test_other_bookmarks_are_not_ours():
    assert readback.gather(body(f"<w:p>{start(name='_GoBack')}{r('x')}{END}</w:p>")) == {}


def quoted(number, text):
    return QuotedSentence(
        id=f"s{number}", document="d1", start=0, end=1, text=text, theme="t", score=1, novelty="new", also_in=(),
        independent_sources=1, flags=(),
    )  # fmt: skip


def test_a_name_says_sentence_and_words_and_fits_into_word():
    name = identity.bookmark(identity.of(quoted(123456, "Des mots.")))
    assert identity.parse(name).sentence == "s123456"
    assert len(name) <= 40
    assert identity.of(quoted(1, "Des mots.")).digest != identity.of(quoted(1, "D’autres mots.")).digest


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["note", "draft"])
def test_a_round_trip_through_libreoffice_keeps_what_the_way_back_needs(kind, tmp_path):
    made = edition(sentences=3)
    content = (
        render(made, PRESENTATION, around(made))
        if kind == "note"
        else draft(made, "interpol", PRESENTATION, around(made))
    )
    (tmp_path / "brief.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        SOFFICE,
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "brief.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    after = (tmp_path / "out" / "brief.docx").read_bytes()
    before = {k: letters(v) for k, v in readback.sentences(content).items()}
    assert {k: letters(v) for k, v in readback.sentences(after).items()} == before
    assert [c.text for c in opened(after).comments] == [c.text for c in opened(content).comments]
    headings = [[p.text for p in opened(x).paragraphs if p.style.name.startswith("Heading")] for x in (content, after)]
    assert headings[0] == headings[1]
    properties = [
        {p.get("name"): "".join(p.itertext()) for p in part(x, "docProps/custom.xml")} for x in (content, after)
    ]
    assert properties[0] == properties[1]
    assert "".join(part(after, "customXml/item1.xml").itertext()) == "".join(
        part(content, "customXml/item1.xml").itertext()
    )
    rows = [sum(1 for _ in part(x).iter(f"{W}tblHeader")) for x in (content, after)]
    assert rows[0] == rows[1]
