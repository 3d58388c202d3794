"""A Word draft, as made or as an editor sent it back -> its paragraphs, with the sentences that are known by name.

Reads what is there and judges nothing. A pending tracked change counts as made: it is what the editor wants.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.proof.word import W, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from briefing.proof.word import Package

#: The name of a sentence's bookmark, written by `render.docx.identity`; those among the key points begin with k.
_NAME: Final = re.compile(r"q_([A-Za-z0-9]{1,24})_[0-9a-f]{10}")
_KEY_POINT: Final = re.compile(r"k_[A-Za-z0-9]{1,24}_[0-9a-f]{10}")
_GONE: Final = (f"{W}del", f"{W}moveFrom")
_PARA: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_THREADS: Final = "word/commentsExtended.xml"
_THREAD: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_SIGNS: Final = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: inside the bookmark of a sentence, or outside any (`sentence` is None)."""

    sentence: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables; `pieces` in order, without empty ones."""

    pieces: tuple[Piece, ...]
    style: str = ""

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of a draft.

    Attributes:
        sentence: Edition id of the sentence that it is about, or None.
        answers: It replies to another comment.
        done: It was marked as resolved.
    """

    author: str
    text: str
    sentence: str | None
    answers: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft holds.

    Attributes:
        edition: Text of the edition.json inside.
        theme: Id of its theme; "" for the whole note.
        imprint: What it says of its presentation.
    """

    edition: str
    theme: str
    imprint: str
    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...]


def read(content: bytes, subject: str) -> Draft | None:
    """Read a draft; None when the file carries no edition, or several.

    Raises:
        DocumentError: Not a Word document.
    """
    package = unpack(content, subject)
    editions = package.editions
    if len(editions) != 1:
        return None
    return Draft(
        edition=editions[0],
        theme=package.property("briefing.theme"),
        imprint=package.property("briefing.presentation"),
        paragraphs=tuple(_paragraphs(package.body)),
        comments=tuple(_comments(package)),
    )


def _paragraphs(body: _Element) -> Iterator[Paragraph]:
    """Read paragraph by paragraph; one whose end was deleted goes on in the next one."""
    opened: dict[str, str] = {}
    closed = {end.get(f"{W}id", "") for end in body.iter(f"{W}bookmarkEnd")}
    pieces: list[Piece] = []
    for paragraph in body.iter(f"{W}p"):
        if any(True for _ in paragraph.iterancestors(f"{W}tbl", f"{W}txbxContent")):
            continue
        pieces += _pieces(paragraph, opened)
        # LibreOffice begins the bookmark of a split paragraph twice and ends it once
        opened = {number: name for number, name in opened.items() if number in closed}
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            continue
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        yield Paragraph(_joined(pieces), style.get(f"{W}val", "") if style is not None else "")
        pieces = []
    if pieces:
        yield Paragraph(_joined(pieces))


def _pieces(paragraph: _Element, opened: dict[str, str]) -> Iterator[Piece]:
    """Give the texts of a paragraph; a bookmark that is open at its end stays open in the next one."""
    tags = (f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t", *_SIGNS)
    for element in paragraph.iter(*tags):
        if element.tag == f"{W}bookmarkStart":
            name = _NAME.fullmatch(element.get(f"{W}name", ""))
            if name:
                opened[element.get(f"{W}id", "")] = name[1]
            elif _KEY_POINT.fullmatch(element.get(f"{W}name", "")):
                opened[element.get(f"{W}id", "")] = ""
        elif element.tag == f"{W}bookmarkEnd":
            opened.pop(element.get(f"{W}id", ""), None)
        elif not any(True for _ in element.iterancestors(*_GONE)):
            text = _SIGNS.get(element.tag) or element.text or ""
            yield Piece(next(reversed(opened.values()), None), text)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Join neighbours that belong to the same sentence."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].sentence == piece.sentence:
            found[-1] = Piece(piece.sentence, found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    return tuple(found)


# ---------------------------------------------------------------- comments


def _comments(package: Package) -> Iterator[Comment]:
    root = package.parts.get("word/comments.xml")
    if root is None:
        return
    about, threads = _anchors(package.body), _threads(package)
    for comment in root.iter(f"{W}comment"):
        paragraphs = list(comment.iter(f"{W}p"))
        answers, done = threads.get(paragraphs[-1].get(_PARA, "") if paragraphs else "", (False, False))
        text = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in paragraphs)
        sentence = about.get(comment.get(f"{W}id", ""))
        yield Comment(comment.get(f"{W}author", ""), text.strip(), sentence, answers=answers, done=done)


def _anchors(body: _Element) -> dict[str, str | None]:
    """Comment id -> the sentence whose paragraph it is attached to."""
    found: dict[str, str | None] = {}
    for paragraph in body.iter(f"{W}p"):
        names = (_NAME.fullmatch(b.get(f"{W}name", "")) for b in paragraph.iter(f"{W}bookmarkStart"))
        sentence = next((name[1] for name in names if name), None)
        for start in paragraph.iter(f"{W}commentRangeStart", f"{W}commentReference"):
            found.setdefault(start.get(f"{W}id", ""), sentence)
    return found


def _threads(package: Package) -> dict[str, tuple[bool, bool]]:
    """Paragraph id of a comment -> (it replies to another, it is resolved)."""
    root = package.parts.get(_THREADS)
    if root is None:
        return {}
    return {
        e.get(f"{_THREAD}paraId", ""): (
            e.get(f"{_THREAD}paraIdParent") is not None,
            e.get(f"{_THREAD}done") in {"1", "true"},
        )
        for e in root.iter(f"{_THREAD}commentEx")
    }
