"""A document's text as pieces: the stretches that cleaning decides on one by one.

A piece is a line; a cell of a line that holds several, as flattened menus do; or the lines of a hard-wrapped
paragraph. Nothing is judged here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final, Literal

from briefing.clean.fold import fold
from briefing.clean.grammar import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Furniture is recognised by its ends; longer lines are looked at no further. In characters.
WINDOW: Final = 400
#: Sides of a wrapped line's length, in characters. Chosen: mail wraps at 72, old terminals at 80, columns at 45.
_SHORTEST_WRAP: Final = 38
_LONGEST_WRAP: Final = 130
#: Lines that break a sentence, and their share of the lines of such length, from which a text is hard-wrapped.
_FEWEST_BROKEN: Final = 3
_SHARE_BROKEN: Final = 0.35
#: A line that long may be broken in its sentence; across a blank line it must be longer. In characters.
_SHORTEST_BROKEN: Final = 30
_LONGEST_BROKEN: Final = 60
#: A shorter line without a stop, under one line, is not the rest of its sentence but a date or a name. In characters.
_STUB: Final = 60

#: Fewest words of a sentence that carries an article; a lone shorter one may be a button.
_SENTENCE_WORDS: Final = 7
#: A title may end in an exclamation mark or dots; from this many words on it is rather a sentence.
_TELLING_WORDS: Final = 12
#: From this many words on a piece without a final stop counts as prose.
_LONG_WORDS: Final = 24

#: More cells than that on one line, of at most so many characters by the median, are a menu or a list of headlines.
_MENU_CELLS: Final = 4
_MENU_CELL: Final = 140

#: Characters at the end of a line that hold its last word.
_LAST: Final = 16
_GAP: Final = re.compile(r"[ \u00a0\u202f]{3,}|\t+[ \u00a0]*")
#: A scraper's date opens a document of its own.
_DATE_PREFIX: Final = re.compile(r"date \d{4}-\d\d")
_CLOSING: Final = " \u00a0\u202f\"'»”’)]*」』）"
_CUT: Final = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…)\]|\((?:\.\.\.|…)\))[ \u00a0\"»”]*$")
_EDGES: Final = " .,:;!?-\"'()[]{}|<>/\\•·*…→»›#=_+▪◆●►▶■✓"
_BULLET: Final = re.compile(r"[-–—•·▪◆●►▶■✓*→○‣]\s*(?=\S)|\(?\d{1,2}[.)°]\s|[a-z]\)\s")

Ending = Literal["stop", "question", "exclamation", "colon", "cut", "open"]
_ENDINGS: Final[dict[str, Ending]] = {
    ".": "stop", "!": "exclamation", "?": "question", ":": "colon", "؟": "question", "…": "cut", ";": "colon",
    "。": "stop", "！": "exclamation", "？": "question", "：": "colon", "۔": "stop", "।": "stop", "။": "stop",
}  # fmt: skip
#: Letters of scripts that put no space between words: Thai to Burmese, Khmer, kana and Han. Two make about one word.
_UNSPACED: Final = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_UNSPACED_WORD: Final = 2
#: Words are shorter than that on average where spaces part them, in characters.
_SPACED: Final = 16


@dataclass(frozen=True)
class Piece:
    """A stretch of the document.

    Attributes:
        start, end: Slice of the document's text, without outer white space.
        first_line, last_line: 1-based, inclusive.
        text: That slice.
        after_blank: A blank line, or the document's beginning, stands before it.
        menu: A line of many short cells, kept whole.
    """

    start: int
    end: int
    first_line: int
    last_line: int
    text: str
    after_blank: bool = True
    menu: bool = False

    @cached_property
    def folded(self) -> str:
        """The folded beginning, at most `WINDOW` characters; same offsets as `text`."""
        return fold(self.text[:WINDOW])

    @cached_property
    def key(self) -> str:
        """The folded beginning without the signs around it, white space folded: what phrases are compared with."""
        return " ".join(self.folded.strip(_EDGES).split())

    @cached_property
    def words(self) -> int:
        """The number of words: what white space separates, or letters by twos where a script knows no spaces."""
        count = len(self.text.split())
        if len(self.text) < _SPACED * count:
            return count
        return max(count, len(_UNSPACED.findall(self.text)) // _UNSPACED_WORD)

    @cached_property
    def ending(self) -> Ending:
        """How it ends; closing quotes and brackets are looked through. `open` is no punctuation at all."""
        if _CUT.search(self.text[-12:]):
            return "cut"
        bare = self.text.rstrip(_CLOSING)
        return _ENDINGS.get(bare[-1:], "open")

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as running text: ended sentences, or long."""
        if self.ending == "stop":
            return self.words >= _SENTENCE_WORDS
        if self.ending in {"exclamation", "cut"}:
            return self.words >= _TELLING_WORDS
        if self.ending == "question":
            return self.words >= _LONG_WORDS or ". " in self.text
        return self.words >= _LONG_WORDS or (self.ending == "colon" and self.words >= _SENTENCE_WORDS)

    @cached_property
    def is_title_like(self) -> bool:
        """Whether it could be a heading or the title of some article."""
        return not self.is_prose and self.ending != "stop"

    @cached_property
    def bulleted(self) -> bool:
        """It begins as an item of a list does."""
        return _BULLET.match(self.text) is not None

    def part(self, start: int, end: int) -> Piece:
        """Give the piece of `text[start:end]`, white space trimmed."""
        slice_ = self.text[start:end]
        start += len(slice_) - len(slice_.lstrip())
        text = slice_.strip()
        one_line = self.first_line == self.last_line
        first = self.first_line + (0 if one_line else self.text.count("\n", 0, start))
        return Piece(
            self.start + start, self.start + start + len(text), first, first + text.count("\n"), text,
            self.after_blank and start == 0,
        )  # fmt: skip


