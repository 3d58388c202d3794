"""The rights budget: how much of one document and of one publisher is quoted at most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.edition.quotes import Quote
    from briefing.model import Plan


def within_quota(quoted: Sequence[Quote], plan: Plan) -> list[Quote]:
    """Keep the quotations that the plan's quotas allow, the most valued first served; the order given is kept.

    Args:
        quoted: Candidates of all themes.
        plan: Its quotas are in characters; None is no cap.
    """
    documents: Counter[str] = Counter()
    publishers: Counter[str] = Counter()
    families = dict(plan.publisher_families)
    kept = set()
    for n in sorted(range(len(quoted)), key=lambda n: (-quoted[n].value, n)):
        document, size = quoted[n].prepared.document, len(quoted[n].text)
        publisher = families.get(document.publisher or "", document.publisher)
        if _exceeds(documents[document.path] + size, plan.quota_per_document):
            continue
        if publisher and _exceeds(publishers[publisher] + size, plan.quota_per_publisher):
            continue
        documents[document.path] += size
        if publisher:
            publishers[publisher] += size
        kept.add(n)
    return [quote for n, quote in enumerate(quoted) if n in kept]


def _exceeds(size: int, quota: int | None) -> bool:
    return quota is not None and size > quota
