"""A finished edition -> its files, each written whole or not at all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing import render
from briefing.errors import ConfigError, RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from briefing.edition import Built
    from briefing.model import Edition, Presentation, Surroundings, ThemeSection


def write(
    built: Built,
    folder: Path,
    formats: tuple[str, ...],
    presentation: Presentation,
    progress: Callable[[str, int, int], None],
    *,
    drafts: bool = True,
) -> tuple[Path, ...]:
    """Render an edition and write its files.

    Args:
        built: The edition and where its sentences stand.
        folder: Made if missing.
        formats: Names from `render.RENDERERS`.
        presentation: How it looks.
        progress: Called with the stage, how many files are done, and how many there are.
        drafts: Whether `docx` brings one draft per theme, too.

    Returns:
        The files written, in the order of `render.RENDERERS`, drafts last.

    Raises:
        ConfigError: A template is at fault; every file that does without it is there.
        RenderError: A file could not be rendered or written; every other file is there.
    """
    surroundings = {s.sentence: s for s in built.surroundings}
    themes = built.edition.themes if drafts and "docx" in formats else ()
    total = len(formats) + len(themes)
    written: list[Path] = []
    faults: list[ConfigError | RenderError] = []
    for name, make in _makers(built.edition, formats, themes, presentation, surroundings):
        try:
            render.write(folder / name, make())
            written.append(folder / name)
        except (ConfigError, RenderError) as exc:
            faults.append(exc)
        progress("render", len(written) + len(faults), total)
    if faults:
        raise _together(faults)
    return tuple(written)


def _together(faults: list[ConfigError | RenderError]) -> ConfigError | RenderError:
    """Tell one fault, a template's before any other, and how many files more are missing."""
    told = next((f for f in faults if isinstance(f, ConfigError)), faults[0])
    more = f" (and {len(faults) - 1} more files)" if faults[1:] else ""
    if isinstance(told, ConfigError):
        return ConfigError(told.subject, (*told.faults[:-1], told.faults[-1] + more), told.remedy)
    return RenderError(told.subject, told.fault + more, told.remedy)


def _makers(
    edition: Edition,
    formats: tuple[str, ...],
    themes: tuple[ThemeSection, ...],
    presentation: Presentation,
    surroundings: dict[str, Surroundings],
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name each file of the edition and the function that makes its content."""
    for name, renderer in render.RENDERERS.items():
        if name in formats:
            yield renderer.file_name, partial(renderer.render, edition, presentation, surroundings)
    if themes:
        from briefing.render import docx

        for theme in themes:
            yield f"drafts/{theme.id}.docx", partial(docx.draft, edition, theme.id, presentation, surroundings)
