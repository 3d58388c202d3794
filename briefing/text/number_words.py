"""Numbers written as words, in skeleton form: "vingt et un", "deux cent mille", "three dozen", "veintidós"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words of a language, without accents.

    Attributes:
        simple: Words that add up, below a thousand.
        scales: Words that multiply what stands before them; a hundred and more.
        ones: Forms of "one": a number only before a scale, a collective, or inside a longer number.
        collectives: Round groups ("dizaine", "dozens"): an approximate number, value of one group.
        joiners: What may stand between two words of one number, as a pattern.
        vigesimal: Tens on which the teens may stand ("soixante-dix").
        ones_first: Ones stand before the tens ("خمسة وعشرون").
        halves: Words before a scale that halve it ("half a (million)").
        and_half: Words between a number and its scale that add half a one ("three and a half million"); may be empty.
    """

    simple: dict[str, int]
    scales: dict[str, int]
    ones: frozenset[str]
    collectives: dict[str, int]
    joiners: str
    vigesimal: tuple[int, ...] = ()
    ones_first: bool = False
    halves: tuple[str, ...] = ()
    and_half: str = ""


def _enumerated(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    """Values for a space-separated run of words; `/` separates spellings of one value."""
    runs = ((first + rank * step, spellings) for rank, spellings in enumerate(words.split()))
    return {word: value for value, spellings in runs for word in spellings.split("/")}


def _pairs(text: str) -> dict[str, int]:
    return {word: int(value) for word, value in (pair.split(":") for pair in text.split())}


_FRENCH = NumberWords(
    simple=_enumerated("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 2)
    | _enumerated("dix-sept dix-huit dix-neuf vingt/vingts", 17)
    | _enumerated("trente quarante cinquante soixante septante", 30, 10)
    | _pairs("quatre-vingt:80 quatre-vingts:80 nonante:90"),
    scales=_pairs(
        "cent:100 cents:100 mille:1000 million:1000000 millions:1000000 milliard:1000000000 milliards:1000000000"
        " demi-million:500000 demi-milliard:500000000"
    ),
    ones=frozenset({"un", "une"}),
    collectives=_pairs(
        "dizaine:10 dizaines:10 douzaine:12 douzaines:12 quinzaine:15 vingtaine:20 vingtaines:20 trentaine:30"
        " quarantaine:40 cinquantaine:50 soixantaine:60 centaine:100 centaines:100 millier:1000 milliers:1000"
    ),
    joiners=r"-| et |-et-| ",
    vigesimal=(60, 80),
    halves=("un demi", "demi"),
)
_ENGLISH = NumberWords(
    simple=_enumerated("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", 2)
    | _enumerated("sixteen seventeen eighteen nineteen", 16)
    | _enumerated("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    scales=_pairs("hundred:100 thousand:1000 million:1000000 billion:1000000000 trillion:1000000000000"),
    ones=frozenset({"one", "a"}),
    collectives=_pairs("dozen:12 dozens:12 hundreds:100 thousands:1000 millions:1000000 billions:1000000000"),
    joiners=r"-| and | ",
    halves=("half a", "a half"),
    and_half="and a half",
)
_SPANISH = NumberWords(
    simple=_enumerated("dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince", 2)
    | _enumerated("dieciseis diecisiete dieciocho diecinueve veinte veintiun/veintiuno/veintiuna veintidos", 16)
    | _enumerated("veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve", 23)
    | _enumerated("treinta cuarenta cincuenta sesenta setenta ochenta noventa cien/ciento", 30, 10)
    | _enumerated(
        "doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas"
        " seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
        200,
        100,
    ),
    scales=_pairs("mil:1000 millon:1000000 millones:1000000 billon:1000000000000 billones:1000000000000"),
    ones=frozenset({"un", "una", "uno"}),
    collectives=_pairs(
        "decena:10 decenas:10 docena:12 docenas:12 quincena:15 veintena:20 treintena:30 cincuentena:50 centena:100"
        " centenas:100 centenar:100 centenares:100 millar:1000 millares:1000 miles:1000"
    ),
    joiners=r" y | ",
    halves=("medio",),
)
_ARABIC = NumberWords(
    simple=_enumerated(
        "اثنان/اثنين/اثنتان/اثنتين ثلاث/ثلاثة اربع/اربعة خمس/خمسة ست/ستة سبع/سبعة ثماني/ثمانية تسع/تسعة عشر/عشرة", 2
    )
    | _enumerated(
        "عشرون/عشرين ثلاثون/ثلاثين اربعون/اربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين", 20, 10
    )
    | dict.fromkeys("مايتان مايتين مايتا مايتي ميتان ميتين ميتا ميتي".split(), 200)
    | dict.fromkeys("الفان الفين الفا الفي".split(), 2000)
    | dict.fromkeys("مليونان مليونين مليونا مليوني".split(), 2 * 10**6)
    | dict.fromkeys("ملياران مليارين مليارا ملياري".split(), 2 * 10**9),
    scales={
        "ماية": 100,
        "ميه": 100,
        "مية": 100,
        "الف": 1000,
        "الاف": 1000,
        "مليون": 10**6,
        "ملايين": 10**6,
        "مليار": 10**9,
        "مليارات": 10**9,
        "ملايير": 10**9,
    },
    ones=frozenset(),
    collectives={
        "عشرات": 10,
        "العشرات": 10,
        "ميات": 100,
        "الميات": 100,
        "الالاف": 1000,
        "الاف": 1000,
        "ملايين": 10**6,
        "الملايين": 10**6,
    },
    joiners=r" و| ",
    ones_first=True,
    halves=("نصف",),
)

#: Language -> its number words.
NUMBER_WORDS: Final[dict[str, NumberWords]] = {"fr": _FRENCH, "en": _ENGLISH, "es": _SPANISH, "ar": _ARABIC}

_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_CONJUNCTIONS = frozenset({"et", "and", "y", "و"})


def value_of(phrase: str, language: str = "fr") -> int | None:
    """The integer that a run of number words names; None when the words do not make one number.

    >>> value_of("soixante-dix-huit"), value_of("deux cent mille"), value_of("vingt et un")
    (78, 200000, 21)
    >>> value_of("cinq six") is None
    True
    """
    words = NUMBER_WORDS[language]
    total, current = 0, 0
    for part in _parts(phrase, words):
        scale = words.scales.get(part, 0)
        if scale >= _THOUSAND:
            total = (total + current) * scale if 0 < total < scale else total + max(current, 1) * scale
            current = 0
        elif scale:
            current = max(current, 1) * scale
        else:
            addend = 1 if part in words.ones else words.simple.get(part)
            if addend is None or not _adds(current, addend, words):
                return None
            current += addend
    return total + current


def _parts(phrase: str, words: NumberWords) -> list[str]:
    """The number words of a phrase: hyphenated entries whole where the language has them, conjunctions dropped."""
    parts: list[str] = []
    for run in phrase.replace("quatre vingt", "quatre-vingt").replace("quatre-vingts", "quatre-vingt").split():
        rest = run
        if rest.startswith("quatre-vingt"):
            parts.append("quatre-vingt")
            rest = rest.removeprefix("quatre-vingt").removeprefix("-")
        whole = rest in words.simple or rest in words.scales
        parts.extend([rest] if whole else rest.split("-"))
    known = words.simple.keys() | words.scales.keys()
    bare = (part[1:] if part[:1] == "و" and part[1:] in known else part for part in parts)
    return [part for part in bare if part and part not in _CONJUNCTIONS]


def _adds(current: int, addend: int, words: NumberWords) -> bool:
    """Whether the grammar lets `addend` follow `current`: ones on tens, tens on hundreds, teens on 60 and 80."""
    if current == 0:
        return True
    if addend < _TEN:
        return current % _TEN == 0 and current % _HUNDRED != _TEN
    if words.ones_first and current % _HUNDRED < _TEN <= addend < _HUNDRED:
        return True
    if addend < 2 * _TEN and current % _HUNDRED in words.vigesimal:
        return True
    return current % (_HUNDRED if addend < _HUNDRED else _THOUSAND) == 0
