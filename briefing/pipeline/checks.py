"""Would a run of this workspace work? Every fault at once; sends nothing, writes nothing."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING, Final

from briefing import config, edition, render
from briefing.errors import BriefingError, ConfigError
from briefing.model import Fetched, Period, Presentation
from briefing.render import resources as templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.config import Config
    from briefing.edition import Built
    from briefing.model import Plan
    from briefing.pipeline.workspace import Workspace

#: Seconds to wait for the mail server.
_PATIENCE: Final = 10.0
#: Formats whose template a person may edit, and the file at fault when it does not render.
_TEMPLATES: Final = {"html": "brief.web.html.j2", "docx": "brief.docx", "pdf": "brief.html.j2"}
_SAMPLE_TIME: Final = datetime(2026, 1, 5, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing checked: what, whether it is well, and a sentence about it."""

    subject: str
    ok: bool
    message: str


def run(workspace: Workspace) -> tuple[Finding, ...]:
    """Check configuration, sources, templates, fonts, libraries and mail."""
    try:
        loaded = config.load(workspace.root)
    except ConfigError as exc:
        return tuple(Finding(config.FILE_NAME, False, fault) for fault in exc.faults)
    return (
        Finding(config.FILE_NAME, True, f"{len(loaded.plan.themes)} themes"),
        *_sources(workspace, loaded),
        *_fonts(loaded.presentation),
        *_rendering(loaded),
        *_mail(loaded),
    )


def _sources(workspace: Workspace, loaded: Config) -> Iterator[Finding]:
    for name in loaded.folders:
        there = (workspace.root / name).exists()
        yield Finding(name, there, "found" if there else "no such file or folder; make it or correct [sources] folders")


def _fonts(presentation: Presentation) -> Iterator[Finding]:
    for name in ("SourceSerif4-Regular.ttf", "SourceSans3-Regular.ttf"):
        there = templates.locate(f"fonts/{name}", presentation.templates) is not None
        yield Finding(f"fonts/{name}", there, "found" if there else "missing; install briefing again")


def _rendering(loaded: Config) -> Iterator[Finding]:
    """Render a sample with the workspace's own templates: the surest check of templates and system libraries."""
    built = sample(loaded.plan)
    around = {s.sentence: s for s in built.surroundings}
    for name, template in _TEMPLATES.items():
        renderer = render.RENDERERS[name]
        yield _attempt(template, lambda make=renderer.render: make(built.edition, loaded.presentation, around))


def _attempt(subject: str, action: Callable[[], object]) -> Finding:
    try:
        action()
    except BriefingError as exc:
        return Finding(subject, False, str(exc))
    except OSError as exc:
        return Finding(subject, False, f"a system library is missing ({exc}); see the start of README.md")
    return Finding(subject, True, "renders")


def sample(plan: Plan) -> Built:
    """Build an edition of the packaged sample documents."""
    from hashlib import sha256

    from briefing import collect

    folder = resources.files("briefing.pipeline").joinpath("sample/seeds")
    prepared = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        content = entry.read_bytes()
        fetched = Fetched(path=entry.name, content=content, sha256=sha256(content).hexdigest(), media_type="text/plain")
        prepared += [edition.prepare(raw, plan, today=_SAMPLE_TIME.date()) for raw in collect.read(fetched)]
    period = Period(since=None, until=None)
    return edition.build(tuple(prepared), plan, id="check", issued_at=_SAMPLE_TIME, period=period)


def _mail(loaded: Config) -> Iterator[Finding]:
    mail = loaded.mail
    if not mail.host:
        yield Finding("[mail]", True, "no server: drafts wait as .eml files in .briefing/outbox/")
        return
    port = mail.port or {"starttls": 587, "tls": 465, "plain": 25}[mail.security]
    try:
        with socket.create_connection((mail.host, port), timeout=_PATIENCE):
            yield Finding("[mail]", True, f"{mail.host}:{port} answers")
    except OSError as exc:
        yield Finding("[mail]", False, f"{mail.host}:{port} cannot be reached ({exc}); check host, port and network")
