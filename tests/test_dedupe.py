"""Copies and echoes: what repeats what, and what only looks like it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.dedupe import compare, copies, echoes
from briefing.text.terms import Article, terms

STORY = (
    "La préfecture a fermé lundi le pont de Recouvrance après la rupture d'un câble.",
    "Les automobilistes doivent emprunter le tunnel jusqu'à la fin du mois de mars.",
    "Une entreprise de Quimper remplacera les quatre haubans du tablier central.",
    "Le coût des travaux, 2 millions d'euros, sera partagé entre la ville et la métropole.",
)
OTHER = (
    "Le conservatoire de Quimper ouvre une classe de harpe à la rentrée de septembre.",
    "Trente élèves se sont inscrits et deux professeurs ont été recrutés en Irlande.",
    "La ville prête douze instruments pendant la première année de cours.",
)
WORDS = "pont cable tunnel hauban tablier ville metropole entreprise lundi mars".split()


def article(key: str, *sentences: str) -> Article:
    rows = tuple(terms(s, "fr") for s in sentences)
    return Article(key, terms("", "fr"), rows, tuple(range(len(rows))))


def said(text: str):
    return terms(text, "fr")


def test_the_same_text_is_a_copy_of_the_first_one_by_key():
    found = copies([article("b", *STORY), article("a", *STORY), article("c", *OTHER)])
    assert found.original == (1, 1, 2)


def test_a_rewritten_text_shares_its_source_and_is_no_copy():
    rewritten = ("Brest. " + STORY[0], STORY[1], STORY[3], "Le maire a promis un point d'étape chaque semaine.")
    found = copies([article("a", *STORY), article("b", *rewritten), article("c", *OTHER)])
    assert found.source[0] == found.source[1] != found.source[2]
    assert found.original == (0, 1, 2)


def test_a_form_letter_about_another_day_is_another_document():
    bulletin = "Le bulletin du {} annonce un vent de {} nœuds sur les côtes du Finistère et une mer forte au large."
    found = copies([article("a", bulletin.format(3, 25), STORY[1]), article("b", bulletin.format(4, 30), STORY[1])])
    assert found.original == (0, 1)


def test_two_stories_are_never_merged():
    found = copies([article("a", *STORY), article("b", *OTHER)])
    assert found.source == (0, 1)


def test_documents_without_words_are_no_copies_of_stories():
    assert copies([article("a"), article("b", *STORY)]).original == (0, 1)


documents = st.lists(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), max_size=4), min_size=1, max_size=6
)


@given(documents, st.randoms())
def test_the_order_of_documents_changes_nothing(texts, random):
    articles = [article(f"k{i}", *row) for i, row in enumerate(texts)]
    shuffled = list(articles)
    random.shuffle(shuffled)
    straight, other = copies(articles), copies(shuffled)
    key = {a.key: straight.original[i] for i, a in enumerate(articles)}
    assert {a.key: shuffled[other.original[i]].key for i, a in enumerate(shuffled)} == {
        k: articles[o].key for k, o in key.items()
    }


@given(documents)
def test_an_original_is_its_own_original(texts):
    found = copies([article(f"k{i}", *row) for i, row in enumerate(texts)])
    assert all(found.original[o] == o for o in found.original)


def test_a_sentence_with_other_numbers_is_an_echo_with_another_figure():
    before = said("La tempête a privé 12 000 foyers d'électricité dans le sud du Finistère dimanche soir.")
    after = said("La tempête a privé 15 000 foyers d'électricité dans le sud du Finistère dimanche soir.")
    assert compare(before, after) == "other_figure"


def test_a_shorter_version_without_the_number_says_the_same():
    long = said("La tempête a privé 12 000 foyers d'électricité dans le sud du Finistère dimanche soir.")
    short = said("La tempête a privé des foyers d'électricité dans le sud du Finistère.")
    assert compare(long, short) == "same"


def test_sentences_on_one_subject_say_different_things():
    a = said("La tempête a privé 12 000 foyers d'électricité dans le sud du Finistère.")
    b = said("La préfecture du Finistère a rouvert dimanche les écoles fermées par la tempête.")
    assert compare(a, b) is None


def test_echoes_are_found_where_they_stand():
    found = list(echoes([said(STORY[2])], [article("a", *OTHER), article("b", *STORY)]))
    assert found == [(0, 1, 2, "same")]


def test_short_sentences_are_echoes_only_when_all_words_agree():
    assert compare(said("Le pont rouvre."), said("Le pont ferme.")) is None
