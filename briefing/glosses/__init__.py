"""What a sentence leaves to its context, and the words in square brackets that would supply it.

Stage: reads a document, returns values; no I/O, no other stage. Only what the same document settles is supplied: a day
counted from its publication, the full name that it gives a person, the words that it gives an acronym. In doubt,
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.glosses import acronyms, days, names, speakers
from briefing.glosses.prose import Gap

if TYPE_CHECKING:
    from briefing.model import Document

__all__ = ["Gap", "gaps", "speaker"]


def gaps(document: Document, start: int, end: int) -> tuple[Gap, ...]:
    """Find what a passage leaves to its context, in text order.

    Args:
        document: Where the passage stands.
        start: Where the passage begins in its text.
        end: Where it ends, exclusive; a passage is made of whole sentences.

    Returns:
        Gaps with the words that fill them, and those that a reader of the passage alone would stumble over with None.
    """
    found = (*days.gaps(document, start, end), *names.gaps(document, start, end), *acronyms.gaps(document, start, end))
    return tuple(sorted((gap for gap in found if _may_stand(gap.gloss)), key=lambda gap: gap.at))


def speaker(document: Document, end: int) -> Gap | None:
    """Name the person whose answer ends at an offset of an interview; None when the document does not settle it."""
    gap = speakers.gap(document, end)
    return gap if gap and _may_stand(gap.gloss) else None


def _may_stand(gloss: str | None) -> bool:
    """Whether a gloss can stand in brackets: it holds none itself."""
    return gloss is None or not set(gloss) & set("[]")
