"""The crontab line or systemd timer of a workspace. Texts are made by pure functions; `installed` alone acts.

A run is called every hour and does nothing when nothing is due: so a message that was refused for the moment is tried
again within the day, and an edition missed while the machine was off is made up for within the hour.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

#: What cron gives a job: nothing of the user's shell. Source: Debian's cron 3.0pl1, crontab(5).
BARE: Final = {"SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be run, when and where.

    Attributes:
        arguments: The command, absolute, without a shell's quotes.
        workspace: Absolute.
        minute: Of each hour.
    """

    arguments: tuple[str, ...]
    workspace: Path
    minute: int

    @property
    def name(self) -> str:
        """A name for files, the same for the same folder: `briefing-veille-1f0c9a3b`."""
        slug = re.sub(r"[^a-z0-9]+", "-", self.workspace.name.lower()).strip("-")[:30] or "workspace"
        return f"briefing-{slug}-{hashlib.sha256(os.fsencode(self.workspace)).hexdigest()[:8]}"


def job(workspace: Path, minute: int) -> Job:
    """Describe the scheduled command of a workspace: this very interpreter, whatever the shell's PATH.

    Raises:
        UsageError: The folder's name cannot stand in a crontab.
    """
    folder = workspace.resolve()
    arguments = (sys.executable, "-I", "-m", "briefing", "--workspace", str(folder), "run")
    if any(not c.isprintable() for argument in arguments for c in argument):
        raise UsageError(repr(str(folder)), "has characters that a schedule cannot hold", "Rename the folder.")
    return Job(arguments=arguments, workspace=folder, minute=minute)
