"""Headings glued to the sentence that follows them, with a space between or none.

A French sentence opens with a capital that no sentence has in its middle: "Une coopération exemplaire Le royaume a
signé". Names such as "Le Caire" look the same; they are told apart by the text, which writes "le royaume" elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.clean.fold import fold, stems
from briefing.clean.grammar import FUNCTION_WORDS, OPENER, has_finite_verb
from briefing.clean.vocabulary import MEDIA_NOUNS

if TYPE_CHECKING:
    from collections.abc import Collection


class Seam(NamedTuple):
    """Where a heading begins and ends within a text, and where the sentence after it begins."""

    start: int
    end: int
    resume: int


_HEADLINE_WORDS: Final = range(4, 33)
_HEADING_WORDS: Final = range(2, 14)
#: What the sentence behind a seam must have, in words; and as much of it as is read, in characters.
_SENTENCE_WORDS: Final = 6
_SENTENCE: Final = 400
_SMALL_ARTICLE: Final = re.compile(
    r"\b((?:le|la|les|un|une|des|du|au|aux|en|à|a) [A-ZÀ-Þ][\w’'-]*|l['’][A-ZÀ-Þ][\w’'-]*)"
)
#: A heading is no longer, in characters; a headline may be.
_HEADING: Final = 110
_HEADLINE: Final = 230
_SEAM: Final = re.compile(rf"(?<=[\w)»”\"%])(?P<space>[ \u00a0]+)(?={OPENER})|(?<=[a-zà-ÿ0-9»%])(?={OPENER})")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"»”)]*[ \u00a0]+(?=[A-ZÀ-Þ0-9«\"“])")
_ARTICLE: Final = re.compile(r"(Le|La|Les|L['’]|Un|Une|Des|Du|Au|Aux|En|À|A)[ \u00a0]?([^\W\d_][\w’'-]*)")
_LAST_WORD: Final = re.compile(r"([\w-]+)[)»”\"]*$")


def headline(text: str, common: Collection[str]) -> Seam | None:
    """Find a headline at the beginning of a text whose first sentence it is glued to.

    The headline's words must come back in the text; a sentence's first words do so less.

    Args:
        text: The beginning of an article.
        common: What `common_nouns` found in the document.
    """
    for match in _SEAM.finditer(text, 0, _HEADLINE):
        seam = Seam(0, match.start(), match.end())
        heading = text[: match.start()]
        if _SENTENCE_END.search(heading) or "?" in heading:
            return None
        if len(heading.split()) in _HEADLINE_WORDS and _opens_sentence(text, seam, common):
            return seam if _returns(heading, text[match.end() :]) else None
    return None


def headings(text: str, common: Collection[str]) -> list[Seam]:
    """Find the sub-headings that are glued into a long paragraph, each after the end of a sentence."""
    found = (_heading(text, match.end(), common) for match in _SENTENCE_END.finditer(text))
    return [seam for seam in found if seam]


def _heading(text: str, start: int, common: Collection[str]) -> Seam | None:
    for match in _SEAM.finditer(text, start, min(len(text), start + _HEADING)):
        heading = text[start : match.start()]
        if any(sign in heading for sign in ".;,!?…"):
            return None
        seam = Seam(start, match.start(), match.end())
        fits = len(heading.split()) in _HEADING_WORDS and not has_finite_verb(heading)
        if fits and _opens_sentence(text, seam, common):
            return seam
    return None


def _opens_sentence(text: str, seam: Seam, common: Collection[str]) -> bool:
    """Tell whether what stands after a seam begins a sentence and what stands before it could end a heading."""
    last = _LAST_WORD.search(text, max(0, seam.end - 40), seam.end)
    if last and (fold(last[1]) in FUNCTION_WORDS or fold(last[1]) in MEDIA_NOUNS):
        return False
    window = text[seam.resume : seam.resume + _SENTENCE]
    end = _SENTENCE_END.search(window)
    sentence = window[: end.start()] if end else window
    if len(sentence.split()) < _SENTENCE_WORDS or not has_finite_verb(sentence):
        return False
    article = _ARTICLE.match(text, seam.resume)
    if not article or not article[2][0].isupper():
        return text[seam.resume : seam.resume + 3] != "Un " or not last or not last[1][0].isupper()
    return article[0][0].lower() + article[0][1:] in common


def common_nouns(document: str) -> frozenset[str]:
    """Collect the capitalised words that a text writes after a small article, as in "le Royaume", with that article.

    >>> sorted(common_nouns("Le Caire, où le Parlement siège. Dans l’Union"))
    ['le Parlement', 'l’Union']
    """
    return frozenset(_SMALL_ARTICLE.findall(document))


def _returns(heading: str, rest: str) -> bool:
    own = stems(heading)
    return len(own & stems(rest[:3000])) >= max(2, 0.45 * len(own))
