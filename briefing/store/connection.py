"""Open, create, check and migrate the state file. SQLite's quirks and errors stop here.

A state that is missing, empty or damaged is never taken for a new one, or the run would mail old editions again: a mark
beside the file says that there was one.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from briefing.errors import StateError
from briefing.store import backups, files
from briefing.store.schema import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Database = sqlite3.Connection

FILE: Final = "state.sqlite3"
MARK: Final = "state.mark"
#: Seconds to wait for another process's transaction; ours last milliseconds.
_BUSY_SECONDS: Final = 20.0
#: Bytes; the index of the log grows by 32 kB, the log by single pages.
_LITTLE: Final = 1_000_000
_MARK_TEXT: Final = "A state belongs here. Remove this file together with state.sqlite3 to begin anew.\n"


def exists(folder: Path) -> bool:
    """Tell whether a folder holds, or held, a state."""
    return (folder / FILE).exists() or (folder / MARK).exists()


@contextmanager
def opened(folder: Path, *, thorough: bool = False) -> Iterator[Database]:
    """Open the state of a workspace, made or migrated if need be.

    Args:
        folder: The workspace's `.briefing`.
        thorough: Read every page and look for damage; takes time in proportion to the file.

    Raises:
        StateError: Missing though there was one, damaged, from a newer version, in use, not writable, or the disk is
            full. Raised for what happens inside the `with` block, too.
    """
    path = folder / FILE
    _ensure(path)
    with _translated(path), closing(_connect(path)) as db:
        _check(db, path, thorough=thorough)
        _migrate(db, path)
        yield db


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Do all of the block or nothing of it; it is on the disk when the block is left."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _connect(path: Path) -> Database:
    db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    return db


def _ensure(path: Path) -> None:
    """Make the state if there never was one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path.parent):
            _ensure_alone(path, path.with_name(MARK))
    except OSError as exc:
        raise StateError(str(path), f"cannot be made ({exc.strerror})", "Check the folder's permissions.") from exc


def _ensure_alone(path: Path, mark: Path) -> None:
    if path.exists() and path.stat().st_size == 0:
        raise StateError(str(path), "is empty", backups.remedy(path))
    if mark.exists() and not path.exists():
        raise StateError(str(path), "is missing", backups.remedy(path))
    if not path.exists():
        _create(path)
    if not mark.exists():
        files.write_whole(mark, _MARK_TEXT.encode())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep others from making the state at the same moment; waits for them."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _create(path: Path) -> None:
    """Make a complete state under another name, then give it its own, so that a half-made one is never found."""
    new = path.with_name(f".tmp-{os.getpid()}-{FILE}")
    new.unlink(missing_ok=True)
    with _translated(path), closing(sqlite3.connect(new, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(db, path)
    for rest in ("-wal", "-shm"):
        path.with_name(FILE + rest).unlink(missing_ok=True)
    new.replace(path)
    files.sync_folder(path.parent)


def _check(db: Database, path: Path, *, thorough: bool) -> None:
    if _pragma(db, "application_id") != APPLICATION_ID:
        raise StateError(str(path), "is not a state of this program", backups.remedy(path))
    version = _pragma(db, "user_version")
    if version > len(MIGRATIONS):
        remedy = "Install the version of the program that wrote it, or a newer one."
        raise StateError(str(path), f"comes from a newer version (state {version}, known {len(MIGRATIONS)})", remedy)
    if thorough:
        (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise StateError(str(path), f"is damaged ({verdict})", backups.remedy(path))


def _migrate(db: Database, path: Path) -> None:
    version = _pragma(db, "user_version")
    if version == len(MIGRATIONS):
        return
    if version:
        backups.make(db, path.parent, f"version{version}")
    with transaction(db):
        # Read again: another process may have been faster.
        version = _pragma(db, "user_version")
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            for statement in script.split(";\n"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")


def _pragma(db: Database, name: str) -> int:
    (value,) = db.execute(f"PRAGMA {name}").fetchone()
    return int(value)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turn what a user's machine can cause into StateError; our own mistakes pass."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.InterfaceError):
        raise
    except sqlite3.DatabaseError as exc:
        raise _state_error(path, exc) from exc


def _is_full(path: Path) -> bool:
    """SQLite calls it an I/O error when it cannot enlarge the index of its log."""
    return path.parent.exists() and shutil.disk_usage(path.parent).free < _LITTLE


def _state_error(path: Path, exc: sqlite3.DatabaseError) -> StateError:
    # Extended result codes keep the primary code in their low byte.
    code = getattr(exc, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
        return StateError(str(path), "no space left on the disk", "Free some; nothing is lost, the next run goes on.")
    if code == sqlite3.SQLITE_BUSY:
        return StateError(str(path), "another process is writing to it", "Try again when it has ended.")
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return StateError(str(path), f"is damaged ({exc})", backups.remedy(path))
    remedy = "Check that the folder can be written and the disk is sound; nothing recorded so far is lost."
    return StateError(str(path), f"cannot be used ({exc})", remedy)