def pieces(text: str) -> list[Piece]:
    """Cut a text into its pieces, in order; blank lines are skipped, wrapped lines joined."""
    return list(_unwrap(list(_cells(text)), text))


def _cells(text: str) -> Iterator[Piece]:
    offset, blank = 0, True
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if bare:
            start = offset + line.index(bare)
            whole = Piece(start, start + len(bare), number, number, bare, blank)
            yield from _split_cells(whole)
        blank = not bare
        offset += len(line) + 1


def _split_cells(line: Piece) -> Iterator[Piece]:
    if "   " not in line.text and "\u00a0" not in line.text and "\t" not in line.text:
        yield line
        return
    gaps = [(0, 0), *(gap.span() for gap in _GAP.finditer(line.text)), (len(line.text), len(line.text))]
    cells = [line.part(a[1], b[0]) for a, b in pairwise(gaps) if a[1] < b[0]]
    if len(cells) > _MENU_CELLS and median(len(cell.text) for cell in cells) <= _MENU_CELL:
        yield replace(line, menu=True)
    else:
        yield from cells if len(cells) > 1 else [line]


def _begins_lower(piece: Piece) -> bool:
    return piece.text[0].islower()


def _breaks_off(piece: Piece) -> bool:
    """Tell whether a line ends in a word that nothing ends in: an article, a preposition."""
    return fold(piece.text[-_LAST:]).rpartition(" ")[2] in FUNCTION_WORDS


def _terminated(piece: Piece) -> bool:
    return piece.ending in {"stop", "question", "exclamation", "cut"}


def _wrap_width(lines: list[Piece]) -> float:
    """Give the length that full lines of a hard-wrapped text have, or 0 when the text is not hard-wrapped."""
    pairs = [
        (len(a.text), not _terminated(a) and (_begins_lower(b) or _breaks_off(a)))
        for a, b in pairwise(lines)
        if b.first_line == a.last_line + 1 and _SHORTEST_WRAP <= len(a.text) <= _LONGEST_WRAP
    ]
    broken = [length for length, continues in pairs if continues]
    if len(broken) < _FEWEST_BROKEN or len(broken) < _SHARE_BROKEN * len(pairs):
        return 0
    return quantiles(broken, n=10)[-1]


def _continues(run: list[Piece], following: Piece, width: float) -> bool:
    """Tell whether a line goes on with the sentence of the lines above it."""
    previous = run[-1]
    separate = following.bulleted or following.menu or _DATE_PREFIX.match(following.text)
    if separate or previous.ending == "colon" or previous.menu:
        return False
    adjacent = following.first_line <= previous.last_line + 1
    length = len(previous.text)
    if not _terminated(previous) and (_begins_lower(following) or (bool(width) and _breaks_off(previous))):
        stub = len(run) == 1 and not _terminated(following) and len(following.text) < max(width / 2, _STUB)
        return not stub and length >= (_SHORTEST_BROKEN if adjacent else _LONGEST_BROKEN)
    if not adjacent or not width or not 0.8 * width <= length <= 1.3 * width:
        return False
    full = len(following.text) >= 0.7 * width
    return full or (len(run) > 1 and not _terminated(previous))


def _unwrap(lines: list[Piece], text: str) -> Iterator[Piece]:
    width = _wrap_width(lines)
    run: list[Piece] = []
    for line in lines:
        if run and not _continues(run, line, width):
            yield _joined(run, text)
            run = []
        run.append(line)
    if run:
        yield _joined(run, text)


def _joined(run: list[Piece], text: str) -> Piece:
    if len(run) == 1:
        return run[0]
    first, last = run[0], run[-1]
    return Piece(
        first.start, last.end, first.first_line, last.last_line, text[first.start : last.end], first.after_blank
    )
