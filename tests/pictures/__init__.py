"""Small pictures of the reference editions as PDF, Word file and web page, to see what a change does to them.

`python -m tests.pictures [EDITION...]` draws them anew. A picture is one sheet: pages or screens side by side. Word
files are laid out by LibreOffice, web pages by Chromium; both see the fonts of templates/ alone, so that a sheet is the
same on any machine. Each sheet remembers the program that drew it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PIL.PngImagePlugin import PngInfo

from briefing.model import Presentation
from briefing.render import docx, page, web
from tests import editions

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER: Final = Path(__file__).parent
FONTS: Final = FOLDER.parent.parent / "templates" / "fonts"
CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OFFICE: Final = shutil.which("soffice") or shutil.which("libreoffice")
SIGNED: Final = Presentation(mention="Diffusion restreinte", issuer="Cellule de veille", timezone="Europe/Paris")

#: Pixels per point of a page: headings, columns and colours can be told apart, words just about.
SCALE: Final = 0.5
#: Mean difference of 255 that the worst part of a sheet may have after blurring, and its side in pixels: hinting stays
#: below it, a line more or less above.
TOLERANCE, PART = 4.0, 200
COLOURS: Final = 64
#: Pixels that a row of pages may be wide, and between two of them.
WIDTH, GAP = 1810, 4

#: Screens that a note is shown on: width and height in pixels, shown at what scale, dark or light.
SCREENS: Final = ((1280, 1900, 0.4, False), (1280, 1900, 0.4, True), (390, 1520, 0.5, False))
CHROMIUM_FLAGS: Final = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars --force-device-scale-factor=1"
    " --font-render-hinting=none --virtual-time-budget=5000"
).split()


def path(name: str, medium: str) -> Path:
    """Where the sheet of an edition is kept."""
    return FOLDER / f"{name}.{medium}.png"


def draw(name: str, medium: str) -> Image.Image:
    """Draw every page or screen of an edition side by side."""
    with tempfile.TemporaryDirectory() as folder:
        shown = MEDIA[medium](name, Path(folder))
    places, left, top, height = [], 0, 0, 0
    for sheet in shown:
        if left and left + sheet.width > WIDTH:
            left, top, height = 0, top + height + GAP, 0
        places.append((left, top))
        left, height = left + sheet.width + GAP, max(height, sheet.height)
    whole = Image.new("RGB", (min(WIDTH, sum(s.width + GAP for s in shown)), top + height), "#808080")
    for place, sheet in zip(places, shown, strict=True):
        whole.paste(sheet, place)
    return whole.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def keep(name: str, medium: str) -> None:
    """Draw a sheet and keep it."""
    info = PngInfo()
    info.add_text("Software", program(medium))
    draw(name, medium).save(path(name, medium), optimize=True, pnginfo=info)


def program(medium: str) -> str:
    """Name what draws a medium, with its main version: another one breaks lines elsewhere."""
    command = {"docx": OFFICE, "web": CHROMIUM}.get(medium)
    if not command:
        return "WeasyPrint"
    said = subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout.split()
    return " ".join(said[:2]).rpartition(".")[0] if medium == "docx" else " ".join(said[:2]).partition(".")[0]


def drawn_by(kept: Path) -> str:
    """Return the program that drew a sheet that was kept."""
    with Image.open(kept) as image:
        return str(image.info.get("Software", ""))


def difference(drawn: Image.Image, kept: Path) -> str:
    """Say how a sheet differs from the one that was kept; empty when a reader would see no difference."""
    with Image.open(kept) as before:
        if before.size != drawn.size:
            return f"{kept.name}: {before.size} has become {drawn.size}"
        blurred = [image.convert("RGB").filter(ImageFilter.GaussianBlur(2)) for image in (before, drawn)]
    apart = ImageChops.difference(*blurred)
    parts = [
        apart.crop((x, y, min(x + PART, apart.width), min(y + PART, apart.height)))
        for x in range(0, apart.width, PART)
        for y in range(0, apart.height, PART)
    ]
    mean = max(max(ImageStat.Stat(part).mean) for part in parts)
    return f"{kept.name}: mean difference {mean:.2f}" if mean > TOLERANCE else ""


def _pdf(name: str, _folder: Path) -> list[Image.Image]:
    edition = editions.REFERENCE[name]()
    return _pages(page.render(edition, SIGNED, editions.surroundings(edition)))


def _docx(name: str, folder: Path) -> list[Image.Image]:
    assert OFFICE is not None
    edition = editions.REFERENCE[name]()
    (folder / "brief.docx").write_bytes(docx.render(edition, SIGNED, editions.surroundings(edition)))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [OFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), f"{folder}/brief.docx"]
    subprocess.run(command, capture_output=True, check=True, timeout=240, env=_fonts(folder))
    return _pages((folder / "brief.pdf").read_bytes())


def _web(name: str, folder: Path) -> list[Image.Image]:
    edition = editions.REFERENCE[name]()
    (folder / "brief.html").write_bytes(web.render(edition, SIGNED, editions.surroundings(edition)))
    screens = [_screen(folder, *screen) for screen in SCREENS]
    _chromium(folder, "--no-pdf-header-footer", f"--print-to-pdf={folder}/brief.pdf")
    return screens + _pages((folder / "brief.pdf").read_bytes())


MEDIA: Final[dict[str, Callable[[str, Path], list[Image.Image]]]] = {"pdf": _pdf, "docx": _docx, "web": _web}


def _screen(folder: Path, width: int, height: int, scale: float, dark: bool) -> Image.Image:
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    _chromium(folder, *scheme, f"--window-size={width},{height}", f"--screenshot={folder}/screen.png")
    with Image.open(folder / "screen.png") as image:
        size = round(image.width * scale), round(image.height * scale)
        return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def _chromium(folder: Path, *flags: str) -> None:
    assert CHROMIUM is not None
    command = [CHROMIUM, *CHROMIUM_FLAGS, f"--user-data-dir={folder}/profile", *flags, f"file://{folder}/brief.html"]
    subprocess.run(command, capture_output=True, check=True, timeout=120, env=_fonts(folder))


def _fonts(folder: Path) -> dict[str, str]:
    """Show the program the fonts of templates/ alone."""
    families = {"serif": "Source Serif 4", "sans-serif": "Source Sans 3"}
    aliases = "".join(
        f"<alias><family>{generic}</family><prefer><family>{name}</family><family>Amiri</family></prefer></alias>"
        for generic, name in families.items()
    )
    settings = f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder}/fonts</cachedir>{aliases}</fontconfig>"
    (folder / "fonts.conf").write_text(settings, "utf-8")
    return os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}


def _pages(content: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(content) as document:
        return [_page(document, number) for number in range(len(document))]


def _page(document: pypdfium2.PdfDocument, number: int) -> Image.Image:
    sheet = document[number]
    bitmap = sheet.render(scale=SCALE)
    image: Image.Image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    sheet.close()
    return image
