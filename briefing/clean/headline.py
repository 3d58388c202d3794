"""The article's own headline: found among the lines above its text, or not at all. A wrong title is worse than none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from briefing.clean import headers
from briefing.clean.fold import fold, stems
from briefing.clean.grammar import has_finite_verb
from briefing.clean.teasers import CHAPEAU, is_clipped
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.clean.furniture import Mark
    from briefing.clean.layout import Piece
    from briefing.clean.roles import Role
    from briefing.model import Basis, RawDocument

_FEWEST_WORDS: Final = 3
_LONGEST: Final = 230
#: Candidates looked at, nearest the text first: a menu may hold thousands of lines.
_CANDIDATES: Final = 60
#: Share of a headline's words that the text must use; less where the lines around leave no doubt.
_SHARED: Final = 0.3
_SHARED_IN_PLACE: Final = 0.12
#: Evidence from which a line is believed. Weighed on 400 articles: 379 had the right title then, none a wrong one.
_BELIEVED: Final = 1.0
#: As much of the text as is read, in characters.
_READ: Final = 4000
#: A lead above the date is shorter, in characters.
_LEAD: Final = 200
#: Reasons of the lines that stand directly under a headline.
_UNDER: Final = frozenset(("dateline", "author", "timestamp", "date_prefix"))


@dataclass(frozen=True, slots=True)
class _Page:
    """What a candidate is weighed against.

    Attributes:
        open_before: For each index, how many unrecognised pieces stand before it.
        first_text: Index of the first paragraph.
        vocabulary: Stems of the text.
        without_first: The same, without the first paragraph.
        keys: How often each short piece occurs.
    """

    pieces: Sequence[Piece]
    marks: Sequence[Mark | None]
    open_before: Sequence[int]
    first_text: int
    vocabulary: frozenset[str]
    without_first: frozenset[str]
    keys: Counter[str]


def find(
    pieces: Sequence[Piece], marks: Sequence[Mark | None], roles: Sequence[Role | None], *, claimed: str | None = None
) -> int | None:
    """Give the index of the headline, or None.

    Evidence: it stands above the text, uses its words, is repeated, or a date or author stands under it; or the file
    claims it as its title.
    """
    text = [i for i, role in enumerate(roles) if role is None and pieces[i].is_prose]
    if not text:
        return None
    candidates = [i for i in range(_last_place(pieces, marks, text)) if _could_be(pieces, marks, i)][-_CANDIDATES:]
    if not candidates:
        return None
    named = next((i for i in candidates if claimed and pieces[i].key and pieces[i].key in fold(claimed)), None)
    if named is not None:
        return named
    page = _Page(
        pieces,
        marks,
        list(accumulate((mark is None for mark in marks), initial=0)),
        text[0],
        stems(" ".join(pieces[i].text for i in text[:12])[:_READ]),
        stems(" ".join(pieces[i].text for i in text[1:12])[:_READ]),
        Counter(piece.key for piece in pieces if len(piece.text) <= _LONGEST),
    )
    weighed, rival = [], False
    for index in candidates:
        weighed.append((_weigh(page, index, rival=rival), -index))
        rival = rival or _is_rival(page, index)
    weight, best = max(weighed)
    return -best if weight >= _BELIEVED else None


def choose(raw: RawDocument, own: str | None) -> tuple[str | None, Basis | None]:
    """Choose between the headline found in the text and the title that the file claims, with its basis.

    Markup is believed, for a page knows its title; the metadata of other files is often a template's, so that the
    text comes first. White space is folded.
    """
    claimed = fold_space(raw.title) if raw.title else None
    if claimed and (_NO_TITLE.match(fold(claimed)) or not claimed.strip(" .-_")):
        claimed = None
    basis = claim(raw)
    if own and not (claimed and basis == "markup" and fold(fold_space(own)) not in fold(claimed)):
        return fold_space(own), "text"
    return (claimed, basis) if claimed else (None, None)


def claim(raw: RawDocument) -> Basis:
    """Say what a claim of the file rests on."""
    return "markup" if "html" in raw.media_type else "metadata"


#: Titles that programs write for want of one. Folded.
_NO_TITLE: Final = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)|untitled|sans titre|sans nom|document ?\d*$|nouveau document|titre$|title$"
    r"|presentation powerpoint|.{1,80}\.(?:docx?|pdf|odt|rtf|indd|txt|html?)$)"
)


def _last_place(pieces: Sequence[Piece], marks: Sequence[Mark | None], text: list[int]) -> int:
    """A headline may stand below one short text, when a date or author then stands under it."""
    if len(text) == 1:
        return text[0]
    first, second = text[:2]
    short = len(pieces[first].text) < _LEAD
    headed = any(mark is not None and mark.reason in _UNDER for mark in marks[first + 1 : second])
    return second if short and headed else first


def _could_be(pieces: Sequence[Piece], marks: Sequence[Mark | None], index: int) -> bool:
    piece = pieces[index]
    return (
        marks[index] is None
        and piece.is_title_like
        and piece.words >= _FEWEST_WORDS
        and len(piece.text) <= _LONGEST
        and not piece.bulleted
        and piece.ending != "colon"
        and piece.text[0] not in "([#@"
        and not (index + 1 < len(pieces) and is_clipped(pieces[index + 1]))
    )


def _weigh(page: _Page, index: int, *, rival: bool) -> float:
    """Add up the evidence for a candidate; 0 rules it out."""
    piece = page.pieces[index]
    own = stems(piece.text)
    shared = len(own & (page.without_first if _tops_cut(page, index) else page.vocabulary)) / max(1, len(own))
    repeated = page.keys[piece.key] > 1
    headed = _headed(page, index)
    top = page.open_before[index] == 0
    alone = page.open_before[page.first_text] == page.open_before[index] + 1 and not rival
    direct = index + 1 == page.first_text or alone
    says = has_finite_verb(piece.text) or ":" in piece.text
    if shared < (_SHARED_IN_PLACE if repeated or top else _SHARED) and not (top and direct and says):
        return 0.0
    between = max(0, page.open_before[page.first_text] - page.open_before[index] - 1)
    evidence = 1.6 * shared + 1.2 * repeated + 0.8 * headed + 0.5 * top + 0.3 * direct + 0.2 * says
    doubt = 0.9 * headers.hints_at_picture(piece) + 0.35 * rival + 0.05 * between
    return evidence - doubt - 0.5 * (piece.words == _FEWEST_WORDS)


def _tops_cut(page: _Page, index: int) -> bool:
    """Tell whether a short text that is cut follows: then a line may be the title of that teaser."""
    following = page.pieces[index + 1]
    return index + 1 == page.first_text and following.ending == "cut" and len(following.text) <= CHAPEAU


def _headed(page: _Page, index: int) -> bool:
    """Tell whether a date or author stands under a line, other furniture aside."""
    for mark in page.marks[index + 1 : index + 5]:
        if mark is None:
            return False
        if mark.reason in _UNDER:
            return True
    return False


def _is_rival(page: _Page, index: int) -> bool:
    """Tell whether a line could itself be the headline of this text, so that what follows is rather its subtitle."""
    own = stems(page.pieces[index].text)
    return len(own & page.vocabulary) >= _SHARED * len(own) and not headers.hints_at_picture(page.pieces[index])
