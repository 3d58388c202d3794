"""PDF bytes -> its lines with their places, through pypdfium2, or without places through pypdf.

Runs in the child process of `jail`; the libraries' quirks and errors stop here.
"""

from __future__ import annotations

import ctypes
import io
from typing import TYPE_CHECKING, Any, Final

from briefing.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_PAGES: Final = 400
_MAX_CHARACTERS: Final = 3_000_000
#: A gap inside a line wider than this many character heights divides columns.
_COLUMN_GAP: Final = 1.6
#: What pdfium gives for a hyphen at a line's end, whether it divides a word or belongs to it.
_END_HYPHENS: Final = {"\x02": "-", "\ufffe": "-"}


def parse(content: bytes) -> dict[str, Any]:
    """Read a PDF.

    Returns:
        `{"pages": [{"width", "height", "lines": [[text, x0, y0, x1, y1, size, bold], ...]}], "title"}`, points from
        the top left; the lines of a page without places have zeros.

    Raises:
        DocumentError: `encrypted`, `corrupt`, `limit-pages` or `no-text`.
    """
    try:
        found = _by_pdfium(content)
    except _Unreadable:
        found = _by_pypdf(content)
    if not any(page["lines"] for page in found["pages"]):
        raise DocumentError("", "it holds images, no text", "Run text recognition on it first.", kind="no-text")
    return found


class _Unreadable(Exception):  # noqa: N818 - not an error: the second library is asked
    """pdfium cannot open it."""


def _by_pdfium(content: bytes) -> dict[str, Any]:
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as exc:
        if getattr(exc, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise DocumentError("", "it is encrypted", "Save it without a password.", kind="encrypted") from exc
        raise _Unreadable from exc
    if len(document) > _MAX_PAGES:
        raise DocumentError("", f"it has more than {_MAX_PAGES} pages", "Split it.", kind="limit-pages")
    pages, characters = [], 0
    for page in document:
        width, height = page.get_size()
        text_page = page.get_textpage()
        characters += text_page.count_chars()
        if characters > _MAX_CHARACTERS:
            raise DocumentError("", "it holds too much text", "Split it.", kind="limit")
        pages.append({"width": width, "height": height, "lines": list(_lines(text_page, height, raw))})
    return {"pages": pages, "title": document.get_metadata_dict().get("Title") or ""}


def _lines(text_page: Any, height: float, raw: Any) -> Iterator[list[Any]]:
    """Cut pdfium's characters into lines, and lines at the gaps between columns."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    run: list[tuple[str, float, float, float, float]] = []
    first = 0
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        char = _END_HYPHENS.get(chr(code), chr(code)) if 0 < code < 0x110000 else ""  # noqa: PLR2004 - Unicode's end
        if char in "\r\n" or not char:
            yield from _line(run, first, text_page, raw)
            run = []
            continue
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        box = (char, left.value, height - top.value, right.value, height - bottom.value)
        if run and not char.isspace() and _apart(run, box):
            yield from _line(run, first, text_page, raw)
            run = []
        if run or not char.isspace():
            first = first if run else index
            run.append(box)
    yield from _line(run, first, text_page, raw)


def _apart(run: list[tuple[str, float, float, float, float]], box: tuple[str, float, float, float, float]) -> bool:
    previous = next(b for b in reversed(run) if not b[0].isspace())
    heights = max(4.0, *(b[4] - b[2] for b in run[-8:]))
    return box[1] - previous[3] > _COLUMN_GAP * heights or box[3] < previous[1] - heights


def _line(
    run: list[tuple[str, float, float, float, float]], first: int, text_page: Any, raw: Any
) -> Iterator[list[Any]]:
    inked = [b for b in run if not b[0].isspace()]
    if not inked:
        return
    text = "".join(b[0] for b in run).strip()
    size = raw.FPDFText_GetFontSize(text_page, first)
    weight = raw.FPDFText_GetFontWeight(text_page, first)
    yield [
        text,
        min(b[1] for b in inked),
        min(b[2] for b in inked),
        max(b[3] for b in inked),
        max(b[4] for b in inked),
        size,
        weight >= 600,  # noqa: PLR2004 - CSS's semi-bold
    ]


def _by_pypdf(content: bytes) -> dict[str, Any]:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise DocumentError("", "it is encrypted", "Save it without a password.", kind="encrypted")
        pages = [_bare_page(page.extract_text()) for page in reader.pages[:_MAX_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as exc:
        raise DocumentError("", "the PDF is damaged", "Save it again.", kind="corrupt") from exc
    if not any(page["lines"] for page in pages):
        raise DocumentError("", "the PDF is damaged", "Save it again.", kind="corrupt")
    return {"pages": pages, "title": ""}


def _bare_page(text: str) -> dict[str, Any]:
    lines = [[line.strip(), 0.0, 0.0, 0.0, 0.0, 0.0, False] for line in text.split("\n") if line.strip()]
    return {"width": 0.0, "height": 0.0, "lines": lines}
