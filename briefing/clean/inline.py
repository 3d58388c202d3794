"""Furniture glued into a line of text: a scraper's date, a dateline, a pointer, a credit. A piece becomes several.

Each rule finds slices of a piece that are not the article's text and says what they are; the rest stays undecided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.clean import glue, interview
from briefing.clean.fold import fold
from briefing.clean.grammar import FUNCTION_WORDS, OPENER
from briefing.clean.publisher import is_dated_name
from briefing.clean.roles import HEADLINE, SPEAKER, SUBHEADING, Role, dropped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.clean.layout import Piece


class Cut(NamedTuple):
    """A slice of a piece's text that is not article text."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True)
class Page:
    """What the rest of a document tells about one of its pieces.

    Attributes:
        text: The whole text.
        lines: Title-like lines, one of which a paragraph may repeat before its first sentence.
        speakers: Labels of an interview.
    """

    text: str
    lines: tuple[str, ...] = ()
    speakers: frozenset[str] = frozenset()

    @cached_property
    def common(self) -> frozenset[str]:
        """Capitalised words that are no names; see `glue.common_nouns`."""
        return glue.common_nouns(self.text)


#: Shorter pieces hold nothing but themselves, in characters.
_LONG: Final = 160
_VERY_LONG: Final = 400
#: As much of a text as is read to find a headline glued to it.
_HEAD: Final = 4000
_DATELINE_WINDOW: Final = 110
_CREDIT_WINDOW: Final = 350

_MONTHLIKE: Final = r"[a-z\u0620-\u064a]{3,12}\.?"
_DATE: Final = (
    r"(?:(?:19|20)\d\d(?:-\d\d){1,2}(?:t[\d:.+z-]+)?|\d{1,2}(?:er)? ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)?\d\d"
    rf"|\d{{1,2}}(?:er)? {_MONTHLIKE}(?: (?:19|20)\d\d)?)"
)
_PREFIX: Final = re.compile(rf" ?(?:date|published|publie|date de publication) ?:? ?(?:le )?{_DATE}(?: |$)")
#: A full day before a headline, set apart by a dash or written for machines.
_DAY_PREFIX: Final = re.compile(
    r" ?(?:(?:19|20)\d\d-\d\d-\d\d(?:[t ]\d\d:\d\d[\d:.+z-]*)?(?: ?[-:|] ?| (?=\D))"
    r"|(?:19|20)\d\d[01]\d[0-3]\d ?[-:|_] ?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d ?(?:a )?(?:\d{1,2} ?[:h] ?\d\d)? ?[-:|] ?)(?=[^\W\d])"
)
#: A headline with its author, day, hour and section behind it, as listings flatten it; a name may be in the headline.
_DATED_TITLE: Final = re.compile(
    r"(?P<title>\S.{20,180}?) (?P<day>\d{1,2}/\d{1,2}/(?:19|20)\d\d\b(?: ?(?:à|-|,)? ?\d{1,2} ?[:h] ?\d\d)?)"
    r"(?: [A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,2})?$"
)
_SIGNATURE: Final = re.compile(r"(?<=[a-zà-ÿ0-9»”%?!]) (?P<name>(?:[A-ZÀ-Þ][\w’'-]+ ){1,2}(?P<last>[A-ZÀ-Þ][\w’'-]+))$")
#: A label before a headline, as exports and forwarded mails write it.
_TITLE_LABEL: Final = re.compile(
    r"(?:titre|title|headline|objet|subject|titulo|titular|asunto|العنوان|الموضوع) ?: ?"
    r"(?:(?:tr|re|fwd?|rv) ?: ?){0,3}(?=\S)"
)
_TITLE_CHARS: Final = 230
#: Words of such a headline, at least.
_TITLED: Final = 4
_DATE_WORD: Final = re.compile(r"\W?(?:[Dd]ate|DATE|[Pp]ubli)")
_NAME: Final = r"[^\W\d_][\w'’.]*(?:-[^\W\d_][\w'’.]*)*"
#: A place of one to four words, then a date or an agency or both, then a dash.
_PLACE: Final = rf"{_NAME}(?:[ /]{_NAME}){{0,4}}"
_DATELINE: Final = re.compile(
    rf"(?P<place>{_PLACE}) ?,? ?(?:le )?(?:[a-z]{{5,9}} )?(?P<date>{_DATE})? ?,? ?"
    rf"(?:\((?P<agency>[\w .,'/-]{{2,40}})\))? ?(?:-{{1,2}}|:|\.-) ?"
)
_DASH: Final = re.compile(r"[ \u00a0)][-–—]|\) ?:|[–—]")
_BYLINE: Final = re.compile(
    rf"(?:Propos recueillis par|Entretien réalisé par|Interview réalisée par|Réalisé par|Recueilli par|Par|By) "
    rf"{_NAME}(?: [A-ZÀ-Þ][\w'’.-]*){{1,3}} (?={OPENER})"
)
_KICKER: Final = re.compile(
    rf"(?:Vidéo|Vidéos|Photos|Exclusif|Document|Reportage|Interview|Entretien|Audio|Infographie)s?\.? ?(?={OPENER})"
)
_SECTION: Final = re.compile(rf"[A-ZÀ-Þ]{{5,}}(?: [A-ZÀ-Þ]{{3,}})? (?={OPENER})")
_CREDIT: Final = re.compile(
    rf"(?:^DR\b[ ‹›]*(?={OPENER}))"
    r"|(?:(?<!Ã)©|\(c\)|/ ?(?=(?:DR|D\.R|AFP|MAP|Ph)\b)|\((?=(?:Photo|Ph|Crédit|DR|AFP|©)\b)|\bPh\.? ?:?(?= ?[A-Z]))"
    rf" ?[\w./ -]{{0,40}}?\)?\.? ?(?={OPENER})"
)
_POINTER: Final = re.compile(
    r"(?:^|(?<=[.!?…»\"] ))(?:(?:[ÀA] lire|Lire|LIRE|[ÀA] LIRE|[ÀA] voir|Voir|Lisez)"
    r"(?: aussi| AUSSI| également| ÉGALEMENT| notre \w+)?"
    r"|Sur le même sujet|Read also|Also read|Lea también) ?[:|>►–-] ?"
)
_POINTING: Final = (
    "Lire",
    " lire",
    "LIRE",
    "Voir",
    "voir aussi",
    "Lisez",
    "même sujet",
    "Read also",
    "Also read",
    "Lea también",
)
_POINTED: Final = 200
_URL: Final = re.compile(r"\(?\b(?:https?://|www\.|pic\.twitter\.com/|t\.co/)[^\s)]+\)?")
_POST: Final = re.compile(r"— [^—()\n]{2,60}\(@\w{1,30}\) (?:[A-Z][a-zéû]+ \d{1,2}, \d{4}|\d{1,2} [a-zéû]+ \d{4})?")
_ENDING: Final = re.compile(
    r"(?<=[.!?…»\"”]) ?(?:[(\[]?(?:[Aa]vec |[Ss]ource ?: ?|[Pp]ar )?(?:l'|la )?(?:AFP|MAP|Reuters|EFE|APS|TAP|APA|AP"
    r"|[Aa]gences?)(?:[ /,]+[A-Z][\w. ]{0,20})?[)\]]?\.?"
    r"|[(\[][A-Z]\.? ?[A-Z]?\.?[)\]]|Lire la suite.{0,40}|Read more.{0,20})$"
)


