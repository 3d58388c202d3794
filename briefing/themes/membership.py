"""Which articles are on a theme, and which of their sentences: required, supporting and excluding terms at work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.text.asides import NONE
from briefing.themes.relevance import Bag, inverse_frequencies, relevance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.text.asides import Asides
    from briefing.text.terms import Article, Terms
    from briefing.themes.phrases import Lexicon

#: An article is on the theme from this share of the best article's relevance on.
RELEVANT: Final = 0.5
#: Share of relevant articles from which the folder is the theme; how often one repeats its words then says nothing.
FOLDER: Final = 0.7
#: Mean number of content words below which articles cannot be judged by the words that they repeat.
TOO_SHORT: Final = 20
#: Relevance weighs articles by this power: less than 1, because it says "about the theme", not "important".
RELEVANCE_POWER: Final = 0.7
#: Sentences in which an article says what it is about.
LEAD: Final = 3
#: An article that states a required term in so many sentences of its body is about it too.
MENTIONS: Final = 3
#: Share of its sentences that exclude an article whose title has a required term.
MOSTLY: Final = 0.3
#: An article names the theme in passing when it does so seldom, not in its title, and when fewer of its sentences than
#: this share speak of the theme or of its neighbours. It is heard only when no article states the theme.
DOMAIN: Final = 0.25
#: Share of sentences with a supporting term from which an article speaks of a theme from end to end.
DENSE: Final = 0.5
#: How much each further term of the theme raises a sentence, and how many of them do.
PER_TERM: Final = 0.1
MOST_TERMS: Final = 5
#: How strongly the theme's words in a sentence raise it.
QUERY_BONUS: Final = 0.5

#: Support of a sentence with a required term.
REQUIRED: Final = 1.0
#: Support of a sentence with a supporting term: of an article with a required term in title, in lead, further on.
SUPPORTED: Final = (0.6, 0.45, 0.0)
#: Support of the first sentence of an article, likewise: it tells the news that the article is about.
OPENING: Final = (0.75, 0.0, 0.0)
#: Share of its relevance that an article keeps, likewise.
ABOUT: Final = (1.0, 0.85, 0.6)
#: Support of any sentence of an article with a required term in the title.
TITLED: Final = 0.35
#: Support by the distance to the last sentence with a required term, a change of paragraph counting as one more: first
#: with a supporting term, then without.
FOLLOWING: Final = ((0.9, 0.65), (0.8, 0.5), (0.65, 0.3), (0.5, 0.0))
#: What is left of a sentence's support that names the theme in passing only: among other things or as an example.
PASSING: Final = 0.4
#: What is left of a sentence's support that has a required term of another theme too, or of another theme only.
MIXED: Final = 0.5
FOREIGN: Final = 0.4


@dataclass(frozen=True, slots=True)
class Membership:
    """One theme over all articles.

    Attributes:
        weights: Per article, in [0, 1]; 0 is off the theme.
        support: Per article, per sentence; 0 is off the theme, 1 on it, more when it has the theme's rare words.
        excluded: Ranks of the articles that are about something the theme excludes.
    """

    weights: tuple[float, ...]
    support: tuple[tuple[float, ...], ...]
    excluded: frozenset[int] = frozenset()


def membership(
    articles: Sequence[Article],
    bags: Sequence[Bag],
    lexicons: Sequence[Lexicon],
    rivals: Sequence[Sequence[Lexicon]] = (),
) -> Membership:
    """Decide what is on a theme.

    Args:
        articles: All articles, of any theme.
        bags: Their counted words.
        lexicons: The theme in each article's language; all of one language share one object.
        rivals: Per article, the other themes in its language. A sentence that names several themes is worth less to
            each, one that names only another theme least.
    """
    scores = _scores(bags, lexicons)
    if _is_folder_of_theme(scores, bags, lexicons):
        return Membership((1.0,) * len(articles), tuple((REQUIRED,) * len(a.sentences) for a in articles))
    rarity = inverse_frequencies(bags)
    cutoff = RELEVANT * max(scores, default=0.0)
    others = rivals or [()] * len(articles)
    sights = [_sight(a, x, other) for a, x, other in zip(articles, lexicons, others, strict=True)]
    claimed = [
        _bases(sight) if score > 0 and (sight.lexicon.required.by_stem or score >= cutoff) else ()
        for sight, score in zip(sights, scores, strict=True)
    ]
    bases = _heard(sights, claimed)
    matches = [
        [_match(s, lexicon, rarity) if base else 0.0 for s, base in zip(article.sentences, rows, strict=False)]
        for article, lexicon, rows in zip(articles, lexicons, bases, strict=True)
    ]
    best = max((m for row in matches for m in row), default=0.0) or 1.0
    return Membership(
        weights=tuple(
            score**RELEVANCE_POWER * ABOUT[sight.place] if any(rows) else 0.0
            for sight, score, rows in zip(sights, scores, bases, strict=True)
        ),
        support=tuple(
            tuple(base * (1 + QUERY_BONUS * m / best) for base, m in zip(rows, row, strict=True))
            or (0.0,) * len(article.sentences)
            for article, rows, row in zip(articles, bases, matches, strict=True)
        ),
        excluded=frozenset(i for i, sight in enumerate(sights) if sight.excluded),
    )


def _is_folder_of_theme(scores: Sequence[float], bags: Sequence[Bag], lexicons: Sequence[Lexicon]) -> bool:
    """Tell whether a theme without required terms sets no article apart.

    So many of them answer it that its words tell nothing, or they are so short that no word can occur often in any.
    """
    if any(x.required.by_stem for x in lexicons):
        return False
    short = sum(b.length for b in bags) < TOO_SHORT * len(bags)
    return short or sum(score >= RELEVANT for score in scores) >= FOLDER * len(scores)


def _scores(bags: Sequence[Bag], lexicons: Sequence[Lexicon]) -> list[float]:
    """Relevance of each article, ranked among those of its own language."""
    scores = [0.0 if lexicon.query else 1.0 for lexicon in lexicons]
    for lexicon in {id(x): x for x in lexicons}.values():
        places = [i for i, x in enumerate(lexicons) if x is lexicon and x.query]
        for i, score in zip(places, relevance([bags[i] for i in places], lexicon.query), strict=True):
            scores[i] = score
    return scores


@dataclass(frozen=True, slots=True)
class _Sight:
    """An article as a theme sees it.

    Attributes:
        rivals: The other themes in its language.
        named: Per sentence, the required terms in it.
        passing: Per sentence, whether these are named only in passing: among other things or as an example.
        place: Where it states what makes the theme: 0 in its title, 1 in its lead, 2 further on.
    """

    article: Article
    lexicon: Lexicon
    rivals: Sequence[Lexicon]
    named: tuple[int, ...]
    passing: tuple[bool, ...]
    place: int

    @property
    def mentions(self) -> int:
        """How many sentences name the theme as what they speak of."""
        return sum(n > 0 and not aside for n, aside in zip(self.named, self.passing, strict=True))

    @property
    def states(self) -> bool:
        """Whether the article says in its title, its lead or repeatedly that it is about the theme."""
        return self.place < len(ABOUT) - 1 or self.mentions >= MENTIONS

    @property
    def is_aside(self) -> bool:
        """Whether the article names the theme and has another subject than the theme and its neighbours.

        Without supporting terms and neighbours nothing tells what else belongs to the theme: no article is then aside.
        """
        if not self.place or not any(self.named) or self.mentions >= MENTIONS:
            return False
        domain = [t for t in (self.lexicon.supporting, *(rival.required for rival in self.rivals)) if t.by_stem]
        if not domain:
            return False
        near, sentences = (self.lexicon.required, *domain), self.article.sentences
        speaking = sum(any(terms.count(s) for terms in near) for s in sentences)
        return not self.mentions or speaking < DOMAIN * len(sentences)

    @property
    def excluded(self) -> bool:
        """Whether the article is about something that the theme excludes.

        Its title says so; or a good part of its sentences does although the title has a required term; or, without one
        there, more of its sentences exclude it than require it.
        """
        excluding, article = self.lexicon.excluding, self.article
        if not excluding.by_stem:
            return False
        if excluding.count(article.title):
            return True
        against = sum(excluding.count(s) > 0 for s in article.sentences)
        if self.lexicon.required.count(article.title):
            return against > MOSTLY * len(article.sentences)
        return against > sum(n > 0 for n in self.named)


def _sight(article: Article, lexicon: Lexicon, rivals: Sequence[Lexicon]) -> _Sight:
    named = tuple(lexicon.required.count(s) for s in article.sentences)
    asides = article.asides or (NONE,) * len(named)
    passing = tuple(
        n > 0 and beside is not NONE and _is_aside(sentence, beside, lexicon)
        for n, beside, sentence in zip(named, asides, article.sentences, strict=True)
    )
    firm = [n > 0 and not aside for n, aside in zip(named, passing, strict=True)]
    return _Sight(article, lexicon, rivals, named, passing, _place(article, lexicon, firm))


def _is_aside(sentence: Terms, beside: Asides, lexicon: Lexicon) -> bool:
    """Tell whether a sentence names the theme only as an example, or in enumerations of other things."""
    places = lexicon.required.places(sentence)
    own = [*places, *lexicon.supporting.places(sentence)]
    mixed = [items for items in beside.enumerations if not all(any(_meet(i, p) for p in own) for i in items)]
    passing = beside.examples.union(*(item for items in mixed for item in items))
    return not any(passing.isdisjoint(place) for place in places)


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _place(article: Article, lexicon: Lexicon, firm: Sequence[bool]) -> int:
    """Where an article states what makes the theme, see `_Sight`.

    A supporting term in the title is enough for an article that names the theme and speaks of it from end to end.
    """
    if not lexicon.required.by_stem or lexicon.required.count(article.title):
        return 0
    if any(firm) and lexicon.supporting.count(article.title) and _is_dense(article, lexicon):
        return 0
    return 1 if any(firm[:LEAD]) else 2


def _is_dense(article: Article, lexicon: Lexicon) -> bool:
    return sum(lexicon.supporting.count(s) > 0 for s in article.sentences) >= DENSE * len(article.sentences)


def _heard(sights: Sequence[_Sight], bases: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Leave out the articles that name the theme in passing when another one states it."""
    aside = [bool(rows) and sight.is_aside for rows, sight in zip(bases, sights, strict=True)]
    stated = any(rows and not out and sight.states for rows, out, sight in zip(bases, aside, sights, strict=True))
    return [() if stated and out else rows for rows, out in zip(bases, aside, strict=True)]


