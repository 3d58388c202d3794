"""What a workspace has done and what is waiting: editions, deliveries, sources, documents that could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.learning import LEAST_DECISIONS, LEAST_OF_EACH
from briefing.pipeline import learned
from briefing.store import backups, editions, exists, facts, opened, outbox, sources

if TYPE_CHECKING:
    from briefing.model import Edition
    from briefing.pipeline.workspace import Workspace
    from briefing.store import Database

Json = dict[str, Any]
#: Editions, and messages that need a look, shown to a person; --json shows all.
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Status:
    """The state at a moment, as the JSON object that docs/operations.md describes."""

    content: Json

    def as_text(self) -> str:
        """Give a page for a terminal."""
        c = self.content
        if c["last_run"] is None and not c["editions"] and not c["sources"]:
            return "Nothing yet: no edition was built in this workspace."
        return "\n".join(
            [
                f"last run    {c['last_run'] or 'never'}",
                f"back-up     {c['backup'] or 'none'}",
                *_editions(c["editions"][-_SHOWN:]),
                *_deliveries(c["deliveries"]),
                *[f"source      {_source(s)}" for s in c["sources"]],
                *[f"skipped     {d['path']}: {d['reason']}" for d in c["skipped"]],
                *[f"learned     {line}" for entry in c["learned"] for line in _learned(entry)],
            ]
        )


def read(workspace: Workspace) -> Status:
    """Read the state; a workspace without one has an empty status, and none is made.

    Raises:
        StateError: It cannot be used.
    """
    if not exists(workspace.state):
        empty: Json = {"last_run": None, "backup": None}
        return Status(empty | {"editions": [], "deliveries": [], "sources": [], "skipped": [], "learned": []})
    with opened(workspace.state) as db:
        return Status(_content(db, workspace))


def _content(db: Database, workspace: Workspace) -> Json:
    notes = [(entry, editions.load(db, entry.id)) for entry in editions.entries(db)]
    latest = next((note for _, note in reversed(notes) if note), None)
    copies = backups.kept(workspace.state)
    return {
        "last_run": facts.get(db, "last_run"),
        "backup": str(copies[0]) if copies else None,
        "editions": [_edition(entry, note) for entry, note in notes if note],
        "deliveries": [
            {
                "edition": m.edition,
                "recipient": m.recipient,
                "state": m.state,
                "changed_at": m.changed_at,
                "attempts": m.attempts,
                "doubtful": m.doubtful,
                "next_attempt": m.next_attempt if m.state == "pending" else None,
                "message_id": m.message_id,
                "reply": m.reply,
            }
            for m in outbox.entries(db)
        ],
        "sources": [
            {
                "uri": s.uri,
                "last_success": s.last_success,
                "last_new": s.last_new,
                "failing_since": s.failing_since,
                "fault": s.fault,
            }
            for s in sources.entries(db)
        ],
        "skipped": _skipped(latest),
        "learned": learned.told(db),
    }


def _edition(entry: editions.Entry, note: Edition) -> Json:
    counts = Counter(d.status for d in note.documents)
    return {
        "id": entry.id,
        "stage": entry.stage,
        "issued_at": entry.issued_at,
        "fingerprint": entry.fingerprint,
        "sentences": len(note.sentences),
        "documents": {status: counts[status] for status in ("used", "unused", "duplicate", "skipped")},
    }


def _skipped(note: Edition | None) -> list[Json]:
    documents = note.documents if note else ()
    return [{"path": d.path, "reason": d.reason} for d in documents if d.status == "skipped"]


def _source(entry: Json) -> str:
    if entry["fault"]:
        return f"{entry['uri']}: fails since {entry['failing_since']}: {entry['fault']}"
    return f"{entry['uri']}: answers, " + (
        f"silent since {entry['last_new']}" if entry["last_new"] else "nothing so far"
    )


def _learned(entry: Json) -> list[str]:
    head = f"{entry['theme']}: {entry['decisions']} decisions of editors"
    return (
        [head, *(f"  {line}" for line in entry["in_words"])]
        if entry["in_words"]
        else [f"{head}; learning begins at {LEAST_DECISIONS}, of which {LEAST_OF_EACH} kept and {LEAST_OF_EACH} cut"]
    )


def _editions(entries: list[Json]) -> list[str]:
    return [
        f"edition     {e['id']}  {e['stage']:<11}  {e['sentences']} sentences from"
        f" {e['documents']['used']} of {sum(e['documents'].values())} documents"
        for e in entries
    ]


def _deliveries(entries: list[Json]) -> list[str]:
    """One line per message that needs a look, and one that counts the rest."""
    open_ones = [e for e in entries if e["state"] != "sent"]
    lines = [
        f"message     {e['edition']} to {e['recipient']}: {e['state']}"
        + (f" after {e['attempts']} attempts, next {e['next_attempt']}" if e["attempts"] and e["next_attempt"] else "")
        + (f" ({e['reply']})" if e["reply"] else "")
        for e in open_ones
    ]
    doubtful = sum(e["doubtful"] for e in entries)
    doubt = f"; {doubtful} answers were lost, those may have arrived twice under one Message-ID" if doubtful else ""
    if len(lines) > _SHOWN:
        lines = [*lines[-_SHOWN:], f"            and {len(lines) - _SHOWN} more; see --json"]
    return [*lines, f"messages    {len(entries) - len(open_ones)} delivered, {len(open_ones)} not{doubt}"]
