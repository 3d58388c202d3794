"""The rights budget: how much of one document and of one publisher is quoted at most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.model import Document, Plan, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.edition.ground import Field
    from briefing.edition.quotes import Quote
    from briefing.summarize import Ref

#: How often the choice is made again without what exceeded the budget; then what still exceeds it is left out.
ROUNDS: Final = 25


@dataclass(frozen=True, slots=True)
class Refused:
    """A quotation that exceeds a cap.

    Attributes:
        owner: The document's path or the publisher's name, whose cap it is.
        cap: Characters.
        left: Characters of the cap that are not used.
    """

    quote: Quote
    owner: str
    cap: int
    left: int


def within_quota(quoted: Sequence[Quote], plan: Plan) -> tuple[list[Quote], list[Refused]]:
    """Keep the quotations that the plan's quotas allow, the most valued first served; the order given is kept.

    Args:
        quoted: Candidates of all themes.
        plan: Its quotas are in characters; None is no cap.

    Returns:
        What is kept, and what is not with the cap that it exceeds.
    """
    used: Counter[str] = Counter()
    kept, refused = set(), []
    for n in sorted(range(len(quoted)), key=lambda n: (-quoted[n].value, n)):
        caps = list(_caps(quoted[n].prepared.document, plan))
        over = [Refused(quoted[n], name, cap, cap - used[name]) for name, cap in caps]
        broken = next((r for r in over if len(quoted[n].text) > r.left), None)
        if broken:
            refused.append(broken)
            continue
        kept.add(n)
        for name, _ in caps:
            used[name] += len(quoted[n].text)
    return [quote for n, quote in enumerate(quoted) if n in kept], refused


def spent(refused: Iterable[Refused], ground: Field) -> dict[Ref, Refused]:
    """List the sentences of refused quotations by their places: they are not to be chosen again."""
    ranks = {item.document.path: i for i, item in enumerate(ground.prepared)}
    return {
        (ranks[row.quote.prepared.document.path], k): row
        for row in refused
        for k in range(row.quote.first, row.quote.last + 1)
    }


def _caps(document: Document, plan: Plan) -> Iterator[tuple[str, int]]:
    """Whose caps a document's quotations count against."""
    if plan.quota_per_document is not None:
        yield document.path, plan.quota_per_document
    publisher = dict(plan.publisher_families).get(document.publisher or "", document.publisher)
    if publisher and plan.quota_per_publisher is not None:
        yield publisher, plan.quota_per_publisher


def rights_problems(refused: Iterable[Refused]) -> tuple[Problem, ...]:
    """Say whose caps were reached, each once."""
    caps = {row.owner: row.cap for row in refused}
    return tuple(
        Problem(
            stage="choose",
            subject=owner,
            kind="rights",
            message=f"{owner}: its {cap} characters are quoted; the next best sentences from elsewhere stand in",
        )
        for owner, cap in sorted(caps.items())
    )
