"""The choice within one theme: events share the budget, concept coverage chooses within each.

In: the theme's articles as words, their weights, a factor per sentence, the articles' events. Out: references, best first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.summarize.coverage import Budget, Candidate, Concepts, Ref, choose, concept_weights, concepts
from briefing.summarize.factors import title_factor, title_shares
from briefing.text.terms import Article, Terms

#: An event of n articles is worth n ** EVENT_POWER single ones: more papers mean more weight, with falling returns.
EVENT_POWER: Final = 0.5
#: Each sentence already chosen from an event lowers the next one by this factor, so that the budget is shared.
EVENT_DECAY: Final = 0.8
#: Share of the smaller sentence's content words from which two sentences say the same.
SAME_CONTENT: Final = 0.8


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen sentence: where it stands, its event, and its value when it was chosen."""

    ref: Ref
    event: int
    value: float


@dataclass(slots=True)
class _Event:
    """An event on offer: its next sentence and what it has given so far."""

    number: int
    strength: float
    offers: Iterator[tuple[Candidate, float]]
    taken: int = 0
    next: tuple[Candidate, float] | None = None

    def value(self) -> float:
        return self.next[1] * self.strength * EVENT_DECAY**self.taken if self.next else 0.0


def rank(
    articles: Sequence[Article],
    weights: Sequence[float],
    factors: Sequence[Sequence[float]],
    events: Sequence[int],
    budget: Budget,
) -> list[Pick]:
    """Choose the sentences of a theme.

    Args:
        articles: The theme's articles.
        weights: One per article, > 0: relevance, and a share for copies of one text.
        factors: Per article, per sentence; 0 excludes the sentence.
        events: The event of each article.
        budget: Upper bounds over all events.

    Returns:
        Picks in the order of choice; no two of them say the same.
    """
    total = sum(weights) or 1.0
    theme = concepts(articles, weights)
    offered = []
    for number in sorted(set(events)):
        members = [i for i, e in enumerate(events) if e == number]
        strength = (sum(weights[i] for i in members) / total) ** EVENT_POWER
        offered.append(_Event(number, strength, _offers(articles, weights, factors, members, theme, budget)))
    return list(_shared(offered, budget))


def _offers(
    articles: Sequence[Article],
    weights: Sequence[float],
    factors: Sequence[Sequence[float]],
    members: Sequence[int],
    theme: Concepts,
    budget: Budget,
) -> Iterator[tuple[Candidate, float]]:
    inside = [articles[i] for i in members]
    share = [weights[i] for i in members]
    shares = title_shares(inside, share)
    candidates = (
        Candidate((i, k), terms, factor * title_factor(terms, shares))
        for i in members
        for k, (terms, factor) in enumerate(zip(articles[i].sentences, factors[i], strict=True))
        if factor > 0
    )
    return choose(candidates, concept_weights(concepts(inside, share), theme), budget)


def _shared(events: list[_Event], budget: Budget) -> Iterator[Pick]:
    chosen: list[Terms] = []
    words = 0
    for event in events:
        event.next = next(event.offers, None)
    while budget.sentences is None or len(chosen) < budget.sentences:
        best = max(events, key=lambda e: (e.value(), -e.number), default=None)
        if best is None or best.next is None:
            return
        candidate, value = best.next[0], best.value()
        fits = budget.words is None or words + candidate.terms.length <= budget.words
        if fits and not any(says_the_same(candidate.terms, other) for other in chosen):
            yield Pick(candidate.ref, best.number, value)
            chosen.append(candidate.terms)
            words += candidate.terms.length
            best.taken += 1
        best.next = next(best.offers, None)


def says_the_same(a: Terms, b: Terms) -> bool:
    """Tell whether the shorter of two sentences holds hardly a content word that the longer one lacks."""
    smaller = min(len(a.content), len(b.content))
    return bool(smaller) and len(a.content & b.content) >= SAME_CONTENT * smaller
