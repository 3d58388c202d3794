"""Every value that crosses a module border. All frozen; sequences are tuples; nothing here acts.

Data flows one way: Fetched -> RawDocument -> Document -> Sentence -> Cluster -> ThemeSection -> Edition.
Offsets count Unicode code points, ends are exclusive. Times are aware UTC datetimes, days are `date`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from briefing.intake import USUAL as USUAL
from briefing.intake import Intake as Intake
from briefing.intake import Limits as Limits
from briefing.mailing import Alert as Alert
from briefing.mailing import HandOver as HandOver
from briefing.mailing import Mail as Mail
from briefing.mailing import Outgoing as Outgoing
from briefing.mailing import Recipient as Recipient
from briefing.mailing import Retention as Retention
from briefing.mailing import Schedule as Schedule
from briefing.mailing import Security as Security
from briefing.mailing import Verdict as Verdict

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

# ---------------------------------------------------------------- what was found, unjudged


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The bytes of one file or answer, as they came.

    Attributes:
        path: Where it came from: a path relative to the workspace (or as given), or a URL.
        content, sha256: The bytes read, and their hex digest.
        media_type: As decided from the content, for instance `text/plain`.
        intake: How it is read.
    """

    path: str
    content: bytes
    sha256: str
    media_type: str
    intake: Intake = USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    r"""A document as its reader found it. Every field but the text may be missing.

    Attributes:
        text: The decoded file for txt, else the extracted text. Line ends are `\n`.
        title, publisher, url, language: What the file's own metadata or markup claims.
        published: The date claimed, with its basis (`metadata` or `markup`).
    """

    path: str
    sha256: str
    media_type: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file that was found and not read.

    Attributes:
        sha256: None when its bytes were not read.
        kind: A stable word such as `too-large`, `binary`, `symlink`.
        message: For the operator: what is wrong and what to do.
    """

    path: str
    sha256: str | None
    kind: str
    message: str


# ---------------------------------------------------------------- what cleaning decided

Precision = Literal["day", "month", "year"]
DateBasis = Literal["metadata", "markup", "text", "filename", "arrival"]
Basis = Literal["metadata", "markup", "text", "filename"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A publication date; `day` is the first day of the month or year when `precision` says so."""

    day: date
    precision: Precision
    basis: DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """An ISO 639-1 code and the confidence in it, a share of 1."""

    code: str
    confidence: float


