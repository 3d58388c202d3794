"""Pieces of HTML, such as a feed brings for its articles -> their texts, in a child process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.collect import jail, markup
from briefing.collect.blocks import blocks
from briefing.errors import DocumentError
from briefing.model import USUAL, Intake

if TYPE_CHECKING:
    from collections.abc import Sequence


def texts(pieces: Sequence[str], subject: str, intake: Intake = USUAL, *, until: float) -> list[str]:
    """Give the text of the blocks of each piece, one a paragraph; "" for one without, or that cannot be read.

    Args:
        pieces: HTML.
        subject: Named in errors.
        intake: What reading all of them may cost.
        until: Instant of the monotonic clock when they must have been read; if they are not, each is "".
    """
    if not any(map(str.strip, pieces)):
        return [""] * len(pieces)
    try:
        letter = json.dumps(list(pieces)).encode()
        return [str(text) for text in jail.run(__name__, letter, subject, intake, until=until)]
    except DocumentError:
        return [""] * len(pieces)


def parse(letter: bytes, _intake: Intake) -> list[str]:
    """Answer for the child."""
    return [_text(piece) for piece in json.loads(letter)]


def _text(piece: str) -> str:
    if not piece.strip():
        return ""
    try:
        page = blocks(markup.html_tree(piece, ""))
    except DocumentError:
        return ""
    return "\n\n".join(b.text for b in page if not b.furniture)
