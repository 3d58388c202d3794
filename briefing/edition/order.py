"""The order in which a theme is read: events by weight, in each its lead sentence, then the rest as it happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.edition.quotes import Quote


def reading_order(quoted: Sequence[Quote]) -> list[Quote]:
    """Order a theme's quotations, given best first.

    An event stands where its best quotation stands. The quotation that opens it best leads; the others follow by the
    date of their documents, then as they stand in them; undated ones come last. When the first event has only leads
    that lean, the one that opens best comes before it.
    """
    events: dict[int, list[Quote]] = {}
    for quote in quoted:
        events.setdefault(quote.event, []).append(quote)
    told = [_told(members) for members in events.values()]
    if told and told[0][0].leans:
        first = max(told, key=lambda members: _opening(members[0]))
        told = [first, *(members for members in told if members is not first)]
    return [quote for members in told for quote in members]


def _told(members: Sequence[Quote]) -> list[Quote]:
    lead = max(members, key=_opening)
    return [lead, *sorted((quote for quote in members if quote is not lead), key=_time)]


def _opening(quote: Quote) -> tuple[bool, float]:
    return "needs_context" not in quote.flags, quote.opening


def _time(quote: Quote) -> tuple[date, str, int]:
    document = quote.prepared.document
    return (document.published.day if document.published else date.max, document.path, quote.start)
