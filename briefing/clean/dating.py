"""Which of the dates around an article is the day it was published. Events, teasers and the site's clock are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.clean.dates import header_date, name_date
from briefing.clean.fold import fold
from briefing.clean.roles import BODY
from briefing.model import Published

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefing.clean.dates import DateMention
    from briefing.clean.layout import Piece
    from briefing.clean.roles import Role
    from briefing.model import Basis, RawDocument

#: Reasons whose pieces may state the date of the article.
_DATED: Final = frozenset(("date_prefix", "dateline", "timestamp", "author"))
#: Body blocks that may stand above a date: a lead, a first paragraph.
_LEAD: Final = 2
#: Reasons of the lines that hold the article's address.
_ADDRESSED: Final = frozenset(("embedded", "source"))
_ADDRESS: Final = re.compile(r"https?://|\bwww\.")
#: A full day and a clock.
_TIMED: Final = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d,? (?:[àa] )?\d{1,2} ?[:h] ?\d\d\b")
_SAID: Final = re.compile(r"\b(?:publi|post|paru|mis en ligne|date\b|ecrit|redige|published)")
#: A mention counted from the day of reading; nobody knows when a file was read first.
_RELATIVE: Final = 3


def published(
    raw: RawDocument, pieces: Sequence[Piece], roles: Sequence[Role], title: int | None, today: date
) -> Published | None:
    """Choose the publication date: claimed by the file, stated around the article, in the address, in the file's name.

    A claim of today's date is not believed where the text states another: files are dated when they are made.
    """
    claimed = raw.published if raw.published and raw.published.day <= today else None
    if claimed and claimed.day != today:
        return claimed
    said = stated(pieces, roles, title, today)
    if said and not (claimed and said.precision != "day"):
        return Published(day=said.day, precision=said.precision, basis="text")
    written = _written(pieces, roles, title, today)
    return claimed or _named(raw.url, "metadata", today) or written or _named(raw.path, "filename", today)


def _written(pieces: Sequence[Piece], roles: Sequence[Role], title: int | None, today: date) -> Published | None:
    """Read the day in an address above the text, or before a clock at the end of the headline's line."""
    first = next((i for i, role in enumerate(roles) if role == BODY), len(pieces))
    above = (p.text for p, role in zip(pieces[:first], roles, strict=False) if role.reason in _ADDRESSED)
    addressed = (_named(text, "text", today) for text in above if _ADDRESS.search(text))
    timed = _TIMED.search(pieces[title].text) if title is not None else None
    mention = header_date(timed[0], today) if timed else None
    beside = Published(day=mention.day, precision="day", basis="text") if mention and not mention.stated else None
    return next(filter(None, addressed), beside)


def _named(name: str | None, basis: Basis, today: date) -> Published | None:
    found = name_date(name, today) if name else None
    return Published(day=found.day, precision="day", basis=basis) if found else None


def stated(pieces: Sequence[Piece], roles: Sequence[Role], title: int | None, today: date) -> DateMention | None:
    """Give the date that the lines around the article state, or None.

    A scraper's prefix is surest, then a line that says "published", then the lines below the headline, then those
    above it. Below the text only a line that says "published" counts: teasers are dated too.
    """
    body = [i for i, role in enumerate(roles) if role == BODY]
    head = body[min(_LEAD, len(body) - 1)] if body else len(pieces)
    last = body[-1] if body else len(pieces)
    weighed = []
    for index, (piece, role) in enumerate(zip(pieces, roles, strict=True)):
        if role.kind != "dropped" or role.reason not in _DATED:
            continue
        found = header_date(piece.text, today)
        if found is None or found.stated >= _RELATIVE or found.spans_days:
            continue
        said = _SAID.search(fold(piece.text)) is not None
        if index < head or (said and index in range(head, last + _NEAR)):
            weighed.append(((_rank(role, said=said, above=title is not None and index < title), index), found))
    return min(weighed, key=lambda pair: pair[0])[1] if weighed else None


#: How far below the text a line that says "published" may stand, in pieces.
_NEAR: Final = 4


def _rank(role: Role, *, said: bool, above: bool) -> int:
    if role.reason == "date_prefix":
        return 0
    return (1 if said else 2) + (2 if above else 0)
