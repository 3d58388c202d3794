"""Ranking by figures: which sentences state most of what is counted, each figure once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing import figures
from briefing.summarize import Budget, Candidate, Offer, Pick, choose
from briefing.text.normalise import unaccent
from briefing.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.edition.ground import Claim, Field
    from briefing.edition.prepare import Prepared
    from briefing.text.terms import Pair

#: What a sentence is worth whose figures have all been quoted: it corroborates, and comes last.
CORROBORATION: Final = 0.15
#: Newsworthiness below which a figure is no reason to quote a sentence.
LEAST: Final = 0.3
#: A figure that its document's title states is the news: worth so much more.
HEADLINE: Final = 2.0
#: What a place in a ranking is worth that no number states ("in the best class of the index"): as much as a bare count.
RANKED: Final = 0.4
#: Words for rankings, and beginnings of those that say which place, without accents.
_RANKINGS: Final = frozenset("indice index classement palmares barometre ranking clasificacion ranquin".split())
_PLACES: Final = ("classe", "rang", "categorie", "rank", "clasifica", "categoria", "category")
_NUMBER: Final = re.compile(r"\d+(?:[ .,\u00a0\u202f]\d+)*")


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
            weights |= {figure: max(value, weights.get(figure, 0.0)) for figure, value in news.items()}
            weights[own] = CORROBORATION
            candidates.append(replace(candidate, terms=replace(candidate.terms, pairs=frozenset([*news, own]))))
    by_sentence = Budget(sentences=len(candidates))
    chosen = choose([replace(c, event=0) for c in candidates], {0: Offer(weights)}, by_sentence)
    return list(_fitting(chosen, budget))


def worth(prepared: Prepared, k: int) -> dict[Pair, float]:
    """The figures of a sentence as concepts, each with its news value; empty without a newsworthy one.

    A place in a ranking is one, too.
    """
    if not prepared.figures:
        return {}
    text = prepared.sentences[k].text
    titled = _numbers(prepared.document.title or "")
    news: dict[Pair, float] = {}
    for figure in prepared.figures[k]:
        value = figures.newsworthiness(figure, text)
        if value >= LEAST:
            own = HEADLINE if _numbers(figure.as_written) & titled else 1.0
            news[str(figure.value), figure.unit or ""] = own * value
    return news or _ranking(text)


def _ranking(text: str) -> dict[Pair, float]:
    found = [unaccent(word) for word in words(text)]
    indices = [word for word in found if word in _RANKINGS]
    placed = any(word.startswith(_PLACES) and word not in indices for word in found)
    return {(indices[0], "rang"): RANKED} if indices and placed else {}


def _numbers(text: str) -> set[str]:
    """The numbers of a text as digits, however they are grouped."""
    return {re.sub(r"[^\d,]", "", number) for number in _NUMBER.findall(text)}


def _fitting(chosen: Iterator[tuple[Candidate, float]], budget: Budget) -> Iterator[Pick]:
    words = kept = 0
    for candidate, value in chosen:
        if budget.words is None or words + candidate.terms.length <= budget.words:
            yield Pick(candidate.ref, candidate.ref[0], value)
            words += candidate.terms.length
            kept += 1
        if kept == budget.sentences:
            return
