"""Articles fetched from feeds and pages: their text and the hash of their bytes, and what was announced and not read.

An article that changes on its site is kept in every version, so that what an edition quoted is found again.
"""

from __future__ import annotations

import zlib
from datetime import date
from typing import TYPE_CHECKING, cast

from briefing.model import Published, RawDocument, Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import DateBasis, Precision
    from briefing.store.connection import Database

_COLUMNS = "path, sha256, media_type, text, title, publisher, url, language, published, precision, basis"


def keep(db: Database, source: str, found: Sequence[RawDocument | Skipped], at: str) -> int:
    """Keep what one source delivered. Call inside a transaction.

    An article is new if the latest version of its address has another text: bytes change with every advertisement.

    Args:
        db: The open state.
        source: Address of the feed or page.
        found: Articles, and what could not be read.
        at: Instant, ISO 8601.

    Returns:
        How many articles are new.
    """
    new = 0
    for item in found:
        if isinstance(item, Skipped):
            values = (item.path, source, item.kind, item.message, at)
            db.execute("INSERT OR IGNORE INTO unread (path, source, kind, message, at) VALUES (?, ?, ?, ?, ?)", values)
        elif not _is_held(db, item):
            marks = ", ".join("?" * 13)
            db.execute(f"INSERT INTO articles ({_COLUMNS}, source, at) VALUES ({marks})", (*_row(item), source, at))  # noqa: S608 - constants
            new += 1
    return new


def latest(db: Database, covered: frozenset[str] = frozenset()) -> tuple[RawDocument, ...]:
    """Return the latest version of each article, by address.

    Args:
        db: The open state.
        covered: Hashes of articles that are not wanted.
    """
    rows = db.execute("SELECT sha256, id FROM articles WHERE id IN (SELECT max(id) FROM articles GROUP BY path)")
    wanted = [number for sha256, number in rows if sha256 not in covered]
    query = f"SELECT {_COLUMNS} FROM articles WHERE id = ?"  # noqa: S608 - constants
    found = (_document(db.execute(query, (number,)).fetchone()) for number in wanted)
    return tuple(sorted(found, key=lambda d: d.path))


def of_hashes(db: Database, hashes: frozenset[str]) -> tuple[RawDocument, ...]:
    """Return the articles with these hashes, whichever version they are."""
    query = f"SELECT {_COLUMNS} FROM articles WHERE sha256 = ? ORDER BY id"  # noqa: S608 - constants
    return tuple(_document(row) for sha256 in sorted(hashes) for row in db.execute(query, (sha256,)))


def unread(db: Database, since: str, until: str) -> tuple[Skipped, ...]:
    """Return what was announced in a span of time and could not be read since, by address.

    Args:
        db: The open state.
        since: Instant, ISO 8601, excluded.
        until: Instant, ISO 8601, included.
    """
    rows = db.execute(
        """SELECT path, kind, message FROM unread WHERE at > ? AND at <= ?
           AND path NOT IN (SELECT path FROM articles) GROUP BY path ORDER BY path""",
        (since, until),
    )
    return tuple(Skipped(path=path, sha256=None, kind=kind, message=message) for path, kind, message in rows)


def addresses(db: Database) -> frozenset[str]:
    """Return the addresses of all articles held."""
    return frozenset(path for (path,) in db.execute("SELECT DISTINCT path FROM articles"))


def _is_held(db: Database, document: RawDocument) -> bool:
    row = db.execute(
        "SELECT sha256, text FROM articles WHERE path = ? ORDER BY id DESC LIMIT 1", (document.path,)
    ).fetchone()
    return row is not None and (row[0] == document.sha256 or _unpacked(row[1]) == document.text)


def _row(d: RawDocument) -> tuple[object, ...]:
    p = d.published
    published = (p.day.isoformat(), p.precision, p.basis) if p else (None, None, None)
    text = zlib.compress(d.text.encode("utf-8", "surrogatepass"))
    return (d.path, d.sha256, d.media_type, text, d.title, d.publisher, d.url, d.language, *published)


def _document(row: Sequence[str | bytes | None]) -> RawDocument:
    path, sha256, media_type, text, title, publisher, url, language, day, precision, basis = cast("list[str]", row)
    published = None
    if day:
        published = Published(
            day=date.fromisoformat(day), precision=cast("Precision", precision), basis=cast("DateBasis", basis)
        )
    return RawDocument(
        path=path,
        sha256=sha256,
        media_type=media_type,
        text=_unpacked(cast("bytes", text)),
        title=title,
        publisher=publisher,
        url=url,
        language=language,
        published=published,
    )


def _unpacked(text: bytes) -> str:
    return zlib.decompress(text).decode("utf-8", "surrogatepass")
