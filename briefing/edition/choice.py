"""What each theme quotes: every theme ranks its sentences, and a sentence that several want goes where it is missed most.

Pure. In: prepared documents and the plan. Out: picks per theme, as references into the documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing import dedupe, summarize, themes
from briefing.edition.numbers import figure_ranking
from briefing.edition.preferences import preferred
from briefing.edition.prepare import Prepared
from briefing.model import Plan, Said, ThemeSpec
from briefing.summarize import Budget, Pick, Ref, Story
from briefing.text.terms import Article, terms
from briefing.themes.relevance import inverse_frequencies

#: A name that stands in a larger share of the documents sets none of them apart.
COMMON_NAME: Final = 0.5
#: In so few documents every name counts.
FEW_DOCUMENTS: Final = 3
#: How much the relevance of its document weighs in a sentence's worth, as a power.
DOCUMENT_POWER: Final = 0.5
#: A sentence that an earlier edition quoted is worth this much of a new one.
REPEATED: Final = 0.2
#: Worth, for a theme of figures, of a sentence that has none of its words but stands in an article on another theme.
OTHER_TOPIC: Final = 0.5
#: Places below its own budget that a theme looks ahead, to know what losing a sentence would cost it.
LOOK_AHEAD: Final = 1

@dataclass(frozen=True, slots=True)
class Field:
    """All that may be chosen from: the documents in the plan's languages, one of each set of equal ones."""

    prepared: tuple[Prepared, ...]
    weights: tuple[float, ...]
    rarity: Mapping[str, float]
    rare_names: frozenset[str]
    repeated: frozenset[Ref]

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(p.article for p in self.prepared)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One theme's choice: picks in order, and per theme article whether it is on the theme."""

    theme: ThemeSpec
    picks: tuple[Pick, ...]
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a theme may choose from; a story's rank is that of its document in the field."""

    theme: ThemeSpec
    stories: tuple[Story, ...]

    @property
    def members(self) -> tuple[int, ...]:
        return tuple(story.rank for story in self.stories)


def field(prepared: Sequence[Prepared], said: Sequence[Said], sources: Sequence[int], language: str) -> Field:
    """Gather what is known of all documents together.

    Args:
        prepared: The documents to choose from.
        said: What earlier editions quoted.
        sources: Per document, the text that it was made from: copies of one text share one voice.
        language: Of the earlier editions.
    """
    articles = [p.article for p in prepared]
    earlier = [terms(s.text, language) for s in said]
    names = Counter(name for p in prepared for name in {n for r in p.readings for n in r.names})
    most = COMMON_NAME * len(prepared) if len(prepared) > FEW_DOCUMENTS else len(prepared)
    copies = Counter(sources)
    return Field(
        prepared=tuple(prepared),
        weights=tuple(1 / copies[s] for s in sources),
        rarity=inverse_frequencies([p.bag for p in prepared]),
        rare_names=frozenset(name for name, n in names.items() if n <= most),
        repeated=frozenset((i, k) for _, i, k, how in dedupe.echoes(earlier, articles) if how == "same"),
    )


def choose(ground: Field, plan: Plan) -> list[Ranked]:
    """Choose the sentences of every theme; none is chosen for two.

    Each theme ranks on its own. A sentence wanted by several goes to the theme that would lose most by the best
    sentence that it would have instead; the others choose again without it, until no two want the same.
    """
    topics = [claim(theme, ground, plan.themes) for theme in plan.themes if theme.kind == "topic"]
    covered = frozenset(i for c in topics for i in c.members)
    claims = {c.theme.id: c for c in topics}
    claims |= {t.id: figure_claim(t, ground, covered) for t in plan.themes if t.kind == "figures"}
    claims = {name: preferred(c, ground, plan.preferences) for name, c in claims.items()}
    owner: dict[Ref, str] = {}
    while True:
        ranked = {name: _ranked(c, ground, owner) for name, c in claims.items()}
        wanted: defaultdict[Ref, list[str]] = defaultdict(list)
        for name, (picks, _) in ranked.items():
            for pick in picks:
                wanted[pick.ref].append(name)
        contested = {ref: names for ref, names in wanted.items() if len(names) > 1}
        if not contested:
            return [Ranked(t, tuple(ranked[t.id][0]), claims[t.id].members) for t in plan.themes]
        for ref, names in contested.items():
            owner[ref] = max(names, key=lambda n: (_loss(ref, *ranked[n]), n))


