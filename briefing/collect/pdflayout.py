"""Lines with their places on pages -> paragraphs in reading order.

Columns are read one after the other, running headers and page numbers are left out, lines are joined to
paragraphs and words that a line end divided are mended. Pure functions on numbers and strings.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Share of the page's height at its top and bottom where running headers and page numbers stand.
_MARGIN: Final = 0.12
#: Ems between a header or footer and the text, at least.
_APART: Final = 1.2
#: A page number alone: `3`, `- 3 -`, `3/5`, `Page 3 sur 5`, `p. 3`.
_PAGE_NUMBER: Final = re.compile(
    r"(?:page|p\.|pág\.)?\s?[-–—|]?\s?\d{1,4}\s?(?:(?:/|sur|of|de)\s?\d{1,4})?\s?[-–—|]?", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d+")

#: Leading from which two lines belong to two paragraphs, as a multiple of the usual one on the page.
_PARAGRAPH_LEADING: Final = 1.35
#: Share of the column's width that the last line of a paragraph leaves free, at least.
_SHORT_LINE: Final = 0.15
#: First-line indents, in ems.
_INDENT: Final = (0.6, 4.0)
_SAME_SIZE: Final = 0.6
#: Fewer lines beside each other than this make no columns.
_COLUMN_LINES: Final = 3
#: Lines of a page, and columns within columns, beyond which it is read row by row.
_MAX_LINES: Final = 1500
_MAX_DEPTH: Final = 6
#: Points between two columns, at least.
_GUTTER: Final = 6.0
#: Lines before and after a line that show how wide its column is.
_NEAR: Final = 40
#: Lines that may cross a gutter, as a share of those beside it: headings over two columns.
_MAX_CROSSING: Final = 0.3
#: Points: between gutters with as many lines beside them the clearer one wins.
_WIDE: Final = 1000.0
#: Lines that end in a hyphen, as a share, from which a document is taken to divide words.
_DIVIDES: Final = 0.03

_STOPS: Final = tuple('.!?…:;»”"')
_BULLET: Final = re.compile(r"[•▪◦‣–—*-]\s|\d{1,2}[.)]\s")
#: What follows a hyphen inside a French word for good: inverted pronouns and the like.
_HYPHENATED: Final = frozenset(
    "il ils elle elles on je tu nous vous ce t là ci même mêmes moi toi lui leur le la les y en dessus dessous".split()
)
#: First elements that French joins to the next word by a hyphen.
_COMPOUNDING: Final = frozenset(
    "t ex vice non sous demi mi semi quasi porte avant après contre plates plate chefs chef hauts haute hautes rendez "
    "peut c est à au là celui celle ceux celles eux elle lui nord sud ouest franco afro euro vingt trente quarante "
    "cinquante soixante quatre dix saint sainte outre hors entre grand grande petit court long laissez bien".split()
)
_HYPHENS: Final = ("-", "\u2010", "\u00ad")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; points from the page's top left; `size` 0 when its place is unknown."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its lines in the order of the file."""

    width: float
    height: float
    lines: tuple[Line, ...]


