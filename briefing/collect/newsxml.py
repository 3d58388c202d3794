"""News agencies' XML -> RawDocuments: NITF, NewsML 1 and NewsML-G2, whose items carry NITF or XHTML inside.

Source: IPTC NITF 3.6, NewsML 1.2, NewsML-G2 2.x. Differs: names are matched without their namespaces, which
providers write in many versions.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from briefing.collect import markup
from briefing.collect.markup import local
from briefing.collect.metadata import read_day
from briefing.errors import DocumentError
from briefing.model import Published, RawDocument
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lxml import etree

    from briefing.model import Fetched

_ITEMS: Final = frozenset({"newsItem", "NewsItem"})
_BODIES: Final = ("body.content", "body", "inlineXML", "inlineData", "DataContent")
_PARAGRAPHS: Final = frozenset("p hl2 h1 h2 h3 h4 h5 h6 li dt dd pre tr".split())
_SKIPPED: Final = frozenset("media media-caption body.head body.end head figure figcaption script style".split())

_TITLES: Final = ("headline", "hl1", "HeadLine", "title", "h1")
_DATES: Final = ("date.issue", "story.date", "contentCreated", "versionCreated", "FirstCreated", "firstCreated", "sent")
_DATE_ATTRIBUTES: Final = ("norm", "date")
_PROVIDERS: Final = ("doc.copyright", "provider", "Provider", "copyrightHolder", "distributor", "infoSource", "Source")


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Yield each text item of an agency's file.

    Raises:
        DocumentError: `xml-dtd`, `corrupt` or `no-text`.
    """
    root = markup.xml(fetched.content, fetched.path, allow_doctype=True)
    items = [e for e in root.iter() if local(e) in _ITEMS] or [root]
    found = [document for item in items if (document := _document(item, fetched)) is not None]
    if not found:
        raise DocumentError(fetched.path, "no item holds a text", "Remove it.", kind="no-text")
    if len(found) == 1:
        return found
    return [_numbered(document, number) for number, document in enumerate(found, 1)]


def _numbered(document: RawDocument, number: int) -> RawDocument:
    from dataclasses import replace

    sha256 = hashlib.sha256(document.text.encode()).hexdigest()
    return replace(document, path=f"{document.path}#{number}", sha256=sha256)


def _document(item: etree._Element, fetched: Fetched) -> RawDocument | None:
    lines = [line for line in _text(item) if line]
    if not lines:
        return None
    title = _first_text(item, _TITLES)
    day = _day(item)
    return RawDocument(
        path=fetched.path,
        sha256=fetched.sha256,
        media_type=fetched.media_type,
        text="\n\n".join(line for line in lines if line != title),
        title=title,
        publisher=_provider(item),
        language=_language(item),
        published=Published(day=day, precision="day", basis="metadata") if day else None,
    )


def _text(item: etree._Element) -> Iterator[str]:
    """Give the paragraphs of the item's body, or its plain text line by line."""
    for name in _BODIES:
        for body in (e for e in item.iter() if local(e) == name):
            lines = list(_lines(body))
            if lines:
                yield from lines
                return
            plain = [fold_space(line) for line in "".join(map(str, body.itertext())).split("\n")]
            if any(plain):
                yield from plain
                return


def _lines(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name in _SKIPPED:
            continue
        if name in _PARAGRAPHS:
            yield fold_space("".join(map(str, child.itertext())))
        elif name:
            yield from _lines(child)


def _first_text(item: etree._Element, names: tuple[str, ...]) -> str | None:
    for name in names:
        for element in item.iter():
            if local(element) == name and (text := fold_space("".join(map(str, element.itertext())))):
                return text
    return None


def _day(item: etree._Element) -> date | None:
    for name in _DATES:
        for element in (e for e in item.iter() if local(e) == name):
            values = [element.get(a) for a in _DATE_ATTRIBUTES] + ["".join(map(str, element.itertext())).strip()]
            if day := next((d for v in values if (d := read_day(v))), None):
                return day
    return None


def _provider(item: etree._Element) -> str | None:
    for name in _PROVIDERS:
        for element in (e for e in item.iter() if local(e) == name):
            party = next((e for e in element.iter() if e.get("FormalName")), None)
            words = element.get("holder") or fold_space("".join(map(str, element.itertext())))
            named = words or (party.get("FormalName") if party is not None else None) or element.get("literal")
            if named:
                return named
    pubdata = next((e for e in item.iter() if local(e) == "pubdata"), None)
    return pubdata.get("name") if pubdata is not None else None


def _language(item: etree._Element) -> str | None:
    for element in item.iter():
        code = element.get("{http://www.w3.org/XML/1998/namespace}lang")
        code = code or (element.get("tag") if local(element) == "language" else None)
        code = code or (element.get("FormalName") if local(element) == "Language" else None)
        if code:
            return code[:2].lower()
    return None
