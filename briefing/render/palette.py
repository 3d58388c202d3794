"""Colours: one per theme by position, one accent; each readable on the paper it is printed on.

Source: WCAG 2.2, success criterion 1.4.3 (contrast of text at least 4.5) and "relative luminance".
"""

from __future__ import annotations

import colorsys
import re

from briefing.errors import ConfigError

#: Ratio that small text needs (WCAG AA).
CONTRAST = 4.5
#: The darkest and the lightest grounds that text stands on, by day and by night.
PAPER, TINT = "#ffffff", "#f2f5f8"
NIGHT, NIGHT_TINT = "#10161d", "#1a232d"
ACCENT = "#12304f"

#: (by day, by night), in the order in which themes take them; a thirteenth theme starts again.
THEMES = (
    ("#1d5b99", "#7db4ee"),
    ("#0f6b63", "#5cc4b8"),
    ("#94500a", "#eda862"),
    ("#a3263b", "#f28d9c"),
    ("#5b3f9e", "#b6a0f0"),
    ("#4f6110", "#b5c868"),
    ("#8a2a6f", "#e793cc"),
    ("#2b6480", "#86bfdb"),
    ("#7a4630", "#d9a48c"),
    ("#2f6b34", "#86cb8c"),
    ("#3f4a9c", "#9fabf2"),
    ("#5a5560", "#bdb6c4"),
)
#: Where the curve of sRGB stops being a straight line.
_KNEE = 0.04045
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def theme(position: int) -> str:
    """Return the colour by day of the theme at a 1-based position."""
    return THEMES[(position - 1) % len(THEMES)][0]


def contrast(one: str, other: str) -> float:
    """Measure how far apart two colours `#rrggbb` are, from 1 (equal) to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, ground: str) -> str:
    """Darken or lighten a colour just enough to be read on `ground`, keeping its hue; one that is readable stays."""
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    end = max(0.0, 1.0, key=lambda level: contrast(_grey(level), ground))
    steps = (light + (end - light) * step / 40 for step in range(1, 41))
    shades = (_hex(colorsys.hls_to_rgb(hue, level, saturation)) for level in steps)
    return next(c for c in (colour, *shades) if contrast(c, ground) >= CONTRAST)


def stylesheet(accent: str | None, *, night: bool = False) -> str:
    """Write the colours as CSS custom properties: `--accent`, and `--theme` under `.t1`, `.t2`...

    Args:
        accent: `#rrggbb`, made readable if it is not; None is our own.
        night: Also write the dark variants, for screens.

    Raises:
        ConfigError: `accent` is not a colour.
    """
    if accent is not None and not _HEX.fullmatch(accent):
        raise ConfigError("briefing.toml", (f"note.accent: {accent!r} is not a colour",), "Write it as #rrggbb.")
    chosen = (accent or ACCENT).lower()
    day = _properties(readable(chosen, TINT), [pair[0] for pair in THEMES])
    if not night:
        return day
    dark = _properties(readable(chosen, NIGHT_TINT), [pair[1] for pair in THEMES])
    return f"{day}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}"


def _properties(accent: str, colours: list[str]) -> str:
    themes = (f".t{i}{{--theme:{colour}}}" for i, colour in enumerate(colours, 1))
    return "\n".join([f":root{{--accent:{accent};--theme:{accent}}}", *themes])


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    linear = [c / 12.92 if c <= _KNEE else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _grey(level: float) -> str:
    return _hex((level, level, level))


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(share * 255):02x}" for share in rgb)
