"""Runs a parser that may crash, hang or swallow memory in a child process of its own, under limits.

The child gets bytes on its standard input and answers JSON on its standard output; it shares nothing else. One child
serves many documents and every parser, for starting it takes longer than parsing; it is replaced when it fails or has
grown. Threads that ask at the same time have a child each.
"""

from __future__ import annotations

import atexit
import json
import math
import os
import select
import signal
import sys
import time
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any, Final, cast

from briefing import confinement
from briefing.collect import cell
from briefing.errors import DocumentError
from briefing.intake import USUAL, Intake, Limits

if TYPE_CHECKING:
    from subprocess import Popen

#: Bytes that an answer may have for each that a file may have, and for small ones.
_ANSWER_SHARE: Final = 2
_ANSWER: Final = 64 * 1024 * 1024
#: Bytes read from a child at once.
_PIECE: Final = 1024 * 1024

#: The child imports from the package's own folder and the interpreter's, from nowhere else.
START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from briefing.collect import cell; cell.serve(int(sys.argv[2]))"
)

inside = cell.inside


def run(module: str, content: bytes, subject: str, intake: Intake = USUAL, *, until: float = math.inf) -> Any:
    """Parse bytes in a child process.

    Args:
        module: Module whose `parse(bytes, intake)` gives a JSON value, or raises `DocumentError`.
        content: The document.
        subject: Named in errors.
        intake: What it may cost, and what else its reader has to know.
        until: Instant of the monotonic clock when it must have answered, however long the limits are.

    Raises:
        DocumentError: `timeout`, `parse-crash`, `memory`, or what the parser raised.
    """
    child = _taken(intake.limits)
    answer = None
    try:
        answer = child.ask(_asked(module, intake), content, _deadline(intake, until))
    finally:
        status = child.end() if answer is None else 0
    if answer is None:
        raise _failure(status, subject)
    _IDLE.append(child)
    outcome = json.loads(answer)
    if "kind" in outcome:
        raise DocumentError(subject, outcome["fault"], outcome["remedy"], kind=outcome["kind"])
    return outcome["value"]


_asked = lru_cache(16)(cell.asked)


def _deadline(intake: Intake, until: float) -> float:
    """Say when an answer must be there; a child that asks another one leaves itself time to say that none came."""
    seconds = intake.limits.seconds
    return min(time.monotonic() + (seconds / 2 if inside() else seconds), until)


class _Child:
    """A running parser."""

    def __init__(self, limits: Limits) -> None:
        import subprocess

        self.owner = os.getpid()
        self._limits = limits
        self._most = max(_ANSWER, _ANSWER_SHARE * limits.file)
        self._grown = False
        self._late = False
        self._process: Popen[bytes] = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no word of the document
            [sys.executable, "-I", "-c", START, confinement.ROOT, str(limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8"},
            start_new_session=True,
        )
        pipes = cast("tuple[IO[bytes], IO[bytes]]", (self._process.stdin, self._process.stdout))
        self._questions, self._answers = (pipe.fileno() for pipe in pipes)
        os.set_blocking(self._questions, False)

    def ask(self, asked: bytes, content: bytes, deadline: float) -> bytes | None:
        """Give a document and wait for the answer; None when the child failed or took too long."""
        try:
            self._write(b"".join((cell.QUESTION.pack(len(asked), len(content)), asked, content)), deadline)
            return self._read(deadline)
        except TimeoutError:
            self._late = True
            self._kill()
        except OSError:
            return None  # it ended
        return None

    def _write(self, question: bytes, deadline: float) -> None:
        rest = memoryview(question)
        while rest:
            try:
                rest = rest[os.write(self._questions, rest) :]
            except BlockingIOError:
                _await(self._questions, select.POLLOUT, deadline)

    def _read(self, deadline: float) -> bytes | None:
        found, wanted = bytearray(), cell.ANSWER.size
        while len(found) < wanted:
            _await(self._answers, select.POLLIN, deadline)
            piece = os.read(self._answers, _PIECE)
            if not piece:
                raise BrokenPipeError
            found += piece
            if wanted == cell.ANSWER.size <= len(found):
                size, self._grown = cell.ANSWER.unpack_from(found)
                wanted += size
                if size > self._most:
                    return None
        return bytes(found[cell.ANSWER.size :])

    def can_serve(self, limits: Limits) -> bool:
        """Tell whether it can serve another document of this process."""
        same = self.owner == os.getpid() and self._limits == limits
        return same and not self._grown and self._process.poll() is None

    def end(self) -> int | None:
        """End it and everything it started; its exit status, None when it took too long."""
        import subprocess

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
        return None if self._late else status

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


#: Children that wait for a document. A thread takes one out and puts it back: both happen at once or not at all.
_IDLE: Final[list[_Child]] = []


def _taken(limits: Limits) -> _Child:
    """Give a running parser, or start one."""
    while _IDLE:
        try:
            child = _IDLE.pop()
        except IndexError:
            break  # another thread was faster
        if child.can_serve(limits):
            return child
        child.end()
    return _Child(limits)


@atexit.register
def close() -> None:
    """End the running parsers; the next document starts a new one."""
    while _IDLE:
        _IDLE.pop().end()


def _failure(status: int | None, subject: str) -> DocumentError:
    if status is None or status == -signal.SIGXCPU:
        return DocumentError(subject, "reading it takes too long", "Save its text.", kind="timeout")
    return DocumentError(subject, "its parser gave up", "Save it with another program.", kind="parse-crash")
