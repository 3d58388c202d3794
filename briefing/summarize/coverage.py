"""Concept coverage: which sentences, within a budget, say most of what the articles have in common.

In: articles as words, a weight for each, a factor for each sentence. Out: references, in the order of choice. It reads
no text and knows no language.

Source: concepts as stem pairs and their coverage, Gillick & Favre 2009 (A Scalable Global Model for Summarization);
lazy evaluation, Minoux 1978. Differs: a concept's weight falls with its position in the document, the budget is
filled greedily by weight per cost, and a sentence's own factor multiplies its gain.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from briefing.text.terms import Article, Pair, Terms

#: (rank of the article, rank of its sentence).
Ref = tuple[int, int]

#: How a concept's weight falls with the rank k of the first sentence that has it: (1 + k) ** -DECAY.
#: Chosen on RPM2-fr (odd topics); 0.3 to 0.7 differ by less than the noise.
DECAY: Final = 0.45
#: What a concept of a single article is worth, beside one that several share, in an event told by that article only;
#: and in an event of several articles: next to nothing, so that what is left of a budget is still used.
LONE: Final = 0.1
LONE_AMONG_SEVERAL: Final = 0.002
#: In a theme of so few articles nothing can be asked to stand in two.
FEW: Final = 2
#: Each sentence already chosen from an event lowers the next one by a factor, so that the budget is shared: the first
#: when there is one event, the second when there are as many as places.
FEW_EVENTS: Final = 0.95
MANY_EVENTS: Final = 0.35
#: Up to this effective number of events a theme is one story: the grouping of a story's articles is never perfect.
ONE_STORY: Final = 2.0
#: Share of the smaller sentence's content words from which two sentences say the same.
SAME_CONTENT: Final = 0.8
#: Words of a usual press sentence.
USUAL: Final = 30
#: What a word costs while places, not words, are scarce, as a share of its cost when they are.
WORD_PRICE: Final = 0.3
#: Candidates kept for the greedy choice, by first gain: bounds memory and time on themes of thousands of articles.
MAX_CANDIDATES: Final = 4000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen.

    Attributes:
        ref: Where it stands.
        terms: Its words.
        factor: Its own worth, >= 0; 1 is neutral.
        event: Number of the happening that it tells.
    """

    ref: Ref
    terms: Terms
    factor: float = 1.0
    event: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """What the concepts of one event are worth.

    Attributes:
        weights: Concept -> weight.
        strength: The event's own weight.
        again: What is left of a concept's weight once it is covered, a share of 1.
    """

    weights: Mapping[Pair, float]
    strength: float = 1.0
    again: float = 0.0


@dataclass(frozen=True, slots=True)
class Story:
    """What one article tells of a theme.

    Attributes:
        rank: The article's rank among those of the theme; the first part of a `Ref`.
        weight: > 0: its relevance, and a share of it when several copies tell one thing.
        support: Per sentence, how firmly it stands on the theme; 0 is off it.
        factors: Per sentence, its own worth; 0 keeps it out of the choice.
        event: Number of the happening that it tells.
    """

    rank: int
    article: Article
    weight: float
    support: Sequence[float]
    factors: Sequence[float]
    event: int = 0

    def on_theme(self) -> Iterator[Terms]:
        """The sentences on the theme, in order."""
        return (s for s, support in zip(self.article.sentences, self.support, strict=True) if support > 0)

    def candidates(self) -> Iterator[Candidate]:
        """The sentences that may be chosen."""
        for k, (sentence, factor) in enumerate(zip(self.article.sentences, self.factors, strict=True)):
            if factor > 0:
                yield Candidate((self.rank, k), sentence, factor, self.event)


