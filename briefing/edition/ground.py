"""What each theme may choose from: which documents and sentences are on it, and what each is worth to it.

Pure. In: prepared documents and themes. Out: claims, that is stories for the stage that ranks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing import dedupe, summarize, themes
from briefing.summarize import Ref, Story
from briefing.text.terms import Article, terms
from briefing.themes import Lexicon, inverse_frequencies

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.edition.prepare import Prepared
    from briefing.model import Said, ThemeSpec

#: A name that stands in a larger share of the documents sets none of them apart.
COMMON_NAME: Final = 0.5
#: In so few documents every name counts.
FEW_DOCUMENTS: Final = 3
#: How much the relevance of its document weighs in a sentence's worth, as a power.
DOCUMENT_POWER: Final = 0.5
#: How much its support weighs in it, likewise: to a theme asked for by name the firmest sentences matter most.
SUPPORT_POWER: Final = 2.0
#: What a sentence that reports is worth more to a theme of figures than one that only holds them.
REPORTED: Final = 1.6
#: A sentence that an earlier edition quoted is worth this much of a new one: it comes after all that is new.
REPEATED: Final = 1e-6
#: Worth, for a theme of figures, of a sentence that has none of its words but stands in an article on another theme.
OTHER_TOPIC: Final = 0.5


@dataclass(frozen=True, slots=True)
class Field:
    """All that may be chosen from: the documents in the plan's languages, one of each set of equal ones.

    Attributes:
        weights: Per document, the share of a voice that it has: copies of one text share one.
        rarity: Stem -> inverse document frequency over all documents.
        manners: Per document, per sentence: its worth by the way it is written and by what was said before.
        news: Likewise: its worth to a theme asked for by name, which wants what was done, not comments.
    """

    prepared: tuple[Prepared, ...]
    weights: tuple[float, ...]
    rarity: Mapping[str, float]
    manners: tuple[tuple[float, ...], ...]
    news: tuple[tuple[float, ...], ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The documents as words."""
        return tuple(p.article for p in self.prepared)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a theme may choose from.

    Attributes:
        stories: One per document on the theme; its rank is that of the document in the field.
        rejected: Ranks of the documents that the theme excludes.
        own: Stems of the theme's name, in the languages of the documents.
    """

    theme: ThemeSpec
    stories: tuple[Story, ...]
    rejected: frozenset[int] = frozenset()
    own: frozenset[str] = frozenset()

    @property
    def members(self) -> tuple[int, ...]:
        """Ranks, in the field, of the documents on the theme."""
        return tuple(story.rank for story in self.stories)


def field(prepared: Sequence[Prepared], said: Sequence[Said], sources: Sequence[int], language: str) -> Field:
    """Gather what is known of all documents together.

    Args:
        prepared: The documents to choose from.
        said: What earlier editions quoted.
        sources: Per document, the text that it was made from.
        language: Of the earlier editions.
    """
    earlier = [terms(s.text, language) for s in said]
    articles = [p.article for p in prepared]
    repeated = {(i, k) for _, i, k, how in dedupe.echoes(earlier, articles) if how == "same"}
    rare = _rare_names(prepared)
    copies = Counter(sources)
    manners = tuple(_manners(p, i, rare, repeated, whole=len(prepared) == 1) for i, p in enumerate(prepared))
    return Field(
        prepared=tuple(prepared),
        weights=tuple(1 / copies[s] for s in sources),
        rarity=inverse_frequencies([p.bag for p in prepared]),
        manners=manners,
        news=tuple(_news(p, row, rare) for p, row in zip(prepared, manners, strict=True)),
    )


def _rare_names(prepared: Sequence[Prepared]) -> frozenset[str]:
    names = Counter(name for p in prepared for name in {n for r in p.readings for n in r.names})
    most = COMMON_NAME * len(prepared) if len(prepared) > FEW_DOCUMENTS else len(prepared)
    return frozenset(name for name, n in names.items() if n <= most)


def _manners(
    prepared: Prepared, i: int, rare: frozenset[str], repeated: Collection[Ref], *, whole: bool
) -> tuple[float, ...]:
    """Judge a document's sentences; those of the only document, and the only one of a document, as a whole."""
    whole = whole or len(prepared.sentences) == 1
    return tuple(
        summarize.manner(reading, words, rare=rare, whole=whole) * (REPEATED if (i, k) in repeated else 1.0)
        for k, (reading, words) in enumerate(zip(prepared.readings, prepared.article.sentences, strict=True))
    )


