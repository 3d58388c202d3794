"""Which figures carry news, and which few of them say the week at a glance."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.figures.quantities import Statement, same_quantity
from briefing.figures.words.news import EMPTY_NOUNS, FIXED, LOWERED, RAISED
from briefing.model import TIME_UNITS
from briefing.text.skeleton import skeleton
from briefing.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Figure

_SMALL = Decimal(5)
_LARGE = Decimal(100)
#: Documents beyond which more of them make a figure no more prominent.
_VOICES = 3


def newsworthiness(figure: Figure, sentence: str, *, raised: Sequence[str] = (), lowered: Sequence[str] = ()) -> float:
    """How much news a figure carries: a share of 1, to rank figures of one language by.

    Security and happenings stand above tourism, stock exchange and sport; a rate with its direction above a bare
    count; a length of time, a small number word, a figure that does not say what it counts below.

    Args:
        figure: The figure.
        sentence: The sentence that states it.
        raised: Beginnings of words that a configuration adds to those that raise, without accents.
        lowered: Likewise to those that lower.

    Source: weights chosen by hand so that the order above holds; no published scale exists.
    """
    up, down = RAISED + tuple(raised), LOWERED + tuple(lowered)
    noun = words(skeleton(figure.noun or ""))
    around = words(skeleton(sentence))
    raising = sum(word.startswith(up) and not word.startswith(tuple(lowered) or ("\0",)) for word in around)
    lowering = sum(word.startswith(down) for word in around)
    score = 0.4 + min(raising, 4) * 0.06 - min(lowering, 4) * 0.06
    score += 0.2 * any(w.startswith(up) for w in noun) - 0.2 * any(w.startswith(down) for w in noun)
    score += _shape(figure, noun)
    return round(min(max(score, 0.0), 1.0), 4)


def _shape(figure: Figure, noun: list[str]) -> float:
    """What the figure itself is worth, whatever its subject."""
    score = 0.0
    if figure.unit in TIME_UNITS:
        score -= 0.25
    if not noun:
        score -= 0.2
    elif FIXED.intersection(noun) or EMPTY_NOUNS.issuperset(noun):
        score -= 0.3
    if figure.direction:
        score += 0.08
    if figure.unit in {"%", "t", "kg"} or figure.value >= _LARGE:
        score += 0.06
    elif figure.unit is None and figure.value < _SMALL:
        score -= 0.12
    return score + (0.04 if figure.as_of else 0.0)


def key_figures(statements: Sequence[Statement], *, count: int = 5, least: float = 0.45) -> tuple[Statement, ...]:
    """The best few figures that a reader understands alone.

    Each says what it counts and is no mere base of comparison; no quantity comes twice.

    Args:
        statements: Candidates, any order.
        count: Upper bound.
        least: Newsworthiness below which a figure is not shown.

    Returns:
        Best first; equal ones in the order given.
    """
    bases = {(s.document, s.sentence, skeleton(s.figure.base)) for s in statements if s.figure.base}
    worth = {
        s.id: newsworthiness(s.figure, s.sentence) for s in statements if not any(_is_base(s, *base) for base in bases)
    }
    fit = [s for s in statements if worth.get(s.id, 0.0) >= least and _stands_alone(s.figure)]
    chosen: list[Statement] = []
    for statement in sorted(fit, key=lambda s: -(worth[s.id] + _prominence(s, statements))):
        if len(chosen) < count and not any(_again(statement, other) for other in chosen):
            chosen.append(statement)
    return tuple(chosen)


def _prominence(statement: Statement, statements: Sequence[Statement]) -> float:
    """What a figure gains as the news itself: its document's title states it, other documents state it too."""
    number = (statement.figure.unit, statement.figure.value)
    voices = {s.document for s in statements if (s.figure.unit, s.figure.value) == number}
    titled = skeleton(statement.figure.as_written) in skeleton(statement.context)
    return 0.2 * titled + 0.05 * (min(len(voices), _VOICES) - 1)


def _is_base(statement: Statement, document: str, sentence: str, base: str) -> bool:
    """Whether a figure is only what another one of its sentence is compared with: "46 %, contre 31 % en 2025"."""
    same = (statement.document, statement.sentence) == (document, sentence)
    return same and skeleton(statement.figure.as_written) in base


def _stands_alone(figure: Figure) -> bool:
    noun = words(skeleton(figure.noun or ""))
    return (
        bool(noun)
        and not EMPTY_NOUNS.issuperset(noun)
        and not FIXED.intersection(noun)
        and figure.unit not in TIME_UNITS
    )


def _again(statement: Statement, other: Statement) -> bool:
    """Whether a figure says again what a chosen one says."""
    same_words = skeleton(statement.figure.as_written) == skeleton(other.figure.as_written)
    same_thing = statement.figure.value == other.figure.value and statement.figure.noun == other.figure.noun
    return same_words or same_thing or same_quantity(statement, other)
