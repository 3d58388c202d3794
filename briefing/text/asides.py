"""Words that a sentence names in passing: items of an enumeration, and what it gives as an example.

In: a text. Out: ranks of its words, as `tokens.words` counts them. It knows no grammar: an enumeration is a run of
short stretches between commas that begin like noun phrases and end in "and" or "or", or that stand behind a colon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from briefing.text.stopwords import STOPWORDS
from briefing.text.tokens import words_and_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Words of the longest item, and those that are looked at on either side of the items between two commas: where the
#: first one begins and the last one ends is not marked.
ITEM: Final = 7
EDGE: Final = 5
#: Words between a marker of examples and what it introduces: an article, a preposition.
REACH: Final = 2
#: Items behind a colon or a dash from which they are an enumeration without a last conjunction.
BARE: Final = 3
_END: Final = re.compile(r"[.;:!?…()\[\]«»“”]|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class _Wording:
    """One language's words.

    Attributes:
        joining: Before the last item.
        clauses: Words that no item holds: relative pronouns, forms of the auxiliaries.
        examples: Words before examples.
        likenesses: Words that come before an example when a definite article follows; before another word, a role.
        definite: That article.
    """

    joining: frozenset[str]
    clauses: frozenset[str]
    examples: frozenset[str]
    likenesses: frozenset[str]
    definite: frozenset[str]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORDINGS: Final = {
    "fr": _Wording(
        joining=_set("et ou ni"),
        clauses=_set("qui que qu dont où a ont est sont avait avaient était étaient sera seront fut furent"),
        examples=_set("notamment"),
        likenesses=_set("comme"),
        definite=_set("le la les l"),
    ),
    "en": _Wording(
        joining=_set("and or nor"),
        clauses=_set("which who that whose has have is are was were had will"),
        examples=_set("including"),
        likenesses=_set("like"),
        definite=_set("the"),
    ),
    "es": _Wording(
        joining=_set("y e o u ni"),
        clauses=_set("que quien cuyo cuya ha han es son fue fueron había habían será serán"),
        examples=_set("incluido incluida"),
        likenesses=_set("como"),
        definite=_set("el la los las"),
    ),
}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words between two commas or conjunctions.

    Attributes:
        first, last: Ranks of its words.
        joint: What joins it to the one before: a comma or a conjunction; empty behind a stop.
        bare: It belongs to an enumeration without articles if to any: what stands behind the colon is short.
    """

    first: int
    last: int
    joint: str
    bare: bool

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Asides:
    """What a sentence names in passing.

    Attributes:
        enumerations: The items of each, as ranks of words; where the first begins and the last ends is a guess.
        examples: Ranks of the words given as an example.
    """

    enumerations: tuple[tuple[range, ...], ...] = ()
    examples: frozenset[int] = frozenset()


NONE: Final = Asides()


def asides(text: str, language: str) -> Asides:
    """Find what a sentence names in passing; nothing in a language without tables.

    >>> asides("Il évoque la mer, le vent et la pluie.", "fr").enumerations
    ((range(0, 4), range(4, 6), range(7, 9)),)
    """
    wording = _WORDINGS.get(language)
    if wording is None:
        return NONE
    found = words_and_gaps(text)
    examples = _examples([word for word, _ in found], wording)
    enumerations = tuple(_enumerations(found, language, wording))
    return Asides(enumerations, examples) if enumerations or examples else NONE


def _examples(found: list[str], wording: _Wording) -> frozenset[int]:
    ranks: set[int] = set()
    for n, word in enumerate(found[:-1]):
        if word in wording.examples or (word in wording.likenesses and found[n + 1] in wording.definite):
            ranks.update(range(n + 1, min(len(found), n + 2 + REACH)))
    return frozenset(ranks)


def _enumerations(found: list[tuple[str, str]], language: str, wording: _Wording) -> Iterator[tuple[range, ...]]:
    for clause in _clauses(found, wording):
        for last in range(2, len(clause)):
            first = last - 1
            while first and clause[first].joint == "," and _is_item(clause[first], found, language, wording):
                first -= 1
            if first < last - 1 and clause[last].joint not in {"", ","}:
                yield _items(clause[first : last + 1])
        bare = list(takewhile(lambda s: s.bare and s.length <= ITEM, clause))
        if len(bare) >= BARE:
            yield tuple(range(s.first, s.last + 1) for s in bare)


def _items(stretches: Sequence[_Stretch]) -> tuple[range, ...]:
    first, *middle, last = stretches
    return (
        range(max(first.first, first.last + 1 - EDGE), first.last + 1),
        *(range(s.first, s.last + 1) for s in middle),
        range(last.first, min(last.last + 1, last.first + EDGE)),
    )


def _is_item(stretch: _Stretch, found: list[tuple[str, str]], language: str, wording: _Wording) -> bool:
    """Tell whether a stretch is short, begins as a noun phrase does unless it is bare, and holds no clause."""
    held = [word for word, _ in found[stretch.first : stretch.last + 1]]
    begins = stretch.bare or held[0] in STOPWORDS[language]
    return len(held) <= ITEM and begins and wording.clauses.isdisjoint(held)


def _clauses(found: list[tuple[str, str]], wording: _Wording) -> list[list[_Stretch]]:
    """Cut a text at its stops, and each part at its commas and conjunctions."""
    clauses: list[list[_Stretch]] = [[]]
    start, joint = 0, ""
    for n, (word, gap) in enumerate([*found, ("", ".")]):
        stop, joins = bool(_END.search(gap)), word in wording.joining
        if n and (stop or "," in gap or joins):
            if start < n:
                bare = len(clauses) > 1 and (clauses[-1] or [_Stretch(start, n - 1, "", True)])[0].length <= ITEM
                clauses[-1].append(_Stretch(start, n - 1, joint, bare))
            joint = "" if stop else word if joins else ","
            start = n + 1 if joins else n
        if n and stop:
            clauses.append([])
    return clauses
