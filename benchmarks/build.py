"""CPU of a whole build beside WeasyPrint alone laying out the same HTML with the same options.

usage: python -m benchmarks build [SOURCE...] [--runs N]

Both are whole processes, started in turn, so a change of the machine's speed hits both. The other side imports
WeasyPrint and nothing of ours, reads the very HTML that the build laid out, its stylesheets and fonts beside it, and
writes the PDF: the floor of any program that makes this page with this library. Processor seconds (user + system) of
the process and its children; medians. Both run from compiled modules, as on a user's machine from the second time on.
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
LAYOUT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/a-3a')"
DUMP = "import sys; from benchmarks.build import lay_by; lay_by(sys.argv[1], sys.argv[2])"
NOW = "2026-01-05T06:00:00+00:00"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cpu_seconds(command: list[str]) -> float:
    """Run a command and return its processor seconds, children included."""
    pid = os.posix_spawnp(
        command[0], command, ENVIRONMENT, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
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
    pairs = measured(options.sources, options.runs)
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"whole build      {ours:6.2f} CPU s (median of {len(pairs)})")
    print(f"layout alone     {theirs:6.2f} CPU s")
    print(f"ratio            {ratio:6.2f} (median of the pairs)")
    return 0


def measured(sources: list[str], runs: int) -> list[tuple[float, float]]:
    """Measure both sides in turn: processor seconds of the build and of the layout alone."""
    with tempfile.TemporaryDirectory() as folder:
        return _measure(folder, sources, runs)


def _measure(folder: str, sources: list[str], runs: int) -> list[tuple[float, float]]:
    """(whole build, layout alone) of each run, after one run of each that is not counted."""
    fixed = ["--now", NOW, "--edition", "e"]
    build = [sys.executable, "-m", "briefing", "--workspace", folder, "build", *sources, *fixed]
    page = Path(folder) / "page"
    floor = [sys.executable, "-c", LAYOUT, str(page / "page.html"), str(page / "page.pdf")]
    cpu_seconds(build)
    subprocess.run([sys.executable, "-c", DUMP, folder, str(page)], check=True)
    cpu_seconds(floor)
    return [(cpu_seconds(build), cpu_seconds(floor)) for _ in range(runs)]


def lay_by(root: str, folder: str) -> None:
    """Write the HTML that was laid out for the edition of a workspace, and the files that it names, into a folder."""
    from briefing.model import Presentation
    from briefing.pipeline import rerender
    from briefing.pipeline.workspace import Workspace
    from briefing.render import page

    place, look, workspace = Path(folder), Presentation(), Workspace(Path(root))
    (place / "fonts").mkdir(parents=True)
    fonts = [f"fonts/{path.name}" for path in (ROOT / "templates" / "fonts").glob("*.ttf")]
    for name in ("colours.css", "brief.css", *fonts):
        (place / name).write_bytes(page.asset(name, look))
    edition = rerender.load(workspace, "e")
    around = {s.sentence: s for s in rerender.surroundings(workspace, edition)}
    (place / "page.html").write_text(page.markup(edition, look, around), encoding="utf-8")
