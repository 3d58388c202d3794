"""Dates as texts write them: expressions found, and resolved against a reference day.

In: a text, its language, the day from which relative dates count. Out: mentions with their place, first and last
day and precision. A date that no calendar has is reported as such, never moved; nothing is guessed without a basis.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.text.dates import resolve
from briefing.text.dates.forms import Form, forms, triggers
from briefing.text.dates.resolve import Precision, Reference, Span
from briefing.text.dates.words import DATE_WORDS, DateWords
from briefing.text.number_words import value_of
from briefing.text.skeleton import skeleton

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["DateMention", "Precision", "Triggers", "find", "locate", "resolve_all"]


class DateMention(NamedTuple):
    """A date expression in a text.

    Attributes:
        start, end: Slice of the text.
        first, last: Both days inclusive; None on an open side, both None when `flag` says why.
        kind: The written form: `days`, `numeric`, `month`, `part` (week, quarter, season), `years`, `relative_day`,
            `neighbour`, `weekday`, `ago` or `unit`.
        relative: The reference day was needed.
        flag: `weekday_mismatch`, `invalid_date` (no such day), `unresolved` (no reference day) or None.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    kind: str
    relative: bool = False
    flag: str | None = None


#: Characters of a date before its first trigger and behind its last one.
_REACH: Final = 80
#: Classes of dates that never lean on the day of reference.
_COMPLETE: Final = frozenset({"year", "digital"})
#: A date expression as it is written: the form that it has, and where.
Located = tuple[Form, "re.Match[str]"]
#: The named parts of a written date.
_Parts = dict[str, str | None]


class _Reading(NamedTuple):
    """What resolving one match needs to know: the language, the reference, the source, the mentions before it."""

    words: DateWords
    language: str
    reference: Reference
    anchor: date | None


def find(
    text: str,
    reference: date | None = None,
    *,
    language: str = "fr",
    precision: Precision = "day",
    folded: str | None = None,
) -> list[DateMention]:
    """Find the date expressions of a text, in order, without overlaps.

    Args:
        text: A sentence, a line or a paragraph.
        reference: The day from which relative dates count; None resolves complete dates only.
        language: ISO 639-1 code; a language without date vocabulary is read for numeric dates as French is.
        precision: How much of `reference` is known.
        folded: `skeleton(text)`, when the caller has it.

    >>> [(m.first.isoformat(), m.last.isoformat()) for m in find("du 24 au 27 novembre 2025") if m.first and m.last]
    [('2025-11-24', '2025-11-27')]
    """
    folded = skeleton(text) if folded is None else folded
    return resolve_all(locate(folded, language), text, reference, language=language, precision=precision, folded=folded)


class Triggers(NamedTuple):
    """What makes dates possible in a text: the classes of the words that do, and where the first and last one stand."""

    classes: set[str]
    first: int
    last: int


def locate(folded: str, language: str = "fr", found: Triggers | None = None) -> list[Located]:
    """Where the date expressions of a skeleton stand, unresolved: what `find` does first, at half its cost.

    Args:
        folded: The skeleton.
        language: As for `find`.
        found: Its triggers, when the caller knows them; a class too many does no harm.
    """
    language = language if language in DATE_WORDS else "fr"
    classes, first, last = _triggers(folded, language) if found is None else found
    if not classes:
        return []
    wanted = [form for form in forms(language) if form.needs in classes and (not form.hints or _hinted(form, folded))]
    return _matches(wanted, folded, max(first - _REACH, 0), last + _REACH) if wanted else []


def _triggers(folded: str, language: str) -> Triggers:
    """The triggers that a pattern finds; one may hide another behind it."""
    classes = {match.lastgroup or "" for match in triggers(language).finditer(folded)}
    if "digital" in classes:
        classes |= {"year", "day"}
    if "day" in classes:
        classes |= {"month", "weekday"}
    return Triggers(classes, 0, len(folded))


def resolve_all(
    located: list[Located],
    text: str,
    reference: date | None,
    *,
    language: str = "fr",
    precision: Precision = "day",
    folded: str,
) -> list[DateMention]:
    """Resolve located expressions against a reference day; the arguments are those of `find`."""
    if not located:
        return []
    words = DATE_WORDS.get(language, DATE_WORDS["fr"])
    complete = all(form.needs in _COMPLETE for form, _ in located)
    future = not complete and words.future.search(folded) is not None
    reference_day = Reference(day=reference, precision=precision, future=future)
    reading = _Reading(words, language if language in DATE_WORDS else "fr", reference_day, None)
    return _joined(list(_mentions(located, reading, text)), folded)


def _hinted(form: Form, folded: str) -> bool:
    for hint in form.hints:  # noqa: SIM110 - asked of every sentence with a date
        if hint in folded:
            return True
    return False


