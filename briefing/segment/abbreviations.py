"""Abbreviations and opening words per language: what a full stop after them, or before them, means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the splitter knows of a language. All words in lower case, without their full stop.

    Attributes:
        titles: Stand before a name; never end a sentence ("M. Le Goff").
        names: Stand before a capitalised word, and may also end a sentence ("bd. Zerktouni").
        references: Stand before a number only ("art. 3").
        openers: Function words that open a sentence and are written small inside one.
    """

    titles: frozenset[str]
    names: frozenset[str]
    references: frozenset[str]
    openers: frozenset[str]


def _rules(titles: str, names: str, references: str, openers: str) -> Rules:
    parts = (frozenset(words.split()) for words in (titles, names, references, openers))
    return Rules(**dict(zip(("titles", "names", "references", "openers"), parts, strict=True)))


_FRENCH = _rules(
    "m mm mme mmes mlle mlles dr drs pr prs me mes mgr s.m s.a.r s.a.i s.s s.e s.exc gén cdt lt sgt",
    "st ste sté ets éd ed coll dir trad av apr bd bld rte pl bât resp vs c cf prof ing hab dép env"
    " approx min max cap col adj",
    "art al p pp vol t n no nos chap fig réf ref op tél tel id ibid sect ex janv févr fév avr juil sept oct nov déc",
    """le la les l' un une des du de d' ce cet cette ces c' il elle ils elles on nous vous je j' son sa ses leur leurs
    notre nos mon ma mes en au aux à dans par pour sur sous avec sans selon mais or car donc et ou ni si s' qui que
    qu' quand comme lors lorsque après avant depuis puis ainsi alors aussi enfin cependant toutefois ailleurs n' ne
    y tout tous toute toutes plus aucun aucune chaque plusieurs certains certaines pourtant désormais hier aujourd'
    demain quant malgré contre entre vers chez dès durant pendant ici là cela ceci ça""",
)
_ENGLISH = _rules(
    "mr mrs ms messrs dr prof rev gen maj capt cpt lt sgt sen rep gov pres hon amb supt det",
    "st mt ft jr sr inc ltd co corp bros vs v ave blvd rd col",
    "no nos art p pp vol ch fig sec approx jan feb mar apr jun jul aug sep sept oct nov dec",
    """the a an this that these those he she it they we you i his her its their our your my in on at by for from with
    without to of as but and or nor so yet if when while although though because since after before until once there
    here what who which how why where not no all some many most each every another however meanwhile according under
    over during between among""",
)
_SPANISH = _rules(
    "sr sra srta sres sras dña dra dr drs prof profa lic ing arq gral cnel tte sgto mons s.m s.a.r",
    "d da sta sto av avda cía ltda hnos vs cap ud uds vd vds",
    "art arts núm num n nº pág págs p pp vol t fig aprox tel ene feb mar abr may jun jul ago sept sep set oct nov dic",
    """el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella su sus nuestro nuestra
    mi mis en de del al a con sin por para según desde hasta sobre entre tras ante bajo contra durante mientras pero
    y o e u ni si que quien cuando como donde porque aunque además también así no se él ella ellos ellas ya hoy ayer
    mañana todo toda todos todas cada otro otra muchos algunos varios""",
)
_ARABIC = _rules("د أ أ.د", "", "ص ج ط رقم", "")

#: Language -> its rules. Any other language is read with the French ones: titles and initials look alike in Europe.
RULES: Final[dict[str, Rules]] = {"fr": _FRENCH, "en": _ENGLISH, "es": _SPANISH, "ar": _ARABIC}
