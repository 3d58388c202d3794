"""What a sentence leaves to its context, and what the same document says of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import glosses
from briefing.model import Block, Document, Language, Published
from briefing.text.additions import places, relocated, with_additions, without_additions
from briefing.text.normalise import fold_space

FRIDAY = date(2031, 5, 9)


def article(*lines: str, day: date | None = FRIDAY, language: str = "fr", precision="day", kinds=()) -> Document:
    blocks, at = [], 0
    for n, line in enumerate(lines, 1):
        kind = dict(kinds).get(n, "body")
        blocks.append(Block(start=at, end=at + len(line), first_line=n, last_line=n, kind=kind))
        at += len(line) + 1
    return Document(
        path="a.txt",
        sha256="0",
        text="\n".join(lines),
        title=None,
        title_basis=None,
        publisher=None,
        publisher_basis=None,
        url=None,
        published=Published(day=day, precision=precision, basis="text") if day else None,
        language=Language(code=language, confidence=1),
        blocks=tuple(blocks),
    )


def shown(document: Document, line: int = 1) -> str:
    """A line of a document with all its gaps filled."""
    block = document.blocks[line - 1]
    found = glosses.gaps(document, block.start, block.end)
    filled = [(gap.at - block.start, gap.gloss) for gap in found if gap.gloss]
    return with_additions(document.text[block.start : block.end], filled)[0]


def missing(document: Document, line: int = 1) -> list[str]:
    """What a line leaves open and its document does not settle."""
    block = document.blocks[line - 1]
    return [gap.subject for gap in glosses.gaps(document, block.start, block.end) if gap.gloss is None]


DAYS = {
    "Le barrage a cédé lundi dernier.": "Le barrage a cédé lundi dernier [5 mai 2031].",
    "Le préfet s'est rendu hier à Figeac.": "Le préfet s'est rendu hier [8 mai 2031] à Figeac.",
    "Deux ouvriers ont été blessés mercredi à Sète.": "Deux ouvriers ont été blessés mercredi [7 mai 2031] à Sète.",
    "La grève reprendra demain matin à Nantes.": "La grève reprendra demain matin [10 mai 2031] à Nantes.",
    "Le musée rouvrira mardi prochain.": "Le musée rouvrira mardi prochain [13 mai 2031].",
    "La semaine dernière, le col est resté fermé.": "La semaine dernière [du 28 avril au 4 mai 2031], le col est"
    " resté fermé.",
    "Les ventes ont reculé le mois dernier.": "Les ventes ont reculé le mois dernier [avril 2031].",
    "Il avait neigé l'an dernier à Pâques.": "Il avait neigé l'an dernier [2030] à Pâques.",
    "La loi a été votée en mars dernier.": "La loi a été votée en mars dernier [2031].",
    "La loi a été votée le 12 décembre dernier.": "La loi a été votée le 12 décembre dernier [2030].",
    "La source a tari l'été dernier.": "La source a tari l'été dernier [2030].",
    "La source a tari l'hiver dernier.": "La source a tari l'hiver dernier [2030-2031].",
    "Le pont a été fermé jeudi 1er mai dernier.": "Le pont a été fermé jeudi 1er mai dernier [2031].",
}
LEFT_ALONE = [
    "Le lundi, le marché de la ville est fermé.",
    "La fête a lieu chaque vendredi au village.",
    "Le conseil se réunit lundi à Rodez.",
    "Le conseil se réunit à Paris lundi.",
    "Le conseil a lieu lundi à Rodez.",
    "Le Figeac d'hier n'existe plus.",
    "Les métiers de demain seront manuels.",
    "Le barrage a cédé lundi dernier, le 5 mai 2031.",
    "Le barrage a cédé hier, jeudi 8 mai.",
    "La commune est aujourd'hui en faillite.",
    "« J'ai vu hier le barrage céder », raconte un pêcheur.",
    "Cette année, la récolte sera tardive.",
    "Le 3 mai 2031, le barrage a cédé.",
    "La dernière semaine de juin sera chargée.",
]


@pytest.mark.parametrize("sentence", DAYS)
def test_a_relative_date_is_resolved_behind_its_words(sentence):
    assert shown(article(sentence)) == DAYS[sentence]


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_a_date_that_is_given_doubtful_or_a_manner_of_speaking_is_left_alone(sentence):
    assert shown(article(sentence)) == sentence
    assert not missing(article(sentence))


def test_the_first_of_a_month_is_an_ordinal_in_french():
    assert shown(article("Le port a fermé jeudi dernier.", day=date(2031, 5, 5))) == (
        "Le port a fermé jeudi dernier [1ᵉʳ mai 2031]."
    )


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "The bridge was closed yesterday.", "The bridge was closed yesterday [8 May 2031]."),
        ("en", "The bridge reopened last Monday.", "The bridge reopened last Monday [5 May 2031]."),
        ("es", "El puente fue cerrado ayer tarde.", "El puente fue cerrado ayer tarde [8 de mayo de 2031]."),
    ],
)
def test_dates_are_resolved_in_the_language_of_the_sentence(language, sentence, expected):
    assert shown(article(sentence, language=language)) == expected


@pytest.mark.parametrize("known", [{"day": None}, {"precision": "month"}])
def test_a_relative_date_without_a_day_of_publication_is_missing(known):
    document = article("Le barrage a cédé lundi dernier.", **known)
    assert (shown(document), missing(document)) == ("Le barrage a cédé lundi dernier.", ["lundi dernier"])


def test_nobody_knows_when_an_interview_was_given():
    document = article("Que s'est-il passé ?", "Le barrage a cédé lundi dernier.", kinds=[(1, "question")])
    assert shown(document, 2) == document.text.split("\n")[1]


ONF = "L'Agence des cours d'eau et des zones humides (ACEZH) a été créée en 2019."


def test_an_acronym_gets_the_words_that_its_document_gives_it():
    assert shown(article("La ACEZH gère 12 étangs.", ONF)) == (
        "La ACEZH [Agence des cours d'eau et des zones humides] gère 12 étangs."
    )
    front = article("L'ORV gère 12 étangs.", "L'ORV (Office régional des vignobles) a été créé en 2019.")
    assert shown(front) == "L'ORV [Office régional des vignobles] gère 12 étangs."


@pytest.mark.parametrize(
    "lines",
    [
        (ONF,),
        ("La ACEZH gère 12 étangs.",),
        ("La ACEZH-Sud gère 12 étangs.", ONF),
        ("La ACEZH (ex-Agence) gère 12 étangs.", ONF),
        ("L'ONU gère 12 étangs.", "L'Organisation des Nations unies (ONU) a été créée en 1945."),
        ("Le BTP recrute.", "Le Bâtiment travaille peu (BTP).", "Le Bureau technique provincial (BTP) recrute."),
        ("Le CRA recrute.", "Le Comité des fêtes de Rodez (CRA) recrute."),
    ],
)
def test_an_acronym_is_left_alone_when_known_spelled_out_nowhere_or_in_two_ways(lines):
    assert shown(article(*lines)) == lines[0]


OFFICE = "La directrice du port, Solène Kerbrat, a présenté le plan."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Mme Kerbrat a refusé l'offre.",
            "Mme Kerbrat [Solène Kerbrat, directrice du port] a refusé l'offre.",
        ),
        ("Kerbrat a refusé l'offre.", "Kerbrat [Solène Kerbrat, directrice du port] a refusé l'offre."),
        ("Solène Kerbrat a refusé l'offre.", "Solène Kerbrat a refusé l'offre."),
        ("Le collège Kerbrat-Morel a fermé.", "Le collège Kerbrat-Morel a fermé."),
        ("Solène a refusé, puis Mme Solène Kerbrat.", "Solène a refusé, puis Mme Solène Kerbrat."),
    ],
)
def test_a_surname_gets_the_full_name_and_office_of_its_document(sentence, expected):
    assert shown(article(sentence, OFFICE)) == expected


def test_a_surname_of_two_persons_is_missing():
    document = article("M. Le Goff a refusé l'offre.", "Le maire, Yann Le Goff, et son frère Alan Le Goff sont venus.")
    assert (shown(document), missing(document)) == ("M. Le Goff a refusé l'offre.", ["M. Le Goff"])


def test_a_bare_surname_is_no_person_without_a_title_or_an_office():
    document = article("Douarnenez attend son bateau.", "Ils sont allés à Grand Douarnenez.")
    assert shown(document) == document.text.split("\n")[0]


def test_furniture_explains_nothing():
    document = article("Mme Kerbrat a refusé l'offre.", OFFICE, kinds=[(2, "dropped")])
    assert shown(document) == document.text.split("\n")[0]


WORDS = st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=6), min_size=1, max_size=9)
GLOSS = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=9)


@given(WORDS, st.data(), st.sampled_from([" ", "  ", "\n", "\u00a0"]))
def test_without_its_additions_a_text_is_the_source(tokens, data, space):
    source = space.join(tokens)
    ends = [len(space.join(tokens[: n + 1])) for n in range(len(tokens))]
    chosen = sorted(data.draw(st.sets(st.sampled_from(ends), max_size=2)))
    additions = [(at, data.draw(GLOSS)) for at in chosen]
    text, spans = with_additions(source, additions)
    assert without_additions(text, spans) == fold_space(source)
    assert places(text, spans) == tuple((len(fold_space(source[:at])), words) for at, words in additions)
    assert relocated([text[a:b] for a, b in spans], text) == spans


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    document = article(*text.split("\n"))
    for gap in glosses.gaps(document, 0, len(document.text)):
        assert 0 <= gap.at <= len(document.text)


# ---------------------------------------------------------------- who answers in an interview


def answered(document: Document) -> str | None:
    """The words that name whoever gives the document's last line."""
    gap = glosses.speaker(document, document.blocks[-1].end)
    return gap.gloss if gap else None


