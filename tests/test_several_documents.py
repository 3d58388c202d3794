"""Files that hold several documents: each is quoted, proved after a move, and named when it cannot be read."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime

import pytest

from briefing import config
from briefing.pipeline import build, inspection, verification
from tests import workspaces

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
SAID = {
    "Nord": "Le barrage de Nord a perdu sept millions de mètres cubes depuis juin, a indiqué mardi l'agence du bassin.",
    "Mas": "Les turbines du barrage de Mas seront arrêtées trois semaines, a averti le gestionnaire devant les maires.",
}


def archive(path):
    places = {"Amont": 41, "Aval": 52}
    texts = [workspaces.WATER.format(place=p, day="18 novembre 2026", number=n) for p, n in places.items()]
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a/broken.pdf", b"%PDF-1.7 nothing")
        for number, text in enumerate(texts):
            packed.writestr(f"a/{number}.txt", text)


def export(path):
    rows = [{"Accroche": f"Le barrage de {p}", "Parution": "2026-11-18", "Corps de texte": t} for p, t in SAID.items()]
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def mailbox(path):
    letters = (
        f"From a@b Wed Nov 18 08:00:00 2026\nFrom: Le Fil <fil@example.org>\nSubject: Barrage de {p}\n"
        f"Date: Wed, 18 Nov 2026 08:00:00 +0100\nMessage-ID: <{p}@x>\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{t}\n\n"
        for p, t in SAID.items()
    )
    path.write_text("".join(letters), encoding="utf-8")


@pytest.fixture
def place(tmp_path):
    names = 'exports = { title = ["Accroche"], text = ["Corps de texte"], published = ["Parution"] }'
    return workspaces.workspace(tmp_path / "w", more=f"\n[sources]\n{names}\n")


@pytest.mark.parametrize(("write", "name"), [(archive, "c.zip"), (export, "e.json"), (mailbox, "b.mbox")])
def test_each_document_of_a_file_is_quoted_and_proved_wherever_the_file_lies(place, write, name):
    path = place.root / "seeds" / name
    write(path)
    loaded = config.load(place.root)
    report = build.build(place, loaded, build.Request(now=NOW, formats=("json", "docx")))
    used = {d.path for d in report.edition.documents if d.status == "used"}
    assert len(used) == 2
    assert all(p.startswith(f"seeds/{name}#") for p in used)
    (place.root / "seeds" / "moved").mkdir()
    for target in (path, place.root / "seeds" / "moved" / f"x{name}"):
        path = path.rename(target)
        proofs = verification.verify_all(place, loaded, report.outputs, ())
        assert [p.path for p in proofs if not p.holds] == []


def test_columns_of_an_export_are_known_by_the_names_that_the_configuration_gives(place):
    rows = [f"Le barrage de {p};18/11/2026;{t}" for p, t in SAID.items()]
    table = "\n".join(["Accroche;Parution;Corps de texte", *rows, ""])
    (place.root / "seeds" / "e.csv").write_text(table, encoding="utf-8")
    views = inspection.inspect(place, config.load(place.root), place.root / "seeds" / "e.csv", now=NOW)
    found = [(v.prepared.document.title, str(v.prepared.document.published.day)) for v in views]
    assert found == [("Le barrage de Nord", "2026-11-18"), ("Le barrage de Mas", "2026-11-18")]


def test_inspect_shows_the_members_that_cannot_be_read(place):
    path = place.root / "seeds" / "c.zip"
    archive(path)
    *others, last = inspection.inspect(place, config.load(place.root), path, now=NOW)
    assert last.as_text().startswith("seeds/c.zip#a/broken.pdf\n  not read")
    assert (last.as_json()["status"], last.as_json()["reason"]) == ("skipped", "corrupt")
    assert len(others) == 2
