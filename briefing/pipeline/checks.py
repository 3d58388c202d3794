"""Would a run of this workspace work? Every fault at once; sends nothing, writes nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Final

from briefing import config, confinement, edition, render
from briefing.deliver import secret, smtp
from briefing.errors import BriefingError, ConfigError
from briefing.model import Fetched, Period, Presentation, RawDocument, Recipient
from briefing.pipeline import scheduling
from briefing.render import archive
from briefing.render import mail as letter
from briefing.render import resources as templates
from briefing.schedule import installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.config import Config
    from briefing.edition import Built
    from briefing.model import Plan
    from briefing.pipeline.workspace import Workspace

#: Formats whose template a person may edit, and the file at fault when it does not render.
_TEMPLATES: Final = {"html": "brief.web.html.j2", "docx": "brief.docx", "pdf": "brief.html.j2"}
_CUT_OFF: Final = "documents are parsed and pages laid out in child processes without a network and without files"
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
        *dict.fromkeys(_rendering(loaded)),
        *_mail(loaded),
        Finding("isolation", True, _isolation(confinement.kept())),
        _scheduled(workspace, loaded),
    )


def _isolation(kept: tuple[str, ...]) -> str:
    return f"warning: {'; '.join(kept)}" if kept else _CUT_OFF


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
        yield _attempt(template, partial(renderer.render, built.edition, loaded.presentation, around))
    yield _attempt("archive.html.j2", partial(archive.archive, (built.edition,), loaded.presentation))
    reader = Recipient(name="Jeanne", address="jeanne@example.org")
    yield _attempt("mail.txt.j2", partial(letter.body, built.edition, loaded.presentation, {}, reader, {}))


def _attempt(subject: str, action: Callable[[], object]) -> Finding:
    """Try something; a fault belongs to the file that it names, which two attempts may share."""
    try:
        action()
    except ConfigError as exc:
        return Finding(exc.subject, False, str(exc).removeprefix(f"{exc.subject}: "))
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
        raws = [raw for raw in collect.read(fetched) if isinstance(raw, RawDocument)]
        prepared += [edition.prepare(raw, plan, today=_SAMPLE_TIME.date()) for raw in raws]
    period = Period(since=None, until=None)
    return edition.build(tuple(prepared), plan, id="check", issued_at=_SAMPLE_TIME, period=period)


def _mail(loaded: Config) -> Iterator[Finding]:
    mail = loaded.mail
    if not mail.host:
        yield Finding("[mail]", True, "no server: drafts wait as .eml files in .briefing/outbox/")
        return
    try:
        fault = smtp.probe(mail, secret.password(mail, os.environ))
    except BriefingError as exc:
        fault = str(exc)
    yield Finding("[mail]", not fault, fault or f"{mail.host} answers" + (", login accepted" if mail.user else ""))


def _scheduled(workspace: Workspace, loaded: Config) -> Finding:
    """Call the scheduled command as cron would: without the shell's environment."""
    try:
        fault = installed.rehearse(scheduling.of(workspace, loaded))
    except BriefingError as exc:
        fault = str(exc)
    return Finding("schedule", not fault, fault or "the command works in cron's environment")
