"""A delivered file -> the edition it carries and the text a reader sees. Bytes in, values out; trusts neither."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, Final, Literal

from briefing.errors import DocumentError
from briefing.proof import word

#: Bytes. The longest note measured was 2 MB.
MAX_BYTES: Final = 64 * 1024 * 1024
_ATTACHMENT: Final = "edition.json"
#: The property that says how a file was presented; see `render.imprint`.
IMPRINT: Final = "briefing.presentation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a delivered file holds.

    Attributes:
        edition: Text of the edition.json inside.
        kind: Name of the format.
        pages: What a reader sees, page by page; a Word file is one page; () for edition.json itself.
        theme: Id of the theme when the file is one theme's draft, else "".
        imprint: What the file says of its presentation; "" when it says nothing.
        margins: Paragraphs of a Word file's headers, footers and foot notes.
        drawings: Pictures of a Word file's body.
    """

    edition: str
    kind: Literal["pdf", "docx", "json"] = "json"
    pages: tuple[str, ...] = ()
    theme: str = ""
    imprint: str = ""
    margins: frozenset[str] = frozenset()
    drawings: int = 0


def open_file(content: bytes, subject: str) -> Delivered:
    """Open a PDF, a Word document or an edition.json.

    Args:
        content: The bytes of the file.
        subject: Named in the error, usually the path.

    Raises:
        DocumentError: Not one of the three, damaged, or without an edition inside.
    """
    if len(content) > MAX_BYTES:
        raise DocumentError(subject, "larger than a note can be", "Give a file that `briefing` made.", kind="too-large")
    if content.startswith(b"%PDF-"):
        return _open_pdf(content, subject)
    if content.startswith(b"PK"):
        return _open_word(content, subject)
    text = content.decode("utf-8-sig", "replace")
    if not text.lstrip().startswith("{"):
        remedy = "Give one of these; a page or a text carries no proof, the PDF of the same edition does."
        raise DocumentError(subject, "neither PDF, DOCX nor edition.json", remedy, kind="no-edition")
    return Delivered(edition=text)


def _open_pdf(content: bytes, subject: str) -> Delivered:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as exc:
        raise DocumentError(subject, "damaged PDF", "Ask for the file again.", kind="corrupt") from exc
    with document:
        editions = [_attachment(document, i) for i in range(document.count_attachments())]
        found = [text for text in editions if text is not None]
        if len(found) != 1:
            fault = f"{len(found)} attachments named {_ATTACHMENT}, expected one"
            raise DocumentError(subject, fault, "Only notes made by `briefing` can be verified.", kind="no-edition")
        pages = tuple(page.get_textpage().get_text_range() for page in document)
        said = _information(document, IMPRINT)
    return Delivered(edition=found[0], kind="pdf", pages=pages, imprint=said)


def _information(document: Any, name: str) -> str:
    """Read an entry of a PDF's information; "" when there is none."""
    import pypdfium2.raw as pdfium

    size = pdfium.FPDF_GetMetaText(document, name.encode(), None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, name.encode(), buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _attachment(document: Any, index: int) -> str | None:
    attachment = document.get_attachment(index)
    if attachment.get_name() != _ATTACHMENT:
        return None
    return bytes(attachment.get_data()).decode("utf-8", "replace")


def _open_word(content: bytes, subject: str) -> Delivered:
    package = word.unpack(content, subject)
    editions = package.editions
    if len(editions) != 1:
        fault = f"{len(editions)} editions inside, expected one"
        raise DocumentError(subject, fault, "Only notes made by `briefing` can be verified.", kind="no-edition")
    return Delivered(
        edition=editions[0],
        kind="docx",
        pages=(package.visible(),),
        theme=package.property("briefing.theme"),
        imprint=package.property(IMPRINT),
        margins=package.margins(),
        drawings=package.drawings(),
    )
