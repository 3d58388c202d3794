"""Feeds and pages -> documents: what is new is read, in full where the feed has a teaser; nothing is asked twice.

Decides from what earlier runs knew and returns what the next one has to know; keeps nothing itself.
"""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from briefing import collect
from briefing.collect import feed, fragment, markup, media
from briefing.errors import DocumentError, SourceError
from briefing.model import USUAL, Fetched, Intake, Published, RawDocument, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefing.collect.feed import Entry
    from briefing.collect.fetch import Answer
    from briefing.collect.manners import Client
    from briefing.config.sources import WebSource

_MAX_SITEMAPS: Final = 3
#: Characters from which a feed's own text is the article, not its teaser.
_FULL: Final = 1500
#: Characters from which a teaser is kept when its page cannot be fetched.
_TEASER: Final = 200
_CUT: Final = ("…", "...", "[…]", "[...]", "Lire la suite", "Read more", "Continue reading")
_PARALLEL: Final = 4
#: Faults of an article's page that may pass: its entry is tried again by the next run.
_PASSING: Final = frozenset({"timeout", "unreachable", "status", "broken"})


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

    source: WebSource
    documents: tuple[RawDocument | Skipped, ...] = field(default=())
    known: Known = field(default_factory=Known)
    error: SourceError | None = None


def gather(
    sources: Sequence[tuple[WebSource, Known]],
    client: Callable[[WebSource], Client],
    *,
    held: frozenset[str] = frozenset(),
    parallel: int = _PARALLEL,
    intake: Intake = USUAL,
) -> list[Outcome]:
    """Ask every source, several at a time; outcomes are in the order of the sources.

    Args:
        sources: Each with what is known of it.
        client: Who fetches for a source.
        held: Addresses of articles that are read already, whichever source announced them.
        parallel: How many sources are asked at once.
        intake: How what they answer is read.
    """
    claims = _Claims(held)
    with ThreadPoolExecutor(max_workers=max(1, parallel)) as pool:
        return list(pool.map(lambda pair: ask(pair[0], pair[1], client(pair[0]), claims.claim, intake), sources))


class _Claims:
    """Addresses of articles that some source has: of several feeds that announce one article, the first fetches it."""

    def __init__(self, held: frozenset[str]) -> None:
        self._held = set(held)
        self._lock = threading.Lock()

    def claim(self, address: str) -> bool:
        with self._lock:
            free = address not in self._held
            self._held.add(address)
            return free


def ask(
    source: WebSource,
    known: Known,
    client: Client,
    claim: Callable[[str], bool] = lambda _address: True,
    intake: Intake = USUAL,
) -> Outcome:
    """Ask one source for what is new. A source that fails keeps what is known of it.

    Args:
        source: The feed or page.
        known: What earlier runs know of it.
        client: Who fetches.
        claim: Tells whether an article is to be fetched for this source; False when another one has it.
        intake: How what it answers is read.
    """
    try:
        answer = client.get(source.url, etag=known.etag, last_modified=known.last_modified)
        if not answer.modified:
            return Outcome(source=source, known=known)
        if source.kind == "page":
            reading = _Reading(
                tuple(_published_by(d, source) for d in _page(answer, intake)), known.seen, complete=True
            )
        else:
            reading = _entries(answer, source, known, _Access(client, claim, intake))
    except SourceError as exc:
        return Outcome(source=source, known=known, error=exc)
    # Without validators the next run is sure to see the entries again that this one left out.
    validators = (answer.etag, answer.last_modified) if reading.complete else ("", "")
    kept = Known(etag=validators[0], last_modified=validators[1], seen=reading.seen)
    return Outcome(source=source, documents=reading.documents, known=kept)


