"""Learning from editors: what they kept and cut -> a weight for each feature of a sentence, and back to a factor.

A logistic regression with a penalty that pulls every weight to zero, fitted by Newton's method: no chance, no library,
the same decisions give the same weights. Without enough decisions there are no weights, and without weights every
factor is 1.

Source: ridge logistic regression, le Cessie & van Houwelingen 1992.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.model import Preference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Features of a sentence, all in [0, 1], and what a positive weight means in words, for a person.
FEATURES: Final[Mapping[str, str]] = {
    "numbers": "sentences that count something",
    "names": "sentences that name persons, places and institutions",
    "quoted": "sentences that open with a quotation",
    "personal": "sentences in the first or second person",
    "linked": "sentences that open with a connective",
    "relative": "sentences that date by « hier » or « demain »",
    "reference": "sentences that lean on the one before",
    "length": "long sentences",
    "early": "sentences from the beginning of their article",
}
#: Decisions of one theme below which nothing is learned, and of each kind: two or three weeks of one theme.
LEAST_DECISIONS: Final = 24
LEAST_OF_EACH: Final = 4
#: The penalty: that of one decision per unit of squared weight. Chosen on simulated editors: 0.3 to 3 differ little.
PENALTY: Final = 1.0
#: A learned factor lies between exp(-LIMIT) and exp(LIMIT): the relevance of a sentence still decides. Chosen with
#: `benchmarks.quality_learning`: 0.25 raises the share that editors keep by 10 to 21 points, this by 17 to 33.
LIMIT: Final = 0.5
#: How far the editors' odds move a sentence's worth, as a power of them. Chosen on simulated editors, with LIMIT.
STRENGTH: Final = 1.5
#: A weight counts as far as its square is above so many times its variance: two standard errors.
CHANCE: Final = 4.0
#: Log odds beyond which nothing changes any more.
_FAR: Final = 30.0
#: A weight that is told as none.
_INDIFFERENT: Final = 0.05
_STEPS: Final = 25
_CONVERGED: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Decision:
    """One sentence that an editor saw: its features, and whether it stayed."""

    features: Mapping[str, float]
    kept: bool


def fit(theme: str, decisions: Sequence[Decision]) -> Preference | None:
    """Fit the weights of a theme.

    Args:
        theme: Its id.
        decisions: In any order; the result does not depend on it.

    Returns:
        None as long as there are too few decisions, or hardly any of one kind.
    """
    kept = sum(d.kept for d in decisions)
    if len(decisions) < LEAST_DECISIONS or min(kept, len(decisions) - kept) < LEAST_OF_EACH:
        return None
    names = list(FEATURES)
    rows = sorted(([d.features.get(n, 0.0) for n in names], float(d.kept)) for d in decisions)
    means = [math.fsum(x[j] for x, _ in rows) / len(rows) for j in range(len(names))]
    centred = [([1.0, *(v - m for v, m in zip(x, means, strict=True))], y) for x, y in rows]
    weights = _newton(centred)[1:]
    return Preference(
        theme=theme,
        weights=tuple((n, round(w, 6)) for n, w in zip(names, weights, strict=True)),
        means=tuple((n, round(m, 6)) for n, m in zip(names, means, strict=True)),
        decisions=len(decisions),
    )


def factor(preference: Preference, features: Mapping[str, float]) -> float:
    """Raise or lower a sentence's worth as the editors would.

    Returns:
        In [exp(-LIMIT), exp(LIMIT)]; 1 for a sentence like the average one that they saw.
    """
    means = dict(preference.means)
    score = math.fsum(w * (features.get(n, 0.0) - means.get(n, 0.0)) for n, w in preference.weights)
    return math.exp(max(-LIMIT, min(LIMIT, STRENGTH * score)))


def explain(preference: Preference) -> list[str]:
    """Say each weight in words, the strongest first."""
    ranked = sorted(preference.weights, key=lambda row: (-abs(row[1]), row[0]))
    return [f"{_verb(w)} {FEATURES.get(name, name)} ({w + 0.0:+.2f})" for name, w in ranked]


def _verb(weight: float) -> str:
    if abs(weight) < _INDIFFERENT:
        return "is indifferent to"
    return ("strongly " if abs(weight) >= 1 else "") + ("prefers" if weight > 0 else "avoids")


def _newton(rows: Sequence[tuple[list[float], float]]) -> list[float]:
    """Minimise the penalised loss, then shrink each weight by what chance alone would make of it."""
    weights = [0.0] * len(rows[0][0])
    for _ in range(_STEPS):
        slope, curve = _derivatives(rows, weights)
        step = _solve(curve, slope)
        weights = [w - s for w, s in zip(weights, step, strict=True)]
        if max(abs(s) for s in step) < _CONVERGED:
            break
    _, curve = _derivatives(rows, weights)
    return [_shrunk(w, _solve(curve, [float(k == j) for k in range(len(weights))])[j]) for j, w in enumerate(weights)]


def _shrunk(weight: float, variance: float) -> float:
    """Keep what a weight is beyond chance. Source: positive-part James-Stein estimator, Efron & Morris 1973."""
    return weight * max(0.0, 1 - CHANCE * variance / weight**2) if weight else 0.0


def _derivatives(
    rows: Sequence[tuple[list[float], float]], weights: Sequence[float]
) -> tuple[list[float], list[list[float]]]:
    """Slope and curvature of the penalised loss; the first weight is the bias, which is not penalised."""
    size = len(weights)
    slope = [PENALTY * w if j else 0.0 for j, w in enumerate(weights)]
    curve = [[PENALTY * (j == k and j > 0) + _CONVERGED * (j == k) for k in range(size)] for j in range(size)]
    for x, y in rows:
        score = math.fsum(a * b for a, b in zip(x, weights, strict=True))
        chance = 1 / (1 + math.exp(-max(-_FAR, min(_FAR, score))))
        for j in range(size):
            slope[j] += (chance - y) * x[j]
            for k in range(size):
                curve[j][k] += chance * (1 - chance) * x[j] * x[k]
    return slope, curve


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric positive definite system by Gaussian elimination."""
    size = len(right)
    rows = [[*row, r] for row, r in zip(matrix, right, strict=True)]
    for j in range(size):
        pivot = max(range(j, size), key=lambda k: abs(rows[k][j]))
        rows[j], rows[pivot] = rows[pivot], rows[j]
        for k in range(j + 1, size):
            share = rows[k][j] / rows[j][j]
            rows[k] = [a - share * b for a, b in zip(rows[k], rows[j], strict=True)]
    found = [0.0] * size
    for j in reversed(range(size)):
        found[j] = (rows[j][size] - math.fsum(rows[j][k] * found[k] for k in range(j + 1, size))) / rows[j][j]
    return found
