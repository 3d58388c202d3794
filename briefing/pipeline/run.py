"""What cron calls: build the editions due, render, queue, send, under the lock. Safe to call at any time, and often.

Each step is recorded when it is done, so a run that is killed anywhere is taken up by the next one. An edition is
issued in the transaction that queues its messages; what comes before can be done again, and nothing after it chooses
sentences.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from briefing import confinement
from briefing.deliver import message, secret
from briefing.errors import BriefingError, ExitCode, StateError
from briefing.pipeline import alarm, build, learned, output, send, web
from briefing.pipeline.past import admit, look_up, news, recorded
from briefing.pipeline.upkeep import keep
from briefing.store import documents, editions, exists, facts, files, lock, opened, outbox
from briefing.text import weeks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.config import Config
    from briefing.edition import Built
    from briefing.pipeline.survey import Survey
    from briefing.pipeline.workspace import Workspace
    from briefing.store import Database

#: Bytes that must be free before anything begins: an edition and its copy in the state are a few megabytes.
RESERVE: Final = 20_000_000
#: A clock may be corrected by this much without a word.
_TOLERANCE: Final = timedelta(days=1)
_LAST_RUN: Final = "last_run"
_TOLD_OF_ISOLATION: Final = "told_of_isolation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How a run ended.

    Attributes:
        issued: Editions.
        delivery: What the deliveries did.
        notices: What a person should know and need not act on.
        problems: Documents that could not be read, one line each.
        failures: What went wrong, what was kept and what happens next; one line each.
    """

    exit_code: ExitCode
    issued: tuple[str, ...] = ()
    delivery: send.Delivery = field(default_factory=send.Delivery)
    notices: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one run is given.

    Attributes:
        now: Instant, aware.
        environment: Where the mail password may be.
        refresh: Take late arrivals into the latest edition.
    """

    now: datetime
    environment: Mapping[str, str]
    refresh: bool = False
    progress: Callable[[str, int, int], None] = build.silent


def run(workspace: Workspace, config: Config, order: Order) -> Report:
    """Do whatever is due, and tell those who asked to hear of it.

    Raises:
        StateError: Another run is at work; nothing was done.
    """
    with lock.held(workspace.state):
        report = Report(exit_code=ExitCode.BUG, failures=("unexpected error; the log of the run shows where",))
        try:
            report = _run(workspace, config, order)
        except BriefingError as exc:
            report = Report(exit_code=exc.exit_code, failures=(str(exc),))
        except KeyboardInterrupt:
            report = Report(exit_code=ExitCode.INTERRUPTED)
            raise
        finally:
            ended = (report.exit_code, report.failures)
            alarm.report(config, workspace.state, *ended, now=order.now, environment=order.environment)
        return report


def rehearse(workspace: Workspace, config: Config, environment: Mapping[str, str]) -> None:
    """Check, changing nothing, that a run could read its state and its password and has room to work.

    Raises:
        StateError: The state cannot be used, or there is no space.
        DeliveryError: The mail password is not to be had.
    """
    if exists(workspace.state):
        _require_space(workspace)
        with opened(workspace.state, thorough=True):
            pass
    secret.password(config.mail, environment)


def _run(workspace: Workspace, config: Config, order: Order) -> Report:
    for folder in (workspace.state, workspace.reports):
        files.sweep(folder)
    _require_space(workspace)
    with opened(workspace.state, thorough=True) as db:
        _require_clock(db, order.now)
        outbox.recover(db, order.now)
        web.collect(db, config, workspace.root, order.now, order.progress)
        report = _issue_due(db, workspace, config, order)
        report = replace(report, notices=report.notices + _left_to_children(db))
        report = _deliver(db, workspace, config, order, report)
        keep(db, workspace, config, order.now)
        facts.put(db, _LAST_RUN, order.now.astimezone(UTC).isoformat())
    return report


def _require_space(workspace: Workspace) -> None:
    """Look at the disks of the workspace and of the temporary files, into which libraries unpack fonts and models."""
    for place in (workspace.state, tempfile.gettempdir()):
        free = shutil.disk_usage(place).free
        if free < RESERVE:
            remedy = "Free some; nothing was begun and nothing is lost."
            raise StateError(str(place), f"only {free // 1_000_000} MB are left on the disk", remedy)


def _require_clock(db: Database, now: datetime) -> None:
    last = facts.get(db, _LAST_RUN)
    if last and now < datetime.fromisoformat(last) - _TOLERANCE:
        remedy = "Set the clock. If the last run was the wrong one, restore the back-up made before it."
        raise StateError("clock", f"it shows {now:%Y-%m-%d %H:%M}, but the last run was at {last}", remedy)


def _left_to_children(db: Database) -> tuple[str, ...]:
    """Say once, and again if it comes back, what this system leaves to the parsers of documents."""
    kept, told = confinement.kept(), facts.get(db, _TOLD_OF_ISOLATION) or ""
    if "\n".join(kept) != told:
        facts.put(db, _TOLD_OF_ISOLATION, "\n".join(kept))
    return tuple(sentence for sentence in kept if sentence not in told.split("\n"))


# ---------------------------------------------------------------- editions


def _issue_due(db: Database, workspace: Workspace, config: Config, order: Order) -> Report:
    """Issue the editions due, oldest first; the first that fails ends it, for the next one builds on it."""
    due, left_out = _due(db, config, order)
    notices = _left_out(left_out)
    problems: tuple[str, ...] = ()
    issued: list[str] = []
    gathered: Survey | None = None
    request = build.Request(now=order.now, progress=order.progress)
    try:
        for week in due:
            built = recorded(db, week) if _decided(db, week, order) else None
            if built is None:
                gathered = gathered or _gathered(db, workspace, config, request, due[0])
                built = _choose(db, config, request, week, gathered, last=week == due[-1])
                problems += news(built.edition, documents.skipped_before(db, week))
            _issue(db, workspace, config, order, built)
            issued.append(week)
    except BriefingError as exc:
        failure = f"edition {due[len(issued)]} is not issued; the next run tries again. {exc}"
        report = Report(exit_code=exc.exit_code, failures=(failure,))
    else:
        report = Report(exit_code=ExitCode.DONE)
    return replace(report, issued=tuple(issued), notices=notices, problems=problems)


def _gathered(db: Database, workspace: Workspace, config: Config, request: build.Request, first: str) -> Survey:
    """Read the folders and what is held of feeds and pages, for all editions due."""
    covered = documents.covered_before(db, first)
    return build.read_sources(workspace, config, request, web.held(db, config, workspace.root, request.now, covered))


def _due(db: Database, config: Config, order: Order) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the editions to issue, oldest first, and the missed ones that are too old."""
    latest = editions.latest_issued(db)
    schedule = config.schedule
    due = weeks.due(order.now, latest, config.presentation.timezone, weekday=schedule.weekday, at=schedule.at)
    if order.refresh and not due and latest:
        due = (latest,)
    return due[-schedule.catch_up :], due[: -schedule.catch_up]


