"""The ledger of figures, for export: every figure of named documents, or those that the editions said."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from briefing import codec, edition, store
from briefing.collect import files
from briefing.model import Skipped
from briefing.pipeline.gather import documents_of, prepare
from briefing.store import editions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from briefing.config import Config
    from briefing.model import Document, Edition, Figure
    from briefing.pipeline.workspace import Workspace

Json = dict[str, Any]
Ledger = dict[str, list[Json]]

COLUMNS: Final = (
    *("path", "edition", "theme", "start", "end", "as_written", "value", "upper"),
    *("unit", "noun", "qualifier", "direction", "as_of", "base", "earlier", "earlier_edition"),
)

#: Languages whose figures are read.
_LANGUAGES: Final = ("fr", "en", "es", "ar")

#: A cell that opens with one of these is run as a formula by spreadsheets. Source: OWASP, CSV Injection.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def read(workspace: Workspace, config: Config, sources: tuple[Path, ...], *, now: datetime) -> Ledger:
    """Read every figure of the sources' bodies, by path.

    Raises:
        NoInputError: A source does not exist or cannot be listed.
    """
    today = now.astimezone(ZoneInfo(config.presentation.timezone)).date()
    found = (
        prepare(raw, config.plan, today)
        for entry in files.walk(sources, workspace.root)
        for raw in documents_of(entry, config.intake)
        if not isinstance(raw, Skipped)
    )
    return {p.document.path: _encoded(p.document) for p in found if not isinstance(p, Skipped)}


def _encoded(document: Document) -> list[Json]:
    return [codec.encode_figure(f) for f in _figures(document)]


def _figures(document: Document) -> tuple[Figure, ...]:
    """Read every figure of a body, the passages that it holds twice included: the ledger lists what stands there."""
    if document.language.code not in _LANGUAGES:
        return ()
    blocks = tuple(replace(b, kind="body") if b.kind == "repeated" else b for b in document.blocks)
    return edition.every_figure(replace(document, blocks=blocks))


def said(workspace: Workspace, *, theme: str | None, since: date | None) -> Ledger:
    """List the figures that the workspace's editions said, by the path of their document, oldest edition first.

    Args:
        workspace: Whose state is read; without a state the ledger is empty.
        theme: Only figures of this theme's sentences.
        since: Only editions issued on this day or later.

    Raises:
        StateError: The state is damaged or in use.
    """
    ledger: Ledger = {}
    if not store.exists(workspace.state):
        return ledger
    with store.opened(workspace.state) as db:
        entries = [e for e in editions.entries(db) if since is None or e.issued_at[:10] >= since.isoformat()]
        found = [note for e in entries if (note := editions.load(db, e.id))]
    for note in found:
        for path, row in _rows(note, theme):
            ledger.setdefault(path, []).append(row)
    return ledger


def _rows(note: Edition, theme: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    paths = {d.id: d.path for d in note.documents}
    themes = {s.id: s.theme for s in note.sentences}
    for f in note.figures:
        if theme is None or themes[f.sentence] == theme:
            past = {"earlier": f.earlier.as_written, "earlier_edition": f.earlier.edition} if f.earlier else {}
            row = {"edition": note.id, "theme": themes[f.sentence]} | codec.encode_figure(f.figure) | past
            yield paths[f.document], row


def as_text(ledger: Ledger) -> str:
    """Write a ledger for a terminal: a line per document, then one per figure."""
    lines = []
    for path, rows in ledger.items():
        lines.append(f"{path}: {len(rows)} figures")
        lines += [f"  {_value(row):>14}  {row['as_written']}{_since(row)}" for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _since(row: dict[str, Any]) -> str:
    """What an edition before said of the same quantity, and what the text compares it with."""
    base = f"  [{row['base']}]" if row.get("base") else ""
    return base + (f"  (was {row['earlier']} in {row['earlier_edition']})" if row.get("earlier") else "")


def _value(row: dict[str, Any]) -> str:
    span = row["value"] if row["upper"] is None else f"{row['value']}-{row['upper']}"
    return f"{span} {row['unit']}" if row["unit"] else span


def as_csv(ledger: Ledger) -> str:
    """Write a ledger as CSV that is safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for path, rows in ledger.items():
        writer.writerows([_cell(path if name == "path" else row.get(name)) for name in COLUMNS] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
