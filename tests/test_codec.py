"""Edition <-> JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import codec
from briefing.errors import UsageError
from tests.editions import edition


@given(st.integers(0, 6), st.integers(0, 5), st.booleans(), st.text(max_size=40))
def test_an_edition_survives_the_round_trip(themes, sentences, figures, title):
    e = edition(themes=themes, sentences=sentences, figures=figures, title=title)
    assert codec.loads(codec.dumps(e)) == e


def test_the_fingerprint_follows_the_content():
    one, other = edition(), edition(title="Autre")
    assert codec.fingerprint(one) == codec.fingerprint(edition()) == json.loads(codec.dumps(one))["fingerprint"]
    assert codec.fingerprint(one) != codec.fingerprint(other)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 2}', '{"format": 1}', '{"format": 1, "id": 3}'])
def test_a_damaged_file_is_named(text):
    with pytest.raises(UsageError, match=r"reports/x/edition\.json"):
        codec.loads(text, "reports/x/edition.json")


def test_figures_are_written_without_exponents():
    figures = json.loads(codec.dumps(edition()))["figures"]
    assert {f["value"] for f in figures} == {"179", "10"}
