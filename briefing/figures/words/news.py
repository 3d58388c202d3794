"""What makes a figure news for a security watch, and what makes it routine: beginnings of words, in skeleton form.

A configuration may add to either list; the defaults put security and happenings above tourism, stock exchange, sport.
"""

from __future__ import annotations

from typing import Final

#: Beginnings of words around figures that carry news.
RAISED: Final = tuple(
    sorted(
        "arrest interpell demantel saisi saisie terror attentat attaque dejou djihad jihad extrem radicalis"
        " cellule crimin crime delinquan delit infraction homicide meurtre assassin tue mort victime bless"
        " deces disparu otage enlev armes munition explosi drogue cannabis cocaine chira resine trafic"
        " traffic blanchiment fraude escroqu cyber piratage migra clandest refoul expuls extrad mandat"
        " recherch policier police gendarm surete securit sureté suspect detenu prison condamn peine enquete"
        " affaire reseau frontier reseaux contrebande interpol evacu incendie seisme inondation accident"
        " emeute manifest patrouill camera surveil effectif deploy mobilis agents brigad narcot traite seized"
        " killed injured dead wounded attack kidnap hostage smuggl weapon raid suspects jailed sentenced"
        " detencion detenid incaut muert herid atentado yihad policia droga inmigra explosiv توقيف اعتقال حجز"
        " ضبط تفكيك ارهاب قتلي قتيل جرحي"
        " جريح ضحايا مخدرات امن شرطة هجرة خلية عصابة".split()
    )
)
#: Beginnings of words around figures that are routine.
LOWERED: Final = tuple(
    sorted(
        "touris nuitee hotel vacanc sejour arrivees bourse bours action actions indice masi cac nasdaq devise"
        " cours cotation dividende benefice chiffre croissance pib inflation export import recette but buts"
        " match matchs point points victoire defaite medaille classement joueur joueurs entraineur ligue"
        " championnat selection salaire album film festival spectateur recensement abonne follower meteo"
        " temperature pluie precipitation loyer immobilier voiture vente ventes production recolte quintaux"
        " tourist hotel stock shares index revenue profit goal goals league season turista"
        " bolsa acciones goles partido liga سياح بورصة هدف اهداف مباراة".split()
    )
)
#: Nouns that make fixed expressions: the number is no news.
FIXED: Final = frozenset({"continents", "rives", "coins", "cotes", "parties", "mains", "hemispheres", "saisons"})
#: Nouns that say nothing without their sentence.
EMPTY_NOUNS: Final = frozenset({"autres", "autre", "others", "otros", "otras", "premiers", "derniers", "fois"})
