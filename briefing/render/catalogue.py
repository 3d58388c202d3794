"""The words of the interface in the note's language, and its dates and numbers.

Reads `catalogues/<language>.po` (gettext); a workspace's `templates/catalogues/<language>.po` wins message by message.
Message ids are the English words, so a missing translation is English, never empty.
"""

from __future__ import annotations

import gettext
import hashlib
import io
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.errors import ConfigError
from briefing.render import compiled, resources
from briefing.render.typography import WIDE, own

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from briefing.model import Period, Precision, Published

#: Languages with a catalogue, and the locale that Babel formats with. Arabic takes the month names of the Maghreb.
LOCALES = {"fr": "fr", "en": "en_GB", "ar": "ar_MA", "es": "es"}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

#: Babel skeletons by precision, for the long and the short form.
_PATTERNS: dict[tuple[Precision, bool], str] = {
    ("day", True): "d MMMM y",
    ("day", False): "d MMM y",
    ("month", True): "LLLL y",
    ("month", False): "LLL y",
    ("year", True): "y",
    ("year", False): "y",
}
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """One language's words, dates and numbers."""

    language: str
    locale: str
    translations: gettext.NullTranslations

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def comma(self) -> str:
        """What stands between the parts of a list, a space included."""
        return "، " if self.language == "ar" else ", "

    def say(self, message: str, **values: object) -> str:
        """Translate a message, fill in its `%(name)s`, and set it by the language's typography."""
        translated = self.translations.gettext(message)
        return own(translated % values if values else translated, self.language)

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Translate a message in the plural form that `n` asks for; `%(num)s` in it is `n`."""
        message = self.translations.ngettext(one, many, n)
        return own(message % ({"num": self.number(n)} | values), self.language)

    def number(self, value: Decimal | float) -> str:
        r"""Write a number as the language does.

        >>> catalogue("fr").number(106000)
        '106\u202f000'
        """
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self.locale)

    def day(self, value: date, precision: Precision = "day", *, long: bool = True) -> str:
        r"""Write a date as far as it is known.

        >>> catalogue("fr").day(__import__("datetime").date(2026, 1, 1))
        '1ᵉʳ\xa0janvier\xa02026'
        """
        from babel.dates import format_date

        return self._date(format_date(value, _PATTERNS[precision, long], locale=self.locale))

    def instant(self, value: datetime, timezone: str) -> str:
        """Write an instant in the readers' zone.

        Raises:
            ConfigError: There is no such zone.
        """
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        from babel.dates import format_datetime

        try:
            local = value.astimezone(ZoneInfo(timezone))
        except (ZoneInfoNotFoundError, ValueError) as exc:
            fault = f"timezone: no zone named {timezone!r}"
            raise ConfigError("briefing.toml", (fault,), "Write for instance Europe/Paris.") from exc
        pattern = f"d MMMM y{self.comma}HH:mm" if self.language != "fr" else "d MMMM y 'à' H 'h' mm"
        return self._date(format_datetime(local, pattern, locale=self.locale))

    def published(self, published: Published | None, *, long: bool = True) -> str:
        """Write a publication date, or that there is none."""
        if published is None:
            return self.say("undated")
        return self.day(published.day, published.precision, long=long)

    def period(self, period: Period) -> str:
        """Write two days as one phrase; empty when both sides are open."""
        if period.since and period.until:
            return self._range(period.since, period.until)
        if period.since:
            return self.say("since %(day)s", day=self.day(period.since))
        return self.say("until %(day)s", day=self.day(period.until)) if period.until else ""

    def between(self, start: date, end: date, precision: Precision, *, long: bool = True) -> str:
        """Write the days of an event: one date when both sides read the same."""
        first, last = (self.day(d, precision, long=long) for d in (start, end))
        if first == last or precision != "day":
            return first if first == last else f"{first}{WIDE}– {last}"
        return self._range(start, end, long=long)

    def edition(self, identifier: str) -> str:
        """Name an edition: an ISO week is written out, any other id is kept.

        >>> catalogue("fr").edition("2026-W47")
        'Semaine 47, 2026'
        """
        week = _WEEK.fullmatch(identifier)
        if week:
            return self.say("Week %(week)s, %(year)s", week=int(week[2]), year=week[1])
        return self.say("Edition %(name)s", name=identifier)

    def _range(self, since: date, until: date, *, long: bool = True) -> str:
        from babel.dates import format_date

        if since == until:
            return self.day(since, long=long)
        month = "MMMM" if long else "MMM"
        same_year, same_month = since.year == until.year, (since.year, since.month) == (until.year, until.month)
        pattern = "d" if same_month else f"d {month}" if same_year else f"d {month} y"
        first = format_date(since, pattern, locale=self.locale)
        return self._date(f"{first} – {format_date(until, f'd {month} y', locale=self.locale)}")

    def _date(self, text: str) -> str:
        """French writes the first day of a month as an ordinal; a date is broken between its two days only."""
        if self.language == "fr":
            text = re.sub(r"\b1 (?=[^\W\d]{2})", "1ᵉʳ ", text)
            text = re.sub(r"^1 –", "1ᵉʳ –", text)
        return text.replace(" ", WIDE).replace(f"–{WIDE}", "– ")


@lru_cache(maxsize=16)
def catalogue(language: str, folder: str | None = None) -> Catalogue:
    """Load a language; one without a catalogue gets English words.

    Args:
        language: ISO 639-1.
        folder: The workspace's templates.

    Raises:
        ConfigError: A .po file is damaged; the message names its line.
    """
    known = language if language in LOCALES else "en"
    translations = _read(f"catalogues/{known}.po", None)
    if folder and resources.locate(f"catalogues/{known}.po", folder) != resources.locate(f"catalogues/{known}.po"):
        override = _read(f"catalogues/{known}.po", folder)
        override.add_fallback(translations)
        translations = override
    return Catalogue(language=known, locale=LOCALES[known], translations=translations)


def spellings(day: date, language: str) -> tuple[str, ...]:
    """Return how a text of a language may write a day's month and year, the most exact first.

    >>> spellings(__import__("datetime").date(2025, 11, 24), "fr")
    ('novembre 2025', 'novembre', '2025')
    """
    from babel.dates import format_date

    locale = LOCALES.get(language, "en_GB")
    return tuple(format_date(day, pattern, locale=locale) for pattern in ("LLLL y", "LLLL", "y"))


def _read(name: str, folder: str | None) -> gettext.GNUTranslations:
    """Read a catalogue; a packaged one is read in its compiled form when there is one."""
    import babel

    source = resources.read(name, folder)
    if folder:
        return gettext.GNUTranslations(io.BytesIO(_compile(name, source)))
    checksum, maker = hashlib.sha256(source).hexdigest(), f"babel-{babel.__version__}"
    made = compiled.find(name, checksum, maker)
    if made is None:
        made = _compile(name, source)
        compiled.keep(name, checksum, maker, made)
    return gettext.GNUTranslations(io.BytesIO(made))


def _compile(name: str, source: bytes) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        messages = read_po(io.BytesIO(source), abort_invalid=True)
    except PoFileError as exc:
        fault = f"line {exc.lineno + 1}: {exc.line.strip()!r} is not understood"
        raise ConfigError(name, (fault,), "Correct the file, or delete it to use the packaged one.") from exc
    made = io.BytesIO()
    write_mo(made, messages)
    return made.getvalue()
