"""White space, accents, typographic variants: the equalities under which two texts count as the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata

#: Typographic variants that scrapers and word processors exchange freely.
_VARIANTS = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2011": "-",
        "\u2026": "...",
        "\u200b": "",
        "\ufeff": "",
        "\u00ad": "",
    }
)

#: Combining marks of the scripts we read. Source: Unicode 15, canonical combining class above 0.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)


def fold_space(text: str) -> str:
    r"""Fold every run of white space to one space and strip the ends.

    >>> fold_space(" 106\u202f000  affaires\n")
    '106 000 affaires'
    """
    return " ".join(text.split())


def unaccent(text: str) -> str:
    """Drop the combining marks of Latin letters.

    >>> unaccent("Coopération policière")
    'Cooperation policiere'
    """
    return text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", text))


def plain(text: str) -> str:
    """Reduce a text to what a reader would call the same words: case, accents and quotes folded.

    >>> plain("L’Assemblée  générale")
    "l'assemblee generale"
    """
    return unaccent(fold_space(text.translate(_VARIANTS))).casefold()


def content_hash(text: str) -> str:
    """Identify a text by its words: hex sha256 of a version byte and `plain(text)`.

    The version byte changes whenever `plain` does, so an old hash is never taken for a new one.
    """
    return hashlib.sha256(b"\x01" + plain(text).encode()).hexdigest()
