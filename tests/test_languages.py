"""Several languages: a note quotes those it is told to, counts the others, and finds terms however they are written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing import config, edition, render
from briefing.errors import ConfigError
from briefing.model import Period, RawDocument
from briefing.pipeline import build
from briefing.pipeline.workspace import Workspace
from briefing.text.tokens import stem, words

ARABIC = """الوكالة تعلن ملء السدود

نشر في 18 نوفمبر 2026

أعلنت وكالة الحوض المائي يوم الخميس أن السدود الكبرى في الجهة تحتوي على ٤٦ مليون متر مكعب من الماء.
وقالت رئيسة الوكالة إن السدّ الجديد سيروي عشرة آلاف هكتار من الأراضي الزراعية في السهل ابتداء من شهر مارس.
ويخشى الفلاحون أن تستمر أزمة المياه خلال الصيف المقبل رغم الأمطار الأخيرة التي عرفتها المنطقة.
"""
ENGLISH = """Dams fill up after heavy rain

Published 18 November 2026

The dams of the northern basin now hold 46 million cubic metres of water, the basin agency said on Thursday.
The new dam will irrigate ten thousand hectares of farmland in the plain from March, its chairwoman added.
Farmers fear that water shortages will last through next summer despite the recent rain in the region.
"""
SPANISH = """Los embalses se llenan tras las lluvias

Publicado el 18 de noviembre de 2026

Los embalses de la cuenca norte almacenan ya 46 millones de metros cúbicos, anunció el jueves la agencia del agua.
El nuevo embalse regará diez mil hectáreas de tierras agrícolas de la llanura desde marzo, añadió su presidenta.
"""
FRENCH = """Le barrage se remplit

Publié le 18 novembre 2026

Le barrage de Tizi Nord retient désormais 46 millions de mètres cubes, a indiqué l'agence du bassin de la région.
Les vannes du barrage seront ouvertes en fin de mois pour irriguer des vergers et des cultures maraîchères.
"""
TEXTS = {"ar": ARABIC, "en": ENGLISH, "es": SPANISH, "fr": FRENCH}
THEMES = """
[[themes]]
id = "eau"
title = "الماء"
required = ["سدود", "dam", "embalse", "barrage"]
"""


def plan(note="", themes=THEMES):
    return config.parse(f"[note]\n{note}\n{themes}", "test", Path()).plan


def built(plan, texts=TEXTS):
    raws = [RawDocument(path=n, sha256=n * 8, media_type="text/plain", text=t) for n, t in texts.items()]
    prepared = [edition.prepare(raw, plan, today=date(2026, 11, 23)) for raw in raws]
    issued = datetime(2026, 11, 23, tzinfo=UTC)
    return edition.build(prepared, plan, id="2026-W47", issued_at=issued, period=Period(since=None, until=None)).edition


def quoted(note):
    paths = {d.id: d.path for d in note.documents}
    return {paths[s.document] for s in note.sentences}


@pytest.mark.parametrize("languages", [("fr",), ("ar", "en"), ("es",), ("fr", "en", "ar", "es")])
def test_a_note_quotes_the_languages_that_it_is_told_to(languages):
    listed = ", ".join(f'"{name}"' for name in languages)
    note = built(plan(f'language = "{languages[0]}"\nlanguages = [{listed}]'))
    assert quoted(note) == set(languages)
    assert {d.path for d in note.documents if d.reason == "language"} == set(TEXTS) - set(languages)


@pytest.mark.parametrize("kind", ["md", "html"])
@pytest.mark.parametrize(("texts", "said"), [(TEXTS, "3 documents dans d’autres langues"), ({"fr": FRENCH}, None)])
def test_a_note_says_how_many_documents_in_other_languages_it_set_aside(kind, texts, said):
    shown = config.parse("", "test", Path()).presentation
    page = render.RENDERERS[kind].render(built(plan(), texts), shown, {}).decode()
    assert (said in page) if said else ("autres langues" not in page)


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_the_figures_of_each_language_are_read(language):
    theme = '\n[[themes]]\nid = "f"\ntitle = "F"\nkind = "figures"\n'
    note = built(plan(f'language = "{language}"', theme), {language: TEXTS[language]})
    assert 46_000_000 in {f.figure.value for f in note.figures}


@pytest.mark.parametrize(
    "written", ["الإنتربول", "الانتربول", "الأنتربول", "الإنتـربول", "الإِنتَربول", "إنتربول"], ids=range(6)
)
def test_an_arabic_term_is_found_however_it_is_written(written):
    text = f"عقدت منظمة {written} جمعيتها العامة في المدينة بحضور ممثلي مئة وتسعين بلدا من مختلف القارات."
    theme = '\n[[themes]]\nid = "i"\ntitle = "I"\nrequired = ["الإنتربول"]\n'
    note = built(plan('language = "ar"', theme), {"ar": f"اجتماع دولي في المدينة\n\n{text}\n"})
    assert [s.text for s in note.sentences] == [text]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("أمن", "امن"), ("مستشفى", "مستشفي"), ("مغـرب", "مغرب"), ("سَدّ", "سد")),
        *(("مدرسة", "مدرسه"), ("۲۰۲۶", "٢٠٢٦"), ("آسيا", "اسيا")),
    ],
)
def test_spellings_of_one_arabic_word_share_their_stem(one, other):
    assert [stem(w, "ar") for w in words(one)] == [stem(w, "ar") for w in words(other)]


BOUND = """
[[themes]]
id = "eau"
title = "Eau"

