"""Page furniture recognised by itself: what a piece says and how it is built, whatever stands around it.

In goes a piece, out comes a mark (a reason and how far it reaches) or None. Prose is never marked for one word in it:
a phrase must be the whole piece or begin it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing.clean import vocabulary

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
#: A heading or a pointer without its title, in words.
_HEADING_WORDS: Final = 9


def _lines(table: str) -> list[str]:
    return table.strip().splitlines()


def _tables() -> tuple[dict[str, Mark], dict[str, list[tuple[str, Mark]]]]:
    """Split the vocabulary into whole-line phrases and, by first word, beginnings; the first entry wins."""
    groups = [(Mark("related", "section"), vocabulary.SECTIONS), (Mark("related", "next"), vocabulary.POINTERS)]
    groups += [(Mark(reason), table) for reason, table in vocabulary.PHRASES.items()]
    whole: dict[str, Mark] = {}
    beginnings: dict[str, list[tuple[str, Mark]]] = {}
    for mark, table in groups:
        for line in _lines(table):
            phrase = line.rstrip("*").strip(" :(.")
            whole.setdefault(phrase, mark)
            if line.endswith("*"):
                beginnings.setdefault(phrase.split()[0], []).append((phrase, mark))
    return whole, beginnings


_WHOLE, _BEGINNINGS = _tables()
_BAGS: Final = {reason: frozenset(table.split()) for reason, table in vocabulary.WORDS.items()}

_CLOCK: Final = r"\d{1,2} ?(?:h|:) ?\d{2}(?::\d\d)?(?: ?(?:gmt|utc|am|pm))?"
_PATTERNS: Final = tuple(
    (Mark(reason), re.compile(pattern))
    for reason, pattern in (
        ("timestamp", rf"^(?:a |le |publie a |mis a jour a )?{_CLOCK}$"),
        ("timestamp", r"^(?:temps|duree|time|tiempo) (?:estime )?(?:de |of |to )?(?:lecture|read|reading|lectura)\b"),
        ("timestamp", r"^(?:lecture|read)\b.{0,6}\d+ ?min"),
        ("timestamp", r"^\d+ ?(?:mn|min|mins|minutes?)(?: de lecture| read| de lectura)?$"),
        ("share", r"^[\d., ]+ ?[km]? (?:vues?|lectures?|partages?|views?|shares?|j'aime|likes?|clics?)$"),
        ("comments", r"^[\d., ]+ ?(?:commentaires?|comments?|reponses?|reactions?|avis)$"),
        ("tags", r"^(?:tags?|mots?[- ]cles?|sujets? associes?|sujets?|themes?(?: associes?)?|etiquettes?|keywords?"
                 r"|temas?|etiquetas?|thematiques?|hashtags?|topics?|الوسوم|كلمات مفتاحية) ?:"),
        ("tags", r"^(?:rubriques?|categories?|category|classe dans|publie dans la rubrique) ?:"),
        ("tags", r"^(?:#[\w-]+[ ,]*)+$"),
        ("source", r"^(?:sources?|via|lien|link|fuente|crédits?) ?: ?\S+(?: \S+){0,7}$"),
        ("caption", r"^(?:photos?|ph|images?|illustrations?|credits?(?: photos?)?|legendes?|visuel|videos?"
                    r"|infographies?|infographics?|foto|photo credit|photo d'illustration|photo d'archives?|image credit"
                    r"|capture d'ecran|dr|d\.r) ?(?:[:./|©-]|par\b|by\b|\(c\)|$)"),
        ("caption", r"(?:[/|(-] ?|\bph(?:oto)?s?\.? ?:? ?)(?:afp|map|reuters|epa|ap|d\.?r\.?|efe|getty(?: images)?|aic press|anadolu"
                    r"|archives?|sipa|ap photo|shutterstock|istock|pixabay|unsplash)(?: (?:photo|images))?\)?$"),
        ("copyright", r"(?:©|\(c\)|copyright).{0,60}(?:\b(?:19|20)\d\d|droits|reserve)"),
        ("copyright", r"\b(?:tous (?:les )?droits (?:de reproduction )?(?:sont )?reserves|all rights reserved"
                      r"|derechos reservados)\b"),
        ("caption", r"©"),
        ("embedded", r"pic\.twitter\.com|\(@\w+\)|^@\w+$|\bt\.co/|^https?://\S+$|^www\.\S+$|^\S+@\S+\.\w+$"),
        ("follow", r"^(?:suivez|suivre|rejoignez|retrouvez|telechargez|follow|join|sigue|siga)\b.{1,90}"
                   r"\b(?:sur|on|en|the|l'app\w*|chaine|appli\w*|page|compte)\b.{0,60}\b(?:google|whatsapp|facebook|twitter"
                   r"|instagram|telegram|youtube|linkedin|x|tiktok|store|play|appli\w*|reseaux|app)\b"),
        ("follow", r"\bsuivez\b.{1,60}\bsur (?:google|whatsapp|facebook|twitter|instagram|telegram|youtube|x|linkedin)"),
        ("author", r"^(?:par|by|por|ecrit par|redige par|auteur|texte|de|بقلم) ?:? [\w.'-]+(?: [\w.'-]+){0,4}$"),
        ("author", r"^(?:avec|with|source|d'apres|par|con) (?:l'|la |le )?(?:afp|map|reuters|efe|ap|aps|tap|agences?|agencies)\b.{0,20}$"),
        ("timestamp", r"^(?:publie|mis a jour|modifie|mise a jour|posted|published|updated|actualise|cree|poste|publicado|actualizado"
                      r"|derniere (?:mise a jour|modification)|maj|نشر)\b.{0,80}\d"),
        ("navigation", r"^(?:page )?\d+ ?(?:/|sur|of|de) ?\d+$|^[\d .,/-]{1,12}$"),
        ("navigation", r"^(?:[^|>»]{2,28} (?:\||>|»|›|/) ){2,}"),
        ("comments", r"^(?:ce site|this site) (?:utilise|uses) akismet"),
    )
)  # fmt: skip
_FULL_SENTENCE_WORDS: Final = 25


def mark(piece: Piece) -> Mark | None:
    """Recognise furniture; None is not a verdict, only the absence of evidence."""
    if len(piece.text) > _LONGEST or not piece.key:
        return None if piece.key else Mark("ornament")
    return _WHOLE.get(piece.key) or _by_beginning(piece) or _by_words(piece) or _by_pattern(piece)


def _by_beginning(piece: Piece) -> Mark | None:
    key = piece.key
    candidates = _BEGINNINGS.get(key.split(maxsplit=1)[0], ())
    fitting = [(phrase, found) for phrase, found in candidates if _begins(key, phrase)]
    if not fitting:
        return None
    phrase, found = max(fitting, key=lambda item: len(item[0]))
    if " " not in phrase and piece.words > _HEADING_WORDS and not key[len(phrase) :].lstrip().startswith(":"):
        return None
    if found.reach == "next" and len(key) > len(phrase):
        return _pointer(piece, phrase)
    return found


def _begins(key: str, phrase: str) -> bool:
    return key.startswith(phrase) and not key[len(phrase) : len(phrase) + 1].isalnum()


def _pointer(piece: Piece, phrase: str) -> Mark | None:
    """Judge a pointer followed by words: its title on the same line, unless the words make a sentence of prose."""
    rest = piece.key[len(phrase) :].lstrip()
    pointed = rest[:1] in {":", "-", "|", '"', ">", "/"} or piece.ending != "stop"
    return Mark("related") if pointed else None


def _by_words(piece: Piece) -> Mark | None:
    found = [word for word in re.split(r"[^\w'-]+", piece.key) if word and not word.isdigit()]
    if not found or piece.ending == "stop":
        return None
    return next((Mark(reason) for reason, bag in _BAGS.items() if bag.issuperset(found)), None)


def _by_pattern(piece: Piece) -> Mark | None:
    key = " ".join(piece.folded.split())
    return next((found for found, pattern in _PATTERNS if pattern.search(key)), None)
