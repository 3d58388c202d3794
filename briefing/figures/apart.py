"""Numbers that are no figures: dates, hours, telephone numbers, scores, ordinals, labels, names, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.figures.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.figures.numerals import Numeral
    from briefing.figures.scene import Scene
    from briefing.text.dates import DateMention

ORDINAL: Final = re.compile(
    r" ?ers?(?![\w'])|(?:ere|eres|re|res|e|es|eme|emes|ieme|iemes|nde?|ndes?)(?![\w'])|(?:st|nd|rd|th|a|o|°)(?!\w)"
)
_CLOCK: Final = re.compile(
    r" ?h ?\d\d(?!\d)| ?h(?:eures?)? ?\d\d(?!\d)|:\d\d|[.:]?\d{0,2} ?(?:a\.?m\.?|p\.?m\.?|gmt|utc)(?!\w)"
)
_HOUR: Final = re.compile(r" ?(?:h|heures?|hours?|horas?|o'clock)(?!\w)")
_LASTING: Final = re.compile(r" ?(?:heures?|hours?|horas?) (?:de |d'|of )")
_UNTIL_HOUR: Final = re.compile(r" ?(?:h|heures?)? ?(?:a|et) \d{1,2} ?h")
_OF_DAY: Final = re.compile(
    r" ?(?:h|heures?|horas?)(?: et demie)?"
    r" (?:du matin|du soir|de l'apres-midi|precises|gmt|locales|de la manana|de la tarde)"
)
_SCORE: Final = re.compile(
    r"-\d{1,2}(?![\d,.%-]|\w)|[ -]?/ ?\d"
    r"|(?: buts?)? ?(?:a|-) ?\d{1,2}(?= ?(?:[.;:)!?](?!\d)|,(?!\d)|$)| (?:face|contre|devant|apres|aux|en))"
)
_PHONE: Final = re.compile(r"(?<![\w])(?:(?:\+|00)\d{1,3}(?:[ .-]?\d{1,4}){3,6}|0\d(?:[ .-]\d\d){4}|0\d{9})(?!\w)")
_PARTS_OF_A_PHONE = 3
_DIGITS_OF_A_PHONE = 8
_ADDRESS: Final = re.compile(r"(?:https?:|www\.|[\w.]{1,64}@)\S{0,300}")
_REPEATED: Final = re.compile(r"(\d{1,2}) ?(?:heures?|h|jours?|j|hours?|horas?|dias?) ?(?:sur|/|de cada) ?\1(?!\d)")
#: First letters, behind a space, of what can make a number no figure; most numbers have another letter behind them.
_SUSPECTS: Final = frozenset("abdeghjopu-/")
#: The minutes of "2 h 07 min" are no figure of their own.
_HOURS_BEFORE: Final = re.compile(r"(?<=\d)h ?$|(?<=\d )h ?$")
_LIST_MARK: Final = re.compile(r"[.)] ?[a-z-]")
_SEPARATED: Final = re.compile(r"-\d|/\d|\.\d|,\d")

#: "le journal de 20 heures"; lengths of time are rarely of so many hours but never of a whole day.
_EVENING: Final = frozenset(range(18, 24))
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_GROUP_OF_YEARS: Final = frozenset({"ago", "unit"})
_MAX_GOALS = 20


def masked(scene: Scene, numerals: Sequence[Numeral]) -> list[tuple[int, int]]:
    """Places of telephone numbers and addresses: no number in them counts anything.

    Args:
        scene: The sentence.
        numerals: Its numerals; a telephone number has several, or many digits.
    """
    spans = []
    if "http" in scene.folded or "www" in scene.folded or "@" in scene.folded:
        spans += [match.span() for match in _ADDRESS.finditer(scene.folded)]
    long = any(numeral.end - numeral.start >= _DIGITS_OF_A_PHONE for numeral in numerals)
    if long or len(numerals) > _PARTS_OF_A_PHONE:
        spans += [match.span() for match in _PHONE.finditer(scene.folded)]
    return spans


def dated(mentions: Iterable[DateMention], numeral: Numeral) -> bool:
    """Whether a number is part of a date. A length of time ("il y a 13 ans") stays a figure."""
    for mention in mentions:
        if mention.start < numeral.end and numeral.start < mention.end and mention.kind not in _GROUP_OF_YEARS:
            return True
    return False


def year_like(numeral: Numeral) -> bool:
    """Whether a number looks like a year: four digits without grouping."""
    return (
        not numeral.in_words
        and numeral.scale == 1
        and not numeral.grouped
        and _FIRST_YEAR <= numeral.value <= _LAST_YEAR
    )


def plainly(folded: str, numeral: Numeral, language: str) -> bool:
    """Whether the skeleton alone shows that a number is an hour or an ordinal, and no word makes the ordinal a rank."""
    if numeral.in_words or numeral.scale != 1:
        return False
    if _CLOCK.match(folded, numeral.end):
        return True
    if not ORDINAL.match(folded, numeral.end):
        return False
    words = vocabulary(language)
    return not any(word in folded for word in (*words.ranks, *words.ranked))


def glued(scene: Scene, numeral: Numeral) -> str | None:
    """Why the characters that touch a number make it no figure; None when they do not."""
    folded, end = scene.folded, numeral.end
    if "h" in folded[numeral.start - 2 : numeral.start] and _HOURS_BEFORE.search(folded, 0, numeral.start):
        return "time"
    if not numeral.in_words and folded[end : end + 1] == " " and folded[end + 1 : end + 2] not in _SUSPECTS:
        return None
    if _around_the_clock(scene, numeral):
        return "around the clock"
    if numeral.in_words:
        return "name" if _capital_name(scene, numeral) else "time" if _clock(scene, numeral) else None
    if ORDINAL.match(folded, end) and numeral.scale == 1:
        return "ordinal"
    if _CLOCK.match(folded, end) or _clock(scene, numeral):
        return "time"
    if _score(scene, numeral):
        return "score"
    if not folded[: numeral.start].strip(' "-•*([') and _LIST_MARK.match(folded, end):
        return "list mark"
    return None


def _around_the_clock(scene: Scene, numeral: Numeral) -> bool:
    """Whether a number only says "always" or ends a percentage: "24 heures sur 24", "pour cent"."""
    before = scene.tokens.after(numeral.start) - 1
    if scene.tokens.at(before) == "pour" and numeral.value == 100:  # noqa: PLR2004 - "un pour cent"
        return True
    match = _REPEATED.match(scene.folded, numeral.start)
    return match is not None


def _capital_name(scene: Scene, numeral: Numeral) -> bool:
    """Whether a number word is part of a proper name: "la montagne Trois Frères"."""
    index = scene.tokens.after(numeral.start)
    behind = scene.tokens.after(numeral.end)
    opens = index == 0 or not scene.tokens.at(index - 1)[0].isalnum()
    return scene.capital(index) and scene.capital(behind) and not opens


def _clock(scene: Scene, numeral: Numeral) -> bool:
    """An hour of the day: "à 20 heures", "dès 9h", and nothing else that lasts hours."""
    if numeral.value > 24 or not _HOUR.match(scene.folded, numeral.end):  # noqa: PLR2004 - hours of a day
        return False
    if _OF_DAY.match(scene.folded, numeral.end):
        return True
    index = scene.tokens.after(numeral.start) - 1
    word = scene.tokens.at(index)
    if word in scene.words.fused or word in {"le", "the", "el"}:
        return True
    if word in scene.words.of:
        return numeral.value in _EVENING or _UNTIL_HOUR.match(scene.folded, numeral.end) is not None
    owns = word == "a" and scene.language == "fr" and scene.text[scene.tokens.starts[index]] in "aA"
    lasts = _LASTING.match(scene.folded, numeral.end) is not None
    return word in scene.words.clock and not owns and not lasts


def _score(scene: Scene, numeral: Numeral) -> bool:
    whole = numeral.value == numeral.value.to_integral_value()
    return (
        whole
        and numeral.value <= _MAX_GOALS
        and numeral.scale == 1
        and _SCORE.match(scene.folded, numeral.end) is not None
    )


def labelled(scene: Scene, numeral: Numeral) -> bool:
    """Whether the word before a bare number makes it a name's number: "article 3", "n° 12", "phase 2"."""
    if numeral.in_words and numeral.value > 10:  # noqa: PLR2004 - "numéro deux", but hardly ever more
        return False
    return scene.tokens.at(scene.tokens.after(numeral.start) - 1) in scene.words.labels


def named(scene: Scene, numeral: Numeral) -> bool:
    """Whether a number closes a proper name: "Lyon 2", "Ligue 1", "Mondial 2026"."""
    index = scene.tokens.after(numeral.start) - 1
    if numeral.in_words or index < 0 or not scene.capital(index):
        return False
    word = scene.tokens.at(index)
    if numeral.scale > 1 or numeral.grouped:
        return False
    return (
        word not in scene.words.stops
        and word not in scene.words.before_noun
        and word not in scene.words.hedges
        and not word.endswith("'")
        and (index > 0 or not word.endswith(("ment", "ent")))
    )


def year_of_edition(scene: Scene, numeral: Numeral) -> bool:
    """Whether a year belongs to the name of what stands before it: "le rapport 2025", "la saison 2024"."""
    index = scene.tokens.after(numeral.start) - 1
    return year_like(numeral) and (scene.tokens.at(index) in scene.words.edition_nouns or scene.capital(index))
