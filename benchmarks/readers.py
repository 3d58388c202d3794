"""Documents per second and core, format by format, beside the bare library each reader is built on.

Run: python -m benchmarks readers [FOLDER]     (default: tests/resources/documents)
"""

from __future__ import annotations

import hashlib
import io
import re
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


def pypdfium2_alone(content: bytes) -> Any:
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def python_docx_alone(content: bytes) -> Any:
    import docx

    return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]


def striprtf_alone(content: bytes) -> Any:
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(content.decode("latin-1"), errors="replace")


def email_alone(content: bytes) -> Any:
    return message_from_bytes(content, policy=policy.default).get_body()


def zip_alone(content: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


BARE: dict[str, Callable[[bytes], Any]] = {
    ".html": trafilatura_alone,
    ".pdf": pypdfium2_alone,
    ".docx": python_docx_alone,
    ".rtf": striprtf_alone,
    ".eml": email_alone,
    ".zip": zip_alone,
}


def ours(content: bytes, name: str) -> int:
    sha256 = hashlib.sha256(content).hexdigest()
    fetched = Fetched(path=name, content=content, sha256=sha256, media_type=media.sniff(content, name))
    try:
        return len(collect.read(fetched))
    except DocumentError:
        return 0


def seconds(work: Callable[[], Any]) -> float:
    """Take the best of several rounds: other programs only ever add time."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main(arguments: list[str]) -> int:
    """Measure every format found in a folder."""
    folder = Path(arguments[0]) if arguments else ROOT / "tests/resources/documents"
    by_suffix: dict[str, list[tuple[str, bytes]]] = {}
    for path in sorted(folder.iterdir()):
        by_suffix.setdefault(path.suffix, []).append((path.name, path.read_bytes()))
    print(f"{'format':8}{'files':>6}{'ms a file':>11}{'files/s':>9}   bare library")
    for suffix, files in sorted(by_suffix.items()):
        for name, content in files:
            ours(content, name)
        ms = 1000 * seconds(lambda files=files: [ours(c, n) for n, c in files]) / len(files)
        bare = BARE.get(suffix)
        beside = ""
        if bare:
            theirs = 1000 * seconds(lambda files=files, bare=bare: [bare(c) for _, c in files]) / len(files)
            name = re.sub(r"_alone$", "", bare.__name__)
            beside = f"{theirs:8.2f} ms  {name}"
        print(f"{suffix:8}{len(files):6}{ms:11.2f}{1000 / ms:9.0f} {beside}")
    jail.close()
    return 0
