"""The finished edition: laws that hold for any documents, and what each step decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import codec
from briefing.edition import build, prepare
from briefing.model import Period, Plan, RawDocument, Said, Skipped, ThemeSpec
from briefing.text.additions import without_additions
from briefing.text.normalise import fold_space

PORT = ThemeSpec(
    id="port",
    title="Port",
    required=("port de Lorient", "capitainerie"),
    supporting=("vedette", "quai", "remorqueur", "douane", "conteneur"),
)
FIRE = ThemeSpec(id="fire", title="Feux", required=("incendie", "pompiers"), supporting=("hectares", "Canadair"))
COUNTS = ThemeSpec(
    id="counts", title="Chiffres", kind="figures", required=("pompiers", "saisies", "interpellations", "incendie")
)
PLAN = Plan(title="Veille", themes=(PORT, FIRE, COUNTS))
TODAY = date(2031, 5, 12)

QUAY = """Le port de Lorient rouvre son quai nord

Publié le 9 mai 2031

Le port de Lorient a rouvert vendredi son quai nord, fermé depuis la tempête de janvier 2031. La capitainerie annonce \
le retour de douze remorqueurs avant la fin du mois de juin. Il faudra encore réparer deux grues.

Le directeur du port, Yann Kervella, a promis un second quai aux armateurs de Concarneau dès 2032. Cette promesse \
inquiète les pêcheurs de Keroman, qui redoutent de perdre leur criée."""

BLAZE = """Un incendie ravage 340 hectares près de Crozon

Publié le 10 mai 2031

Un incendie a ravagé 340 hectares de lande samedi près de Crozon, selon la préfecture du Finistère. Les pompiers ont \
engagé 210 hommes et trois Canadair venus de Nîmes. Les enquêteurs ont procédé à deux interpellations à Camaret.

Une centaine d'habitants de Roscanvel ont dormi dans le gymnase de la commune, a indiqué le maire, Loïc Pennec."""

BAKERY = """La boulangerie de Pont-Aven change de mains

Publié le 8 mai 2031

La boulangerie de la place a été vendue jeudi à un couple de Quimper, après trente ans de la même famille."""

PAGES = {"a-quay.txt": QUAY, "b-blaze.txt": BLAZE, "c-bakery.txt": BAKERY}


def raw(path: str, text: str, **fields: str) -> RawDocument:
    return RawDocument(
        path=path, sha256=sha256(text.encode()).hexdigest(), media_type="text/plain", text=text, **fields
    )


def edition(documents, *, plan: Plan = PLAN, period: Period | None = None, **options):
    prepared = [prepare(one, plan, today=TODAY) for one in documents]
    span = period or Period(since=date(2031, 5, 5), until=date(2031, 5, 11))
    return build(prepared, plan, id="2031-W19", issued_at=datetime(2031, 5, 12, 6, tzinfo=UTC), period=span, **options)


def documents(pages: dict[str, str] = PAGES) -> list[RawDocument]:
    return [raw(path, text) for path, text in pages.items()]


@pytest.fixture(scope="module")
def built():
    return edition(documents())


def test_every_quotation_is_its_source_slice(built):
    texts = {d.id: PAGES[d.path] for d in built.edition.documents}
    assert built.edition.sentences
    for sentence in built.edition.sentences:
        bare = without_additions(sentence.text, sentence.additions)
        assert bare == fold_space(texts[sentence.document][sentence.start : sentence.end])


def test_each_theme_quotes_its_own_news(built):
    quoted = {t.id: [s.text for s in built.edition.sentences if s.theme == t.id] for t in built.edition.themes}
    assert any("quai nord" in text for text in quoted["port"])
    assert any("Crozon" in text for text in quoted["fire"])
    assert not any("boulangerie" in text for texts in quoted.values() for text in texts)


def test_a_theme_of_figures_takes_the_sentence_with_several(built):
    counts = [s.text for s in built.edition.sentences if s.theme == "counts"]
    assert any("210" in text for text in counts)


def test_no_sentence_is_quoted_twice(built):
    spans = [(s.document, s.start) for s in built.edition.sentences]
    assert len(spans) == len(set(spans))


def test_ids_run_in_reading_order(built):
    one = built.edition
    assert [s.id for s in one.sentences] == [f"s{n}" for n in range(1, len(one.sentences) + 1)]
    assert [i for t in one.themes for i in t.sentences] == [s.id for s in one.sentences]
    assert [f.id for f in one.figures] == [f"f{n}" for n in range(1, len(one.figures) + 1)]
    assert [d.path for d in one.documents] == sorted(d.path for d in one.documents)


def test_key_points_are_one_sentence_of_each_theme(built):
    themes = {s.id: s.theme for s in built.edition.sentences}
    points = [themes[i] for i in built.edition.key_points]
    assert points == [t.id for t in built.edition.themes if t.sentences]


