"""Which articles tell of the same happening: groups by the words that set each article apart from the rest.

In: articles as words and how rare each word is. Out: a group number per article. Articles are taken in the order of
their keys, so the order in which they are given does not matter; each is compared only with the groups that share one
of its telling words.

Source: single-pass clustering for topic detection, Allan, Papka & Lavrenko 1998.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.text.terms import Article

#: Words that stand for an article, and sentences that they are taken from.
TELLING: Final = 25
LEAD: Final = 6
TITLE_COUNT: Final = 3.0
#: Cosine from which an article tells of a group's happening. Chosen on RPM2-fr (odd topics): most clusters stay whole.
SAME_EVENT: Final = 0.1
#: The same for articles that a theme's terms picked out of others: these terms they share already.
SAME_EVENT_PICKED: Final = 0.15
#: Mean number of content words below which articles are not grouped.
TOO_SHORT: Final = 12
#: Groups that one word may lead to: a word of more groups sets nothing apart.
MAX_GROUPS: Final = 200

Vector = dict[str, float]


def events(articles: Sequence[Article], rarity: Mapping[str, float], *, picked: bool = False) -> list[int]:
    """Group the articles of a theme by happening.

    Articles of a line or two share too few words to be told apart: they are one group.

    Args:
        articles: The articles.
        rarity: Stem -> inverse document frequency over all articles, of any theme.
        picked: Terms that the theme requires picked the articles out of others.

    Returns:
        A group number per article; groups are numbered from 0 in the order of their first article's key.
    """
    if sum(len(s.content) for a in articles for s in a.sentences) < TOO_SHORT * len(articles):
        return [0] * len(articles)
    least = SAME_EVENT_PICKED if picked else SAME_EVENT
    centroids: list[Vector] = []
    norms: list[float] = []
    having: defaultdict[str, list[int]] = defaultdict(list)
    numbers = [0] * len(articles)
    for i in sorted(range(len(articles)), key=lambda i: articles[i].key):
        vector = telling_words(articles[i], rarity)
        cosine, number = _nearest(vector, centroids, norms, having)
        if cosine < least:
            number = len(centroids)
            centroids.append({})
            norms.append(0.0)
        numbers[i] = number
        centroid = centroids[number]
        for word, weight in vector.items():
            if word not in centroid:
                having[word].append(number)
            centroid[word] = centroid.get(word, 0.0) + weight
        norms[number] = math.sqrt(sum(w * w for w in centroid.values()))
    return numbers


def telling_words(article: Article, rarity: Mapping[str, float]) -> Vector:
    """The words of title and lead that set an article apart, as a vector of unit length."""
    counts: defaultdict[str, float] = defaultdict(float, dict.fromkeys(article.title.content, TITLE_COUNT))
    for k, sentence in enumerate(article.sentences[:LEAD]):
        for stem in sentence.content:
            counts[stem] += (1 + k) ** -0.5
    weights = {stem: n * rarity.get(stem, 1.0) for stem, n in counts.items()}
    top = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TELLING]
    length = math.sqrt(sum(w * w for _, w in top)) or 1.0
    return {stem: w / length for stem, w in top}


def _nearest(
    vector: Vector, centroids: Sequence[Vector], norms: Sequence[float], having: Mapping[str, Sequence[int]]
) -> tuple[float, int]:
    """Find the group closest to a vector, with their cosine; of equal ones the first."""
    products: defaultdict[int, float] = defaultdict(float)
    for word, weight in vector.items():
        numbers = having.get(word, ())
        if len(numbers) <= MAX_GROUPS:
            for number in numbers:
                products[number] += weight * centroids[number][word]
    cosine, minus = max(((product / norms[n], -n) for n, product in products.items()), default=(0.0, 0))
    return cosine, -minus