[themes.terms.fr]
required = ["barrage"]

[themes.terms.en]
required = ["agency"]
excluding = ["farmers"]
"""


def test_a_term_of_one_language_is_looked_for_in_its_documents_only():
    texts = {"fr": FRENCH, "en": ENGLISH, "en2": ENGLISH.replace("basin agency", "basin office, not its barrage,")}
    note = built(plan('languages = ["fr", "en"]', BOUND), texts)
    assert quoted(note) == {"fr", "en"}
    assert not any("Farmers" in s.text for s in note.sentences)


def test_terms_for_all_languages_stand_beside_those_of_one():
    themes = BOUND.replace('title = "Eau"', 'title = "Eau"\nrequired = ["embalse", "barrage"]')
    theme = plan('languages = ["fr", "es"]', themes).themes[0]
    assert (theme.required, theme.spoken[0]) == (("embalse", "barrage", "agency"), ("required", "en", "agency"))
    assert quoted(built(plan('languages = ["fr", "es"]', themes))) == {"fr", "es"}


def test_a_language_of_the_note_for_which_a_theme_requires_nothing_is_a_fault():
    with pytest.raises(ConfigError, match=r"themes\[0\]\.terms: no `required` term for documents in 'ar'"):
        plan('languages = ["fr", "ar"]', BOUND)


def test_an_edition_in_arabic_and_english_goes_from_files_to_every_format(tmp_path):
    (tmp_path / "seeds").mkdir()
    note = '[note]\nlanguage = "ar"\nlanguages = ["ar", "en"]\n'
    (tmp_path / "briefing.toml").write_text(note + THEMES, encoding="utf-8")
    for name, text in TEXTS.items():
        (tmp_path / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    workspace = Workspace(tmp_path)
    request = build.Request(now=datetime(2026, 11, 23, 7, tzinfo=UTC), formats=("html", "md", "docx", "json"))
    report = build.build(workspace, config.load(tmp_path), request)
    assert quoted(report.edition) == {"seeds/ar.txt", "seeds/en.txt"}
    page = next(p for p in report.outputs if p.suffix == ".html").read_text(encoding="utf-8")
    assert 'dir="rtl"' in page
    assert "وثيقتان بلغة أخرى" in page
    assert "٤٦ مليون متر مكعب" in page


@pytest.mark.parametrize(
    ("publishers", "families", "credit", "expected"),
    [
        (("Le Phare", "La Vigie"), "", "", 2),
        (("Le Phare", "La Vigie"), 'publisher_families = { "Atlas" = ["Le Phare", "La Vigie"] }', "", 1),
        (("Le Phare", "La Vigie"), "", "(AFP)", 1),
        (("Le Phare", "La Vigie"), 'agencies = ["Vallée Presse"]', "(Vallée Presse)", 1),
    ],
    ids=["two publishers", "one family", "one agency", "an agency of the configuration"],
)
def test_a_family_of_publishers_and_copies_of_an_agency_are_one_voice(publishers, families, credit, expected):
    said = "Le barrage de Tizi Nord retient désormais 46 millions de mètres cubes, a indiqué l'agence du bassin."
    others = (
        (
            "Les agriculteurs de la plaine espèrent une saison meilleure que la précédente, marquée par le gel.\n"
            "Trois coopératives ont déjà commandé des plants d'oliviers et des semences de pois chiches.\n"
            "Le cours des agrumes avait bondi cet été sur les marchés de gros du littoral."
        ),
        (
            "Une réunion publique aura lieu en décembre à la mairie pour présenter le calendrier des lâchers d'eau.\n"
            "Les pêcheurs à la ligne demandent que la retenue soit fermée aux bateaux à moteur.\n"
            "La route qui longe la rive sera coupée deux semaines pour la pose de glissières."
        ),
    )
    chosen = config.parse(f"[sources]\n{families}\n{THEMES}", "test", Path()).plan
    raws = [
        RawDocument(
            path=name,
            sha256=name,
            media_type="text/plain",
            text=f"{name} : le niveau monte\n\n{credit} {said}\n\n{more}\n".replace("\n ", "\n"),
            publisher=name,
        )
        for name, more in zip(publishers, others, strict=True)
    ]
    prepared = [edition.prepare(raw, chosen, today=date(2026, 11, 23)) for raw in raws]
    issued = datetime(2026, 11, 23, tzinfo=UTC)
    note = edition.build(prepared, chosen, id="x", issued_at=issued, period=Period(since=None, until=None)).edition
    sentence = next(s for s in note.sentences if "46 millions" in s.text)
    assert len(sentence.also_in) == 1
    assert sentence.independent_sources == expected
