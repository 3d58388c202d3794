"""Figures of a sentence: each numeral is judged, and given its unit, noun, hedge, direction and date.

In: a sentence of a document. Out: figures with exact places in the document's text. What is no figure (a date, an
hour, a score, a label, a name) is left out; a number that counts nothing the sentence names is left out too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

from briefing.figures import apart, nouns
from briefing.figures.circumstances import as_of, coordinated, direction
from briefing.figures.numerals import Numeral, numerals
from briefing.figures.scene import Scene, scene_of
from briefing.figures.words import VOCABULARIES, vocabulary
from briefing.figures.words.vocabulary import LENGTH_UNITS, MONEY_UNITS, TIME_UNITS
from briefing.model import Document, Figure, Qualifier, Sentence
from briefing.text import dates as written
from briefing.text.alternation import any_of
from briefing.text.normalise import fold_space
from briefing.text.number_words import NUMBER_WORDS
from briefing.text.skeleton import skeleton

_DIGIT = re.compile(r"\d")
_PARTING: Final = "-'\"([/.,;:)"
_SIGN = re.compile(r"(?:^|[\s(\[\"«/:])([+-]) ?$")
_CURRENCY_BEFORE: Final = {"$": "USD", "€": "EUR", "£": "GBP"}
_HEDGE_REACH = 26
_TWO = Decimal(2)
#: "un sur trois", "9 sur 10", "12 pour 1000"; of any other whole the part is a plain count.
_WHOLES: Final = frozenset({*range(2, 11), 20, 50, 100, 1000})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A figure in the making. Places are offsets in the sentence.

    Attributes:
        numeral: The number, or the first one of a range.
        start: Where hedge, sign or range begins.
        end: Behind number, unit and what is counted.
        unit_end: Behind number and unit.
        opened: The phrase behind stands without "de".
    """

    numeral: Numeral
    start: int
    end: int
    unit_end: int
    value: Decimal
    upper: Decimal | None
    unit: str | None
    noun: str | None
    qualifier: Qualifier
    sign: str | None = None


