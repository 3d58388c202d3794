"""What a number counts: the noun that gives a figure its meaning; a number that counts nothing is no figure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.figures import apart, drafts, hedges, leading, multiples, nouns
from briefing.figures.circumstances import change_mark
from briefing.figures.drafts import CURRENCY_BEFORE, Draft
from briefing.figures.words.vocabulary import LENGTH_UNITS, MONEY_UNITS, SHARE_UNITS, SPEED_UNITS
from briefing.model import TIME_UNITS

if TYPE_CHECKING:
    from briefing.figures.numerals import Numeral
    from briefing.figures.scene import Scene

_TWO = Decimal(2)
#: Characters between a change and the level that it led to.
_LEVEL_REACH = 60


def counted(scene: Scene, draft: Draft, before: Draft | None) -> Draft | None:
    """Give a draft its noun and its end; None when the number counts nothing."""
    numeral, tokens = draft.numeral, scene.tokens
    index = tokens.after(draft.unit_end)
    if draft.unit is None and multiples.multiplied(scene, draft):
        phrase = leading.in_front(scene, tokens.after(draft.start) - 1)
        return draft._replace(unit="×", noun=None if phrase is None else drafts.words_of(scene, phrase))
    if draft.unit is not None:
        return _measured(scene, draft, index, before)
    if tokens.at(index) in scene.words.times:
        return multiples.multiple(scene, draft, index, before)
    share = multiples.share(scene, draft, index)
    if share is not None:
        return share if share.noun or before is None else share._replace(noun=before.noun)
    rate = multiples.rate(scene, draft, index)
    if rate is not None:
        return rate if rate.noun else rate._replace(noun=_in_front(scene, draft, before))
    if tokens.at(index) == '"' and tokens.at(index + 1)[:1].isalpha():
        index += 1
    plural = draft.value >= _TWO or draft.upper is not None
    phrase = (
        None
        if _cut_off(scene, index)
        else nouns.behind(
            scene,
            index,
            plural=plural and numeral.scale == 1 and not numeral.vague,
            bare=not scene.words.groups_need_of or (not numeral.vague and numeral.scale < 10**6),
        )
    )
    if phrase is not None and (not _is_count(scene, draft) or _stars(scene, numeral, phrase)):
        phrase = None
    if phrase is None:
        return _alone(scene, draft, before)
    found = drafts.with_phrase(scene, draft, phrase)
    if before is not None and before.noun and (_only_participle(scene, draft, phrase) or _others(scene, phrase)):
        return found._replace(noun=before.noun)
    return found


def _others(scene: Scene, phrase: nouns.Phrase) -> bool:
    """Whether a phrase only goes on counting: "72 personnes ont péri et 294 autres ont été blessées"."""
    return phrase[0] == phrase[1] and scene.tokens.at(phrase[0]) in scene.words.others


def _only_participle(scene: Scene, draft: Draft, phrase: nouns.Phrase) -> bool:
    """Whether what follows a number is no noun but a participle: "94 cellules, dont plus de 80 liées à …"."""
    opened = scene.tokens.at(scene.tokens.after(draft.lead) - 1) in scene.words.including
    head = scene.text[scene.tokens.starts[phrase[0]] : scene.tokens.ends[phrase[0]]]
    return opened and head.endswith(scene.words.participle_endings)


def _cut_off(scene: Scene, index: int) -> bool:
    """Whether punctuation stands between a number and the next token."""
    if index >= len(scene.tokens.words):
        return True
    return not scene.tokens.at(index)[0].isalpha()


def _stars(scene: Scene, numeral: Numeral, phrase: nouns.Phrase) -> bool:
    """Whether a number grades what stands before it: "un hôtel cinq étoiles"."""
    return scene.tokens.at(phrase[0]) in scene.words.grades and nouns.is_word(
        scene, scene.tokens.after(numeral.start) - 1
    )


def _is_count(scene: Scene, draft: Draft) -> bool:
    """Whether the words around a number agree that it counts the noun behind it."""
    numeral = draft.numeral
    if apart.year_of_edition(scene, numeral):
        return False
    if numeral.in_words and scene.tokens.at(scene.tokens.after(numeral.start) - 1) in scene.words.together:
        return False
    if apart.year_like(numeral) and scene.tokens.at(scene.tokens.after(numeral.start) - 1) in {
        "en",
        "in",
        "annee",
        "depuis",
    }:
        return False
    if apart.labelled(scene, numeral):
        return False
    if draft.value < _TWO and draft.upper is None and numeral.scale == 1:
        return not apart.named(scene, numeral)
    return True


def _measured(scene: Scene, draft: Draft, index: int, before: Draft | None) -> Draft | None:
    """A figure with a unit: its noun stands behind "de", else it leads to the figure from the left."""
    if draft.unit == "point" and draft.value < _TWO and draft.numeral.in_words:
        return None
    if draft.unit in MONEY_UNITS and f"{scene.tokens.at(index)} {scene.tokens.at(index + 1)}" in scene.words.paid_in:
        return draft._replace(noun=drafts.words_of(scene, (index + 1, index + 1)))
    behind = _behind_unit(scene, draft, index)
    if behind is not None and not (draft.unit == "%" and _is_whole(scene, behind)):
        return drafts.with_phrase(scene, draft, behind)
    found = draft if behind is None else drafts.with_phrase(scene, draft, behind)
    if draft.unit in SHARE_UNITS and scene.tokens.at(index) == ")":
        phrase = nouns.behind(scene, index + 1, plural=False, bare=False)
        if phrase is not None:
            return draft._replace(noun=drafts.words_of(scene, phrase))
    noun = _object(scene, draft, index) or _in_front(scene, draft, before) or _inherited(scene, draft, before)
    return found._replace(noun=noun or found.noun)


def _object(scene: Scene, draft: Draft, index: int) -> str | None:
    """What somebody changed by so much: "a réduit de 10 % ses effectifs"."""
    first = scene.tokens.after(draft.lead)
    if draft.unit not in SHARE_UNITS or scene.tokens.at(index) not in scene.words.determiners:
        return None
    if scene.tokens.at(first - 1) not in scene.words.of or not leading.changing(scene, first - 2):
        return None
    phrase = nouns.behind(scene, index + 1, plural=False, bare=True)
    dated = any(mention.start <= scene.tokens.ends[index] <= mention.end for mention in scene.mentions)
    return None if phrase is None or dated else drafts.words_of(scene, phrase)


def _behind_unit(scene: Scene, draft: Draft, index: int) -> nouns.Phrase | None:
    """What "de" behind a unit opens: "5 kg de cocaïne"."""
    if scene.tokens.at(index) not in scene.words.of or change_mark(scene, draft.unit_end):
        return None
    phrase = nouns.behind(scene, index, plural=False, bare=False, partitive=draft.unit not in SHARE_UNITS)
    return None if phrase is None or (draft.unit in LENGTH_UNITS and scene.capital(phrase[0])) else phrase


def _is_whole(scene: Scene, phrase: nouns.Phrase) -> bool:
    """Whether a phrase is only the yardstick of a share: "une dette de 112 % du PIB" says how large the debt is."""
    start, end = scene.tokens.starts[phrase[0]], scene.tokens.ends[phrase[1]]
    return " ".join(scene.folded[start:end].split()) in scene.words.yardsticks


def _in_front(scene: Scene, draft: Draft, before: Draft | None) -> str | None:
    """The noun that leads to a figure from the left, if a word or the unit says that it does."""
    first = scene.tokens.after(draft.lead)
    if scene.tokens.at(first - 1) in CURRENCY_BEFORE:
        first -= 1
    if draft.unit in TIME_UNITS:
        leads = _reached(scene, first) or leading.leads(scene, first - 1)
    else:
        leads = draft.unit in {*SHARE_UNITS, "point"} or _led_to(scene, first, draft)
    phrase = leading.in_front(scene, first) if leads else None
    if phrase is None or _beside(scene, first, draft, before):
        return None
    return _changed(scene, phrase, before)


def _inherited(scene: Scene, draft: Draft, before: Draft | None) -> str | None:
    """The noun of the figure before: of a share, of a base ("contre 900 euros"), of the level that a change reached."""
    if before is None or before.noun is None or draft.unit in TIME_UNITS:
        return None
    if draft.unit in SHARE_UNITS or (draft.unit == "point" and before.unit in {*SHARE_UNITS, "point"}):
        return before.noun
    compared = scene.tokens.at(scene.tokens.after(draft.lead) - 1) in scene.words.comparison
    based = compared and draft.unit == before.unit
    return before.noun if based or levels(scene, before, draft) else None


def levels(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether a figure is the level that the change before it led to: "a cédé 2 % à 64 dollars"."""
    sum_without_currency = before.unit is None and before.numeral.scale >= 10**6
    alike = before.unit in {"%", "point", draft.unit} or sum_without_currency
    if not alike or draft.start - before.end > _LEVEL_REACH:
        return False
    link = scene.folded[before.end : draft.start]
    for mention in scene.mentions:
        if before.end <= mention.start and mention.end <= draft.start:
            link = f"{scene.folded[before.end : mention.start]} {scene.folded[mention.end : draft.start]}"
    return " ".join(link.replace(",", " ").split()) in scene.words.reaching


