"""The choice of sentences: readings as a table of cases, coverage and events as laws."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.summarize import (
    Budget,
    Candidate,
    Offer,
    Story,
    choose,
    events,
    manner,
    news,
    quotation_balance,
    rank,
    read,
)
from briefing.summarize.coverage import concept_weights, concepts, says_the_same
from briefing.text.terms import NO_TERMS, Article, count_words, terms

CASES = json.loads((Path(__file__).parent / "cases" / "readings.json").read_text(encoding="utf-8"))
WORDS = "port phare vedette marin digue sauveteur tempete balise chenal cargo remorqueur pilote".split()


def article(key: str, *sentences: str, title: str = "") -> Article:
    return Article(key, terms(title, "fr"), tuple(terms(s, "fr") for s in sentences), tuple(range(len(sentences))))


def story(rank_: int, *sentences: str, event: int = 0, title: str = "") -> Story:
    one = article(f"{rank_}", *sentences, title=title)
    return Story(rank_, one, 1.0, (1.0,) * len(sentences), (1.0,) * len(sentences), event)


sentences = st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=9).map(" ".join), min_size=1, max_size=8)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_a_sentence_is_read_as_an_editor_would(case):
    reading = read(case["text"], "fr", inside_quotation=case.get("inside_quotation", False))
    assert reading.fault == case["fault"]
    for name in ("needs", "linked", "leaning", "personal", "slight", "speech"):
        if name in case:
            assert getattr(reading, name) == (tuple(case[name]) if name == "needs" else case[name])


@given(st.text(max_size=300), st.sampled_from(["fr", "en", "es", "ar", "xx"]))
def test_reading_never_fails(text, language):
    reading = read(" ".join(text.split()), language)
    assert reading.numbers >= 0


def test_a_sentence_in_a_language_without_tables_is_judged_by_its_punctuation():
    assert read("Miten menee tänään rakas ystäväni Helsingistä?", "fi").fault == "question"
    assert read("Presidentti saapui Helsinkiin eilen illalla junalla Tampereelta.", "fi").fault is None


def test_quotation_marks_with_a_direction_are_counted():
    assert quotation_balance("« oui », dit-il, « non") == 1
    assert quotation_balance("fin », dit-elle") == -1


def test_names_are_not_what_a_sentence_owes_to_its_place():
    assert read("Demain le préfet Marchais ira à L’Isle avec la SNSM.", "fr").names == {"marchais", "isle", "snsm"}


def test_what_cannot_stand_alone_is_worth_nothing():
    for text in ("Il a annoncé la création d'un centre à Brest.", "Les conséquences sont multiples."):
        assert manner(read(text, "fr"), terms(text, "fr"), rare=frozenset()) == 0.0


def test_a_reference_needs_substance_of_its_own():
    bare, full = (
        "Cette décision concerne les ports de la côte et les marins.",
        "Cette décision concerne 12 ports de la côte.",
    )
    assert manner(read(bare, "fr"), terms(bare, "fr"), rare=frozenset()) == 0.0
    assert 0 < manner(read(full, "fr"), terms(full, "fr"), rare=frozenset()) < 1


@given(st.lists(sentences, min_size=1, max_size=5), st.integers(1, 60))
def test_a_budget_of_words_is_kept(texts, budget):
    stories = [story(i, *row) for i, row in enumerate(texts)]
    picks = rank(stories, Budget(words=budget))
    assert sum(count_words(texts[p.ref[0]][p.ref[1]]) for p in picks) <= budget


@given(st.lists(sentences, min_size=1, max_size=4), st.integers(1, 5), st.randoms())
def test_the_order_of_the_stories_changes_nothing(texts, size, random):
    stories = [story(i, *row, event=i % 2) for i, row in enumerate(texts)]
    shuffled = list(stories)
    random.shuffle(shuffled)
    assert rank(shuffled, Budget(words=200, sentences=size)) == rank(stories, Budget(words=200, sentences=size))


@given(st.lists(sentences, min_size=1, max_size=4))
def test_no_two_picks_say_the_same(texts):
    picks = rank([story(i, *row) for i, row in enumerate(texts)], Budget(words=500))
    chosen = [terms(texts[p.ref[0]][p.ref[1]], "fr") for p in picks]
    assert not any(says_the_same(a, b) for i, a in enumerate(chosen) for b in chosen[:i])


def test_values_never_rise():
    stories = [
        story(0, "port phare vedette marin", "digue balise chenal", "port phare digue"),
        story(1, "port phare marin"),
    ]
    values = [p.value for p in rank(stories, Budget(words=100))]
    assert values == sorted(values, reverse=True)


def test_a_factor_of_zero_keeps_a_sentence_out():
    one = article("a", "port phare vedette marin", "digue balise chenal cargo")
    picks = rank([Story(0, one, 1.0, (1.0, 1.0), (0.0, 1.0))], Budget(words=100))
    assert [p.ref for p in picks] == [(0, 1)]


def test_what_several_articles_say_comes_before_what_one_says():
    shared = "la digue du port a cédé sous la tempête"
    stories = [
        story(0, "le phare du chenal est repeint", shared),
        story(1, shared + " hier"),
        story(2, shared + " mardi"),
    ]
    first = rank(stories, Budget(words=40))[0]
    assert first.ref != (0, 0)


def test_the_common_words_of_a_theme_do_not_drown_an_event():
    event = [article(f"e{i}", "le cargo a heurté la digue") for i in range(2)]
    rest = [article(f"r{i}", "la surveillance du littoral progresse", "le cargo attend") for i in range(200)]
    stories = [
        Story(i, a, 1.0, (1.0,) * len(a.sentences), (1.0,) * len(a.sentences)) for i, a in enumerate(event + rest)
    ]
    weights = concept_weights(concepts(stories[:2]), concepts(stories))
    assert max(weights, key=weights.__getitem__) in terms("le cargo a heurté la digue", "fr").pairs


def test_the_choice_is_bounded_on_large_themes(monkeypatch):
    monkeypatch.setattr("briefing.summarize.coverage.MAX_CANDIDATES", 20)
    many = [Candidate((n, 0), terms(f"a {n}", "xx"), 1.0) for n in range(90)]
    weights = {("a", str(n)): float(n) for n in range(90)}
    chosen = [c.ref[0] for c, _ in choose(many, {0: Offer(weights)}, Budget(sentences=90))]
    assert chosen == list(range(89, 69, -1))


def test_a_budget_prices_the_bound_that_runs_out_first():
    scarce_places, scarce_words = Budget(words=1000, sentences=5), Budget(words=100, sentences=50)
    assert scarce_places.cost(40) / scarce_places.cost(20) < 1.5
    assert scarce_words.cost(40) / scarce_words.cost(20) == 2


def test_articles_on_one_happening_form_one_event_and_others_do_not():
    told = "le cargo a heurté la digue du port pendant la tempête, un marin et deux pilotes sont blessés au bras"
    other = "le phare du chenal reçoit un gardien, trois peintres, quatre maçons, une lampe neuve et un jardin"
    rarity = dict.fromkeys(terms(told, "fr").content | terms(other, "fr").content, 3.0)
    a = article("a", told, "le préfet attend un rapport", title="Un cargo heurte la digue")
    b = article("b", told, "la jambe du marin est touchée", title="Cargo contre digue")
    c = article("c", other, "la lampe vient de Paris", title="Le phare et son gardien")
    groups = events([a, b, c], rarity)
    assert groups[0] == groups[1] != groups[2]


def test_articles_of_a_line_are_not_told_apart():
    assert events([article("a", "le phare brille"), article("b", "la digue tient")], {}) == [0, 0]


@given(st.lists(sentences, min_size=1, max_size=6), st.randoms())
def test_events_do_not_depend_on_the_order_of_articles(texts, random):
    articles = [article(f"k{i}", *row) for i, row in enumerate(texts)]
    order = list(range(len(articles)))
    random.shuffle(order)
    straight, shuffled = events(articles, {}), events([articles[i] for i in order], {})
    assert [shuffled[order.index(i)] for i in range(len(articles))] == straight


def test_no_terms_is_the_terms_of_nothing():
    assert terms("", "fr") == NO_TERMS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le préfet a inauguré mardi le phare.", True),
        ("La criée s'est ouverte à Lorient.", True),
        ("Le navire est arrivé au port.", True),
        ("Les sauveteurs ont également reçu deux vedettes.", True),
        ("Le port accueillera la régate en 2031.", True),
        ("Les élus mettront le texte aux voix.", True),
        ("Les pêcheurs rentrèrent bredouilles.", True),
        ("Le port occupe une place de choix dans la région.", False),
        ("Cette rade est un atout pour la ville.", False),
        ("La caméra du môle offre une vue du Sahara.", False),
    ],
)
def test_a_verb_in_a_past_or_future_tense_reports(text, expected):
    assert read(text, "fr").reports is expected


def test_in_a_language_without_forms_every_sentence_reports():
    assert read("Presidentti saapuu Helsinkiin illalla junalla.", "fi").reports
    assert not read("The harbour is an asset for the town and its region.", "en").reports


def test_a_sentence_is_worth_more_to_a_theme_for_what_it_reports_for_whom_it_names_and_for_what_it_counts():
    comment = read("Le port occupe une place de choix dans la coopération maritime.", "fr")
    report = read("Le préfet a inauguré mardi un centre de surveillance.", "fr")
    figure = read("Le port a reçu mardi 14 vedettes de surveillance.", "fr")
    named = read("Le port a reçu mardi 14 vedettes de surveillance de Groix.", "fr")
    rare = frozenset({"groix"})
    values = [news(one, rare=rare) for one in (comment, report, figure, named)]
    assert values == sorted(set(values))
    assert values[-1] == 1.0


def test_an_addition_leans_on_the_sentence_before_and_a_contrast_does_not():
    assert read("Le préfet a également inauguré un centre de surveillance à Brest.", "fr").leaning
    assert not read("Non seulement Brest mais aussi Lorient accueilleront deux vedettes neuves.", "fr").leaning


def test_articles_that_terms_picked_out_need_more_in_common_to_tell_of_one_happening():
    articles = [
        article(
            "a",
            "",
            "Port, rade : vedette, équipage, mouillage, treuil, brume, houle, quai, phare, balise, sonde, cabine.",
        ),
        article(
            "b",
            "",
            "Port, rade : criée, filet, chalut, casier, mareyeur, glace, camion, vente, enchère, cageot, sel, étal.",
        ),
    ]
    assert events(articles, {}) == [0, 0]
    assert events(articles, {}, picked=True) == [0, 1]
