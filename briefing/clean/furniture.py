"""Page furniture recognised by itself: what a piece says and how it is built, whatever stands around it.

In goes a piece, out comes a mark (a reason and how far it reaches) or None. Prose is never marked for one word in it:
a phrase must be the whole piece or begin it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing.clean import headers, vocabulary
from briefing.text.notices import is_notice

if TYPE_CHECKING:
    from briefing.clean.layout import Piece

#: `self`: this piece. `next`: the titles below it too. `section`: everything below until article text resumes.
Reach = Literal["self", "next", "section"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A recognised piece of furniture."""

    reason: str
    reach: Reach = "self"


#: No furniture sentence was seen that is longer, in characters.
_LONGEST: Final = 380
#: Longer pieces that end in a full stop are looked at for what they say, not for their shape, in words.
_SENTENCE_WORDS: Final = 12
#: A heading or a pointer without its title, in words.
_HEADING_WORDS: Final = 9


_FIRST_WORD: Final = re.compile(r"[\w'-]*")


def _phrases(table: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in table.split("|")]


def _tables() -> tuple[dict[str, Mark], dict[str, list[tuple[str, Mark]]]]:
    """Split the vocabulary into whole-line phrases and, by first word, beginnings; the first entry wins."""
    groups = [(Mark("related", "section"), vocabulary.SECTIONS), (Mark("related", "next"), vocabulary.POINTERS)]
    groups += [(Mark(reason), table) for reason, table in vocabulary.PHRASES.items()]
    whole: dict[str, Mark] = {}
    beginnings: dict[str, list[tuple[str, Mark]]] = {}
    for mark, table in groups:
        for line in _phrases(table):
            phrase = line.rstrip("*").strip(" :(.")
            whole.setdefault(phrase, mark)
            if line.endswith("*") or mark.reach == "section":
                beginnings.setdefault(_FIRST_WORD.match(phrase)[0], []).append((phrase, mark))  # type: ignore[index]
    return whole, beginnings


_WHOLE, _BEGINNINGS = _tables()
_BAGS: Final = {reason: frozenset(table.split()) for reason, table in vocabulary.WORDS.items()}

