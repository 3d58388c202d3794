"""Bracketed additions from the choice to the published note: sparing, provable, and no part of what the source says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from briefing import codec
from briefing.edition import false_claims, prepare
from briefing.errors import UsageError
from briefing.proof.edits import Edits, returned_sentence
from briefing.proof.merge import merge
from briefing.proof.quotes import check
from briefing.store import editions, opened
from briefing.text.additions import without_additions
from tests.test_edition import PLAN, PORT, TODAY, documents, edition, raw

PORT_NEWS = """Le port de Lorient perd son dragueur

Publié le 9 mai 2031

L'Office des dragages de Bretagne (ODB) a vendu jeudi au port de Lorient un dragueur construit à Gdansk en 2009. \
La directrice de la capitainerie, Solène Kerbrat, a signé le contrat devant le quai des remorqueurs.

L'ODB livrera 14 conteneurs de pièces à la capitainerie, a promis hier Mme Kerbrat aux armateurs de Groix.

Le port de Lorient attend aussi de l'ODB deux vedettes de la douane, commandées à Vannes la semaine dernière."""


@pytest.fixture(scope="module")
def note():
    return edition([raw("port.txt", PORT_NEWS)]).edition


def added(note) -> dict[str, list[str]]:
    """The first words of each sentence that has additions, and those."""
    return {s.text[:9]: [s.text[a:b].strip() for a, b in s.additions] for s in note.sentences if s.additions}


def test_an_acronym_and_a_person_are_explained_at_their_first_use_only(note):
    brackets = [words for found in added(note).values() for words in found]
    assert sum("Office" in words for words in brackets) <= 1
    assert sum("Kerbrat" in words for words in brackets) <= 1
    assert any("mai 2031" in words for words in brackets)


def test_no_quotation_has_more_than_two_additions_and_a_short_one_no_more_than_one(note):
    assert max(len(s.additions) for s in note.sentences) <= 2
    assert all(len(s.text.split()) >= 20 for s in note.sentences if len(s.additions) > 1)


def test_what_the_theme_is_about_needs_no_words():
    themes = (replace(PORT, supporting=(*PORT.supporting, "ODB")),)
    found = edition([raw("port.txt", PORT_NEWS)], plan=replace(PLAN, themes=themes)).edition
    assert not any("Office" in words for brackets in added(found).values() for words in brackets)


def test_a_resolved_date_needs_no_context(note):
    assert all("needs_context" not in s.flags for s in note.sentences if s.additions)


def test_a_date_that_nothing_resolves_is_marked():
    undated = PORT_NEWS.replace("Publié le 9 mai 2031\n\n", "")
    found = edition([raw("port.txt", undated)]).edition
    assert any("needs_context" in s.flags for s in found.sentences if "semaine dernière" in s.text)
    assert not any("mai 2031" in s.text for s in found.sentences)


def test_additions_survive_the_round_trip(note):
    assert codec.loads(codec.dumps(note)) == note


@pytest.mark.parametrize("spans", [[[0, 3]], [[5, 9000]], [[9, 4]]])
def test_additions_that_are_no_brackets_are_refused(note, spans):
    content = codec.encode(note)
    content["sentences"][0]["additions"] = spans
    with pytest.raises(UsageError):
        codec.loads(json.dumps(content))


def test_what_stands_in_brackets_is_proved_from_its_document(note):
    prepared = {d.id: prepare(raw(d.path, PORT_NEWS), PLAN, today=TODAY) for d in note.documents}
    assert not false_claims(note, prepared)
    chosen = next(s for s in note.sentences if s.additions)
    text = chosen.text.replace("2031]", "2030]")
    forged = replace(note, sentences=tuple(replace(s, text=text) if s is chosen else s for s in note.sentences))
    assert {id_ for id_, _ in false_claims(forged, prepared)} == {chosen.id}


def test_a_bracket_of_unknown_origin_holds_only_where_it_was_published(note):
    chosen = note.sentences[0]
    text = f"{without_additions(chosen.text, chosen.additions)[:-1]} [sans date]."
    forged = replace(note, sentences=(replace(chosen, text=text, additions=()), *note.sentences[1:]))
    texts = {(d.sha256, d.path): PORT_NEWS for d in note.documents}
    found = check(forged, texts, frozenset({"port.txt"}))[0]
    assert (found.verdict, found.holds) == ("added", False)
    assert check(forged, texts, frozenset({"port.txt"}), vouched=True)[0].holds


BARE = "Le port a fermé jeudi ses quais."
SHOWN = "Le port a fermé jeudi [8 mai 2031] ses quais."


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (SHOWN, "kept"),
        (BARE, "bracketed"),
        ("Le port a fermé jeudi [8 mai] ses quais.", "bracketed"),
        ("Le port [de Sète] a fermé jeudi [8 mai 2031] ses quais.", "bracketed"),
        ("Le port a fermé lundi [8 mai 2031] ses quais.", "reworded"),
        ("Le port a fermé jeudi 8 mai 2031 ses quais.", "reworded"),
    ],
)
def test_an_editor_may_leave_change_or_remove_an_addition(text, how):
    assert returned_sentence("s1", "port", text, SHOWN, BARE).how == how


def test_the_final_note_knows_which_additions_an_editor_left(note):
    chosen = next(s for s in note.sentences if s.additions)
    bare = without_additions(chosen.text, chosen.additions)
    for text in (bare, chosen.text.replace(" ", " [bis] ", 1)):
        back = returned_sentence(chosen.id, chosen.theme, text, chosen.text, bare)
        final = merge(note, [("a", Edits((back,)))], {}).edition
        found = next(s for s in final.sentences if s.id == chosen.id)
        kept = [found.text[a:b] for a, b in found.additions]
        assert kept == ([] if text == bare else [chosen.text[a:b] for a, b in chosen.additions])
        assert without_additions(found.text, found.additions) == bare.replace(" ", " [bis] ", text != bare)


def test_an_addition_is_no_news_in_the_next_edition(note, tmp_path):
    with opened(tmp_path / "state.sqlite3") as db:
        editions.record(db, note, (), at=note.issued_at, sources=(), stage="issued")
        said = editions.said_before(db, "2031-W20")
    assert {s.text for s in said} == {without_additions(s.text, s.additions) for s in note.sentences}
    again = edition([raw("port.txt", PORT_NEWS), *documents()], said=said).edition
    assert not [s for s in again.sentences if s.novelty == "update"]
