"""Dates as texts write them: expressions found, and resolved against a reference day.

In: a text, its language, the day from which relative dates count. Out: mentions with their place, first and last
day and precision. A date that no calendar has is reported as such, never moved; nothing is guessed without a basis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.text.dates.forms import Form, forms, triggers
from briefing.text.dates.kinds import RESOLVERS, Reading
from briefing.text.dates.resolve import Precision, Reference
from briefing.text.dates.words import DATE_WORDS
from briefing.text.skeleton import skeleton

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from briefing.text.dates.kinds import Parts

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
    reading = Reading(words, language if language in DATE_WORDS else "fr", reference_day, None)
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


def _mentions(taken: list[Located], reading: Reading, text: str) -> Iterator[DateMention]:
    """Resolve matches in text order; each may lean on the day named before it."""
    for form, match in taken:
        kind, parts = form.read(match)
        if reading.words.capital_months and not _capital(match, parts, text):
            continue
        span = RESOLVERS[kind](parts, reading)
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


def _capital(match: re.Match[str], parts: Parts, text: str) -> bool:
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
