"""Relative dates: the day, month or year that the words mean, when the document was published on a known day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.glosses.prose import Gap
from briefing.glosses.words import WORDINGS
from briefing.text import dates
from briefing.text.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefing.glosses.words import Wording
    from briefing.model import Document
    from briefing.text.dates import DateMention

#: "dernier", "prochain" and the like: the mention says on which side of today it lies.
_SIDED: Final = re.compile(r"\b(?:dern|proch|passe|last|next|past|pasad|proxim|ultim)")
#: Words before a participle that may stand between it and its auxiliary.
_AUXILIARY_REACH: Final = 4
_WORD: Final = re.compile(r"[a-z]+(?:[-'][a-z]+){0,4}'?")
_WRITTEN: Final = re.compile(r"[^\W\d_]+")
#: Characters before and behind a date in which its neighbours are looked for.
_REACH: Final = 60
_NEXT: Final = 24
#: Basis of a publication date that is no more than a guess.
_GUESSED: Final = "arrival"
_SPEECH: Final = frozenset({"question", "speaker"})


def gaps(document: Document, start: int, end: int) -> Iterator[Gap]:
    """Find the relative dates of a passage.

    Left alone: what somebody says in quotation marks or in an interview, on a day that nobody knows; weekdays that may
    lie before or behind; dates that the passage itself gives.
    """
    wording = WORDINGS.get(document.language.code)
    if wording is None or any(block.kind in _SPEECH for block in document.blocks):
        return
    text, opened = document.text[start:end], _quotes_open(document, start)
    folded = skeleton(text)
    published = document.published
    known = published if published and published.precision == "day" and published.basis != _GUESSED else None
    mentions = dates.find(text, known.day if known else None, language=document.language.code, folded=folded)
    for mention in mentions:
        if not _is_relative(mention, text, folded, wording) or opened + _depth(text[: mention.start]) > 0:
            continue
        gloss = _said(mention, mentions, folded, wording) if mention.flag is None else None
        if gloss or mention.flag == "unresolved":
            at = _end(mention.end, folded, wording)
            yield Gap(at=start + at, kind="date", subject=text[mention.start : at], gloss=gloss)


def _quotes_open(document: Document, start: int) -> int:
    """Quotations that an earlier sentence of the block leaves open."""
    block = next((b for b in document.blocks if b.start <= start < b.end), None)
    return max(0, _depth(document.text[block.start : start])) if block else 0


def _depth(text: str) -> int:
    """Quotations open at the end of a text; straight quotes open and close in turn."""
    return text.count("«") - text.count("»") + text.count("“") - text.count("”") + text.count('"') % 2


def _is_relative(mention: DateMention, text: str, folded: str, wording: Wording) -> bool:
    """Tell whether a mention is one that only the day of publication dates, and dates for sure."""
    words = folded[mention.start : mention.end]
    before, after = _around(mention, folded)
    if after[:1] == ["("] or (after and after[0] in wording.not_after):
        return False
    if mention.kind == "relative_day":
        same_day = mention.first is not None and mention.first == mention.last and _is_today(words)
        return not same_day and not _is_today(words) and (not before or before[-1] not in wording.not_before)
    if mention.kind == "weekday":
        sided = _SIDED.search(words) is not None
        return sided or (_WORD.fullmatch(words) is not None and _is_past(text[: mention.start], wording))
    if mention.kind == "part":
        return _SIDED.search(words.rpartition(" ")[2]) is not None
    return mention.kind in {"unit", "days", "month"} and _SIDED.search(words) is not None


def _is_today(words: str) -> bool:
    return words.startswith(("aujourd", "today", "hoy"))


def _around(mention: DateMention, folded: str) -> tuple[list[str], list[str]]:
    before = _WORD.findall(folded[max(0, mention.start - _REACH) : mention.start])
    behind = folded[mention.end : mention.end + _NEXT].lstrip()
    return before, ["("] if behind.startswith(("(", "[")) else _WORD.findall(behind)[:1] if behind[:1].isalpha() else []


def _is_past(before: str, wording: Wording) -> bool:
    """Tell whether a participle with its auxiliary stands right before: "a annoncé lundi", not "à Paris lundi"."""
    words = _WRITTEN.findall(before[-_REACH:])
    if not words or not words[-1].islower() or not skeleton(words[-1]).endswith(wording.participles):
        return False
    told = {word.lower() for word in words[-1 - _AUXILIARY_REACH : -1]}
    return words[-1] not in wording.no_participles and not wording.auxiliaries.isdisjoint(told)


def _end(end: int, folded: str, wording: Wording) -> int:
    """The end of a date with the part of the day that belongs to it."""
    rest = folded[end:]
    for part in wording.part_of_day:
        if rest.startswith(f" {part}") and not rest[len(part) + 1 : len(part) + 2].isalpha():
            return end + len(part) + 1
    return end


def _said(mention: DateMention, mentions: Sequence[DateMention], folded: str, wording: Wording) -> str | None:
    """Write what a mention means; None when the passage says it, or a side is open."""
    first, last = mention.first, mention.last
    if first is None or last is None or any(_gives(other, first, last) for other in mentions if other is not mention):
        return None
    words = set(_WORD.findall(folded[mention.start : mention.end]))
    if mention.kind == "part" or not words.isdisjoint(map(skeleton, wording.months)):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if mention.precision == "year":
        return str(first.year)
    if mention.precision == "month":
        return wording.month.format(month=wording.months[first.month - 1], year=first.year)
    return _days(first, last, wording)


def _gives(other: DateMention, first: date, last: date) -> bool:
    """Tell whether another mention says the date itself, or more exactly."""
    return other.first is not None and other.last is not None and first <= other.first and other.last <= last


def _days(first: date, last: date, wording: Wording) -> str:
    if first == last:
        return _day(first, wording)
    one, several = wording.days
    if (first.year, first.month) == (last.year, last.month):
        month = wording.months[first.month - 1]
        return one.format(first=_number(first, wording), last=last.day, month=month, year=last.year)
    short = _day(first, wording).removesuffix(wording.year.format(year=last.year))
    return several.format(first=short, last=_day(last, wording))


def _day(day: date, wording: Wording) -> str:
    return wording.day.format(day=_number(day, wording), month=wording.months[day.month - 1], year=day.year)


def _number(day: date, wording: Wording) -> str:
    return wording.first if day.day == 1 else str(day.day)
