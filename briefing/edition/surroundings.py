"""Where quoted sentences stand: the rest of their paragraph and the ones beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Edition, Sentence, Surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.edition.prepare import Prepared
    from briefing.edition.quotes import Quote


def surroundings(quoted: Sequence[Quote], ids: Sequence[str]) -> tuple[Surroundings, ...]:
    """Give each quotation's surroundings in its document."""
    return tuple(_around(q.prepared, q.first, q.last, id_) for q, id_ in zip(quoted, ids, strict=True))


def located(edition: Edition, prepared: Mapping[str, Prepared]) -> tuple[Surroundings, ...]:
    """Give the surroundings of a finished edition's sentences again, from its documents prepared again.

    Args:
        edition: The edition.
        prepared: By edition id of the document; the sentences of a missing document have no surroundings.
    """
    found = []
    for quoted in edition.sentences:
        item = prepared.get(quoted.document)
        inside = [s.index for s in item.sentences if quoted.start <= s.start < quoted.end] if item else []
        if item and inside:
            found.append(_around(item, inside[0], inside[-1], quoted.id))
    return tuple(found)


def _around(prepared: Prepared, first: int, last: int, id_: str) -> Surroundings:
    sentences = prepared.sentences
    paragraph = sentences[last].paragraph
    near = [s for s in sentences if abs(s.paragraph - paragraph) <= 1]
    return Surroundings(
        sentence=id_,
        paragraph=paragraph,
        before=_joined([s for s in near if s.index < first]),
        after=_joined([s for s in near if s.index > last]),
    )


def _joined(sentences: Sequence[Sentence]) -> str:
    return " ".join(s.text for s in sentences)
