"""The words of fractions, language by language. Data only, in skeleton form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionWords:
    """How a language says that something is parted.

    Attributes:
        hints: Parts of words of which one must occur in a text with a fraction.
        counts: Numbers before a plural part ("deux").
        ones: Words before a single part ("un").
        plural, single: Name of a part to its whole ("quarts": 4).
        articles: What may open a counted part ("les trois quarts").
        halves: Ways to say half.
        not_before: Words before which make a half a period ("the first half").
        unparted: Nouns that no share is taken of ("quart de finale").
        among: Words behind the preposition that stand for those parted ("d'entre eux").
        persons: What opens "un Français sur cinq".
        out_of: What stands before its whole.
        wholes: The wholes that are written in words.
        whole_of: Parts that say their number themselves ("ثلثا", two thirds), to number and whole.
        direct: Beginning of the noun that follows a part without a preposition; None where one stands between.
    """

    hints: tuple[str, ...]
    counts: tuple[str, ...]
    ones: tuple[str, ...]
    plural: dict[str, int]
    single: dict[str, int]
    articles: tuple[str, ...]
    halves: tuple[str, ...]
    not_before: tuple[str, ...]
    unparted: frozenset[str]
    among: frozenset[str]
    persons: tuple[str, ...]
    out_of: tuple[str, ...]
    wholes: tuple[str, ...]
    whole_of: dict[str, tuple[int, int]] = field(default_factory=dict)
    direct: str | None = None


FRACTIONS: Final[dict[str, FractionWords]] = {
    "fr": FractionWords(
        hints=("tiers", "quart", "moitie", "cinquieme", "dixieme"),
        counts=("deux", "trois", "quatre", "neuf"),
        ones=("un", "le"),
        plural={"tiers": 3, "quarts": 4, "cinquiemes": 5, "dixiemes": 10},
        single={"tiers": 3, "quart": 4, "cinquieme": 5, "dixieme": 10},
        articles=("les ",),
        halves=("la moitie", "moitie", "une moitie"),
        not_before=("premiere ", "seconde ", "deuxieme ", "autre "),
        unparted=frozenset(
            {
                "finale",
                "finales",
                "heure",
                "siecle",
                "temps",
                "tour",
                "place",
                "ton",
                "mot",
                "nuit",
                "seconde",
                "point",
                "degre",
            }
        ),
        among=frozenset({"entre", "ceux", "celles"}),
        persons=("un", "une"),
        out_of=("sur",),
        wholes=("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "vingt", "cent", "mille"),
    ),
    "en": FractionWords(
        hints=("third", "quarter", "half", "fifth", "tenth"),
        counts=("two", "three", "four", "nine"),
        ones=("a", "one"),
        plural={"thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10},
        single={"third": 3, "quarter": 4, "fifth": 5, "tenth": 10},
        articles=(),
        halves=("half", "one half"),
        not_before=("first ", "second ", "other ", "last ", "latter ", "the ", "better "),
        unparted=frozenset(
            {"hour", "century", "time", "term", "season", "match", "game", "year", "finals", "second", "point"}
            | {"million", "billion", "thousand", "dozen", "hundred"}
        ),
        among=frozenset({"them", "those", "these"}),
        persons=("one",),
        out_of=("in", "out of"),
        wholes=("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty"),
    ),
    "es": FractionWords(
        hints=("tercio", "cuart", "mitad", "quint", "decima", "tercera parte"),
        counts=("dos", "tres", "cuatro", "nueve"),
        ones=("un", "una", "la"),
        plural={"tercios": 3, "cuartos": 4, "quintos": 5, "cuartas partes": 4, "quintas partes": 5},
        single={"tercio": 3, "cuarto": 4, "tercera parte": 3, "cuarta parte": 4, "quinta parte": 5, "decima parte": 10},
        articles=("las ", "los "),
        halves=("la mitad", "mitad"),
        not_before=("primera ", "segunda ", "otra "),
        unparted=frozenset(
            {"millon", "final", "finales", "hora", "siglo", "tiempo", "partido", "ano", "segundo", "punto"}
        ),
        among=frozenset({"ellos", "ellas"}),
        persons=("uno", "una", "un"),
        out_of=("de cada",),
        wholes=("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "veinte", "cien"),
    ),
    "ar": FractionWords(
        hints=("ثلث", "ربع", "ارباع", "نصف", "اخماس", "من كل"),
        counts=("ثلاثة", "اربعة", "ثلاث", "اربع"),
        ones=(),
        plural={"ارباع": 4, "اخماس": 5},
        single={},
        articles=(),
        halves=("نصف",),
        not_before=(),
        unparted=frozenset({"النهايي", "الساعة", "القرن", "مليون", "مليار", "الف", "المليون"}),
        among=frozenset(),
        persons=("واحد", "واحدة"),
        out_of=("من كل", "من اصل"),
        wholes=("اثنين", "ثلاثة", "اربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"),
        whole_of={"ثلثا": (2, 3), "ثلثي": (2, 3), "ثلث": (1, 3), "ربع": (1, 4), "خمسا": (2, 5), "خمسي": (2, 5)},
        direct="ال",
    ),
}
