"""Charts as SVG, drawn from the edition alone, readable without colour; and as PNG for word processors.

Units are millimetres. Colours are literal: a picture does not see the page's stylesheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from briefing.render import palette, resources
from briefing.render.typography import printable, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from briefing.render.catalogue import Catalogue
    from briefing.render.view import Note

INK, SLATE, GRID = "#16202c", "#4a5766", "#d5dbe2"
FONTS = tuple(
    f"fonts/{name}.ttf" for name in ("SourceSans3-Regular", "SourceSans3-Semibold", "Amiri-Regular", "Amiri-Bold")
)
FAMILY = "'Note Sans','Source Sans 3','Note Arabic','Amiri',sans-serif"

#: A logo may name any font: one that is not here is replaced, because its words would be left out.
_GENERIC: dict[str, Any] = {
    f"{kind}_family": "Source Sans 3" for kind in ("font", "serif", "sans_serif", "cursive", "fantasy", "monospace")
}

WIDTH, LABEL, ROW, BAR, BARS = 118.0, 40.0, 6.0, 4.2, 84.0
#: Rows shown; publishers beyond them are added up in a last row.
ROWS = 10
#: A segment has room for its theme's number when it is as wide as the number's digits and a rim.
DIGIT, RIM = 1.2, 1.0
GAP = 0.35
LABEL_CHARACTERS = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A publisher's sentences: its bar, whose segments carry their theme's number, and how many they are."""

    label: str
    bar: Markup
    count: int


def rows(note: Note, words: Catalogue) -> tuple[Row, ...]:
    """Draw how many sentences each publisher gave to each theme; () for fewer than two publishers.

    The labels are left to the page, which sets every script right.
    """
    publishers = _publishers(note, words)
    if len(publishers) <= 1:
        return ()
    scale = BARS / max(sum(n for _, n in parts) for _, parts in publishers)
    return tuple(
        Row(
            label=label,
            bar=svg(BARS, BAR, _said(parts, note, words), _segments(parts, 0, 0, scale)),
            count=sum(n for _, n in parts),
        )
        for label, parts in publishers
    )


def provenance(note: Note, words: Catalogue) -> Markup | None:
    """Draw the same as one picture with its labels, for word processors; None for fewer than two publishers."""
    publishers = _publishers(note, words)
    if len(publishers) <= 1:
        return None
    longest = max(sum(n for _, n in parts) for _, parts in publishers)
    scale = (WIDTH - LABEL - 8) / longest
    body = "".join(_row(i, label, parts, scale, words) for i, (label, parts) in enumerate(publishers))
    said = ", ".join(f"{label} {words.number(sum(n for _, n in parts))}" for label, parts in publishers)
    return svg(WIDTH, ROW * len(publishers), words.say("Sentences by publisher: %(list)s", list=said), body)


def activity(counts: Sequence[int], position: int, title: str, width: float = 40.0, height: float = 9.0) -> Markup:
    """Draw one bar per edition, oldest first."""
    step = width / max(len(counts), 1)
    highest = max([*counts, 1])
    bars = (
        _bar(i * step, height * (1 - n / highest), max(step - GAP, 0.2), height * n / highest, palette.theme(position))
        for i, n in enumerate(counts)
        if n
    )
    base = f'<line x1="0" y1="{height:g}" x2="{width:g}" y2="{height:g}" stroke="{SLATE}" stroke-width=".3"/>'
    return svg(width, height, title, "".join(bars) + base)


def svg(width: float, height: float, title: str, body: str) -> Markup:
    """Wrap shapes into a picture with its alternative text."""
    from markupsafe import Markup

    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}mm" height="{height:g}mm"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    return Markup(f"{head}<title>{escape(printable(title))}</title>{body}</svg>")  # noqa: S704 - every text in it is escaped


def png(picture: str, width: int = 1600, folder: str | None = None) -> bytes:
    """Draw an SVG as PNG, with the packaged fonts and no others.

    Args:
        picture: The SVG.
        width: In pixels.
        folder: The workspace's templates.
    """
    import resvg_py

    files = [str(path) for name in FONTS if (path := resources.locate(name, folder))]
    drawn = resvg_py.svg_to_bytes(
        svg_string=picture,
        width=width,
        background="#ffffff",
        dpi=96,
        font_files=files,
        skip_system_fonts=True,
        **_GENERIC,
    )
    return bytes(drawn)


def _publishers(note: Note, words: Catalogue) -> list[tuple[str, list[tuple[int, int]]]]:
    """(publisher, [(theme position, sentences)]), most sentences first."""
    counts: dict[str, dict[int, int]] = {}
    for theme in note.themes:
        for quote in theme.quotes:
            of = counts.setdefault(quote.source.publisher, {})
            of[theme.position] = of.get(theme.position, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    rows = [(name, sorted(parts.items())) for name, parts in ordered]
    return rows if len(rows) <= ROWS else [*rows[: ROWS - 1], _others(rows[ROWS - 1 :], words)]


def _others(rows: list[tuple[str, list[tuple[int, int]]]], words: Catalogue) -> tuple[str, list[tuple[int, int]]]:
    total: dict[int, int] = {}
    for _, parts in rows:
        for position, n in parts:
            total[position] = total.get(position, 0) + n
    return words.count("%(num)s other", "%(num)s others", len(rows)), sorted(total.items())


def _row(index: int, label: str, parts: list[tuple[int, int]], scale: float, words: Catalogue) -> str:
    top, total = index * ROW, sum(n for _, n in parts)
    name = _text(0, top + 3.9, short(label, LABEL_CHARACTERS))
    count = _text(LABEL + total * scale + 1.2, top + 3.9, words.number(total), weight=600)
    return name + _segments(parts, LABEL, top + 0.9, scale) + count


def _segments(parts: list[tuple[int, int]], x: float, top: float, scale: float) -> str:
    shapes = []
    for position, n in parts:
        wide = n * scale - GAP
        shapes.append(_bar(x, top, wide, BAR, palette.theme(position)))
        if wide >= DIGIT * len(str(position)) + RIM:
            shapes.append(_text(x + wide / 2, top + 3, str(position), 2.5, "#ffffff", "middle", 600))
        x += n * scale
    return "".join(shapes)


def _said(parts: list[tuple[int, int]], note: Note, words: Catalogue) -> str:
    """`Interpol 3, Chiffres 1`."""
    return ", ".join(f"{note.themes[position - 1].title} {words.number(n)}" for position, n in parts)


def _bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{colour}"/>'


def _text(
    x: float, y: float, text: str, size: float = 2.9, colour: str = INK, anchor: str = "start", weight: int = 400
) -> str:
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="{FAMILY}" font-size="{size}" font-weight="{weight}"'
        f' text-anchor="{anchor}" fill="{colour}">{escape(printable(text))}</text>'
    )
