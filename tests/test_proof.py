"""`verify` finds every forgery and refuses no honest file."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import codec, config
from briefing import edition as core
from briefing.errors import DocumentError
from briefing.model import Presentation
from briefing.pipeline import build, cited, verification
from briefing.pipeline.workspace import Workspace
from briefing.proof import delivered, quotes, word
from briefing.render import imprint
from tests import editions, forgeries

SEEDS = Path(__file__).parents[1] / "seeds"
SMALL = """
[sources]
folders = ["seeds"]
[[themes]]
id = "interpol"
title = "Interpol"
required = ["interpol"]
sentences = 4
"""


class Bench:
    """A workspace with one small edition, and what its maker had in hand."""

    def __init__(self, root: Path):
        self.root = root
        (root / "seeds").mkdir()
        for path in sorted(SEEDS.glob("*interpol*.txt")):
            shutil.copy(path, root / "seeds")
        (root / "briefing.toml").write_text(SMALL, encoding="utf-8")
        self.config = config.load(root)
        request = build.Request(now=datetime.fromisoformat("2026-11-21T06:00:00+00:00"), formats=("json",))
        report = build.build(Workspace(root), self.config, request)
        self.known = cited.sources((root / "seeds",), root, report.edition.documents)
        prepared = verification.prepared(report.edition, self.config.plan, "UTC", self.known)
        around = {s.sentence: s for s in core.located(report.edition, prepared)}
        self.maker = forgeries.Maker(report.edition, self.config.presentation, around)

    def proof(self, kind, content, *, settings=None, known=None):
        path = self.root / f"file.{kind}"
        path.write_bytes(content)
        return verification.verify(path, known or self.known, settings or self.config)


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    return Bench(tmp_path_factory.mktemp("proof"))


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("kind", ["json", "pdf", "docx", "draft"])
def test_an_honest_file_holds(bench, kind):
    proof = bench.proof(kind, bench.maker.make(kind))
    assert proof.holds, proof.as_lines()


@pytest.mark.parametrize(("kind", "forge"), forgeries.FILES, ids=[f.__name__ for _, f in forgeries.FILES])
def test_a_forged_file_does_not_hold(bench, kind, forge):
    assert not bench.proof(kind, forge(bench.maker, Random(20)), settings=bench.config).holds


@pytest.mark.parametrize("change", forgeries.EDITIONS, ids=[f.__name__ for f in forgeries.EDITIONS])
@pytest.mark.parametrize("seed", range(5))
def test_an_altered_edition_does_not_hold_though_its_fingerprint_fits(bench, change, seed):
    forged = codec.dumps(change(bench.maker.edition, Random(seed))).encode()
    assert not bench.proof("json", forged).holds


def test_a_proof_says_where_each_sentence_stands(bench):
    proof = bench.proof("json", bench.maker.make("json")).as_json()
    first = bench.maker.edition.sentences[0]
    found = next(f for f in proof["findings"] if f["id"] == first.id)
    document = next(d for d in bench.maker.edition.documents if d.id == first.document)
    assert found["verdict"] == "verbatim"
    assert found["place"] == f"{document.path}:{first.start}-{first.end}"
    assert found["sha256"] == document.sha256


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_note_of_another_presentation_holds_and_says_what_it_takes_on_trust(bench, kind):
    made = Presentation(mention="Diffusion restreinte", issuer="Cellule d’essai", accent="#7a1f1f", look="brief")
    proof = bench.proof(kind, replace(bench.maker, presentation=made).make(kind))
    assert proof.holds, proof.as_lines()
    assert any("Diffusion restreinte" in notice for notice in proof.notices)


def test_a_note_whose_mention_is_not_the_one_it_declares_does_not_hold(bench):
    made = replace(bench.maker, presentation=Presentation(mention="Diffusion restreinte"))
    declared = imprint.write(Presentation(mention="Diffusion restreinte"))

    def declare(tree):
        for text in tree.iter():
            if text.text == declared:
                text.text = imprint.write(Presentation(mention="Diffusion libre"))

    forged = forgeries.part(made.make("docx"), "docProps/custom.xml", declare)
    assert not bench.proof("docx", forged).holds


def test_a_custom_template_holds_in_the_workspace_that_has_it(bench, tmp_path):
    templates = Path(__file__).parents[1] / "templates"
    own = (templates / "brief.html.j2").read_text(encoding="utf-8").replace("<h1", "<p>Cellule de veille</p><h1", 1)
    (tmp_path / "brief.html.j2").write_text(own, encoding="utf-8")
    presentation = replace(bench.config.presentation, templates=str(tmp_path))
    content = replace(bench.maker, presentation=presentation).make("pdf")
    assert bench.proof("pdf", content, settings=replace(bench.config, presentation=presentation)).holds
    assert not bench.proof("pdf", content).holds


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["docx", "draft"])
def test_a_word_file_saved_again_by_libreoffice_holds(bench, kind, tmp_path):
    (tmp_path / "note.docx").write_bytes(bench.maker.make(kind))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    out = tmp_path / "again"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, str(tmp_path / "note.docx")], check=True, capture_output=True, timeout=240)
    proof = bench.proof(kind, (out / "note.docx").read_bytes())
    assert proof.holds, proof.as_lines()


def test_a_changed_source_is_told_from_a_missing_one(bench, tmp_path):
    seeds = tmp_path / "seeds"
    shutil.copytree(bench.root / "seeds", seeds)
    used = [d for d in bench.maker.edition.documents if d.status == "used"]
    digests = [d.sha256 for d in bench.maker.edition.documents]
    changed, gone = [d for d in used if digests.count(d.sha256) == 1][:2]
    path = tmp_path / changed.path
    path.write_bytes(path.read_bytes() + b"\nUn ajout.\n")
    (tmp_path / gone.path).unlink()
    known = cited.sources((seeds,), tmp_path, bench.maker.edition.documents)
    proof = bench.proof("json", bench.maker.make("json"), known=known)
    of = {s.id: s.document for s in bench.maker.edition.sentences}
    verdicts = {(of[f.id], f.verdict) for f in proof.findings if f.id in of}
    assert (changed.id, "source changed") in verdicts
    assert (gone.id, "source missing") in verdicts
    assert not proof.holds


def test_a_page_whose_sources_are_missing_is_unproved_and_not_called_forged(bench):
    nothing = cited.Sources({}, frozenset())
    proof = bench.proof("docx", bench.maker.make("docx"), known=nothing)
    assert not proof.holds
    assert {f.verdict for f in proof.findings if not f.holds} <= {"source missing", "unproved"}
    assert any("--sources FOLDER" in notice for notice in proof.notices)
    altered = forgeries.docx_fine_attachment(bench.maker, Random(2))
    assert not bench.proof("docx", altered, known=nothing).holds


def test_sources_are_found_by_hash_wherever_they_lie_now(bench, tmp_path):
    shutil.copytree(bench.root / "seeds", tmp_path / "a" / "moved")
    shutil.copytree(bench.root / "seeds", tmp_path / "a" / "twice")
    known = cited.sources((tmp_path / "a",), tmp_path, bench.maker.edition.documents)
    assert bench.proof("json", bench.maker.make("json"), known=known).holds


def test_words_of_an_editor_hold_only_where_they_were_published(bench):
    edited = forgeries.reworded(bench.maker.edition, Random(3))
    known = bench.known
    declared = {f.verdict: f.holds for f in quotes.check(edited, known.texts, known.present)}
    vouched = {f.verdict: f.holds for f in quotes.check(edited, known.texts, known.present, vouched=True)}
    assert (declared["reworded"], vouched["reworded"]) == (False, True)


# ---------------------------------------------------------------- what this workspace made


def proved(bench, content, *, kind="json"):
    """The proof of a file in the workspace that made the edition."""
    path = bench.root / f"file.{kind}"
    path.write_bytes(content)
    with verification.opened_state(Workspace(bench.root)) as db:
        return verification.verify(path, bench.known, bench.config, db)


def by_version(edition, version):
    return json.dumps(codec.encode(edition) | {"generator": {"name": "briefing", "version": version}}).encode()


def test_a_note_that_this_workspace_made_is_recorded_and_any_other_is_not(bench):
    assert proved(bench, bench.maker.make("json")).recorded
    other = proved(bench, codec.dumps(forgeries.a_warning_less(bench.maker.edition, Random(1))).encode())
    assert (other.recorded, other.holds) == (False, False)
    assert any("differs in sentences[" in notice and "].flags" in notice for notice in other.notices)
    elsewhere = bench.proof("json", bench.maker.make("json"))
    assert (elsewhere.recorded, elsewhere.holds) == (False, True)
    assert any("not recorded here" in notice for notice in elsewhere.notices)


def test_what_this_workspace_made_is_no_forgery_though_it_is_read_otherwise_today(bench, monkeypatch):
    honest = bench.maker.make("json")
    monkeypatch.setattr(verification.core, "false_claims", lambda *_: (("s1", "flags are read otherwise"),))
    here, elsewhere = proved(bench, honest), bench.proof("json", honest)
    assert here.holds
    assert any("recorded so when it was made" in notice for notice in here.notices)
    assert [f.verdict for f in elsewhere.findings if not f.holds] == ["changed"]


def test_another_versions_claims_are_unproved_and_not_called_forged(bench):
    edition = forgeries.a_warning_less(bench.maker.edition, Random(1))
    proof = bench.proof("json", by_version(edition, "0.0.9"))
    assert not proof.holds
    assert {f.verdict for f in proof.findings if not f.holds} == {"unproved"}
    assert any("version 0.0.9 made it" in f.detail for f in proof.findings)
    assert bench.proof("json", by_version(bench.maker.edition, "0.0.9")).holds


def test_sources_that_a_build_by_hand_named_are_found_again(bench, tmp_path, capsys):
    from briefing.cli import main

    root = tmp_path / "w"
    root.mkdir()
    (root / "briefing.toml").write_text(SMALL, encoding="utf-8")
    arguments = ["build", str(bench.root / "seeds"), "--format", "json", "--now", "2026-11-21T06:00:00+00:00"]
    assert main(["--workspace", str(root), *arguments]) == 0
    made = next(root.glob("reports/*/edition.json"))
    assert main(["--workspace", str(root), "verify", str(made)]) == 0
    assert main(["--workspace", str(tmp_path), "verify", str(made)]) == 3
    assert "source missing" in capsys.readouterr().out


def test_an_edition_built_before_the_last_one_is_still_recorded(bench, tmp_path):
    shutil.copytree(bench.root, tmp_path / "w")
    workspace, first = Workspace(tmp_path / "w"), bench.maker.make("json")
    settings = replace(bench.config, plan=replace(bench.config.plan, title="Autre titre"))
    build.build(workspace, settings, build.Request(now=datetime.fromisoformat("2026-11-21T07:00:00+00:00")))
    path = tmp_path / "first.json"
    path.write_bytes(first)
    with verification.opened_state(workspace) as db:
        assert verification.verify(path, bench.known, settings, db).recorded


def test_a_presentation_read_back_is_the_one_written():
    made = Presentation(mention="É", issuer="X", accent="#010203", sections=("themes",), timezone="Africa/Casablanca")
    read = imprint.read(imprint.write(made), Presentation(logo=b"<svg/>"))
    assert read is not None
    assert replace(read.presentation, logo=None) == made
    assert not read.same_logo


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"mention": 3}', "{" * 5000])
def test_nonsense_is_no_presentation(text):
    assert imprint.read(text, Presentation()) is None


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 nothing", b"PK\x03\x04 nothing", b"\xff\xfe\x00", b"<!DOCTYPE html>", b""]
)
def test_what_is_no_note_is_refused_with_a_reason(content):
    with pytest.raises(DocumentError):
        delivered.open_file(content, "x")


def test_moved_and_deleted_text_is_not_seen_and_white_text_is_marked():
    from lxml import etree

    runs = (
        "<w:del><w:r><w:delText>a</w:delText><w:t>b</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>c</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>d</w:t></w:r></w:ins>"
        '<w:r><w:rPr><w:color w:val="ffffff"/></w:rPr><w:t>e</w:t></w:r>'
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = etree.fromstring(f'<w:document xmlns:w="{space}"><w:p>{runs}</w:p></w:document>')
    assert word.Package({"word/document.xml": body}).visible().strip() == "de\u0332"


# ---------------------------------------------------------------- quotations

SOURCE = "Le maire [de la ville] a dit que 12 agents [et 3 chiens] ont été vus, selon lui, jeudi soir."


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (SOURCE, "verbatim"),
        ("Le maire [de la ville] a dit que 12 agents […] ont été vus, selon lui, jeudi soir.", "elided"),
        ("Le maire […] a dit que 12 agents [et 3 chiens] ont été vus […].", "elided"),
        ("Le maire [de la ville] a dit que 12 agents [et 3 chiens] ont été vus […]", "elided"),
        ("[…] 12 agents [et 3 chiens] ont été vus, selon lui [le maire], jeudi soir.", "elided"),
        (
            "Le maire [Azar] [de la ville] a dit que 12 agents [et 3 chiens] ont été vus, selon lui, jeudi soir.",
            "elided",
        ),
        ("Le maire a dit que 12 agents [et 3 chiens] ont été vus, selon lui, jeudi soir.", "changed"),
        ("Le maire [de la ville] a dit que 13 agents [et 3 chiens] ont été vus, selon lui, jeudi soir.", "changed"),
        ("[…] 21 agents [et 3 chiens] ont été vus, selon lui, jeudi soir.", "changed"),
        ("Le maire [de la ville] a dit [enfin] 12 agents [et 3 chiens] ont été vus, selon lui, jeudi soir.", "changed"),
        ("ont été vus […] Le maire", "changed"),
        ("Le maire [de la ville] a dit que", "changed"),
        ("", "changed"),
    ],
)
def test_a_quotation_is_held_against_its_source(text, verdict):
    assert quotes.quotation(text, SOURCE)[0] == verdict


@given(st.text(alphabet="ab []…é.", max_size=60))
def test_a_text_is_a_quotation_of_itself(text):
    folded = " ".join(text.split())
    assert quotes.quotation(folded, text)[0] == "verbatim"


@given(st.text(alphabet="ab .", min_size=1, max_size=30), st.data())
def test_an_elision_of_any_part_is_accepted(text, data):
    folded = " ".join(text.split())
    start = data.draw(st.integers(0, len(folded)))
    end = data.draw(st.integers(start, len(folded)))
    assert quotes.quotation(f"{folded[:start]}[…]{folded[end:]}", text)[0] in {"elided", "verbatim"}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<w:p/>" * 1_000_000, "zip-bomb"),
        (b"<w:p>" * 5000, "corrupt"),
        (b"<!DOCTYPE", "corrupt"),
    ],
    ids=["packed too tightly", "nested", "declares entities"],
)
def test_a_word_file_made_to_harm_is_refused_before_it_costs_anything(body, kind):
    space = b"xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    entities = b"<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" if body == b"<!DOCTYPE" else b""
    inside = b"&x;" if entities else body
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", entities + b"<w:document " + space + b">" + inside + b"</w:document>")
    with pytest.raises(DocumentError) as caught:
        word.unpack(buffer.getvalue(), "a.docx")
    assert caught.value.kind == kind


def test_hostile_brackets_take_no_time():
    quotes.quotation("a […] " * 2000, "a " * 20000)


def test_an_edited_sentence_survives_json():
    base = editions.edition()
    first = replace(base.sentences[0], edited="Autre chose.")
    edited = replace(base, sentences=(first, *base.sentences[1:]))
    assert codec.loads(codec.dumps(edited)) == edited
    assert all("edited" not in s for s in json.loads(codec.dumps(base))["sentences"])
