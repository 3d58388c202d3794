"""Text that a document holds twice: whole blocks delivered again, and display copies of the body's words.

Linear: each run of four words is looked up once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.clean.layout import Piece

#: Words in a run. Source: shingles of four words, as near-duplicate detection uses them.
_RUN: Final = 4
#: Share of a piece's runs that earlier text must hold for the piece to count as a copy.
_COPIED: Final = 0.85
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of a piece other pieces of the document hold.

    Attributes:
        earlier: Share of its runs of words that stand in an earlier piece.
        elsewhere: Share that stands in one longer piece, before or after.
        first: Index of the first piece that is equal in words, its own when there is none.
    """

    earlier: float
    elsewhere: float
    first: int

    @property
    def copied(self) -> bool:
        """An earlier piece says the same, or nearly."""
        return self.earlier >= _COPIED


def overlaps(pieces: Sequence[Piece]) -> list[Overlap]:
    """Measure, for each piece, what the others repeat of it. A piece under four words is compared as a whole only."""
    texts = [_WORD.findall(piece.text.lower()) for piece in pieces]
    whole: dict[tuple[str, ...], int] = {}
    first_in: dict[tuple[str, ...], int] = {}
    longest_in: dict[tuple[str, ...], int] = {}
    for index, found in enumerate(texts):
        whole.setdefault(tuple(found), index)
        for run in _runs(found):
            first_in.setdefault(run, index)
            if len(found) > len(texts[longest_in.setdefault(run, index)]):
                longest_in[run] = index
    return [_overlap(index, texts, whole, first_in, longest_in) for index in range(len(pieces))]


def _runs(found: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(found[shift:] for shift in range(_RUN)), strict=False))


def _overlap(
    index: int,
    texts: list[list[str]],
    whole: dict[tuple[str, ...], int],
    first_in: dict[tuple[str, ...], int],
    longest_in: dict[tuple[str, ...], int],
) -> Overlap:
    found = texts[index]
    first = whole[tuple(found)] if found else index
    runs = _runs(found)
    if not runs:
        return Overlap(1.0 if first < index else 0.0, 0.0, first)
    earlier = sum(first_in[run] < index for run in runs) / len(runs)
    longer = [longest_in[run] for run in runs]
    host = max(set(longer), key=longer.count)
    inside = longer.count(host) / len(runs) if len(texts[host]) > len(found) else 0.0
    return Overlap(earlier, inside, first)