def claim(theme: ThemeSpec, ground: Field, every: Sequence[ThemeSpec] = ()) -> Claim:
    """Decide what a theme of words may choose from, and what each sentence is worth to it.

    Args:
        theme: The theme.
        ground: What there is to choose from.
        every: All themes of the edition; the other themes of words are its rivals.
    """
    others = [t for t in every if t.kind == "topic" and t.id != theme.id]
    languages = [p.document.language.code for p in ground.prepared]
    found = themes.membership(
        ground.articles,
        [p.bag for p in ground.prepared],
        [themes.lexicon(theme, language) for language in languages],
        [[themes.lexicon(other, language) for other in others] for language in languages],
    )
    members = [i for i, weight in enumerate(found.weights) if weight > 0]
    events = summarize.events([ground.articles[i] for i in members], ground.rarity)
    return Claim(
        theme,
        tuple(
            Story(
                rank=i,
                article=ground.articles[i],
                weight=found.weights[i] * ground.weights[i],
                support=found.support[i],
                factors=_worth(found.support[i], manners(ground, i), found.weights[i] ** DOCUMENT_POWER),
                event=event,
            )
            for i, event in zip(members, events, strict=True)
        ),
    )


def _worth(support: Sequence[float], manner: Sequence[float], document: float) -> tuple[float, ...]:
    return tuple(s * m * document for s, m in zip(support, manner, strict=True))


def figure_claim(theme: ThemeSpec, ground: Field, covered: frozenset[int]) -> Claim:
    """Decide what a theme of figures may choose from: sentences with figures, of documents on a topic or its own words."""
    lexicons = [themes.lexicon(theme, p.document.language.code) for p in ground.prepared]
    found = themes.membership(ground.articles, [p.bag for p in ground.prepared], lexicons)
    stories = []
    for i, weight in enumerate(found.weights):
        if weight > 0 or i in covered:
            support = [x or (OTHER_TOPIC if i in covered else 0.0) for x in found.support[i]]
            factors = _worth(support, manners(ground, i), 1.0)
            stories.append(Story(i, ground.articles[i], ground.weights[i], support, factors, event=i))
    return Claim(theme, tuple(stories))


def manners(ground: Field, i: int) -> list[float]:
    """What each sentence of a document is worth by the way it is written and by what was said before."""
    prepared = ground.prepared[i]
    return [
        summarize.manner(reading, words, rare=ground.rare_names) * (REPEATED if (i, k) in ground.repeated else 1.0)
        for k, (reading, words) in enumerate(zip(prepared.readings, prepared.article.sentences, strict=True))
    ]


def choose_one(ground: Field, theme: ThemeSpec) -> list[Pick]:
    """Choose the sentences of a single theme of words."""
    return summarize.rank(claim(theme, ground).stories, Budget(words=theme.words, sentences=theme.sentences))


def _ranked(claim_: Claim, ground: Field, owner: Mapping[Ref, str]) -> tuple[list[Pick], float]:
    """A theme's picks without those owned by others, and the value of the first one that found no place."""
    theme = claim_.theme
    free = tuple(
        replace(s, factors=[f if owner.get((s.rank, k), theme.id) == theme.id else 0.0 for k, f in enumerate(s.factors)])
        for s in claim_.stories
    )
    ranking = figure_ranking if theme.kind == "figures" else _topic_ranking
    budget = Budget(words=theme.words, sentences=theme.sentences + LOOK_AHEAD)
    picks = ranking(replace(claim_, stories=free), ground, budget)
    kept, more = picks[: theme.sentences], picks[theme.sentences :]
    return kept, more[0].value if more else 0.0


def _topic_ranking(claim_: Claim, _ground: Field, budget: Budget) -> list[Pick]:
    return summarize.rank(claim_.stories, budget)


def _loss(ref: Ref, picks: Sequence[Pick], next_value: float) -> float:
    """What a theme loses with a sentence: its value less the next one's, as a share of the theme's best."""
    best = max(p.value for p in picks)
    return (next(p.value for p in picks if p.ref == ref) - next_value) / best if best else 0.0
