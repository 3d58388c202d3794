"""A folder into which anyone dropped anything: every file ends as its manifest says, and nothing leaks.

`BRIEFING_HOSTILE=FOLDER` judges another folder with a manifest.json as well.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.hostile import judge, specimens

GIVEN = os.environ.get("BRIEFING_HOSTILE")

#: Of each kind of harm one that only the installed command can show: time, memory, a crash, a hang, a place.
APART = (
    "line.txt",
    "spaces.txt",
    "pipe.txt",
    "sparse.txt",
    "out.txt",
    "deep.html",
    "attributes.html",
    "forms.pdf",
    "bomb.pdf",
    "media.docx",
    "laugh.docx",
    "forwards.eml",
    "many.odt",
    "deep.json",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Make the hostile folder once."""
    folder = tmp_path_factory.mktemp("hostile") / "set"
    return folder, specimens.make(folder)


@pytest.mark.timeout(900)
def test_a_hostile_folder_gives_an_edition_that_lists_each_file_as_expected(made, tmp_path):
    folder, cases = made
    assert judge.built(folder, cases, tmp_path) == []


@pytest.mark.parametrize("name", APART)
def test_a_hostile_file_ends_as_expected_within_its_limits(made, tmp_path, name):
    folder, cases = made
    case = next(case for case in cases if case["file"] == name)
    assert judge.inspected(folder, case, tmp_path) == []


@pytest.mark.timeout(3600)
@pytest.mark.skipif(not GIVEN, reason="BRIEFING_HOSTILE names no folder")
def test_the_given_folder_ends_as_its_manifest_says(tmp_path):
    folder = Path(GIVEN or "")
    cases = [
        case
        for case in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if os.path.lexists(folder / case["file"])
    ]
    faults = judge.built(folder, cases, tmp_path)
    for case in cases:
        faults += judge.inspected(folder, case, tmp_path)
    assert faults == []


DAMAGED = 40


@pytest.mark.timeout(900)
def test_good_documents_among_damaged_ones_all_come_out(tmp_path):
    """With more files: `python -m tests.hostile --damaged 500`."""
    assert judge.among(tmp_path, DAMAGED, seed=7) == []
