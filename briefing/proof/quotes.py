"""Hold each sentence and figure of an edition against the texts of its sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing.text.additions import without_additions
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.model import Edition, QuotedFigure, QuotedSentence

Verdict = Literal["verbatim", "elided", "reworded", "added", "changed", "unproved", "source missing", "source changed"]

#: Verdicts under which a quotation holds.
HOLDS: Final = frozenset({"verbatim", "elided"})
#: Words of an editor, which no source can prove; they hold where the workspace that published them vouches for them.
EDITORS: Final = frozenset({"reworded", "added"})

_BRACKETS: Final = re.compile(r"\[[^\[\]]{1,400}\]")
_ELISION: Final = "[…]"
#: A quotation with more is no quotation; it bounds the work on hostile files.
_MOST_BRACKETS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found about one quoted thing.

    Attributes:
        id: Edition id of the sentence or figure.
        place: The source's path and the span, or the page of the file checked.
        sha256: Of the source, as the edition claims; None when it claims none.
        detail: What differs; "" when it holds.
        vouched: The workspace published these words of an editor itself.
    """

    id: str
    verdict: Verdict
    place: str
    sha256: str | None
    detail: str = ""
    vouched: bool = False

    @property
    def holds(self) -> bool:
        """Whether it stands in its source, or is declared as an editor's by the workspace that published it."""
        return self.verdict in HOLDS or (self.verdict in EDITORS and self.vouched)


def check(
    edition: Edition, texts: Mapping[tuple[str, str], str], present: frozenset[str], *, vouched: bool = False
) -> tuple[Finding, ...]:
    """Check every sentence and figure of an edition, and name what its editors added.

    Args:
        edition: As found in a delivered file; nothing in it is trusted.
        texts: (sha256, path) -> text of each document found.
        present: Paths of the files found, whatever their hash.
        vouched: The workspace published this very edition.

    Returns:
        One finding per sentence, then per figure, then per note of the editors.
    """
    return tuple(_findings(edition, _Sources(edition, texts, present), vouched=vouched))


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
        if exact is not None:
            return exact
        return same_bytes[0] if len(set(same_bytes)) == 1 else self._member(found.path, same_bytes)

    def _member(self, path: str, candidates: list[str]) -> str | None:
        """Find a document of a file that holds several (`x.mbox#3`) after the file was moved."""
        number = path.rpartition("#")[2]
        return candidates[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(candidates) else None

    def absence(self, document: str) -> Verdict:
        found = self._documents.get(document)
        return "source changed" if found and found.path in self._present else "source missing"


def _findings(edition: Edition, sources: _Sources, *, vouched: bool) -> Iterator[Finding]:
    by_id = {s.id: s for s in edition.sentences}
    for sentence in edition.sentences:
        yield _sentence(sentence, sources, vouched=vouched)
    for figure in edition.figures:
        yield _figure(figure, by_id.get(figure.sentence), sources)
    for theme in edition.themes:
        if theme.note is not None:
            detail = f"words of an editor, in no source: «{theme.note[:80]}»"
            yield Finding(
                id=f"note {theme.id}", verdict="added", place="note", sha256=None, detail=detail, vouched=vouched
            )
        for insertion in theme.insertions:
            place = f"{theme.id}, after {insertion.after or 'its heading'}"
            detail = f"words of an editor, in no source: «{insertion.text[:80]}»"
            yield Finding(id="-", verdict="added", place=place, sha256=None, detail=detail, vouched=vouched)


def _sentence(s: QuotedSentence, sources: _Sources, *, vouched: bool) -> Finding:
    text = sources.text(s.document)
    if text is None:
        verdict, detail = sources.absence(s.document), "no file with this hash was found"
    elif not 0 <= s.start < s.end <= len(text):
        verdict, detail = "changed", "its span lies outside the source"
    else:
        verdict, detail = _unedited(without_additions(s.text, s.additions), text[s.start : s.end])
    if s.edited is not None and verdict in HOLDS:
        verdict, detail = "reworded", f"an editor wrote «{s.edited[:80]}»"
    place, sha256 = sources.place(s.document, s.start, s.end), sources.sha256(s.document)
    return Finding(id=s.id, verdict=verdict, place=place, sha256=sha256, detail=detail, vouched=vouched)


def _unedited(text: str, source: str) -> tuple[Verdict, str]:
    """Compare a quoted text with its source; brackets that the program did not add itself are an editor's words."""
    verdict, detail = quotation(text, source)
    strange = [b for b in _BRACKETS.findall(text) if b != _ELISION and b not in fold_space(source)]
    if verdict == "elided" and strange:
        return "added", f"words of an editor, in no source: {' '.join(dict.fromkeys(strange))}"
    return verdict, detail


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

    An elision `[…]` may leave words out. Any other bracket that the source does not hold itself is an addition, and the
    words around it must adjoin in the source.

    Returns:
        The verdict and what differs, or which words are not the source's.
    """
    slice_ = fold_space(source)
    if text == slice_:
        return "verbatim", ""
    if text.count("[") > _MOST_BRACKETS:
        return "changed", "more brackets than a sentence can have"
    brackets = [b.group() for b in _BRACKETS.finditer(text)]
    pieces = [fold_space(piece) for piece in _BRACKETS.split(text)]
    # A state: how far the source is read, and whether words may be left out from there.
    states = _after(pieces[0], frozenset({(0, False)}), slice_)
    for bracket, piece in zip(brackets, pieces[1:], strict=True):
        elided = bracket == _ELISION
        beside = frozenset((at, gap or elided) for at, gap in states)
        states = _after(piece, beside | _after(bracket, states, slice_), slice_)
    if not any(at == len(slice_) or gap for at, gap in states):
        return "changed", _difference(text, slice_)
    return "elided", f"in brackets: {' '.join(dict.fromkeys(brackets))}"


def _after(piece: str, states: frozenset[tuple[int, bool]], source: str) -> frozenset[tuple[int, bool]]:
    """Where a source may have been read to once a piece of the quotation is found in it."""
    if not piece:
        return states
    ends = set()
    for at in (at for at, gap in states if not gap):
        start = at + (source.startswith(" ", at) and not source.startswith(piece, at))
        ends |= {start + len(piece)} if source.startswith(piece, start) else set()
    first = min((at for at, gap in states if gap), default=None)
    found = source.find(piece, first) if first is not None else -1
    while found >= 0:
        ends.add(found + len(piece))
        found = source.find(piece, found + 1)
    return frozenset((end, False) for end in ends)


def _difference(quoted: str, source: str) -> str:
    """Show where two texts part, with a few words around."""
    at = next(
        (i for i, (a, b) in enumerate(zip(quoted, source, strict=False)) if a != b), min(len(quoted), len(source))
    )
    start = max(0, at - 20)
    return f"quoted «{quoted[start : at + 30]}», source «{source[start : at + 30]}»"
