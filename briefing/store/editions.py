"""Editions as issued: the finished note, where its sentences stand, what it said, and how far it came."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from briefing import codec
from briefing.model import Said, Surroundings
from briefing.store import documents, published
from briefing.store.connection import transaction
from briefing.text.additions import without_additions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.model import Edition, Figure
    from briefing.store.connection import Database

#: provisional: built by hand, built anew when it is due. decided: a run chose its sentences; what is left is to render
#: and to queue it. issued: its messages are in the outbox.
Stage = Literal["provisional", "decided", "issued"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list of editions; instants are ISO 8601."""

    id: str
    issued_at: str
    recorded_at: str
    fingerprint: str
    sources: tuple[str, ...]
    stage: Stage


def record(
    db: Database,
    edition: Edition,
    surroundings: tuple[Surroundings, ...],
    *,
    at: datetime,
    stage: Stage = "provisional",
    sources: tuple[str, ...] = (),
    texts: Mapping[str, str] | None = None,
) -> None:
    """Record a finished edition and all that it covers and says, in one transaction.

    An edition of the same id is replaced; one that was issued stays issued when it is built again by hand.

    Args:
        db: The open state.
        edition: The note.
        surroundings: Where its sentences stand.
        at: Instant of recording.
        stage: How far it came.
        sources: What was asked for; () means the configured sources.
        texts: Path -> extracted text, for documents whose file is not the text itself.
    """
    stamp = at.astimezone(UTC).isoformat()
    issued = edition.issued_at.astimezone(UTC).isoformat()
    told = json.dumps([asdict(s) for s in surroundings], ensure_ascii=False)
    digest = codec.fingerprint(edition)
    packed = (_pack(codec.pieces(edition, digest)), _pack([told]))
    with transaction(db):
        db.execute(
            """INSERT INTO editions (id, issued_at, recorded_at, fingerprint, sources, stage, json, surroundings)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET issued_at = excluded.issued_at, recorded_at = excluded.recorded_at,
                   fingerprint = excluded.fingerprint, sources = excluded.sources, json = excluded.json,
                   surroundings = excluded.surroundings,
                   stage = iif(excluded.stage = 'provisional' AND stage = 'issued', 'issued', excluded.stage)""",
            (edition.id, issued, stamp, digest, json.dumps(sources), stage, *packed),
        )
        published.insert(db, edition.id, digest, stamp)
        documents.see(db, edition.documents, texts or {}, stamp)
        documents.cover(db, edition.id, edition.documents)
        _say(db, edition)


def _say(db: Database, edition: Edition) -> None:
    for table in ("said", "figures_said"):
        db.execute(f"DELETE FROM {table} WHERE edition = ?", (edition.id,))  # noqa: S608 - names above
    db.executemany("INSERT INTO said VALUES (?, ?, ?)", _said(edition))
    db.executemany(
        "INSERT INTO figures_said VALUES (?, ?, ?, ?)",
        [
            (edition.id, f.id, f.sentence, json.dumps(codec.encode_figure(f.figure), ensure_ascii=False))
            for f in edition.figures
        ],
    )


def _said(edition: Edition) -> list[tuple[str, str, str]]:
    """Give the words of the sources alone: what was added in brackets is news of nothing."""
    return [(edition.id, s.id, without_additions(s.text, s.additions)) for s in edition.sentences]


def advance(db: Database, edition: str, stage: Stage) -> None:
    """Record how far an edition came."""
    db.execute("UPDATE editions SET stage = ? WHERE id = ?", (stage, edition))


def load(db: Database, edition: str) -> Edition | None:
    """Return a recorded edition, or None.

    Raises:
        UsageError: A later version wrote it.
    """
    row = db.execute("SELECT json FROM editions WHERE id = ?", (edition,)).fetchone()
    return codec.loads(_unpack(row[0]), f"edition {edition}") if row else None


def surroundings(db: Database, edition: str) -> tuple[Surroundings, ...]:
    """Return where the sentences of a recorded edition stand; () for an unknown one."""
    row = db.execute("SELECT surroundings FROM editions WHERE id = ?", (edition,)).fetchone()
    return tuple(Surroundings(**s) for s in json.loads(_unpack(row[0]))) if row else ()


def entries(db: Database) -> tuple[Entry, ...]:
    """List the editions by id."""
    rows = db.execute("SELECT id, issued_at, recorded_at, fingerprint, sources, stage FROM editions ORDER BY id")
    names = ("id", "issued_at", "recorded_at", "fingerprint", "sources", "stage")
    return tuple(Entry(**dict(zip(names, row, strict=True)) | {"sources": tuple(json.loads(row[4]))}) for row in rows)


def entry(db: Database, edition: str) -> Entry | None:
    """Return one line of the list of editions, or None."""
    return next((e for e in entries(db) if e.id == edition), None)


def latest_issued(db: Database) -> str | None:
    """Return the last week that was issued, or None."""
    row = db.execute("SELECT id FROM editions WHERE weekly AND stage = 'issued' ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None


def said_before(db: Database, week: str) -> tuple[Said, ...]:
    """Return the sentences that the weekly editions before a week quoted, in order of edition and sentence."""
    numbers: dict[tuple[str, str], list[Figure]] = {}
    for edition, sentence, text in db.execute(
        """SELECT edition, sentence, figures_said.json FROM figures_said JOIN editions ON editions.id = edition
           WHERE weekly AND edition < ? ORDER BY edition, length(figure), figure""",
        (week,),
    ):
        numbers.setdefault((edition, sentence), []).append(codec.decode_figure(json.loads(text)))
    rows = db.execute(
        """SELECT edition, sentence, text FROM said JOIN editions ON editions.id = said.edition
           WHERE weekly AND edition < ? ORDER BY edition, length(sentence), sentence""",
        (week,),
    )
    return tuple(Said(edition=e, text=text, figures=tuple(numbers.get((e, s), ()))) for e, s, text in rows)


def _pack(pieces: Iterable[str]) -> bytes:
    packer = zlib.compressobj()
    packed = [packer.compress(piece.encode("utf-8", "surrogatepass")) for piece in pieces]
    return b"".join([*packed, packer.flush()])


def _unpack(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
