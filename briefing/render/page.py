"""Edition -> the printed note: `brief.html.j2` filled in and laid out as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import codec
from briefing.errors import RenderError
from briefing.model import Presentation
from briefing.render import catalogue, charts, imprint, palette, pdf, resources, templating, view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import Edition, Surroundings

TEMPLATE = "brief.html.j2"


def render(edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings]) -> bytes:
    """Return brief.pdf: PDF/A-3A and PDF/UA-1, with edition.json inside.

    Raises:
        ConfigError: The template or the presentation is at fault.
        RenderError: The page cannot be laid out.
    """
    words = catalogue.catalogue(edition.language, presentation.templates)
    attached = pdf.Attached(
        name="edition.json",
        text=codec.dumps(edition),
        description=words.say("The edition as data: each sentence with its place in its source"),
        modified=edition.issued_at,
    )
    properties = {imprint.PROPERTY: imprint.write(presentation)}
    return lay_out(markup(edition, presentation, surroundings), presentation, attached, properties)


def lay_out(
    html: str,
    presentation: Presentation | None = None,
    attached: pdf.Attached | None = None,
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """Print a page that `markup` made.

    Raises:
        RenderError: The page cannot be laid out.
    """
    chosen = presentation or Presentation()
    return pdf.print_page(html, lambda name: asset(name, chosen), attached, properties)


def markup(edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings]) -> str:
    """Return the HTML that is laid out; its stylesheets, fonts and logo are addresses that `asset` answers."""
    words = catalogue.catalogue(edition.language, presentation.templates)
    logo = f"logo.{logo_type(presentation.logo)}" if presentation.logo else None
    note = view.note(edition, presentation, surroundings)
    return templating.render(
        TEMPLATE, words, presentation.templates, note=note, logo=logo, chart=charts.rows(note, words)
    )


def asset(name: str, presentation: Presentation) -> bytes:
    """Return the bytes behind a relative address of the page.

    Raises:
        RenderError: There is no such file.
    """
    if name == "colours.css":
        return palette.stylesheet(presentation.accent).encode()
    if presentation.logo and name == f"logo.{logo_type(presentation.logo)}":
        return presentation.logo
    return resources.read(name, presentation.templates)


def logo_type(logo: bytes) -> str:
    """Tell `png` from `svg` by the content.

    Raises:
        RenderError: Neither.
    """
    if logo.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if b"<svg" in logo[:1000]:
        return "svg"
    raise RenderError("logo", "is neither PNG nor SVG", "Save the logo as PNG or SVG.")
