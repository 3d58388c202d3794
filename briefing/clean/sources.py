"""Which press agencies a text credits."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

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
