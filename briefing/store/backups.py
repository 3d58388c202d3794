"""Copies of the state, and how to go back to one. A plain file copy of a WAL database can lose tables; these do not."""

from __future__ import annotations

import os
import shlex
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from briefing.errors import StateError
from briefing.store import files

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "backups"
_PREFIX: Final = "state-"
_SUFFIX: Final = ".sqlite3"


def make(db: sqlite3.Connection, folder: Path, label: str) -> Path:
    """Copy the open state to `backups/state-<label>.sqlite3`, whole or not at all, over an older copy of that label.

    Args:
        db: The open state.
        folder: The workspace's `.briefing`.
        label: Sorts by age when it begins with a time stamp.

    Raises:
        StateError: It cannot be written; the state itself is as it was.
    """
    target = folder / FOLDER / f"{_PREFIX}{label}{_SUFFIX}"
    try:
        _copy(db, target)
    except OSError as exc:
        fault = f"no copy of the state can be made ({exc.strerror})"
        raise StateError(str(target), fault, "Free some room; the state is whole, and the next run copies it.") from exc
    return target


def _copy(db: sqlite3.Connection, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    new = target.with_name(f".tmp-{os.getpid()}-{target.name}")
    new.unlink(missing_ok=True)
    with closing(sqlite3.connect(new)) as copy:
        db.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    with new.open("rb") as file:
        os.fsync(file.fileno())
    new.replace(target)
    files.sync_folder(target.parent)


def kept(folder: Path) -> tuple[Path, ...]:
    """List the copies, the latest first."""
    found = (folder / FOLDER).glob(f"{_PREFIX}*{_SUFFIX}")
    return tuple(sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True))


def prune(folder: Path, keep: int) -> None:
    """Delete all copies but the latest `keep`."""
    for path in kept(folder)[keep:]:
        path.unlink(missing_ok=True)


def remedy(state: Path) -> str:
    """Say how to go on without the state file: the commands that restore the latest copy, or begin anew."""
    target = shlex.quote(str(state))
    anew = f"rm -f {target} {target}-wal {target}-shm {shlex.quote(str(state.with_name('state.mark')))}"
    again = "to begin anew (the current edition would be mailed again)"
    copies = kept(state.parent)
    if not copies:
        return f"There is no back-up in {state.parent / FOLDER}; {again}: {anew}"
    source = shlex.quote(str(copies[0]))
    return f"Restore the latest back-up: cp {source} {target} && rm -f {target}-wal {target}-shm; or, {again}: {anew}"
