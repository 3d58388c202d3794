"""What brief.docx sees: the page's values (`render.view`) with every text in a slot, and what only a Word file has.

Word's own placeholders are documented in docs/templates-word.md. `note` has the fields of `view.Note`; added are

- `quote.reference` (linked), `quote.also` (linked), `quote.tags`, `quote.warnings`, `theme.heading`, `theme.link`,
  `source.entry` (the target of the references), `source.back` (links to the sentences), `value.reference`;
- `label`: the words of the page; `sections`, `draft`, `logo`, `contexts`, `reading`.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from briefing.render import palette, view
from briefing.render.docx import identity
from briefing.render.docx.comments import AROUND, comment
from briefing.render.docx.direction import join
from briefing.render.docx.labels import labels
from briefing.render.docx.pieces import Piece, Slot, Slots
from briefing.render.excerpts import excerpt
from briefing.render.typography import WIDE, printable, short

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Edition, QuotedSentence
    from briefing.render.catalogue import Catalogue
    from briefing.render.docx.identity import Place

#: Longest title in a running header or a list of contents, in characters.
SHORT = 60
#: Fields that templates compare rather than print.
_CODES = frozenset({"id", "anchor", "novelty", "look", "language", "direction", "theme", "sections"})


def build(
    edition: Edition, note: view.Note, words: Catalogue, slots: Slots, pictures: dict[str, Piece | None], *, draft: bool
) -> dict[str, Any]:
    """Build the variables of the template.

    Args:
        edition: Where the sentences' identities come from.
        note: What the page shows of it.
        words: The note's language.
        slots: Where the texts are put.
        pictures: `logo` and `chart`, each may be None.
        draft: Whether this is one theme's draft for its editor.
    """
    context = _Context(edition, note, words, slots)
    drawn = {name: slots.put(*([piece] if piece else [])) for name, piece in pictures.items()}
    return context.variables(draft=draft) | drawn


class _Context:
    """One document's variables; each text gets its slot here.

    Attributes:
        wrapped: By identity, because a quote's source and a figure's quote are met many times.
    """

    def __init__(self, edition: Edition, note: view.Note, words: Catalogue, slots: Slots) -> None:
        self.sentences: dict[str, QuotedSentence] = {s.id: s for s in edition.sentences}
        self.titles = {t.id: t for t in note.themes}
        self.language = edition.language
        self.note = note
        self.words = words
        self.slots = slots
        self.wrapped: dict[int, SimpleNamespace] = {}

    def variables(self, *, draft: bool) -> dict[str, Any]:
        wrapped = self.wrap(self.note)
        wrapped.short_title = self.slots.text(short(self.note.title, SHORT))
        wrapped.key_points = [self.quote(q, "k") for q in self.note.key_points]
        return {
            "note": wrapped,
            "masthead": self.slots.text(self.note.issuer or self.words.say("Briefing note")),
            "imprint": self.slots.text(self.join(" · ", self.note.issuer, self.note.issued)),
            "label": SimpleNamespace(**{name: self.slots.text(text) for name, text in labels(self.words).items()}),
            "sections": self.note.sections,
            "draft": draft,
            "dash": self.slots.text("–"),
            "contexts": [self.surrounding(q) for t in self.note.themes for q in t.quotes if q.before or q.after]
            if draft
            else [],
            "reading": self.reading(draft=draft),
        }

    def wrap(self, value: Any) -> Any:
        """Turn texts into slots, all the way down; values with more to show than their text have their own method."""
        makers: dict[type, Callable[[Any], SimpleNamespace]] = {
            view.Quote: self.quote,
            view.Source: self.source,
            view.Section: self.theme,
            view.Value: self.value,
            view.Moment: self.moment,
        }
        if isinstance(value, str):
            return self.slots.text(value)
        if isinstance(value, tuple):
            return [self.wrap(item) for item in value]
        if not is_dataclass(value):
            return value
        if id(value) not in self.wrapped:
            self.wrapped[id(value)] = makers.get(type(value), self.plain)(value)
        return self.wrapped[id(value)]

    def plain(self, value: Any) -> SimpleNamespace:
        names = [f.name for f in fields(value)]
        return SimpleNamespace(**{n: getattr(value, n) if n in _CODES else self.wrap(getattr(value, n)) for n in names})

    def quote(self, quote: view.Quote, place: Place = "q") -> SimpleNamespace:
        sentence = self.sentences[quote.id]
        wrapped = self.plain(quote)
        wrapped.text = self.slots.put(
            Piece(
                text=printable(quote.text),
                bookmark=identity.bookmark(identity.of(sentence, place)),
                comment=comment(sentence, quote, self.words) if place == "q" else None,
                language=quote.language if quote.language != self.language else None,
                sentence=True,
            )
        )
        wrapped.reference = self.reference(quote)
        wrapped.number = self.slots.put(_number(quote.source))
        wrapped.also = self.also(quote)
        wrapped.tags = [self.slots.text(tag) for tag in self.tags(quote)]
        wrapped.heading = self.heading(quote)
        return wrapped

    def heading(self, quote: view.Quote) -> Slot:
        """Name the theme of a sentence that stands outside it, in the theme's colour."""
        theme = self.titles.get(quote.theme)
        if theme is None:
            return self.slots.put()
        return self.slots.put(
            Piece(text=printable(short(theme.title, SHORT)), anchor=_place(theme), colour=_colour(theme))
        )

    def join(self, separator: str, *parts: str) -> str:
        return join(separator, parts, rtl=self.note.direction == "rtl")

    def reference(self, quote: view.Quote) -> Slot:
        """`[1] Le Journal, 21 nov. 2025, § 4`, linked to the list of sources."""
        place = f"§\u00a0{quote.paragraph}" if quote.paragraph else ""
        text = self.join(", ", quote.source.publisher, quote.source.short_date, place)
        return self.slots.put(
            Piece(text=printable(f"[{quote.source.number}]\u00a0{text}"), anchor=_anchor(quote.source))
        )

    def also(self, quote: view.Quote) -> Slot:
        """`[3] [4]`, the other documents that say it."""
        return self.slots.put(*(p for source in quote.also_in for p in (Piece(text=" "), _number(source))))

    def tags(self, quote: view.Quote) -> list[str]:
        several = self.words.count(
            "%(num)s independent source", "%(num)s independent sources", quote.independent_sources
        )
        shown = {
            self.words.say("new"): quote.novelty == "new" and self.note.totals.new < self.note.totals.sentences,
            self.words.say("update"): quote.novelty == "update",
            self.words.say("older"): quote.old,
            self.words.say("reworded by the editors"): quote.edited,
            several: quote.independent_sources > 1,
        }
        return [tag for tag, holds in shown.items() if holds]

    def theme(self, theme: view.Section) -> SimpleNamespace:
        wrapped = self.plain(theme)
        wrapped.ordinal = self.slots.put(Piece(text=str(theme.position), colour=_colour(theme)))
        wrapped.heading = self.slots.put(Piece(text=printable(theme.title), bookmark=_place(theme)))
        wrapped.link = self.slots.put(Piece(text=printable(short(theme.title, SHORT)), anchor=_place(theme)))
        wrapped.keyphrases = self.slots.text(" · ".join(phrase.replace(" ", WIDE) for phrase in theme.keyphrases))
        wrapped.count = self.slots.text(self.words.count("%(num)s sentence", "%(num)s sentences", len(theme.quotes)))
        return wrapped

    def source(self, source: view.Source) -> SimpleNamespace:
        wrapped = self.plain(source)
        wrapped.number = self.slots.put(Piece(text=str(source.number), bookmark=_anchor(source)))
        wrapped.entry = self.slots.text(
            self.join(", ", source.publisher, source.title and f"«\u202f{source.title}\u202f»", source.date)
        )
        wrapped.link = self.slots.put(*([Piece(text=printable(source.link), url=source.link)] if source.link else []))
        wrapped.detail = self.slots.text(self.detail(source))
        wrapped.back = self.back(source)
        return wrapped

    def back(self, source: view.Source) -> Slot:
        """`1.1, 2.3`, links to the sentences quoted from a source."""
        links = [(label, self.sentences[s]) for s, label in source.quotes if self.shown(s)]
        pieces = [Piece(text=label, anchor=identity.bookmark(identity.of(s))) for label, s in links]
        return self.slots.put(
            *(p for i, piece in enumerate(pieces) for p in ((Piece(text=", "), piece) if i else (piece,)))
        )

    def shown(self, sentence: str) -> bool:
        return any(q.id == sentence for t in self.note.themes for q in t.quotes)

    def value(self, value: view.Value) -> SimpleNamespace:
        wrapped = self.plain(value)
        wrapped.reference = wrapped.quote.reference
        wrapped.place = self.place(value.quote)
        return wrapped

    def place(self, quote: view.Quote) -> Slot:
        """`1.2 [3]`, linked to the sentence and to its source."""
        target = identity.bookmark(identity.of(self.sentences[quote.id]))
        return self.slots.put(Piece(text=quote.label, anchor=target), Piece(text=" "), _number(quote.source))

    def moment(self, moment: view.Moment) -> SimpleNamespace:
        wrapped = self.plain(moment)
        target = identity.bookmark(identity.of(self.sentences[moment.quote.id]))
        wrapped.link = self.slots.put(Piece(text=printable(moment.excerpt), anchor=target))
        wrapped.place = self.place(moment.quote)
        return wrapped

    def surrounding(self, quote: view.Quote) -> SimpleNamespace:
        """A sentence among the words around it, as many as an editor needs to judge it."""
        words = excerpt(f"{quote.before} {quote.said} {quote.after}".strip(), quote.said, AROUND)
        texts = {"label": quote.label, "before": words.before, "text": words.mark, "after": words.after}
        return SimpleNamespace(
            reference=self.reference(quote), **{name: self.slots.text(text) for name, text in texts.items()}
        )

    def detail(self, source: view.Source) -> str:
        """`2 phrases, 412 signes · 001.txt, SHA-256 0123456789ab…`."""
        words = self.words
        counted = words.count("%(num)s sentence", "%(num)s sentences", len(source.quotes))
        length = words.count("%(num)s character", "%(num)s characters", source.characters)
        return self.join(" · ", f"{counted}, {length}", f"{source.name}, SHA-256 {source.hash}…") + " "

    def reading(self, *, draft: bool) -> SimpleNamespace:
        """The sentences of ours that count: what the note holds, what was read, what went wrong."""
        held = self.task() if draft else self.holds()
        return SimpleNamespace(
            standfirst=self.slots.text(" · ".join(part.replace(" ", WIDE) for part in held)),
            facts=[self.slots.text(fact) for fact in self.facts()],
        )

    def task(self) -> list[str]:
        """What the editor of a draft has before them."""
        quotes, words = self.note.themes[0].quotes, self.words
        doubtful = sum(bool(q.doubts) for q in quotes)
        parts = [
            words.say("Draft to edit"),
            words.count("%(num)s exact sentence", "%(num)s exact sentences", len(quotes)),
        ]
        return parts + ([words.count("%(num)s to check", "%(num)s to check", doubtful)] if doubtful else [])

    def holds(self) -> list[str]:
        totals, count = self.note.totals, self.words.count
        parts = {
            count("%(num)s exact sentence", "%(num)s exact sentences", totals.exact): True,
            count("%(num)s document read", "%(num)s documents read", totals.read): True,
            count("%(num)s publisher", "%(num)s publishers", totals.publishers): totals.publishers,
            count("%(num)s new", "%(num)s new", totals.new): 0 < totals.new < totals.sentences,
            count("%(num)s to check", "%(num)s to check", totals.doubtful): totals.doubtful,
        }
        return [part for part, holds in parts.items() if holds]

    def facts(self) -> list[str]:
        totals, left, count = self.note.totals, self.note.left_out, self.words.count
        read = count("%(num)s document read", "%(num)s documents read", totals.read)
        facts = [f"{read}, {count('%(num)s quoted', '%(num)s quoted', totals.used)}"]
        if left.foreign:
            one, many = (
                "%(num)s document in another language set aside",
                "%(num)s documents in other languages set aside",
            )
            facts.append(count(one, many, left.foreign))
        if left.undated:
            one, many = "%(num)s quoted document without a date", "%(num)s quoted documents without a date"
            facts.append(f"{count(one, many, len(left.undated))} ({self.join(', ', *left.undated)})")
        if left.lines:
            one, many = (
                "%(num)s line set aside as not part of an article",
                "%(num)s lines set aside as not part of an article",
            )
            reasons = ", ".join(f"{reason}\u00a0{self.words.number(n)}" for reason, n in left.lines)
            facts.append(f"{count(one, many, sum(n for _, n in left.lines))} ({reasons})")
        return facts


def _number(source: view.Source) -> Piece:
    return Piece(text=f"[{source.number}]", anchor=_anchor(source))


def _place(theme: view.Section) -> str:
    return f"theme_{theme.position}"


def _colour(theme: view.Section) -> str:
    return palette.theme(theme.position).lstrip("#").upper()


def _anchor(source: view.Source) -> str:
    return f"source_{source.number}"
