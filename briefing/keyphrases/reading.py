"""Sentences taken apart: which phrases they may yield, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from briefing.keyphrases.candidates import Candidate, Grammar, Sentence, Stems
from briefing.keyphrases.evidence import Evidence
from briefing.keyphrases.lexicon import lexicon
from briefing.keyphrases.traits import Family, Traits, accepted, families, telling, traits
from briefing.keyphrases.weights import term_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NOTHING: Final[Mapping[int, Sentence]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """The candidates of a text, their traits, and how it uses its words."""

    candidates: dict[Stems, Candidate]
    traits: dict[Stems, Traits]
    evidence: Evidence


def read(
    sentences: Mapping[int, Sentence],
    language: str,
    wanted: Iterable[str] = (),
    context: Mapping[int, Sentence] = _NOTHING,
    *,
    figures: bool = False,
) -> Reading:
    """Find and describe the candidates of sentences.

    Args:
        sentences: Rank -> sentence.
        language: ISO 639-1.
        wanted: Phrases that are candidates wherever they occur.
        context: Other sentences, by rank: they tell how words are used and how often a candidate occurs, no more.
        figures: A number is part of the phrase that it measures.
    """
    known = lexicon(language)
    evidence = Evidence((*sentences.values(), *context.values()), known)
    grammar = Grammar(known, evidence, language, figures=figures)
    keys = grammar.wanted(wanted)
    candidates = accepted(grammar.gather(sentences, keys), known, evidence, keys)
    grammar.recount(candidates, context)
    weights = term_weights(
        list(sentences.values()), known.stop, {word for c in candidates.values() for word in c.content}
    )
    related = families(candidates)
    told = telling(candidates.values(), weights)
    described = {s: traits(c, related.get(s, Family()), told[s], known, evidence) for s, c in candidates.items()}
    return Reading(candidates, described, evidence)
