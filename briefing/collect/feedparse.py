"""RSS and Atom bytes -> plain strings, through feedparser. Runs in the child process of `jail`.

feedparser opens what looks like a path and follows what looks like an address: it is given a stream and nothing else.
"""

from __future__ import annotations

import io
from typing import Any, Final

from briefing.errors import DocumentError

#: Entries of one feed that are looked at; feeds list the newest first.
_MAX_ENTRIES: Final = 500


def parse(content: bytes) -> dict[str, Any]:
    """Read a feed.

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
