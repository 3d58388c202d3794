"""Look after the state: a copy after each change, and an end to what is old."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from briefing.store import backups, facts, outbox

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config import Config
    from briefing.pipeline.workspace import Workspace
    from briefing.store import Database

#: The last change that a copy of the state holds.
_COPIED: Final = "copied"


def keep(db: Database, workspace: Workspace, config: Config, now: datetime) -> None:
    """Copy the state if it changed since the last copy, by whatever process; drop old copies and old messages."""
    change = outbox.latest_change(db)
    if change == facts.get(db, _COPIED):
        return
    outbox.forget_contents(db, now - timedelta(weeks=config.retention.messages))
    backups.make(db, workspace.state, f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    backups.prune(workspace.state, config.retention.backups)
    facts.put(db, _COPIED, change)
