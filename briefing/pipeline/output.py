"""A finished edition -> its files, each written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from briefing.edition import Built
    from briefing.model import Edition, Presentation, Surroundings


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
        formats: Names from `render.RENDERERS`; `docx` brings one draft per theme.
        presentation: How it looks.
        progress: Called with the stage, how many files are done, and how many there are.

    Returns:
        The files written, in the order of `render.RENDERERS`, drafts last.

    Raises:
        RenderError: A file could not be rendered or written.
    """
    surroundings = {s.sentence: s for s in built.surroundings}
    drafts = built.edition.themes if "docx" in formats else ()
    total = len(formats) + len(drafts)
    written: list[Path] = []
    for name, content in _contents(built.edition, formats, presentation, surroundings):
        render.write(folder / name, content)
        written.append(folder / name)
        progress("render", len(written), total)
    return tuple(written)


def _contents(
    edition: Edition, formats: tuple[str, ...], presentation: Presentation, surroundings: dict[str, Surroundings]
) -> Iterator[tuple[str, bytes]]:
    for name, renderer in render.RENDERERS.items():
        if name in formats:
            yield renderer.file_name, renderer.render(edition, presentation, surroundings)
    if "docx" in formats:
        from briefing.render import docx

        for theme in edition.themes:
            yield f"drafts/{theme.id}.docx", docx.draft(edition, theme.id, presentation, surroundings)
