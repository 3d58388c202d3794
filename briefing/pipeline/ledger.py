"""The figures of documents, for export: every figure of their bodies, whatever an edition quotes of them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from briefing import codec, figures
from briefing.pipeline.gather import gather

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from briefing.config import Config
    from briefing.edition import Prepared
    from briefing.model import Figure
    from briefing.pipeline.workspace import Workspace

Ledger = dict[str, list[dict[str, Any]]]

COLUMNS: Final = (
    "path", "start", "end", "as_written", "value", "upper", "unit", "noun", "qualifier", "direction", "as_of",
)  # fmt: skip

#: A cell that opens with one of these is run as a formula by spreadsheets. Source: OWASP, CSV Injection.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def read(workspace: Workspace, config: Config, sources: tuple[Path, ...], *, now: datetime) -> Ledger:
    """Read every figure of the sources' bodies, by path.

    Raises:
        NoInputError: A source does not exist or cannot be listed.
    """
    today = now.astimezone(ZoneInfo(config.presentation.timezone)).date()
    found = gather(sources, workspace.root, config.plan, today=today, progress=lambda _stage, _done, _total: None)
    return {item.document.path: [codec.encode_figure(f) for f in figures_of(item)] for item in found.prepared}


def figures_of(item: Prepared) -> list[Figure]:
    """Read the figures of a prepared document, in text order."""
    return [figure for sentence in item.sentences for figure in figures.read(item.document, sentence)]


def as_csv(ledger: Ledger) -> str:
    """Write a ledger as CSV that is safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for path, rows in ledger.items():
        writer.writerows([_cell(row.get(name, path)) for name in COLUMNS] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
