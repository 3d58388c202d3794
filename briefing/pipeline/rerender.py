"""edition.json -> its files again, reading no source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import codec
from briefing.edition import Built
from briefing.errors import UsageError
from briefing.pipeline import output
from briefing.store import editions, exists, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.config import Config
    from briefing.model import Edition, Surroundings
    from briefing.pipeline.workspace import Workspace


def load(workspace: Workspace, edition_id: str) -> Edition:
    """Read an edition of the workspace.

    Raises:
        UsageError: There is none of this name, or it is damaged.
    """
    path = workspace.report(edition_id) / "edition.json"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise UsageError(str(path), "no such edition", "`briefing build` makes one.") from exc
    return codec.loads(text, str(path))


def surroundings(workspace: Workspace, edition: Edition) -> tuple[Surroundings, ...]:
    """Return where the sentences of an edition stand, if the state knows this very edition; else ()."""
    if not exists(workspace.state):
        return ()
    with opened(workspace.state) as db:
        entry = editions.entry(db, edition.id)
        known = entry is not None and entry.fingerprint == codec.fingerprint(edition)
        return editions.surroundings(db, edition.id) if known else ()


def render(
    workspace: Workspace,
    config: Config,
    edition_id: str,
    *,
    formats: tuple[str, ...],
    out: Path | None,
    progress: Callable[[str, int, int], None],
) -> tuple[Path, ...]:
    """Render an edition again; the files written.

    Raises:
        UsageError: No such edition.
        RenderError: A file could not be made.
        StateError: The state cannot be used.
    """
    edition = load(workspace, edition_id)
    built = Built(edition=edition, surroundings=surroundings(workspace, edition))
    folder = out or workspace.report(edition_id)
    return output.write(built, folder, formats, config.presentation, progress)
