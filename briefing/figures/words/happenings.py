"""Words that tell a happening from a period, a dateline or a comparison."""

from __future__ import annotations

import re
from typing import Final

#: A date directly behind one of these is that of the page, not of a happening.
DATELINE_LEADS: Final = (
    "publie le",
    "publiee le",
    "poste le",
    "mis a jour le",
    "mise a jour le",
    "modifie le",
    "mis en ligne le",
    "publie",
    "mis a jour",
    "ecrit le",
    "redige le",
    "published on",
    "published",
    "updated on",
    "updated",
    "publicado el",
    "actualizado el",
    "نشر في",
    "نشر يوم",
)
#: A date near one of these is a base of comparison.
COMPARED: Final = (
    "par rapport a",
    "par rapport au",
    "comparativement",
    "compare a",
    " contre ",
    "compared with",
    "compared to",
    "frente a",
    "respecto a",
    "مقارنة",
)
#: Words that say what happened in a year: foundation, signature, adoption, opening, hosting, attack, arrest.
HAPPENED: Final = {
    "fr": re.compile(
        r"\b(?:cree|creation|fond|lance|sign|adopt|inaugur|organis|tenue?s?\b|tenu|accueill|attribu|elu|nomm|rati|promulgu"
        r"|entre en vigueur|ouver|ouvr|ferm|attentat|arret|demantel|dejou|assassin|tue|mort|expuls|extrad|condamn"
        r"|remport"
        r"|designe|rejoin|adhe|quitt|achev|livr|mis en service|mise en place|install|debut|demarr)"
    ),
    "en": re.compile(
        r"\b(?:found|creat|establish|launch|sign|adopt|inaugurat|held|host|award|elect|appoint|enter|open|clos|attack"
        r"|arrest|dismantl|kill|died|convict|won|join|left|began|start|complet)"
    ),
    "es": re.compile(
        r"\b(?:cre[oa]|fund|lanz|firm|adopt|inaugur|organiz|celebr|acog|eleg|nombr|entr|abri|cerr|atentado|deten|desarticul"
        r"|asesin|muert|conden|gan|inici|termin)"
    ),
    "ar": re.compile(r"(?:تاسس|انش|اطلق|وقع|اعتمد|افتتح|نظم|استضاف|انتخب|عين|هجوم|اعتقال|تفكيك|قتل)"),
}
