"""Messages on their way: queued together with the edition's stage, and recorded before and after each hand-over.

A message is `sending` only between the last byte of its text and the server's answer. If the process dies there, nobody
knows whether the server took it; it is sent again under the same Message-ID, and counted as doubtful.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from briefing.model import Outgoing
from briefing.store import editions
from briefing.store.connection import transaction

if TYPE_CHECKING:
    from briefing.model import HandOver
    from briefing.store.connection import Database

State = Literal["pending", "sending", "sent", "refused"]

#: Wait after the first, second, ... failed attempt; the last one repeats. RFC 5321, 4.5.4.1 asks for 30 minutes or more
#: between attempts; the first wait is shorter because greylisting servers open after a few minutes.
BACK_OFF: Final = tuple(timedelta(minutes=m) for m in (10, 45, 3 * 60, 8 * 60, 24 * 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the outbox; instants are ISO 8601."""

    message_id: str
    edition: str
    fingerprint: str
    recipient: str
    state: State
    queued_at: str
    next_attempt: str
    attempts: int
    doubtful: int
    changed_at: str
    reply: str


_COLUMNS: Final = tuple(Entry.__dataclass_fields__)
_MESSAGE: Final = tuple(Outgoing.__dataclass_fields__)


def issue(db: Database, edition: str, messages: tuple[Outgoing, ...], at: datetime) -> tuple[Outgoing, ...]:
    """Queue an edition's messages and mark it as issued, in one transaction.

    A message queued before is left alone. One that was never delivered and carries older drafts of the same edition to
    the same recipient gives way.

    Returns:
        The messages that are new.
    """
    stamp = _stamp(at)
    with transaction(db):
        new = tuple(m for m in messages if not _known(db, m))
        for message in new:
            db.execute(
                "DELETE FROM messages WHERE edition = ? AND recipient = ? AND state IN ('pending', 'refused')",
                (edition, message.recipient),
            )
            db.execute(
                """INSERT INTO messages (message_id, edition, fingerprint, recipient, content, state, queued_at,
                       next_attempt, changed_at) VALUES (?, ?, ?, ?, ?, 'pending', ?, ?, ?)""",
                (message.message_id, edition, message.fingerprint, message.recipient, message.content, *[stamp] * 3),
            )
        editions.advance(db, edition, "issued")
    return new


def _known(db: Database, message: Outgoing) -> bool:
    found = db.execute(
        "SELECT 1 FROM messages WHERE message_id = ? OR (edition = ? AND recipient = ? AND fingerprint = ?)",
        (message.message_id, message.edition, message.recipient, message.fingerprint),
    )
    return found.fetchone() is not None


def recover(db: Database, at: datetime) -> int:
    """Take back the messages that a dead process was handing over; how many there were. Call under the run lock."""
    with transaction(db):
        found = db.execute(
            "UPDATE messages SET state = 'pending', doubtful = doubtful + 1, changed_at = ? WHERE state = 'sending'",
            (_stamp(at),),
        )
    return found.rowcount


def due(db: Database, at: datetime) -> tuple[str, ...]:
    """Return the ids of the messages whose time has come, in the order in which they were queued.

    An attempt planned further ahead than the longest wait was planned under a clock that has been set back since.
    """
    rows = db.execute(
        """SELECT message_id FROM messages
           WHERE state = 'pending' AND (next_attempt <= ? OR next_attempt > ?) ORDER BY queued_at, rowid""",
        (_stamp(at), _stamp(at + BACK_OFF[-1])),
    )
    return tuple(message_id for (message_id,) in rows)


def load(db: Database, message_id: str) -> Outgoing:
    """Return one message that was not forgotten, with its bytes."""
    row = db.execute(f"SELECT {', '.join(_MESSAGE)} FROM messages WHERE message_id = ?", (message_id,)).fetchone()  # noqa: S608 - names below
    return Outgoing(**dict(zip(_MESSAGE, row, strict=True)))


def waiting(db: Database) -> tuple[Entry, ...]:
    """List the messages that are neither delivered nor refused."""
    return tuple(entry for entry in entries(db) if entry.state in {"pending", "sending"})


def begin(db: Database, message_id: str, at: datetime) -> None:
    """Record that the next byte may make the server take the message."""
    with transaction(db):
        db.execute(
            "UPDATE messages SET state = 'sending', changed_at = ? WHERE message_id = ?", (_stamp(at), message_id)
        )


def settle(db: Database, message_id: str, outcome: HandOver, at: datetime) -> None:
    """Record how a hand-over ended, and when to try again if it is not over."""
    (attempts,) = db.execute("SELECT attempts FROM messages WHERE message_id = ?", (message_id,)).fetchone()
    state = {"sent": "sent", "refused": "refused"}.get(outcome.verdict, "pending")
    wait = BACK_OFF[min(attempts, len(BACK_OFF) - 1)]
    with transaction(db):
        db.execute(
            """UPDATE messages SET state = ?, attempts = attempts + 1, doubtful = doubtful + ?, next_attempt = ?,
                   changed_at = ?, reply = ? WHERE message_id = ?""",
            (state, outcome.verdict == "doubtful", _stamp(at + wait), _stamp(at), outcome.reply, message_id),
        )


def retry(db: Database, edition: str, recipients: tuple[str, ...], at: datetime) -> None:
    """Make an edition's undelivered messages due now, refused ones included; a person asked for it.

    Those to anybody but the recipients are withdrawn: their address was corrected or they are editors no more.
    """
    with transaction(db):
        left = db.execute("SELECT recipient FROM messages WHERE edition = ? AND state != 'sent'", (edition,)).fetchall()
        db.executemany(
            "DELETE FROM messages WHERE edition = ? AND recipient = ? AND state != 'sent'",
            [(edition, recipient) for (recipient,) in left if recipient not in recipients],
        )
        db.execute(
            """UPDATE messages SET state = 'pending', next_attempt = ?
               WHERE edition = ? AND state IN ('pending', 'refused')""",
            (_stamp(at), edition),
        )


def entries(db: Database) -> tuple[Entry, ...]:
    """List all messages in the order in which they were queued."""
    rows = db.execute(f"SELECT {', '.join(_COLUMNS)} FROM messages ORDER BY queued_at, rowid")  # noqa: S608 - names above
    return tuple(Entry(**dict(zip(_COLUMNS, row, strict=True))) for row in rows)


def latest_change(db: Database) -> str:
    """Return the instant of the latest change to an edition or a message, and how many there are of each."""
    row = db.execute(
        """SELECT (SELECT max(recorded_at) FROM editions), (SELECT max(changed_at) FROM messages),
               (SELECT count(*) FROM editions), (SELECT count(*) FROM messages WHERE state = 'sent')"""
    ).fetchone()
    return " ".join(map(str, row))


def forget_contents(db: Database, before: datetime) -> None:
    """Drop the bytes of messages that were delivered before an instant; that they were delivered stays known."""
    with transaction(db):
        db.execute(
            "UPDATE messages SET content = NULL WHERE state = 'sent' AND content IS NOT NULL AND changed_at < ?",
            (_stamp(before),),
        )


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
