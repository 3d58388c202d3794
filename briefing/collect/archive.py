"""Zip archives of clippings -> the documents of every file inside; one unreadable file costs only itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing import collect
from briefing.collect import media
from briefing.collect.package import Package
from briefing.errors import DocumentError
from briefing.model import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.model import Fetched, RawDocument

#: Archives in archives; deeper ones are refused.
_MAX_NESTING: Final = 2

#: What macOS and Windows leave in archives.
_LITTER: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def read(fetched: Fetched) -> Iterable[RawDocument | Skipped]:
    """Yield each document of each file, named `archive.zip#folder/file`.

    Raises:
        DocumentError: `corrupt` or `zip-bomb`: the archive itself; `empty` when it holds no file.
    """
    package = Package(fetched.content, fetched.path, fetched.intake.limits)
    names = [name for name in package if not any(part in name for part in _LITTER)]
    if not names:
        raise DocumentError(fetched.path, "the archive is empty", "Remove it.", kind="empty")
    for name in sorted(names):
        yield from _member(package, name, fetched)


def _member(package: Package, name: str, archive: Fetched) -> Iterator[RawDocument | Skipped]:
    path = f"{archive.path}#{_printable(name)}"
    sha256 = None
    try:
        content = package.read(name)
        sha256 = hashlib.sha256(content).hexdigest()
        media_type = media.sniff(content, name, archive.intake.exports)
        inner = replace(archive, path=path, content=content, sha256=sha256, media_type=media_type)
        _refuse_nested(inner)
        yield from collect.read(inner)
    except DocumentError as exc:
        yield Skipped(path=path, sha256=sha256, kind=exc.kind, message=str(exc))


def _refuse_nested(inner: Fetched) -> None:
    if inner.media_type == "application/zip" and inner.path.count("#") > _MAX_NESTING:
        raise DocumentError(inner.path, "it is an archive within archives", "Unpack it.", kind="too-deep")


def _printable(name: str) -> str:
    r"""Name a file in words that break no header, log line or XML: controls are escaped."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in name)
