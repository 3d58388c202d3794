"""A new workspace: commented configuration, templates to edit, two sample documents."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final

from briefing.errors import UsageError
from briefing.render import resources as templates

if TYPE_CHECKING:
    from pathlib import Path

#: Files that a person edits; fonts stay in the package.
_TEMPLATES: Final = (
    *("brief.html.j2", "brief.css", "brief.docx", "brief.web.html.j2", "brief.web.css", "brief.web.js"),
    *("archive.html.j2", "archive.js", "feed.xml.j2", "mail.txt.j2", "mail.html.j2"),
)


def make(folder: Path) -> tuple[Path, ...]:
    """Make a workspace and return the files written.

    Raises:
        UsageError: The folder holds a workspace already, or cannot be written.
    """
    if (folder / "briefing.toml").exists():
        raise UsageError(str(folder), "is a workspace already", "Choose another folder.")
    try:
        return tuple(_write(folder / name, content) for name, content in _contents())
    except OSError as exc:
        raise UsageError(str(folder), f"cannot be written ({exc.strerror})", "Check its permissions.") from exc


def _contents() -> list[tuple[str, bytes]]:
    sample = resources.files("briefing.pipeline").joinpath("sample")
    texts = [
        (f"seeds/{entry.name}", entry.read_bytes()) for entry in sorted(sample.joinpath("seeds").iterdir(), key=str)
    ]
    pages = [(f"templates/{name}", templates.read(name)) for name in _TEMPLATES]
    return [("briefing.toml", sample.joinpath("briefing.toml").read_bytes()), *pages, *texts]


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
