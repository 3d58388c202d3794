"""What is known of each candidate, as numbers, and which candidates are no phrases at all."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.keyphrases.candidates import Candidate, Stems
    from briefing.keyphrases.evidence import Evidence
    from briefing.keyphrases.lexicon import Lexicon

#: A phrase swallows a part of it when it makes up this share of the part's occurrences ...
_SWALLOWS: Final = 0.6
#: ... and a full name the last name alone at this one.
_SWALLOWS_SURNAME: Final = 0.2
#: Share of a phrase's sentences that hold it as a part of longer names alone.
_CUT: Final = 0.8
_TINY: Final = 1e-6
#: Content words beyond which a phrase is too long for a tag.
_PLENTY: Final = 3

Traits = dict[str, float]


@dataclass(frozen=True, slots=True)
class Family:
    """How a candidate stands to the longer candidates that hold it.

    Attributes:
        swallowed: The longer one stands for it.
        inside: It never occurs without the longer one.
        in_lead: The first sentence holds a longer one.
        covered: Ranks of the sentences in which a longer name holds it.
    """

    swallowed: bool = False
    inside: bool = False
    in_lead: bool = False
    covered: frozenset[int] = frozenset()


def _parts(stems: Stems) -> Iterator[Stems]:
    for start in range(len(stems)):
        for end in range(start + 1, len(stems) + 1):
            if end - start < len(stems):
                yield stems[start:end]


def _is_full_name(longer: Candidate, part: Candidate) -> bool:
    """Tell "Awa Diallo" beside "Diallo": names only, and the same last ones."""
    pure = longer.is_name and part.is_name and len(longer.content) == len(longer.stems)
    return pure and longer.content[-len(part.content) :] == part.content and not part.content[-1].isdigit()


def families(candidates: Mapping[Stems, Candidate]) -> dict[Stems, Family]:
    """Relate every candidate to the longer ones that hold it."""
    found: defaultdict[Stems, Family] = defaultdict(Family)
    for stems, longer in candidates.items():
        for part in _parts(stems):
            if part not in candidates:
                continue
            share, known = longer.total / candidates[part].total, found[part]
            surname = _is_full_name(longer, candidates[part]) and share >= _SWALLOWS_SURNAME
            repeated = longer.total > 1 or longer.is_proper or "%" in part
            found[part] = Family(
                swallowed=known.swallowed or surname or (repeated and share >= _SWALLOWS),
                inside=known.inside or (share == 1 and (repeated or stems[: len(part)] == part)),
                in_lead=known.in_lead or 0 in longer.sentences,
                covered=known.covered | longer.sentences if longer.is_proper else known.covered,
            )
    return found


def _is_cut(candidate: Candidate, family: Family) -> bool:
    """Tell the beginning that several names share, and that hardly stands without their ends: "Bureau central"."""
    return not candidate.is_lone and len(family.covered) >= _CUT * len(candidate.sentences)


def _is_vague(word: str, lexicon: Lexicon) -> bool:
    return bool({word, word.rstrip("sx")} & (lexicon.vague | lexicon.people))


def is_phrase(candidate: Candidate, lexicon: Lexicon, evidence: Evidence) -> bool:
    """Tell whether an editor could accept a candidate as a phrase, whatever the text is about."""
    first, last = candidate.content[0], candidate.content[-1]
    always_longer = candidate.count in (candidate.open_left, candidate.open_right)
    if always_longer or not candidate.plain:
        return False
    if candidate.is_measured and all(word.rstrip("s") in lexicon.measures for word in candidate.plain):
        return False
    if candidate.is_lone:
        return not _is_vague(first, lexicon) and (candidate.is_name or evidence.is_noun(first))
    if first in lexicon.people and all(_is_vague(word, lexicon) for word in candidate.content):
        return False
    if candidate.is_proper:
        return not (_is_vague(last, lexicon) and bool(set(candidate.stems) & lexicon.name_links))
    detached = lexicon.looks_adjective(first) or lexicon.looks_participle(first)
    if detached and not evidence.is_determined(first):
        return False
    complement = len(candidate.stems) > 1 and candidate.stems[-2] in lexicon.links
    return candidate.count > 1 or complement or not lexicon.ends_clause(last) or evidence.is_determined(last)


def _is_vague_whole(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Tell "région du Sahel" from "lutte contre la fraude", "réunions bilatérales" and "hausse de 3 %"."""
    if candidate.is_lone or candidate.is_proper or candidate.is_measured:
        return False
    return _is_vague(candidate.content[0], lexicon) and candidate.stems[1] in lexicon.complement_links


def telling(candidates: Iterable[Candidate], weights: Mapping[str, float]) -> dict[Stems, float]:
    """Say how telling candidates are, from yake's term weights: minus the logarithm of their geometric mean.

    A word that yake does not weigh is left out; a phrase of such words alone gets the middle weight.
    """
    middle = sorted(weights.values())[len(weights) // 2] if weights else 1.0
    found = {}
    for candidate in candidates:
        known = [weights[word] for word in candidate.content if word in weights] or [middle]
        found[candidate.stems] = -sum(math.log(max(weight, _TINY)) for weight in known) / len(known)
    return found


def traits(candidate: Candidate, family: Family, telling: float, lexicon: Lexicon, evidence: Evidence) -> Traits:
    """Describe a candidate within its text.

    Args:
        candidate: The phrase.
        family: How it stands to longer ones.
        telling: From `telling`.
        lexicon: Of its language.
        evidence: How its text uses words.

    Returns:
        Name -> number; yes is 1. The names are those of the tables in `ranking`.
    """
    lone, name = candidate.is_lone, candidate.is_name
    head = candidate.content[0]
    lead = 0 in candidate.sentences
    return {
        "telling": telling,
        "count": math.log(candidate.total),
        "lead": lead,
        "part_of_lead": lead and family.in_lead,
        "swallowed": family.swallowed or _is_cut(candidate, family),
        "inside": family.inside,
        "bare": lone and name and bool(family.covered) and evidence.is_common(head),
        "once": candidate.total == 1 and not lone and not name,
        "name_once": candidate.total == 1 and name and not lone,
        "length": len(head) / 10,
        "lone": lone,
        "lone_common": lone and not name,
        "lone_name": lone and name,
        "lone_once": lone and candidate.total == 1,
        "acronym": lone and any(form[0].isupper() for form in (*candidate.forms, *candidate.initial_forms)),
        "name": name and not lone,
        "words": min(len(candidate.content), 3) - 1,
        "vague_head": _is_vague_whole(candidate, lexicon),
        "vague_tail": not lone and not name and any(_is_vague(word, lexicon) for word in candidate.content[1:]),
        "trade": not lone and head in lexicon.people,
        "long": 0 if candidate.is_proper else max(0, len(candidate.plain) - _PLENTY),
        "counted": candidate.counted > 0,
        "measured": candidate.is_measured,
    }


def accepted(
    candidates: Mapping[Stems, Candidate], lexicon: Lexicon, evidence: Evidence, wanted: Iterable[Stems] = ()
) -> dict[Stems, Candidate]:
    """Keep the candidates that are phrases; wanted ones of several words always are."""
    kept = frozenset(stems for stems in wanted if len(stems) > 1)
    return {s: c for s, c in candidates.items() if s in kept or is_phrase(c, lexicon, evidence)}