def _matches(wanted: list[Form], folded: str, first: int, last: int) -> list[Located]:
    """Matches in text order; where two overlap, the form listed first keeps the place."""
    found = [(form, match) for form in wanted for match in form.pattern.finditer(folded, first, last)]
    if len(found) < 2:  # noqa: PLR2004 - nothing to overlap, nothing to sort
        return found
    taken = bytearray(len(folded))
    kept: list[Located] = []
    for form, match in found:
        start, end = match.span()
        if 1 not in taken[start:end]:
            taken[start:end] = b"\x01" * (end - start)
            kept.append((form, match))
    return sorted(kept, key=lambda pair: pair[1].start())


def _mentions(taken: list[Located], reading: _Reading, text: str) -> Iterator[DateMention]:
    """Resolve matches in text order; each may lean on the day named before it."""
    for form, match in taken:
        kind, parts = form.read(match)
        if reading.words.capital_months and not _capital(match, parts, text):
            continue
        span = _RESOLVERS[kind](parts, reading)
        if span is None:
            continue
        if span.first is not None and span.precision == "day":
            reading = reading._replace(anchor=span.last or span.first)
        yield DateMention(
            start=match.start(),
            end=match.end(),
            first=span.first,
            last=span.last,
            precision=span.precision,
            kind=kind,
            relative=span.relative,
            flag=span.flag,
        )


def _capital(match: re.Match[str], parts: _Parts, text: str) -> bool:
    """Whether the months and weekdays of a match are written as names ("May", not "may")."""
    names = [name for part in ("m1", "m2", "wd1") if (name := parts.get(part))]
    return all(text[match[0].index(name) + match.start()].isupper() for name in names)


def _joined(mentions: list[DateMention], folded: str) -> list[DateMention]:
    """A relative week or month explained in brackets is one mention: "cette semaine (les 13 et 14 juin)"."""
    joined: list[DateMention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind in {"unit", "weekday", "relative_day"}
            and folded[before.end : mention.start].strip() == "("
            and folded[mention.end : mention.end + 1] == ")"
        ):
            joined[-1] = mention._replace(start=before.start, end=mention.end + 1)
        else:
            joined.append(mention)
    return joined


# ---------------------------------------------------------------- one resolver for each kind of form


def _number(parts: _Parts, name: str) -> int | None:
    text = parts.get(name)
    return int("".join(c for c in text if c.isdigit())[:4]) if text else None


def _month(parts: _Parts, name: str, reading: _Reading) -> int | None:
    text = parts.get(name)
    return reading.words.months[text.rstrip(".")] if text else None


def _weekday(parts: _Parts, name: str, reading: _Reading) -> int | None:
    text = parts.get(name)
    return reading.words.weekdays[text] if text else None


def _side(parts: _Parts, reading: _Reading) -> int | None:
    """-1, 0 or 1 for "dernier", "ce", "prochain"; None when the text does not say."""
    said = parts.get("rel") or parts.get("rel2")
    return None if said is None else next((v for w, v in reading.words.relatives.items() if said.startswith(w)), None)


def _lead(parts: _Parts) -> str:
    return " ".join((parts.get("lead") or "").split()).removesuffix(" le mois de").strip(" -")


def _opened(span: Span, parts: _Parts, reading: _Reading) -> Span:
    """Open the side that the lead leaves open: "depuis 2017", "d'ici 2029", "avant 2020"."""
    lead = _lead(parts)
    if span.first is None or span.last is None:
        return span
    if lead in reading.words.before:
        return span._replace(first=None, last=span.first - timedelta(days=1))
    if any(lead == word or lead.startswith(word + " ") for word in reading.words.open_start):
        return span._replace(first=None)
    if any(lead == word or lead.startswith(word + " ") for word in reading.words.open_end):
        return span._replace(last=None)
    return span


def _day(parts: _Parts, n: int, year: int | None, reading: _Reading) -> Span:
    day, month = _number(parts, f"d{n}"), _month(parts, f"m{n}", reading)
    weekday = _weekday(parts, f"wd{n}", reading)
    if day is None or month is None:
        return resolve.UNRESOLVED
    if year is None:
        side = _side(parts, reading)
        since = side is None and _lead(parts).startswith(reading.words.elapsed)
        return resolve.nearest_day(day, month, reading.reference, weekday, -1 if since else side)
    return resolve.checked_day(day, month, year, weekday)


def _days(parts: _Parts, reading: _Reading) -> Span | None:
    """One day, the week that it opens, or the first and the last of several."""
    if not parts.get("d2"):
        day = _day(parts, 1, _number(parts, "y1"), reading)
        week = parts.get("week") and day.first
        return day._replace(last=day.first + timedelta(days=6)) if week and day.first else _opened(day, parts, reading)
    filled = dict(parts)
    filled["m2"] = parts.get("m2") or parts.get("m1")
    filled["m1"] = parts.get("m1") or parts.get("m2")
    year = _number(parts, "y2") or _number(parts, "y1")
    last = _day(filled, 2, year, reading)
    if last.last is None:
        return last
    first = _day(filled, 1, _number(parts, "y1") or last.last.year, reading)
    if first.first is not None and first.first > last.last and not parts.get("y1"):
        first = _day(filled, 1, last.last.year - 1, reading)
    if first.first is None or first.first > last.last:
        return resolve.INVALID
    relative = last.relative
    return resolve.day_span(first.first, last.last, relative=relative, flag=first.flag or last.flag)


