"""Editions made of made-up sentences, for renderer tests: any number of themes and sentences, any oddity."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import codec
from briefing.model import (
    Divergence,
    DroppedLines,
    Edition,
    Event,
    Figure,
    Keyphrase,
    Period,
    Problem,
    Published,
    QuotedFigure,
    QuotedSentence,
    SourceDocument,
    Surroundings,
    ThemeSection,
)

if TYPE_CHECKING:
    from collections.abc import Callable

THEMES = (
    ("interpol", "Interpol"),
    ("can_mondial_2030", "CAN 2025 et Mondial 2030"),
    ("counterterrorism", "Lutte antiterroriste"),
    ("statistics", "Chiffres"),
)
SENTENCES = (
    "La 93ᵉ Assemblée générale d’Interpol a réuni 179 États à Marrakech du 24 au 27 novembre 2025.",
    "Le Centre africain de coopération policière, à Salé, accueille des officiers de liaison de 23 pays.",
    "Selon le rapport annuel, la criminalité violente a reculé de 10 % en 2025 ; 105 réseaux ont été démantelés.",
    "«La coopération ne se décrète pas, elle s'organise», a déclaré le directeur de l'institut, M. Benali.",
    "Les enquêteurs ont saisi 1,7 tonne de cocaïne & 170 tonnes de <cannabis> dans le port {{ de }} Tanger.",
)


def edition(*, themes: int = 4, sentences: int = 3, figures: bool = True, title: str = "Veille sécurité") -> Edition:
    """Build an edition.

    Args:
        themes: How many themes.
        sentences: How many quoted sentences in each.
        figures: Whether it has figures, events and divergences.
    """
    sections, quoted, numbers, events, divergences = [], [], [], [], []
    for t in range(themes):
        theme_id, name = THEMES[t] if t < len(THEMES) else (f"theme_{t + 1}", f"Thème {t + 1}")
        ids, figure_ids, event_ids = [], [], []
        for k in range(sentences):
            text, n = SENTENCES[(t + k) % len(SENTENCES)], len(quoted) + 1
            ids.append(f"s{n}")
            quoted.append(
                QuotedSentence(
                    id=f"s{n}",
                    document=f"d{1 + n % 3}",
                    start=100 * n,
                    end=100 * n + len(text),
                    text=text,
                    theme=theme_id,
                    score=round(1 / (k + 1), 4),
                    novelty=("new", "update", "repeat")[n % 3],
                    also_in=("d3",) if n % 3 == 1 else (),
                    independent_sources=2 if n % 3 == 1 else 1,
                    flags=("needs_context",) if n % 5 == 0 else ("old",) if n % 7 == 0 else (),
                )
            )
            if figures and "179 États" in text:
                at = text.index("179 États")
                value = Figure(
                    start=100 * n + at,
                    end=100 * n + at + 9,
                    as_written="179 États",
                    value=Decimal(179),
                    upper=None,
                    unit=None,
                    noun="États",
                    qualifier="exact",
                    direction=None,
                    as_of="2025-11",
                )
                numbers.append(
                    QuotedFigure(id=f"f{len(numbers) + 1}", sentence=f"s{n}", document=f"d{1 + n % 3}", figure=value)
                )
                figure_ids.append(numbers[-1].id)
                events.append(
                    Event(
                        id=f"e{len(events) + 1}",
                        start_date=date(2025, 11, 24),
                        end_date=date(2025, 11, 27),
                        precision="day",
                        sentence=f"s{n}",
                    )
                )
                event_ids.append(events[-1].id)
            if figures and "10 %" in text:
                at = text.index("10 %")
                value = Figure(
                    start=100 * n + at,
                    end=100 * n + at + 4,
                    as_written="10 %",
                    value=Decimal(10),
                    upper=None,
                    unit="%",
                    noun="criminalité violente",
                    qualifier="exact",
                    direction="down",
                    as_of="2025",
                )
                numbers.append(
                    QuotedFigure(id=f"f{len(numbers) + 1}", sentence=f"s{n}", document=f"d{1 + n % 3}", figure=value)
                )
                figure_ids.append(numbers[-1].id)
        sections.append(
            ThemeSection(
                id=theme_id,
                title=name,
                keyphrases=(
                    Keyphrase(text="coopération policière internationale", score=0.9, documents=("d1", "d2")),
                    Keyphrase(text="Assemblée générale d’Interpol", score=0.7, documents=("d1",)),
                )
                if sentences
                else (),
                sentences=tuple(ids),
                figures=tuple(figure_ids),
                events=tuple(event_ids),
                divergences=(),
                note=None if sentences else "Aucune phrase retenue cette semaine.",
            )
        )
    if len(numbers) > 1:
        divergences.append(
            Divergence(
                id="v1",
                kind="different_scope",
                quantity="États",
                figures=(numbers[0].id, numbers[1].id),
                note="Les deux sources ne mesurent peut-être pas la même chose.",
            )
        )
    documents = [
        SourceDocument(
            id=f"d{i}",
            path=f"seeds/{i:03}.txt",
            sha256=f"{i}" * 64,
            title=f"Article d’essai n° {i}",
            publisher=("Le Journal", "La Dépêche", None)[i % 3],
            url="https://example.org/a" if i == 1 else None,
            published=Published(day=date(2025, 11, 20 + i), precision="day", basis="text") if i < 3 else None,
            language="fr",
            status="used" if i < 4 else "duplicate" if i == 4 else "skipped",
            duplicate_of="d1" if i == 4 else None,
            reason="Fichier binaire" if i == 5 else None,
            body=((3, 30),),
            dropped=(DroppedLines(first=1, last=2, reason="navigation"),),
        )
        for i in range(1, 6)
    ]
    return Edition(
        id="2025-W48",
        title=title,
        language="fr",
        issued_at=datetime(2025, 12, 1, 6, tzinfo=UTC),
        period=Period(since=date(2025, 11, 24), until=date(2025, 11, 30)),
        key_points=tuple(s.sentences[0] for s in sections if s.sentences),
        themes=tuple(sections),
        sentences=tuple(quoted),
        figures=tuple(numbers),
        events=tuple(events),
        divergences=tuple(divergences),
        documents=tuple(documents),
        problems=(Problem(stage="collect", subject="seeds/005.txt", kind="binary", message="not a text file"),),
    )


# ---------------------------------------------------------------- the editions that every page must bear

LONGER = (
    (
        "Réunis pendant trois jours dans la capitale, les représentants de quarante-deux services de police ont "
        "adopté une feuille de route commune, qui prévoit l’échange d’officiers de liaison, une base partagée de "
        "documents volés et des exercices conjoints avant chaque grande manifestation sportive."
    ),
    "Plus de 6 400 agents seront déployés autour des stades, soit 18 % de plus que lors de l’édition précédente.",
    "« Nous avons appris à travailler ensemble avant la crise, et non pendant », résume la commissaire Hélène Kaboré.",
    "Le parquet a ouvert 312 enquêtes en 2025, contre 287 un an plus tôt ; une sur sept concerne l’étranger.",
    "Le budget atteint 1 250 000 euros : il finance la formation, le matériel et la traduction.",
    "Cette procédure, disent-ils, n’a jamais été appliquée.",
)
ARABIC = (
    "اجتمع ممثلو مئة وتسع وسبعين دولة في مراكش من 24 إلى 27 نونبر 2025 لمناقشة التعاون الأمني الدولي.",
    "أعلنت المديرية أن الجريمة العنيفة تراجعت بنسبة 10 % خلال سنة 2025.",
    "قال المدير العام للمعهد: «التعاون لا يُفرض بقرار، بل يُبنى يوما بعد يوم».",
)
LONG_TITLE = (
    "Veille hebdomadaire sur la coopération policière internationale, la sécurité des grandes manifestations "
    "sportives, la lutte contre le terrorisme et les statistiques de la criminalité dans la région de la Méditerranée"
)
HOSTILE = (
    "Une balise <script>alert(1)</script> & une entité &eacute; restent du texte.",
    "Un gabarit {{ 7 * 7 }} {% raw %} {# rien #} ${x} `code` n’est pas exécuté.",
    "Des étoiles *grasses*, des _tirets_, un [lien](http://example.org/x) et | des | barres.",
    "Marques de sens \u202egauche\u202c et \u200fdroite\u200e, puis la suite.",
    "Contrôles \x01\x02\x1b[31mrouges\x1b[0m \ufffe et caractères nuls \x00 disparaissent.",
    "Adresse javascript:alert(1) et file:///etc/passwd en toutes lettres.",
    "mot " * 1250,
)


def retell(base: Edition, texts: tuple[str, ...], *, language: str = "fr") -> Edition:
    """Give an edition's sentences other texts, in turn; its figures and events go, having lost their words."""
    folded = tuple(" ".join(text.split()) for text in texts)
    told = [folded[k % len(folded)] for k in range(len(base.sentences))]
    sentences = tuple(replace(s, text=t, end=s.start + len(t)) for s, t in zip(base.sentences, told, strict=True))
    themes = tuple(replace(t, figures=(), events=(), divergences=()) for t in base.themes)
    documents = tuple(replace(d, language=language) for d in base.documents)
    return replace(
        base,
        language=language,
        sentences=sentences,
        themes=themes,
        documents=documents,
        figures=(),
        events=(),
        divergences=(),
    )


