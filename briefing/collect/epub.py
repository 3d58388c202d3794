"""EPUB books and newspapers -> one RawDocument per chapter that holds prose, in the order of the spine."""

from __future__ import annotations

import hashlib
import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from briefing.collect import markup
from briefing.collect.blocks import HEADINGS, blocks
from briefing.collect.metadata import read_day
from briefing.collect.package import Package
from briefing.errors import DocumentError
from briefing.model import Published, RawDocument
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from briefing.model import Fetched

_CONTAINER: Final = "META-INF/container.xml"
#: Characters of prose below which a chapter is a cover, a table of contents or a colophon.
_MIN_CHAPTER: Final = 200


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Yield each chapter that holds prose.

    Raises:
        DocumentError: `corrupt`, `zip-bomb`, `xml-dtd`, `encrypted` or `no-text`.
    """
    package = Package(fetched.content, fetched.path, fetched.intake.limits)
    name, opf = _publication(package)
    chapters = list(_chapters(package, name, opf))
    if not chapters:
        raise DocumentError(fetched.path, "no chapter holds prose", "Remove it.", kind="no-text")
    published = read_day(_metadata(opf, "date"))
    for number, (title, text) in enumerate(chapters, 1):
        yield RawDocument(
            path=f"{fetched.path}#{number}",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            media_type=fetched.media_type,
            text=text,
            title=title,
            publisher=_metadata(opf, "publisher"),
            language=(_metadata(opf, "language") or "")[:2].lower() or None,
            published=Published(day=published, precision="day", basis="metadata") if published else None,
        )


def _publication(package: Package) -> tuple[str, etree._Element]:
    container = markup.xml(package.read(_CONTAINER), package.subject)
    names = [e.get("full-path") or "" for e in container.iter("{*}rootfile")]
    name = names[0] if names else ""
    return name, markup.xml(package.read(name), package.subject)


def _metadata(opf: etree._Element, name: str) -> str | None:
    return fold_space(opf.findtext(f".//{{http://purl.org/dc/elements/1.1/}}{name}") or "") or None


def _chapters(package: Package, opf_name: str, opf: etree._Element) -> Iterator[tuple[str | None, str]]:
    hrefs = {e.get("id"): e.get("href") or "" for e in opf.iter("{*}item")}
    for reference in opf.iter("{*}itemref"):
        href = unquote(hrefs.get(reference.get("idref")) or "").partition("#")[0]
        name = posixpath.normpath(posixpath.join(posixpath.dirname(opf_name), href))
        if name not in package.names():
            continue
        page = blocks(markup.html_tree(markup.decode_html(package.read(name)), package.subject))
        title = next((b.text for b in page if b.tag in HEADINGS), None)
        lines = [b.text for b in page if not b.furniture and b.text != title]
        if sum(map(len, lines)) >= _MIN_CHAPTER:
            yield title, "\n\n".join(lines)
