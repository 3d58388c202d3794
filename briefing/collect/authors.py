"""Who signs a page, and the elements further down that tell about them: a name, and a word on their work."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from briefing.collect.blocks import PARAGRAPH, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.collect.blocks import Block

#: Characters of a line that signs, and of a box about an author, at most.
_LINE: Final = 130
_BOX: Final = 700

_SIGNED: Final = re.compile(r"(?:par|by|por|texte|text|بقلم) ?:? (?=\w)", re.IGNORECASE)
_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]{0,25}(?: (?:[a-zà-ÿ'’]{1,3} )?[A-ZÀ-Þ][\w'’.-]{0,25}){1,3}|"
    r"[\u0621-\u064a]+(?: [\u0621-\u064a]+){1,2}"
)
#: What a word on an author opens with.
_WORK: Final = re.compile(
    r".{0,40}?\b(?:journalistes?|grande? reporter|reporter|correspondante?|rédact(?:eur|rice)|éditorialiste|"
    r"chroniqueu(?:r|se)|chef(?:fe)? (?:du service|de rubrique)|pigiste|journalist|correspondent|writer|editor|"
    r"columnist|covers|periodista|corresponsal|redactora?|صحفي|صحافي|مراسل|كاتب)",
    re.IGNORECASE,
)


def author_boxes(page: Sequence[Block]) -> frozenset[int]:
    """Find the ranks of the elements that open with the name of who signs the page, and tell about them.

    Args:
        page: The blocks of a page; a signature stands above its first paragraph or is not seen.
    """
    sizes: Counter[int] = Counter()
    first: dict[int, int] = {}
    for index, block in enumerate(page):
        sizes.update(dict.fromkeys(block.parents, len(block.text)))
        for rank in block.parents:
            first.setdefault(rank, index)
    names: set[str] = set()
    found: set[int] = set()
    for index, block in enumerate(page):
        if len(block.text) <= _LINE and (name := _signature(block.text)):
            names.add(name)
        elif index + 1 < len(page) and _tells_about(block.text, page[index + 1].text, names):
            shared = [rank for rank in block.parents if rank in page[index + 1].parents and first[rank] == index]
            found.update(rank for rank in shared if sizes[rank] <= _BOX)
    return frozenset(found)


def _tells_about(name: str, text: str, names: set[str]) -> bool:
    """Tell whether a name is followed by a word on the one who bears it: the author, or one who is said to write."""
    if len(name) > _LINE or len(text) < PARAGRAPH:
        return False
    return key(name) in names or (_NAME.fullmatch(name) is not None and _WORK.match(text) is not None)


def _signature(text: str) -> str | None:
    """Give the name that a line signs with, reduced as `key` does."""
    signed = _SIGNED.match(text)
    name = _NAME.match(text, signed.end()) if signed else None
    return key(name[0]) if name else None
