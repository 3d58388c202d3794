"""Words of ours in square brackets inside words of a source: put in, found again, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def with_additions(source: str, additions: Iterable[tuple[int, str]]) -> tuple[str, tuple[Span, ...]]:
    """Fold the white space of a text and add words in brackets.

    Args:
        source: As it stands.
        additions: (offset in `source` behind a word, words), in text order.

    Returns:
        The text, and the slices of it that were added, the space before the bracket included.

    >>> with_additions("reçu  hier à Fès", [(10, "3 mai 2026")])
    ('reçu hier [3 mai 2026] à Fès', ((9, 22),))
    """
    folded = fold_space(source)
    pieces, spans, done, grown = [], [], 0, 0
    for at, words in additions:
        place = len(fold_space(source[:at]))
        added = f" [{words}]"
        pieces += [folded[done:place], added]
        spans.append((place + grown, place + grown + len(added)))
        done, grown = place, grown + len(added)
    return "".join([*pieces, folded[done:]]), tuple(spans)


def without_additions(text: str, spans: Sequence[Span]) -> str:
    """Take slices out of a text.

    >>> without_additions("reçu hier [3 mai 2026] à Fès", ((9, 22),))
    'reçu hier à Fès'
    """
    kept, done = [], 0
    for start, end in spans:
        kept.append(text[done:start])
        done = end
    return "".join([*kept, text[done:]])


def places(text: str, spans: Sequence[Span]) -> tuple[tuple[int, str], ...]:
    """Give each addition as (offset in the text without additions, its words without brackets).

    >>> places("reçu hier [3 mai 2026] à Fès", ((9, 22),))
    ((9, '3 mai 2026'),)
    """
    found, grown = [], 0
    for start, end in spans:
        found.append((start - grown, text[start:end].removeprefix(" [").removesuffix("]")))
        grown += end - start
    return tuple(found)


def relocated(additions: Sequence[str], text: str) -> tuple[Span, ...]:
    """Find additions again, in order, in a text that somebody changed around them; those that are gone are left out.

    >>> relocated([" [3 mai 2026]"], "reçu tard hier [3 mai 2026]")
    ((14, 27),)
    """
    spans, done = [], 0
    for words in additions:
        at = text.find(words, done)
        if at >= 0:
            done = at + len(words)
            spans.append((at, done))
    return tuple(spans)
