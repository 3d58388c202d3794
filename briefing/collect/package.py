"""Zip packages, opened with suspicion: sizes are checked before and while anything is unpacked.

Source: the limits follow the measured cases of hostile packages (a 1 MB file that unpacks to 1.9 GB).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from briefing.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.intake import Limits

#: Entries above 1 MiB may not be packed tighter than this; press text reaches 10.
MAX_RATIO: Final = 200
_RATIO_FROM: Final = 1024 * 1024
#: Entries that a directory may name, those of packages inside included, before it is read at all.
_MAX_NAMED: Final = 20_000
_NAMED: Final = b"PK\x01\x02"

_ENCRYPTED: Final = 0x1


def is_crowded(content: bytes) -> bool:
    """Tell whether a package names so many entries that reading its directory alone takes seconds."""
    return content.count(_NAMED) > _MAX_NAMED


class Package:
    """A zip package that passed the checks.

    Args:
        content: The bytes of the file.
        subject: Named in errors, usually the path.
        limits: Its `entries` and `unpacked` hold.

    Raises:
        DocumentError: `corrupt` or `zip-bomb`.
    """

    def __init__(self, content: bytes, subject: str, limits: Limits) -> None:
        self.subject = subject
        self._limits = limits
        if is_crowded(content):
            raise self._bomb()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as exc:
            raise self._corrupt() from exc
        self._entries = self._checked(self._zip.infolist())

    def names(self) -> tuple[str, ...]:
        """List the entries that are files, in the order of the package."""
        return tuple(name for name in self._entries if not name.endswith("/"))

    def read(self, name: str) -> bytes:
        """Unpack one entry.

        Raises:
            DocumentError: `corrupt`, `encrypted` or `zip-bomb`; `corrupt` too when there is no such entry.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise self._corrupt()
        if entry.flag_bits & _ENCRYPTED:
            raise DocumentError(self.subject, "it is encrypted", "Save it without a password.", kind="encrypted")
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError) as exc:
            raise self._corrupt() from exc
        if len(content) > entry.file_size:
            raise self._bomb()
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self.names())

    def _checked(self, entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        unpacked = sum(e.file_size for e in entries)
        if len(entries) > self._limits.entries or unpacked > self._limits.unpacked:
            raise self._bomb()
        if any(e.file_size > _RATIO_FROM and e.file_size > MAX_RATIO * max(e.compress_size, 1) for e in entries):
            raise self._bomb()
        by_name = {e.filename: e for e in entries}
        if len(by_name) < len(entries) or len({e.header_offset for e in entries}) < len(entries):
            raise self._corrupt()
        return by_name

    def _corrupt(self) -> DocumentError:
        return DocumentError(self.subject, "the package is damaged", "Save the document again.", kind="corrupt")

    def _bomb(self) -> DocumentError:
        return DocumentError(
            self.subject, "it unpacks to more than a document can hold", "Remove it from the folder.", kind="zip-bomb"
        )
