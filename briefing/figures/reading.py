"""Figures of a sentence: each numeral is judged, and given its unit, noun, hedge, direction and date.

In: a sentence of a document. Out: figures with exact places in the document's text. What is no figure (a date, an
hour, a score, a label, a name) is left out; a number that counts nothing the sentence names is left out too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from briefing.figures import apart, counting, hedges, multiples, ranges
from briefing.figures.bases import base
from briefing.figures.circumstances import as_of, coordinated, datings, direction
from briefing.figures.clues import clues_of
from briefing.figures.drafts import CURRENCY_BEFORE, Draft, plain, single
from briefing.figures.fractions import fractions, may_hold_fraction
from briefing.figures.numerals import Numeral, numerals, numerals_at
from briefing.figures.scene import Scene, scene_of
from briefing.figures.tokens import Tokens, tokenise
from briefing.figures.words import VOCABULARIES, vocabulary
from briefing.figures.words.vocabulary import MONEY_UNITS, SHARE_UNITS, WEIGHT_UNITS
from briefing.model import TIME_UNITS, Document, Figure, Sentence
from briefing.text import dates as written
from briefing.text.normalise import fold_space
from briefing.text.number_words import NUMBER_WORDS
from briefing.text.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.text.dates import DateMention

_DIGIT = re.compile(r"[0-9]")
#: Classes of dates in which a number is a day or a year and nothing else.
_SURE_DATES: Final = frozenset({"day", "month", "year", "digital"})


def read(document: Document, sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of a sentence, in text order.

    Args:
        document: Where the sentence stands; gives text, language and publication date.
        sentence: One of its sentences.

    Returns:
        Figures whose `start` and `end` are offsets in `document.text`.
    """
    language = document.language.code if document.language.code in VOCABULARIES else "fr"
    folded = whole_skeleton(document.text)[sentence.start : sentence.end]
    if not may_hold_numeral(folded, language):
        return ()
    tokens = tokenise(folded)
    clues, decimal_comma = clues_of(folded, tokens, language), vocabulary(language).decimal_comma
    if clues.numbers is None:
        found = numerals(folded, language, decimal_comma=decimal_comma)
    else:
        found = numerals_at(folded, clues.numbers, language, decimal_comma=decimal_comma)
    multiplied = _holds_multiple(folded, language)
    worded = multiplied or may_hold_fraction(folded, language) or _holds_dual(tokens, language)
    located = written.locate(folded, language, clues.dates) if found else []
    if not worded and all(_in_date(located, n) or apart.plainly(folded, n, language) for n in found):
        return ()
    scene = _scene(document, sentence, folded, tokens, located)
    parts = [_hedged(scene, part) for part in fractions(scene, found)]
    drafts = _drafts(scene, found, parts)
    more = [*parts, *(multiples.multiples(scene) if multiplied else []), *multiples.duals(scene)]
    if more:
        drafts = sorted([*drafts, *more], key=lambda draft: draft.start)
    drafts = _levelled(scene, drafts)
    dated = datings(scene) if drafts else []
    figures: list[Figure] = []
    for index in range(len(drafts)):
        figures.append(_finished(scene, index, drafts, dated, figures[-1] if figures else None, sentence.start))
    return tuple(figures)


#: A document's sentences are read one after the other.
whole_skeleton = lru_cache(maxsize=8)(skeleton)


def _in_date(located: list[written.Located], numeral: Numeral) -> bool:
    """Whether a numeral lies in a date for sure: a day or a year, and no length of time."""
    for form, match in located:
        if form.needs in _SURE_DATES and match.start() <= numeral.start and numeral.end <= match.end():
            return True
    return False


def _scene(
    document: Document, sentence: Sentence, folded: str, tokens: Tokens, located: list[written.Located]
) -> Scene:
    text, published = document.text[sentence.start : sentence.end], document.published
    language = document.language.code if document.language.code in VOCABULARIES else "fr"
    mentions = written.resolve_all(
        located,
        text,
        published.day if published else None,
        language=language,
        precision=published.precision if published else "day",
        folded=folded,
    )
    return scene_of(text, folded, tokens, language, tuple(mentions))


@cache
def _number_words(language: str) -> frozenset[str]:
    """Every number word as `str.split` may find it: alone, or with one sign before or behind it."""
    words = NUMBER_WORDS[language]
    spelled = {*words.simple, *words.scales, *words.collectives}
    parts = {part for word in spelled for part in word.split("-")}
    before = {sign + word for word in parts for sign in ("(", '"', "d'", "l'", "qu'")}
    return frozenset(parts | before | {word + sign for word in parts for sign in '.,;:)"!?'})


