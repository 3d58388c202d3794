"""The order in which a theme is read: events by weight, in each its lead sentence, then the rest as it happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.edition.quotes import Quote


def reading_order(quoted: Sequence[Quote]) -> list[Quote]:
    """Order a theme's quotations, given best first.

    An event stands where its best quotation stands. The best that needs no context opens it; the others follow by the
    date of their documents, then as they stand in them; undated ones come last.
    """
    events: dict[int, list[Quote]] = {}
    for quote in quoted:
        events.setdefault(quote.event, []).append(quote)
    return [quote for members in events.values() for quote in _told(members)]


def _told(members: Sequence[Quote]) -> list[Quote]:
    lead = next((quote for quote in members if "needs_context" not in quote.flags), members[0])
    return [lead, *sorted((quote for quote in members if quote is not lead), key=_time)]


def _time(quote: Quote) -> tuple[date, str, int]:
    document = quote.prepared.document
    return (document.published.day if document.published else date.max, document.path, quote.start)
