"""What a template sees: an edition with its references followed and its labels written in the note's language.

Joins and words, nothing else: no sentence is chosen, dropped or changed here but for its white space. Every field is
documented for template authors in docs/templates.md.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.errors import ConfigError
from briefing.model import TIME_UNITS
from briefing.render import catalogue as catalogues
from briefing.render.excerpts import clause, dated, numeral, parted
from briefing.render.left_out import DOUBTS, file_name, left_out, totals
from briefing.render.typography import own, printable, quoted
from briefing.render.values import Disagreement, Moment, Note, Quote, Section, Source, Value
from briefing.text.additions import without_additions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import (
        Divergence,
        Edition,
        Event,
        Flag,
        Precision,
        Presentation,
        QuotedFigure,
        QuotedSentence,
        SourceDocument,
        Surroundings,
        ThemeSection,
    )
    from briefing.render.catalogue import Catalogue

__all__ = [
    "LOOKS",
    "SECTIONS",
    "Disagreement",
    "Moment",
    "Note",
    "Quote",
    "Section",
    "Source",
    "Value",
    "note",
    "sections",
    "web_link",
]

#: Every section that a page can have, in the order of the full note.
SECTIONS = (
    "contents",
    "key_points",
    "key_figures",
    "timeline",
    "themes",
    "divergences",
    "figures",
    "sources",
    "left_out",
)
#: Look -> its sections. `brief` is one page.
LOOKS = {"note": SECTIONS, "brief": ("key_points", "key_figures", "sources")}
#: Numerals shown large; four fill the width of a page.
KEY_FIGURES = 4
#: Hexadecimal digits shown of a file's hash: enough to find it, short enough to type.
HASH_DIGITS = 12
#: A percentage up to this can be drawn as a bar.
WHOLE = 100
#: Characters of an ISO date that are known.
_ISO = {"day": 10, "month": 7, "year": 4}
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")


def note(edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings]) -> Note:
    """Follow every reference of an edition and write every label.

    Args:
        edition: The finished edition.
        presentation: Look, order of the sections, words of the header.
        surroundings: By sentence id; a sentence without any has no paragraph and no context.

    Raises:
        ConfigError: An unknown look, section or time zone.
    """
    return _note(edition, presentation, tuple(surroundings.values()))


@lru_cache(maxsize=1)
def _note(edition: Edition, presentation: Presentation, surroundings: tuple[Surroundings, ...]) -> Note:
    """Join once for all the files of an edition: every renderer asks for the same note."""
    words = catalogues.catalogue(edition.language, presentation.templates)
    return _Join(edition, presentation, {s.sentence: s for s in surroundings}, words).note()


def sections(presentation: Presentation, *, full: bool = False) -> tuple[str, ...]:
    """Return the sections to show, in order.

    Args:
        presentation: Names a look, and perhaps an order of its own.
        full: For pages without a size: the look does not shorten them.

    Raises:
        ConfigError: An unknown look or section.
    """
    unknown = [name for name in presentation.sections if name not in SECTIONS]
    faults = [f"note.sections: no section named {name!r}, there are {', '.join(SECTIONS)}" for name in unknown]
    if presentation.look not in LOOKS:
        faults.append(f"note.look: no look named {presentation.look!r}, there are {', '.join(LOOKS)}")
    if faults:
        raise ConfigError("briefing.toml", tuple(faults))
    return presentation.sections or (SECTIONS if full else LOOKS[presentation.look])


def web_link(url: str | None) -> str | None:
    """Return a link that may be followed: http or https with a host; None for any other.

    >>> web_link("javascript:alert(1)") is None
    True
    """
    if not url or printable(url) != url or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


class _Join:
    """The references of one edition, each followed once."""

    def __init__(
        self, edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings], words: Catalogue
    ) -> None:
        self.edition = edition
        self.presentation = presentation
        self.surroundings = surroundings
        self.words = words
        self.positions = {t.id: i for i, t in enumerate(edition.themes, 1)}
        self.labels = {s: f"{i}.{k}" for i, t in enumerate(edition.themes, 1) for k, s in enumerate(t.sentences, 1)}

    def note(self) -> Note:
        """Join everything."""
        edition, words, presentation = self.edition, self.words, self.presentation
        themes = tuple(self.section(t) for t in edition.themes)
        shown = {v.id for t in themes for v in t.divergences}
        return Note(
            id=edition.id,
            label=words.edition(edition.id),
            title=own(edition.title, words.language),
            language=words.language,
            direction=words.direction,
            period=words.period(edition.period),
            issued=words.instant(edition.issued_at, presentation.timezone),
            issued_at=edition.issued_at.isoformat(),
            mention=own(presentation.mention, words.language),
            issuer=own(presentation.issuer, words.language),
            look=presentation.look,
            sections=sections(presentation),
            key_points=tuple(self.quotes[s] for s in edition.key_points),
            key_figures=self.key_figures(),
            timeline=tuple(self.moment(e) for e in sorted(edition.events, key=lambda e: (e.start_date, e.end_date))),
            themes=themes,
            divergences=tuple(self.disagreement(v) for v in edition.divergences if v.id not in shown),
            values=tuple(self.values.values()),
            sources=tuple(self.sources.values()),
            left_out=left_out(edition, words),
            totals=totals(edition),
        )

    # ------------------------------------------------------------ sources and sentences

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Each document that is quoted, or says a quoted sentence too, by id."""
        needed = {s.document for s in self.edition.sentences} | {d for s in self.edition.sentences for d in s.also_in}
        cited = [d for d in self.edition.documents if d.id in needed]
        return {d.id: self.source(number, d) for number, d in enumerate(cited, 1)}

    def source(self, number: int, document: SourceDocument) -> Source:
        """Describe a document that is quoted."""
        quotes = [s for s in self.edition.sentences if s.document == document.id]
        language = document.language or self.edition.language
        published = document.published
        return Source(
            number=number,
            id=document.id,
            publisher=quoted(document.publisher, language) if document.publisher else self.words.say("unnamed source"),
            title=quoted(document.title, language) if document.title else "",
            date=self.words.published(published),
            short_date=self.words.published(published, long=False),
            iso_date=published.day.isoformat()[: _ISO[published.precision]] if published else "",
            guessed=self.guess(document),
            link=web_link(document.url),
            path=document.path,
            name=file_name(document.path),
            sha256=document.sha256 or "",
            hash=(document.sha256 or "")[:HASH_DIGITS],
            language=language,
            quotes=tuple((s.id, self.labels.get(s.id, s.id)) for s in quotes),
            characters=sum(len(without_additions(s.text, s.additions)) for s in quotes),
        )

    def guess(self, document: SourceDocument) -> str:
        """Say how a date was found, when it was not stated by the document itself."""
        basis = document.published.basis if document.published else None
        labels = {
            "text": self.words.say("date read in the text"),
            "filename": self.words.say("date of the file name"),
            "arrival": self.words.say("date of arrival"),
        }
        return labels.get(basis or "", "")

    @cached_property
    def quotes(self) -> dict[str, Quote]:
        """Each sentence, by id."""
        return {s.id: self.quote(s) for s in self.edition.sentences}

    def quote(self, sentence: QuotedSentence) -> Quote:
        """Join a sentence with its source, its place and its doubts."""
        source = self.sources[sentence.document]
        around = self.surroundings.get(sentence.id)
        text = sentence.text if sentence.edited is None else sentence.edited
        shown = quoted(text, source.language)
        return Quote(
            id=sentence.id,
            label=self.labels.get(sentence.id, sentence.id),
            position=self.positions.get(sentence.theme, 1),
            theme=sentence.theme,
            text=shown,
            pieces=parted(shown, text, sentence.additions if sentence.edited is None else ()),
            language=source.language,
            direction="rtl" if source.language in catalogues.RIGHT_TO_LEFT else "ltr",
            source=source,
            paragraph=around.paragraph if around else None,
            before=quoted(around.before, source.language) if around else "",
            after=quoted(around.after, source.language) if around else "",
            novelty=sentence.novelty,
            doubts=tuple(self.doubt(f) for f in DOUBTS if f in sentence.flags),
            old="old" in sentence.flags,
            edited=sentence.edited is not None,
            also_in=tuple(self.sources[d] for d in sentence.also_in if d in self.sources),
            independent_sources=sentence.independent_sources,
            said=quoted(without_additions(sentence.text, sentence.additions), source.language),
            inserted=self.inserted.get((sentence.theme, sentence.id), ()),
        )

    @cached_property
    def inserted(self) -> dict[tuple[str, str | None], tuple[str, ...]]:
        """(Theme, sentence before them) -> words of editors, introduced as such."""
        found: dict[tuple[str, str | None], tuple[str, ...]] = {}
        for theme in self.edition.themes:
            for insertion in theme.insertions:
                key = (theme.id, insertion.after if insertion.after in theme.sentences else None)
                text = own(insertion.text, self.words.language)
                said = self.words.say("Added by the editors, from no source: %(text)s", text=text)
                found[key] = (*found.get(key, ()), said)
        return found

    def doubt(self, flag: Flag) -> str:
        """Say in words why a sentence should be checked."""
        labels = {
            "needs_context": self.words.say("needs its context"),
            "quote_without_speaker": self.words.say("speaker not named"),
            "low_confidence": self.words.say("theme uncertain"),
        }
        return labels[flag]

    def section(self, theme: ThemeSection) -> Section:
        """Join a theme with its sentences, figures and divergences."""
        quotes = tuple(self.quotes[s] for s in theme.sentences)
        divergences = {v.id: v for v in self.edition.divergences}
        position = self.positions[theme.id]
        return Section(
            id=theme.id,
            anchor=f"t{position}",
            position=position,
            title=own(theme.title, self.words.language),
            keyphrases=tuple(quoted(k.text, self.edition.language) for k in theme.keyphrases),
            quotes=quotes,
            values=tuple(
                self.values[f.id]
                for sentence in theme.sentences
                for f in self.edition.figures
                if f.sentence == sentence and f.id in theme.figures
            ),
            divergences=tuple(self.disagreement(divergences[v]) for v in theme.divergences),
            note=own(theme.note or "", self.words.language) or self.silence(quotes),
            sources=len({q.source.number for q in quotes}),
            new=sum(q.novelty == "new" for q in quotes),
            inserted=self.inserted.get((theme.id, None), ()),
        )

    def silence(self, quotes: tuple[Quote, ...]) -> str:
        """Say that a theme has nothing to show, in a note that has."""
        nothing = not quotes and self.edition.sentences
        return self.words.say("Nothing was kept on this theme in this period.") if nothing else ""

    # ------------------------------------------------------------ figures and events

    @cached_property
    def values(self) -> dict[str, Value]:
        """Each figure, by id."""
        return {f.id: self.value(f) for f in self.edition.figures}

    def value(self, quoted_figure: QuotedFigure) -> Value:
        """Join a figure with its sentence, and take it apart."""
        figure, quote = quoted_figure.figure, self.quotes[quoted_figure.sentence]
        as_written = quoted(figure.as_written, quote.language)
        parts = numeral(as_written, spread=figure.upper is not None)
        directions = {"up": self.words.say("rising"), "down": self.words.say("falling")}
        direction, base = directions.get(figure.direction or "", ""), quoted(figure.base or "", quote.language)
        comparison = f"{direction} ({base})" if direction and base else direction or base
        change = self.change(quoted_figure, quote.language)
        percent = figure.unit == "%" and figure.value <= WHOLE
        return Value(
            id=quoted_figure.id,
            as_written=as_written,
            numeral=parts,
            lead=self.words.comma.join(part for part in (direction, parts.lead) if part),
            excerpt=clause(quote.text if quote.edited else quote.said, as_written),
            noun=quoted(figure.noun or "", quote.language),
            as_of=self.as_of(figure.as_of),
            direction=direction,
            base=base,
            change=change,
            comparison=comparison,
            trend=self.words.comma.join(part for part in (comparison, change) if part),
            share=float(figure.value) / WHOLE if percent else None,
            quote=quote,
        )

    def change(self, row: QuotedFigure, language: str) -> str:
        """`auparavant « 12 morts » (Semaine 46, 2026)`: what an earlier edition said."""
        if row.earlier is None:
            return ""
        old = quoted(row.earlier.as_written, language)
        return self.words.say(
            "before: “%(old)s” (%(edition)s)", old=old, edition=self.words.edition(row.earlier.edition)
        )

    def as_of(self, value: str | None) -> str:
        """`2025-11` -> `nov. 2025`."""
        if value is None:
            return ""
        parts = [int(part) for part in value.split("-")]
        year, month, day = [*parts, 1, 1][:3]
        return self.words.day(date(year, month, day), _PRECISIONS[len(parts) - 1], long=False)

    def key_figures(self) -> tuple[Value, ...]:
        """One per theme in turn, its most telling first, written with digits, none twice, until the row is full.

        A length of time that nothing is said to last, "les 25 dernières années", tells nothing at a glance.
        """
        bare = {f.id for f in self.edition.figures if f.figure.noun is None and f.figure.unit in TIME_UNITS}
        listed = [[self.values[f] for f in t.figures if f not in bare] for t in self.edition.themes]
        turns = [values[k] for k in range(KEY_FIGURES) for values in listed if k < len(values)]
        chosen = {v.as_written: v for v in reversed(turns) if v.numeral.digits}
        return tuple(v for v in turns if chosen.get(v.as_written) is v)[:KEY_FIGURES]

    def moment(self, event: Event) -> Moment:
        """Join an event with its sentence."""
        quote = self.quotes[event.sentence]
        return Moment(
            id=event.id,
            date=self.words.between(event.start_date, event.end_date, event.precision, long=False),
            iso_date=event.start_date.isoformat(),
            excerpt=dated(
                quote.text if quote.edited else quote.said, catalogues.spellings(event.start_date, quote.language)
            ),
            future=event.start_date > self.edition.issued_at.date(),
            quote=quote,
        )

    def disagreement(self, divergence: Divergence) -> Disagreement:
        """Join a divergence with its figures."""
        kinds = {
            "different_values": self.words.say("different values"),
            "different_scope": self.words.say("different scope"),
            "different_hedge": self.words.say("different precision"),
            "superseded": self.words.say("replaced by a later figure"),
            "same_number_other_thing": self.words.say("same number, other thing"),
        }
        return Disagreement(
            id=divergence.id,
            kind=kinds[divergence.kind],
            quantity=quoted(divergence.quantity, self.words.language),
            note=own(divergence.note, self.words.language),
            values=tuple(self.values[f] for f in divergence.figures),
        )
