"""Sentences: the cases, the laws, and where they stand in a document."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Block, Document, Language, Published
from briefing.segment import segment, split
from briefing.text.normalise import fold_space

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text(encoding="utf-8"))
MARKS = st.sampled_from(
    [*"abÀz .!?…«»“”\"'’()[]-–\n\t\u00a0\u202f12¿", "M. ", "etc. ", "J.-C. ", "Le ", "il ", "www.", "@", "؟ ", "رجل "]
)


def known(case):
    marks = [pytest.mark.xfail(strict=True)] if case["expect"] == "fail" else []
    return pytest.param(case, id=f"{case['language']}: {case['label']}", marks=marks)


@pytest.mark.parametrize("case", [known(case) for case in CASES])
def test_cases(case):
    found = [case["input"][a:b] for a, b in split(case["input"], case["language"])]
    assert found == case["expected"]


@given(st.one_of(st.text(), st.lists(MARKS).map("".join)), st.sampled_from(["fr", "en", "es", "ar", "xx"]))
def test_sentences_are_ordered_disjoint_stripped_and_hold_all_but_space(text, language):
    end, held = 0, []
    for start, stop in split(text, language):
        assert end <= start < stop
        assert text[start:stop] == text[start:stop].strip()
        held.append(text[start:stop])
        end = stop
    assert "".join("".join(held).split()) == "".join(text.split())


@given(st.lists(MARKS).map("".join))
def test_lines_are_cut_independently(text):
    lines = [line for line in text.split("\n") if line.strip()]
    apart = [line[a:b] for line in lines for a, b in split(line)]
    assert [text[a:b] for a, b in split(text)] == apart


UNITS = [*'. "«(a\n', '. "', "« ».", "a.", "M. ", "A.B.", "l'", ". ", "!?", "ab.Ya", "1. ", ".»"]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length_whatever_the_line_holds(unit):
    line = unit * (100_000 // len(unit))
    start = time.process_time()
    split(line)
    assert time.process_time() - start < 5  # half a second here; a quadratic rule takes minutes


def document(text, *blocks, language="fr"):
    return Document(
        path="a.txt",
        sha256="0" * 64,
        text=text,
        title=None,
        title_basis=None,
        publisher=None,
        publisher_basis=None,
        url=None,
        published=Published(day=date(2026, 1, 1), precision="day", basis="text"),
        language=Language(code=language, confidence=1.0),
        blocks=tuple(
            Block(start=text.index(part), end=text.index(part) + len(part), first_line=1, last_line=1, kind=kind)
            for kind, part in blocks
        ),
    )


def test_only_the_body_is_cut_and_paragraphs_are_counted_in_it():
    text = "Un titre\nLe pont rouvre. Il est neuf.\nLire aussi : le port\nLa ville respire."
    blocks = zip(("headline", "body", "dropped", "body"), text.split("\n"), strict=True)
    found = segment(document(text, *blocks))
    assert [(s.index, s.paragraph, s.text) for s in found] == [
        (0, 1, "Le pont rouvre."),
        (1, 1, "Il est neuf."),
        (2, 2, "La ville respire."),
    ]


def test_hard_wrapped_lines_are_one_paragraph():
    text = "Le pont, fermé\n    depuis mai,\nrouvre. Il est\nneuf."
    found = segment(document(text, ("body", text)))
    assert [s.text for s in found] == ["Le pont, fermé depuis mai, rouvre.", "Il est neuf."]
    assert all(fold_space(text[s.start : s.end]) == s.text for s in found)


def test_an_answer_lasts_until_the_next_heading():
    text = "Pourquoi ?\nParce que.\nEt puis.\nUn autre sujet\nLe vent tombe."
    kinds = ("question", "body", "body", "subheading", "body")
    found = segment(document(text, *zip(kinds, text.split("\n"), strict=True)))
    assert [s.after_question for s in found] == [True, True, False]


def test_marks_without_words_are_no_sentence():
    text = "***\nLe vent tombe."
    assert [s.text for s in segment(document(text, ("body", text)))] == ["*** Le vent tombe."]
    assert segment(document("***", ("body", "***"))) == ()


@given(st.lists(MARKS, min_size=1).map("".join))
def test_every_sentence_reproduces_its_slice(text):
    for sentence in segment(document(text, ("body", text))):
        assert sentence.text == fold_space(text[sentence.start : sentence.end])
