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
from briefing.edition.prepare import Prepared
from briefing.model import Plan, Said, ThemeSpec
from briefing.summarize import Budget, Pick, Ref
from briefing.text.terms import Article, Terms, terms
from briefing.themes.relevance import inverse_frequencies

#: A name that stands in a larger share of the documents sets none of them apart.
COMMON_NAME: Final = 0.5
#: In so few documents every name counts.
FEW_DOCUMENTS: Final = 3
#: How much the relevance of its document weighs in a sentence's worth, as a power.
DOCUMENT_POWER: Final = 0.5
#: A sentence that an earlier edition quoted is worth this much of a new one.
REPEATED: Final = 0.2
#: Places below its own budget that a theme looks ahead, to know what losing a sentence would cost it.
LOOK_AHEAD: Final = 1

Factors = list[list[float]]


@dataclass(frozen=True, slots=True)
class Field:
    """All that may be chosen from: the documents in the plan's languages, one of each set of equal ones."""

    prepared: tuple[Prepared, ...]
    weights: tuple[float, ...]
    rarity: Mapping[str, float]
    rare_names: frozenset[str]
    said: tuple[Terms, ...]

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
    """What a theme may choose from: its articles, a factor per sentence, its events."""

    theme: ThemeSpec
    members: tuple[int, ...]
    weights: tuple[float, ...]
    factors: tuple[tuple[float, ...], ...]
    events: tuple[int, ...]


def field(prepared: Sequence[Prepared], said: Sequence[Said], sources: Sequence[int], language: str) -> Field:
    """Gather what is known of all documents together.

    Args:
        prepared: The documents to choose from.
        said: What earlier editions quoted.
        sources: Per document, the text that it was made from: copies of one text share one voice.
        language: Of the earlier editions.
    """
    names = Counter(name for p in prepared for name in {n for r in p.readings for n in r.names})
    most = COMMON_NAME * len(prepared) if len(prepared) > FEW_DOCUMENTS else len(prepared)
    copies = Counter(sources)
    return Field(
        prepared=tuple(prepared),
        weights=tuple(1 / copies[s] for s in sources),
        rarity=inverse_frequencies([p.bag for p in prepared]),
        rare_names=frozenset(name for name, n in names.items() if n <= most),
        said=tuple(terms(s.text, language) for s in said),
    )


def choose(ground: Field, plan: Plan) -> list[Ranked]:
    """Choose the sentences of every theme; none is chosen for two.

    Each theme ranks on its own. A sentence wanted by several goes to the theme that would lose most by the best
    sentence that it would have instead; the others choose again without it, until no two want the same.
    """
    topics = [claim(theme, ground) for theme in plan.themes if theme.kind == "topic"]
    covered = frozenset(i for c in topics for i in c.members)
    claims = {c.theme.id: c for c in topics}
    claims |= {t.id: figure_claim(t, ground, covered) for t in plan.themes if t.kind == "figures"}
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


def claim(theme: ThemeSpec, ground: Field) -> Claim:
    """Decide what a theme of words may choose from, and what each sentence is worth to it."""
    lexicons = [themes.lexicon(theme, p.document.language.code) for p in ground.prepared]
    found = themes.membership(ground.articles, [p.bag for p in ground.prepared], lexicons)
    members = tuple(i for i, weight in enumerate(found.weights) if weight > 0)
    return Claim(
        theme=theme,
        members=members,
        weights=tuple(found.weights[i] * ground.weights[i] for i in members),
        factors=tuple(
            tuple(
                support * found.weights[i] ** DOCUMENT_POWER * manner if support else 0.0
                for support, manner in zip(found.support[i], manners(ground, i), strict=True)
            )
            for i in members
        ),
        events=tuple(summarize.events([ground.articles[i] for i in members], ground.rarity)),
    )


def figure_claim(theme: ThemeSpec, ground: Field, covered: frozenset[int]) -> Claim:
    """Decide what a theme of figures may choose from: sentences with figures, of documents on a topic or its own words."""
    lexicons = [themes.lexicon(theme, p.document.language.code) for p in ground.prepared]
    found = themes.membership(ground.articles, [p.bag for p in ground.prepared], lexicons)
    members = tuple(i for i, weight in enumerate(found.weights) if weight > 0 or i in covered)
    return Claim(
        theme=theme,
        members=members,
        weights=tuple(ground.weights[i] for i in members),
        factors=tuple(
            tuple(
                manner * (support or (0.5 if i in covered else 0.0))
                for support, manner in zip(found.support[i], manners(ground, i), strict=True)
            )
            for i in members
        ),
        events=tuple(range(len(members))),
    )


def manners(ground: Field, i: int) -> list[float]:
    """What each sentence of a document is worth by the way it is written and by what was said before."""
    prepared = ground.prepared[i]
    return [
        summarize.manner(reading, words, rare=ground.rare_names) * (REPEATED if _was_said(words, ground.said) else 1.0)
        for reading, words in zip(prepared.readings, prepared.article.sentences, strict=True)
    ]


def _was_said(words: Terms, said: Sequence[Terms]) -> bool:
    return any(dedupe.compare(words, other) == "same" for other in said)


def _ranked(claim_: Claim, ground: Field, owner: Mapping[Ref, str]) -> tuple[list[Pick], float]:
    """A theme's picks without those owned by others, and the value of the first one that found no place."""
    theme = claim_.theme
    free = tuple(
        tuple(
            0.0 if owner.get((i, k), theme.id) != theme.id else factor for k, factor in enumerate(row)
        )
        for i, row in zip(claim_.members, claim_.factors, strict=True)
    )
    ranking = figure_ranking if theme.kind == "figures" else _topic_ranking
    budget = Budget(words=theme.words, sentences=theme.sentences + LOOK_AHEAD)
    picks = ranking(replace(claim_, factors=free), ground, budget)
    kept, more = picks[: theme.sentences], picks[theme.sentences :]
    return kept, more[0].value if more else 0.0


def _topic_ranking(claim_: Claim, ground: Field, budget: Budget) -> list[Pick]:
    articles = [ground.articles[i] for i in claim_.members]
    picks = summarize.rank(articles, claim_.weights, claim_.factors, claim_.events, budget)
    return [replace(p, ref=(claim_.members[p.ref[0]], p.ref[1])) for p in picks]


def _loss(ref: Ref, picks: Sequence[Pick], next_value: float) -> float:
    """What a theme loses with a sentence: its value less the next one's, as a share of the theme's best."""
    best = max(p.value for p in picks)
    return (next(p.value for p in picks if p.ref == ref) - next_value) / best if best else 0.0