def _beside(scene: Scene, first: int, draft: Draft, before: Draft | None) -> bool:
    """Whether a share in brackets stands beside another one: "51,8 % des voix, devant sa rivale (34,1 %)"."""
    return scene.tokens.at(first - 1) == "(" and before is not None and before.unit == draft.unit and bool(before.noun)


def _changed(scene: Scene, phrase: nouns.Phrase, before: Draft | None) -> str | None:
    """The noun in front of a figure; a bare change ("soit une baisse de 20 %") is one of what was counted before."""
    stands_in = phrase[0] == phrase[1] and scene.tokens.at(phrase[0]) in scene.words.stand_ins
    if before is not None and before.noun and (stands_in or scene.tokens.at(phrase[0]).startswith(scene.words.changes)):
        return before.noun
    return None if stands_in else drafts.words_of(scene, phrase)


def _reached(scene: Scene, first: int) -> bool:
    """Whether a verb leads to a level by "à": "s'élève à 300"."""
    link, verb = scene.tokens.at(first - 1), scene.tokens.at(first - 2)
    if verb in scene.words.copulas:
        return link in scene.words.of
    return link in scene.words.reach_by and verb.startswith(scene.words.reach)


def _led_to(scene: Scene, first: int, draft: Draft) -> bool:
    """Whether the words before a measure lead to it from its noun: "un tunnel de 5 km", "les rafales ont atteint"."""
    tokens, words = scene.tokens, scene.words
    link = tokens.at(first - 1)
    if link in words.noun_links or tokens.at(first).startswith(words.verbal_hedges):
        return True
    if draft.hedge and scene.folded.startswith(words.leading_hedges, draft.lead):
        return nouns.is_word(scene, first - 1)
    if draft.unit in SPEED_UNITS and link in words.at_speed:
        return True
    if draft.upper is not None and link in words.ranging:
        return True
    if link in words.bought_for and draft.unit in MONEY_UNITS:
        return leading.opened(scene, first)
    if words.verb_first and any(leading.leads(scene, index) for index in range(first - 2, max(first - 6, -1), -1)):
        return True
    by_verb = link in words.reach_by and leading.leads(scene, first - 2)
    return _reached(scene, first) or by_verb or leading.leads(scene, first - 1)


