"""An edited draft comes back: every edit is recognised, none is dropped, the note tells what is not verbatim."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import codec, config, render
from briefing.errors import DocumentError, UsageError
from briefing.model import Insertion, Presentation
from briefing.pipeline import build, cited, publication, verification
from briefing.pipeline.workspace import Workspace
from briefing.proof import draft, edits, merge
from briefing.proof.draft import Paragraph, Piece
from briefing.proof.edits import Addition, Edits, Sentence
from briefing.render import docx
from briefing.store import lock
from tests import editions

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "tests/resources/edit_with_libreoffice.py"
NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
CONFIG = """
[[themes]]
id = "interpol"
title = "Interpol"
required = ["interpol"]
sentences = 4
[[themes]]
id = "sport"
title = "Compétitions"
required = ["CAN", "tournoi"]
sentences = 3
"""


def silent(_stage, _done, _total):
    return None


def workspace(root):
    (root / "seeds").mkdir(parents=True)
    for path in sorted((ROOT / "seeds").glob("*.txt"))[:12]:
        shutil.copy(path, root / "seeds")
    (root / "briefing.toml").write_text(CONFIG, encoding="utf-8")
    settings = config.load(root)
    report = build.build(Workspace(root), settings, build.Request(now=NOW, formats=("json", "docx")))
    return settings, report.edition


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("publish") / "made"
    return root, *workspace(root)


@pytest.fixture
def shop(made, tmp_path):
    root, _, edition = made
    shutil.copytree(root, tmp_path / "w")
    return tmp_path / "w", config.load(tmp_path / "w"), edition


def change(path, **edit):
    """Edit a draft with python-docx: sentence id -> new words, or None to cut it; `add` puts a paragraph behind."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(str(path))
    add = edit.pop("add", None)
    last = None
    for paragraph in list(document.paragraphs):
        names = [b.get(qn("w:name"), "") for b in paragraph._p.iter(qn("w:bookmarkStart"))]  # noqa: SLF001 - as python-docx has it
        id_ = next((n.split("_")[1] for n in names if n.startswith("q_")), None)
        if id_ in edit:
            if edit[id_] is None:
                paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - as python-docx has it
                continue
            paragraph.runs[0].text = edit[id_]
        if id_:
            last = paragraph
    if add and last is not None:
        last._p.addnext(last.insert_paragraph_before(add)._p)  # noqa: SLF001 - as python-docx has it
    document.save(str(path))
    return path


def publish(shop, *paths, now=NOW):
    root, settings = shop[:2]
    return publication.publish(Workspace(root), settings, paths, now=now, progress=silent)


def drafts(shop):
    root, _, edition = shop
    return {t.id: root / f"reports/{edition.id}/drafts/{t.id}.docx" for t in edition.themes}


def fates(done):
    return {o.id: o.fate for o in done.outcomes}


# ---------------------------------------------------------------- the whole way


def test_a_draft_nobody_touched_gives_the_same_edition(shop):
    done = publish(shop, drafts(shop)["interpol"])
    assert done.edition == shop[2]
    assert {o.fate for o in done.outcomes} == {"verbatim"}


def test_the_final_note_follows_the_editor_and_marks_what_is_not_verbatim(shop):
    root, settings, edition = shop
    first, second = edition.themes[0].sentences[:2]
    new = "Une formulation de la rédaction remplace la phrase."
    path = change(drafts(shop)["interpol"], **{first: new, second: None}, add="Un ajout sans aucune source.")
    done = publish(shop, path)
    folder = root / f"reports/{edition.id}/final"
    assert {p.name for p in done.outputs} == {"edition.json", "brief.pdf", "brief.docx", "brief.html", "brief.md"}
    final = codec.loads((folder / "edition.json").read_text(encoding="utf-8"))
    sentence = next(s for s in final.sentences if s.id == first)
    assert sentence.edited == new
    assert sentence.text == next(s.text for s in edition.sentences if s.id == first)
    assert second not in {s.id for s in final.sentences}
    page = (folder / "brief.md").read_text(encoding="utf-8")
    assert new in page
    assert "reformulé par la rédaction" in page
    assert "hors source" in page
    for name in ("brief.html", "brief.pdf"):
        assert (folder / name).stat().st_size > 1000
    known = cited.sources((root / "seeds",), root, edition.documents)
    assert final.themes[0].insertions[0].after == edition.themes[0].sentences[-1]
    with verification.opened_state(Workspace(root)) as db:
        for name in ("edition.json", "brief.docx"):
            proof = verification.verify(folder / name, known, settings, db)
            assert proof.holds, proof.as_lines()
        here = verification.verify(folder / "brief.pdf", known, settings, db)
    elsewhere = verification.verify(folder / "brief.pdf", known, settings)
    assert here.holds, here.as_lines()
    assert not elsewhere.holds
    assert {f.id for f in elsewhere.findings if f.verdict == "reworded"} == {first}


