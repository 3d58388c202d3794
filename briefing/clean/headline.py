"""The article's own headline: found among the lines above its text, or not at all. A wrong title is worse than none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.clean import headers
from briefing.clean.fold import stems
from briefing.clean.grammar import has_finite_verb
from briefing.clean.structure import is_clipped, is_prose, is_title_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.clean.furniture import Mark
    from briefing.clean.layout import Piece
    from briefing.clean.roles import Role

_FEWEST_WORDS: Final = 3
_LONGEST: Final = 230
#: Share of a headline's words that the text must use; less where the lines around leave no doubt.
_SHARED: Final = 0.3
_SHARED_IN_PLACE: Final = 0.12
#: Evidence from which a line is believed; weighed on the sample articles.
_BELIEVED: Final = 1.0
#: Reasons of the lines that stand directly under a headline.
_UNDER: Final = frozenset(("dateline", "author", "timestamp", "date_prefix"))


@dataclass(frozen=True, slots=True)
class _Page:
    """What a candidate is weighed against."""

    pieces: Sequence[Piece]
    marks: Sequence[Mark | None]
    candidates: tuple[int, ...]
    first_text: int
    vocabulary: frozenset[str]
    keys: tuple[str, ...]


def find(pieces: Sequence[Piece], marks: Sequence[Mark | None], roles: Sequence[Role | None]) -> int | None:
    """Give the index of the headline, or None.

    Evidence: it stands above the text, uses its words, is repeated, or a date or author stands under it.
    """
    text = [i for i, role in enumerate(roles) if role is None and is_prose(pieces[i])]
    if not text:
        return None
    last = text[0] if len(text) < 2 else _last_place(pieces, marks, text)
    candidates = tuple(i for i in range(last) if _could_be(pieces[i], marks[i]) and not _heads_teaser(pieces, i))
    if not candidates:
        return None
    page = _Page(
        pieces,
        marks,
        candidates,
        text[0],
        stems(" ".join(pieces[i].text for i in text[:12])[:4000]),
        tuple(piece.key for piece in pieces if len(piece.text) <= _LONGEST),
    )
    weighed = [(_weigh(page, rank), -index) for rank, index in enumerate(page.candidates)]
    weight, best = max(weighed, default=(0.0, 0))
    return -best if weight >= _BELIEVED else None


def _last_place(pieces: Sequence[Piece], marks: Sequence[Mark | None], text: list[int]) -> int:
    """A headline may stand below one short text, when a date or author then stands under it."""
    first, second = text[:2]
    short = len(pieces[first].text) < 200  # noqa: PLR2004
    headed = any(mark is not None and mark.reason in _UNDER for mark in marks[first + 1 : second])
    return second if short and headed else first


def _could_be(piece: Piece, mark: Mark | None) -> bool:
    return (
        mark is None
        and is_title_like(piece)
        and piece.words >= _FEWEST_WORDS
        and len(piece.text) <= _LONGEST
        and not piece.bulleted
        and piece.ending != "colon"
        and piece.text[0] not in "([#@"
    )


def _heads_teaser(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a short text that is cut stands under a line: the title of another article."""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return following is not None and is_clipped(following)


def _weigh(page: _Page, rank: int) -> float:
    """Add up the evidence for a candidate; 0 rules it out."""
    index = page.candidates[rank]
    piece = page.pieces[index]
    own = stems(piece.text)
    shared = len(own & page.vocabulary) / max(1, len(own))
    repeated = page.keys.count(piece.key) > 1
    headed = _headed(page, index)
    top = all(page.marks[i] is not None for i in range(index))
    direct = index + 1 == page.first_text
    says = has_finite_verb(piece.text) or ":" in piece.text
    if shared < (_SHARED_IN_PLACE if repeated or top else _SHARED) and not (top and direct and says):
        return 0.0
    earlier = sum(_rival(page, other) for other in page.candidates[:rank])
    later = page.first_text - index - 1 - sum(page.marks[i] is not None for i in range(index + 1, page.first_text))
    evidence = 1.6 * shared + 1.2 * repeated + 0.8 * headed + 0.5 * top + 0.3 * direct + 0.2 * says
    doubt = 0.9 * headers.hints_at_picture(piece) + 0.35 * min(earlier, 1) + 0.05 * max(0, later)
    return evidence - doubt - 0.5 * (piece.words == _FEWEST_WORDS)


def _headed(page: _Page, index: int) -> bool:
    """Tell whether a date or author stands under a line, other furniture aside."""
    for mark in page.marks[index + 1 : index + 5]:
        if mark is None:
            return False
        if mark.reason in _UNDER:
            return True
    return False


def _rival(page: _Page, index: int) -> bool:
    """Tell whether a line could itself be the headline of this text, so that what follows is rather its subtitle."""
    own = stems(page.pieces[index].text)
    return len(own & page.vocabulary) >= _SHARED * len(own) and not headers.hints_at_picture(page.pieces[index])
