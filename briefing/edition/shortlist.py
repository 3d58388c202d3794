"""Which documents of a large archive are read closely: for each theme in turn the best one left, up to a bound.

Pure. In: glances, packed. Out: ranks. A document is good for a theme when it speaks of it and is recent. Among equals
lots are drawn, for then an event has the place that its share of the archive deserves; of one text only so many copies
are read as that share. To raise what many papers print cost most of the largest events (1 of 20 told, against 15).
The order of the documents changes nothing but which of equal documents is taken.
"""

from __future__ import annotations

import struct
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from briefing.dedupe import SKETCH_LENGTH
from briefing.edition.screen import layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from briefing.model import Period

#: Documents read closely. Up to so many all are, so that the choice of every weekly note is the exact one. Of the 20
#: largest events of 5,000 articles 16 are then told by 20 sentences (15 of 500 or 600 documents, 18 of 1,000).
BOUND: Final = 700
#: Further documents for each theme beyond so many.
USUAL_THEMES: Final = 5
PER_THEME: Final = 100
#: Worth of a document that is old or undated, beside one of today; half of the difference is lost in `YEAR` days.
OLD: Final = 0.7
YEAR: Final = 365.0
#: Knuth's multiplicative constant.
_SPREAD: Final = 2654435761
#: Copies of one text that are read in any case: enough to see that several papers print it.
COPIES: Final = 3
#: Pieces that make a document a copy.
SHARED: Final = 2


def bound(themes: int) -> int:
    """How many documents are read closely for so many themes."""
    return BOUND + PER_THEME * max(0, themes - USUAL_THEMES)


def most_telling(glances: bytes, themes: int, *, today: date, wanted: Period, size: int) -> list[int]:
    """Choose the documents to read closely.

    Args:
        glances: Of all documents, packed one after the other.
        themes: How many themes each glance weighs.
        today: Documents are recent in relation to it.
        wanted: Documents dated outside come after all others.
        size: How many to choose; with no more documents than that, all are chosen.

    Returns:
        Their ranks, ascending.
    """
    count = len(glances) // struct.calcsize(layout(themes))
    if count <= size:
        return list(range(count))
    table = _table(glances, themes)
    timely = _timeliness(table["day"], today)
    marks = _marks(table["sketch"])
    inside = _inside(table["day"], wanted)
    order = [_ordered(table["scores"][:, theme] * timely, inside, marks) for theme in range(themes)]
    return sorted(_dealt(order, table["sketch"], size))


def set_aside(
    glances: bytes, themes: int, ranks: Sequence[int], *, wanted: Period, dated: bool
) -> Iterator[tuple[int, str]]:
    """Name the documents that are not read closely, with the reason; those dated outside what is wanted are left out.

    Args:
        glances: Of all documents, packed one after the other.
        themes: How many themes each glance weighs.
        ranks: The documents that are read, ascending.
        wanted: The days asked for.
        dated: A document without a date is outside, too.
    """
    read = set(ranks)
    step = struct.calcsize(layout(themes))
    early = wanted.since.toordinal() if wanted.since else 1
    late = (wanted.until or date.max).toordinal()
    for rank in range(len(glances) // step):
        if rank not in read:
            day, foreign, best = _told(glances[rank * step : (rank + 1) * step], themes)
            if (early <= day <= late) or (day == 0 and not dated):
                yield rank, "language" if foreign else "beyond-bound" if best else "off-theme"


def _told(glance: bytes, themes: int) -> tuple[int, int, float]:
    values = struct.unpack(layout(themes), glance)
    day, foreign = values[SKETCH_LENGTH : SKETCH_LENGTH + 2]
    return day, foreign, max(values[SKETCH_LENGTH + 2 :], default=0.0)


def _table(glances: bytes, themes: int) -> NDArray[np.void]:
    import numpy as np

    row: Any = [
        ("sketch", "<u4", (SKETCH_LENGTH,)),
        ("day", "<i4"),
        ("foreign", "u1"),
        ("scores", "<f4", (themes,)),
    ]
    return np.frombuffer(glances, dtype=np.dtype(row))


def _timeliness(days: NDArray[np.int32], today: date) -> NDArray[np.float64]:
    """1 for a document of today, falling towards `OLD`; a date to come counts as today's."""
    import numpy as np

    age = np.maximum(0, today.toordinal() - days).astype("f8")
    return np.where(days > 0, OLD + (1 - OLD) / (1 + age / YEAR), OLD)


def _inside(days: NDArray[np.int32], wanted: Period) -> NDArray[np.bool_]:
    import numpy as np

    early = (days < wanted.since.toordinal()) if wanted.since else np.zeros(len(days), bool)
    late = (days > wanted.until.toordinal()) if wanted.until else np.zeros(len(days), bool)
    found: NDArray[np.bool_] = (days == 0) | ~(early | late)
    return found


def _marks(sketches: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A number for each document, made from its text alone and as good as drawn by lot."""
    import numpy as np

    found: NDArray[np.uint64] = (sketches.astype("u8").sum(axis=1) * np.uint64(_SPREAD)) & np.uint64(0xFFFFFFFF)
    return found


def _ordered(value: NDArray[np.float64], inside: NDArray[np.bool_], mark: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Ranks of the documents with any value, best first; equal ones in the order of a number made from their text."""
    import numpy as np

    order = np.lexsort((mark, -value, ~inside))
    kept: NDArray[np.intp] = order[value[order] > 0]
    return kept


def _dealt(order: Sequence[NDArray[np.intp]], sketches: NDArray[np.uint32], size: int) -> set[int]:
    """Let the themes choose in turn; copies beyond their share wait until all else is chosen."""
    taken: set[int] = set()
    waiting: list[int] = []
    pieces: Counter[int] = Counter()
    queues = [_fresh(ranks, sketches, pieces, taken, waiting, _allowed(len(ranks), size)) for ranks in order]
    while queues and len(taken) < size:
        for queue in list(queues):
            rank = next(queue, None)
            if rank is None:
                queues.remove(queue)
            elif len(taken) < size:
                taken.add(rank)
                pieces.update(set(sketches[rank].tolist()))
    taken.update([rank for rank in dict.fromkeys(waiting) if rank not in taken][: size - len(taken)])
    return taken


def _allowed(found: int, size: int) -> float:
    """The share of the documents on a theme that can be read."""
    return min(1.0, size / max(1, found))


def _fresh(
    ranks: NDArray[np.intp],
    sketches: NDArray[np.uint32],
    pieces: Counter[int],
    taken: set[int],
    waiting: list[int],
    share: float,
) -> Iterator[int]:
    """Yield documents, best first, without those of which enough copies are taken."""
    met: Counter[int] = Counter()
    for rank in map(int, ranks):
        own = set(sketches[rank].tolist())
        met.update(own)
        if rank in taken:
            continue
        if sum(pieces[p] >= max(COPIES, share * met[p]) for p in own) >= min(SHARED, len(own)):
            waiting.append(rank)
        else:
            yield rank
