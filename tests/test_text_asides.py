"""What a sentence names in passing: enumerations and examples found by their form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.asides import NONE, asides
from briefing.text.tokens import words


def named_in_passing(text: str, language: str = "fr") -> set[str]:
    found, ranks = words(text), asides(text, language)
    return {found[n] for items in ranks.enumerations for item in items for n in item} | {
        found[n] for n in ranks.examples
    }


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("La région lutte contre la houle, le gel et la sécheresse.", {"houle", "gel", "sécheresse"}),
        ("Trois dangers guettent la côte : houle, gel, sécheresse des marais.", {"houle", "gel", "sécheresse"}),
        ("Le plan vise à réduire la houle, le gel ou la sécheresse, dit le maire.", {"houle", "gel", "sécheresse"}),
        ("La région accueille des courses comme la Transat et des salons.", {"transat"}),
        ("La région accueille des courses, notamment la Transat.", {"transat"}),
    ],
)
def test_items_of_an_enumeration_and_examples_are_found(text, named):
    assert named <= named_in_passing(text)


@pytest.mark.parametrize(
    "text",
    [
        "La préfète de la côte, Awa Le Goff, a décoré trente marins.",
        "La course, longue et difficile, a réuni trente marins.",
        "La région se présente comme un port de refuge.",
        "Le maire et la préfète ont ouvert la course.",
        "Une course partira de Brest, organisée dans trois ports et sur deux mers.",
    ],
)
def test_appositions_pairs_and_roles_are_no_enumerations(text):
    assert asides(text, "fr") == NONE


def test_an_enumeration_keeps_its_items_apart():
    [items] = asides("La région craint la houle, le gel et la sécheresse.", "fr").enumerations
    found = words("La région craint la houle, le gel et la sécheresse.")
    assert [found[item.stop - 1] for item in items] == ["houle", "gel", "sécheresse"]


def test_other_languages_have_their_own_words_or_none():
    assert {"fog", "ice"} <= named_in_passing("The coast fears the swell, the fog and the ice.", "en")
    assert {"hielo"} <= named_in_passing("La costa teme la niebla, la marea y el hielo.", "es")
    assert asides("Rannikko pelkää myrskyä, jäätä ja sumua.", "fi") == NONE


@given(st.text(alphabet="ab ,;:.et'–le", max_size=80))
def test_every_rank_is_that_of_a_word(text):
    found = asides(text, "fr")
    ranks = [n for items in found.enumerations for item in items for n in item] + list(found.examples)
    assert all(0 <= n < len(words(text)) for n in ranks)
