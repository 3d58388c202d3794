"""Where figures about one quantity differ: which way, and one honest sentence about it."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from briefing.figures.quantities import (
    Statement,
    base_value,
    group,
    is_change,
    quantity_of,
    same_quantity,
    same_story,
    tolls,
)
from briefing.figures.words.notes import NOTES
from briefing.model import Divergence, DivergenceKind, Figure
from briefing.text.dates.words import DATE_WORDS
from briefing.text.skeleton import skeleton
from briefing.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: "about" and an exact number agree when they are this near, as a share of the number.
_NEAR = Decimal("0.1")
#: Below this a number is too common for its second meaning to confuse anyone.
_STRIKING = Decimal(20)
_TOTALS = ("au total", "l'ensemble des", "in total", "altogether", "en total", "في المجموع")


def compare(statements: Sequence[Statement], language: str = "fr") -> tuple[Divergence, ...]:
    """Find where statements about one quantity differ.

    Equal figures corroborate each other and give nothing. When the texts do not settle which one holds, both are
    shown and nothing is claimed.

    Args:
        statements: Figures with their sentences, in reading order.
        language: Of the notes.

    Returns:
        Divergences in reading order, ids `v1`, `v2`, …; `figures` holds the statements' ids.
    """
    found: list[tuple[DivergenceKind, list[Statement]]] = []
    for members in group(statements):
        found.extend(_within(members))
    found.extend(_confusable(statements))
    return tuple(
        Divergence(
            id=f"v{rank}",
            kind=kind,
            quantity=_readable(members),
            figures=tuple(m.id for m in members),
            note=_note(kind, members, language),
        )
        for rank, (kind, members) in enumerate(found, 1)
    )


def contradicts(a: Statement, b: Statement) -> bool:
    """Whether two statements give one quantity values that cannot both hold, or of which one has been overtaken."""
    if not same_quantity(a, b) or base_value(a.figure) == base_value(b.figure):
        return False
    return _kind([a, b]) in {"different_values", "superseded"}


def _within(members: Sequence[Statement]) -> Iterator[tuple[DivergenceKind, list[Statement]]]:
    """The divergences among statements of one quantity: hedges within each value, then values against each other."""
    values: dict[tuple[Decimal, Decimal | None], list[Statement]] = {}
    for member in members:
        values.setdefault((base_value(member.figure), member.figure.upper), []).append(member)
    for same in values.values():
        if len({member.figure.qualifier for member in same}) > 1:
            yield "different_hedge", same
    if len(values) > 1:
        yield _kind([same[0] for same in values.values()]), [m for same in values.values() for m in same]


def _kind(distinct: Sequence[Statement]) -> DivergenceKind:
    """How values of one quantity differ; scope before time, time before bare contradiction."""
    pairs = list(combinations(distinct, 2))
    if any(_scope(a) != _scope(b) for a, b in pairs):
        return "different_scope"
    if all(compatible(a.figure, b.figure) for a, b in pairs):
        return "different_hedge"
    return "superseded" if _updated(distinct) else "different_values"


def compatible(a: Figure, b: Figure) -> bool:
    """Whether two figures can both be true: "plus de 800" and 820, "près de 180" and 179, 25 and "entre 20 et 30"."""
    return _admits(a, b) or _admits(b, a)


def _admits(hedged: Figure, other: Figure) -> bool:
    if hedged.qualifier == "about" and other.qualifier in {"about", "exact"}:
        return abs(hedged.value - other.value) <= _NEAR * max(hedged.value, other.value)
    # "plus de 800" is said of 820, hardly of 8000.
    if hedged.qualifier == "at_least" and other.qualifier in {"exact", "about"}:
        return hedged.value <= other.value <= hedged.value * (1 + 2 * _NEAR)
    if hedged.qualifier == "at_most" and other.qualifier in {"exact", "about"}:
        return hedged.value * (1 - 2 * _NEAR) <= other.value <= hedged.value
    if hedged.qualifier == "range" and hedged.upper is not None:
        return hedged.value <= other.value <= hedged.upper
    return False


def _scope(statement: Statement) -> tuple[bool, bool]:
    """Whether the figure counts a whole ("les 196 pays membres") and whether it is announced, not recorded."""
    text = skeleton(statement.sentence)
    place = text.find(skeleton(statement.figure.as_written))
    before = text[: max(place, 0)].split()
    definite = {"les", "des", "aux", "ses", "leurs", "nos", "the", "all", "los", "las", "sus"}
    whole = (bool(before) and before[-1] in definite) or any(word in text for word in _TOTALS)
    future = DATE_WORDS.get(statement.language, DATE_WORDS["fr"]).future.search(text) is not None
    return whole, future


def _updated(distinct: Sequence[Statement]) -> bool:
    """Whether the values are the states of a running count: dated apart, growing, of a kind that grows."""
    days = [s.published for s in distinct]
    if None in days or len(set(days)) < len(days) or any(is_change(s) for s in distinct):
        return False
    ordered = sorted(distinct, key=lambda s: (s.published is None, s.published))
    growing = all(a.figure.value < b.figure.value for a, b in pairwise(ordered))
    return growing and all(_runs(s) for s in distinct)


def _runs(statement: Statement) -> bool:
    quantity = quantity_of(statement)
    heads = {stem(word.casefold(), statement.language) for word in (statement.figure.noun or "").split()[:2]}
    return quantity is not None and not tolls(statement.language).isdisjoint(heads | {quantity.head})


def _confusable(statements: Sequence[Statement]) -> Iterator[tuple[DivergenceKind, list[Statement]]]:
    """One striking number for two things with the same head noun, in two documents of one story."""
    numbers: dict[tuple[Decimal, str | None, str], list[Statement]] = {}
    for statement in statements:
        quantity = quantity_of(statement)
        if quantity and quantity.modifiers and statement.figure.value >= _STRIKING:
            numbers.setdefault((statement.figure.value, quantity.unit, quantity.head), []).append(statement)
    for same in numbers.values():
        for a, b in combinations(same[:20], 2):
            one, other = quantity_of(a), quantity_of(b)
            apart = one and other and not one.modifiers & other.modifiers
            if apart and a.document != b.document and same_story(a, b, specific=False):
                yield "same_number_other_thing", [a, b]
                break


def _readable(members: Sequence[Statement]) -> str:
    """The name of the quantity: its nouns as written, the most frequent first, at most two."""
    nouns: dict[str, int] = {}
    for member in members:
        noun = member.figure.noun or ""
        nouns[noun] = nouns.get(noun, 0) + 1
    distinct: dict[str, str] = {}
    for noun in sorted(nouns, key=lambda n: (-nouns[n], n)):
        distinct.setdefault(skeleton(noun), noun)
    return " / ".join(list(distinct.values())[:2])


def _note(kind: DivergenceKind, members: Sequence[Statement], language: str) -> str:
    """The sentence of the catalogue, with the figures as written; for an update the earliest and the latest."""
    catalogue = NOTES.get(language, NOTES["fr"])
    ordered = sorted(members, key=lambda m: str(m.published)) if kind == "superseded" else list(members)
    said = list(dict.fromkeys(catalogue.quote.format(member.figure.as_written) for member in ordered))
    if kind == "superseded":
        return catalogue.sentences[kind].format(earlier=said[0], later=said[-1])
    listed = said[0] if len(said) == 1 else catalogue.last.join([", ".join(said[:-1]), said[-1]])
    return catalogue.sentences[kind].format(figures=listed)
