"""Sentences taken apart: which phrases they may yield, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.keyphrases.candidates import Candidate, Grammar, Sentence, Stems
from briefing.keyphrases.evidence import Evidence
from briefing.keyphrases.lexicon import lexicon
from briefing.keyphrases.surface import tokens
from briefing.keyphrases.traits import Family, Traits, accepted, families, traits
from briefing.keyphrases.weights import term_weights

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Reading:
    """The candidates of a text, their traits, and how it uses its words."""

    candidates: dict[Stems, Candidate]
    traits: dict[Stems, Traits]
    evidence: Evidence


def read(sentences: Sequence[Sentence], language: str, wanted: Sequence[str] = ()) -> Reading:
    """Find and describe the candidates of sentences; wanted phrases are candidates wherever they occur."""
    known = lexicon(language)
    evidence = Evidence(sentences, known)
    grammar = Grammar(known, evidence, language)
    keys = [grammar.key(tokens(phrase)) for phrase in wanted]
    candidates = accepted(grammar.gather(sentences, wanted), known, evidence, keys)
    weights = term_weights(sentences, language=language, stopwords=known.stop, neutral=known.neutral)
    related = families(candidates)
    described = {s: traits(c, related.get(s, Family()), weights, known) for s, c in candidates.items()}
    return Reading(candidates, described, evidence)