def paragraphs(pages: Sequence[Page]) -> list[str]:
    """List the paragraphs of a document in reading order."""
    kept = without_running(pages)
    ordered = [line for page in kept for line in reading_order(page)]
    vocabulary = _vocabulary(ordered)
    return [text for group in _groups(ordered) if (text := _joined(group, vocabulary))]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words of a document, and whether it divides words at line ends."""

    words: Counter[str]
    divides: bool


def _vocabulary(lines: list[Line]) -> _Vocabulary:
    """Count the whole words, if any line ends in a hyphen; the halves that it marks are none."""
    words: Counter[str] = Counter()
    ends = 0
    after_hyphen = False
    for line in lines if any(line.text.endswith(_HYPHENS) for line in lines) else ():
        found = [w.lower() for w in _WORD.findall(line.text)]
        before_hyphen = line.text.endswith(_HYPHENS)
        words.update(found[int(after_hyphen) : len(found) - before_hyphen])
        ends += before_hyphen
        after_hyphen = before_hyphen
    return _Vocabulary(words, ends >= max(_COLUMN_LINES, _DIVIDES * len(lines)))


def without_running(pages: Sequence[Page]) -> list[Page]:
    """Leave out page numbers and what stands at the same place of several pages, numbers aside."""
    at_edge = Counter(name for page in pages for name in {_name(x) for x in page.lines if _in_margin(x, page)})
    needed = max(2, len(pages) // 2)

    def runs(line: Line, page: Page) -> bool:
        if not _in_margin(line, page):
            return False
        return at_edge[_name(line)] >= needed or bool(_PAGE_NUMBER.fullmatch(line.text))

    return [Page(p.width, p.height, tuple(x for x in p.lines if not runs(x, p))) for p in pages]


def _name(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _in_margin(line: Line, page: Page) -> bool:
    if not line.size:
        return line in (*page.lines[:2], *page.lines[-2:])
    return line.y1 < _MARGIN * page.height or line.y0 > (1 - _MARGIN) * page.height


def reading_order(page: Page) -> list[Line]:
    """Order the lines of a page: column by column between lines that cross the columns."""
    if not all(line.size for line in page.lines):
        return list(page.lines)
    ordered = sorted(page.lines, key=lambda x: (x.y0, x.x0))
    first, last = _flow(ordered, page)
    return [*ordered[:first], *_by_columns(ordered[first:last]), *ordered[last:]]


def _flow(lines: list[Line], page: Page) -> tuple[int, int]:
    """Find the lines between a header and a footer: those stand in a margin, apart from the rest."""
    steps = [b.y0 - a.y1 for a, b in itertools.pairwise(lines)]
    apart = [i + 1 for i, step in enumerate(steps) if step > _APART * max(lines[i].size, lines[i + 1].size)]
    first = max((i for i in apart if _in_margin(lines[i - 1], page) and lines[i - 1].y1 < page.height / 2), default=0)
    last = min((i for i in apart if _in_margin(lines[i], page) and lines[i].y0 > page.height / 2), default=len(lines))
    return first, last


def _by_columns(lines: list[Line], depth: int = _MAX_DEPTH) -> list[Line]:
    gutter = _gutter(lines) if depth and len(lines) <= _MAX_LINES else None
    if gutter is None:
        return _by_rows(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if line.x0 < gutter < line.x1:
            ordered += _band(band, gutter, depth)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _band(band, gutter, depth)


def _band(lines: list[Line], gutter: float, depth: int) -> list[Line]:
    left = [x for x in lines if x.x1 <= gutter]
    right = [x for x in lines if x.x1 > gutter]
    return _by_columns(left, depth - 1) + _by_columns(right, depth - 1) if left and right else _by_rows(lines)


def _by_rows(lines: list[Line]) -> list[Line]:
    """Order lines top down; pieces of one printed line from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda x: x.y1):
        same = rows and line.y0 < rows[-1][-1].y1 - 0.5 * (line.y1 - line.y0)
        if same:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda x: x.x0)]


def _gutter(lines: list[Line]) -> float | None:
    """Find a vertical strip that few lines cross, with lines beside each other on both sides of it."""
    best: tuple[float, float] | None = None
    for middle in _strips(lines):
        left = [x for x in lines if x.x1 <= middle]
        right = [x for x in lines if x.x0 >= middle]
        if min(len(left), len(right)) < _COLUMN_LINES:
            continue
        beside = min(_beside(left, right), _beside(right, left))
        if beside < _COLUMN_LINES:
            continue
        crossing = _crossing(lines, left, right, middle)
        if crossing > _MAX_CROSSING * beside:
            continue
        clear = min(min(x.x0 for x in right) - middle, middle - max(x.x1 for x in left))
        score = beside / (1 + crossing) + clear / _WIDE
        if best is None or score > best[0]:
            best = score, middle
    return best[1] if best else None


def _strips(lines: list[Line]) -> list[float]:
    """List the middles of the gaps between pieces that stand side by side."""
    rows = sorted(lines, key=lambda x: (round(x.y1), x.x0))
    gaps = {
        round((a.x1 + b.x0) / 2)
        for a, b in itertools.pairwise(rows)
        if abs(a.y1 - b.y1) < a.size and b.x0 - a.x1 >= _GUTTER
    }
    return [float(x) for x in sorted(gaps)]


def _crossing(lines: list[Line], left: list[Line], right: list[Line], middle: float) -> int:
    """Count the lines that cross a strip at heights where both sides have lines."""
    if not left or not right:
        return len(lines)
    top = max(min(x.y0 for x in left), min(x.y0 for x in right))
    bottom = min(max(x.y1 for x in left), max(x.y1 for x in right))
    return sum(x.x0 < middle < x.x1 and top <= (x.y0 + x.y1) / 2 <= bottom for x in lines)


