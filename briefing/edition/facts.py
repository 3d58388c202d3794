"""What the quoted sentences count and date: figures, events, and figures that differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing import figures
from briefing.figures import Statement
from briefing.model import Divergence, EarlierFigure, Event, QuotedFigure

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.edition.quotes import Quote
    from briefing.model import Document, Figure, Said


@dataclass(frozen=True, slots=True)
class Facts:
    """The figures, events and divergences of an edition, in reading order; `statements` are the figures', likewise."""

    figures: tuple[QuotedFigure, ...]
    events: tuple[Event, ...]
    divergences: tuple[Divergence, ...]
    statements: tuple[Statement, ...]

    def figures_of(self, sentences: Collection[str]) -> tuple[str, ...]:
        """Ids of the figures of some sentences: those that say the week at a glance, best first, then the others."""
        rows = zip(self.figures, self.statements, strict=True)
        own = [statement for figure, statement in rows if figure.sentence in sentences]
        return tuple(dict.fromkeys(s.id for s in (*figures.key_figures(own), *own)))

    def events_of(self, sentences: Collection[str]) -> tuple[str, ...]:
        """Ids of the events that some sentences state."""
        return tuple(e.id for e in self.events if e.sentence in sentences)

    def divergences_of(self, sentences: Collection[str]) -> tuple[str, ...]:
        """Ids of the divergences whose first figure stands in some sentences: each belongs to one theme."""
        own = set(self.figures_of(sentences))
        return tuple(v.id for v in self.divergences if v.figures[0] in own)


def facts(
    quoted: Sequence[Quote],
    ids: Sequence[str],
    documents: Mapping[str, str],
    language: str,
    said: Sequence[Said] = (),
) -> Facts:
    """Read what the quotations count and date.

    Args:
        quoted: In reading order.
        ids: Their edition ids.
        documents: Path -> edition id.
        language: Of the notes on divergences.
        said: What earlier editions quoted, oldest first.
    """
    rows = [(quote, id_, figure) for quote, id_ in zip(quoted, ids, strict=True) for figure in quote.figures]
    found = tuple(
        QuotedFigure(id=f"f{n}", sentence=id_, document=documents[quote.prepared.document.path], figure=figure)
        for n, (quote, id_, figure) in enumerate(rows, 1)
    )
    statements = [
        stated(row.id, row.figure, quote.text, quote.prepared.document)
        for row, (quote, _, _) in zip(found, rows, strict=True)
    ]
    found = _with_past(found, statements, said, language)
    return Facts(found, _events(quoted, ids), figures.compare(statements, language), tuple(statements))


def _with_past(
    found: tuple[QuotedFigure, ...], statements: Sequence[Statement], said: Sequence[Said], language: str
) -> tuple[QuotedFigure, ...]:
    """Add what the last edition that spoke of a quantity said of it, where that was another figure."""
    before = [
        (one.edition, Statement(id="", figure=f, sentence=one.text, document="", language=language))
        for one in said
        for f in one.figures
    ]
    changed = figures.changed(statements, before)
    return tuple(replace(row, earlier=_earlier(*changed[row.id])) if row.id in changed else row for row in found)


def _earlier(edition: str, statement: Statement) -> EarlierFigure:
    figure = statement.figure
    return EarlierFigure(edition=edition, as_written=figure.as_written, value=figure.value, upper=figure.upper)


def stated(id_: str, figure: Figure, text: str, document: Document) -> Statement:
    """A figure as a document states it.

    Args:
        id_: Whatever the caller knows it by.
        figure: What was read.
        text: The sentence or quotation that states it.
        document: Where it stands.
    """
    return Statement(
        id=id_,
        figure=figure,
        sentence=text,
        document=document.path,
        context=document.title or "",
        published=document.published.day if document.published else None,
        language=document.language.code,
    )


def _events(quoted: Sequence[Quote], ids: Sequence[str]) -> tuple[Event, ...]:
    spans = [
        (span, span.start_date, span.end_date, id_)
        for quote, id_ in zip(quoted, ids, strict=True)
        for sentence in quote.sentences
        for span in figures.happenings(quote.prepared.document, sentence)
        if span.start_date and span.end_date
    ]
    return tuple(
        Event(id=f"e{n}", start_date=start, end_date=end, precision=span.precision, sentence=id_)
        for n, (span, start, end, id_) in enumerate(spans, 1)
    )
