"""Themes: terms found as a reader would find them, and what is on a theme because of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import ThemeSpec
from briefing.text.asides import asides
from briefing.text.terms import Article, terms
from briefing.themes import bag, inverse_frequencies, lexicon, membership
from briefing.themes.phrases import phrases
from briefing.themes.relevance import relevance

REGATTA = ThemeSpec(
    id="regatta",
    title="Régate",
    required=("régate 2031", "Trophée du Ponant"),
    supporting=("voile", "skipper", "parcours"),
    excluding=("régate 2027", "aviron"),
)
HARBOUR = ThemeSpec(id="harbour", title="Port", required=("grue portuaire",))


def article(key: str, title: str, *sentences: str, paragraphs: tuple[int, ...] | None = None) -> Article:
    rows = tuple(terms(s, "fr") for s in sentences)
    return Article(key, terms(title, "fr"), rows, paragraphs or tuple(range(1, len(rows) + 1)))


def support(*articles: Article, theme: ThemeSpec = REGATTA, rivals: tuple[ThemeSpec, ...] = ()):
    own = [lexicon(theme, "fr")] * len(articles)
    others = [tuple(lexicon(r, "fr") for r in rivals)] * len(articles)
    return membership(articles, [bag(a) for a in articles], own, others).support


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("régate 2031", "La Régate de 2031 partira de Brest."),
        ("régate 2031", "LES RÉGATES 2031"),
        ("regate 2031", "regate organisée en 2031"),
        ("Trophée du Ponant", "le trophée international du Ponant"),
        ("grue portuaire", "des grues portuaires neuves"),
        ("الميناء", "افتتاح الميناء الجديد"),
    ],
)
def test_a_term_is_found_whatever_its_form(term, text):
    language = "ar" if term == "الميناء" else "fr"
    assert phrases([term], language).count(terms(text, language)) == 1


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("régate 2031", "En 2031, la ville prépare une régate."),
        ("régate 2031", "La régate qui devait partir de Brest en juin 2031 attend."),
        ("Trophée du Ponant", "Le Ponant salue un trophée."),
        ("la Rade", "Une rade profonde."),
    ],
)
def test_a_phrase_keeps_its_order_and_holds_together(term, text):
    assert phrases([term], "fr").count(terms(text, "fr")) == 0


def test_a_sentence_with_a_required_term_is_on_the_theme_wherever_it_stands():
    rows = support(article("a", "Conseil municipal", "Le budget est voté.", "La régate 2031 coûtera 3 millions."))
    assert rows[0][0] == 0 < rows[0][1]


def test_an_article_on_the_theme_lends_support_to_sentences_that_lean_on_it():
    rows = support(
        article(
            "a", "La régate 2031 en vue", "Le skipper attend le vent.", "Un repas suivra.", "Le parcours est tracé."
        )
    )
    assert min(rows[0]) > 0
    assert rows[0][2] > rows[0][1]


def test_a_sentence_that_follows_one_of_the_theme_stands_closer_to_it_than_a_later_one():
    rows = support(
        article(
            "a",
            "Nouvelles",
            "La régate 2031 approche.",
            "Le parcours est tracé.",
            "Le maire dîne.",
            "Le vent tombe.",
            "Un parcours existe.",
            paragraphs=(1, 1, 1, 1, 2),
        )
    )
    assert rows[0][0] > rows[0][1] > rows[0][4]


def test_an_excluded_sentence_and_an_excluded_article_are_off_the_theme():
    old = article("a", "La régate 2027 en images", "Le Trophée du Ponant y naquit.")
    mixed = article("b", "La régate 2031", "La régate 2027 fut belle.", *["Le skipper attend la régate 2031."] * 3)
    rows = support(old, mixed)
    assert set(rows[0]) == {0.0}
    assert rows[1][0] == 0 < rows[1][1]


def test_an_article_that_mostly_tells_what_is_excluded_is_off_the_theme_despite_its_title():
    rowing = article("a", "La régate 2031 vue du bassin", *["L'aviron domine la journée."] * 3, "Le skipper regarde.")
    assert set(support(rowing)[0]) == {0.0}


def test_a_sentence_that_names_two_themes_is_worth_less_to_each():
    text = article(
        "a", "La régate 2031", "La régate 2031 attend une grue portuaire.", "La régate 2031 attend un skipper."
    )
    alone, beside = support(text), support(text, rivals=(HARBOUR,))
    assert beside[0][0] < alone[0][0]
    assert beside[0][1] == pytest.approx(alone[0][1])


def test_a_folder_on_one_query_is_taken_whole_and_a_mixed_one_is_not():
    query = ThemeSpec(id="q", title="", supporting=("régate", "skipper"))
    filler = (
        "Une foule dense occupe quais, terrasses, digues, remparts, jardins, collines, balcons et toits ce dimanche."
    )
    on = [article(f"a{i}", "Régate", "Le skipper gagne la régate.", filler, filler) for i in range(3)]
    off = [article(f"b{i}", "Marché", "Le prix du blé recule au marché.", filler, filler) for i in range(30)]
    assert all(all(rows) for rows in support(*on, theme=query))
    mixed = support(*on, *off, theme=query)
    assert all(all(rows) for rows in mixed[:3])
    assert not any(any(rows) for rows in mixed[3:])


def test_articles_too_short_to_repeat_a_word_are_all_on_the_query():
    query = ThemeSpec(id="q", title="", supporting=("régate",))
    assert all(
        all(r) for r in support(article("a", "", "La régate part."), article("b", "", "Un bel envoi."), theme=query)
    )


def test_relevance_ranks_the_article_that_is_about_the_query_first():
    bags = [bag(article("a", "Le blé", "Le blé recule.")), bag(article("b", "La régate", "La régate part."))]
    scores = relevance(bags, lexicon(REGATTA, "fr").query)
    assert scores[1] == 1.0 > scores[0]


def test_a_theme_of_which_nothing_is_found_has_no_members():
    assert set(support(article("a", "Le blé", "Le blé recule."))[0]) == {0.0}


@given(st.lists(st.lists(st.sampled_from("blé port mer vent cap".split()), max_size=6).map(" ".join), max_size=5))
def test_rarity_is_positive_and_higher_for_rarer_words(texts):
    rarity = inverse_frequencies([bag(article(str(i), "", t)) for i, t in enumerate(texts)])
    counts = {s: sum(s in terms(t, "fr").content for t in texts) for s in rarity}
    assert all(v > 0 for v in rarity.values())
    assert all(rarity[a] > rarity[b] for a in rarity for b in rarity if counts[a] < counts[b])


def test_an_article_that_names_the_theme_in_passing_is_heard_only_when_no_other_states_it():
    bakery = article(
        "a", "La boulangerie rouvre", *["Le four est neuf."] * 9, "On y parle de la régate 2031.", "Le pain lève."
    )
    news = article("b", "La régate 2031", "La régate 2031 partira de Brest.")
    assert any(support(bakery)[0])
    assert not any(support(bakery, news)[0])


def test_an_article_that_speaks_of_a_theme_from_end_to_end_needs_its_name_only_once():
    text = ("Le skipper prépare sa voile.", "Le parcours sera long.", "La régate 2031 approche.", "Le port attend.")
    about, beside = article("a", "Un skipper de Brest", *text), article("b", "Un marin de Brest", *text)
    assert support(about)[0][0] > support(beside)[0][0]


def passing(*sentences: str) -> Article:
    rows = article("a", "", *sentences)
    return replace(rows, asides=tuple(asides(s, "fr") for s in sentences))


def test_a_sentence_that_names_the_theme_among_other_things_is_worth_less_to_it():
    told, listed = (
        passing(
            "La régate 2031 partira de Brest au printemps.",
            "Le maire évoque la voirie, la régate 2031 et la cantine.",
        ),
        passing(
            "La régate 2031 partira de Brest au printemps.",
            "Le maire évoque longuement la régate 2031 de Brest.",
        ),
    )
    assert support(listed)[0][1] > support(told)[0][1] > 0


def test_an_enumeration_of_the_theme_s_own_things_is_no_aside():
    own = passing("La régate 2031 change tout : le skipper, la voile, le parcours et la régate 2031 elle-même.")
    assert support(own)[0][0] >= 1


def test_an_article_that_names_the_theme_only_among_other_things_is_not_about_it():
    listing = passing(
        "Le maire évoque la voirie, la régate 2031 et la cantine.",
        "La cantine ouvrira en mai avec un skipper pour parrain.",
    )
    about = article("b", "", "La régate 2031 partira de Brest au printemps.")
    assert not any(support(about, listing)[1])
    assert any(support(listing)[0])


def test_places_of_overlapping_phrases_are_one():
    found = phrases(["régate 2031", "régate"], "fr")
    assert found.places(terms("La régate de 2031 suit une autre régate.", "fr")) == [range(1, 4), range(7, 8)]


def test_a_theme_of_one_term_alone_cannot_tell_what_is_beside_it():
    bare = ThemeSpec(id="bare", title="Régate", required=("régate 2031",))
    about = article("a", "Régate 2031 à Brest", "La régate 2031 partira de Brest.")
    other = article("b", "", *["Le marché ouvre à huit heures."] * 9, "On y parle de la régate 2031.")
    assert any(support(about, other, theme=bare)[1])
    assert not any(support(about, other)[1])
