"""Formats that are recognised and not read: each refusal says what the file is and what to do."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from briefing.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Fetched, RawDocument

#: Media type -> (kind, fault, remedy).
_REFUSALS: Final = {
    "application/octet-stream": ("type-mismatch", "it is not what its name claims", "Save it again."),
    "application/x-ole-storage": ("unsupported-type", "it is an old Office document", "Save it as .docx."),
    "image/png": ("unsupported-type", "it is an image", "Add its text; images are not read."),
    "image/jpeg": ("unsupported-type", "it is an image", "Add its text; images are not read."),
    "application/gzip": ("unsupported-type", "it is a gzip archive", "Unpack it, or pack it as .zip."),
    "application/x-7z-compressed": ("unsupported-type", "it is a 7z archive", "Pack it as .zip."),
    "application/vnd.rar": ("unsupported-type", "it is a RAR archive", "Pack it as .zip."),
    "image/gif": ("unsupported-type", "it is an image", "Add its text; images are not read."),
}

#: Name of the stream that holds an encrypted OOXML document (MS-OFFCRYPTO 2.3.4.4), as OLE writes it. An Office
#: file whose name claims the zip format and that is OLE inside is one too, even if it is cut short.
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Refuse the file.

    Raises:
        DocumentError: Always; `encrypted`, `type-mismatch` or `unsupported-type`.
    """
    kind, fault, remedy = _REFUSALS[fetched.media_type]
    claims_zip = PurePath(fetched.path).suffix.lower() in {".docx", ".xlsx", ".pptx"}
    if _ENCRYPTED_STREAM in fetched.content or (fetched.media_type == "application/x-ole-storage" and claims_zip):
        kind, fault, remedy = "encrypted", "it is encrypted", "Save it without a password."
    raise DocumentError(fetched.path, fault, remedy, kind=kind)
