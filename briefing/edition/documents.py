"""The list of documents: every one that was found, what became of it, and which of its lines were read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.model import Block, Document, DroppedLines, Skipped, SourceDocument, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.edition.prepare import Prepared


def source_document(
    prepared: Prepared,
    *,
    id: str,  # noqa: A002 - the contract's word
    status: Status,
    duplicate_of: str | None = None,
    reason: str | None = None,
) -> SourceDocument:
    """Describe a document that was read."""
    document = prepared.document
    body, dropped = _lines(document)
    return SourceDocument(
        id=id,
        path=document.path,
        sha256=document.sha256,
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        published=document.published,
        language=document.language.code,
        status=status,
        duplicate_of=duplicate_of,
        reason=reason,
        body=body,
        dropped=dropped,
    )


def skipped_document(skipped: Skipped, *, id: str) -> SourceDocument:  # noqa: A002 - likewise
    """Describe a file that was found and not read."""
    return SourceDocument(
        id=id,
        path=skipped.path,
        sha256=skipped.sha256,
        title=None,
        publisher=None,
        url=None,
        published=None,
        language=None,
        status="skipped",
        duplicate_of=None,
        reason=skipped.kind,
        body=(),
        dropped=(),
    )


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that a glance set aside.

    Attributes:
        sha256: Of the bytes.
        reason: `off-theme`: it has no word of any theme. `beyond-bound`: others had more to say. `language`.
    """

    path: str
    sha256: str
    reason: str


def unread_document(unread: Unread, *, id: str) -> SourceDocument:  # noqa: A002 - likewise
    """Describe a document that was looked at and not read: nothing is claimed of it but that it is there."""
    return SourceDocument(
        id=id,
        path=unread.path,
        sha256=unread.sha256,
        title=None,
        publisher=None,
        url=None,
        published=None,
        language=None,
        status="unused",
        duplicate_of=None,
        reason=unread.reason,
        body=(),
        dropped=(),
    )


def _lines(document: Document) -> tuple[tuple[tuple[int, int], ...], tuple[DroppedLines, ...]]:
    """Divide the lines into runs of body and runs set aside, each with its reason; a line with any body is body."""
    body = {n for block in document.blocks if block.kind == "body" for n in _numbers(block)}
    reasons: dict[int, str] = {}
    for block in document.blocks:
        for n in _numbers(block):
            if n not in body:
                reasons.setdefault(n, block.reason or block.kind)
    dropped = tuple(
        DroppedLines(first=first, last=last, reason=reason)
        for reason, group in groupby(sorted(reasons), key=reasons.__getitem__)
        for first, last in _runs(group)
    )
    return tuple(_runs(sorted(body))), dropped


def _numbers(block: Block) -> range:
    return range(block.first_line, block.last_line + 1)


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Join consecutive numbers into runs."""
    first = last = None
    for n in numbers:
        if last is not None and n == last + 1:
            last = n
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = n
    if first is not None and last is not None:
        yield first, last


def independent(documents: Sequence[Prepared], source: Mapping[str, int], families: Mapping[str, str]) -> int:
    """Count voices: documents made from one text, crediting one agency, or of one publisher family are one.

    Args:
        documents: Those that say a thing.
        source: Path -> number of the text that a document was made from.
        families: Publisher -> family.
    """
    voices: list[set[str]] = []
    for prepared in documents:
        document = prepared.document
        publisher = document.publisher
        marks = {f"text {source[document.path]}"} | {f"agency {a}" for a in document.agencies}
        if publisher:
            marks.add(f"publisher {families.get(publisher, publisher)}")
        joined = [voice for voice in voices if voice & marks]
        voices = [voice for voice in voices if not voice & marks] + [marks.union(*joined)]
    return len(voices)
