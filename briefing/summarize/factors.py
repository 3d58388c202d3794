"""What a sentence is worth before anything is chosen: its share of the titles' words, its manner, its substance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from briefing.text.terms import Article, Terms

#: Weight of the titles' words in a sentence's worth. Chosen on RPM2-fr (odd topics).
TITLE_BONUS: Final = 5.0


def title_shares(articles: Sequence[Article], weights: Sequence[float]) -> dict[str, float]:
    """Share of the articles (by weight) whose title has a stem.

    Returns:
        Stem -> share in [0, 1]; stems of no title are absent.
    """
    total = sum(weights) or 1.0
    shares: Counter[str] = Counter()
    for article, weight in zip(articles, weights, strict=True):
        for stem in article.title.content:
            shares[stem] += weight / total
    return dict(shares)


def title_factor(terms: Terms, shares: Mapping[str, float]) -> float:
    """Raise a sentence that says what the titles say.

    Returns:
        1 without a common word, up to 1 + TITLE_BONUS when every content word stands in every title.
    """
    if not terms.content:
        return 1.0
    return 1.0 + TITLE_BONUS * sum(sorted(shares.get(s, 0.0) for s in terms.content)) / len(terms.content)