def may_hold_numeral(folded: str, language: str) -> bool:
    """Whether a skeleton holds a digit or a number word at all; cheap, and wrong only on the safe side."""
    if _DIGIT.search(folded) or language == "ar":
        return True
    words = folded.replace("-", " ").split() if "-" in folded else folded.split()
    if not _number_words(language).isdisjoint(words) or _holds_multiple(folded, language):
        return True
    return may_hold_fraction(folded, language)


def _holds_multiple(folded: str, language: str) -> bool:
    for stem in vocabulary(language).multiples:  # noqa: SIM110 - asked of every sentence
        if stem in folded:
            return True
    return False


def _holds_dual(tokens: Tokens, language: str) -> bool:
    duals = vocabulary(language).duals
    return bool(duals) and not duals.keys().isdisjoint(tokens.words)


def _drafts(scene: Scene, found: list[Numeral], parts: list[Draft]) -> list[Draft]:
    masked = [*apart.masked(scene, found), *((part.numeral.start, part.numeral.end) for part in parts)]
    drafts: list[Draft] = []
    told: Draft | None = None
    waiting: list[Numeral] = []
    skipped: Numeral | None = None
    done = 0
    for index, numeral in enumerate(found):
        if numeral.start < done:
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        draft = None
        hidden = bool(masked) and any(a <= numeral.start < b for a, b in masked)
        if not hidden and not _chained(scene, skipped, numeral):
            bare = scene.tokens.at(scene.tokens.after(numeral.start) - 1) in scene.words.bare
            draft = _draft(scene, numeral, after, drafts[-1] if bare and drafts else told)
        if draft is None:
            skipped = numeral
            waiting.append(numeral)
            continue
        drafts[-1:] = [_completed(scene, before, draft) for before in drafts[-1:]]
        drafts.extend(_listed(scene, waiting, draft))
        drafts.append(draft)
        told = _told(scene, draft, told)
        waiting, done = [], max(draft.unit_end, draft.numeral.end)
    return drafts


def _told(scene: Scene, draft: Draft, told: Draft | None) -> Draft:
    """The figure that those behind go on from: the last one, frames left out, with the noun that it goes on with."""
    if told is None:
        return draft
    if _frames(scene, draft, told):
        return told
    goes_on = draft.noun is None and told.noun is not None and _from_to(scene, told.end, draft.start)
    return draft._replace(noun=told.noun) if goes_on else draft


def _frames(scene: Scene, draft: Draft, told: Draft) -> bool:
    """Whether a figure only frames what is said: "(a grimpé) en trois saisons, (une hausse de 17 %)"."""
    if draft.unit in TIME_UNITS and draft.noun is None and told.noun:
        return True
    return scene.tokens.at(scene.tokens.after(draft.lead) - 1) in scene.words.frames


def _listed(scene: Scene, waiting: list[Numeral], last: Draft) -> list[Draft]:
    """The numbers of a list whose unit or noun stands behind its last one: "âgés de 23, 25 et 31 ans"."""
    if last.upper is not None or (last.unit is None and last.noun is None) or last.start != last.numeral.start:
        return []
    listed: list[Draft] = []
    follower = last.numeral
    for numeral in reversed(waiting):
        link = scene.folded[numeral.end : follower.start].strip()
        if (
            link not in {",", *scene.words.both}
            or apart.dated(scene.mentions, numeral)
            or apart.labelled(scene, numeral)
        ):
            break
        if apart.glued(scene, numeral) or apart.year_like(numeral) or numeral.in_words != last.numeral.in_words:
            break
        listed.append(
            last._replace(
                numeral=numeral, start=numeral.start, end=numeral.end, unit_end=numeral.end, value=numeral.value
            )
        )
        follower = numeral
    return listed[::-1]


def _completed(scene: Scene, before: Draft, draft: Draft) -> Draft:
    """The first part of a weight in two units counts what the second does: "1 tonne et 371 kilos de chira"."""
    if before.noun or before.unit not in WEIGHT_UNITS or draft.unit not in WEIGHT_UNITS:
        return before
    link = scene.folded[before.unit_end : draft.start].strip()
    return before._replace(noun=draft.noun) if link in scene.words.both else before


def _chained(scene: Scene, skipped: Numeral | None, numeral: Numeral) -> bool:
    """Whether a number goes on a list that began as a label: "articles 3 et 5", or closes a score: "2 à 1"."""
    if skipped is None or numeral.start - skipped.end > 6:  # noqa: PLR2004 - room for ", " or " et "
        return False
    between = scene.folded[skipped.end : numeral.start].strip()
    if between not in {",", "et", "ou", "a", "-", "y", "and", "/", "°"}:
        return False
    return apart.labelled(scene, skipped) or apart.glued(scene, skipped) == "score"


