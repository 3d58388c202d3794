"""Which phrases to show: a weighted sum of traits, then no phrase beside its part or its double."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.keyphrases.candidates import Candidate
    from briefing.keyphrases.evidence import Evidence
    from briefing.keyphrases.traits import Traits

#: Trait -> weight, for the phrases of one text.
#: Source: logistic regression on WikiNews-fr-100 (ten-fold F1@10 in docs/quality.md).
READER: Final[Mapping[str, float]] = {
    "telling": 0.58, "count": 1.6, "lead": 2.1, "part_of_lead": -1.05, "swallowed": -2.05, "once": -0.85,
    "length": 0.73, "lone": -0.25, "lone_name": -0.2, "acronym": 0.55,
}
#: Trait -> weight, for the phrases of a theme: what editors prefer is longer, more specific, and shared by articles.
#: Chosen by hand, each checked on labelled themes.
EDITOR: Final[Mapping[str, float]] = {
    "telling": 0.7, "count": 0.6, "swallowed": -2.0, "once": -0.4, "length": 0.2, "lone_common": -2.4,
    "lone_name": 0.0, "lone_once": -0.8, "name": 0.9, "words": 0.6, "vague_head": -1.0, "vague_tail": -0.5,
    "trade": -1.5, "long": -1.0, "spread": 1.0, "rarity": 0.8, "wanted": 0.4, "wanted_phrase": 1.2,
    "near_wanted": 1.0, "counted": 0.4,
}
#: The same, for a theme of figures: what is counted comes first.
FIGURES: Final[Mapping[str, float]] = {**EDITOR, "counted": 2.0}
#: Both word sets share this share of their words: doubles, such as two spellings of a name.
_DOUBLE: Final = 0.6


def score(traits: Traits, weights: Mapping[str, float]) -> float:
    """Weigh the traits of a phrase; any number, higher is better."""
    return sum(weight * traits.get(name, 0.0) for name, weight in weights.items())


def share(value: float, offset: float = 0.0) -> float:
    """Map a score into (0, 1)."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value - offset))))


def _is_near(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common in (len(one), len(other)) or common > _DOUBLE * len(one | other)


def choose(scored: Iterable[tuple[float, Candidate]], k: int) -> list[tuple[float, Candidate]]:
    """Take the k best phrases of which none holds another or nearly repeats it; equal scores in the order of stems."""
    chosen: list[tuple[float, Candidate]] = []
    seen: list[frozenset[str]] = []
    for value, candidate in sorted(scored, key=lambda pair: (-pair[0], pair[1].stems)):
        words = frozenset(candidate.stems)
        if any(_is_near(words, other) for other in seen):
            continue
        seen.append(words)
        chosen.append((value, candidate))
        if len(chosen) == k:
            break
    return chosen


def as_written(candidate: Candidate, evidence: Evidence) -> str:
    """Write a phrase as its text mostly does; a capital that only opens a sentence is dropped."""
    forms = candidate.forms or candidate.initial_forms
    form = list(min(forms.items(), key=lambda item: (-item[1], item[0]))[0])
    first = form[0]
    if not candidate.forms and first[:1].isupper() and not first[1:2].isupper() and evidence.is_common(first.lower()):
        form[0] = first[0].lower() + first[1:]
    return " ".join(form).replace("' ", "'")
