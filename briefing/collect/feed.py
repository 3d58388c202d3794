"""Feeds and lists of addresses -> entries: RSS, Atom, JSON Feed, news sitemaps, OPML. Parses bytes, fetches nothing."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from briefing.collect import feedparse, jail, markup
from briefing.collect.markup import local
from briefing.collect.metadata import read_day
from briefing.errors import DocumentError, SourceError
from briefing.model import USUAL, Intake
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

#: Entries of one feed that are looked at, newest first as feeds list them.
_MAX_ENTRIES: Final = 500
_MAX_ID: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article that a feed announces.

    Attributes:
        id: What the feed calls it, else its address: an entry is new if no earlier one had it.
        content: HTML or text as delivered, the longest version; may be a teaser or empty.
    """

    id: str
    url: str
    title: str | None
    published: date | None
    content: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed or a sitemap. `children` are the sitemaps that an index names."""

    title: str | None
    entries: tuple[Entry, ...]
    children: tuple[str, ...] = ()


def parse(content: bytes, url: str, intake: Intake = USUAL, *, until: float = math.inf) -> Feed:
    """Read a feed of any kind, in a child process.

    Args:
        content: The answer's body.
        url: Its address; relative links are relative to it.
        intake: What reading it may cost.
        until: Instant of the monotonic clock when it must have been read.

    Raises:
        SourceError: `not-a-feed`, or how its parser failed.
    """
    try:
        found = jail.run("briefing.collect.feedparse", url.encode() + b"\n" + content, url, intake, until=until)
    except DocumentError as exc:
        raise _not_a_feed(url) if exc.kind == "not-a-feed" else SourceError(url, exc.fault, kind=exc.kind) from exc
    return feedparse.decoded(found)


def read(content: bytes, url: str) -> Feed:
    """Read a feed of any kind in this process.

    Raises:
        DocumentError: `not-a-feed`.
    """
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return _json_feed(content, url)
    if b"<urlset" in content[:4096] or b"<sitemapindex" in content[:4096]:
        return _sitemap(content, url)
    return _syndication(content, url)


def _not_a_feed(url: str) -> SourceError:
    return SourceError(url, "it is not a feed", "List it under `pages`, or correct the address.", kind="not-a-feed")


def _syndication(content: bytes, url: str) -> Feed:
    """RSS and Atom."""
    found = feedparse.syndicated(content)
    language = found["language"][:2].lower() or None
    entries = (_entry(e, url, language) for e in found["entries"])
    return Feed(title=_words(found["title"]), entries=tuple(e for e in entries if e))


def _entry(entry: dict[str, Any], base: str, language: str | None) -> Entry | None:
    address = _address(entry["link"], base)
    if not address:
        return None
    return Entry(
        id=(entry["id"] or address)[:_MAX_ID],
        url=address,
        title=_words(entry["title"]),
        published=read_day(entry["published"]),
        content=max(entry["versions"], key=len),
        language=language,
    )


def _address(link: Any, base: str) -> str | None:
    """Make a link absolute; only web addresses count."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        address = urljoin(base, link.strip())
        return address if urlsplit(address).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _words(value: Any) -> str | None:
    """Read a title, which feeds deliver as text or as HTML."""
    if not isinstance(value, str) or not value.strip():
        return None
    if "<" in value or "&" in value:
        try:
            value = markup.html_tree(f"<p>{value}</p>", "title").text_content()
        except DocumentError:
            return None
    return fold_space(value) or None


def _json_feed(content: bytes, url: str) -> Feed:
    """JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as exc:
        raise DocumentError(url, "it is not a feed", kind="not-a-feed") from exc
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise DocumentError(url, "it is not a feed", kind="not-a-feed")
    entries = (_json_entry(i, url, found) for i in items[:_MAX_ENTRIES] if isinstance(i, dict))
    return Feed(title=_words(found.get("title")), entries=tuple(e for e in entries if e))


def _json_entry(item: dict[str, Any], base: str, feed: dict[str, Any]) -> Entry | None:
    address = _address(item.get("url") or item.get("external_url"), base)
    if not address:
        return None
    content = next((item[k] for k in ("content_html", "content_text", "summary") if isinstance(item.get(k), str)), "")
    stamp = item.get("date_published")
    language = item.get("language") or feed.get("language")
    return Entry(
        id=str(item.get("id") or address)[:_MAX_ID],
        url=address,
        title=_words(item.get("title")),
        published=read_day(stamp) if isinstance(stamp, str) else None,
        content=content,
        language=language[:2].lower() if isinstance(language, str) else None,
    )


def _sitemap(content: bytes, url: str) -> Feed:
    """Sitemaps and their news extension (sitemaps.org 0.9; Google News sitemap 0.9)."""
    try:
        root = markup.xml(content, url)
    except DocumentError as exc:
        raise DocumentError(url, "it is not a feed", kind="not-a-feed") from exc
    if local(root) == "sitemapindex":
        children = (_address(_child(e, "loc"), url) for e in root)
        return Feed(title=None, entries=(), children=tuple(c for c in children if c))
    return Feed(title=None, entries=tuple(_sitemap_entries(root, url)))


def _sitemap_entries(root: Any, base: str) -> Iterator[Entry]:
    for element in list(root)[:_MAX_ENTRIES]:
        address = _address(_child(element, "loc"), base)
        if address:
            yield Entry(
                id=address,
                url=address,
                title=_child(element, "title"),
                published=read_day(_child(element, "publication_date") or _child(element, "lastmod")),
                content="",
                language=(_child(element, "language") or "")[:2].lower() or None,
            )


def _child(element: Any, name: str) -> str | None:
    found = next((e for e in element.iter() if local(e) == name), None)
    return fold_space(found.text or "") or None if found is not None else None


def outlines(content: bytes, subject: str) -> tuple[tuple[str, str], ...]:
    """List the feeds of an OPML file as (title, address).

    Raises:
        DocumentError: `xml-dtd` or `corrupt`.
    """
    root = markup.xml(content, subject)
    found = (
        (fold_space(e.get("title") or e.get("text") or ""), e.get("xmlUrl") or e.get("xmlurl") or "")
        for e in root.iter()
        if local(e) == "outline"
    )
    return tuple((title, address) for title, address in found if address.startswith(("http://", "https://")))
