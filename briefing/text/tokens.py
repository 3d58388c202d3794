"""Words, their places in a text, and their stems."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Callable

#: Marks that belong to the letter before them; NFC composes the Latin ones, Arabic vowel signs never compose.
_MARKS: Final = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_WORD: Final = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*+")
#: Dropped: signs that do not change a word (soft hyphen, zero-width signs, Arabic vowels and kashida).
_INVISIBLE: Final = dict.fromkeys((0xAD, *range(0x200B, 0x2010), 0xFEFF, *range(0x64B, 0x660), 0x670, 0x640))
#: U+02BC looks like an apostrophe and counts as a letter.
_LETTERS: Final = str.maketrans({**_INVISIBLE, 0x2BC: "'"})
#: A composed text without these is cut by the plain pattern into the same words, at half the price.
_ODD: Final = re.compile(f"[_İ{_MARKS}{re.escape(''.join(map(chr, sorted(_LETTERS))))}]")
_PLAIN_WORD: Final = re.compile(r"\w+")
#: Letters that Arabic writers exchange freely, and digits of all Arabic scripts; the stemmer folds only some of them.
#: Source: orthographic normalisation of Larkey, Ballesteros & Connell 2002.
_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
_ARABIC: Final = str.maketrans("أإآٱىیکۀ" + _DIGITS, "ااااييكه" + "0123456789" * 2)
_ALGORITHMS: Final = {"fr": "french", "en": "english", "es": "spanish", "ar": "arabic"}


def words(text: str) -> list[str]:
    """Cut a text into lower-case words; apostrophes and hyphens separate them.

    >>> words("L’Assemblée d'Interpol, 93e du nom")
    ['l', 'assemblée', 'd', 'interpol', '93e', 'du', 'nom']
    """
    normal, pattern = _normal(text)
    return pattern.findall(normal)


def words_and_gaps(text: str) -> list[tuple[str, str]]:
    """Cut a text into the words of `words`, each with what stands between it and the word before.

    >>> words_and_gaps("Oui, l'accord")
    [('oui', ''), ('l', ', '), ('accord', "'")]
    """
    (normal, pattern), at, found = _normal(text), 0, []
    for match in pattern.finditer(normal):
        found.append((match.group(), normal[at : match.start()]))
        at = match.end()
    return found


def _normal(text: str) -> tuple[str, re.Pattern[str]]:
    """Make a text's words comparable; the plainer pattern finds the same in a text without odd signs."""
    composed = unicodedata.normalize("NFC", text)
    if not _ODD.search(composed):
        return composed.lower(), _PLAIN_WORD
    return unicodedata.normalize("NFC", composed.translate(_LETTERS)).lower(), _WORD


def word_spans(text: str) -> list[tuple[int, int]]:
    """Find where the words of a text stand, as `words` cuts them but for invisible signs, which also separate.

    >>> word_spans("l’accord")
    [(0, 1), (2, 8)]
    """
    return [match.span() for match in _WORD.finditer(text)]


@lru_cache(8)
def stemmer(language: str) -> Callable[[str], str]:
    """Give what `stem` does for one language, without its memory: for words that are asked for once.

    Source: Snowball (snowballstem.org), through PyStemmer.
    """
    if language not in _ALGORITHMS:
        return str
    cut: Callable[[str], str] = Stemmer.Stemmer(_ALGORITHMS[language], 0).stemWord
    return (lambda word: cut(word.translate(_ARABIC))) if language == "ar" else cut


@lru_cache(1 << 17)
def stem(word: str, language: str) -> str:
    """Reduce a lower-case word to its stem; a word of a language without a stemmer stays as it is.

    >>> stem("sécuritaires", "fr") == stem("sécuritaire", "fr")
    True
    """
    return stemmer(language)(word)
