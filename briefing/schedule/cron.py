"""A crontab with and without the lines of one workspace. All other lines stay as they are."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.schedule import Job


def block(job: Job) -> str:
    """Return the lines of a workspace: a mark, the line that runs it, and the closing mark."""
    return f"{_opening(job)}\n{line(job)}\n{_closing(job)}\n"


def line(job: Job) -> str:
    """Return the line that runs a workspace every hour.

    cron reads an unescaped % as the end of the command; the locale is set because cron sets none.
    """
    return f"{job.minute} * * * * {command(job).replace('%', chr(92) + '%')}"


def command(job: Job) -> str:
    """Return the command as `sh -c` reads it."""
    return f"LANG=C.UTF-8 {shlex.join(job.arguments)}"


def install(crontab: str, job: Job) -> str:
    """Put the lines of a workspace into a crontab, in place of older ones; the result ends in a line end."""
    rest = remove(crontab, job)
    return (rest if rest.endswith("\n") or not rest else f"{rest}\n") + block(job)


def remove(crontab: str, job: Job) -> str:
    """Take the lines of a workspace out of a crontab."""
    opening, closing = re.escape(_opening(job)), re.escape(_closing(job))
    return re.sub(rf"(?ms)^{opening}\n.*?^{closing}(?:\n|\Z)", "", crontab)


def is_installed(crontab: str, job: Job) -> bool:
    """Tell whether a crontab holds the lines of a workspace as they would be written now."""
    return block(job) in (crontab if crontab.endswith("\n") else f"{crontab}\n")


def _opening(job: Job) -> str:
    return f"# {job.name}: hourly, does nothing unless something is due; see `briefing schedule`"


def _closing(job: Job) -> str:
    return f"# {job.name}: end"
