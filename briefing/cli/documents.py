"""Commands that read documents or write an edition's files: build, render, inspect."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.session import Session, instant, print_json
from briefing.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from datetime import datetime

FORMATS = ("pdf", "docx", "html", "md", "json")


def _formats(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[str, ...]:
    if value is None:
        return FORMATS
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise click.BadParameter(f"{', '.join(unknown) or 'nothing'}; known: {', '.join(FORMATS)}")
    return names


_SOURCES = click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
_FORMAT = click.option(
    "--format", "formats", callback=_formats, show_default="all", help="Comma-separated: pdf,docx,html,md,json."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.command()
@_SOURCES
@click.option("--edition", "edition_id", help="Name of the edition.  [default: this ISO week, such as 2026-W47]")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="First day of the period (YYYY-MM-DD).")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day of the period (YYYY-MM-DD).")
@_FORMAT
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to.")
@click.option("--now", help="Instant of issue, ISO 8601; makes a build repeatable.  [default: the clock]")
@click.option("--refresh", is_flag=True, help="Take in documents that arrived since the edition was first built.")
@click.option("--strict", is_flag=True, help="Exit 3 when a document could not be read.")
@_JSON
@click.pass_obj
def build(
    session: Session,
    sources: tuple[Path, ...],
    edition_id: str | None,
    since: datetime | None,
    until: datetime | None,
    formats: tuple[str, ...],
    out: Path | None,
    now: str | None,
    refresh: bool,
    strict: bool,
    as_json: bool,
) -> int:
    """Read SOURCES (default: the workspace's) and write one edition to reports/ID/. Sends nothing."""
    from briefing.pipeline import build as pipeline

    if since and until and since > until:
        raise UsageError("--since", "is after --until", "Swap them.")
    with session.progress() as progress:
        request = pipeline.Request(
            now=instant(now),
            now_given=now is not None,
            refresh=refresh,
            sources=sources,
            edition_id=edition_id,
            since=since.date() if since else None,
            until=until.date() if until else None,
            formats=formats,
            out=out,
            progress=progress,
        )
        report = pipeline.build(session.workspace, session.config(), request)
    if as_json:
        print_json(_summary(report))
    else:
        _tell(report)
    if any(problem.kind == "bug" for problem in report.problems):
        return ExitCode.BUG
    unread = [problem for problem in report.problems if problem.kind != "rights"]
    return ExitCode.NO_INPUT if strict and unread else ExitCode.DONE


def _summary(report: Any) -> dict[str, Any]:
    from briefing import codec

    edition = report.edition
    return {
        "edition": edition.id,
        "folder": report.folder.as_posix(),
        "outputs": [path.as_posix() for path in report.outputs],
        "documents": {
            status: sum(d.status == status for d in edition.documents)
            for status in ("used", "unused", "duplicate", "skipped")
        },
        "sentences": len(edition.sentences),
        "problems": [codec.encode_problem(p) for p in report.problems],
    }


def _tell(report: Any) -> None:
    edition = report.edition
    used = sum(d.status == "used" for d in edition.documents)
    click.echo(f"{edition.id}: {len(edition.sentences)} sentences from {used} of {len(edition.documents)} documents")
    for path in report.outputs:
        click.echo(path.as_posix())
    for problem in report.problems:
        click.echo(f"briefing: {problem.message}", err=True)
    if report.late:
        message = f"{report.late} documents arrived since {edition.id} was first built; --refresh takes them in"
        click.echo(f"briefing: {message}", err=True)


@click.command()
@click.argument("edition_id", metavar="EDITION")
@_FORMAT
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to.")
@_JSON
@click.pass_obj
def render(session: Session, edition_id: str, formats: tuple[str, ...], out: Path | None, as_json: bool) -> int:
    """Render EDITION again from its edition.json, reading no source."""
    from briefing.pipeline import rerender

    with session.progress() as progress:
        outputs = rerender.render(
            session.workspace, session.config(), edition_id, formats=formats, out=out, progress=progress
        )
    if as_json:
        print_json({"edition": edition_id, "outputs": [path.as_posix() for path in outputs]})
    else:
        for path in outputs:
            click.echo(path.as_posix())
    return ExitCode.DONE


@click.command()
@_SOURCES
@click.option("--theme", help="Show what this theme takes of SOURCES (default: the workspace's), and why.")
@click.option("--now", help="Instant of reference, ISO 8601.  [default: the clock]")
@_JSON
@click.pass_obj
def inspect(session: Session, sources: tuple[Path, ...], theme: str | None, now: str | None, as_json: bool) -> int:
    """Show what cleaning decided on one SOURCE, line by line, with the reason of each line dropped."""
    if theme is not None:
        return _explain(session, theme, sources, now, as_json=as_json)
    from briefing.pipeline import inspection

    if len(sources) != 1:
        raise UsageError("SOURCE", f"{len(sources)} are given", "Name one document, or a theme with --theme.")
    views = inspection.inspect(session.workspace, session.config(), sources[0], now=instant(now))
    if as_json:
        print_json(views[0].as_json() if len(views) == 1 else [view.as_json() for view in views])
    else:
        click.echo("\n\n".join(view.as_text() for view in views))
    return ExitCode.DONE


def _explain(session: Session, theme: str, sources: tuple[Path, ...], now: str | None, *, as_json: bool) -> int:
    from briefing.pipeline import explaining

    view = explaining.explain(session.workspace, session.config(), theme, sources, now=instant(now))
    if as_json:
        print_json(view.as_json())
    else:
        click.echo(view.as_text())
    return ExitCode.DONE


@click.command()
@_SOURCES
@click.option("--theme", help="Only the figures said on this theme (of editions, not of SOURCES).")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only figures said since this day.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV that is safe to open in a spreadsheet.")
@click.option("--now", help="Instant of reference, ISO 8601.  [default: the clock]")
@_JSON
@click.pass_obj
def figures(
    session: Session,
    sources: tuple[Path, ...],
    theme: str | None,
    since: datetime | None,
    as_csv: bool,
    now: str | None,
    as_json: bool,
) -> int:
    """Export the ledger of figures: every figure of SOURCES, or those that the editions said."""
    from briefing.pipeline import ledger

    if sources:
        rows = ledger.read(session.workspace, session.config(), sources, now=instant(now))
    else:
        rows = ledger.said(session.workspace, theme=theme, since=since.date() if since else None)
    if as_json:
        print_json({"documents": rows})
    else:
        click.echo(ledger.as_csv(rows) if as_csv else ledger.as_text(rows), nl=False)
    return ExitCode.DONE


COMMANDS = (build, render, inspect, figures)
