"""Files -> documents -> prepared documents. A bad one never ends a run: it becomes a `Skipped` and a `Problem`."""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing import collect, edition
from briefing.collect import files
from briefing.errors import DocumentError, StateError
from briefing.model import USUAL, Intake, Problem, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from briefing.collect.files import Found
    from briefing.edition import Prepared
    from briefing.model import Plan, RawDocument


_LOG = logging.getLogger(__name__)

#: Entries that nobody expects to be read: listed in the edition, no problem of the run.
_QUIET: Final = frozenset({"hidden-file", "ignored"})


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


def raw_documents(
    sources: tuple[Path, ...], workspace: Path, intake: Intake = USUAL
) -> Iterator[RawDocument | Skipped]:
    """Yield each document of the sources as its reader found it; of several in a file, one may be `Skipped`.

    Raises:
        NoInputError: A source does not exist or cannot be listed.
        DocumentError: A document cannot be read.
    """
    for entry in files.walk(sources, workspace):
        fetched = files.load(entry, intake)
        if isinstance(fetched, Skipped):
            raise DocumentError(fetched.path, fetched.message.removeprefix(f"{fetched.path}: "), kind=fetched.kind)
        yield from collect.read(fetched)


def documents_of(entry: Found, intake: Intake = USUAL) -> tuple[RawDocument | Skipped, ...]:
    """Read the documents of an entry of a source; what cannot be read is `Skipped`."""
    fetched = files.load(entry, intake)
    if isinstance(fetched, Skipped):
        return (fetched,)
    try:
        return tuple(collect.read(fetched))
    except DocumentError as exc:
        return (Skipped(path=fetched.path, sha256=fetched.sha256, kind=exc.kind, message=str(exc)),)


def prepare(raw: RawDocument, plan: Plan, today: date) -> Prepared | Skipped:
    """Read a document closely.

    Args:
        raw: As its reader found it.
        plan: The configuration of the core.
        today: No date of publication lies after it.

    Raises:
        StateError: Temporary files cannot be written.
    """
    try:
        return edition.prepare(raw, plan, today=today)
    except OSError as exc:
        # A language model is unpacked there. Not the document's fault: skipping it would lose it.
        remedy = "Free some room there; nothing was built."
        raise StateError(tempfile.gettempdir(), f"temporary files cannot be written ({exc.strerror})", remedy) from exc
    except Exception as exc:  # noqa: BLE001 - one bad document must not end the run; the traceback is logged
        _LOG.exception("%s: unexpected error while preparing the document", raw.path)
        message = f"{raw.path}: unexpected {type(exc).__name__} while preparing; please report it"
        return Skipped(path=raw.path, sha256=raw.sha256, kind="bug", message=message)


def problems_of(skipped: Iterable[Skipped]) -> tuple[Problem, ...]:
    """The problems that files which cannot be read are; entries that nobody expects to be read are none."""
    return tuple(
        Problem(stage="collect", subject=s.path, kind=s.kind, message=s.message)
        for s in skipped
        if s.kind not in _QUIET
    )
