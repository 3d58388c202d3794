"""Who published a text and which press agencies it credits, from what its lines say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefing.clean.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Canonical name -> how texts write it (case matters: most are common words in lower case).
AGENCIES: Final = {
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "MAP": ("MAP", "Maghreb Arabe Presse", "Maghreb Arab Press"),
    "Reuters": ("Reuters", "REUTERS"),
    "EFE": ("EFE", "Efe"),
    "AP": ("Associated Press",),
    "APS": ("APS", "Algérie Presse Service"),
    "TAP": ("TAP", "Tunis Afrique Presse"),
    "APA": ("APA", "APAnews"),
    "Anadolu": ("Anadolu", "Agence Anadolu"),
    "Xinhua": ("Xinhua", "Chine Nouvelle"),
    "DPA": ("DPA", "dpa"),
    "ANSA": ("ANSA",),
    "Europa Press": ("Europa Press",),
    "Belga": ("Belga",),
    "ATS": ("ATS", "Keystone-ATS"),
    "TASS": ("TASS",),
    "Sputnik": ("Sputnik",),
    "SPA": ("SPA",),
    "WAM": ("WAM",),
    "QNA": ("QNA",),
    "MENA": ("MENA",),
    "Panapress": ("Panapress", "PANA"),
    "Lusa": ("Lusa",),
    "PA Media": ("PA Media",),
    "Kyodo": ("Kyodo",),
    "Yonhap": ("Yonhap",),
    "AMI": ("AMI",),
    "AIP": ("AIP",),
    "ACP": ("ACP",),
}


def agencies(text: str, extra: Iterable[str] = ()) -> tuple[str, ...]:
    """Name the agencies that a text credits, canonical names, sorted.

    A credit is a name in brackets, alone on its line, or beside "avec", "selon", "à", "source"; the bare name is not
    one.
    """
    names, mention, credit = _patterns(tuple(extra))
    if not mention.search(text):
        return ()
    found = (next(filter(None, groups)) for groups in credit.findall(text))
    return tuple(sorted({names[form] for form in found}))


@lru_cache(8)
def _patterns(extra: tuple[str, ...]) -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Give the canonical name of each form, a mention of any, and a credit to one (the only group not empty)."""
    table = AGENCIES | {name: (name,) for name in extra if name not in AGENCIES}
    names = {form: name for name, forms in table.items() for form in forms}
    forms = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    form = rf"({forms})\b"
    beside = "[Aa]vec|[Ss]elon|[Ss]ources?|[Pp]ar|[Bb]y|[Vv]ia|[Cc]on|[Ww]ith|[Aa]gence|à|/"
    credit = re.compile(
        rf"\((?:[^()\n]{{0,30}}[ /])?{form}(?:[ /,-][^()\n]{{0,30}})?\)"
        rf"|\b(?:{beside})\s?:?\s?(?:l['’]|la\s|the\s)?{form}"
        rf"|^[ \t]*{form}[ \t.]*$",
        re.MULTILINE,
    )
    return names, re.compile(rf"\b(?:{forms})\b"), credit


_WORD: Final = r"(?!(?:Tous|Toute|All|Todos|Copyright|Photo|Cr)\b)[A-ZÀ-Þ][\w&-]*(?:['’.][\w&-]+)*"
_LINK: Final = r"(?: (?:de|du|des|la|le|les|et|of|the|del|y|à|en)\b)?(?: (?:de )?[ldLD]['’]| )"
_SITE: Final = r"[\w-]{2,30}\.(?:ma|com|net|fr|org|info|tv|tn|dz|es|eu|news|africa|press)\b"
_NAME: Final = rf"(?P<name>{_SITE}|(?:L['’])?{_WORD}(?:{_LINK}{_WORD}){{0,5}}(?: \d\d\b)?)"
_DAY: Final = r"(?:le )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche |\w+day,? )?(?:\d|n° ?\d|numéro)"
#: Where a page names its paper, the surest first; each has one group `name`.
_PUBLISHED_IN: Final = re.compile(
    rf"^(?:Publié|Paru|Published|Publicado) (?:dans|sur|par|in|on|en) {_NAME},? (?:le|on|el|-|:)(?!\w)"
)
_LABEL: Final = re.compile(rf"^[-–— ]*{_NAME}[ \u00a0]?: ")
_FOLLOW: Final = re.compile(
    r"\b(?:[Ss]uivez|[Rr]etrouvez|[Rr]ejoignez|[Ff]ollow|[Ss]igue a|[Tt]éléchargez) "
    rf"(?:l['’]application |toute l['’]actu(?:alité)? (?:de|sur|avec) |la chaîne (?:WhatsApp )?(?:de )?)?{_NAME}"
    r"(?: (?:sur|on|en)\b|$)"
)
_RIGHTS: Final = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|[Cc]opyright|\([cC]\))?\s*"
    rf"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,.:|-]*(?:by |par )?{_NAME}"
)
_RIGHTS_AFTER: Final = re.compile(
    rf"^{_NAME}(?: ?(?:19|20)\d\d)? ?[-–|.,] ?(?:[Tt]ous droits réservés|[Aa]ll rights reserved)"
)
_DATED: Final = re.compile(rf"^{_NAME} ?[,|–-] ?{_DAY}|\d{{4}} ?[–|-] ?{_NAME.replace('<name>', '<after>')}$")
_LABELS: Final = frozenset(
    ("question", "q", "nous", "tous", "reponse", "interview", "entretien", "journaliste", "r", "l'intervieweur")
)
#: Words that papers and sites have in their names.
_PRESS: Final = frozenset(
    """
    presse press info infos news eco economie times post journal gazette courrier echo tribune matin quotidien hebdo
    hebdomadaire magazine observer observateur observatoire actu actus media medias diplomatique monde tv radio voix
    depeche liberation telegramme progres republicain republique nouvelliste independant nouvelles temps opinion
    correo diario pais mundo vanguardia herald tribune guardian chronicle gazette daily weekly express
    """.split()
)
_ARTICLES: Final = frozenset(("le", "la", "les", "l", "the", "el"))


def publisher(furniture: Iterable[tuple[str, str]], questions: Iterable[str]) -> str | None:
    """Name the publisher that a page states, or None.

    Args:
        furniture: (reason, text) of the lines set aside.
        questions: The interviewer's questions; a label before one is the paper's.
    """
    lines = list(furniture)
    texts = [text for _, text in lines]
    rights = [text for reason, text in lines if reason == "copyright"]
    dated = [text for reason, text in lines if reason in {"dateline", "timestamp"}]
    labels = [name for text in questions if (name := _named(_LABEL, text))]
    found = (
        *(_named(_PUBLISHED_IN, text) for text in texts),
        *(name for name in labels if fold(name) not in _LABELS),
        *(_named(_FOLLOW, text) for text in texts),
        *(_named(_RIGHTS, text) for text in rights),
        *(_named(_RIGHTS_AFTER, text) for text in rights),
        *(name for text in dated if (name := _named(_DATED, text)) and _is_paper(name)),
    )
    return next(filter(None, found), None)


def _named(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    name = match and next(filter(None, match.groupdict().values()), None)
    return name.strip(" .") if name and not name.isdigit() else None


def _is_paper(name: str) -> bool:
    """Tell a paper's name from a place's: a press word, a web address, or an article and two words more."""
    words = re.findall(r"[a-z0-9]+", fold(name))
    return bool(
        _PRESS.intersection(words)
        or re.fullmatch(_SITE, name)
        or (words[0] in _ARTICLES and len([word for word in words if len(word) > 2]) > 2)  # noqa: PLR2004
    )
