"""Figures of sentences: tables of cases in four languages, and laws that hold for any text."""

from __future__ import annotations

import json
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.figures import read
from briefing.figures.clues import clues_of
from briefing.figures.numerals import numerals, numerals_at, parse_digits
from briefing.figures.tokens import tokenise
from briefing.figures.words import VOCABULARIES, vocabulary
from briefing.model import Document, Language, Published, Sentence
from briefing.text.alternation import any_of
from briefing.text.dates import find, locate
from briefing.text.normalise import fold_space
from briefing.text.number_words import NUMBER_WORDS, value_of
from briefing.text.skeleton import skeleton

CASES = Path(__file__).parent / "cases"
PUBLISHED = Published(day=date(2025, 12, 10), precision="day", basis="text")
FILES = {"fr": "figures.json", "en": "figures_en.json", "es": "figures_es.json", "ar": "figures_ar.json"}
FRAGMENTS = (
    "12", "1.500", "106 000", "3,5", "20%", "de", "à", "et", "entre", "plus de", "millions", "deux", "cent", "agents",
    "-10", "(", ")", "24 novembre", "2025", "10h30", "article", "COP22", "une vingtaine", "sur", "kg", "«", ".", ",",
    "a doublé", "par", "hausse", "le taux", "\u202f", "\n", "dix-sept", "93ᵉ", "٤٥", "1er",
)  # fmt: skip


def document(text, language="fr", published=PUBLISHED):
    return Document(
        path="a.txt", sha256="0" * 64, text=text, title=None, title_basis=None, publisher=None, publisher_basis=None,
        url=None, published=published, language=Language(code=language, confidence=1.0), blocks=(),
    )  # fmt: skip


def sentence(start, end, text):
    return Sentence(document="a.txt", index=0, paragraph=1, start=start, end=end, text=fold_space(text[start:end]))


def figures_of(text, language="fr"):
    return read(document(text, language), sentence(0, len(text), text))


def cases():
    for language, name in FILES.items():
        for case in json.loads((CASES / name).read_text(encoding="utf-8")):
            yield pytest.param(language, case, id=f"{language}: {case['label']}")


def said(figure, keys):
    values = {key: getattr(figure, key) for key in keys}
    return {key: str(value) if isinstance(value, Decimal) else value for key, value in values.items()}


@pytest.mark.parametrize(("language", "case"), list(cases()))
def test_a_sentence_gives_exactly_its_figures(language, case):
    expected = case["figures"]
    found = figures_of(case["text"], language)
    assert [f.as_written for f in found] == [e["as_written"] for e in expected]
    for figure, wanted in zip(found, expected, strict=True):
        assert said(figure, wanted) == wanted


def test_there_are_enough_cases_of_each_language():
    counts = {language: len(json.loads((CASES / name).read_text(encoding="utf-8"))) for language, name in FILES.items()}
    assert sum(counts.values()) >= 250
    assert counts["fr"] >= 150
    assert min(counts.values()) >= 30


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14), st.sampled_from(["", "Avant. ", "Été\u202f: "]))
def test_offsets_reproduce_what_is_written(fragments, before):
    text = before + " ".join(fragments)
    for figure in read(document(text), sentence(len(before), len(text), text)):
        assert len(before) <= figure.start < figure.end <= len(text)
        assert fold_space(text[figure.start : figure.end]) == figure.as_written
        assert figure.value >= 0
        assert figure.upper is None or figure.upper > figure.value
        assert (figure.qualifier == "range") == (figure.upper is not None)


@given(st.text(max_size=80), st.sampled_from(sorted(VOCABULARIES)))
def test_any_text_can_be_read(text, language):
    starts = [f.start for f in figures_of(text, language)]
    assert starts == sorted(starts)


@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=10))
def test_reading_does_not_depend_on_where_the_sentence_stands(fragments):
    text = " ".join(fragments)
    moved = "Une phrase. " + text
    here = [(f.start, f.end, f.value) for f in figures_of(text)]
    there = [(f.start - 12, f.end - 12, f.value) for f in read(document(moved), sentence(12, len(moved), moved))]
    assert here == there


@pytest.mark.parametrize("language", sorted(VOCABULARIES))
@given(fragments=st.lists(st.sampled_from(FRAGMENTS), max_size=14))
def test_clues_lead_to_every_numeral_and_date(language, fragments):
    texts = [" ".join(fragments), *(case["text"] for case in json.loads((CASES / FILES[language]).read_text("utf-8")))]
    comma = vocabulary(language).decimal_comma
    for folded in map(skeleton, texts[:1] if fragments else texts):
        clues = clues_of(folded, tokenise(folded), language)
        if clues.numbers is not None:
            here = numerals_at(folded, clues.numbers, language, decimal_comma=comma)
            assert here == numerals(folded, language, decimal_comma=comma)
        found = [(match.span(), form.needs) for form, match in locate(folded, language, clues.dates)]
        assert found == [(match.span(), form.needs) for form, match in locate(folded, language)]


