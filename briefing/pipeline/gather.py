"""Sources -> prepared documents. One bad document never ends a run: it becomes a `Skipped` and a `Problem`."""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing import collect, edition
from briefing.collect import files
from briefing.errors import DocumentError, StateError
from briefing.model import Fetched, Problem, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from briefing.edition import Prepared
    from briefing.model import Plan, RawDocument

_LOG = logging.getLogger(__name__)

#: Entries that nobody expects to be read: listed in the edition, no problem of the run.
_QUIET: Final = frozenset({"hidden-file", "ignored"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of every entry of the sources."""

    prepared: tuple[Prepared, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]


def gather(
    sources: tuple[Path, ...],
    workspace: Path,
    plan: Plan,
    *,
    today: date,
    progress: Callable[[str, int, int], None],
) -> Gathered:
    """Read and prepare every document of the sources.

    Args:
        sources: Files or folders.
        workspace: Paths below it are named relative to it.
        plan: The configuration of the core.
        today: The day of the run, in the workspace's time zone.
        progress: Called with the stage, how many are done, and how many there are.

    Raises:
        NoInputError: A source does not exist or cannot be listed.
    """
    found = list(files.walk(sources, workspace))
    prepared: list[Prepared] = []
    skipped: list[Skipped] = []
    problems: list[Problem] = []
    for done, entry in enumerate(found, 1):
        for outcome in _outcomes(files.load(entry), plan, today):
            match outcome:
                case Skipped():
                    skipped.append(outcome)
                case Problem():
                    problems.append(outcome)
                case _:
                    prepared.append(outcome)
        progress("read", done, len(found))
    problems += [_problem(s) for s in skipped if s.kind not in _QUIET]
    return Gathered(tuple(prepared), tuple(skipped), tuple(problems))


def raw_documents(sources: tuple[Path, ...], workspace: Path) -> Iterator[RawDocument]:
    """Yield each document of the sources as its reader found it.

    Raises:
        NoInputError: A source does not exist or cannot be listed.
        DocumentError: A document cannot be read.
    """
    for entry in files.walk(sources, workspace):
        fetched = files.load(entry)
        if isinstance(fetched, Skipped):
            raise DocumentError(fetched.path, fetched.message.removeprefix(f"{fetched.path}: "), kind=fetched.kind)
        yield from (raw for raw in collect.read(fetched) if not isinstance(raw, Skipped))


def _outcomes(entry: Fetched | Skipped, plan: Plan, today: date) -> Iterable[Prepared | Skipped | Problem]:
    if isinstance(entry, Skipped):
        return [entry]
    try:
        raws = collect.read(entry)
    except DocumentError as exc:
        return [Skipped(path=entry.path, sha256=entry.sha256, kind=exc.kind, message=str(exc))]
    return [outcome for raw in raws for outcome in ([raw] if isinstance(raw, Skipped) else _prepare(raw, plan, today))]


def _prepare(raw: RawDocument, plan: Plan, today: date) -> list[Prepared | Skipped | Problem]:
    try:
        return [edition.prepare(raw, plan, today=today)]
    except OSError as exc:
        # A language model is unpacked there. Not the document's fault: skipping it would lose it.
        remedy = "Free some room there; nothing was built."
        raise StateError(tempfile.gettempdir(), f"temporary files cannot be written ({exc.strerror})", remedy) from exc
    except Exception as exc:  # noqa: BLE001 - one bad document must not end the run; the traceback is logged
        _LOG.exception("%s: unexpected error while preparing the document", raw.path)
        message = f"{raw.path}: unexpected {type(exc).__name__} while preparing; please report it"
        return [
            Skipped(path=raw.path, sha256=raw.sha256, kind="bug", message=message),
        ]


def _problem(skipped: Skipped) -> Problem:
    return Problem(stage="collect", subject=skipped.path, kind=skipped.kind, message=skipped.message)
