"""Runs a parser that may crash, hang or swallow memory in a child process of its own, under limits.

The child gets bytes on its standard input and answers JSON on its standard output; it shares nothing else.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from briefing.errors import DocumentError

#: Seconds of wall clock and of CPU, bytes of memory and of answer that one document may take.
_WALL: Final = 25.0
_CPU: Final = 20
_MEMORY: Final = 1200 * 1024 * 1024
_MAX_ANSWER: Final = 64 * 1024 * 1024
_MAX_FILES: Final = 64

#: The package's own folder is the only one that the child may import from besides the standard library's paths.
_ROOT: Final = str(Path(__file__).resolve().parents[2])
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from importlib import import_module; from briefing.collect import jail; "
    "jail.serve(import_module(sys.argv[2]).parse)"
)


def run(module: str, content: bytes, subject: str) -> Any:
    """Parse bytes in a child process.

    Args:
        module: Module whose `parse(bytes)` gives a JSON value, or raises `DocumentError`.
        content: The document.
        subject: Named in errors.

    Raises:
        DocumentError: `timeout`, `parse-crash`, `limit`, or what the parser raised.
    """
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module, no word of the document
        [sys.executable, "-I", "-c", _START, _ROOT, module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LANG": "C.UTF-8"},
        start_new_session=True,
    ) as child:
        try:
            answer, _ = child.communicate(content, timeout=_WALL)
        except subprocess.TimeoutExpired as exc:
            raise DocumentError(subject, "reading it takes too long", "Save its text.", kind="timeout") from exc
        finally:
            _end(child)
    return _outcome(child.returncode, answer, subject)


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _outcome(status: int, answer: bytes, subject: str) -> Any:
    if status == -signal.SIGXCPU:
        raise DocumentError(subject, "reading it takes too long", "Save its text.", kind="timeout")
    if status != 0 or len(answer) > _MAX_ANSWER:
        raise DocumentError(subject, "its parser gave up", "Save it with another program.", kind="parse-crash")
    outcome = json.loads(answer)
    if "kind" in outcome:
        raise DocumentError(subject, outcome["fault"], outcome["remedy"], kind=outcome["kind"])
    return outcome["value"]


def serve(parse: Any) -> None:
    """Answer for the child: read the document, parse it under the limits, print the outcome."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_MAX_FILES, _MAX_FILES))
    content = sys.stdin.buffer.read()
    try:
        outcome = {"value": parse(content)}
    except DocumentError as exc:
        outcome = {"kind": exc.kind, "fault": exc.fault, "remedy": exc.remedy}
    except MemoryError:
        outcome = {"kind": "memory", "fault": "reading it takes too much memory", "remedy": "Save its text."}
    sys.stdout.write(json.dumps(outcome))
