"""The day of publication that a page shows beside its headline, for pages whose markup states none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.collect.blocks import PARAGRAPH, key
from briefing.text import dates
from briefing.text.normalise import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefing.collect.blocks import Block

#: Blocks above the headline, and below it up to the first paragraph, that may show the day.
_ABOVE: Final = 3
_BELOW: Final = 15
#: Characters of a line that says when and by whom an article was written, at most.
_LINE: Final = 150
_LANGUAGES: Final = ("fr", "en", "es", "ar")
_UPDATED: Final = re.compile(
    r"(?:mis(?:e)? a jour|modifie|maj|actualise|updated|modified|actualizado|تحديث|اخر تحديث)[^|]{0,25}$"
)


def day(page: Sequence[Block], title: str | None, language: str | None = None) -> date | None:
    """Read the first full date among the lines around the headline; one that is said to be an update comes last.

    Args:
        page: The blocks of a page.
        title: Its title; without a line of these words the first level-one heading counts.
        language: ISO 639-1 code of the page, if it states one.

    Returns:
        The day, or None when no line beside the headline states one.
    """
    heading = _heading(page, title)
    if heading is None:
        return None
    found = [pair for block in _around(page, heading) for pair in _stated(block.text, language)]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _heading(page: Sequence[Block], title: str | None) -> int | None:
    name = key(title) if title else ""
    same = [i for i, block in enumerate(page) if name and key(block.text) == name]
    headings = [i for i, block in enumerate(page) if block.tag == "h1"]
    return next(iter([i for i in same if i in set(headings)] or same[-1:] or headings), None)


def _around(page: Sequence[Block], heading: int) -> Iterator[Block]:
    """Give the short lines under the headline down to its first paragraph, then those above it."""
    for block in page[heading + 1 : heading + 1 + _BELOW]:
        if len(block.text) <= _LINE:
            yield block
        if len(block.text) > _LINE or (len(block.text) >= PARAGRAPH and block.text.endswith((".", "!", "?", "»"))):
            break
    yield from (b for b in page[max(0, heading - _ABOVE) : heading] if len(b.text) <= _LINE)


def _stated(text: str, language: str | None) -> Iterator[tuple[bool, date]]:
    """Give each full date of a line, and whether it is an update's."""
    if not any(char.isdigit() for char in text):
        return
    for name in [language] if language in _LANGUAGES else _LANGUAGES:
        for mention in dates.find(text, language=name or ""):
            if mention.first and mention.first == mention.last and not (mention.relative or mention.flag):
                yield _UPDATED.search(plain(text[: mention.start])) is not None, mention.first
