"""What is handed out does nothing by itself: no script, no macro, no outside reference, links of the web only."""

from __future__ import annotations

import ast
import io
import re
import zipfile
from pathlib import Path

import pypdf
import pytest
from jinja2 import StrictUndefined
from lxml import etree, html
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from briefing.model import Presentation
from briefing.pipeline import ledger
from briefing.render import RENDERERS, docx, templating
from tests import editions

PACKAGE = Path(__file__).parent.parent / "briefing"
TEMPLATES = Path(__file__).parent.parent / "templates"
LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)

#: Keys of a PDF that run, submit, open or play something.
ACTIVE_PDF = {"/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/RichMedia", "/AA"}
ACTIVE_PARTS = ("vbaProject", "activeX", "embeddings", "oleObject", "attachedToolbars", "customUI")


@pytest.fixture(scope="module", params=["hostile", "usual"])
def edition(request):
    return editions.hostile() if request.param == "hostile" else editions.edition()


def made(edition, kind):
    return RENDERERS[kind].render(edition, Presentation(), editions.surroundings(edition))


def test_a_page_runs_nothing_and_loads_nothing(edition):
    tree = html.document_fromstring(made(edition, "html"))
    assert not tree.xpath(
        "//iframe|//object|//embed|//base|//form[@action]|//link[@rel='stylesheet']|//meta[@http-equiv='refresh']"
    )
    assert not [a for e in tree.iter() for a in e.attrib if a.lower().startswith("on") or a == "srcdoc"]
    assert not tree.xpath("//script[@src]")
    for address in tree.xpath("//@href"):
        assert LINK.match(address) or ":" not in address.partition("/")[0], address
    for address in [*tree.xpath("//@src"), *re.findall(r"url\(['\"]?([^)'\"]{1,40})", etree.tostring(tree).decode())]:
        assert address.startswith(("data:font/", "data:image/", "data:application/font", "#")), address[:40]


def test_scripts_of_a_page_are_ours_alone(edition):
    """A sentence of the edition never reaches the inside of a script or stylesheet."""
    tree = html.document_fromstring(made(edition, "html"))
    code = "\n".join(e.text or "" for e in tree.xpath("//script[not(@type) or contains(@type, 'javascript')]|//style"))
    assert not [s.text for s in edition.sentences if s.text in code]


def test_a_word_file_has_no_outside_relation_but_links_and_nothing_that_runs(edition):
    drafts = [docx.draft(edition, t.id, Presentation(), editions.surroundings(edition)) for t in edition.themes]
    for content in [made(edition, "docx"), *drafts]:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert not [n for n in package.namelist() if any(part in n for part in ACTIVE_PARTS)]
            for name in package.namelist():
                if name.endswith(".rels"):
                    for relation in etree.fromstring(package.read(name)):
                        if relation.get("TargetMode") == "External":
                            assert relation.get("Type").endswith("/hyperlink")
                            assert relation.get("Target").lower().startswith(("http://", "https://"))
            fields = package.read("word/document.xml").decode()
        assert not re.search(r"instrText[^<]{0,80}>\s?(?:DDE|INCLUDE|LINK|MACROBUTTON)", fields)


def objects(value, seen):
    """Walk every dictionary of a PDF."""
    if isinstance(value, IndirectObject):
        if value.idnum in seen:
            return
        seen.add(value.idnum)
        value = value.get_object()
    if isinstance(value, DictionaryObject):
        yield value
        for item in value.values():
            yield from objects(item, seen)
    elif isinstance(value, ArrayObject):
        for item in value:
            yield from objects(item, seen)


def test_a_pdf_runs_nothing_and_links_to_the_web_only(edition):
    reader = pypdf.PdfReader(io.BytesIO(made(edition, "pdf")))
    for found in objects(reader.trailer, set()):
        assert not ACTIVE_PDF & set(found)
        assert found.get("/S") not in ACTIVE_PDF
        if "/URI" in found:
            assert str(found["/URI"]).lower().startswith(("http://", "https://"))
        if found.get("/Subtype") == "/Widget":
            pytest.fail("a form field")


def test_markdown_links_to_the_web_only_and_holds_no_markup(edition):
    text = made(edition, "md").decode()
    for target in re.findall(r"\]\(([^)]{1,200})\)", text):
        assert LINK.match(target.lstrip("<")), target
    assert not re.search(r"(?<!\\)<(?:script|img|iframe|object|a\s+href)\b", text, re.IGNORECASE)


@pytest.mark.parametrize("start", list("=+-@\t\r"))
def test_a_cell_of_the_ledger_is_no_formula(start):
    row = {"path": start + "cmd|' /C calc'!A0", "as_written": start + "1+1"}
    table = ledger.as_csv({start + "x": [row]})
    for line in table.splitlines()[1:]:
        assert not re.search(r'(?:^|,)"?[=+@\t\r-]', line)


def test_every_template_engine_is_sandboxed_escaping_and_strict():
    makers = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")).endswith(
                "Environment"
            ):
                makers.append((path.name, getattr(node.func, "id", getattr(node.func, "attr", ""))))
                options = {k.arg: ast.unparse(k.value) for k in node.keywords}
                assert options.get("autoescape") == "True", path
                assert options.get("undefined") == "unknown()", path
    assert makers
    assert issubclass(templating.unknown(), StrictUndefined)
    assert {name for _, name in makers} <= {"SandboxedEnvironment", "ImmutableSandboxedEnvironment"}


def test_no_template_switches_escaping_off():
    """A mail's plain text is no markup; everything else is."""
    for path in [p for place in (TEMPLATES, PACKAGE) for p in place.rglob("*.j2") if not p.name.endswith(".txt.j2")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s?safe\b|autoescape\s+false", text), path
