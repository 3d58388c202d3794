"""The page and the feed of all editions that lie in reports/."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from briefing import codec, render
from briefing.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model import Edition, Presentation
    from briefing.pipeline.workspace import Workspace

_LOG = logging.getLogger(__name__)


def refresh(workspace: Workspace, presentation: Presentation) -> tuple[Path, ...]:
    """Write reports/index.html and reports/feed.xml anew; the files written.

    An edition is on the page when its edition.json and its brief.html lie in its folder; a damaged one is left out and
    logged.

    Raises:
        ConfigError: A template is at fault.
        RenderError: A file cannot be written.
    """
    from briefing.render.archive import archive

    folders = sorted(path.parent for path in workspace.reports.glob("*/edition.json"))
    editions = [e for folder in folders if (folder / "brief.html").exists() and (e := _load(folder / "edition.json"))]
    files = archive(editions, presentation)
    for name, content in files.items():
        render.write(workspace.reports / name, content)
    return tuple(workspace.reports / name for name in files)


def _load(path: Path) -> Edition | None:
    try:
        return codec.loads(path.read_text(encoding="utf-8"), str(path))
    except (UsageError, OSError, UnicodeDecodeError) as exc:
        _LOG.warning("left out of the archive: %s", exc)
        return None
