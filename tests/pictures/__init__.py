"""Small pictures of every page of the reference editions, to see what a change does to them.

`python -m tests.pictures` draws them all anew. A picture is one sheet: the pages side by side, in grey.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

from briefing.model import Presentation
from briefing.render import page
from tests import editions

#: Pixels per point: headings, columns and colours can be told apart, single letters cannot.
SCALE = 0.3
#: Mean difference of grey, of 255, that hinting and font versions may cause; a line more or less causes ten times that.
TOLERANCE = 1.5
FOLDER = Path(__file__).parent


def path(name: str) -> Path:
    """Where the picture of an edition is kept."""
    return FOLDER / f"{name}.png"


def draw(name: str) -> Image.Image:
    """Draw every page of an edition side by side."""
    edition = editions.REFERENCE[name]()
    signed = Presentation(mention="Diffusion restreinte", issuer="Cellule de veille", timezone="Europe/Paris")
    with pypdfium2.PdfDocument(page.render(edition, signed, editions.surroundings(edition))) as document:
        sheets = [_sheet(document, number) for number in range(len(document))]
    width = sum(sheet.width + 2 for sheet in sheets) - 2
    whole = Image.new("L", (width, sheets[0].height), 128)
    left = 0
    for sheet in sheets:
        whole.paste(sheet, (left, 0))
        left += sheet.width + 2
    return whole


def difference(drawn: Image.Image, kept: Path) -> str:
    """Say how a picture differs from the one that was kept; empty when a reader would see none."""
    with Image.open(kept) as before:
        if before.size != drawn.size:
            return f"{kept.name}: {before.size} has become {drawn.size}"
        blurred = [image.convert("L").filter(ImageFilter.GaussianBlur(2)) for image in (before, drawn)]
    mean = ImageStat.Stat(ImageChops.difference(*blurred)).mean[0]
    return f"{kept.name}: mean difference {mean:.2f}" if mean > TOLERANCE else ""


def _sheet(document: pypdfium2.PdfDocument, number: int) -> Image.Image:
    sheet = document[number]
    bitmap = sheet.render(scale=SCALE, grayscale=True)
    image: Image.Image = bitmap.to_pil().convert("L")
    bitmap.close()
    sheet.close()
    return image
