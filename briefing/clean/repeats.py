"""Text that a document holds twice: whole blocks delivered again, and display copies of the body's words.

Linear: each run of four words is looked up once.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.clean.layout import Piece

#: Words in a run. Source: shingles of four words, as near-duplicate detection uses them.
_RUN: Final = 4
#: Share of a piece's runs that earlier text must hold for the piece to count as a copy.
_COPIED: Final = 0.85
#: Share of a displayed text's runs that the body must hold.
_SHOWN: Final = 0.9
#: Share of a piece's runs that it repeats itself from which it is looked at sentence by sentence.
_PARTLY: Final = 0.2
#: A sentence that comes back is a copy from that many words on; a shorter one may be a refrain.
_TELLING: Final = 8
_SENTENCE: Final = re.compile(r"[.!?…][\"»”)]*\s+(?=[A-ZÀ-Þ0-9«\"“])")
#: A text displayed for its words is no longer, in words.
_DISPLAYED: Final = 40
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of a piece other pieces of the document hold.

    Attributes:
        earlier: Share of its runs of words that stand in an earlier piece.
        elsewhere: Share that stands in one longer piece, before or after; 0 for a long piece.
        within: Share that stands in the piece itself before.
        shared: How many of its runs stand in an earlier piece.
    """

    earlier: float
    elsewhere: float
    within: float = 0.0
    shared: int = 0

    @property
    def partly(self) -> bool:
        """Some of its sentences, not all, may be copies."""
        return not self.copied and (self.shared >= _TELLING or self.within >= _PARTLY)

    @property
    def displayed(self) -> bool:
        """It shows words of a longer piece, as pull quotes do."""
        return self.elsewhere > _SHOWN

    @property
    def copied(self) -> bool:
        """An earlier piece says the same, or nearly."""
        return self.earlier >= _COPIED


def overlaps(pieces: Sequence[Piece]) -> list[Overlap]:
    """Measure, for each piece, what the others repeat of it. A piece under four words is compared as a whole only."""
    texts = [_WORD.findall(piece.text.lower()) for piece in pieces]
    runs = [list(map(hash, zip(*(found[shift:] for shift in range(_RUN)), strict=False))) for found in texts]
    inside = _inside_longer(texts, runs)
    seen: set[int] = set()
    found = []
    for index, some in enumerate(runs):
        own = some or [hash(tuple(texts[index]))]
        shared, within = sum(map(seen.__contains__, own)), 1 - len(set(own)) / len(own)
        found.append(Overlap(shared / len(own), inside.get(index, 0.0), within, shared))
        seen.update(own)
    return found


def _inside_longer(texts: list[list[str]], runs: list[list[int]]) -> dict[int, float]:
    """Give, for each short piece, the share of its runs that one longer piece holds; a run counts for its longest."""
    short = [i for i, found in enumerate(texts) if _RUN <= len(found) <= _DISPLAYED]
    wanted = set().union(*(runs[i] for i in short)) if short else set()
    longest: dict[int, int] = {}
    for index in sorted(range(len(texts)), key=lambda i: len(texts[i])):
        longest.update(dict.fromkeys(wanted.intersection(runs[index]), index))
    shares = {}
    for i in short:
        host, held = Counter(map(longest.__getitem__, runs[i])).most_common(1)[0]
        shares[i] = held / len(runs[i]) if len(texts[host]) > len(texts[i]) else 0.0
    return shares


def stretches(pieces: Sequence[Piece], partly: Collection[int]) -> dict[int, list[tuple[int, int, bool]]]:
    """Divide pieces into stretches that are new and stretches of sentences that were said before.

    Args:
        pieces: All of the body, in order.
        partly: Indices of the pieces to divide.

    Returns:
        Index -> (start, end, said before), slices of the piece's text that cover it, for those that say something new
        and something old.
    """
    seen: set[tuple[str, ...]] = set()
    divided = {}
    for index, piece in enumerate(pieces):
        found: list[tuple[int, int, bool]] = []
        for start, end in _sentences(piece.text):
            words = tuple(_WORD.findall(piece.text[start:end].lower()))
            old = len(words) >= _TELLING and words in seen
            seen.add(words)
            if found and found[-1][2] == old:
                found[-1] = (found[-1][0], end, old)
            else:
                found.append((start, end, old))
        if index in partly and len(found) > 1:
            divided[index] = found
    return divided


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))
