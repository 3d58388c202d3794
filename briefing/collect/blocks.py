"""An HTML tree -> its blocks of text in reading order, each with what its surroundings say about it.

Judges nothing: `body` decides which blocks are the article.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefing.collect.boxes import sign_up_boxes
from briefing.collect.furniture import PAIRS, WORDS
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

#: Elements that end the line before and after them.
_BREAKING: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)

#: Elements whose text nobody reads as text.
_UNREAD: Final = frozenset(
    "script style noscript template svg math iframe object embed head select option button input textarea "
    "audio video canvas map meter progress datalist frameset rp".split()
)

#: Characters from which a line reads as a paragraph of prose, and from which one found elsewhere is no chance match.
PARAGRAPH: Final = 60
PIECE: Final = 20
#: Characters of the lines whose keys are remembered: pages repeat them, and memory stays small.
_SHORT: Final = 2000
_NO_LETTER: Final = re.compile(r"[\W_]+")

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPH_TAGS: Final = HEADINGS | {"p", "li", "dd", "dt", "pre", "td"}

#: Elements that hold furniture by definition (HTML Living Standard, sections 4.3 and 4.10).
_FURNITURE_TAGS: Final = frozenset({"nav", "footer", "aside", "form", "figcaption", "dialog", "menu"})
_FURNITURE_ROLES: Final = frozenset(
    "navigation search banner contentinfo complementary dialog alert menu menubar toolbar tablist".split()
)

_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN: Final = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden")
_ATTRIBUTES: Final = ("class", "id", "data-testid", "data-component", "data-type")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text between two line breaks of the page.

    Attributes:
        text: White space folded.
        tag: The element that the line belongs to.
        parents: The breaking elements around it, innermost first, as ranks in the page; 0 is the body.
        home: The one of them that holds the paragraph beside its siblings: the parent of an element that is a paragraph
            by its tag, or by holding nothing else; else the text's own.
        furniture: Ranks of those among `parents` whose tag, role or class speaks of page furniture.
        linked: Share of the characters inside links.
        bold: Share of the characters in bold type.
    """

    text: str
    tag: str
    parents: tuple[int, ...]
    home: int
    furniture: frozenset[int]
    linked: float
    bold: float


@dataclass(slots=True)
class _Line:
    """The line being read: its pieces, and how much of it is linked or bold."""

    pieces: list[str]
    linked: int = 0
    bold: int = 0

    def add(self, text: str | None, *, linked: bool, bold: bool) -> None:
        if text:
            self.pieces.append(text)
            visible = len(text.strip())
            self.linked += visible * linked
            self.bold += visible * bold


def key(text: str) -> str:
    """Reduce a line to its letters and digits: extractors differ in spaces and quotes only."""
    return _short_key(text) if len(text) <= _SHORT else _NO_LETTER.sub("", text.casefold())


@lru_cache(maxsize=4096)
def _short_key(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())


def blocks(tree: HtmlElement) -> list[Block]:
    """List the blocks of a page in the order of its markup. Hidden elements are left out."""
    found = list(_walk(tree.body if tree.find("body") is not None else tree))
    sizes = Counter(rank for _, _, parents, *_ in found for rank in parents)
    return [
        Block(text, tag, parents, _home(tag, parents, sizes), marked, linked, bold)
        for text, tag, parents, marked, linked, bold in found
    ]


def _home(tag: str, parents: tuple[int, ...], sizes: Counter[int]) -> int:
    inner = len(parents) > 1 and (tag in _PARAGRAPH_TAGS or sizes[parents[0]] == 1)
    return parents[inner]


#: What is known of a block before the whole page is: all of its attributes but its home.
_Found = tuple[str, str, tuple[int, ...], frozenset[int], float, float]


@dataclass(slots=True)
class _Open:
    tag: str
    rank: int | None
    furniture: bool


def _walk(body: HtmlElement) -> Iterator[_Found]:
    """Walk the tree without recursion: hostile pages are deep."""
    from lxml import etree

    stack: list[_Open] = []
    boxes = sign_up_boxes(body)
    line = _Line([])
    rank = links = bolds = 0
    walker = etree.iterwalk(body, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or tag in _UNREAD or _hidden(element):
                walker.skip_subtree()
                stack.append(_Open("", None, furniture=False))
                continue
            breaking = tag in _BREAKING or ("-" in tag and len(element.text or "") >= PARAGRAPH)
            if breaking or tag == "br":
                yield from _flush(line, stack)
                line = _Line([])
            stack.append(_Open(tag, rank if breaking else None, furniture=element in boxes or _furniture(element, tag)))
            rank += breaking
            links, bolds = links + (tag == "a"), bolds + (tag in {"b", "strong"})
            line.add(element.text, linked=links > 0, bold=bolds > 0)
            continue
        opened = stack[-1]
        if opened.rank is not None:
            yield from _flush(line, stack)
            line = _Line([])
        stack.pop()
        links, bolds = links - (opened.tag == "a"), bolds - (opened.tag in {"b", "strong"})
        if element is not body:
            line.add(element.tail, linked=links > 0, bold=bolds > 0)


def _flush(line: _Line, stack: list[_Open]) -> Iterator[_Found]:
    text = fold_space("".join(line.pieces))
    if not text:
        return
    around = [o for o in reversed(stack) if o.rank is not None]
    inline_furniture = any(o.furniture and o.rank is None for o in stack)
    ranks = tuple(o.rank for o in around if o.rank is not None)
    marked = {o.rank for o in around if o.furniture and o.rank is not None}
    if inline_furniture and ranks and line.linked:
        marked.add(ranks[0])
    size = max(1, sum(len(p.strip()) for p in line.pieces))
    tag = around[0].tag if around else "body"
    yield text, tag, ranks, frozenset(marked), line.linked / size, line.bold / size


def _hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style[:500]))


def _furniture(element: HtmlElement, tag: str) -> bool:
    if tag in _FURNITURE_TAGS or (element.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    if tag in {"html", "body", "main", "article"}:
        return False
    named = " ".join(filter(None, (element.get(a) for a in _ATTRIBUTES)))[:500]
    words = [w.lower() for w in _WORD.findall(named)]
    return not WORDS.isdisjoint(words) or not PAIRS.isdisjoint(itertools.pairwise(words))
