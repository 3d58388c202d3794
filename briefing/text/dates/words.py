"""What each language calls its days, months, seasons and relative dates, in skeleton form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from briefing.text.calendar_words import MONTHS, WEEKDAYS
from briefing.text.skeleton import skeleton


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The date vocabulary of a language.

    Attributes:
        months, weekdays: Name to number, as in `calendar_words`.
        days: Words for a day counted from today, such as "hier": -1.
        relatives: Words that place a unit before (-1), at (0) or after (1) the present one.
        units: Words for a length of time, to one of minute, hour, day, week, month, year.
        ranks: Ordinals of weeks, quarters and semesters; -1 is the last one.
        seasons: Name to the first month of the season.
        neighbours: Words for a day counted from a date named before, such as "la veille": -1.
        open_start: Leads after which a date is the last day of an open span ("d'ici").
        open_end: Leads after which a date is the first day of an open span ("depuis").
        elapsed: Beginnings of leads that speak of what has begun ("depuis le 15 mars").
        ahead: Beginnings of leads that speak of what is to come ("d'ici à mars").
        before: Leads that exclude the date itself ("avant 2020").
        future: Marks of a sentence that tells what will happen.
        capital_months: Months are written with a capital, and are other words without it.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    relatives: dict[str, int]
    units: dict[str, str]
    ranks: dict[str, int]
    seasons: dict[str, int]
    neighbours: dict[str, int]
    open_start: frozenset[str]
    open_end: frozenset[str]
    before: frozenset[str] = frozenset()
    ahead: tuple[str, ...] = ("\0",)
    elapsed: tuple[str, ...] = ("\0",)
    future: re.Pattern[str] = field(default_factory=lambda: re.compile(r"(?!)"))
    capital_months: bool = False


def _pairs(text: str) -> dict[str, int]:
    return {key.strip(): int(value) for key, value in (pair.rsplit(":", 1) for pair in text.split(";"))}


def _units(**spellings: str) -> dict[str, str]:
    return {word: unit for unit, words in spellings.items() for word in words.split()}


def _folded(table: dict[str, int]) -> dict[str, int]:
    return {skeleton(name): number for name, number in table.items()}


_FRENCH = DateWords(
    months=MONTHS["fr"],
    weekdays=WEEKDAYS["fr"],
    days=_pairs("avant-hier:-2;hier:-1;aujourd'hui:0;demain:1;apres-demain:2"),
    relatives=_pairs(
        "dernier:-1;derniere:-1;passe:-1;passee:-1;ecoule:-1;ecoulee:-1;precedent:-1;precedente:-1;ce:0;cet:0;cette:0"
        ";prochain:1;prochaine:1;courant:0"
    ),
    units=_units(
        minute="minute minutes",
        hour="heure heures",
        day="jour jours",
        week="semaine semaines",
        month="mois",
        year="an ans annee annees",
    ),
    ranks=_pairs(
        "premier:1;premiere:1;1er:1;1ere:1;deuxieme:2;second:2;seconde:2;2e:2;2eme:2;troisieme:3;3e:3;3eme:3"
        ";quatrieme:4;4e:4;4eme:4;dernier:-1;derniere:-1"
    ),
    seasons=_pairs("printemps:3;ete:6;automne:9;hiver:12"),
    neighbours=_pairs("la veille:-1;l'avant-veille:-2;le lendemain:1;le surlendemain:2"),
    open_start=frozenset(
        {
            "d'ici",
            "d'ici a",
            "d'ici fin",
            "d'ici la fin",
            "d'ici la fin de",
            "jusqu'en",
            "jusqu'au",
            "jusqu'a",
            "avant",
            "d'ici au",
            "d'ici le",
            "avant fin",
            "avant la fin de",
            "a l'horizon",
            "l'horizon",
            "horizon",
        }
    ),
    open_end=frozenset(
        {
            "depuis",
            "depuis le",
            "depuis fin",
            "depuis la fin de",
            "depuis debut",
            "depuis le debut de",
            "a partir de",
            "a partir du",
            "a compter du",
            "des",
            "apres",
        }
    ),
    before=frozenset({"avant", "avant le"}),
    ahead=("d'ici",),
    elapsed=("depuis",),
    future=re.compile(
        r"\b(?:[a-z]{2,}(?:er|ir|dr|vr|tr|ur|rr)(?:a|ont|ait|aient)|aura|auront|sera|seront|fera|feront|va|vont|doit"
        r"|doivent|prevue?s?|attendue?s?|programmee?s?|prochaine?s?|a venir)\b"
    ),
)
_ENGLISH = DateWords(
    months=MONTHS["en"],
    weekdays=WEEKDAYS["en"],
    days=_pairs("day before yesterday:-2;yesterday:-1;today:0;tonight:0;tomorrow:1"),
    relatives=_pairs("last:-1;past:-1;previous:-1;this:0;next:1;coming:1"),
    units=_units(
        minute="minute minutes",
        hour="hour hours",
        day="day days",
        week="week weeks weekend",
        month="month months",
        year="year years",
    ),
    ranks=_pairs("first:1;second:2;third:3;fourth:4;last:-1;final:-1"),
    seasons=_pairs("spring:3;summer:6;autumn:9;fall:9;winter:12"),
    neighbours=_pairs("the day before:-1;the previous day:-1;the next day:1;the following day:1"),
    open_start=frozenset({"by", "until", "till", "before", "by the end of", "up to"}),
    open_end=frozenset({"since", "from", "after", "as of"}),
    before=frozenset({"before"}),
    ahead=("by",),
    future=re.compile(r"\b(?:will|shall|next|upcoming|scheduled|expected|due|is to|are to|set to)\b"),
    capital_months=True,
)
_SPANISH = DateWords(
    months=MONTHS["es"],
    weekdays=WEEKDAYS["es"],
    days=_pairs("anteayer:-2;antier:-2;ayer:-1;hoy:0;manana:1;pasado manana:2"),
    relatives=_pairs("pasado:-1;pasada:-1;ultimo:-1;ultima:-1;este:0;esta:0;actual:0;proximo:1;proxima:1;que viene:1"),
    units=_units(
        minute="minuto minutos",
        hour="hora horas",
        day="dia dias",
        week="semana semanas",
        month="mes meses",
        year="ano anos",
    ),
    ranks=_pairs("primer:1;primera:1;segundo:2;segunda:2;tercer:3;tercera:3;cuarto:4;cuarta:4;ultimo:-1;ultima:-1"),
    seasons=_pairs("primavera:3;verano:6;otono:9;invierno:12"),
    neighbours=_pairs("la vispera:-1;el dia anterior:-1;al dia siguiente:1;el dia siguiente:1"),
    open_start=frozenset({"hasta", "antes de", "para", "hasta el", "antes del"}),
    open_end=frozenset({"desde", "a partir de", "a partir del", "desde el", "despues de"}),
    before=frozenset({"antes de", "antes del"}),
    ahead=("para",),
    future=re.compile(
        r"\b(?:[a-z]{2,}(?:ar|er|ir|dr)(?:a|an)|previst[oa]s?|proxim[oa]s?|va a|van a|programad[oa]s?|que viene)\b"
    ),
)
_ARABIC = DateWords(
    months=_folded(MONTHS["ar"]),
    weekdays=_folded(WEEKDAYS["ar"]),
    days=_pairs(skeleton("أول أمس:-2;أمس:-1;اليوم:0;غدا:1")),
    relatives=_pairs(
        skeleton(
            "الماضي:-1;الماضية:-1;الأخير:-1;المنصرم:-1;المنصرمة:-1;هذا:0;هذه:0;الجاري:0;الجارية:0;الحالي:0;الحالية:0"
            ";المقبل:1;المقبلة:1;القادم:1;القادمة:1"
        )
    ),
    units=_units(
        minute="دقيقة دقائق",
        hour="ساعة ساعات",
        day="يوم ايام يوما",
        week="اسبوع اسابيع الاسبوع",
        month="شهر اشهر شهور الشهر",
        year="سنة سنوات عام اعوام السنة العام",
    ),
    ranks=_pairs(skeleton("الأول:1;الأولى:1;الثاني:2;الثانية:2;الثالث:3;الرابع:4;الأخير:-1;الأخيرة:-1")),
    seasons=_pairs(skeleton("ربيع:3;صيف:6;خريف:9;شتاء:12")),
    neighbours={},
    open_start=frozenset({"حتي", "قبل", "بحلول"}),
    open_end=frozenset({"منذ", "ابتداء من", "بعد"}),
    before=frozenset({"قبل"}),
    ahead=("بحلول",),
    future=re.compile(r"(?:^| )س[يتن]\w{2,}|المقبل|القادم|من المرتقب|من المقرر"),
)

#: Language -> its date vocabulary.
DATE_WORDS: Final[dict[str, DateWords]] = {"fr": _FRENCH, "en": _ENGLISH, "es": _SPANISH, "ar": _ARABIC}
