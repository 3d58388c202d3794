"""The French words that the grammar of keyphrases needs: what links, what opens, what is too vague, what is a verb."""

from __future__ import annotations

import re
from typing import Final

ELISIONS: Final = frozenset("l' d' j' m' t' s' c' n' qu' jusqu' lorsqu' puisqu' quoiqu'".split())
#: Link two nouns of one phrase.
LINKS: Final = frozenset("de du des d' à au aux en contre pour of".split())
NAME_LINKS: Final = frozenset({"pour", "of"})
COMPLEMENT_LINKS: Final = frozenset("de du des d'".split())
PLACE_LINKS: Final = frozenset("à au aux en".split())
#: May follow a link.
ARTICLES: Final = frozenset("la le les l'".split())
#: A noun phrase follows; a word right before one of the strong ones ends no noun phrase.
DETERMINERS: Final = frozenset(
    "la le les l' un une des du au aux ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes"
    " chaque plusieurs quelques deux trois quatre cinq six sept huit neuf dix".split()
)
OBJECTS: Final = frozenset("la le les l' un une ce cet cette ces son sa ses leur leurs notre nos".split())
#: A finite verb follows.
SUBJECTS: Final = frozenset("il elle ils elles on qui se s' ne n' j' je nous vous y me m' te t' lui".split())
#: A participle follows.
AUXILIARIES: Final = frozenset(
    "a ont ai avons avait avaient aura auront aurait auraient eu ayant avoir est sont était étaient sera seront serait"
    " seraient été étant être fut furent soit soient reste restent demeure demeurent".split()
)
#: Neither noun nor part of a name, beside the stop words.
BARRED: Final = frozenset(
    """
présent présente au-delà au-dessus au-dessous par-delà là-bas ci-après là-dessus vis-à-vis alors ainsi lors
selon dont afin notamment également encore toujours jamais déjà enfin ensuite puis parfois souvent hier demain
ici ailleurs mieux près loin plutôt voire quasi presque assez environ quelque moins plus très trop beaucoup
autant tant davantage mal bientôt aussitôt tantôt soudain dessus dessous dedans dehors partout nulle fois
matière vue faveur part cas fait sujet suite fin début cours partie nombre ensemble reste plupart moitié
majorité porte tiers quart millier milliers million millions milliard milliards dizaine dizaines douzaine
quinzaine vingtaine trentaine cinquantaine centaine centaines zéro vingt trente quarante cinquante soixante cent
mille onze douze treize quatorze quinze seize simple simples net nette nets nettes vaste vastes fort forte forts
fortes double triple vrai vraie vrais vraies pur pure triste beau belle beaux belles mauvais mauvaise faible
faibles rapide rapides notable notables significatif significative significatifs significatives déterminant
déterminante déterminants déterminantes efficace efficaces inédit inédite inédits inédites concret concrète
concrets concrètes massif massive massifs massives impressionnant impressionnante remarquable remarquables
considérable considérables majeur majeure majeurs majeures essentiel essentielle essentiels essentielles crucial
cruciale cruciaux exceptionnel exceptionnelle exceptionnels exceptionnelles particulier particulière
particuliers particulières spécifique spécifiques croissant croissante croissants croissantes accru accrue
accrus accrues fluide passif passive officiel officielle officiels officielles suivant suivante suivants
suivantes utile utiles présents présentes privilégié privilégiée fructueux fructueuse étroit étroite étroits
étroites incontournable incontournables historique historiques clé clef clés phare approprié appropriée adéquat
adéquate proactif proactive permanent permanente constant constante solide solides profond profonde immense
énorme énormes unique uniques deux trois quatre cinq six sept huit neuf dix euro euros dollar dollars dirham
dirhams kilomètre kilomètres an ans année années mois semaine semaines jour jours journée heure heures matin
soir nuit minute minutes seconde secondes date époque temps moment instant veille lendemain soirée matinée
trimestre semestre siècle décennie décennies lieu place mise prise point manière façon type genre sorte niveau
titre cadre sein biais but égard terme termes bon bonne bons bonnes grand grande grands grandes petit petite
petits petites nouveau nouvel nouvelle nouveaux nouvelles autre autres même mêmes tel telle tels telles dernier
dernière derniers dernières prochain prochaine prochains prochaines premier première premiers premières second
deuxième troisième quatrième cinquième seul seule seuls seules propre propres ancien ancienne anciens anciennes
important importante importants importantes principal principale principaux principales gros grosse grosses
véritable véritables réel réelle réels réelles certain certaine certains certaines divers diverses différent
différente différents différentes nombreux nombreuses meilleur meilleure meilleurs meilleures pire possible
possibles nécessaire nécessaires actuel actuelle actuels actuelles récent récente récents récentes futur future
jeune jeunes vieux vieille haut haute hauts hautes long longue large larges plein pleine total totale entier
entière dit dite dits dites faite faits faites peut-être ci-dessus ci-dessous c'est-à-dire m mm mme mlle dr pr
st ste me mgr permet permettent permis permettre doit doivent devoir devrait devraient pourrait pourraient peut
peuvent pouvoir pu veut veulent voulu vouloir faut sait savent su savoir va vont aller allé vient viennent venu
venir font faire met mettent mis mettre prend prennent pris prendre tient tiennent tenu tenir devient deviennent
devenu devenir restent rester demeure demeurent donne donnent donner rend rendent rendre disent dire voit voient
voir vu avoir être été étant ayant eu était fut sera serait aurait soit soient furent seront seraient auraient
avaient avait lire suivre publier publié article articles photo photos vidéo vidéos source sources ndlr légende
crédit lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août
septembre octobre novembre décembre
""".split()
)
#: Stand before a person's name and are no part of it.
HONORIFICS: Final = frozenset("m mm mme mmes mlle mlles dr pr me mgr".split())
#: Too vague to stand alone, whatever the text.
VAGUE: Final = frozenset(
    """
ambition héritage expertise atout nord sud est ouest scène parole pays royaume monde état gouvernement
organisation événement évènement élément service personne homme femme chose question problème exemple situation
action activité mesure bureau assemblée autorité conseil comité centre institut ministère rôle importance
objectif cause effet raison résultat ville région zone responsable membre acteur déclaration décision projet
rapport étude opération système développement processus approche stratégie vision contexte dispositif mécanisme
capacité moyen enjeu défi risque image référence presse communiqué porte-parole président directeur ministre
chef roi lutte base sol plan direction perspective édition rendez-vous réponse dimension notion logique
reconnaissance confiance crédibilité stature statut expérience efficacité équilibre partenaire participant
expert cas groupe nombre chiffre taux pourcent total somme avis propos thème page travail travaux travailleur
succès avenir passé présent histoire
vie mondial international national général communauté domaine secteur champ axe ligne phase étape cours aide
appui soutien présence participation réunion rencontre visite occasion cérémonie session séance esprit volonté
engagement effort aspect ordre choix besoin mission fonction représentant délégation interlocuteur auteur
affaire dossier source public
""".split()
)
#: Of what? A figure with these alone says nothing: "recul de 3 %", "40 tonnes", "taux de 95 %".
MEASURES: Final = frozenset(
    """
chiffre nombre total taux niveau part somme montant personne fois cas
hausse baisse recul augmentation diminution progression repli bond croissance accélération ralentissement variation
tonne kilo kilogramme gramme kilomètre mètre hectare litre degré watt euro dollar dirham franc livre point
""".split()
)
#: A person's name is a tag without what the person is.
PEOPLE: Final = frozenset(
    """
président présidente ministre directeur directrice général générale chef cheffe roi reine prince princesse
secrétaire professeur professeure docteur ambassadeur ambassadrice procureur procureure juge capitaine colonel
commandant commissaire député députée sénateur sénatrice maire préfet préfète journaliste entraîneur
sélectionneur joueur joueuse avocat avocate expert experte chercheur chercheuse politologue sociologue
économiste analyste porte-parole candidat candidate chancelier chancelière émir sultan cheikh maître gouverneur
gouverneure inspecteur lieutenant sergent major amiral premier philosophe écrivain écrivaine auteur autrice
acteur actrice réalisateur chanteur chanteuse coureur champion championne patron patronne dirigeant dirigeante
responsable consultant vice-président vice-présidente coordinateur délégué déléguée envoyé émissaire
représentant représentante conseiller conseillère homologue frère sœur fils fille père mère époux épouse royaume
pays ville capitale
""".split()
)
#: Present forms of press verbs that are no nouns; the other tenses are told by their endings.
_PRESENT: Final = frozenset(
    """
abrite accepte accroît accueille accuse achève admet adopte affecte affiche affirme affronte agit ajoute amène
amorce anime apparaît appartient appelle applique apporte apprend approuve arrive assiste associe assume assure
atteint attend attire augmente autorise bat bénéficie brille célèbre cesse cherche choisit commence compose
comprend concerne concède conclut condamne conduit confère confie confirme confronte connaît consacre considère
consiste consolide constate constitue construit contient continue contraint contribue convient convoque couvre
craint crée croit débute décide déclare découvre décrit dédie défend définit démantèle démontre dénonce dépasse
dépend déplore déploie désigne détermine détient détruit développe devient dévoile dirige dispose dispute
échappe élabore élit éloigne émane émet emmène empêche encourage engage enregistre enseigne entame entend
entraîne entretient envisage envoie espère estime établit étend évalue évoque examine exerce exige existe
explique explose exprime favorise finit fonde formule fournit franchit gagne garantit gère grandit honore
identifie ignore illustre implique impose incarne incite inclut indique informe inscrit insiste instaure intègre
intensifie interpelle intervient introduit invite joint justifie laisse maintient mène mentionne mobilise naît
nécessite nomme nourrit obtient occupe oppose organise ouvre paraît participe parvient perçoit perd permet
persiste plaide poursuit pousse possède précise préconise prépare présente préside prétend prévient prévoit
privilégie procède produit progresse promeut promet prône propose protège prouve provient provoque qualifie
quitte raconte rappelle rassemble rate réaffirme réagit réalise reçoit recommande reconnaît recule réduit
reflète refuse regroupe rejette rejoint relève remet remplace remporte renforce renouvelle répond repose
représente reprend réside résout respecte ressort retient retrouve réunit révèle revient saisit salue satisfait
sauve semble sert signale signifie souffre souhaite souligne soulève soumet soutient subit succède suffit
suggère suit suppose surveille survient symbolise tarde témoigne tourne traduit transcende transforme transmet
traverse trouve valorise vante vise vit
""".split()
)
_FINITE: Final = re.compile(
    r"(?:èrent|aient|[bcdéfgijlnpqrstuvyz]ait|[eidtv]ront|issent|ît|ût|[bcdgijlnpqrstuvxyz]ent|[eidtv]ra)$"
)
_NOT_FINITE: Final = frozenset(
    """
trait retrait portrait attrait extrait souhait parfait imparfait bienfait méfait forfait abstrait distrait lait
président résident agent argent accident incident talent client patient parent présent absent récent urgent
excellent permanent compétent évident prudent dissident occident orient continent serpent torrent précédent
antécédent adolescent équivalent violent pertinent négligent intelligent transparent concurrent récurrent
divergent convergent contingent détergent innocent décent insurgent émergent latent omniprésent pourcent accent
vent couvent souvent auvent dent trident ingrédient inconvénient expédient quotient coefficient efficient
conscient inconscient récipient mécontent intermittent référent adhérent gradient ambivalent polyvalent opulent
virulent turbulent frauduleux indolent insolent cent lent contient différent fréquent conséquent éloquent
délinquent subséquent opéra caméra choléra agora aura sahara extra ultra infra contra intra mantra cobra hydra
sutra goût coût août égout forêt intérêt prêt
""".split()
)
_INFINITIVE: Final = re.compile(
    r"(?:[^aeiouyéèhi]er|[cgl]her|[uy]er|ifier|[^aeiouéèvsoï]ir|enir|evoir|endre|ondre|ettre|aître|uire|crire|aindre"
    r"|eindre|croire|boire|vivre|suivre|fier|nier|cier|vrir|frir)$"
)
_NOT_INFINITIVE: Final = frozenset(
    """
mer hiver cancer super ver fer cher enfer leader foyer loyer dîner souper déjeuner manager poker hacker danger
berger étranger léger passager messager usager clocher rocher archer conseiller premier dernier particulier
hôtelier reporter partner container computer center server master cluster bunker tanker supporter boulanger
horticulteur désir plaisir tir noir souvenir avenir martyr zéphyr menhir émir vizir gendre cendre tendre lettre
mètre maître devoir
""".split()
)
#: Participles that have become adjectives: a phrase may end in one.
_SETTLED: Final = re.compile(
    r"(?:organisé|uni|armé|privé|organisé|qualifié|connecté|mondialisé|combiné|intégré|avancé|réservé|illimité|spécialisé"
    r"|habilité|associé|fermé|élevé|handicapé|retraité|réfugié|déplacé|renforcé|partagé|émergé|allié|développé)e?s?$"
)
_ADVERB: Final = re.compile(
    r"(?:[ae]mment|ellement|alement|ivement|eusement|iquement|airement|[ai]blement|uement|ièrement|rtement|idement"
    r"|argement|ulement|mplement|irectement|utrement|lairement|leinement|ictement|ignement|niquement|[bgrsfn]ément|ûrement"
    r"|ustement|entement|oitement|aitement|acilement)$"
)
_NOT_ADVERB: Final = re.compile(
    r"(?:département|appartement|comportement|écartement|chargement|renouvellement|amoncellement"
    r"|(?:rens|ens)eignement|alignement|témoignement|accablement|ameublement|comblement|doublement|dénuement|engouement"
    r"|tourment|traitement|nouvellement|affrontement|peuplement|ensablement|écoulement|roulement|stipulement|agrément)s?$"
)
_PARTICIPLE: Final = re.compile(r"(?:[^t]ée?s?|(?:u|i)e?s|ite?s|ise?s|erte?s)$")
_PAST: Final = re.compile(r"[^t]ée?s?$")
#: An ending that adjectives have; some nouns have it too.
_ADJECTIVE: Final = re.compile(
    r"(?:[aei]le?s?|aux|elles?|ifs?|ives?|eux|euses?|[ai]bles?|aires?|iques?|iens?|iennes?|ains?|aines?|[ao]ises?|[ao]is"
    r"|istes?|esques?|gères?|éens?|éennes?|oles?|eures?|ieurs?|liques?|lics?|[^t]ée?s?|[ae]nte?s?|ière?s?|iers?|ine?s?)$"
)
#: Adjectives that stand in names and have no ending of their own.
_NAMED: Final = re.compile(
    r"(?:suprême|arabe|rouge|blanc|blanche|vert|verte|noir|noire|bleu|bleue|libre|russe|belge|suisse|turc|turque|grec"
    r"|grecque|uni|unie|saint|sainte|mixte|civil|civile|kurde|berbère|amazigh|druze|basque|corse|perse|serbe|croate"
    r"|slave|tchèque|bulgare|afghan|afghane|allemand|allemande|normand|normande|musulman|musulmane|catalan|catalane"
    r"|juste|souverain|souveraine|sud|nord|est|ouest|membre|partie)s?"
)
#: An ending that only nouns have.
_NOUN: Final = re.compile(r"(?:ions?|tés?|eurs?|ments?|[ae]nces?|ismes?|ures?|ages?|eries?|graphies?|logies?|crates?)$")


