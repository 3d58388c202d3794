"""From a document as found to a document as read: body, headline, headings, and what was set aside, each with a reason.

In goes a `RawDocument`, out comes a `Document`. Pure; the text itself is never changed, only divided into blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing.clean import (
    dating,
    furniture,
    headline,
    inline,
    interview,
    language,
    layout,
    repeats,
    sources,
    structure,
    tails,
    teasers,
)
from briefing.clean.dates import header_date
from briefing.clean.publisher import Line, parted
from briefing.clean.publisher import publisher as find_publisher
from briefing.clean.roles import BODY, HEADLINE, REPEATED, Role, dropped
from briefing.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefing.clean.layout import Piece
    from briefing.model import RawDocument

__all__ = ["clean", "header_date"]

#: A speaker's label comes back with every answer and repeats nothing.
_COMPARED: Final = frozenset(("body", "subheading", "question"))
#: A line above the text that a paragraph may repeat, in words.
_TITLE_WORDS: Final = 4


#: In this order: each sees what the others left undecided.
_WITHOUT: Final = (
    teasers.without_teaser_pairs,
    teasers.without_cut_endings,
    structure.without_stragglers,
)


def clean(raw: RawDocument, *, today: date, agencies: tuple[str, ...] = ()) -> Document:
    """Divide a document into blocks and say what it is: title, publisher, date, language.

    Args:
        raw: The document as its reader found it.
        today: Days after it are not believed as publication dates.
        agencies: Press agencies besides the known ones.
    """
    pieces, roles, title = _judge(raw)
    roles, stretches = _without_repeats(pieces, roles, title)
    parts = list(_divided(pieces, roles, stretches))
    body = "\n".join(piece.text for piece, role in parts if role == BODY)
    name, name_basis = headline.choose(raw, pieces[title].text if title is not None else None)
    publisher = raw.publisher or _publisher(pieces, roles, name)
    name = name and parted(name)[0]
    return Document(
        path=raw.path,
        sha256=raw.sha256,
        text=raw.text,
        title=name,
        title_basis=name_basis,
        publisher=publisher,
        publisher_basis=None if publisher is None else headline.claim(raw) if raw.publisher else "text",
        url=raw.url,
        published=dating.published(raw, pieces, roles, title, today),
        language=language.detect(body or raw.text, claimed=raw.language),
        blocks=tuple(_block(piece, role) for piece, role in parts),
        agencies=sources.agencies(raw.text, agencies),
    )


def _judge(raw: RawDocument) -> tuple[list[Piece], list[Role], int | None]:
    """Divide a text and give each piece its role; the third value is the headline's index."""
    parts = _parts(raw.text)
    pieces = [piece for piece, _ in parts]
    marks = [_mark(piece, role) for piece, role in parts]
    roles = teasers.without_lists_below_headings(
        pieces, marks, [_preset(m, r) for m, (_, r) in zip(marks, parts, strict=True)]
    )
    for without in _WITHOUT:
        roles = without(pieces, roles)
    title = next((i for i, role in enumerate(roles) if role == HEADLINE), None)
    if title is None:
        title = headline.find(pieces, marks, roles, claimed=raw.title)
    if title is None:
        roles = teasers.without_strangers(pieces, roles)
    settled = structure.settle(pieces, structure.without_lists(pieces, roles, title), title)
    return pieces, tails.without_tails(pieces, structure.without_footnotes(pieces, settled)), title


def _parts(text: str) -> list[tuple[Piece, Role | None]]:
    pieces = layout.pieces(text)
    first = next((i for i, piece in enumerate(pieces) if piece.is_prose), len(pieces))
    lines = tuple(piece.text for piece in pieces[:first] if piece.words >= _TITLE_WORDS)
    page = inline.Page(text, lines, interview.speakers(pieces))
    return [part for i, piece in enumerate(pieces) for part in inline.split(piece, page, first=i == first)]


def _mark(piece: Piece, role: Role | None) -> furniture.Mark | None:
    if role is None:
        return furniture.mark(piece)
    return furniture.Mark(role.reason or "") if role.kind == "dropped" else None


def _preset(mark: furniture.Mark | None, role: Role | None) -> Role | None:
    return role or (dropped(mark.reason) if mark else None)


def _without_repeats(
    pieces: Sequence[Piece], roles: Sequence[Role], title: int | None
) -> tuple[list[Role], dict[int, list[tuple[int, int, bool]]]]:
    """Keep the first of each repeated block, and no display copy of the body's words.

    Returns:
        The roles; and for each piece of which a part repeats, its stretches (see `repeats.stretches`).
    """
    kept = [i for i, role in enumerate(roles) if role.kind in _COMPARED]
    overlaps = repeats.overlaps([pieces[i] for i in kept])
    decided = list(roles)
    for i, overlap in zip(kept, overlaps, strict=True):
        if title is not None and pieces[i].key == pieces[title].key:
            decided[i] = dropped("headline")
        elif overlap.copied:
            decided[i] = REPEATED
        elif overlap.displayed and _is_display(pieces[i]):
            decided[i] = dropped("pull_quote")
    partly = {i for i, overlap in zip(kept, overlaps, strict=True) if overlap.partly and decided[i] == BODY}
    if not partly:
        return decided, {}
    body = [i for i, role in enumerate(decided) if role == BODY]
    found = repeats.stretches([pieces[i] for i in body], {rank for rank, i in enumerate(body) if i in partly})
    return decided, {body[rank]: stretches for rank, stretches in found.items()}


def _is_display(piece: Piece) -> bool:
    """Tell whether a piece looks like a quotation or a line set large, and not like a paragraph of its own."""
    return piece.is_title_like or piece.text[0] in '«“"‘'


def _divided(
    pieces: Sequence[Piece], roles: Sequence[Role], stretches: dict[int, list[tuple[int, int, bool]]]
) -> Iterator[tuple[Piece, Role]]:
    for i, (piece, role) in enumerate(zip(pieces, roles, strict=True)):
        if i not in stretches:
            yield piece, role
        for start, end, old in stretches.get(i, ()):
            yield piece.part(start, end), REPEATED if old else role


def _block(piece: Piece, role: Role) -> Block:
    return Block(
        start=piece.start,
        end=piece.end,
        first_line=piece.first_line,
        last_line=piece.last_line,
        kind=role.kind,
        reason=role.reason,
    )


def _publisher(pieces: Sequence[Piece], roles: Sequence[Role], title: str | None) -> str | None:
    body = [i for i, role in enumerate(roles) if role == BODY] or [len(pieces)]
    lines = [
        Line(role.reason or "", piece.text, i < body[0])
        for i, (piece, role) in enumerate(zip(pieces, roles, strict=True))
        if role.kind == "dropped" or (i < body[0] and role.kind == "subheading")
        if role.reason != "embedded" or not body[0] < i < body[-1]
    ]
    questions = [p.text for p, role in zip(pieces, roles, strict=True) if role.kind == "question"]
    return find_publisher(lines, questions, title)
