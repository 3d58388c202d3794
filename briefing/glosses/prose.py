"""What the glosses share: the gap, and the text that a document's author wrote."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from briefing.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that a passage leaves to its context.

    Attributes:
        at: Offset in the document's text behind the words that leave it open.
        kind: A relative date, a person without a full name, an acronym.
        subject: What is left open, as written.
        gloss: The words that say it, without brackets; None when the document does not settle it.
    """

    at: int
    kind: Literal["date", "name", "acronym"]
    subject: str
    gloss: str | None


@lru_cache(maxsize=8)
def prose(document: Document) -> str:
    """Join the blocks that belong to the article, one a line: furniture speaks of other articles."""
    kept = (document.text[b.start : b.end] for b in document.blocks if b.kind != "dropped")
    return "\n".join(" ".join(block.split()) for block in kept)
