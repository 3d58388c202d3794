"""Nouns that count the same things, as stems are compared: one group a line, language by language."""

from __future__ import annotations

from typing import Final

#: Language -> groups of interchangeable nouns. Only pairs that never change what is counted.
SYNONYMS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "fr": (
        ("pays", "état", "nation"),
        ("mort", "tué", "décès"),
        ("arrestation", "interpellation"),
        ("membre", "adhérent"),
        ("policier", "agent de police"),
        ("réseau", "filière"),
        ("véhicule", "voiture"),
        ("délégué", "participant"),
        ("entreprise", "société"),
        ("tonne",),
    ),
    "en": (("country", "state", "nation"), ("dead", "death", "killed"), ("arrest", "detention"), ("firm", "company")),
    "es": (("país", "estado", "nación"), ("muerto", "fallecido", "muerte"), ("detención", "arresto")),
    "ar": (("دولة", "بلد"), ("قتيل", "قتلى", "وفاة")),
}
#: Nouns that only say that a sum is one: "le coût du projet" is what the project costs.
PRICES: Final[dict[str, tuple[str, ...]]] = {
    "fr": ("coût", "montant", "facture", "prix", "valeur"),
    "en": ("cost", "amount", "price", "bill", "value"),
    "es": ("coste", "costo", "monto", "importe", "precio", "valor"),
}
#: Nouns that stand for whatever the article is about: "le coût du projet" and "le coût" are one.
MATTERS: Final[dict[str, tuple[str, ...]]] = {
    "fr": ("projet", "chantier", "opération", "ouvrage", "travaux", "ensemble", "total"),
    "en": ("project", "scheme", "work", "works", "whole", "total"),
    "es": ("proyecto", "obra", "obras", "conjunto", "total"),
}
#: Counts that grow while a story unfolds: a later, larger one replaces an earlier one.
RUNNING_TOLLS: Final[dict[str, frozenset[str]]] = {
    "fr": frozenset(
        {
            "mort",
            "tué",
            "décès",
            "blessé",
            "victime",
            "disparu",
            "arrestation",
            "interpellation",
            "cas",
            "personne",
            "suspect",
            "évacué",
            "sinistré",
            "otage",
            "rescapé",
            "corps",
            "migrant",
            "signature",
        }
    ),
    "en": frozenset(
        {
            "dead",
            "death",
            "injured",
            "wounded",
            "victim",
            "missing",
            "arrest",
            "case",
            "people",
            "suspect",
            "survivor",
            "body",
            "killed",
        }
    ),
    "es": frozenset({"muerto", "fallecido", "herido", "víctima", "desaparecido", "detenido", "caso", "persona"}),
    "ar": frozenset({"قتيل", "قتلى", "جريح", "جرحى", "ضحية", "مفقود", "معتقل"}),
}
