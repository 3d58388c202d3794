"""White space and characters as a careful compositor sets them.

Text goes in, text comes out. `quoted` may change nothing but white space; `own` may also change the apostrophes,
quotes and ordinals of our own words. Nothing here knows of markup.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, 2002, "Ponctuation" and "Nombres".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.text.normalise import fold_space

NARROW = "\u202f"
WIDE = "\u00a0"

#: Characters that no XML, HTML or PDF may hold: controls, lone surrogates, noncharacters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ADDRESS = re.compile(r"((?:https?://|www\.)\S+)")

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_UNITS = "tonnes?|km|kg|m|M€|Md€|euros?|dollars?|dirhams?|millions?|milliards?|pays|États|ans|mois|jours|heures"
_ABBREVIATIONS = r"n°|N°|p\.|art\.|M\.|MM\.|Mme|Mmes|Dr|Pr|S\.M\.|§"

#: (pattern, replacement), applied in order to text whose white space is folded, so that ` ?` is any gap.
_FRENCH_SPACES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"« ?", f"«{NARROW}"),
        (r" ?»", f"{NARROW}»"),
        (r"(?<=[^\s;!?(\[«]) ?([;!?])(?=[\s»)\]!?:…,.\"”]|$)", rf"{NARROW}\1"),
        (r"(?<=[^\s:\d]) ?:(?=\s|$)", f"{WIDE}:"),
        (r"(?<=\d) :(?=\s|$)", f"{WIDE}:"),
        (r"(?<=\d) ?([%‰€])", rf"{NARROW}\1"),
        (r"(?<=\d) \$", f"{NARROW}$"),
        (rf"(?<=\d) (?=(?:{_UNITS})\b)", WIDE),
        (rf"\b(\d{{1,2}}|1er|1ᵉʳ) (?=(?:{_MONTHS})\b)", rf"\1{WIDE}"),
        (rf"(?<!\w)({_ABBREVIATIONS}) ", rf"\1{WIDE}"),
        (r" ([–—]) ", rf"{WIDE}\1 "),
    )
)
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")

_FRENCH_LETTERS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\b1er\b", "1ᵉʳ"),
        (r"\b(\d{1,3})e\b", r"\1ᵉ"),
        (r"\.\.\.", "…"),
        (r"'", "’"),
        (r"\"([^\"\n]{1,400})\"", r"« \1 »"),
    )
)


def printable(text: str) -> str:
    r"""Drop the characters that no page can hold; a reader sees no difference.

    >>> printable("a\x00b\x1bc")
    'abc'
    """
    return _UNPRINTABLE.sub("", text)


@lru_cache(maxsize=4096)
def quoted(text: str, language: str) -> str:
    r"""Set a text that somebody else wrote: white space folded, and in French made unbreakable where it must be.

    The result without its white space equals `text` without its own.

    >>> quoted("Il a dit: «10% en 2025 ; 106 000 cas»", "fr")
    'Il a dit\xa0: «\u202f10\u202f% en 2025\u202f; 106\u202f000 cas\u202f»'
    """
    folded = fold_space(text)
    if language != "fr":
        return folded
    pieces = _ADDRESS.split(folded)
    pieces[::2] = [_french_spaces(piece) for piece in pieces[::2]]
    return "".join(pieces)


@lru_cache(maxsize=4096)
def own(text: str, language: str) -> str:
    r"""Set a text of ours, which may also get real apostrophes, quotes, ordinals and ellipses.

    >>> own("L'essentiel du 1er mars", "fr")
    'L’essentiel du 1ᵉʳ\xa0mars'
    """
    text = fold_space(text)
    if language == "fr":
        for pattern, replacement in _FRENCH_LETTERS:
            text = pattern.sub(replacement, text)
    return quoted(text, language)


def short(text: str, length: int) -> str:
    """Cut a label of ours at a word so that it fits `length` characters, ellipsis included.

    >>> short("Coopération policière internationale", 24)
    'Coopération policière…'
    """
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return (head.rsplit(None, 1)[0] if " " in head.strip() else head).rstrip(" ,;:") + "…"


def _french_spaces(text: str) -> str:
    for pattern, replacement in _FRENCH_SPACES:
        text = pattern.sub(replacement, text)
    return _THOUSANDS.sub(lambda number: number[0].replace(" ", NARROW), text)
