"""French words around numbers."""

from __future__ import annotations

from typing import Final

from briefing.figures.words.vocabulary import Vocabulary, hedges, starts, units, words

_UNITS = units(
    EUR="euro euros",
    USD="dollar dollars dollars_americains dollars_us",
    GBP="livre_sterling livres_sterling",
    MAD="dirham dirhams",
    XOF="franc_cfa francs_cfa",
    dinar="dinar dinars",
    DZD="dinar_algerien dinars_algeriens",
    TND="dinar_tunisien dinars_tunisiens",
    CNY="yuan yuans",
    JPY="yen yens",
    CHF="franc_suisse francs_suisses",
    CAD="dollar_canadien dollars_canadiens",
    RUB="rouble roubles",
    TRY="livre_turque livres_turques",
    EGP="livre_egyptienne livres_egyptiennes",
    INR="roupie roupies",
    NGN="naira nairas",
    MRU="ouguiya ouguiyas",
    SEK="couronne_suedoise couronnes_suedoises",
    NOK="couronne_norvegienne couronnes_norvegiennes",
    DKK="couronne_danoise couronnes_danoises",
    peso="peso pesos",
    franc="franc francs",
    KRW="won wons",
    ZAR="rand rands",
    ILS="shekel shekels",
    PLN="zloty zlotys",
    SAR="riyal riyals rial rials",
    t="tonne tonnes",
    kg="kilo kilos kilogramme kilogrammes",
    g="gramme grammes",
    q="quintal quintaux",
    l="litre litres",
    hl="hectolitre hectolitres",
    km="kilometre kilometres",
    m="metre metres",
    cm="centimetre centimetres",
    mm="millimetre millimetres",
    ha="hectare hectares",
    m2="metre_carre metres_carres",
    km2="kilometre_carre kilometres_carres",
    m3="metre_cube metres_cubes",
    an="an ans annee annees",
    mois="mois",
    semaine="semaine semaines",
    jour="jour jours journee journees",
    heure="heure heures",
    min="minute minutes",
    s="seconde secondes",
    MW="megawatt megawatts",
    GW="gigawatt gigawatts",
    kWh="kilowattheure kilowattheures",
    point="point points point_de_pourcentage points_de_pourcentage point_de_base points_de_base pp",
    nœud="nœud nœuds",
    Go="gigaoctet gigaoctets",
) | {
    "pour cent": ("%", 1),
    "pour-cent": ("%", 1),
    "pourcent": ("%", 1),
    "p. 100": ("%", 1),
    "p.100": ("%", 1),
    "degre": ("°C", 1),
    "degres": ("°C", 1),
    "degres celsius": ("°C", 1),
    "pour mille": ("‰", 1),
    "mdt": ("TND", 10**6),
    "dt": ("TND", 1),
    "md dt": ("TND", 10**9),
    "f cfa": ("XOF", 1),
    "km/heure": ("km/h", 1),
    "kilometres/heure": ("km/h", 1),
    "kilometres-heure": ("km/h", 1),
    "kilometres par heure": ("km/h", 1),
    "kilometres a l'heure": ("km/h", 1),
    "mille marins": ("M", 1),
    "milles marins": ("M", 1),
}

