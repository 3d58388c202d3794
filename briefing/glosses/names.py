"""Persons named by a surname alone, and the full name and office that the same document gives them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefing.glosses.prose import Gap, prose
from briefing.glosses.words import WORDINGS
from briefing.text.alternation import any_of
from briefing.text.skeleton import skeleton
from briefing.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Document

_CAPITAL: Final = "[A-ZÀ-ÖØ-Þ]"
_GIVEN: Final = rf"{_CAPITAL}[a-zß-öø-ÿ]{{1,24}}(?:-{_CAPITAL}?[a-zß-öø-ÿ]{{1,24}})?"
_PARTICLE: Final = r"(?:(?:El|Al|Ben|Bin|Aït|Ait|Bel|Abou|Ould|Van|Von|De|Le|La|Di|Da|de|von|van|el|al|ben|bin) )?"
_SURNAME: Final = rf"{_PARTICLE}{_CAPITAL}[\w]{{1,30}}(?:[-’']{_CAPITAL}[\w]{{1,30}})?"
#: A given name, perhaps two (group 1), and a surname (group 2).
FULL: Final = re.compile(rf"(?<![\w’'.-])({_GIVEN}(?: {_GIVEN})?) ({_SURNAME})(?![\w-])")
_WORD: Final = re.compile(r"\w+(?:[-’'.]\w+)*")
#: Characters of an office that are shown.
_LONGEST_OFFICE: Final = 80
_SHORTEST: Final = 3


def gaps(document: Document, start: int, end: int) -> Iterator[Gap]:
    """Find the persons of a passage whose surname stands alone, each at its first place.

    A surname after "M." or "Mme" is a gap whether the document fills it or not. One without a title is one only if the
    document says that it is a person's, by a title or an office.
    """
    language = document.language.code
    if language not in WORDINGS:
        return
    passage = document.text[start:end]
    seen: set[str] = set()
    for match in _titled(language).finditer(passage):
        surname = match[1]
        if surname not in seen and not _continues(passage, match.end()) and not _is_full(passage, surname):
            full = persons(document).get(surname)
            yield Gap(at=start + match.end(), kind="name", subject=match[0], gloss=full)
        seen.add(surname)
    for surname, full in persons(document).items():
        place = None if surname in seen or surname not in passage else _bare(passage, surname)
        if place is not None and not _is_full(passage, surname) and surname in known_persons(document):
            yield Gap(at=start + place, kind="name", subject=surname, gloss=full)


@lru_cache(maxsize=8)
def _titled(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?:{any_of(WORDINGS[language].titles)})[ \u00a0\u202f]({_SURNAME})(?![\w-])")


def _continues(passage: str, end: int) -> bool:
    """Tell whether another name or a bracket follows: what was found was a given name, or is explained."""
    rest = passage[end:].lstrip()
    return rest[:1] in {"(", "["} or (rest[:1].isupper() and passage[end : end + 1].isspace())


def _is_full(passage: str, surname: str) -> bool:
    """Tell whether a passage gives a surname with a given name somewhere."""
    return any(match[2] == surname and not _no_name(match[1]) for match in FULL.finditer(passage))


def _no_name(given: str) -> bool:
    return all(skeleton(word) in _NOT_GIVEN for word in given.split())


def _bare(passage: str, surname: str) -> int | None:
    """The end of a surname's first place, if no capitalised word or hyphen touches it there."""
    match = re.search(rf"(?<![\w’'-]){re.escape(surname)}(?![\w-])", passage)
    if match is None or _continues(passage, match.end()):
        return None
    before = _WORD.findall(passage[: match.start()])
    touching = passage[: match.start()].rstrip()[-1:].isalnum() and before[-1][:1].isupper() and len(before) > 1
    return None if touching else match.end()


# ---------------------------------------------------------------- what the document says

#: Capitalised words before a surname that are no given names: function words, titles, parts of names of places.
_NOT_GIVEN: Final = frozenset(skeleton(word) for words in STOPWORDS.values() for word in words) | frozenset(
    "monsieur madame maitre docteur interroge mr mrs ms dr pr me mlle mme dra don dona sr sra son excellence majeste"
    " interpol europol onu otan saint sainte nouveau nouvelle nord sud est ouest centre".split()
)


@lru_cache(maxsize=8)
def persons(document: Document) -> dict[str, str]:
    """Surname -> full name with the office, for those to whom a document gives exactly one given name."""
    text, language = prose(document), document.language.code
    found: dict[str, set[str]] = {}
    for match in FULL.finditer(text):
        given = " ".join(w for w in match[1].split() if is_given(w, text, language))
        if given and match[1].endswith(given):
            found.setdefault(match[2], set()).add(given)
    return {
        surname: _with_office(f"{next(iter(given))} {surname}", text, language)
        for surname, given in found.items()
        if len(given) == 1 and len(surname) >= _SHORTEST and skeleton(surname) not in _NOT_GIVEN
    }


def is_given(word: str, text: str, language: str) -> bool:
    """Tell whether a capitalised word can be a given name: no function word, no office, no word of the text.

    Args:
        word: As written.
        text: The document's prose.
        language: The document's, one of `WORDINGS`.
    """
    folded = skeleton(word)
    return (
        folded not in _NOT_GIVEN
        and not folded.startswith(WORDINGS[language].offices)
        and word.lower() not in _words(text)
    )


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    """Gather the words of a text, whole and in parts: one reading, where each name would have the text read again."""
    return frozenset(_WORD.findall(text)) | frozenset(re.findall(r"\w+", text))


@lru_cache(maxsize=8)
def known_persons(document: Document) -> frozenset[str]:
    """Surnames that a document gives a title, or an office."""
    text, language = prose(document), document.language.code
    titled = {match[1] for match in _titled(language).finditer(text)}
    return frozenset(titled | {surname for surname, full in persons(document).items() if "," in full})


def _with_office(full: str, text: str, language: str) -> str:
    """Add the office that stands beside a name in apposition, if it is always the same."""
    offices = set(_offices(full, text, language))
    return f"{full}, {next(iter(offices))}" if len(offices) == 1 else full


def _offices(full: str, text: str, language: str) -> Iterator[str]:
    wording, name = WORDINGS[language], re.escape(full)
    article = f"(?i:{any_of(a for a in wording.articles if a)})"
    inside = rf"(\w[^,.;:()«»\n]{{3,{_LONGEST_OFFICE}}})"
    behind = re.finditer(rf"{name}, {article}?{inside}(?=,)", text)
    front = re.finditer(rf"(?<!\w){article}{inside}, {name}(?![\w-])", text)
    for match in (*behind, *front):
        if skeleton(match[1]).startswith(wording.offices):
            yield match[1]
