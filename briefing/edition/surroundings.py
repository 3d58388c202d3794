"""Where quoted sentences stand: the rest of their paragraph and the ones beside it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.edition.quotes import Quote
from briefing.model import Sentence, Surroundings


def surroundings(quoted: Sequence[Quote], ids: Sequence[str]) -> tuple[Surroundings, ...]:
    """Give each quotation's surroundings in its document."""
    return tuple(_around(quote, id_) for quote, id_ in zip(quoted, ids, strict=True))


def _around(quote: Quote, id_: str) -> Surroundings:
    sentences = quote.prepared.sentences
    paragraph = sentences[quote.last].paragraph
    near = [s for s in sentences if abs(s.paragraph - paragraph) <= 1]
    return Surroundings(
        sentence=id_,
        paragraph=paragraph,
        before=_joined([s for s in near if s.index < quote.first]),
        after=_joined([s for s in near if s.index > quote.last]),
    )


def _joined(sentences: Sequence[Sentence]) -> str:
    return " ".join(s.text for s in sentences)
