"""Acronyms, and the words that the same document gives them: "Office national des forêts (ONF)", "ONF (Office …)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefing.glosses.prose import Gap, prose
from briefing.glosses.words import KNOWN, LINKS
from briefing.text.normalise import unaccent
from briefing.text.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Document

_ACRONYM: Final = re.compile(r"(?<![\w&./-])[A-ZÀ-ÖØ-Þ]{2,8}(?![\w&-])")
_BEHIND: Final = re.compile(r"\( ?([A-ZÀ-ÖØ-Þ]{2,8}) ?\)")
_IN_FRONT: Final = re.compile(r"(?<![\w-])([A-ZÀ-ÖØ-Þ]{2,8}) \(([^()\n]{5,120})\)")
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Characters before an acronym in brackets among which its words are looked for.
_REACH: Final = 160
#: An acronym of one word says nothing more.
_LEAST_WORDS: Final = 2


def gaps(document: Document, start: int, end: int) -> Iterator[Gap]:
    """Find the acronyms of a passage that the document spells out elsewhere, each at its first place."""
    known = expansions(document)
    passage = document.text[start:end]
    folded, seen = " ".join(skeleton(passage).split()), set(KNOWN)
    for match in _ACRONYM.finditer(passage) if known else ():
        name = match[0]
        words = None if name in seen else known.get(name)
        bracketed = passage[match.end() :].lstrip()[:1] in {"(", "["} or passage[: match.start()].rstrip()[-1:] == "("
        if words and not bracketed and skeleton(words) not in folded:
            yield Gap(at=start + match.end(), kind="acronym", subject=name, gloss=words)
        seen.add(name)


@lru_cache(maxsize=8)
def expansions(document: Document) -> dict[str, str]:
    """Acronym -> its words, for those that a document spells out in one way only."""
    text = prose(document)
    found: dict[str, dict[str, str]] = {}
    for name, words in (*_behind(text), *_in_front(text)):
        found.setdefault(name, {}).setdefault(skeleton(words), words)
    return {name: next(iter(ways.values())) for name, ways in found.items() if len(ways) == 1}


def _behind(text: str) -> Iterator[tuple[str, str]]:
    for match in _BEHIND.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()].rpartition("\n")[2].rstrip()
        start = _spelled(before, match[1])
        if start is not None:
            yield match[1], before[start:]


def _in_front(text: str) -> Iterator[tuple[str, str]]:
    for match in _IN_FRONT.finditer(text):
        words = match[2].strip()
        start = _spelled(words, match[1])
        if start is not None and all(word[0] in LINKS for word in _words(words[:start])):
            yield match[1], words[start:]


def _words(text: str) -> list[tuple[str, int]]:
    """The words of a text in skeleton form, with their places."""
    return [(skeleton(match[0]), match.start()) for match in _WORD.finditer(text)]


def _spelled(text: str, name: str) -> int | None:
    """Where the words begin that end a text and whose initials are an acronym; None when they are not.

    Every word but articles and prepositions gives its initial, and each letter is used.
    """
    letters = list(unaccent(name).lower())
    content = [(word, place) for word, place in _words(text) if word not in LINKS]
    own = content[-len(letters) :]
    if len(letters) < _LEAST_WORDS or [word[0] for word, _ in own] != letters:
        return None
    return own[0][1]