def test_every_figure_stands_in_its_sentence(built):
    sentences = {s.id: s for s in built.edition.sentences}
    assert built.edition.figures
    for row in built.edition.figures:
        assert sentences[row.sentence].start <= row.figure.start < row.figure.end <= sentences[row.sentence].end


def test_surroundings_complete_the_paragraph(built):
    sentence = next(s for s in built.edition.sentences if "quai nord, fermé" in s.text)
    around = next(s for s in built.surroundings if s.sentence == sentence.id)
    assert around.paragraph == 1
    assert around.after.startswith("La capitainerie") or "capitainerie" in sentence.text


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(sorted(PAGES)))
def test_the_order_of_documents_changes_nothing(built, order):
    shuffled = edition([raw(path, PAGES[path]) for path in order])
    assert codec.dumps(shuffled.edition) == codec.dumps(built.edition)


def test_an_identical_second_copy_changes_no_quotation(built):
    twice = edition([*documents(), raw("z-copy.txt", QUAY)])
    assert [s.text for s in twice.edition.sentences] == [s.text for s in built.edition.sentences]
    copy = next(d for d in twice.edition.documents if d.path == "z-copy.txt")
    original = next(d for d in twice.edition.documents if d.path == "a-quay.txt")
    assert (copy.status, copy.duplicate_of) == ("duplicate", original.id)
    assert all(s.independent_sources == 1 for s in twice.edition.sentences)


def test_a_sentence_told_by_another_paper_names_it():
    other = (
        "Un quai rouvre\n\nPublié le 9 mai 2031\n\n"
        "Le port de Lorient a rouvert vendredi son quai nord, fermé depuis la tempête de janvier 2031. "
        "Les armateurs de Groix attendaient cette date depuis des semaines, affirme Maël Le Goff."
    )
    one = edition([*documents(), raw("d-other.txt", other)]).edition
    sentence = next(s for s in one.sentences if "quai nord, fermé" in s.text)
    assert len(sentence.also_in) == 1
    assert sentence.independent_sources == 2


def test_one_publisher_is_one_source():
    line = "Le port de Lorient a rouvert vendredi son quai nord, fermé depuis la tempête de janvier 2031. "
    first = (
        "La capitainerie attend douze remorqueurs de Brest et deux pilotes du Havre avant la fin du mois de juin. "
        "Les grues du terminal roulier seront contrôlées par une entreprise de Saint-Nazaire jusqu'à l'automne. "
        "Le trafic de conteneurs avait reculé de moitié pendant la fermeture, d'après les armateurs."
    )
    second = (
        "Les pêcheurs de Groix ont salué la nouvelle mardi devant la criée, drapeaux et fumigènes à la main. "
        "Ils réclament depuis février une aide de la région pour leurs casiers perdus au large des Glénan. "
        "Une réunion avec la préfète est prévue lundi à Vannes, sans les représentants des plaisanciers."
    )
    pages = [
        raw("a.txt", line + first, publisher="Le Ponant", title="Quai"),
        raw("b.txt", line + second, publisher="Ponant Matin", title="Port"),
    ]
    apart = edition(pages).edition
    family = edition(pages, plan=replace(PLAN, publisher_families=(("Ponant Matin", "Le Ponant"),))).edition
    assert next(s for s in apart.sentences if "quai nord" in s.text).independent_sources == 2
    assert next(s for s in family.sentences if "quai nord" in s.text).independent_sources == 1


def test_what_an_earlier_edition_said_is_a_repeat_and_with_another_figure_an_update():
    said = [
        Said(
            edition="2031-W18",
            text="Un incendie a ravagé 120 hectares de lande samedi près de Crozon, selon la préfecture.",
        ),
        Said(
            edition="2031-W18",
            text="La capitainerie annonce le retour de douze remorqueurs avant la fin du mois de juin.",
        ),
    ]
    novelty = {s.text[:14]: s.novelty for s in edition(documents(), said=said).edition.sentences}
    assert novelty.get("Un incendie a ") == "update"
    assert novelty.get("La capitaineri", "repeat") == "repeat"
    assert "new" in novelty.values()


def test_a_document_published_before_the_period_is_marked_old():
    late = Period(since=date(2031, 5, 10), until=date(2031, 5, 16))
    flags = {s.text[:10]: s.flags for s in edition(documents(), period=late).edition.sentences}
    assert "old" in flags["Le port de"]
    assert "old" not in flags["Un incendi"]


