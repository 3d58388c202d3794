"""What an edition would quote next: the choice made again without the sentences that it quotes already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import dedupe
from briefing.edition.choice import choose
from briefing.edition.ground import field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.edition.prepare import Prepared
    from briefing.model import Edition, Plan


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that is not quoted: where it stands, by edition id of its document, and its words."""

    document: str
    start: int
    end: int
    text: str


def candidates(edition: Edition, prepared: Mapping[str, Prepared], plan: Plan) -> dict[str, tuple[Candidate, ...]]:
    """Rank what else could be quoted.

    Args:
        edition: As built.
        prepared: Edition id -> document prepared again.
        plan: As for building.

    Returns:
        Theme -> sentences that say nothing that is quoted already, best first; as many as the theme has room for.
    """
    shelf = sorted((p.document.path, id_) for id_, p in prepared.items() if p.readings)
    ids = [id_ for _, id_ in shelf]
    documents = [prepared[id_] for id_ in ids]
    if not documents:
        return {}
    ground = field(documents, (), dedupe.copies([p.article for p in documents]).source, plan.language)
    spans = {(s.document, s.start, s.end) for s in edition.sentences}
    quoted = {
        (i, s.index)
        for i, id_ in enumerate(ids)
        for s in documents[i].sentences
        if any(d == id_ and start <= s.start < end for d, start, end in spans)
    }
    words = [documents[i].article.sentences[k] for i, k in sorted(quoted)]
    said = {(i, k) for _, i, k, how in dedupe.echoes(words, [p.article for p in documents]) if how == "same"}
    found = {}
    for ranked in choose(ground, plan, quoted | said):
        rows = ((ids[p.ref[0]], documents[p.ref[0]].sentences[p.ref[1]]) for p in ranked.picks)
        found[ranked.theme.id] = tuple(Candidate(id_, s.start, s.end, s.text) for id_, s in rows)
    return found
