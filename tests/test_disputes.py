"""Contradicted figures: what the other article says is quoted beside the figure that it contradicts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.test_edition import FIRE, PLAN, documents, edition

HEAD = "Incendie à Brest\n\nPublié le 10 mai 2031\n\n"
FIRST = (
    HEAD + "L'incendie de l'usine Kerlan, à Brest, a fait 12 morts samedi, a annoncé la préfecture du Finistère. "
    "Les pompiers ont évacué le quartier de Recouvrance. "
    "Les pompiers de Brest et de Quimper ont sauvé la réserve de carburant. "
    "Les pompiers craignaient une seconde explosion du réservoir."
)
PADDING = "Le maire de Brest s'est rendu sur place avec les pompiers. "


def other(count: str) -> str:
    return (
        HEAD.replace("10 mai", "11 mai")
        + f"Le parquet de Brest a ouvert une enquête dimanche. {PADDING}"
        + f"L'incendie de l'usine Kerlan, à Brest, a fait {count} morts, selon la préfecture du Finistère."
    )


def noted(second: str, **theme):
    plan = replace(PLAN, themes=(replace(FIRE, **theme),))
    return edition(documents({"a.txt": FIRST, "b.txt": second}), plan=plan).edition


@pytest.mark.parametrize("room", [2, 3, 4, 8])
def test_both_numbers_are_quoted_and_their_difference_is_listed(room):
    note = noted(other("17"), sentences=room)
    said = " ".join(s.text for s in note.sentences)
    assert "12 morts" in said
    assert "17 morts" in said
    assert [v.kind for v in note.divergences] in (["different_values"], ["superseded"])
    assert len(note.sentences) <= room


def test_the_opening_never_gives_way():
    note = noted(other("17"), sentences=1)
    assert len(note.sentences) == 1
    assert "12 morts" in note.sentences[0].text


def test_a_source_that_agrees_takes_no_place():
    """The choice is what it is when the other article counts nothing."""
    agreeing, silent = noted(other("12"), sentences=3), noted(other("plusieurs"), sentences=3)
    assert [s.text for s in agreeing.sentences] == [s.text for s in silent.sentences]
    assert not agreeing.divergences


def test_a_number_that_is_quoted_already_is_not_fetched_again():
    """The third article repeats the first one's number, which stands against the second's."""
    pages = {"a.txt": FIRST, "b.txt": other("17"), "c.txt": other("12")}
    plan = replace(PLAN, themes=(replace(FIRE, sentences=6),))
    said = [s.text for s in edition(documents(pages), plan=plan).edition.sentences]
    assert sum("17 morts" in text for text in said) == 1
    assert sum("12 morts" in text for text in said) == 1


def test_words_are_kept_to():
    note = noted(other("17"), words=40, sentences=8)
    assert sum(len(s.text.split()) for s in note.sentences) <= 40
