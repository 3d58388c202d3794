"""A folding of text that keeps every offset, so that a match in the folded text is a slice of the text itself."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LATIN: Final = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_ARABIC: Final = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي"}
_SAME: Final = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2002": " ", "\u2003": " ", "\t": " ", "\n": " ",
    "\u200b": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ", "\u00ad": " ",
}  # fmt: skip


def _base(code: int) -> str:
    """Give the lower-case letter without its accent, or the character itself where that is not one character."""
    letter = unicodedata.normalize("NFD", chr(code))[0].lower()
    return letter if len(letter) == 1 else chr(code)


_TABLE: Final = str.maketrans(
    {code: _base(code) for code in _LATIN}
    | {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    | {ord(sign): plain for sign, plain in (_SAME | _ARABIC).items()}
    | {first + digit: str(digit) for first in (0x660, 0x6F0) for digit in range(10)}
)


def fold(text: str) -> str:
    r"""Lower-case a text and drop its accents and typographic variants, one character for one.

    >>> fold("L’ÉTÉ «\u00a0né\u00a0»")
    'l\'ete " ne "'
    """
    return text.translate(_TABLE)


#: Letters of a word that are compared, so that inflection does not matter. Chosen: six part "coopérer", "coopération".
_STEM: Final = 5
_WORD: Final = re.compile(r"[a-z0-9]{3,}|[\u0620-\u064a]{3,}")
_PLAIN: Final = frozenset(
    """
    les des une aux sur par pour dans avec ses est que qui ont ete cette ces plus sont son elle ils leur leurs mais
    comme entre apres avant depuis selon tout tous deux ans fait etre avoir dont pas the and for was has with that this
    from are been los las por con para del una
    """.split()
)


def stems(text: str) -> frozenset[str]:
    """Give the beginnings of a text's content words, folded: its vocabulary, for comparing two texts.

    >>> sorted(stems("La coopération des polices"))
    ['coope', 'polic']
    """
    return frozenset(word[:_STEM] for word in _WORD.findall(fold(text)) if word not in _PLAIN)
