"""Concept coverage: which sentences, within a budget, say most of what the articles have in common.

In: articles as words, a weight for each, a factor for each sentence. Out: references to sentences, in the order of choice.
It reads no text and knows no language.

Source: concepts as stem pairs and their coverage, Gillick & Favre 2009 (A Scalable Global Model for Summarization);
lazy evaluation, Minoux 1978. Differs: a concept's weight falls with its position in the document, the budget is
filled greedily by weight per cost, and a sentence's own factor multiplies its gain.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.text.terms import Article, Pair, Terms

#: (rank of the article, rank of its sentence).
Ref = tuple[int, int]

#: How a concept's weight falls with the rank k of the first sentence that has it: (1 + k) ** -DECAY.
#: Chosen on RPM2-fr (odd topics); 0.3 to 0.7 differ by less than the noise.
DECAY: Final = 0.5
#: What a concept of a single article is worth, beside one that several share, in an event told by that article only;
#: in an event of several articles it is worth nothing.
LONE: Final = 0.3
#: In a theme of so few articles nothing can be asked to stand in two.
FEW: Final = 2
#: Candidates kept for the greedy choice, by first gain: bounds memory and time on themes of thousands of articles.
MAX_CANDIDATES: Final = 4000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen.

    Attributes:
        ref: Where it stands.
        terms: Its words.
        factor: Its own worth, >= 0; 1 is neutral.
    """

    ref: Ref
    terms: Terms
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Budget:
    """Upper bounds on what is chosen; None is no bound."""

    words: int | None = None
    sentences: int | None = None

    def cost(self, length: int) -> float:
        """Share of the budget that a sentence of `length` words uses up, the shares of both bounds added."""
        share = length / self.words if self.words else 0.0
        return share + (1 / self.sentences if self.sentences else 0.0) or float(length)


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


def concepts(articles: Sequence[Article], weights: Sequence[float]) -> Concepts:
    """Weigh each concept by the articles that have it and by how early they do.

    Args:
        articles: Any articles.
        weights: One per article, >= 0: relevance, or a share when several copies tell one thing.

    Returns:
        Weights in sums over articles: 1 for a concept in the first sentence of one article of weight 1.
    """
    weight: Counter[Pair] = Counter()
    having: Counter[Pair] = Counter()
    for article, share in zip(articles, weights, strict=True):
        seen: set[Pair] = set()
        for k, sentence in enumerate(article.sentences):
            gain = share * (1 + k) ** -DECAY
            fresh = sentence.pairs - seen
            seen |= fresh
            for pair in fresh:
                weight[pair] += gain
        having.update(seen)
    return Concepts(weight, having, sum(weights), len(articles))


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
    lone = LONE if event.count == 1 and theme.count > FEW else float(theme.count <= FEW)
    return {
        pair: (weight + scale * (theme.weight[pair] - weight)) / total * (1.0 if theme.articles[pair] > 1 else lone)
        for pair, weight in event.weight.items()
    }


def choose(
    candidates: Iterable[Candidate], weights: Mapping[Pair, float], budget: Budget
) -> Iterator[tuple[Candidate, float]]:
    """Choose greedily what adds most uncovered weight for its cost.

    A gain can only shrink as concepts are covered, so an outdated gain is recomputed only when it comes first.
    Equal gains are ordered by reference, so the order of the candidates does not matter.

    Args:
        candidates: Sentences to choose from.
        weights: Weight of each concept, see `concept_weights`.
        budget: When to stop; a candidate that no longer fits is passed over.

    Yields:
        Each chosen candidate with its gain at the time, best first.
    """
    ready = _pruned(candidates, weights, budget)
    heap = [(-gain, c.ref, 0, n) for n, (gain, c, _) in enumerate(ready)]
    heapq.heapify(heap)
    covered: set[Pair] = set()
    words = chosen = 0
    while heap and (budget.sentences is None or chosen < budget.sentences):
        gain, ref, stamp, n = heapq.heappop(heap)
        _, candidate, pairs = ready[n]
        if budget.words is not None and words + candidate.terms.length > budget.words:
            continue
        if stamp < chosen:
            gain = -_gain(candidate, pairs - covered, weights, budget)
            if gain < 0:
                heapq.heappush(heap, (gain, ref, chosen, n))
            continue
        yield candidate, -gain
        covered |= pairs
        words += candidate.terms.length
        chosen += 1


def _gain(candidate: Candidate, pairs: Iterable[Pair], weights: Mapping[Pair, float], budget: Budget) -> float:
    # fsum would not do: sorted addition makes the sum the same whatever the set's order
    return candidate.factor * sum(sorted(weights[p] for p in pairs)) / budget.cost(candidate.terms.length)


def _pruned(
    candidates: Iterable[Candidate], weights: Mapping[Pair, float], budget: Budget
) -> list[tuple[float, Candidate, frozenset[Pair]]]:
    known = weights.keys()
    rated = ((c, frozenset(c.terms.pairs & known)) for c in candidates if c.terms.length)
    gains = ((_gain(c, pairs, weights, budget), c, pairs) for c, pairs in rated if pairs)
    return heapq.nlargest(MAX_CANDIDATES, gains, key=lambda row: (row[0], -row[1].ref[0], -row[1].ref[1]))
