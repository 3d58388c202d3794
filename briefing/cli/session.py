"""What every command is given: the workspace, its configuration when asked for, and how to show progress."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.errors import UsageError
from briefing.pipeline.workspace import Workspace

if TYPE_CHECKING:
    from briefing.config import Config

Progress = Callable[[str, int, int], None]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the command."""

    workspace: Workspace
    verbose: bool
    quiet: bool

    @classmethod
    def open(cls, root: str, *, verbose: bool, quiet: bool) -> Session:
        """Start a session in a folder.

        Raises:
            UsageError: The folder does not exist.
        """
        path = Path(root)
        try:
            there = path.is_dir()
        except OSError as exc:
            raise UsageError(root, f"cannot be entered ({exc.strerror})", "Check its permissions.") from exc
        if not there:
            raise UsageError(root, "no such folder", "`briefing init DIR` makes a workspace.")
        return cls(Workspace(path), verbose, quiet)

    def config(self) -> Config:
        """Read the configuration.

        Raises:
            ConfigError: It does not hold together.
        """
        from briefing import config

        return config.load(self.workspace.root)

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Show stage, documents per second and the time left on a terminal; log a line per stage elsewhere."""
        if self.quiet or not sys.stderr.isatty():
            yield _Log().show
            return
        with _bar() as bar:
            tasks: dict[str, Any] = {}

            def show(stage: str, done: int, total: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bar.add_task(stage, total=total, completed=done, begun=done)
                bar.update(tasks[stage], completed=done, total=total)

            yield show


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn
    from rich.text import Text

    class Pace(ProgressColumn):
        """Steps per second since the stage was first shown, and the time left; several workers report by fits."""

        def render(self, task: Any) -> Text:
            steps = task.completed - task.fields["begun"]
            took = task.finished_time or task.elapsed
            if not steps or not took:
                return Text()
            pace = steps / took
            left = timedelta(seconds=round((task.total - task.completed) / pace))
            return Text(f"{pace:,.0f}/s {left}")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Pace())
    return Progress(*columns, console=Console(stderr=True), transient=True)


class _Log:
    """One line per stage, when it is done: for the log of a run that nobody watches (`-v`)."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def show(self, stage: str, done: int, total: int) -> None:
        """Log a stage that has come to its end."""
        if done >= total:
            took = time.monotonic() - self._begun
            _LOG.info("%s: %d in %.1f s (%.0f/s)", stage, total, took, total / took if took else 0)
            self._begun = time.monotonic()


def print_json(value: object) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def instant(text: str | None) -> datetime:
    """Read an ISO 8601 instant, or take the clock's when there is none.

    Raises:
        UsageError: Not an instant with a time zone.
    """
    if text is None:
        return datetime.now(tz=UTC).replace(microsecond=0)
    try:
        value = datetime.fromisoformat(text)
    except ValueError as exc:
        raise UsageError("--now", f"{text!r} is not an ISO 8601 instant", "Example: 2026-01-05T06:00:00+00:00") from exc
    return value if value.tzinfo else value.replace(tzinfo=UTC)
