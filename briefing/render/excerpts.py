"""Parts of a quoted sentence: the numeral of a figure, the words around it, an opening. What is cut is marked `[…]`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Characters kept on each side of a figure: two lines of a narrow column. Of the words about a date: one wide line.
AROUND, OPENING = 38, 76
#: Characters of a clause beside its figure from which it says what is counted; found on the reference editions.
TELLING = 24
CUT = "[…]"
#: A no-break space: the mark of a cut never stands alone on a line.
GLUE = "\u00a0"

_NUMERAL = re.compile(r"\d(?:[\d., \u00a0\u202f]*\d)?(?:[ \u00a0\u202f]?[%‰€])?")
#: Where a clause may begin.
_CLAUSE = re.compile(r"[,;:–(«][\s\u202f]")
#: Its first and its last place when a guillemet or bracket belongs to it.
_CLAUSE_START = re.compile(r"(?<=[,;:–][\s\u202f])|(?<=[\s\u202f])(?=[«(])")
_CLAUSE_END = re.compile(r"(?=[,;:–][\s\u202f])|(?<=[»)])(?=[\s\u202f])")
#: What may stand before the first word of a sentence and after its last.
_OPENING = ' «(“"\u00a0\u202f'
_CLOSING = ' .!?…»)]”"\u00a0\u202f'
_SPREAD = re.compile(r"\d(?:.*\d)?(?:[ \u00a0\u202f]?[%‰€])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A figure taken apart: `plus de`, `1 000`, `personnes`. `digits` is empty when the figure is written in words."""

    lead: str
    digits: str
    trail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The words around a figure; `mark` is the figure as written, empty if the sentence does not hold it."""

    before: str
    mark: str
    after: str

    @property
    def text(self) -> str:
        """The three parts in a row."""
        return self.before + self.mark + self.after


def numeral(as_written: str, *, spread: bool = False) -> Numeral:
    """Take a figure apart.

    Args:
        as_written: In the source's words.
        spread: The figure is a range, whose two numbers stay together.

    >>> numeral("plus de 1,7 tonne")
    Numeral(lead='plus de', digits='1,7', trail='tonne')
    """
    found = (_SPREAD if spread else _NUMERAL).search(as_written)
    if found is None:
        return Numeral(lead="", digits="", trail=as_written)
    return Numeral(lead=as_written[: found.start()].strip(), digits=found[0], trail=as_written[found.end() :].strip())


def excerpt(sentence: str, as_written: str, around: int = AROUND) -> Excerpt:
    r"""Cut a sentence to the words around a figure.

    >>> excerpt("La délinquance a reculé de 10 % en 2025 dans le pays.", "10 %", around=14).text.replace("\xa0", " ")
    '[…] a reculé de 10 % en 2025 dans […]'
    """
    at = sentence.find(as_written)
    if at < 0:
        return Excerpt(before=opening(sentence, 2 * around), mark="", after="")
    end = at + len(as_written)
    return Excerpt(before=_last(sentence[:at], around), mark=as_written, after=_first(sentence[end:], around))


def clause(sentence: str, as_written: str, most: int = AROUND) -> Excerpt:
    r"""Cut a sentence to the clause that holds a figure, or to more when that clause says too little.

    Args:
        sentence: What is cut.
        as_written: The figure, in the sentence's words.
        most: Characters kept on each side; what one side leaves free falls to the other.

    >>> long = "Le port a rouvert lundi, les douanes y ont saisi 12 tonnes de bois, et deux navires sont attendus."
    >>> clause(long, "12 tonnes").text.replace("\xa0", " ")
    '[…] les douanes y ont saisi 12 tonnes de bois […]'
    """
    at = sentence.find(as_written)
    if at < 0:
        return excerpt(sentence, as_written, most)
    end = at + len(as_written)
    opened, said = len(sentence) - len(sentence.lstrip(_OPENING)), len(sentence.rstrip(_CLOSING))
    starts = [0, *(found.start() for found in _CLAUSE_START.finditer(sentence, opened, at))]
    stops = [*(found.start() for found in _CLAUSE_END.finditer(sentence, end, max(said, end))), len(sentence)]
    start, stop = _telling(starts, stops, len(as_written))
    after = _first(sentence[end:stop].rstrip(), max(most, 2 * most - (at - start)))
    before = _last(sentence[start:at], max(most, 2 * most - len(after)))
    return Excerpt(
        before=f"{CUT}{GLUE}{before}" if start and not before.startswith(CUT) else before,
        mark=as_written,
        after=f"{after}{GLUE}{CUT}" if stop < len(sentence) and not after.endswith(CUT) else after,
    )


def _telling(starts: list[int], stops: list[int], figure: int) -> tuple[int, int]:
    """Choose the innermost borders of clauses between which enough is said beside the figure, going back first."""
    first, last = len(starts) - 1, 0
    while stops[last] - starts[first] - figure < TELLING and (first or last + 1 < len(stops)):
        first, last = (first - 1, last) if first else (first, last + 1)
    return starts[first], stops[last]


def parted(shown: str, text: str, slices: Sequence[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    r"""Part a text as it is set at some slices of the text that it was set from, which differs in white space only.

    Returns:
        (words, whether they are one of the slices), in order; together they are `shown`.

    >>> parted("lundi [3\xa0mai]\u202f!", "lundi [3 mai] !", ((5, 13),))
    (('lundi ', False), ('[3\xa0mai]', True), ('\u202f!', False))
    """
    letters = [n for n, c in enumerate(shown) if not c.isspace()]
    pieces, done = [], 0
    for start, end in slices:
        before = len("".join(text[:start].split()))
        first, last = letters[before], letters[before + len("".join(text[start:end].split())) - 1] + 1
        pieces += [(shown[done:first], False), (shown[first:last], True)]
        done = last
    return tuple(piece for piece in (*pieces, (shown[done:], False)) if piece[0])


def opening(sentence: str, length: int = OPENING) -> str:
    """Return a sentence, or its first words and a mark that it goes on."""
    return _first(sentence, length)


def dated(sentence: str, spellings: Sequence[str], length: int = OPENING) -> str:
    r"""Return what a sentence says of a date: its opening, or from the clause that names the date.

    Args:
        sentence: What is cut.
        spellings: How it may write the date, the most exact one first.
        length: Characters kept.

    >>> long = "Après des mois de travaux et de retards, le pont qui relie les deux rives ouvrira en juin, dit-on."
    >>> dated(long, ("juin",), 60).replace("\xa0", " ")
    '[…] le pont qui relie les deux rives ouvrira en juin, dit-on.'
    """
    places = (re.search(rf"\b{re.escape(spelling)}\b", sentence, re.IGNORECASE) for spelling in spellings)
    at = next((found.start() for found in places if found), 0)
    start = max((found.end() for found in _CLAUSE.finditer(sentence, 0, at)), default=0)
    if at < length // 2 or not start:
        return opening(sentence, length)
    return f"{CUT}{GLUE}{opening(sentence[start:], length)}"


def _first(text: str, length: int) -> str:
    if len(text) <= length + len(CUT) + 1:
        return text
    head = text[: length + 1]
    return (head[: head.rfind(" ")] if " " in head.strip() else head[:-1]).rstrip() + f"{GLUE}{CUT}"


def _last(text: str, length: int) -> str:
    if len(text) <= length + len(CUT) + 1:
        return text
    tail = text[-length - 1 :]
    return f"{CUT}{GLUE}" + (tail[tail.find(" ") :] if " " in tail.strip() else tail[1:]).lstrip()
