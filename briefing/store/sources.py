"""What is known of each source that is fetched: validators for the next request, and since when it fails."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from briefing.store.connection import transaction

if TYPE_CHECKING:
    from briefing.store.connection import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One source; instants are ISO 8601, None when it never happened.

    Attributes:
        uri: Address of the feed or page.
        etag, last_modified: As the server sent them.
        last_success: When it last answered.
        failing_since: When the failures since then began; None while it works.
        fault: What the last failure was.
    """

    uri: str
    etag: str | None = None
    last_modified: str | None = None
    last_success: str | None = None
    failing_since: str | None = None
    fault: str | None = None


def get(db: Database, uri: str) -> Record:
    """Return what is known of a source; a record of nothing for an unknown one."""
    row = db.execute("SELECT * FROM sources WHERE uri = ?", (uri,)).fetchone()
    return Record(**dict(zip(Record.__dataclass_fields__, row, strict=True))) if row else Record(uri=uri)


def answered(db: Database, uri: str, at: str, *, etag: str | None = None, last_modified: str | None = None) -> None:
    """Record that a source answered."""
    _put(db, Record(uri=uri, etag=etag, last_modified=last_modified, last_success=at))


def failed(db: Database, uri: str, at: str, fault: str) -> None:
    """Record that a source failed; the first failure in a row dates it."""
    known = get(db, uri)
    since = known.failing_since or at
    _put(
        db,
        Record(
            uri=uri,
            etag=known.etag,
            last_modified=known.last_modified,
            last_success=known.last_success,
            failing_since=since,
            fault=fault,
        ),
    )


def entries(db: Database) -> tuple[Record, ...]:
    """List the sources by address."""
    rows = db.execute("SELECT * FROM sources ORDER BY uri")
    return tuple(Record(**dict(zip(Record.__dataclass_fields__, row, strict=True))) for row in rows)


def _put(db: Database, record: Record) -> None:
    with transaction(db):
        db.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?)", astuple(record))
