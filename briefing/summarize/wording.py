"""The words by which a sentence leans on another, per language. Data only; everything is lower-case and unaccented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's tables; a language without tables judges nothing.

    Attributes:
        pronouns: Subjects whose antecedent stands elsewhere.
        demonstratives: Determiners that point back.
        possessives: Determiners whose owner may stand elsewhere.
        counters: Number words which, behind a definite article, count what was named before.
        places: Words that stand for a place or thing named before.
        partitive: A word that stands for something named before when one of `auxiliaries` follows.
        auxiliaries: Forms that follow it then.
        persons: First and second person.
        impersonal: What follows a pronoun that stands for nothing.
        presentatives: What follows `ce`, `c` when the sentence comments on the one before.
        links: Openings that tie a sentence to the one before without hiding who acts; longest first.
        pointing: Openings that do hide it.
        adding: Adverbs that add a statement to the one before.
        adding_not: Words beside such an adverb that make it something else ("mais aussi", "aussi bien que").
        returning: Nouns that, behind a definite article and alone, come back to something told before.
        prepositions: Words that may open a phrase before a demonstrative.
        fragments: Openings after which no main clause comes.
        verbless_openings: Words after which even a long sentence may lack its verb.
        before_verbs: Words that a finite verb follows.
        determiners: Words before a noun: what follows one is no verb.
        after_verbs: Words that follow a verb in -e more often than an adjective.
        verbs: Frequent finite forms that no ending gives away.
        verb_endings: Endings of finite forms.
        noun_endings: Endings of nouns and adverbs among them.
        not_verbs: Frequent words that have such an ending.
        reporting: Inverted reporting verbs that name a pronoun, as regular expression.
        relative_days: Expressions that only the date of publication resolves.
    """

    pronouns: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    partitive: str = ""
    auxiliaries: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    presentatives: frozenset[str] = frozenset()
    links: tuple[tuple[str, ...], ...] = ()
    pointing: tuple[tuple[str, ...], ...] = ()
    adding: frozenset[str] = frozenset()
    adding_not: frozenset[str] = frozenset()
    returning: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    fragments: tuple[tuple[str, ...], ...] = ()
    verbless_openings: frozenset[str] = frozenset()
    before_verbs: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    after_verbs: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    not_verbs: frozenset[str] = frozenset()
    reporting: str = ""
    relative_days: frozenset[str] = frozenset()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    found = (tuple(line.split()) for line in text.strip().split(","))
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


