"""The features of sentences that editors decide on, and the choice re-weighted by what was learned from them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing import learning

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.edition.ground import Claim, Field
    from briefing.edition.prepare import Prepared
    from briefing.model import Edition, Preference, QuotedSentence
    from briefing.summarize import Ref

#: Names or numbers, and words, beyond which a sentence is as rich or as long as can be.
_MANY: Final = 4
_LONG: Final = 45
#: More than any sentence is worth beside another.
_FIRST: Final = 1e9


def features(prepared: Prepared, k: int) -> dict[str, float]:
    """What is seen of sentence k of a document, every value in [0, 1]; the names are those of `learning.FEATURES`."""
    reading = prepared.readings[k]
    return {
        "numbers": min(reading.numbers, _MANY) / _MANY,
        "names": min(len(reading.names), _MANY) / _MANY,
        "quoted": float(reading.quoted),
        "personal": float(reading.personal),
        "linked": float(reading.linked),
        "relative": float(reading.relative),
        "reference": float("reference" in reading.needs),
        "length": round(min(prepared.article.sentences[k].length, _LONG) / _LONG, 4),
        "early": round(1 / (1 + k), 4),
    }


def features_of(edition: Edition, prepared: Mapping[str, Prepared]) -> dict[str, dict[str, float]]:
    """Sentence id -> its features; a sentence whose document is missing or unread has none."""
    found = {}
    for sentence in edition.sentences:
        k = _rank(sentence, prepared.get(sentence.document))
        if k is not None:
            found[sentence.id] = features(prepared[sentence.document], k)
    return found


def _rank(sentence: QuotedSentence, prepared: Prepared | None) -> int | None:
    """Rank of the last sentence of its document that a quotation covers: the one that was chosen."""
    if prepared is None or not prepared.readings:
        return None
    return max((s.index for s in prepared.sentences if sentence.start <= s.start < sentence.end), default=None)


def preferred(claim: Claim, ground: Field, preferences: Sequence[Preference]) -> Claim:
    """Re-weight what a theme may choose from; without anything learned of the theme the claim is returned as it is."""
    own = next((p for p in preferences if p.theme == claim.theme.id), None)
    if own is None:
        return claim
    stories = tuple(
        replace(
            story,
            factors=tuple(
                f and f * learning.factor(own, features(ground.prepared[story.rank], k))
                for k, f in enumerate(story.factors)
            ),
        )
        for story in claim.stories
    )
    return replace(claim, stories=stories)


def holding(claim: Claim, held: Collection[Ref]) -> Claim:
    """Put sentences before all others of a claim, whatever these are worth."""
    stories = tuple(
        replace(s, factors=tuple(f * (_FIRST if (s.rank, k) in held else 1.0) for k, f in enumerate(s.factors)))
        for s in claim.stories
    )
    return replace(claim, stories=stories)
