"""What earlier editions mean for the next one: which documents are left to cover, and what was said.

An edition covers each document of the workspace that no earlier edition covered. Built again, it covers the same ones,
unless late arrivals are asked for. A special edition, or one of sources named by hand, covers what it is given.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.edition import Built
from briefing.store import documents, editions
from briefing.text import weeks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from briefing.model import Document, Edition, Published, Said, Skipped
    from briefing.pipeline.survey import Survey
    from briefing.store import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the state knows that bears on one edition.

    Attributes:
        covered: Keys of documents that earlier editions covered.
        own: Keys of the documents that this edition covered when it was first built; None admits others, too.
        said: What earlier editions quoted.
        until: For a missed week: documents published later, or undated, wait for a later edition.
        issued_at: When this edition was first built, if it is built again; else None.
    """

    covered: frozenset[str] = frozenset()
    own: frozenset[str] | None = None
    said: tuple[Said, ...] = ()
    until: date | None = None
    issued_at: datetime | None = None


def look_up(
    db: Database, edition: str, sources: tuple[str, ...], *, refresh: bool = False, until: date | None = None
) -> Past:
    """Collect what the state knows.

    Args:
        db: The open state.
        edition: The edition to be built.
        sources: Named by hand; () means the workspace's.
        refresh: Admit documents that arrived since the edition was first built.
        until: See `Past`.
    """
    said = editions.said_before(db, edition) if weeks.is_week(edition) else ()
    if sources:
        return Past(said=said)
    entry = editions.entry(db, edition)
    frozen = entry is not None and entry.sources == () and not refresh
    return Past(
        covered=documents.covered_before(db, edition) if weeks.is_week(edition) else frozenset(),
        own=documents.covered_by(db, edition) if frozen else None,
        said=said,
        until=until,
        issued_at=datetime.fromisoformat(entry.issued_at) if entry and frozen else None,
    )


def recorded(db: Database, edition: str) -> Built | None:
    """Return an edition as it was recorded, or None."""
    note = editions.load(db, edition)
    return Built(edition=note, surroundings=editions.surroundings(db, edition)) if note else None


def admit(survey: Survey, past: Past) -> tuple[Survey, int]:
    """Keep what the edition is to cover.

    Returns:
        What is kept, and how many readable documents are not because they arrived since the edition was first built.
    """
    fresh = [i for i, sha256 in enumerate(survey.hashes) if sha256 not in past.covered]
    kept = [i for i in fresh if past.own is None or survey.hashes[i] in past.own]
    skipped = tuple(s for s in survey.skipped if _listed(s, past))
    dropped = {s.path for s in survey.skipped} - {s.path for s in skipped}
    problems = tuple(p for p in survey.problems if p.subject not in dropped)
    return replace(survey.only(kept), skipped=skipped, problems=problems), len(fresh) - len(kept)


def extracted_texts(found: Iterable[Document]) -> dict[str, str]:
    """Collect, by path, the texts that are not their file byte for byte, and so could not be read from it again."""
    return {d.path: d.text for d in found if hashlib.sha256(d.text.encode("utf-8", "replace")).hexdigest() != d.sha256}


def in_time(published: Published | None, until: date | None) -> bool:
    """Tell whether a document belongs into a missed week's edition."""
    return until is None or (published is not None and published.day <= until)


def _listed(skipped: Skipped, past: Past) -> bool:
    if skipped.sha256 is None or past.own is None:
        return True
    return skipped.sha256 in past.own


def news(edition: Edition, known: frozenset[str]) -> tuple[str, ...]:
    """Return the messages of an edition's problems, but for files that earlier editions could not read either."""
    old = {d.path for d in edition.documents if d.sha256 in known}
    return tuple(p.message for p in edition.problems if p.subject not in old)
