"""What the glosses share: the gap, and the text that a document's author wrote."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from briefing.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that a passage leaves to its context.

    Attributes:
        at: Offset in the document's text behind the words that leave it open.
        kind: A relative date, a person without a full name, an acronym, whoever answers in an interview.
        subject: What is left open, as written; empty for a speaker.
        gloss: The words that say it, without brackets; None when the document does not settle it.
    """

    at: int
    kind: Literal["speaker", "date", "name", "acronym"]
    subject: str
    gloss: str | None


#: Characters. Each name is sought in all of it; the longest article seen had 60,000.
_LONGEST: Final = 100_000


@lru_cache(maxsize=8)
def prose(document: Document) -> str:
    """Join the blocks that belong to the article, one a line: furniture speaks of other articles."""
    kept = (document.text[b.start : b.end] for b in document.blocks if b.kind != "dropped")
    return "\n".join(" ".join(block.split()) for block in kept)[:_LONGEST]
