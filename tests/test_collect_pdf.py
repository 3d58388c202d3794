"""Printed pages: reading order, paragraphs, divided words and what runs along the margins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.collect.pdflayout import Line, Page, paragraphs, reading_order, without_running

HEIGHT, WIDTH, SIZE, LEADING = 800.0, 600.0, 10.0, 13.0


def column(texts, x0=50.0, top=120.0, width=220.0, size=SIZE):
    """Lines one under the other; a text ending in | leaves half of its line free."""
    lines = []
    for i, text in enumerate(texts):
        y = top + i * LEADING
        right = x0 + (width / 2 if text.endswith("|") else width)
        lines.append(Line(text.rstrip("|"), x0, y, right, y + size, size, bold=False))
    return lines


def page(*lines):
    return Page(WIDTH, HEIGHT, tuple(x for part in lines for x in part))


def at(y, text):
    return [Line(text, 50.0, y, 50.0 + 5 * len(text), y + 8, 8.0, bold=False)]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_kept_apart():
    lines = column(["Le conseil a voté", "le budget.|", "Les travaux commencent", "en mars.|"])
    assert paragraphs([page(lines)]) == ["Le conseil a voté le budget.", "Les travaux commencent en mars."]


def test_columns_are_read_one_after_the_other():
    left = column([f"gauche {i} et la suite" for i in range(6)])
    right = column([f"droite {i} et la suite" for i in range(6)], x0=320.0)
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    assert reading_order(page(mixed)) == [*left, *right]


def test_a_heading_over_two_columns_is_read_before_them():
    title = [Line("Un titre qui traverse toute la page", 50, 90, 540, 110, 20.0, bold=True)]
    left = column([f"gauche {i} et la suite" for i in range(5)])
    right = column([f"droite {i} et la suite" for i in range(5)], x0=320.0)
    assert reading_order(page(right, left, title)) == [*title, *left, *right]


def test_a_wide_space_in_a_justified_line_is_no_column():
    lines = column([f"ligne {i} pleine de mots" for i in range(8)], width=490.0)
    split = [Line("deux", 50, 300, 150, 310, SIZE, bold=False), Line("mots.", 480, 300, 540, 310, SIZE, bold=False)]
    assert [x.text for x in reading_order(page(lines, split))][-2:] == ["deux", "mots."]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["une conven-", "tion est une conven-", "tion et une conven-", "tion de plus"],
            "une convention est une convention et",
        ),
        (["le centre de Tanger-", "Med est ouvert"], "Tanger-Med"),
        (["il faut, dit-", "elle, attendre"], "dit-elle"),
        (["les plates-", "formes sont là"], "plates-formes"),
        (["un mot cou\u00ad", "pé en deux"], "coupé"),
        (["de 2024-", "2025 compris"], "2024- 2025"),
    ],
)
def test_a_word_is_mended_only_where_the_line_divided_it(lines, expected):
    assert expected in paragraphs([page(column(lines))])[0]


def test_running_headers_and_page_numbers_are_left_out():
    pages = [
        page(at(20, f"Le Courrier - n° {n}"), column([f"Texte de la page {n}."]), at(770, f"{n} / 3"))
        for n in (1, 2, 3)
    ]
    assert [p.lines for p in without_running(pages)] == [tuple(column([f"Texte de la page {n}."])) for n in (1, 2, 3)]


def test_a_sentence_that_a_page_divides_is_made_whole():
    first = page(column(["La suite de cette phrase se", "trouve sur la page"], top=700.0))
    second = page(column(["suivante, sans coupure."]))
    assert paragraphs([first, second]) == ["La suite de cette phrase se trouve sur la page suivante, sans coupure."]


def test_a_larger_line_is_a_paragraph_of_its_own():
    head = column(["Un intertitre"], size=14.0, top=100.0)
    assert paragraphs([page(head, column(["Le texte suit."], top=118.0))]) == ["Un intertitre", "Le texte suit."]


WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzé.", min_size=1, max_size=9), min_size=1, max_size=6).map(" ".join)
SPOTS = st.tuples(WORDS, st.integers(0, 500), st.integers(100, 690), st.sampled_from([8.0, 10.0, 14.0]))


@given(st.lists(SPOTS, max_size=25))
def test_no_word_of_the_page_is_lost_or_made_up(spots):
    lines = [Line(t, float(x), float(y), x + 5.0 * len(t), y + s, s, bold=False) for t, x, y, s in spots]
    found = " ".join(paragraphs([page(lines)])).split()
    assert sorted(found) == sorted(w for t, *_ in spots for w in t.split())