def split(piece: Piece, page: Page, *, first: bool) -> list[tuple[Piece, Role | None]]:
    """Cut a piece into its parts, in order: (part, role) with None for what is still undecided.

    Args:
        piece: What to cut.
        page: What the rest of the document tells.
        first: It is the first long piece of the document, where a headline may be glued.
    """
    if piece.menu:
        return [(piece, None)]
    if behind := _behind_title(piece, page):
        return behind
    parts: list[tuple[Piece, Role | None]] = []
    position = 0
    for cut in _in_order(_cuts(piece, page, first=first)):
        parts.append((piece.part(position, cut.start), None))
        parts.append((piece.part(cut.start, cut.end), cut.role))
        position = cut.end
    parts.append((piece.part(position, len(piece.text)), None) if position else (piece, None))
    return [(part, role) for part, role in parts if part.text]


def _behind_title(piece: Piece, page: Page) -> list[tuple[Piece, Role | None]]:
    """Part a headline from the author and the day behind it; empty for any other piece.

    A name that the rest of the text does not know is the author's.
    """
    text = piece.text
    found = _DATED_TITLE.match(text) if len(text) <= _TITLE_CHARS and piece.ending == "open" else None
    if not found or len(found["title"].split()) < _TITLED or fold(found["title"].split()[-1]) in FUNCTION_WORDS:
        return []
    if is_dated_name(text):
        return []
    end = found.end("title")
    signed = _SIGNATURE.search(found["title"])
    author = signed is not None and page.text.count(signed["last"]) == text.count(signed["last"])
    cut = signed.start() if signed and author else end
    parts = [(piece.part(0, cut), None), (piece.part(cut, end), dropped("author"))]
    return [part for part in (*parts, (piece.part(end, len(text)), dropped("dateline"))) if part[0].text]


def _in_order(cuts: Iterator[Cut]) -> Iterator[Cut]:
    """Sort cuts and drop those that overlap an earlier one."""
    position = 0
    for cut in sorted(cuts):
        if cut.start >= position and cut.end > cut.start:
            yield cut
            position = cut.end


