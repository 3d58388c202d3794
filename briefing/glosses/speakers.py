"""Whom an interview asks: the person who says what stands under its questions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefing.glosses.names import FULL, is_given
from briefing.glosses.prose import Gap, prose
from briefing.glosses.words import WORDINGS
from briefing.text.alternation import any_of

if TYPE_CHECKING:
    from briefing.model import Document

#: Marks around the name in a label ("— Salma Bennouna :").
_EDGES: Final = " \t\u00a0\u202f-–—•:."

#: Characters beside a name in which its verb stands, an apposition between them included.
_AROUND: Final = 120


def gap(document: Document, end: int) -> Gap | None:
    """Name the person who gives an answer, if the document asks just one.

    Args:
        document: The interview.
        end: Where the quoted part of an answer ends in its text.
    """
    language = document.language.code
    speaker = interviewee(document)
    if speaker is None or language not in WORDINGS:
        return None
    return Gap(at=end, kind="speaker", subject="", gloss=WORDINGS[language].according.format(name=speaker))


@lru_cache(maxsize=8)
def interviewee(document: Document) -> str | None:
    """Find whom a document asks: the one name that labels its answers; without labels, the one that it quotes."""
    labels = {_untitled(document, b.start, b.end) for b in document.blocks if b.kind == "speaker"}
    named = labels or _quoted(document)
    speaker = next(iter(named)) if len(named) == 1 else ""
    return speaker if FULL.search(speaker) else None


def _untitled(document: Document, start: int, end: int) -> str:
    """Give the name in a label: no marks around it, no "Dr" or "Mme" before it."""
    label = " ".join(document.text[start:end].strip(_EDGES).split())
    wording = WORDINGS.get(document.language.code)
    return re.sub(rf"^(?:{any_of(wording.titles)}) ", "", label) if wording else label


def _quoted(document: Document) -> set[str]:
    """Full names to whom a text gives words: "explique le Dr Salma Bennouna", "Salma Bennouna souligne"."""
    language = document.language.code
    if language not in WORDINGS:
        return set()
    text, (behind, before) = prose(document), _says(language)
    found = set()
    for match in FULL.finditer(text):
        given = " ".join(word for word in match[1].split() if is_given(word, text, language))
        name = f"{given} {match[2]}"
        if given and match[0].endswith(name):
            start = match.end() - len(name)
            speaks = behind.match(text[match.end() : match.end() + _AROUND])
            if speaks or before.search(text[max(0, start - _AROUND) : start]):
                found.add(name)
    return found


@lru_cache(maxsize=8)
def _says(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows a name that speaks, and what stands before one."""
    wording = WORDINGS[language]
    verbs, titles = any_of(wording.saying), any_of(wording.titles)
    article = any_of(a for a in wording.articles if a)
    return (
        re.compile(rf"(?:, [^.,;:()\n]{{3,80}},)? (?:{verbs})(?![\w-])"),
        re.compile(rf"(?<![\w-])(?:{verbs}) (?:{article})?(?:{titles} )?$"),
    )
