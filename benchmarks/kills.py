"""Kill `briefing run` at every system call that changes a disk or talks to the mail server; see how the next one heals.

    python -m benchmarks.kills --limit 500
    python -m benchmarks.kills --full          each such call fails once: no space is left on the disk

strace kills the run at its n-th write, flush, rename and so on, for every n until a run survives. After each kill every
file that carries its final name must be whole, and one more run must end well: the edition built, no half-written file
left, every draft delivered, and delivered twice only if the server's answer to the first was lost with the run. A full
disk kills nobody: the run must say so in a sentence and end with the exit code of what it could not do.

One process imports the program and makes one edition; it is forked for each run, and what it rendered is written again
in place of rendering, or the machine would lay out pages all day. It needs strace and the right to trace.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from briefing import codec
from briefing.cli import main as command
from briefing.errors import ExitCode
from briefing.render import docx, page
from briefing.store.files import TEMPORARY
from tests.mailserver import Mailbox, serving
from tests.workspaces import RAIL, WATER, article, configure

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC).isoformat()
CALLS = ("fsync", "fdatasync", "rename", "pwrite64", "write", "ftruncate", "unlink", "link", "mkdir", "sendto")
PDF = b"%PDF-1.7\n%%EOF\n"
#: A kill is not a power cut: what was written stays, so memory serves as the disk and flushing costs nothing.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - folders made there have random names
RECIPIENTS = {"jeanne@example.org", "paul@example.org", "chef@example.org"}


def prepare(folder: Path, port: int) -> None:
    """Make a workspace with two articles of the week that ends."""
    (folder / "seeds").mkdir(parents=True)
    configure(folder, mail_port=port)
    settings = folder / "briefing.toml"  # a loaded machine is no faulty server
    settings.write_text(settings.read_text(encoding="utf-8").replace("timeout = 5", "timeout = 60"), encoding="utf-8")
    article(folder, "a.txt", "18 novembre 2026", kind=WATER)
    article(folder, "b.txt", "19 novembre 2026", kind=RAIL)


def run(folder: Path, killer: Killer | None = None) -> int:
    """Fork, wait until the child may go, let it run; its process id."""
    gate, go = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(go)
        os.read(gate, 1)
        null = os.open(os.devnull, os.O_WRONLY)
        log = os.open(folder.with_suffix(".log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(null, 1)
        os.dup2(log, 2)
        code = 1
        try:
            code = command(["--workspace", str(folder), "run", "--now", NOW])
        finally:
            os._exit(code)
    os.close(gate)
    try:
        if killer:
            killer.attach(child)
    finally:
        os.write(go, b"g")
        os.close(go)
    return child


class Killer:
    """strace, told to kill at the n-th call of one kind, or to let it fail."""

    def __init__(self, call: str, number: int, fate: str = "signal=KILL") -> None:
        self.call = call
        self.number = number
        self.fate = fate
        self.trace = tempfile.mkstemp(dir=MEMORY)[1]
        self.tracer: subprocess.Popen[bytes] | None = None

    def attach(self, child: int) -> None:
        """Attach to the child and return when it is traced."""
        inject = f"{self.call}:{self.fate}:when={self.number}"
        self.tracer = subprocess.Popen(
            ["strace", "-f", "-p", str(child), "-e", f"trace={self.call}", "-e", f"inject={inject}", "-o", self.trace],  # noqa: S607 - found on the path
            stderr=subprocess.PIPE,
        )
        if self.tracer.stderr:
            self.tracer.stderr.readline()

    def end(self) -> bool:
        """Wait for strace; whether the call was reached."""
        if self.tracer:
            self.tracer.communicate(timeout=60)
        seen = Path(self.trace).read_text(encoding="utf-8", errors="replace")
        Path(self.trace).unlink()
        return "(INJECTED)" in seen


def ended(child: int) -> int:
    """Wait for a run; its exit code, -9 when it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def torn(folder: Path) -> list[str]:
    """Name the files that carry their final name and are not whole."""
    faults = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name.startswith(TEMPORARY) or "seeds" in path.parts:
            continue
        try:
            _read(path)
        except (ValueError, zipfile.BadZipFile, sqlite3.DatabaseError, AssertionError) as exc:
            faults.append(f"torn: {path.name} ({exc})")
    return faults


def _read(path: Path) -> None:
    match path.suffix:
        case ".json":
            json.loads(path.read_text(encoding="utf-8"))
        case ".docx":
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
                assert package.testzip() is None
        case ".pdf":
            assert path.read_bytes() == PDF
        case ".html":
            assert path.read_text(encoding="utf-8").rstrip().endswith("</html>")
        case ".eml":
            assert path.read_bytes().startswith(b"From")
        case ".sqlite3" if path.parent.name != "backups":
            _check_copy(path)
        case _:
            return