@dataclass(frozen=True, slots=True)
class Budget:
    """Upper bounds on what is chosen; None is no bound."""

    words: int | None = None
    sentences: int | None = None

    def cost(self, length: int) -> float:
        """What a sentence of `length` words uses up of the bound that runs out first, were all sentences usual ones."""
        words = length / self.words if self.words else 0.0
        if self.sentences is None:
            return words or float(length)
        if self.words and self.sentences * USUAL > self.words:
            return words
        return 1 / self.sentences + WORD_PRICE * words

    def places(self) -> float:
        """How many usual sentences the budget holds, at least 1."""
        by_words = self.words / USUAL if self.words else float("inf")
        return max(1.0, min(by_words, self.sentences or by_words))


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts of a set of articles.

    Attributes:
        weight: Of each concept, see `concepts`.
        articles: In how many of them each concept stands.
        mass: Sum of the articles' weights.
        count: Number of the articles.
    """

    weight: Mapping[Pair, float]
    articles: Mapping[Pair, int]
    mass: float
    count: int


def concepts(stories: Sequence[Story]) -> Concepts:
    """Weigh each concept by the articles that have it and by how early they do.

    Position counts among the sentences on the theme: what a long article says of it late is said first there. In a few
    articles that are about the theme from end to end, repetition stands for what others would confirm.

    Returns:
        Weights in sums over articles: 1 for a concept in the first sentence of one article of weight 1.
    """
    weight: defaultdict[Pair, float] = defaultdict(float)
    having: Counter[Pair] = Counter()
    repeats = len(stories) <= FEW and all(support > 0 for story in stories for support in story.support)
    for story in stories:
        seen: set[Pair] = set()
        for k, sentence in enumerate(story.on_theme()):
            gain = story.weight * (1 + k) ** -DECAY
            for pair in sentence.pairs if repeats else sentence.pairs - seen:
                weight[pair] += gain
            seen |= sentence.pairs
        having.update(seen)
    return Concepts(weight, having, sum(s.weight for s in stories), len(stories))


def concept_weights(event: Concepts, theme: Concepts) -> dict[Pair, float]:
    """Weigh an event's concepts in the light of the whole theme.

    What other articles of the theme say counts too, but all of them together for no more than the event itself:
    a theme of two happenings is read as one, and in a theme of hundreds the common words do not drown the event's.

    Returns:
        Concept -> weight, per unit of mass. Concepts of one article only are discounted, see `LONE`.
    """
    outside = theme.mass - event.mass
    scale = min(1.0, event.mass / outside) if outside > 0 else 0.0
    total = event.mass + scale * outside or 1.0
    lone = 1.0 if theme.count <= FEW else LONE if event.count == 1 else LONE_AMONG_SEVERAL
    return {
        pair: (weight + scale * (theme.weight[pair] - weight)) / total * (1.0 if theme.articles[pair] > 1 else lone)
        for pair, weight in event.weight.items()
    }


def sharing(masses: Iterable[float], budget: Budget) -> float:
    """How much each sentence already chosen from an event lowers the next one, a factor.

    Args:
        masses: Weight of each event.
        budget: It tells how many places there are.

    Source: the effective number of events is the inverse of Simpson's index (Hill 1973): one large event among small
    ones counts as little more than one.
    """
    shares = sorted(masses)
    total = sum(shares)
    if not total:
        return FEW_EVENTS
    effective = total * total / sum(share * share for share in shares)
    crowding = min(1.0, max(0.0, effective - ONE_STORY) / budget.places())
    return FEW_EVENTS - (FEW_EVENTS - MANY_EVENTS) * crowding


def choose(
    candidates: Iterable[Candidate], offers: Mapping[int, Offer], budget: Budget, *, decay: float = 1.0
) -> Iterator[tuple[Candidate, float]]:
    """Choose greedily what adds most uncovered weight for its cost.

    A value can only shrink as concepts are covered and events are served, so an outdated one is recomputed only when it
    comes first. Equal values are ordered by reference, so the order of the candidates does not matter. A candidate that
    no longer fits the budget, or that says what a chosen one says, is passed over.

    Args:
        candidates: Sentences to choose from.
        offers: What the concepts of each event are worth.
        budget: When to stop.
        decay: See `sharing`.

    Yields:
        Each chosen candidate with its value at the time, best first.
    """
    ready = _pruned(candidates, offers, budget)
    heap = [(-value, c.ref, 0, n) for n, (value, c, _) in enumerate(ready)]
    heapq.heapify(heap)
    covered: set[Pair] = set()
    served: Counter[int] = Counter()
    chosen: list[Terms] = []
    words = 0
    while heap and (budget.sentences is None or len(chosen) < budget.sentences):
        value, ref, stamp, n = heapq.heappop(heap)
        _, candidate, pairs = ready[n]
        if budget.words is not None and words + candidate.terms.length > budget.words:
            continue
        if stamp < len(chosen):
            value = -_value(candidate, pairs, covered, offers, budget) * decay ** served[candidate.event]
            if value < 0:
                heapq.heappush(heap, (value, ref, len(chosen), n))
            continue
        if any(says_the_same(candidate.terms, other) for other in chosen):
            continue
        yield candidate, -value
        covered |= pairs
        served[candidate.event] += 1
        chosen.append(candidate.terms)
        words += candidate.terms.length


def says_the_same(a: Terms, b: Terms) -> bool:
    """Tell whether the shorter of two sentences holds hardly a content word that the longer one lacks."""
    smaller = min(len(a.content), len(b.content))
    return bool(smaller) and len(a.content & b.content) >= SAME_CONTENT * smaller


def _value(
    candidate: Candidate,
    pairs: frozenset[Pair],
    covered: AbstractSet[Pair],
    offers: Mapping[int, Offer],
    budget: Budget,
) -> float:
    offer = offers[candidate.event]
    # sorted: the sum must not depend on the order of a set
    fresh = sum(sorted(offer.weights[p] for p in pairs - covered))
    again = sum(sorted(offer.weights[p] for p in pairs & covered)) if offer.again else 0.0
    return offer.strength * candidate.factor * (fresh + offer.again * again) / budget.cost(candidate.terms.length)


def _pruned(
    candidates: Iterable[Candidate], offers: Mapping[int, Offer], budget: Budget
) -> list[tuple[float, Candidate, frozenset[Pair]]]:
    rated = ((c, frozenset(c.terms.pairs & offers[c.event].weights.keys())) for c in candidates if c.terms.length)
    values = ((_value(c, pairs, frozenset(), offers, budget), c, pairs) for c, pairs in rated if pairs)
    return heapq.nlargest(MAX_CANDIDATES, values, key=lambda row: (row[0], -row[1].ref[0], -row[1].ref[1]))
