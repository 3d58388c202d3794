"""Where else a sentence is said: the same words elsewhere, or the same with another number.

In: sentences as words. Out: references. Each text is compared only with those that share a stem pair with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.text.terms import Article, Pair, Terms

#: Share of the shorter sentence's stem pairs that the longer one must hold to be the same sentence.
SAME_PAIRS: Final = 0.6
#: Or share of its content words, when word order differs.
SAME_WORDS: Final = 0.75
#: Sentences with fewer content words are echoes only when all of them agree.
FEW_WORDS: Final = 6

Echo = Literal["same", "other_figure"]


def compare(a: Terms, b: Terms) -> Echo | None:
    """Tell whether two sentences say the same, and whether only their numbers differ.

    Returns:
        None when they say different things. The numbers of a shorter version may be missing from it.
    """
    if not _alike(a, b):
        return None
    mine, theirs = numbers(a), numbers(b)
    return "same" if mine <= theirs or theirs <= mine else "other_figure"


def numbers(terms: Terms) -> frozenset[str]:
    """The stems of a sentence that are digits only."""
    return frozenset(stem for stem in terms.stems if stem.isdigit())


def _alike(a: Terms, b: Terms) -> bool:
    smaller = min(len(a.content), len(b.content))
    if not smaller:
        return False
    words = len(a.content & b.content) / smaller
    if smaller < FEW_WORDS:
        return words == 1.0
    pairs = min(len(a.pairs), len(b.pairs))
    return words >= SAME_WORDS or (pairs > 0 and len(a.pairs & b.pairs) >= SAME_PAIRS * pairs)


def echoes(sentences: Sequence[Terms], articles: Sequence[Article]) -> Iterator[tuple[int, int, int, Echo]]:
    """Find where sentences are said in articles.

    Yields:
        (rank of the sentence, rank of the article, rank of the article's sentence, how), in that order of articles.
    """
    having: defaultdict[Pair, list[int]] = defaultdict(list)
    for n, terms in enumerate(sentences):
        for pair in terms.pairs:
            having[pair].append(n)
    for i, article in enumerate(articles):
        for k, other in enumerate(article.sentences):
            shared = Counter(n for pair in other.pairs if pair in having for n in having[pair])
            for n in sorted(shared):
                how = compare(sentences[n], other)
                if how:
                    yield n, i, k, how
