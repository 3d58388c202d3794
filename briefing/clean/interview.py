"""Interviews: who speaks, and which lines ask."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.clean.layout import Piece

#: A label before a colon: a name, initials, a paper, `Q`. In characters of the piece that are looked at.
_LABEL: Final = re.compile(
    r"[-–—•]?[ \u00a0]?(?P<label>[A-ZÀ-Þ«][\w'’.&«»-]*"
    r"(?:[ \u00a0](?:[A-ZÀ-Þ0-9][\w'’.&«»-]*|d[eu]|des|la|le|el|al|ben)){0,5})[ \u00a0]{0,2}:(?=[ \u00a0]|$)"
)
#: No question was seen that is longer, in characters.
_LONGEST_QUESTION: Final = 700
#: So many questions, each a paragraph of its own, make an interview.
_ENOUGH: Final = 2


def is_question(piece: Piece) -> bool:
    """Tell whether a piece ends by asking and is short enough for an interviewer."""
    return piece.ending == "question" and len(piece.text) <= _LONGEST_QUESTION


def label(piece: Piece) -> str | None:
    """Give the label that a piece begins with, without its colon."""
    match = _LABEL.match(piece.text[:90])
    return match["label"] if match else None


def label_end(piece: Piece) -> int:
    """Give where the text after a label begins, 0 without a label."""
    match = _LABEL.match(piece.text[:90])
    return match.end() if match else 0


def speakers(pieces: Sequence[Piece]) -> frozenset[str]:
    """Collect the labels of an interview: those that begin several pieces or stand alone, in a text that asks.

    A text without questions has none: there, what stands before a colon is a heading.
    """
    asked = [piece for piece in pieces if is_question(piece)]
    if len(asked) < _ENOUGH:
        return frozenset()
    counts = Counter(found for piece in pieces if (found := label(piece)))
    alone = {found for piece in pieces if (found := label(piece)) and label_end(piece) == len(piece.text)}
    asking = {found for piece in asked if (found := label(piece))}
    return frozenset(found for found, count in counts.items() if count >= _ENOUGH) | alone | asking
