"""A text's skeleton: the same characters at the same places, with case, accents and typography folded.

Patterns are written once, against the skeleton, and what they find is a slice of the original text.
"""

from __future__ import annotations

import unicodedata
from typing import Final

#: Characters that fold to themselves or by `str.lower`.
_PLAIN: Final = frozenset(map(chr, range(32, 127)))


def _latin() -> dict[str, str]:
    """Precomposed Latin letters to their base letter: one character to one character."""
    letters = map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    bases = {letter: unicodedata.normalize("NFD", letter) for letter in letters}
    return {letter: base[0] for letter, base in bases.items() if len(base) > 1}


_SPACES = "\t\n\r\x0b\x0c\x85\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
_FOLDED: Final[dict[str, str]] = (
    _latin()
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("’‘ʼ´`′", "'")
    | dict.fromkeys("“”«»„‟", '"')
    | dict.fromkeys("–—‑‐−‒•·▪●", "-")
    | {"…": "."}
    | dict(zip("ᵉʳᵈʰᵗˢⁿᵃᵒº²³⁄", "erdhtsnao°23/", strict=True))
    | dict(zip("أإآٱؤئى", "ااااويي", strict=True))
    | {chr(base + digit): str(digit) for base in (0x0660, 0x06F0, 0xFF10) for digit in range(10)}
    | dict(zip("٪٫٬،؛؟", "%,.,;?", strict=True))
)


def skeleton(text: str) -> str:
    r"""Fold case, accents, quotes, dashes, spaces and digits, one character for one character.

    Returns:
        A string of the same length: `skeleton(text)[a:b]` is the skeleton of `text[a:b]`.

    >>> skeleton("«L’Été 2025»")
    '"l\'ete 2025"'
    """
    for character in set(text) - _PLAIN:
        folded = _FOLDED.get(character)
        if folded is not None:
            text = text.replace(character, folded)
    return text.lower()