_CLOCK: Final = r"\d{1,2} ?(?:h|:) ?\d{2}(?::\d\d)?(?: ?(?:gmt|utc|am|pm))?"
#: (reason, pattern): the piece begins so. Folded.
_OPENING_TABLE: Final = (
    ("timestamp", rf"(?:a |le |publie a |mis a jour a )?{_CLOCK}$"),
    ("timestamp", r"(?:temps|duree|time|tiempo) (?:estime )?(?:de |of |to )?(?:lecture|read|reading|lectura)\b"),
    ("timestamp", r"(?:lecture|read)\b.{0,6}\d+ ?min"),
    ("timestamp", r"\d+ ?(?:mn|min|mins|minutes?)(?: de lecture| read| de lectura)?$"),
    (
        "timestamp",
        (
            r"(?:publie|mis a jour|modifie|mise a jour|posted|published|updated|actualise|cree|poste|publicado"
            r"|actualizado|derniere (?:mise a jour|modification)|maj|نشر|article modifie)\b.{0,80}\d[^.]{0,60}$"
        ),
    ),
    ("timestamp", r"(?:il y a|hace) (?:\w+) (?:minutes?|heures?|jours?|semaines?|mois|ans?|horas?|dias?)$"),
    ("navigation", r"\d{1,2} ?[:h] ?\d{2} ?[-–|]? ?(?=[^\W\d])[^.]*$"),
    ("share", r"[\d., ]+ ?[km]? (?:vues?|lectures?|partages?|views?|shares?|j'aime|likes?|clics?|fois)$"),
    ("share", r"(?:vues?|lectures?|partages?|views?|shares?|lu) ?:? ?[\d., ]*(?:fois)?$"),
    ("comments", r"[\d., ]+ ?(?:commentaires?|comments?|reponses?|reactions?|avis)\b"),
    (
        "comments",
        r"\d{1,4} (?:thoughts?|responses?|replies|comments?|reflexions?|reponses?|commentaires?) (?:on|to|sur|a)\b",
    ),
    ("comments", r"(?:commenter|commentaires?|comments?|reactions?) ?\(?\d*\)?$"),
    (
        "tags",
        (
            r"(?:tags?|mots?[- ]cles?|sujets? (?:associes?|lies)|sujets?|themes?(?: associes?)?|etiquettes?|keywords?"
            r"|temas?|etiquetas?|thematiques?|hashtags?|topics?|الوسوم|كلمات مفتاحية) ?:"
        ),
    ),
    ("tags", r"(?:rubriques?|categories?|category|classe dans|publie dans la rubrique) ?:"),
    ("tags", r"(?:#[\w-]+[ ,|]*)+$"),
    ("source", r"(?:sources?|via|lien|link|fuente|المصدر) ?: ?\S+(?: \S+){0,7}$"),
    (
        "source",
        (
            r"(?:retrouvez|lire|lisez|consultez|decouvrez|voir).{0,50}\b(?:article|version|texte|dossier)\b.{0,40}"
            r"\b(?:source|site|origine|original|integral|integralite|complet|kiosque)"
        ),
    ),
    (
        "caption",
        (
            r"(?:photos?|ph|images?|illustrations?|credits?(?: photos?)?|legendes?|visuel|videos?|infographies?"
            r"|infographics?|foto|photo credit|photo d'illustration|photo d'archives?|image credit"
            r"|capture d'ecran|dr|d\.r) ?(?:[:./|©-]|par\b|by\b|\(c\)|$)"
        ),
    ),
    ("embedded", r"@\w+$|https?://\S+$|www\.\S+$|\S+@\S+\.\w+$|- [^()]{2,60}\(@\w+\)"),
    (
        "follow",
        (
            r"(?:suivez|suivre|rejoignez|retrouvez|telechargez|follow|join|sigue|siga)\b.{1,90}"
            r"\b(?:sur|on|en|the|l'app\w*|chaine|appli\w*|page|compte)\b.{0,60}\b(?:google|whatsapp|facebook|twitter"
            r"|instagram|telegram|youtube|linkedin|x|tiktok|store|play|appli\w*|reseaux|app)\b"
        ),
    ),
    ("navigation", r"(?:page )?\d+ ?(?:/|sur|of|de) ?\d+$|[\d .,/-]{1,12}$"),
    ("navigation", r"(?:[^|>»/]{2,28} (?:\||>|»|›|/) ){2,}"),
    ("navigation", r"[^|>»/:.]{2,20} (?:\||>|›|/) [^|>»/:.]{2,20}$"),
    ("widget", r"\[[^\]]{5,90}\]$|votre navigateur\b|your browser\b|encadre\b|(?:sur|on) \w+ ?: reagissez"),
    (
        "dateline",
        (
            r"\d{1,2}(?:er)? [^\W\d_]{3,9}\.? (?:19|20)\d\d\b[^.!?]{0,40}\b\d+ (?:commentaires?|comments?|vues?|views?"
            r"|lectures?|comentarios?)\b.{0,12}$"
        ),
    ),
    ("navigation", r"(?:[\w'-]+ ){0,3}[\w-]{2,30}\.(?:ma|com|net|fr|org|info|tv|tn|dz|es|eu|news|africa|press)$"),
    (
        "mail",
        (
            r"(?:bonjour|bonsoir|hello|dear|chers?|cheres?|estimad[oa]s?)\b[^.!?\"]{0,30}[,!].{0,90}$"
            r"|(?:cordialement|bien (?:a vous|cordialement)|best regards|kind regards|saludos)\b.{0,30}$"
        ),
    ),
    (
        "author",
        r"(?:avec|with|d'apres|con) (?:l'|la |le )?(?:afp|map|reuters|efe|ap|aps|tap|agences?|agencies)\b.{0,20}$",
    ),
)
_OPENING: Final = re.compile(
    "|".join(f"(?P<{reason}_{n}>{pattern})" for n, (reason, pattern) in enumerate(_OPENING_TABLE))
)
#: (reason, sign that must occur, pattern): the piece says so somewhere. Folded.
_ANYWHERE: Final = tuple(
    (Mark(reason), sign, re.compile(pattern))
    for reason, sign, pattern in (
        ("copyright", "©", r"(?<!a)©.{0,60}(?:\b(?:19|20)\d\d|droits|reserve)"),
        (
            "copyright",
            "reproduction",
            r"\b(?:toute|tous droits de) reproduction\b.{0,60}\b(?:interdit|reserv|prohib|autoris)",
        ),
        ("copyright", "n'engage", r"\bn'engagent? que\b"),
        (
            "copyright",
            "opinions exprimees",
            r"\bopinions exprimees\b.{0,90}\b(?:auteurs?|refl\w+|engag\w+|responsab\w+)",
        ),
        ("copyright", "organes de presse", r"\bpublie\b.{0,60}\borganes de presse\b"),
        (
            "comments",
            "nous vous invitons",
            r"\bnous vous invitons a\b.{0,60}\b(?:regles|charte|conditions|reagir|commenter|respecter)\b",
        ),
        (
            "mail",
            "confidenti",
            (
                r"^(?:ce (?:message|courriel|mail)|cet e-?mail|this (?:e-?mail|message)|este (?:mensaje|correo))\b"
                r".{0,120}\bconfidenti"
            ),
        ),
        ("advertising", "vous avez un", r"^vous avez une? [^.!?]{3,80}\?[^.?]{3,120}!$"),
        ("copyright", "views expressed", r"\bviews expressed\b"),
        ("paywall", "reserve", r"\barticle\b[^.]{0,60}\best reserve (?:a|aux)\b"),
        ("paywall", "par mois", r"\babonnement\b.{0,90}\bpar mois\b"),
        ("copyright", "(c)", r"\(c\).{0,60}(?:\b(?:19|20)\d\d|droits|reserve)"),
        ("copyright", "copyright", r"copyright.{0,60}(?:\b(?:19|20)\d\d|droits|reserve)"),
        ("copyright", "droits", r"\btous (?:les )?droits (?:de reproduction )?(?:sont )?reserves"),
        ("copyright", "rights", r"\ball rights reserved"),
        ("copyright", "derechos", r"\bderechos reservados\b"),
        ("source", "appeared first on", r"^the post\b.{1,250}\bappeared first on\b"),
        ("source", "apparu en premier sur", r"^l'article\b.{1,250}\bapparu en premier sur\b"),
        (
            "source",
            "article",
            (
                r"^(?:cet article|this article|este articulo) (?:[\w']+ ){1,5}"
                r"(?:paru|publie|published|appeared|publicado)\b[^.]{0,100}\.?$"
            ),
        ),
        ("embedded", "(@", r"\(@\w+\)"),
        ("embedded", "t.co/", r"\bt\.co/"),
        ("embedded", "pic.t", r"pic\.twitter\.com"),
        ("widget", "fiche technique", r"^(?:la )?fiche technique\b"),
        ("cookies", "cookies", r"\b(?:utilis\w+|accept\w+|parametr\w+|stock\w+|use|using|utiliz\w+)\b.{0,80}\bcookies"),
        (
            "follow",
            "suivez",
            r"\bsuivez\b.{1,60}\bsur (?:google|whatsapp|facebook|twitter|instagram|telegram|youtube|x|linkedin)",
        ),
    )
)
#: What every notice on the reader's data names.
_DATA_SIGN: Final = re.compile(
    r"\b(?:cookies?|donnees|data|datos|confidentialite|privacy|tout accepter|appareil|device)\b"
)
#: An order to the reader beside a thing that sites sell or offer makes a promotion.
_ORDER: Final = re.compile(
    r"\b(?:recevez|abonnez|inscrivez|telechargez|accedez|engagez|consultez|decouvrez|profitez|suivez|rejoignez|retrouvez"
    r"|cliquez|connectez|partagez|likez|commentez|reagissez|soutenez|lisez|regardez|ecoutez|votez|activez|acceptez"
    r"|choisissez|restez|gerez|creez|identifiez|respectez|testez|essayez|offrez|ajoutez|scannez|installez|posez|envoyez"
    r"|subscribe|download|join|sign up|read our|consent)\b"
)
_OFFER: Final = re.compile(
    r"\b(?:newsletters?|lettre|articles?|actualites?|infos?|informations?|application|appli|app|abonne\w*|compte|mails?|e-mail"
    r"|boite|site|alertes?|magazine|numerique|offres?|notifications?|reseaux|page|chaine|commentaires?|cookies|donnees"
    r"|illimite|journal|journalisme|charte|video|podcasts?|gratuit\w*|essentiel|contenus?|inbox|account|stories|news)\b"
)
_ENGLISH_ORDERS: Final = ("subscribe", "download", "join", "sign up", "read our", "consent")
_PROMOTION_CHARS: Final = 240


