"""What earlier runs saw of each file, so that a file that did not change is not looked at again. Safe to delete.

A cache beside the state and apart from it: one row per file, found again by place and file system stamp, committed
chunk by chunk. Trouble with it (a full disk, damage, a folder that cannot be written) is never trouble of the run.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import zlib
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

FILE: Final = "glances.sqlite3"
#: Changed with the tables: a cache of another form is thrown away.
_FORM: Final = 2
_TABLES: Final = """
CREATE TABLE plans (id INTEGER PRIMARY KEY, themes TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE files (
    location BLOB PRIMARY KEY,      -- absolute
    stamp TEXT NOT NULL,            -- size, times and number that the file system gives
    plan INTEGER NOT NULL,          -- what the glances depend on
    documents BLOB NOT NULL,        -- sealed
    text BLOB                       -- sealed JSON, compressed: the text of formats that are slow to read
) STRICT, WITHOUT ROWID;
"""
_LOG = logging.getLogger(__name__)
#: Bytes of a checksum.
_SEAL: Final = 4
#: Values in one query; SQLite's own limit is higher.
_MANY: Final = 500

#: location, stamp, key of the plan's themes, documents, text
Row = tuple[bytes, str, str, bytes, bytes | None]


class Cache:
    """An open cache; without a database it remembers nothing."""

    def __init__(self, db: sqlite3.Connection | None) -> None:
        """Take an open database over."""
        self._db = db
        self._plans: dict[int, str] = {}

    def seen(self, stamps: dict[bytes, str]) -> dict[bytes, tuple[str, bytes]]:
        """Find files that did not change.

        Args:
            stamps: Location -> stamp of today.

        Returns:
            Location -> the key of the themes that were looked for, and the documents as they were put in.
        """
        found: dict[bytes, tuple[str, bytes]] = {}
        locations = list(stamps)
        for first in range(0, len(locations), _MANY):
            some = locations[first : first + _MANY]
            query = (
                f"SELECT location, stamp, plan, documents FROM files WHERE location IN ({', '.join('?' * len(some))})"  # noqa: S608 - marks only
            )
            for location, stamp, plan, documents in self._ask(query, some):
                whole = _unsealed(documents)
                if stamps[location] == stamp and whole is not None:
                    found[location] = (self._themes(plan), whole)
        return found

    def put(self, rows: Sequence[Row]) -> None:
        """Keep what was seen of files; all of it or nothing."""
        if self._db is None or not rows:
            return
        try:
            with self._db:
                keys = {key for _, _, key, _, _ in rows}
                self._db.executemany(
                    "INSERT OR IGNORE INTO plans (themes) VALUES (?)", [(key,) for key in sorted(keys)]
                )
                ids = {themes: id_ for id_, themes in self._db.execute("SELECT id, themes FROM plans")}
                self._db.executemany(
                    "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
                    [
                        (place, stamp, ids[key], _sealed(seen), text and _sealed(text))
                        for place, stamp, key, seen, text in rows
                    ],
                )
        except sqlite3.Error as exc:
            self._give_up(exc)

    def text(self, location: bytes, stamp: str) -> Any:
        """Return the kept text of a file that did not change, a JSON value; None without one, or if it is damaged."""
        for (sealed,) in self._ask("SELECT text FROM files WHERE location = ? AND stamp = ?", (location, stamp)):
            if sealed is not None and (packed := _unsealed(sealed)) is not None:
                return json.loads(zlib.decompress(packed))
        return None

    def _themes(self, plan: int) -> str:
        if plan not in self._plans:
            self._plans = {int(id_): str(themes) for id_, themes in self._ask("SELECT id, themes FROM plans")}
        return self._plans.get(plan, "")

    def _ask(self, query: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        if self._db is None:
            return []
        try:
            return self._db.execute(query, tuple(values)).fetchall()
        except sqlite3.Error as exc:
            self._give_up(exc)
            return []

    def _give_up(self, exc: sqlite3.Error) -> None:
        _LOG.warning("%s is not used any more (%s); files are looked at again", FILE, exc)
        self._db = None


def _sealed(content: bytes) -> bytes:
    """Put a checksum before it: SQLite notices a damaged page by its shape alone."""
    return zlib.crc32(content).to_bytes(_SEAL, "big") + content


def _unsealed(sealed: bytes) -> bytes | None:
    content = sealed[_SEAL:]
    return content if zlib.crc32(content).to_bytes(_SEAL, "big") == sealed[:_SEAL] else None


def packed_text(documents: Any) -> bytes:
    """Pack a JSON value for `Cache.put`."""
    return zlib.compress(json.dumps(documents, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


@contextmanager
def opened(folder: Path) -> Iterator[Cache]:
    """Open the cache of a workspace, made anew if it is missing, damaged or of another version."""
    db = _connected(folder / FILE)
    if db is None:
        yield Cache(None)
        return
    with closing(db):
        yield Cache(db)


def _connected(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(sqlite3.connect(path, timeout=5.0))
        except sqlite3.OperationalError as exc:
            _LOG.info("%s cannot be used (%s); files are looked at again by each run", path, exc)
            return None
        except sqlite3.DatabaseError:
            _remove(path)
        except OSError:
            return None
    return None


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        (form,) = db.execute("PRAGMA user_version").fetchone()
        if form not in {0, _FORM}:
            raise sqlite3.DatabaseError("another form")
        if form == 0:
            db.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_FORM}; COMMIT;")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _remove(path: Path) -> None:
    for rest in ("", "-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
