"""Commands for proof and the way back: verify, publish, forget, review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.session import instant, print_json
from briefing.errors import ExitCode

if TYPE_CHECKING:
    from briefing.cli.session import Session

_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
_NOW = click.option("--now", help="Instant to record, ISO 8601.  [default: the clock]")


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--sources",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Folder or file with the sources; may be repeated.  [default: the workspace's]",
)
@_JSON
@click.pass_obj
def verify(session: Session, paths: tuple[Path, ...], folders: tuple[Path, ...], as_json: bool) -> int:
    """Check every quoted sentence and figure of PDF, DOCX or edition.json FILEs against the sources."""
    from briefing.pipeline import verification

    proofs = verification.verify_all(session.workspace, session.config(), paths, folders)
    if as_json:
        print_json([proof.as_json() for proof in proofs])
    else:
        click.echo("\n".join(line for proof in proofs for line in proof.as_lines()))
    return ExitCode.DONE if all(proof.holds for proof in proofs) else ExitCode.NO_INPUT


@click.command()
@click.argument("paths", metavar="DRAFT.docx...", nargs=-1, required=True, type=click.Path(path_type=Path))
@_NOW
@_JSON
@click.pass_obj
def publish(session: Session, paths: tuple[Path, ...], now: str | None, as_json: bool) -> int:
    """Make the final note from edited DRAFTs: what was reworded is marked, what was cut or added is told."""
    from briefing.pipeline import publication

    with session.progress() as progress:
        done = publication.publish(session.workspace, session.config(), paths, now=instant(now), progress=progress)
    for notice in done.notices:
        click.echo(f"briefing: {notice}", err=True)
    for conflict in done.conflicts:
        versions = "; ".join(f"{name or 'first'}: {text or 'cut'!r}" for name, text in conflict.versions)
        click.echo(f"briefing: conflict at {conflict.id}: {versions}", err=True)
    if as_json:
        print_json(done.as_json())
    else:
        click.echo("\n".join(done.as_lines()))
    return ExitCode.DONE


@click.command()
@click.option("--theme", help="Only what was learned of this theme.  [default: all]")
@_JSON
@click.pass_obj
def forget(session: Session, theme: str | None, as_json: bool) -> int:
    """Drop what was learned from editors; the next choice is made as if nobody had edited anything."""
    from briefing.pipeline import learned

    themes = [spec.id for spec in session.config().plan.themes]
    dropped = learned.forget(session.workspace, theme, themes)
    if as_json:
        print_json({"theme": theme, "decisions": dropped})
    else:
        click.echo(f"{dropped} decisions forgotten")
    return ExitCode.DONE


@click.command()
@click.argument("edition_id", metavar="[EDITION]", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the page.  [default: a free one]")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.pass_obj
def review(session: Session, edition_id: str | None, port: int, no_browser: bool) -> int:
    """Open a local page to keep, cut, reorder and reword the sentences of EDITION (the latest), and to publish."""
    from briefing.pipeline import reviewing, serving

    page = reviewing.prepare(session.workspace, session.config(), edition_id)

    def ready(address: str) -> None:
        click.echo(address)
        click.echo("briefing: for this machine only; Ctrl+C ends the review, decisions are kept", err=True)
        if not no_browser:
            click.launch(address)

    serving.serve(page, port, ready)
    return ExitCode.DONE


COMMANDS = (verify, publish, review, forget)
