"""Several edited drafts of one edition -> the final edition, and what became of every sentence. Pure.

A change in one draft stands. Where two drafts change one sentence differently, the first draft's words are shown, the
other's are inserted behind them, and the conflict is named: nothing that an editor wrote is dropped, and what stands in
no source keeps the place that its editor gave it.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from briefing.model import Insertion, QuotedSentence
from briefing.proof.edits import Edits, Sentence, letters
from briefing.text.additions import relocated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.model import Edition, ThemeSection
    from briefing.proof.edits import Addition

Fate = Literal["verbatim", "bracketed", "reworded", "cut", "moved", "added", "quoted"]

#: Fewer words than this are found in too many places to be a quotation.
_LEAST_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sentence. `moved` tells of its place, the fate of its words.

    Attributes:
        id: Edition id; "" for words of an editor in no source.
        draft: Name of the draft that decided; "" when none did.
    """

    id: str
    theme: str
    fate: Fate
    text: str
    moved: bool = False
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Drafts that want different things of one sentence: (name of the draft, what it wants) each, the first wins."""

    id: str
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The final edition and how it came about."""

    edition: Edition
    outcomes: tuple[Outcome, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """Words of an editor: `after` are the sentences that stand before them in their draft; `quoted` if in a source."""

    theme: str
    text: str
    after: tuple[str, ...]
    quoted: QuotedSentence | None = None


def merge(edition: Edition, drafts: Sequence[tuple[str, Edits]], sources: Mapping[str, str]) -> Merged:
    """Make the final edition.

    Args:
        edition: As the drafts were made from it.
        drafts: (name, edits) in order of precedence.
        sources: Edition id of a document -> its text; words that an editor added are looked for in them.
    """
    return _Merge(edition, drafts, sources).merged()


class _Merge:
    """One merge.

    Attributes:
        words: Sentence -> (draft, sentence as it is to stand), for those that a draft changed.
        gone: Sentence -> the draft that cut it.
        placed: Words that editors added, in the order of the drafts.
        insertions: Theme -> those that stand in no source, in their final places.
    """

    def __init__(self, edition: Edition, drafts: Sequence[tuple[str, Edits]], sources: Mapping[str, str]) -> None:
        self.edition = edition
        self.drafts = drafts
        self.sources = sources
        self.original = {s.id: s for s in edition.sentences}
        self.conflicts: list[Conflict] = []
        self.placed: list[_Placed] = list(self._inherited())
        self.insertions: dict[str, tuple[Insertion, ...]] = {}
        self.outcomes: list[Outcome] = []
        self.words: dict[str, tuple[str, Sentence]] = {}
        self.gone: dict[str, str] = {}

    def merged(self) -> Merged:
        for id_ in self.original:
            self._decide(id_)
        self._additions()
        order, moved = self._order()
        sentences = self._sentences(order)
        self._tell(order, moved)
        final = _final(self.edition, sentences, order, self.insertions)
        return Merged(final, tuple(self.outcomes), tuple(self.conflicts))

    # ------------------------------------------------------------ words

    def _decide(self, id_: str) -> None:
        """Take the one change of a sentence; name it when there are several."""
        changes: list[tuple[str, Sentence | None]] = []
        for name, edits in self.drafts:
            back = next((s for s in edits.sentences if s.id == id_), None)
            if (back and (back.how != "kept" or back.theme != self.original[id_].theme)) or id_ in edits.cut:
                changes.append((name, back))
        different = _distinct(changes)
        if len(different) > 1:
            self._conflict(id_, different)
        kept = [(name, back) for name, back in different if back is not None]
        if kept:
            self.words[id_] = kept[0]
        elif different:
            self.gone[id_] = different[0][0]

    def _conflict(self, id_: str, versions: list[tuple[str, Sentence | None]]) -> None:
        said = tuple((name, back.text if back else "") for name, back in versions)
        self.conflicts.append(Conflict(id_, said))
        shown = next(back for _, back in versions if back)
        others = [back for _, back in versions if back and back is not shown and back.how != "kept"]
        for other in others:
            if letters(other.text) != letters(shown.text):
                self.placed.append(_Placed(shown.theme, other.text, (id_,)))

    def _inherited(self) -> Iterator[_Placed]:
        """What an earlier publication inserted into themes that no draft shows; one that shows them says it anew."""
        shown = {s.theme for _, edits in self.drafts for s in edits.sentences}
        shown |= {a.theme for _, edits in self.drafts for a in edits.additions}
        shown |= {self.original[i].theme for _, edits in self.drafts for i in edits.cut if i in self.original}
        for theme in self.edition.themes:
            for insertion in theme.insertions if theme.id not in shown else ():
                before = theme.sentences[: theme.sentences.index(insertion.after) + 1] if insertion.after else ()
                yield _Placed(theme.id, insertion.text, before)

    def _additions(self) -> None:
        seen: set[tuple[str, str]] = set()
        for name, edits in self.drafts:
            for addition in edits.additions:
                key = (addition.theme, letters(addition.text))
                if key in seen:
                    continue
                seen.add(key)
                quoted = self._found(addition.text, addition.theme)
                fate: Fate = "quoted" if quoted else "added"
                text = quoted.text if quoted else addition.text
                self.placed.append(_Placed(addition.theme, text, _before(addition, edits), quoted))
                self.outcomes.append(Outcome(quoted.id if quoted else "", addition.theme, fate, text, draft=name))

    def _found(self, text: str, theme: str) -> QuotedSentence | None:
        """Quote words that an editor took from a source."""
        words = text.split()
        if len(words) < _LEAST_WORDS:
            return None
        pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
        for document, source in self.sources.items():
            place = pattern.search(source)
            if place:
                return QuotedSentence(
                    id=f"s{self._next_number()}",
                    document=document,
                    start=place.start(),
                    end=place.end(),
                    text=" ".join(place[0].split()),
                    theme=theme,
                    score=0.0,
                    novelty="new",
                    also_in=(),
                    independent_sources=1,
                    flags=(),
                )
        return None

    def _next_number(self) -> int:
        numbers = [int(i[1:]) for i in self.original if i[1:].isdigit()]
        return max(numbers, default=0) + sum(placed.quoted is not None for placed in self.placed) + 1

    # ------------------------------------------------------------ order

    def _order(self) -> tuple[dict[str, list[str]], set[str]]:
        """The sentences of every theme in their final order, and those that an editor moved."""
        moved: set[str] = set()
        order: dict[str, list[str]] = {}
        for theme in self.edition.themes:
            ids = [i for i in theme.sentences if self._theme_of(i) == theme.id and i not in self.gone]
            arrived = [i for i in self.original if self._theme_of(i) == theme.id and i not in theme.sentences]
            moved |= set(arrived)
            wanted = self._wanted(theme.id, [*ids, *(i for i in arrived if i not in self.gone)], moved)
            order[theme.id], self.insertions[theme.id] = _filled(
                wanted, [p for p in self.placed if p.theme == theme.id]
            )
        return order, moved

    def _theme_of(self, id_: str) -> str:
        return self.words[id_][1].theme if id_ in self.words else self.original[id_].theme

    def _wanted(self, theme: str, ids: list[str], moved: set[str]) -> list[str]:
        """Follow the first draft that changed the order; name a second one that wants another."""
        first: list[str] | None = None
        for name, edits in self.drafts:
            shown = [s.id for s in edits.sentences if s.theme == theme and s.id in ids]
            if not shown or shown == [i for i in ids if i in shown]:
                continue
            if first is None:
                first = shown
                moved |= _out_of_place(shown, ids)
            elif [i for i in first if i in shown] != [i for i in shown if i in first]:
                self.conflicts.append(Conflict(f"order of {theme}", (("", " ".join(first)), (name, " ".join(shown)))))
        if first is None:
            return ids
        return first + [i for i in ids if i not in first]

    # ------------------------------------------------------------ result

    def _sentences(self, order: Mapping[str, list[str]]) -> tuple[QuotedSentence, ...]:
        new = {p.quoted.id: p.quoted for p in self.placed if p.quoted}
        rows = []
        for theme, ids in order.items():
            for id_ in ids:
                row = new.get(id_) or replace(self.original[id_], theme=theme)
                if id_ in self.words:
                    row = _worded(row, self.words[id_][1])
                rows.append(row)
        return tuple(rows)

    def _tell(self, order: Mapping[str, list[str]], moved: set[str]) -> None:
        told = []
        for theme, ids in order.items():
            for id_ in (i for i in ids if i in self.original):
                name, back = self.words.get(id_, ("", None))
                how = back.how if back else "kept"
                fate: Fate = "verbatim" if how == "kept" else how
                text = back.text if back else self.original[id_].text
                told.append(Outcome(id_, theme, fate, text, moved=id_ in moved, draft=name))
        lost = [(s, self.gone[i]) for i, s in self.original.items() if i in self.gone]
        cut = [Outcome(s.id, s.theme, "cut", s.text, draft=name) for s, name in lost]
        self.outcomes = told + cut + self.outcomes


def _before(addition: Addition, edits: Edits) -> tuple[str, ...]:
    """The sentences that stand before an addition in its theme of its draft."""
    ids = [s.id for s in edits.sentences if s.theme == addition.theme]
    return tuple(ids[: ids.index(addition.after) + 1]) if addition.after in ids else ()


def _filled(wanted: Sequence[str], placed: Sequence[_Placed]) -> tuple[list[str], tuple[Insertion, ...]]:
    """Put what editors added behind the last sentence before it that is left; what shares a place keeps its order."""
    rows: list[tuple[str, _Placed | None]] = [(id_, None) for id_ in wanted]
    for addition in placed:
        there = {id_: n for n, (id_, _) in enumerate(rows, 1)}
        at = next((there[id_] for id_ in reversed(addition.after) if id_ in there), 0)
        while at < len(rows) and rows[at][1] is not None:
            at += 1
        rows.insert(at, (addition.quoted.id if addition.quoted else "", addition))
    ids = [id_ for id_, _ in rows if id_]
    return ids, tuple(_insertions(rows))


def _insertions(rows: Iterable[tuple[str, _Placed | None]]) -> Iterator[Insertion]:
    after: str | None = None
    for id_, addition in rows:
        if addition and not id_:
            yield Insertion(after=after, text=addition.text)
        after = id_ or after


def _distinct(changes: Iterable[tuple[str, Sentence | None]]) -> list[tuple[str, Sentence | None]]:
    """Keep one of each different wish; a cut is a wish, too."""
    found: dict[tuple[str, str] | None, tuple[str, Sentence | None]] = {}
    for name, back in changes:
        found.setdefault((letters(back.text), back.theme) if back else None, (name, back))
    return list(found.values())


def _worded(row: QuotedSentence, back: Sentence) -> QuotedSentence:
    if back.how == "bracketed":
        kept = relocated([row.text[start:end] for start, end in row.additions], back.text)
        return replace(row, text=back.text, additions=kept)
    return replace(row, edited=back.text) if back.how == "reworded" else row


def _out_of_place(shown: Sequence[str], ids: Sequence[str]) -> set[str]:
    """The fewest sentences whose moving explains an order: all but a longest run that kept its own.

    Source: patience sorting for the longest increasing subsequence, Schensted 1961.
    """
    ranks = [ids.index(i) for i in shown]
    tails: list[int] = []
    tops: list[int] = []
    before: list[int | None] = []
    for n, rank in enumerate(ranks):
        at = bisect.bisect_left(tails, rank)
        before.append(tops[at - 1] if at else None)
        tails[at : at + 1] = [rank]
        tops[at : at + 1] = [n]
    kept: set[int] = set()
    last: int | None = tops[-1] if tops else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return {i for n, i in enumerate(shown) if n not in kept}


def _final(
    edition: Edition,
    sentences: tuple[QuotedSentence, ...],
    order: Mapping[str, list[str]],
    insertions: Mapping[str, tuple[Insertion, ...]],
) -> Edition:
    """Put the parts together; what rested on words that are gone goes with them."""
    by_id = {s.id: s for s in sentences}
    shown = {s.id: letters(s.text if s.edited is None else s.edited) for s in sentences}
    figures = tuple(f for f in edition.figures if letters(f.figure.as_written) in shown.get(f.sentence, ""))
    events = tuple(e for e in edition.events if e.sentence in by_id and by_id[e.sentence].edited is None)
    there = {f.id for f in figures}
    divergences = tuple(v for v in edition.divergences if there.issuperset(v.figures))
    used = {s.document for s in sentences}
    statuses = {True: "used", False: "unused"}
    documents = tuple(
        replace(d, status=statuses[d.id in used]) if d.status in {"used", "unused"} else d  # type: ignore[arg-type]
        for d in edition.documents
    )
    final = replace(edition, sentences=sentences, figures=figures, events=events, divergences=divergences)
    themes = tuple(_theme(t, final, order[t.id], insertions[t.id]) for t in edition.themes)
    return replace(final, themes=themes, documents=documents, key_points=_key_points(edition, sentences, themes))


def _theme(theme: ThemeSection, final: Edition, ids: list[str], insertions: tuple[Insertion, ...]) -> ThemeSection:
    numbers = dict.fromkeys(f.id for f in final.figures if f.sentence in ids)
    return replace(
        theme,
        sentences=tuple(ids),
        figures=tuple(dict.fromkeys([*(f for f in theme.figures if f in numbers), *numbers])),
        events=tuple(e.id for e in final.events if e.sentence in ids),
        divergences=tuple(v.id for v in final.divergences if v.figures[0] in numbers),
        insertions=insertions,
    )


def _key_points(
    edition: Edition, sentences: Sequence[QuotedSentence], themes: Sequence[ThemeSection]
) -> tuple[str, ...]:
    """Keep the key points; one that was cut gives way to the best sentence left in its theme."""
    left = {s.id: s for s in sentences}
    points = []
    for theme in themes:
        kept = [p for p in edition.key_points if p in theme.sentences]
        had = any(p for p in edition.key_points for s in edition.sentences if s.id == p and s.theme == theme.id)
        if kept or had:
            own = [left[i] for i in theme.sentences]
            best = max(own, key=lambda s: (s.edited is None, not set(s.flags) - {"old"}, s.score), default=None)
            points += kept[:1] or ([best.id] if best else [])
    return tuple(points)
