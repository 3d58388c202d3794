"""How much each article is about a theme: BM25 of the theme's words, widened once by the words of the best articles.

Source: BM25, Robertson & Zaragoza 2009; pseudo-relevance feedback, Rocchio 1971. Differs: a title counts as three
occurrences, the feedback words weigh half of the query's.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.text.terms import Article

#: BM25's saturation and length normalisation, the usual values.
K1: Final = 1.2
B: Final = 0.75
#: A word of the title counts as so many occurrences.
TITLE_COUNT: Final = 3
#: Articles and words of the feedback round; more changes nothing on the theme task of RPM2-fr.
FEEDBACK: Final = 10
FEEDBACK_WEIGHT: Final = 0.5
#: Articles imagined beside the given ones, all about something else: a folder on one theme must not make the
#: theme's own words worthless. As many as the benchmark's mixed folders hold.
BACKGROUND: Final = 200


@dataclass(frozen=True, slots=True)
class Bag:
    """An article as counted content stems; `length` is their number."""

    counts: Mapping[str, int]
    title: frozenset[str]
    length: int


def bag(article: Article) -> Bag:
    """Count the content stems of an article's sentences."""
    counts: Counter[str] = Counter()
    for sentence in article.sentences:
        counts.update(s for s in sentence.stems if s in sentence.content)
    return Bag(counts, article.title.content, counts.total())


def inverse_frequencies(bags: Iterable[Bag]) -> dict[str, float]:
    """Weigh each stem by how few of the articles have it.

    Returns:
        Stem -> BM25's inverse document frequency, always > 0.
    """
    count = 0
    having: Counter[str] = Counter()
    for one in bags:
        count += 1
        having.update(one.counts.keys() | one.title)
    return {stem: math.log(1 + (max(count, BACKGROUND) - n + 0.5) / (n + 0.5)) for stem, n in having.items()}


def relevance(bags: Sequence[Bag], query: Mapping[str, float]) -> list[float]:
    """Score articles against a weighted query.

    Args:
        bags: The articles.
        query: Stem -> weight.

    Returns:
        One score per article, divided by the best; all 0 when no article has a word of the query.
    """
    rarity = inverse_frequencies(bags)
    mean = sum(b.length for b in bags) / max(1, len(bags)) or 1.0
    first = [_bm25(b, query, rarity, mean) for b in bags]
    if not any(first):
        return first
    widened = _widened(bags, first, query, rarity)
    scores = [_bm25(b, widened, rarity, mean) for b in bags]
    best = max(scores)
    return [s / best for s in scores]


def _bm25(one: Bag, query: Mapping[str, float], rarity: Mapping[str, float], mean: float) -> float:
    total = 0.0
    for stem in sorted(query):
        count = one.counts.get(stem, 0) + TITLE_COUNT * (stem in one.title)
        if count:
            norm = K1 * (1 - B + B * one.length / mean)
            total += query[stem] * rarity[stem] * count * (K1 + 1) / (count + norm)
    return total


def _widened(
    bags: Sequence[Bag], scores: Sequence[float], query: Mapping[str, float], rarity: Mapping[str, float]
) -> dict[str, float]:
    best = sorted(range(len(bags)), key=lambda i: -scores[i])[:FEEDBACK]
    weight: defaultdict[str, float] = defaultdict(float)
    for i in best:
        for stem, count in bags[i].counts.items():
            weight[stem] += scores[i] * count / bags[i].length * rarity[stem]
    top = sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:FEEDBACK]
    strongest = top[0][1] if top else 1.0
    widened = {stem: FEEDBACK_WEIGHT * w / strongest for stem, w in top}
    return widened | {stem: max(w, widened.get(stem, 0.0)) for stem, w in query.items()}
