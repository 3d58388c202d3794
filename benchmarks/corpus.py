"""What is found in the files of tests/resources: body kept, anything else kept, titles, days and publishers, by format.

Run: python -m benchmarks corpus
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing import collect
from briefing.collect import jail, media
from briefing.errors import DocumentError
from briefing.model import Fetched, RawDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

RESOURCES = Path(__file__).resolve().parents[1] / "tests/resources"
_FIELDS = ("title", "date", "publisher")


def found(name: str) -> list[RawDocument]:
    """Read a file of the corpus as the product does; one that cannot be read holds nothing."""
    content = (RESOURCES / "documents" / name).read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    fetched = Fetched(path=name, content=content, sha256=sha256, media_type=media.sniff(content, name))
    try:
        return [d for d in collect.read(fetched) if isinstance(d, RawDocument)]
    except DocumentError:
        return []


def measured(expected: dict[str, Any], document: RawDocument | None) -> Counter[str]:
    """Count, for one article, the characters of its paragraphs, the words in excess of them, and the claims."""
    text = " ".join(document.text.split()) if document else ""
    paragraphs = [" ".join(p.split()) for p in expected["keep"]]
    kept = words([text])
    counts = Counter(
        body=sum(map(len, paragraphs)),
        body_kept=sum(len(p) for p in paragraphs if p in text),
        words=kept.total(),
        excess=(kept - words([*expected["keep"], *expected["allow"]])).total(),
    )
    for field in _FIELDS:
        if expected[field] is not None:
            counts += Counter({field: 1, f"{field}_right": int(claim(document, field) == expected[field])})
    return counts


def claim(document: RawDocument | None, field: str) -> str | None:
    """Give what a document says of itself, days in ISO 8601."""
    if document is None:
        return None
    day = document.published.day.isoformat() if document.published else None
    return {"title": document.title, "publisher": document.publisher, "date": day}[field]


def words(texts: Sequence[str]) -> Counter[str]:
    """Count the words of texts, case folded."""
    return Counter(re.findall(r"\w+", " ".join(texts).lower()))


def main(_: list[str]) -> int:
    """Measure every file, and print one row a format and one for all."""
    files: dict[str, list[dict[str, Any]]] = json.loads((RESOURCES / "documents.json").read_text(encoding="utf-8"))[
        "files"
    ]
    by_format: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, articles in files.items():
        documents: list[RawDocument | None] = [*found(name)]
        documents += [None] * (len(articles) - len(documents))
        for expected, document in zip(articles, documents, strict=False):
            by_format[Path(name).suffix].update(measured(expected, document))
        by_format[Path(name).suffix].update(files=1, articles=len(articles))
    jail.close()
    head = f"{'format':8}{'files':>6}{'articles':>9}{'body kept':>11}{'excess':>8}"
    print(f"{head}{'titles':>8}{'dates':>8}{'publishers':>12}")
    for suffix, counts in [*sorted(by_format.items()), ("all", sum(by_format.values(), Counter()))]:
        rates = [share(counts["body_kept"], counts["body"]), share(counts["excess"], counts["words"])]
        rates += [share(counts[f"{field}_right"], counts[field]) for field in _FIELDS]
        widths = (11, 8, 8, 8, 12)
        row = "".join(f"{rate:>{width}}" for rate, width in zip(rates, widths, strict=True))
        print(f"{suffix:8}{counts['files']:6}{counts['articles']:9}{row}")
    return 0


def share(part: int, whole: int) -> str:
    """Write a share in percent; a dash where there is nothing to share."""
    return f"{100 * part / whole:.1f} %" if whole else "-"