def test_the_one_label_of_the_answers_names_the_speaker() -> None:
    lines = ("Que faut-il en retenir ?", "Inès Castagnède :", "Le port a doublé ses quais.")
    assert answered(article(*lines, kinds={1: "question", 2: "speaker"})) == "selon Inès Castagnède"


def test_a_title_in_a_label_is_no_part_of_the_name() -> None:
    lines = ("— Dr Inès Castagnède :", "Le port a doublé ses quais.")
    assert answered(article(*lines, kinds={1: "speaker"})) == "selon Inès Castagnède"


def test_two_labels_name_nobody() -> None:
    lines = ("Inès Castagnède :", "Le port a doublé ses quais.", "Paul Vermorel :", "La ville a suivi.")
    assert answered(article(*lines, kinds={1: "speaker", 3: "speaker"})) is None


def test_a_label_without_a_given_name_names_nobody() -> None:
    lines = ("Que faut-il en retenir ?", "Réponse :", "Le port a doublé ses quais.")
    assert answered(article(*lines, kinds={1: "question", 2: "speaker"})) is None


@pytest.mark.parametrize(
    "standfirst",
    [
        "« Rien n'est joué », explique la Pr Inès Castagnède, qui étudie les ports.",
        "Inès Castagnède souligne que rien n'est joué.",
        "Inès Castagnède, géographe au Havre, estime que rien n'est joué.",
    ],
)
def test_without_labels_the_one_person_quoted_answers(standfirst: str) -> None:
    lines = (standfirst, "Que faut-il en retenir ?", "Le port a doublé ses quais.")
    assert answered(article(*lines, kinds={2: "question"})) == "selon Inès Castagnède"


def test_of_two_persons_quoted_neither_is_said_to_answer() -> None:
    lines = (
        "Inès Castagnède souligne que rien n'est joué, Paul Vermorel estime le contraire.",
        "Que faut-il en retenir ?",
        "Le port a doublé ses quais.",
    )
    assert answered(article(*lines, kinds={2: "question"})) is None
