"""What role each piece plays, from its neighbours: where the article begins and ends, what only points elsewhere.

In go the pieces with what was recognised in each by itself; out comes one role for each.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from briefing.clean import interview
from briefing.clean.fold import fold, stems
from briefing.clean.grammar import FUNCTION_WORDS
from briefing.clean.roles import BODY, HEADLINE, QUESTION, SPEAKER, SUBHEADING, Role, dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.clean.furniture import Mark
    from briefing.clean.layout import Piece


#: Reasons of the lines that stand under a headline: the article begins there, whatever list stood above.
_HEADERS: Final = frozenset(("dateline", "author", "timestamp"))
#: Reasons of furniture that stands below an article.
_CLOSING: Final = frozenset(
    ("related", "teaser", "share", "tags", "follow", "widget", "comments", "newsletter", "copyright", "source")
)
#: No chapeau of a teaser was seen that is longer, in characters.
CHAPEAU: Final = 340
#: Text that long is an article's, wherever it stands, in characters.
_RESUMES: Final = 420


def without_lists_below_headings(
    pieces: Sequence[Piece], marks: Sequence[Mark | None], roles: Sequence[Role | None]
) -> list[Role | None]:
    """Drop the teasers below a heading such as "Related articles", and the title below a pointer.

    A section ends where article text resumes: two paragraphs in a row, or one that is too long for a teaser.
    """
    decided = list(roles)
    inside, pointed, written = False, 0, 0
    for index, mark in enumerate(marks):
        written += roles[index] is None and not inside and pieces[index].is_prose
        if mark and (mark.reach == "section" or (mark.reason == "comments" and written)):
            inside = True
        elif mark and mark.reason in _HEADERS and not written:
            inside = False
        elif mark and mark.reach == "next":
            pointed = 3
        elif roles[index] is not None:
            continue
        elif inside and not _resumes(pieces, roles, index):
            decided[index] = dropped("teaser")
        elif pointed and not inside and pieces[index].is_title_like:
            decided[index], pointed = dropped("teaser"), pointed - 1
        else:
            inside, pointed = False, 0
    return decided


def _resumes(pieces: Sequence[Piece], roles: Sequence[Role | None], index: int) -> bool:
    """Tell whether article text goes on at a piece: a long paragraph, or two whole ones in a row."""
    here = pieces[index]
    if not here.is_prose or here.ending == "cut":
        return False
    if len(here.text) >= _RESUMES:
        return True
    following = next((i for i in range(index + 1, min(index + 4, len(pieces))) if roles[i] is None), None)
    return following is not None and pieces[following].is_prose and pieces[following].ending != "cut"


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
    while rest and pieces[rest[-1]].is_title_like:
        rest.pop()
    pairs = []
    while len(rest) >= 2 and _is_pair(pieces[rest[-2]], pieces[rest[-1]]):
        pairs.append((rest[-2], rest[-1]))
        del rest[-2:]
    return pairs


def _is_pair(title: Piece, text: Piece) -> bool:
    return title.is_title_like and text.is_prose and len(text.text) <= CHAPEAU and title.words >= 3


#: One text may end in dots for effect; two are cut.
_CUT: Final = 2


def _offered(pieces: Sequence[Piece], roles: Sequence[Role | None], pairs: list[tuple[int, int]]) -> bool:
    cut = sum(pieces[text].ending == "cut" for _, text in pairs)
    first = pairs[-1][0]
    fenced = first > 1 and roles[first - 1] is not None and roles[first - 2] is not None
    return (cut >= _CUT and 2 * cut >= len(pairs)) or fenced


def without_cut_endings(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> list[Role | None]:
    """Drop short texts that are cut and stand below furniture, with no article text after them."""
    decided = list(roles)
    for index in range(len(pieces) - 1, 0, -1):
        if decided[index] is not None or pieces[index].is_title_like:
            continue
        fenced = any(role is not None and role.reason in _CLOSING for role in roles[max(0, index - 3) : index])
        if not fenced or pieces[index].ending != "cut" or len(pieces[index].text) > CHAPEAU:
            break
        decided[index] = dropped("teaser")
    return decided


def without_strangers(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> list[Role | None]:
    """Drop a first short text that is another article's: clipped, or without a word in common with what follows.

    For pages without a headline; below a headline the first text is its lead.
    """
    decided = list(roles)
    text = [i for i, role in enumerate(roles) if role is None and pieces[i].is_prose]
    if len(text) < _ENOUGH_TEXT or len(pieces[text[0]].text) > CHAPEAU:
        return decided
    first, rest = pieces[text[0]], " ".join(pieces[i].text for i in text[1:8])[:4000]
    own = stems(first.text) if len(first.text) <= _STRANGER <= len(rest) / 2 else frozenset()
    unknown = len(own) >= _TELLING and not own & stems(rest)
    if (is_clipped(first) and not is_clipped(pieces[text[1]])) or unknown:
        decided[text[0]] = dropped("teaser")
    return decided


def is_clipped(piece: Piece) -> bool:
    """Tell whether a short text stops within its sentence, as summaries of other articles do."""
    if piece.ending != "cut" or len(piece.text) > CHAPEAU:
        return False
    last = _LAST_WORD.search(piece.text)
    return last is not None and fold(last[1]) in FUNCTION_WORDS


_LAST_WORD: Final = re.compile(r"([^\W_]+)[ \u00a0]*(?:\.\.\.|…|\[|\()[^\w]*$")


#: Paragraphs that make an article whose vocabulary can be compared.
_ENOUGH_TEXT: Final = 3
#: A teaser in one sentence, in characters, and the content words that it must have to be judged.
_STRANGER: Final = 220
_TELLING: Final = 7


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


_FOOTNOTE: Final = re.compile(r"(?:\((?P<a>\d{1,2})\)|\[(?P<b>\d{1,2})\]|(?P<c>\d{1,2})[.)-]|(?P<star>\*{1,3})) ?(?=\S)")


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
    return f"({number})" in text or f"[{number}]" in text or f" {number}." in text[-4:]