def _left_out(missed: tuple[str, ...]) -> tuple[str, ...]:
    if not missed:
        return ()
    span = missed[0] if len(missed) == 1 else f"{missed[0]} to {missed[-1]}"
    return (f"{span}: missed too long ago and not made (see `catch_up`); `briefing build --edition` makes one",)


def _decided(db: Database, week: str, order: Order) -> bool:
    """Tell whether a run that was cut short has chosen the sentences already."""
    entry = editions.entry(db, week)
    return entry is not None and entry.stage == "decided" and not order.refresh


def _choose(db: Database, config: Config, request: build.Request, week: str, gathered: Survey, *, last: bool) -> Built:
    """Decide an edition and record it; what was built by hand before it was due gives way."""
    until = None if last else weeks.period(week)[1]
    past = look_up(db, week, (), refresh=True, until=until)
    admitted, _ = admit(gathered, past)
    again = replace(request, now=_issued_at(db, week) or request.now, said=past.said)
    built, texts = build.decide(admitted, learned.applied(db, config, week), again, week, until=past.until)
    editions.record(db, built.edition, built.surroundings, at=request.now, stage="decided", texts=texts)
    return built


def _issued_at(db: Database, week: str) -> datetime | None:
    """An edition that is refreshed keeps its instant, so that without late arrivals it is the same edition."""
    entry = editions.entry(db, week)
    return datetime.fromisoformat(entry.issued_at) if entry and entry.stage != "provisional" else None


def _issue(db: Database, workspace: Workspace, config: Config, order: Order, built: Built) -> None:
    """Render an edition, then queue its messages and mark it as issued in one step."""
    folder = workspace.report(built.edition.id)
    output.write(built, folder, build.FORMATS, config.presentation, order.progress)
    messages = tuple(message.compose(letter, config.mail) for letter in send.letters(built, folder, config))
    outbox.issue(db, built.edition.id, messages, order.now)


# ---------------------------------------------------------------- deliveries


def _deliver(db: Database, workspace: Workspace, config: Config, order: Order, report: Report) -> Report:
    delivery = send.deliver(db, workspace, config, order.now, order.environment)
    notices = report.notices
    if delivery.files:
        place = workspace.state / send.OUTBOX
        notices += (f"no mail server is configured: {delivery.waiting} messages wait in {place}",)
    incomplete = bool(delivery.failures) or (bool(config.mail.host) and delivery.waiting > 0)
    code = ExitCode.DELIVERY if incomplete and report.exit_code == ExitCode.DONE else report.exit_code
    failures = report.failures + delivery.failures
    return replace(report, exit_code=code, delivery=delivery, notices=notices, failures=failures)
