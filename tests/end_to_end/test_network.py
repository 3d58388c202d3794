"""What a build and its pages reach: nothing. Judged by the kernel, not by our own word."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.end_to_end.command import COMMAND, NOW
from tests.hostile import specimens

TEXT = "Interpol a ouvert mardi à Rabat une conférence sur la coopération policière, a annoncé le ministère.\n"


@pytest.fixture
def place(tmp_path):
    """Make a workspace whose documents name addresses of all kinds."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(TEXT * 3, encoding="utf-8")
    references = '<link rel=stylesheet href="http://127.0.0.1:9/a.css"><img src="http://example.invalid/x.png">'
    (tmp_path / "seeds" / "b.html").write_text(specimens.page(f"<p>{TEXT}</p>{references}"), encoding="utf-8")
    (tmp_path / "seeds" / "c.pdf").write_bytes(
        specimens.pdf(specimens.one_page(specimens.stream(specimens.shown("Interpol met."))))
    )
    return tmp_path


def build(place, *before):
    command = [*before, str(COMMAND), "--workspace", str(place), "build", "--edition", "x", "--now", NOW]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def works(*command):
    return shutil.which(command[0]) and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not works("unshare", "-n", "true"), reason="this system lets nobody take the network away")
def test_a_build_needs_no_network(place):
    done = build(place, "unshare", "-n")
    assert done.returncode == 0, done.stderr
    assert (place / "reports" / "x" / "brief.pdf").stat().st_size > 1000


@pytest.mark.skipif(not works("strace", "-o", "/dev/null", "true"), reason="needs strace and the right to trace")
def test_a_build_and_its_children_open_no_socket_of_the_internet(place):
    trace = place / "trace"
    done = build(place, "strace", "-f", "-qq", "-e", "trace=socket,connect,sendto,sendmsg,bind", "-o", str(trace))
    assert done.returncode == 0, done.stderr
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    # A library asks the kernel for an IPv6 socket to learn whether there is IPv6; it reaches nobody.
    reached = [line for line in calls if re.search(r"\b(?:connect|sendto|sendmsg)\(", line)]
    assert [line for line in reached if re.search(r"AF_INET6?\b|AF_PACKET|AF_NETLINK", line)] == []
