"""What stands behind an article, or glued to its headline, and reads like more of it."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.clean import clean
from briefing.clean.language import telling
from briefing.model import RawDocument

TITLE = "Le bac des îles reprend ses traversées avec un équipage doublé"
BODY = (
    "Le bac des îles a repris jeudi ses traversées, après trois semaines d'arrêt pour l'entretien de ses machines.",
    "La compagnie a doublé l'équipage de nuit et promet six départs par jour, contre quatre avant la panne.",
    "« Les pêcheurs ne pouvaient plus attendre », a dit la présidente du syndicat des ports, Odile Kervran.",
)


def cleaned(*lines):
    text = "\n".join(lines)
    return clean(RawDocument(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text), today=date(2026, 6, 1))


def body(document):
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == "body"]


@pytest.mark.parametrize(
    "tail",
    [
        ("World", "Ferry Resumes Crossings", "The company has doubled its night crew and will sail six times a day."),
        ("أخبار", "استئناف رحلات العبارة", "ضاعفت الشركة طاقم الليل وستبحر ست مرات في اليوم إلى الجزر."),
        (
            "Mundo",
            "Vuelve el barco",
            "La compañía ha doblado su tripulación y saldrá seis veces al día según el aviso.",
        ),
    ],
)
def test_a_tail_in_another_language_is_set_aside(tail):
    assert body(cleaned(TITLE, "", *BODY, "", *tail)) == list(BODY)


def test_a_quotation_in_another_language_stays_in_its_place():
    quoted = "“The sea does not wait for those who are late”, said the old song of the islanders."
    assert quoted in body(cleaned(TITLE, "", BODY[0], quoted, *BODY[1:]))


def test_a_firm_s_words_on_itself_are_set_aside():
    tail = (
        "À propos de la Compagnie des îles",
        "La Compagnie des îles exploite neuf lignes et emploie 240 personnes depuis sa création.",
        "Contact presse",
        "Odile Kervran, 01 23 45 67 89",
    )
    assert body(cleaned("COMMUNIQUÉ DE PRESSE", TITLE, "", *BODY, "", *tail)) == list(BODY)


def test_a_chapter_on_something_stays_where_nobody_is_to_be_contacted():
    more = ("À propos de la dette", "Le bac coûte 4 millions d'euros par an, dont la moitié en carburant et en gages.")
    assert body(cleaned(TITLE, "", *BODY, *more)) == [*BODY, more[1]]


def test_summaries_below_the_dated_titles_of_others_are_set_aside():
    tail = (
        "à lire aussi",
        "Bourse : l'indice finit en hausse",
        "Le 12/1/2026 à 16:02",
        "Automobile : les ventes progressent",
        "Le 12/1/2026 à 15:11",
        "Les échanges ont porté sur 410 millions, surtout des banques et des mines d'argent.",
        "Les importateurs ont immatriculé 190.000 voitures neuves sur douze mois.",
    )
    assert body(cleaned(TITLE, "", *BODY, "", *tail)) == list(BODY)


def test_an_article_goes_on_after_a_pointer_in_its_middle():
    tail = (
        "Lisez nos cahiers",
        "Un conseil se réunit lundi",
        "13:02",
        "Le port de pêche agrandi",
        "11:47",
        "Événements",
    )
    lines = (TITLE, "", *BODY[:1], "■ À LIRE AUSSI", "Ports : la criée rouvre ses portes", *BODY[1:], *tail)
    assert body(cleaned(*lines)) == list(BODY)


@pytest.mark.parametrize("line", ["Actualités", "COMMUNIQUÉ DE PRESSE", "REVUE DE PRESSE", "Point de presse"])
def test_a_section_or_a_kind_of_text_is_no_publisher(line):
    assert cleaned(line, TITLE, "", *BODY).publisher is None


def test_a_headline_is_parted_from_the_author_and_day_behind_it():
    found = cleaned(f"{TITLE} Zoé Marchandeau 03/11/2025 14:20 Régions", "", *BODY)
    assert (found.title, str(found.published.day)) == (TITLE, "2025-11-03")


def test_a_person_whom_the_text_names_stays_in_the_headline():
    title = "Les pêcheurs entendus par Odile Kervran"
    assert cleaned(f"{title} 03/11/2025 14:20", "", *BODY).title == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two crews met on the quay before the storm.", "en"),
        ("Les deux équipages se sont retrouvés sur le quai.", "fr"),
        ("وصل الطاقمان إلى الرصيف قبل العاصفة", "ar"),
        ("Brest, Quimper, Ouessant", None),
        ("", None),
    ],
)
def test_a_paragraph_tells_its_language_or_none(text, language):
    assert telling(text) == language


def test_a_wall_of_consent_above_an_article_is_set_aside():
    wall = (
        "Nous respectons votre vie privée",
        "Nous et nos 120 partenaires stockons des données personnelles, comme des identifiants, sur votre appareil.",
        "En cliquant sur « Tout accepter », vous consentez à ces traitements.",
        "Tout accepter",
    )
    found = cleaned(*wall, TITLE, "", *BODY)
    assert (found.title, body(found)) == (TITLE, list(BODY))


@pytest.mark.parametrize("heading", ["Vos réactions", "2 thoughts on “Le bac des îles”", "3 réponses à « Le bac »"])
def test_what_readers_say_below_a_heading_is_set_aside(heading):
    said = ("Hamid", "Il y a 3 heures", "Et les riverains, on y pense ? Personne ne nous a prévenus avant hier soir.")
    assert body(cleaned(TITLE, "", *BODY, heading, *said)) == list(BODY)


def test_an_interview_goes_on_below_a_pointer():
    asked = ("Combien de bacs reste-t-il ?", BODY[0], "Qui paie les gages ?", BODY[1])
    pointer = ("Sur le même sujet", "Ports : la criée rouvre")
    last = ("Que demandez-vous ?", "Un second bac, avec un équipage formé pendant l'hiver par nos anciens.")
    found = cleaned(f"« {TITLE} »", "", *asked, *pointer, *last)
    assert body(found) == [BODY[0], BODY[1], last[1]]


def test_lines_that_break_off_are_of_one_paragraph():
    lines = (
        "Les ministres des Transports de la région de l'Ouest et de la",
        "Loire ont adopté lundi le projet de bac commun chargé des",
        "liaisons de nuit entre les îles. Le siège sera fixé à Brest.",
        "",
        "Douze marins y seront détachés pour quatre ans avec un budget de",
        "5,2 millions d'euros, financé pour moitié par les communes et le",
        "Département, qui attend encore la réponse des trois syndicats.",
    )
    assert len(body(cleaned(TITLE, "", *lines))) == 2


def test_titles_whose_texts_go_on_elsewhere_are_set_aside():
    items = (
        "Rabat : un réseau de faux visas démantelé",
        "La police a arrêté dimanche sept personnes soupçonnées d'avoir vendu 300 faux visas.",
        "Lire la suite...",
        "Casablanca : grève des taxis lundi",
        "Les chauffeurs réclament une hausse des tarifs et menacent de bloquer la gare.",
        "Lire la suite...",
    )
    assert body(cleaned(TITLE, "", *BODY, "", *items)) == list(BODY)


def test_an_article_cut_by_a_button_keeps_its_text():
    assert body(cleaned(TITLE, "", *BODY, "", "Lire la suite")) == list(BODY)


def test_a_spanish_article_goes_on_below_a_pointer():
    lines = (
        "El barco de las islas vuelve a navegar con doble tripulación",
        "",
        "El barco de las islas volvió a navegar el jueves, tras tres semanas de parada para revisar sus máquinas.",
        "Más información",
        "La lonja reabre sus puertas",
        "La compañía ha doblado la tripulación de noche y promete seis salidas al día para los vecinos.",
        "Lo más visto",
        "La nieve corta doce carreteras",
    )
    assert body(cleaned(*lines)) == [lines[2], lines[5]]
