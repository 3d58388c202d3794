"""Just enough grammar to tell a sentence from a label: finite verbs, function words, words that open a sentence.

Tables for French first; English and Spanish where a rule needs them. Folded unless said otherwise.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.clean.fold import fold

#: Finite forms that are frequent in the press and hard to take for a noun; `a` is looked up unfolded (not `à`).
_FINITE: Final = frozenset(
    """
    est sont ont etait etaient sera seront serait fut furent avait avaient aura auront aurait eut fait font fit firent
    ferait va vont peut peuvent pouvait pourra pourrait doit doivent devait devra devrait veut veulent voulait voudrait
    dit disent met mettent mit prend prennent prit vient viennent vint tient tiennent sait savent faut fallait reste
    restent annonce annoncent appelle appellent affirme affirment accueille accueillent accuse arrive attend attendent
    choisit confirme confirment conforte constitue constituent continue continuent critique defend demande demeure
    demeurent denonce devient deviennent dispose disposent ecope enregistre entend espere estime estiment evoque exige
    explique figure figurent impose indique insiste invite juge lance lancent maintient marque mene montre montrent
    multiplie nie occupe ouvre permet permettent plaide porte poursuit precise prepare preparent presente prevoit
    profite promet propose rappelle reclame reconnait recoit recuse refuse regrette rejette remet remporte renforce
    renforcent renvoie represente representent revient reviennent revele salue saisit signe signent souhaite souligne
    suscite traduit traite travaille trouve vise visent preside assure assurent s'est c'est n'est n'a n'ont l'a
    is are was were has have had will would can could says said may must
    es son fue fueron ha han habia sera puede pueden debe tiene tienen esta estan dijo
    """.split()
)
_FINITE_ENDING: Final = re.compile(
    r"^(?:[a-z]{3,}(?:aient|erent|irent|urent|issent|ront|raient)|[a-z]{4,}(?:ait|era|ira|rait))$"
)
_ENDING_NOUNS: Final = frozenset(
    "portrait retrait extrait trait lait souhait attrait opera camera forfait parfait bienfait abstrait affront".split()
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

#: Words after which a capitalised word goes on with the phrase.
FUNCTION_WORDS: Final = frozenset(
    """
    a au aux avec chez contre dans de des du d en entre et l la le les leur mais ni ou par pour que qui sa sans selon
    ses son sous sur un une vers ce cet cette ces notre nos votre vos mon ma mes comme depuis lors dont se s n ne
    est sont the of in on at by for and to from with el los las y del al con por para
    """.split()
)

_OPENERS: Final = """
Le La Les L'  Un Une Des Du Ce Cet Cette Ces C' Il Elle Ils Elles On Nous En Dans Sur Au Aux À A Après Avant Avec Alors
Depuis Selon Pour Par Près Lors Si Face Suite Plusieurs Quelque Quelques Deux Trois Quatre Cinq Six D' Entre Sous Ainsi
Lundi Mardi Mercredi Jeudi Vendredi Samedi Dimanche Tout Tous Toutes Plus Son Sa Ses Leur Leurs Comme Parmi Outre Malgré
Grâce Dès Quand Lorsque Pendant Durant Voici Voilà Chaque Aucun Aucune Cela Certes Mais Or Et Qu' S' N' J' Je Notre
Aujourd'hui Hier Fort Forte Réuni Réunis Réunie Invité Interrogé Intervenant Au-delà Jusqu' Celui Celle Ceux
""".split()
#: A capitalised word that begins a French sentence and stands capitalised nowhere else but in names.
OPENER: Final = (
    "(?:"
    + "|".join(sorted((re.escape(w).replace("'", "['’]") for w in _OPENERS), key=len, reverse=True))
    + r")(?:(?<=['’])|(?=[ \u00a0]))"
)


def has_finite_verb(text: str) -> bool:
    """Tell whether a text likely holds a finite verb; labels, captions and headings mostly do not.

    >>> has_finite_verb("Le ministre a reçu ses homologues"), has_finite_verb("Une coopération à l'épreuve")
    (True, False)
    """
    return any(_is_finite(word) for word in _WORD.findall(text))


def _is_finite(word: str) -> bool:
    folded = fold(word)
    if word == "a" or folded in _FINITE:
        return True
    bare = folded.rpartition("'")[2]
    return bare in _FINITE or (bare not in _ENDING_NOUNS and _FINITE_ENDING.match(bare) is not None)
