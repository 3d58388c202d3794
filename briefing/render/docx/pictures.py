"""The pictures of the Word note: the logo and the chart of sources, as PNG with their alternative text."""

from __future__ import annotations

import re
import struct
from html import unescape
from typing import TYPE_CHECKING

from briefing.errors import RenderError
from briefing.render import charts
from briefing.render.docx.pieces import Piece
from briefing.render.page import logo_type

if TYPE_CHECKING:
    from briefing.model import Presentation
    from briefing.render.catalogue import Catalogue
    from briefing.render.view import Note

#: Millimetres: a logo fits this box, a chart this width.
LOGO_WIDTH, LOGO_HEIGHT = 60.0, 14.0
CHART_WIDTH = 150.0
_PNG_HEAD = struct.Struct(">16xII")
_TITLE = re.compile(r"<title>([^<]*)</title>")


def logo(presentation: Presentation, alternative: str) -> Piece | None:
    """Return the logo, fitted into its box; None without one.

    Raises:
        RenderError: Neither PNG nor SVG, or damaged.
    """
    if not presentation.logo:
        return None
    picture = presentation.logo
    if logo_type(picture) == "svg":
        picture = _drawn(picture)
    width, height = _size(picture)
    return Piece(text=alternative, picture=picture, width=min(LOGO_WIDTH, LOGO_HEIGHT * width / height))


def chart(note: Note, words: Catalogue, folder: str | None) -> Piece | None:
    """Return the chart of where the sentences come from; None when there is nothing to compare."""
    drawing = charts.provenance(note, words)
    if drawing is None:
        return None
    title = _TITLE.search(drawing)
    return Piece(
        text=unescape(title[1]) if title else "", picture=charts.png(drawing, folder=folder), width=CHART_WIDTH
    )


def _drawn(svg: bytes) -> bytes:
    try:
        return charts.png(svg.decode(), width=800)
    except ValueError as exc:
        raise RenderError(
            "logo", f"cannot be drawn ({exc})", "Save the logo as PNG, or as plain SVG in UTF-8."
        ) from exc


def _size(png: bytes) -> tuple[int, int]:
    """Read width and height in pixels. Source: PNG (ISO/IEC 15948), 11.2.2."""
    size = _PNG_HEAD.unpack(png[: _PNG_HEAD.size]) if len(png) > _PNG_HEAD.size else (0, 0)
    if not all(size):
        raise RenderError("logo", "is damaged", "Save the logo again as PNG or SVG.")
    return size
