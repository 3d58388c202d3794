"""What editors decided of the sentences that they were shown, kept until it is forgotten."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Literal

from briefing.store.connection import transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from briefing.store.connection import Database

Verdict = Literal["kept", "reworded", "moved", "cut", "added"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One decision; `features` are what was seen of the sentence then."""

    edition: str
    theme: str
    sentence: str
    verdict: Verdict
    features: Mapping[str, float]


def record(db: Database, edition: str, themes: Iterable[str], entries: Iterable[Entry], *, at: datetime) -> None:
    """Record the decisions of an edition's themes; those of an earlier publication of the same themes give way."""
    stamp = at.astimezone(UTC).isoformat()
    rows = [(e.edition, e.theme, e.sentence, e.verdict, json.dumps(dict(e.features)), stamp) for e in entries]
    with transaction(db):
        db.executemany("DELETE FROM decisions WHERE edition = ? AND theme = ?", [(edition, t) for t in themes])
        db.executemany("INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)", rows)


def entries(db: Database) -> tuple[Entry, ...]:
    """List all decisions, in order of edition, theme and sentence."""
    rows = db.execute("SELECT edition, theme, sentence, verdict, features FROM decisions ORDER BY 1, 2, 3")
    names = ("edition", "theme", "sentence", "verdict", "features")
    return tuple(Entry(**dict(zip(names, row, strict=True)) | {"features": json.loads(row[4])}) for row in rows)


def forget(db: Database, theme: str | None) -> int:
    """Delete the decisions of a theme, or all; how many there were."""
    with transaction(db):
        cursor = db.execute("DELETE FROM decisions WHERE ? IS NULL OR theme = ?", (theme, theme))
        return cursor.rowcount
