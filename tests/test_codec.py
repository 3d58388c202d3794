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


def damaged(where, value):
    """An edition's JSON with another value in one place."""
    raw = json.loads(codec.dumps(edition()))
    *path, last = where
    place = raw
    for step in path:
        place = place[step]
    place[last] = value
    return json.dumps(raw)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("sentences", 0, "start"), 1.5),
        (("sentences", 0, "start"), "1"),
        (("sentences", 0, "end"), True),
        (("sentences", 0, "text"), "\ud800"),
        (("sentences", 0, "text"), 3),
        (("sentences", 0, "score"), float("nan")),
        (("sentences", 0, "novelty"), "startling"),
        (("sentences", 0, "also_in"), [1]),
        (("figures", 0, "value"), "1e999999999"),
        (("figures", 0, "value"), "NaN"),
        (("figures", 0, "value"), [1]),
        (("documents", 0, "lines", "body"), [["1", 2]]),
        (("documents", 0, "lines", "body"), [[1, 2, 3]]),
        (("documents", 0, "path"), None),
        (("themes", 0, "sentences"), [{"a": 1}]),
        (("period",), []),
        (("issued_at",), 10**400),
        (("title",), ["a"]),
    ],
    ids=str,
)
def test_a_field_of_another_type_is_a_damaged_edition(where, value):
    with pytest.raises(UsageError, match="damaged edition"):
        codec.loads(damaged(where, value))


def test_json_nested_without_end_is_no_edition():
    with pytest.raises(UsageError, match="not JSON"):
        codec.loads('{"format": 1, "themes": ' + "[" * 100_000)


def test_figures_are_written_without_exponents():
    figures = json.loads(codec.dumps(edition()))["figures"]
    assert {f["value"] for f in figures} == {"179", "10"}