def empty() -> Edition:
    """Nothing chosen: everything was read before, or was off the themes."""
    base = edition(sentences=0, figures=False)
    return replace(
        base, documents=tuple(replace(d, status="unused") if d.status == "used" else d for d in base.documents)
    )


def arabic() -> Edition:
    base = retell(edition(themes=3, title="متابعة أمنية"), ARABIC, language="ar")
    names = ("الأنتربول", "مونديال 2030", "مكافحة الإرهاب")
    phrases = (Keyphrase(text="التعاون الأمني الدولي", score=0.9, documents=("d1",)),)
    themes = tuple(replace(t, title=n, keyphrases=phrases) for t, n in zip(base.themes, names, strict=True))
    documents = tuple(
        replace(d, title=f"مقال تجريبي {d.id[1:]}", publisher="الجريدة" if d.publisher else None)
        for d in base.documents
    )
    return replace(base, themes=themes, documents=documents)


def long_titles() -> Edition:
    base = edition(themes=5, title=LONG_TITLE)
    return replace(
        base,
        themes=tuple(replace(t, title=f"{t.title} : {LONG_TITLE}"[:200]) for t in base.themes),
        documents=tuple(
            replace(d, title=f"{d.title} – {LONG_TITLE}"[:200], publisher="Le Grand Quotidien régional de l’Ouest")
            for d in base.documents
        ),
    )


