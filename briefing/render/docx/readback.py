"""Read the quoted sentences of a document back by their identities, whatever wrote the document."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from briefing.errors import RenderError
from briefing.render.docx import identity
from briefing.render.typography import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from briefing.render.docx.identity import Identity

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "\u2011"}


def sentences(content: bytes) -> dict[Identity, str]:
    """Return the text between the two ends of every sentence's bookmark, in reading order.

    Deleted text of tracked changes is left out, inserted text is in. A paragraph's end counts as a line break.

    Raises:
        KeyError, zipfile.BadZipFile, lxml.etree.XMLSyntaxError: Not a Word document.
    """
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(
            archive.read("word/document.xml"), etree.XMLParser(resolve_entities=False, huge_tree=True)
        )
    return gather(root)


def compare(content: bytes, expected: Iterable[tuple[Identity, str]], subject: str) -> None:
    """Check that a document holds every sentence, letter for letter; only white space may differ.

    Raises:
        RenderError: A sentence is missing or altered; the message names it.
    """
    found = sentences(content)
    lost = [name.sentence for name, text in expected if _letters(found.get(name, "")) != _letters(printable(text))]
    if lost:
        fault = f"{len(lost)} quoted sentences did not arrive unchanged ({', '.join(lost[:5])})"
        raise RenderError(subject, fault, "Let the template's themes show {{ quote.text }} once for every quote.")


def _letters(text: str) -> str:
    return "".join(text.split())


def gather(root: _Element) -> dict[Identity, str]:
    """Gather the text of every sentence of a document; each text goes to the bookmarks open at that point."""
    gathered: dict[Identity, list[str]] = {}
    opened: dict[str, Identity] = {}
    for element in root.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}p", f"{_W}t", *_SIGNS):
        if element.tag == f"{_W}bookmarkStart":
            name = identity.parse(element.get(f"{_W}name", ""))
            if name:
                opened[element.get(f"{_W}id", "")] = name
                gathered[name] = []
        elif element.tag == f"{_W}bookmarkEnd":
            opened.pop(element.get(f"{_W}id", ""), None)
        else:
            text = "\n" if element.tag == f"{_W}p" else _SIGNS.get(element.tag) or element.text or ""
            for name in opened.values():
                gathered[name].append(text)
    return {name: "".join(texts).strip() for name, texts in gathered.items()}
