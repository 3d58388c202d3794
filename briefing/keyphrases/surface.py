"""Texts as sentences of surface tokens: elisions split off, numbers and acronyms whole, case kept."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from briefing.text.tokens import stem

#: One kind of apostrophe and of space; invisible signs dropped.
_PLAIN: Final = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2011": "-",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)
_TOKEN: Final = re.compile(
    r"(?P<acronym>[^\W\d_]\.(?:[^\W\d_]\.)++)"
    r"|(?P<elision>(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w))"
    r"|(?P<number>\d++(?:[.,]\d++)*+[^\W\d_]*+)"
    r"|(?P<word>[^\W\d_]++\d*+(?:['-][^\W_]++)*+)"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…؟])[\"»”)]*+\s++(?=[«“\"(]?\s?[^\W_])")
#: Marks after which a capital says nothing about the word.
_OPENING: Final = frozenset("«“\"'‘([–—-•*:…")


class Token(NamedTuple):
    """A token of a sentence.

    Attributes:
        text, low: As written, and in lower case.
        kind: acronym, elision, number, word or mark.
        initial: It opens a sentence, a quotation or a bracket, so its capital says nothing.
        capital: It starts with a capital letter.
        spaced: White space stands before it.
        stem: Of `low`.
    """

    text: str
    low: str
    kind: str
    initial: bool
    capital: bool
    spaced: bool
    stem: str


@lru_cache(1 << 13)
def tokens(sentence: str, language: str) -> tuple[Token, ...]:
    """Cut one sentence into tokens, in order.

    >>> [t.text for t in tokens("L’Assemblée d'Interpol, 93e du nom", "fr")]
    ["L'", 'Assemblée', "d'", 'Interpol', ',', '93e', 'du', 'nom']
    """
    found, initial, end = [], True, 0
    for match in _TOKEN.finditer(unicodedata.normalize("NFC", sentence).translate(_PLAIN)):
        text, kind = match[0], match.lastgroup or "mark"
        low, spaced = text.lower(), match.start() > end
        found.append(Token(text, low, kind, initial, text[0].isupper(), spaced, stem(low, language)))
        end = match.end()
        initial = (kind == "elision" and initial) or text in _OPENING
    return tuple(found)


def sentences(text: str) -> list[str]:
    """Cut a text into sentences, roughly: a wrong cut costs a candidate, never a quotation."""
    lines = (line.strip() for line in text.splitlines())
    return [part for line in lines if line for part in _SENTENCE_END.split(line) if part]
