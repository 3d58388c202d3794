"""What each language says around its numbers: units, hedges, rises and falls, labels. Data only, in skeleton form."""

from __future__ import annotations

from typing import Final

from briefing.figures.words.arabic import ARABIC
from briefing.figures.words.english import ENGLISH
from briefing.figures.words.french import FRENCH
from briefing.figures.words.spanish import SPANISH
from briefing.figures.words.vocabulary import Vocabulary

__all__ = ["VOCABULARIES", "Vocabulary", "vocabulary"]

#: Language -> its words around numbers.
VOCABULARIES: Final[dict[str, Vocabulary]] = {"fr": FRENCH, "en": ENGLISH, "es": SPANISH, "ar": ARABIC}


def vocabulary(language: str) -> Vocabulary:
    """The words of a language; French ones for a language that we do not read."""
    return VOCABULARIES.get(language, FRENCH)
