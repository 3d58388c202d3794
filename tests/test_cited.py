"""The documents that an edition rests on are found again, and nothing else is opened or kept."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from briefing.collect import files
from briefing.pipeline import cited
from briefing.pipeline.gather import documents_of
from tests.editions import edition


def document(path, content, id_="d1"):
    """A document of an edition, whose bytes are these."""
    return replace(edition().documents[0], id=id_, path=path, sha256=hashlib.sha256(content).hexdigest())


@pytest.fixture
def archive(tmp_path):
    """Thirty files."""
    (tmp_path / "seeds").mkdir()
    for n in range(30):
        (tmp_path / "seeds" / f"{n:02}.txt").write_bytes(content(n))
    return tmp_path


def content(n):
    return f"Article {n}\n\nLa {n}e vanne du barrage a été ouverte par les ingénieurs de la vallée.\n".encode()


@pytest.fixture
def opened(monkeypatch):
    """The paths of the files whose bytes are read."""
    paths = []
    load = files.load
    monkeypatch.setattr(files, "load", lambda found, *rest: paths.append(found.path) or load(found, *rest))
    return paths


def test_only_the_files_of_the_documents_wanted_are_opened(archive, opened):
    wanted = [document(f"seeds/{n:02}.txt", content(n)) for n in (3, 20)]
    known = cited.sources((archive / "seeds",), archive, wanted)
    assert opened == ["seeds/03.txt", "seeds/20.txt"]
    assert set(known.texts.values()) == {content(n).decode() for n in (3, 20)}


def test_a_document_that_was_moved_is_looked_for_everywhere_and_nothing_else_is_kept(archive, opened):
    (archive / "seeds" / "03.txt").rename(archive / "seeds" / "ailleurs.txt")
    wanted = document("seeds/03.txt", content(3))
    known = cited.sources((archive / "seeds",), archive, [wanted])
    assert known.of(wanted).path == "seeds/ailleurs.txt"
    assert list(known.documents) == [(wanted.sha256, "seeds/ailleurs.txt")]
    assert len(opened) == 30
    assert not known.present


def test_a_document_that_changed_is_present_and_not_found(archive):
    wanted = document("seeds/03.txt", content(3))
    (archive / "seeds" / "03.txt").write_bytes(b"Autre chose, tout autre chose.\n")
    known = cited.sources((archive / "seeds",), archive, [wanted])
    assert known.of(wanted) is None
    assert known.present == {"seeds/03.txt"}


def test_a_document_within_a_file_is_found_in_it(archive, opened):
    mails = b"".join(
        b"From a@b.example Mon Jan  5 10:00:00 2026\nFrom: a@b.example\nTo: c@d.example\nSubject: Avis %d\n"
        b"Date: Mon, 5 Jan 2026 10:00:00 +0100\n\nLe barrage numero %d sera vide demain matin, dit le service.\n\n"
        % (n, n)
        for n in (1, 2)
    )
    (archive / "seeds" / "avis.mbox").write_bytes(mails)
    inside = [r for f in files.walk((archive / "seeds",), archive) if f.path.endswith("mbox") for r in documents_of(f)]
    second = replace(document("", b""), path=inside[1].path, sha256=inside[1].sha256)
    opened.clear()
    known = cited.sources((archive / "seeds",), archive, [second])
    assert known.of(second).text == inside[1].text
    assert opened == ["seeds/avis.mbox"]
