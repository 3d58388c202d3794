"""The interface in four languages: complete, with the right plural forms, dates and numbers."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from briefing.errors import ConfigError
from briefing.model import Period
from briefing.render.catalogue import LOCALES, catalogue
from briefing.render.docx.labels import LABELS

ROOT = Path(__file__).parents[1]
CATALOGUES = ROOT / "briefing/render/catalogues"
PLACE = re.compile(r"%\((\w+)\)s")
WIDE, NARROW = "\u00a0", "\u202f"


def messages(language: str):
    return [m for m in read_po(io.BytesIO((CATALOGUES / f"{language}.po").read_bytes()), abort_invalid=True) if m.id]


def used() -> set[object]:
    """Every message that code or a packaged template says."""
    found: set[object] = set(LABELS.values())
    for path in (ROOT / "briefing/render").rglob("*.py"):
        with path.open("rb") as file:
            found |= {m[1] for m in extract("python", file, keywords={"say": None, "count": (1, 2)})}
    for path in (ROOT / "templates").glob("*.j2"):
        with path.open("rb") as file:
            for _, function, message, _ in babel_extract(file, ("_", "ngettext"), [], {}):
                words = [message] if isinstance(message, str) else [w for w in message if isinstance(w, str)]
                found.add(tuple(words[:2]) if function == "ngettext" else words[0])
    return found


@pytest.mark.parametrize("language", LOCALES)
def test_every_message_has_a_translation(language):
    translated = {m.id for m in messages(language) if (all(m.string) if m.pluralizable else m.string)}
    assert not {m for m in used() if m not in translated}


@pytest.mark.parametrize("language", LOCALES)
def test_a_translation_keeps_the_places_of_its_message(language):
    for message in messages(language):
        ids = message.id if message.pluralizable else (message.id,)
        allowed = set(PLACE.findall(" ".join(ids)))
        for text in message.string if message.pluralizable else (message.string,):
            places = set(PLACE.findall(text))
            assert places <= allowed, message.id
            assert places >= allowed - {"num"}, message.id


@pytest.mark.parametrize("language", LOCALES)
def test_all_plural_forms_are_there(language):
    forms = {"ar": 6}.get(language, 2)
    assert all(len(m.string) == forms for m in messages(language) if m.pluralizable)


@pytest.mark.parametrize(
    ("n", "expected"), [(0, "0 phrase"), (1, "1 phrase"), (2, "2 phrases"), (1200, f"1{NARROW}200 phrases")]
)
def test_french_takes_nought_as_singular(n, expected):
    assert catalogue("fr").count("%(num)s sentence", "%(num)s sentences", n) == expected


@pytest.mark.parametrize(("n", "expected"), [(1, "جملة واحدة"), (2, "جملتان"), (3, "3 جمل"), (11, "11 جملة")])
def test_arabic_has_a_dual_and_two_plurals(n, expected):
    assert catalogue("ar").count("%(num)s sentence", "%(num)s sentences", n) == expected


def test_a_language_without_a_catalogue_speaks_english():
    assert catalogue("de").say("Key points") == "Key points"


def test_the_first_of_a_month_is_an_ordinal_in_french_only():
    day = date(2026, 1, 1)
    assert catalogue("fr").day(day) == f"1ᵉʳ{WIDE}janvier{WIDE}2026"
    assert catalogue("en").day(day) == f"1{WIDE}January{WIDE}2026"


@pytest.mark.parametrize(("precision", "expected"), [("month", f"janvier{WIDE}2026"), ("year", "2026")])
def test_a_date_is_written_as_far_as_it_is_known(precision, expected):
    assert catalogue("fr").day(date(2026, 1, 1), precision) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2025, 11, 24), date(2025, 11, 30), "24 – 30 novembre 2025"),
        (date(2025, 11, 1), date(2025, 11, 30), "1ᵉʳ – 30 novembre 2025"),
        (date(2025, 11, 24), date(2025, 12, 1), "24 novembre – 1ᵉʳ décembre 2025"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 décembre 2025 – 4 janvier 2026"),
        (date(2025, 12, 29), date(2025, 12, 29), "29 décembre 2025"),
        (date(2025, 12, 29), None, "depuis le 29 décembre 2025"),
        (None, date(2025, 12, 29), "jusqu’au 29 décembre 2025"),
        (None, None, ""),
    ],
)
def test_a_period_says_each_thing_once(since, until, expected):
    assert catalogue("fr").period(Period(since=since, until=until)).replace(WIDE, " ") == expected


def test_an_instant_is_written_in_the_readers_zone():
    written = catalogue("fr").instant(datetime(2026, 1, 1, 5, 5, tzinfo=UTC), "Europe/Paris")
    assert written.replace(WIDE, " ") == "1ᵉʳ janvier 2026 à 6 h 05"
    early = catalogue("fr").instant(datetime(2026, 1, 1, 0, 22, tzinfo=UTC), "Europe/Paris")
    assert early.replace(WIDE, " ") == "1ᵉʳ janvier 2026 à 1 h 22"


def test_an_unknown_zone_is_a_fault_of_the_configuration():
    with pytest.raises(ConfigError, match="Mars/Olympus"):
        catalogue("fr").instant(datetime(2026, 1, 1, tzinfo=UTC), "Mars/Olympus")


def test_a_workspace_may_change_single_words(tmp_path):
    (tmp_path / "catalogues").mkdir()
    (tmp_path / "catalogues/fr.po").write_text(
        'msgid ""\nmsgstr ""\n\nmsgid "Key points"\nmsgstr "À retenir"\n', "utf-8"
    )
    changed = catalogue("fr", str(tmp_path))
    assert changed.say("Key points") == "À retenir"
    assert changed.say("Key figures") == "Chiffres clés"


def test_a_damaged_catalogue_is_named_with_its_line(tmp_path):
    (tmp_path / "catalogues").mkdir()
    (tmp_path / "catalogues/fr.po").write_text('msgid "Key points"\nmsgstr "x"\nnonsense\n', "utf-8")
    with pytest.raises(ConfigError, match=r"catalogues/fr\.po: line 3: 'nonsense'"):
        catalogue("fr", str(tmp_path))
