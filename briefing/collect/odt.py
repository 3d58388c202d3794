"""OpenDocument texts -> one RawDocument. Headers, footers, notes, annotations and deletions are not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing.collect import markup
from briefing.collect.package import Package
from briefing.errors import DocumentError
from briefing.model import RawDocument
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from briefing.model import Fetched

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG: Final = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"

_SKIPPED: Final = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_TEXT}note",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_TEXT}sequence-decls",
        f"{_SVG}title",
        f"{_SVG}desc",
    }
)
_PARAGRAPHS: Final = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_CELL: Final = 80


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Yield the one document of an OpenDocument text.

    Raises:
        DocumentError: `corrupt`, `zip-bomb`, `xml-dtd`, `encrypted` or `no-text`.
    """
    package = Package(fetched.content, fetched.path, fetched.intake.limits)
    root = markup.xml(package.read("content.xml"), fetched.path)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    found = list(_lines(body)) if body is not None else []
    lines = [text for _, text in found if text.strip()]
    if not lines:
        raise DocumentError(fetched.path, "the document holds no text", "Remove it.", kind="no-text")
    yield RawDocument(
        path=fetched.path,
        sha256=fetched.sha256,
        media_type=fetched.media_type,
        text="\n\n".join(lines),
        title=next((text for style, text in found if style == "Title" and text), None),
    )


def _lines(container: etree._Element) -> Iterator[tuple[str, str]]:
    """List (style, text) of the paragraphs in reading order."""
    for element in container:
        if element.tag in _PARAGRAPHS:
            yield from _paragraph(element)
        elif element.tag == f"{_TABLE}table-row":
            yield from _row(element)
        elif isinstance(element.tag, str) and element.tag not in _SKIPPED:
            yield from _lines(element)


def _paragraph(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    boxes: list[etree._Element] = []
    text = "".join(_pieces(paragraph, boxes))
    yield paragraph.get(f"{_TEXT}style-name") or "", "\n".join(fold_space(part) for part in text.split("\n") if part)
    for box in boxes:
        yield from _lines(box)


def _pieces(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag in {f"{_TEXT}s", f"{_TEXT}tab"}:
            yield " "
        elif child.tag == f"{_DRAW}text-box":
            boxes.append(child)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _pieces(child, boxes)
        yield child.tail or ""


def _row(row: etree._Element) -> Iterator[tuple[str, str]]:
    cells = [[text for _, text in _lines(cell) if text] for cell in row if cell.tag == f"{_TABLE}table-cell"]
    if any(len(line) > _CELL for cell in cells for line in cell):
        yield from (("", line) for cell in cells for line in cell)
    else:
        yield "", " | ".join(" ".join(cell) for cell in cells if cell)