def read(document: Document, sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of a sentence, in text order.

    Args:
        document: Where the sentence stands; gives text, language and publication date.
        sentence: One of its sentences.

    Returns:
        Figures whose `start` and `end` are offsets in `document.text`.
    """
    text = document.text[sentence.start:sentence.end]
    language = document.language.code if document.language.code in VOCABULARIES else "fr"
    folded = skeleton(text)
    if not may_hold_numeral(folded, language):
        return ()
    found = numerals(folded, language, decimal_comma=vocabulary(language).decimal_comma)
    multiplied = _holds_multiple(folded, language)
    if not found and not multiplied:
        return ()
    published = document.published
    mentions = tuple(written.find(
        text, published.day if published else None, language=language,
        precision=published.precision if published else "day", folded=folded,
    ))
    if not multiplied and all(apart.dated(mentions, numeral) for numeral in found):
        return ()
    scene = scene_of(text, folded, language, mentions)
    drafts = _drafts(scene, found)
    if multiplied:
        drafts = sorted([*drafts, *_multiples(scene)], key=lambda draft: draft.start)
    figures: list[Figure] = []
    for draft in drafts:
        figures.append(_finished(scene, draft, drafts, figures[-1] if figures else None, sentence.start))
    return tuple(figures)


@cache
def _number_words(language: str) -> frozenset[str]:
    words = NUMBER_WORDS[language]
    spelled = {*words.simple, *words.scales, *words.collectives}
    return frozenset(part for word in spelled for part in word.split("-"))


def may_hold_numeral(folded: str, language: str) -> bool:
    """Whether a skeleton holds a digit or a number word at all; cheap, and wrong only on the safe side."""
    if _DIGIT.search(folded):
        return True
    if language == "ar":
        return True
    parted = folded
    for sign in _PARTING:
        parted = parted.replace(sign, " ")
    return not _number_words(language).isdisjoint(parted.split()) or _holds_multiple(folded, language)


def _holds_multiple(folded: str, language: str) -> bool:
    return any([stem in folded for stem in vocabulary(language).multiples])  # a list: most often all are asked


# ---------------------------------------------------------------- from numerals to drafts


def _drafts(scene: Scene, found: list[Numeral]) -> list[Draft]:
    masked = apart.masked(scene)
    drafts: list[Draft] = []
    waiting: list[Numeral] = []
    skipped: Numeral | None = None
    done = 0
    for index, numeral in enumerate(found):
        if numeral.start < done:
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        draft = None
        hidden = any(a <= numeral.start < b for a, b in masked)
        if not hidden and not _chained(scene, skipped, numeral):
            draft = _draft(scene, numeral, after, drafts[-1] if drafts else None)
        if draft is None:
            skipped = numeral
            waiting.append(numeral)
            continue
        drafts.extend(_listed(scene, waiting, draft))
        drafts.append(draft)
        waiting, done = [], max(draft.unit_end, draft.numeral.end)
    return drafts


def _listed(scene: Scene, waiting: list[Numeral], last: Draft) -> list[Draft]:
    """The numbers of a list whose unit or noun stands behind its last one: "âgés de 23, 25 et 31 ans"."""
    if last.upper is not None or (last.unit is None and last.noun is None) or last.start != last.numeral.start:
        return []
    listed: list[Draft] = []
    follower = last.numeral
    for numeral in reversed(waiting):
        link = scene.folded[numeral.end:follower.start].strip()
        if link not in {",", *scene.words.both} or apart.dated(scene.mentions, numeral) or apart.labelled(scene, numeral):
            break
        if apart.glued(scene, numeral) or apart.year_like(numeral) or numeral.in_words != last.numeral.in_words:
            break
        listed.append(replace(last, numeral=numeral, start=numeral.start, end=numeral.end, unit_end=numeral.end, value=numeral.value))
        follower = numeral
    return listed[::-1]


def _chained(scene: Scene, skipped: Numeral | None, numeral: Numeral) -> bool:
    """Whether a number goes on a list that began as a label: "articles 3 et 5", or closes a score: "2 à 1"."""
    if skipped is None or numeral.start - skipped.end > 6:  # noqa: PLR2004 - room for ", " or " et "
        return False
    between = scene.folded[skipped.end:numeral.start].strip()
    if between not in {",", "et", "ou", "a", "-", "y", "and", "/", "°"}:
        return False
    return apart.labelled(scene, skipped) or apart.glued(scene, skipped) == "score"


def _draft(scene: Scene, numeral: Numeral, after: Numeral | None, before: Draft | None) -> Draft | None:
    if apart.dated(scene.mentions, numeral):
        return None
    rank = _rank(scene, numeral)
    if rank is not None:
        return rank
    if apart.glued(scene, numeral):
        return None
    ranged = _range(scene, numeral, after)
    draft = ranged or _single(scene, numeral)
    if draft is None:
        return None
    draft = _counted(scene, draft, before)
    if draft is None:
        return None
    return _hedged(scene, draft)


def _rank(scene: Scene, numeral: Numeral) -> Draft | None:
    """An ordinal that ranks: "classé 93ᵉ", "au 12e rang mondial". Other ordinals are no figures."""
    ordinal = None if numeral.in_words else apart.ORDINAL.match(scene.folded, numeral.end)
    if ordinal is None:
        return None
    tokens = scene.tokens
    index, before = tokens.after(ordinal.end()), tokens.after(numeral.start) - 1
    while tokens.at(before) in {"a", "la", "le", "au", "the", "in", "el", "en"}:
        before -= 1
    named = tokens.at(index) in scene.words.ranks
    if not named and not tokens.at(before).startswith(scene.words.ranked):
        return None
    end = tokens.ends[index] if named else ordinal.end()
    draft = Draft(numeral=numeral, start=numeral.start, end=end, unit_end=end, value=numeral.value, upper=None,
                  unit="rang", noun=None, qualifier="exact")
    if named and tokens.at(index + 1).endswith(scene.words.adjectives) and nouns.is_word(scene, index + 1):
        return _with_phrase(scene, draft, (index, index + 1))
    return draft


def _multiples(scene: Scene) -> list[Draft]:
    """Verbs that name their factor: "le trafic a doublé"; to overtake something ("a doublé le camion") is no figure."""
    found: list[Draft] = []
    tokens = scene.tokens
    for index, word in enumerate(tokens.words):
        factor = next((value for stem, value in scene.words.multiples.items() if word.startswith(stem)), None)
        if factor is None or tokens.at(index - 1) not in scene.words.auxiliaries:
            continue
        if tokens.at(index + 1) in scene.words.articles or scene.capital(index + 1):
            continue
        start, end = tokens.starts[index], tokens.ends[index]
        numeral = Numeral(start, end, Decimal(factor), in_words=True, scale=1, vague=False, grouped=False)
        phrase = nouns.in_front(scene, index)
        found.append(Draft(
            numeral=numeral, start=start, end=end, unit_end=end, value=numeral.value, upper=None, unit="×",
            noun=None if phrase is None else _words_of(scene, phrase), qualifier="exact", sign="+",
        ))
    return found


def _single(scene: Scene, numeral: Numeral) -> Draft | None:
    unit, factor, end = _unit(scene, numeral)
    tail = scene.folded[end:end + 1]
    if not numeral.in_words and end == numeral.end and (tail.isalpha() or tail == "_"):
        return None
    return Draft(
        numeral=numeral, start=numeral.start, end=end, unit_end=end, value=numeral.value * factor, upper=None, unit=unit,
        noun=None, qualifier="about" if numeral.vague else "exact",
    )


@cache
def _unit_pattern(language: str) -> re.Pattern[str]:
    """A unit behind a number; letters that touch the number must be a unit as a whole."""
    units = vocabulary(language).units
    symbols = [unit for unit in units if not unit[-1].isalnum()]
    names = [unit for unit in units if unit[-1].isalnum()]
    of = {"fr": r"(?: de | d')?", "es": r"(?: de )?"}.get(language, "")
    return re.compile(
        rf" {{0,2}}(?:(?P<symbol>{any_of(symbols)})|{of} {{0,2}}(?P<name>{any_of(names)})(?![\w'])(?!-[a-z]))".replace("  ", " ")
    )


@cache
def _timed(language: str) -> re.Pattern[str]:
    """A length of time behind an adjective: "25 dernières années"."""
    units = vocabulary(language).units
    times = any_of(name for name, (unit, _) in units.items() if unit in TIME_UNITS and len(name) > 2)  # noqa: PLR2004
    adjectives = {"fr": r"(?:dernier|derniere|premier|premiere|prochain|prochaine|longue|long)s?",
                  "en": r"(?:last|past|next|first|more|long)", "es": r"(?:ultim[oa]s|primer[oa]s|proxim[oa]s)"}
    return re.compile(rf" {adjectives.get(language, '(?!)')} (?P<name>{times})(?!\w)")


def _unit(scene: Scene, numeral: Numeral) -> tuple[str | None, int, int]:
    """Unit, factor and where the unit ends; a currency sign may stand in front."""
    match = _unit_pattern(scene.language).match(scene.folded, numeral.end)
    if match:
        name = match["symbol"] or match["name"]
        short = len(name) == 1 and name.isalpha()
        linked = scene.folded[numeral.end:match.start("name")].strip() if match["name"] else ""
        if not (short and numeral.in_words) and not (linked and numeral.scale == 1 and not numeral.vague):
            unit, factor = scene.words.units[name]
            return unit, factor, match.end()
    match = _timed(scene.language).match(scene.folded, numeral.end)
    if match:
        return scene.words.units[match["name"]][0], 1, match.end()
    sign = _CURRENCY_BEFORE.get(scene.folded[numeral.start - 1:numeral.start])
    return sign, 1, numeral.end


# ---------------------------------------------------------------- ranges


def _range(scene: Scene, low: Numeral, high: Numeral | None) -> Draft | None:
    """Two numbers that bound one figure: "entre 20 et 30", "de 22 à 46 ans", "deux ou trois", "5-10 %"."""
    if high is None:
        high = _hyphenated(scene, low)
        if high is None:
            return None
    first_unit, _, first_end = _unit(scene, low)
    link = scene.folded[first_end:high.start].strip()
    lead_index = scene.tokens.after(low.start) - 1
    lead = scene.tokens.at(lead_index)
    if lead == "'":
        lead = scene.tokens.at(lead_index - 1)
    if high.start - first_end > 12 or apart.dated(scene.mentions, high) or apart.glued(scene, high):  # noqa: PLR2004 - room for " jusqu'à "
        return None
    unit, factor, end = _unit(scene, high)
    joined = (
        link in scene.words.range_links and (link != "a" or _spans(scene, low, high, lead, lead_index, unit, end))
        or link in scene.words.either
        or link in scene.words.both and lead in scene.words.between
    )
    if not joined or (first_unit and unit and first_unit != unit):
        return None
    if first_unit and first_unit != "%" and link == "a" and lead not in scene.words.range_openers:
        return None
    value, upper = low.value, high.value
    if high.scale > 1 and low.scale == 1 and value < high.value / high.scale:
        value *= high.scale
    if value >= upper:
        return None
    start = scene.tokens.starts[lead_index] if lead in scene.words.range_openers and link != "-" and lead_index >= 0 else low.start
    return Draft(
        numeral=replace(low, end=high.end, scale=max(low.scale, high.scale)), start=start, end=end, unit_end=end,
        value=value * factor, upper=upper * factor, unit=unit or first_unit, noun=None, qualifier="range",
    )


def _hyphenated(scene: Scene, low: Numeral) -> Numeral | None:
    """The second number of "75.000-80.000", which touches the first."""
    if low.in_words or scene.folded[low.end:low.end + 1] != "-":
        return None
    rest = numerals(scene.folded[low.end + 1:low.end + 30], scene.language, decimal_comma=scene.words.decimal_comma)
    if not rest or rest[0].start != 0 or rest[0].in_words:
        return None
    shift = low.end + 1
    return replace(rest[0], start=shift, end=rest[0].end + shift)


def _spans(scene: Scene, low: Numeral, high: Numeral, lead: str, lead_index: int, unit: str | None, end: int) -> bool:
    """Whether "à" between two numbers makes a range, not a change from one level to the other."""
    if low.value >= high.value:
        return False
    verb = scene.tokens.at(lead_index - 1)
    if lead in {"de", "d'"} and verb.startswith(scene.words.came_from):
        return False
    counted = nouns.behind(scene, scene.tokens.after(end), plural=True, bare=True) is not None
    return unit is not None or counted or lead in scene.words.between


# ---------------------------------------------------------------- what is counted


def _counted(scene: Scene, draft: Draft, before: Draft | None) -> Draft | None:
    """Give a draft its noun and its end; None when the number counts nothing."""
    numeral, tokens = draft.numeral, scene.tokens
    index = tokens.after(draft.unit_end)
    if draft.unit is None and _multiplied(scene, draft):
        phrase = nouns.in_front(scene, tokens.after(draft.start) - 1)
        return replace(draft, unit="×", noun=None if phrase is None else _words_of(scene, phrase))
    if draft.unit is not None:
        return _measured(scene, draft, index, before)
    if tokens.at(index) in scene.words.times:
        return _multiple(scene, draft, index)
    share = _share(scene, draft, index)
    if share is not None:
        return share
    if tokens.at(index) == '"' and tokens.at(index + 1)[:1].isalpha():
        index += 1
    plural = draft.value >= _TWO or draft.upper is not None
    phrase = None if _cut_off(scene, index) else nouns.behind(
        scene, index, plural=plural and numeral.scale == 1 and not numeral.vague, bare=not scene.words.groups_need_of or (not numeral.vague and numeral.scale < 10**6)
    )
    if phrase is not None and (not _is_count(scene, draft) or _stars(scene, numeral, phrase)):
        phrase = None
    if phrase is not None:
        return _with_phrase(scene, draft, phrase)
    return _alone(scene, draft, before)


def _multiple(scene: Scene, draft: Draft, index: int) -> Draft | None:
    """ "trois fois plus de blessés": how many times as much; "trois fois" alone is an idiom as often as a count."""
    if scene.tokens.at(index + 1) not in scene.words.more_or_less:
        return None
    end = scene.tokens.ends[index + 1]
    draft = replace(draft, unit="×", end=end, unit_end=end)
    phrase = nouns.behind(scene, index + 2, plural=False, bare=False)
    return draft if phrase is None else _with_phrase(scene, draft, phrase)


def _share(scene: Scene, draft: Draft, index: int) -> Draft | None:
    """ "neuf Marocains sur dix": so many of so many; the unit is `/10`."""
    for here in (index, index + 1, index + 2):
        if scene.tokens.at(here) in scene.words.out_of and here + 1 < len(scene.tokens.words):
            found = numerals(scene.folded[scene.tokens.starts[here + 1]:][:24], scene.language, decimal_comma=scene.words.decimal_comma)
            if not found or found[0].start or found[0].value <= draft.value or found[0].value not in _WHOLES:
                return None
            end = scene.tokens.starts[here + 1] + found[0].end
            if here > index and not scene.tokens.at(here - 1)[0].isalpha() or nouns.behind(scene, scene.tokens.after(end), plural=True, bare=True):
                return None
            noun = _words_of(scene, (index, here - 1)) if here > index else None
            return replace(draft, unit=f"/{_plain(found[0].value)}", end=end, unit_end=end, noun=noun)
    return None


def _cut_off(scene: Scene, index: int) -> bool:
    """Whether punctuation stands between a number and the next token."""
    if index >= len(scene.tokens.words):
        return True
    return not scene.tokens.at(index)[0].isalpha()


def _multiplied(scene: Scene, draft: Draft) -> bool:
    """ "multiplié par trois"."""
    index = scene.tokens.after(draft.start) - 1
    return scene.tokens.at(index) in {"par", "by", "por"} and scene.tokens.at(index - 1).startswith(scene.words.times_by)


def _stars(scene: Scene, numeral: Numeral, phrase: nouns.Phrase) -> bool:
    """Whether a number grades what stands before it: "un hôtel cinq étoiles"."""
    return scene.tokens.at(phrase[0]) in scene.words.grades and nouns.is_word(scene, scene.tokens.after(numeral.start) - 1)


def _is_count(scene: Scene, draft: Draft) -> bool:
    """Whether the words around a number agree that it counts the noun behind it."""
    numeral = draft.numeral
    if apart.year_of_edition(scene, numeral):
        return False
    if numeral.in_words and scene.tokens.at(scene.tokens.after(numeral.start) - 1) in scene.words.together:
        return False
    if apart.year_like(numeral) and scene.tokens.at(scene.tokens.after(numeral.start) - 1) in {"en", "in", "annee", "depuis"}:
        return False
    if apart.labelled(scene, numeral):
        return False
    if draft.value < _TWO and draft.upper is None and numeral.scale == 1:
        return not apart.named(scene, numeral)
    return True


def _with_phrase(scene: Scene, draft: Draft, phrase: nouns.Phrase) -> Draft:
    end = scene.tokens.ends[phrase[1]]
    return replace(draft, end=max(end, draft.end), noun=_words_of(scene, phrase))


def _words_of(scene: Scene, phrase: nouns.Phrase) -> str:
    return fold_space(scene.text[scene.tokens.starts[phrase[0]]:scene.tokens.ends[phrase[1]]])


def _measured(scene: Scene, draft: Draft, index: int, before: Draft | None) -> Draft | None:
    """A figure with a unit: its noun stands behind "de", else it leads to the figure from the left."""
    if draft.unit == "point" and draft.value < _TWO and draft.numeral.in_words:
        return None
    opened = scene.tokens.at(index) in scene.words.of
    marks = _change_mark(scene, draft.unit_end)
    if opened and not marks:
        phrase = nouns.behind(scene, index, plural=False, bare=False, partitive=draft.unit != "%")
        if phrase is not None and not (draft.unit in LENGTH_UNITS and scene.capital(phrase[0])):
            return _with_phrase(scene, draft, phrase)
    if draft.unit == "%" and scene.tokens.at(index) == ")":
        phrase = nouns.behind(scene, index + 1, plural=False, bare=False)
        if phrase is not None:
            return replace(draft, noun=_words_of(scene, phrase))
    first = scene.tokens.after(_hedge(scene, draft)[0])
    if scene.tokens.at(first - 1) in _CURRENCY_BEFORE:
        first -= 1
    if draft.unit in {"%", "point"} or _led_to(scene, first):
        phrase = nouns.in_front(scene, first)
        if phrase is not None and draft.unit not in TIME_UNITS:
            return replace(draft, noun=_words_of(scene, phrase))
    if before is not None and draft.unit == "%" and before.noun:
        return replace(draft, noun=before.noun)
    return draft


def _reached(scene: Scene, first: int) -> bool:
    """Whether a verb leads to a level by "à": "s'élève à 300"."""
    link, verb = scene.tokens.at(first - 1), scene.tokens.at(first - 2)
    if verb in scene.words.copulas:
        return link in scene.words.of
    return link in scene.words.reach_by and verb.startswith(scene.words.reach)


def _led_to(scene: Scene, first: int) -> bool:
    """Whether the words before a measure lead to it from its noun: "un tunnel de 5 km", "les rafales ont atteint"."""
    if scene.tokens.at(first - 1) in scene.words.noun_links or scene.tokens.at(first).startswith(scene.words.verbal_hedges):
        return True
    by_verb = scene.tokens.at(first - 1) in scene.words.reach_by and nouns.leads(scene, first - 2)
    return _reached(scene, first) or by_verb or nouns.leads(scene, first - 1)


def _change_mark(scene: Scene, place: int) -> str | None:
    ahead = scene.folded[place:place + 20].lstrip()
    return next((way for mark, way in scene.words.change_marks.items() if ahead.startswith(mark)), None)


def _alone(scene: Scene, draft: Draft, before: Draft | None) -> Draft | None:
    """A number without noun or unit counts what was said before, where a word says that it counts."""
    numeral = draft.numeral
    if apart.labelled(scene, numeral) or apart.named(scene, numeral) or apart.year_like(numeral):
        return None
    index = scene.tokens.after(draft.start) - 1
    left = scene.tokens.at(index)
    hedge = _hedge(scene, draft)[1]
    reached = _reached(scene, index + 1) and not (numeral.in_words and draft.value < 10)  # noqa: PLR2004
    whole = _whole_behind(scene, draft)
    if whole is not None:
        return replace(draft, noun=_words_of(scene, whole))
    sign = _SIGN.search(scene.folded, max(0, draft.start - 4), draft.start)
    licensed = (
        left in scene.words.bare or reached or numeral.grouped or (numeral.scale >= 10**6 and not numeral.vague)  # noqa: PLR2004
        or (sign is not None and sign.end(1) == draft.start and scene.folded[sign.start(1) - 1:sign.start(1)] == "(")
        or _goes_on(scene, draft, before) or _acts(scene, draft, before)
        or (hedge is not None and not numeral.in_words and draft.value >= 10)  # noqa: PLR2004
    )
    if not licensed or (numeral.in_words and numeral.vague and left not in scene.words.bare):
        return None
    if numeral.scale >= 10**6 and before is not None and before.unit in MONEY_UNITS:  # noqa: PLR2004 - millions
        draft = replace(draft, unit=before.unit)
    phrase = nouns.in_front(scene, scene.tokens.after(_hedge(scene, draft)[0]))
    if left in scene.words.bare and before is not None:
        return replace(draft, noun=before.noun, unit=before.unit if left in scene.words.comparison else None)
    return replace(draft, noun=_words_of(scene, phrase) if phrase else before.noun if before else None)


def _goes_on(scene: Scene, draft: Draft, before: Draft | None) -> bool:
    """Whether a number counts the noun of the figure just before it: "293 voix pour et 242 contre"."""
    if before is None or before.unit is not None or draft.numeral.in_words or draft.start - before.end > 16:  # noqa: PLR2004
        return False
    return scene.tokens.at(scene.tokens.after(draft.start) - 1) in scene.words.both and draft.value >= _TWO


def _acts(scene: Scene, draft: Draft, before: Draft | None) -> bool:
    """Whether a number opens a clause as its subject: "sur les 196 pays, 179 ont participé"."""
    if before is None or draft.numeral.in_words or draft.value < _TWO:
        return False
    opens = scene.tokens.at(scene.tokens.after(draft.start) - 1) in {",", ";", ":", *scene.words.both}
    return opens and scene.tokens.at(scene.tokens.after(draft.unit_end)) in scene.words.plural_verbs


def _whole_behind(scene: Scene, draft: Draft) -> nouns.Phrase | None:
    """What a number counts further on: "12 des 30 suspects", "porte à 12 le nombre de victimes"."""
    index = scene.tokens.after(draft.unit_end)
    ahead = scene.folded[draft.unit_end:draft.unit_end + 24].lstrip()
    for opening in scene.words.number_of:
        if ahead.startswith(opening):
            place = draft.unit_end + scene.folded[draft.unit_end:].index(opening) + len(opening)
            return nouns.behind(scene, scene.tokens.after(place), plural=True, bare=True)
    if scene.tokens.at(index) in scene.words.part_of and nouns.is_number(scene, index + 1):
        return nouns.behind(scene, index + 2, plural=True, bare=True)
    return None


# ---------------------------------------------------------------- hedges, signs, and the finished figure


@cache
def _hedges(language: str) -> tuple[str, ...]:
    return tuple(sorted(vocabulary(language).hedges, key=len, reverse=True))


def _hedge(scene: Scene, draft: Draft) -> tuple[int, Qualifier | None]:
    """Where the words that hedge a number begin, and what they make of it; its own start and None without."""
    left = scene.folded[max(0, draft.start - _HEDGE_REACH):draft.start].rstrip()
    hedges = _hedges(scene.language)
    if not left.endswith(hedges):
        return draft.start, None
    for hedge in hedges:
        if left.endswith(hedge) and not left[-len(hedge) - 1:-len(hedge)].isalnum():
            return draft.start - len(scene.folded[max(0, draft.start - _HEDGE_REACH):draft.start]) + len(left) - len(hedge), scene.words.hedges[hedge]
    return draft.start, None


def _hedged(scene: Scene, draft: Draft) -> Draft:
    sign = _SIGN.search(scene.folded, max(0, draft.start - 4), draft.start)
    if sign and (draft.unit == "%" or sign.end(1) == draft.start) and not draft.numeral.in_words:
        return replace(draft, start=sign.start(1), sign=sign[1])
    if scene.folded[draft.start - 1:draft.start] in _CURRENCY_BEFORE:
        draft = replace(draft, start=draft.start - 1)
    start, hedge = _hedge(scene, draft)
    if scene.folded.startswith(scene.words.verbal_hedges, start):
        start = draft.start
    if hedge is None:
        hedge = _hedge_behind(scene, draft)
    if hedge is None or draft.qualifier == "range":
        return replace(draft, start=start)
    return replace(draft, start=start, qualifier=hedge)


def _hedge_behind(scene: Scene, draft: Draft) -> Qualifier | None:
    ahead = scene.folded[draft.end:draft.end + _HEDGE_REACH].lstrip()
    return next((q for h, q in scene.words.hedges_after.items() if ahead.startswith(h) and not ahead[len(h):len(h) + 1].isalnum()), None)


def _finished(scene: Scene, draft: Draft, drafts: list[Draft], before: Figure | None, offset: int) -> Figure:
    others = [(other.start, other.end) for other in drafts if other is not draft]
    way = direction(scene, draft.start, draft.unit_end, draft.end, unit=draft.unit, sign=draft.sign, others=others)
    if way is None and before is not None and before.unit == draft.unit and _from_to(scene, before.end - offset, draft.start):
        way = "up" if draft.value > before.value else "down"
    if way is None and before is not None and before.unit == draft.unit and coordinated(scene, draft.start):
        way = before.direction
    return Figure(
        start=offset + draft.start, end=offset + draft.end, as_written=fold_space(scene.text[draft.start:draft.end]),
        value=_plain(draft.value), upper=None if draft.upper is None else _plain(draft.upper), unit=draft.unit,
        noun=draft.noun, qualifier=draft.qualifier,
        direction=way,
        as_of=None if draft.unit in TIME_UNITS else as_of(scene, draft.start, draft.end, others),
    )


def _from_to(scene: Scene, end: int, start: int) -> bool:
    """Whether two figures are before and after of one change: "passer de 13 % à 12 %"."""
    if scene.folded[end:start].strip() not in {"a", "to"}:
        return False
    here = scene.tokens.after(end) - 1
    back = [scene.tokens.at(index) for index in range(max(here - 6, 0), here)]
    return any(word.startswith(scene.words.came_from) for word in back)


def _plain(value: Decimal) -> Decimal:
    """The same number without exponent or trailing zeros."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
