"""Put the pieces of every slot in the place of its mark: texts, links, bookmarks, comments, pictures."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from briefing.render.docx.direction import runs_right_to_left
from briefing.render.docx.pieces import CLOSE, OPEN, Piece, Slots

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from docx.document import Document

_MARK = re.compile(f"{OPEN}([0-9]+){CLOSE}")
#: What comes after w:bidi and after w:lang. Source: ECMA-376 part 1, 17.3.1.26 and 17.3.2.28.
_AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
        "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ).split()
)
_BREAK = re.compile("(\r\n|[\r\n\t])")
_BREAKS = {"\t": "w:tab", "\n": "w:br", "\r": "w:br", "\r\n": "w:br"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AFTER_LANG = ("w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who signs the comments, and when."""

    name: str
    initials: str
    at: datetime


def fill(document: Document, slots: Slots, author: Author, *, rtl: bool) -> None:
    """Replace every mark in body, headers and footers.

    Args:
        document: The template's document, changed in place.
        slots: What the marks stand for.
        author: Of the comments.
        rtl: Whether the note runs from right to left.
    """
    _Filler(document, slots, rtl=rtl).fill(author)


def stories(document: Document) -> list[Any]:
    """Return what holds text: the document for its body, and every header and footer once."""
    found: list[Any] = []
    for s in document.sections:
        kinds = (s.header, s.footer, s.first_page_header, s.first_page_footer, s.even_page_header, s.even_page_footer)
        found += [story for story in kinds if not story.is_linked_to_previous]
    return [document, *{id(story.part): story for story in found}.values()]


