"""Bracketed additions: what the quotations of a theme leave open and their documents settle, said once each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing import glosses
from briefing.text.skeleton import skeleton
from briefing.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.edition.prepare import Prepared
    from briefing.edition.quotes import Quote
    from briefing.glosses import Gap
    from briefing.model import ThemeSpec

#: More brackets than this in one quotation are harder to read than what they explain.
MOST: Final = 2
#: A quotation of fewer words has one at most.
ROOMY: Final = 20
#: What is filled first when a quotation has more gaps.
_ORDER: Final = {"speaker": 0, "date": 1, "name": 2, "acronym": 3}


def gaps(prepared: Prepared, first: int, last: int) -> tuple[Gap, ...]:
    """Find what the sentences of a document from `first` to `last` leave open."""
    document, sentences = prepared.document, prepared.sentences
    start, end = sentences[first].start, sentences[last].end
    speaker = glosses.speaker(document, end) if sentences[last].after_question else None
    return (*glosses.gaps(document, start, end), *([speaker] if speaker else ()))


def gaps_of(prepared: Prepared, start: int, end: int) -> tuple[Gap, ...]:
    """Find what a slice of a document's text leaves open; nothing in a slice that touches no sentence."""
    inside = [s.index for s in prepared.sentences if s.start < end and s.end > start]
    return gaps(prepared, inside[0], inside[-1]) if inside else ()


def explained(quoted: Sequence[Quote], theme: ThemeSpec) -> list[Quote]:
    """Give each quotation of a theme its additions.

    An acronym is explained at its first use, a person at their first mention; not one that the theme's own terms hold,
    nor one whose words were quoted before. A date is resolved wherever it stands.

    Args:
        quoted: In reading order.
        theme: Whose they are.
    """
    known = frozenset(words(skeleton(" ".join((theme.title, *theme.required, *theme.supporting)))))
    told: list[str] = []
    found = []
    for quote in quoted:
        wanted = [gap for gap in quote.gaps if _is_wanted(gap, quote, known, told)]
        most = MOST if len(quote.text.split()) >= ROOMY else 1
        kept = sorted(wanted, key=lambda gap: (_ORDER[gap.kind], gap.at))[:most]
        told += map(skeleton, (quote.text, *(gap.gloss or "" for gap in kept)))
        found.append(replace(quote, added=tuple(sorted(kept, key=lambda gap: gap.at))))
    return found


def _is_wanted(gap: Gap, quote: Quote, known: frozenset[str], told: Sequence[str]) -> bool:
    """Tell whether the reader of the theme misses something, and no figure's own words would be parted by it."""
    if gap.gloss is None or any(figure.start < gap.at < figure.end for figure in quote.figures):
        return False
    if gap.kind in {"speaker", "date"}:
        return True
    explanation = skeleton(gap.gloss).partition(",")[0]
    return skeleton(gap.subject) not in known and not any(explanation in text for text in told)
