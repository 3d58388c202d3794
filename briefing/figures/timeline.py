"""Dates of a sentence, and those among them that date a happening."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.figures.words.happenings import COMPARED, DATELINE_LEADS, HAPPENED
from briefing.model import DateSpan, Document, Sentence
from briefing.text import dates as written
from briefing.text.skeleton import skeleton

if TYPE_CHECKING:
    from briefing.text.dates import DateMention

#: "CASABLANCA, 7 mai 2023 (Agence) - ": the date behind which the story begins.
_DATELINE: Final = re.compile(r" {0,3}(?:\([^()]{1,40}\))? {0,3}[-:/|]")
_DATELINE_REACH = 60
_LEAD_REACH = 40
_LONGEST_HAPPENING_DAYS = 366
#: Forms that place the telling, not a happening ("cette année"), or that no reader would put on a timeline.
_NOT_HAPPENINGS: Final = frozenset({"ago"})


def dates(document: Document, sentence: Sentence) -> tuple[DateSpan, ...]:
    """The date expressions of a sentence, resolved against the publication date.

    Returns:
        In text order. A day that no calendar has gives both sides None and the flag `invalid_date`; an expression
        that needs a publication date which is unknown gives nothing.
    """
    return tuple(
        _span(mention, sentence.start) for mention in _mentions(document, sentence) if mention.flag != "unresolved"
    )


def _mentions(document: Document, sentence: Sentence) -> list[DateMention]:
    published = document.published
    return written.find(
        document.text[sentence.start : sentence.end],
        published.day if published else None,
        language=document.language.code,
        precision=published.precision if published else "day",
    )


def _span(mention: DateMention, offset: int) -> DateSpan:
    return DateSpan(
        start=offset + mention.start,
        end=offset + mention.end,
        start_date=mention.first,
        end_date=mention.last,
        precision=mention.precision,
        relative=mention.relative,
        flag=mention.flag,
    )


def happenings(document: Document, sentence: Sentence) -> tuple[DateSpan, ...]:
    """The dates on which something happened or will happen, as the sentence states it: one entry of a timeline each.

    Left out: the dateline of a dispatch, bases of comparison, open spans, "aujourd'hui" and "cette année", quarters,
    whole years unless a word such as "créé" says what happened in them.

    Returns:
        Closed spans, in text order, the same days once.
    """
    folded = skeleton(document.text[sentence.start : sentence.end])
    found: dict[tuple[object, object], DateSpan] = {}
    for mention in _mentions(document, sentence):
        if _dates_a_happening(mention, folded, document.language.code):
            found.setdefault((mention.first, mention.last), _span(mention, sentence.start))
    return tuple(found.values())


def _dates_a_happening(mention: DateMention, folded: str, language: str) -> bool:
    first, last = mention.first, mention.last
    if (
        first is None
        or last is None
        or (last - first).days > _LONGEST_HAPPENING_DAYS
        or mention.kind in _NOT_HAPPENINGS
    ):
        return False
    before = folded[max(0, mention.start - _LEAD_REACH) : mention.start].rstrip()
    if before.endswith(DATELINE_LEADS) or any(word in before[-24:] for word in COMPARED):
        return False
    if (
        mention.start < _DATELINE_REACH
        and _DATELINE.match(folded, mention.end)
        and _short_lead(folded[: mention.start])
    ):
        return False
    if (
        mention.kind == "relative_day"
        and mention.first == mention.last
        and folded[mention.start : mention.end] in {"aujourd'hui", "today", "hoy", "اليوم"}
    ):
        return False
    if mention.kind == "unit" and mention.precision != "day":
        return False
    if mention.kind == "part" and "estre" in folded[mention.start : mention.end]:
        return False
    return mention.precision != "year" or _told(folded, mention, language)


def _short_lead(lead: str) -> bool:
    """Whether what stands before a date is a place or an agency, not a sentence."""
    return len(lead.split()) <= 4  # noqa: PLR2004 - "Casablanca, le", "RABAT (MAP),"


def _told(folded: str, mention: DateMention, language: str) -> bool:
    """Whether a word near a year says what happened in it."""
    pattern = HAPPENED.get(language) or HAPPENED["fr"]
    return pattern.search(folded, max(0, mention.start - 80), min(len(folded), mention.end + 40)) is not None
