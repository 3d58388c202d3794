"""Judge what the installed command makes of a folder of hostile files, against its manifest.

A manifest is a list of objects: `file`, `expect` (`processed`, `skipped`, `either`), `reasons`, `must_contain`,
`must_not_contain`, `max_seconds`, `max_rss_mb`.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.end_to_end.command import COMMAND, NOW, SEEDS
from tests.hostile import mutants

#: Set in the environment and in a file outside the folder; may appear nowhere.
CANARY = "CANARY-LOCAL-SECRET"

_READ = ("used", "unused", "duplicate")


@dataclass(frozen=True)
class Finished:
    """A command that ended: what it said and what it and its children took (seconds, MiB of the largest)."""

    code: int
    out: str
    err: str
    seconds: float
    rss_mb: float


def call(*arguments, **environment):
    """Run `briefing` and measure it together with its children."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.monotonic()
        child = subprocess.Popen(
            [os.fspath(COMMAND), *map(os.fspath, arguments)],
            stdout=out,
            stderr=err,
            stdin=subprocess.DEVNULL,
            env=os.environ | environment,
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begun
        texts = [_text(stream) for stream in (out, err)]
        return Finished(child.returncode, *texts, seconds, usage.ru_maxrss / 1024)


def _text(stream):
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


def escaped(name):
    """Name a file as an edition does: what cannot be printed is escaped."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def inspected(folder, case, workspace):
    """List the faults of `briefing inspect` on one file."""
    done = call("--workspace", workspace, "inspect", Path(folder) / case["file"], "--json", "--now", NOW)
    faults = _speech(done)
    if done.seconds > case["max_seconds"]:
        faults.append(f"took {done.seconds:.1f} s, allowed {case['max_seconds']}")
    if done.rss_mb > case["max_rss_mb"]:
        faults.append(f"took {done.rss_mb:.0f} MiB, allowed {case['max_rss_mb']}")
    if done.code == 0:
        documents = json.loads(done.out)
        text = "\n".join(d.get("text") or "" for d in (documents if isinstance(documents, list) else [documents]))
        faults += [f"lost {part!r}" for part in case["must_contain"] if part not in text]
        faults += [f"holds {part!r}" for part in case["must_not_contain"] if part in text]
        if text and case["expect"] == "skipped" and "duplicate" not in case["reasons"]:
            faults.append("was read")
    elif case["expect"] == "processed":
        faults.append(f"was refused: {done.err.strip()[-200:]}")
    return [f"{case['file']!r}: {fault}" for fault in faults]


def _speech(done):
    faults = []
    if "Traceback" in done.err:
        faults.append("traceback on stderr")
    if done.code not in {0, 3}:
        faults.append(f"exit code {done.code}: {done.err[-200:]}")
    if CANARY in done.out + done.err:
        faults.append("the canary is out")
    return faults


def built(folder, cases, workspace):
    """List the faults of one build over the whole folder: each file listed once and as expected, nothing leaked."""
    done = call("--workspace", workspace, "build", folder, "--edition", "hostile", "--json", "--now", NOW)
    report = Path(workspace) / "reports" / "hostile"
    faults = _speech(done)
    if done.code != 0:
        return faults
    edition = json.loads((report / "edition.json").read_text(encoding="utf-8"))
    listed = {}
    for document in edition["documents"]:
        listed.setdefault(document["path"].rpartition("/")[2], []).append(document)
    for case in cases:
        faults += [f"{case['file']!r}: {f}" for f in _listed(listed.pop(escaped(case["file"]), []), case)]
    unasked = set(listed) - {"manifest.json"}
    inside = {
        name for name in unasked if any(f"{escaped(c['file'])}#" in d["path"] for d in listed[name] for c in cases)
    }
    faults += [f"listed and not there: {name}" for name in unasked - inside]
    faults += _outputs(report, cases)
    return faults


def among(workspace, count, seed):
    """List the faults of one build of the sample articles among so many damaged files."""
    folder = Path(workspace) / "seeds"
    names = mutants.make(folder / "damaged", count, seed)
    shutil.copytree(SEEDS, folder / "good")
    done = call("--workspace", workspace, "build", "--edition", "hostile", "--json", "--now", NOW)
    faults = _speech(done)
    if done.code:
        return [*faults, f"exit code {done.code}: {done.err[-500:]}"]
    report = Path(workspace) / "reports" / "hostile"
    documents = json.loads((report / "edition.json").read_text(encoding="utf-8"))["documents"]
    listed = {d["path"].removeprefix("seeds/").partition("#")[0]: d for d in documents}
    for path in sorted(SEEDS.iterdir()):
        found = listed.get(f"good/{path.name}", {"status": "lost", "reason": None})
        if found["status"] not in _READ and found["reason"] != "ignored":
            faults.append(f"{path.name} is {found['status']} ({found['reason']})")
    where = {path.partition("/")[2].partition("/")[0] for path in listed if path.startswith("damaged/")}
    faults += [f"{name} is not listed" for name in names if name not in where]
    faults += [f"{d['path']}: a bug ({d['reason']})" for d in documents if d["reason"] == "bug"]
    return faults


def _listed(documents, case):
    if not documents:
        return [] if case["file"].endswith((".zip", ".mbox", ".json", ".csv", ".eml")) else ["is not listed"]
    found = documents[0]
    if len(documents) > 1:
        return [f"is listed {len(documents)} times"]
    read = found["status"] in _READ
    if read and (case["expect"] != "skipped" or found["status"] in case["reasons"]):
        return []
    if not read and case["expect"] != "processed" and found["reason"] in case["reasons"]:
        return []
    return [f"is {found['status']} ({found['reason']}), expected {case['expect']} {case['reasons']}"]


def _outputs(report, cases):
    """Look for forbidden words in the text of every file of the edition."""
    faults = []
    forbidden = {CANARY} | {
        part for c in cases for part in c["must_not_contain"] if part.strip() and part.isprintable()
    }
    for path in sorted(p for p in report.rglob("*") if p.is_file()):
        text = visible_text(path)
        faults += [f"{path.name} holds {part!r}" for part in sorted(forbidden) if part in text]
    return faults


def visible_text(path):
    """Give the text that a reader of an output file meets."""
    content = path.read_bytes()
    match path.suffix:
        case ".pdf":
            import pypdfium2

            with pypdfium2.PdfDocument(content) as pages:
                return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
        case ".docx":
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                texts = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
                return "\n".join(package.read(name).decode("utf-8", "replace") for name in texts)
        case ".html":
            from lxml import html

            tree = html.document_fromstring(content)
            for element in tree.xpath("//style|//script"):
                element.drop_tree()
            return tree.text_content()
        case _:
            return content.decode("utf-8")
