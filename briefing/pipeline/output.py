"""A finished edition -> its files, each written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.edition import Built
    from briefing.model import Presentation


def write(
    built: Built,
    folder: Path,
    formats: tuple[str, ...],
    presentation: Presentation,
    progress: Callable[[str, int, int], None],
) -> tuple[Path, ...]:
    """Render an edition and write its files.

    Args:
        built: The edition and where its sentences stand.
        folder: Made if missing.
        formats: Names from `render.RENDERERS`.
        presentation: How it looks.
        progress: Called with the stage, how many files are done, and how many there are.

    Returns:
        The files written, in the order of `formats`, drafts last.

    Raises:
        RenderError: A file could not be rendered or written.
    """
    surroundings = {s.sentence: s for s in built.surroundings}
    written: list[Path] = []
    for done, name in enumerate(formats, 1):
        renderer = render.RENDERERS[name]
        for file_name, content in renderer.render(built.edition, presentation, surroundings):
            render.write(folder / file_name, content)
            written.append(folder / file_name)
        progress("render", done, len(formats))
    return tuple(written)