def _draft(scene: Scene, numeral: Numeral, after: Numeral | None, before: Draft | None) -> Draft | None:
    if apart.dated(scene.mentions, numeral):
        return None
    rank = multiples.rank(scene, numeral)
    if rank is not None:
        return rank
    if apart.glued(scene, numeral):
        return None
    ranged = ranges.ranged(scene, numeral, after)
    draft = ranged or single(scene, numeral)
    if draft is None:
        return None
    draft = counting.counted(scene, draft, before)
    if draft is None:
        return None
    return _hedged(scene, draft)


def _hedged(scene: Scene, draft: Draft) -> Draft:
    """A draft with its sign or hedge taken in; a range stays a range, and a verb ("dépasse") no part of it."""
    sign = hedges.sign_before(scene, draft.start)
    if sign and (draft.unit in SHARE_UNITS or sign.end(1) == draft.start) and not draft.numeral.in_words:
        return draft._replace(start=sign.start(1), sign=sign[1])
    start = draft.start
    if scene.folded[start - 1 : start] in CURRENCY_BEFORE:
        start -= 1
    lead = draft.lead if draft.hedge and not scene.folded.startswith(scene.words.verbal_hedges, draft.lead) else start
    hedge = None if draft.qualifier == "range" else draft.hedge or hedges.hedge_behind(scene, draft.end)
    if hedge is None and lead >= start == draft.start:
        return draft
    return draft._replace(start=min(lead, start), qualifier=hedge or draft.qualifier)


def _finished(
    scene: Scene,
    index: int,
    drafts: Sequence[Draft],
    dated: Sequence[DateMention],
    before: Figure | None,
    offset: int,
) -> Figure:
    draft = drafts[index]
    others = [(other.start, other.end) for other in drafts if other is not draft]
    way = direction(scene, draft.start, draft.unit_end, draft.end, unit=draft.unit, sign=draft.sign, others=others)
    if (
        way is None
        and before is not None
        and before.unit == draft.unit
        and _from_to(scene, before.end - offset, draft.start)
    ):
        way = "up" if draft.value > before.value else "down"
    if (
        way is None
        and before is not None
        and (
            (before.unit == draft.unit and coordinated(scene, draft.start))
            or (before.direction and index and counting.levels(scene, drafts[index - 1], draft))
        )
    ):
        way = before.direction
    return Figure(
        start=offset + draft.start,
        end=offset + draft.end,
        as_written=fold_space(scene.text[draft.start : draft.end]),
        value=plain(draft.value),
        upper=None if draft.upper is None else plain(draft.upper),
        unit=draft.unit,
        noun=draft.noun,
        qualifier=draft.qualifier,
        direction=way,
        as_of=None if draft.unit in TIME_UNITS else as_of(scene, draft.start, draft.end, others, dated),
        base=base(scene, draft, drafts, changed=way is not None),
    )


def _levelled(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give both ends of a change the unit and noun that one of them states: "passera de 1 398 à 1 426 euros".

    A share in brackets is one of what stands before them: "un Français sur deux (53 %)".
    """
    levelled = list(drafts)
    for index in range(1, len(levelled)):
        low, high = levelled[index - 1], levelled[index]
        if low.unit is None and high.unit is not None and _from_to(scene, low.end, high.start):
            factor = high.numeral.scale if low.numeral.scale == 1 else 1
            levelled[index - 1] = low._replace(unit=high.unit, value=low.value * factor, noun=low.noun or high.noun)
            levelled[index] = high._replace(noun=high.noun or low.noun)
        elif low.unit is None and high.end > high.unit_end and _from_to(scene, low.end, high.start):
            levelled[index - 1] = low._replace(noun=high.noun)
        elif high.unit == "%" and high.noun is None and scene.folded[low.end : high.start].strip() == "(":
            levelled[index] = high._replace(noun=low.noun)
    return [_in_money(scene, draft, levelled) for draft in levelled]


def _in_money(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Give a sum without currency that of the sentence: "30 milliards d'euros, dont 17 milliards d'économies"."""
    if draft.unit is not None or draft.numeral.scale < 10**6 or not draft.noun:
        return draft
    if not any(word.startswith(scene.words.sums) for word in skeleton(draft.noun).split()):
        return draft
    unit = next((other.unit for other in drafts if other.unit in MONEY_UNITS), None)
    return draft._replace(unit=unit)


def _from_to(scene: Scene, end: int, start: int) -> bool:
    """Whether two figures are before and after of one change: "passer de 13 % à 12 %"."""
    between = scene.folded[end:start]
    for mention in scene.mentions:
        if end <= mention.start and mention.end <= start:
            between = f"{scene.folded[end : mention.start]} {scene.folded[mention.end : start]}"
    if between.strip() not in {"a", "to"}:
        return False
    here = scene.tokens.after(end) - 1
    back = [scene.tokens.at(index) for index in range(max(here - 6, 0), here)]
    return any(word.startswith(scene.words.came_from) for word in back)