def _beside(some: list[Line], others: list[Line]) -> int:
    """Count the lines that stand at the height of the others' block."""
    if not some or not others:
        return 0
    top, bottom = min(x.y0 for x in others), max(x.y1 for x in others)
    return sum(top <= (x.y0 + x.y1) / 2 <= bottom for x in some)


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    """Join lines to paragraphs."""
    listed = list(lines)
    leading = _usual_leading(listed)
    longest = max((len(x.text) for x in listed), default=0)
    groups: list[list[Line]] = []
    for index, line in enumerate(listed):
        near = listed[max(0, index - _NEAR) : index + _NEAR]
        if groups and _continues(groups[-1], line, leading, near, longest):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _usual_leading(lines: list[Line]) -> float:
    steps = [b.y1 - a.y1 for a, b in itertools.pairwise(lines) if 0 < b.y1 - a.y1 < 4 * max(a.size, 1)]
    return median(steps) if steps else 0.0


def _continues(group: list[Line], line: Line, leading: float, near: list[Line], longest: int) -> bool:
    previous = group[-1]
    if not line.size or not previous.size:
        return _continues_bare(previous.text, longest)
    if abs(line.size - previous.size) > _SAME_SIZE or (line.bold != previous.bold and len(group) == 1):
        return False
    if _BULLET.match(line.text):
        return False
    step = line.y1 - previous.y1
    if abs(step) < 0.5 * line.size and line.x0 > previous.x0:
        return True
    if step <= 0 or step > 6 * max(leading, line.size):
        return _runs_on(previous.text, line.text)
    if step > _PARAGRAPH_LEADING * max(leading, line.size):
        return False
    return not _starts_paragraph(group, line, near)


def _starts_paragraph(group: list[Line], line: Line, near: list[Line]) -> bool:
    previous = group[-1]
    if not previous.text.endswith(_STOPS):
        return False
    column = [x for x in near if x.size and abs(x.x0 - previous.x0) < 5 * x.size and abs(x.size - line.size) < 1]
    left = min(x.x0 for x in column)
    width = max(x.x1 for x in column) - left
    free = left + width - previous.x1
    if free > _SHORT_LINE * width and not line.text[:1].islower():
        return True
    indent = (line.x0 - previous.x0) / line.size
    return _INDENT[0] <= indent <= _INDENT[1]


def _runs_on(before: str, after: str) -> bool:
    """Tell whether a paragraph goes on over a column's or a page's end."""
    if before.endswith((".", "!", "?", "…", "»", ":")):
        return False
    return not after[:1].isupper() or before.endswith(("-", "\u2010", ",", "\u00ad"))


def _continues_bare(before: str, longest: int) -> bool:
    """Join lines without places: a full line goes on, a short one that ends a sentence does not."""
    return not (before.endswith(_STOPS) and len(before) < (1 - _SHORT_LINE) * longest)


def _joined(group: list[Line], words: _Vocabulary) -> str:
    text = ""
    for line in group:
        text = _append(text, line.text, words)
    return " ".join(text.replace("\u00ad", "").split())


def _append(text: str, line: str, words: _Vocabulary) -> str:
    if not text:
        return line
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if text.endswith(_HYPHENS) and text[-2:-1].isalpha() and line[:1].isalpha():
        if text.endswith("\u2010"):
            text = f"{text[:-1]}-"
        return text[: -1 if _divided(text, line, words) else len(text)] + line
    return f"{text} {line}"


def _divided(text: str, line: str, words: _Vocabulary) -> bool:
    """Tell a word that the line's end divided from one that is written with a hyphen."""
    before = _WORD.findall(text[-60:].rstrip("-\u2010"))
    after = _WORD.match(line)
    if not before or not after or not line[:1].islower():
        return False
    head, tail = before[-1].lower(), after[0].lower()
    if tail.partition("-")[0] in _HYPHENATED:
        return False
    if head.rpartition("-")[2] in _COMPOUNDING and (words.words[tail] or not words.divides):
        return False
    joined, hyphened = words.words[head + tail], words.words[f"{head}-{tail}"]
    return words.divides if joined == hyphened else joined > hyphened
