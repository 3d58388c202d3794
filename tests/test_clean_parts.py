"""The parts of cleaning, one claim each: names, agencies, languages, glued headings, copies."""

from __future__ import annotations

import doctest
import importlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.clean import (
    clean,
    furniture,
    glue,
    grammar,
    headers,
    language,
    layout,
    publisher,
    repeats,
    sources,
)
from briefing.clean.fold import fold
from briefing.model import RawDocument


def piece(text):
    return layout.Piece(0, len(text), 1, 1, text)


@pytest.mark.parametrize("name", ["dates", "fold", "glue", "grammar", "headers", "hijri", "publisher"])
def test_examples_in_docstrings_hold(name):
    failed, tried = doctest.testmod(importlib.import_module(f"briefing.clean.{name}"))
    assert tried
    assert not failed


@given(st.text())
def test_fold_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Partager sur WhatsApp", "share"),
        ("Facebook Twitter LinkedIn", "share"),
        ("1 204 vues", "share"),
        ("Temps de lecture : 4 min", "timestamp"),
        ("09:41", "timestamp"),
        ("Mardi 4 mars 2025 - 10:20", "dateline"),
        ("Le Fanal, mardi 4 mars 2025", "dateline"),
        ("Par Salma Idrissi", "author"),
        ("(A.B avec MAP)", "author"),
        ("K. L.", "author"),
        ("Samir Benhaddou, envoyé spécial à Dakhla", "author"),
        ("Le quai nord, lundi. © Port de Safi", "caption"),
        ("Vue du chantier (Photo : DR)", "caption"),
        ("Mots-clés : port, pêche", "tags"),
        ("#port #pêche", "tags"),
        ("© 2025 Le Fanal. Tous droits réservés", "copyright"),
        ("Les commentaires sont fermés.", "comments"),
        ("Il vous reste 70 % de cet article à lire.", "paywall"),
        ("Ce site utilise des cookies pour mesurer son audience.", "cookies"),
        ("Recevez chaque matin l'essentiel de l'actualité par e-mail.", "newsletter"),
        ("Suivez Le Fanal sur Google News", "follow"),
        ("À lire aussi : Les ports du Sud", "related"),
        ("Lire aussi Les ports du Sud", "related"),
        ("Articles similaires", "related"),
        ("La suite après cette publicité", "advertising"),
        ("Accueil > Économie > Ports", "navigation"),
        ("10:42 Les ports du Sud rouvrent", "navigation"),
        ("— Le Fanal (@lefanal) March 4, 2025", "embedded"),
        ("•", "ornament"),
    ],
)
def test_furniture_is_recognised_by_itself(line, reason):
    found = furniture.mark(piece(line))
    assert found is not None
    assert found.reason == reason


@pytest.mark.parametrize(
    "line",
    [
        "Partager les renseignements reste le premier devoir des polices de la région.",
        "À lire les comptes du port, rien n'avait changé depuis la grève de l'an dernier.",
        "La publicité pour le tabac sera interdite dans les stades à partir de janvier.",
        "Suivre les bateaux par satellite coûte désormais moins cher que de les inspecter.",
        "Les ports du Sud rouvrent après trois semaines de grève",
        "Le 4 mars 2025, le conseil a voté la loi sur les ports.",
        "Un port, deux exploitants et trois procès",
        "Le port a reçu 1 204 bateaux, soit 12 % de plus qu'en 2024.",
    ],
)
def test_article_text_is_not_taken_for_furniture(line):
    assert furniture.mark(piece(line)) is None


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (
            "La grève est finie depuis lundi. Un accord fragile Le syndicat a signé hier soir un texte de deux pages.",
            "Un accord fragile",
        ),
        (
            "La grève est finie depuis lundi. Des salaires relevés Les dockers gagneront six pour cent de plus en mai.",
            "Des salaires relevés",
        ),
    ],
)
def test_heading_glued_between_sentences_is_found(text, heading):
    assert [text[seam.start : seam.end] for seam in glue.headings(text, frozenset())] == [heading]


@pytest.mark.parametrize(
    "text",
    [
        "La grève est finie depuis lundi. Le quotidien Le Fanal a publié le texte de cet accord.",
        "La grève est finie depuis lundi. Le ministre Le Guen a signé hier soir un texte de deux pages.",
        "La grève est finie depuis lundi. Le syndicat a signé hier soir. La direction a fait de même ce matin.",
    ],
)
def test_names_are_not_taken_for_the_beginning_of_a_sentence(text):
    assert not glue.headings(text, frozenset())


def test_article_written_small_elsewhere_tells_a_sentence_from_a_name():
    text = "La grève est finie depuis lundi. Un accord fragile Le Royaume a obtenu hier soir la reprise du travail."
    assert not glue.headings(text, frozenset())
    assert glue.headings(text, glue.common_nouns("Pour le Royaume, l'enjeu est grand."))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Le conseil a voté la loi", True),
        ("Les dockers reprendront le travail", True),
        ("Les élus étaient absents", True),
        ("Une grève à l'issue incertaine", False),
        ("Portrait du nouveau directeur", False),
        ("Lors de la visite du chantier par la directrice", False),
    ],
)
def test_finite_verbs_are_told_from_labels(text, verb):
    assert grammar.has_finite_verb(text) is verb


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Rabat, 4 mars (MAP) - Le conseil a voté.", ("MAP",)),
        ("Le conseil a voté, a-t-on appris. (avec AFP)", ("AFP",)),
        ("Le conseil a voté, selon Reuters et l'AFP.", ("Reuters",)),
        ("Source : EFE", ("EFE",)),
        ("Le directeur a déclaré à l'AFP que la loi passerait.", ("AFP",)),
        ("Le directeur de la MAP a reçu un prix.", ()),
        ("La carte MAP du port.", ()),
    ],
)
def test_agencies_are_credited_not_only_named(text, credited):
    assert sources.agencies(text) == credited