FRENCH: Final = Vocabulary(
    units=_UNITS,
    hedges=hedges(
        at_least="plus_de plus_d' plus_des un_peu_plus_de un_peu_plus_d' bien_plus_de au_moins d'au_moins"
        " pas_moins_de pas_moins_d' au-dela_de au-dela_des minimum superieur_a superieure_a superieurs_a superieures_a"
        " a_partir_de "
        + " ".join(
            verb + behind
            for verb in "depasse depassent depassait depassaient depasser depassant depassera depasseront".split()
            for behind in ("", "_les", "_le", "_la_barre_des", "_le_cap_des", "_le_seuil_des")
        ),
        at_most="moins_de moins_d' moins_des un_peu_moins_de un_peu_moins_d' au_plus jusqu'a maximum au_maximum"
        " inferieur_a inferieure_a inferieurs_a inferieures_a tout_au_plus pas_plus_de pas_plus_d' un_maximum_de",
        about="environ d'environ pres_de pres_d' pres_des quelque quelques presque autour_de autour_des autour_d'"
        " aux_alentours_de aux_environs_de a_peu_pres approximativement pratiquement quasiment quasi"
        " de_l'ordre_de a_peine vers_les plus_ou_moins avoisine avoisinant avoisine_les avoisinant_les"
        " avoisinent_les frole frolent frole_les frisant frole_la_barre_des tout_pres_de un_total_d'environ",
    ),
    hedges_after=hedges(
        at_least="au_moins et_plus ou_plus au_minimum minimum",
        at_most="au_plus au_maximum maximum ou_moins",
        about="environ a_peu_pres",
    ),
    range_openers=words("entre de d' entre_les"),
    range_links=words("a jusqu'a - au"),
    either=words("ou voire"),
    both=words("et"),
    between=words("entre"),
    ups=starts(
        "hauss appreci multipli augment progress croissance croit crois accroi accru bond grimp envol gagn gain rehauss"
        " majorat majore relev revaloris ameliorat flamb doublement rencher gonfl"
    ),
    downs=starts(
        "baiss depreci divis recul diminu chut repli regress redui reduc perd degring flech ralenti fondu alleg decru"
        " decroi effondr recess contraction contracte tasse plong cede amput retrec abaiss"
    ),
    transitive=starts("perd gagn reduc redui cede"),
    clause_words=words("a ont qui que pour mais est sont etait etaient dont"),
    degree=starts(
        "forte fort nette net leger legere legerement fortement nettement sensible significativ notable considerable"
        " quasi ainsi globalement respectivement annuelle moyenne encore ete aussi meme environ importante record"
        " spectaculaire drastique progressi egalement"
    ),
    towards=words("de d' a par jusqu'a ( atteindre"),
    change_marks={
        "de plus": "up",
        "de hausse": "up",
        "d'augmentation": "up",
        "de croissance": "up",
        "de mieux": "up",
        "supplementaires": "up",
        "supplementaire": "up",
        "de progression": "up",
        "de moins": "down",
        "de baisse": "down",
        "de recul": "down",
        "de diminution": "down",
        "de reduction": "down",
        "en plus": "up",
        "en moins": "down",
    },
    came_from=starts("pass bascul port tomb ramen grimp"),
    labels=words(
        "article articles art n no nº num numero numeros loi lois decret dahir resolution resolutions chapitre"
        " chapitres page pages p pp alinea paragraphe paragraphes tome volume vol ligne groupe groupes zone"
        " niveau phase etape saison episode route rn rp rr autoroute lot categorie type types chaine version"
        " ligue division figure tableau annexe section question tel telephone fax bp cp canal top session"
        " edition poste station terminal porte quai secteur bloc immeuble appartement apt chambre salle hall"
        " brigade titre verset sourate psaume ° chiffre modele serie classe departement arrondissement"
        " circuit formule journee vague pilier axe scenario option plan agenda horizon vision matricule"
        " dossier affaire code rue avenue bd boulevard km pk § radio taille echelle magnitude indice"
    ),
    edition_nouns=words(
        "edition rapport exercice saison session loi promotion bilan rentree budget plan horizon mondial coupe can euro"
        " millesime annee printemps ete automne hiver agenda vision strategie classement baccalaureat bac ramadan"
        " campagne classe palmares finances election elections legislatives presidentielle monde nations indice"
    ),
    clock=words("a entre vers des avant apres jusqu'a"),
    bare=words(
        "seuls seules contre dont soit atteint atteignent atteindre atteignait atteignant atteindra"
        " totalise totalisent totalisait"
        " depasse depassent avoisine comptabilise recense denombre"
    ),
    reach=starts(
        "total totaux nombre elev etabli chiffr port pass estim evalu fix situ mont grimp tomb ramen limit rest"
        " stabilis arriv arret bond baiss recul hauss augment culmin"
    ),
    reach_by=words("a de"),
    stops=words(
        "le la les l' un une des du de d' au aux a en et ou ni mais donc car que qu' qui quoi dont ou quand"
        " comme si sur sous dans par pour avec sans vers chez entre contre depuis pendant durant avant apres"
        " lors selon hors des malgre parmi outre sauf envers jusqu' jusque est sont etait etaient sera seront"
        " serait seraient fut furent ete etre soit soient a ont avait avaient aura auront aurait auraient eu"
        " avoir ayant etant fait font va vont peut peuvent doit doivent ce cet cette ces se s' sa son ses"
        " leur leurs mon ma mes ton ta tes notre nos votre vos il elle ils elles on nous vous je j' tu me m'"
        " te t' lui eux y n' ne pas plus moins tres trop aussi ainsi alors puis ensuite deja encore toujours"
        " jamais souvent surtout notamment seulement hier demain aujourd'hui ici la tous tout toute toutes"
        " chaque plusieurs quelques aucun aucune certains certaines voire soit via lorsque lorsqu' puisque"
        " quoique afin cependant toutefois neanmoins pourtant environ respectivement successivement contre"
        " non apres-midi pres dernierement recemment actuellement precisement justement egalement parfois"
        " loin dehors ailleurs dedans dessus dessous tandis quant face grace suite rien ceux celles celui celle"
        " au-dela au-dessus au-dessous fois c' ca cela ceci chacun chacune"
    ),
    superlatives=words("plus moins tres"),
    before_noun=words(
        "premier premiere second seconde deuxieme troisieme nouveaux nouvelles nouveau nouvelle nouvel autres"
        " autre grands grandes grand grande jeunes jeune petits petites petit petite premiers premieres"
        " derniers dernieres dernier derniere principaux principales anciens anciennes ancien hauts hautes"
        " haut haute gros grosses bons bonnes vrais vraies faux fausses meilleurs meilleures"
        " futur futurs future futures"
        " prochains prochaines differents differentes seuls seules memes vieux vieilles longs longues longue"
        " longs petites mauvais mauvaises importants importantes divers diverses courts courtes bonnes belles"
        " beaux dits dites presumes simples precedents precedentes ex vice sous"
    ),
    of=words("de d' du des"),
    chains=words("de d' du des"),
    fused=words("du des"),
    determiners=words("la l' le les cette ces cet ce son sa ses leur leurs notre nos"),
    set_complements={
        "a": words("mort feu vie main domicile risque risques but bord caractere explosifs destination usage pied"),
        "en": words("situation cours detention vigueur activite service circulation developpement chef garde uniforme"),
        "sans": words("papiers domicile abri emploi travail"),
    },
    never_counted=words(
        "fois reprises quarts tiers cotes moities vitesses temps pas poils mots mains extremes bouts sens"
        " siecles genoux doigts yeux oreilles bras jambes secs pieds epingles coins"
    ),
    irregular=words("pays mois bras corps proces univers repas bus gaz cas voix prix chars relais concours discours"),
    plural=("s", "x", "z"),
    adjectives=(
        "ale",
        "al",
        "elle",
        "el",
        "ique",
        "ive",
        "if",
        "aire",
        "ienne",
        "ien",
        "aine",
        "ain",
        "euse",
        "eux",
        "ee",
        "iere",
        "ente",
        "ent",
        "ante",
        "ant",
        "aise",
        "ais",
        "oise",
        "ois",
        "able",
        "ible",
        "ouse",
        "iste",
        "isee",
        "ieur",
        "ieure",
        "brut",
        "brute",
        "uee",
        "gere",
        "blique",
        "lle",
        "ine",
        "ite",
        "ue",
        "ie",
        "aux",
        "ane",
        "an",
        "ide",
        "ore",
        "ume",
    ),
    noun_first=True,
    changes=starts(
        "baisse hausse augmentation diminution recul progression croissance chute repli reduction bond"
        " accroissement amelioration contraction ralentissement regression flambee envolee effondrement"
        " evolution variation gain perte rebond taux_de_croissance relevement doublement tassement"
        " flechissement"
    ),
    participles=starts(
        "multipli divis doubl tripl enregistr constat observ estim evalu chiffr fix etabl situ annonc prevu"
        " atteign atteint atteindr limit represent compri affich releve appreci depreci not calcul mesur"
        " realis attend pass grimp bondi"
        " chut recul baiss augment progress diminu regress hauss accru perdu gagn redui ressort tourn oscill"
        " avoisin depass elev port repli degring fluctu compt totalis arrive approch envol mont descend tomb"
        " stabilis plafonn culmin bond cede flech s'etablit stagn demeur restent restait resteront retomb remont"
        " revien excede coute couter couta coutai coutent rapporte rapportai genere generai generent pesent pesait"
        " vaut vaudra valai vari franchi tutoi"
    ),
    linking=words(
        "de d' a ( : est sont etait etaient a ont avait avaient sera seront serait s' se ete aura auront qui soit"
        " jusqu'a ainsi desormais encore meme quant pour en il elle l' ordre devrait devraient pourrait pourraient doit"
        " doivent peut peuvent va vont y"
    ),
    noun_links=words("de d' ( : est total_de"),
    empty_heads=words(
        "hauteur ordre raison titre nombre total somme lequel laquelle ensemble suit type genre marque long large haut"
    ),
    verb_marks=words(
        "sera seront serait seraient a ont avait avaient aura aurait auraient est sont etait etaient ete s' se"
        " ayant avoir"
    ),
    infinitives=starts("er ir endre ondre ettre uire"),
    like_infinitives=words(
        "cancer hiver fer mer enfer leader manager tir cuir avenir plaisir desir souvenir air chair laser tanker"
        " container hacker cher fier amer soir"
    ),
    leading_hedges=(
        "autour de",
        "autour des",
        "superieur",
        "inferieur",
        "de l'ordre",
        "depass",
        "frol",
        "avoisin",
    ),
    number_of=("le nombre de", "le nombre d'", "le nombre des", "leur nombre de", "le total des"),
    part_of=words("des sur"),
    sides=words("pour contre"),
    copulas=words("est etait etaient sera serait"),
    verbal_hedges=starts("depass avoisin frol fris"),
    inner=words("dans a contre en sur pour aux au avec sans par"),
    groups_need_of=True,
    touching_nouns=False,
    together=words("tous toutes"),
    ranks=words("rang rangs place places position positions"),
    ranked=starts("class pointe figur occup hiss"),
    comparison=words(
        "plus_qu' moins_qu' par_rapport_a par_rapport_aux comparativement_a compare_a contre rapport_a"
        " comparaison_avec face_a a_la_meme_periode le_double le_triple"
    ),
    since=words("depuis"),
    including=words("dont"),
    participle_endings=("és", "ées", "enus", "enues"),
    than=("que", "qu'"),
    plural_verbs=words("ont sont etaient seront avaient auraient furent"),
    reaching=words(
        "a pour_depasser pour_depasser_les pour_atteindre et_atteint et_atteignent pour_s'etablir_a et_s'etablit_a"
        " pour_se_situer_a"
    ),
    relative=words("qui"),
    bought_for=words("pour"),
    finite=("ait", "aient", "era", "eront"),
    stand_ins=words("chiffre niveau montant total score record compte proportion"),
    ranging=words("va vont allait allaient allant ira"),
    at_speed=words("a"),
    paid_in=words("en_especes en_liquide en_numeraire en_cash en_devises"),
    yardsticks=words("pib produit_interieur_brut"),
    others=words("autres"),
    sums=starts(
        "econom recette depense dette deficit excedent invest benefice perte credit budget aide subvention pret don"
        " fonds financ enveloppe cout charge facture impot taxe capita chiffre_d'affaires tresorerie salaire"
    ),
    telling=starts(
        "annonc indiqu declar precis affirm soulign rapport ajout expliqu assur fait_savoir revel confi estim rappel"
        " dit appris communiqu"
    ),
    told_by=words("a ont avait avaient est etait"),
    frames=words("en depuis pendant durant"),
    per=(" pour ", " sur "),
    more_or_less=words("plus moins"),
    grades=words("etoiles"),
    times=words("fois"),
    times_by=starts("multipli divis"),
    multiples={"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6, "decupl": 10, "centupl": 100},
    articles=words("le la un une l'"),
    auxiliaries=words("a ont avait avaient aura auront aurait auraient ayant presque quasiment plus_que pratiquement"),
    out_of=words("sur"),
    decimal_comma=True,
    indefinite_plurals=words("des de plusieurs quelques d' les par aux ces"),
)
