"""CPU of a whole build beside WeasyPrint alone laying out the same HTML with the same options.

usage: python -m benchmarks build [SOURCE...] [--runs N]

Both are whole processes, started in turn, so a change of the machine's speed hits both. The other side imports
WeasyPrint, reads the print HTML that the build laid out, and writes the PDF: the floor of any program that makes
this page with this library. Processor seconds (user + system) of the process and its children; medians.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAYOUT = """
import sys
from pathlib import Path
from briefing.model import Presentation
from briefing.render import page, pdf
html = Path(sys.argv[1]).read_text(encoding="utf-8")
Path(sys.argv[2]).write_bytes(pdf.print_page(html, lambda name: page.asset(name, Presentation())))
"""
NOW = "2026-01-05T06:00:00+00:00"


def cpu_seconds(command: list[str]) -> float:
    """Run a command and return its processor seconds, children included."""
    pid = os.posix_spawnp(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, usage = os.wait4(pid, 0)
    if status:
        message = f"{' '.join(command)} ended with {status}"
        raise RuntimeError(message)
    return usage.ru_utime + usage.ru_stime


def main(arguments: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks build", description=__doc__.split("\n")[0])
    parser.add_argument("sources", nargs="*", default=[str(ROOT / "seeds")])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        build = [
            sys.executable,
            "-m",
            "briefing",
            "--workspace",
            folder,
            "build",
            *options.sources,
            "--now",
            NOW,
            "--edition",
            "e",
        ]
        cpu_seconds(build)
        html = work / "print.html"
        dump = "import sys; from benchmarks.build import print_html; print(print_html(sys.argv[1]))"
        html.write_bytes(
            subprocess.run(
                [sys.executable, "-c", dump, str(work / "reports" / "e" / "edition.json")],
                stdout=subprocess.PIPE,
                check=True,
            ).stdout
        )
        floor = [sys.executable, "-c", LAYOUT, str(html), str(work / "floor.pdf")]
        pairs = [(cpu_seconds(build), cpu_seconds(floor)) for _ in range(options.runs)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"whole build      {ours:6.2f} CPU s (median of {len(pairs)})")
    print(f"layout alone     {theirs:6.2f} CPU s")
    print(f"ratio            {ratio:6.2f} (median of the pairs)")
    return 0


def print_html(path: str) -> str:
    """Give the HTML that is laid out for an edition.json."""
    from briefing import codec
    from briefing.model import Presentation
    from briefing.render import page

    edition = codec.loads(Path(path).read_text(encoding="utf-8"))
    return page.markup(edition, Presentation(), {})