def _check_copy(path: Path) -> None:
    """Open a copy of the state and its log: opening the state itself would mend it before the next run can."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as scratch:
        for part in path.parent.glob(f"{path.name}*"):
            shutil.copy(part, scratch)
        with closing(sqlite3.connect(Path(scratch) / path.name)) as db:
            assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)


def healed(folder: Path, box: Mailbox) -> list[str]:
    """List what the run after a kill left undone."""
    faults = [f"left behind: {p.name}" for p in folder.rglob(f"{TEMPORARY}*")]
    report = folder / "reports" / "2026-W47"
    if not (report / "edition.json").is_file():
        return [*faults, "no edition"]
    codec.loads((report / "edition.json").read_text(encoding="utf-8"), "edition.json")
    faults += [
        f"missing: {n}" for n in ("brief.pdf", "brief.docx", "brief.html", "brief.md") if not (report / n).is_file()
    ]
    got = Counter(r for taken in box.taken for r in taken.recipients)
    faults += [f"lost: {r}" for r in RECIPIENTS - set(got)]
    ids = {taken.message["Message-ID"] for taken in box.taken}
    faults += [] if len(ids) == len(got) else ["one draft under two Message-IDs"]
    return faults


def trial(call: str, number: int) -> tuple[bool, int, list[str]]:
    """Kill one run and let the next one heal; (was it killed, messages that came twice, faults)."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as scratch:
        folder, box = Path(scratch) / "veille", Mailbox()
        with serving(box) as port:
            prepare(folder, port)
            killer = Killer(call, number)
            code = ended(run(folder, killer))
            killer.end()
            killed = code == -signal.SIGKILL
            faults = torn(folder)
            if killed:
                after = ended(run(folder))
                faults += [f"exit code {after} after the kill: {_log(folder)}"] if after else []
            elif code:
                faults.append(f"exit code {code} unharmed: {_log(folder)}")
            faults += torn(folder) + healed(folder, box)
        twice = len(box.taken) - len(RECIPIENTS)
        if twice > int(killed):
            faults.append(f"{twice} messages came twice")
        return killed, max(twice, 0), faults


#: What cannot be written is a page, a message or the state; what is written again in its place ends with 0.
_FULL_CODES = {0, ExitCode.RENDER, ExitCode.DELIVERY, ExitCode.STATE}


def trial_full(call: str, number: int) -> tuple[bool, int, list[str]]:
    """Let one call of a run fail for want of space, then let the next one heal; as `trial`."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as scratch:
        folder, box = Path(scratch) / "veille", Mailbox()
        with serving(box) as port:
            prepare(folder, port)
            killer = Killer(call, number, "error=ENOSPC")
            code = ended(run(folder, killer))
            reached = killer.end()
            said = _log(folder)
            faults = torn(folder) + [f"exit code {code}: {said}"] * (code not in _FULL_CODES)
            faults += [f"exit code {code} without a word"] * (code != 0 and "briefing: " not in said)
            faults += [f"a traceback: {said}"] * ("Traceback" in said)
            after = ended(run(folder))
            faults += [f"exit code {after} after the full disk: {_log(folder)}"] if after else []
            faults += torn(folder) + healed(folder, box)
        twice = len(box.taken) - len(RECIPIENTS)
        return reached, max(twice, 0), faults


def _log(folder: Path) -> str:
    path = folder.with_suffix(".log")
    return path.read_text(encoding="utf-8", errors="replace")[-400:] if path.exists() else ""


def _render_once() -> None:
    """Load everything by a run in this process, and keep a Word file to write in place of rendering."""
    page.render = lambda *_: PDF  # type: ignore[assignment]
    with tempfile.TemporaryDirectory(dir=MEMORY) as scratch, serving(Mailbox()) as port:
        folder = Path(scratch) / "veille"
        prepare(folder, port)
        assert command(["--workspace", str(folder), "run", "--now", NOW]) == 0
        word = (folder / "reports" / "2026-W47" / "brief.docx").read_bytes()
    docx.render = lambda *_: word  # type: ignore[assignment]
    docx.draft = lambda *_: word  # type: ignore[assignment]


def main() -> int:
    """Kill at every call of each kind; 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=10_000, help="kills in all")
    parser.add_argument("--every", type=int, default=1, help="only every n-th call")
    parser.add_argument("--full", action="store_true", help="let the calls fail for want of space instead of killing")
    parser.add_argument("--calls", nargs="+", default=CALLS)
    options = parser.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is not installed")
    _render_once()
    kills: Counter[str] = Counter()
    lost: list[str] = []
    twice = 0
    for call in options.calls:
        number = 1
        while sum(kills.values()) < options.limit:
            killed, again, faults = (trial_full if options.full else trial)(call, number)
            lost += [f"{call} {number}: {fault}" for fault in faults]
            if faults:
                print(lost[-len(faults) :], flush=True)
            if not killed:
                break
            kills[call] += 1
            twice += again
            number += options.every
        print(f"{call}: {kills[call]}", flush=True)
    each = ", ".join(f"{n} {c}" for c, n in kills.items())
    print(f"{sum(kills.values())} {'full disks' if options.full else 'kills'} ({each}), {len(lost)} faults")
    print(f"{twice} messages came twice, under the same Message-ID, because the answer was lost with the run")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
