"""What is known of each source that is fetched: validators for the next request, entries read, since when it fails."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing.store.connection import Database

#: An entry that its feed has not named for so long is forgotten.
_MEMORY: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One source; instants are ISO 8601, None when it never happened.

    Attributes:
        uri: Address of the feed or page.
        etag, last_modified: As the server sent them.
        last_success: When it last answered.
        failing_since: When the failures since then began; None while it works.
        fault: What the last failure was.
        last_new: When it last had something new.
    """

    uri: str
    etag: str | None = None
    last_modified: str | None = None
    last_success: str | None = None
    failing_since: str | None = None
    fault: str | None = None
    last_new: str | None = None


def get(db: Database, uri: str) -> Record:
    """Return what is known of a source; a record of nothing for an unknown one."""
    row = db.execute("SELECT * FROM sources WHERE uri = ?", (uri,)).fetchone()
    return Record(**dict(zip(Record.__dataclass_fields__, row, strict=True))) if row else Record(uri=uri)


def answered(
    db: Database, uri: str, at: str, *, etag: str | None = None, last_modified: str | None = None, new: bool = False
) -> None:
    """Record that a source answered, and whether it had something new. Call inside a transaction."""
    last_new = at if new else get(db, uri).last_new
    _put(db, Record(uri=uri, etag=etag, last_modified=last_modified, last_success=at, last_new=last_new))


def failed(db: Database, uri: str, at: str, fault: str) -> None:
    """Record that a source failed; the first failure in a row dates it. Call inside a transaction."""
    known = get(db, uri)
    _put(db, replace(known, failing_since=known.failing_since or at, fault=fault))


def seen(db: Database, uri: str) -> frozenset[str]:
    """Return the entries of a source that were read."""
    return frozenset(entry for (entry,) in db.execute("SELECT entry FROM entries WHERE source = ?", (uri,)))


def see(db: Database, uri: str, entries_read: frozenset[str], at: str) -> None:
    """Record the entries of a source that it names and that were read. Call inside a transaction."""
    rows = [(uri, entry, at) for entry in sorted(entries_read)]
    db.executemany("INSERT OR REPLACE INTO entries (source, entry, listed) VALUES (?, ?, ?)", rows)
    limit = (datetime.fromisoformat(at) - _MEMORY).isoformat()
    db.execute("DELETE FROM entries WHERE source = ? AND listed < ?", (uri, limit))


def entries(db: Database) -> tuple[Record, ...]:
    """List the sources by address."""
    rows = db.execute("SELECT * FROM sources ORDER BY uri")
    return tuple(Record(**dict(zip(Record.__dataclass_fields__, row, strict=True))) for row in rows)


def _put(db: Database, record: Record) -> None:
    db.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(record))
