"""What opens a base of comparison, language by language. Data only, patterns over a skeleton."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseWords:
    """How a language says what a figure is compared with.

    Attributes:
        whole: Bases that are complete ("sur un an").
        named: What opens a base that goes on to the end of its phrase ("par rapport à").
        counted: What opens one only before a figure ("contre 12").
        dated: What opens one only before a date ("qu'en 2023").
        ends: Words at which a phrase is over.
        opposed: Nouns of two sides of a vote: "312 voix contre 241" compares nothing.
    """

    whole: str
    named: str
    counted: str
    dated: str
    ends: str
    opposed: tuple[str, ...]


BASES: Final[dict[str, BaseWords]] = {
    "fr": BaseWords(
        whole=r"sur (?:un|deux|trois|cinq|dix|12|douze) (?:ans?|mois|semaines?)|en glissement annuel"
        r"|d'une annee sur l'autre|d'un an sur l'autre|sur l'annee",
        named=r"(?:par rapport|comparativement|comparee?s?) (?:a |au |aux )|en comparaison (?:a |au |aux |avec |de )",
        counted=r"contre|apres|au lieu de",
        dated=r"qu'(?:en|au|a|il y a)|(?<!ainsi )(?<!tandis )(?<!alors )que|face a|par rapport a",
        ends=r"selon|a|ont|est|sont|qui|que|mais|alors|tandis|grace|et|pour|avec|d'apres|soit|indique|precise|annonce"
        r"|notamment|ainsi|malgre|dans|dont|lors",
        opposed=("voix", "vote", "suffrage", "bulletin"),
    ),
    "en": BaseWords(
        whole=r"year[- ]on[- ]year|year[- ]over[- ]year|from a year (?:earlier|ago)|on the year|month[- ]on[- ]month",
        named=r"(?:compared|in comparison) (?:with |to )",
        counted=r"against|from|up from|down from|versus",
        dated=r"than in|than|from|on",
        ends=r"according|has|have|is|are|which|that|but|while|and|for|with|said|thanks|despite|in the",
        opposed=("vote",),
    ),
    "es": BaseWords(
        whole=r"interanual(?:es)?|en un ano|en los ultimos doce meses",
        named=r"(?:con )?respecto (?:a |al )|en comparacion con |en relacion (?:a |al |con )|comparado con ",
        counted=r"frente a(?: l[oa]s)?|contra|tras",
        dated=r"que en|que|frente a",
        ends=r"segun|ha|han|es|son|que|pero|mientras|gracias|y|para|con|indico|debido|en la|en el",
        opposed=("voto",),
    ),
    "ar": BaseWords(
        whole=r"(?:على|علي) اساس سنوي",
        named=r"مقارنة (?:مع |ب)",
        counted=r"مقابل",
        dated=r"مقارنة ب",
        ends=r"حسب|وفق|وقد|فيما|بينما",
        opposed=("صوت",),
    ),
}