def _news(prepared: Prepared, manners: Sequence[float], rare: frozenset[str]) -> tuple[float, ...]:
    return tuple(m * summarize.news(reading, rare=rare) for m, reading in zip(manners, prepared.readings, strict=True))


def topic_claim(theme: ThemeSpec, ground: Field, every: Sequence[ThemeSpec] = ()) -> Claim:
    """Decide what a theme of words may choose from, and what each sentence is worth to it.

    Args:
        theme: The theme.
        ground: What there is to choose from.
        every: All themes of the edition; the other themes of words are its rivals.
    """
    others = [t for t in every if t.kind == "topic" and t.id != theme.id]
    lexicons = _lexicons(theme, ground)
    found = themes.membership(
        ground.articles,
        [p.bag for p in ground.prepared],
        lexicons,
        list(zip(*(_lexicons(other, ground) for other in others), strict=True)),
    )
    members = [i for i, weight in enumerate(found.weights) if weight > 0]
    articles = [ground.prepared[i].article for i in members]
    events = summarize.events(articles, ground.rarity, picked=bool(theme.required))
    told = ground.news if theme.required else ground.manners
    stories = tuple(
        Story(
            rank=i,
            article=ground.prepared[i].article,
            weight=found.weights[i] * ground.weights[i],
            support=found.support[i],
            factors=_factors(theme, found.support[i], told[i], found.weights[i] ** DOCUMENT_POWER),
            event=event,
        )
        for i, event in zip(members, events, strict=True)
    )
    return Claim(theme, stories, found.excluded, frozenset().union(*(x.own for x in lexicons)))


def figure_claim(theme: ThemeSpec, ground: Field, topics: Sequence[Claim]) -> Claim:
    """Decide what a theme of figures may choose from.

    Documents that state its words, and those on a topic of the edition; not those that a topic excludes and none has.
    """
    # What is counted is often listed: to a theme of figures that is no aside.
    articles = [replace(article, asides=()) for article in ground.articles]
    found = themes.membership(articles, [p.bag for p in ground.prepared], _lexicons(theme, ground))
    covered = {i for c in topics for i in c.members}
    rejected = {i for c in topics for i in c.rejected} - covered
    stories = []
    for i, weight in enumerate(found.weights):
        if i in covered or (weight > 0 and i not in rejected):
            p = ground.prepared[i]
            support = [x or (OTHER_TOPIC if i in covered else 0.0) for x in found.support[i]]
            told = [m * (REPORTED if r.reports else 1.0) for m, r in zip(ground.manners[i], p.readings, strict=True)]
            factors = _factors(theme, support, told, 1.0)
            stories.append(Story(i, p.article, ground.weights[i], support, factors, event=i))
    return Claim(theme, tuple(stories), found.excluded)


def _lexicons(theme: ThemeSpec, ground: Field) -> list[Lexicon]:
    """A theme's terms in the language of each document."""
    languages = {p.document.language.code for p in ground.prepared}
    compiled = {language: themes.lexicon(theme, language) for language in sorted(languages)}
    return [compiled[p.document.language.code] for p in ground.prepared]


def _factors(
    theme: ThemeSpec, support: Sequence[float], manners: Sequence[float], document: float
) -> tuple[float, ...]:
    firm = SUPPORT_POWER if theme.required else 1.0
    return tuple(s**firm * m * document for s, m in zip(support, manners, strict=True))
