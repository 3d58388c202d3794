"""Two numbers that bound one figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.figures import apart, drafts, nouns
from briefing.figures.drafts import Draft
from briefing.figures.hedges import hedge_before
from briefing.figures.numerals import Numeral, numerals
from briefing.figures.words.vocabulary import SHARE_UNITS

if TYPE_CHECKING:
    from briefing.figures.scene import Scene

#: Words between such a verb and "de … à …".
_VERB_REACH = 6
#: Room for a unit and " jusqu'à ".
_LONGEST_LINK = 30


def ranged(scene: Scene, low: Numeral, high: Numeral | None) -> Draft | None:
    """Two numbers that bound one figure: "entre 20 et 30", "de 22 à 46 ans", "deux ou trois", "5-10 %"."""
    high = _hyphenated(scene, low) or high
    if high is None or high.start - low.end > _LONGEST_LINK:
        return None
    first_unit, _, first_end = drafts.unit_of(scene, low)
    link = scene.folded[first_end : high.start].strip()
    if link not in scene.words.range_links and link not in scene.words.either and link not in scene.words.both:
        return None
    lead_index = scene.tokens.after(low.start) - 1
    lead = scene.tokens.at(lead_index)
    if lead == "'":
        lead = scene.tokens.at(lead_index - 1)
    if apart.dated(scene.mentions, high) or apart.glued(scene, high):
        return None
    unit, factor, end = drafts.unit_of(scene, high)
    joined = (
        (link in scene.words.range_links and (link != "a" or _spans(scene, low, high, lead, lead_index, unit, end)))
        or link in scene.words.either
        or (link in scene.words.both and lead in scene.words.between)
    )
    if not joined or (first_unit and unit and first_unit != unit):
        return None
    if first_unit and first_unit not in SHARE_UNITS and link == "a" and lead not in scene.words.range_openers:
        return None
    value, upper = low.value, high.value
    if high.scale > 1 and low.scale == 1 and value < high.value / high.scale:
        value *= high.scale
    elif high.scale == 1 and not low.in_words and high.value % 1000 == 0 and value < high.value / 1000:
        value *= 1000  # "7 à 8.000 personnes"
    if value >= upper:
        return None
    start = (
        scene.tokens.starts[lead_index]
        if lead in scene.words.range_openers and link != "-" and lead_index >= 0
        else low.start
    )
    lead_start, hedge = hedge_before(scene, start)
    return Draft(
        numeral=low._replace(end=high.end, scale=max(low.scale, high.scale)),
        lead=lead_start,
        hedge=hedge,
        start=start,
        end=end,
        unit_end=end,
        value=value * factor,
        upper=upper * factor,
        unit=unit or first_unit,
        noun=None,
        qualifier="range",
    )


def _hyphenated(scene: Scene, low: Numeral) -> Numeral | None:
    """The second number of "75.000-80.000", which touches the first."""
    if low.in_words or scene.folded[low.end : low.end + 1] != "-":
        return None
    rest = numerals(scene.folded[low.end + 1 : low.end + 30], scene.language, decimal_comma=scene.words.decimal_comma)
    if not rest or rest[0].start != 0 or rest[0].in_words:
        return None
    shift = low.end + 1
    return rest[0]._replace(start=shift, end=rest[0].end + shift)


def _spans(scene: Scene, low: Numeral, high: Numeral, lead: str, lead_index: int, unit: str | None, end: int) -> bool:
    """Whether "à" between two numbers makes a range, not a change from one level to the other."""
    if low.value >= high.value:
        return False
    if lead in {"de", "d'"} and _moved(scene, lead_index - 1):
        return False
    if lead not in {"de", "d'"} and low.scale == 1 < high.scale:
        return True
    counted = nouns.behind(scene, scene.tokens.after(end), plural=True, bare=True) is not None
    return unit is not None or counted or lead in scene.words.between


def _moved(scene: Scene, index: int) -> bool:
    """Whether a verb before "de … à …" moves from one level to the other: "porter la collecte de 300 à 360 litres"."""
    for back in range(index, max(index - _VERB_REACH, -1), -1):
        word = scene.tokens.at(back)
        if not word[0].isalpha() and word != "'":
            return False
        noun = back < index and scene.tokens.at(back - 1) in scene.words.determiners | scene.words.articles
        if word.startswith(scene.words.came_from) and not noun and not (back < index and word.endswith("eurs")):
            return True
    return False
