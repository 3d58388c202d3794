"""What role each piece plays, from its neighbours: where the article begins and ends, what only points elsewhere.

In go the pieces with what was recognised in each by itself; out comes one role for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.clean.furniture import Mark
    from briefing.clean.layout import Piece
    from briefing.model import BlockKind


@dataclass(frozen=True, slots=True)
class Role:
    """A block's kind and, unless it is body, why."""

    kind: BlockKind
    reason: str | None = None


BODY: Final = Role("body")


def dropped(reason: str) -> Role:
    """Give the role of text that is set aside."""
    return Role("dropped", reason)


#: Fewest words of a sentence that carries an article; a lone shorter one may be a button.
_SENTENCE_WORDS: Final = 7
#: From this many words on a piece without a final stop counts as prose.
_LONG_WORDS: Final = 24
#: No chapeau of a teaser was seen that is longer, in characters.
_CHAPEAU: Final = 340
#: Text that long is an article's, wherever it stands, in characters.
_RESUMES: Final = 420
_QUESTION_CHARS: Final = 600


def is_prose(piece: Piece) -> bool:
    """Tell whether a piece reads as running text: ended sentences, or long."""
    if piece.ending in {"stop", "exclamation", "cut"}:
        return piece.words >= _SENTENCE_WORDS
    if piece.ending == "question":
        return piece.words >= _LONG_WORDS or ". " in piece.text
    return piece.words >= _LONG_WORDS or (piece.ending == "colon" and piece.words >= _SENTENCE_WORDS)


def is_title_like(piece: Piece) -> bool:
    """Tell whether a piece could be a heading or the title of some article."""
    return not is_prose(piece) and piece.ending != "stop"


def by_itself(pieces: Sequence[Piece], marks: Sequence[Mark | None]) -> list[Role | None]:
    """Drop what was recognised by itself; the rest is undecided (None)."""
    return [dropped(mark.reason) if mark else None for _, mark in zip(pieces, marks, strict=True)]


def without_lists_below_headings(
    pieces: Sequence[Piece], marks: Sequence[Mark | None], roles: Sequence[Role | None]
) -> list[Role | None]:
    """Drop the teasers below a heading such as "Related articles", and the title below a pointer.

    A section ends where article text resumes: two paragraphs in a row, or one that is too long for a teaser.
    """
    decided = list(roles)
    inside, pointed = False, 0
    for index, mark in enumerate(marks):
        if mark and mark.reach == "section":
            inside = True
        elif mark and mark.reach == "next":
            pointed = 3
        elif roles[index] is not None:
            continue
        elif inside and not _resumes(pieces, roles, index):
            decided[index] = dropped("teaser")
        elif pointed and not inside and is_title_like(pieces[index]):
            decided[index], pointed = dropped("teaser"), pointed - 1
        else:
            inside, pointed = False, 0
    return decided


def _resumes(pieces: Sequence[Piece], roles: Sequence[Role | None], index: int) -> bool:
    """Tell whether article text goes on at a piece: a long paragraph, or two whole ones in a row."""
    here = pieces[index]
    if not is_prose(here) or here.ending == "cut":
        return False
    if len(here.text) >= _RESUMES:
        return True
    following = next((i for i in range(index + 1, min(index + 4, len(pieces))) if roles[i] is None), None)
    return following is not None and is_prose(pieces[following]) and pieces[following].ending != "cut"


def without_lists(pieces: Sequence[Piece], roles: Sequence[Role | None], title: int | None) -> list[Role | None]:
    """Drop runs of titles with no text between them: menus, tickers, lists of headlines. Lists of the article stay."""
    decided = list(roles)
    open_ = [i for i, role in enumerate(roles) if role is None and i != title]
    for titles, group in groupby(open_, key=lambda i: is_title_like(pieces[i])):
        run = list(group)
        if titles and len(run) >= (3 if pieces[run[0]].first_line == pieces[run[-1]].first_line else 4):
            for i in run:
                decided[i] = _list_item(pieces, run, i)
    return decided


def _list_item(pieces: Sequence[Piece], run: list[int], index: int) -> Role | None:
    introduced = run[0] > 0 and pieces[run[0] - 1].ending == "colon"
    if introduced or (pieces[index].bulleted and run[0] > 0):
        return BODY
    return dropped("navigation")


def without_teaser_pairs(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> list[Role | None]:
    """Drop the titles with short texts that end a page: other articles, offered without a heading.

    Evidence is needed, because an article of sub-headings and short paragraphs looks the same: most of the texts are
    cut, or furniture stands between the article and the first pair.
    """
    open_ = [i for i, role in enumerate(roles) if role is None]
    pairs = _closing_pairs(pieces, open_)
    if len(pairs) < 2 or not _offered(pieces, roles, pairs):
        return list(roles)
    inside = {i for pair in pairs for i in pair}
    return [dropped("teaser") if i in inside else role for i, role in enumerate(roles)]


def _closing_pairs(pieces: Sequence[Piece], open_: list[int]) -> list[tuple[int, int]]:
    """Give the (title, text) pairs that end a list of pieces, last first."""
    rest = list(open_)
    while rest and is_title_like(pieces[rest[-1]]):
        rest.pop()
    pairs = []
    while len(rest) >= 2 and _is_pair(pieces[rest[-2]], pieces[rest[-1]]):
        pairs.append((rest[-2], rest[-1]))
        del rest[-2:]
    return pairs


def _is_pair(title: Piece, text: Piece) -> bool:
    return is_title_like(title) and is_prose(text) and len(text.text) <= _CHAPEAU and title.words >= 3


def _offered(pieces: Sequence[Piece], roles: Sequence[Role | None], pairs: list[tuple[int, int]]) -> bool:
    cut = sum(pieces[text].ending == "cut" for _, text in pairs)
    first = pairs[-1][0]
    fenced = first > 1 and roles[first - 1] is not None and roles[first - 2] is not None
    return 2 * cut >= len(pairs) or fenced


def extent(pieces: Sequence[Piece], roles: Sequence[Role | None], title: int | None) -> tuple[int, int]:
    """Find where the article begins and ends, as a half-open range of pieces; an empty range when there is none."""
    text = [i for i, role in enumerate(roles) if role == BODY or (role is None and is_prose(pieces[i]))]
    if title is not None:
        text = [i for i in text if i > title]
    if not text:
        return (0, 0)
    return (text[0] if title is None else title, text[-1] + 1)


def settle(pieces: Sequence[Piece], roles: Sequence[Role | None], title: int | None) -> list[Role]:
    """Give every undecided piece its role: outside the article, heading, question or body."""
    start, end = extent(pieces, roles, title)
    questions = sum(role is None and is_question(piece) for piece, role in zip(pieces, roles, strict=True))
    settled = []
    for index, (piece, role) in enumerate(zip(pieces, roles, strict=True)):
        if index == title:
            settled.append(Role("headline", "headline"))
        elif role is not None:
            settled.append(role)
        elif not start <= index < end:
            settled.append(dropped("outside_article"))
        else:
            settled.append(_inside(piece, interview=questions >= 2))
    return settled


def is_question(piece: Piece) -> bool:
    """Tell whether a piece asks and does not tell, as an interviewer does."""
    return piece.ending == "question" and len(piece.text) <= _QUESTION_CHARS


def _inside(piece: Piece, *, interview: bool) -> Role:
    if is_question(piece) and interview:
        return Role("question", "question")
    if piece.bulleted and piece.words >= 4:
        return BODY
    if is_title_like(piece):
        if piece.ending == "colon" and piece.words <= 6:
            return Role("speaker", "speaker")
        return Role("subheading", "subheading")
    return BODY
