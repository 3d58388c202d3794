"""Headings glued to the sentence that follows them, with a space between or none.

A French sentence opens with a capital that no sentence has in its middle: "Une coopération exemplaire Le royaume a
signé". Names such as "Le Caire" look the same; they are told apart by the text, which writes "le royaume" elsewhere.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing.clean.fold import fold, stems
from briefing.clean.grammar import FUNCTION_WORDS, OPENER, has_finite_verb
from briefing.clean.vocabulary import MEDIA_NOUNS


class Seam(NamedTuple):
    """Where a heading begins and ends within a text, and where the sentence after it begins."""

    start: int
    end: int
    resume: int


#: A heading is no longer, in characters; a headline may be.
_HEADING: Final = 110
_HEADLINE: Final = 230
_SEAM: Final = re.compile(rf"(?<=[\w)»”\"%])(?P<space>[ \u00a0]+)(?={OPENER})|(?<=[a-zà-ÿ0-9»%])(?={OPENER})")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"»”)]*[ \u00a0]+(?=[A-ZÀ-Þ0-9«\"“])")
_ARTICLE: Final = re.compile(r"(Le|La|Les|L['’]|Un|Une|Des|Du|Au|Aux|En|À|A)[ \u00a0]?([^\W\d_][\w’'-]*)")
_LAST_WORD: Final = re.compile(r"([\w-]+)[)»”\"]*$")


def headline(text: str, document: str) -> Seam | None:
    """Find a headline at the beginning of a text whose first sentence it is glued to.

    The headline's words must come back in the text; a sentence's first words do so less.

    Args:
        text: The beginning of an article.
        document: The whole document, to tell names from articles.
    """
    for match in _SEAM.finditer(text, 0, _HEADLINE):
        seam = Seam(0, match.start(), match.end())
        heading = text[: match.start()]
        if _SENTENCE_END.search(heading) or "?" in heading:
            return None
        if 4 <= len(heading.split()) <= 32 and _opens_sentence(text, seam, document) and _returns(heading, text[match.end() :]):  # noqa: PLR2004
            return seam
    return None


def headings(text: str, document: str) -> list[Seam]:
    """Find the sub-headings that are glued into a long paragraph, each after the end of a sentence."""
    found = (_heading(text, match.end(), document) for match in _SENTENCE_END.finditer(text))
    return [seam for seam in found if seam]


def _heading(text: str, start: int, document: str) -> Seam | None:
    for match in _SEAM.finditer(text, start, min(len(text), start + _HEADING)):
        heading = text[start : match.start()]
        if any(sign in heading for sign in ".;,!?…"):
            return None
        seam = Seam(start, match.start(), match.end())
        fits = 2 <= len(heading.split()) <= 13 and not has_finite_verb(heading)  # noqa: PLR2004
        if fits and _opens_sentence(text, seam, document):
            return seam
    return None


def _opens_sentence(text: str, seam: Seam, document: str) -> bool:
    """Tell whether what stands after a seam begins a sentence and what stands before it could end a heading."""
    last = _LAST_WORD.search(text, max(0, seam.end - 40), seam.end)
    if last and (fold(last[1]) in FUNCTION_WORDS or fold(last[1]) in MEDIA_NOUNS):
        return False
    end = _SENTENCE_END.search(text, seam.resume)
    sentence = text[seam.resume : end.start() if end else len(text)]
    if len(sentence.split()) < 6 or not has_finite_verb(sentence[:300]):  # noqa: PLR2004
        return False
    article = _ARTICLE.match(text, seam.resume)
    if not article or not article[2][0].isupper():
        return text[seam.resume : seam.resume + 3] != "Un " or not last or not last[1][0].isupper()
    common = article[0][0].lower() + article[0][1:]
    return common in document


def _returns(heading: str, rest: str) -> bool:
    own = stems(heading)
    return len(own & stems(rest[:3000])) >= max(2, 0.45 * len(own))
