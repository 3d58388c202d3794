"""Which phrases to show: a weighted sum of traits, then no phrase beside its part or its double."""

from __future__ import annotations

import math
from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.keyphrases.candidates import Candidate
    from briefing.keyphrases.evidence import Evidence

#: Trait -> weight, for the phrases of one text.
#: Source: logistic regression on WikiNews-fr-100 (ten-fold F1@10 in docs/quality.md).
READER: Final[Mapping[str, float]] = {
    "telling": 0.58,
    "count": 1.6,
    "lead": 2.1,
    "part_of_lead": -1.05,
    "swallowed": -2.05,
    "once": -0.85,
    "length": 0.73,
    "lone": -0.25,
    "lone_name": -0.2,
    "acronym": 0.55,
}
#: Trait -> weight, for the phrases of a theme: what opens its articles and what they share, before what one says once.
#: Chosen by hand on labelled themes and on the keys that annotators gave the articles of 39 subjects (WikiNews-fr-100).
EDITOR: Final[Mapping[str, float]] = {
    "telling": 0.3,
    "count": 0.9,
    "quoted": 0.8,
    "lead": 1.4,
    "focus": 0.9,
    "spread": 1.0,
    "rarity": 0.5,
    "swallowed": -0.8,
    "inside": -1.0,
    "bare": -2.5,
    "once": -1.2,
    "name_once": -1.5,
    "lone_common": -2.6,
    "lone_once": -0.8,
    "lone_name": 0.3,
    "name": 0.7,
    "words": 0.2,
    "vague_head": -1.6,
    "trade": -1.2,
    "long": -1.0,
    "wanted": 0.9,
    "wanted_phrase": 2.0,
    "core_phrase": 0.6,
    "near_wanted": 1.2,
    "counted": 0.4,
    "everywhere": -2.5,
    "stretched": -1.2,
    "aside": -0.5,
}
#: The same, for a theme of figures: what is counted comes first.
FIGURES: Final[Mapping[str, float]] = {
    **EDITOR,
    "measured": 3.6,
    "once": -0.4,
    "rarity": 0.8,
    "name": 0.0,
    "lone_name": -1.0,
    "core_phrase": 0.0,
    "wanted_phrase": 1.2,
    "aside": 0.0,
}
#: Words that two phrases share when they may be doubles.
_SHARED: Final = 2
#: Phrases looked at, best first.
_LONG_LIST: Final = 120
#: What a theme's phrase loses for each one alike that is shown before it.
CROWDING: Final = 1.0


def score(traits: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Weigh the traits of a phrase; any number, higher is better."""
    return sum(value * weights[name] for name, value in traits.items() if name in weights)


def share(value: float, offset: float = 0.0) -> float:
    """Map a score into (0, 1)."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value - offset))))


def _is_near(one: Candidate, other: Candidate) -> bool:
    """Tell phrases of which one holds the other's words, or that share two words and all but one of the shorter's."""
    if set(one.stems) <= set(other.stems) or set(other.stems) <= set(one.stems):
        return True
    shorter, longer = sorted((set(one.core), set(other.core)), key=len)
    common = len(shorter & longer)
    return common >= _SHARED and common >= len(shorter) - 1


def choose(scored: Iterable[tuple[float, Candidate]], k: int, crowding: float = 0.0) -> list[tuple[float, Candidate]]:
    """Take the k best phrases of which none holds another or nearly repeats it; equal scores in the order of stems.

    Args:
        scored: Scores and phrases.
        k: Upper bound on the phrases.
        crowding: What a phrase loses for each phrase before it that starts with the same word, and a name of one word
            for each name of one word.
    """
    waiting = nsmallest(_LONG_LIST, scored, key=lambda pair: (-pair[0], pair[1].stems))
    chosen: list[tuple[float, Candidate]] = []
    crowds: Counter[str] = Counter()
    while waiting and len(chosen) < k:
        best = max(waiting, key=lambda pair: pair[0] - crowding * sum(crowds[crowd] for crowd in _crowds(pair[1])))
        chosen.append(best)
        crowds.update(_crowds(best[1]))
        waiting = [pair for pair in waiting if not _is_near(best[1], pair[1])]
    return chosen


def _crowds(candidate: Candidate) -> tuple[str, ...]:
    """Name the groups of alike phrases that a phrase belongs to: those with its head, and the lone names."""
    return (candidate.stems[0], "") if candidate.is_lone and candidate.is_name else candidate.stems[:1]


def as_written(candidate: Candidate, evidence: Evidence) -> str:
    """Write a phrase as its text mostly does; a capital that only opens a sentence is dropped."""
    forms = candidate.forms or candidate.initial_forms
    form = list(min(forms.items(), key=lambda item: (-item[1], item[0]))[0])
    first = form[0]
    opens = not candidate.forms and first[:1].isupper() and not first[1:2].isupper()
    if opens and evidence.is_common(first.lower()) and not form[-1].lstrip()[:1].isupper():
        form[0] = first[0].lower() + first[1:]
    return "".join(form)