_FRENCH: Final = Wording(
    pronouns=_set("il elle ils elles celui celle ceux celles cela ceci ca lui eux"),
    demonstratives=_set("ce cet cette ces"),
    possessives=_set("son sa ses leur leurs"),
    counters=_set("deux trois quatre cinq six sept huit neuf dix onze douze"),
    places=_set("y"),
    partitive="en",
    auxiliaries=_set("est sont a ont etait etaient avait avaient sera seront fait font"),
    persons=_set("je j nous mon ma mes notre nos me moi vous votre vos tu te toi"),
    impersonal=_set(
        "y agit faut fallait faudra faudrait convient convenait importe reste suffit existe semble semblerait parait "
        "apparait ressort s neige pleut pleuvra suffira vaut"
    ),
    presentatives=_set("est sont etait etaient sera seront serait"),
    links=_phrases(
        "par ailleurs, en outre, de plus, de meme, en effet, en fait, d ailleurs, du reste, au demeurant, mieux, "
        "mieux encore, plus encore, pire, bref, ainsi, aussi, donc, or, mais, et, toutefois, cependant, neanmoins, "
        "pourtant, en revanche, au contraire, parallelement, en parallele, dans la foulee, dans le meme temps, "
        "dans ce cadre, dans ce contexte, dans ce sens, en ce sens, a cet egard, a ce titre, a cette occasion, "
        "a ce propos, a ce sujet, pour rappel, a noter que, notons que, rappelons que, au final, in fine, enfin, "
        "en somme, en definitive, au total, de son cote, pour sa part, de leur cote, pour leur part, a son tour, "
        "par exemple, a titre d illustration, a titre d exemple, concretement, d une part, d autre part, "
        "d un cote, de l autre, dans un second temps, ensuite, puis, egalement, autrement dit, c est pourquoi, "
        "resultat, consequence, certes, car, ou,  a l inverse, de ce fait, pour cela, des lors, malgre cela, "
        "depuis lors"
    ),
    pointing=_phrases(
        "pour lui, pour elle, pour eux, selon lui, selon elle, selon eux, d apres lui, d apres elle, a ses yeux, "
        "a l entendre, quant a lui, quant a elle, comme lui, avec lui, parmi eux, parmi elles, parmi ceux ci, "
        "tel est, telle est, tels sont, telles sont, c est dire, c est ainsi, voila, voici, l un d eux, "
        "l une d elles, les deux, tous deux, toutes deux, ces derniers, ces dernieres, ce dernier, cette derniere, "
        "la aussi, la encore, tout cela, autant de, une telle, un tel, de telles, de tels, l interesse, "
        "l interessee, la moitie, l autre, les autres, le premier, la premiere, le second, la seconde, meme chose, "
        "a quoi, a l issue de laquelle, ce faisant, cela dit, ceci dit, pour ce faire"
    ),
    adding=_set("egalement aussi ailleurs pareillement"),
    adding_not=_set("mais bien que qu si est non"),
    returning=_set(
        "evenement evenements rencontre rencontres reunion reunions discussion discussions entretien entretiens "
        "echange echanges debat debats ceremonie conference visite operation operations intervention dispositif "
        "mesure mesures decision decisions accord accords texte document documents projet projets initiative "
        "initiatives demarche programme enquete affaire affaires incident incidents attaque attaques accident "
        "suspect suspects victime victimes prevenu prevenus accuse accuses individu individus homme hommes femme "
        "femmes ministre responsable responsables expert experte chercheur chercheuse auteur auteurs directeur "
        "directrice president presidente delegues participants centre comite groupe site lieu phenomene situation"
    ),
    prepositions=_set(
        "pour avec dans lors de a par sur tous toutes des depuis apres avant durant pendant malgre outre"
    ),
    verbless_openings=_set("avec sans"),
    fragments=_phrases(
        "sans oublier, sans compter, sans parler, d ou, ce dont, ce qui, ce que, ce a quoi, ce pour quoi, a savoir, "
        "dont, soit, et pour cause, a commencer par, et notamment, avec notamment, avec a la cle, avec en toile, "
        "notamment, une facon de, une maniere de, de quoi, histoire de, preuve que, preuve s il, comme pour, "
        "comme si, ou encore, ainsi que, sauf si, sans pour autant, comme dans tous, de quoi"
    ),
    before_verbs=_set("il elle on ils elles qui se ne n s"),
    determiners=_set(
        "le la les l un une des du de d au aux en par pour sur dans et ou son sa ses leur leurs ce cet cette ces"
    ),
    after_verbs=_set("le la les l un une des dans sur a au aux en que qu par son sa ses leur leurs ce cette ces"),
    verbs=_set(
        "est sont a ont fut furent sera seront serait seraient etait etaient avait avaient aura auront aurait auraient "
        "fait font va vont doit doivent peut peuvent veut veulent dit disent met mettent tient tiennent vient viennent "
        "prend prennent voit voient sait savent rend rendent perd perdent suit suivent devient deviennent permet "
        "permettent reste restent demeure demeurent indique affirme souligne annonce declare confirme illustre "
        "represente constitue marque montre montre vise compte participe accueille organise renforce reunit reunissent "
        "precise estime explique ajoute rappelle traduit temoigne atteste reflete impose offre exige implique accorde "
        "adopte appelle concerne consacre cree croit dispose donne entraine entre envisage evoque figure forme "
        "garantit "
        "inaugure insiste integre joue lance maintient mene mobilise note observe ouvre passe place poursuit prepare "
        "presente preside prevoit produit promet propose protege provoque recoit reclame reconnait recule remet "
        "remplace remporte consolide renforcent consolident confirment illustrent repose revele revient salue s "
        "signe soutient subit suscite tente touche trouve vaut "
        "agit regroupe englobe desormais releve depasse assure porte porte mise mise abrite dote detient deploie "
        "dirige echappe effectue elargit emploie enregistre etend evolue exclut exige exprime herite incarne inscrit "
        "interpelle invite justifie livre manque menace merite nourrit occupe opere oppose partage pese plaide "
        "plaide preconise priv privilegie profite progresse promeut prone qualifie quitte ramene rassemble rejoint "
        "rejette relance remonte rencontre resiste respecte ressort resume retient retrouve sert signale situe sort "
        "souffre souhaite stipule suggere survient symbolise tisse tombe totalise travaille transforme vit"
    ),
    verb_endings=tuple(
        "ait aient ons ez dra dront vra vront rra rront era eront erait eraient ira iront irait iraient erent irent "
        "urent issent isent ifie ifient quent guent tent rent nent lent sent vent dent gent ssent ient uent".split()
    ),
    noun_endings=("ment", "tions", "sions"),
    not_verbs=_set(
        "chez nez assez rez millions milliards actions nations relations stations missions versions raisons "
        "maisons saisons "
        "fait lait trait extrait souhait portrait retrait parfait forfait satisfait president agent urgent argent "
        "incident accident precedent evident resident different patient client orient recent innocent absent present "
        "souvent couvent vent cent parent apparent transparent concurrent equivalent talent excellent violent "
        "permanent imminent eminent continent pertinent consent competent content detergent sergent regent divergent "
        "convergent emergent contingent intelligent indulgent confluent affluent influent frequent consequent "
        "delinquent camera opera caméra ouvert divers dissident occident president confident dent ardent prudent "
        "strident antecedent efficient conscient ingredient quotient recipient emollient inconvenient coefficient"
    ),
    reporting=r"\b\w+-(?:t-)?(?:il|elle|ils|elles|on)\b",
    relative_days=_set("hier demain"),
)

