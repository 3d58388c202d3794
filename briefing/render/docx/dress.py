"""Language, direction and accent of a finished document, and the numbers of its captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from briefing.errors import ConfigError
from briefing.render import palette

if TYPE_CHECKING:
    from docx.document import Document

#: ISO 639-1 -> the region whose spelling a word processor checks. Any other language is named without region.
REGIONS = {"fr": "fr-FR", "en": "en-GB", "es": "es-ES", "ar": "ar-MA"}
_AFTER_BIDI = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:outlineLvl",
    "w:rPr",
)
#: The theme colours that take the accent: of links and numbers, of titles and lines ("dk2" where it is made).
_ACCENTS = frozenset({"accent1", "text2"})
_THEME_ACCENTS = re.compile(rb'(<a:(?:accent1|dk2)>\s*<a:srgbClr val=")[0-9A-Fa-f]{6}')


def dress(document: Document, *, language: str, rtl: bool, accent: str | None) -> None:
    """Set what the note decides and the template cannot know.

    Args:
        document: The document, changed in place.
        language: ISO 639-1.
        rtl: Whether it runs from right to left.
        accent: `#rrggbb` in place of the template's own, or None.

    Raises:
        ConfigError: `accent` is not a colour.
    """
    _speak(document, REGIONS.get(language, language), rtl=rtl)
    if rtl:
        _turn(document)
    if accent:
        _colour(document, accent)
    _number(document)


def _speak(document: Document, tag: str, *, rtl: bool) -> None:
    """Name the language once, in the document's defaults; for a right-to-left one as that of complex scripts."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:bidi") if rtl else qn("w:val"), tag)


def _turn(document: Document) -> None:
    """Make right to left the direction of every paragraph, table and section."""
    for properties in _normal(document):
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    for table in document.element.iter(qn("w:tblPr")):
        table.insert_element_before(
            OxmlElement("w:bidiVisual"),
            "w:tblStyleRowBandSize",
            "w:tblStyleColBandSize",
            "w:tblW",
            "w:jc",
            "w:tblCellSpacing",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
            "w:tblDescription",
        )
    for section in document.element.iter(qn("w:sectPr")):
        section.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")


def _normal(document: Document) -> list[Any]:
    normal = next(
        s
        for s in document.styles.element.iter(qn("w:style"))
        if s.get(qn("w:default")) == "1" and s.get(qn("w:type")) == "paragraph"
    )
    return [normal.get_or_add_pPr()]


def _colour(document: Document, accent: str) -> None:
    """Give the accents among the theme's colours another value, wherever it is written out beside their names."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", accent):
        raise ConfigError("briefing.toml", (f"note.accent: {accent!r} is not a colour",), "Write it as #rrggbb.")
    value = palette.readable(accent, palette.TINT)[1:].upper()
    for part in document.part.package.iter_parts():
        if part.partname.endswith("/theme1.xml"):
            part._blob = _THEME_ACCENTS.sub(rb"\g<1>" + value.encode(), part.blob)  # noqa: SLF001 - no setter
        for element in part.element.iter() if hasattr(part, "element") else ():
            if element.get(qn("w:themeColor")) in _ACCENTS:
                element.set(qn("w:val") if element.tag == qn("w:color") else qn("w:color"), value)


def _number(document: Document) -> None:
    """Number the captions in reading order: a word processor shows the last number it computed until asked again."""
    counts: dict[str, int] = {}
    for code in document.element.iter(qn("w:instrText")):
        words = (code.text or "").split()
        if words[:1] == ["SEQ"] and len(words) > 1:
            counts[words[1]] = counts.get(words[1], 0) + 1
            _show(code.getparent(), str(counts[words[1]]))


def _show(run: Any, text: str) -> None:
    """Write a field's result: the text between its `separate` and `end` marks."""
    for following in run.itersiblings(qn("w:r")):
        shown = following.find(qn("w:t"))
        if shown is not None:
            shown.text = text
            return
