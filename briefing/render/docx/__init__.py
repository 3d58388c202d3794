"""Edition -> brief.docx and one draft per theme: Word files with real styles, comments for the editor, and identities.

The template (templates/brief.docx) is made to be edited in Word: `template` fills its placeholders with marks, `fill`
puts texts, links, bookmarks and comments in their place, `package` writes the file. Every quoted sentence stands in a
bookmark that names it (`identity`), and what was written is read back (`readback`) before it is handed out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.render import catalogue, view
from briefing.render.docx import identity, readback
from briefing.render.docx.pieces import Slots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import Edition, Presentation, Surroundings

#: Sections of a draft, in order; a draft has one theme, and what belongs to the whole note is left out.
DRAFT_SECTIONS = ("themes", "figures", "sources")


def render(edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings]) -> bytes:
    """Write the whole note.

    Args:
        edition: What to show.
        presentation: How to show it.
        surroundings: By sentence id; a sentence without any has no paragraph number.

    Returns:
        The bytes of brief.docx, the same for equal editions.

    Raises:
        ConfigError: The template, or what briefing.toml says of the note, is at fault.
        RenderError: A quoted sentence did not arrive in the file.
    """
    page = view.note(edition, presentation, surroundings)
    return _write(edition, presentation, page, None)


def draft(
    edition: Edition, theme_id: str, presentation: Presentation, surroundings: Mapping[str, Surroundings]
) -> bytes:
    """Write one theme's draft for its editor: its sentences, figures, sources, and each sentence in its article.

    Args:
        edition: What to show.
        theme_id: Which of its themes.
        presentation: How to show it.
        surroundings: By sentence id.

    Returns:
        The bytes of drafts/<theme>.docx, the same for equal editions.

    Raises:
        ValueError: The edition has no such theme.
        ConfigError, RenderError: As `render`.
    """
    if all(theme.id != theme_id for theme in edition.themes):
        raise ValueError(f"no theme {theme_id!r} in edition {edition.id}")
    page = view.note(edition, presentation, surroundings)
    return _write(edition, presentation, _only(page, theme_id), theme_id)


def _only(page: view.Note, theme_id: str) -> view.Note:
    theme = next(t for t in page.themes if t.id == theme_id)
    needed = {s.number for q in theme.quotes for s in (q.source, *q.also_in)}
    return replace(
        page,
        sections=DRAFT_SECTIONS,
        themes=(theme,),
        key_points=(),
        key_figures=(),
        timeline=(),
        divergences=(),
        values=theme.values,
        sources=tuple(s for s in page.sources if s.number in needed),
    )


def _write(edition: Edition, presentation: Presentation, page: view.Note, theme: str | None) -> bytes:
    """Fill, dress, describe, save, read back."""
    from briefing.render.docx import context, dress, fill, package, pictures, template

    words = catalogue.catalogue(edition.language, presentation.templates)
    slots = Slots()
    drawn = {
        "logo": pictures.logo(presentation, page.issuer or page.title),
        "chart": None
        if theme or "themes" not in page.sections
        else pictures.chart(page, words, presentation.templates),
    }
    variables = context.build(edition, page, words, slots, drawn, draft=theme is not None)
    document = template.fill(variables, words, presentation.templates)
    author = fill.Author(name=words.say("automatic check"), initials="B", at=edition.issued_at)
    fill.fill(document, slots, author, rtl=page.direction == "rtl")
    dress.dress(document, language=edition.language, rtl=page.direction == "rtl", accent=presentation.accent)
    package.describe(document, edition, presentation, theme)
    content = package.save(document)
    readback.compare(content, _expected(edition, page), f"{theme}.docx" if theme else template.NAME)
    return content


def _expected(edition: Edition, page: view.Note) -> list[tuple[identity.Identity, str]]:
    """Every sentence of the sections shown, under the name it must be found by."""
    sentences = {s.id: s for s in edition.sentences}
    shown = {s.id: s.text if s.edited is None else s.edited for s in edition.sentences}
    quotes = [q for t in page.themes for q in t.quotes] if "themes" in page.sections else []
    points = page.key_points if "key_points" in page.sections else ()
    wanted = [(identity.of(sentences[q.id]), shown[q.id]) for q in quotes]
    return wanted + [(identity.of(sentences[q.id], "k"), shown[q.id]) for q in points]
