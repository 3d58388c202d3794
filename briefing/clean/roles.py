"""The role of a piece: a block's kind and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing.model import BlockKind


@dataclass(frozen=True, slots=True)
class Role:
    """A block's kind and, unless it is body, why."""

    kind: BlockKind
    reason: str | None = None


BODY: Final = Role("body")
HEADLINE: Final = Role("headline", "headline")
SUBHEADING: Final = Role("subheading", "subheading")
QUESTION: Final = Role("question", "question")
SPEAKER: Final = Role("speaker", "speaker")
REPEATED: Final = Role("repeated", "repeated")


def dropped(reason: str) -> Role:
    """Give the role of text that is set aside."""
    return Role("dropped", reason)
