"""Who published a text, from what the lines around it say: a statement, a date line, a credit, an address."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.clean.fold import fold
from briefing.clean.headers import is_name
from briefing.clean.sources import AGENCIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD: Final = r"(?!(?:Tous|Toute|All|Todos|Copyright|Photo|Cr)\b)[A-ZÀ-Þ][\w&-]*(?:['’.][\w&-]+)*"
_LINK: Final = r"(?: (?:de|du|des|la|le|les|et|of|the|del|y|à|en)\b)?(?: (?:de )?[ldLD]['’]| )"
_SITE: Final = r"[\w-]{2,30}\.(?:ma|com|net|fr|org|info|tv|tn|dz|es|eu|news|africa|press)\b"
_NAME: Final = rf"(?P<name>{_SITE}|(?:L['’])?{_WORD}(?:{_LINK}{_WORD}){{0,5}}(?: \d\d\b)?)"
_ARABIC: Final = r"(?P<name>[\u0621-\u064a]{2,20}(?: [\u0621-\u064a]{2,20}){0,3})"
_DAY: Final = r"(?:le )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche |\w+day,? )?(?:\d|n° ?\d|numéro)"
#: Where a page names its paper, the surest first; each has one group `name`.
_PUBLISHED_IN: Final = re.compile(
    rf"^(?:Publié|Paru|Published|Publicado) (?:dans|sur|par|in|on|en) {_NAME},? (?:le|on|el|-|:)(?!\w)"
)
#: "appeared first on X", at the end of what feeds hand on.
_APPEARED: Final = re.compile(
    r"\b(?:appeared first (?:on|in)|(?:est )?apparu en premier (?:sur|dans)"
    r"|(?:first|originally) published (?:in|on|by)"
    rf"|(?:est|été) (?:d['’]abord |initialement )?(?:paru|publié)e? (?:initialement )?(?:dans|sur|par)) {_NAME}[ .]*$"
)
#: A name set against a label: fields of exports and forwarded mails.
_FIELD: Final = re.compile(
    r"^(?:Sources?|Journal|Publication|Titre de presse|Média|Éditeur|Publisher|Newspaper|Outlet|Fuente|Medio|De|From)"
    rf" ?: ?{_NAME} ?(?:<[^<>]{{3,80}}>)?[ .]*$|^(?:المصدر|عن) ?: ?{_ARABIC.replace('<name>', '<arabic>')}[ .]*$"
)
_ALONE: Final = re.compile(rf"^(?:{_NAME}|{_ARABIC.replace('<name>', '<arabic>')})$")
_EDITION: Final = re.compile(r"(?:edition|numero|n°|no\.|issue|edicion|العدد)\b")
_ISSUE: Final = re.compile(
    rf"^{_NAME},? ?(?:,|-|–|\|)? ?(?:numéro|n°|hors-série|édition)(?: (?:de|du|d['’]|spéciale?))? ?\w"
)
#: The paper in brackets after a place, where agencies stand too.
_PLACED: Final = re.compile(rf"^[A-ZÀ-Þ][^()\n]{{1,60}}\({_NAME}\) ?[-–—:]")
_PICTURED: Final = re.compile(
    rf"(?:\b(?:[Pp]hotos?|[Pp]h|[Cc]rédits?)\b\.? ?[:/.]? ?|©[^/()]{{0,40}}/ ?){_NAME}\)?\.?$"
)
_SUFFIX: Final = re.compile(r" (?:[|–—•·-]|::) (?P<site>[^|–—•·]{3,50})$")
_HOST: Final = re.compile(
    r"(?:https?://|\bwww\.)(?:www\.|m\.|amp\.|fr\.|en\.)?(?P<host>[\w-]{2,40}(?:\.[\w-]{2,20}){1,3})(?=[/\s)?#]|$)"
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
_DATED: Final = re.compile(
    rf"^{_NAME} ?[,|–-] ?{_DAY}|\d{{4}} ?[–|-] ?{_NAME.replace('<name>', '<after>')}$"
    rf"|^{_ARABIC.replace('<name>', '<arabic>')} ?[-–|,،] ?(?:[\u0621-\u064a]{{3,10}} )?[\d\u0660-\u0669]"
)
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
_ARABIC_PRESS: Final = frozenset(
    """
    صحيفة جريدة مجلة يومية اسبوعية الصحيفة الجريدة نيوز بريس برس ميديا صوت صدي انباء الانباء اخبار الاخبار الصباح
    المساء الشروق النهار الوطن العلم البيان الراي الحياة الزمان
    """.split()
)
#: What names of papers end and begin with when they are one word, and the length from which that is looked at.
_PRESS_ENDS: Final = ("press", "presse", "news", "info", "infos", "media", "medias", "actu", "actus", "mag")
_PRESS_STARTS: Final = ("info", "media", "radio", "actu")
_COMPOUND: Final = 6
#: Hosts where anybody publishes.
_PLATFORMS: Final = frozenset(
    "facebook twitter x t youtube youtu instagram linkedin whatsapp wa telegram tiktok google goo bit tinyurl".split()
)
#: Words that a headline has at least before the name of its site.
_FEWEST_WORDS: Final = 3
#: Press words that open the names of sections too ("Monde arabe"); a paper's has an article before them.
_SECTIONS: Final = frozenset("monde economie eco opinion temps republique diplomatique media medias presse".split())
#: Names of sections and kinds of text that hold a press word.
_KINDS: Final = frozenset(
    """
    actualites actualite communique communiques revue dossier point conference agence agences newsletter newsletters
    informations information infographie infographies radios television televisions mediatheque
    """.split()
)
_ARABIC_SECTIONS: Final = frozenset(("اخبار", "الاخبار", "انباء", "الانباء"))
#: A paper's name that ends like an address.
_SITED: Final = re.compile(rf"\b{_SITE}$")
_ARTICLES: Final = frozenset(("le", "la", "les", "l", "the", "el"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was set aside.

    Attributes:
        reason: Why.
        text: What it says.
        head: It stands above the text.
    """

    reason: str
    text: str
    head: bool


