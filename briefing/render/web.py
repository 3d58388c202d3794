"""Edition -> brief.html: one file that asks nobody for anything, for screens of any size, keyboards and printers."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from briefing.errors import RenderError
from briefing.render import catalogue, charts, palette, resources, templating, view
from briefing.render.page import logo_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from briefing.model import Edition, Presentation, Surroundings
    from briefing.render.catalogue import Catalogue

TEMPLATE, STYLE, SCRIPT = "brief.web.html.j2", "brief.web.css", "brief.web.js"
ARABIC = {400: "fonts/Amiri-Regular.ttf", 700: "fonts/Amiri-Bold.ttf"}
#: The browser's own proof that the page asks nobody for anything.
_POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; font-src data:; base-uri 'none';"
    " form-action 'none'"
)


def render(edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings]) -> bytes:
    """Return brief.html, UTF-8; the same arguments give the same bytes.

    Raises:
        ConfigError: The template or the presentation is at fault.
    """
    words = catalogue.catalogue(edition.language, presentation.templates)
    note = view.note(edition, presentation, surroundings)
    page = fill(
        TEMPLATE,
        words,
        presentation,
        style=(palette.stylesheet(presentation.accent, night=True), text(STYLE, presentation)),
        script=text(SCRIPT, presentation),
        note=note,
        sections=view.sections(presentation, full=True),
        chart=charts.rows(note, words),
    )
    return page.encode()


def fill(
    template: str,
    words: Catalogue,
    presentation: Presentation,
    *,
    style: tuple[str, ...],
    script: str,
    **values: object,
) -> str:
    """Fill in a web template, with its stylesheet, script and logo inside it and a policy that allows no other."""
    sheet = "\n".join([*style, _arabic(presentation)] if words.direction == "rtl" else style)
    return templating.render(
        template,
        words,
        presentation.templates,
        style=_raw(sheet, STYLE),
        script=_raw(script, SCRIPT),
        policy=_POLICY.format(style=_digest(sheet), script=_digest(script)),
        logo=_data(f"image/{_IMAGE[logo_type(presentation.logo)]}", presentation.logo) if presentation.logo else None,
        **values,
    )


_IMAGE = {"svg": "svg+xml", "png": "png"}


def text(name: str, presentation: Presentation) -> str:
    """Return a stylesheet or script of templates/."""
    return resources.read(name, presentation.templates).decode()


def _raw(code: str, name: str) -> Markup:
    """Mark a stylesheet or script of templates/ as not to be escaped, if it cannot close its own element."""
    from markupsafe import Markup

    if "</" in code or "<!--" in code:
        raise RenderError(name, "contains `</` or `<!--`, which would end it inside a page", "Take it out.")
    return Markup(code)  # noqa: S704 - a file of the operator's templates, without values


def _digest(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _data(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def _arabic(presentation: Presentation) -> str:
    """Carry the Arabic faces: few systems have one that is fit for a text."""
    sources = {w: _data("font/ttf", resources.read(name, presentation.templates)) for w, name in ARABIC.items()}
    faces = (f'@font-face{{font-family:"Note Arabic";font-weight:{w};src:url({data})}}' for w, data in sources.items())
    return "\n".join(faces)
