"""What every command is given: the workspace, its configuration when asked for, and how to show progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.errors import UsageError
from briefing.pipeline.workspace import Workspace

if TYPE_CHECKING:
    from briefing.config import Config

Progress = Callable[[str, int, int], None]


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
        """Show a progress bar on a terminal; report nothing elsewhere."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda _stage, _done, _total: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            tasks: dict[str, Any] = {}

            def show(stage: str, done: int, total: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bar.add_task(stage, total=total)
                bar.update(tasks[stage], completed=done, total=total)

            yield show


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