def mark(piece: Piece) -> Mark | None:
    """Recognise furniture; None is not a verdict, only the absence of evidence."""
    if piece.menu:
        return Mark("navigation")
    if len(piece.text) > _LONGEST:
        return Mark("caption") if headers.ends_in_credit(piece) else None
    if not piece.key:
        return Mark("ornament")
    known = _WHOLE.get(piece.key) or _by_beginning(piece)
    if known:
        return known
    if piece.ending == "stop" and piece.words >= _SENTENCE_WORDS:
        return _by_phrase(piece)
    return _by_date(piece) or _by_pattern(piece) or _by_words(piece) or _by_phrase(piece) or _by_shape(piece)


def _by_beginning(piece: Piece) -> Mark | None:
    key = piece.key
    candidates = _BEGINNINGS.get(_FIRST_WORD.match(key)[0], ())  # type: ignore[index]  # it matches the empty string
    fitting = [(phrase, found) for phrase, found in candidates if _begins(key, phrase)]
    if not fitting:
        return None
    phrase, found = max(fitting, key=lambda item: (len(item[0]), item[1].reach != "section"))
    rest = key[len(phrase) :].lstrip()
    separated = rest[:1] in _SEPARATORS
    titled = " " in phrase and rest != "" and _TITLE_AFTER.match(piece.text, len(phrase) - 1) is not None
    if found.reach == "section":
        return found if separated and piece.words <= _HEADING_WORDS else None
    if " " not in phrase and piece.words > _HEADING_WORDS and not separated:
        return None
    if found.reach == "next" and rest:
        return Mark("related") if separated or titled or piece.ending != "stop" else None
    return found