def _cuts(piece: Piece, page: Page, *, first: bool) -> Iterator[Cut]:
    text = piece.text
    opening = 0
    for cut in _opening(piece, page, first=first):
        yield cut
        opening = cut.end
    if len(text) >= _LONG:
        if any(sign in text for sign in _POINTING):
            yield from _pointers(text, page)
        plain = text[-1] == "." and text[-2].islower()
        ending = None if plain else _ENDING.search(text, max(opening, len(text) - 60))
        if ending:
            yield Cut(ending.start(), ending.end(), dropped("agency"))
    if len(text) >= _VERY_LONG:
        yield from (Cut(seam.start, seam.end, SUBHEADING) for seam in glue.headings(text, page.common))
    if "http" in text or "www." in text or ".co/" in text or "(@" in text or "twitter.com" in text:
        for pattern in (_URL, _POST):
            yield from (Cut(match.start(), match.end(), dropped("embedded")) for match in pattern.finditer(text))


def _opening(piece: Piece, page: Page, *, first: bool) -> Iterator[Cut]:
    """Peel what stands before the first word of the text, layer by layer."""
    text, start = piece.text, 0
    if page.speakers and interview.label(piece) in page.speakers and not interview.is_question(piece):
        yield Cut(0, interview.label_end(piece), SPEAKER)
        return
    prefix = _prefix(text)
    if prefix and len(text) > prefix.end:
        yield prefix
        start = prefix.end
        section = _SECTION.match(text, start)
        if section:
            yield Cut(start, section.end(), dropped("section_label"))
            start = section.end()
    if len(text) - start < _LONG:
        return
    credit = _CREDIT.search(text, start, start + _CREDIT_WINDOW) if first or "©" in text[:_CREDIT_WINDOW] else None
    if credit and ". " not in text[start : credit.start()].replace("M. ", ""):
        yield Cut(start, credit.end(), dropped("caption"))
        start = credit.end()
    for pattern, reason in ((_KICKER, "section_label"), (_BYLINE, "author")):
        label = pattern.match(text, start)
        if label:
            yield Cut(start, label.end(), dropped(reason))
            start = label.end()
    dateline = _dateline(text[start : start + _DATELINE_WINDOW])
    if dateline:
        yield Cut(start, start + dateline, dropped("dateline"))
    elif first:
        yield from _headline(text, start, page)


def _prefix(text: str) -> Cut | None:
    """Find the date before a text, after a word that says so, and what stands before a headline: a day, a label."""
    folded = fold(text[:_DATELINE_WINDOW])
    short = len(text) <= _TITLE_CHARS
    if label := _TITLE_LABEL.match(folded) if short else None:
        return Cut(0, label.end(), dropped("section_label"))
    found = _PREFIX.match(folded) if _DATE_WORD.match(text) else _DAY_PREFIX.match(folded) if short else None
    return Cut(0, found.end(), dropped("date_prefix")) if found else None


def _headline(text: str, start: int, page: Page) -> Iterator[Cut]:
    repeated = next(
        (line for line in page.lines if text.startswith(line, start) and len(text) > start + len(line)), None
    )
    if repeated:
        yield Cut(start, start + len(repeated), dropped("headline"))
        return
    seam = glue.headline(text[start : start + _HEAD], page.common)
    if seam:
        yield Cut(start, start + seam.end, HEADLINE)


def _dateline(opening: str) -> int:
    """Give the length of a dateline such as `Rabat, 24 nov. 2025 (MAP) – `, 0 when the text opens otherwise."""
    if not opening[:1].isupper() or not _DASH.search(opening):
        return 0
    match = _DATELINE.match(fold(opening))
    if not match:
        return 0
    names = re.findall(r"[^\W\d_][\w'’]*", opening[: match.end("place")])
    upper = [name[0].isupper() for name in names]
    following = opening[match.end() : match.end() + 1]
    if not following or not upper[0] or sum(upper) < len(upper) - 1 or not (following.isupper() or following in '«"“'):
        return 0
    if match["agency"] or (match["date"] and any(char.isdigit() for char in match["date"])):
        return match.end()
    dashed = re.search(r"[ \u00a0][-–—]{1,2} ?$|[–—][ \u00a0]?$", opening[: match.end()]) is not None
    return match.end() if dashed and all(upper) and len(names) <= 3 else 0  # noqa: PLR2004


def _pointers(text: str, page: Page) -> Iterator[Cut]:
    """Find "Lire aussi : …" inside a paragraph, with the title it points to."""
    for match in _POINTER.finditer(text):
        window = text[match.end() : match.end() + _POINTED]
        seam = glue.headline(window, page.common)
        stop = re.search(r"[.!?…](?= |$)", window)
        ends = [len(window)] + ([seam.end] if seam else []) + ([stop.end()] if stop else [])
        yield Cut(match.start(), match.end() + min(ends), dropped("related"))
