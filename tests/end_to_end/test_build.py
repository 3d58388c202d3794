"""A folder of press in, a briefing note out, through the installed command."""

from __future__ import annotations

import json

import pytest

from briefing.errors import ExitCode
from tests.end_to_end.command import NOW, SEEDS, answer, run

TEXTS = [f"A{i}.txt" for i in range(3)]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build the sample articles once, in every format."""
    workspace = tmp_path_factory.mktemp("workspace")
    done = run("--workspace", workspace, "build", SEEDS, "--edition", "2026-W01", "--now", NOW, "--json")
    return workspace / "reports" / "2026-W01", done


@pytest.fixture(scope="module")
def edition(built):
    return json.loads((built[0] / "edition.json").read_text(encoding="utf-8"))


def test_the_answer_is_one_json_document_and_stderr_names_problems_only(built):
    _folder, done = built
    summary = answer(done)
    assert summary["edition"] == "2026-W01"
    assert summary["documents"]["used"] > 5
    assert summary["sentences"] > 10
    assert all("Traceback" not in line for line in done.stderr.splitlines())


def test_every_file_of_the_contract_is_there(built, edition):
    folder, _ = built
    names = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    drafts = {f"drafts/{t['id']}.docx" for t in edition["themes"]}
    assert names == {"brief.pdf", "brief.docx", "brief.html", "brief.md", "edition.json"} | drafts
    assert len(drafts) == 4


def test_every_sentence_reproduces_its_source(edition):
    documents = {d["id"]: d for d in edition["documents"]}
    texts = {}
    for sentence in edition["sentences"]:
        path = documents[sentence["document"]]["path"]
        if path not in texts:
            texts[path] = answer(run("inspect", path, "--json", "--now", NOW))["text"]
        source = " ".join(texts[path][sentence["start"] : sentence["end"]].split())
        assert "[" in sentence["text"] or sentence["text"] == source


def test_every_file_of_the_folder_is_listed(edition):
    listed = {d["path"].rsplit("/", 1)[1] for d in edition["documents"]}
    assert listed == {p.name for p in SEEDS.iterdir()}


def test_the_exact_copy_is_a_duplicate(edition):
    duplicates = [d for d in edition["documents"] if d["status"] == "duplicate"]
    assert len(duplicates) == 1
    assert duplicates[0]["duplicate_of"] in {d["id"] for d in edition["documents"]}


def test_references_between_parts_resolve(edition):
    ids = {
        kind: {x["id"] for x in edition[kind]}
        for kind in ("sentences", "figures", "events", "divergences", "documents")
    }
    for theme in edition["themes"]:
        for kind in ("sentences", "figures", "events", "divergences"):
            assert set(theme[kind]) <= ids[kind]
        assert {d for k in theme["keyphrases"] for d in k["documents"]} <= ids["documents"]
    assert set(edition["key_points"]) <= ids["sentences"]
    assert {f["sentence"] for f in edition["figures"]} <= ids["sentences"]
    shown = [s for t in edition["themes"] for s in t["sentences"]]
    assert len(shown) == len(set(shown)) == len(edition["sentences"])


def test_the_same_inputs_give_the_same_bytes(built, tmp_path):
    folder, _ = built
    done = run("--workspace", tmp_path, "build", SEEDS, "--edition", "2026-W01", "--now", NOW)
    assert done.returncode == 0
    again = tmp_path / "reports" / "2026-W01"
    different = [
        p.relative_to(folder)
        for p in folder.rglob("*")
        if p.is_file() and p.read_bytes() != (again / p.relative_to(folder)).read_bytes()
    ]
    assert different == []


def test_render_makes_the_same_pages_without_the_sources(built, tmp_path):
    folder, _ = built
    workspace = folder.parent.parent
    done = run("--workspace", workspace, "render", "2026-W01", "--format", "json,md,html", "--out", tmp_path / "again")
    assert done.returncode == 0, done.stderr
    for name in ("edition.json", "brief.md", "brief.html"):
        assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (["build", "nowhere"], 3, "nowhere: no such file or folder"),
        (["build", "--edition", "../x"], 2, "not an edition's name"),
        (["build", "--format", "odt"], 2, "known: pdf, docx, html, md, json"),
        (["build", "--now", "tomorrow"], 2, "not an ISO 8601 instant"),
        (["render", "2020-W01"], 2, "no such edition"),
        (["inspect", "nowhere.txt"], 3, "no such file or folder"),
        (["brew"], 2, "No such command"),
    ],
)
def test_a_mistake_gets_its_exit_code_and_a_sentence_that_helps(arguments, code, part, tmp_path):
    (tmp_path / "seeds").mkdir()
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert part in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_is_no_usable_input(tmp_path):
    (tmp_path / "seeds").mkdir()
    done = run("build", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "no documents found" in done.stderr


def test_a_folder_of_junk_is_no_usable_input(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_bytes(bytes(range(256)) * 200)
    done = run("build", cwd=tmp_path)
    assert done.returncode == 3
    assert "none of the 1 files found can be read" in done.stderr


def test_a_broken_configuration_stops_before_any_work_with_every_fault(tmp_path):
    (tmp_path / "briefing.toml").write_text("[note]\ntitel = 'x'\nlanguage = 'de'\n")
    done = run("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "note.titel: unknown key; did you mean 'title'" in done.stderr
    assert "note.language" in done.stderr


def test_one_bad_file_never_stops_the_others(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "bad.txt").write_bytes(bytes(range(256)) * 200)
    good = (
        "Interpol a ouvert son assemblée à Marrakech.\n"
        + "La police de 12 pays y a présenté ses résultats contre le trafic. " * 3
    )
    (seeds / "good.txt").write_text(good, encoding="utf-8")
    summary = answer(run("build", "--format", "json", "--now", NOW, "--json", cwd=tmp_path))
    assert summary["documents"]["skipped"] == 1
    assert [p["kind"] for p in summary["problems"]] == ["binary"]
    assert run("build", "--format", "json", "--now", NOW, "--strict", cwd=tmp_path).returncode == 3


def test_init_makes_a_workspace_that_builds(tmp_path):
    done = run("init", tmp_path / "watch")
    assert done.returncode == 0, done.stderr
    assert run("--workspace", tmp_path / "watch", "check").returncode == 0
    summary = answer(run("--workspace", tmp_path / "watch", "build", "--format", "json", "--now", NOW, "--json"))
    assert summary["documents"]["used"] >= 1
    assert run("init", tmp_path / "watch").returncode == 2


def test_a_broken_template_costs_its_own_file_and_says_where(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "brief.web.html.j2").write_text("<p>\n{{ nobody }}", encoding="utf-8")
    done = run("--workspace", tmp_path, "build", SEEDS, "--edition", "x", "--now", NOW, "--format", "html,md,json,docx")
    assert done.returncode == ExitCode.USAGE
    assert "brief.web.html.j2, line 2: unknown name 'nobody'" in done.stderr
    written = {p.name for p in (tmp_path / "reports" / "x").iterdir()}
    assert {"brief.md", "edition.json", "brief.docx"} <= written
    assert "brief.html" not in written
