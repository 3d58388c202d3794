"""Which articles are on a theme, and which of their sentences: required, supporting and excluding terms at work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.themes.phrases import Lexicon
from briefing.themes.relevance import Bag, inverse_frequencies, relevance
from briefing.text.terms import Article, Terms

#: An article is on the theme from this share of the best article's relevance on.
RELEVANT: Final = 0.5
#: Relevance weighs articles by this power: less than 1, because it says "about the theme", not "important".
RELEVANCE_POWER: Final = 0.7
#: Sentences in which an article says what it is about.
LEAD: Final = 3
#: An article that states a required term in so many sentences of its body is about it too.
MENTIONS: Final = 3
#: How strongly the theme's words in a sentence raise it.
QUERY_BONUS: Final = 0.5

#: Support of a sentence of an article on the theme: it has a required term; it follows one that has and has a
#: supporting term; it follows one; it has a supporting term; its article's title has a required term.
SUPPORT: Final = {"required": 1.0, "follows_supported": 0.85, "follows": 0.6, "supporting": 0.6, "title": 0.35}


@dataclass(frozen=True, slots=True)
class Membership:
    """One theme over all articles.

    Attributes:
        weights: Per article, in [0, 1]; 0 is off the theme.
        support: Per article, per sentence; 0 is off the theme, 1 on it, more when it has the theme's rare words.
    """

    weights: tuple[float, ...]
    support: tuple[tuple[float, ...], ...]


def membership(articles: Sequence[Article], bags: Sequence[Bag], lexicons: Sequence[Lexicon]) -> Membership:
    """Decide what is on a theme.

    Args:
        articles: All articles, of any theme.
        bags: Their counted words.
        lexicons: The theme in each article's language; all of one language share one object.
    """
    scores = _scores(bags, lexicons)
    rarity = inverse_frequencies(bags)
    bases = [_bases(a, x) if score > 0 else () for a, x, score in zip(articles, lexicons, scores, strict=True)]
    cutoff = RELEVANT * max(scores, default=0.0)
    bases = [
        rows if x.required.by_stem or score >= cutoff else () for rows, x, score in zip(bases, lexicons, scores, strict=True)
    ]
    matches = [
        [_match(s, x, rarity) if base else 0.0 for s, base in zip(a.sentences, rows, strict=False)]
        for a, x, rows in zip(articles, lexicons, bases, strict=True)
    ]
    best = max((m for row in matches for m in row), default=0.0) or 1.0
    return Membership(
        weights=tuple(score**RELEVANCE_POWER if any(rows) else 0.0 for score, rows in zip(scores, bases, strict=True)),
        support=tuple(
            tuple(base * (1 + QUERY_BONUS * m / best) for base, m in zip(rows, row, strict=True))
            or (0.0,) * len(article.sentences)
            for article, rows, row in zip(articles, bases, matches, strict=True)
        ),
    )


def _scores(bags: Sequence[Bag], lexicons: Sequence[Lexicon]) -> list[float]:
    """Relevance of each article, ranked among those of its own language."""
    scores = [0.0] * len(bags)
    for lexicon in {id(x): x for x in lexicons}.values():
        places = [i for i, x in enumerate(lexicons) if x is lexicon]
        for i, score in zip(places, relevance([bags[i] for i in places], lexicon.query), strict=True):
            scores[i] = score
    return scores


def _states(article: Article, lexicon: Lexicon) -> bool:
    """Tell whether an article says in its title, its lead or repeatedly that it is about the theme."""
    if lexicon.required.count(article.title):
        return True
    having = [k for k, s in enumerate(article.sentences) if lexicon.required.count(s)]
    return any(k < LEAD for k in having) or len(having) >= MENTIONS


def _excluded(article: Article, lexicon: Lexicon) -> bool:
    """Tell whether an article is about something that the theme excludes.

    Its title says so; or, without a required term in the title, more of its sentences exclude it than require it.
    """
    if lexicon.excluding.count(article.title):
        return True
    if lexicon.required.count(article.title) or not lexicon.excluding.by_stem:
        return False
    against = sum(lexicon.excluding.count(s) > 0 for s in article.sentences)
    return against > sum(lexicon.required.count(s) > 0 for s in article.sentences)


def _bases(article: Article, lexicon: Lexicon) -> tuple[float, ...]:
    """How firmly each sentence stands on the theme, by `SUPPORT`; empty when none does."""
    if _excluded(article, lexicon):
        return ()
    on = _states(article, lexicon) or not lexicon.required.by_stem
    titled = lexicon.required.count(article.title) > 0
    rows: list[float] = []
    follows = False
    for sentence in article.sentences:
        required = lexicon.required.count(sentence) > 0
        rows.append(_base(sentence, lexicon, required=required, follows=follows, titled=titled, on=on))
        follows = required and rows[-1] > 0
    return tuple(rows) if any(rows) else ()


def _base(sentence: Terms, lexicon: Lexicon, *, required: bool, follows: bool, titled: bool, on: bool) -> float:
    if lexicon.excluding.count(sentence):
        return 0.0
    if required or (on and not lexicon.required.by_stem):
        return SUPPORT["required"]
    if not on:
        return 0.0
    supported = lexicon.supporting.count(sentence) > 0
    if follows:
        return SUPPORT["follows_supported" if supported else "follows"]
    return SUPPORT["supporting"] if supported else SUPPORT["title"] if titled else 0.0


def _match(sentence: Terms, lexicon: Lexicon, rarity: Mapping[str, float]) -> float:
    """Weight of the query's words that a sentence has, rare ones counting more."""
    return sum(lexicon.query[s] * rarity.get(s, 0.0) for s in sorted(lexicon.query.keys() & sentence.content))
