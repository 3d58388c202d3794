"""Single remembered values: when the last run was, what it failed of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.store.connection import transaction

if TYPE_CHECKING:
    from briefing.store.connection import Database


def get(db: Database, name: str) -> str | None:
    """Return a value, or None."""
    row = db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def put(db: Database, name: str, value: str) -> None:
    """Remember a value."""
    with transaction(db):
        db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))
