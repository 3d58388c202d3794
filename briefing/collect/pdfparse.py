"""PDF bytes -> its lines with their places, through pypdfium2, or without places through pypdf.

Runs in the child process of `jail`; the libraries' quirks and errors stop here.
"""

from __future__ import annotations

import ctypes
import io
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefing.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.intake import Limits

#: A gap inside a line wider than this many line heights divides columns.
_COLUMN_GAP: Final = 1.0
#: What pdfium gives for a hyphen and the line's end after it, whether it divides a word or belongs to it.
_END_HYPHENS: Final = "\x02\ufffe"
#: Units of text in memory: UTF-16 in the order of this machine's bytes.
_UNITS: Final = f"utf-16-{sys.byteorder[0]}e"
_TOKEN: Final = re.compile(r"[^\s\x02\ufffe]*+[\x02\ufffe]|[^\s\x02\ufffe]++|[\r\n]")


def parse(content: bytes, limits: Limits) -> dict[str, Any]:
    """Read a PDF.

    Args:
        content: The file.
        limits: Its `pages` and `characters` hold.

    Returns:
        `{"pages": [{"width", "height", "lines": [[text, x0, y0, x1, y1, size, bold], ...]}], "title"}`, points from
        the top left; the lines of a page without places have zeros.

    Raises:
        DocumentError: `encrypted`, `corrupt`, `limit-pages`, `limit` or `no-text`.
    """
    try:
        found = _by_pdfium(content, limits)
    except _Unreadable:
        found = _by_pypdf(content, limits)
    if not any(page["lines"] for page in found["pages"]):
        raise DocumentError("", "it holds images, no text", "Run text recognition on it first.", kind="no-text")
    return found


class _Unreadable(Exception):  # noqa: N818 - not an error: the second library is asked
    """pdfium cannot open it."""


def _by_pdfium(content: bytes, limits: Limits) -> dict[str, Any]:
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as exc:
        if getattr(exc, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise DocumentError("", "it is encrypted", "Save it without a password.", kind="encrypted") from exc
        raise _Unreadable from exc
    if len(document) > limits.pages:
        remedy = "Split it, or raise `pages` of [limits]."
        raise DocumentError("", f"it has more than {limits.pages} pages", remedy, kind="limit-pages")
    try:
        return _pages(document, raw, limits)
    except pdfium.PdfiumError as exc:  # of one page
        raise _Unreadable from exc


def _pages(document: Any, raw: Any, limits: Limits) -> dict[str, Any]:
    pages, characters = [], 0
    for page in document:
        width, height = page.get_size()
        text_page = page.get_textpage()
        characters += text_page.count_chars()
        if characters > limits.characters:
            raise DocumentError("", "it holds too much text", "Split it.", kind="limit")
        pages.append({"width": width, "height": height, "lines": list(_lines(text_page.raw, height, raw))})
    return {"pages": pages, "title": document.get_metadata_dict().get("Title") or ""}


@dataclass(slots=True)
class _Word:
    """A word and its box, points from the page's top left; the index of its first character."""

    text: str
    first: int
    x0: float
    y0: float
    x1: float
    y1: float


def _lines(text_page: Any, height: float, raw: Any) -> Iterator[list[Any]]:
    """Cut pdfium's characters into lines, and lines at the gaps between columns."""
    line: list[_Word] = []
    for word in _words(text_page, height, raw):
        if line and (word is None or _apart(line[-1], word)):
            yield _line(line, text_page, raw)
            line = []
        if word is not None:
            line.append(word)
    if line:
        yield _line(line, text_page, raw)


def _words(text_page: Any, height: float, raw: Any) -> Iterator[_Word | None]:
    """List the words of a page with their boxes; None where pdfium ends a line."""
    for token in _TOKEN.finditer(_characters(text_page, raw)):
        text, first, last = token[0], token.start(), token.end() - 1
        if text.isspace():
            yield None
        elif text[-1] in _END_HYPHENS:
            yield _boxed(f"{text[:-1]}-", first, max(first, last - 1), text_page, height, raw)
            yield None
        else:
            yield _boxed(text, first, last, text_page, height, raw)


def _characters(text_page: Any, raw: Any) -> str:
    """Give the characters of a page, each at its index; one without a code ends a line.

    They are asked for at once where pdfium stores one unit for each.
    """
    count = raw.FPDFText_CountChars(text_page)
    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text_page, 0, count, units) == count + 1:
        text = bytes(units)[: 2 * count].decode(_UNITS, "surrogatepass")
        if len(text) == count:
            return text.replace("\0", "\n")
    codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if 0 < code <= sys.maxunicode else "\n" for code in codes)


def _boxed(characters: str, first: int, last: int, text_page: Any, height: float, raw: Any) -> _Word:
    """Box a word by the font's own box of its first and last characters: lines stay level whatever the letters."""
    start, end = raw.FS_RECTF(), raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, first, start)
    raw.FPDFText_GetLooseCharBox(text_page, last, end)
    top, bottom = max(start.top, end.top), min(start.bottom, end.bottom)
    left, right = min(start.left, end.left), max(start.right, end.right)
    return _Word(characters, first, left, height - top, right, height - bottom)


def _apart(before: _Word, after: _Word) -> bool:
    tall = max(before.y1 - before.y0, after.y1 - after.y0, 4.0)
    return after.x0 - before.x1 > _COLUMN_GAP * tall or after.x1 < before.x0 - tall


def _line(words: list[_Word], text_page: Any, raw: Any) -> list[Any]:
    first = words[0].first
    return [
        " ".join(w.text for w in words),
        min(w.x0 for w in words),
        min(w.y0 for w in words),
        max(w.x1 for w in words),
        max(w.y1 for w in words),
        raw.FPDFText_GetFontSize(text_page, first),
        raw.FPDFText_GetFontWeight(text_page, first) >= 600,  # noqa: PLR2004 - CSS's semi-bold
    ]


def _by_pypdf(content: bytes, limits: Limits) -> dict[str, Any]:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise DocumentError("", "it is encrypted", "Save it without a password.", kind="encrypted")
        pages = [_bare_page(page.extract_text()) for page in reader.pages[: limits.pages]]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as exc:
        raise DocumentError("", "the PDF is damaged", "Save it again.", kind="corrupt") from exc
    if not any(page["lines"] for page in pages):
        raise DocumentError("", "the PDF is damaged", "Save it again.", kind="corrupt")
    return {"pages": pages, "title": ""}


def _bare_page(text: str) -> dict[str, Any]:
    lines = [[line.strip(), 0.0, 0.0, 0.0, 0.0, 0.0, False] for line in text.split("\n") if line.strip()]
    return {"width": 0.0, "height": 0.0, "lines": lines}
