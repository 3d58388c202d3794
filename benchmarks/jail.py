"""What reading in child processes costs for good files: with the jail and without it, in turn.

usage: python -m benchmarks jail [FOLDER] [--files N] [--runs N]      (default: tests/resources/documents, 200 files)
       python -m benchmarks jail --pile                               a build of the folder, four times over

The first line is what the promise is about: `briefing build` of a mixed pile, whose documents go through one child. The
lines of formats show where it comes from: a child takes a tenth of a second to start, which a pile of small files of
one format feels, and a tenth to three tenths of a millisecond for a document.

Each side is a whole process that reads N files of one format, the folder's own over and over; processor seconds
(user + system, children included, start-up excluded for neither) and wall clock; medians of the ratios.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.readers import ROOT, ours
from briefing.collect import jail
from briefing.model import USUAL, Intake

PILE = "pile"


def read(folder: Path, suffix: str, count: int, side: str) -> None:
    """Read so many files of a format; `side` is `jailed` or `bare`."""
    paths = sorted(path for path in folder.iterdir() if path.suffix == suffix)
    files = [(path.name, path.read_bytes()) for path in paths]
    if side == "jailed":
        _read_all(files, count)
        return
    with mock.patch.multiple(jail, run=_bare, inside=lambda: True):
        _read_all(files, count)


def _read_all(files: list[tuple[str, bytes]], count: int) -> None:
    for name, content in islice(cycle(files), count):
        ours(content, name)


def build(folder: Path, side: str) -> None:
    """Build an edition of four copies of a folder in a new workspace."""
    from briefing.cli import main as command

    bare = mock.patch.multiple(jail, run=_bare, inside=lambda: True)
    with ExitStack() as stack:
        scratch = stack.enter_context(tempfile.TemporaryDirectory())
        nowhere = stack.enter_context(open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123 - no path
        stack.enter_context(redirect_stdout(nowhere))
        stack.enter_context(redirect_stderr(nowhere))
        for copy in range(4):
            shutil.copytree(folder, Path(scratch) / "seeds" / str(copy))
        if side == "bare":
            stack.enter_context(bare)
        command(["-q", "--workspace", scratch, "build", "--edition", "pile", "--format", "json"])


def _bare(module: str, content: bytes, _subject: str, intake: Intake = USUAL, **_: float) -> Any:
    return import_module(module).parse(content, intake)


def measured(*arguments: str) -> tuple[float, float]:
    """Run one side as a process of its own; its processor and wall seconds, children included."""
    begun = time.monotonic()
    pid = os.posix_spawnp(sys.executable, [sys.executable, "-m", "benchmarks", "jail", *arguments], os.environ)
    _, status, usage = os.wait4(pid, 0)
    if status:
        message = f"{' '.join(arguments)} ended with {status}"
        raise RuntimeError(message)
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begun


def main(arguments: list[str]) -> int:
    """Print the table, or read one side's files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks jail", description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests/resources/documents")
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pile", action="store_true", help="the pile alone")
    parser.add_argument("--side", nargs=2, metavar=("SIDE", "SUFFIX"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.side:
        side, suffix = options.side
        if suffix == PILE:
            build(options.folder, side)
        else:
            read(options.folder, suffix, options.files, side)
        jail.close()
        return 0
    print(f"{'format':8}{'bare CPU':>10}{'jailed':>8}{'ratio':>7}{'bare wall':>11}{'jailed':>8}{'ratio':>7}")
    suffixes = sorted({path.suffix for path in options.folder.iterdir()})
    for suffix in [PILE, *([] if options.pile else suffixes)]:
        rest = (str(options.folder), "--files", str(options.files), "--side")
        pairs = [tuple(measured(*rest, side, suffix) for side in ("bare", "jailed")) for _ in range(options.runs)]
        print(f"{suffix:8}" + "".join(map(_columns, (0, 1), (pairs, pairs))), flush=True)
    return 0


def _columns(which: int, pairs: list[tuple[tuple[float, float], ...]]) -> str:
    bare, jailed = (statistics.median(pair[side][which] for pair in pairs) for side in (0, 1))
    ratio = statistics.median(pair[1][which] / pair[0][which] for pair in pairs)
    return f"{bare:{11 if which else 10}.2f}{jailed:8.2f}{ratio:7.2f}"
