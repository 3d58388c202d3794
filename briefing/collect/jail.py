"""Runs a parser that may crash, hang or swallow memory in a child process of its own, under limits.

The child gets bytes on its standard input and answers JSON on its standard output; it shares nothing else. One child
serves many documents, for starting it takes longer than parsing; it is replaced when it fails or has grown.
"""

from __future__ import annotations

import atexit
import json
import math
import os
import resource
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final, cast

from briefing import confinement
from briefing.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds of wall clock and of CPU, bytes of memory and of answer that one document may take.
_WALL: Final = 20.0
_CPU: Final = 12
_MEMORY: Final = 1200 * 1024 * 1024
_MAX_ANSWER: Final = 64 * 1024 * 1024
_MAX_FILES: Final = 64
_PAGE: Final = resource.getpagesize()
#: Parsers leak: a child that has grown beyond so many bytes is replaced. Fresh ones take 60 to 130 MiB.
_GROWN: Final = 400 * 1024 * 1024

_LENGTH: Final = 8
#: Bytes read from a child at once.
_PIECE: Final = 1024 * 1024

#: The child imports from the package's own folder and the interpreter's, from nowhere else.
_ROOT: Final = str(Path(__file__).resolve().parents[2])
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from importlib import import_module; from briefing.collect import jail; "
    "jail.serve(import_module(sys.argv[2]).parse)"
)


def run(module: str, content: bytes, subject: str, *, wall: float | None = None) -> Any:
    """Parse bytes in a child process.

    Args:
        module: Module whose `parse(bytes)` gives a JSON value, or raises `DocumentError`.
        content: The document.
        subject: Named in errors.
        wall: Seconds that it may take; None is the usual.

    Raises:
        DocumentError: `timeout`, `parse-crash`, `memory`, or what the parser raised.
    """
    with _LOCK:
        child = _child(module)
        answer = child.ask(content, wall or _WALL)
        if answer is None:
            raise _failure(child.end(), subject)
        outcome = json.loads(answer)
        child.grown = outcome["grown"]
    if "kind" in outcome:
        raise DocumentError(subject, outcome["fault"], outcome["remedy"], kind=outcome["kind"])
    return outcome["value"]


def inside() -> bool:
    """Tell whether this process is a parser child."""
    return _SERVING


class _Child:
    """A running parser."""

    def __init__(self, module: str) -> None:
        self.owner = os.getpid()
        self.grown = False
        self.late = False
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no word of the document
            [sys.executable, "-I", "-c", _START, _ROOT, module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8"},
            start_new_session=True,
        )
        pipes = cast("tuple[IO[bytes], IO[bytes]]", (self._process.stdin, self._process.stdout))
        self._questions, self._answers = (pipe.fileno() for pipe in pipes)
        os.set_blocking(self._questions, False)

    def ask(self, content: bytes, wall: float) -> bytes | None:
        """Give a document and wait for the answer; None when the child failed or took too long."""
        deadline = time.monotonic() + (wall / 2 if inside() else wall)
        try:
            self._write(len(content).to_bytes(_LENGTH, "big"), deadline)
            self._write(content, deadline)
            size = int.from_bytes(self._read(_LENGTH, deadline), "big")
            return self._read(size, deadline) if size <= _MAX_ANSWER else None
        except TimeoutError:
            self.late = True
            self._kill()
        except OSError:
            return None  # it ended
        return None

    def _write(self, content: bytes, deadline: float) -> None:
        rest = memoryview(content)
        while rest:
            _await(self._questions, select.POLLOUT, deadline)
            rest = rest[os.write(self._questions, rest) :]

    def _read(self, size: int, deadline: float) -> bytes:
        found = bytearray()
        while len(found) < size:
            _await(self._answers, select.POLLIN, deadline)
            piece = os.read(self._answers, min(size - len(found), _PIECE))
            if not piece:
                raise BrokenPipeError
            found += piece
        return bytes(found)

    def alive(self) -> bool:
        """Tell whether it can serve another document of this process."""
        return self._process.poll() is None and not self.grown and self.owner == os.getpid()

    def end(self) -> int | None:
        """End it and everything it started; its exit status, None when it took too long."""
        if self.owner != os.getpid():
            return 0
        if self._process.stdin:
            self._process.stdin.close()
        try:
            status = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._kill()
            status = self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()
        return None if self.late else status

    def _kill(self) -> None:
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return  # it ended by itself


def _await(descriptor: int, event: int, deadline: float) -> None:
    """Wait until a pipe is ready; without a thread, for most documents take less time than starting one."""
    poll = select.poll()
    poll.register(descriptor, event)
    if not poll.poll(max(deadline - time.monotonic(), 0) * 1000):
        raise TimeoutError


_LOCK: Final = threading.Lock()
_SERVING = False
_CHILDREN: Final[dict[str, _Child]] = {}


def _child(module: str) -> _Child:
    """Give the running parser of a module, or start one."""
    child = _CHILDREN.get(module)
    if child is None or not child.alive():
        if child is not None:
            child.end()
        child = _CHILDREN[module] = _Child(module)
    return child


@atexit.register
def close() -> None:
    """End the running parsers; the next document starts a new one."""
    for child in _CHILDREN.values():
        child.end()
    _CHILDREN.clear()


def _failure(status: int | None, subject: str) -> DocumentError:
    if status is None or status == -signal.SIGXCPU:
        return DocumentError(subject, "reading it takes too long", "Save its text.", kind="timeout")
    return DocumentError(subject, "its parser gave up", "Save it with another program.", kind="parse-crash")


def _send(pipe: Any, content: bytes) -> None:
    pipe.write(len(content).to_bytes(_LENGTH, "big"))
    pipe.write(content)
    pipe.flush()


def _receive(pipe: Any, limit: int) -> bytes | None:
    """Read one message; None at the end of the stream or when it is longer than it may be."""
    head = pipe.read(_LENGTH)
    size = int.from_bytes(head, "big")
    if len(head) < _LENGTH or size > limit:
        return None
    content: bytes = pipe.read(size)
    return content if len(content) == size else None


def serve(parse: Callable[[bytes], Any]) -> None:
    """Answer for the child: read documents, parse each under the limits, write the outcomes."""
    global _SERVING  # noqa: PLW0603 - a fact about the whole process, stated once at its start
    _SERVING = True
    confinement.confine()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_MAX_FILES, _MAX_FILES))
    answers: BinaryIO = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    while (content := _receive(sys.stdin.buffer, sys.maxsize)) is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = math.ceil(used.ru_utime + used.ru_stime) + _CPU
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        _send(answers, json.dumps(_outcome(parse, content) | {"grown": _resident() > _GROWN}).encode())


def _outcome(parse: Callable[[bytes], Any], content: bytes) -> dict[str, Any]:
    try:
        return {"value": parse(content)}
    except DocumentError as exc:
        return {"kind": exc.kind, "fault": exc.fault, "remedy": exc.remedy}
    except MemoryError:
        return {"kind": "memory", "fault": "reading it takes too much memory", "remedy": "Save its text."}


def _resident() -> int:
    """Bytes of this process that lie in memory; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - once a document, and a Path costs more than reading
            return int(file.read().split()[1]) * _PAGE
    except OSError:
        return 0
