"""White space and characters: what may change, what may not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.excerpts import CUT, clause, dated, excerpt, numeral, opening
from briefing.render.typography import own, printable, quoted, short

NARROW, WIDE = "\u202f", "\u00a0"

french = st.text(alphabet=st.sampled_from("abcé «»;:!?%€…0123456789.,'’\"()[]–- \u202f\u00a0\n"), max_size=80)


def letters(text: str) -> str:
    return "".join(text.split())


@given(st.one_of(st.text(max_size=80), french), st.sampled_from(["fr", "en", "ar", "es"]))
def test_quoting_changes_only_white_space(text, language):
    assert letters(quoted(text, language)) == letters(text)


@given(french)
def test_quoting_twice_is_quoting_once(text):
    assert quoted(quoted(text, "fr"), "fr") == quoted(text, "fr")


@given(french)
def test_own_words_twice_are_own_words_once(text):
    assert own(own(text, "fr"), "fr") == own(text, "fr")


@given(st.text(max_size=60))
def test_nothing_unprintable_is_left(text):
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} and not c.isspace() for c in printable(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vraiment ?", f"Vraiment{NARROW}?"),
        ("Vraiment?", f"Vraiment{NARROW}?"),
        ("Vraiment ?!", f"Vraiment{NARROW}?!"),
        ("Il dit : oui ; non !", f"Il dit{WIDE}: oui{NARROW}; non{NARROW}!"),
        ("à 10:30 précises", "à 10:30 précises"),
        ("« Oui »", f"«{NARROW}Oui{NARROW}»"),
        ("«Oui»", f"«{NARROW}Oui{NARROW}»"),
        ("10% puis 12 %", f"10{NARROW}% puis 12{NARROW}%"),
        ("106 000 affaires", f"106{NARROW}000 affaires"),
        ("en 2025 300 agents", "en 2025 300 agents"),
        ("le 24 novembre", f"le 24{WIDE}novembre"),
        ("M. Benali, n° 12", f"M.{WIDE}Benali, n°{WIDE}12"),
        ("voir https://example.org/a?b=c;d là", "voir https://example.org/a?b=c;d là"),
    ],
)
def test_french_spaces_of_a_quotation(text, expected):
    assert quoted(text, "fr") == expected


def test_other_languages_keep_their_spaces():
    assert quoted("10 % ; yes ?", "en") == "10 % ; yes ?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'essentiel", "L’essentiel"),
        ("le 1er mars et la 93e fois", f"le 1ᵉʳ{WIDE}mars et la 93ᵉ fois"),
        ('un "mot"...', f"un «{NARROW}mot{NARROW}»…"),
    ],
)
def test_own_words_get_real_characters(text, expected):
    assert own(text, "fr") == expected


@given(st.text(max_size=80), st.integers(min_value=2, max_value=40))
def test_a_shortened_label_fits(text, length):
    assert len(short(text, length)) <= max(length, 1)


@given(st.text(max_size=300), st.integers(min_value=8, max_value=60))
def test_an_opening_is_the_sentence_or_says_that_it_goes_on(text, length):
    cut = opening(text, length)
    assert cut == text or (cut.endswith(CUT) and text.startswith(cut.removesuffix(CUT).rstrip()))


@given(st.text("abc, ;juin[]", max_size=300), st.integers(min_value=8, max_value=60))
def test_what_is_said_of_a_date_is_in_the_sentence_and_marks_its_cuts(text, length):
    cut = dated(text, ("juin 2030", "juin", "2030"), length)
    assert cut.removeprefix(CUT).removesuffix(CUT).strip() in text
    assert cut.startswith(CUT) or text.startswith(cut.removesuffix(CUT).rstrip())


def test_two_dates_of_a_sentence_show_two_clauses_of_it():
    sentence = (
        "Après la réunion des ministres qui s’est tenue dans la capitale en mai, et l’exercice commun des deux marines "
        "qui aura lieu la dernière semaine de juin, le traité sera signé."
    )
    cuts = [dated(sentence, (month,), 80) for month in ("mai", "juin")]
    assert cuts[0] != cuts[1]
    assert "l’exercice commun" in cuts[1]


@given(
    st.one_of(st.text(max_size=120), french),
    st.text(min_size=1, max_size=10),
    st.one_of(st.text(max_size=120), french),
    st.sampled_from([excerpt, clause]),
)
def test_an_excerpt_holds_its_figure_and_only_words_of_the_sentence(before, mark, after, cutting):
    sentence = before + mark + after
    cut = cutting(sentence, mark)
    assert cut.mark == mark
    assert cut.text.removeprefix(CUT).removesuffix(CUT).strip() in sentence


@pytest.mark.parametrize(
    ("sentence", "figure", "expected"),
    [
        # A clause that says enough stands alone.
        (
            "Le port a rouvert lundi, les douanes y ont saisi 12 tonnes de bois, deux navires sont attendus.",
            "12 tonnes",
            "[…] les douanes y ont saisi 12 tonnes de bois […]",
        ),
        # One that does not takes what stands before it, or after it when nothing does.
        (
            "Le trafic a repris en mars, de 10 %, puis de 20 %, et le port s’en réjouit.",
            "20 %",
            "Le trafic a repris en mars, de 10 %, puis de 20 % […]",
        ),
        ("En 2025, 14 ponts ont été repeints, dit-on.", "14 ponts", "En 2025, 14 ponts ont été repeints […]"),
        # The end of a sentence is no cut, nor is a decimal comma.
        ("Les réserves atteignent 1,7 million de mètres cubes.", "1,7 million", None),
        ("« Nous avons repeint 14 ponts en un seul printemps. »", "14 ponts", None),
    ],
)
def test_a_figure_is_shown_in_its_clause(sentence, figure, expected):
    cut = clause(sentence, figure).text.replace("\u00a0", " ")
    assert cut == (expected or sentence)


@pytest.mark.parametrize(
    ("as_written", "spread", "expected"),
    [
        ("plus de 1 250 000 euros", False, ("plus de", "1 250 000", "euros")),
        ("de 10 à 15 % des cas", True, ("de", "10 à 15 %", "des cas")),
        ("deux tiers", False, ("", "", "deux tiers")),
        ("95,5\u202f%", False, ("", "95,5\u202f%", "")),
    ],
)
def test_a_figure_is_taken_apart(as_written, spread, expected):
    found = numeral(as_written, spread=spread)
    assert (found.lead, found.digits, found.trail) == expected
