"""What each theme quotes: every theme ranks its sentences; one that several want goes where the best right to it is.

Pure. In: what each theme may choose from. Out: picks per theme, as references into the documents.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing import summarize
from briefing.edition.ground import Claim, Field, figure_claim, topic_claim
from briefing.edition.numbers import figure_ranking
from briefing.edition.preferences import preferred
from briefing.summarize import Budget, Pick, Ref

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.model import Plan, ThemeSpec

#: Places below its own budget that a theme looks ahead, to know what losing a sentence would cost it.
LOOK_AHEAD: Final = 1


@dataclass(frozen=True, slots=True)
class Ranked:
    """One theme's choice.

    Attributes:
        picks: Best first.
        members: Ranks, in the field, of the documents on the theme.
        missed: Value of the first pick that found no place; 0 without one.
    """

    theme: ThemeSpec
    picks: tuple[Pick, ...]
    members: tuple[int, ...]
    missed: float

    def loss(self, ref: Ref) -> float:
        """What the theme loses with a sentence: its value less that of the next one, as a share of the best."""
        best = max(p.value for p in self.picks)
        return (next(p.value for p in self.picks if p.ref == ref) - self.missed) / best if best else 0.0


def choose(ground: Field, plan: Plan, barred: Collection[Ref] = ()) -> list[Ranked]:
    """Choose the sentences of every theme; none is chosen for two.

    Each theme ranks on its own. A sentence wanted by several goes to the theme with the best right to it, see `_right`;
    the others choose again without it, until no two want the same.
    """
    claims = _claims(ground, plan)
    owner: dict[Ref, str] = dict.fromkeys(barred, "")
    ranked = {name: _ranked(claim, ground, owner) for name, claim in claims.items()}
    while contested := _contested(ranked):
        for ref, names in contested.items():
            owner[ref] = max(names, key=lambda name: (*_right(ref, ranked[name]), name))
        losers = {name for ref, names in contested.items() for name in names if owner[ref] != name}
        ranked |= {name: _ranked(claims[name], ground, owner) for name in losers}
    return [ranked[theme.id] for theme in plan.themes]


def choose_one(ground: Field, theme: ThemeSpec) -> list[Pick]:
    """Choose the sentences of a single theme of words."""
    claim = topic_claim(theme, ground)
    return summarize.rank(claim.stories, Budget(words=theme.words, sentences=theme.sentences), known=claim.own)


def _claims(ground: Field, plan: Plan) -> dict[str, Claim]:
    """What each theme may choose from, re-weighted by what was learned from its editors; in the plan's order."""
    topics = [topic_claim(theme, ground, plan.themes) for theme in plan.themes if theme.kind == "topic"]
    figures = [figure_claim(theme, ground, topics) for theme in plan.themes if theme.kind == "figures"]
    return {claim.theme.id: preferred(claim, ground, plan.preferences) for claim in (*topics, *figures)}


def _contested(ranked: Mapping[str, Ranked]) -> dict[Ref, list[str]]:
    """The sentences that several themes want, with those themes."""
    wanted: defaultdict[Ref, list[str]] = defaultdict(list)
    for name, one in ranked.items():
        for pick in one.picks:
            wanted[pick.ref].append(name)
    return {ref: names for ref, names in wanted.items() if len(names) > 1}


def _right(ref: Ref, ranked: Ranked) -> tuple[int, float]:
    """How good a theme's right to a contested sentence is.

    A theme of words keeps the sentence that opens it; a theme of figures, which has few to choose from, gets any other;
    between themes of words it is a matter of loss.
    """
    opens = ranked.picks[0].ref == ref
    return (1 if ranked.theme.kind == "figures" else 2 if opens else 0, ranked.loss(ref))


def _ranked(claim: Claim, ground: Field, owner: Mapping[Ref, str]) -> Ranked:
    """A theme's choice without the sentences owned by others."""
    theme = claim.theme
    lost = {ref for ref, name in owner.items() if name != theme.id}
    free = tuple(
        replace(s, factors=[0.0 if (s.rank, k) in lost else f for k, f in enumerate(s.factors)]) for s in claim.stories
    )
    budget = Budget(words=theme.words, sentences=theme.sentences + LOOK_AHEAD)
    picks = _picks(replace(claim, stories=free), ground, budget)
    kept, more = picks[: theme.sentences], picks[theme.sentences :]
    return Ranked(theme, tuple(kept), claim.members, more[0].value if more else 0.0)


def _picks(claim: Claim, ground: Field, budget: Budget) -> Sequence[Pick]:
    if claim.theme.kind == "figures":
        return figure_ranking(claim, ground, budget)
    return summarize.rank(claim.stories, budget, known=claim.own)
