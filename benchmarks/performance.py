"""How fast and how large, beside peers and floors measured in the same run.

usage: python -m benchmarks [performance] [--only a,b,c,d,e,f] [--documents 1000,10000,100000] [--engines 50000]
                            [--lexrank 5,50,160] [--runs N] [--folder DIR] [--chart FILE]

(a) the whole build of the sample seeds beside bare WeasyPrint on the same HTML; (b) choosing sentences beside sumy
LexRank on the same sentences; (c) CPU per 1,000 documents of an archive beside a one-pass tokeniser over the same
files, (d) its growth and the memory of the main process; (e) one process, two, and a Dask cluster of two workers;
(f) `--help` beside an interpreter that does nothing. Processor seconds are user + system of a process and its
children. Archives are generated.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import adapters, archive, quality_peers
from benchmarks import build as whole_build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NOW: Final = "2026-01-05T06:00:00+00:00"
#: What is asked for, by part.
PAGES: Final = 1.35
LEXRANK: Final = (160, 50)
TOKENISERS: Final = 2.5
MEMORY: Final = ((100_000, 400), (sys.maxsize, 1500))
EXPONENT: Final = 1.05
PROCESSES: Final = 1.6
DASK: Final = 1.5
START: Final = 8
TOKENISER: Final = """
import os, re, sys
from collections import Counter
word = re.compile(r"\\w+")
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            Counter(word.findall(file.read().decode().lower()))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `holds` tells whether the ratio is what is asked for."""

    name: str
    ours: str
    theirs: str
    ratio: float
    floor: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: wall clock and processor seconds, and megabytes of its largest process."""

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str]) -> Cost:
    """Run a command, its output thrown away."""
    started = time.perf_counter()
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawnp(command[0], list(command), os.environ, file_actions=nowhere)
    _, status, usage = os.wait4(pid, 0)
    if status:
        message = f"{' '.join(command)} ended with {status}"
        raise RuntimeError(message)
    return Cost(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


@contextmanager
def workspace(engine: str) -> Iterator[Path]:
    """Make a workspace that nothing is known in yet."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "briefing.toml").write_text(f"[run]\n{engine}\n", encoding="utf-8")
        yield Path(folder)


def built(folder: Path, engine: str) -> tuple[Cost, bytes]:
    """Build an edition of a folder afresh: what it took, and edition.json."""
    with workspace(engine) as place:
        command = [sys.executable, "-m", "briefing", "--workspace", str(place), "build", str(folder)]
        took = cost([*command, "--format", "json", "--edition", "e", "--now", NOW])
        return took, (place / "reports" / "e" / "edition.json").read_bytes()


def pages(options: argparse.Namespace) -> Iterator[Row]:
    """(a)."""
    pairs = whole_build.measured([str(archive.ROOT / "seeds")], options.runs)
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    yield Row("(a) build of the sample, CPU s", f"{ours:.2f}", f"{theirs:.2f}", ratio, f"<= {PAGES}", ratio <= PAGES)


def choosing(options: argparse.Namespace) -> Iterator[Row]:
    """(b)."""
    lexrank = quality_peers.sumy("sumy LexRank")
    for size in options.lexrank if lexrank else ():
        docs = [_document(n) for n in range(size)]
        field, theme = adapters.posed(docs, 450, "fr", "", ())
        ours = _processor(partial(import_module("briefing.edition.choice").choose_one, field, theme))
        theirs = _processor(partial(lexrank, docs, "fr")) if lexrank else 0.0
        ratio = theirs / ours
        least = LEXRANK[1] if size >= LEXRANK[0] else 0
        floor = f">= {least}" if least else ""
        name = f"(b) choosing from {size} documents, CPU s"
        yield Row(name, f"{ours:.3f}", f"{theirs:.2f}", ratio, floor, ratio >= least)


def _document(number: int) -> dict[str, str]:
    title, _, *lines = archive.article(number).splitlines()
    return {"id": f"{number:04}", "title": title, "text": "\n".join(lines)}


def _processor(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def growth(options: argparse.Namespace) -> Iterator[Row]:
    """(c) and (d)."""
    costs: list[tuple[int, Cost]] = []
    for size in options.documents:
        place = options.folder / f"{size}"
        archive.write(place, size)
        floor = cost([sys.executable, "-c", TOKENISER, str(place)])
        ours, _ = built(place, 'engine = "processes"\nworkers = 2')
        costs.append((size, ours))
        largest = size == max(options.documents)
        ratio = ours.cpu / floor.cpu
        name = f"(c) CPU s per 1,000 of {size:,} documents"
        told = (f"{ours.cpu / size * 1000:.3f}", f"{floor.cpu / size * 1000:.3f}")
        yield Row(name, *told, ratio, f"<= {TOKENISERS}" if largest else "", ratio <= TOKENISERS or not largest)
        most = next(limit for documents, limit in MEMORY if size <= documents)
        name = f"(d) memory at {size:,} documents, MB"
        yield Row(name, f"{ours.memory:.0f}", f"{most}", ours.memory / most, "<= 1", ours.memory <= most)
    if len(costs) > 1:
        (few, first), (many, last) = costs[0], costs[-1]
        exponent = math.log(last.cpu / first.cpu) / math.log(many / few)
        yield Row("(d) growth exponent", f"{exponent:.2f}", "1", exponent, f"<= {EXPONENT}", exponent <= EXPONENT)
    if options.chart:
        options.chart.write_text(chart([(n, c.cpu) for n, c in costs]), encoding="utf-8")


def engines(options: argparse.Namespace) -> Iterator[Row]:
    """(e)."""
    place = options.folder / f"{options.engines}"
    archive.write(place, options.engines)
    one, note = built(place, 'engine = "serial"')
    two, same = built(place, 'engine = "processes"\nworkers = 2')
    yield _engine("two processes", one.wall, two.wall, one.wall / two.wall, f">= {PROCESSES}", note == same)
    with _cluster() as address:
        dask, same = built(place, f'engine = "dask"\nscheduler = "{address}"')
    yield _engine("Dask beside two processes", dask.wall, two.wall, dask.wall / two.wall, f"<= {DASK}", note == same)


def _engine(name: str, ours: float, theirs: float, ratio: float, floor: str, same: bool) -> Row:
    holds = same and (ratio >= PROCESSES if floor.startswith(">") else ratio <= DASK)
    return Row(f"(e) {name}, wall s", f"{ours:.1f}", f"{theirs:.1f}", ratio, floor + ", same bytes", holds)


@contextmanager
def _cluster() -> Iterator[str]:
    distributed: Any = import_module("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def start(options: argparse.Namespace) -> Iterator[Row]:
    """(f)."""
    ours, nothing = [sys.executable, "-m", "briefing", "--help"], [sys.executable, "-c", "pass"]
    pairs = [(cost(ours).cpu, cost(nothing).cpu) for _ in range(options.runs * 4)]
    a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(x / y for x, y in pairs)
    yield Row("(f) --help, CPU s", f"{a:.3f}", f"{b:.3f}", ratio, f"<= {START}", ratio <= START)


PARTS: Final = {"a": pages, "b": choosing, "c": growth, "e": engines, "f": start}


def chart(points: Sequence[tuple[int, float]]) -> str:
    """Draw processor seconds over documents, both axes logarithmic, beside a straight line of slope 1; SVG."""
    width, height, edge = 480, 260, 48
    low, high = (f(v for n, c in points for v in (math.log10(n),)) for f in (min, max))
    floor, top = (f(math.log10(c) for _, c in points) for f in (min, max))
    span, rise = max(high - low, 0.1), max(top - floor, high - low, 0.1)

    def at(n: float, seconds: float) -> tuple[float, float]:
        x = edge + (math.log10(n) - low) / span * (width - 2 * edge)
        return round(x, 1), round(height - edge - (math.log10(seconds) - floor) / rise * (height - 2 * edge), 1)

    line = " ".join(f"{x},{y}" for x, y in (at(n, c) for n, c in points))
    first, last = points[0], points[-1]
    (ax, ay), (bx, by) = at(*first), at(last[0], first[1] * last[0] / first[0])
    marks = "".join(
        f'<circle cx="{x}" cy="{y}" r="3"/><text x="{x}" y="{y - 9}" text-anchor="middle">{c:.0f} s</text>'
        f'<text x="{x}" y="{height - 18}" text-anchor="middle">{n:,}</text>'
        for n, c in points
        for x, y in (at(n, c),)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="11">'
        f"<title>Processor seconds over documents</title><rect width='100%' height='100%' fill='white'/>"
        f'<line x1="{ax}" y1="{ay}" x2="{bx}" y2="{by}" stroke="#999" stroke-dasharray="4 3"/>'
        f'<polyline points="{line}" fill="none" stroke="#1b4f72" stroke-width="2"/>{marks}'
        f'<text x="{edge}" y="16">CPU s of a whole build; dashed: linear growth</text></svg>\n'
    )


def main(arguments: list[str]) -> int:
    """Print the table; 1 when a floor does not hold."""
    options = _options(arguments)
    command = ["/usr/bin/env", "git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, capture_output=True, text=True, check=False)
    print(f"commit {commit.stdout.strip() or 'unknown'}, {os.cpu_count()} processors")
    print(f"{'':48} {'ours':>9} {'beside':>9} {'ratio':>7}  asked for")
    failed = False
    for name in options.only:
        for row in PARTS[name](options):
            mark = "" if row.holds else "  MISSED"
            print(f"{row.name:48} {row.ours:>9} {row.theirs:>9} {row.ratio:7.2f}  {row.floor}{mark}", flush=True)
            failed |= not row.holds
    return int(failed)


def _options(arguments: list[str]) -> argparse.Namespace:
    def numbers(text: str) -> list[int]:
        return [int(n) for n in text.split(",")]

    def letters(text: str) -> list[str]:
        return [name for name in PARTS if name in text.replace("d", "c")]

    parser = argparse.ArgumentParser(prog="python -m benchmarks performance", description=__doc__.split("\n")[0])
    parser.add_argument("--only", type=letters, default=list(PARTS))
    parser.add_argument("--documents", type=numbers, default=[1000, 10_000, 100_000])
    parser.add_argument("--engines", type=int, default=50_000)
    parser.add_argument("--lexrank", type=numbers, default=[5, 50, 160])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "briefing-archive")
    parser.add_argument("--chart", type=Path)
    return parser.parse_args(arguments)
