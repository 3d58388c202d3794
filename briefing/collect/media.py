"""The media type of a file from its content; the name decides only between kinds of plain text."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

#: (bytes the file opens with, media type). The first match wins.
_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
)

#: Suffixes of documents that must open with a signature; without it the file is not what it claims.
_BINARY_SUFFIXES: Final = frozenset({".pdf", ".docx", ".odt", ".epub", ".zip", ".doc", ".xls", ".xlsx"})


def sniff(content: bytes, name: str) -> str:
    """Decide the media type of a file.

    Args:
        content: The whole file; only its head is looked at.
        name: The file's name; its suffix is a hint, never a proof.

    Returns:
        A media type; `application/octet-stream` when a file that claims a binary format is none.
    """
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if PurePath(name).suffix.lower() in _BINARY_SUFFIXES:
        return "application/octet-stream"
    return "text/plain"
