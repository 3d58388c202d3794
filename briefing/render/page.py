"""Edition -> the printed note: `brief.html.j2` filled in and laid out as PDF."""

from __future__ import annotations

import base64
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from briefing import codec, confinement
from briefing.errors import RenderError
from briefing.intake import processor_seconds
from briefing.render import catalogue, charts, imprint, layout, palette, pdf, resources, templating, view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import Edition, Limits, Presentation, Surroundings

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
    return _lay_out_apart(markup(edition, presentation, surroundings), presentation, attached, properties)


#: Bytes of a PDF.
_MAX_FILE: Final = 2**28

#: What `confinement` calls a failure -> what the user is told.
_FAILURES: Final = {
    "timeout": "laying it out takes more than {limits.wall:.0f} seconds, or {limits.cpu} of processor time",
    "memory": "laying it out takes more than {mebibytes} MiB",
    "crash": "the layout gave up",
}


def _limits(limits: Limits) -> confinement.Limits:
    """What one PDF may take: a note of 200 sentences took 10 s and 400 MB, 20,000 line breaks 48 s and 605 MB."""
    wall = limits.layout_seconds
    cpu = processor_seconds(wall)
    return confinement.Limits(wall=wall, cpu=cpu, memory=limits.layout_memory, file=_MAX_FILE)


def _lay_out_apart(
    html: str, presentation: Presentation, attached: pdf.Attached, properties: Mapping[str, str]
) -> bytes:
    """Print a page in a child process under limits, without a network: one note costs one file, never the machine."""
    made = {name: base64.b64encode(asset(name, presentation)).decode() for name in _made(presentation)}
    file = {f.name: getattr(attached, f.name) for f in fields(attached)} | {"modified": attached.modified.isoformat()}
    limits = _limits(presentation.limits)
    letter = {"html": html, "made": made, "templates": presentation.templates}
    try:
        letter |= {"attached": file, "properties": dict(properties)}
        return confinement.run(layout.__name__, letter, limits, filter(None, (presentation.templates,)))
    except confinement.Refused as exc:
        raise RenderError(*exc.args) from exc
    except confinement.Failed as exc:
        detail = f" ({exc.detail})" if exc.detail else ""
        fault = _FAILURES[exc.kind].format(limits=limits, mebibytes=limits.memory // 2**20)
        remedy = "The other files hold the same note; shorten it, correct the template, or raise [limits]."
        raise RenderError("brief.pdf", fault + detail, remedy) from exc


def _made(presentation: Presentation) -> list[str]:
    """Name the files of the page that are not found in templates/."""
    return ["colours.css"] + ([f"logo.{logo_type(presentation.logo)}"] if presentation.logo else [])


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
