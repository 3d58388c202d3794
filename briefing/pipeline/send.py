"""The drafts of an edition -> its editors: letters written, queued with the edition, handed over when due."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefing import codec
from briefing.deliver import message, secret, smtp
from briefing.errors import DeliveryError, RenderError, UsageError
from briefing.pipeline.past import recorded
from briefing.pipeline.upkeep import keep
from briefing.render import mail as words
from briefing.store import files, lock, opened, outbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from briefing.config import Config
    from briefing.edition import Built
    from briefing.model import Edition, HandOver, Outgoing, Recipient
    from briefing.pipeline.workspace import Workspace
    from briefing.store import Database

#: Below the workspace's `.briefing`.
OUTBOX: Final = "outbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What one round of deliveries did.

    Attributes:
        sent: Recipients whose message the server took.
        failures: One line for each message that it did not take, and why.
        files: .eml files written because no server is configured.
        waiting: Messages that are neither delivered nor refused.
    """

    sent: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    waiting: int = 0


def letters(built: Built, folder: Path, config: Config) -> tuple[message.Letter, ...]:
    """Write one letter for each editor, their drafts attached as they lie in the edition's folder.

    Raises:
        RenderError: A draft is missing or cannot be read.
        ConfigError: A mail template is at fault.
    """
    edition = built.edition
    drafts = {t.id: f"{edition.id}-{t.id}.docx" for t in edition.themes if t.sentences}
    surroundings = {s.sentence: s for s in built.surroundings}
    written = []
    for recipient in config.recipients:
        mine = {t: name for t, name in drafts.items() if t in recipient.themes or not recipient.themes}
        body = words.body(edition, config.presentation, surroundings, recipient, mine)
        written.append(
            message.Letter(
                edition=edition.id,
                fingerprint=fingerprint(edition, recipient),
                recipient=recipient,
                subject=body.subject,
                text=body.text,
                html=body.html,
                attachments=tuple((name, _read(folder / "drafts" / f"{t}.docx")) for t, name in mine.items()),
                issued_at=edition.issued_at,
            )
        )
    return tuple(written)


def fingerprint(edition: Edition, recipient: Recipient) -> str:
    """Identify what an editor receives: their themes' sentences with sources, flags and figures, in order."""
    content = codec.encode(edition)
    hashes = {d["id"]: d["sha256"] for d in content["documents"]}
    quoted = {s["id"]: s for s in content["sentences"]}

    def received(theme: dict[str, Any]) -> list[Any]:
        sentences = [quoted[s] for s in theme["sentences"]]
        return [theme["id"], theme["title"], [(hashes[s["document"]], s["text"], s["flags"]) for s in sentences]]

    themes = [received(t) for t in content["themes"] if t["id"] in recipient.themes or not recipient.themes]
    return hashlib.sha256(json.dumps(themes, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        remedy = "`briefing render EDITION` writes the drafts again."
        raise RenderError(str(path), f"cannot be attached ({exc.strerror})", remedy) from exc


def deliver(
    db: Database, workspace: Workspace, config: Config, now: datetime, environment: Mapping[str, str]
) -> Delivery:
    """Hand over each message whose time has come, or lay it down as a file when no server is configured.

    A refused recipient does not stop the others; a server that cannot be reached ends the round.
    """
    if not config.mail.host:
        return _lay_down(db, workspace, config)
    due = outbox.due(db, now)
    if not due:
        return Delivery(waiting=len(outbox.waiting(db)))
    try:
        password = secret.password(config.mail, environment)
    except DeliveryError as exc:
        return Delivery(failures=(str(exc),), waiting=len(outbox.waiting(db)))
    sent, failures = [], []
    for message_id in due:
        each = outbox.load(db, message_id)
        outcome = _hand_over(db, each, config, password, now)
        if outcome.verdict == "sent":
            _file(workspace, each).unlink(missing_ok=True)
            sent.append(each.recipient)
            continue
        failures.append(_failure(each, outcome))
        if outcome.verdict == "unreachable":
            break
    return Delivery(sent=tuple(sent), failures=tuple(failures), waiting=len(outbox.waiting(db)))


def _hand_over(db: Database, each: Outgoing, config: Config, password: str | None, now: datetime) -> HandOver:
    """Record, hand over, record."""
    outcome = smtp.hand_over(
        each, config.mail, password, before_last_byte=lambda: outbox.begin(db, each.message_id, now)
    )
    outbox.settle(db, each.message_id, outcome, now)
    return outcome


def _failure(each: Outgoing, outcome: HandOver) -> str:
    next_step = {
        "refused": f"not tried again until you type: briefing send {each.edition}",
        "doubtful": f"may have arrived; sent again later as the same message, {each.message_id}",
    }.get(outcome.verdict, "kept in the outbox, tried again later")
    return f"{each.recipient}: {each.edition} not delivered ({outcome.reply}); {next_step}"


def _lay_down(db: Database, workspace: Workspace, config: Config) -> Delivery:
    """Write the waiting messages that have no file yet."""
    waiting = outbox.waiting(db)
    new = (outbox.load(db, each.message_id) for each in waiting if not _file(workspace, each).exists())
    return Delivery(files=write_files(workspace, config, new), waiting=len(waiting))


def write_files(workspace: Workspace, config: Config, messages: Iterable[Outgoing]) -> tuple[Path, ...]:
    """Write messages as .eml files to `.briefing/outbox/`.

    Raises:
        DeliveryError: A file cannot be written.
    """
    written = []
    for each in messages:
        path = _file(workspace, each)
        try:
            files.write_whole(path, message.signed(each, config.mail))
        except OSError as exc:
            raise DeliveryError(str(path), f"cannot be written ({exc.strerror})", "The message stays queued.") from exc
        written.append(path)
    return tuple(written)


def _file(workspace: Workspace, each: Outgoing | outbox.Entry) -> Path:
    return workspace.state / OUTBOX / message.file_name(each.edition, each.recipient, each.message_id)


def send(
    workspace: Workspace,
    config: Config,
    edition: str,
    *,
    now: datetime,
    environment: Mapping[str, str],
    dry_run: bool = False,
) -> Delivery:
    """Queue the drafts of a recorded edition and deliver what is due, refused messages of this edition included.

    Drafts that an editor has received are not sent again; after a rebuild that changed them, they are.

    Args:
        workspace: Where the edition is.
        config: Editors and mail.
        edition: Its id.
        now: Instant, aware.
        environment: Where the password may be.
        dry_run: Write the .eml files, queue and send nothing.

    Raises:
        UsageError: No such edition, or no editors to send it to.
        StateError: Another run is at work, or the state cannot be used.
        RenderError, ConfigError, DeliveryError: The messages cannot be made.
    """
    if not config.recipients:
        raise UsageError("briefing.toml", "names no editors", "Add an [[editors]] table with an address.")
    with lock.held(workspace.state), opened(workspace.state) as db:
        built = recorded(db, edition)
        if built is None:
            raise UsageError(edition, "no such edition", "`briefing build` makes one; `briefing status` lists them.")
        messages = tuple(message.compose(x, config.mail) for x in letters(built, workspace.report(edition), config))
        if dry_run:
            return Delivery(files=write_files(workspace, config, messages))
        outbox.recover(db, now)
        outbox.issue(db, edition, messages, now)
        outbox.retry(db, edition, tuple(r.address for r in config.recipients), now)
        delivery = deliver(db, workspace, config, now, environment)
        keep(db, workspace, config, now)
        return delivery
