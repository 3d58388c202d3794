"""The finished edition from prepared documents: the only caller of the stages, and a list of steps.

Pure: the clock, the earlier editions and the documents are given. The order of the documents changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import dedupe
from briefing.edition import facts
from briefing.edition.additions import explained
from briefing.edition.choice import Ranked, choose
from briefing.edition.documents import Unread, independent, skipped_document, source_document, unread_document
from briefing.edition.ground import Field, field
from briefing.edition.order import reading_order
from briefing.edition.phrases import keyphrases
from briefing.edition.quotes import Quote, novelty, quotes
from briefing.edition.rights import ROUNDS, Refused, rights_problems, spent, within_quota
from briefing.edition.surroundings import surroundings
from briefing.model import (
    Edition,
    Period,
    Plan,
    Problem,
    QuotedSentence,
    Said,
    Skipped,
    SourceDocument,
    Surroundings,
    ThemeSection,
)
from briefing.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.edition.prepare import Prepared
    from briefing.summarize import Ref


@dataclass(frozen=True, slots=True)
class Built:
    """An edition, and where each of its sentences stands in its source."""

    edition: Edition
    surroundings: tuple[Surroundings, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of an edition in order, with what repeats what.

    Attributes:
        unread: Documents set aside at a glance.
        ids: Path -> edition id, of every file found.
        original: Path -> path of the document that it repeats, only for exact copies.
        source: Path -> number of the text that a document was made from.
    """

    prepared: tuple[Prepared, ...]
    skipped: tuple[Skipped, ...]
    unread: tuple[Unread, ...]
    ids: dict[str, str]
    original: dict[str, str]
    source: dict[str, int]

    @property
    def unique(self) -> tuple[Prepared, ...]:
        """The documents without exact copies of others."""
        return tuple(p for p in self.prepared if p.document.path not in self.original)


def build(
    prepared: Sequence[Prepared],
    plan: Plan,
    *,
    id: str,  # noqa: A002 - the contract's word
    issued_at: datetime,
    period: Period,
    said: Sequence[Said] = (),
    skipped: Sequence[Skipped] = (),
    unread: Sequence[Unread] = (),
    problems: Sequence[Problem] = (),
) -> Built:
    """Make an edition.

    Args:
        prepared: The documents, in any order.
        plan: Themes, languages, budgets.
        id: Of the edition, for instance `2026-W47`.
        issued_at: Aware UTC.
        period: Documents published before it are marked old.
        said: What earlier editions quoted.
        skipped: Files found and not read; they are listed.
        unread: Documents set aside at a glance; likewise.
        problems: What went wrong before; passed on.
    """
    shelf = _shelf(prepared, skipped, unread)
    ground = _ground(shelf, plan, said)
    choice = _chosen(ground, plan, period)
    ranked, quoted = choice.ranked, choice.quoted
    sentences = _sentences(quoted, shelf, plan, said)
    found = facts.facts(quoted, [s.id for s in sentences], shelf.ids, plan.language, said)
    edition = Edition(
        id=id,
        title=plan.title,
        language=plan.language,
        issued_at=issued_at,
        period=period,
        key_points=_key_points(quoted, sentences, plan),
        themes=_sections(ranked, sentences, ground, found, shelf, plan.language),
        sentences=sentences,
        figures=found.figures,
        events=found.events,
        divergences=found.divergences,
        documents=_documents(shelf, sentences, plan),
        problems=(*problems, *choice.problems),
    )
    return Built(edition, surroundings(quoted, [s.id for s in sentences]))


def _shelf(prepared: Sequence[Prepared], skipped: Sequence[Skipped], unread: Sequence[Unread]) -> Shelf:
    """Put the documents in order and find the copies among them."""
    ordered = tuple(sorted(prepared, key=lambda p: p.document.path))
    left_out = tuple(sorted(skipped, key=lambda s: s.path))
    paths = sorted({p.document.path for p in ordered} | {s.path for s in left_out} | {u.path for u in unread})
    copies = dedupe.copies([p.article for p in ordered])
    names = [p.document.path for p in ordered]
    return Shelf(
        prepared=ordered,
        skipped=left_out,
        unread=tuple(unread),
        ids={path: f"d{n}" for n, path in enumerate(paths, 1)},
        original={names[i]: names[o] for i, o in enumerate(copies.original) if o != i},
        source=dict(zip(names, copies.source, strict=True)),
    )


