"""What role each piece plays, from its neighbours: where the article begins and ends, what only points elsewhere.

In go the pieces with what was recognised in each by itself; out comes one role for each.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from briefing.clean import interview
from briefing.clean.roles import BODY, HEADLINE, QUESTION, SPEAKER, SUBHEADING, Role, dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.clean.layout import Piece


def without_lists(pieces: Sequence[Piece], roles: Sequence[Role | None], title: int | None) -> list[Role | None]:
    """Drop runs of titles with no text between them: menus, tickers, lists of headlines. Lists of the article stay."""
    decided = list(roles)
    open_ = [i for i, role in enumerate(roles) if role is None and i != title]
    for titles, group in groupby(open_, key=lambda i: pieces[i].is_title_like):
        run = list(group)
        if titles and len(run) >= (3 if pieces[run[0]].first_line == pieces[run[-1]].first_line else 4):
            for i in run:
                decided[i] = _list_item(pieces, run, i)
    return decided


def _list_item(pieces: Sequence[Piece], run: list[int], index: int) -> Role | None:
    introduced = run[0] > 0 and pieces[run[0] - 1].ending == "colon"
    listed = pieces[index].bulleted and any(pieces[i].text[-1] in ";," for i in run)
    if introduced or pieces[run[0]].ending == "colon" or listed:
        return BODY
    return dropped("navigation")


def without_stragglers(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> list[Role | None]:
    """Drop the little text that stands behind a thick fence of furniture at the end of a page."""
    text = [i for i, role in enumerate(roles) if role is None and pieces[i].is_prose]
    total = sum(len(pieces[i].text) for i in text)
    before = 0
    for index in text:
        fenced = index >= _FENCE and all(r is not None and r.kind == "dropped" for r in roles[index - _FENCE : index])
        if fenced and total - before <= before / 10:
            behind = {i for i in text if i >= index}
            return [dropped("outside_article") if i in behind else role for i, role in enumerate(roles)]
        before += len(pieces[index].text)
    return list(roles)


#: So many pieces of furniture in a row end an article when little stands behind them.
_FENCE: Final = 4


def extent(pieces: Sequence[Piece], roles: Sequence[Role | None], title: int | None) -> tuple[int, int]:
    """Find where the article begins and ends, as a half-open range of pieces; an empty range when there is none."""
    text = [i for i, role in enumerate(roles) if role == BODY or (role is None and pieces[i].is_prose)]
    if title is not None:
        text = [i for i in text if i > title]
    if not text:
        return (0, 0)
    return (text[0] if title is None else title, text[-1] + 1)


def settle(pieces: Sequence[Piece], roles: Sequence[Role | None], title: int | None) -> list[Role]:
    """Give every undecided piece its role: outside the article, heading, question or body."""
    start, end = extent(pieces, roles, title)
    asked = [role is None and interview.is_question(piece) for piece, role in zip(pieces, roles, strict=True)]
    speakers = interview.speakers(pieces)
    settled = []
    for index, (piece, role) in enumerate(zip(pieces, roles, strict=True)):
        if index == title:
            settled.append(HEADLINE)
        elif role is not None:
            settled.append(role)
        elif not start <= index < end:
            settled.append(dropped("outside_article"))
        elif asked[index] and sum(asked) > 1:
            settled.append(QUESTION)
        else:
            following = pieces[index + 1] if index + 1 < len(pieces) else None
            settled.append(_inside(piece, following, speakers))
    return settled


def _inside(piece: Piece, following: Piece | None, speakers: frozenset[str]) -> Role:
    if interview.label(piece) in speakers and piece.ending == "colon":
        return SPEAKER
    if piece.bulleted and piece.words >= 4:  # noqa: PLR2004
        return BODY
    if not piece.is_title_like:
        return BODY
    introduces = piece.ending == "colon" and following is not None and (following.bulleted or piece.words >= 4)  # noqa: PLR2004
    return BODY if introduces else SUBHEADING


_FOOTNOTE: Final = re.compile(
    r"(?:\((?P<a>\d{1,2})\)|\[(?P<b>\d{1,2})\]|(?P<c>\d{1,2})[.)-]|(?P<star>\*{1,3})) ?(?=\S)"
)


def without_footnotes(pieces: Sequence[Piece], roles: Sequence[Role]) -> list[Role]:
    """Drop the notes below a text: lines that begin with the sign that a word above them carries."""
    decided = list(roles)
    body = [i for i, role in enumerate(roles) if role == BODY]
    for index in body[1:][-_NOTES:]:
        match = _FOOTNOTE.match(pieces[index].text)
        if match and any(_refers(pieces[i].text, match) for i in body if i < index):
            decided[index] = dropped("footnote")
    return decided


#: Notes looked for at the end of an article.
_NOTES: Final = 8


def _refers(text: str, note: re.Match[str]) -> bool:
    if note["star"]:
        return re.search(rf"\w{re.escape(note['star'])}(?!\*)", text) is not None
    number = note["a"] or note["b"] or note["c"]
    called = re.search(rf"[^\W\d_]{number}(?!\w)", text) is not None
    return called or f"({number})" in text or f"[{number}]" in text
