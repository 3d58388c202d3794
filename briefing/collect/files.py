"""Folders and files -> `Fetched`, or `Skipped` with the reason. Every entry found leads to one of the two.

The folder is untrusted: links are not followed, only regular files are opened, a size is refused before the
file is read, and the bytes handed on are the ones that were measured.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.collect import media
from briefing.errors import DocumentError, NoInputError
from briefing.model import USUAL, Fetched, Intake, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Sub-folders deeper than this are not entered.
MAX_DEPTH: Final = 24

#: Half-copied files and what editors leave behind.
_IGNORED_SUFFIXES: Final = (".part", ".tmp", ".crdownload", ".swp", "~", ".lnk")
_IGNORED_PREFIXES: Final = ("~$",)
_DOCUMENT_SUFFIXES: Final = frozenset(
    {".txt", ".html", ".htm", ".pdf", ".docx", ".odt", ".eml", ".mbox", ".rtf", ".zip"}
)

_REMEDIES: Final = {
    "symlink": ("it is a symbolic link", "Copy the file itself into the folder."),
    "not-regular-file": ("it is not a regular file", "Remove it from the folder."),
    "hidden-file": ("hidden files are not read", "Rename it if it is a document."),
    "ignored": ("files of this name are not read", "Rename it if it is a document."),
    "directory": ("it is a folder named like a document", "Pack it again or rename the folder."),
    "too-deep": (f"it lies more than {MAX_DEPTH} folders deep", "Move it up."),
    "too-large": ("it is larger than a file may be", "Split it, or raise `file` of [limits]."),
    "changing": ("it changed while it was read", "It is read by the next run."),
    "unreadable": ("it cannot be opened", "Check its permissions."),
}


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a source: where it is, how it is named in the edition, and why it is not read, if so."""

    location: bytes
    path: str
    fault: str | None = None


def walk(sources: tuple[Path, ...], workspace: Path) -> Iterator[Found]:
    """List every entry of the sources, sub-folders included, in the order of their names.

    Args:
        sources: Files or folders, as the user named them.
        workspace: Paths below it are named relative to it.

    Raises:
        NoInputError: A source does not exist or cannot be listed.
    """
    for source in sources:
        if not os.path.lexists(source):
            raise NoInputError(str(source), "no such file or folder", "Check the path.")
        name = _display(source, workspace)
        if source.is_dir():
            yield from _walk_folder(os.fsencode(source), name, 0)
        else:
            yield Found(os.fsencode(source), name, _name_fault(source.name))


def _display(source: Path, workspace: Path) -> str:
    try:
        return source.absolute().relative_to(workspace.absolute()).as_posix()
    except ValueError:
        return source.as_posix()


def _walk_folder(folder: bytes, name: str, depth: int) -> Iterator[Found]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda e: e.name)
    except OSError as exc:
        if depth == 0:
            raise NoInputError(name, f"the folder cannot be listed ({exc.strerror})", "Check its permissions.") from exc
        yield Found(folder, name, "unreadable")
        return
    for entry in listed:
        path = f"{name}/{_printable(entry.name)}" if name not in {"", "."} else _printable(entry.name)
        fault = _entry_fault(entry, depth)
        if fault is None and entry.is_dir(follow_symlinks=False):
            yield from _walk_folder(entry.path, path, depth + 1)
        else:
            yield Found(entry.path, path, fault)


def _printable(name: bytes) -> str:
    r"""Name a file in words that break no header, log line or XML: bytes and controls are escaped."""
    text = name.decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def _entry_fault(entry: os.DirEntry[bytes], depth: int) -> str | None:
    name = entry.name.decode("utf-8", "replace")
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a Path cannot hold every byte name
    if entry.is_symlink():
        return "symlink"
    if entry.is_dir(follow_symlinks=False) and not name.startswith("."):
        return "directory" if suffix in _DOCUMENT_SUFFIXES else "too-deep" if depth >= MAX_DEPTH else None
    return "ignored" if _is_readme(name) else _name_fault(name)


def _name_fault(name: str) -> str | None:
    """Tell the names of files that nobody means to be read, wherever they are met."""
    if name.startswith("."):
        return "hidden-file"
    if name.startswith(_IGNORED_PREFIXES) or name.lower().endswith(_IGNORED_SUFFIXES):
        return "ignored"
    return None


def _is_readme(name: str) -> bool:
    return name.lower().rsplit(".", 1)[0] == "readme"


def load(found: Found, intake: Intake = USUAL) -> Fetched | Skipped:
    """Read the bytes of an entry, or say why not."""
    if found.fault:
        return _skipped(found, found.fault)
    try:
        content = _read_regular(found, intake.limits.file)
    except DocumentError as exc:
        return Skipped(path=found.path, sha256=None, kind=exc.kind, message=str(exc))
    sha256 = hashlib.sha256(content).hexdigest()
    media_type = media.sniff(content, found.path, intake.exports)
    return Fetched(path=found.path, content=content, sha256=sha256, media_type=media_type, intake=intake)


def _skipped(found: Found, kind: str) -> Skipped:
    return Skipped(path=found.path, sha256=None, kind=kind, message=str(_refusal(found, kind)))


def _refusal(found: Found, kind: str) -> DocumentError:
    fault, remedy = _REMEDIES[kind]
    return DocumentError(found.path, fault, remedy, kind=kind)


def _read_regular(found: Found, most: int) -> bytes:
    """Read a regular file through one descriptor, so that what was checked is what is read.

    Raises:
        DocumentError: Not a regular file, too large, changing, or not to be opened.
    """
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    try:
        descriptor = os.open(found.location, flags)
    except OSError as exc:
        kind = "symlink" if os.path.islink(found.location) else "unreadable"  # noqa: PTH114 - bytes path
        raise _refusal(found, kind) from exc
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise _refusal(found, "not-regular-file")
        if before.st_size > most:
            raise _refusal(found, "too-large")
        content = file.read(before.st_size + 1)
        after = os.fstat(descriptor)
    if len(content) != after.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise _refusal(found, "changing")
    return content
