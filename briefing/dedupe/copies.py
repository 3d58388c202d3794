"""Which documents are copies of one another: the same words, or most of them.

In: articles as words. Out: the article that each one repeats exactly, and groups of articles that share a text.
A document is compared only with those that share one of its rarest shingles, never with all.

Source: resemblance of documents by the smallest hashes of their shingles, Broder 1997. Differs: the sketches only
propose pairs, the full shingle sets decide.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.text.terms import Article

#: Words in a shingle: long enough that two stories of one event rarely share any by chance.
SHINGLE: Final = 4
#: Smallest hashes kept per document.
SKETCH: Final = 32
#: Sketch hashes that a pair must share before it is compared.
SHARED: Final = 2
#: Documents that one hash may link: what stands in more of them is furniture, not text.
MAX_SHARING: Final = 50
#: Resemblance from which two documents are one text, at most a word or a line apart.
SAME_TEXT: Final = 0.9
#: Resemblance from which two documents rewrite one text: an agency story and its customers.
SAME_SOURCE: Final = 0.25
#: Knuth's multiplicative constant: spreads crc32, which keeps neighbouring texts close together.
_SPREAD: Final = 2654435761


@dataclass(frozen=True, slots=True)
class Copies:
    """What repeats what.

    Attributes:
        original: Per article, the first article (in the order of keys) with the same text; itself when there is none.
        source: Per article, the number of the text that it was made from; articles of one number rewrite one text.
    """

    original: tuple[int, ...]
    source: tuple[int, ...]


def copies(articles: Sequence[Article]) -> Copies:
    """Find the copies among articles.

    Two articles with different numbers in them are never one text, however alike their words: a form letter about
    another day is another document.
    """
    order = sorted(range(len(articles)), key=lambda i: articles[i].key)
    shingles = [_shingles(article) for article in articles]
    original = list(range(len(articles)))
    source = list(range(len(articles)))
    for i, j in _candidates(order, shingles):
        alike = _resemblance(shingles[i], shingles[j])
        if alike >= SAME_SOURCE:
            _join(source, i, j)
        if alike >= SAME_TEXT and original[j] == j and _numbers(articles[i]) == _numbers(articles[j]):
            original[j] = original[i]
    return Copies(tuple(original), tuple(_root(source, i) for i in range(len(articles))))


def _shingles(article: Article) -> frozenset[int]:
    stems = [stem for sentence in article.sentences for stem in sentence.stems]
    grams = zip(*(stems[n:] for n in range(SHINGLE)), strict=False)
    found = frozenset((crc32(" ".join(gram).encode()) * _SPREAD) & 0xFFFFFFFF for gram in grams)
    return found or frozenset({crc32(" ".join(stems).encode())} if stems else ())


def _candidates(order: Sequence[int], shingles: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs whose sketches overlap, the earlier first, in order."""
    having: defaultdict[int, list[int]] = defaultdict(list)
    for j in order:
        shared: defaultdict[int, int] = defaultdict(int)
        for hash_ in sorted(shingles[j])[:SKETCH]:
            for i in having[hash_]:
                shared[i] += 1
            if len(having[hash_]) < MAX_SHARING:
                having[hash_].append(j)
        need = min(SHARED, len(shingles[j]))
        yield from ((i, j) for i, n in shared.items() if n >= need)


def _resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if a or b else 0.0


def _numbers(article: Article) -> list[str]:
    return sorted(stem for sentence in article.sentences for stem in sentence.stems if stem.isdigit())


def _root(parents: list[int], i: int) -> int:
    while parents[i] != i:
        parents[i] = parents[parents[i]]
        i = parents[i]
    return i


def _join(parents: list[int], i: int, j: int) -> None:
    a, b = sorted((_root(parents, i), _root(parents, j)))
    parents[b] = a
