"""Why a theme takes what it takes: its documents and sentences, with the terms that put them there, and its neighbours.

Pure. In: prepared documents and the plan. Out: an `Explanation`; nothing is chosen here that an edition would not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import dedupe, themes
from briefing.edition.choice import choose, claims, wanted
from briefing.edition.ground import field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.edition.choice import Ranked
    from briefing.edition.ground import Claim, Field
    from briefing.edition.prepare import Prepared
    from briefing.model import Plan, Sentence, ThemeSpec
    from briefing.summarize import Ref
    from briefing.themes import Trace


@dataclass(frozen=True, slots=True)
class Stance:
    """How a sentence stands to a theme.

    Attributes:
        support: How firmly it stands on the theme; 0 is off it.
        terms: What it has of the theme's terms.
        went_to: The theme that quotes it; None when none does.
        wanted_by: The themes that would quote it if each were alone.
    """

    sentence: Sentence
    support: float
    terms: Trace
    went_to: str | None
    wanted_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A document and a theme.

    Attributes:
        weight: How much the document is on the theme, a share of 1; 0 is off it.
        title: The terms of its title.
        stances: Of its sentences on the theme; off it, of those that name it.
        beside: The other themes that take it too.
    """

    prepared: Prepared
    weight: float
    title: Trace
    stances: tuple[Stance, ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A theme over all documents.

    Attributes:
        taken: Documents on the theme, the most relevant first.
        left: Documents that name it and are not on it, because it excludes them or is named in passing.
        shared: Other theme -> how many documents both take.
        contested: Sentences that other themes wanted too, or took.
    """

    theme: ThemeSpec
    taken: tuple[Part, ...]
    left: tuple[Part, ...]
    shared: tuple[tuple[str, int], ...]
    contested: tuple[Stance, ...]


def explain(prepared: Sequence[Prepared], plan: Plan, theme: ThemeSpec) -> Explanation:
    """Show what a theme takes and what it nearly took.

    Args:
        prepared: The documents, in any order; those in other languages are passed over.
        plan: As for building.
        theme: One of the plan's.
    """
    shelf = sorted((p for p in prepared if p.readings), key=lambda p: p.document.path)
    copies = dedupe.copies([p.article for p in shelf])
    kept = [i for i, original in enumerate(copies.original) if i == original]
    ground = field([shelf[i] for i in kept], (), [copies.source[i] for i in kept], plan.language)
    every = claims(ground, plan)
    demand = _demand(wanted(ground, plan))
    owners = {pick.ref: ranked.theme.id for ranked in choose(ground, plan) for pick in ranked.picks}
    parts = [_part(theme, ground, every, i, demand, owners) for i in range(len(ground.prepared))]
    taken = sorted((p for p in parts if p.weight), key=lambda p: (-p.weight, p.prepared.document.path))
    return Explanation(
        theme=theme,
        taken=tuple(taken),
        left=tuple(p for p in parts if not p.weight and (p.stances or p.title.required)),
        shared=tuple(sorted(Counter(other for part in taken for other in part.beside).items())),
        contested=tuple(s for part in taken for s in part.stances if _is_contested(s, theme)),
    )


def _demand(ranked: Mapping[str, Ranked]) -> dict[Ref, tuple[str, ...]]:
    found: defaultdict[Ref, list[str]] = defaultdict(list)
    for name, one in ranked.items():
        for pick in one.picks:
            found[pick.ref].append(name)
    return {ref: tuple(names) for ref, names in found.items()}


def _is_contested(stance: Stance, theme: ThemeSpec) -> bool:
    names = {*stance.wanted_by, stance.went_to} - {None}
    return theme.id in names and len(names) > 1


def _part(
    theme: ThemeSpec,
    ground: Field,
    every: Mapping[str, Claim],
    i: int,
    demand: Mapping[Ref, tuple[str, ...]],
    owners: Mapping[Ref, str],
) -> Part:
    prepared = ground.prepared[i]
    language = prepared.document.language.code
    stories = {name: {s.rank: s for s in claim.stories} for name, claim in every.items()}
    story = stories[theme.id].get(i)
    support = story.support if story else (0.0,) * len(prepared.sentences)
    stances = (
        Stance(
            sentence=prepared.sentences[k],
            support=round(support[k], 4),
            terms=themes.trace(theme, language, terms),
            went_to=owners.get((i, k)),
            wanted_by=demand.get((i, k), ()),
        )
        for k, terms in enumerate(prepared.article.sentences)
    )
    return Part(
        prepared=prepared,
        weight=round(story.weight, 4) if story else 0.0,
        title=themes.trace(theme, language, prepared.article.title),
        stances=tuple(s for s in stances if s.support or (not story and s.terms.required)),
        beside=tuple(name for name, found in stories.items() if story and i in found and name != theme.id),
    )
