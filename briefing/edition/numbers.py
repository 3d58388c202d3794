"""Ranking by figures: which sentences state most of what is counted, each figure once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing import figures
from briefing.summarize import Budget, Candidate, Offer, Pick, choose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.edition.ground import Claim, Field
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
    for candidate in (c for story in claim.stories for c in story.candidates()):
        i, k = candidate.ref
        news = worth(ground.prepared[i], k)
        if news:
            own = ("", f"{i}.{k}")
            weights |= news | {own: CORROBORATION}
            candidates.append(replace(candidate, terms=replace(candidate.terms, pairs=frozenset([*news, own]))))
    by_sentence = Budget(sentences=len(candidates))
    chosen = choose([replace(c, event=0) for c in candidates], {0: Offer(weights)}, by_sentence)
    return list(_fitting(chosen, budget))


def worth(prepared: Prepared, k: int) -> dict[Pair, float]:
    """The figures of a sentence as concepts, each with its news value; empty without a newsworthy one."""
    if not prepared.figures:
        return {}
    text = prepared.sentences[k].text
    news = {(str(f.value), f.unit or ""): figures.newsworthiness(f, text) for f in prepared.figures[k]}
    return {key: value for key, value in news.items() if value >= LEAST}


def _fitting(chosen: Iterator[tuple[Candidate, float]], budget: Budget) -> Iterator[Pick]:
    words = kept = 0
    for candidate, value in chosen:
        if budget.words is None or words + candidate.terms.length <= budget.words:
            yield Pick(candidate.ref, candidate.ref[0], value)
            words += candidate.terms.length
            kept += 1
        if kept == budget.sentences:
            return
