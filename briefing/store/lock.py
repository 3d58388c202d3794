"""One run at a time. The kernel holds the lock and drops it when its process dies, so no lock is ever stale.

The file is never deleted: deleting it would let two runs in, each holding a lock on another file of the same name.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from briefing.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE: Final = "lock"
#: Descriptors that a forked child must not keep: a child that outlives a killed run would hold its lock.
_open: set[int] = set()


def _let_go() -> None:
    for descriptor in _open:
        os.close(descriptor)
    _open.clear()


os.register_at_fork(after_in_child=_let_go)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a workspace for the block.

    Args:
        folder: The workspace's `.briefing`, made if missing.

    Raises:
        StateError: Another living process holds it, or the file cannot be opened.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as exc:
        raise StateError(str(path), f"cannot be opened ({exc.strerror})", "Check the folder's permissions.") from exc
    _open.add(descriptor)
    try:
        _take(descriptor, path)
        yield
    finally:
        if descriptor in _open:
            _open.remove(descriptor)
            os.close(descriptor)


def _take(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        holder = os.pread(descriptor, 40, 0).decode("ascii", "replace").strip()
        fault = f"another run holds it (process {holder})" if holder else "another run holds it"
        raise StateError(str(path), fault, "Wait until it has ended; nothing was done.") from exc
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    except OSError:
        # A full disk: the lock is held all the same, and the number is only for the reader.
        return
