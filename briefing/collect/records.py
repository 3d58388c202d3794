"""JSON and CSV exports of press databases -> one RawDocument per record, through a map of field names."""

from __future__ import annotations

import csv
import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from briefing.collect import fields, markup, txt
from briefing.collect.blocks import blocks
from briefing.collect.metadata import read_day
from briefing.errors import DocumentError
from briefing.model import Published, RawDocument
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.model import Fetched

#: Keys that hold the list of records in an answer of a press database, and the depth to which they are sought.
_MAX_DEPTH: Final = 5
#: Characters of one CSV cell; the csv module's own limit is 128 kB.
_MAX_CELL: Final = 4 * 1024 * 1024

Record = dict[str, str]
Names = dict[str, list[str]]


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Yield each record that holds a text.

    Raises:
        DocumentError: `corrupt`, `limit` or `no-text`.
    """
    text = txt.decode(fetched.content, fetched.path)
    is_csv = fetched.media_type == "text/csv"
    names = fields.names_of(fetched.intake.exports)
    found = [r for r in (_csv(text, fetched, names) if is_csv else _json(text, fetched.path, names)) if r.get("text")]
    if not found:
        raise DocumentError(fetched.path, "no record holds a text", "Export the articles' full text.", kind="no-text")
    most = fetched.intake.limits.documents
    if len(found) > most:
        remedy = "Split it, or raise `documents` of [limits]."
        raise DocumentError(fetched.path, f"it holds more than {most:,} records", remedy, kind="limit")
    for number, record in enumerate(found, 1):
        yield _document(record, fetched, number if len(found) > 1 else None)


def _document(record: Record, fetched: Fetched, number: int | None) -> RawDocument:
    day = read_day(record.get("published"))
    url = record.get("url", "")
    text = _prose(record["text"], fetched.path)
    lead = _prose(record.get("lead", ""), fetched.path)
    joined = text if fold_space(lead)[:80] in fold_space(text) else f"{lead}\n\n{text}"
    return RawDocument(
        path=f"{fetched.path}#{number}" if number else fetched.path,
        sha256=hashlib.sha256(joined.encode()).hexdigest() if number else fetched.sha256,
        media_type=fetched.media_type,
        text=joined,
        title=fold_space(record.get("title", "")) or None,
        publisher=fold_space(record.get("publisher", "")) or None,
        url=url if url.startswith(("http://", "https://")) else None,
        language=record.get("language", "")[:2].lower() or None,
        published=Published(day=day, precision="day", basis="metadata") if day else None,
    )


def _prose(value: str, subject: str) -> str:
    """Keep plain text as it is; a value that is markup gives the text of its blocks."""
    if "</" not in value and "<br" not in value and "<p>" not in value:
        return value.strip()
    page = blocks(markup.html_tree(value, subject))
    return "\n\n".join(b.text for b in page if not b.furniture)


def _csv(text: str, fetched: Fetched, names: Names) -> Iterator[Record]:
    delimiter = fields.csv_dialect(text[:8192], fetched.intake.exports) or ","
    csv.field_size_limit(_MAX_CELL)
    lines = text.strip("\ufeff\n").splitlines(keepends=True)
    try:
        for row in csv.DictReader(lines, delimiter=delimiter):
            yield _mapped({k: v for k, v in row.items() if isinstance(k, str)}, names)
    except csv.Error as exc:
        raise DocumentError(fetched.path, f"its table is damaged ({exc})", "Export it again.", kind="corrupt") from exc


def _json(text: str, subject: str, names: Names) -> Iterator[Record]:
    try:
        found = json.loads(text)
    except RecursionError as exc:
        raise DocumentError(subject, "its JSON is nested too deeply", "Export it again.", kind="limit") from exc
    except ValueError:
        found = list(_json_lines(text, subject))
    yield from _objects(found, _MAX_DEPTH, names)


def _json_lines(text: str, subject: str) -> Iterator[Any]:
    for line in filter(str.strip, text.split("\n")):
        try:
            yield json.loads(line)
        except (ValueError, RecursionError) as exc:
            raise DocumentError(subject, "its JSON is damaged", "Export it again.", kind="corrupt") from exc


def _objects(value: Any, depth: int, names: Names) -> Iterator[Record]:
    """Find the records: objects with a text; what lies inside one belongs to it."""
    if depth and isinstance(value, list):
        for item in value:
            yield from _objects(item, depth - 1, names)
    elif depth and isinstance(value, dict):
        record = _mapped(value, names)
        if record.get("text"):
            yield record
        else:
            for item in value.values():
                yield from _objects(item, depth - 1, names)


def _mapped(raw: dict[str, Any], names: Names) -> Record:
    """Map an export's names to the fields of a document; of two names for one field the first in the table wins."""
    named = {fields.plain_key(str(key)): value for key, value in raw.items()}
    record: Record = {}
    for field, known in names.items():
        for name in known:
            if name not in record and (value := _scalar(named.get(name))):
                record.setdefault(field, value)
    return record


def _scalar(value: Any) -> str:
    """Read a value that may be wrapped: `{"name": …}`, `{"title": …}`, `{"rendered": …}`, a list of paragraphs."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        inner = next((value[k] for k in ("rendered", "name", "title", "value", "text", "id") if k in value), None)
        return inner if isinstance(inner, str) else ""
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return "\n\n".join(value)
    return ""
