"""How a figure changed since an earlier edition said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.figures.divergences import compatible
from briefing.figures.quantities import Statement, base_value, quantity_of, same_quantity

if TYPE_CHECKING:
    from collections.abc import Sequence


def changed(now: Sequence[Statement], before: Sequence[tuple[str, Statement]]) -> dict[str, tuple[str, Statement]]:
    """Find the figures that differ from what was last said of the same quantity.

    A figure that the last edition on its quantity said, too, or that agrees with what it said ("plus de 800" and 820),
    has not changed. Cost: each figure against those of its noun and unit only.

    Args:
        now: The figures of an edition.
        before: (edition, figure) of earlier editions, oldest first.

    Returns:
        Id of a statement -> the edition that last spoke of its quantity, and what it said.
    """
    known: dict[tuple[str | None, str], list[tuple[str, Statement]]] = {}
    for edition, statement in before:
        quantity = quantity_of(statement)
        if quantity is not None:
            known.setdefault((quantity.unit, quantity.head), []).append((edition, statement))
    found = {}
    for statement in now:
        quantity = quantity_of(statement)
        others = known.get((quantity.unit, quantity.head), []) if quantity is not None else []
        last = _last(statement, others)
        if last and not any(_agree(statement, other) for _, other in last):
            found[statement.id] = last[0]
    return found


def _last(statement: Statement, others: Sequence[tuple[str, Statement]]) -> list[tuple[str, Statement]]:
    """What the latest edition on a statement's quantity said of it."""
    last: list[tuple[str, Statement]] = []
    for edition, other in reversed(others):
        if last and edition != last[0][0]:
            break
        if same_quantity(other, statement) or _is_repeated(other, statement):
            last.insert(0, (edition, other))
    return last


def _is_repeated(one: Statement, other: Statement) -> bool:
    return one.sentence == other.sentence and one.figure.as_written == other.figure.as_written


def _agree(one: Statement, other: Statement) -> bool:
    same = base_value(one.figure) == base_value(other.figure) and one.figure.upper == other.figure.upper
    return same or compatible(one.figure, other.figure)