def divergent(count: int = 8) -> Edition:
    """Many divergences, some of them inside a theme."""
    base = edition(themes=3, sentences=6)
    kinds = ("different_values", "different_scope", "different_hedge", "superseded", "same_number_other_thing")
    ids = [f.id for f in base.figures]
    made = tuple(
        Divergence(
            id=f"v{k + 1}",
            kind=kinds[k % 5],
            quantity=("criminalité violente", "États représentés")[k % 2],
            figures=tuple(ids[(k + j) % len(ids)] for j in range(2 + k % 3)),
            note="L’une des sources compte l’année civile, l’autre les douze derniers mois.",
        )
        for k in range(count)
    )
    first, *others = base.themes
    return replace(base, divergences=made, themes=(replace(first, divergences=("v1", "v2")), *others))


def hostile() -> Edition:
    """Text that would be markup, a template, a command or a break in the page if anything forgot to escape it."""
    base = retell(edition(themes=1, sentences=len(HOSTILE), title="R&D <5 %> {{ titre }}"), HOSTILE)
    documents = tuple(
        replace(
            d,
            title=f"<b>{d.title}</b> {{% x %}}",
            publisher="A&B <Presse>",
            url="javascript:alert(1)",
            path=f"seeds/<{i}>&.txt",
        )
        for i, d in enumerate(base.documents)
    )
    return replace(base, documents=documents)


def seeds() -> Edition:
    """The note of the sample articles as it was chosen once, so that a better choice does not change the pictures."""
    return codec.loads((Path(__file__).parent / "pictures" / "seeds.json").read_text("utf-8"))


#: The eight editions of the reference pictures, by name.
REFERENCE: dict[str, Callable[[], Edition]] = {
    "seeds": seeds,
    "empty": empty,
    "one_theme": lambda: retell(edition(themes=1, sentences=1, figures=False), LONGER),
    "twelve_themes": lambda: edition(themes=12, sentences=5),
    "long_titles": long_titles,
    "arabic": arabic,
    "no_figures": lambda: retell(edition(themes=4, sentences=7, figures=False), LONGER),
    "divergent": divergent,
}


def surroundings(of: Edition) -> dict[str, Surroundings]:
    """A context for each sentence."""
    before, after = "Une phrase qui précède dans l’article.", "Une phrase qui suit, dans le même paragraphe."
    return {
        s.id: Surroundings(sentence=s.id, paragraph=1 + k % 9, before=before, after=after)
        for k, s in enumerate(of.sentences)
    }
