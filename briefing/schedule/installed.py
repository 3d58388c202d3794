"""Read and change what cron and systemd of this machine have. Their quirks and errors stop here."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing.errors import UsageError
from briefing.schedule import BARE, cron, systemd

if TYPE_CHECKING:
    from briefing.schedule import Job

_SECONDS: Final = 30


def crontab() -> str:
    """Return the user's crontab; empty when there is none.

    Raises:
        UsageError: There is no cron, or it refuses.
    """
    done = _run(_program("crontab", "cron"), "-l")
    if done.returncode and "no crontab for" not in done.stderr:
        raise UsageError("crontab -l", done.stderr.strip() or "failed", "See crontab(1).")
    return done.stdout if not done.returncode else ""


def write_crontab(text: str) -> None:
    """Replace the user's crontab, and read it again to be sure.

    Raises:
        UsageError: cron refuses it.
    """
    program = _program("crontab", "cron")
    done = _run(program, "-", given=text) if text.strip() else _run(program, "-r")
    if done.returncode and "no crontab for" not in done.stderr:
        raise UsageError("crontab", done.stderr.strip() or "failed", "The crontab is as it was.")
    if text.strip() and crontab() != text:
        raise UsageError("crontab", "is not as it was written", "Another program changed it; try again.")


def unit_folder() -> Path:
    """Return where unit files of this user go."""
    if os.geteuid() == 0:
        return Path("/etc/systemd/system")
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def write_units(job: Job, folder: Path) -> tuple[str, ...]:
    """Write the unit files and start the timer; the commands still to be typed when systemd does not run here.

    Raises:
        UsageError: The folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in systemd.units(job).items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as exc:
        raise UsageError(str(folder), f"cannot be written ({exc.strerror})", "Check its permissions.") from exc
    return _systemctl(("daemon-reload",), ("enable", "--now", f"{job.name}.timer"))


def remove_units(job: Job, folder: Path) -> tuple[str, ...]:
    """Stop the timer and delete the unit files; the commands still to be typed when systemd does not run here."""
    found = [folder / name for name in systemd.units(job) if (folder / name).exists()]
    if not found:
        return ()
    left = _systemctl(("disable", "--now", f"{job.name}.timer"))
    for path in found:
        path.unlink(missing_ok=True)
    return left + _systemctl(("daemon-reload",))


def has_units(job: Job, folder: Path) -> bool:
    """Tell whether the unit files are there as they would be written now."""
    return all(
        (folder / name).is_file() and (folder / name).read_text(encoding="utf-8") == text
        for name, text in systemd.units(job).items()
    )


def rehearse(job: Job) -> str:
    """Call the scheduled command in cron's bare environment, with `--dry-run`; return what went wrong, or ""."""
    environment = BARE | {"HOME": str(Path.home()), "LOGNAME": os.environ.get("LOGNAME", "root")}
    command = f"{cron.command(job)} --dry-run"
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours, quoted
            ["/bin/sh", "-c", command],
            env=environment,
            cwd=Path.home(),
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as exc:
        return f"{command}: {exc}"
    return "" if done.returncode == 0 else f"{command}: exit {done.returncode}: {done.stderr.strip()}"


def _systemctl(*commands: tuple[str, ...]) -> tuple[str, ...]:
    """Run systemctl commands; the ones that could not be run."""
    user = () if os.geteuid() == 0 else ("--user",)
    running = Path("/run/systemd/system").is_dir() and shutil.which("systemctl")
    left = [c for c in commands if not running or _run("systemctl", *user, *c).returncode]
    return tuple(" ".join(("systemctl", *user, *command)) for command in left)


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if not found:
        raise UsageError(name, "is not installed", f"Install it (apt-get install {package}), or use --systemd.")
    return found


def _run(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"LC_ALL": "C"}
    return subprocess.run(  # noqa: S603 - names above, found in PATH
        arguments, input=given, capture_output=True, text=True, timeout=_SECONDS, check=False, env=environment
    )