def is_finite(word: str) -> bool:
    """Tell a verb in the third person, by its ending or because it is a common one."""
    if word in _PRESENT:
        return True
    return bool(_FINITE.search(word)) and word not in _NOT_FINITE and not word.endswith("ment")


def is_infinitive(word: str) -> bool:
    """Tell an infinitive by its ending."""
    return bool(_INFINITIVE.search(word)) and word not in _NOT_INFINITIVE


def is_adverb(word: str) -> bool:
    """Tell an adverb in -ment from a noun in -ment."""
    return bool(_ADVERB.search(word)) and not _NOT_ADVERB.search(word)


def looks_participle(word: str) -> bool:
    """Tell a form that may be a past participle; some nouns look the same."""
    return bool(_PARTICIPLE.search(word))


def is_past(word: str) -> bool:
    """Tell a form that is a past participle behind an auxiliary: there "augmenté" is no noun in -té."""
    return looks_participle(word) or word.endswith(("té", "tée", "tés", "tées"))


def ends_clause(word: str) -> bool:
    """Tell a participle that is no settled adjective: what stands before it is half a clause."""
    return looks_participle(word) and not _SETTLED.match(word)


def opens_clause(word: str) -> bool:
    """Tell a participle in -é that is no settled adjective: after a name, it opens a clause."""
    return bool(_PAST.search(word)) and not _SETTLED.match(word)


def looks_adjective(word: str) -> bool:
    """Tell a form that may be an adjective; the text must say how it is used."""
    return bool(_ADJECTIVE.search(word)) and not _NOUN.search(word)


def describes_name(word: str) -> bool:
    """Tell an adjective that can follow a capital word within a name: "Nations unies", not "Centre dédié"."""
    return _NAMED.fullmatch(word) is not None or (looks_adjective(word) and not opens_clause(word))


def agree(noun: str, adjective: str) -> bool:
    """Tell whether a word can describe the one before it: no plural after a singular ("sécurité marocains").

    A singular in -s is let through, on both sides.
    """
    return noun[-1] in "sxz" or not adjective.endswith("s") or adjective.endswith(("ais", "ois", "is", "ous"))
