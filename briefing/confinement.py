"""Child processes for work on what strangers wrote: limits, no network, no files, no environment, one answer.

Both edges that use heavy libraries stand on it: the readers' parsers and the layout of pages. Where the system refuses
to take the network or the files away, the work goes on under the other limits, and `kept` says so.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import signal
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from briefing import landlock
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from subprocess import Popen

#: Source: linux/sched.h and linux/prctl.h.
_NEW_USER: Final = 0x10000000
_NEW_NETWORK: Final = 0x40000000
_NO_NEW_PRIVILEGES: Final = 38

#: Allocations between two sweeps for cycles. A layout makes millions of objects that live to its end: with Python's own
#: 700 the sweeps took 5 % of its time, with these 0 to 2 %; a note of 144 sentences took 152 MB either way.
SWEEPS: Final = (500_000, 50, 100)

#: What a person is told of a thing that children keep because the system takes it from none.
KEPT: Final = {
    "network": (
        "this system lets no child process give up the network (it takes root or user namespaces): documents are "
        "parsed and pages laid out under limits, but not cut off"
    ),
    "files": (
        "this system has no Landlock (Linux 5.13 or later): the processes that parse documents and lay out pages could "
        "read what this user can"
    ),
}

#: The child imports from the package's own folder and the interpreter's, from nowhere else.
_PACKAGE: Final = os.path.dirname(os.path.realpath(__file__))  # noqa: PTH120 - pathlib costs a child 5 ms
ROOT: Final = os.path.dirname(_PACKAGE)  # noqa: PTH120 - likewise
START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from briefing import confinement; confinement.answer(*sys.argv[2:])"
)

#: What libraries read besides their own files: shared objects, fonts, the table of media types, time zones.
_SYSTEM: Final = (
    *("/usr", "/lib", "/lib64", "/nix/store", "/gnu/store", "/etc/ld.so.cache", "/etc/fonts", "/etc/mime.types"),
    *("/var/cache/fontconfig", "/dev/urandom", "/proc/self"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one piece of work may take.

    Attributes:
        wall, cpu: Seconds.
        memory: Bytes of address space.
        file: Bytes of any file it writes.
    """

    wall: float
    cpu: int
    memory: int
    file: int


class Failed(Exception):  # noqa: N818 - not this module's error: the caller says what it means to the user
    """The child did not answer.

    Attributes:
        kind: `timeout`, `memory` or `crash`.
        detail: The last line it wrote, "" if none.
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        self.kind = kind
        self.detail = detail
        super().__init__(kind, detail)


def run(module: str, letter: Any, limits: Limits, readable: Iterable[str] = ()) -> bytes:
    """Do one piece of work in a child process.

    Args:
        module: Module whose `confined(letter)` gives bytes, or raises a `BriefingError`.
        letter: A JSON value.
        limits: What it may take.
        readable: Folders that it may read besides those of the program and the system's libraries.

    Raises:
        Failed: It took too much, or crashed.
        Refused: The work raised a `BriefingError`, given by its parts.
    """
    import subprocess
    import tempfile

    arguments = [sys.executable, "-I", "-c", START, ROOT, module, str(limits.cpu), str(limits.memory), str(limits.file)]
    with tempfile.TemporaryDirectory(prefix="briefing-") as scratch:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no word of the input
            [*arguments, scratch, *readable],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={"LANG": "C.UTF-8", "HOME": scratch, "TMPDIR": scratch},
            start_new_session=True,
        )
        try:
            out, err = child.communicate(json.dumps(letter).encode(), timeout=limits.wall)
        except subprocess.TimeoutExpired:
            raise Failed("timeout") from None
        finally:
            _end(child)
    return _understood(child.returncode, out, err.decode("utf-8", "replace"))


class Refused(Exception):  # noqa: N818 - likewise
    """The work was refused for a reason that the child explains: subject, fault, remedy."""


def _end(child: Popen[bytes]) -> None:
    """Leave nothing behind, whatever happened."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    with child:
        return  # its pipes are closed and its status taken


def _understood(status: int, out: bytes, err: str) -> bytes:
    if status == 0 and out[:1] == b"=":
        return out[1:]
    if status == 0 and out[:1] == b"!":
        raise Refused(*json.loads(out[1:]))
    detail = err.strip().rpartition("\n")[2][:300]
    if status == -signal.SIGXCPU:
        raise Failed("timeout")
    raise Failed("memory" if "MemoryError" in err else "crash", detail)


def answer(module: str, cpu: str, memory: str, file: str, scratch: str, *readable: str) -> None:
    """Answer for the child: give up what the work does not need, do it, write what came of it."""
    letter = json.loads(sys.stdin.buffer.read())
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answer
    confine(readable, (scratch,))
    gc.set_threshold(*SWEEPS)
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CPU, (int(cpu), resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(file), int(file)))
    try:
        content = b"=" + import_module(module).confined(letter)
    except BriefingError as exc:
        content = b"!" + json.dumps([exc.subject, exc.fault, exc.remedy]).encode()
    with answers:
        answers.write(content)
    gc.freeze()  # the process ends here: nothing is worth sweeping


def confine(readable: Iterable[str] = (), writable: Iterable[str] = ()) -> frozenset[str]:
    """Give up the network, files, new privileges and core dumps for good.

    Linux only. To lose the network an ordinary user needs user namespaces, which some systems forbid.

    Args:
        readable: Folders that may be read besides those of the program and the system's libraries.
        writable: Folders in which anything may be done.

    Returns:
        What could not be given up: keys of `KEPT`.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kept = frozenset({"network"})
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "unshare") and hasattr(libc, "prctl"):
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        flags = _NEW_NETWORK if os.geteuid() == 0 else _NEW_NETWORK | _NEW_USER
        kept = frozenset() if libc.unshare(flags) == 0 else kept
    apart = landlock.restrict([*_program(), *_SYSTEM, *readable], [os.devnull, *writable], listed=[ROOT])
    return kept if apart else kept | {"files"}


def _program() -> list[str]:
    """List the folders that Python and this package are read from; of a checkout, only what belongs to the program."""
    python = [sys.prefix, sys.base_prefix, *sys.path]
    if ROOT.endswith("-packages"):
        return [ROOT, *python]
    return [_PACKAGE, f"{ROOT}/templates", *(place for place in python if os.path.realpath(place) != ROOT)]


def kept() -> tuple[str, ...]:
    """Say what children on this system keep though they have no use for it; () when they lose network and files."""
    import subprocess

    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); "
        "from briefing import confinement; print(*sorted(confinement.confine()))"
    )
    told = subprocess.run([sys.executable, "-I", "-c", code, ROOT], check=False, capture_output=True, text=True)  # noqa: S603 - as above
    return tuple(KEPT[thing] for thing in (sorted(KEPT) if told.returncode else told.stdout.split()))
