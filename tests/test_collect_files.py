"""Reading untrusted folders: everything found is read or named with a reason."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from briefing.collect import files
from briefing.errors import NoInputError
from briefing.model import Fetched, Limits, Skipped


def outcomes(root: Path) -> dict[str, Fetched | Skipped]:
    return {o.path: o for o in map(files.load, files.walk((root,), root.parent))}


def kinds(root: Path) -> dict[str, str]:
    return {Path(p).name: o.kind for p, o in outcomes(root).items() if isinstance(o, Skipped)}


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "seeds"
    path.mkdir()
    return path


def test_files_of_sub_folders_are_read_in_the_order_of_their_names(folder):
    (folder / "b").mkdir()
    for name in ("c.txt", "b/a.txt", "a.txt"):
        (folder / name).write_text("Bonjour.")
    assert list(outcomes(folder)) == ["seeds/a.txt", "seeds/b/a.txt", "seeds/c.txt"]


def test_a_path_outside_the_workspace_is_named_as_given(folder, tmp_path):
    (folder / "a.txt").write_text("Bonjour.")
    found = list(files.walk((folder,), tmp_path / "elsewhere"))
    assert found[0].path == f"{folder.as_posix()}/a.txt"


def test_links_pipes_and_sockets_are_named_and_never_opened(folder, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY")
    (folder / "link.txt").symlink_to(secret)
    (folder / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "sock.txt"))
        found = kinds(folder)
    assert found["link.txt"] == found["loop.txt"] == "symlink"
    assert found["pipe.txt"] == "not-regular-file"
    assert found["sock.txt"] in {"not-regular-file", "unreadable"}


def test_a_file_too_large_is_refused_by_its_size_alone(folder):
    with (folder / "big.txt").open("wb") as file:
        file.truncate(Limits().file + 1)
    assert kinds(folder) == {"big.txt": "too-large"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [(".cache.txt", "hidden-file"), ("a.txt.part", "ignored"), ("~$note.docx", "ignored"), ("README.md", "ignored")],
)
def test_files_that_are_no_documents_are_named(folder, name, kind):
    (folder / name).write_text("x")
    assert kinds(folder) == {name: kind}


def test_a_folder_named_like_a_document_is_not_entered(folder):
    (folder / "note.docx").mkdir()
    (folder / "note.docx" / "document.xml").write_text("x")
    assert kinds(folder) == {"note.docx": "directory"}


def test_a_name_with_line_breaks_or_bytes_becomes_one_printable_line(folder):
    (folder / "a\nX-Evil: 1.txt").write_text("x")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("x")
    names = [Path(p).name for p in outcomes(folder)]
    assert names == ["a\\x0aX-Evil: 1.txt", "\\xff.txt"]


def test_a_missing_source_says_so(tmp_path):
    with pytest.raises(NoInputError, match="no such file or folder"):
        list(files.walk((tmp_path / "nowhere",), tmp_path))


def test_a_file_that_changes_while_it_is_read_waits_for_the_next_run(folder, monkeypatch):
    path = folder / "a.txt"
    path.write_text("Bonjour.")
    real = os.fstat
    calls = []

    def fstat(descriptor):
        if calls:
            path.write_text("Bonjour à tous.")
        calls.append(descriptor)
        return real(descriptor)

    monkeypatch.setattr(files.os, "fstat", fstat)
    assert kinds(folder) == {"a.txt": "changing"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission_is_unreadable(folder):
    (folder / "a.txt").write_text("x")
    (folder / "a.txt").chmod(0)
    assert kinds(folder) == {"a.txt": "unreadable"}
