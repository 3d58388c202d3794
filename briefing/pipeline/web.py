"""Feeds and pages of the configuration -> articles in the state, from which editions, proofs and renderings read them.

Only collecting asks the network; whatever is built later from these articles is built without it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from briefing.collect import feed, online, sites
from briefing.collect.fetch import Limits, fetch
from briefing.collect.manners import Client
from briefing.collect.online import Known
from briefing.config.sources import WebSource
from briefing.errors import DocumentError
from briefing.model import Problem
from briefing.pipeline.gather import Fetchings
from briefing.store import articles, sources, transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.collect.online import Outcome
    from briefing.config import Config
    from briefing.model import Intake
    from briefing.store import Database

#: How long an article that was announced and could not be read is named in editions.
_RECENT: Final = timedelta(days=7)
#: Seconds between two requests to one host of one's own network.
_OWN_PAUSE: Final = 0.05


def collect(
    db: Database,
    config: Config,
    root: Path,
    at: datetime,
    progress: Callable[[str, int, int], None],
) -> int:
    """Ask every feed and page for what is new, and keep it. A source that fails costs only itself.

    Args:
        db: The open state.
        config: Names the sources.
        root: The workspace; lists of feeds lie in it.
        at: Instant of the run, aware.
        progress: Called with the stage, how many are done, and how many there are.

    Returns:
        How many articles are new.
    """
    wanted, _ = configured(config, root)
    if not wanted:
        return 0
    progress("fetch", 0, len(wanted))
    known = [(source, _known(db, source)) for source in wanted]
    admitted = sites.declared((source.url for source in wanted), config.hosts)
    outcomes = online.gather(
        known, _clients(admitted, config.intake), held=articles.addresses(db), intake=config.intake
    )
    stamp = at.astimezone(UTC).isoformat()
    new = sum(_record(db, outcome, stamp) for outcome in outcomes)
    progress("fetch", len(wanted), len(wanted))
    return new


def configured(config: Config, root: Path) -> tuple[tuple[WebSource, ...], tuple[Problem, ...]]:
    """List the sources of the configuration and of its lists of feeds, each once, and the lists that cannot be read."""
    found = {source.url: source for source in config.online}
    problems = []
    for name in config.opml:
        try:
            listed = feed.outlines((root / name).read_bytes(), name)
        except OSError as exc:
            problems.append(_problem(name, "unreadable", f"cannot be read ({exc.strerror})"))
        except DocumentError as exc:
            problems.append(_problem(name, exc.kind, exc.fault))
        else:
            found = {url: WebSource(url=url, publisher=title) for title, url in listed} | found
    return tuple(found.values()), tuple(problems)


def faults(db: Database, config: Config, root: Path) -> tuple[Problem, ...]:
    """Name the sources that failed when they were last asked, and lists of feeds that cannot be read."""
    wanted, problems = configured(config, root)
    records = (sources.get(db, source.url) for source in wanted)
    failing = (_problem(r.uri, "source", f"{r.fault} (since {r.failing_since})") for r in records if r.fault)
    return (*problems, *failing)


def held(db: Database, config: Config, root: Path, at: datetime, covered: frozenset[str]) -> Fetchings:
    """Read from the state what sources gave; asks no network.

    Args:
        db: The open state.
        config: Names the sources.
        root: The workspace.
        at: Instant of the edition; articles announced in the week before it that could not be read are named.
        covered: Keys of documents that earlier editions covered: articles among them are left out.
    """
    instant = at.astimezone(UTC)
    return Fetchings(
        articles=articles.latest(db, covered),
        unread=articles.unread(db, (instant - _RECENT).isoformat(), instant.isoformat()),
        problems=faults(db, config, root),
    )


def _problem(subject: str, kind: str, fault: str) -> Problem:
    return Problem(stage="collect", subject=subject, kind=kind, message=f"{subject}: {fault}")


def _clients(admitted: frozenset[str] | None, intake: Intake) -> Callable[[WebSource], Client]:
    """Give one client to the sources of the open internet, and one to those of one's own network."""
    seconds, size = intake.limits.download_seconds, intake.limits.download
    limits = Limits(seconds=seconds, max_bytes=size, sites=admitted)
    public = Client(partial(fetch, limits=limits))
    private = Client(partial(fetch, limits=replace(limits, private=True, ports=None)), pause=_OWN_PAUSE)
    return lambda source: private if source.private else public


def _known(db: Database, source: WebSource) -> Known:
    record = sources.get(db, source.url)
    return Known(etag=record.etag or "", last_modified=record.last_modified or "", seen=sources.seen(db, source.url))


def _record(db: Database, outcome: Outcome, at: str) -> int:
    """Keep articles and what is known of their source in one step, so that neither is ever without the other."""
    url, known = outcome.source.url, outcome.known
    with transaction(db):
        if outcome.error is not None:
            sources.failed(db, url, at, outcome.error.fault)
            return 0
        new = articles.keep(db, url, outcome.documents, at)
        sources.see(db, url, known.seen, at)
        sources.answered(db, url, at, etag=known.etag or None, last_modified=known.last_modified or None, new=new > 0)
    return new
