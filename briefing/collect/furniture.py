"""Words that give page furniture away: in the markup's own names, and as lines of text."""

from __future__ import annotations

from typing import Final

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
    "facebook screenreader visuallyhidden sronly".split()
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
        "image+caption photo+credit next+post prev+post post+navigation print+only"
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