def _alone(scene: Scene, draft: Draft, before: Draft | None) -> Draft | None:
    """A number without noun or unit counts what was said before, where a word says that it counts."""
    numeral = draft.numeral
    if apart.labelled(scene, numeral) or apart.named(scene, numeral) or apart.year_like(numeral):
        return None
    index = scene.tokens.after(draft.start) - 1
    left = scene.tokens.at(index)
    if f"{scene.tokens.at(index - 1)} {left}" in scene.words.bare:
        left = f"{scene.tokens.at(index - 1)} {left}"
    reached = _reached(scene, index + 1) and not (numeral.in_words and draft.value < 10)  # noqa: PLR2004
    whole = _whole_behind(scene, draft)
    if whole is not None:
        return draft._replace(noun=drafts.words_of(scene, whole))
    sign = hedges.sign_before(scene, draft.start)
    licensed = (
        left in scene.words.bare
        or reached
        or numeral.grouped
        or (numeral.scale >= 10**6 and not numeral.vague)
        or (sign is not None and sign.end(1) == draft.start and scene.folded[sign.start(1) - 1 : sign.start(1)] == "(")
        or _goes_on(scene, draft, before)
        or _total(scene, draft, before)
        or _acts(scene, draft, before)
        or (draft.hedge is not None and not numeral.in_words and draft.value >= 10)  # noqa: PLR2004
    )
    if not licensed or (numeral.in_words and numeral.vague and left not in scene.words.bare):
        return None
    if numeral.scale >= 10**6 and before is not None and before.unit in MONEY_UNITS:
        draft = draft._replace(unit=before.unit)
    phrase = leading.in_front(scene, scene.tokens.after(draft.lead))
    if left in scene.words.bare and before is not None:
        same = left in scene.words.comparison or before.unit in TIME_UNITS | MONEY_UNITS
        return draft._replace(noun=before.noun, unit=before.unit if same else None)
    return draft._replace(noun=drafts.words_of(scene, phrase) if phrase else before.noun if before else None)


