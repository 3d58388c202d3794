"""The command line: options in, one call into the pipeline, text or JSON and an exit code out.

stdout is the answer; logs, progress and errors go to stderr.
"""

from __future__ import annotations

import atexit
import gc
import logging
import os
import sys
from typing import Final

import click

from briefing import __version__
from briefing.cli import documents, editing, unattended, workspace
from briefing.cli.session import Session
from briefing.errors import BriefingError, ConfigError, ExitCode

_LOG = logging.getLogger("briefing")

#: Allocations between two sweeps for cycles; Python's own 700 suits a server. Measured: a tenth of a build was
#: sweeping, half of it in the last sweep, which frees what the end of the process frees anyway.
_SWEEPS: Final = (50_000, 50, 100)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--workspace",
    "root",
    type=click.Path(file_okay=False),
    envvar="BRIEFING_WORKSPACE",
    default=".",
    show_default="this folder",
    help="Folder with briefing.toml, seeds/, templates/ and reports/.",
)
@click.option("-v", "--verbose", is_flag=True, help="Log each step.")
@click.option("-q", "--quiet", is_flag=True, help="Log errors only.")
@click.version_option(__version__, prog_name="briefing", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, root: str, verbose: bool, quiet: bool) -> None:
    """Make briefing notes in which every sentence is verbatim, sourced and provable."""
    level = logging.INFO if verbose else logging.ERROR if quiet else logging.WARNING
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(message)s", force=True)
    context.obj = Session.open(root, verbose=verbose, quiet=quiet)


for command in (*workspace.COMMANDS, *documents.COMMANDS, *editing.COMMANDS, *unattended.COMMANDS):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; every error is one message on stderr, a bug also a traceback."""
    gc.set_threshold(*_SWEEPS)
    atexit.register(gc.freeze)
    try:
        result = cli.main(arguments, prog_name="briefing", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("briefing: interrupted; nothing is half written", err=True)
        return ExitCode.INTERRUPTED
    except click.ClickException as exc:
        exc.show(sys.stderr)
        return ExitCode.USAGE
    except BriefingError as exc:
        _say(exc)
        return exc.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except Exception as exc:  # noqa: BLE001 - the last boundary: whatever is left is our bug
        _LOG.exception("unexpected %s; please report it with the lines above", type(exc).__name__)
        return ExitCode.BUG
    return result if isinstance(result, int) else ExitCode.DONE


def _say(error: BriefingError) -> None:
    if isinstance(error, ConfigError) and len(error.faults) > 1:
        click.echo(f"briefing: {error.subject}: {len(error.faults)} faults", err=True)
        for fault in error.faults:
            click.echo(f"  {fault}", err=True)
        click.echo(error.remedy, err=True)
    else:
        click.echo(f"briefing: {error}", err=True)