@dataclass(frozen=True, slots=True)
class _Access:
    """Who fetches articles, which of them, and how they are read."""

    client: Client
    claim: Callable[[str], bool]
    intake: Intake


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read of a source; complete unless entries are left for the next run."""

    documents: tuple[RawDocument | Skipped, ...]
    seen: frozenset[str]
    complete: bool


def _page(answer: Answer, intake: Intake) -> list[RawDocument | Skipped]:
    sha256 = hashlib.sha256(answer.content).hexdigest()
    media_type = media.sniff(answer.content, answer.url, intake.exports)
    content = answer.content
    if media_type == "text/html" and answer.charset:
        content = markup.decode_html(content, answer.charset).encode("utf-8-sig", "replace")
    try:
        found = Fetched(path=answer.url, content=content, sha256=sha256, media_type=media_type, intake=intake)
        return list(collect.read(found))
    except DocumentError as exc:
        return [Skipped(path=answer.url, sha256=None, kind=exc.kind, message=str(exc))]


def _published_by(document: RawDocument | Skipped, source: WebSource) -> RawDocument | Skipped:
    if isinstance(document, RawDocument) and source.publisher:
        return replace(document, publisher=source.publisher)
    return document


def _entries(answer: Answer, source: WebSource, known: Known, access: _Access) -> _Reading:
    """Read the entries that no earlier run read. An entry whose page is out of reach is tried again next time."""
    found = feed.parse(answer.content, answer.url, access.intake, until=answer.until)
    entries = _unique([*found.entries, *_of_children(found.children[:_MAX_SITEMAPS], access)])
    fresh = [e for e in entries if e.id not in known.seen]
    documents: list[RawDocument | Skipped] = []
    read: set[str] = set()
    wanted = fresh[: source.entries]
    texts = fragment.texts([e.content for e in wanted], answer.url, access.intake, until=answer.until)
    for entry, text in zip(wanted, texts, strict=True):
        outcome = _article(entry, text, found.title, access) if access.claim(entry.url) else []
        documents += [_published_by(d, source) for d in outcome]
        if not any(isinstance(d, Skipped) and d.kind in _PASSING for d in outcome):
            read.add(entry.id)
    listed = {e.id for e in entries}
    return _Reading(tuple(documents), frozenset((known.seen & listed) | read), complete=len(read) == len(fresh))


def _of_children(addresses: Iterable[str], access: _Access) -> list[Entry]:
    answers = ((url, access.client.get(url)) for url in addresses)
    return [e for url, a in answers for e in feed.parse(a.content, url, access.intake, until=a.until).entries]


def _unique(entries: Iterable[Entry]) -> list[Entry]:
    by_id: dict[str, Entry] = {}
    for entry in entries:
        by_id.setdefault(entry.id, entry)
    return list(by_id.values())


def _article(entry: Entry, text: str, feed_title: str | None, access: _Access) -> list[RawDocument | Skipped]:
    """Give an entry's article: the feed's text if it is whole, else the page's, else the teaser."""
    if len(text) >= _FULL and not text.rstrip().endswith(_CUT):
        return [_from_feed(entry, text, feed_title)]
    try:
        found = _page(access.client.get(entry.url), access.intake)
    except SourceError as exc:
        found = [Skipped(path=entry.url, sha256=None, kind=exc.kind, message=str(exc))]
    if any(isinstance(d, RawDocument) for d in found):
        return [_completed(d, entry, feed_title) for d in found]
    passing = any(isinstance(d, Skipped) and d.kind in _PASSING for d in found)
    return [_from_feed(entry, text, feed_title)] if len(text) >= _TEASER and not passing else found


def _from_feed(entry: Entry, text: str, feed_title: str | None) -> RawDocument:
    return RawDocument(
        path=entry.url,
        sha256=hashlib.sha256(entry.content.encode()).hexdigest(),
        media_type="text/html",
        text=text,
        title=entry.title,
        publisher=feed_title,
        url=entry.url,
        language=entry.language,
        published=_on(entry),
    )


def _on(entry: Entry) -> Published | None:
    return Published(day=entry.published, precision="day", basis="metadata") if entry.published else None


def _completed(document: RawDocument | Skipped, entry: Entry, feed_title: str | None) -> RawDocument | Skipped:
    """Add what the feed knows where the page is silent."""
    if isinstance(document, Skipped):
        return document
    return replace(
        document,
        title=document.title or entry.title,
        publisher=document.publisher or feed_title,
        url=document.url or entry.url,
        published=document.published or _on(entry),
    )
