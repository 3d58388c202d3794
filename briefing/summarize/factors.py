"""What a sentence is worth before anything is chosen: its share of the titles' words, its manner, its substance."""

from __future__ import annotations

from collections import defaultdict
from math import prod
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.summarize.reading import Reading
    from briefing.text.terms import Article, Terms

#: Weight of the titles' words in a sentence's worth. Chosen on RPM2-fr (odd topics).
TITLE_BONUS: Final = 5.0
#: What a lack or a fault leaves of a sentence's worth; 0 keeps it out.
AMONG_OTHERS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "antecedent": 0.0,
        "speaker": 0.0,
        "quotation": 0.0,
        "reference": 0.75,
        "question": 0.0,
        "unfinished": 0.0,
        "fragment": 0.0,
        "thin": 0.0,
    }
)
#: The same in a summary of one article, whose sentences are read together, so that what one lacks stands in another;
#: and for an article of one sentence, which says all that it has to say.
OF_A_WHOLE: Final[Mapping[str, float]] = MappingProxyType(
    dict(AMONG_OTHERS)
    | {"antecedent": 0.85, "speaker": 0.85, "quotation": 0.5, "reference": 0.85}
    | {"fragment": 0.6, "thin": 0.6}
)
#: Factors of a sentence's manner: they cost nothing on RPM2-fr and read better.
QUOTED: Final = 0.7
SPEECH: Final = 0.5
PERSONAL: Final = 0.8
LINKED: Final = 0.9
RELATIVE: Final = 0.9
SLIGHT: Final = 0.6
#: A sentence that names and counts nothing is generic; each name or number makes it worth more, up to a point.
GENERIC: Final = 0.85
PER_FACT: Final = 0.03
MOST_FACTS: Final = 4
#: What is left of the worth to a theme asked for by name when a sentence tells of nothing done or to come, names
#: nobody, counts nothing. Among sentences graded by hand one that lacks all three was worth a twentieth of one that
#: has them in one sample and two fifths in the other; each of the three counts in both.
UNREPORTED: Final = 0.7
UNNAMED: Final = 0.85
UNCOUNTED: Final = 0.85
#: Fewer words than this cannot be a sentence worth quoting.
MIN_WORDS: Final = 6


def manner(reading: Reading, terms: Terms, *, rare: frozenset[str], whole: bool = False) -> float:
    """What the way a sentence is written makes it worth; 0 keeps it out.

    Args:
        reading: What was seen in it.
        terms: Its words.
        rare: Names that set documents apart; a name of most documents is no substance.
        whole: It is all that is read with it: a sentence of the only article, or an article of one sentence.
    """
    if terms.length < MIN_WORDS and not whole:
        return 0.0
    substance = len(reading.names & rare) + reading.numbers
    if "reference" in reading.needs and not substance and not whole:
        return 0.0
    left = OF_A_WHOLE if whole else AMONG_OTHERS
    factor = prod(left[lack] for lack in (*reading.needs, *((reading.fault,) if reading.fault else ())))
    factor *= 1.0 + PER_FACT * (min(substance, MOST_FACTS) - 1) if substance else GENERIC
    for seen, weight in (
        (reading.quoted, QUOTED),
        (reading.speech, SPEECH),
        (reading.personal, PERSONAL),
        (reading.linked, LINKED),
        (reading.relative, RELATIVE),
        (reading.slight and not whole, SLIGHT),
    ):
        factor *= weight if seen else 1.0
    return factor


def news(reading: Reading, *, rare: frozenset[str]) -> float:
    """What a sentence is worth as news of a theme asked for by name: 1 when it reports, names and counts.

    Args:
        reading: What was seen in it.
        rare: As for `manner`.
    """
    reported = 1.0 if reading.reports else UNREPORTED
    named = 1.0 if reading.names & rare else UNNAMED
    return reported * named * (1.0 if reading.numbers else UNCOUNTED)


def title_shares(articles: Sequence[Article], weights: Sequence[float]) -> dict[str, float]:
    """Share of the articles (by weight) whose title has a stem.

    Articles without a title have no say.

    Returns:
        Stem -> share in [0, 1]; stems of no title are absent.
    """
    total = sum(w for a, w in zip(articles, weights, strict=True) if a.title.content) or 1.0
    shares: defaultdict[str, float] = defaultdict(float)
    for article, weight in zip(articles, weights, strict=True):
        for stem in article.title.content:
            shares[stem] += weight / total
    return dict(shares)


def title_factor(terms: Terms, shares: Mapping[str, float]) -> float:
    """Raise a sentence that says what the titles say.

    Returns:
        1 without a common word, up to 1 + TITLE_BONUS when every content word stands in every title.
    """
    if not terms.content:
        return 1.0
    return 1.0 + TITLE_BONUS * sum(sorted(shares.get(s, 0.0) for s in terms.content)) / len(terms.content)
