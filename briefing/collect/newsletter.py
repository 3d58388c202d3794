"""The HTML body of a message -> one document, or one per article when it is a newsletter with many."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing.collect import forwarded, markup
from briefing.collect.blocks import HEADINGS, Block, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.model import RawDocument

#: A newsletter has this many headed articles at least; fewer are sub-headings of one text.
_MIN_ARTICLES: Final = 3
_PARAGRAPH: Final = 80
_MAX_HEADING: Final = 200
_LINKED: Final = 0.9
_BOLD: Final = 0.9


@dataclass(frozen=True, slots=True)
class _Article:
    title: str
    linked: bool
    lines: tuple[str, ...]


def articles(page: str, claims: RawDocument, plain: str = "") -> Iterable[RawDocument]:
    """Give the documents of a letter's HTML body.

    Args:
        page: The decoded HTML.
        claims: What the message's headers say, without a text.
        plain: The letter's plain part; of a letter that is one text and was forwarded it says more.
    """
    found = blocks(markup.html_tree(page, claims.path))
    parts = _articles(found)
    if len(parts) >= _MIN_ARTICLES and sum(part.linked for part in parts) >= len(parts) / 2:
        return [_document(part, claims, number) for number, part in enumerate(parts, 1)]
    text = "\n\n".join(b.text for b in _letter(found)) or plain
    return [forwarded.unwrapped(_headers_apart(found, text, plain), claims)] if text.strip() else []


def _headers_apart(found: Sequence[Block], text: str, plain: str) -> str:
    """Prefer the plain part where the HTML has a forwarded header that its line breaks have lost."""
    lost = any(b.text.count(": ") > 2 and len(b.text) < 400 and "@" in b.text for b in found)  # noqa: PLR2004
    return plain if lost and plain else text


def _letter(found: Sequence[Block]) -> Iterator[Block]:
    """Leave out what letters carry around their text: lines of links, the menu, the way to unsubscribe."""
    for block in found:
        if block.linked < _LINKED and not (block.furniture and len(block.text) < _PARAGRAPH):
            yield block


def _articles(found: Sequence[Block]) -> list[_Article]:
    """Cut at headings; only those with a paragraph of prose under them are articles."""
    heads = [i for i, b in enumerate(found) if _is_heading(b)]
    parts = []
    for start, end in zip(heads, [*heads, len(found)][1:], strict=True):
        lines = tuple(b.text for b in found[start + 1 : end] if b.linked < _LINKED and len(b.text) >= _PARAGRAPH)
        around = found[start : end if end < len(found) else start + 1 + len(lines) * 2]
        if lines:
            linked = any(b.linked > _LINKED / 2 for b in around)
            parts.append(_Article(found[start].text, linked, lines))
    return parts


def _is_heading(block: Block) -> bool:
    if len(block.text) > _MAX_HEADING or len(block.text.split()) < 3:  # noqa: PLR2004 - "Read more" heads nothing
        return False
    styled = block.bold >= _BOLD and not block.text.endswith((".", ":", "»"))
    return block.tag in HEADINGS or styled


def _document(part: _Article, claims: RawDocument, number: int) -> RawDocument:
    text = "\n\n".join(part.lines)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return replace(claims, path=f"{claims.path}#{number}", sha256=sha256, text=text, title=part.title)
