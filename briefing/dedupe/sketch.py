"""A text as a handful of numbers: two copies of one text share most of them, two other texts none.

Cheaper and coarser than `copies`, for archives too large to compare closely.

Source: bottom-k sketches, Broder 1997. Differs: a unit is a sentence-like piece of a line, not a window of words, for
what papers share of an agency's text they share by the sentence.
"""

from __future__ import annotations

from typing import Final
from zlib import crc32

#: Numbers kept of a text; one with fewer pieces repeats its last.
LENGTH: Final = 8
#: Bytes below which a piece is furniture ("Lire aussi", "Publié le 3 mai").
_SHORTEST: Final = 40
_APOSTROPHE: Final = "’".encode()
#: Spreads crc32, see `copies`.
_SPREAD: Final = 2654435761


def sketch(text: str) -> tuple[int, ...]:
    """Sketch a text: `LENGTH` numbers below 2**32, ascending; equal texts have equal sketches."""
    pieces = text.encode("utf-8", "replace").replace(_APOSTROPHE, b"'").replace(b". ", b"\n").split(b"\n")
    unique = {p.strip(b" .") for p in pieces if len(p) >= _SHORTEST} or {text.encode("utf-8", "replace")}
    found = sorted([(crc32(p) * _SPREAD) & 0xFFFFFFFF for p in unique])
    return tuple((found + found[-1:] * LENGTH)[:LENGTH])
