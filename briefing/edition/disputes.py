"""A quoted figure that another article contradicts does not stand alone: what the other says is quoted beside it.

Pure. In: a theme's picks and what it chose from. Out: picks, of which the weakest may have given way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing import figures
from briefing.edition.facts import stated
from briefing.summarize import Pick

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from briefing.edition.ground import Claim, Field
    from briefing.figures import Statement
    from briefing.summarize import Ref

#: Contradictions that one theme quotes on purpose: the note is about what happened, not about who counted how.
MOST: Final = 2


def with_rivals(picks: Sequence[Pick], claim: Claim, ground: Field, lost: Collection[Ref]) -> tuple[Pick, ...]:
    """Quote beside a figure the sentence of another article that gives the same quantity another value.

    It takes a free place of the theme, or that of its weakest pick; never that of the opening or of a figure that is
    itself contradicted.

    Args:
        picks: Best first.
        claim: What the theme may choose from.
        ground: The documents.
        lost: Sentences that belong to other themes.
    """
    found = list(picks)
    held = {pick.ref for pick in picks[:1]}
    for disputed, rival in _disputes(picks, claim, ground, lost):
        held.add(disputed)
        place = _place(rival, found, held, claim, ground)
        if place is not None:
            found[place : place + 1] = [rival]
            held.add(rival.ref)
    return tuple(found)


def _disputes(picks: Sequence[Pick], claim: Claim, ground: Field, lost: Collection[Ref]) -> list[tuple[Ref, Pick]]:
    """The picks with a figure that is contradicted, each with what contradicts it; one voice a figure."""
    quoted = [(pick, s) for pick in picks for s in _statements(ground, pick.ref)]
    settled = {s.id for _, s in quoted if any(figures.contradicts(s, other) for _, other in quoted)}
    barred = {pick.ref for pick in picks} | set(lost)
    found: dict[Ref, tuple[Ref, Pick]] = {}
    for ref, rival in _rivals([s for _, s in quoted], claim, ground, barred):
        for pick, own in quoted:
            apart = ref not in found and ref[0] != pick.ref[0] and own.id not in settled
            if apart and figures.contradicts(own, rival):
                settled.add(own.id)
                found[ref] = pick.ref, Pick(ref, pick.event, pick.value)
    return list(found.values())[:MOST]


def _rivals(
    quoted: Sequence[Statement], claim: Claim, ground: Field, barred: Collection[Ref]
) -> Iterator[tuple[Ref, Statement]]:
    """What the theme's articles count besides under the same names, not the same numbers; firmest sentences first."""
    names = frozenset[str]().union(*(figures.wordings(s) for s in quoted))
    numbers = {(s.figure.unit, s.figure.value) for s in quoted}
    places = sorted(
        (-factor, story.rank, k)
        for story in claim.stories
        for k, factor in enumerate(story.factors)
        if not names.isdisjoint(story.article.sentences[k].content)
    )
    for _, i, k in places:
        if (i, k) not in barred and ground.manners[i][k] > 0:
            for statement in _statements(ground, (i, k)):
                if (statement.figure.unit, statement.figure.value) not in numbers:
                    yield (i, k), statement


def _statements(ground: Field, ref: Ref) -> list[Statement]:
    """What a sentence counts."""
    prepared, k = ground.prepared[ref[0]], ref[1]
    text = prepared.sentences[k].text
    return [stated(f"{ref}:{f.start}", f, text, prepared.document) for f in prepared.figures_of(k)]


def _place(rival: Pick, found: Sequence[Pick], held: Collection[Ref], claim: Claim, ground: Field) -> int | None:
    """Where a pick fits within the theme's budgets; None when nothing may give way to it."""
    lengths = [_length(pick, ground) for pick in found]
    room = claim.theme.words - sum(lengths) - _length(rival, ground)
    if len(found) < claim.theme.sentences and room >= 0:
        return len(found)
    free = (n for n in reversed(range(len(found))) if found[n].ref not in held and room + lengths[n] >= 0)
    return next(free, None)


def _length(pick: Pick, ground: Field) -> int:
    return ground.prepared[pick.ref[0]].article.sentences[pick.ref[1]].length
