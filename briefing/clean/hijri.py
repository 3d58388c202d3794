"""Days of the Islamic calendar -> days of ours.

Its months begin when the moon is seen, so that a day either way is open unless a weekday decides.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

#: Months as folded text writes them (see `fold`), the first to the twelfth.
_MONTHS: Final = (
    ("محرم", "moharram", "mouharram", "muharram"),
    ("صفر", "safar"),
    ("ربيع الاول", "rabii i", "rabi i", "rabi al awal", "rabi' al-awwal"),
    ("ربيع الثاني", "ربيع الاخر", "rabii ii", "rabi ii", "rabi al thani", "rabi' al-thani"),
    ("جمادي الاولي", "جمادي الاول", "joumada i", "jumada i", "joumada al oula", "jumada al-awwal"),
    ("جمادي الاخرة", "جمادي الثانية", "جمادي الاخر", "joumada ii", "jumada ii", "joumada al thania", "jumada al-thani"),
    ("رجب", "rajab"),
    ("شعبان", "chaabane", "shaaban", "sha'ban", "shaban"),
    ("رمضان", "ramadan"),
    ("شوال", "chaoual", "chawwal", "shawwal"),
    ("ذو القعدة", "ذي القعدة", "dou al qi'da", "dhou al qiida", "dhu al-qadah", "dhu al-qi'dah"),
    ("ذو الحجة", "ذي الحجة", "dou al hijja", "dhou al hijja", "dhu al-hijjah"),
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

#: `date.toordinal` of the day before 1 Muharram of the year 1 in the civil reckoning.
_EPOCH: Final = 227014
_MONTH_DAYS: Final = 30


def gregorian(year: int, month: int, day: int, weekday: int | None = None) -> date | None:
    """Give the day of ours, corrected by one where the weekday says so; None for a day that no month has.

    >>> gregorian(1447, 5, 12, weekday=0)
    datetime.date(2025, 11, 3)

    Source: the arithmetic (civil) reckoning of 11 leap years in 30; E. M. Reingold and N. Dershowitz, Calendrical
    Calculations, 4th edition, chapter 7.
    """
    if not (1 <= month <= 12 and 1 <= day <= _MONTH_DAYS):  # noqa: PLR2004 - months of a year
        return None
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    found = date.fromordinal(_EPOCH + days)
    near = (found + timedelta(days=shift) for shift in (0, 1, -1))
    return next((other for other in near if weekday is None or other.weekday() == weekday), found)
