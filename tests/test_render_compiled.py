"""What is kept of packaged files: found again for the same content, never made of a workspace's file."""

from __future__ import annotations

import sys

import pytest

from briefing.model import Presentation
from briefing.render import catalogue, compiled, page, resources, templating
from tests import editions


@pytest.fixture
def packaged(tmp_path, monkeypatch):
    """Stand in for the folder of packaged templates; whether Python writes its own caches does not matter."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = tmp_path / "packaged"
    folder.mkdir()
    (folder / "a.j2").write_text("{{ 1 + 1 }}", "utf-8")
    catalogue.catalogue("en")  # is remembered, and lies elsewhere
    monkeypatch.setattr(resources, "_places", lambda own: [*([tmp_path / own] if own else []), folder])
    return folder


@pytest.mark.usefixtures("packaged")
def test_what_is_kept_is_found_for_the_same_content_and_maker_only():
    compiled.keep("a.j2", "content", "maker-1", b"made")
    assert compiled.find("a.j2", "content", "maker-1") == b"made"
    assert compiled.find("a.j2", "other content", "maker-1") is None
    assert compiled.find("a.j2", "content", "maker-2") is None
    assert compiled.find("b.j2", "content", "maker-1") is None


def test_a_damaged_file_is_not_read(packaged):
    compiled.keep("a.j2", "content", "maker-1", b"made")
    (kept,) = (packaged / "__pycache__").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert compiled.find("a.j2", "content", "maker-1") is None
    kept.write_bytes(b"")
    assert compiled.find("a.j2", "content", "maker-1") is None


def test_where_nothing_can_be_written_nothing_is_lost(packaged):
    (packaged / "__pycache__").write_text("a file, not a folder")
    compiled.keep("a.j2", "content", "maker-1", b"made")
    assert compiled.find("a.j2", "content", "maker-1") is None


def test_python_told_to_write_no_caches_writes_none(packaged, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled.keep("a.j2", "content", "maker-1", b"made")
    assert not (packaged / "__pycache__").exists()


def test_only_the_packaged_template_is_kept_and_a_changed_one_is_never_taken_for_it(packaged, tmp_path):
    words = catalogue.catalogue("en")
    own = tmp_path / "own"
    own.mkdir()
    (own / "a.j2").write_text("{{ 2 + 2 }}", "utf-8")
    assert templating.render("a.j2", words, str(own)) == "4"
    assert not (packaged / "__pycache__").exists()
    assert templating.render("a.j2", words, None) == "2"
    assert len(list((packaged / "__pycache__").iterdir())) == 1
    assert templating.render("a.j2", words, str(own)) == "4"
    assert templating.render("a.j2", words, None) == "2"


def test_a_page_is_the_same_from_a_kept_template():
    made = [page.markup(editions.edition(), Presentation(), {}) for _ in range(2)]
    assert made[0] == made[1]
