"""ROUGE recall, intervals, and F1 of keyphrases.

Source: ROUGE, Lin 2004: lower-cased runs of letters and digits, no stop list, no stemming, mean over the references;
bootstrap intervals, Efron 1979.
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

from briefing.text.terms import count_words
from briefing.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

RESAMPLES: Final = 2000
_SEED: Final = 1


def fitted(sentences: Iterable[str], budget: int) -> list[str]:
    """Keep sentences in order while they fit a budget of words; one that does not is left out, none is cut."""
    kept, used = [], 0
    for sentence in sentences:
        size = count_words(sentence)
        if size and used + size <= budget:
            kept.append(sentence)
            used += size
    return kept


def rouge(summary: str, references: Sequence[str], n: int) -> float:
    """Share of the references' n-grams that a summary has, a mean over the references."""
    ours = _grams(summary, n)
    shares = [(grams & ours).total() / (grams.total() or 1) for grams in (_grams(r, n) for r in references)]
    return sum(shares) / len(shares)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a mean."""
    return _middle(lambda sample: sum(values[i] for i in sample) / len(sample), len(values))


def ratio_interval(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of the ratio of two means over the same tasks (paired bootstrap)."""
    return _middle(lambda sample: sum(ours[i] for i in sample) / (sum(theirs[i] for i in sample) or 1e-9), len(ours))


def f1(found: Sequence[str], gold: Sequence[str], k: int) -> float:
    """F1 of the first k phrases, compared by their stems."""
    wanted = {key(phrase) for phrase in gold}
    hits = len({key(phrase) for phrase in found[:k]} & wanted)
    precision, recall = hits / k, hits / max(1, len(wanted))
    return 2 * precision * recall / (precision + recall) if hits else 0.0


def _middle(measure: Callable[[Sequence[int]], float], size: int) -> tuple[float, float]:
    rng = random.Random(_SEED)  # noqa: S311 - resampling, no secret
    values = sorted(measure(rng.choices(range(size), k=size)) for _ in range(RESAMPLES))
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES)]


def _grams(text: str, n: int) -> Counter[tuple[str, ...]]:
    found = words(unicodedata.normalize("NFC", text))
    return Counter(zip(*(found[i:] for i in range(n)), strict=False))


def key(phrase: str) -> str:
    """Give the stems under which the forms of a French phrase meet."""
    return " ".join(stem(w, "fr") for w in words(phrase) if w not in {"l", "d", "le", "la", "un", "s", "qu"})
