"""Commands on the workspace itself: init, check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.session import print_json
from briefing.errors import ExitCode

if TYPE_CHECKING:
    from briefing.cli.session import Session


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def init(folder: Path, as_json: bool) -> int:
    """Make a workspace in DIR: a commented briefing.toml, templates and two sample documents."""
    from briefing.pipeline import initial

    written = initial.make(folder)
    if as_json:
        print_json({"workspace": folder.as_posix(), "written": [path.as_posix() for path in written]})
    else:
        for path in written:
            click.echo(path.as_posix())
        click.echo(f"Next: briefing --workspace {folder} build")
    return ExitCode.DONE


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def check(session: Session, as_json: bool) -> int:
    """Check configuration, templates, fonts, system libraries and mail: every fault at once."""
    from briefing.pipeline import checks

    findings = checks.run(session.workspace)
    if as_json:
        print_json([{"subject": f.subject, "ok": f.ok, "message": f.message} for f in findings])
    else:
        for finding in findings:
            click.echo(f"{'ok   ' if finding.ok else 'FAULT'} {finding.subject}: {finding.message}")
    return ExitCode.DONE if all(f.ok for f in findings) else ExitCode.USAGE


COMMANDS = (init, check)
