"""Words that give page furniture away: in the markup's own names, and as lines of text."""

from __future__ import annotations

import re
from typing import Final

from briefing.text.normalise import plain

#: Words that templates put into `class`, `id` and data attributes of what is not the article.
WORDS: Final = frozenset(
    "ad dfp gpt adsense catcher inread interstitial richlink encart player jwplayer dailymotion brightcove "
    "readtime readingtime related relateds share shares sharing sharer sharebar social socials newsletter "
    "newsletters subscribe subscription promo promos promotion advert adverts advertisement advertising ads "
    "adslot adbox sponsor sponsored comment comments disqus breadcrumb breadcrumbs sidebar nav navbar "
    "navigation menu menus cookie cookies consent gdpr popup modal overlay banner tags taglist hashtags "
    "keywords recommended recommendation recommendations reco popular trending mostread teaser teasers "
    "outbrain taboola authorbio bio byline caption captions credit credits copyright toolbar paywall login "
    "signup signin register pagination pager skip rating ratings footer masthead ticker carousel slider "
    "lireaussi alireaussi readalso readmore seealso aussi articlesassocies similar similaires suggestions "
    "voirplus partager partage publicite pub follow followus donate donation poll quiz disclaimer embed embeds "
    "relacionadas relacionados compartir etiquetas comentarios publicidad forum tweet instagram tiktok "
    "facebook screenreader visuallyhidden sronly pullquote readnext".split()
)

#: Two such words one after the other; each alone would say too little.
PAIRS: Final = frozenset(
    tuple(pair.split("+"))
    for pair in (
        "read+more read+also read+next see+also also+read more+articles more+stories more+news most+read "
        "rich+link reading+time read+time google+news app+download plus+lus articles+lies meme+sujet "
        "meme+theme body+link self+promo up+next you+may on+same lire+aussi voir+aussi lire+plus author+bio "
        "author+box author+info about+author post+tags entry+meta post+meta article+meta tag+list tags+links "
        "cat+links sign+up log+in screen+reader sr+only back+top ad+container ad+slot wp+caption "
        "image+caption photo+credit next+post prev+post post+navigation print+only "
        "pull+quote read+next nl+block newsletter+signup article+newsletter"
    ).split()
)

#: Lines that are the label of a slot, a button or a list of other articles, reduced to letters and digits.
LABELS: Final = frozenset(
    "publicité publicite publicidad pubblicità publicidade advertisement advertising advert anzeige "
    "werbung sponsored sponsorisé annonce reklama إعلان partager partagez imprimer commenter commentaires "
    "envoyer share print comment comments email tweet compartir imprimir comentarios شارك طباعة "
    "lirelasuite lireplus voirplus ensavoirplus readmore seemore showmore continuereading leermás vermás "
    "lireaussi àlireaussi alireaussi voiraussi lireégalement readalso alsoread seealso alsoreadthis "
    "relatedarticles related relatedstories relatedposts morestories morenews recommended trending "
    "surlemêmesujet surlemêmethème dansmêmerubrique articlesliés àlireensuite vousaimerezaussi "
    "tepuedeinteresar leetambién mehrzumthema اقرأأيضا listentoarticle écouterlarticle listen".split()
)

#: What a line about rights opens with.
RIGHTS: Final = ("©", "(c) 20", "copyright ", "tous droits réservés", "all rights reserved")

#: Who made a picture, at the end of its caption.
_CREDIT: Final = re.compile(
    r"© ?[^.!?©]{0,50}$"
    r"|(?:\b[Pp]hotos?|\bPHOTO|\bPh\.|\b[Cc]r[ée]dits?(?: photos?)?|\bFoto)(?: ?[:/|-] ?| by | par | )"
    r"(?=[A-ZÀ-Þ])[^.!?]{2,50}$"
)

_CREDIT_WINDOW: Final = 80
#: A caption is one sentence; a paragraph that ends in its source is several.
_SENTENCE_END: Final = re.compile(r"[.!?…](?=\s|$|\()|[。！？]")

#: What invites readers to another channel: it opens with a verb of inviting and names the channel soon after.
_INVITATION: Final = re.compile(
    r"(?:suivez|rejoignez|retrouvez|abonnez|inscrivez|recevez|telechargez|chaque (?:matin|jour|semaine|soir), recevez|"
    r"follow|join|subscribe|sign up|download|get the|siguenos|sigue|suscribete|unete|descarga|"
    r"تابعونا|تابعوا|اشترك|انضموا|حملوا)\b"
)
_CHANNEL: Final = re.compile(
    r"\b(?:whatsapp|telegram|newsletters?|lettre d'information|google news|google actualites|boite mail|inbox|"
    r"facebook|instagram|youtube|tiktok|x \(twitter\)|notre application|notre appli|our app|nuestra app|"
    r"واتساب|تيليغرام|تلغرام|فيسبوك|يوتيوب|النشرة)\b"
)


def is_invitation(text: str) -> bool:
    """Tell whether a short line invites its readers to a newsletter, an application or a social network.

    >>> is_invitation("Suivez toute l'actualité sur notre chaîne WhatsApp."), is_invitation("Suivez le guide.")
    (True, False)
    """
    folded = plain(text)
    return _INVITATION.match(folded) is not None and _CHANNEL.search(folded) is not None


def is_credited(text: str) -> bool:
    """Tell whether a line ends in the credit of a picture, as a caption does.

    >>> is_credited("Le pont vu de la rive, samedi. Photo : Zoé Marchandeau"), is_credited("Le pont a rouvert.")
    (True, False)
    """
    found = _CREDIT.search(text, max(0, len(text) - _CREDIT_WINDOW))
    return found is not None and len(_SENTENCE_END.findall(text, 0, found.start())) <= 1
