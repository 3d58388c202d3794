"""Lines of a page that speak to its reader instead of telling the news: appeals, notices of law, bylines, share bars.

Known by their words in the four languages that are read, whatever the markup calls them. Each looks at one line.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from briefing.collect.furniture import is_credited, is_invitation
from briefing.text.normalise import plain
from briefing.text.notices import is_notice

#: Characters of the longest notice of law, appeal, and byline.
_LEGAL: Final = 700
_APPEAL: Final = 240
_BYLINE: Final = 130

#: What asks to subscribe, to pay or to go on reading elsewhere.
_ASKED: Final = re.compile(
    r"\b(?:reserve[es]? (?:a nos|aux) abonnes|il vous reste \d{1,2} ?% d|deja abonnee?s?\b|sans engagement\b|"
    r"la suite (?:de (?:l'article|cet article|votre article) )?apres (?:la|cette|ce) (?:publicite|annonce|message)|"
    r"faites un don|inscription gratuite|votre (?:boite (?:mail|e-?mail|de reception)|adresse (?:e-?mail|mail))|"
    r"(?:connectez|abonnez|inscrivez)-vous (?:pour|a (?:notre|la|nos)|gratuitement|des)|"
    r"recevez (?:nos|notre|chaque|gratuitement|tous les|l'essentiel|le meilleur)|"
    r"(?:for|to) subscribers(?: only)?\.?$|already a (?:subscriber|member)|"
    r"subscribe (?:now|today|to (?:read|continue|our))|"
    r"sign up (?:for|to (?:our|the))|(?:support|fund) (?:our|independent) journalism|your (?:inbox|e-?mail address)|"
    r"(?:article|story) continues (?:below|after)|scroll to continue|"
    r"para suscriptores|ya eres suscriptor|inicia sesion|su(?:scribete|scribase) (?:a|para)|tu (?:correo|bandeja)|"
    r"su (?:correo electronico|bandeja))|للمشتركين فقط|بريدك الالكتروني|سجل الدخول|اشترك في"
)

#: What a line about who wrote an article, when, and how long reading takes opens with.
_SIGNED: Final = re.compile(
    r"(?:publie|mis a jour|modifie|poste|mise a jour|mis en ligne|cree) (?:le|a|il y a|:|par)\b|"
    r"(?:publie|modifie|mis a jour) ?:|derniere (?:mise a jour|modification)|temps de lecture|lecture ?:? \d|"
    r"\d{1,2} ?(?:min|minutes?) (?:de lecture|read|de lectura)\b|ecouter (?:l'article|cet article|\d)|"
    r"(?:published|updated|posted|last (?:updated|modified))\b[^.!?]{0,20}\d|reading time|listen to this article|"
    r"(?:publicado|actualizado)(?: el| ?:)|tiempo de lectura|نشر في|اخر تحديث|تاريخ النشر|استمع ال[يى]"
)
_AUTHOR: Final = re.compile(
    r"(?:Par|By|Por|De notre (?:correspondante?|envoyée? spéciale?)|بقلم) ?:? "
    r"(?:[A-ZÀ-Þ][\w'’.-]{0,20} (?:[a-zà-ÿ'’]{1,3} ){0,2}[A-ZÀ-Þ]|[\u0621-\u064a]+ [\u0621-\u064a]+)"
)

#: Words of share bars; a line of nothing else is one.
_SHARED: Final = re.compile(
    r"\b(?:partagez|partager|share|compartir|comparte|facebook|twitter|whatsapp|telegram|linkedin|pinterest|instagram|"
    r"messenger|flipboard|reddit|threads|bluesky|viber|x|e-?mail|mail|courriel|correo|copier|copy|copiar|lien|link|enlace|"
    r"imprimer|print|imprimir|enregistrer|save|guardar|envoyer|send|enviar|sauvegarder|commenter|comment|tweeter|"
    r"sur|on|en|par|by|por|via|le|the|el|cet|cette|this|article|articulo|page|ami|avec|your|vos|amis|"
    r"شارك|مشارك[ةه]|فيسبوك|تويتر|واتساب|تلغرام|طباع[ةه]|نسخ|الرابط|عل[يى])\b|[\W_]"
)
_SHARE_WORDS: Final = 2


def is_aside(text: str) -> bool:
    """Tell whether a line is about the page rather than the news.

    >>> is_aside("Il vous reste 62 % de cet article à lire."), is_aside("Il reste 62 % des voix à dépouiller.")
    (True, False)
    """
    return len(text) <= _LEGAL and _is_short_aside(text)


@lru_cache(maxsize=4096)
def _is_short_aside(text: str) -> bool:
    """Judge a line once: every stage of choosing the article asks again, and pages repeat theirs."""
    folded = plain(text)
    if is_notice(folded):
        return True
    if len(text) > _APPEAL:
        return False
    asked = _ASKED.search(folded) is not None or is_invitation(text) or is_credited(text)
    return asked or is_share_bar(folded) or is_signature(text, folded)


def is_share_bar(folded: str) -> bool:
    """Tell whether a folded line holds several words, all of them on sharing, saving or printing."""
    return len(folded) <= _BYLINE and len(folded.split()) >= _SHARE_WORDS and not _SHARED.sub("", folded)


def is_signature(text: str, folded: str) -> bool:
    """Tell whether a line says who wrote an article, when, or how long reading takes."""
    if len(text) > _BYLINE or text.endswith((".", "!", "?", "…", "»")):
        return False
    return _SIGNED.match(folded) is not None or _AUTHOR.match(text) is not None
