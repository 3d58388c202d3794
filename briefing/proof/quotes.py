"""Hold each sentence and figure of an edition against the texts of its sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.model import Edition, QuotedFigure, QuotedSentence

Verdict = Literal["verbatim", "elided", "changed", "source missing", "source changed"]

#: Verdicts under which a quotation holds.
HOLDS: Final = frozenset({"verbatim", "elided"})

_BRACKETS: Final = re.compile(r" ?\[[^\[\]]{1,400}\]")
_ELISION: Final = "[…]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found about one quoted thing.

    Attributes:
        id: Edition id of the sentence or figure.
        place: The source's path and the span, or the page of the file checked.
        sha256: Of the source, as the edition claims; None when it claims none.
        detail: What differs; "" when it holds.
    """

    id: str
    verdict: Verdict
    place: str
    sha256: str | None
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Whether the quotation stands in its source."""
        return self.verdict in HOLDS


def check(edition: Edition, texts: Mapping[tuple[str, str], str], present: frozenset[str]) -> tuple[Finding, ...]:
    """Check every sentence and figure of an edition.

    Args:
        edition: What is to be proved.
        texts: (sha256 of the bytes, path) -> text of each document found.
        present: Paths of the files found, whatever their hash.

    Returns:
        One finding per sentence, then per figure.
    """
    return tuple(_findings(edition, _Sources(edition, texts, present)))


class _Sources:
    """The texts found, by the ids of the edition."""

    def __init__(self, edition: Edition, texts: Mapping[tuple[str, str], str], present: frozenset[str]) -> None:
        self._documents = {d.id: d for d in edition.documents}
        self._texts = dict(texts)
        self._by_hash: dict[str, list[str]] = {}
        for (sha256, _), text in texts.items():
            self._by_hash.setdefault(sha256, []).append(text)
        self._present = present

    def place(self, document: str, start: int, end: int) -> str:
        found = self._documents.get(document)
        return f"{found.path if found else document}:{start}-{end}"

    def sha256(self, document: str) -> str | None:
        found = self._documents.get(document)
        return found.sha256 if found else None

    def text(self, document: str) -> str | None:
        """Find a document's text: by hash and path, or by hash alone when only one document has these bytes."""
        found = self._documents.get(document)
        if found is None or found.sha256 is None:
            return None
        exact = self._texts.get((found.sha256, found.path))
        same_bytes = self._by_hash.get(found.sha256, [])
        return (
            exact
            if exact is not None
            else same_bytes[0]
            if len(same_bytes) == 1
            else self._member(found.path, same_bytes)
        )

    def _member(self, path: str, candidates: list[str]) -> str | None:
        """Find a document of a file that holds several (`x.mbox#3`) after the file was moved."""
        number = path.rpartition("#")[2]
        return candidates[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(candidates) else None

    def absence(self, document: str) -> Verdict:
        found = self._documents.get(document)
        return "source changed" if found and found.path in self._present else "source missing"


def _findings(edition: Edition, sources: _Sources) -> Iterator[Finding]:
    by_id = {s.id: s for s in edition.sentences}
    for sentence in edition.sentences:
        yield _sentence(sentence, sources)
    for figure in edition.figures:
        yield _figure(figure, by_id.get(figure.sentence), sources)


def _sentence(s: QuotedSentence, sources: _Sources) -> Finding:
    text = sources.text(s.document)
    if text is None:
        verdict, detail = sources.absence(s.document), "no file with this hash was found"
    else:
        verdict, detail = quotation(s.text, text[s.start : s.end])
    place, sha256 = sources.place(s.document, s.start, s.end), sources.sha256(s.document)
    return Finding(id=s.id, verdict=verdict, place=place, sha256=sha256, detail=detail)


def _figure(f: QuotedFigure, sentence: QuotedSentence | None, sources: _Sources) -> Finding:
    figure, text = f.figure, sources.text(f.document)
    verdict: Verdict = "verbatim"
    detail = ""
    if (
        sentence is None
        or sentence.document != f.document
        or not sentence.start <= figure.start <= figure.end <= sentence.end
    ):
        verdict, detail = "changed", "the figure lies outside its sentence"
    elif text is None:
        verdict, detail = sources.absence(f.document), "no file with this hash was found"
    elif fold_space(text[figure.start : figure.end]) != figure.as_written:
        verdict, detail = "changed", _difference(figure.as_written, fold_space(text[figure.start : figure.end]))
    place, sha256 = sources.place(f.document, figure.start, figure.end), sources.sha256(f.document)
    return Finding(id=f.id, verdict=verdict, place=place, sha256=sha256, detail=detail)


def quotation(text: str, source: str) -> tuple[Verdict, str]:
    """Compare a quoted text with its slice of the source.

    An elision `[…]` may leave words out; any other bracket that the source does not hold is an addition and must
    leave the words around it adjoining.

    Returns:
        The verdict and what differs.
    """
    slice_ = fold_space(source)
    if text == slice_:
        return "verbatim", ""
    at, gap_allowed, last = 0, False, 0
    for bracket in [*_BRACKETS.finditer(text), None]:
        piece = fold_space(text[last : bracket.start() if bracket else len(text)])
        found = slice_.find(piece, at)
        adjoining = not slice_[at:found].strip() if found >= 0 else False
        if found < 0 or not (adjoining or gap_allowed):
            return "changed", _difference(text, slice_)
        at = found + len(piece)
        if bracket:
            gap_allowed, last = bracket.group().strip() == _ELISION, bracket.end()
    if slice_[at:].strip() and not text.rstrip().endswith(_ELISION):
        return "changed", _difference(text, slice_)
    return ("elided" if _ELISION in text else "verbatim"), ""


def _difference(quoted: str, source: str) -> str:
    """Show where two texts part, with a few words around."""
    at = next(
        (i for i, (a, b) in enumerate(zip(quoted, source, strict=False)) if a != b), min(len(quoted), len(source))
    )
    start = max(0, at - 20)
    return f"quoted «{quoted[start : at + 30]}», source «{source[start : at + 30]}»"