class _Filler:
    """One document being filled.

    Attributes:
        named: Bookmarks already set; a name stands for one place only.
        asked: Comments to attach: the runs and what is said of them.
        part: The story whose runs are being replaced; relations of links and pictures belong to it.
    """

    def __init__(self, document: Document, slots: Slots, *, rtl: bool) -> None:
        self.document = document
        self.slots = slots
        self.rtl = rtl
        self.named = {b.get(qn("w:name")) for b in document.element.iter(qn("w:bookmarkStart"))}
        self.bookmarks = max((int(b.get(qn("w:id"))) for b in document.element.iter(qn("w:bookmarkStart"))), default=0)
        self.asked: list[tuple[list[Any], str]] = []
        self.part: Any = document.part

    def fill(self, author: Author) -> None:
        for story in stories(self.document):
            self.part, root = story.part, story.part.element
            self.attributes(root)
            for run in [
                r for r in root.iter(qn("w:r")) if OPEN in "".join(t.text or "" for t in r.iterchildren(qn("w:t")))
            ]:
                self.replace(run)
        self.drop_dead_links()
        for runs, text in self.asked:
            self.comment(runs, text, author)
        self.sign(author)

    def attributes(self, root: Any) -> None:
        """Alternative texts are attributes; they take the text of their slot."""
        for element in root.iter():
            for name, value in element.attrib.items():
                if OPEN in value:
                    element.set(name, _MARK.sub(lambda m: "".join(p.text for p in self.pieces(m[1])), value))

    def pieces(self, number: str) -> tuple[Piece, ...]:
        return self.slots.made[int(number)].pieces

    def replace(self, run: Any) -> None:
        """Put runs of one content each in the place of a run, with its own formatting."""
        properties = run.find(qn("w:rPr"))
        for child in [c for c in run if c is not properties]:
            for element in self.child(child, properties, linked=run.getparent().tag != qn("w:hyperlink")):
                run.addprevious(element)
        for paragraph in run.iterancestors(qn("w:p")):
            self.direct(paragraph, run)
            break
        run.getparent().remove(run)

    def child(self, child: Any, properties: Any, *, linked: bool) -> list[Any]:
        if child.tag != qn("w:t"):
            return [_run(properties, child)]
        made: list[Any] = []
        for i, bit in enumerate(_MARK.split(child.text or "")):
            if i % 2:
                for piece in self.pieces(bit):
                    made += self.write(piece, properties, linked=linked)
            elif bit:
                made.append(self.text(Piece(text=bit), properties))
        return made

    def direct(self, paragraph: Any, run: Any) -> None:
        """A sentence that runs against the note turns its paragraph round."""
        marks = _MARK.findall("".join(t.text or "" for t in run.iterchildren(qn("w:t"))))
        sentence = next((p.text for number in marks for p in self.pieces(number) if p.sentence), "")
        against = runs_right_to_left(sentence)
        if against is not None and against != self.rtl:
            bidi = OxmlElement("w:bidi", {qn("w:val"): "1" if against else "0"})
            paragraph.get_or_add_pPr().insert_element_before(bidi, *_AFTER_BIDI)

    def drop_dead_links(self) -> None:
        """A template may leave out what others link to; their text stays."""
        for story in stories(self.document):
            for link in list(story.part.element.iter(qn("w:hyperlink"))):
                anchor = link.get(qn("w:anchor"))
                if anchor is not None and anchor not in self.named:
                    for child in list(link):
                        link.addprevious(child)
                    link.getparent().remove(link)

    # ------------------------------------------------------------ one piece

    def write(self, piece: Piece, properties: Any, *, linked: bool) -> list[Any]:
        """Write a piece with its link, bookmark and comment."""
        if piece.picture:
            return [self.picture(piece, properties)]
        run = self.text(piece, properties)
        shown = [self.link(piece, run)] if linked and (piece.anchor or piece.url) else [run]
        if piece.bookmark is None or piece.bookmark in self.named:
            return shown
        if piece.comment:
            self.asked.append(([run], piece.comment))
        return self.bookmark(piece.bookmark, shown)

    def text(self, piece: Piece, properties: Any) -> Any:
        """Write a run with its language, direction and colour."""
        element = _run(properties, *_content(piece.text))
        run = Run(element, self.document)
        direction = runs_right_to_left(piece.text)
        if self.rtl if direction is None else direction:
            run.font.rtl = True
        if piece.colour:
            run.font.color.rgb = RGBColor.from_string(piece.colour)
        if piece.language:
            kind = "w:bidi" if direction else "w:val"
            language = OxmlElement("w:lang", {qn(kind): piece.language})
            old = element.get_or_add_rPr().find(qn("w:lang"))
            if old is not None:
                element.rPr.remove(old)
            element.rPr.insert_element_before(language, *_AFTER_LANG)
        return element

    def link(self, piece: Piece, run: Any) -> Any:
        target = {qn("w:history"): "1"}
        if piece.anchor:
            target[qn("w:anchor")] = piece.anchor
        else:
            target[qn("r:id")] = self.part.relate_to(piece.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink", target)
        link.append(run)
        return link

    def bookmark(self, name: str, inside: list[Any]) -> list[Any]:
        self.named.add(name)
        self.bookmarks += 1
        number = str(self.bookmarks)
        start = OxmlElement("w:bookmarkStart", {qn("w:id"): number, qn("w:name"): name})
        return [start, *inside, OxmlElement("w:bookmarkEnd", {qn("w:id"): number})]

    def picture(self, piece: Piece, properties: Any) -> Any:
        element = _run(properties)
        shape = self.part.new_pic_inline(io.BytesIO(piece.picture or b""), width=Mm(piece.width))
        shape.docPr.set("descr", piece.text)
        element.add_drawing(shape)
        return element

    def comment(self, runs: list[Any], text: str, author: Author) -> None:
        marked = [Run(run, Paragraph(run.getparent(), self.document)) for run in runs]
        self.document.add_comment(marked, text=text, author=author.name, initials=author.initials)

    def sign(self, author: Author) -> None:
        """Date the comments by the edition: python-docx asks the clock, which would make each file another one."""
        for part in self.document.part.package.iter_parts():
            if part.content_type == CONTENT_TYPE.WML_COMMENTS:
                for comment in part.element.iter(qn("w:comment")):
                    comment.set(qn("w:date"), author.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _content(text: str) -> Iterator[Any]:
    """Write a text as the elements of a run: line breaks and tabs have their own."""
    for bit in _BREAK.split(text):
        if bit in _BREAKS:
            yield OxmlElement(_BREAKS[bit])
        elif bit:
            element = OxmlElement("w:t")
            element.text = bit
            if bit != bit.strip():
                element.set(_SPACE, "preserve")
            yield element


def _run(properties: Any, *children: Any) -> Any:
    run = OxmlElement("w:r")
    for child in ((deepcopy(properties),) if properties is not None else ()) + children:
        run.append(child)
    return run
