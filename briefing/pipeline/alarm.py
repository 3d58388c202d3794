"""Tell a person, once a day at most for the same failure, and a health check, each time, how a run ended."""

from __future__ import annotations

import hashlib
import logging
import socket
from typing import TYPE_CHECKING, Final

from briefing.deliver import message, ping, secret, smtp
from briefing.errors import BriefingError, ExitCode
from briefing.model import Recipient
from briefing.store import files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from briefing.config import Config

_LOG = logging.getLogger(__name__)
#: In `.briefing`: day and digest of the last failure that was mailed. A file, for the state may be what failed.
_TOLD: Final = "alerted"


def report(
    config: Config,
    folder: Path,
    exit_code: ExitCode,
    failures: tuple[str, ...],
    *,
    now: datetime,
    environment: Mapping[str, str],
) -> None:
    """Tell how a run ended, unless a person interrupted it. Whatever fails here is logged and changes nothing.

    Args:
        config: Whom to tell.
        folder: The workspace's `.briefing`.
        exit_code: Of the run.
        failures: What went wrong, one line each.
        now: Instant of the run.
        environment: Where the password may be.
    """
    if exit_code == ExitCode.INTERRUPTED:
        return
    if config.alert.ping_url and (fault := ping.ping(config.alert.ping_url, exit_code)):
        _LOG.warning("%s", fault)
    if not config.alert.address:
        return
    told = folder / _TOLD
    try:
        if exit_code == ExitCode.DONE:
            told.unlink(missing_ok=True)
            return
        mark = f"{now:%Y-%m-%d} {hashlib.sha256(repr((exit_code, failures)).encode()).hexdigest()}\n"
        if _read(told) != mark:
            _mail(config, folder, exit_code, failures, now=now, environment=environment)
            files.write_whole(told, mark.encode())
    except (OSError, BriefingError) as exc:
        _LOG.warning("no alert sent: %s", exc)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return ""


def _mail(
    config: Config,
    folder: Path,
    exit_code: ExitCode,
    failures: tuple[str, ...],
    *,
    now: datetime,
    environment: Mapping[str, str],
) -> None:
    workspace = folder.absolute().parent
    at = f"{now:%Y-%m-%d %H:%M %Z}"
    text = "\n".join(
        (
            f"The run of {workspace} on {socket.gethostname()} ended with exit code {exit_code.value} ({at}).",
            "",
            *failures,
            "",
            "What each exit code asks of you: docs/operations.md. `briefing status` shows what is waiting.",
            "",
        )
    )
    letter = message.Letter(
        edition="alert",
        fingerprint=f"{now.isoformat()} {text}",
        recipient=Recipient(name="", address=config.alert.address),
        subject=f"briefing: run failed with exit code {exit_code.value} ({workspace.name})",
        text=text,
        html="",
        attachments=(),
        issued_at=now,
    )
    if not config.mail.host:
        _LOG.warning("no alert sent: [alert] needs a server in [mail]")
        return
    outcome = smtp.hand_over(
        message.compose(letter, config.mail),
        config.mail,
        secret.password(config.mail, environment),
        before_last_byte=lambda: None,
    )
    if outcome.verdict not in {"sent", "doubtful"}:
        _LOG.warning("no alert sent: %s", outcome.reply)
