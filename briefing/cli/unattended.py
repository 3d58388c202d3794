"""Commands for the weekly work: run, send, status, schedule."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from briefing.cli.session import instant, print_json
from briefing.errors import ExitCode

if TYPE_CHECKING:
    from briefing.cli.session import Session
    from briefing.pipeline.send import Delivery

_NOW = click.option("--now", help="Instant to work at, ISO 8601.  [default: the clock]")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.command()
@_NOW
@click.option("--refresh", is_flag=True, help="Take late arrivals into the latest edition, and send what changed.")
@click.option("--strict", is_flag=True, help="Exit 3 when a document could not be read.")
@click.option("--dry-run", is_flag=True, help="Check that a run could do its work; build and send nothing.")
@_JSON
@click.pass_obj
def run(session: Session, now: str | None, refresh: bool, strict: bool, dry_run: bool, as_json: bool) -> int:
    """Build the editions due, render, queue and send. Says nothing when all is well; made to be called every hour."""
    from briefing.pipeline import run as pipeline

    config = session.config()
    if dry_run:
        pipeline.rehearse(session.workspace, config, os.environ)
        return ExitCode.DONE
    with session.progress() as progress:
        order = pipeline.Order(now=instant(now), environment=os.environ, refresh=refresh, progress=progress)
        report = pipeline.run(session.workspace, config, order)
    for message in (*report.problems, *report.notices, *report.failures):
        click.echo(f"briefing: {message}", err=True)
    if as_json:
        print_json(
            {"exit_code": report.exit_code, "issued": report.issued, "failures": report.failures}
            | _delivery(report.delivery)
        )
    if strict and report.exit_code == ExitCode.DONE and report.problems:
        return ExitCode.NO_INPUT
    return report.exit_code


@click.command()
@click.argument("edition_id", metavar="EDITION")
@click.option("--dry-run", is_flag=True, help="Stop at the .eml files in .briefing/outbox/; queue and send nothing.")
@_NOW
@_JSON
@click.pass_obj
def send(session: Session, edition_id: str, dry_run: bool, now: str | None, as_json: bool) -> int:
    """Put the drafts of EDITION in the outbox and deliver what is due. What was delivered is not sent again."""
    from briefing.pipeline import send as pipeline

    delivery = pipeline.send(
        session.workspace, session.config(), edition_id, now=instant(now), environment=os.environ, dry_run=dry_run
    )
    for failure in delivery.failures:
        click.echo(f"briefing: {failure}", err=True)
    if as_json:
        print_json(_delivery(delivery))
    else:
        for path in delivery.files:
            click.echo(path.as_posix())
        for recipient in delivery.sent:
            click.echo(f"sent: {recipient}")
        if delivery.waiting:
            click.echo(f"waiting: {delivery.waiting}")
    return ExitCode.DELIVERY if delivery.failures else ExitCode.DONE


def _delivery(delivery: Delivery) -> dict[str, object]:
    return {
        "sent": delivery.sent,
        "undelivered": delivery.failures,
        "files": [path.as_posix() for path in delivery.files],
        "waiting": delivery.waiting,
    }


@click.command()
@_JSON
@click.pass_obj
def status(session: Session, as_json: bool) -> int:
    """Show editions, deliveries, sources that fail, documents skipped and why."""
    from briefing.pipeline import status as pipeline

    found = pipeline.read(session.workspace)
    if as_json:
        print_json(found.content)
    else:
        click.echo(found.as_text())
    return ExitCode.DONE


@click.command()
@click.argument("action", type=click.Choice(["show", "install", "remove"]))
@click.option("--cron", "kind", flag_value="cron", help="The user's crontab.  [default]")
@click.option("--systemd", "kind", flag_value="systemd", help="A systemd service and timer.")
@click.pass_obj
def schedule(session: Session, action: str, kind: str | None) -> int:
    """Show, install or remove the crontab line or systemd timer that runs this workspace."""
    from briefing.pipeline import scheduling

    answer = scheduling.act(session.workspace, session.config(), action, kind or "cron")
    click.echo(answer.text)
    for command in answer.left:
        click.echo(f"briefing: systemd does not answer here; type: {command}", err=True)
    return ExitCode.DONE


COMMANDS = (run, send, status, schedule)
