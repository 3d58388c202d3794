"""A folding of text that keeps every offset, so that a match in the folded text is a slice of the text itself."""

from __future__ import annotations

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
    """Lower-case a text and drop its accents and typographic variants, one character for one.

    >>> fold("L’ÉTÉ «\\u00a0né\\u00a0»")
    'l\\'ete " ne "'
    """
    return text.translate(_TABLE)
