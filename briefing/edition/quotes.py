"""From picks to quotations: what is taken along so that a sentence can be understood, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from briefing import dedupe, figures
from briefing.edition.additions import gaps
from briefing.text.additions import with_additions
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.edition.choice import Ranked
    from briefing.edition.ground import Field
    from briefing.edition.prepare import Prepared
    from briefing.glosses import Gap
    from briefing.model import Figure, Flag, Novelty, Period, Published, Sentence
    from briefing.summarize import Pick
    from briefing.text.terms import Terms

#: A quotation of two sentences has at most so many words.
LONGEST: Final = 80
#: What is left of a quotation's value as an opening when it leans: it opens only when nothing comparable does, and
#: values fall fast from one choice to the next.
LEANING: Final = 0.1
#: Confidence in a document's language below which its sentences are marked.
CONFIDENT: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation: one sentence of a document, or two that belong together.

    Attributes:
        theme: The theme's id.
        first, last: Ranks of its first and last sentence in the document.
        terms: Of the chosen sentence, without the one taken along.
        value: What it was worth to its theme, as a share of the theme's best.
        gaps: What its words leave to their context.
        added: Those of the gaps that are filled in brackets, in text order.
    """

    prepared: Prepared
    theme: str
    first: int
    last: int
    terms: Terms
    event: int
    value: float
    flags: tuple[Flag, ...]
    gaps: tuple[Gap, ...] = ()
    added: tuple[Gap, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in text order."""
        return self.prepared.sentences[self.first : self.last + 1]

    @property
    def start(self) -> int:
        """Where it begins in the document's text."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.sentences[-1].end

    @property
    def leans(self) -> bool:
        """Whether it goes on from what its source says before, or is somebody's words: no opening of a theme."""
        reading = self.prepared.readings[self.first]
        return "needs_context" in self.flags or reading.leaning or reading.quoted

    @property
    def opening(self) -> float:
        """How well it opens a theme or an event: its value, or little of it when it leans."""
        return self.value * (LEANING if self.leans else 1.0)

    @property
    def text(self) -> str:
        """Its words, white space folded."""
        return fold_space(self.prepared.document.text[self.start : self.end])

    @property
    def shown(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Its words with what is added in brackets, and the slices that are added."""
        source = self.prepared.document.text[self.start : self.end]
        return with_additions(source, [(gap.at - self.start, gap.gloss) for gap in self.added if gap.gloss])

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of its sentences, in text order."""
        return tuple(f for s in self.sentences for f in figures.read(self.prepared.document, s))


def quotes(ranked: Ranked, ground: Field, period: Period, taken: frozenset[tuple[int, int]]) -> list[Quote]:
    """Turn a theme's picks into quotations, best first.

    A sentence that points back takes the one before along, if that one stands alone, is quoted nowhere else, and the
    theme's budget of words allows it; else it is marked.

    Args:
        ranked: The theme's choice.
        ground: The documents.
        period: Documents published before it are old.
        taken: References of all sentences chosen, for any theme.
    """
    found: list[Quote] = []
    spare = ranked.theme.words - sum(ground.prepared[p.ref[0]].article.sentences[p.ref[1]].length for p in ranked.picks)
    best = max((p.value for p in ranked.picks), default=0.0) or 1.0
    for pick in ranked.picks:
        prepared, k = ground.prepared[pick.ref[0]], pick.ref[1]
        before = _before(prepared, pick, spare, taken)
        if before:
            spare -= prepared.article.sentences[k - 1].length
        first = k - 1 if before else k
        open_ = gaps(prepared, first, k)
        found.append(
            Quote(
                prepared=prepared,
                theme=ranked.theme.id,
                first=first,
                last=k,
                terms=prepared.article.sentences[k],
                event=pick.event,
                value=pick.value / best,
                flags=flags(prepared, first, k, period, open_),
                gaps=open_,
            )
        )
    return found


def _adjacent(prepared: Prepared, k: int) -> bool:
    """Tell whether the sentence before stands in the same paragraph."""
    return k > 0 and prepared.sentences[k - 1].paragraph == prepared.sentences[k].paragraph


def _before(prepared: Prepared, pick: Pick, spare: int, taken: frozenset[tuple[int, int]]) -> bool:
    i, k = pick.ref
    if "reference" not in prepared.readings[k].needs or not _adjacent(prepared, k) or (i, k - 1) in taken:
        return False
    other, reading = prepared.article.sentences[k - 1], prepared.readings[k - 1]
    together = other.length + prepared.article.sentences[k].length
    return not reading.needs and reading.fault is None and other.length <= spare and together <= LONGEST


def flags(prepared: Prepared, first: int, last: int, period: Period, open_: Sequence[Gap]) -> tuple[Flag, ...]:
    """Say why a quotation should be checked, and whether it is old.

    Args:
        prepared: Its document.
        first: Rank of its first sentence; one that was taken along answers what the last points to.
        last: Rank of its last sentence.
        period: Documents published before it are old.
        open_: What its words leave to their context.
    """
    document, needs = prepared.document, set(prepared.readings[last].needs)
    lacking = any(gap.gloss is None for gap in open_)
    named = any(gap.kind == "speaker" for gap in open_)
    found: dict[Flag, bool] = {
        "needs_context": lacking or (first == last and bool({"reference", "antecedent"} & needs)),
        "quote_without_speaker": "speaker" in needs or (prepared.sentences[last].after_question and not named),
        "old": bool(document.published and period.since and _last_day(document.published) < period.since),
        "low_confidence": document.language.confidence < CONFIDENT,
    }
    return tuple(flag for flag, holds in found.items() if holds)


def novelty(said: Terms, earlier: Sequence[Terms]) -> Novelty:
    """Say whether earlier editions said the same, or the same with another figure."""
    how = {dedupe.compare(said, other) for other in earlier}
    return "repeat" if "same" in how else "update" if "other_figure" in how else "new"


def _last_day(published: Published) -> date:
    """The last day on which a document with this date can have appeared."""
    if published.precision == "year":
        return published.day.replace(month=12, day=31)
    if published.precision == "month":
        return (published.day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return published.day
