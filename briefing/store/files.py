"""Files beside the state that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

#: Every half-written file of ours begins with this.
TEMPORARY: Final = ".tmp-"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it appears whole or not at all, and survives a power cut once this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's list of names on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Delete the half-written files that a killed run left in a folder and below it. Call under the run lock."""
    for path in folder.rglob(f"{TEMPORARY}*"):
        if path.is_file() and not path.is_symlink():
            # A folder that cannot be written says so when something is to be written there.
            with suppress(OSError):
                path.unlink()