def test_agencies_can_be_added():
    assert sources.agencies("Le conseil a voté. (Atlas Presse)", ("Atlas Presse",)) == ("Atlas Presse",)


@pytest.mark.parametrize(
    ("lines", "questions", "name"),
    [
        ([("dateline", "Publié dans Le Fanal du Sud le 04 - 03 - 2025")], [], "Le Fanal du Sud"),
        ([("follow", "Suivez Le Fanal du Sud sur WhatsApp")], [], "Le Fanal du Sud"),
        ([("follow", "fanal.example Google News Suivez lefanal.ma sur Google News")], [], "lefanal.ma"),
        ([("copyright", "© 2025 La Gazette des Ports. Tous droits réservés.")], [], "La Gazette des Ports"),
        ([("copyright", "Les Nouvelles du Port - Tous droits réservés")], [], "Les Nouvelles du Port"),
        ([("dateline", "La Voix du Port, le jeudi 4 mars 2025")], [], "La Voix du Port"),
        ([("dateline", "El Jadida, 4 mars 2025")], [], None),
        ([("dateline", "New York, le 4 mars 2025")], [], None),
        ([("caption", "© Photo R. Hamdi")], [], None),
        ([("follow", "Suivez-nous sur Facebook")], [], None),
        ([], ["Le Fanal : Pourquoi cette loi ?"], "Le Fanal"),
        ([], ["Question : Pourquoi cette loi ?"], None),
    ],
)
def test_publisher_is_named_by_the_page(lines, questions, name):
    assert (
        publisher.publisher([publisher.Line(reason, text, head=True) for reason, text in lines], questions, None)
        == name
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le conseil a voté la loi sur les ports et la pêche, qui entrera en vigueur dans un mois.", "fr"),
        ("The council has passed the law on ports, which will come into force in a month.", "en"),
        ("El consejo ha aprobado la ley de puertos, que entrará en vigor dentro de un mes.", "es"),
        ("صادق المجلس على قانون الموانئ الذي سيدخل حيز التنفيذ بعد شهر.", "ar"),
        ("Der Rat hat das Gesetz über die Häfen verabschiedet, das in einem Monat in Kraft tritt.", "de"),
    ],
)
def test_language_is_named(text, code):
    found = language.detect(text)
    assert found.code == code
    assert 0.5 < found.confidence <= 1


def test_claimed_language_decides_only_in_doubt():
    assert language.detect("OK", claimed="es-ES").code == "es"
    text = "Le conseil a voté la loi sur les ports et la pêche, qui entrera en vigueur dans un mois."
    assert language.detect(text, claimed="en").code == "fr"


def test_copy_with_other_quotes_counts_as_a_copy():
    first = "Le conseil a voté la loi sur les ports, l'une des plus attendues de l'année, jeudi soir."
    second = first.replace("'", "’").replace(".", "…")
    assert [overlap.copied for overlap in repeats.overlaps([piece(first), piece(second)])] == [False, True]


def test_words_displayed_before_the_paragraph_that_holds_them_are_found():
    shown = "« Nous ne céderons pas sur les salaires »"
    text = f"La salle s'est levée. {shown}, a lancé la secrétaire du syndicat, applaudie par les dockers."
    found = repeats.overlaps([piece(shown), piece(text)])
    assert [overlap.displayed for overlap in found] == [True, False]


def test_caption_needs_a_credit_or_a_verbless_opening():
    assert headers.is_caption(piece("Lors de la visite du chantier par la directrice, à Safi."))
    assert not headers.is_caption(piece("Lors de la visite du chantier, la directrice a annoncé trois embauches."))


def test_menu_on_one_line_is_one_piece():
    gap = "\u00a0" * 4
    text = f"Un titre{gap}Un autre titre{gap}Encore un{gap}Et un de plus{gap}Un dernier"
    assert [found.menu for found in layout.pieces(text)] == [True]


def test_wrapped_lines_are_joined_and_paragraphs_are_not():
    wrapped = (
        "Le conseil a voté jeudi soir la loi sur les ports, attendue par les\n"
        "dockers depuis trois ans et contestée par les armateurs du Nord, qui\n"
        "menacent de saisir la cour de justice dès la publication du texte au\n"
        "bulletin officiel.\n\n"
        "La loi entrera en vigueur dans un mois.\n"
    )
    assert [(found.first_line, found.last_line) for found in layout.pieces(wrapped)] == [(1, 4), (6, 6)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "市议会星期四通过了一项修缮四十座桥梁的计划，其中十一座将从春季起禁止重型车辆通行。",
            "报告称，五分之一的桥梁出现裂缝，需要在两年内施工，费用为八千四百万元。",
        ),
        (
            "市議会は木曜日、四十の橋を修繕する計画を可決した。うち十一は春から大型車の通行が禁止される。",
            "報告書によると、五つに一つの橋にひびがあり、二年以内の工事が必要だという。",
        ),
    ],
    ids=["zh", "ja"],
)
def test_an_article_in_a_script_without_spaces_is_a_text_and_no_menu(paragraphs):
    raw = RawDocument(path="a.txt", sha256="0" * 64, media_type="text/plain", text="\n\n".join(paragraphs))
    document = clean(raw, today=date(2026, 11, 21))
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "body"] == list(paragraphs)
