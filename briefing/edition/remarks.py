"""What an edition remarks on a quotation that an editor took from a source: as if the program had chosen it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing import dedupe
from briefing.edition.additions import gaps
from briefing.edition.documents import independent
from briefing.edition.quotes import flags, novelty
from briefing.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.edition.prepare import Prepared
    from briefing.model import Edition, Flag, Period, QuotedSentence, Said


def remarked(
    edition: Edition,
    ids: Collection[str],
    prepared: Mapping[str, Prepared],
    families: Mapping[str, str],
    said: Sequence[Said],
) -> Edition:
    """Give some sentences of an edition their flags, their novelty, and who else says them.

    Args:
        edition: The final one.
        ids: Sentences that an editor quoted; one whose document is missing stays as it is.
        prepared: Edition id -> document; among them other sources are looked for.
        families: Publisher -> family, for what counts as independent.
        said: What earlier editions quoted.
    """
    names = sorted(prepared, key=lambda id_: prepared[id_].document.path)
    source = dict(zip(names, dedupe.copies([prepared[i].article for i in names]).source, strict=True))
    texts = {prepared[i].document.path: number for i, number in source.items()}
    earlier = [terms(s.text, edition.language) for s in said]

    def judged(sentence: QuotedSentence) -> QuotedSentence:
        own = prepared[sentence.document]
        words = terms(sentence.text, own.document.language.code)
        echoes = dedupe.echoes([words], [prepared[i].article for i in names])
        also = [i for i in names if i in {names[a] for _, a, _, how in echoes if how == "same"} - {sentence.document}]
        return replace(
            sentence,
            flags=flags_of(sentence, own, edition.period) or (),
            novelty=novelty(words, earlier),
            also_in=tuple(also),
            independent_sources=independent([own, *(prepared[i] for i in also)], texts, families),
        )

    return replace(
        edition,
        sentences=tuple(judged(s) if s.id in ids and s.document in prepared else s for s in edition.sentences),
    )


def flags_of(sentence: QuotedSentence, prepared: Prepared, period: Period) -> tuple[Flag, ...] | None:
    """Read the flags of a quotation again from its document; None when its span is nobody's sentence."""
    inside = [s.index for s in prepared.sentences if s.start < sentence.end and s.end > sentence.start]
    if not inside or not prepared.readings:
        return None
    return flags(prepared, inside[0], inside[-1], period, gaps(prepared, inside[0], inside[-1]))
