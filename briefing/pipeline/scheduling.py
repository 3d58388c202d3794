"""Put a workspace on the schedule of this machine, take it off, or show what is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.schedule import Job, cron, installed, job, systemd

if TYPE_CHECKING:
    from briefing.config import Config
    from briefing.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be told: text, and commands that a person has to type because systemd does not run here."""

    text: str
    left: tuple[str, ...] = ()


def act(workspace: Workspace, config: Config, action: str, kind: str) -> Answer:
    """Show, install or remove.

    Args:
        workspace: To be run.
        config: Its time of issue gives the minute.
        action: `show`, `install` or `remove`.
        kind: `cron` or `systemd`.

    Raises:
        UsageError: cron or systemd is missing or refuses.
    """
    wanted = of(workspace, config)
    return _cron(wanted, action) if kind == "cron" else _systemd(wanted, action)


def of(workspace: Workspace, config: Config) -> Job:
    """Describe the scheduled command of a workspace."""
    return job(workspace.root, config.schedule.at.minute)


def _cron(wanted: Job, action: str) -> Answer:
    before = installed.crontab()
    if action == "show":
        return Answer(cron.block(wanted) + _word(there=cron.is_installed(before, wanted)))
    after = cron.install(before, wanted) if action == "install" else cron.remove(before, wanted)
    if after != before:
        installed.write_crontab(after)
    return Answer(cron.line(wanted) if action == "install" else "removed" if after != before else "was not installed")


def _systemd(wanted: Job, action: str) -> Answer:
    folder = installed.unit_folder()
    if action == "show":
        texts = "\n".join(f"# {folder / name}\n{text}" for name, text in systemd.units(wanted).items())
        return Answer(f"{texts}\n{_word(there=installed.has_units(wanted, folder))}")
    if action == "install":
        return Answer(str(folder / f"{wanted.name}.timer"), installed.write_units(wanted, folder))
    there = installed.has_units(wanted, folder)
    return Answer("removed" if there else "was not installed", installed.remove_units(wanted, folder))


def _word(*, there: bool) -> str:
    return "# installed" if there else "# not installed; type: briefing schedule install"
