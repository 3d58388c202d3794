"""Text found in saved web pages, beside trafilatura's alone, against what a person expects.

Run: python -m benchmarks pages FOLDER     (NAME.html with NAME.txt, the expected text)
"""

from __future__ import annotations

import hashlib
import re
import statistics
from collections import Counter
from pathlib import Path

from briefing import collect
from briefing.collect import jail
from briefing.errors import DocumentError
from briefing.model import Fetched, RawDocument

#: A page on which the text found is worse than trafilatura's by more than that is named.
_LOSS = 0.02


def f1(found: str, expected: str) -> float:
    """Compare two texts as bags of words: the harmonic mean of precision and recall, 0 to 1."""
    ours, theirs = (Counter(re.findall(r"\w+", text.lower())) for text in (found, expected))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def ours(content: bytes, name: str) -> str:
    """Read a page as the product does; one that cannot be read gives an empty text."""
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        found = collect.read(Fetched(path=name, content=content, sha256=sha256, media_type="text/html"))
        return "\n".join(d.text for d in found if isinstance(d, RawDocument))
    except DocumentError:
        return ""


def alone(content: bytes) -> str:
    """Ask trafilatura, as its documentation shows, without comments."""
    import trafilatura

    return trafilatura.extract(content, include_comments=False) or ""


def main(arguments: list[str]) -> int:
    """Measure every page of a folder for which a text is expected."""
    if not arguments:
        print(__doc__)
        return 2
    scores = []
    for page in sorted(Path(arguments[0]).glob("*.html")):
        expected = page.with_suffix(".txt")
        if not expected.exists():
            continue
        content, wanted = page.read_bytes(), expected.read_text(encoding="utf-8", errors="replace")
        text, beside = ours(content, page.name), alone(content)
        scores.append((f1(text, wanted), f1(beside, wanted)))
        if scores[-1][0] < scores[-1][1] - _LOSS or (beside and not text):
            print(f"{page.name:40} {scores[-1][0]:.3f}   trafilatura {scores[-1][1]:.3f}")
    jail.close()
    if not scores:
        print("no page with an expected text")
        return 2
    means = [statistics.mean(column) for column in zip(*scores, strict=True)]
    print(f"{len(scores)} pages: token F1 {means[0]:.4f}, trafilatura alone {means[1]:.4f}")
    return 0
