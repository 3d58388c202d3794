"""Work in a child process: it gets a letter and gives bytes, within its limits, and can reach nothing else."""

from __future__ import annotations

import os
import socket
import time
from dataclasses import replace

import pytest

from briefing import confinement
from briefing.errors import RenderError
from briefing.model import Presentation
from briefing.render import page
from tests import editions

LIMITS = confinement.Limits(wall=20.0, cpu=10, memory=2**30, file=2**20)


@pytest.fixture
def doing(tmp_path, monkeypatch):
    """Run the body of a function in the child."""

    def run(body, limits=LIMITS, letter=None):
        lines = "\n    ".join(body.splitlines())
        (tmp_path / "errand.py").write_text(f"def confined(letter):\n    {lines}\n", encoding="utf-8")
        monkeypatch.setattr(confinement, "START", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); " + START)
        return confinement.run("errand", letter, limits)

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
        ("open(letter, 'wb').write(b'x' * 2**21)", LIMITS, "crash"),
    ],
    ids=["hangs", "spins", "swells", "aborts", "raises", "leaves", "fills the disk"],
)
def test_work_that_takes_too_much_or_breaks_fails_with_a_word(doing, tmp_path, body, limits, kind):
    with pytest.raises(confinement.Failed) as caught:
        doing(body, limits, str(tmp_path / "big"))
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


@pytest.mark.skipif(not confinement.isolated(), reason="this system lets no process give up its network")
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


def test_nothing_of_a_child_that_hangs_is_left(doing, tmp_path):
    body = (
        "import subprocess, time\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        "open(letter, 'w').write(str(child.pid))\n"
        "time.sleep(60)"
    )
    with pytest.raises(confinement.Failed):
        doing(body, replace(LIMITS, wall=2.0), str(tmp_path / "pid"))
    pid = int((tmp_path / "pid").read_text())
    deadline = time.monotonic() + 5
    while os.path.exists(f"/proc/{pid}") and time.monotonic() < deadline:  # noqa: PTH110 - /proc
        time.sleep(0.05)
    assert not os.path.exists(f"/proc/{pid}")  # noqa: PTH110 - /proc


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (replace(page.LIMITS, wall=0.2), "takes more than"),
        (replace(page.LIMITS, memory=2**27), "laying it out|layout"),
    ],
    ids=["time", "memory"],
)
def test_a_page_that_cannot_be_laid_out_within_its_limits_is_told_so(monkeypatch, limits, said):
    monkeypatch.setattr(page, "LIMITS", limits)
    with pytest.raises(RenderError, match=said):
        page.render(editions.edition(), Presentation(), {})
