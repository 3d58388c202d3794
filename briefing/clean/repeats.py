"""Text that a document holds twice: whole blocks delivered again, and display copies of the body's words.

Linear: each run of four words is looked up once.
"""

from __future__ import annotations

import re
from collections import Counter
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
    runs = [list(zip(*(found[shift:] for shift in range(_RUN)), strict=False)) for found in texts]
    first_in: dict[tuple[str, ...], int] = {}
    for index in range(len(pieces) - 1, -1, -1):
        whole[tuple(texts[index])] = index
        first_in.update(dict.fromkeys(runs[index], index))
    by_length = sorted(range(len(pieces)), key=lambda index: len(texts[index]))
    longest_in: dict[tuple[str, ...], int] = {}
    for index in by_length:
        longest_in.update(dict.fromkeys(runs[index], index))
    return [_overlap(i, texts, runs[i], whole, first_in, longest_in) for i in range(len(pieces))]


def _overlap(
    index: int,
    texts: list[list[str]],
    runs: list[tuple[str, ...]],
    whole: dict[tuple[str, ...], int],
    first_in: dict[tuple[str, ...], int],
    longest_in: dict[tuple[str, ...], int],
) -> Overlap:
    found = texts[index]
    first = whole[tuple(found)] if found else index
    if not runs:
        return Overlap(1.0 if first < index else 0.0, 0.0, first)
    earlier = len(runs) - sum(map(index.__eq__, map(first_in.__getitem__, runs)))
    hosts = Counter(map(longest_in.__getitem__, runs))
    host, shared = hosts.most_common(1)[0]
    inside = shared / len(runs) if len(texts[host]) > len(found) else 0.0
    return Overlap(earlier / len(runs), inside, first)
