"""How sentences and phrases stand to the terms that a user gave a theme."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefing.keyphrases.lexicon import lexicon
from briefing.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.keyphrases.candidates import Candidate, Stems
    from briefing.keyphrases.traits import Traits

#: Different terms that put a sentence on the theme: so many with one that makes the theme, or so many others.
_WITH_CORE: Final = 2
_WITHOUT_CORE: Final = 3


@lru_cache(1 << 13)
def stems(text: str, language: str) -> Stems:
    """Give the stems of the content words of a text; hyphens and apostrophes separate words."""
    stop = lexicon(language).stop
    return tuple(stem(word, language) for word in words(text) if word not in stop and len(word) > 1)


class Terms:
    """The terms of a theme, as stems of content words; `core` are those that make the theme."""

    def __init__(self, core: Iterable[str], other: Iterable[str], language: str) -> None:
        self._language = language
        self._core = frozenset(self._keys(core))
        self._phrases = self._core | frozenset(self._keys(other))
        self._words = frozenset(word for phrase in self._core for word in phrase)
        self._longest = max(map(len, self._phrases), default=0)

    def _keys(self, terms: Iterable[str]) -> Iterator[Stems]:
        """Give the content words of each term; one cut short, such as "CAN des moins", would mean something else."""
        stop = lexicon(self._language).stop
        for term in terms:
            parts = words(term)
            if parts and parts[-1] not in stop and (key := stems(term, self._language)):
                yield key

    def _found(self, row: Stems) -> Iterator[Stems]:
        """Yield the terms that stand in a row of stems, the longest first."""
        for size in range(min(self._longest, len(row)), 0, -1):
            for start in range(len(row) - size + 1):
                if row[start : start + size] in self._phrases:
                    yield row[start : start + size]

    def holds(self, text: str) -> bool:
        """Tell whether a sentence is on the theme by its own words: several terms of it, whatever stands around it."""
        found = set(self._found(stems(text, self._language)))
        return len(found) >= (_WITH_CORE if found & self._core else _WITHOUT_CORE)

    def key(self, candidate: Candidate) -> Stems:
        """Give the stems of a phrase's content words."""
        return tuple([part for word in candidate.content for part in stems(word, self._language)])

    def are_in(self, candidate: Candidate) -> bool:
        """Tell whether a phrase holds a term."""
        return bool(self._phrases) and any(self._found(self.key(candidate)))

    def traits(self, candidate: Candidate) -> Traits:
        """Describe how a phrase stands to the terms."""
        key = self.key(candidate)
        term = next(self._found(key), ())
        alone = candidate.is_lone and key not in self._core
        near = 0 if candidate.is_name or alone else sum(word in self._words for word in key) / max(1, len(key))
        stretched = len(key) > len(term) > 1 and key[: len(term)] == term and candidate.total == 1
        whole = bool(term) and len(term) == len(key)
        return {
            "wanted": whole,
            "wanted_phrase": len(term) > 1,
            "core_phrase": not candidate.is_lone and key in self._core,
            "near_wanted": near,
            "stretched": stretched,
        }
