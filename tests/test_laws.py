"""Whatever comes in, the core answers: laws of cleaning, cutting, templates and messages for any text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import segment
from briefing.clean import clean
from briefing.model import RawDocument
from briefing.render import catalogue, templating
from briefing.text.normalise import fold_space

#: Signs that something in cleaning, cutting or escaping looks for, among any others.
TEXT = st.text(
    alphabet=st.one_of(st.sampled_from("aA1 .,:;!?«»\"'’()[]{}<>&%|-–\n\t\u00a0\u202f/@#=*_éÉ٣م"), st.characters()),
    max_size=600,
)


def cleaned(text):
    raw = RawDocument(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text)
    return clean(raw, today=date(2026, 1, 5))


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_cleaning_and_cutting_keep_every_place(text):
    document = cleaned(text)
    assert document.text == text
    for sentence in segment.segment(document):
        assert fold_space(document.text[sentence.start : sentence.end]) == sentence.text


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_the_same_text_is_cleaned_the_same_way(text):
    assert cleaned(text) == cleaned(text)


@settings(max_examples=60, deadline=None)
@given(TEXT, st.sampled_from(["fr", "en", "ar"]))
def test_no_text_becomes_markup_of_a_template(text, language):
    made = (
        templating.environment(catalogue.catalogue(language, None), None).from_string("<p>{{ x }}</p>").render(x=text)
    )
    inner = made.removeprefix("<p>").removesuffix("</p>")
    assert "<" not in inner
    assert ">" not in inner