def publisher(lines: Sequence[Line], questions: Iterable[str], title: str | None) -> str | None:
    """Name the publisher that a page states, or None. The surest statements are asked first.

    Args:
        lines: What was set aside, in order.
        questions: The interviewer's questions; a label before one is the paper's.
        title: The headline, which may end in the site's name.
    """
    found = itertools.chain(
        _stated(lines, questions),
        [parted(title)[1] if title else None],
        _dated([line.text for line in lines if line.reason in {"dateline", "timestamp", "author"}]),
        _alone([line.text for line in lines if line.head]),
        _credited(lines),
        [site(line.text) for line in lines if line.reason in {"embedded", "source"}],
    )
    return next((name for name in found if name and name not in AGENCIES), None)


def is_dated_name(text: str) -> bool:
    """Tell a paper's name beside a day, "La Gazette des Cimes - 18/11/2026", from a headline beside one."""
    name = _named(_DATED, text)
    return name is not None and _is_paper(name)


def _stated(lines: Sequence[Line], questions: Iterable[str]) -> Iterator[str | None]:
    """Read the lines that speak of publishing, labels, and claims of rights."""
    texts = [line.text for line in lines]
    rights = [line.text for line in lines if line.reason == "copyright"]
    yield from (_named(pattern, text) for pattern in (_PUBLISHED_IN, _APPEARED) for text in texts)
    labels = [name for text in questions if (name := _named(_LABEL, text))]
    yield from (name for name in labels if fold(name) not in _LABELS)
    yield from (_named(_FIELD, line.text) for line in lines if line.head)
    followed = (_named(_FOLLOW, text) for text in texts)
    yield from (name for name in followed if name and (_is_press(name) or _has_article(name) or not is_name(name)))
    yield from (_named(pattern, text) for pattern in (_RIGHTS, _RIGHTS_AFTER) for text in rights)