_ENGLISH: Final = Wording(
    pronouns=_set("he she it they him them"),
    demonstratives=_set("this that these those such"),
    possessives=_set("his her its their"),
    persons=_set("i we my our me us you your mine ours yours"),
    impersonal=_set("is was seems appears rains snows remains"),
    links=_phrases(
        "however, but, and, also, moreover, furthermore, meanwhile, in addition, in fact, indeed, still, yet, then, "
        "therefore, thus, finally, for example, on the other hand, instead, similarly, nevertheless, so"
    ),
    adding=_set("also likewise"),
    adding_not=_set("but"),
    pointing=_phrases("for him, for her, according to him, according to her, both of them, all of them, the latter"),
    fragments=_phrases("not to mention, hence, because, which, including, such as, especially"),
    relative_days=_set("yesterday tomorrow"),
)

_SPANISH: Final = Wording(
    pronouns=_set("el ella ellos ellas ello aquel aquella esto eso"),
    demonstratives=_set("este esta estos estas ese esa esos esas aquellos aquellas"),
    possessives=_set("su sus"),
    persons=_set("yo nosotros nosotras mi mis nuestro nuestra nuestros nuestras me tu tus usted ustedes"),
    links=_phrases("ademas, sin embargo, pero, y, por otra parte, asimismo, en efecto, por ejemplo, no obstante, asi"),
    adding=_set("tambien asimismo"),
    adding_not=_set("sino"),
    pointing=_phrases("para el, para ella, segun el, segun ella, ambos, ambas"),
    fragments=_phrases("sin olvidar, porque, de ahi, lo que, lo cual"),
    relative_days=_set("ayer manana"),
)

#: Language -> its tables.
WORDINGS: Final[dict[str, Wording]] = {"fr": _FRENCH, "en": _ENGLISH, "es": _SPANISH}
#: For a language without tables.
SILENT: Final = Wording()