def _ground(shelf: Shelf, plan: Plan, said: Sequence[Said]) -> Field:
    """All that may be quoted: one of each set of equal documents, in the plan's languages."""
    eligible = [p for p in shelf.unique if p.readings]
    return field(eligible, said, [shelf.source[p.document.path] for p in eligible], plan.language)


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is quoted, in reading order, and what the rights budget left out."""

    ranked: Sequence[Ranked]
    quoted: list[Quote]
    problems: tuple[Problem, ...] = ()


def _chosen(ground: Field, plan: Plan, period: Period) -> _Choice:
    """Choose within the rights budget: what exceeds it gives way to the next best sentence from elsewhere."""
    barred: dict[Ref, Refused] = {}
    for _ in range(ROUNDS):
        ranked = choose(ground, plan, barred)
        taken = frozenset(pick.ref for r in ranked for pick in r.picks)
        chosen = [quotes(r, ground, period, taken) for r in ranked]
        allowed, refused = within_quota([q for theme in chosen for q in theme], plan)
        if not refused:
            break
        barred |= spent(refused, ground)
    kept = [(r.theme, reading_order([q for q in own if q in allowed])) for r, own in zip(ranked, chosen, strict=True)]
    quoted = [quote for theme, own in kept for quote in explained(own, theme)]
    return _Choice(ranked, quoted, rights_problems(barred.values()))


def _sentences(quoted: Sequence[Quote], shelf: Shelf, plan: Plan, said: Sequence[Said]) -> tuple[QuotedSentence, ...]:
    others = _others(quoted, shelf)
    families = dict(plan.publisher_families)
    earlier = [terms(s.text, plan.language) for s in said]
    rows = []
    for n, quote in enumerate(quoted):
        own = quote.prepared.document.path
        text, added = quote.shown
        saying = [p for p in shelf.prepared if p.document.path == own or p.document.path in others[n]]
        rows.append(
            QuotedSentence(
                id=f"s{n + 1}",
                document=shelf.ids[own],
                start=quote.start,
                end=quote.end,
                text=text,
                theme=quote.theme,
                score=round(quote.value, 4),
                novelty=novelty(quote.terms, earlier),
                also_in=tuple(shelf.ids[p.document.path] for p in saying if p.document.path != own),
                independent_sources=independent(saying, shelf.source, families),
                flags=quote.flags,
                additions=added,
            )
        )
    return tuple(rows)


def _others(quoted: Sequence[Quote], shelf: Shelf) -> list[set[str]]:
    """Per quotation, the paths of the other documents that say the same."""
    found: list[set[str]] = [set() for _ in quoted]
    for n, i, _, how in dedupe.echoes([q.terms for q in quoted], [p.article for p in shelf.prepared]):
        if how == "same":
            found[n].add(shelf.prepared[i].document.path)
    return found


def _key_points(quoted: Sequence[Quote], sentences: Sequence[QuotedSentence], plan: Plan) -> tuple[str, ...]:
    """The sentence of each theme that opens it best, preferably one without a flag."""
    points = []
    for theme in plan.themes:
        own = [
            (not set(q.flags) - {"old"}, q.opening, s.id)
            for q, s in zip(quoted, sentences, strict=True)
            if q.theme == theme.id
        ]
        if own:
            points.append(max(own, key=lambda row: row[:2])[2])
    return tuple(points)


def _sections(
    ranked: Sequence[Ranked],
    sentences: Sequence[QuotedSentence],
    ground: Field,
    found: facts.Facts,
    shelf: Shelf,
    language: str,
) -> tuple[ThemeSection, ...]:
    of_theme: defaultdict[str, list[str]] = defaultdict(list)
    for sentence in sentences:
        of_theme[sentence.theme].append(sentence.id)
    return tuple(
        ThemeSection(
            id=r.theme.id,
            title=r.theme.title,
            keyphrases=keyphrases(r, ground, shelf.ids, language),
            sentences=tuple(of_theme[r.theme.id]),
            figures=found.figures_of(of_theme[r.theme.id]),
            events=found.events_of(of_theme[r.theme.id]),
            divergences=found.divergences_of(of_theme[r.theme.id]),
        )
        for r in ranked
    )


def _documents(shelf: Shelf, sentences: Sequence[QuotedSentence], plan: Plan) -> tuple[SourceDocument, ...]:
    used = {s.document for s in sentences}
    rows = [skipped_document(s, id=shelf.ids[s.path]) for s in shelf.skipped]
    rows += [unread_document(u, id=shelf.ids[u.path]) for u in shelf.unread]
    for prepared in shelf.prepared:
        path = prepared.document.path
        own, original = shelf.ids[path], shelf.original.get(path)
        foreign = prepared.document.language.code not in plan.languages
        rows.append(
            source_document(
                prepared,
                id=own,
                status="duplicate" if original else "used" if own in used else "unused",
                duplicate_of=shelf.ids[original] if original else None,
                reason="language" if foreign else None,
            )
        )
    return tuple(sorted(rows, key=lambda d: int(d.id[1:])))