def test_an_unknown_publication_date_leaves_relative_dates_out():
    text = "Hier, 30 supporters ont été refoulés."
    assert read(document(text, published=None), sentence(0, len(text), text))[0].as_of is None


def test_a_language_without_vocabulary_is_read_as_french():
    assert [str(f.value) for f in figures_of("Il y a 12 policiers.", "de")] == ["12"]


def test_hard_wrapped_lines_do_not_cut_a_figure():
    (figure,) = figures_of("La base contient 1\u202f250\nfiches.")
    assert (str(figure.value), figure.as_written) == ("1250", "1 250 fiches")


@pytest.mark.parametrize("language", sorted(VOCABULARIES))
@pytest.mark.parametrize(
    "hostile",
    ["1", " ", "a", "1 ", "1.", "1-", "1,", "deux ", "de ", "de la ", "cent-", "24 novembre ", "2025-", "le lundi ",
     "%", "d'", "policiers ", "(", "@", "0 ", "millions de ", "à 1 "],
)  # fmt: skip
def test_time_grows_with_the_length_of_hostile_text(language, hostile):
    """A pattern that backtracks would take minutes; these are 100,000 characters, the bound is generous."""
    text = (hostile * 100_000)[:100_000]
    started = time.process_time()
    folded = skeleton(text)
    numerals(folded, language, decimal_comma=vocabulary(language).decimal_comma)
    find(text, date(2025, 1, 1), language=language)
    assert time.process_time() - started < 20


@pytest.mark.parametrize("hostile", ["1 ", "policiers ", "de la ", "12 policiers, ", "taux de "])
def test_a_sentence_of_hostile_length_is_read(hostile):
    text = (hostile * 20_000)[:20_000] + " 12 policiers"
    started = time.process_time()
    figures_of(text)
    assert time.process_time() - started < 30


# ---------------------------------------------------------------- the primitives under it


@given(st.text())
def test_a_skeleton_keeps_every_place(text):
    assert len(skeleton(text)) == len(text)


@given(st.sets(st.text("abc'- ", min_size=1, max_size=5), min_size=1, max_size=12), st.text("abc'- ", max_size=5))
def test_an_alternation_matches_its_entries_and_nothing_else(entries, other):
    import re

    pattern = re.compile(any_of(entries))
    assert all(pattern.fullmatch(entry) for entry in entries)
    assert bool(pattern.fullmatch(other)) == (other in entries)


@pytest.mark.parametrize(
    ("phrase", "language", "value"),
    [
        ("soixante et onze", "fr", 71), ("quatre-vingt-dix-neuf", "fr", 99), ("deux cents", "fr", 200),
        ("trois mille cinq cents", "fr", 3500), ("deux millions trois mille", "fr", 2_003_000),
        ("cinq six", "fr", None), ("twenty-five", "en", 25),
        ("two hundred and fifty thousand", "en", 250_000), ("treinta y cinco", "es", 35),
        ("dos mil millones", "es", 2_000_000_000), ("خمسة وعشرون", "ar", 25), ("ثلاثة الاف", "ar", 3000),
    ],
)  # fmt: skip
def test_number_words_have_their_value(phrase, language, value):
    assert value_of(phrase, language) == value


@pytest.mark.parametrize("language", sorted(NUMBER_WORDS))
def test_every_number_word_is_worth_what_its_table_says(language):
    words = NUMBER_WORDS[language]
    assert all(value_of(word, language) == value for word, value in words.simple.items())


@pytest.mark.parametrize(
    ("digits", "decimal_comma", "value"),
    [
        ("106.000", True, "106000"), ("106 000", True, "106000"), ("1,7", True, "1.7"), ("1.250.400", True, "1250400"),
        ("1.500,25", True, "1500.25"), ("1.7", True, "1.7"), ("1,500", False, "1500"), ("1,500.25", False, "1500.25"),
        ("3.5", False, "3.5"), ("12", True, "12"),
    ],
)  # fmt: skip
def test_digits_are_grouped_as_the_language_groups_them(digits, decimal_comma, value):
    assert parse_digits(digits, decimal_comma=decimal_comma) == Decimal(value)
