"""Work in a child process: it gets a letter and gives bytes, within its limits, and can reach nothing else."""

from __future__ import annotations

import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import confinement
from briefing.errors import RenderError
from briefing.model import Limits, Presentation
from briefing.render import page
from tests import editions

LIMITS = confinement.Limits(wall=20.0, cpu=10, memory=2**30, file=2**20)


@pytest.fixture
def doing(tmp_path, monkeypatch):
    """Run the body of a function in the child."""

    def run(body, limits=LIMITS, letter=None, readable=()):
        lines = "\n    ".join(body.splitlines())
        code = tmp_path / "code"
        code.mkdir(exist_ok=True)
        (code / "errand.py").write_text(f"def confined(letter):\n    {lines}\n", encoding="utf-8")
        monkeypatch.setattr(confinement, "START", f"import sys; sys.path.insert(0, {str(code)!r}); " + START)
        return confinement.run("errand", letter, limits, readable)

    return run


START = confinement.START


def test_the_answer_comes_back_whole_whatever_is_printed(doing):
    assert (
        doing("print('noise')\nreturn letter['x'].encode() * 100_000", letter={"x": "é\n"}) == "é\n".encode() * 100_000
    )


@pytest.mark.parametrize(
    ("body", "limits", "kind"),
    [
        ("import time; time.sleep(60)", replace(LIMITS, wall=1.0), "timeout"),
        ("while True: pass", replace(LIMITS, cpu=1), "timeout"),
        ("return b'x' * 2**31", LIMITS, "memory"),
        ("import os; os.abort()", LIMITS, "crash"),
        ("raise ValueError('boo')", LIMITS, "crash"),
        ("import os; os._exit(0)", LIMITS, "crash"),
        ("import os; open(os.environ['TMPDIR'] + '/big', 'wb').write(b'x' * 2**21)", LIMITS, "crash"),
    ],
    ids=["hangs", "spins", "swells", "aborts", "raises", "leaves", "fills the disk"],
)
def test_work_that_takes_too_much_or_breaks_fails_with_a_word(doing, body, limits, kind):
    with pytest.raises(confinement.Failed) as caught:
        doing(body, limits)
    assert caught.value.kind == kind


def test_a_refusal_keeps_its_three_parts(doing):
    with pytest.raises(confinement.Refused) as caught:
        doing("from briefing.errors import RenderError\nraise RenderError('a', 'b', 'c')")
    assert caught.value.args == ("a", "b", "c")


def test_the_child_inherits_no_environment_and_no_file(doing, monkeypatch):
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", "open sesame")
    seen = doing(
        "import os\nreturn repr(dict(os.environ)).encode() + b'\\n' + ' '.join(os.listdir('/proc/self/fd')).encode()"
    )
    environment, files = seen.decode().split("\n")
    assert "sesame" not in environment
    assert len(files.split()) <= 5


KEPT = confinement.kept()


@pytest.mark.skipif(confinement.KEPT["network"] in KEPT, reason="this system lets no process give up its network")
def test_the_child_reaches_no_network(doing):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        body = (
            "import socket\n"
            f"try: socket.create_connection(('127.0.0.1', {port}), 2)\n"
            "except OSError: return b'none'\n"
            "return b'one'"
        )
        assert doing(body) == b"none"


@pytest.mark.skipif(confinement.KEPT["files"] in KEPT, reason="this system has no Landlock")
class TestFiles:
    """Of all files the child sees those of the program, of the system's libraries, and what it is shown."""

    def attempt(self, doing, path, mode="r", readable=()):
        attempt = f"try: open({str(path)!r}, {mode!r}).close()"
        body = f"{attempt}\nexcept OSError as exc: return exc.strerror.encode()\nreturn b'opened'"
        return doing(body, readable=readable).decode()

    def test_the_workspace_and_its_secrets_are_not_to_be_read(self, doing, tmp_path):
        (tmp_path / "password").write_text("open sesame", encoding="utf-8")
        assert self.attempt(doing, tmp_path / "password") == "Permission denied"
        assert self.attempt(doing, "/etc/passwd") == "Permission denied"

    def test_a_checkout_is_no_part_of_the_program(self, doing):
        if not confinement.ROOT.endswith("-packages"):
            assert self.attempt(doing, f"{confinement.ROOT}/pyproject.toml") == "Permission denied"

    def test_a_folder_that_is_shown_can_be_read_and_not_written(self, doing, tmp_path):
        (tmp_path / "shown").mkdir()
        (tmp_path / "shown" / "page").write_text("", encoding="utf-8")
        shown = (str(tmp_path / "shown"),)
        assert self.attempt(doing, tmp_path / "shown" / "page", readable=shown) == "opened"
        assert self.attempt(doing, tmp_path / "shown" / "new", "w", readable=shown) == "Permission denied"

    def test_what_it_imports_late_is_there(self, doing):
        assert doing("import weasyprint, lxml.html, pypdfium2, sqlite3\nreturn b'all'") == b"all"

    def test_no_other_process_is_in_reach(self, doing):
        body = "import os\ntry: os.kill(os.getppid(), 0)\nexcept OSError: return b'no'\nreturn b'yes'"
        assert doing(body) == b"no"


def running(argument):
    """Tell whether a process with this argument runs."""
    lines = (path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists())
    with suppress(OSError):  # it ended between the two looks
        return any(argument in line.split(b"\0") for line in lines)
    return False


def wait_until(claim):
    deadline = time.monotonic() + 10
    while not claim() and time.monotonic() < deadline:
        time.sleep(0.05)
    return claim()


def test_nothing_of_a_child_that_hangs_is_left(doing):
    seconds = f"60.{os.getpid()}"
    body = f"import subprocess, time; subprocess.Popen(['sleep', '{seconds}']); time.sleep(60)"
    with ThreadPoolExecutor(1) as thread:
        hanging = thread.submit(doing, body, replace(LIMITS, wall=5.0))
        assert wait_until(lambda: running(seconds.encode()))
        with pytest.raises(confinement.Failed):
            hanging.result()
    assert wait_until(lambda: not running(seconds.encode()))


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(layout_seconds=0), "takes more than"),
        (Limits(layout_memory=2**27), "laying it out|layout"),
    ],
    ids=["time", "memory"],
)
def test_a_page_that_cannot_be_laid_out_within_its_limits_is_told_so(limits, said):
    with pytest.raises(RenderError, match=said):
        page.render(editions.edition(), Presentation(limits=limits), {})