def _bases(sight: _Sight) -> tuple[float, ...]:
    """How firmly each sentence stands on the theme; empty when none does."""
    if sight.excluded:
        return ()
    article, lexicon, place = sight.article, sight.lexicon, sight.place
    asked = bool(lexicon.required.by_stem)
    on = sight.states or not asked
    rows: list[float] = []
    distance, last = len(FOLLOWING), 0
    for sentence, paragraph, named, aside in zip(
        article.sentences, article.paragraphs, sight.named, sight.passing, strict=True
    ):
        distance += paragraph != last
        last = paragraph
        if lexicon.excluding.count(sentence):
            base = 0.0
        elif named or not asked:
            base = PASSING if aside else REQUIRED
        else:
            base = _leaning(sentence, lexicon, distance, place) if on else 0.0
            base = max(base, OPENING[place]) if on and not rows else base
        rows.append(base and base * _company(sentence, lexicon, sight.rivals, required=named, follows=distance == 0))
        distance = 0 if named and base and not aside else distance + 1
    return tuple(rows) if any(rows) else ()


def _company(sentence: Terms, lexicon: Lexicon, rivals: Sequence[Lexicon], *, required: int, follows: bool) -> float:
    """A factor for the terms that stand beside the first one: the theme's own raise it, another theme's lower it.

    A sentence that directly follows one of the theme goes on about it, whatever else it names.
    """
    further = max(0, required + lexicon.supporting.count(sentence) - 1)
    own = 1 + PER_TERM * min(further, MOST_TERMS)
    if any(rival.required.count(sentence) for rival in rivals):
        return own * (MIXED if required else 1.0 if follows else FOREIGN)
    return own


def _leaning(sentence: Terms, lexicon: Lexicon, distance: int, place: int) -> float:
    """Support of a sentence without a required term, by what it has and by what stands before it."""
    near = FOLLOWING[distance] if distance < len(FOLLOWING) else (0.0, 0.0)
    if lexicon.supporting.count(sentence):
        return max(SUPPORTED[place], near[0])
    return max(0.0 if place else TITLED, near[1])


def _match(sentence: Terms, lexicon: Lexicon, rarity: Mapping[str, float]) -> float:
    """Weight of the query's words that a sentence has, rare ones counting more."""
    return sum(lexicon.query[s] * rarity.get(s, 0.0) for s in sorted(lexicon.query.keys() & sentence.content))
