"""A delivered file -> the edition it carries and the text a reader sees. Bytes in, values out; trusts neither."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from briefing.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Bytes. The longest note measured was 2 MB.
MAX_BYTES: Final = 64 * 1024 * 1024
_MAX_UNPACKED: Final = 256 * 1024 * 1024
_ATTACHMENT: Final = "edition.json"
_EDITION_TAG: Final = "{urn:briefing:edition:1}edition"
_PROPERTY: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a delivered file holds.

    Attributes:
        edition: Text of the edition.json inside.
        kind: Name of the format.
        pages: What a reader sees, page by page; a Word file is one page; () for edition.json itself.
        theme: Id of the theme when the file is one theme's draft, else "".
    """

    edition: str
    kind: Literal["pdf", "docx", "json"] = "json"
    pages: tuple[str, ...] = ()
    theme: str = ""


def open_file(content: bytes, subject: str) -> Delivered:
    """Open a PDF, a Word document or an edition.json.

    Args:
        content: The bytes of the file.
        subject: Named in the error, usually the path.

    Raises:
        DocumentError: Not one of the three, damaged, or without an edition inside.
    """
    if content.startswith(b"%PDF-"):
        return _open_pdf(content, subject)
    if content.startswith(b"PK"):
        return _open_word(content, subject)
    try:
        return Delivered(edition=content.decode("utf-8"))
    except UnicodeDecodeError as exc:
        raise DocumentError(subject, "neither PDF, DOCX nor edition.json", "Give a file that `briefing` made.") from exc


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
    return Delivered(edition=found[0], kind="pdf", pages=pages)


def _attachment(document: Any, index: int) -> str | None:
    attachment = document.get_attachment(index)
    if attachment.get_name() != _ATTACHMENT:
        return None
    return bytes(attachment.get_data()).decode("utf-8", "replace")


def _open_word(content: bytes, subject: str) -> Delivered:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MAX_UNPACKED:
                raise DocumentError(
                    subject, "unpacks to more than a note can hold", "Ask for the file again.", kind="zip-bomb"
                )
            body = etree.fromstring(archive.read("word/document.xml"), parser)
            items = [n for n in archive.namelist() if n.startswith("customXml/item") and "Props" not in n]
            custom = "docProps/custom.xml"
            properties = etree.fromstring(archive.read(custom), parser) if custom in archive.namelist() else None
            roots = [etree.fromstring(archive.read(name), parser) for name in items]
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError) as exc:
        raise DocumentError(subject, "not a Word document", "Ask for the file again.", kind="corrupt") from exc
    editions = [root.text or "" for root in roots if root.tag == _EDITION_TAG]
    if len(editions) != 1:
        fault = f"{len(editions)} editions inside, expected one"
        raise DocumentError(subject, fault, "Only notes made by `briefing` can be verified.", kind="no-edition")
    return Delivered(edition=editions[0], kind="docx", pages=(_visible(body),), theme=_theme(properties))


def _theme(properties: _Element | None) -> str:
    """Read the property that marks one theme's draft."""
    named = properties.iterfind(f"{_PROPERTY}[@name='briefing.theme']") if properties is not None else ()
    return next(("".join(element.itertext()) for element in named), "")


def _visible(body: _Element) -> str:
    """Give the text of a Word body as a reader sees it: inserted text is in, deleted text is out."""
    parts: list[str] = []
    for element in body.iter(f"{_W}p", f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}noBreakHyphen"):
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        else:
            parts.append("\u2011" if element.tag == f"{_W}noBreakHyphen" else "\n")
    return "".join(parts)
