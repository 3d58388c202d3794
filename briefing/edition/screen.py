"""One document at a glance: what is needed to decide whether it is worth a close reading, and no more.

Pure. Packed into a fixed number of bytes, so that a million of them fit in memory, in a cache, in messages between
processes.
"""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from briefing import dedupe, themes
from briefing.text.calendar_words import MONTHS
from briefing.text.normalise import unaccent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Plan, RawDocument, ThemeSpec

#: Raised whenever a glance may give another answer: what was kept of earlier ones is then thrown away.
VERSION: Final = 2
#: Characters in which a date of publication is looked for.
_HEAD: Final = 600
NO_SKETCH: Final = (0,) * dedupe.SKETCH_LENGTH


@dataclass(frozen=True, slots=True)
class Glance:
    """What a glance shows.

    Attributes:
        scores: How much the document speaks of each theme of the plan, >= 0.
        day: The date of publication, if it is plain to see; a guess.
        sketch: See `dedupe.sketch`; zeros for a document that speaks of no theme.
        foreign: It is in none of the plan's languages.
    """

    scores: tuple[float, ...]
    day: date | None
    sketch: tuple[int, ...]
    foreign: bool = False


class Screen:
    """The themes of a plan, ready to look at documents; what it remembers changes its speed only."""

    def __init__(self, plan: Plan) -> None:
        """Compile the terms of the themes."""
        self._spotter = themes.Spotter(plan)
        self._themes = len(plan.themes)

    def look(self, raw: RawDocument) -> Glance:
        """Look at a document."""
        title = f"{raw.title}\n" if raw.title and not raw.text.startswith(raw.title) else ""
        found = self._spotter.evidence(title + raw.text)
        return Glance(
            scores=found or (0.0,) * self._themes,
            day=raw.published.day if raw.published else first_date(raw.text[:_HEAD]),
            sketch=dedupe.sketch(raw.text) if found and any(found) else NO_SKETCH,
            foreign=found is None,
        )


def layout(count: int) -> str:
    """Name the layout of packed glances of so many themes, for `struct`: sketch, day, foreign, scores."""
    return f"<{dedupe.SKETCH_LENGTH}IiB{count}f"


def packed(glance: Glance) -> bytes:
    """Pack a glance; day 0 is none."""
    day = glance.day.toordinal() if glance.day else 0
    return struct.pack(layout(len(glance.scores)), *glance.sketch, day, glance.foreign, *glance.scores)


def glance_size(themes: int) -> int:
    """Bytes of a packed glance."""
    return struct.calcsize(layout(themes))


def rearranged(packed: bytes, order: Sequence[int], themes: int, *, before: int, length: int) -> bytes:
    """Take the scores of some themes, in their order, out of packed documents.

    Args:
        packed: Documents one after the other: the length of a name, the name, `before` bytes, the glance.
        order: Ranks of the themes that are wanted.
        themes: How many the glances weigh.
        before: Bytes between name and glance.
        length: Bytes of the length.
    """
    size, kept, at = glance_size(themes), [], 0
    while at < len(packed):
        start = at + length + int.from_bytes(packed[at : at + length], "big") + before
        values = struct.unpack(layout(themes), packed[start : start + size])
        head, scores = values[:-themes], values[-themes:]
        kept += [packed[at:start], struct.pack(layout(len(order)), *head, *(scores[i] for i in order))]
        at = start + size
    return b"".join(kept)


def theme_key(theme: ThemeSpec, languages: tuple[str, ...]) -> str:
    """Identify what the score of a theme depends on, and nothing else of it."""
    terms = (VERSION, theme.required, theme.supporting, theme.excluding, theme.spoken, theme.examples, languages)
    return hashlib.sha256(repr(terms).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _months() -> dict[str, int]:
    """Names of months in all languages read, without accents."""
    return {unaccent(name).lower(): n for names in MONTHS.values() for name, n in names.items() if name.isalpha()}


_MONTHS: Final = _months()
#: Looking ahead for a digit spares trying three patterns at every letter: four times as fast where no date stands.
_DATE: Final = re.compile(
    r"(?=\d)(?:(?P<y>20\d\d|19\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<day>\d{1,2})(?:er)? (?P<name>[a-zéèûôA-Z]{3,12})\.? (?P<year>20\d\d|19\d\d)"
    r"|(?P<dd>\d\d)[/.](?P<mm>\d\d)[/.](?P<yyyy>20\d\d|19\d\d))"
)


def first_date(head: str) -> date | None:
    """Read the first plain date of a text, in figures or with the month's name; None without one.

    >>> first_date("Publié le 3 février 2024 à 10h")
    datetime.date(2024, 2, 3)
    """
    for match in _DATE.finditer(head):
        found = match.groupdict()
        year = found["y"] or found["year"] or found["yyyy"]
        month = found["m"] or found["mm"] or _MONTHS.get(unaccent(found["name"] or "").lower(), 0)
        try:
            return date(int(year), int(month), int(found["d"] or found["day"] or found["dd"]))
        except ValueError:
            continue
    return None