#: Behind a pointer a title begins with a capital, where a sentence would go on.
_TITLE_AFTER: Final = re.compile(r".{0,4}[ \u00a0][A-ZÀ-Þ«\"“]")
_SEPARATORS: Final = frozenset((":", "-", "|", '"', ">", "/", "(", "?"))


def _begins(key: str, phrase: str) -> bool:
    return key.startswith(phrase) and not key[len(phrase) : len(phrase) + 1].isalnum()


def _by_words(piece: Piece) -> Mark | None:
    found = [word for word in _SPLIT.split(piece.key) if word and not word.isdigit()]
    if not found or piece.ending == "stop":
        return None
    return next((Mark(reason) for reason, bag in _BAGS.items() if bag.issuperset(found)), None)


_SPLIT: Final = re.compile(r"[^\w'-]+")


#: Characters of a piece that say how it opens; what is longer is no furniture.
_HEAD: Final = 2_000


def _by_pattern(piece: Piece) -> Mark | None:
    folded = " ".join(piece.folded.split())
    opening = _OPENING.match(folded[:_HEAD])
    if opening and opening.lastgroup:
        return Mark(opening.lastgroup.rpartition("_")[0])
    return None


def _by_phrase(piece: Piece) -> Mark | None:
    """Recognise what furniture sentences say, and credits; the rest of the shapes belong to lines."""
    folded = piece.folded
    for found, sign, pattern in _ANYWHERE:
        if sign in folded and pattern.search(folded):
            return found
    if _DATA_SIGN.search(folded) and is_notice(folded):
        return Mark("cookies")
    return _promotion(piece, folded) or (Mark("caption") if headers.is_caption(piece) else None)


def _promotion(piece: Piece, folded: str) -> Mark | None:
    addressed = "ez " in folded or "ez-" in folded or any(word in folded for word in _ENGLISH_ORDERS)
    if not addressed or len(piece.text) > _PROMOTION_CHARS or '"' in folded:
        return None
    return Mark("newsletter") if _ORDER.search(folded) and _OFFER.search(folded) else None


def _by_date(piece: Piece) -> Mark | None:
    return Mark("dateline") if headers.is_dateline(piece) else None


def _by_shape(piece: Piece) -> Mark | None:
    return Mark("author") if headers.is_byline(piece) else None
