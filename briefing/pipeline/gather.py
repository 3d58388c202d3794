"""Sources -> prepared documents. One bad document never ends a run: it becomes a `Skipped` and a `Problem`."""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from briefing import collect, edition
from briefing.collect import files
from briefing.errors import DocumentError, StateError
from briefing.model import Problem, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from briefing.edition import Prepared
    from briefing.model import Fetched, Plan, RawDocument

Exports = tuple[tuple[str, str], ...]

_LOG = logging.getLogger(__name__)

#: Entries that nobody expects to be read: listed in the edition, no problem of the run.
_QUIET: Final = frozenset({"hidden-file", "ignored"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of every entry of the sources."""

    prepared: tuple[Prepared, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetchings:
    """What the state holds of feeds and pages.

    Attributes:
        unread: Articles that were announced and could not be read.
        problems: Sources that fail.
    """

    articles: tuple[RawDocument, ...] = ()
    unread: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()


NOTHING: Final = Fetchings()


def gather(
    sources: tuple[Path, ...],
    workspace: Path,
    plan: Plan,
    *,
    today: date,
    progress: Callable[[str, int, int], None],
    fetched: Fetchings = NOTHING,
    exports: Exports = (),
) -> Gathered:
    """Read and prepare every document of the sources.

    Args:
        sources: Files or folders.
        workspace: Paths below it are named relative to it.
        plan: The configuration of the core.
        today: The day of the run, in the workspace's time zone.
        progress: Called with the stage, how many are done, and how many there are.
        fetched: What the feeds and pages gave.
        exports: Field names of press databases, see `Fetched`.

    Raises:
        NoInputError: A source does not exist or cannot be listed.
    """
    found = list(files.walk(sources, workspace))
    total = len(found) + len(fetched.articles)
    prepared: list[Prepared] = []
    skipped = list(fetched.unread)
    outcomes = chain(
        (_outcomes(files.load(entry, exports), plan, today) for entry in found),
        (_prepare(article, plan, today) for article in fetched.articles),
    )
    for done, several in enumerate(outcomes, 1):
        for outcome in several:
            if isinstance(outcome, Skipped):
                skipped.append(outcome)
            else:
                prepared.append(outcome)
        progress("read", done, total)
    problems = [*fetched.problems, *(_problem(s) for s in skipped if s.kind not in _QUIET)]
    return Gathered(tuple(prepared), tuple(skipped), tuple(problems))


def raw_documents(sources: tuple[Path, ...], workspace: Path, exports: Exports = ()) -> Iterator[RawDocument | Skipped]:
    """Yield each document of the sources as its reader found it; of several in a file, one may be `Skipped`.

    Raises:
        NoInputError: A source does not exist or cannot be listed.
        DocumentError: A document cannot be read.
    """
    for entry in files.walk(sources, workspace):
        fetched = files.load(entry, exports)
        if isinstance(fetched, Skipped):
            raise DocumentError(fetched.path, fetched.message.removeprefix(f"{fetched.path}: "), kind=fetched.kind)
        yield from collect.read(fetched)


def _outcomes(entry: Fetched | Skipped, plan: Plan, today: date) -> Iterable[Prepared | Skipped]:
    if isinstance(entry, Skipped):
        return [entry]
    try:
        raws = collect.read(entry)
    except DocumentError as exc:
        return [Skipped(path=entry.path, sha256=entry.sha256, kind=exc.kind, message=str(exc))]
    return [outcome for raw in raws for outcome in ([raw] if isinstance(raw, Skipped) else _prepare(raw, plan, today))]


def _prepare(raw: RawDocument, plan: Plan, today: date) -> list[Prepared | Skipped]:
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
