"""The text that a page states for machines (JSON-LD `articleBody`), held against the blocks that it shows."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from briefing.collect.blocks import PARAGRAPH, PIECE, Block, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The page's own statement of its text (JSON-LD) is believed if this share of trafilatura's lines stands in it.
_STATED_AGREEMENT: Final = 0.5
#: The stated text is the article when the page shows less than the first share of it, and of that at least the second.
_BEGUN: Final = 0.6
_BEGUN_AGREEMENT: Final = 0.9
#: Characters at the end of the stated text that must end a line of the page; else it is cut short.
_STATED_END: Final = 30
#: Paragraphs right after the stated text that are the article's all the same.
_MAX_CLOSING: Final = 2


def is_begun(chosen: Sequence[Block], stated: str) -> bool:
    """Tell whether a page shows the beginning of the text that it states, and a script shows the rest."""
    if "</" in stated:
        return False
    shown, whole = "".join(key(b.text) for b in chosen), key(stated)
    found = sum(len(name) for b in chosen if (name := key(b.text)) in whole)
    return len(shown) < _BEGUN * len(whole) and found >= _BEGUN_AGREEMENT * len(shown)


def followed(page: Sequence[Block], chosen: list[Block], stated: str) -> list[Block]:
    """Follow the text that the page states for machines, if it speaks of the same article.

    Blocks outside it are dropped; blocks inside it that were missed are added. A stated text that is cut
    short (as behind a paywall) or another one decides nothing.
    """
    whole = key(stated)
    names = [key(b.text) for b in chosen]
    inside = sum(len(n) for n in names if n in whole)
    total = sum(map(len, names))
    if not total or inside < _STATED_AGREEMENT * total:
        return chosen
    complete = [b for b in page if len(b.text) >= PARAGRAPH and key(b.text) in whole]
    if sum(len(key(b.text)) for b in _unique(complete)) < _STATED_AGREEMENT * len(whole):
        return chosen
    if not any(key(b.text).endswith(whole[-_STATED_END:]) for b in page):
        return chosen
    members = {id(b) for b in chosen}
    places = [i for i, b in enumerate(page) if len(b.text) >= PARAGRAPH and key(b.text) in whole]
    between = page[places[0] : places[-1] + 1]
    inner = [b for b in between if id(b) in members or len(b.text) >= PIECE]
    held = [b for b in inner if key(b.text) in whole]
    after = page[places[-1] + 1 : places[-1] + 1 + _MAX_CLOSING]
    return _unique([*held, *_closing(after, page[places[-1]], members)])


def _closing(after: Sequence[Block], last: Block, members: set[int]) -> Iterable[Block]:
    """Give the sentences beside the last stated paragraph: the stated text is often stored without its last lines."""
    return itertools.takewhile(
        lambda b: id(b) in members and not b.linked and (b.tag, b.parents[1:]) == (last.tag, last.parents[1:]), after
    )


def _unique(found: list[Block]) -> list[Block]:
    seen: set[str] = set()
    return [b for b in found if not ((name := key(b.text)) in seen or seen.add(name))]  # type: ignore[func-returns-value]