def _numeric(parts: _Parts, _reading: _Reading) -> Span | None:
    short = _number(parts, "yy")
    year = _number(parts, "y1") if short is None else resolve.full_year(short)
    month, day = _number(parts, "m1"), _number(parts, "d1")
    if year is None or month is None:
        return None
    return resolve.month_span(year, month) if day is None else resolve.checked_day(day, month, year, None)


def _months(parts: _Parts, reading: _Reading) -> Span | None:
    """A month, or several; without a year the nearest one."""
    month, last_month = _month(parts, "m1", reading), _month(parts, "m2", reading)
    if month is None:
        return None
    side, final = _side(parts, reading), last_month or month
    ahead = _lead(parts).startswith(reading.words.ahead)
    reference = reading.reference._replace(future=True) if ahead else reading.reference
    given = _number(parts, "y2") or _number(parts, "y1")
    year = given or resolve.nearest_year(final, reference, side)
    if year is None:
        return resolve.UNRESOLVED
    relative = given is None
    if last_month is None:
        return _opened(resolve.month_span(year, month, relative=relative), parts, reading)
    first_year = _number(parts, "y1") or (year if month <= final else year - 1)
    if (first_year, month) > (year, final):
        return resolve.INVALID
    return Span(
        first=date(first_year, month, 1), last=resolve.month_end(year, final), precision="month", relative=relative
    )


def _part(parts: _Parts, reading: _Reading) -> Span | None:
    """A week of a month, a quarter, a half-year or a season."""
    year = _number(parts, "y1")
    season = parts.get("season")
    if season:
        first_month = reading.words.seasons[season]
        side = _side(parts, reading) or 0
        return (
            resolve.season(first_month, year) if year else resolve.relative_season(first_month, side, reading.reference)
        )
    said = parts.get("rank") or ""
    rank = int(said) if said.isdigit() else reading.words.ranks[said]
    month = _month(parts, "m1", reading)
    if month is not None:
        year = year or resolve.nearest_year(month, reading.reference)
        return resolve.week_of_month(rank, year, month) if year else resolve.UNRESOLVED
    parts_of_year = 4 if (parts.get("unit") or "")[:1] in {"t", "q"} else 2
    if year is not None:
        return resolve.part_of_year(rank, parts_of_year, year)
    return resolve.nearest_part(rank, parts_of_year, reading.reference)


def _years(parts: _Parts, reading: _Reading) -> Span | None:
    """A year, several, or a decade."""
    if decade := parts.get("decade"):
        first = int(decade) if len(decade) == len("1990") else 1900 + int(decade)
        return resolve.year_span(first, first + 9)
    year, last = _number(parts, "y1"), _number(parts, "y2")
    if year is None or (last is not None and last < year):
        return None
    span = resolve.year_span(year, last)
    return span if last else _opened(span, parts, reading)


def _relative_day(parts: _Parts, reading: _Reading) -> Span | None:
    return resolve.from_today(reading.words.days[" ".join((parts["rel"] or "").split())], reading.reference)


def _neighbour(parts: _Parts, reading: _Reading) -> Span | None:
    """The day before or after a day that the text named; nothing without one."""
    if reading.anchor is None:
        return None
    offset = reading.words.neighbours[" ".join((parts["rel"] or "").split())]
    return resolve.day_span(reading.anchor + timedelta(days=offset), relative=True)


def _weekdays(parts: _Parts, reading: _Reading) -> Span | None:
    weekday, day = _weekday(parts, "wd1", reading), _number(parts, "d1")
    if weekday is None:
        return None
    if day is not None:
        return resolve.from_weekday_and_day(weekday, day, reading.reference)
    return resolve.from_weekday(weekday, reading.reference, _side(parts, reading))


def _ago(parts: _Parts, reading: _Reading) -> Span | None:
    said, unit = parts["n"] or "", reading.words.units[parts["unit"] or ""]
    count = int(said) if said.isdigit() else value_of(said, reading.language)
    return None if count is None else resolve.from_unit(unit, -count, reading.reference)


def _unit(parts: _Parts, reading: _Reading) -> Span | None:
    unit = parts["unit"] or ""
    span = resolve.from_unit(_unit_name(unit, reading), _side(parts, reading) or 0, reading.reference)
    span = _opened(span, parts, reading) if parts.get("lead") else span
    if ("end" not in unit and "fin de" not in unit) or span.last is None:
        return span
    return span._replace(first=span.last - timedelta(days=1))


def _unit_name(unit: str, reading: _Reading) -> str:
    return reading.words.units.get(unit, "week")


_RESOLVERS = {
    "days": _days,
    "numeric": _numeric,
    "month": _months,
    "part": _part,
    "years": _years,
    "relative_day": _relative_day,
    "neighbour": _neighbour,
    "weekday": _weekdays,
    "ago": _ago,
    "unit": _unit,
}