def test_the_final_word_file_can_be_edited_and_published_again(shop):
    root, _, edition = shop
    first, second, third = edition.themes[0].sentences[:3]
    new = "Une formulation de la rédaction remplace la phrase."
    once = publish(shop, change(drafts(shop)["interpol"], **{first: new, second: None}, add="Un ajout sans source."))
    final = root / f"reports/{edition.id}/final/brief.docx"
    again = publish(shop, final)
    assert again.edition == once.edition
    done = publish(shop, change(final, **{third: None}, add="Un second ajout de la rédaction."))
    assert {o.id: o.fate for o in done.outcomes if o.id and o.fate != "verbatim"} == {first: "reworded", third: "cut"}
    assert {i.text for t in done.edition.themes for i in t.insertions} == {
        "Un ajout sans source.",
        "Un second ajout de la rédaction.",
    }
    assert all("source :" not in i.text for t in done.edition.themes for i in t.insertions)


def test_the_commands_publish_verify_and_tell(shop, capsys):
    from briefing.cli import main

    root, _, edition = shop
    path = change(drafts(shop)["interpol"], **{edition.themes[0].sentences[0]: "Une formulation de la rédaction."})
    assert main(["--workspace", str(root), "publish", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [s["fate"] for s in told["sentences"] if s["fate"] != "verbatim"] == ["reworded"]
    final = root / f"reports/{edition.id}/final/edition.json"
    assert main(["--workspace", str(root), "verify", str(final), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["holds"] is True
    final.write_text(final.read_text(encoding="utf-8").replace("Interpol", "Interpole", 1), encoding="utf-8")
    assert main(["--workspace", str(root), "verify", str(final)]) == 3
    assert main(["--workspace", str(root), "status"]) == 0
    assert "decisions of editors" in capsys.readouterr().out


def test_drafts_of_several_editors_merge_and_come_back_one_by_one(shop):
    edition = shop[2]
    one, other = (t.sentences[0] for t in edition.themes[:2])
    publish(shop, change(drafts(shop)["interpol"], **{one: "Une première formulation de la rédaction."}))
    done = publish(shop, change(drafts(shop)["sport"], **{other: None}))
    assert fates(done)[one] == "reworded"
    assert fates(done)[other] == "cut"
    assert any("taken in again" in notice for notice in done.notices)


def test_a_conflict_is_named_and_both_versions_are_in_the_note(shop, tmp_path):
    path, edition = drafts(shop)["interpol"], shop[2]
    first = edition.themes[0].sentences[0]
    mine, theirs = tmp_path / "mine.docx", tmp_path / "theirs.docx"
    shutil.copy(path, mine)
    shutil.copy(path, theirs)
    change(mine, **{first: "La version de la première personne."})
    change(theirs, **{first: "La version de la seconde personne."})
    done = publish(shop, mine, theirs)
    assert [c.id for c in done.conflicts] == [first]
    text = codec.dumps(done.edition)
    assert "La version de la première personne." in text
    assert "La version de la seconde personne." in text


def test_a_published_sentence_that_an_editor_took_from_a_source_is_quoted(shop):
    root, _, edition = shop
    quoted = {s.text for s in edition.sentences}
    document = next(d for d in edition.documents if d.status == "used")
    known = cited.sources((root / "seeds",), root, edition.documents)
    text = next(t for (sha, _), t in known.texts.items() if sha == document.sha256)
    lines = [line for line in text.split("\n") if len(line.split()) > 20 and not any(q in line for q in quoted)]
    words = " ".join(lines[-1].split()[:14])
    done = publish(shop, change(drafts(shop)["interpol"], add=words))
    quote = next(o for o in done.outcomes if o.fate == "quoted")
    row = next(s for s in done.edition.sentences if s.id == quote.id)
    assert " ".join(text[row.start : row.end].split()) == row.text == words


def test_while_a_run_is_at_work_nothing_is_published_and_the_command_exits_with_6(shop, capsys):
    from briefing.cli import main

    root, _, edition = shop
    arguments = ["--workspace", str(root), "publish", str(drafts(shop)["interpol"])]
    with lock.held(root / ".briefing"):
        assert main(arguments) == 6
        assert main(["--workspace", str(root), "review", "--no-browser"]) == 6
    assert "another run holds it" in capsys.readouterr().err
    assert not (root / f"reports/{edition.id}/final").exists()
    assert main(arguments) == 0


def test_drafts_of_two_builds_are_not_mixed(shop, tmp_path):
    _, settings, edition = shop
    other = replace(edition, title="Autre")
    path = tmp_path / "other.docx"
    path.write_bytes(docx.draft(other, "interpol", settings.presentation, {}))
    with pytest.raises(UsageError):
        publish(shop, drafts(shop)["interpol"], path)


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04", b"%PDF-1.7"])
def test_a_file_that_is_no_draft_is_refused(shop, tmp_path, content):
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    with pytest.raises(DocumentError):
        publish(shop, path)


# ---------------------------------------------------------------- edits made in LibreOffice

#: Scenario -> (fates that are not verbatim, order, additions, sentences repeated).
EXPECTED = {
    "untouched": ({}, "1234", 0, ()),
    "reworded": ({"s1": "reworded"}, "1234", 0, ()),
    "cut_paragraph": ({"s2": "cut"}, "134", 0, ()),
    "cut_words": ({"s2": "cut"}, "134", 0, ()),
    "cut_and_pasted": ({}, "2314", 0, ()),
    "retyped_elsewhere": ({}, "2314", 0, ()),
    "retyped_and_reworded": ({"s1": "reworded"}, "2314", 0, ()),
    "added": ({}, "1234", 1, ()),
    "elided": ({"s1": "bracketed"}, "1234", 0, ()),
    "bracketed": ({"s1": "bracketed"}, "1234", 0, ()),
    "split": ({}, "1234", 0, ()),
    "split_and_reworded": ({"s1": "reworded"}, "1234", 0, ()),
    "merged": ({}, "1234", 0, ()),
    "tracked_pending": ({"s1": "reworded"}, "1234", 0, ()),
    "tracked_accepted": ({"s1": "reworded"}, "1234", 0, ()),
    "tracked_rejected": ({}, "1234", 0, ()),
    "tracked_cut": ({"s2": "cut"}, "134", 0, ()),
    "restyled": ({}, "1234", 0, ()),
    "commented": ({}, "1234", 0, ()),
    "lengthened": ({"s1": "reworded"}, "1234", 0, ()),
    "twice": ({}, "1234", 0, ("s1",)),
    "without_furniture": ({}, "1234", 0, ()),
    "everything_cut": ({"s1": "cut", "s2": "cut", "s3": "cut", "s4": "cut"}, "", 0, ()),
    "added_in_three_places": ({}, "1234", 4, ()),
    "two_moved": ({}, "3421", 0, ()),
    "moved_with_its_addition": ({}, "2314", 1, ()),
    "split_and_moved": ({}, "2314", 0, ()),
    "merged_and_moved": ({}, "2341", 0, ()),
    "pasted_into_another": ({}, "2134", 0, ()),
}
#: Scenario -> the additions' places: the sentence before, and how each begins.
PLACES = {
    "added": [("s2", "Une phrase")],
    "added_in_three_places": [(None, "Ajout"), ("s2", "Premier"), ("s2", "Second"), ("s4", "Troisième")],
    "moved_with_its_addition": [("s1", "Une phrase")],
}


@pytest.fixture(scope="module")
def edited(made, tmp_path_factory):
    """The drafts that a LibreOffice session makes, by scenario."""
    if shutil.which("soffice") is None or not Path("/usr/bin/python3").exists():
        pytest.skip("LibreOffice is not installed")
    if subprocess.run(["/usr/bin/python3", "-c", "import uno"], check=False, capture_output=True).returncode:
        pytest.skip("python3-uno is not installed")
    root, _, edition = made
    folder = tmp_path_factory.mktemp("edited")
    pipe = f"briefing{os.getpid()}"
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
    with subprocess.Popen([*office, f"--accept=pipe,name={pipe};urp"], stdout=subprocess.DEVNULL) as running:
        path = root / f"reports/{edition.id}/drafts/interpol.docx"
        command = ["/usr/bin/python3", str(SCRIPT), pipe, str(path), str(folder)]
        try:
            subprocess.run(command, check=True, timeout=280)
        finally:
            running.terminate()
    return folder


@pytest.mark.timeout(400)
@pytest.mark.parametrize("scenario", EXPECTED)
def test_an_edit_made_in_libreoffice_is_recognised(made, edited, scenario):
    root, _, edition = made
    original = draft.read((root / f"reports/{edition.id}/drafts/interpol.docx").read_bytes(), "made")
    returned = draft.read((edited / f"{scenario}.docx").read_bytes(), scenario)
    texts = {s.id: s.text for s in edition.sentences}
    themes = {s.id: s.theme for s in edition.sentences}
    said = edits.compare(original.paragraphs, returned.paragraphs, texts, themes, "interpol")
    result = merge.merge(edition, [(scenario, said)], {})
    changed, order, additions, repeated = EXPECTED[scenario]
    assert {o.id: o.fate for o in result.outcomes if o.id and o.fate != "verbatim"} == changed
    assert "".join(s[1:] for s in result.edition.themes[0].sentences) == order
    assert len(said.additions) == additions
    inserted = result.edition.themes[0].insertions
    expected = PLACES.get(scenario, [])
    assert [(i.after, i.text[: len(start)]) for i, (_, start) in zip(inserted, expected, strict=True)] == expected
    assert said.repeated == repeated
    if scenario == "commented":
        assert [(c.author, c.sentence) for c in returned.comments if c.author == "Nadia"] == [("Nadia", "s1")]
    everything = json.dumps([s.text for s in said.sentences] + [a.text for a in said.additions], ensure_ascii=False)
    assert "1.1" not in everything


# ---------------------------------------------------------------- comparing, without Word

TEXTS = {f"s{n}": text for n, text in enumerate(editions.SENTENCES, 1)}
THEMES = dict.fromkeys(TEXTS, "t")


def row(id_, text=None, tail=True):
    pieces = [Piece(id_, TEXTS[id_] if text is None else text)]
    return Paragraph(
        (*pieces, Piece(None, f"\n1.{id_[1:]} [2] Le Journal, 3 mars 2025")) if tail else tuple(pieces), "Q"
    )


HEAD = [Paragraph((Piece(None, "Un titre"),), "Title")]
FOOT = [Paragraph((Piece(None, "Sources"),), "Heading1")]
MADE = HEAD + [row(i) for i in TEXTS] + FOOT


def compared(*paragraphs):
    return edits.compare(MADE, HEAD + list(paragraphs) + FOOT, TEXTS, THEMES, "t")


def test_a_name_lost_is_found_by_the_words():
    loose = Paragraph((Piece(None, TEXTS["s2"]),), "Q")
    said = compared(row("s1"), row("s3"), loose)
    assert [s.id for s in said.sentences] == ["s1", "s3", "s2"]
    assert said.additions == ()


def test_a_sentence_pasted_into_another_one_is_found_and_keeps_its_side():
    after = compared(row("s1", f"{TEXTS['s1']} {TEXTS['s2']}"), *(row(i) for i in list(TEXTS)[2:]))
    before = compared(row("s1", f"{TEXTS['s2']} {TEXTS['s1']}"), *(row(i) for i in list(TEXTS)[2:]))
    assert [(s.id, s.how) for s in after.sentences[:2]] == [("s1", "kept"), ("s2", "kept")]
    assert [(s.id, s.how) for s in before.sentences[:2]] == [("s2", "kept"), ("s1", "kept")]
    assert after.cut == before.cut == ()


def test_typographic_signs_that_a_word_processor_exchanges_change_nothing():
    said = compared(row("s1", TEXTS["s1"].replace("’", "'")), *(row(i) for i in list(TEXTS)[1:]))
    assert {s.how for s in said.sentences} == {"kept"}


def test_words_of_another_matter_are_an_addition_and_no_rewording():
    said = compared(row("s1"), Paragraph((Piece(None, "Le temps sera sec et frais demain sur le littoral."),), "Q"))
    assert [a.text for a in said.additions] == ["Le temps sera sec et frais demain sur le littoral."]
    assert set(said.cut) == {"s2", "s3", "s4", "s5"}


@given(st.permutations(list(TEXTS)), st.integers(0, 5))
def test_any_order_and_any_cut_is_read_back(order, length):
    said = compared(*(row(i) for i in order[:length]))
    assert [s.id for s in said.sentences] == list(order[:length])
    assert set(said.cut) == set(TEXTS) - set(order[:length])
    assert {s.how for s in said.sentences} <= {"kept"}
    assert said.additions == ()


@given(st.permutations(list(TEXTS)))
def test_sentences_without_any_name_are_all_found(order):
    said = compared(*(Paragraph((Piece(None, TEXTS[i]),), "Q") for i in order))
    assert [s.id for s in said.sentences] == list(order)


# ---------------------------------------------------------------- merging

BASE = replace(editions.edition(themes=2, sentences=3, figures=False), divergences=())
IDS = [s.id for s in BASE.sentences if s.theme == BASE.themes[0].id]
THEME = BASE.themes[0].id


def said(*rows, cut=(), additions=()):
    of = {s.id: s.text for s in BASE.sentences}
    return Edits(
        tuple(Sentence(i, THEME, how, of[i] if how == "kept" else text) for i, how, text in rows), cut, additions
    )


def kept(*ids):
    return [(i, "kept", "") for i in ids]


def test_a_change_in_one_draft_stands_beside_an_untouched_one():
    a = said(("s1", "reworded", "Autre."), *kept("s2", "s3"))
    result = merge.merge(BASE, [("a", said(*kept(*IDS))), ("b", a)], {})
    assert result.conflicts == ()
    assert result.edition.sentences[0].edited == "Autre."


def test_a_cut_against_a_rewording_keeps_the_words_and_names_the_conflict():
    a, b = said(*kept("s2", "s3"), cut=("s1",)), said(("s1", "reworded", "Autre."), *kept("s2", "s3"))
    result = merge.merge(BASE, [("a", a), ("b", b)], {})
    assert result.conflicts[0].versions == (("a", ""), ("b", "Autre."))
    assert result.edition.sentences[0].edited == "Autre."


def test_two_orders_are_a_conflict():
    result = merge.merge(BASE, [("a", said(*kept("s2", "s1", "s3"))), ("b", said(*kept("s3", "s2", "s1")))], {})
    assert [c.id for c in result.conflicts] == [f"order of {THEME}"]
    assert result.edition.themes[0].sentences == ("s2", "s1", "s3")


def test_one_sentence_moved_is_one_sentence_moved():
    result = merge.merge(BASE, [("a", said(*kept("s2", "s3", "s1")))], {})
    assert [o.id for o in result.outcomes if o.moved] == ["s1"]


def test_an_addition_that_two_editors_make_is_made_once():
    extra = (Addition(THEME, "Un ajout.", "s1"),)
    both = [(n, said(*kept(*IDS), additions=extra)) for n in "ab"]
    assert merge.merge(BASE, both, {}).edition.themes[0].insertions == (Insertion(after="s1", text="Un ajout."),)


def test_additions_keep_the_places_that_their_editors_gave_them():
    extra = [Addition(THEME, text, after) for text, after in (("A", None), ("B", None), ("C", "s2"), ("D", "s2"))]
    mine = said(*kept("s1", "s2", "s3"), additions=tuple(extra))
    theirs = said(*kept("s1", "s3"), cut=("s2",), additions=(Addition(THEME, "E", "s3"),))
    (theme, *_), outcomes = (r := merge.merge(BASE, [("a", mine), ("b", theirs)], {})).edition.themes, r.outcomes
    assert [(i.after, i.text) for i in theme.insertions] == [
        (None, "A"), (None, "B"), ("s1", "C"), ("s1", "D"), ("s3", "E"),
    ]  # fmt: skip
    assert [o.text for o in outcomes if o.fate == "added"] == ["A", "B", "C", "D", "E"]


@pytest.mark.parametrize("kind", ["md", "html", "docx"])
def test_every_page_shows_an_addition_in_its_place_and_says_whose_it_is(kind):
    first, *others = BASE.themes
    inserted = (Insertion(after=None, text="Un ajout en tête."), Insertion(after="s2", text="Un ajout au milieu."))
    note = replace(BASE, themes=(replace(first, insertions=inserted), *others), key_points=())
    content = render.RENDERERS[kind].render(note, Presentation(), editions.surroundings(note))
    page = "".join(p.text for p in draft.read(content, kind).paragraphs) if kind == "docx" else content.decode()
    of = {s.id: s.text[-24:] for s in BASE.sentences}
    page = edits.letters(html.unescape(page))
    in_order = ("Un ajout en tête.", of["s1"], of["s2"], "Un ajout au milieu.")
    places = [page.find(edits.letters(text)) for text in in_order]
    assert -1 not in places
    assert places == sorted(places)
    assert page.count(edits.letters("Ajout de la rédaction, hors source :")) == 2
    assert codec.loads(codec.dumps(note)) == note


def test_a_quotation_among_additions_keeps_its_place_too():
    source = "Avant. Une phrase prise telle quelle dans un article. Après."
    texts = ("Un ajout.", "Une phrase prise telle quelle dans un article.", "Un autre ajout.")
    row = said(*kept("s1", "s2", "s3"), additions=tuple(Addition(THEME, text, "s1") for text in texts))
    theme = (final := merge.merge(BASE, [("a", row)], {"d1": source}).edition).themes[0]
    quoted = next(s.id for s in final.sentences if s.text == texts[1])
    assert theme.sentences == ("s1", quoted, "s2", "s3")
    assert [(i.after, i.text) for i in theme.insertions] == [("s1", texts[0]), (quoted, texts[2])]


def test_what_was_inserted_before_stays_unless_a_draft_shows_its_theme_anew():
    first, second = (replace(t, insertions=(Insertion(after=t.sentences[0], text="Avant."),)) for t in BASE.themes)
    base = replace(BASE, themes=(first, second))
    row = said(*kept(*IDS), additions=(Addition(THEME, "Après.", IDS[1]),))
    themes = merge.merge(base, [("a", row)], {}).edition.themes
    assert themes[0].insertions == (Insertion(after=IDS[1], text="Après."),)
    assert themes[1].insertions == second.insertions


@given(st.lists(st.sampled_from(["kept", "cut", "reworded"]), min_size=3, max_size=3))
def test_every_sentence_has_one_fate_and_the_result_holds_together(ways):
    rows = [(i, w, "Autre.") for i, w in zip(IDS, ways, strict=True) if w != "cut"]
    cut = tuple(i for i, w in zip(IDS, ways, strict=True) if w == "cut")
    result = merge.merge(BASE, [("a", said(*rows, cut=cut))], {})
    assert sorted(o.id for o in result.outcomes) == sorted(s.id for s in BASE.sentences)
    final = result.edition
    assert codec.loads(codec.dumps(final)) == final
    there = {s.id for s in final.sentences}
    assert [i for t in final.themes for i in t.sentences] == [s.id for s in final.sentences]
    assert set(final.key_points) <= there
    assert {f.sentence for f in final.figures} <= there
    assert {e.sentence for e in final.events} <= there


def test_a_draft_as_made_reads_back_as_it_is():
    base = editions.edition()
    content = docx.draft(base, base.themes[0].id, Presentation(), editions.surroundings(base))
    read = draft.read(content, "x")
    assert read is not None
    said_ = edits.compare(
        read.paragraphs,
        read.paragraphs,
        {s.id: s.text for s in base.sentences},
        {s.id: s.theme for s in base.sentences},
        base.themes[0].id,
    )
    assert [s.id for s in said_.sentences] == list(base.themes[0].sentences)
    assert (said_.cut, said_.additions, said_.repeated) == ((), (), ())
