"""Feeds in the child process of `jail`: their bytes -> JSON values. RSS and Atom go through feedparser.

feedparser opens what looks like a path and follows what looks like an address: it is given a stream and nothing else.
"""

from __future__ import annotations

import io
import re
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from xml.parsers import expat

from briefing.errors import DocumentError

if TYPE_CHECKING:
    from briefing.collect.feed import Feed
    from briefing.model import Intake

#: Entries of one feed that are looked at; feeds list the newest first.
_MAX_ENTRIES: Final = 500
_MAX_DEPTH: Final = 100
_ENTRY_END: Final = re.compile(rb"</(?:item|entry)\s?>", re.IGNORECASE)
_ROOT: Final = re.compile(rb"<([A-Za-z][\w:.-]{0,40})")


def parse(letter: bytes, _intake: Intake) -> dict[str, Any]:
    """Answer for the child: read a feed of any kind, whose address stands on the letter's first line.

    Raises:
        DocumentError: `not-a-feed`, or what the parser refused.
    """
    from briefing.collect import feed

    url, _, content = letter.partition(b"\n")
    return encoded(feed.read(content, url.decode()))


def encoded(found: Feed) -> dict[str, Any]:
    """Give a feed as JSON values."""
    entries = [asdict(e) | {"published": e.published and e.published.isoformat()} for e in found.entries]
    return {"title": found.title, "entries": entries, "children": list(found.children)}


def decoded(found: dict[str, Any]) -> Feed:
    """Take over what the child found: these fields, of these types."""
    from briefing.collect.feed import Entry, Feed

    def text(value: Any) -> str | None:
        return None if value is None else str(value)

    entries = (
        Entry(
            id=str(e["id"]),
            url=str(e["url"]),
            title=text(e["title"]),
            published=date.fromisoformat(e["published"]) if e["published"] else None,
            content=str(e["content"]),
            language=text(e["language"]),
        )
        for e in found["entries"]
    )
    return Feed(title=text(found["title"]), entries=tuple(entries), children=tuple(map(str, found["children"])))


def syndicated(content: bytes) -> dict[str, Any]:
    """Read RSS or Atom.

    Returns:
        `{"title", "language", "entries": [{"id", "link", "title", "published", "versions"}]}`, each a string as
        delivered, "" when missing.

    Raises:
        DocumentError: `not-a-feed`, `xml-dtd` for entities, `limit` when it is nested too deeply.
    """
    import feedparser

    _refuse_entities_and_depth(content)
    found = feedparser.parse(io.BytesIO(_cut(content)))
    if not found.get("version") and not found.entries:
        raise DocumentError("", "it is not a feed", kind="not-a-feed")
    return {
        "title": str(found.feed.get("title") or ""),
        "language": str(found.feed.get("language") or ""),
        "entries": [_entry(e) for e in found.entries[:_MAX_ENTRIES]],
    }


def _cut(content: bytes) -> bytes:
    """Leave out what follows the last entry that is looked at: feedparser takes 0.2 ms for each."""
    last = next(islice(_ENTRY_END.finditer(content), _MAX_ENTRIES - 1, None), None)
    root = _ROOT.search(content)
    if last is None or root is None:
        return content
    name = root[1]
    return content[: last.end()] + (b"</channel></rss>" if name == b"rss" else b"</" + name + b">")


def _refuse_entities_and_depth(content: bytes) -> None:
    """Look at a feed as XML before feedparser does; what is no XML is left to feedparser."""
    depth = 0

    def enter(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise DocumentError("", "it is nested too deeply", kind="limit")

    def leave(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def declare(*_: object) -> None:
        raise DocumentError("", "it declares entities", kind="xml-dtd")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = enter, leave, declare
    with suppress(expat.ExpatError, ValueError, LookupError):  # no XML, or in no known encoding
        parser.Parse(content, True)


def _entry(entry: Any) -> dict[str, Any]:
    versions = [c.get("value") or "" for c in entry.get("content", [])] + [entry.get("summary") or ""]
    stamp = entry.get("published") or entry.get("issued") or entry.get("updated")
    return {
        "id": str(entry.get("id") or ""),
        "link": str(entry.get("link") or ""),
        "title": str(entry.get("title") or ""),
        "published": str(stamp or ""),
        "versions": [str(v) for v in versions],
    }
