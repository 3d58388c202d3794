"""The article's own headline: found among the lines above its text, or not at all. A wrong title is worse than none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.clean.fold import fold
from briefing.clean.structure import is_prose, is_title_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.clean.furniture import Mark
    from briefing.clean.layout import Piece
    from briefing.clean.structure import Role

_WORDS: Final = range(4, 33)
_LONGEST: Final = 230
#: Letters of a word that are compared, so that inflection does not matter.
_STEM: Final = 6
_LEAST_SHARED: Final = 0.34
_WORD: Final = re.compile(r"[a-z0-9\u0620-\u064a]{4,}")


def find(pieces: Sequence[Piece], marks: Sequence[Mark | None], roles: Sequence[Role | None]) -> int | None:
    """Give the index of the headline, or None.

    Evidence: it stands above the text, shares its vocabulary, is repeated, or a dateline or the text follows it.
    """
    text = [i for i, role in enumerate(roles) if role is None and is_prose(pieces[i])]
    if not text:
        return None
    vocabulary = _stems(" ".join(pieces[i].text for i in text[:12])[:6000])
    candidates = [i for i in range(_last_start(pieces, text)) if _could_be(pieces[i], marks[i])]
    keys = [pieces[i].key for i in candidates]
    scored = [(_score(pieces, marks, i, text, vocabulary, keys), i) for i in candidates]
    score, best = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(0.0, 0))
    return best if score >= 1.0 else None


def _last_start(pieces: Sequence[Piece], text: list[int]) -> int:
    return text[0] if len(text) < 2 or len(pieces[text[0]].text) > 200 else text[1]


def _could_be(piece: Piece, mark: Mark | None) -> bool:
    return (
        mark is None
        and is_title_like(piece)
        and piece.words in _WORDS
        and len(piece.text) <= _LONGEST
        and not piece.bulleted
        and piece.ending != "colon"
    )


def _score(
    pieces: Sequence[Piece],
    marks: Sequence[Mark | None],
    index: int,
    text: list[int],
    vocabulary: set[str],
    keys: list[str],
) -> float:
    own = _stems(pieces[index].text)
    shared = len(own & vocabulary) / max(1, len(own))
    if shared < _LEAST_SHARED:
        return 0.0
    repeated = keys.count(pieces[index].key) > 1
    followed = index + 1 < len(pieces) and (marks[index + 1] is not None or index + 1 in text)
    between = sum(i > index and marks[i] is None for i in range(index + 1, text[0]))
    return 2 * shared + repeated + 0.5 * followed - 0.2 * between


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(fold(text))}
