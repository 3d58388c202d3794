"""Feeds in the child process of `jail`: their bytes -> JSON values. RSS and Atom go through feedparser.

feedparser opens what looks like a path and follows what looks like an address: it is given a stream and nothing else.
"""

from __future__ import annotations

import io
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from briefing.errors import DocumentError

if TYPE_CHECKING:
    from briefing.collect.feed import Feed

#: Entries of one feed that are looked at; feeds list the newest first.
_MAX_ENTRIES: Final = 500


def parse(letter: bytes) -> dict[str, Any]:
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
        DocumentError: `not-a-feed`.
    """
    import feedparser

    found = feedparser.parse(io.BytesIO(content))
    if not found.get("version") and not found.entries:
        raise DocumentError("", "it is not a feed", kind="not-a-feed")
    return {
        "title": str(found.feed.get("title") or ""),
        "language": str(found.feed.get("language") or ""),
        "entries": [_entry(e) for e in found.entries[:_MAX_ENTRIES]],
    }


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