def _goes_on(scene: Scene, draft: Draft, before: Draft | None) -> bool:
    """Whether a number counts the noun of the figure just before it: "293 voix pour, 242 contre"."""
    if before is None or before.unit is not None or draft.numeral.in_words or draft.start - before.end > 16:  # noqa: PLR2004
        return False
    index, sided = scene.tokens.after(draft.start), scene.tokens.at(scene.tokens.after(draft.end)) in scene.words.sides
    links = scene.words.both | {","} if sided else scene.words.both
    return scene.tokens.at(index - 1) in links and draft.value >= _TWO


def _total(scene: Scene, draft: Draft, before: Draft | None) -> bool:
    """Whether a number is the whole of what was counted just before it: "193 députés sur 577"."""
    if before is None or before.unit is not None or not before.noun or draft.numeral.in_words:
        return False
    link = scene.folded[before.end : draft.start].strip()
    return link in scene.words.part_of and draft.value > before.value and scene.words.noun_first


def _acts(scene: Scene, draft: Draft, before: Draft | None) -> bool:
    """Whether a number opens a clause as its subject: "sur les 196 pays, 179 ont participé"."""
    if before is None or draft.numeral.in_words or draft.value < _TWO:
        return False
    opens = scene.tokens.at(scene.tokens.after(draft.start) - 1) in {",", ";", ":", *scene.words.both}
    return opens and scene.tokens.at(scene.tokens.after(draft.unit_end)) in scene.words.plural_verbs


def _whole_behind(scene: Scene, draft: Draft) -> nouns.Phrase | None:
    """What a number counts further on: "12 des 30 suspects", "porte à 12 le nombre de victimes"."""
    index = scene.tokens.after(draft.unit_end)
    ahead = scene.folded[draft.unit_end : draft.unit_end + 24].lstrip()
    for opening in scene.words.number_of:
        if ahead.startswith(opening):
            place = draft.unit_end + scene.folded[draft.unit_end :].index(opening) + len(opening)
            return nouns.behind(scene, scene.tokens.after(place), plural=True, bare=True)
    if scene.tokens.at(index) in scene.words.part_of and nouns.is_number(scene, index + 1):
        return nouns.behind(scene, index + 2, plural=True, bare=True)
    return None
