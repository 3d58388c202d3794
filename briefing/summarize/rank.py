"""The choice within one theme: events share the budget, concept coverage chooses within each.

In: what each article tells of the theme, as words. Out: references, best first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing.summarize.coverage import (
    Budget,
    Candidate,
    Concepts,
    Offer,
    Ref,
    Story,
    choose,
    concept_weights,
    concepts,
    sharing,
)
from briefing.summarize.factors import title_factor, title_shares

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from briefing.text.terms import Pair

#: What is left of a concept once covered, in an event told by one article; by n articles, the n-th part. The fewer
#: papers say what matters in a happening, the more a sentence close to its centre stays worth quoting.
AGAIN_ALONE: Final = 0.5
#: What is left of a concept that is the theme's own name: every article has it, so it is no news.
NAME: Final = 0.4
#: An event weighs as its articles do, to this power: what many papers tell comes before what a few tell alike.
EVENT_POWER: Final = 1.25


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen sentence: where it stands, its event, and its value when it was chosen."""

    ref: Ref
    event: int
    value: float


def rank(stories: Sequence[Story], budget: Budget, *, known: AbstractSet[str] = frozenset()) -> list[Pick]:
    """Choose the sentences of a theme.

    Args:
        stories: What each article tells of the theme, in any order.
        budget: Upper bounds over all events.
        known: Stems of the theme's own name; a concept of such stems only counts for less.

    Returns:
        Picks in the order of choice; no two of them say the same.
    """
    stories = sorted(stories, key=lambda story: story.rank)
    theme = concepts(stories)
    name = {pair for pair in theme.weight if pair[0] in known and pair[1] in known}
    events: defaultdict[int, list[Story]] = defaultdict(list)
    for story in stories:
        events[story.event].append(story)
    offers = {number: _offer(told, theme, name) for number, told in events.items()}
    candidates = (c for told in events.values() for c in _candidates(told, stories, theme.mass))
    decay = sharing([sum(story.weight for story in told) for told in events.values()], budget)
    return [Pick(c.ref, c.event, value) for c, value in choose(candidates, offers, budget, decay=decay)]


def _offer(told: Sequence[Story], theme: Concepts, name: Container[Pair]) -> Offer:
    event = concepts(told)
    return Offer(
        weights={p: w * (NAME if p in name else 1.0) for p, w in concept_weights(event, theme).items()},
        strength=(event.mass / (theme.mass or 1.0)) ** EVENT_POWER,
        again=AGAIN_ALONE / len(told),
    )


def _candidates(told: Sequence[Story], everyone: Sequence[Story], total: float) -> Iterator[Candidate]:
    shares = _titles(told, everyone, total)
    for candidate in (c for story in told for c in story.candidates()):
        yield replace(candidate, factor=candidate.factor * title_factor(candidate.terms, shares))


def _titles(told: Sequence[Story], everyone: Sequence[Story], total: float) -> Mapping[str, float]:
    """The words of the event's titles, in the light of the theme's others: see `concept_weights`."""
    inside = {story.rank for story in told}
    mass = sum(story.weight for story in told)
    scale = min(1.0, mass / (total - mass)) if total > mass else 0.0
    weights = [s.weight * (1.0 if s.rank in inside else scale) for s in everyone]
    return title_shares([s.article for s in everyone], weights)
