"""Documents seen, which edition covered them, and the extracted text of those whose file is not the text.

A document is its bytes: each part of a mailbox, export or archive has a hash of its own, so that it stays the same
document when its file is moved or renamed, and when the file around it grows.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import SourceDocument
    from briefing.store.connection import Database


def see(db: Database, documents: tuple[SourceDocument, ...], texts: Mapping[str, str], at: str) -> None:
    """Record documents; one that is known keeps when and where it was first seen. Call inside a transaction.

    Args:
        db: The open state.
        documents: As an edition lists them; one without a hash could not be read and is left out.
        texts: Path -> extracted text, for documents whose file is not the text itself.
        at: Instant, ISO 8601.
    """
    db.executemany(
        """INSERT INTO documents (key, sha256, path, first_seen, published, precision, basis, text)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (key) DO UPDATE SET published = excluded.published, precision = excluded.precision,
               basis = excluded.basis, text = coalesce(excluded.text, text)""",
        (_row(d, d.sha256, texts.get(d.path), at) for d in documents if d.sha256),
    )


def _row(d: SourceDocument, sha256: str, text: str | None, at: str) -> tuple[object, ...]:
    p = d.published
    published = (p.day.isoformat(), p.precision, p.basis) if p else (None, None, None)
    packed = None if text is None else zlib.compress(text.encode("utf-8", "surrogatepass"))
    return (sha256, sha256, d.path, at, *published, packed)


def text(db: Database, sha256: str) -> str | None:
    """Return the extracted text of a document, or None when none was kept."""
    row = db.execute("SELECT text FROM documents WHERE key = ?", (sha256,)).fetchone()
    return zlib.decompress(row[0]).decode("utf-8", "surrogatepass") if row and row[0] is not None else None


def first_seen(db: Database, sha256: str) -> str | None:
    """Return the instant at which a document was first recorded, ISO 8601; None for an unknown one."""
    row = db.execute("SELECT first_seen FROM documents WHERE key = ?", (sha256,)).fetchone()
    return row[0] if row else None


def cover(db: Database, edition: str, documents: tuple[SourceDocument, ...]) -> None:
    """Record which documents an edition covers, in place of what was recorded. Call inside a transaction."""
    db.execute("DELETE FROM covered WHERE edition = ?", (edition,))
    db.executemany(
        "INSERT OR REPLACE INTO covered (edition, key, status) VALUES (?, ?, ?)",
        ((edition, d.sha256, d.status) for d in documents if d.sha256),
    )


def covered_by(db: Database, edition: str) -> frozenset[str]:
    """Return the hashes of the documents that one edition covers."""
    return frozenset(k for (k,) in db.execute("SELECT key FROM covered WHERE edition = ?", (edition,)))


def covered_before(db: Database, week: str) -> frozenset[str]:
    """Return the hashes of the documents that the weekly editions before a week covered.

    A file that could not be read is not covered: it is tried again, for the fault may have been the machine's.
    Special editions (whose id is no week), and editions of sources named by hand, take nothing away from others.
    """
    rows = db.execute(
        """SELECT DISTINCT key FROM covered JOIN editions ON editions.id = covered.edition
           WHERE weekly AND sources = '[]' AND edition < ? AND status != 'skipped'""",
        (week,),
    )
    return frozenset(k for (k,) in rows)


def skipped_before(db: Database, edition: str) -> frozenset[str]:
    """Return the hashes of the files that other editions could not read: their problem is known."""
    rows = db.execute("SELECT DISTINCT key FROM covered WHERE status = 'skipped' AND edition != ?", (edition,))
    return frozenset(k for (k,) in rows)
