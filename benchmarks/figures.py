"""Reading figures beside a one-pass tokeniser, and dates beside labelled expressions.

Run: python -m benchmarks figures [FOLDER] [--dates CASES.json]     (default folder: seeds/)

The speed is that of figures alone: sentences are cut beforehand, and the garbage collector sweeps as seldom as in the
command. It depends on how many figures a text has, so two rows are shown: the folder as it is, and thinned to the
density of the press, 1,850 figures per MB (measured on 400 news articles of the RPM2 corpus), for which the target of
1.5 MB per CPU second stands; the example articles hold four times as many, so that every rule has its case. The best of
several rounds counts, since other work on the machine only ever slows one down. CASES.json holds
{"cases": [{"kind": "in_text", "text", "start", "end", "reference", "expected": {"start", "end"} or null, "accept",
"flags"}]}.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.figures import dates, read
from briefing.model import Document, Language, Published, Sentence
from briefing.segment import split

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 30
#: Enough text for a measurement, in bytes; many short rounds find a quiet moment sooner than few long ones.
ENOUGH = 150_000
TARGET = 1.5
#: As `briefing.cli` sets them.
SWEEPS = (50_000, 50, 100)
#: Figures per byte.
PRESS_DENSITY = 1850e-6


def document(text: str, published: date | None = None) -> Document:
    return Document(
        path="text", sha256="0" * 64, text=text, title=None, title_basis=None, publisher=None, publisher_basis=None,
        url=None, published=Published(day=published, precision="day", basis="text") if published else None,
        language=Language(code="fr", confidence=1.0), blocks=(),
    )  # fmt: skip


def sentences(text: str) -> list[Sentence]:
    return [
        Sentence(document="text", index=n, paragraph=1, start=start, end=end, text=" ".join(text[start:end].split()))
        for n, (start, end) in enumerate(split(text))
    ]


def fastest(work: Callable[[], Any]) -> float:
    """CPU seconds of the fastest of several rounds."""
    seconds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return min(seconds)


def thinned(prepared: list[tuple[Document, list[Sentence]]], density: float) -> list[tuple[Document, list[Sentence]]]:
    """The same documents with so many of their sentences with figures that the text has `density` figures per byte."""
    kept, size, figures = [], 0, 0
    for source, cut in prepared:
        chosen = []
        for sentence in cut:
            count = len(read(source, sentence))
            length = len(source.text[sentence.start : sentence.end].encode())
            if not count or figures + count <= density * (size + length):
                chosen.append(sentence)
                size, figures = size + length, figures + count
        kept.append((source, chosen))
    return kept


def measured(name: str, prepared: list[tuple[Document, list[Sentence]]]) -> float:
    """Print one row, and return the MB per CPU second."""
    size = sum(len(source.text[s.start : s.end].encode()) for source, cut in prepared for s in cut)
    prepared *= -(-ENOUGH // size)
    texts = [" ".join(source.text[s.start : s.end] for s in cut) for source, cut in prepared]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    found = sum(len(read(source, sentence)) for source, cut in prepared for sentence in cut)
    reading = fastest(lambda: [read(source, sentence) for source, cut in prepared for sentence in cut])
    floor = fastest(lambda: [Counter(re.findall(r"\w+", text.lower())) for text in texts])
    print(
        f"{name:18}{found / megabytes:10.0f} figures per MB{megabytes / reading:8.2f} MB per CPU second, "
        f"one-pass tokeniser {megabytes / floor:.1f}, ratio {reading / floor:.1f}"
    )
    return megabytes / reading


def utf8_texts(folder: Path) -> list[str]:
    """The plain texts of a folder that are UTF-8; decoding others is not what is measured."""
    texts = []
    for path in sorted(folder.rglob("*.txt")):
        try:
            texts.append(path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError:
            print(f"left out, not UTF-8: {path.name}")
    return texts


def speed(folder: Path) -> int:
    texts = utf8_texts(folder)
    prepared = [(document(text, date(2025, 12, 10)), sentences(text)) for text in texts]
    measured("as it is", list(prepared))
    return 0 if measured("as in the press", thinned(prepared, PRESS_DENSITY)) >= TARGET else 1


def resolved(case: dict[str, Any]) -> bool:
    """Whether the dates found in place of a labelled expression are the expected ones, flags included."""
    reference = date.fromisoformat(case["reference"][:10]) if case["reference"] else None
    source = document(case["text"], reference)
    whole = Sentence(document="text", index=0, paragraph=1, start=0, end=len(case["text"]), text=case["text"])
    found = [d for d in dates(source, whole) if d.start < case["end"] and d.end > case["start"]]
    spans = [
        {"start": d.start_date and d.start_date.isoformat(), "end": d.end_date and d.end_date.isoformat()}
        for d in found
        if d.start_date or d.end_date
    ]
    wanted = [case["expected"], *case.get("accept", [])] if case["expected"] else []
    right = any(spans == [{"start": w["start"], "end": w["end"]}] for w in wanted) if wanted else not spans
    return right and [d.flag for d in found if d.flag] == case.get("flags", [])


def scored_dates(path: Path) -> int:
    cases = [c for c in json.loads(path.read_text(encoding="utf-8"))["cases"] if c["kind"] == "in_text"]
    wrong = [case for case in cases if not resolved(case)]
    for case in wrong:
        print(f"  wrong: {case['id']} {case['text']}")
    print(f"dates in text: {len(cases) - len(wrong)} of {len(cases)} right")
    return 1 if len(wrong) > len(cases) * 0.05 else 0


def main(arguments: list[str]) -> int:
    """Print the tables; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks figures")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    parser.add_argument("--dates", type=Path)
    options = parser.parse_args(arguments)
    gc.set_threshold(*SWEEPS)
    missed = speed(options.folder)
    return max(missed, scored_dates(options.dates)) if options.dates else missed
