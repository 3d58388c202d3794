"""Build one edition: gather, decide, render. Sends nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from briefing import edition as core
from briefing.errors import NoInputError
from briefing.model import Period, Problem
from briefing.pipeline import archive, engine, learned, output, reading
from briefing.pipeline.gather import NOTHING, problems_of
from briefing.pipeline.past import admit, extracted_texts, in_time, look_up
from briefing.pipeline.survey import survey
from briefing.pipeline.workspace import checked_id
from briefing.store import editions, opened
from briefing.text import weeks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from briefing.config import Config
    from briefing.edition import Built, Prepared
    from briefing.model import Edition, Said
    from briefing.pipeline.gather import Fetchings
    from briefing.pipeline.past import Past
    from briefing.pipeline.survey import Survey
    from briefing.pipeline.workspace import Workspace
    from briefing.store import Database

FORMATS: Final = ("pdf", "docx", "html", "md", "json")


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What one build is asked to do.

    Attributes:
        sources: Files or folders; () means the configured folders.
        edition_id: None is the ISO week of `now`.
        since, until: Given by the user: dated documents outside are set aside.
        out: Folder of the output; None is reports/<edition>/.
        now: Instant of issue, aware.
        now_given: `now` was typed rather than read from the clock.
        refresh: Admit documents that arrived since the edition was first built.
        said: What earlier editions said.
        pool: Where much work is done.
    """

    now: datetime
    now_given: bool = False
    refresh: bool = False
    sources: tuple[Path, ...] = ()
    edition_id: str | None = None
    since: date | None = None
    until: date | None = None
    formats: tuple[str, ...] = FORMATS
    out: Path | None = None
    said: tuple[Said, ...] = ()
    progress: Callable[[str, int, int], None] = field(default=silent)
    pool: engine.Pool = engine.HERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one build did; `late` documents arrived since the edition was first built and were left out."""

    edition: Edition
    folder: Path
    outputs: tuple[Path, ...]
    problems: tuple[Problem, ...]
    late: int = 0


def build(workspace: Workspace, config: Config, request: Request) -> Report:
    """Read the sources, decide, record and write one edition.

    Built again, an edition covers the same documents and keeps its instant, unless the request says otherwise.

    Raises:
        NoInputError: No document could be read.
        RenderError: An output file could not be made.
        StateError: The state cannot be used.
        UsageError: The edition's name cannot name a folder.
    """
    edition_id = checked_id(request.edition_id or weeks.week_of(request.now, config.presentation.timezone))
    sources = tuple(str(path) for path in request.sources)
    with opened(workspace.state) as db:
        past = look_up(db, edition_id, sources, refresh=request.refresh)
        fetched = NOTHING if sources else _fetched(db, workspace, config, request, past)
        instant = request.now if request.now_given else past.issued_at or request.now
        request = replace(request, now=instant, said=past.said)
        with engine.pool(config.engine) as pool:
            request = replace(request, pool=pool)
            admitted, late = admit(read_sources(workspace, config, request, fetched), past)
            built, texts = decide(admitted, learned.applied(db, config, edition_id), request, edition_id)
        editions.record(db, built.edition, built.surroundings, at=request.now, sources=sources, texts=texts)
    folder = request.out or workspace.report(edition_id)
    outputs = output.write(built, folder, request.formats, config.presentation, request.progress)
    if request.out is None and "html" in request.formats:
        archive.refresh(workspace, config.presentation)
    return Report(edition=built.edition, folder=folder, outputs=outputs, problems=built.edition.problems, late=late)


def _fetched(db: Database, workspace: Workspace, config: Config, request: Request, past: Past) -> Fetchings:
    """Ask the feeds and pages, unless the edition is made again as it was, and read what is held of them."""
    from briefing.pipeline import web  # and with it all that speaks to a network

    if past.own is None:
        web.collect(db, config, workspace.root, request.now, request.progress)
    return web.held(db, config, workspace.root, past.issued_at or request.now, past.covered)


def read_sources(workspace: Workspace, config: Config, request: Request, fetched: Fetchings = NOTHING) -> Survey:
    """Look at every document of the request's sources.

    Args:
        workspace: Documents below it are named relative to it.
        config: Names the folders.
        request: Names others, if any.
        fetched: What feeds and pages gave.

    Raises:
        NoInputError: No document could be read.
    """
    sources = request.sources or _folders(workspace, config)
    today = request.now.astimezone(ZoneInfo(config.presentation.timezone)).date()
    surveyed = survey(
        sources,
        workspace.root,
        config.plan,
        state=workspace.state,
        today=today,
        pool=request.pool,
        progress=request.progress,
        fetched=fetched,
        intake=config.intake,
    )
    _require_input(surveyed, sources)
    return surveyed


def _folders(workspace: Workspace, config: Config) -> tuple[Path, ...]:
    """The configured folders; one that is missing is no fault where feeds or pages are the sources."""
    folders = tuple(workspace.root / name for name in config.folders)
    return tuple(f for f in folders if f.exists()) if config.online or config.opml else folders


def decide(
    admitted: Survey, config: Config, request: Request, edition_id: str, *, until: date | None = None
) -> tuple[Built, dict[str, str]]:
    """Read closely what is worth it, and make an edition of it.

    Args:
        admitted: The documents to cover.
        config: The configuration, with what was learned from editors.
        request: What was asked for.
        edition_id: Of the edition.
        until: For a missed week: documents published later, or undated, wait for a later edition.

    Returns:
        The edition, and the texts that could not be read from their files again, by path.
    """
    plan, themes = config.plan, len(config.plan.themes)
    wanted = Period(since=request.since, until=min((d for d in (request.until, until) if d), default=None))
    size = core.bound(themes)
    ranks = core.most_telling(admitted.glances, themes, today=admitted.ground.today, wanted=wanted, size=size)
    prepared, failed = reading.closely(admitted, ranks, plan, request.pool, request.progress)
    aside = core.set_aside(admitted.glances, themes, ranks, wanted=wanted, dated=until is not None)
    kept = [p for p in _within(prepared, request) if in_time(p.document.published, until)]
    request.progress("choose", 0, 1)
    built = core.build(
        kept,
        plan,
        id=edition_id,
        issued_at=request.now.astimezone(UTC),
        period=_period(edition_id, request),
        said=request.said,
        skipped=(*admitted.skipped, *failed),
        unread=[core.Unread(admitted.paths[i], admitted.hashes[i], reason) for i, reason in aside],
        problems=(*admitted.problems, *problems_of(failed)),
    )
    request.progress("choose", 1, 1)
    return built, extracted_texts(p.document for p in kept)


def _period(edition_id: str, request: Request) -> Period:
    since, until = weeks.period(edition_id)
    return Period(since=request.since or since, until=request.until or until)


def _within(prepared: Sequence[Prepared], request: Request) -> tuple[Prepared, ...]:
    """Keep the documents that the user's own dates admit; an undated one is always admitted."""

    def admitted(item: Prepared) -> bool:
        published = item.document.published
        if published is None:
            return True
        early = request.since is not None and published.day < request.since
        late = request.until is not None and published.day > request.until
        return not (early or late)

    return tuple(item for item in prepared if admitted(item))


def _require_input(found: Survey, sources: tuple[Path, ...]) -> None:
    if found.paths:
        return
    names = ", ".join(str(s) for s in sources) or "feeds and pages"
    if not found.skipped and found.problems:
        raise NoInputError(names, f"no documents found (first: {found.problems[0].message})")
    if not found.skipped:
        raise NoInputError(names, "no documents found", "Put the articles to read into the folder.")
    first = found.skipped[0].message
    raise NoInputError(names, f"none of the {len(found.skipped)} files found can be read (first: {first})")
