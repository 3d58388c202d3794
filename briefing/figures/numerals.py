"""Numerals: where the numbers of a text stand and what they are worth, in digits or in words.

In: the skeleton of a sentence. Out: every numeral, figures and dates and labels alike; nothing is judged here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.text.alternation import any_of
from briefing.text.number_words import NUMBER_WORDS, NumberWords, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Abbreviated scales behind digits, in every language.
_SHORT_SCALES: Final = {"md": 10**9, "mds": 10**9, "mrd": 10**9, "mrds": 10**9, "bn": 10**9, "mn": 10**6, "mio": 10**6}
_DIGITS: Final = {
    True: r"\d{1,3}(?:[ .]\d{3}(?!\d))+(?:,\d{1,3}(?!\d))?|\d+(?:[.,]\d+)?",
    False: r"\d{1,3}(?:[ ,]\d{3}(?!\d))+(?:\.\d{1,3}(?!\d))?|\d+(?:[.,]\d+)?",
}
#: Conjunctions and prepositions that Arabic writes together with the number.
_ARABIC_PREFIX: Final = r"(?<!\w)[وفبلك]{0,2}(?:ال)?"
_THOUSANDS_GROUP = 3
_SCALE = 10**6
#: Half a scale more behind it: "deux milliards et demi".
_HALF_SCALE: Final = re.compile(r" (?:et demi(?:e|s)?|and a half|y medi[oa]|ونصف(?: (?:ال)?(?:مليون|مليار))?)(?!\w)")
#: Longer runs of digits are codes, not numbers.
_MAX_DIGITS = 15


class Numeral(NamedTuple):
    """A number in a text.

    Attributes:
        start, end: Slice of the skeleton, scale words included.
        value: Scale words multiplied out.
        in_words: Written without digits.
        scale: The factor of its scale word or words, 1 without.
        vague: A round group ("une vingtaine", "des milliers"): about so many.
        grouped: Digits in groups of three.
    """

    start: int
    end: int
    value: Decimal
    in_words: bool
    scale: int
    vague: bool
    grouped: bool


@cache
def _pattern(language: str, *, decimal_comma: bool) -> re.Pattern[str]:
    """One scan for all numerals of a language."""
    words = NUMBER_WORDS[language]
    plain = any_of([*words.simple, *words.scales])
    group = any_of(words.collectives)
    one = any_of(words.ones)
    number = rf"(?:{plain})(?:(?:{words.joiners})(?:{plain}|{one})(?!\w)){{0,7}}"
    several = rf"(?:(?:{one}|{plain})(?:{words.joiners}))?"
    big = any_of(word for word, value in words.scales.items() if value >= 10**3)
    millions = any_of(word for word, value in words.scales.items() if value >= 10**6)
    hundreds = any_of(word for word, value in words.scales.items() if value >= 10**2)
    halves = any_of(words.halves)
    mixed = rf"|(?P<mixed>(?:{plain}|{one})) {words.and_half} (?P<mixed_scale>{big})(?!\w)" if words.and_half else ""
    # Most words are refused by their first three letters, before any alternative is tried.
    openings = (*words.simple, *words.scales, *words.ones, *words.collectives, *words.halves)
    opening = any_of(word[:3] for word in openings)
    before = _ARABIC_PREFIX if language == "ar" else rf"(?<!\w)(?=\d|{opening})"
    # "un" and "une" count only in front of a scale or a group; a group may be one of groups.
    return re.compile(
        rf"{before}(?<!\d[.,/:-])(?<![^\W\d]-)(?:(?P<digits>{_DIGITS[decimal_comma]})"
        rf"(?: ?(?P<short>{any_of(_SHORT_SCALES)})(?![\w€])"
        rf"| {{1,2}}(?P<scale>(?:{group}|{big})(?:[ -](?:{big}))?)(?!\w))?"
        rf"|(?P<half>{halves}) (?P<halved>{big})(?!\w){mixed}"
        rf"|(?P<bare>{millions})(?!\w)"
        rf"|(?P<group>{several}(?:(?:bonne|petite|few|good) )?(?:{group})(?: (?:de |d'|of )?(?:{group}|{big}))?)(?!\w)"
        rf"|(?P<words>(?:(?:{one}) (?={hundreds}))?{number})(?![\w]|-\w))"
    )


def numerals_at(folded: str, starts: Sequence[int], language: str, *, decimal_comma: bool) -> list[Numeral]:
    """The numerals that begin at given places, in order: what `numerals` finds when the places are well chosen."""
    pattern, words = _pattern(language, decimal_comma=decimal_comma), NUMBER_WORDS[language]
    found: list[Numeral] = []
    done = 0
    for start in starts:
        match = pattern.match(folded, start) if start >= done else None
        if match is None:
            continue
        done = match.end()
        numeral = _read(match, words, language, decimal_comma=decimal_comma)
        if numeral is not None:
            found.append(numeral)
    return found


def numerals(folded: str, language: str, *, decimal_comma: bool) -> list[Numeral]:
    """The numerals of a skeleton, in order.

    >>> [str(n.value) for n in numerals("106.000 affaires, 1,7 tonne et plusieurs dizaines de milliers", "fr",
    ...                                 decimal_comma=True)]
    ['106000', '1.7', '10000']
    """
    words = NUMBER_WORDS[language]
    found = []
    for match in _pattern(language, decimal_comma=decimal_comma).finditer(folded):
        numeral = _read(match, words, language, decimal_comma=decimal_comma)
        if numeral is not None:
            found.append(numeral)
    return found


def _read(match: re.Match[str], words: NumberWords, language: str, *, decimal_comma: bool) -> Numeral | None:
    if match["digits"]:
        numeral = _in_digits(match, words, decimal_comma=decimal_comma)
    elif match["half"]:
        scale = words.scales[match["halved"]]
        return _spelled(match.start("half"), match.end(), Decimal(scale) / 2, scale)
    elif words.and_half and match["mixed"]:
        scale = words.scales[match["mixed_scale"]]
        value = Decimal(value_of(match["mixed"], language) or 0) + Decimal("0.5")
        return _spelled(match.start("mixed"), match.end(), value * scale, scale)
    else:
        numeral = _in_words(match, words, language)
    return numeral if numeral is None or numeral.scale < _SCALE else _halved(match.string, numeral)


def _spelled(start: int, end: int, value: Decimal, scale: int) -> Numeral:
    return Numeral(start, end, value, in_words=True, scale=scale, vague=False, grouped=False)


def _halved(folded: str, numeral: Numeral) -> Numeral:
    """A numeral with the half that stands behind its scale: "deux millions et demi"."""
    half = _HALF_SCALE.match(folded, numeral.end)
    if half is None:
        return numeral
    return numeral._replace(end=half.end(), value=numeral.value + Decimal(numeral.scale) / 2)


def _in_digits(match: re.Match[str], words: NumberWords, *, decimal_comma: bool) -> Numeral | None:
    digits = match["digits"]
    if len(digits) > _MAX_DIGITS and sum(map(str.isdigit, digits)) > _MAX_DIGITS:
        return None
    start, value = match.start("digits"), parse_digits(digits, decimal_comma=decimal_comma)
    grouped = value >= 1000 and not digits.isdigit()  # noqa: PLR2004 - a thousand
    if match.end() == start + len(digits):
        return Numeral(start, match.end(), value, in_words=False, scale=1, vague=False, grouped=grouped)
    scale = _SHORT_SCALES.get(match["short"] or "", 1) * _product(match["scale"] or "", words)
    return Numeral(start, match.end(), value * scale, in_words=False, scale=scale, vague=False, grouped=grouped)


def _product(phrase: str, words: NumberWords) -> int:
    product = 1
    for word in phrase.replace("-", " ").split():
        product *= words.scales.get(word) or words.collectives.get(word, 1)
    return product


def parse_digits(digits: str, *, decimal_comma: bool) -> Decimal:
    """The number that grouped digits stand for.

    Args:
        digits: Digits with spaces, dots and commas between them.
        decimal_comma: The comma opens decimals and the dot groups; the other way round when False.

    >>> str(parse_digits("1.500,25", decimal_comma=True)), str(parse_digits("1,500", decimal_comma=False))
    ('1500.25', '1500')
    """
    if digits.isdigit():
        return Decimal(digits)
    point, group = (",", ".") if decimal_comma else (".", ",")
    text = digits.replace(" ", "")
    whole, _, fraction = text.partition(point)
    if not fraction and text.count(group) == 1 and len(text.partition(group)[2]) != _THOUSANDS_GROUP:
        whole, _, fraction = text.partition(group)
    whole = whole.replace(group, "")
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def _in_words(match: re.Match[str], words: NumberWords, language: str) -> Numeral | None:
    group = match["group"]
    if group:
        return _of_groups(match, group, words, language)
    name = "words" if match["words"] else "bare"
    start, phrase = match.start(name), match[name]
    length, value, scale = _worth(phrase, language)
    if not length:
        return None
    return Numeral(start, start + length, value, in_words=True, scale=scale, vague=name == "bare", grouped=False)


@lru_cache(maxsize=1024)
def _worth(phrase: str, language: str) -> tuple[int, Decimal, int]:
    """How much of a phrase is one number, its value, and its largest scale from a million on; 0 when none is.

    Texts use few number words again and again.
    """
    while phrase:
        value = value_of(phrase, language)
        if value is not None and value > 1:
            scales = NUMBER_WORDS[language].scales
            scale = max((scales[word] for word in phrase.split() if scales.get(word, 0) >= _SCALE), default=1)
            return len(phrase), Decimal(value), scale
        phrase = phrase[: max(phrase.rfind(" "), phrase.rfind("-"), 0)]
    return 0, Decimal(0), 1


def _of_groups(match: re.Match[str], phrase: str, words: NumberWords, language: str) -> Numeral | None:
    """Read "une vingtaine", "deux douzaines", "dizaines de milliers": as many groups as the words before them say."""
    parts = phrase.replace("d'", "de ").split()
    product, count = 1, []
    for part in parts:
        if part in words.collectives or words.scales.get(part, 0) >= 10**3:
            product *= words.collectives.get(part) or words.scales[part]
        elif product == 1 and part in words.simple:
            count.append(part)
    times = value_of(" ".join(count), language) if count else 1
    value = Decimal(product * (times or 1))
    # "ثلاثة ملايين" counts its millions as "trois millions" does; "deux douzaines" is a round number.
    vague = not count or product not in words.scales.values()
    return Numeral(
        match.start("group"), match.end("group"), value, in_words=True, scale=product, vague=vague, grouped=False
    )