def test_a_sentence_that_points_back_gives_way_to_one_that_says_the_same_and_stands_alone():
    leaning = (
        "Le port de Lorient choisit ses vedettes\n\nPublié le 9 mai 2031\n\nLe port de Lorient attend la capitainerie. "
        "Cette livraison équipe le port de Lorient et la capitainerie de Groix de 3 vedettes pour 2032."
    )
    standing = (
        "La douane regarde ailleurs\n\nPublié le 9 mai 2031\n\nLa douane de Quimper a fermé une antenne. "
        "La livraison de jeudi équipe le port de Lorient et la capitainerie de Groix de 3 vedettes pour 2032."
    )
    told = [raw("a.txt", leaning), raw("b.txt", standing)]
    texts = [s.text for s in edition(told).edition.sentences if s.theme == "port"]
    assert any(text.startswith("La livraison de jeudi") for text in texts)
    assert not any("Cette livraison" in text for text in texts)


def test_a_sentence_that_points_back_takes_the_one_before_along_or_is_marked():
    page = (
        "Le port de Lorient choisit ses vedettes\n\nPublié le 9 mai 2031\n\n"
        "Le chantier Piriou de Concarneau a livré trois vedettes jeudi. "
        "Cette livraison équipe le port de Lorient et la capitainerie de Groix pour 2032."
    )
    sentence = next(s for s in edition([raw("a.txt", page)]).edition.sentences if "Cette livraison" in s.text)
    assert sentence.text.startswith("Le chantier Piriou") or "needs_context" in sentence.flags


def test_sentences_in_other_languages_never_enter():
    page = (
        "Lorient port reopens\n\nThe port de Lorient has reopened its northern quay on Friday, the harbour office said."
    )
    one = edition([*documents(), raw("e.txt", page)]).edition
    english = next(d for d in one.documents if d.path == "e.txt")
    assert english.language == "en"
    assert (english.status, english.reason) == ("unused", "language")


def test_every_file_found_is_listed_with_what_became_of_it():
    lost = Skipped(path="b-broken.pdf", sha256=None, kind="binary", message="not a document")
    one = edition(documents(), skipped=[lost]).edition
    listed = {d.path: (d.status, d.reason) for d in one.documents}
    assert listed["b-broken.pdf"] == ("skipped", "binary")
    assert listed["a-quay.txt"] == ("used", None)
    assert listed["c-bakery.txt"] == ("unused", None)


def test_each_line_is_body_or_set_aside_with_a_reason(built):
    quay = next(d for d in built.edition.documents if d.path == "a-quay.txt")
    body = {n for first, last in quay.body for n in range(first, last + 1)}
    dropped = {n for row in quay.dropped for n in range(row.first, row.last + 1)}
    written = {n for n, line in enumerate(QUAY.split("\n"), 1) if line.strip()}
    assert body | dropped == written
    assert not body & dropped
    assert all(row.reason for row in quay.dropped)


def test_the_rights_budget_caps_what_is_quoted_of_a_document():
    one = edition(documents(), plan=replace(PLAN, quota_per_document=130)).edition
    quoted: dict[str, int] = {}
    for sentence in one.sentences:
        quoted[sentence.document] = quoted.get(sentence.document, 0) + len(sentence.text)
    assert quoted
    assert max(quoted.values()) <= 130


def test_budgets_of_a_theme_are_kept():
    small = replace(PORT, sentences=1, words=40)
    one = edition(documents(), plan=replace(PLAN, themes=(small, FIRE))).edition
    assert len(one.themes[0].sentences) == 1


def test_nothing_to_read_is_an_edition_with_empty_themes():
    one = edition([]).edition
    assert [t.sentences for t in one.themes] == [(), (), ()]
    assert one.documents == one.sentences == one.key_points == ()


def test_a_sentence_that_leans_on_the_one_before_neither_opens_a_theme_nor_is_its_key_point():
    page = (
        "Lorient et ses remorqueurs\n\nPublié le 9 mai 2031\n\n"
        "Il a également été convenu par la capitainerie du port de Lorient que douze remorqueurs, trois vedettes et "
        "la douane de Groix quitteront le quai du port de Lorient en juin 2031.\n\n"
        "Le maire de Lorient a reçu jeudi à la capitainerie les armateurs inquiets du prix des conteneurs."
    )
    one = edition([raw("a.txt", page)]).edition
    own = [s for s in one.sentences if s.theme == "port"]
    assert max(own, key=lambda s: s.score).text.startswith("Il a également")
    assert own[0].text.startswith("Le maire")
    assert one.key_points[0] == own[0].id


def test_a_place_in_a_ranking_is_a_figure_and_a_plain_assessment_is_none():
    page = (
        "Les pompiers au classement\n\nPublié le 9 mai 2031\n\n"
        "Les pompiers de Crozon ont traité 340 incendies en 2030 et sauvé 25 randonneurs. "
        "Les pompiers de Crozon sont classés dans la première catégorie de l'indice breton de sécurité. "
        "Les pompiers de Crozon tiennent une place de choix dans la sécurité de la presqu'île."
    )
    quoted = [s.text for s in edition([raw("a.txt", page)]).edition.sentences if s.theme == "counts"]
    assert any("indice breton" in text for text in quoted)
    assert not any("place de choix" in text for text in quoted)
