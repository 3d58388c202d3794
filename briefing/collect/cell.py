"""The child's side of `jail`: questions come in on standard input, each is answered under the limits, one at a time.

A question is the sizes of its two parts, what is asked (JSON), and a document. An answer is its size, whether the child
has grown too large to serve again, and JSON. Imports little: a child is started for every run.
"""

from __future__ import annotations

import json
import math
import os
import resource
import struct
import sys
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from briefing import confinement, intake
from briefing.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.intake import Intake

    Parse = Callable[[bytes, Intake], Any]

QUESTION: Final = struct.Struct(">IQ")
ANSWER: Final = struct.Struct(">Q?")

_MAX_FILES: Final = 64
_PAGE: Final = resource.getpagesize()
#: Parsers leak: a child that has grown beyond so many bytes is replaced. Fresh ones take 60 to 130 MiB.
_GROWN: Final = 400 * 1024 * 1024

_SERVING = False


def inside() -> bool:
    """Tell whether this process is a parser child."""
    return _SERVING


def asked(module: str, taken_in: Intake) -> bytes:
    """Say what is asked of a document: who parses it, and within which limits."""
    return json.dumps({"module": module, "intake": intake.encoded(taken_in)}).encode()


@lru_cache(16)
def _understood(question: bytes) -> tuple[str, Intake]:
    values = json.loads(question)
    return str(values["module"]), intake.decoded(values["intake"])


def _parser(module: str) -> Parse:
    parse: Parse = import_module(module).parse
    return parse


def serve(memory: int, parser: Callable[[str], Parse] = _parser) -> None:
    """Answer until the questions end.

    Args:
        memory: Bytes of address space for this process.
        parser: Finds who parses by the name of the module.
    """
    global _SERVING  # noqa: PLW0603 - a fact about the whole process, stated once at its start
    _SERVING = True
    size = _own_size()
    confinement.confine()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_MAX_FILES, _MAX_FILES))
    answers: BinaryIO = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    while (parts := _received(sys.stdin.buffer)) is not None:
        module, taken_in = _understood(parts[0])
        _wind_up(intake.processor_seconds(taken_in.limits.seconds))
        found = _outcome(parser(module), parts[1], taken_in)
        outcome = json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")
        answers.write(ANSWER.pack(len(outcome), size() > _GROWN))
        answers.write(outcome)
        answers.flush()


def _received(questions: BinaryIO) -> tuple[bytes, bytes] | None:
    head = questions.read(QUESTION.size)
    if len(head) < QUESTION.size:
        return None
    asked_size, size = QUESTION.unpack(head)
    question, content = questions.read(asked_size), questions.read(size)
    return (question, content) if len(content) == size else None


def _wind_up(seconds: int) -> None:
    """Give so much processor time from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = math.ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def _outcome(parse: Parse, content: bytes, taken_in: Intake) -> dict[str, Any]:
    try:
        return {"value": parse(content, taken_in)}
    except DocumentError as exc:
        return {"kind": exc.kind, "fault": exc.fault, "remedy": exc.remedy}
    except MemoryError:
        return {"kind": "memory", "fault": "reading it takes too much memory", "remedy": "Save its text."}


def _own_size() -> Callable[[], int]:
    """Give what tells the bytes of this process that lie in memory; 0 where the system does not tell."""
    try:
        statm = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return lambda: 0
    return lambda: int(os.pread(statm, 100, 0).split()[1]) * _PAGE
