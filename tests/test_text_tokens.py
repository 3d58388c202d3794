"""Words, their places and their stems."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import tokens
from briefing.text.stopwords import STOPWORDS
from briefing.text.tokens import stem, word_spans, words


def test_apostrophes_and_hyphens_separate_words():
    assert words("L’agent-chef qu'on ʼl'a vu") == ["l", "agent", "chef", "qu", "on", "l", "a", "vu"]


def test_digits_are_words_and_underscores_are_not():
    assert words("le 3_4 et 7,5") == ["le", "3", "4", "et", "7", "5"]


def test_invisible_signs_do_not_split_a_word():
    assert words("hu\u00admani\u200bté") == ["humanité"]


def test_arabic_vowels_and_kashida_are_dropped():
    assert words("مَرْحَبًا بالـــعالم") == ["مرحبا", "بالعالم"]


@given(st.text())
def test_decomposed_letters_give_the_same_words(text):
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("_İé\u0301\u200b\u00ad\u064b\u02bc ")))
def test_the_short_way_for_plain_texts_gives_the_words_of_the_long_one(text):
    found = words(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_ODD", re.compile(""))
        assert words(text) == found


@given(st.text())
def test_spans_are_ordered_disjoint_and_hold_no_white_space(text):
    end = 0
    for start, stop in word_spans(text):
        assert end <= start < stop
        assert not any(c.isspace() for c in text[start:stop])
        end = stop


@pytest.mark.parametrize(
    ("a", "b", "language"),
    [
        ("réunions", "réunion", "fr"),
        ("meetings", "meeting", "en"),
        ("reuniones", "reunión", "es"),
        ("اللاعبون", "لاعبون", "ar"),
    ],
)
def test_forms_of_a_word_share_a_stem(a, b, language):
    assert stem(a, language) == stem(b, language)


def test_an_unknown_language_leaves_words_alone():
    assert stem("kokoukset", "fi") == "kokoukset"


@pytest.mark.parametrize("language", sorted(STOPWORDS))
def test_every_stop_word_is_one_word_as_words_cuts_it(language):
    assert [w for w in STOPWORDS[language] if words(w) != [w]] == []
