"""Word documents -> one RawDocument: paragraphs, lists, tables and text boxes of the body as it stands.

Headers, footers, comments, footnotes, hidden text and tracked deletions are not read.
"""

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

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"

_BODY: Final = "word/document.xml"
_PROPERTIES: Final = "docProps/core.xml"

#: Content that is not part of the text as it stands; a fallback repeats what its choice says.
_SKIPPED: Final = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "sectPr", "pPr", "rPr", "tblPr", "tcPr")}
    | {f"{_MC}Fallback"}
)
_GLYPHS: Final = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "",
}
#: Style identifiers of titles; Word writes them in English whatever its language, LibreOffice too.
_TITLE_STYLES: Final = frozenset({"title", "titre", "titel", "titulo", "ttulo"})

#: Cells longer than this are paragraphs of their own; shorter ones make a row.
_CELL: Final = 80


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Yield the one document of a Word file.

    Raises:
        DocumentError: `corrupt`, `zip-bomb`, `xml-dtd`, `encrypted` or `no-text`.
    """
    package = Package(fetched.content, fetched.path, fetched.intake.limits)
    root = markup.xml(package.read(_BODY), fetched.path)
    body = root.find(f"{_W}body")
    lines = [line for line in _lines(body) if line.strip()] if body is not None else []
    if body is None or not lines:
        raise DocumentError(fetched.path, "the document holds no text", "Remove it.", kind="no-text")
    yield RawDocument(
        path=fetched.path,
        sha256=fetched.sha256,
        media_type=fetched.media_type,
        text="\n\n".join(lines),
        title=_title(body, package),
    )


def _lines(container: etree._Element) -> Iterator[str]:
    """List the paragraphs of a body, cell or text box, in reading order."""
    for element in container:
        if element.tag == f"{_W}p":
            yield from _paragraph(element)
        elif element.tag == f"{_W}tbl":
            yield from _table(element)
        elif element.tag not in _SKIPPED:
            yield from _lines(element)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    """Give a paragraph, then the text boxes anchored in it."""
    boxes: list[etree._Element] = []
    yield _clean("".join(_pieces(paragraph, boxes)))
    for box in boxes:
        yield from _lines(box)


def _pieces(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or _hidden(child):
            continue
        if child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _GLYPHS:
            yield _GLYPHS[child.tag]
        else:
            yield from _pieces(child, boxes)


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return vanish is not None and vanish.get(f"{_W}val") not in {"0", "false"}


def _clean(text: str) -> str:
    return "\n".join(fold_space(line) for line in text.split("\n") if line.strip())


def _table(table: etree._Element) -> Iterator[str]:
    """Give a table row by row; cells that hold prose are paragraphs of their own."""
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue
        cells = [[line for line in _lines(cell) if line] for cell in row.iterchildren(f"{_W}tc")]
        if any(len(line) > _CELL for cell in cells for line in cell):
            yield from (line for cell in cells for line in cell)
        else:
            yield " | ".join(" ".join(cell) for cell in cells if cell)


def _title(body: etree._Element, package: Package) -> str | None:
    """Take the paragraph that is styled as the title, else the title property if the text opens with it."""
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and (style.get(f"{_W}val") or "").lower() in _TITLE_STYLES:
            return _clean("".join(_pieces(paragraph, []))).replace("\n", " ") or None
    return _property_title(body, package)


def _property_title(body: etree._Element, package: Package) -> str | None:
    if _PROPERTIES not in package.names():
        return None
    properties = markup.xml(package.read(_PROPERTIES), package.subject)
    title = fold_space(properties.findtext(f"{_DC}title") or "")
    opening = [fold_space(line) for line in _lines(body)][:5]
    return title if title and title in opening else None
