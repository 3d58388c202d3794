"""RTF files -> one RawDocument, through striprtf. Its quirks and errors stop here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import DocumentError
from briefing.model import RawDocument
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Fetched


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Yield the one document of an RTF file.

    Raises:
        DocumentError: `corrupt` or `no-text`.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(fetched.content.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, LookupError, UnicodeError) as exc:
        raise DocumentError(fetched.path, "its RTF is damaged", "Save it again.", kind="corrupt") from exc
    lines = [fold_space(line) for line in text.replace("\r", "\n").split("\n") if line.strip(" |\t")]
    if not lines:
        raise DocumentError(fetched.path, "the document holds no text", "Remove it.", kind="no-text")
    yield RawDocument(path=fetched.path, sha256=fetched.sha256, media_type=fetched.media_type, text="\n\n".join(lines))
