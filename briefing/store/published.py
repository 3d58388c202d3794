"""Which final notes this workspace published: only for those does it vouch for the words of its editors."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from briefing.store.connection import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store.connection import Database


def record(db: Database, edition: str, fingerprint: str, *, at: datetime) -> None:
    """Record that a final note was published; a second time changes nothing."""
    with transaction(db):
        db.execute(
            "INSERT OR IGNORE INTO published VALUES (?, ?, ?)", (edition, fingerprint, at.astimezone(UTC).isoformat())
        )


def is_known(db: Database, edition: str, fingerprint: str) -> bool:
    """Tell whether a final note with this fingerprint was published."""
    row = db.execute("SELECT 1 FROM published WHERE edition = ? AND fingerprint = ?", (edition, fingerprint))
    return row.fetchone() is not None
