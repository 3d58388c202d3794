"""Every edition -> reports/index.html and reports/feed.xml: the archive, a search across it, and a feed.

No server and no request: the page carries the sentences, and its links are relative to reports/.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote as percent

from briefing.render import catalogue, charts, palette, templating, view, web
from briefing.render.typography import own, printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from briefing.model import Edition, Presentation
    from briefing.render.catalogue import Catalogue
    from briefing.render.view import Note

PAGE, SCRIPT, FEED = "archive.html.j2", "archive.js", "feed.xml.j2"
#: Editions drawn in the activity charts: a year of weeks.
DRAWN = 52
#: Source: RFC 4287, 4.2.6: an entry's id never changes; RFC 9562, 5.5: a UUID made of a name is always the same.
_IDS = uuid.UUID("5d0f3cf6-6c0e-5c8e-9a55-3d6a3c1a2f10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An edition in the archive; `key_points` are (theme, text, link)."""

    id: str
    label: str
    period: str
    issued_at: str
    feed_id: str
    link: str
    sentences: int
    key_points: tuple[tuple[str, str, str], ...]


def archive(editions: Sequence[Edition], presentation: Presentation) -> dict[str, bytes]:
    """Return the files of the archive, by name: `index.html` and `feed.xml`.

    Args:
        editions: In any order; the latest comes first on the page and gives it its title and language.
        presentation: Of the workspace.

    Raises:
        ConfigError: A template or the presentation is at fault.
    """
    latest_first = sorted(editions, key=lambda edition: (edition.issued_at, edition.id), reverse=True)
    notes = [view.note(edition, presentation, {}) for edition in latest_first]
    words = catalogue.catalogue(latest_first[0].language if latest_first else "fr", presentation.templates)
    head = {
        "title": notes[0].title if notes else words.say("Archive of editions"),
        "issuer": own(presentation.issuer, words.language),
        "language": words.language,
        "editions": [_entry(note) for note in notes],
    }
    return {"index.html": _page(notes, presentation, words, head), "feed.xml": _feed(notes, presentation, words, head)}


def _page(notes: list[Note], presentation: Presentation, words: Catalogue, head: Mapping[str, object]) -> bytes:
    style = palette.stylesheet(presentation.accent, night=True), web.text(web.STYLE, presentation)
    page = web.fill(
        PAGE,
        words,
        presentation,
        style=style,
        script=web.text(SCRIPT, presentation),
        direction=words.direction,
        activity=_activity(notes, words),
        sentences=[sentence for note in notes for sentence in _sentences(note)],
        **head,
    )
    return page.encode()


def _feed(notes: list[Note], presentation: Presentation, words: Catalogue, head: Mapping[str, object]) -> bytes:
    updated = notes[0].issued_at if notes else "1970-01-01T00:00:00+00:00"
    feed = templating.render(
        FEED, words, presentation.templates, id=_identifier(str(head["title"])), updated=updated, **head
    )
    return feed.encode()


def _entry(note: Note) -> Entry:
    return Entry(
        id=note.id,
        label=note.label,
        period=note.period,
        issued_at=note.issued_at,
        feed_id=_identifier(note.id),
        link=_link(note.id),
        sentences=note.totals.sentences,
        key_points=tuple((note.themes[q.position - 1].title, q.text, _link(note.id, q.id)) for q in note.key_points),
    )


def _sentences(note: Note) -> list[dict[str, str]]:
    return [
        {
            "text": printable(quote.text),
            "language": quote.language,
            "theme": printable(theme.title),
            "origin": printable(f"{quote.source.publisher}, {quote.source.short_date}"),
            "edition": note.label,
            "link": _link(note.id, quote.id),
        }
        for theme in note.themes
        for quote in theme.quotes
    ]


def _activity(notes: list[Note], words: Catalogue) -> list[tuple[str, Markup, int]]:
    """(theme, chart, sentences in all), themes in the order of the latest edition that has them."""
    drawn = list(reversed(notes[:DRAWN]))
    titles = {theme.id: theme.title for note in drawn for theme in note.themes}
    latest = {theme.id: None for note in notes for theme in note.themes if theme.id in titles}
    return [_chart(theme, titles[theme], position, drawn, words) for position, theme in enumerate(latest, 1)]


def _chart(theme: str, title: str, position: int, notes: list[Note], words: Catalogue) -> tuple[str, Markup, int]:
    counts = [sum(len(t.quotes) for t in note.themes if t.id == theme) for note in notes]
    said = ", ".join(f"{note.label} {words.number(n)}" for note, n in zip(notes, counts, strict=True))
    alternative = words.say("%(theme)s: %(list)s", theme=title, list=said)
    return title, charts.activity(counts, position, alternative), sum(counts)


def _link(edition: str, anchor: str = "") -> str:
    return f"{percent(edition, safe='')}/brief.html" + (f"#{anchor}" if anchor else "")


def _identifier(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_IDS, name)}"
