"""Slots: what a template's placeholders stand for until the document is filled in.

No text of an edition passes through the template engine. A value given to the template is a `Slot`, which prints itself
as a mark that no text can hold after `fill`; when the engine is done, each mark is replaced by its pieces. So nothing a
source wrote can be read as markup or as a placeholder, and links, bookmarks and comments are made in one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.render.typography import printable

#: Around a slot's number; private use characters. A mark is only looked for in text that came from the template.
OPEN, CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text, or a picture, with what hangs on it.

    Attributes:
        text: As it will be read; the alternative text of a picture.
        anchor: Name of the bookmark that the text links to.
        url: Address that the text links to; http or https.
        bookmark: Name of the bookmark around the text.
        comment: What the editor is asked to check, one paragraph a line.
        colour: Of the text, `RRGGBB`.
        language: BCP 47 tag when the text is not in the note's language.
        sentence: Whether it is a quoted sentence, which sets the direction of its paragraph.
        picture: PNG bytes, or None.
        width: Of the picture, in millimetres.
    """

    text: str
    anchor: str | None = None
    url: str | None = None
    bookmark: str | None = None
    comment: str | None = None
    colour: str | None = None
    language: str | None = None
    sentence: bool = False
    picture: bytes | None = None
    width: float = 0.0


class Slot:
    """A value of the template: prints as its mark, is false when it has no text."""

    __slots__ = ("_mark", "pieces")

    def __init__(self, mark: str, pieces: tuple[Piece, ...]) -> None:
        self._mark = mark
        self.pieces = pieces

    def __str__(self) -> str:
        return self._mark

    def __html__(self) -> str:
        return self._mark

    def __len__(self) -> int:
        """Characters, for templates that set long texts smaller."""
        return sum(len(piece.text) for piece in self.pieces)

    def __bool__(self) -> bool:
        return any(piece.text or piece.picture for piece in self.pieces)


@dataclass(slots=True)
class Slots:
    """The slots of one document, by number."""

    made: list[Slot] = field(default_factory=list)

    def put(self, *pieces: Piece) -> Slot:
        """Make the slot of some pieces."""
        slot = Slot(f"{OPEN}{len(self.made)}{CLOSE}", pieces)
        self.made.append(slot)
        return slot

    def text(self, text: str) -> Slot:
        """Make the slot of a plain text, less the characters that no document can hold."""
        return self.put(Piece(text=printable(text)))
