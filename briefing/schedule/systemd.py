"""The service and timer of a workspace, as systemd reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.schedule import Job


def units(job: Job) -> dict[str, str]:
    """Return the unit files by name."""
    return {f"{job.name}.service": _service(job), f"{job.name}.timer": _timer(job)}


def _service(job: Job) -> str:
    return f"""[Unit]
Description=Briefing notes of {_plain(str(job.workspace))}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
Environment=LANG=C.UTF-8
ExecStart={" ".join(_quoted(argument) for argument in job.arguments)}
Nice=10
NoNewPrivileges=true
"""


def _timer(job: Job) -> str:
    return f"""[Unit]
Description=Hourly run of the briefing notes of {_plain(str(job.workspace))}; does nothing unless something is due

[Timer]
OnCalendar=*-*-* *:{job.minute:02}:00
Persistent=true

[Install]
WantedBy=timers.target
"""


def _quoted(argument: str) -> str:
    """Quote an argument of ExecStart. Source: systemd.service(5), "Command lines"; systemd.unit(5), "Specifiers"."""
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{_plain(escaped)}"'


def _plain(text: str) -> str:
    return text.replace("%", "%%")
