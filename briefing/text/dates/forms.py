"""The written forms of dates: one linear pattern each, over the skeleton of a text.

Named groups carry the parts: `lead` (preposition), `wd`, `d1 m1 y1` and `d2 m2 y2`, `rel`, `n`, `unit`, `rank`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.text.alternation import any_of
from briefing.text.dates.patterns import DAY, NOT_COUNTED, NUMERIC, WAYS, YEAR, Kind
from briefing.text.dates.words import DATE_WORDS, DateWords
from briefing.text.number_words import NUMBER_WORDS


@dataclass(frozen=True, slots=True)
class Form:
    """Ways to write a date that can occur in the same texts, tried together.

    Attributes:
        needs: A class of word without which none of them can occur: day (with its month), month, weekday, year,
            digital or relative.
        hints: Parts of words of which one must occur too; () when nothing more is known.
        pattern: Finds them in a skeleton.
        ways: For each, the name of its group in the pattern, its kind, and its parts with their group numbers.
    """

    needs: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    ways: dict[str, tuple[Kind, tuple[tuple[str, int], ...]]]

    def read(self, match: re.Match[str]) -> tuple[Kind, dict[str, str | None]]:
        """Which way a match is written, and its parts by name; a part that is not written is None."""
        kind, parts = self.ways[match.lastgroup or ""]
        return kind, {name: match[number] for name, number in parts}


def _month_names(words: DateWords) -> str:
    """Month names; an abbreviation needs its dot or a number beside it, since "sept" is also seven."""
    short = {
        a
        for a in words.months
        if a.isascii() and any(b != a and b.startswith(a) and words.months[b] == words.months[a] for b in words.months)
    }
    names, short_names = any_of(set(words.months) - short), any_of(short)
    beside = r"(?:(?<=\d\s)|(?<=\d\sde\s))"
    return rf"{names}|{beside}(?:{short_names})\.?|(?:{short_names})(?:\.|(?=\s\d))"


def _expand(pattern: str, words: DateWords, language: str) -> str:
    """Put the language's words into a form."""
    months, weekdays = _month_names(words), any_of(words.weekdays)
    numbers = NUMBER_WORDS[language]
    parts = {
        f"{letter}{n}": f"(?P<{letter}{n}>{body})"
        for n in (1, 2)
        for letter, body in (("d", DAY), ("m", months), ("y", YEAR), ("wd", weekdays))
    }
    count = rf"\d{{1,3}}|{any_of([*numbers.simple, *numbers.ones])}"
    return pattern.format(
        **parts,
        n=f"(?P<n>{count})",
        rank=f"(?P<rank>{any_of(words.ranks)})",
        rel=f"(?P<rel>{any_of(words.relatives)})",
        days=any_of(words.days),
        neighbours=any_of(words.neighbours),
        units=any_of(words.units),
        seasons=any_of(words.seasons),
        year=YEAR,
        not_counted=NOT_COUNTED,
    )


def _form(needs: str, hints: tuple[str, ...], ways: list[tuple[Kind, str]]) -> Form:
    """Compile ways to write a date into one pattern for whole words, the first way first.

    A space stands for any short run of spaces. The names of the parts get the number of their way, since a pattern
    knows each name once.
    """
    branches = []
    for number, (_, pattern) in enumerate(ways):
        spaced = pattern.replace("[ -]", "\x00").replace(" ?", "\x01").replace(" ", " {1,3}")
        spaced = spaced.replace("\x01", " {0,3}").replace("\x00", "[ -]")
        named = re.sub(r"\(\?P(<|=)(\w+)", rf"(?P\1\2_{number}", spaced)
        branches.append(f"(?P<way{number}>{named})")
    compiled = re.compile(rf"(?<![\w-])(?:{'|'.join(branches)})(?!\w)")
    return Form(
        needs,
        hints,
        compiled,
        {
            f"way{number}": (
                kind,
                tuple(
                    (name.removesuffix(f"_{number}"), index)
                    for name, index in compiled.groupindex.items()
                    if name.endswith(f"_{number}")
                ),
            )
            for number, (kind, _) in enumerate(ways)
        },
    )


@cache
def forms(language: str) -> tuple[Form, ...]:
    """The forms of a language in the order in which they claim text, numeric dates first."""
    words = DATE_WORDS[language]
    together: dict[tuple[str, tuple[str, ...]], list[tuple[Kind, str]]] = {}
    for way in (*NUMERIC, *WAYS[language]):
        key = way.needs, tuple(hint.replace("_", " ") for hint in way.hints.split())
        together.setdefault(key, []).append((way.kind, _expand(way.pattern, words, language)))
    return tuple(_form(needs, hints, ways) for (needs, hints), ways in together.items())


#: A numeric date, or its beginning; a word that begins with a year.
DIGITAL = re.compile(r"\d{1,4} ?[-/.] ?\d{1,2}(?!\d)")
YEAR_START = re.compile(rf"{YEAR}(?!\d)")


def _relative(words: DateWords) -> set[str]:
    """Words and phrases of which one occurs in every date that counts from the day of reference."""
    relative = {word.split()[-1] for word in (*words.days, *words.neighbours)} | {*words.ranks, *words.relatives}
    return (
        relative
        | {"il y a", "voila", "voici", "annees", "ago", "earlier", "hace", "منذ", "قبل", "fin de l'annee"}
        | {
            "debut de l'annee",
            "debut du mois",
        }
    )


@cache
def trigger_words(language: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """What `triggers` finds, word by word: word -> class, and the phrases of the relative class."""
    words = DATE_WORDS[language]
    relative = _relative(words)
    table = dict.fromkeys((word for word in relative if " " not in word), "relative")
    table |= dict.fromkeys(words.weekdays, "weekday") | dict.fromkeys(words.months, "month")
    return table, tuple(sorted(word for word in relative if " " in word or "'" in word))


@cache
def triggers(language: str) -> re.Pattern[str]:
    """Finds what makes a date possible; the name of the matching group is the class of word."""
    words = DATE_WORDS[language]
    relative = _relative(words)
    return re.compile(
        rf"(?<!\w)(?:(?P<digital>\d{{1,4}} ?[-/.] ?\d{{1,2}}(?!\d))|(?P<year>{YEAR}(?!\d))"
        rf"|(?P<day>(?:{DAY}) (?:de )?(?:{any_of(words.months)})(?!\w))"
        rf"|(?:[بل]?)(?P<month>{any_of(words.months)})(?!\w)|(?P<weekday>{any_of(words.weekdays)})(?!\w)"
        rf"|(?P<relative>{any_of(relative)})(?!\w))"
    )
