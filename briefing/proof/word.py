"""A Word package -> its parts as trees, and what a reader sees of them. Bytes in, values out; trusts nothing."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_MAX_UNPACKED: Final = 256 * 1024 * 1024
#: Parts above 1 MiB may not be packed tighter than this: those of notes reach 30.
_MAX_RATIO: Final = 200
_RATIO_FROM: Final = 1024 * 1024
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EDITION_TAG: Final = "{urn:briefing:edition:1}edition"
_PROPERTY: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_BODY: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_CUSTOM: Final = "docProps/custom.xml"
_MARGINS: Final = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
#: Text that is not part of the note as it now stands: deleted, moved away, or the instruction of a field.
_GONE: Final = (f"{W}del", f"{W}moveFrom")
#: Run properties under which a reader sees nothing.
_HIDING: Final = (f"{W}vanish", f"{W}specVanish", f"{W}webHidden")
#: Half points: smaller letters are dust.
_DUST: Final = 6
#: Follows a white letter in a text: a combining line below, which no press article holds.
_WHITE: Final = "\u0332"
#: What a field of a header computes: the number of a page.
_NUMBER: Final = re.compile(r"\d{1,5}")
_OFF: Final = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that hold what is proved."""

    parts: Mapping[str, _Element]

    @property
    def body(self) -> _Element:
        """The document itself."""
        return self.parts[_BODY]

    @property
    def editions(self) -> list[str]:
        """The text of each edition.json inside."""
        items = (root for name, root in self.parts.items() if name.startswith("customXml/"))
        return [root.text or "" for root in items if root.tag == _EDITION_TAG]

    def property(self, name: str) -> str:
        """Give a property of the file; "" when it has none of this name."""
        custom = self.parts.get(_CUSTOM)
        named = custom.iterfind(f"{_PROPERTY}[@name='{name}']") if custom is not None else ()
        return next(("".join(str(text) for text in element.itertext()) for element in named), "")

    def visible(self) -> str:
        """Give the text of the body as a reader sees it: inserted text is in, deleted and hidden text is out."""
        return _visible(self.body, _hidden_styles(self.parts.get(_STYLES)))

    def margins(self) -> frozenset[str]:
        """Give the paragraphs of headers, footers and foot notes, without what their fields compute."""
        hidden = _hidden_styles(self.parts.get(_STYLES))
        roots = (root for name, root in self.parts.items() if name.startswith(_MARGINS))
        return frozenset(_visible(p, hidden, fields=False) for root in roots for p in root.iter(f"{W}p"))

    def drawings(self) -> int:
        """Count the pictures and shapes of the body: they are seen and hold no text to compare."""
        return sum(1 for _ in self.body.iter(f"{W}drawing", f"{W}pict", f"{W}object"))


def unpack(content: bytes, subject: str) -> Package:
    """Read the parts of a Word file.

    Raises:
        DocumentError: Not a Word document, or one that unpacks to more than a note can hold.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if _is_bomb(archive.infolist()):
                fault = "unpacks to more than a note can hold"
                raise DocumentError(subject, fault, "Ask for the file again.", kind="zip-bomb")
            names = [n for n in archive.namelist() if _wanted(n)]
            parts = {name: etree.fromstring(archive.read(name), parser) for name in names}
    except (zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError, NotImplementedError) as exc:
        raise DocumentError(subject, "not a Word document", "Ask for the file again.", kind="corrupt") from exc
    declares = any(root.getroottree().docinfo.internalDTD is not None for root in parts.values())
    if _BODY not in parts or len(set(names)) != len(names) or declares:
        raise DocumentError(subject, "not a Word document", "Ask for the file again.", kind="corrupt")
    return Package(parts)


def _is_bomb(entries: list[zipfile.ZipInfo]) -> bool:
    tight = (e.file_size > _RATIO_FROM and e.file_size > _MAX_RATIO * max(e.compress_size, 1) for e in entries)
    return sum(e.file_size for e in entries) > _MAX_UNPACKED or any(tight)


def _wanted(name: str) -> bool:
    item = name.startswith("customXml/item") and "Props" not in name and name.endswith(".xml")
    margin = name.startswith(_MARGINS) and name.endswith(".xml")
    return item or margin or name in {_BODY, _STYLES, _CUSTOM, "word/comments.xml", "word/commentsExtended.xml"}


def _visible(root: _Element, hidden: frozenset[str], *, fields: bool = True) -> str:
    parts: list[str] = []
    depth = 0
    for element in root.iter(f"{W}p", f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen", f"{W}fldChar", f"{W}sym"):
        if element.tag == f"{W}fldChar":
            depth += {"begin": 1, "end": -1}.get(element.get(f"{W}fldCharType", ""), 0)
        elif element.tag == f"{W}t":
            computed = depth > 0 or any(True for _ in element.iterancestors(f"{W}fldSimple"))
            seen = _seen(element, hidden)
            parts.append(seen if fields or not computed else _NUMBER.sub("", seen))
        elif element.tag == f"{W}sym":
            parts.append(chr(int(element.get(f"{W}char", "FFFD"), 16)))
        else:
            parts.append("\u2011" if element.tag == f"{W}noBreakHyphen" else "\n")
    return "".join(parts)


def _seen(text: _Element, hidden: frozenset[str]) -> str:
    """Give what is seen of a text; white letters are marked one by one, for they may stand on a dark ground."""
    if any(True for _ in text.iterancestors(*_GONE)):
        return ""
    run = text.getparent()
    properties = run.find(f"{W}rPr") if run is not None else None
    own = properties.find(f"{W}rStyle") if properties is not None else None
    if properties is not None and (_hides(properties) or (own is not None and own.get(f"{W}val") in hidden)):
        return ""
    paragraph = next(text.iterancestors(f"{W}p"), None)
    style = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
    if style is not None and style.get(f"{W}val") in hidden and not (properties is not None and _reveals(properties)):
        return ""
    white = properties is not None and _is_white(properties)
    return "".join(c + _WHITE for c in text.text or "") if white else text.text or ""


def _reveals(properties: _Element) -> bool:
    return any(_off(properties.find(tag)) for tag in _HIDING)


def _is_white(properties: _Element) -> bool:
    colour = properties.find(f"{W}color")
    return colour is not None and colour.get(f"{W}val", "").upper() == "FFFFFF"


def _off(element: _Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") in _OFF


def _hides(properties: _Element) -> bool:
    """Tell whether run properties leave nothing to see: hidden, or dust."""
    found = [properties.find(tag) for tag in _HIDING]
    if any(e is not None and not _off(e) for e in found):
        return True
    size = properties.find(f"{W}sz")
    return size is not None and size.get(f"{W}val", "").isdigit() and int(size.get(f"{W}val", "")) < _DUST


def _hidden_styles(styles: _Element | None) -> frozenset[str]:
    """Name the styles whose text is hidden, by themselves or by the style they are based on."""
    if styles is None:
        return frozenset()
    based: dict[str, str] = {}
    hidden: set[str] = set()
    for style in styles.iter(f"{W}style"):
        name, base, properties = style.get(f"{W}styleId", ""), style.find(f"{W}basedOn"), style.find(f"{W}rPr")
        based[name] = base.get(f"{W}val", "") if base is not None else ""
        if properties is not None and _hides(properties):
            hidden.add(name)
    for _ in based:
        more = {name for name, base in based.items() if base in hidden} - hidden
        if not more:
            break
        hidden |= more
    return frozenset(hidden)
