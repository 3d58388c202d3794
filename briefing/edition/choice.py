"""What each theme quotes: every theme ranks its sentences; one that several want goes where the best right to it is.

Pure. In: what each theme may choose from. Out: picks per theme, as references into the documents.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from briefing import dedupe, summarize
from briefing.edition.disputes import with_rivals
from briefing.edition.ground import Claim, Field, figure_claim, topic_claim
from briefing.edition.numbers import figure_ranking
from briefing.edition.preferences import holding, preferred
from briefing.summarize import Budget, Pick, Ref

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.model import Plan, Preference, ThemeSpec
    from briefing.summarize import Reading, Story
    from briefing.text.terms import Terms

#: Places below its own budget that a theme looks ahead, to know what losing a sentence would cost it.
LOOK_AHEAD: Final = 1
#: Words that open a theme, whatever its editors like: what a reader in a hurry reads. Learning decides what follows.
OPENING: Final = 100


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
    every = claims(ground, plan)
    owner: dict[Ref, str] = dict.fromkeys(barred, "")
    learned = plan.preferences
    ranked = {name: _ranked(claim, ground, owner, learned) for name, claim in every.items()}
    while contested := _contested(ranked):
        for ref, names in contested.items():
            owner[ref] = max(names, key=lambda name: (*_right(ref, ranked[name]), name))
        losers = {name for ref, names in contested.items() for name in names if owner[ref] != name}
        ranked |= {name: _ranked(every[name], ground, owner, learned) for name in losers}
    return [ranked[theme.id] for theme in plan.themes]


def choose_one(ground: Field, theme: ThemeSpec, preferences: Sequence[Preference] = ()) -> list[Pick]:
    """Choose the sentences of a single theme of words, with what was learned of it."""
    budget = Budget(words=theme.words, sentences=theme.sentences)
    return list(_taught(topic_claim(theme, ground), ground, budget, preferences))


def wanted(ground: Field, plan: Plan) -> dict[str, Ranked]:
    """What each theme would choose if it were alone."""
    return {name: _ranked(claim, ground, {}, plan.preferences) for name, claim in claims(ground, plan).items()}


def claims(ground: Field, plan: Plan) -> dict[str, Claim]:
    """What each theme may choose from."""
    topics = [topic_claim(theme, ground, plan.themes) for theme in plan.themes if theme.kind == "topic"]
    figures = [figure_claim(theme, ground, topics) for theme in plan.themes if theme.kind == "figures"]
    return {claim.theme.id: claim for claim in (*topics, *figures)}


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


def _ranked(claim: Claim, ground: Field, owner: Mapping[Ref, str], learned: Sequence[Preference]) -> Ranked:
    """A theme's choice without the sentences owned by others."""
    theme = claim.theme
    lost = {ref for ref, name in owner.items() if name != theme.id}
    free = tuple(
        replace(s, factors=[0.0 if (s.rank, k) in lost else f for k, f in enumerate(s.factors)]) for s in claim.stories
    )
    budget = Budget(words=theme.words, sentences=theme.sentences + LOOK_AHEAD)
    picks = _taught(replace(claim, stories=free), ground, budget, learned)
    kept, more = picks[: theme.sentences], picks[theme.sentences :]
    standing = _standing(kept, free, ground, theme.words)
    return Ranked(theme, with_rivals(standing, claim, ground, lost), claim.members, more[0].value if more else 0.0)


def _standing(picks: Sequence[Pick], stories: Sequence[Story], ground: Field, room: int) -> tuple[Pick, ...]:
    """Give way, where a pick lacks something alone, to a sentence that says the same and lacks nothing.

    It is the first remedy: what is left takes the sentence before along, is completed in brackets, or is marked.
    """
    leaning = [n for n, pick in enumerate(picks) if _reading(pick.ref, ground).needs]
    found = list(picks)
    spare = room - sum(_words(pick.ref, ground).length for pick in picks)
    for n, ref, event in _alternatives([picks[n].ref for n in leaning], stories, ground):
        more = _words(ref, ground).length - _words(found[leaning[n]].ref, ground).length
        if more <= spare and ref not in {pick.ref for pick in found}:
            found[leaning[n]] = replace(picks[leaning[n]], ref=ref, event=event)
            spare -= more
    return tuple(found)


def _alternatives(refs: Sequence[Ref], stories: Sequence[Story], ground: Field) -> list[tuple[int, Ref, int]]:
    """Find, for each of some sentences, the best one that says the same and stands alone, with its event."""
    if not refs:
        return []
    best: dict[int, tuple[float, Ref, int]] = {}
    for n, at, k, how in dedupe.echoes([_words(ref, ground) for ref in refs], [s.article for s in stories]):
        story, factor = stories[at], stories[at].factors[k]
        ref = (story.rank, k)
        if how == "same" and factor > 0 and not _reading(ref, ground).needs:
            best[n] = max(best.get(n, (0.0, ref, 0)), (factor, ref, story.event))
    return [(n, ref, event) for n, (_, ref, event) in sorted(best.items())]


def _words(ref: Ref, ground: Field) -> Terms:
    return ground.prepared[ref[0]].article.sentences[ref[1]]


def _reading(ref: Ref, ground: Field) -> Reading:
    return ground.prepared[ref[0]].readings[ref[1]]


def _taught(claim: Claim, ground: Field, budget: Budget, learned: Sequence[Preference]) -> Sequence[Pick]:
    """Open as the plain choice does, and choose the rest as the theme's editors would."""
    picks = _picks(claim, ground, budget)
    taught = preferred(claim, ground, learned)
    if taught is claim:
        return picks
    opening = _opening(picks, ground)
    held = {pick.ref for pick in opening}
    rest = (pick for pick in _picks(holding(taught, held), ground, budget) if pick.ref not in held)
    return [*opening, *rest]


def _opening(picks: Sequence[Pick], ground: Field) -> Sequence[Pick]:
    """The first picks that together have at most `OPENING` words."""
    lengths = accumulate(ground.prepared[i].article.sentences[k].length for i, k in (p.ref for p in picks))
    return picks[: sum(length <= OPENING for length in lengths)]


def _picks(claim: Claim, ground: Field, budget: Budget) -> Sequence[Pick]:
    if claim.theme.kind == "figures":
        return figure_ranking(claim, ground, budget)
    return summarize.rank(claim.stories, budget, known=claim.own)
