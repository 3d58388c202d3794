"""A theme's terms, ready to be found: phrases as stems, matched in order with small gaps, whatever case and accents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefing.text.normalise import unaccent
from briefing.text.stopwords import STOPWORDS
from briefing.text.terms import Terms, is_weak
from briefing.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.model import ThemeSpec

#: Words that may stand between two words of a phrase: "Coupe du monde de la FIFA 2030" is the "Coupe du monde 2030".
GAP: Final = 3
#: A supporting term weighs half of a required one in the query, a word of an example document a quarter.
SUPPORTING_WEIGHT: Final = 0.5
EXAMPLE_WEIGHT: Final = 0.25
#: Words taken from the example documents of a theme.
EXAMPLE_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as stem sequences, indexed by their rarest-looking (longest) stem; `stems` are those."""

    by_stem: Mapping[str, tuple[tuple[str, ...], ...]]
    stems: frozenset[str]

    def count(self, terms: Terms) -> int:
        """Count the phrases that occur in a text."""
        if self.stems.isdisjoint(terms.stems):
            return 0
        keys = self.stems.intersection(terms.stems)
        return sum(_occurs(phrase, terms.stems) for key in keys for phrase in self.by_stem[key])

    def places(self, terms: Terms) -> list[range]:
        """Ranks of the words from the first to the last of each occurrence, ascending; overlapping ones are one."""
        keys = self.stems.intersection(terms.stems)
        found = {phrase for key in keys for phrase in self.by_stem[key]}
        merged: list[range] = []
        for start, end in sorted(span for phrase in found for span in _occurrences(phrase, terms.stems)):
            if merged and start < merged[-1].stop:
                merged[-1] = range(merged[-1].start, max(end, merged[-1].stop))
            else:
                merged.append(range(start, end))
        return merged


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a theme's terms are in one language.

    Attributes:
        query: Content stem -> weight, for ranking documents.
        own: Stems of the required terms and of function words: a pair of such is the theme's name, not news.
    """

    required: Phrases
    supporting: Phrases
    excluding: Phrases
    query: Mapping[str, float]
    own: frozenset[str]


@lru_cache(256)
def lexicon(theme: ThemeSpec, language: str) -> Lexicon:
    """Compile a theme's terms for documents of one language."""
    query: dict[str, float] = {}
    required, supporting = spoken(theme, "required", language), spoken(theme, "supporting", language)
    for texts, weight in ((required, 1.0), (supporting, SUPPORTING_WEIGHT)):
        for term in texts:
            content = _content(term, language)
            for one in content:
                query[one] = max(query.get(one, 0.0), weight / len(content) ** 0.5)
    for one in _frequent(theme.examples, language):
        query.setdefault(one, EXAMPLE_WEIGHT)
    return Lexicon(
        required=phrases(required, language),
        supporting=phrases(supporting, language),
        excluding=phrases(spoken(theme, "excluding", language), language),
        query=query,
        own=_own(required, language),
    )


def spoken(theme: ThemeSpec, role: str, language: str) -> tuple[str, ...]:
    """Give the terms of a role that are looked for in documents of a language."""
    bound = {term for of, _, term in theme.spoken if of == role}
    own = {term for of, code, term in theme.spoken if (of, code) == (role, language)}
    return tuple(term for term in getattr(theme, role) if term not in bound or term in own)


def _own(terms: Iterable[str], language: str) -> frozenset[str]:
    required = {one for term in terms for one in _content(term, language)}
    weak = {stem(word, language) for word in STOPWORDS.get(language, ())}
    return frozenset(required | weak) if required else frozenset()


def phrases(texts: Iterable[str], language: str) -> Phrases:
    """Compile terms; each is looked for as written and without its accents."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for text in texts:
        for variant in {text, unaccent(text)}:
            phrase = _content(variant, language)
            if phrase:
                found.setdefault(max(phrase, key=lambda s: (len(s), s)), set()).add(phrase)
    return Phrases({key: tuple(sorted(values)) for key, values in sorted(found.items())}, frozenset(found))


def _content(text: str, language: str) -> tuple[str, ...]:
    """Stems of a term; function words are left out, but never so that a phrase becomes a single word."""
    stopwords = STOPWORDS.get(language, frozenset())
    found = words(text)
    strong = [w for w in found if not is_weak(w, stopwords)]
    kept = strong if len(strong) > 1 or len(found) == len(strong) else found
    return tuple(stem(w, language) for w in kept)


def _frequent(texts: Iterable[str], language: str) -> list[str]:
    counts: dict[str, int] = {}
    for text in texts:
        for one in _content(text, language):
            counts[one] = counts.get(one, 0) + 1
    return sorted(counts, key=lambda s: (-counts[s], s))[:EXAMPLE_WORDS]


def _occurs(phrase: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    """Tell whether the stems of a phrase occur in order, with at most `GAP` words between two of them."""
    return len(phrase) == 1 or any(True for _ in _occurrences(phrase, stems))


def _occurrences(phrase: tuple[str, ...], stems: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a phrase begins and ends, exclusive."""
    for start, one in enumerate(stems):
        if one == phrase[0] and (end := _end(phrase, stems, start)):
            yield start, end


def _end(phrase: tuple[str, ...], stems: tuple[str, ...], at: int) -> int:
    """Give the rank behind the last word of a phrase that begins here; 0 when it does not go on."""
    for wanted in phrase[1:]:
        window = stems[at + 1 : at + 2 + GAP]
        if wanted not in window:
            return 0
        at += 1 + window.index(wanted)
    return at + 1
