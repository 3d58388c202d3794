"""A text's skeleton: the same characters at the same places, with case, accents and typography folded.

Patterns are written once, against the skeleton, and what they find is a slice of the original text.
"""

from __future__ import annotations

import unicodedata
from typing import Final


def _latin() -> dict[int, str]:
    """Precomposed Latin letters to their base letter: one character to one character."""
    bases = {code: unicodedata.normalize("NFD", chr(code)) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
    return {code: base[0] for code, base in bases.items() if len(base) > 1}


_SPACES = "\t\n\r\x0b\x0c\x85\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
_FOLDED: Final[dict[int, str]] = (
    _latin()
    | dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, "’‘ʼ´`′"), "'")
    | dict.fromkeys(map(ord, "“”«»„‟"), '"')
    | dict.fromkeys(map(ord, "–—‑‐−‒"), "-")
    | dict(zip(map(ord, "ᵉʳᵈʰᵗˢⁿᵃᵒº²³⁄"), "erdhtsnao°23/", strict=True))
    | dict(zip(map(ord, "أإآٱؤئى"), "اااا" "وي" "ي", strict=True))
    | {base + digit: str(digit) for base in (0x0660, 0x06F0, 0xFF10) for digit in range(10)}
    | dict(zip(map(ord, "٪٫٬،؛؟"), "%,.,;?", strict=True))
)


def skeleton(text: str) -> str:
    """Fold case, accents, quotes, dashes, spaces and digits, one character for one character.

    Returns:
        A string of the same length: `skeleton(text)[a:b]` is the skeleton of `text[a:b]`.

    >>> skeleton("«L’Été 2025»")
    '"l\\'ete 2025"'
    """
    return (text if text.isascii() else text.translate(_FOLDED)).lower()
