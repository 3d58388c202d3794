"""What was read and not used, and why: short and honest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.render.typography import quoted
from briefing.render.values import Group, LeftOut, SetAside, Totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Edition, Flag, SourceDocument
    from briefing.render.catalogue import Catalogue

#: Flags that ask the reader to check; `old` only dates the sentence.
DOUBTS: tuple[Flag, ...] = ("needs_context", "quote_without_speaker", "low_confidence")


def left_out(edition: Edition, words: Catalogue) -> LeftOut:
    """Gather the documents that are not quoted, those without a date, the lines dropped, and the problems met."""
    names = {d.id: file_name(d.path) for d in edition.documents}
    used = [d for d in edition.documents if d.status == "used"]
    unread = Counter(d.reason for d in edition.documents if is_unread(d))
    listed = (d for d in edition.documents if d.status != "used" and not is_unread(d))
    aside = tuple(_set_aside(d, names, words) for d in listed) + tuple(_counted(unread, words))
    statuses = dict.fromkeys(document.status for document in aside)
    grouped = {s: tuple(d for d in aside if d.status == s) for s in statuses}
    counts = {s: len(documents) for s, documents in grouped.items()} | {_glanced_at(words): unread.total()}
    return LeftOut(
        documents=aside,
        groups=tuple(Group(status=s, documents=documents, count=counts[s]) for s, documents in grouped.items()),
        foreign=sum(d.status == "unused" and d.reason == "language" and not is_unread(d) for d in edition.documents),
        undated=tuple(_name(d, edition.language) for d in used if d.published is None),
        lines=_lines(edition, words),
        problems=tuple((p.subject, reason(p.kind, words)) for p in edition.problems),
    )


def is_unread(document: SourceDocument) -> bool:
    """Tell whether a document was set aside at a glance: one that was read has a language."""
    return document.status == "unused" and document.language is None


def _glanced_at(words: Catalogue) -> str:
    return words.say("looked at, not read closely")


def _counted(unread: Counter[str | None], words: Catalogue) -> Iterator[SetAside]:
    """Count the documents of an archive that were set aside at a glance: nobody reads a list of a hundred thousand."""
    for word, n in sorted(unread.items(), key=lambda item: (-item[1], item[0] or "")):
        title = words.count("%(num)s document", "%(num)s documents", n)
        yield SetAside(title=title, path="", status=_glanced_at(words), reason=reason(word, words))


def totals(edition: Edition) -> Totals:
    """Count documents and sentences."""
    used = [d for d in edition.documents if d.status == "used"]
    return Totals(
        read=sum(d.status != "skipped" for d in edition.documents),
        used=len(used),
        publishers=len({d.publisher for d in used if d.publisher}),
        sentences=len(edition.sentences),
        exact=sum(s.edited is None for s in edition.sentences),
        new=sum(s.novelty == "new" for s in edition.sentences),
        doubtful=sum(bool(set(s.flags) & set(DOUBTS)) for s in edition.sentences),
    )


def file_name(path: str) -> str:
    """Return the last part of a path or address, which is enough for a reader; the edition keeps the whole."""
    return path.rstrip("/").rpartition("/")[2] or path


def reason(word: str | None, words: Catalogue) -> str:
    """Translate a stable word such as `too-large`; one without a translation is shown as it is, never hidden."""
    return words.say(word.replace("_", " ").replace("-", " ")) if word else ""


def _set_aside(document: SourceDocument, names: dict[str, str], words: Catalogue) -> SetAside:
    statuses = {
        "unused": words.say("read, nothing chosen"),
        "duplicate": words.say("duplicate"),
        "skipped": words.say("skipped"),
    }
    original = names.get(document.duplicate_of or "")
    return SetAside(
        title=_name(document, words.language),
        path=document.path,
        status=statuses[document.status],
        reason=words.say("same text as %(path)s", path=original) if original else reason(document.reason, words),
    )


def _name(document: SourceDocument, language: str) -> str:
    return quoted(document.title or file_name(document.path), document.language or language)


def _lines(edition: Edition, words: Catalogue) -> tuple[tuple[str, int], ...]:
    """Lines dropped by reason, most first."""
    counts: Counter[str] = Counter()
    for run in (run for d in edition.documents for run in d.dropped):
        counts[run.reason] += run.last - run.first + 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((reason(word, words), n) for word, n in ordered)
