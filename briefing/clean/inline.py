"""Furniture glued into a line of text: a scraper's date, a dateline, a pointer, a credit. A piece becomes several.

Each rule finds one slice of a piece that is not the article's text and says why; the rest stays what it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.clean.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.clean.layout import Piece


class Cut(NamedTuple):
    """A slice of a piece's text that is not article text."""

    start: int
    end: int
    reason: str


_MONTHLIKE: Final = r"[a-z\u0620-\u064a]{3,12}\.?"
_DATE: Final = (
    r"(?:(?:19|20)\d\d(?:-\d\d){1,2}(?:t[\d:.+z-]+)?|\d{1,2}(?:er)? ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)?\d\d"
    rf"|\d{{1,2}}(?:er)? {_MONTHLIKE}(?: (?:19|20)\d\d)?)"
)
_PREFIX: Final = re.compile(rf" ?(?:date|published|publie|date de publication) ?:? ?{_DATE}(?: |$)")
#: A place of one to four capitalised words, then a date or an agency or both, then a dash.
_PLACE: Final = r"[^\W\d_][\w'’.-]*(?:[ /-][^\W\d_][\w'’.()-]*){0,4}"
_DATELINE: Final = re.compile(
    rf"{_PLACE} ?,? ?(?:le )?(?:\w{{5,9}} )?(?:{_DATE})? ?,? ?(?:\((?P<agency>[\w .'/-]{{2,40}})\))? ?(?:-{{1,2}}|:|/\*?) ?"
)
_DATELINE_WINDOW: Final = 110
_URL: Final = re.compile(r"\(?\b(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+")


def cuts(piece: Piece) -> list[Cut]:
    """Find the furniture inside a piece; slices are in order and do not overlap."""
    found = [*_opening(piece), *_addresses(piece)]
    return found


def _opening(piece: Piece) -> Iterator[Cut]:
    folded = piece.folded
    start = 0
    prefix = _PREFIX.match(folded)
    if prefix and len(piece.text) > prefix.end():
        yield Cut(0, prefix.end(), "date_prefix")
        start = prefix.end()
    dateline = _dateline(piece.text[start : start + _DATELINE_WINDOW])
    if dateline:
        yield Cut(start, start + dateline, "dateline")


def _dateline(opening: str) -> int:
    """Give the length of a dateline such as `Rabat, 24 nov. 2025 (MAP) – `, 0 when the text opens otherwise."""
    match = _DATELINE.match(fold(opening))
    if not match:
        return 0
    head = opening[: match.end()]
    place = re.match(_PLACE, head)
    names = re.findall(r"[^\W\d_][\w'’]*", place[0] if place else "")
    if not names or not all(name[0].isupper() or len(name) <= 3 for name in names) or not names[0][0].isupper():
        return 0
    following = opening[match.end() : match.end() + 1]
    dated = any(char.isdigit() for char in head) or match["agency"] is not None
    dashed = re.search(r" [-–—]{1,2} ?$|[–—] $", head) is not None
    if not following or not (following.isupper() or following in "«\"“'"):
        return 0
    if dated:
        return match.end()
    return match.end() if dashed and len(names) <= 3 and len(head) <= 30 else 0


def _addresses(piece: Piece) -> Iterator[Cut]:
    if "http" in piece.text or "www." in piece.text or ".co" in piece.text:
        yield from (Cut(match.start(), match.end(), "embedded") for match in _URL.finditer(piece.text))


def split(piece: Piece) -> list[tuple[Piece, str | None]]:
    """Cut a piece into its parts, in order: (part, reason) with None for what may be article text."""
    parts: list[tuple[Piece, str | None]] = []
    position = 0
    for cut in cuts(piece):
        parts.append((piece.part(position, cut.start), None))
        parts.append((piece.part(cut.start, cut.end), cut.reason))
        position = cut.end
    parts.append((piece.part(position, len(piece.text)), None) if position else (piece, None))
    return [(part, reason) for part, reason in parts if part.text]
