"""Where sentences end in running text, by rules over the marks and the words on either side.

In: a text and its language. Out: slices of it. Time grows with the length of the text, whatever it holds.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.segment.abbreviations import RULES, Rules
from briefing.segment.enclosures import Enclosures

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK: Final = " \t\u00a0\u2003\u2009\u202f"
#: Full stops and the like, then closing marks, then space.
_END: Final = re.compile(
    rf"(?<![.!?…؟])(?P<mark>[.!?…؟]++)(?P<closing>(?:[{_BLANK}]*+[»”]|[\"'’)\]])*+)(?P<space>[{_BLANK}]++)"
)
#: A mark with no space after it: "s'achève.Le parquet".
_GLUED: Final = re.compile(r"(?:(?<=[^\W\d_]{2}[.!?])|(?<=[.!?][»”]))(?=[^\W\d_][\w' ’])")
_OPENING: Final = re.compile(rf"[«“\"'‘(\[—–\-¿¡•*{_BLANK}]*+")
_NEXT_WORD: Final = re.compile(r"\w++['’]?")
_WORD_EDGE: Final = re.compile(r"[\s«»“”\"(\[]")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_ADDRESS: Final = re.compile(r"www\.|://|@")
_LIST_NUMBER: Final = re.compile(r"\d{1,2}|[a-zA-Z]|[IVX]{2,4}")
_NUMBER: Final = re.compile(r"\d\w*|[IVXLC]+")
#: Between blocks glued into one line; a scraper leaves it where a page had two columns or two boxes.
_WIDE_GAP: Final = re.compile(r"\n|[ \t\u00a0]{3,}+")
#: How far back, in characters, the word before a full stop is looked for.
_WINDOW: Final = 60


class _Stop(NamedTuple):
    """A full stop that may end a sentence: the words around it."""

    word: str  # glued to the stop, as written
    previous: str  # before that word
    following: str  # first word after it, as written

    @property
    def opener(self) -> str:
        return self.following.lower().replace("’", "'")


def _starts_sentence(line: str, place: int) -> bool:
    """Tell whether a sentence can start here: a capital, a digit, or a letter of a script without capitals."""
    opening = _OPENING.match(line, place)
    char = line[opening.end() : opening.end() + 1] if opening else ""
    return char.isdigit() or (char.isalpha() and not char.islower())


def _around(line: str, stop: int, after: int) -> _Stop:
    words = _WORD_EDGE.split(line[max(0, stop - _WINDOW) : stop])
    opening = _OPENING.match(line, after)
    following = _NEXT_WORD.match(line, opening.end() if opening else after)
    return _Stop(words[-1], words[-2] if len(words) > 1 else "", following[0] if following else "")


def _ends_initial(stop: _Stop, rules: Rules) -> bool:
    """Tell "le groupe A. Le Maroc" and "Mohammed V. Il" from "J. Le Goff"."""
    ordinary = stop.previous[:1].islower() or (stop.word in "IVX" and stop.previous[:1].isupper())
    return ordinary and stop.opener in rules.openers


def _is_abbreviation(stop: _Stop, rules: Rules) -> bool:
    """Tell whether the full stop belongs to the word before it and ends no sentence."""
    word = stop.word.replace("’", "'").rpartition("'")[2].lower()
    if word in rules.titles:
        return True
    if len(stop.word) == 1 and stop.word.isupper():
        return not _ends_initial(stop, rules)
    if word in rules.names or _DOTTED.fullmatch(stop.word):
        return stop.opener not in rules.openers
    return word in rules.references and _NUMBER.fullmatch(stop.following) is not None


def _ends(line: str, match: re.Match[str], begin: int, rules: Rules) -> bool:
    """Tell whether a sentence that began at `begin` ends at this mark."""
    at, after = match.start("mark"), match.end()
    if not _starts_sentence(line, after):
        return False
    if match["mark"] in "...…" and line[at - 1 : at] in ("[", "("):
        return False  # an elision
    if match["mark"] != "." or match["closing"].strip():
        return True
    stop = _around(line, at, after)
    if _LIST_NUMBER.fullmatch(stop.word) and line[max(begin, at - _WINDOW) : at].strip() == stop.word:
        return False
    return not _is_abbreviation(stop, rules)


def _splits_glued(line: str, place: int) -> bool:
    """Tell a missing space ("s'achève.Le parquet") from a file name or an address."""
    glued = line[place - 3 : place]
    if not line[place].isupper() or not (glued[-1] in "»”" or glued[:2].islower()):
        return False
    return not _ADDRESS.search(line[max(0, place - _WINDOW) : place].rpartition(" ")[2])


def _cuts(line: str, rules: Rules) -> Iterator[int]:
    """Yield, in no order, the places where a new sentence starts."""
    enclosures, begin = Enclosures(line), 0
    for match in _END.finditer(line):
        enclosed = enclosures.hold(match.start("mark"), match.end("closing"))
        if not enclosed and _ends(line, match, begin, rules):
            begin = match.end()
            yield begin
    for match in _GLUED.finditer(line):
        if not enclosures.hold(match.start(), match.start()) and _splits_glued(line, match.start()):
            yield match.start()


def _lines(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for gap in _WIDE_GAP.finditer(text):
        if begin < gap.start():
            yield begin, gap.start()
        begin = gap.end()
    yield begin, len(text)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def split(text: str, language: str = "fr") -> list[tuple[int, int]]:
    """Cut a text into sentences; a line break or a wide gap always cuts, a short quotation or bracket never does.

    Args:
        text: Any text.
        language: ISO 639-1; decides abbreviations and opening words.

    Returns:
        Slices in order, disjoint, without white space at their ends; together they hold all the rest.

    >>> [slice(*s) for s in split("Le Dr. Benali parle. On l'écoute.")]
    [slice(0, 20, None), slice(21, 33, None)]
    """
    rules, found = RULES.get(language, RULES["fr"]), []
    for start, end in _lines(text):
        line = text[start:end]
        for begin, stop in pairwise([0, *sorted(set(_cuts(line, rules))), len(line)]):
            first, last = _stripped(line, begin, stop)
            if first < last:
                found.append((start + first, start + last))
    return found
