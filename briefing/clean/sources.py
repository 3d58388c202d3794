"""Who published a text and which press agencies it credits, from what its lines say."""

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
    table = AGENCIES | {name: (name,) for name in extra if name not in AGENCIES}
    present = {form: name for name, forms in table.items() for form in forms if form in text}
    if not present:
        return ()
    found = _credit(tuple(sorted(present, key=len, reverse=True))).findall(text)
    return tuple(sorted({present[next(filter(None, groups))] for groups in found}))


@lru_cache(64)
def _credit(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Match a credit to one of the forms, which is the only group that is not empty."""
    form = "(" + "|".join(map(re.escape, forms)) + r")\b"
    return re.compile(
        rf"\((?:[^()\n]{{0,30}}[ /])?{form}(?:[ /,-][^()\n]{{0,30}})?\)"
        rf"|\b(?:[Aa]vec|[Ss]elon|[Ss]ources?|[Pp]ar|[Bb]y|[Vv]ia|[Cc]on|[Ww]ith|[Aa]gence|à|/)\s?:?\s?(?:l['’]|la\s|the\s)?{form}"
        rf"|^[ \t]*{form}[ \t.]*$",
        re.MULTILINE,
    )


_NAME: Final = r"(?P<name>[A-ZÀ-Þ0-9«][\w'’.&«»-]*(?: (?:[A-ZÀ-Þ0-9][\w'’.&-]*|d[eu]|des|la|le|les|du|et)){0,5})"
_PUBLISHED_IN: Final = re.compile(rf"^(?:Publié|Paru|Published|Publicado) (?:dans|sur|in|on|en) {_NAME},? (?:le|on|el|-|:)\b")
_LABEL: Final = re.compile(rf"^{_NAME}\s?: ")
_FOLLOW: Final = re.compile(
    rf"\b(?:[Ss]uivez|[Rr]etrouvez|[Rr]ejoignez|[Ff]ollow|[Ss]igue a) (?:toute l['’]actualité (?:de|sur) )?(?P<name>[\w.&'’-]+(?: [A-Z0-9][\w.&'’-]*){{0,3}})"
    r" (?:sur|on|en) (?:Google|WhatsApp|Whatsapp|Facebook|Twitter|Instagram|Telegram|YouTube|LinkedIn|X\b)"
)
_COPYRIGHT: Final = re.compile(
    rf"(?:©|\([cC]\)|Copyright)\s*(?:Copyright )?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,.:-]*{_NAME}"
)
_NOT_NAMES: Final = frozenset(("question", "q", "nous", "tous", "reponse", "interview", "entretien", "tous droits"))


def publisher(lines: Iterable[str], questions: Iterable[str]) -> str | None:
    """Name the publisher that a page states, or None.

    Args:
        lines: Furniture: datelines, follow-us and copyright lines.
        questions: The interviewer's questions; a label before one is the paper's.
    """
    found = list(lines)
    for pattern, texts in ((_PUBLISHED_IN, found), (_FOLLOW, found), (_LABEL, list(questions)), (_COPYRIGHT, found)):
        for text in texts:
            match = pattern.search(text)
            if match and match["name"].casefold().strip(" .") not in _NOT_NAMES:
                return match["name"].strip(" .«»-")
    return None
