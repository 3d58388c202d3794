"""The lines around an article that name its author and day, and the captions of its pictures.

They are recognised by shape: what is left of a line once dates, clocks and by-line words are taken out.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from briefing.clean import dates
from briefing.clean.fold import fold
from briefing.clean.grammar import has_finite_verb

if TYPE_CHECKING:
    from briefing.clean.layout import Piece

_DATELINE_CHARS: Final = 150
_BYLINE_WORDS: Final = 14
#: Arabic has no capitals: a line of few words and a date is a dateline, a longer one a sentence.
_UNCASED_WORDS: Final = 6
_DATELINE_WORDS: Final = frozenset(
    """
    publie publiee le la les l a h par de du des d en et mis mise jour modifie modifiee ecrit redige redigee
    dans sur gmt utc cet cest heure heures locale local edition numero no n date paru parution ligne redaction
    admin correspondant correspondante envoye envoyee special speciale notre nos derniere dernier modification
    actualise actualisee poste postee maj min mn lecture temps duree minutes minute avec agences agence vu ce
    est cree creee mensuel hebdomadaire quotidien week end weekend soir matin midi lundi mardi mercredi jeudi
    vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles
    jueves viernes sabado domingo published posted updated on by at in the last of am pm edt bst read el los por
    y publicado actualizado las mots words palabras page pages p pp موافق الموافق ه هـ
    """.split()
)
_CLOCK: Final = re.compile(r"\b\d{1,2} ?(?:h|:) ?\d{0,2}(?::\d\d)?(?: ?min)?\b|\b[+-]\d\d:?\d\d\b|t\d\d:\d\d\S*")
_TOKEN: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_DIGIT: Final = re.compile(r"\d")
_ANY_DAY: Final = date.max

_PARTICLES: Final = frozenset(
    "el al ben bin ibn ait ould de la le du des d van von di da al- abou abu bint y et and".split()
)
_CAPITALISED: Final = r"(?:[A-ZÀ-Þ][\w'’.]*(?:-[A-ZÀ-Þ][\w'’.]*)*)"
_NAME_LINE: Final = re.compile(
    rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|(?:el|al|ben|bin|ibn|aït|ould|de|du|van|von|di|da|et|and|&|y)\b)){{1,4}}$"
)
_INITIALS: Final = re.compile(
    r"[(\[]?(?:[A-Z][a-z]?\.?[ /-]{0,2}){1,5}(?:(?:avec|with|et|/|-) ?[\w ,./-]{2,30})?[)\]]?\.?$"
)
_BY: Final = re.compile(
    r"(?:[\w’' ]{3,20}[.:|] )?(?:par|by|por|de notre|de nos|notre|texte|textes|propos|reportage|enquete|analyse"
    r"|entretien|interview|dossier|redige|ecrit|realise|recueilli|traduit|synthese|rubrique realisee|chronique|tribune"
    r"|avis|بقلم|كتب|اعداد)\b"
)
_OFFICE: Final = re.compile(
    r"\b(?:envoyee? speciale?|envoyes speciaux|correspondante?|journaliste|avec agences?|avec (?:l')?afp"
    r"|avec (?:la )?map|special correspondent|staff writer|redacteur en chef|redactrice en chef|pour [\w ]+)\b"
)
_CREDIT: Final = re.compile(
    r"(?:[(/|\[–-]|\.) ?(?:photos?|ph|credits?|dr|d\.r|archives?|illustration|capture|reuters|afp|epa|ap|map|efe"
    r"|getty|sipa|anadolu|image)\b[^)\]]{0,60}[)\]]?\.?$|(?:^|[. (])(?:ph|photo)s?[.:] ?[^.]{1,50}$"
)
#: A credit ends a caption and is no longer, in characters.
_CREDIT_CHARS: Final = 90
#: A photographer and a house in brackets.
_CREDITED: Final = re.compile(r"\([^()]{2,40}/[^()]{2,30}\)\.?$")
_LONG_CAPTION: Final = 600
_HOUSE: Final = re.compile(r"(?:[|/] ?|\bvia )(?:reuters|afp|getty images|ap|epa|sipa|anadolu)\.?$")
_CAPTION_OPENING: Final = re.compile(
    r"(?:lors d|vue |vues |une vue|photo|image|illustration|capture|portrait d|archives?|des? (?:policiers|agents"
    r"|membres|supporters|elements|visiteurs|passants|manifestants) (?:lors|devant|dans|a )|de gauche a droite)"
)
_CAPTION_PLACE: Final = re.compile(
    r"\blors d|\b(?:a gauche|a droite|au centre|de gauche|ci-contre|ci-dessus|ci-dessous|pictured|en arriere-plan)\b"
    r"|, (?:ici|le \d{1,2}(?:er)? [a-z]+(?: \d{4})?)\b|, (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
)


def is_dateline(piece: Piece) -> bool:
    """Tell whether a line states a date and nothing else but who, where and at what hour.

    A headline that names a date is none: it says something about it, in lower-case words.
    """
    text = piece.text
    if len(text) > _DATELINE_CHARS or not _DIGIT.search(piece.folded):
        return False
    found = [m for m in dates.mentions(text, _ANY_DAY) if not m.spans_days]
    if not found:
        return False
    folded = piece.folded
    for mention in found:
        folded = folded[: mention.start] + " " * (mention.end - mention.start) + folded[mention.end :]
    folded = _CLOCK.sub(lambda match: " " * len(match[0]), folded)
    left = [(folded[m.start() : m.end()], text[m.start()]) for m in _TOKEN.finditer(folded)]
    talk = [word for word, first in left if first.islower() and word not in _DATELINE_WORDS]
    uncased = sum(first.isalpha() and not first.islower() and not first.isupper() for _, first in left)
    if uncased > _UNCASED_WORDS:
        return False
    return len(left) <= _BYLINE_WORDS and all(_spoken_of_time(word) for word in talk)


def _spoken_of_time(word: str) -> bool:
    return len(word) == 1 or any(part in _DATELINE_WORDS for part in re.split(r"['’.-]", word))


def is_byline(piece: Piece) -> bool:
    """Tell whether a line names an author, by word or by initials."""
    if piece.words > _BYLINE_WORDS or len(piece.text) > _DATELINE_CHARS:
        return False
    text = piece.text.strip(" -–—|*•()[]")
    if _INITIALS.match(text) or is_name(text):
        return True
    key = piece.key
    if _BY.match(key) and piece.ending != "stop":
        return _ends_in_name(text) and not has_finite_verb(text)
    return (
        piece.ending != "stop"
        and bool(_OFFICE.search(key))
        and text[:1].isupper()
        and not has_finite_verb(text)
        and is_name(text.split(",")[0])
    )


def _ends_in_name(text: str) -> bool:
    return any(word[:1].isupper() for word in text.split()[1:])


def is_name(text: str) -> bool:
    """Tell whether a text looks like a person's name: two to four capitalised words, particles allowed.

    >>> is_name("Nadia El Filali-Moreau"), is_name("Une vitrine pour le pays")
    (True, False)
    """
    words = text.split()
    plain = [word for word in words if fold(word) not in _PARTICLES]
    return 2 <= len(plain) <= 3 and len(words) <= 5 and _NAME_LINE.match(text) is not None  # noqa: PLR2004


def is_caption(piece: Piece) -> bool:
    """Tell whether a piece describes or credits a picture.

    Either it carries a credit, or it is one verbless statement that opens as captions do.
    """
    folded = piece.folded.replace("a©", "")
    if "©" in folded or "(c) " in folded or _CREDIT.search(folded[-_CREDIT_CHARS:]):
        return True
    labelled = _CREDITED.search(folded) or _CAPTION_OPENING.match(folded)
    return labelled is not None and not has_finite_verb(piece.text)


def ends_in_credit(piece: Piece) -> bool:
    """Tell whether a long piece ends in the name of a picture agency, as captions of agencies do."""
    return len(piece.text) <= _LONG_CAPTION and _HOUSE.search(fold(piece.text[-30:])) is not None


def hints_at_picture(piece: Piece) -> bool:
    """Tell whether a title-like line reads as a caption: it says where, when or on which side."""
    return _CAPTION_PLACE.search(piece.folded) is not None
