"""What a template sees. Every text is printable, set by its language's typography, and not yet escaped.

Every field is documented for template authors in docs/templates.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.render.excerpts import Excerpt, Numeral


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that the note quotes.

    Attributes:
        number: 1-based, in the edition's order; the reference printed beside each sentence.
        link: http or https, else None.
        guessed: How the date was found, when it is a guess; else empty.
        quotes: The sentences quoted from it, in reading order.
        characters: Quoted from it, white space folded.
        name: The last part of `path`.
    """

    number: int
    id: str
    publisher: str
    title: str
    date: str
    short_date: str
    iso_date: str
    guessed: str
    link: str | None
    path: str
    name: str
    sha256: str
    hash: str
    language: str
    quotes: tuple[tuple[str, str], ...]
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quoted sentence in its place.

    Attributes:
        direction: In which its language is written, `ltr` or `rtl`.
        label: `2.3`, third sentence of the second theme.
        position: Of its theme, 1-based.
        pieces: `text` in parts: (words, whether the program added them in brackets).
        doubts: Why an editor should check it; empty when nothing is doubtful.
        before, after: Its surroundings in the source; empty when unknown.
        said: The source's words, which stand between them; `text` may be an editor's.
        inserted: Words of editors that follow it and stand in no source, each introduced as such.
    """

    id: str
    label: str
    position: int
    theme: str
    text: str
    pieces: tuple[tuple[str, bool], ...]
    language: str
    direction: str
    source: Source
    paragraph: int | None
    before: str
    after: str
    novelty: str
    doubts: tuple[str, ...]
    old: bool
    edited: bool
    also_in: tuple[Source, ...]
    independent_sources: int
    said: str
    inserted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure: `numeral` to print large, `excerpt` to show what it counts, in the source's words.

    Attributes:
        lead: What stands before the digits: rising or falling, then `plus de`; may be empty.
        base: What the source compares it with, in its words; may be empty.
        change: What an earlier edition said of the same quantity, if it was another figure; may be empty.
        comparison: `direction` with the base in brackets; empty without both.
        trend: `comparison`, then `change`; empty without both.
    """

    id: str
    as_written: str
    numeral: Numeral
    lead: str
    excerpt: Excerpt
    noun: str
    as_of: str
    direction: str
    base: str
    change: str
    comparison: str
    trend: str
    share: float | None
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A dated event and what its sentence says of it, cut short."""

    id: str
    date: str
    iso_date: str
    excerpt: str
    future: bool
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Figures about one quantity that differ, side by side."""

    id: str
    kind: str
    quantity: str
    note: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A theme; `inserted` are words of editors before its first sentence, see `Quote.inserted`."""

    id: str
    anchor: str
    position: int
    title: str
    keyphrases: tuple[str, ...]
    quotes: tuple[Quote, ...]
    values: tuple[Value, ...]
    divergences: tuple[Disagreement, ...]
    note: str
    sources: int
    new: int
    inserted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A document that is not quoted, and why."""

    title: str
    path: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The documents that share a fate, and how many they are: of an archive only their number is shown."""

    status: str
    documents: tuple[SetAside, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What was read and not used.

    Attributes:
        documents: In the edition's order; `groups` holds the same by status.
        foreign: How many were read and are in a language that the note does not quote.
        undated: Titles of quoted documents without a date.
        lines: (reason, how many), most first.
        problems: (what it happened to, what happened).
    """

    documents: tuple[SetAside, ...]
    groups: tuple[Group, ...]
    foreign: int
    undated: tuple[str, ...]
    lines: tuple[tuple[str, int], ...]
    problems: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts of the whole edition."""

    read: int
    used: int
    publishers: int
    sentences: int
    exact: int
    new: int
    doubtful: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The whole page: what the templates call `note`."""

    id: str
    label: str
    title: str
    language: str
    direction: str
    period: str
    issued: str
    issued_at: str
    mention: str
    issuer: str
    look: str
    sections: tuple[str, ...]
    key_points: tuple[Quote, ...]
    key_figures: tuple[Value, ...]
    timeline: tuple[Moment, ...]
    themes: tuple[Section, ...]
    divergences: tuple[Disagreement, ...]
    values: tuple[Value, ...]
    sources: tuple[Source, ...]
    left_out: LeftOut
    totals: Totals
