"""What cleaning decided on a document, line by line, for a person or as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from briefing import codec, edition
from briefing.model import Skipped
from briefing.pipeline.gather import raw_documents

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from briefing.config import Config
    from briefing.edition import Prepared
    from briefing.model import Block, Document
    from briefing.pipeline.workspace import Workspace

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class View:
    """One document as cleaning left it."""

    prepared: Prepared

    def as_json(self) -> dict[str, Any]:
        """Give the fields of a document in edition.json plus `text` and `sentences`."""
        source = edition.source_document(self.prepared, id="d1", status="unused")
        document = self.prepared.document
        basis = {"title": document.title_basis, "publisher": document.publisher_basis}
        sentences = [{"start": s.start, "end": s.end} for s in self.prepared.sentences]
        return codec.encode_document(source) | {"basis": basis, "text": document.text, "sentences": sentences}

    def as_text(self) -> str:
        """Give a page for a terminal: what was found, then each block with its lines, kind and reason."""
        document = self.prepared.document
        lines = [_line(document, block) for block in document.blocks]
        return "\n".join([document.path, *_head(document), f"{'lines':>9}  kind", *lines])


@dataclass(frozen=True, slots=True)
class Unread:
    """One document of a file that holds several, which cannot be read."""

    skipped: Skipped

    def as_json(self) -> dict[str, Any]:
        """Give the fields of a skipped document in edition.json plus `message`."""
        source = edition.skipped_document(self.skipped, id="d1")
        return codec.encode_document(source) | {"message": self.skipped.message}

    def as_text(self) -> str:
        """Give a page for a terminal."""
        return f"{self.skipped.path}\n  not read   {self.skipped.message} ({self.skipped.kind})"


def inspect(workspace: Workspace, config: Config, source: Path, *, now: datetime) -> tuple[View | Unread, ...]:
    """Prepare the documents of a source; of several in a file, one may be `Unread`.

    Raises:
        NoInputError: No such file.
        DocumentError: It cannot be read.
    """
    today = now.astimezone(ZoneInfo(config.presentation.timezone)).date()
    raws = raw_documents((source,), workspace.root, config.intake)
    return tuple(
        Unread(raw) if isinstance(raw, Skipped) else View(edition.prepare(raw, config.plan, today=today))
        for raw in raws
    )


def _head(d: Document) -> list[str]:
    published = d.published
    date = f"{published.day} ({published.precision}, from {published.basis})" if published else "none"
    return [
        f"  title      {d.title or 'none'}" + (f" (from {d.title_basis})" if d.title else ""),
        f"  publisher  {d.publisher or 'none'}" + (f" (from {d.publisher_basis})" if d.publisher else ""),
        f"  date       {date}",
        f"  language   {d.language.code} ({d.language.confidence:.0%})",
        "",
    ]


def _line(document: Document, block: Block) -> str:
    numbers = f"{block.first_line}" if block.first_line == block.last_line else f"{block.first_line}-{block.last_line}"
    text = " ".join(document.text[block.start : block.end].split())
    shown = text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
    reason = f" ({block.reason})" if block.reason else ""
    return f"{numbers:>9}  {block.kind}{reason}: {shown}"
