"""Editions made of made-up sentences, for renderer tests: any number of themes and sentences, with or without figures."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

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
    ThemeSection,
)

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
                    start=100 * n + at, end=100 * n + at + 9, as_written="179 États", value=Decimal(179), upper=None,
                    unit=None, noun="États", qualifier="exact", direction=None, as_of="2025-11",
                )
                numbers.append(QuotedFigure(id=f"f{len(numbers) + 1}", sentence=f"s{n}", document=f"d{1 + n % 3}", figure=value))
                figure_ids.append(numbers[-1].id)
                events.append(
                    Event(id=f"e{len(events) + 1}", start_date=date(2025, 11, 24), end_date=date(2025, 11, 27), precision="day", sentence=f"s{n}")
                )
                event_ids.append(events[-1].id)
            if figures and "10 %" in text:
                at = text.index("10 %")
                value = Figure(
                    start=100 * n + at, end=100 * n + at + 4, as_written="10 %", value=Decimal(10), upper=None,
                    unit="%", noun="criminalité violente", qualifier="exact", direction="down", as_of="2025",
                )
                numbers.append(QuotedFigure(id=f"f{len(numbers) + 1}", sentence=f"s{n}", document=f"d{1 + n % 3}", figure=value))
                figure_ids.append(numbers[-1].id)
        sections.append(
            ThemeSection(
                id=theme_id, title=name,
                keyphrases=(
                    Keyphrase(text="coopération policière internationale", score=0.9, documents=("d1", "d2")),
                    Keyphrase(text="Assemblée générale d’Interpol", score=0.7, documents=("d1",)),
                ) if sentences else (),
                sentences=tuple(ids), figures=tuple(figure_ids), events=tuple(event_ids), divergences=(),
                note=None if sentences else "Aucune phrase retenue cette semaine.",
            )
        )
    if len(numbers) > 1:
        divergences.append(
            Divergence(
                id="v1", kind="different_scope", quantity="États", figures=(numbers[0].id, numbers[1].id),
                note="Les deux sources ne mesurent peut-être pas la même chose.",
            )
        )
    documents = [
        SourceDocument(
            id=f"d{i}", path=f"seeds/{i:03}.txt", sha256=f"{i}" * 64, title=f"Article d’essai n° {i}",
            publisher=("Le Journal", "La Dépêche", None)[i % 3], url="https://example.org/a" if i == 1 else None,
            published=Published(day=date(2025, 11, 20 + i), precision="day", basis="text") if i < 3 else None,
            language="fr", status="used" if i < 4 else "duplicate" if i == 4 else "skipped",
            duplicate_of="d1" if i == 4 else None, reason="Fichier binaire" if i == 5 else None,
            body=((3, 30),), dropped=(DroppedLines(first=1, last=2, reason="navigation"),),
        )
        for i in range(1, 6)
    ]
    return Edition(
        id="2025-W48", title=title, language="fr", issued_at=datetime(2025, 12, 1, 6, tzinfo=UTC),
        period=Period(since=date(2025, 11, 24), until=date(2025, 11, 30)),
        key_points=tuple(s.sentences[0] for s in sections if s.sentences),
        themes=tuple(sections), sentences=tuple(quoted), figures=tuple(numbers), events=tuple(events),
        divergences=tuple(divergences), documents=tuple(documents),
        problems=(Problem(stage="collect", subject="seeds/005.txt", kind="binary", message="not a text file"),),
    )
