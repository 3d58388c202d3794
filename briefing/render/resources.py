"""Where the template files lie. The only module of `render` that reads files."""

from __future__ import annotations

import posixpath
from importlib import resources
from pathlib import Path

from briefing.errors import RenderError


def read(name: str, folder: str | None = None) -> bytes:
    """Return the bytes of a template file.

    Args:
        name: Relative, with `/`, such as `brief.css` or `fonts/Amiri-Regular.ttf`.
        folder: The workspace's templates; a file there wins over the packaged one.

    Raises:
        RenderError: No such file, or it cannot be read.
    """
    path = locate(name, folder)
    if path is None:
        raise RenderError(name, "no such template", "Put the file in templates/, or correct its name.")
    try:
        return path.read_bytes()
    except OSError as exc:
        raise RenderError(str(path), f"cannot be read ({exc.strerror})", "Make the file readable.") from exc


def locate(name: str, folder: str | None = None) -> Path | None:
    """Find a template file: the workspace's, else the packaged one, else the checkout's; None if there is none."""
    if posixpath.isabs(name) or ".." in name.split("/"):
        return None
    return next((path for place in _places(folder) if (path := place / name).is_file()), None)


def _places(folder: str | None) -> list[Path]:
    """An editable install has no `briefing/templates`: its templates are those of the checkout."""
    package = Path(str(resources.files("briefing")))
    packaged = [package / "templates", package.parent / "templates", package / "render"]
    return [Path(folder), *packaged] if folder else packaged
