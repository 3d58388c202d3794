"""Figures in the making: a number with its unit, before anyone knows what it counts."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.figures.hedges import hedge_before
from briefing.figures.words import vocabulary
from briefing.figures.words.vocabulary import LENGTH_UNITS
from briefing.model import TIME_UNITS
from briefing.text.alternation import any_of
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from briefing.figures import nouns
    from briefing.figures.numerals import Numeral
    from briefing.figures.scene import Scene
    from briefing.model import Qualifier

#: Letters of a word by which a unit is ruled out.
_PREFIX: Final = 3
CURRENCY_BEFORE: Final = {"$": "USD", "€": "EUR", "£": "GBP"}


#: Half a unit more: "cinq mois et demi", "deux millions et demi".
_HALF: Final = re.compile(r" (?:et demie?|and a half|y medi[oa])(?!\w)")


class Draft(NamedTuple):
    """A figure in the making. Places are offsets in the sentence.

    Attributes:
        numeral: The number, or the first one of a range.
        lead: Where its hedge begins; where the number or range begins when it has none.
        hedge: What the hedge makes of it.
        start: Where the figure begins as written: at the hedge, the sign, the range or the number.
        end: Behind number, unit and what is counted.
        unit_end: Behind number and unit.
        value: In the unit; scale words and the unit's factor multiplied out.
        upper: The other end of a range.
        sign: `+` or `-` when written.
    """

    numeral: Numeral
    lead: int
    hedge: Qualifier | None
    start: int
    end: int
    unit_end: int
    value: Decimal
    upper: Decimal | None
    unit: str | None
    noun: str | None
    qualifier: Qualifier
    sign: str | None = None


def words_of(scene: Scene, phrase: nouns.Phrase) -> str:
    """A phrase as the text has it, white space folded."""
    return fold_space(scene.text[scene.tokens.starts[phrase[0]] : scene.tokens.ends[phrase[1]]])


def with_phrase(scene: Scene, draft: Draft, phrase: nouns.Phrase) -> Draft:
    """A draft that counts a phrase, and reaches to its end."""
    end = scene.tokens.ends[phrase[1]]
    return draft._replace(end=max(end, draft.end), noun=words_of(scene, phrase))


def single(scene: Scene, numeral: Numeral) -> Draft | None:
    """A draft of one number with its unit; None when letters that are no unit touch the number ("5G")."""
    unit, factor, end = unit_of(scene, numeral)
    tail = scene.folded[end : end + 1]
    if not numeral.in_words and end == numeral.end and (tail.isalpha() or tail == "_"):
        return None
    half = _HALF.match(scene.folded, end)
    if half is not None:
        end = half.end()
    lead, hedge = hedge_before(scene, numeral.start)
    return Draft(
        numeral=numeral,
        lead=lead,
        hedge=hedge,
        start=numeral.start,
        end=end,
        unit_end=end,
        value=(numeral.value + (Decimal(numeral.scale) / 2 if half else 0)) * factor,
        upper=None,
        unit=unit,
        noun=None,
        qualifier="about" if numeral.vague else "exact",
    )


@cache
def _unit_pattern(language: str) -> re.Pattern[str]:
    """A unit behind a number; letters that touch the number must be a unit as a whole."""
    units = vocabulary(language).units
    symbols = [unit for unit in units if not (unit[0].isalnum() and unit[-1].isalnum())]
    names = [unit for unit in units if unit[0].isalnum() and unit[-1].isalnum()]
    of = {"fr": r"(?: de | d')?", "es": r"(?: de )?"}.get(language, "")
    return re.compile(
        rf" {{0,2}}(?:(?P<symbol>{any_of(symbols)})|{of} {{0,2}}(?P<name>{any_of(names)})(?![\w'])(?!-[a-z]))".replace(
            "  ", " "
        )
    )


@cache
def _timed(language: str) -> re.Pattern[str]:
    """A length of time or of a way behind an adjective: "25 dernières années"."""
    units = vocabulary(language).units
    lengths = TIME_UNITS | LENGTH_UNITS
    times = any_of(name for name, (unit, _) in units.items() if unit in lengths and len(name) > 2)  # noqa: PLR2004
    adjectives = {
        "fr": r"(?:dernier|derniere|premier|premiere|prochain|prochaine|longue|long)s?",
        "en": r"(?:last|past|next|first|more|long)",
        "es": r"(?:ultim[oa]s|primer[oa]s|proxim[oa]s)",
    }
    return re.compile(rf" {adjectives.get(language, '(?!)')} (?P<name>{times})(?!\w)")


@cache
def _unit_starts(language: str) -> frozenset[str]:
    """First letters of what may stand, behind a space, between a number and the end of its unit."""
    lengths = ("dern", "prem", "proc", "long", "last", "past", "next", "firs", "more", "ulti", "prim", "prox")
    return frozenset(unit[:_PREFIX] for unit in (*vocabulary(language).units, *lengths, "de ", "d'")) | {"d'"}


def unit_of(scene: Scene, numeral: Numeral) -> tuple[str | None, int, int]:
    """Unit, factor and where the unit ends; a currency sign may stand in front."""
    folded, end = scene.folded, numeral.end
    if folded[end : end + 1] == " " and folded[end + 1 : end + 2] != " ":
        word = folded[end + 1 : end + 1 + _PREFIX]
        starts = _unit_starts(scene.language)
        if word not in starts and word[:2] not in starts and word[:1] not in starts:
            return CURRENCY_BEFORE.get(folded[numeral.start - 1 : numeral.start]), 1, end
    match = _unit_pattern(scene.language).match(scene.folded, numeral.end)
    if match:
        name = match["symbol"] or match["name"]
        short = len(name) == 1 and name.isalpha()
        linked = scene.folded[numeral.end : match.start("name")].strip() if match["name"] else ""
        generation = short and match.start("name") == numeral.end and scene.text[numeral.end].isupper()
        if (
            not generation
            and not (short and numeral.in_words)
            and not (linked and numeral.scale == 1 and not numeral.vague)
        ):
            unit, factor = scene.words.units[name]
            return unit, factor, match.end()
    match = _timed(scene.language).match(scene.folded, numeral.end)
    if match:
        return scene.words.units[match["name"]][0], 1, match.end()
    sign = CURRENCY_BEFORE.get(scene.folded[numeral.start - 1 : numeral.start])
    return sign, 1, numeral.end


def plain(value: Decimal) -> Decimal:
    """The same number without exponent or trailing zeros."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
