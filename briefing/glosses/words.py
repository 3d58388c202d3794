"""The words that the glosses look for and write, language by language. Data only, in skeleton form where looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One language's words.

    Attributes:
        months: January to December as written.
        day, month, year: A date, a month, the year at the end of a date, with `{day}`, `{month}`, `{year}`.
        first: The first day of a month as written.
        days: Several days of one month, with `{first}` and `{last}`, then of two.
        not_before: Words before "hier" and its like that make it a manner of speaking ("le Maroc d'hier").
        not_after: Words behind a date that say more of which one it is ("la semaine dernière de novembre").
        part_of_day: Words behind a date that belong to it ("hier soir").
        auxiliaries: Words before a participle, as written: "a annoncé lundi" is past, "à Paris lundi" is not.
        participles: Endings of participles.
        no_participles: Words with such an ending behind an auxiliary: "a lieu lundi" is no past.
        titles: What stands before a surname, as written.
        offices: Beginnings of words for what a person is.
        articles: Before an office.
        saying: Verbs that give words to a person.
        according: Says whose words a quotation is, with `{name}`.
    """

    months: tuple[str, ...]
    day: str
    month: str
    year: str
    first: str
    days: tuple[str, str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    part_of_day: tuple[str, ...]
    auxiliaries: frozenset[str]
    participles: tuple[str, ...]
    no_participles: frozenset[str]
    titles: tuple[str, ...]
    offices: tuple[str, ...]
    articles: tuple[str, ...]
    saying: tuple[str, ...]
    according: str


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WORDINGS: Final[dict[str, Wording]] = {
    "fr": Wording(
        months=tuple(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
        ),
        day="{day} {month} {year}",
        month="{month} {year}",
        year=" {year}",
        first="1ᵉʳ",
        days=("du {first} au {last} {month} {year}", "du {first} au {last}"),
        not_before=_set("de d' l' le du des les ou chaque tous depuis des avant apres jusqu'a jusqu' que qu'"),
        not_after=_set("de d' du des comme et ou"),
        part_of_day=("soir", "matin", "apres-midi", "midi", "nuit", "a midi", "dans la soiree", "au soir"),
        auxiliaries=_set("a ont est sont été avait avaient était étaient furent fut aura auront ayant"),
        participles=(
            "e",
            "es",
            "ee",
            "ees",
            "i",
            "is",
            "ie",
            "ies",
            "it",
            "ite",
            "u",
            "us",
            "ue",
            "ues",
            "ert",
            "erts",
        ),
        no_participles=_set("lieu peu chaque le ce due jusque vie une"),
        titles=("M.", "Mme", "Mlle", "Me", "Dr", "Pr", "Monsieur", "Madame"),
        offices=(
            *("ministre", "president", "directeur", "directrice", "secretaire", "porte-parole", "chef", "cheffe"),
            *("procureur", "procureure", "prefet", "prefete", "wali", "gouverneur", "gouverneure", "maire"),
            *("commissaire", "ambassadeur", "ambassadrice", "general", "colonel", "commandant", "capitaine"),
            *("professeur", "professeure", "expert", "experte", "chercheur", "chercheuse", "analyste", "avocat"),
            *("avocate", "juge", "depute", "deputee", "senateur", "senatrice", "conseiller", "conseillere"),
            *("selectionneur", "entraineur", "patron", "patronne", "roi", "prince", "premier ministre"),
            *("vice-president", "vice-presidente", "presidente", "coordinateur", "coordinatrice", "responsable"),
            *("specialiste", "economiste", "sociologue", "politologue", "historien", "historienne", "redacteur"),
        ),
        articles=("le ", "la ", "l'", "l’"),
        saying=(
            *("explique", "expliquait", "souligne", "soulignait", "affirme", "affirmait", "estime", "estimait", "note"),
            *("précise", "précisait", "ajoute", "rappelle", "rappelait", "observe", "analyse", "constate", "juge"),
            *("confie", "insiste", "déclare", "dit", "poursuit", "résume", "relève", "conclut", "répond", "décrit"),
            *("a expliqué", "a souligné", "a affirmé", "a estimé", "a précisé", "a ajouté", "a rappelé", "a déclaré"),
        ),
        according="selon {name}",
    ),
    "en": Wording(
        months=tuple(
            "January February March April May June July August September October November December".split(),
        ),
        day="{day} {month} {year}",
        month="{month} {year}",
        year=" {year}",
        first="1",
        days=("{first}–{last} {month} {year}", "{first} to {last}"),
        not_before=_set("of the every each all since before after until than"),
        not_after=_set("of as and or"),
        part_of_day=("evening", "morning", "afternoon", "night", "noon"),
        auxiliaries=_set("has have had was were been"),
        participles=("ed", "en", "ught", "old", "id", "et"),
        no_participles=frozenset(),
        titles=("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."),
        offices=(
            *("minister", "president", "director", "secretary", "spokesman", "spokeswoman", "spokesperson", "chief"),
            *("head", "prosecutor", "governor", "mayor", "ambassador", "general", "colonel", "professor", "analyst"),
            *("lawyer", "judge", "senator", "coach", "chairman", "chairwoman", "adviser", "expert", "researcher"),
        ),
        articles=("the ", ""),
        saying=("says", "said", "explains", "explained", "adds", "added", "argues", "argued", "notes", "noted", "told"),
        according="according to {name}",
    ),
    "es": Wording(
        months=tuple(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
        ),
        day="{day} de {month} de {year}",
        month="{month} de {year}",
        year=" de {year}",
        first="1",
        days=("del {first} al {last} de {month} de {year}", "del {first} al {last}"),
        not_before=_set("de del los las cada todos desde antes despues hasta que"),
        not_after=_set("de del como y o"),
        part_of_day=("por la noche", "por la manana", "por la tarde", "noche", "tarde"),
        auxiliaries=_set("ha han fue fueron sido había habían"),
        participles=("ado", "ados", "ada", "adas", "ido", "idos", "ida", "idas", "cho", "to"),
        no_participles=_set("cada"),
        titles=("Sr.", "Sra.", "Sres.", "Dr.", "Dra.", "don", "doña"),
        offices=(
            *("ministro", "ministra", "presidente", "presidenta", "director", "directora", "secretario", "secretaria"),
            *("portavoz", "jefe", "jefa", "fiscal", "gobernador", "gobernadora", "alcalde", "alcaldesa", "embajador"),
            *("general", "coronel", "profesor", "profesora", "analista", "abogado", "abogada", "juez", "jueza"),
        ),
        articles=("el ", "la "),
        saying=("explica", "explicó", "afirma", "afirmó", "dice", "dijo", "señala", "señaló", "añade", "añadió"),
        according="según {name}",
    ),
}

#: Acronyms that every reader of the press knows.
KNOWN: Final = _set(
    "ONU UE OTAN NATO UNESCO UNICEF OMS FMI BCE FIFA UEFA CAF CAN CIO JO USA UK URSS FBI CIA NASA ADN VIH SIDA PIB TVA"
    " PME PMI ONG PDG SA SARL AFP MAP EFE AP AI IA TV HD SMS GPS VIP VTT TGV SNCF RATP EDF BBC CNN RTL TF OGM OPEP"
    " BRICS EU UN WHO IMF GDP NGO CEO DNA HIV COVID PDF WWW CO QR RAM EUR USD MAD"
)
#: Words of an expansion that give no letter to the acronym.
LINKS: Final = _set(
    "de du des d la le les l et a au aux en pour sur contre dans par of the and for in on against y e el los las del"
    " para contra"
)
