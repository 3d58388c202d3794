"""The phrases of a theme, from the sentences of its documents together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from briefing.keyphrases.ranking import CROWDING, EDITOR, FIGURES, as_written, choose, score, share
from briefing.keyphrases.reading import read
from briefing.keyphrases.surface import tokens
from briefing.keyphrases.terms import Terms, stems
from briefing.model import Keyphrase
from briefing.text.asides import NONE, asides
from briefing.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from briefing.keyphrases.candidates import Candidate
    from briefing.keyphrases.traits import Traits

#: Characters of a theme that are read; more of them adds no phrase to the few that are shown.
_LIMIT: Final = 60_000
#: A word no rarer than this above the commonest stands in nearly every document.
_COMMON: Final = 0.25


@dataclass(frozen=True, slots=True)
class _Pool:
    """The distinct sentences of a theme's documents.

    Attributes:
        holders: Sentence -> the documents that hold it.
        first: Ranks of the sentences that open a document.
    """

    texts: tuple[str, ...]
    holders: Mapping[str, frozenset[str]]
    first: frozenset[int]


def _pool(documents: Mapping[str, Sequence[str]], quoted: Collection[str]) -> _Pool:
    """Take sentences from all documents in turn, first ones first, whatever order the documents come in.

    What exceeds the limit is left out, but for the quoted ones.
    """
    holders: dict[str, set[str]] = {}
    room = _LIMIT
    ordered = sorted(documents.items(), key=lambda item: (tuple(item[1]), item[0]))
    for row in zip_longest(*(texts for _, texts in ordered)):
        for (name, _), text in zip(ordered, row, strict=True):
            if text is not None and (room > 0 or text in holders or text in quoted):
                room -= 0 if text in holders else len(text)
                holders.setdefault(text, set()).add(name)
    first = {texts[0] for texts in documents.values() if texts}
    return _Pool(
        tuple(holders),
        {text: frozenset(names) for text, names in holders.items()},
        frozenset(rank for rank, text in enumerate(holders) if text in first),
    )


class _Rarity:
    """How rare words are among all documents of the edition."""

    def __init__(self, rarity: Mapping[str, float], language: str) -> None:
        self._rarity = rarity
        self._language = language
        self._common = min(rarity.values(), default=0.0) + _COMMON

    def traits(self, candidate: Candidate) -> Traits:
        """Average the rarity of a phrase's words; one word that nearly every document has tells nothing."""
        known = [
            self._rarity[s] for word in candidate.content for s in stems(word, self._language) if s in self._rarity
        ]
        mean = sum(known) / len(known) if known else 0.0
        return {"rarity": mean, "everywhere": bool(known) and candidate.is_lone and mean <= self._common}


def _holders(candidate: Candidate, pool: _Pool) -> frozenset[str]:
    return frozenset(name for rank in candidate.sentences for name in pool.holders[pool.texts[rank]])


class _Asides:
    """The words that each sentence names in passing: among other things, or as an example."""

    def __init__(self, pool: _Pool, ranks: Iterable[int], language: str) -> None:
        self._words = {rank: _in_passing(pool.texts[rank], language) for rank in ranks}

    def traits(self, candidate: Candidate) -> Traits:
        """Give the share of a phrase's sentences on the theme that name it in passing."""
        places = candidate.sentences & self._words.keys()
        aside = sum(self._words[rank].issuperset(candidate.content) for rank in places)
        return {"aside": aside / max(1, len(places))}


def _in_passing(text: str, language: str) -> frozenset[str]:
    found = asides(text, language)
    if found is NONE:
        return frozenset()
    ranks = found.examples.union(*(item for items in found.enumerations for item in items))
    known = words(text)
    return frozenset(known[rank] for rank in ranks)


def _standing(candidate: Candidate, pool: _Pool, inside: AbstractSet[int], quoted: AbstractSet[int]) -> Traits:
    """Tell how often a phrase is quoted, how much of it is on the theme, and how many documents hold it."""
    places = candidate.sentences
    return {
        "quoted": math.log1p(len(places & quoted)),
        "focus": math.log(len(places & inside) / len(places)),
        "lead": math.log1p(len(places & inside & pool.first)),
        "spread": math.log(len(_holders(candidate, pool))),
    }


def rank(
    documents: Mapping[str, Sequence[str]],
    *,
    quoted: Collection[str] = (),
    language: str = "fr",
    k: int = 8,
    required: Sequence[str] = (),
    supporting: Sequence[str] = (),
    excluding: Sequence[str] = (),
    figures: bool = False,
    rarity: Mapping[str, float] | None = None,
) -> tuple[Keyphrase, ...]:
    """Give the keyphrases of a theme, best first, each with the documents that hold it.

    Args:
        documents: Document id -> its sentences, in text order.
        quoted: Those of them that the theme quotes; a phrase stands in one, or in one that the terms put on the theme.
            () takes all.
        language: ISO 639-1.
        k: Upper bound on the phrases.
        required: What makes the theme, its title included: words and phrases.
        supporting: Other words and phrases of the theme.
        excluding: What the user named as off the theme; no phrase holds one of them.
        figures: The theme is about figures: phrases stand in what it quotes, with the figures that measure them.
        rarity: Stem -> how rare it is among all documents of the edition; > 0, higher is rarer.

    Returns:
        Phrases of which none holds another. The order of the documents changes nothing.
    """
    pool = _pool(documents, quoted)
    terms, unwanted = Terms(required, supporting, language), Terms(excluding, (), language)
    shown = {rank for rank, text in enumerate(pool.texts) if not quoted or text in quoted}
    on_theme = shown if figures else shown | {rank for rank, text in enumerate(pool.texts) if terms.holds(text)}
    inside = {rank: tokens(text, language) for rank, text in enumerate(pool.texts) if rank in on_theme}
    around = {rank: tokens(text, language) for rank, text in enumerate(pool.texts) if rank not in on_theme}
    reading = read(inside, language, (*required, *supporting), around, figures=figures)
    rare = _Rarity(rarity or {}, language)
    passing = _Asides(pool, inside, language)
    weights, scored = FIGURES if figures else EDITOR, []
    for key, candidate in reading.candidates.items():
        if not unwanted.are_in(candidate):
            told = terms.traits(candidate) | _standing(candidate, pool, on_theme, shown)
            told |= rare.traits(candidate) | passing.traits(candidate)
            scored.append((score(reading.traits[key] | told, weights), candidate))
    return tuple(
        Keyphrase(
            text=as_written(candidate, reading.evidence),
            score=round(share(value), 4),
            documents=tuple(sorted(_holders(candidate, pool))),
        )
        for value, candidate in choose(scored, k, CROWDING)
    )