def _dated(texts: Sequence[str]) -> Iterator[str | None]:
    """Read the names beside a date, an issue's number or a place."""
    yield from (name for text in texts if (name := _named(_DATED, text)) and _is_paper(name))
    yield from (_named(_ISSUE, text) for text in texts)
    placed = (_named(_PLACED, text) for text in texts)
    yield from (name for name in placed if name and (_is_press(name) or _has_article(name)))


def _alone(texts: Sequence[str]) -> Iterator[str | None]:
    """Read the lines above the text that are a paper's name and nothing else."""
    for text, following in itertools.pairwise([*texts, ""]):
        name = _named(_ALONE, text)
        if name and (_is_masthead(name) or (_has_article(name) and _EDITION.match(fold(following)))):
            yield name


def _is_masthead(name: str) -> bool:
    """Tell a paper's name alone on its line from the name of a section."""
    folded = fold(name)
    if _SITED.search(name):
        return True
    named = folded not in _PRESS and folded not in _ARABIC_SECTIONS
    return _is_press(name) and named and folded.split()[0] not in _SECTIONS | _KINDS


def _credited(lines: Sequence[Line]) -> Iterator[str | None]:
    """Read who is named as the source of the text, and of its pictures: a paper, not whoever gave a number."""
    sources = (_named(_FIELD, line.text) for line in lines if line.reason in {"source", "agency"})
    yield from (name for name in sources if name and _is_press(name))
    pictures = (_named(_PICTURED, line.text) for line in lines if line.reason == "caption")
    yield from (
        name for name in pictures if name and (_is_press(name) or (_has_article(name) and len(_long(name)) > 1))
    )


def parted(title: str) -> tuple[str, str | None]:
    """Part a headline from the name of its site that follows a dash or bar, if it does.

    >>> parted("Un pont rouvre à Brumeval | La Gazette des Cimes")
    ('Un pont rouvre à Brumeval', 'La Gazette des Cimes')
    >>> parted("Ponts : la facture - Le maire répond")
    ('Ponts : la facture - Le maire répond', None)
    """
    found = _SUFFIX.search(title)
    if not found or len(title[: found.start()].split()) < _FEWEST_WORDS:
        return title, None
    name = _named(_ALONE, found["site"])
    return (title[: found.start()], name) if name and _is_press(name) else (title, None)


def site(text: str) -> str | None:
    """Name the site of an address, unless it is a platform on which anybody publishes.

    >>> site("Lien : https://www.gazette-des-cimes.fr/2025/11/pont.html"), site("https://x.com/gazette")
    ('gazette-des-cimes.fr', None)
    """
    found = _HOST.search(text)
    name = found["host"].lower() if found else ""
    return name if name and not _PLATFORMS.intersection(name.split(".")[:-1]) else None


def _named(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    name = match and next(filter(None, match.groupdict().values()), None)
    return name.strip(" .") if name and not name.isdigit() else None


def _is_paper(name: str) -> bool:
    """Tell a paper's name from a place's: a press word, a web address, or an article and two words more."""
    return _is_press(name) or (_has_article(name) and len(_long(name)) > 2)  # noqa: PLR2004


def _long(name: str) -> list[str]:
    return [word for word in _words(name) if len(word) > 2]  # noqa: PLR2004 - not an article's rest


def _has_article(name: str) -> bool:
    return not _ARTICLES.isdisjoint(_words(name)[:1])


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(name))


def _is_press(name: str) -> bool:
    """Tell whether a name holds a press word, begins or ends with one, or is a web address."""
    words = _words(name)
    return bool(
        (_PRESS | _ARABIC_PRESS).intersection(words)
        or re.fullmatch(_SITE, name)
        or any(len(w) > _COMPOUND and (w.endswith(_PRESS_ENDS) or w.startswith(_PRESS_STARTS)) for w in words)
    )
