"""Cut the body of a document into sentences that remember where they stand.

In: a cleaned document. Out: its sentences in text order. Repairs nothing; leaves out only marks without words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.model import Sentence
from briefing.segment.boundaries import split
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Block, Document

__all__ = ["segment", "split"]

_WORD: Final = re.compile(r"[^\W_]")
_SPACE_RUN: Final = re.compile(r"(?<!\s)\s++")
#: Any blank that `split` takes for one space however often it is repeated.
_ONE_SPACE: Final = "\u2009"
_ANSWERED: Final = frozenset({"question", "speaker"})
_NEW_TOPIC: Final = frozenset({"headline", "subheading"})


def _unwrapped(text: str) -> str:
    """Turn each line break with its indentation into blanks, so that offsets stay and no sentence breaks there."""
    return _SPACE_RUN.sub(lambda run: _ONE_SPACE * len(run[0]) if "\n" in run[0] else run[0], text)


def _body(document: Document) -> Iterator[tuple[Block, bool]]:
    """Yield body blocks, each with whether it belongs to the answer to a question."""
    answering = False
    for block in document.blocks:
        if block.kind in _ANSWERED:
            answering = True
        elif block.kind in _NEW_TOPIC:
            answering = False
        elif block.kind == "body":
            yield block, answering


def segment(document: Document) -> tuple[Sentence, ...]:
    """Cut the body blocks of a document into sentences, in text order."""
    sentences: list[Sentence] = []
    for paragraph, (block, answering) in enumerate(_body(document), 1):
        for first, last in split(_unwrapped(document.text[block.start : block.end]), document.language.code):
            start, end = block.start + first, block.start + last
            if not _WORD.search(document.text, start, end):
                continue
            sentence = Sentence(
                document=document.path,
                index=len(sentences),
                paragraph=paragraph,
                start=start,
                end=end,
                text=fold_space(document.text[start:end]),
                after_question=answering,
            )
            sentences.append(sentence)
    return tuple(sentences)
