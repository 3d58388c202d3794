"""Same quantity or not, which way figures differ, and which of them are news."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from briefing.figures import Statement, compare, group, key_figures, newsworthiness, same_quantity
from briefing.figures.words.notes import NOTES
from tests.test_figures import document, figures_of, read, sentence

STORY = " lors du naufrage au large de Tarfaya, selon la Marine royale."


def statement(key, text, *, name="a.txt", day=None, context="", which=0, language="fr"):
    figure = read(document(text, language), sentence(0, len(text), text))[which]
    return Statement(
        id=key, figure=figure, sentence=text, document=name, published=day, context=context, language=language
    )


def kinds(*statements):
    return [(d.kind, d.figures) for d in compare(statements)]


def test_equal_figures_corroborate_and_give_no_divergence():
    a = statement("f1", "Douze marins ont péri" + STORY)
    b = statement("f2", "Le bilan est de 12 marins disparus" + STORY, name="b.txt")
    assert kinds(a, b) == []
    assert [len(members) for members in group([a, b])] == [2]


def test_values_that_differ_are_shown_side_by_side():
    a = statement("f1", "Le chalutier transportait 12 marins espagnols" + STORY)
    b = statement("f2", "Le chalutier transportait 15 marins espagnols" + STORY, name="b.txt")
    assert kinds(a, b) == [("different_values", ("f1", "f2"))]


def test_a_hedge_that_differs_is_no_contradiction():
    a = statement("f1", "Le port a accueilli 340 délégués africains" + STORY)
    b = statement("f2", "Le port a accueilli près de 340 délégués africains" + STORY, name="b.txt")
    assert kinds(a, b) == [("different_hedge", ("f1", "f2"))]


def test_a_bound_and_a_number_within_it_differ_in_words_only():
    a = statement("f1", "Le port a accueilli plus de 300 délégués africains" + STORY)
    b = statement("f2", "Le port a accueilli 320 délégués africains" + STORY, name="b.txt")
    assert kinds(a, b) == [("different_hedge", ("f1", "f2"))]


def test_those_who_came_are_not_the_members():
    a = statement("f1", "À Lyon, l'assemblée d'Eurojust a réuni 21 États membres.")
    b = statement("f2", "Les services des 27 pays membres d'Eurojust seront invités à Lyon.", name="b.txt")
    assert kinds(a, b) == [("different_scope", ("f1", "f2"))]


def test_a_growing_toll_is_updated_not_contradicted():
    a = statement(
        "f1", "Le naufrage a fait 12 morts au large de Tarfaya, selon la Marine royale.", day=date(2025, 3, 1)
    )
    b = statement(
        "f2",
        "Le naufrage a fait 17 morts au large de Tarfaya, selon la Marine royale.",
        name="b.txt",
        day=date(2025, 3, 3),
    )
    assert kinds(a, b) == [("superseded", ("f1", "f2"))]
    (divergence,) = compare([b, a])
    assert divergence.note.index("17 morts") < divergence.note.index("12 morts")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deux suspects ont été arrêtés à Fès.", "Trois suspects ont été arrêtés à Nador."),
        ("La fraude a reculé de 7 % en 2023.", "La fraude a reculé de 9 % en 2024."),
        ("Le taux de fraude est de 12 %.", "Une baisse de 12 % du taux de fraude."),
        ("Ils ont saisi 12 kg de cocaïne à Tanger.", "Ils ont saisi 30 kg de cannabis à Tanger."),
        ("Il risque 10 ans de prison.", "Il encourt 5 ans de prison."),
        ("L'accord a réuni 30 pays participants.", "L'accord a réuni 45 pays signataires."),
    ],
)
def test_in_doubt_nothing_is_claimed(one, other):
    assert kinds(statement("f1", one), statement("f2", other, name="b.txt")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le consulat a reçu 1184 demandes de visa, dont 211 ont été refusées" + STORY,
        "Six des neuf chalutiers espagnols ont été remorqués" + STORY,
        "Sur les 60 marins espagnols embarqués, 42 ont été repêchés" + STORY,
        "Douze marins espagnols ont péri. Trois marins espagnols ont survécu" + STORY,
        "Le port a compté 40 naufrages, contre 31 naufrages un an plus tôt" + STORY,
    ],
)
def test_a_part_a_base_and_the_next_sentence_of_a_quotation_contradict_nothing(text):
    figures = [statement(f"f{n}", text, which=n) for n in range(len(figures_of(text)))]
    assert len(figures) >= 2
    assert kinds(*figures) == []


def test_a_part_is_not_held_against_a_whole_of_another_source():
    whole = "Le consulat a reçu 1184 demandes de visa" + STORY
    a = statement("f1", whole.replace("visa", "visa, dont 211 ont été refusées"), which=1)
    b = statement("f2", whole, name="b.txt")
    assert a.figure.value == 211
    assert kinds(a, b) == []


def test_tonnes_and_kilograms_are_one_quantity():
    a = statement("f1", "La Marine royale a saisi 2 tonnes de cannabis au large de Tarfaya.")
    b = statement("f2", "La Marine royale a saisi 2.000 kg de cannabis au large de Tarfaya.", name="b.txt")
    assert same_quantity(a, b)
    assert kinds(a, b) == []


def test_one_striking_number_for_two_things_is_pointed_out_and_never_merged():
    a = statement("f1", "La police de Tanger a démantelé 105 réseaux de migration illégale, dit le rapport de la DGSN.")
    b = statement(
        "f2", "La police de Tanger a démantelé 105 réseaux de trafic, dit le rapport de la DGSN.", name="b.txt"
    )
    assert kinds(a, b) == [("same_number_other_thing", ("f1", "f2"))]
    assert not same_quantity(a, b)


def test_groups_partition_the_statements_whatever_their_order():
    statements = [
        statement("f1", "Douze marins ont péri" + STORY),
        statement("f2", "Le bilan est de 12 marins disparus" + STORY, name="b.txt"),
        statement("f3", "La fraude a reculé de 7 % en 2023."),
    ]
    partitions = {
        frozenset(frozenset(s.id for s in members) for members in group(order)) for order in permutations(statements)
    }
    assert partitions == {frozenset({frozenset({"f1", "f2"}), frozenset({"f3"})})}


def test_every_language_has_a_note_for_every_kind():
    kinds_of = {frozenset(notes.sentences) for notes in NOTES.values()}
    assert len(kinds_of) == 1
    for notes in NOTES.values():
        for kind, text in notes.sentences.items():
            names = {"earlier", "later"} if kind == "superseded" else {"figures"}
            assert all(f"{{{name}}}" in text for name in names)


def test_a_french_note_keeps_its_typography_and_quotes_the_figures_as_written():
    a = statement("f1", "Le chalutier transportait 12 marins espagnols" + STORY)
    b = statement("f2", "Le chalutier transportait 15 marins espagnols" + STORY, name="b.txt")
    (divergence,) = compare([a, b])
    assert "«\u202f12 marins espagnols\u202f» et «\u202f15 marins espagnols\u202f»" in divergence.note
    assert " ;" not in divergence.note
    assert divergence.quantity == "marins espagnols"
    assert compare([a, b], "en")[0].note.endswith(".")


# ---------------------------------------------------------------- news


def worth(text):
    return newsworthiness(figures_of(text)[0], text)


@pytest.mark.parametrize(
    ("news", "routine"),
    [
        ("La police a arrêté 17 trafiquants présumés.", "L'hôtel compte 17 chambres."),
        ("Les vols avec violence ont baissé de 12 %.", "Le tourisme a progressé de 12 %."),
        ("La Marine a saisi 4 tonnes de cannabis.", "L'indice de la Bourse a gagné 4 %."),
        ("Le séisme a fait 30 morts.", "L'équipe a marqué 30 buts en championnat."),
        ("La police a arrêté 17 trafiquants présumés.", "L'enquête a duré 17 jours."),
    ],
)
def test_security_and_happenings_rank_above_routine(news, routine):
    assert worth(news) > worth(routine)


def test_a_configuration_can_raise_what_it_follows():
    text = "L'hôtel compte 170 chambres."
    (figure,) = figures_of(text)
    assert newsworthiness(figure, text, raised=("hotel", "chambre")) > newsworthiness(figure, text)
    assert newsworthiness(figure, text, lowered=("chambre",)) < newsworthiness(figure, text)


def test_key_figures_are_few_distinct_and_say_what_they_count():
    texts = [
        "La police a arrêté 17 trafiquants présumés à Nador.",
        "À Nador, la police a arrêté 17 trafiquants présumés, dit le parquet.",
        "La Marine a saisi 4 tonnes de cannabis.",
        "Les vols avec violence ont baissé de 12 % en 2025.",
        "L'hôtel compte 17 chambres.",
        "Il risque 10 ans de prison.",
        "Les deux rives coopèrent contre le terrorisme.",
    ]
    chosen = key_figures([statement(f"f{n}", text, name=f"{n}.txt") for n, text in enumerate(texts)], count=5)
    written = [s.figure.as_written for s in chosen]
    assert sorted(written) == ["12 %", "17 trafiquants présumés", "4 tonnes de cannabis"]
    assert key_figures([], count=5) == ()


def test_what_a_figure_is_compared_with_is_no_key_figure():
    text = "Le taux de résolution des affaires criminelles atteint 46 %, contre 31 % à la même date en 2025."
    read = figures_of(text)
    assert [f.as_written for f in read] == ["46 %", "31 %"]
    stated = [replace(statement(f"f{n}", text, name="a.txt"), figure=f) for n, f in enumerate(read)]
    assert [s.figure.as_written for s in key_figures(stated)] == ["46 %"]


def test_the_figure_of_the_title_and_of_several_papers_comes_first():
    arrests = statement("f1", "La police a arrêté 17 trafiquants présumés à Nador.", name="a.txt")
    charges = statement("f2", "La police a inculpé 19 trafiquants présumés à Nador.", name="b.txt")
    assert [s.id for s in key_figures([arrests, charges])] == ["f1", "f2"]
    headline = replace(charges, context="Drogue : 19 trafiquants présumés devant le juge")
    assert [s.id for s in key_figures([arrests, headline])] == ["f2", "f1"]
    echoed = replace(charges, id="f3", document="c.txt")
    assert [s.id for s in key_figures([arrests, charges, echoed])] == ["f2", "f1"]


PORT = " dans le port de Tarfaya, à Laâyoune."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("La région annonce un investissement de 5 milliards de dirhams" + PORT,
         "L'investissement atteint 5,5 milliards de dirhams" + PORT, [("different_values", ("f1", "f2"))]),
        ("Le chantier du tramway de Rivesol a coûté 5 milliards de dirhams.",
         "Le coût du chantier du tramway de Rivesol s'élève à 5,5 milliards de dirhams.",
         [("different_values", ("f1", "f2"))]),
        ("L'Union européenne a annoncé une aide de 700 millions d'euros à la Libye.",
         "Le Japon a annoncé une aide de 20 millions d'euros à l'Ukraine.", []),
        ("Un armateur a été condamné à douze ans de prison par la cour de Rabat.",
         "La cour de Rabat a condamné un douanier à huit ans de prison.", []),
    ],
)  # fmt: skip
def test_sums_of_one_thing_meet_and_those_of_two_do_not(one, other, expected):
    assert kinds(statement("f1", one), statement("f2", other, name="b.txt")) == expected


def test_two_days_are_two_matches():
    a = statement("f1", "La finale de Rabat a attiré 66 526 spectateurs dimanche 7 décembre 2025.")
    b = statement("f2", "La demi-finale de Rabat a attiré 51 200 spectateurs mercredi 3 décembre 2025.", name="b.txt")
    assert kinds(a, b) == []


@pytest.mark.parametrize(("town", "met"), [("Brumeval", 1), ("Corvelle", 0)])
def test_two_sums_for_one_project_meet_by_the_titles_of_their_articles(town, met):
    one = statement(
        "f1",
        "Le coût du projet s'élève à 650 millions d'euros.",
        context="Tramway de Brumeval : les travaux avancent",
        day=date(2031, 5, 9),
    )
    other = statement(
        "f2",
        f"Il a visité le dépôt de {town}, dont le coût est désormais estimé à 720 millions d'euros.",
        name="b.txt",
        context=f"Tramway de {town} : la facture grimpe",
        day=date(2031, 5, 10),
    )
    assert len(compare([one, other])) == met
