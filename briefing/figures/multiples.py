"""Numbers that compare: ranks, shares ("neuf sur dix"), multiples ("a doublé", "trois fois plus")."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from briefing.figures import apart, drafts, leading, nouns
from briefing.figures.drafts import Draft
from briefing.figures.hedges import hedge_before
from briefing.figures.numerals import Numeral, numerals

if TYPE_CHECKING:
    from briefing.figures.scene import Scene

#: "un sur trois", "9 sur 10", "12 pour 1000"; of any other whole the part is a plain count.
WHOLES: Final = frozenset({*range(2, 11), 20, 50, 100, 1000})
#: "4 cas pour 100 000 habitants": what a rate is counted on.
BASES: Final = frozenset({1000, 10_000, 100_000, 1_000_000})
#: Characters between the number of a rate and its base, and in the base.
_RATE_REACH, _LONGEST_BASE = 48, 24


def rank(scene: Scene, numeral: Numeral) -> Draft | None:
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
    draft = Draft(
        numeral=numeral,
        lead=numeral.start,
        hedge=None,
        start=numeral.start,
        end=end,
        unit_end=end,
        value=numeral.value,
        upper=None,
        unit="rang",
        noun=None,
        qualifier="exact",
    )
    if named and tokens.at(index + 1).endswith(scene.words.adjectives) and nouns.is_word(scene, index + 1):
        return drafts.with_phrase(scene, draft, (index, index + 1))
    return draft


def multiples(scene: Scene) -> list[Draft]:
    """Verbs that name their factor: "le trafic a doublé"; to overtake something ("a doublé le camion") is no figure."""
    found: list[Draft] = []
    tokens = scene.tokens
    for index, word in enumerate(tokens.words):
        factor = next((value for stem, value in scene.words.multiples.items() if word.startswith(stem)), None)
        if factor is None or tokens.at(index - 1) not in scene.words.auxiliaries:
            continue
        if tokens.at(index + 1) in scene.words.articles or scene.capital(index + 1):
            continue
        phrase = leading.in_front(scene, index)
        noun = None if phrase is None else drafts.words_of(scene, phrase)
        draft = _counted(scene, tokens.starts[index], tokens.ends[index], Decimal(factor))
        found.append(draft._replace(unit="×", noun=noun, sign="+"))
    return found


def duals(scene: Scene) -> list[Draft]:
    """Nouns in the dual, which count two of themselves: "شخصان"; a measure of two takes what it measures."""
    found: list[Draft] = []
    for index, word in enumerate(scene.tokens.words):
        if word not in scene.words.duals:
            continue
        start, end = scene.tokens.starts[index], scene.tokens.ends[index]
        unit = scene.words.duals[word]
        phrase = (index, index) if unit is None else nouns.behind(scene, index + 1, plural=False, bare=False)
        draft = _counted(scene, start, end, Decimal(2))._replace(unit=unit)
        found.append(draft if phrase is None else drafts.with_phrase(scene, draft, phrase))
    return found


def _counted(scene: Scene, start: int, end: int, value: Decimal) -> Draft:
    """A draft of one word that names its number."""
    numeral = Numeral(start, end, value, in_words=True, scale=1, vague=False, grouped=False)
    lead, hedge = hedge_before(scene, start)
    return Draft(
        numeral=numeral,
        lead=lead,
        hedge=hedge,
        start=lead,
        end=end,
        unit_end=end,
        value=value,
        upper=None,
        unit=None,
        noun=None,
        qualifier=hedge or "exact",
    )


def multiplied(scene: Scene, draft: Draft) -> bool:
    """Whether a number is a factor: "multiplié par trois"."""
    index = scene.tokens.after(draft.start) - 1
    return scene.tokens.at(index) in {"par", "by", "por"} and scene.tokens.at(index - 1).startswith(
        scene.words.times_by
    )


def multiple(scene: Scene, draft: Draft, index: int, before: Draft | None) -> Draft | None:
    """Read "trois fois plus de blessés": how many times as much; "trois fois" alone is an idiom as often as a count.

    Without a noun of its own it compares what the figure before it counts: "96 cas, trois fois plus qu'hier".
    """
    if scene.tokens.at(index + 1) not in scene.words.more_or_less:
        return None
    end = scene.tokens.ends[index + 1]
    draft = draft._replace(unit="×", end=end, unit_end=end)
    phrase = nouns.behind(scene, index + 2, plural=False, bare=False)
    if phrase is None:
        return draft._replace(noun=before.noun if before else None)
    return drafts.with_phrase(scene, draft, phrase)


def rate(scene: Scene, draft: Draft, index: int) -> Draft | None:
    """Read "317 cas pour 100 000 habitants": so many on so many; the unit is `/100000`."""
    for word in scene.words.per:
        place = scene.folded.find(word, draft.unit_end, draft.unit_end + _RATE_REACH)
        if place >= 0:
            return _rate(scene, draft, index, place, place + len(word))
    return None


def _rate(scene: Scene, draft: Draft, index: int, place: int, behind: int) -> Draft | None:
    found = numerals(
        scene.folded[behind : behind + _LONGEST_BASE], scene.language, decimal_comma=scene.words.decimal_comma
    )
    if not found or found[0].start or found[0].value not in BASES:
        return None
    of_whom = nouns.behind(scene, scene.tokens.after(behind + found[0].end), plural=True, bare=True)
    if of_whom is None:
        return None
    phrase = nouns.behind(scene, index, plural=False, bare=True) if scene.tokens.starts[index] < place else None
    if phrase is not None and scene.folded[scene.tokens.ends[phrase[1]] : place].strip():
        return None
    if phrase is None and scene.folded[draft.unit_end : place].strip():
        return None
    end = scene.tokens.ends[of_whom[1]]
    noun = drafts.words_of(scene, phrase) if phrase else None
    return draft._replace(unit=f"/{drafts.plain(found[0].value)}", end=end, unit_end=end, noun=noun)


def share(scene: Scene, draft: Draft, index: int) -> Draft | None:
    """Read "neuf Marocains sur dix": so many of so many; the unit is `/10`."""
    for here in (index, index + 1, index + 2):
        if scene.tokens.at(here) in scene.words.out_of and here + 1 < len(scene.tokens.words):
            found = numerals(
                scene.folded[scene.tokens.starts[here + 1] :][:24],
                scene.language,
                decimal_comma=scene.words.decimal_comma,
            )
            if not found or found[0].start or found[0].value <= draft.value or found[0].value not in WHOLES:
                return None
            end = scene.tokens.starts[here + 1] + found[0].end
            if (here > index and not scene.tokens.at(here - 1)[0].isalpha()) or nouns.behind(
                scene, scene.tokens.after(end), plural=True, bare=True
            ):
                return None
            noun = drafts.words_of(scene, (index, here - 1)) if here > index else None
            return draft._replace(unit=f"/{drafts.plain(found[0].value)}", end=end, unit_end=end, noun=noun)
    return None
