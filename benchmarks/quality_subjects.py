"""Keyphrases of themes: subjects that annotators gave to several articles, in the pile of all articles.

A phrase is right when annotators gave it to an article that it is credited to.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from benchmarks import adapters, quality_peers
from benchmarks.quality_measures import key
from briefing.edition import ground
from briefing.keyphrases.surface import sentences
from briefing.model import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Articles that share a subject.
SHARED: Final = 3
#: Phrases shown.
SHOWN: Final = 8

Texts = list[tuple[str, list[str]]]


def subjects(texts: Texts) -> list[str]:
    """Give the keys that at least three articles share, each in its most frequent form."""
    forms: dict[str, Counter[str]] = {}
    for _, gold in texts:
        for phrase in {key(phrase): phrase for phrase in gold}.values():
            forms.setdefault(key(phrase), Counter())[phrase] += 1
    return [max(found, key=lambda form: (found[form], form)) for found in forms.values() if found.total() >= SHARED]


def ours(texts: Texts) -> list[float]:
    """Share of right phrases, a value per subject."""
    plan = Plan(title="", language="fr", languages=("fr",))
    docs = [{"id": str(n), "text": "\n".join(sentences(text))} for n, (text, _) in enumerate(texts)]
    field = ground.field([adapters.prepared_document(doc, plan) for doc in docs], (), range(len(docs)), "fr")
    return [_right(adapters.theme_keyphrases(field, subject, SHOWN), texts) for subject in subjects(texts)]


def yake(texts: Texts) -> list[float]:
    """The same for plain yake, given the articles that annotators gave the subject to, one after the other."""
    shares = []
    for subject in subjects(texts):
        members = [n for n, (_, gold) in enumerate(texts) if key(subject) in {key(phrase) for phrase in gold}]
        found = quality_peers.yake_raw("\n".join(texts[n][0] for n in members), SHOWN)
        shares.append(_right([(phrase, frozenset(map(str, members))) for phrase in found], texts))
    return shares


def _right(found: Sequence[tuple[str, frozenset[str]]], texts: Texts) -> float:
    hits = sum(any(key(phrase) in {key(g) for g in texts[int(n)][1]} for n in holders) for phrase, holders in found)
    return hits / len(found) if found else 0.0
