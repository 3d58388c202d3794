"""Which notes this workspace made: every edition that it built, every final note that it published.

Only for these does it vouch: for what no source can prove again, and for the words of its editors.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from briefing.store.connection import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store.connection import Database


def record(db: Database, edition: str, fingerprint: str, *, at: datetime) -> None:
    """Record that a note was made; a second time changes nothing."""
    with transaction(db):
        insert(db, edition, fingerprint, at.astimezone(UTC).isoformat())


def insert(db: Database, edition: str, fingerprint: str, stamp: str) -> None:
    """Record it within a transaction of the caller's; `stamp` is ISO 8601, UTC."""
    db.execute("INSERT OR IGNORE INTO published VALUES (?, ?, ?)", (edition, fingerprint, stamp))


def is_known(db: Database, edition: str, fingerprint: str) -> bool:
    """Tell whether this workspace made a note with this fingerprint."""
    row = db.execute(
        """SELECT 1 FROM published WHERE edition = :edition AND fingerprint = :fingerprint
           UNION SELECT 1 FROM editions WHERE id = :edition AND fingerprint = :fingerprint""",
        {"edition": edition, "fingerprint": fingerprint},
    )
    return row.fetchone() is not None
