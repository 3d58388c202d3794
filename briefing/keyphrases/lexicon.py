"""What the grammar of keyphrases knows of each language, in one shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.keyphrases import french
from briefing.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Callable

_EMPTY: Final[frozenset[str]] = frozenset()


def _never(_word: str) -> bool:
    return False


def _any(_word: str) -> bool:
    return True


def _always(_one: str, _other: str) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The words and endings of one language. Words in lower case.

    Attributes:
        stop: Neither noun nor part of a name.
        vague: Too vague to stand alone.
        measures: Amounts, changes and units: too vague even with a figure.
        naming: Stop words that a capital makes the beginning of a name: "Grand Chelem".
        links: Join two nouns of one phrase.
        name_links: Links that only names hold: "Agence pour l'emploi".
        complement_links: Links that make the second noun depend on the first.
        place_links: Links that join no name: "réunion à Rabat" is no phrase, "mise à jour" is.
        closings: (word before, word) that nothing continues: "chef d'État".
        articles: May follow a link.
        determiners: A noun phrase follows.
        objects: Determiners that never follow a noun directly, but a verb.
        subjects: A finite verb follows.
        auxiliaries: A participle follows.
        is_verb, is_adverb, looks_participle, looks_adjective: Told by the ending.
        is_past: A participle, where an auxiliary stands before it.
        opens_clause: A participle that is no part of the name before it.
        ends_clause: A participle that is no settled adjective.
        people: Titles and trades: a name after one is a phrase without it.
        describes_name: Whether a small word right after a name can be part of it: "Cour suprême".
        agree: Whether a word can describe the one before it.
    """

    stop: frozenset[str]
    vague: frozenset[str] = _EMPTY
    measures: frozenset[str] = _EMPTY
    naming: frozenset[str] = _EMPTY
    links: frozenset[str] = _EMPTY
    name_links: frozenset[str] = _EMPTY
    complement_links: frozenset[str] = _EMPTY
    place_links: frozenset[str] = _EMPTY
    closings: frozenset[tuple[str, str]] = frozenset()
    articles: frozenset[str] = _EMPTY
    determiners: frozenset[str] = _EMPTY
    objects: frozenset[str] = _EMPTY
    subjects: frozenset[str] = _EMPTY
    auxiliaries: frozenset[str] = _EMPTY
    is_verb: Callable[[str], bool] = _never
    is_adverb: Callable[[str], bool] = _never
    looks_participle: Callable[[str], bool] = _never
    is_past: Callable[[str], bool] = _never
    opens_clause: Callable[[str], bool] = _never
    ends_clause: Callable[[str], bool] = _never
    looks_adjective: Callable[[str], bool] = _never
    people: frozenset[str] = _EMPTY
    describes_name: Callable[[str], bool] = _any
    agree: Callable[[str, str], bool] = _always


def _is_french_verb(word: str) -> bool:
    return french.is_finite(word) or french.is_infinitive(word)


_FRENCH: Final = Lexicon(
    stop=STOPWORDS["fr"] | french.ELISIONS | french.BARRED,
    vague=french.VAGUE | french.MEASURES,
    measures=french.MEASURES,
    naming=french.BARRED - french.HONORIFICS,
    links=french.LINKS,
    name_links=french.NAME_LINKS,
    complement_links=french.COMPLEMENT_LINKS,
    place_links=french.PLACE_LINKS,
    closings=frozenset({("d'", "état")}),
    articles=french.ARTICLES,
    determiners=french.DETERMINERS,
    objects=french.OBJECTS,
    subjects=french.SUBJECTS,
    auxiliaries=french.AUXILIARIES,
    people=french.PEOPLE,
    is_verb=_is_french_verb,
    is_adverb=french.is_adverb,
    looks_participle=french.looks_participle,
    is_past=french.is_past,
    opens_clause=french.opens_clause,
    ends_clause=french.ends_clause,
    looks_adjective=french.looks_adjective,
    describes_name=french.describes_name,
    agree=french.agree,
)
_ENGLISH: Final = Lexicon(
    stop=STOPWORDS["en"],
    links=frozenset({"of"}),
    articles=frozenset({"the"}),
    determiners=frozenset("the a an this that these those his her its their our of".split()),
    subjects=frozenset("he she it they we i you who which that to will would can could should may might must".split()),
)
_SPANISH_ADJECTIVE: Final = re.compile(
    r"(?:al|ales|[ií]c[oa]s?|iv[oa]s?|os[oa]s?|ari[oa]s?|an[oa]s?|enses?|esa?s?|és|er[oa]s?|ad[oa]s?|id[oa]s?|nte?s?)$"
)
_SPANISH: Final = Lexicon(
    stop=STOPWORDS["es"],
    links=frozenset("de del contra en".split()),
    articles=frozenset("la las los el".split()),
    determiners=frozenset("el la los las un una unos unas del al este esta estos estas su sus de".split()),
    subjects=frozenset("se que quien no él ella ellos ellas".split()),
    objects=frozenset("el la los las un una este esta su sus".split()),
    describes_name=lambda word: bool(_SPANISH_ADJECTIVE.search(word)),
    agree=lambda _noun, word: bool(_SPANISH_ADJECTIVE.search(word)),
)
_ARABIC: Final = Lexicon(stop=STOPWORDS["ar"])

LEXICONS: Final[dict[str, Lexicon]] = {"fr": _FRENCH, "en": _ENGLISH, "es": _SPANISH, "ar": _ARABIC}
_OTHER: Final = Lexicon(stop=frozenset().union(*STOPWORDS.values()))


def lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language; for one that we do not know, the stop words of all that we do."""
    return LEXICONS.get(language, _OTHER)
