"""Ranking by figures: which sentences state most of what is counted, each figure once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing import figures
from briefing.summarize import Budget, Candidate, Pick, choose, says_the_same

if TYPE_CHECKING:
    from briefing.edition.choice import Claim, Field
    from briefing.edition.prepare import Prepared
    from briefing.text.terms import Pair

#: What a sentence is worth whose figures have all been quoted: it corroborates, and comes last.
CORROBORATION: Final = 0.15
#: Newsworthiness below which a figure is no reason to quote a sentence.
LEAST: Final = 0.3


def figure_ranking(claim: Claim, ground: Field, budget: Budget) -> list[Pick]:
    """Choose by figures: the concepts covered are the figures themselves, each worth its news.

    Sentences, not words, are the unit of the budget: the sentence with the most figures is usually the longest.
    """
    weights: dict[Pair, float] = {}
    candidates = []
    for i, row in zip(claim.members, claim.factors, strict=True):
        for k, factor in enumerate(row):
            news = worth(ground.prepared[i], k) if factor else {}
            if news:
                own = ("", f"{i}.{k}")
                weights |= news | {own: CORROBORATION}
                terms = replace(ground.prepared[i].article.sentences[k], pairs=frozenset([*news, own]))
                candidates.append(Candidate((i, k), terms, factor))
    ordered = choose(candidates, weights, Budget(sentences=len(candidates)))
    return list(_fitting(ordered, budget, ground))


def worth(prepared: Prepared, k: int) -> dict[Pair, float]:
    """The figures of a sentence as concepts, each with its news value; empty without a newsworthy one."""
    if not prepared.figures:
        return {}
    text = prepared.sentences[k].text
    news = {(str(f.value), f.unit or ""): figures.newsworthiness(f, text) for f in prepared.figures[k]}
    return {key: value for key, value in news.items() if value >= LEAST}


def _fitting(ordered: Iterator[tuple[Candidate, float]], budget: Budget, ground: Field) -> Iterator[Pick]:
    words = 0
    kept = []
    for candidate, value in ordered:
        i, k = candidate.ref
        terms = ground.prepared[i].article.sentences[k]
        full = budget.words is not None and words + terms.length > budget.words
        if full or any(says_the_same(terms, other) for other in kept):
            continue
        kept.append(terms)
        words += terms.length
        yield Pick(candidate.ref, i, value)
        if len(kept) == budget.sentences:
            return
