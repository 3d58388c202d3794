"""Feeds and pages -> documents: what is new is read, in full where the feed has a teaser; nothing is asked twice.

Decides from what earlier runs knew and returns what the next one has to know; keeps nothing itself.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from briefing import collect
from briefing.collect import feed, markup, media
from briefing.collect.blocks import blocks
from briefing.errors import DocumentError, SourceError
from briefing.model import Fetched, Published, RawDocument, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.collect.feed import Entry
    from briefing.collect.fetch import Answer
    from briefing.collect.manners import Client

#: Articles of one source that one run fetches; the rest waits for the next.
_MAX_NEW: Final = 50
_MAX_SITEMAPS: Final = 3
#: Characters from which a feed's own text is the article, not its teaser.
_FULL: Final = 1500
#: Characters from which a teaser is kept when its page cannot be fetched.
_TEASER: Final = 200
_CUT: Final = ("…", "...", "[…]", "[...]", "Lire la suite", "Read more", "Continue reading")
_PARALLEL: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Online:
    """A source to fetch. `publisher` overrides what pages say of themselves; None trusts them."""

    url: str
    kind: Literal["feed", "page"] = "feed"
    publisher: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What earlier runs know of a source: validators of its last answer, and the entries read."""

    etag: str = ""
    last_modified: str = ""
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one run got from a source.

    Attributes:
        source: The source.
        documents: New documents, and what was announced and could not be read.
        known: For the next run; unchanged when the source failed.
        error: Why the source failed; None when it answered.
    """

    source: Online
    documents: tuple[RawDocument | Skipped, ...] = field(default=())
    known: Known = field(default_factory=Known)
    error: SourceError | None = None


def gather(sources: Sequence[tuple[Online, Known]], client: Client, *, parallel: int = _PARALLEL) -> list[Outcome]:
    """Ask every source, several at a time; outcomes are in the order of the sources."""
    with ThreadPoolExecutor(max_workers=max(1, parallel)) as pool:
        return list(pool.map(lambda pair: ask(pair[0], pair[1], client), sources))


def ask(source: Online, known: Known, client: Client) -> Outcome:
    """Ask one source for what is new. A source that fails keeps what is known of it."""
    try:
        answer = client.get(source.url, etag=known.etag, last_modified=known.last_modified)
        if not answer.modified:
            return Outcome(source=source, known=known)
        if source.kind == "page":
            documents, seen = _page(answer, source), known.seen
        else:
            documents, seen = _entries(answer, source, known, client)
    except SourceError as exc:
        return Outcome(source=source, known=known, error=exc)
    complete = len(seen - known.seen) < _MAX_NEW
    validators = (answer.etag, answer.last_modified) if complete else ("", "")
    return Outcome(
        source=source,
        documents=tuple(documents),
        known=Known(etag=validators[0], last_modified=validators[1], seen=seen),
    )


def _page(answer: Answer, source: Online) -> list[RawDocument | Skipped]:
    sha256 = hashlib.sha256(answer.content).hexdigest()
    media_type = media.sniff(answer.content, answer.url)
    fetched = Fetched(path=answer.url, content=answer.content, sha256=sha256, media_type=media_type)
    try:
        return [_published_by(d, source) for d in collect.read(fetched)]
    except DocumentError as exc:
        return [Skipped(path=answer.url, sha256=sha256, kind=exc.kind, message=str(exc))]


def _published_by(document: RawDocument | Skipped, source: Online) -> RawDocument | Skipped:
    if isinstance(document, RawDocument) and source.publisher:
        return replace(document, publisher=source.publisher)
    return document


def _entries(
    answer: Answer, source: Online, known: Known, client: Client
) -> tuple[list[RawDocument | Skipped], frozenset[str]]:
    """Read the entries that no earlier run read. An entry whose page is out of reach is tried again next time."""
    found = feed.parse(answer.content, answer.url)
    entries = [*found.entries, *_of_children(found.children[:_MAX_SITEMAPS], client)]
    fresh = [e for e in _unique(entries) if e.id not in known.seen][:_MAX_NEW]
    documents: list[RawDocument | Skipped] = []
    read: set[str] = set()
    for entry in fresh:
        outcome = _article(entry, replace(source, publisher=source.publisher or found.title), client)
        documents += outcome
        if not all(isinstance(d, Skipped) and d.kind in {"timeout", "unreachable", "status"} for d in outcome):
            read.add(entry.id)
    listed = {e.id for e in entries}
    return documents, frozenset((known.seen & listed) | read)


def _of_children(addresses: Iterable[str], client: Client) -> list[Entry]:
    return [e for url in addresses for e in feed.parse(client.get(url).content, url).entries]


def _unique(entries: Iterable[Entry]) -> list[Entry]:
    by_id: dict[str, Entry] = {}
    for entry in entries:
        by_id.setdefault(entry.id, entry)
    return list(by_id.values())


def _article(entry: Entry, source: Online, client: Client) -> list[RawDocument | Skipped]:
    """Give an entry's article: the feed's text if it is whole, else the page's, else the teaser."""
    text = _text(entry)
    if len(text) >= _FULL and not text.rstrip().endswith(_CUT):
        return [_from_feed(entry, text, source)]
    try:
        found = _page(client.get(entry.url), replace(source, publisher=None))
    except SourceError as exc:
        found = [Skipped(path=entry.url, sha256=None, kind=exc.kind, message=str(exc))]
    if any(isinstance(d, RawDocument) for d in found):
        return [_completed(d, entry, source) for d in found]
    return [_from_feed(entry, text, source)] if len(text) >= _TEASER else found


def _text(entry: Entry) -> str:
    if not entry.content.strip():
        return ""
    try:
        page = blocks(markup.html_tree(entry.content, entry.url))
    except DocumentError:
        return ""
    return "\n\n".join(b.text for b in page if not b.furniture)


def _from_feed(entry: Entry, text: str, source: Online) -> RawDocument:
    return RawDocument(
        path=entry.url,
        sha256=hashlib.sha256(entry.content.encode()).hexdigest(),
        media_type="text/html",
        text=text,
        title=entry.title,
        publisher=source.publisher,
        url=entry.url,
        language=entry.language,
        published=_on(entry),
    )


def _on(entry: Entry) -> Published | None:
    return Published(day=entry.published, precision="day", basis="metadata") if entry.published else None


def _completed(document: RawDocument | Skipped, entry: Entry, source: Online) -> RawDocument | Skipped:
    """Add what the feed knows where the page is silent."""
    if isinstance(document, Skipped):
        return document
    return replace(
        document,
        title=document.title or entry.title,
        publisher=document.publisher or source.publisher,
        url=document.url or entry.url,
        published=document.published or _on(entry),
    )
