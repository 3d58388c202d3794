"""Names of months and weekdays in the languages we read, without accents (see `normalise.plain`)."""

from __future__ import annotations

from typing import Final

_FRENCH = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_ENGLISH = "january february march april may june july august september october november december"
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
#: The Levant's names stand beside those of the Maghreb and Egypt; both are in daily use.
_ARABIC = (
    ("يناير", "جانفي", "كانون الثاني"),
    ("فبراير", "فيفري", "شباط"),
    ("مارس", "اذار"),
    ("ابريل", "افريل", "نيسان"),
    ("ماي", "مايو", "ايار"),
    ("يونيو", "جوان", "حزيران"),
    ("يوليوز", "يوليو", "جويلية", "تموز"),
    ("غشت", "اغسطس", "اوت", "اب"),
    ("شتنبر", "سبتمبر", "ايلول"),
    ("اكتوبر", "تشرين الاول"),
    ("نونبر", "نوفمبر", "تشرين الثاني"),
    ("دجنبر", "ديسمبر", "كانون الاول"),
)
_FRENCH_SHORT = "janv:1 jan:1 fevr:2 fev:2 avr:4 juil:7 sept:9 sep:9 oct:10 nov:11 dec:12"
_ENGLISH_SHORT = "jan:1 feb:2 mar:3 apr:4 jun:6 jul:7 aug:8 sept:9 sep:9 oct:10 nov:11 dec:12"
_SPANISH_SHORT = "ene:1 feb:2 abr:4 ago:8 sept:9 sep:9 set:9 oct:10 nov:11 dic:12"


def _numbered(names: str, short: str) -> dict[str, int]:
    table = {name: n for n, name in enumerate(names.split(), 1)}
    return table | {name: int(n) for name, n in (pair.split(":") for pair in short.split())}


#: Language -> month name -> 1 to 12.
MONTHS: Final[dict[str, dict[str, int]]] = {
    "fr": _numbered(_FRENCH, _FRENCH_SHORT),
    "en": _numbered(_ENGLISH, _ENGLISH_SHORT),
    "es": _numbered(_SPANISH, _SPANISH_SHORT),
    "ar": {name: n for n, names in enumerate(_ARABIC, 1) for name in names},
}

#: Language -> weekday name -> 0 (Monday) to 6, as `date.weekday`.
WEEKDAYS: Final[dict[str, dict[str, int]]] = {
    "fr": {n: i for i, n in enumerate("lundi mardi mercredi jeudi vendredi samedi dimanche".split())},
    "en": {n: i for i, n in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())},
    "es": {n: i for i, n in enumerate("lunes martes miercoles jueves viernes sabado domingo".split())},
    "ar": {n: i for i, n in enumerate(("الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعة", "السبت", "الاحد"))},
}
