"""The letter inside a forwarded letter: what it says of itself replaces what the forwarding one says."""

from __future__ import annotations

import re
from dataclasses import replace
from email.utils import parseaddr
from typing import TYPE_CHECKING, Final

from briefing.collect.metadata import read_day
from briefing.model import Published
from briefing.text.calendar_words import MONTHS
from briefing.text.normalise import fold_space, plain

if TYPE_CHECKING:
    from datetime import date as Day  # noqa: N812 - the type, beside words called date

    from briefing.model import RawDocument

#: Marks of replies and forwards in subjects: English, French, Spanish, German, the Scandinavian `SV`.
_PREFIX: Final = re.compile(r"(?:(?:re|fw|fwd|tr|rv|wg|aw|sv|i)\s?:\s?|\[(?:fwd|tr)\s?:?\]?\s?)", re.IGNORECASE)

#: Header names as mail programs write them into a forwarded text -> which header it is; plain lower case.
_NAMES: Final = {
    "from": "from",
    "de": "from",
    "expediteur": "from",
    "date": "date",
    "sent": "date",
    "envoye": "date",
    "fecha": "date",
    "enviado": "date",
    "subject": "subject",
    "objet": "subject",
    "sujet": "subject",
    "asunto": "subject",
    "to": "to",
    "a": "to",
    "para": "to",
    "cc": "to",
    "reply-to": "to",
}
_LINE: Final = re.compile(r"[>\s*]{0,6}\**([A-Za-zÀ-ÿ-]{1,12})\**\s?:\**\s(.{0,300})")
_WORDED_DAY: Final = re.compile(r"(\d{1,2})(?:er)?\.?\s(?:de\s)?([^\W\d]{3,10})\.?\s(?:de\s)?(\d{4})")


def subject(text: str) -> str:
    """Strip the marks of replies and forwards off a subject.

    >>> subject("TR: Re: Sommet de Marrakech")
    'Sommet de Marrakech'
    """
    previous = None
    while text != previous:
        previous, text = text, _PREFIX.sub("", text, 1) if _PREFIX.match(text) else text
    return fold_space(text)


def unwrapped(text: str, claims: RawDocument) -> RawDocument:
    """Build the document of a plain letter; the innermost forwarded letter gives title, publisher and date.

    Args:
        text: The letter.
        claims: What the message's headers say, without a text.
    """
    lines = text.split("\n")
    found = _innermost(lines)
    if not found:
        return replace(claims, text=text.strip())
    start, headers = found
    name, address = _sender(headers.get("from", ""))
    day = read_day(headers.get("date")) or worded_day(headers.get("date", ""))
    inner = _unquoted(lines[start:])
    return replace(
        claims,
        text="\n".join(inner).strip(),
        title=subject(headers["subject"]) or claims.title if "subject" in headers else claims.title,
        publisher=name or address.rpartition("@")[2] or claims.publisher,
        published=Published(day=day, precision="day", basis="metadata") if day else claims.published,
    )


def _sender(value: str) -> tuple[str, str]:
    """Split a sender as mail programs write it, `Name <address>` or `Name [mailto:address]`."""
    if "[" in value:
        name, _, rest = value.partition("[")
        return fold_space(name).strip("\"'"), rest.removeprefix("mailto:").rstrip("] ")
    name, address = parseaddr(value)
    return name, address


def _innermost(lines: list[str]) -> tuple[int, dict[str, str]] | None:
    """Find the last block of at least three header lines: where the text after it starts, and the headers."""
    best: tuple[int, dict[str, str]] | None = None
    headers: dict[str, str] = {}
    for index, line in enumerate([*lines, ""]):
        found = _LINE.fullmatch(line.rstrip()[:340])
        name = _NAMES.get(plain(found[1])) if found else None
        if found and name:
            headers.setdefault(name, found[2].strip())
        if name or (not line.strip() and index < len(lines)):
            continue
        if {"from", "subject"} <= headers.keys() and len(headers) > 2:  # noqa: PLR2004 - two lines may be prose
            best = index, headers
        headers = {}
    return best


def _unquoted(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    if filled and sum(line.startswith(">") for line in filled) > len(filled) / 2:
        return [line.lstrip("> ") for line in lines]
    return lines


def worded_day(text: str) -> Day | None:
    """Read a day in words, as mail programs write it in the reader's language.

    >>> worded_day("lundi 24 novembre 2025 à 18:04")
    datetime.date(2025, 11, 24)
    """
    from datetime import date

    found = _WORDED_DAY.search(text[:120])
    if not found:
        return None
    month = next((m[w] for m in MONTHS.values() for w in (plain(found[2]), found[2].lower()) if w in m), None)
    try:
        return date(int(found[3]), month, int(found[1])) if month else None
    except ValueError:
        return None
