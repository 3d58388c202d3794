"""What page furniture says, as data: folded text (see `fold`), no logic. Phrases are separated by `|`.

A phrase is looked up as a whole line; one that ends in `*` is the beginning of a line. Languages stand together,
because a French page carries English and Arabic buttons.
"""

from __future__ import annotations

from typing import Final

#: Headings of a list of other articles. Everything below is that list until article text resumes.
SECTIONS: Final = """
aller plus loin | pour aller plus loin | pour en savoir plus | ces articles devraient vous interesser |
ces articles pourraient vous interesser | ces articles peuvent vous interesser |
cet article pourrait vous interesser | articles similaires | articles lies | article lie | articles connexes |
articles associes | articles relatifs | articles en relation | articles en lien | articles recommandes |
articles suggeres | articles recents | articles populaires | articles precedents | articles du meme auteur |
articles de la meme rubrique | articles les plus lus | autres articles | autres articles* | autres actualites |
autres titres | autres publications | d'autres articles* | d'autres actualites | d'autres lectures |
sur le meme sujet | sur le meme theme | sur ce sujet | sur ce theme | sur le sujet | sur la meme thematique |
dans la meme rubrique | dans la meme categorie | dans la meme thematique | dans le meme dossier |
dans cette rubrique | du meme auteur | les plus lus | les plus lues | le plus lu | les plus vus |
les plus populaires | les plus commentes | les plus partages | les plus recents | les plus consultes |
les articles les plus lus | les articles les plus* | les derniers articles | les dernieres actualites |
les dernieres informations | les dernieres nouvelles | nos derniers articles | nos articles les plus lus | plus lus |
a la une | a la une aussi | la une | a decouvrir | a decouvrir aussi | a decouvrir egalement | a ne pas manquer |
a ne pas rater | ne manquez pas | ne ratez pas | vous aimerez aussi | vous aimerez peut-etre | vous aimeriez aussi |
vous pourriez aimer | vous pourriez aussi aimer | vous pourriez egalement aimer | vous pourriez etre interesse* |
vous pourriez aussi etre interesse* | vous pouvez aussi lire | vous avez aime cet article* |
vous serez peut-etre interesse* | vous devriez lire aussi | cela pourrait vous interesser |
cela pourrait aussi vous interesser | cela peut vous interesser | ca pourrait vous interesser |
ca peut vous interesser | ceci pourrait vous interesser | ceci peut vous interesser | peut vous interesser |
pourrait vous interesser | susceptible de vous interesser | recommande pour vous | recommandes pour vous |
recommandations | nos recommandations | notre selection | nos suggestions | la selection de la redaction |
le choix de la redaction | les choix de la redaction | la redaction vous conseille | la redaction vous recommande |
la redaction recommande | selectionne pour vous | selectionnes pour vous | suggestions de lecture |
lectures recommandees | lecture recommandee | contenus associes | contenus similaires | contenus sponsorises |
contenu sponsorise | contenus recommandes | derniers articles | derniers articles publies | dernieres actualites |
dernieres actus | dernieres nouvelles | dernieres infos | dernieres informations | dernieres depeches |
dernieres publications | dernieres minutes | derniere minute | derniere heure | toute l'actualite | toute l'actu |
toute l'actualite* | toute l'info* | toutes les depeches | toutes les actualites | toutes les infos |
plus d'articles | plus d'actualites | plus d'infos | plus d'informations | plus de nouvelles |
plus sur ce sujet | plus sur le sujet | actualites liees | actualite en continu | actu en continu | infos en continu |
l'info en continu | l'actualite en continu | le fil info | fil info | fil infos | fil d'actualite | fil actu |
fil de l'actualite | le fil de l'actu | flash info | flash infos | flash actu | en continu |
info en continu | populaires | en relation | en lien avec cet article | en rapport avec cet article |
liens utiles | nos dossiers | nos videos | nos newsletters | nos podcasts | vos commentaires |
a voir sur le web | ailleurs sur le web | dans l'actualite | l'essentiel de l'actu |
top articles | top news | les tops | gros titres | related | related articles |
related article | related stories | related posts | related news | related topics | related content | more from* |
more stories | more news | more on this story | more on this topic | you may also like | you might also like |
you may like | you may be interested in | most read | most popular | most viewed | trending | trending now |
recommended | recommended for you | recommended articles | recommended stories | editors' picks | editor's picks |
latest news | latest stories | latest articles | top stories | popular posts | popular articles | recent posts |
recent articles | up next | don't miss | in this section | around the web | from around the web |
noticias relacionadas | articulos relacionados | articulos recomendados | contenidos relacionados |
contenido relacionado | te puede interesar | le puede interesar | te recomendamos | tambien te puede interesar |
te podria interesar | quiza te interese | lo mas leido | lo mas visto | los mas leidos | las mas leidas |
mas noticias | ultimas noticias | ultima hora | otras noticias | relacionado | relacionados |
relacionadas | مقالات ذات صلة | مواضيع ذات صلة | مواضيع مرتبطة | اخبار ذات صلة | الاكثر قراءة | الاكثر مشاهدة |
قد يهمك ايضا | قد يعجبك ايضا | اخر الاخبار
"""

