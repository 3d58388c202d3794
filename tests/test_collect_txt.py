"""Decoding plain text of any encoding without losing or moving a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.collect.txt import decode
from briefing.errors import DocumentError

TEXT = "L’été à Salé :\n« cœur » – 10 € d'aide"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_usual_encoding_is_recognised(encoding):
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_a_stray_cp1252_line_does_not_spoil_the_others():
    assert decode("Né à Fès\n".encode() + "Né à Fès".encode("cp1252"), "a.txt") == "Né à Fès\nNé à Fès"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\x85"])
def test_line_ends_become_newlines(end):
    assert decode(f"a{end}b".encode(), "a.txt") == "a\nb"


def test_invisible_characters_become_spaces_one_for_one():
    assert decode("a\x00b\u202ec\u200bd\x1b[e".encode(), "a.txt") == "a b c d [e"


@pytest.mark.parametrize(
    ("content", "kind"), [(b"", "empty"), (b" \n\t ", "no-text"), (bytes(range(256)) * 40, "binary")]
)
def test_what_is_no_text_is_refused_with_its_kind(content, kind):
    with pytest.raises(DocumentError) as refusal:
        decode(content, "a.txt")
    assert refusal.value.kind == kind


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(content):
    try:
        text = decode(content, "a.txt")
    except DocumentError:
        return
    assert text.strip()
    assert not set(text) & set("\r\x00\x1b\u202e\ufeff")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1))
def test_printable_text_comes_back_as_it_was(text):
    content = text.encode()
    if text.strip():
        assert decode(content, "a.txt") == text
