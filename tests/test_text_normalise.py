"""The equalities under which two texts count as the same."""

from __future__ import annotations

import doctest
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefing.text import normalise

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


def test_the_examples_hold():
    assert doctest.testmod(normalise).failed == 0


@given(TEXTS)
def test_folding_space_is_idempotent_and_keeps_every_letter(text):
    folded = normalise.fold_space(text)
    assert normalise.fold_space(folded) == folded
    assert "".join(folded.split()) == "".join(text.split())


@given(TEXTS)
def test_plain_text_is_idempotent(text):
    assert normalise.plain(normalise.plain(text)) == normalise.plain(text)


@given(st.text(alphabet="aeéèêëçôûüàâîïñœ ÀÉÇ", max_size=40))
def test_no_accent_of_a_latin_letter_is_left(text):
    assert not any(unicodedata.combining(c) for c in unicodedata.normalize("NFD", normalise.unaccent(text)))


def test_typographic_variants_hash_alike_and_other_words_do_not():
    assert normalise.content_hash("L’été «chaud» – fin…") == normalise.content_hash('L\'ete  "chaud" - fin...')
    assert normalise.content_hash("179 États") != normalise.content_hash("196 États")
