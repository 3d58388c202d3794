"""Documents per second and core, format by format, beside the bare library each reader is built on.

Run: python -m benchmarks readers [FOLDER...]     (default: tests/resources/documents and seeds)
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import mailbox
import tempfile
import time
import zipfile
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing import collect
from briefing.collect import jail, media
from briefing.errors import DocumentError
from briefing.model import Fetched

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5


def trafilatura_alone(content: bytes) -> Any:
    import trafilatura

    return trafilatura.extract(content, include_comments=False)


def email_and_trafilatura(content: bytes) -> Any:
    """Take the body of a message or of a saved page; attachments are left alone."""
    body = message_from_bytes(content, policy=policy.default).get_body(("html", "plain"))
    if body is None:
        return None
    text = body.get_content()
    return trafilatura_alone(text) if body.get_content_subtype() == "html" else text


def mailbox_and_trafilatura(content: bytes) -> Any:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        return [email_and_trafilatura(bytes(message)) for message in mailbox.mbox(file.name)]


def pypdfium2_alone(content: bytes) -> Any:
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def python_docx_alone(content: bytes) -> Any:
    import docx

    return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]


def striprtf_alone(content: bytes) -> Any:
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(content.decode("latin-1"), errors="replace")


def lxml_alone(content: bytes) -> Any:
    from lxml import etree

    return "".join(str(text) for text in etree.fromstring(content).itertext())


def zipfile_and_lxml(content: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if name.endswith(("content.xml", ".xhtml"))]
        return [lxml_alone(archive.read(name)) for name in parts]


def zipfile_and_each_alone(content: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if Path(name).suffix in BARE]
        return [BARE[Path(name).suffix](archive.read(name)) for name in parts]


def csv_dict_reader(content: bytes) -> Any:
    lines = content.decode("utf-8-sig", "replace").splitlines(keepends=True)
    return list(csv.DictReader(lines, delimiter=max(";,\t", key=lines[0].count)))


def json_loads(content: bytes) -> Any:
    return json.loads(content)


def json_loads_each_line(content: bytes) -> Any:
    return [json.loads(line) for line in content.splitlines() if line.strip()]


def decoding_alone(content: bytes) -> Any:
    return content.decode("utf-8", "replace")


BARE: dict[str, Callable[[bytes], Any]] = {
    ".csv": csv_dict_reader,
    ".docx": python_docx_alone,
    ".eml": email_and_trafilatura,
    ".epub": zipfile_and_lxml,
    ".html": trafilatura_alone,
    ".json": json_loads,
    ".jsonl": json_loads_each_line,
    ".mbox": mailbox_and_trafilatura,
    ".md": decoding_alone,
    ".mhtml": email_and_trafilatura,
    ".odt": zipfile_and_lxml,
    ".pdf": pypdfium2_alone,
    ".rtf": striprtf_alone,
    ".txt": decoding_alone,
    ".xml": lxml_alone,
    ".zip": zipfile_and_each_alone,
}


def ours(content: bytes, name: str) -> int:
    sha256 = hashlib.sha256(content).hexdigest()
    fetched = Fetched(path=name, content=content, sha256=sha256, media_type=media.sniff(content, name))
    try:
        return len(collect.read(fetched))
    except DocumentError:
        return 0


def main(arguments: list[str]) -> int:
    """Measure every format found in the folders."""
    folders = [Path(a) for a in arguments] or [ROOT / "tests/resources/documents", ROOT / "seeds"]
    by_suffix: dict[str, list[tuple[str, bytes]]] = {}
    for path in sorted(path for folder in folders for path in folder.iterdir() if path.suffix in BARE):
        by_suffix.setdefault(path.suffix, []).append((path.name, path.read_bytes()))
    print(f"{'format':8}{'files':>6}{'ms a file':>11}{'files/s':>9}{'bare, ms':>10}{'ratio':>7}   bare library")
    for suffix, files in sorted(by_suffix.items()):
        bare = BARE[suffix]
        for name, content in files:
            ours(content, name)
            bare(content)
        work, beside = beside_each_other(files, bare)
        name = bare.__name__.removesuffix("_alone").replace("_", " ")
        print(f"{suffix:8}{len(files):6}{work:11.2f}{1000 / work:9.0f}{beside:10.2f}{work / beside:7.1f}   {name}")
    jail.close()
    return 0


def beside_each_other(files: list[tuple[str, bytes]], bare: Callable[[bytes], Any]) -> tuple[float, float]:
    """Time our reader and a bare library in turns; milliseconds a file, the best round of each.

    Other programs only ever add time.
    """
    rounds = [
        (
            seconds(lambda: [ours(content, name) for name, content in files]),
            seconds(lambda: [bare(c) for _, c in files]),
        )
        for _ in range(ROUNDS)
    ]
    work, beside = (min(column) for column in zip(*rounds, strict=True))
    return 1000 * work / len(files), 1000 * beside / len(files)


def seconds(work: Callable[[], Any]) -> float:
    """Take the wall clock of one round: our parsers work in processes of their own."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