#: Pointers to one other article: the pointed title stands on the same line or on the next.
POINTERS: Final = """
lire aussi* | lire egalement* | lire ou relire* | lire plus tard | lire par ailleurs* | lire notre* |
lire l'article :* | lire aussi sur* | a lire* | a lire aussi* | a voir aussi* | a ecouter* | a ecouter aussi* |
a consulter* | a relire* | aussi a lire* | aussi lire* | voir aussi* | voir egalement* | voir notamment* |
lisez aussi* | lisez egalement* | ecouter aussi* | ecoutez aussi* | regarder aussi* | regardez aussi* | relire* |
notre article :* | sur le meme sujet* | sur le meme theme* | pour en savoir plus* | pour aller plus loin* |
en savoir plus* | retrouvez aussi* | also read* | read also* | read more* | also see* | see also* | see more* |
lea tambien* | lee tambien* | leer tambien* | leer mas* | ver tambien* | vea tambien* | mira tambien* |
te puede interesar* | le puede interesar* | mas informacion |
اقرا ايضا* | اقرا كذلك* | اقرا المزيد* | شاهد ايضا* | طالع ايضا*
"""

#: reason -> phrases that are furniture wherever they stand.
PHRASES: Final = {
    "navigation": """
    accueil | menu | menu principal | rechercher | recherche | aller au contenu | aller au contenu principal |
    skip to content | skip to main content | retour | retour a l'accueil | retour en haut | retour en haut de page |
    haut de page | revenir en haut | page d'accueil | precedent | suivant | article precedent | article suivant |
    article precedent* | article suivant* | page suivante | page precedente | suivant » | next article |
    previous article | previous post | next post | prev | next | previous | home | fermer | ouvrir le menu |
    plan du site | contact | contactez-nous | contactez nous | qui sommes-nous | a propos | a propos de nous |
    version imprimable | version pdf | imprimer | imprimer l'article | imprimer cet article | print |
    print this article | ecouter | ecouter l'article | ecouter cet article | listen | listen to this article |
    ecouter la lecture | ajouter aux favoris | ajouter a mes favoris | ajouter a ma liste | sauvegarder |
    enregistrer l'article | enregistrer | lire plus tard | taille du texte | sommaire | table des matieres |
    dans cet article | vous etes ici | vous etes ici* | accueil >* | accueil »* | accueil /* | accueil ›* | home >* |
    home »* | home /* | voir plus | voir tout | voir tous | voir toutes | voir moins | tout voir |
    voir plus d'articles | voir tous les articles* | voir toutes les actualites | charger plus | afficher plus |
    afficher la suite | load more | show more | show less | view all | lire la suite | lire la suite* |
    lire l'article | lire l'article complet | lire l'article original | lire l'integralite | lire l'integralite* |
    lire plus | lire tout | la suite | suite | lire la source | suite de l'article* | continuer la lecture |
    continue reading | continue reading* | poursuivre la lecture | seguir leyendo | leer mas | read the full* |
    read full* | click here* | cliquez ici* | cliquer ici* | pulse aqui* | haga clic* | المزيد | اقرا المزيد |
    الرئيسية
    """,
    "share": """
    partager | partager cet article | partager l'article | partager sur* | partager par* | partager via* |
    partager :* | partage | partages | partagez | partagez cet article* | partagez l'article | partagez sur* |
    partagez avec* | partagez votre avis | partagez :* | partager ce contenu | partager la page |
    partager maintenant | partager cette page | partager l'info | share | share this | share this article |
    share this story | share on* | share via* | share :* | share with* | compartir | compartir en* | compartir :* |
    comparte* | compartelo* | copier le lien | copier le lien de l'article | copy link | copiar enlace | lien copie |
    lien copie* | envoyer | envoyer par mail | envoyer par e-mail | envoyer par email | envoyer a un ami |
    envoyer cet article* | tweet | tweeter | tweetez | retweeter | j'aime | j'aime ca | j'aime : | like | like this |
    likez* | enregistrer sur* | epingler | pin it | cliquez pour partager* | cliquer pour partager* |
    cliquez pour envoyer* | cliquer pour envoyer* | cliquez pour imprimer* | cliquer pour imprimer* |
    click to share* | click to email* | ouvre dans une nouvelle fenetre | مشاركة | شارك | شارك على* | انشر
    """,
    "follow": """
    suivez-nous* | suivez nous* | suivez toute l'actualite* | suivez toute l'actu* | suivez l'actualite* |
    suivez l'actu* | suivez les dernieres* | suivez notre chaine* | suivez notre page* | suivez-moi* | suivre |
    suivre sur* | suivi | rejoignez-nous* | rejoignez nous* | rejoignez notre* | rejoignez la chaine* |
    retrouvez-nous* | retrouvez nous* | retrouvez toute l'actualite* | retrouvez toute l'actu* |
    retrouvez l'ensemble de nos* | retrouvez toutes nos* | retrouvez tous nos* | telechargez l'application* |
    telechargez notre* | telecharger l'application* | telechargez l'appli* | disponible sur app store* |
    disponible sur google play* | follow us* | follow | follow on* | join us* | join our* | download our* |
    download the app* | siguenos* | siga nuestro* | unete a* | google news | google actualites | whatsapp | telegram |
    facebook | twitter | instagram | linkedin | youtube | تابعنا* | تابعونا*
    """,
    "comments": """
    vos reactions | vos reactions* | reactions des lecteurs | commentaires des lecteurs | l'avis des lecteurs |
    commenter | commentaire | commentaires | commentaires :* | commentaires (* | commentez | commentez cet article |
    les commentaires | aucun commentaire | aucun commentaire* | pas de commentaire | pas de commentaires |
    pas encore de commentaire* | 0 commentaire | ajouter un commentaire | ajouter votre commentaire |
    ajoutez un commentaire | ajoutez votre commentaire | laisser un commentaire | laisser un commentaire* |
    laissez un commentaire* | laissez votre commentaire | laisser une reponse | laissez une reponse |
    laissez une reponse* | poster un commentaire | poster le commentaire | publier un commentaire |
    publier le commentaire | publier votre commentaire | ecrire un commentaire | ecrivez un commentaire |
    donnez votre avis | donner votre avis | votre avis | votre avis nous interesse | votre commentaire | votre nom |
    votre nom* | votre message | votre email | votre e-mail | votre adresse e-mail ne sera pas* |
    votre adresse email ne sera pas* | votre adresse de messagerie ne sera pas* | l'adresse e-mail ne sera pas* |
    les champs obligatoires sont* | les champs marques* | champs obligatoires | enregistrer mon nom* |
    prevenez-moi de* | prevenez moi de* | avertissez-moi* | notifiez-moi* | soyez le premier a commenter* |
    soyez le premier a reagir* | soyez la premiere* | les commentaires sont fermes* |
    les commentaires sont desormais fermes* | commentaires fermes | commentaires desactives* |
    les commentaires sont desactives* | les commentaires sont moderes* | tous les commentaires* | reagir |
    reagir a cet article | reagissez | reagissez* | repondre | repondre a* | reponse | reponses | annuler la reponse |
    connectez-vous pour commenter | connectez-vous pour laisser* | connectez-vous pour publier* |
    connectez-vous pour reagir* | vous devez etre connecte* | vous devez vous connecter* | identifiez-vous pour* |
    signaler | signaler un abus | signaler ce commentaire | signaler un contenu* | signaler une erreur* |
    signaler un probleme* | signaler cet article | merci d'avoir signale | merci d'avoir signale* |
    cette image sera automatiquement bloquee* | ce commentaire sera* | une erreur dans cet article* |
    vous avez releve une erreur* | vous avez repere une erreur* | ce site utilise akismet* |
    en savoir plus sur la facon dont les donnees* | en savoir plus sur comment les donnees* | nom * | e-mail * |
    site web | nom | email | e-mail | adresse e-mail | courriel | leave a comment | leave a reply | leave a reply* |
    leave a comment* | add a comment | post a comment | post comment | your email address will not be published* |
    required fields are marked* | save my name* | comments | comment | no comments | no comments* |
    comments are closed* | be the first to comment* | deja un comentario | deja una respuesta | deja tu comentario* |
    comentarios | comentar | tu direccion de correo electronico no sera* | los campos obligatorios* |
    sin comentarios | اضف تعليق* | اترك تعليق* | اترك ردا* | التعليقات | تعليقات | لن يتم نشر عنوان بريدك*
    """,
    "paywall": """
    article reserve* | article reserve aux abonnes* | contenu reserve* | reserve aux abonnes* |
    reserve a nos abonnes* | cet article est reserve* | ce contenu est reserve* | cet article est payant* |
    acces reserve* | offre reservee* | il vous reste* | la suite est reservee* |
    la suite de cet article est reservee* | la suite de l'article est reservee* | pour lire la suite* |
    pour lire l'integralite* | pour lire cet article* | pour continuer la lecture* | pour continuer a lire* |
    vous souhaitez lire* | vous voulez lire* | lisez l'integralite* | lire la suite avec* | abonnez-vous* |
    abonnez vous* | abonnement | abonnement* | abonne | abonnes | s'abonner | s'abonner* | je m'abonne* | m'abonner |
    deja abonne* | vous etes deja abonne* | vous etes abonne* | deja inscrit* | pas encore abonne* |
    pas encore inscrit* | profitez de* | sans engagement* | decouvrez nos offres* | decouvrir nos offres* |
    voir les offres | offrir cet article | offert | article abonne | edition abonnes | connexion | se connecter |
    se connecter* | connectez-vous* | identifiez-vous* | s'identifier | s'inscrire | inscrivez-vous | inscription |
    creer un compte | creer mon compte | creez un compte* | creez votre compte* | mot de passe | mot de passe* |
    nom d'utilisateur | identifiant | se souvenir de moi | rester connecte | mon compte | deconnexion | subscribe |
    subscribe* | already a subscriber* | already have an account* | sign in | sign in* | sign up | sign up* | log in |
    log in* | login | register | register* | to continue reading* | this article is for subscribers* |
    this content is for* | suscribete* | suscribirse | inicia sesion* | iniciar sesion | registrate* |
    contenido exclusivo* | para seguir leyendo*
    """,
    "newsletter": """
    newsletter | newsletters | newsletter* | la newsletter | lettre d'information | inscrivez-vous a* |
    inscrivez-vous pour* | inscription a la newsletter* | inscrivez vous a* | recevez* | recevoir la newsletter* |
    recevez chaque* | recevez nos* | recevez toute* | recevez l'essentiel* | ne manquez rien* | ne ratez rien* |
    ne ratez aucune* | ne manquez aucun* | restez informe* | restez connecte* | s'inscrire a* | je m'inscris* |
    votre inscription* | merci pour votre inscription* | activer les notifications* | activez les notifications* |
    vous pouvez vous desinscrire* | vous pourrez vous desinscrire* | get our newsletter* | get the latest* |
    stay informed* | stay up to date* | never miss* | boletin* | recibe*
    """,
    "cookies": """
    nous respectons votre vie privee* | le respect de votre vie privee* | votre vie privee est* |
    we value your privacy* | valoramos tu privacidad* | en cliquant sur* | by clicking* |
    ce site utilise des cookies* | nous utilisons des cookies* | nous utilisons les cookies* |
    nos partenaires et nous* | nous et nos partenaires* | notre site utilise des cookies* |
    en poursuivant votre navigation* | en continuant votre navigation* | en continuant a naviguer* |
    en utilisant ce site* | accepter | accepter et fermer | accepter les cookies | tout accepter | accepter tout |
    tout refuser | refuser | continuer sans accepter* | gerer les cookies | gerer mes cookies |
    gerer le consentement* | gestion des cookies | parametrer | parametrer les cookies | parametres des cookies |
    preferences cookies | politique de cookies | politique de confidentialite | politique de confidentialite* |
    this website uses cookies* | this site uses cookies* | we use cookies* | we and our partners* |
    by continuing to* | accept | accept all | accept cookies | reject all | cookie policy | cookie settings |
    privacy policy | privacy policy* | utilizamos cookies* | este sitio web utiliza cookies* |
    este sitio utiliza cookies* | aceptar | aceptar todo | aceptar cookies | politica de privacidad |
    pour afficher ce contenu* | ce contenu est bloque* | ce contenu n'est pas visible* | ce contenu externe* |
    vous avez choisi de ne pas accepter*
    """,
    "copyright": """
    tous droits reserves* | tous droits de reproduction* | droits de reproduction* | toute reproduction* |
    toute reproduction interdite* | reproduction interdite* | reproduction et diffusion interdites* |
    reproduction totale ou partielle* | ce contenu est protege* | copyright* | (c) copyright* | mentions legales |
    mentions legales* | conditions generales* | conditions d'utilisation* | cgu | cgv | all rights reserved* |
    reproduction prohibited* | terms of use* | terms and conditions* | todos los derechos reservados* |
    prohibida la reproduccion* | aviso legal | جميع الحقوق محفوظة*
    """,
    "advertising": """
    publicite | publicite* | pub | annonce | annonces | advertising | advertisement | advertisements | advertorial |
    sponsorise | sponsored | sponsored content | contenu sponsorise* | contenu partenaire* | en partenariat avec* |
    publi-redactionnel | publireportage | publi-reportage | la suite apres la publicite* |
    la suite apres cette publicite* | la suite de votre contenu apres cette annonce* |
    suite de l'article apres la publicite | apres la publicite | article continues below* | story continues below* |
    fermer la publicite | publicidad | anuncio | contenido patrocinado | اعلان | اعلانات
    """,
    "author": """
    la redaction | redaction | redaction* | par la redaction* | avec agences | avec agence | avec les agences |
    avec agence* | avec agences* | agences | source agences | agences de presse | d'apres agences |
    de notre correspondant* | de notre correspondante* | de notre envoye* | de notre envoyee* | de nos envoyes* |
    notre correspondant* | correspondance particuliere* | correspondance | propos recueillis par* |
    entretien realise par* | entretien mene par* | interview realisee par* | interview menee par* | recueilli par* |
    traduit par* | traduction de* | traduit de l'anglais* | publie par* | poste par* | ecrit par* | redige par* |
    realise par* | mis en ligne par* | auteur :* | auteur*:* | author :* | written by* | posted by* | published by* |
    reporting by* | editing by* | redaccion | redaccion*
    """,
    "embedded": """
    voir cette publication sur instagram | voir cette publication* | une publication partagee par* |
    view this post on instagram | view this post* | a post shared by* | ver esta publicacion en instagram |
    una publicacion compartida* | pic.twitter.com* | embedded content* | ce tweet* | voir le tweet | voir la video |
    voir la video* | regarder la video | regardez la video* | watch the video | video thumbnail |
    votre navigateur ne supporte pas* | votre navigateur ne* | your browser does not* | lecteur video |
    lecture video | chargement | chargement en cours | chargement* | loading | loading*
    """,
    "widget": """
    meteo | horoscope | bourse | horaires de priere | horaires des prieres | heures de priere | programme tv |
    sondage | sondages | quiz | mots croises | jeux | cours des devises* | taux de change* | temperatures prevues* |
    previsions meteo* | prix du carburant* | pharmacies de garde* | resultats du sondage | voter | votez |
    faites un don* | faire un don | soutenez-nous* | support us* | donate
    """,
}

