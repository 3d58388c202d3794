"""Readers' comments among the blocks of a page, found by how they repeat rather than by what the page calls them.

A comment is one of several elements side by side that each hold a text and a way to answer it, or, below a line
that announces comments, a text under a name with a time.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from briefing.text.normalise import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.collect.blocks import Block

#: Characters of the line that names the author and the time of a comment, or announces the comments, at most.
_LINE: Final = 80
#: Characters of one comment at most.
_POST: Final = 3000
#: Comments side by side from which they are a list: with a way to answer them, and with a time only.
_ANSWERED: Final = 2
_DATED: Final = 3
#: Blocks before a list of comments that may announce it, and blocks of a comment among which its time stands.
_BEFORE: Final = 8
_HEAD: Final = 3

_ANSWER: Final = re.compile(
    r"(?:repondre|signaler|reply|respond|report|responder|denunciar|antworten|رد|الرد|ابلاغ)\b(?! (?:a|to|de|aux) )"
)
_ANNOUNCED: Final = re.compile(
    r"\b(?:commentaires?|reactions?|comments?|comentarios?|reacciones|replies|responses|vos avis|kommentare|"
    r"تعليقات|التعليقات|تعليق)\b"
)
_TIME: Final = re.compile(
    r"\bil y a (?:\d{1,3}|une?|quelques) |\b(?:\d{1,3}|an?|one) (?:min|minute|hour|day|week|month|year)s? ago\b|"
    r"\bhace (?:\d{1,3}|una?) |\b\d{1,2} ?[:h] ?\d{2}\b|\b\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d{2}\b|"
    r"\b\d{1,2}(?:er)? [^\W\d_]{3,10}\.? 20\d{2}\b|\b[^\W\d_]{3,10}\.? \d{1,2}, 20\d{2}\b|\bمنذ "
)


def posts(page: Sequence[Block]) -> frozenset[int]:
    """Find the ranks of the elements that hold readers' comments.

    Args:
        page: The blocks of a page.

    Returns:
        Ranks as in `Block.parents`; empty for a page whose only texts are such posts and which announces no comments.
    """
    sizes: Counter[int] = Counter()
    counts: Counter[int] = Counter()
    above: dict[int, int] = {}
    answered: set[int] = set()
    dated: set[int] = set()
    for block in page:
        above.update(itertools.pairwise(block.parents))
        short = plain(block.text) if len(block.text) <= _LINE else ""
        if _TIME.search(short):
            dated.update(rank for rank in block.parents if counts[rank] < _HEAD)
        if _ANSWER.match(short):
            answered.update(block.parents)
        sizes.update(dict.fromkeys(block.parents, len(block.text)))
        counts.update(dict.fromkeys(block.parents, 1))
    found = {r for r in answered | dated if counts[r] > 1 and sizes[r] <= _POST and r in above}
    by_answer = _side_by_side(found & answered, above, _ANSWERED)
    by_time = _side_by_side(found & dated, above, _DATED)
    announced = set(_announced(page, {above[rank] for rank in by_time}))
    return frozenset(by_answer | {rank for rank in by_time if above[rank] in announced})


def _side_by_side(ranks: set[int], above: dict[int, int], least: int) -> set[int]:
    siblings = Counter(above[rank] for rank in ranks)
    return {rank for rank in ranks if siblings[above[rank]] >= least}


def _announced(page: Sequence[Block], lists: set[int]) -> Iterator[int]:
    """Give the lists that a short line about comments precedes."""
    begun: set[int] = set()
    for index, block in enumerate(page):
        for rank in lists.intersection(block.parents) - begun:
            begun.add(rank)
            before = [b.text for b in page[max(0, index - _BEFORE) : index + 1] if len(b.text) <= _LINE]
            if any(_ANNOUNCED.search(plain(text)) for text in before):
                yield rank
