"""A finished edition -> the bytes of its files. Every renderer reads the same edition; none drops content.

`RENDERERS` maps a format to its file name and function; `write` is the one place where a file is written.
"""

from __future__ import annotations

import io
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.model import Edition, Presentation, Surroundings

    Render = Callable[[Edition, Presentation, Mapping[str, Surroundings]], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """An output format: the name of its file in `reports/<edition>/` and the function that makes its bytes."""

    file_name: str
    render: Render


def _pdf(edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings]) -> bytes:
    from briefing.render import page

    return page.render(edition, presentation, surroundings)


def _docx(edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings]) -> bytes:
    from briefing.render import docx

    return docx.render(edition, presentation, surroundings)


def _html(edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings]) -> bytes:
    from briefing.render import web

    return web.render(edition, presentation, surroundings)


def _markdown(edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings]) -> bytes:
    from briefing.render import markdown

    return markdown.render(edition, presentation, surroundings)


def _json(edition: Edition, _presentation: Presentation, _surroundings: Mapping[str, Surroundings]) -> bytes:
    from briefing import codec

    content = io.BytesIO()
    for piece in codec.pieces(edition):
        content.write(piece.encode())
    return content.getvalue()


#: In the order in which they are written; edition.json first, because the others can be made from it again.
RENDERERS = {
    "json": Renderer(file_name="edition.json", render=_json),
    "pdf": Renderer(file_name="brief.pdf", render=_pdf),
    "docx": Renderer(file_name="brief.docx", render=_docx),
    "html": Renderer(file_name="brief.html", render=_html),
    "md": Renderer(file_name="brief.md", render=_markdown),
}


def write(path: Path, content: bytes) -> None:
    """Write a file that appears whole or not at all, even if the machine stops; its folder is made if need be.

    Raises:
        RenderError: The folder or the file cannot be written; nothing is left behind.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".tmp-", dir=path.parent)
    except OSError as exc:
        raise RenderError(str(path), f"cannot be written ({exc.strerror})", "Make its folder writable.") from exc
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), 0o666 & ~_umask())
            os.fsync(file.fileno())
        Path(beside).replace(path)
        _sync(path.parent)
    except OSError as exc:
        raise RenderError(str(path), f"cannot be written ({exc.strerror})", "Make room and try again.") from exc
    finally:
        Path(beside).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Make a renaming last: it is the folder that holds the name."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    """Return the process's mask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