#: reason -> words; a line made of nothing but these (and digits) is furniture of that kind.
WORDS: Final = {
    "share": """
    facebook twitter x whatsapp linkedin telegram instagram youtube tiktok pinterest messenger email e-mail mail
    courriel imprimer print share partager partage partages partagez tweet tweeter like j'aime envoyer copier lien
    copy link sur on via cet article l'article this compartir viber reddit tumblr flipboard snapchat skype threads
    bluesky mastodon sms rss google plus flux pocket page ouvre dans une nouvelle fenetre par et
    """,
    "navigation": """
    accueil home menu rechercher recherche une actualite actualites actu actus news politique economie economique
    societe monde international internationale internationales sport sports football culture cultures culturel regions
    region regional regionale national nationale nation maroc algerie tunisie france afrique maghreb europe diaspora
    mre people lifestyle sante education tech technologie technologies high-tech hi-tech numerique digital sciences
    science environnement auto automobile immobilier bourse finance finances entreprises entreprise emploi energie
    agriculture tourisme justice faits divers securite defense diplomatie medias media multimedia opinion opinions
    tribune tribunes debat debats chronique chroniques editorial edito editos dossier dossiers interview interviews
    entretien entretiens enquete enquetes reportage reportages analyse analyses decryptage portrait portraits video
    videos photo photos podcast podcasts tv radio web direct live replay galerie diaporama magazine archives kiosque
    agenda annonces abonnement abonnements newsletter newsletters contact apropos plus autres et a la le les l' en de
    du des & langue francais anglais arabe espagnol english arabic espanol fr ar es politics business economy world
    society technology health entertainment africa morocco politica economia deportes sociedad mundo cultura connexion
    inscription facebook twitter instagram youtube linkedin rss histoire religion islam femmes femme mode beaute
    cuisine loisirs cinema musique livres art arts theatre blogs blog forum services service meteo horoscope jeux
    transport transports zoom focus exclusif flash breaking urgent alerte verbatim brief breves breve
    """,
}

#: Words before a name that is itself a title: what follows them, capitalised, is no new sentence.
MEDIA_NOUNS: Final = frozenset(
    """
    journal quotidien hebdomadaire mensuel magazine site chaine radio agence revue groupe portail periodique
    television newspaper daily weekly diario revista periodico confrere confreres consoeur supplement film roman
    livre serie emission album ouvrage chanson documentaire spectacle piece titre club restaurant hotel navire ferry
    stade porte-avions operation programme plan projet exercice application plateforme
    """.split()
)
