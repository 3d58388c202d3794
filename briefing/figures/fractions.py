"""Fractions in words: "deux tiers des dossiers", "la moitié des communes", "un Français sur cinq"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from briefing.figures import drafts, leading, nouns
from briefing.figures.drafts import Draft
from briefing.figures.hedges import hedge_before
from briefing.figures.multiples import WHOLES
from briefing.figures.numerals import Numeral
from briefing.figures.words.fractions import FRACTIONS, FractionWords
from briefing.text.alternation import any_of
from briefing.text.number_words import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.figures.scene import Scene

#: Letters and spaces between "un" and "sur dix".
_LONGEST_NOUN = 48


def may_hold_fraction(folded: str, language: str) -> bool:
    """Whether a skeleton may hold a fraction in words; cheap, and wrong only on the safe side."""
    for hint in FRACTIONS[language].hints if language in FRACTIONS else ():  # noqa: SIM110 - asked of every sentence
        if hint in folded:
            return True
    return False


def fractions(scene: Scene, numerals: Sequence[Numeral]) -> list[Draft]:
    """The fractions of a sentence; the unit of each is its whole, `/3`. A fraction of nothing named is none.

    Args:
        scene: The sentence.
        numerals: Its numerals: one of them is the whole of "un Français sur cinq".
    """
    if scene.language not in FRACTIONS:
        return []
    found: list[Draft | None] = []
    if may_hold_fraction(scene.folded, scene.language):
        found += [_part(scene, match) for match in _parts(scene.language).finditer(scene.folded)]
    before = FRACTIONS[scene.language].out_of
    if any(f" {word} " in scene.folded for word in before) and any(
        scene.folded.endswith(before, 0, max(numeral.start - 1, 0)) for numeral in numerals
    ):
        found += [_one_of(scene, match) for match in _ones(scene.language).finditer(scene.folded)]
    return [draft for draft in found if draft is not None]


@cache
def _parts(language: str) -> re.Pattern[str]:
    words = FRACTIONS[language]
    many, one, article = any_of(words.counts), any_of(words.ones), any_of(words.articles)
    apart = "".join(f"(?<!{word})" for word in words.not_before)
    return re.compile(
        rf"(?<![\w-])(?:(?:(?:{article})(?=(?:{many})[ -]))?(?P<count>{many})[ -](?P<many>{any_of(words.plural)})"
        rf"|(?:{one}) (?P<one>{any_of(words.single)})|{apart}(?P<half>{any_of(words.halves)})"
        rf"|(?P<whole_of>{any_of(words.whole_of)}))(?![\w-])"
    )


def _part(scene: Scene, match: re.Match[str]) -> Draft | None:
    """Read "deux tiers" if something is parted behind it, or a change or comparison led to it."""
    words = FRACTIONS[scene.language]
    value, whole = _said(match, words, scene.language)
    if not 0 < value < whole:
        return None
    draft = _draft(scene, match.start(), match.end(), Decimal(value), whole)
    index = scene.tokens.after(match.end())
    if scene.tokens.at(index) in scene.words.of or (
        not scene.words.noun_first and scene.tokens.at(index) in scene.words.determiners
    ):
        return _of_whole(scene, draft, index)
    if words.direct is not None:
        phrase = nouns.behind(scene, index, plural=False, bare=True)
        direct = scene.tokens.at(index).startswith(words.direct) and scene.tokens.at(index) not in words.unparted
        return drafts.with_phrase(scene, draft, phrase) if direct and phrase else None
    before = scene.tokens.after(draft.lead) - 1
    changed = scene.tokens.at(before) in scene.words.towards and leading.changing(scene, before - 1)
    if changed:
        opened = scene.tokens.at(index) in scene.words.determiners
        phrase = nouns.behind(scene, index + 1, plural=False, bare=True) if opened else None
        phrase = phrase or leading.in_front(scene, before + 1)
        return draft._replace(noun=None if phrase is None else drafts.words_of(scene, phrase))
    return draft if scene.tokens.at(before) in scene.words.comparison else None


def _said(match: re.Match[str], words: FractionWords, language: str) -> tuple[int, int]:
    """How many parts, and of how many."""
    if match["whole_of"]:
        return words.whole_of[match["whole_of"]]
    value = (value_of(match["count"], language) or 0) if match["count"] else 1
    return value, words.plural[match["many"]] if match["many"] else words.single[match["one"]] if match["one"] else 2


def _of_whole(scene: Scene, draft: Draft, index: int) -> Draft | None:
    """What is parted: the noun behind "des", behind "des 340", or "d'entre eux"."""
    tokens, words = scene.tokens, FRACTIONS[scene.language]
    first = index + 1
    while tokens.at(first) in scene.words.determiners:
        first += 1
    if tokens.at(first) in words.unparted:
        return None
    if tokens.at(first) in words.among:
        return draft
    counted = nouns.is_number(scene, first)
    opened = tokens.at(index) in scene.words.of
    phrase = nouns.behind(scene, first + 1 if counted else index if opened else first, plural=counted, bare=True)
    if phrase is None:
        return None
    noun = drafts.with_phrase(scene, draft, phrase)
    return noun._replace(end=draft.end) if counted else noun


@cache
def _ones(language: str) -> re.Pattern[str]:
    words = FRACTIONS[language]
    noun = rf"(?P<noun>[a-z][a-z' -]{{1,{_LONGEST_NOUN}}}?) " if language == "fr" else "(?P<noun>)"
    return re.compile(
        rf"(?<![\w-])(?:{any_of(words.persons)}) {noun}(?:{any_of(words.out_of)})"
        rf" (?P<whole>\d{{1,4}}|{any_of(words.wholes)})(?![\w,.]\d|\w|-)"
    )


def _one_of(scene: Scene, match: re.Match[str]) -> Draft | None:
    """Read "un Français sur cinq", "one in five adults": one of a noun, and nothing else."""
    said = match["whole"]
    whole = int(said) if said.isdigit() else value_of(said, scene.language)
    if whole is None or whole not in WHOLES:
        return None
    draft = _draft(scene, match.start(), match.end(), Decimal(1), whole)
    if not match["noun"]:
        phrase = nouns.behind(scene, scene.tokens.after(match.end()), plural=True, bare=True)
        return None if phrase is None else drafts.with_phrase(scene, draft, phrase)
    first, last = scene.tokens.after(match.start("noun")), scene.tokens.after(match.end("noun")) - 1
    phrase = nouns.behind(scene, first, plural=False, bare=True)
    if phrase is None or phrase[1] != last or nouns.behind(scene, last + 3, plural=True, bare=True):
        return None
    return drafts.with_phrase(scene, draft, phrase)


def _draft(scene: Scene, start: int, end: int, value: Decimal, whole: int) -> Draft:
    numeral = Numeral(start, end, value, in_words=True, scale=1, vague=False, grouped=False)
    lead, hedge = hedge_before(scene, start)
    return Draft(
        numeral=numeral,
        lead=lead,
        hedge=hedge,
        start=start,
        end=end,
        unit_end=end,
        value=value,
        upper=None,
        unit=f"/{whole}",
        noun=None,
        qualifier="exact",
    )