#: body: sentences may be chosen from it. repeated: a block that an earlier line of the document already holds.
BlockKind = Literal["body", "headline", "subheading", "question", "speaker", "repeated", "dropped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document's text that plays one role.

    A block is usually one line; hard-wrapped lines make one block of several, and a line that opens with
    a scraper's prefix or ends in a share link makes several blocks.

    Attributes:
        start, end: Slice of `Document.text`.
        first_line, last_line: 1-based, inclusive.
        kind: What it is.
        reason: Why it is not body, a stable word such as `navigation`; None for body.
    """

    start: int
    end: int
    first_line: int
    last_line: int
    kind: BlockKind
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document after cleaning. Blocks are in text order, do not overlap, and skip blank lines.

    Attributes:
        title: None when the text holds none; a wrong title is worse than none.
        title_basis, publisher_basis: Where each was found; None with a None value.
        agencies: Press agencies that the text credits, canonical names, sorted.
    """

    path: str
    sha256: str
    text: str
    title: str | None
    title_basis: Basis | None
    publisher: str | None
    publisher_basis: Basis | None
    url: str | None
    published: Published | None
    language: Language
    blocks: tuple[Block, ...]
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a document's body.

    Attributes:
        document: `Document.sha256`-independent key: the document's path.
        index: 0-based rank among the document's sentences.
        paragraph: 1-based rank of its block among the document's body blocks.
        start, end: Slice of the document's text.
        text: That slice, white space folded.
        after_question: The block stands directly under an interviewer's question or a speaker label.
    """

    document: str
    index: int
    paragraph: int
    start: int
    end: int
    text: str
    after_question: bool = False


# ---------------------------------------------------------------- figures, events

#: Units of time, as figures name them.
TIME_UNITS = frozenset({"an", "mois", "semaine", "jour", "heure", "min", "s"})
Qualifier = Literal["exact", "at_least", "at_most", "about", "range"]
Direction = Literal["up", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number read from a text.

    Attributes:
        start, end: Slice of the document's text, from qualifier or numeral to unit or counted noun.
        as_written: That slice, white space folded.
        value: Never negative; scale words multiplied out.
        upper: The other end of a range, else None.
        unit: `%`, `EUR`, `t`, `km` and so on; None for a count.
        noun: What is counted, in the text's words; None when the text does not say.
        as_of: `2025`, `2025-11` or `2025-11-24`; None without a date.
        base: What it is compared with, in the text's words: "par rapport à 2024", "contre 12 en 2023", "sur un an".
    """

    start: int
    end: int
    as_written: str
    value: Decimal
    upper: Decimal | None
    unit: str | None
    noun: str | None
    qualifier: Qualifier
    direction: Direction | None
    as_of: str | None
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A date expression in a sentence, resolved.

    Attributes:
        start, end: Slice of the document's text.
        start_date, end_date: Both days inclusive; None on an open side.
        relative: True when the publication date was needed to resolve it.
        flag: `weekday_mismatch`, `invalid_date` (no such day: both dates are None) or None.
    """

    start: int
    end: int
    start_date: date | None
    end_date: date | None
    precision: Precision
    relative: bool = False
    flag: str | None = None


DivergenceKind = Literal[
    "different_values", "different_scope", "different_hedge", "superseded", "same_number_other_thing"
]


# ---------------------------------------------------------------- what was asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSpec:
    """A theme as configured.

    Attributes:
        id: Slug, unique.
        kind: `topic` chooses by words; `figures` chooses the sentences whose figures carry news.
        required: A sentence or document is on the theme only if at least one of these occurs in it (or, for a
            sentence, in its document). Words or phrases; matched on stems.
        supporting: Raise relevance.
        excluding: A sentence with one of them is off the theme; a document whose title has one is too.
        spoken: (`required`, `supporting` or `excluding`; language; term) for each of these terms that is looked for in
            documents of one language only; the others are looked for in all.
        examples: Texts of example documents; their words support the theme.
        sentences: Upper bound on the sentences quoted.
        words: Upper bound on the words quoted.
        keyphrases: Upper bound on the keyphrases shown.
    """

    id: str
    title: str
    kind: Literal["topic", "figures"] = "topic"
    required: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()
    spoken: tuple[tuple[str, str, str], ...] = ()
    examples: tuple[str, ...] = ()
    sentences: int = 10
    words: int = 450
    keyphrases: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """What editors prefer in a theme: a weight for each feature of a sentence, the features' means, all by name."""

    theme: str
    weights: tuple[tuple[str, float], ...]
    means: tuple[tuple[str, float], ...]
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the core needs to know of the configuration.

    Attributes:
        language: Of the note; sentences in other languages enter only if `languages` names them.
        publisher_families: (publisher, family) pairs that count as one independent source.
        quota_per_document, quota_per_publisher: Rights budget, in quoted characters; None is no cap.
        preferences: What was learned from editors, at most one for each theme; () changes nothing.
    """

    title: str
    language: str = "fr"
    languages: tuple[str, ...] = ("fr",)
    themes: tuple[ThemeSpec, ...] = ()
    agencies: tuple[str, ...] = ()
    publisher_families: tuple[tuple[str, str], ...] = ()
    quota_per_document: int | None = None
    quota_per_publisher: int | None = None
    preferences: tuple[Preference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """What the pages need to know of the configuration; changes no content.

    Attributes:
        mention: Printed in the header, for instance a confidentiality mark; may be empty.
        issuer: Who signs the note; may be empty.
        look: Name of a packaged look.
        accent: `#rrggbb` or None for the look's own.
        logo: SVG or PNG bytes, or None.
        sections: Order of the sections; () is the look's own.
        timezone: IANA name; times are shown in it.
        templates: Folder whose files win over the packaged ones, or None.
        limits: What laying out a PDF may cost.
    """

    mention: str = ""
    issuer: str = ""
    look: str = "note"
    accent: str | None = None
    logo: bytes | None = None
    sections: tuple[str, ...] = ()
    timezone: str = "UTC"
    templates: str | None = None
    limits: Limits = field(default_factory=Limits)


# ---------------------------------------------------------------- the finished edition

Novelty = Literal["new", "update", "repeat"]
Flag = Literal["needs_context", "quote_without_speaker", "old", "low_confidence"]
Status = Literal["used", "unused", "duplicate", "skipped"]
EventPrecision = Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Two days, inclusive; None on an open side."""

    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyphrase:
    """A phrase of a theme; `score` in (0, 1], `documents` are edition ids."""

    text: str
    score: float
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSentence:
    """A sentence that the edition quotes.

    Attributes:
        id, document, theme: Edition ids (`s1`, `d1`, the theme's slug).
        text: The source slice, white space folded; an elision is `[…]`, an addition stands in square brackets.
        score: In [0, 1], comparable within a theme.
        also_in: Documents that say it too, edition ids.
        independent_sources: Documents that say it, one agency text or publisher counted once.
        edited: The words that an editor put in its place, shown and marked as such; None when it stands as quoted.
        additions: Slices of `text` that the program added, each a space and words in square brackets: without them it
            is the source's.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    theme: str
    score: float
    novelty: Novelty
    also_in: tuple[str, ...]
    independent_sources: int
    flags: tuple[Flag, ...]
    edited: str | None = None
    additions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierFigure:
    """What an earlier edition said of the same quantity; `value` and `upper` are in the unit of its own words."""

    edition: str
    as_written: str
    value: Decimal
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedFigure:
    """A figure of a quoted sentence; `earlier` is what the last edition that spoke of it said, if it was another."""

    id: str
    sentence: str
    document: str
    figure: Figure
    earlier: EarlierFigure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated happening that a quoted sentence states."""

    id: str
    start_date: date
    end_date: date
    precision: Precision
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """Figures about one quantity that differ; `note` is an honest sentence in the note's language."""

    id: str
    kind: DivergenceKind
    quantity: str
    figures: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """Words of an editor that stand in no source; `after` is the sentence before them, None at a theme's beginning."""

    after: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSection:
    """One theme of the edition; every tuple of str holds edition ids, in reading order.

    Attributes:
        insertions: What editors added to the final note, in reading order; () in an edition that none has edited.
    """

    id: str
    title: str
    keyphrases: tuple[Keyphrase, ...]
    sentences: tuple[str, ...]
    figures: tuple[str, ...]
    events: tuple[str, ...]
    divergences: tuple[str, ...]
    note: str | None = None
    insertions: tuple[Insertion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedLines:
    """A run of lines, 1-based and inclusive, that was set aside for one reason."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A file that was found, whatever became of it.

    Attributes:
        sha256: None when the file could not be read.
        reason: Why it was skipped, a stable word such as `too-large`; else None.
        body: Runs of lines, 1-based and inclusive.
    """

    id: str
    path: str
    sha256: str | None
    title: str | None
    publisher: str | None
    url: str | None
    published: Published | None
    language: str | None
    status: Status
    duplicate_of: str | None
    reason: str | None
    body: tuple[tuple[int, int], ...]
    dropped: tuple[DroppedLines, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A failure that did not stop the run: stage, what it happened to, a stable word, a sentence for the operator."""

    stage: str
    subject: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The finished briefing note. Every renderer reads it; none computes, sorts or drops content."""

    id: str
    title: str
    language: str
    issued_at: datetime
    period: Period
    key_points: tuple[str, ...]
    themes: tuple[ThemeSection, ...]
    sentences: tuple[QuotedSentence, ...]
    figures: tuple[QuotedFigure, ...]
    events: tuple[Event, ...]
    divergences: tuple[Divergence, ...]
    documents: tuple[SourceDocument, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where a quoted sentence stands in its source, for pages that show it in context.

    Attributes:
        sentence: Edition id.
        paragraph: 1-based rank of its paragraph among the body's.
        before, after: The rest of that paragraph and its neighbours, white space folded; may be empty.
    """

    sentence: str
    paragraph: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Where work on many documents is done.

    Attributes:
        kind: `serial` is this process alone; `processes` are several of this machine; `dask` is a cluster.
        workers: Processes; 0 is one for each processor. A cluster has its own.
        scheduler: Address of the cluster's scheduler, such as `tcp://10.0.0.7:8786`; only for `dask`.
    """

    kind: Literal["serial", "processes", "dask"] = "processes"
    workers: int = 0
    scheduler: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an earlier edition said: a sentence's text, the edition that quoted it, the figures read in it."""

    edition: str
    text: str
    figures: tuple[Figure, ...] = ()
