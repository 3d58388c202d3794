"""A text as the words that carry it: stems, content stems, stem pairs. Computed once, read by every later stage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing.text.stopwords import STOPWORDS
from briefing.text.tokens import stem, words

if TYPE_CHECKING:
    from briefing.text.asides import Asides

Pair = tuple[str, str]
_WORD: Final = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one text.

    Attributes:
        stems: The stem of every word, in order.
        content: Stems that are neither function words nor single letters.
        pairs: Adjacent stems of which at least one is a content stem.
        length: White-space separated words that hold a letter or digit: what a word budget counts.
    """

    stems: tuple[str, ...]
    content: frozenset[str]
    pairs: frozenset[Pair]
    length: int


@dataclass(frozen=True, slots=True)
class Article:
    """A document as words: what the choosing stages need of it, and no text.

    Attributes:
        key: Whatever identifies the document to the caller.
        title: Terms of its title, empty without one.
        sentences: Terms of each of its sentences, in order.
        paragraphs: The paragraph of each sentence, a number that never falls.
        asides: What each sentence names in passing; empty when nobody asks.
    """

    key: str
    title: Terms
    sentences: tuple[Terms, ...]
    paragraphs: tuple[int, ...]
    asides: tuple[Asides, ...] = ()


def count_words(text: str) -> int:
    """Count the white-space separated words that hold a letter or digit.

    >>> count_words("Plus de 106 000 affaires : c'est dit !")
    7
    """
    return sum(map(bool, map(_WORD.search, text.split())))


def is_weak(word: str, stopwords: frozenset[str]) -> bool:
    """Tell whether a word carries no content: a function word or a lone letter."""
    return word in stopwords or (len(word) == 1 and not word.isdigit())


def terms(text: str, language: str) -> Terms:
    """Take a text apart.

    Args:
        text: Any text.
        language: ISO 639-1; an unknown one has neither function words nor stems of its own.
    """
    told = [_told(word, language) for word in words(text)]
    pairs = frozenset([(a, b) for (a, x), (b, y) in pairwise(told) if not (x and y)])
    content = frozenset([s for s, weak in told if not weak])
    return Terms(tuple([s for s, _ in told]), content, pairs, count_words(text))


@lru_cache(1 << 17)
def _told(word: str, language: str) -> tuple[str, bool]:
    """Give a word's stem and whether the word is weak: asked for every word of every text, so both at once."""
    return stem(word, language), is_weak(word, STOPWORDS.get(language, frozenset()))


#: The terms of no text at all.
NO_TERMS: Final = Terms((), frozenset(), frozenset(), 0)
