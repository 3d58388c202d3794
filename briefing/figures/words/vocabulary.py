"""The shape of a language's table of words around numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing.model import Qualifier

#: Symbols and abbreviations that stand for the same unit in every language: spelling -> (unit, factor).
COMMON_UNITS: Final[dict[str, tuple[str, int]]] = {
    "%": ("%", 1),
    "‰": ("‰", 1),
    "€": ("EUR", 1),
    "k€": ("EUR", 10**3),
    "m€": ("EUR", 10**6),
    "md€": ("EUR", 10**9),
    "mds€": ("EUR", 10**9),
    "$": ("USD", 1),
    "£": ("GBP", 1),
    "usd": ("USD", 1),
    "eur": ("EUR", 1),
    "mad": ("MAD", 1),
    "dh": ("MAD", 1),
    "dhs": ("MAD", 1),
    "mdh": ("MAD", 10**6),
    "mmdh": ("MAD", 10**9),
    "mdhs": ("MAD", 10**6),
    "mmdhs": ("MAD", 10**9),
    "fcfa": ("XOF", 1),
    "kg": ("kg", 1),
    "g": ("g", 1),
    "t": ("t", 1),
    "km": ("km", 1),
    "m": ("m", 1),
    "cm": ("cm", 1),
    "mm": ("mm", 1),
    "km2": ("km2", 1),
    "m2": ("m2", 1),
    "m3": ("m3", 1),
    "ha": ("ha", 1),
    "km/h": ("km/h", 1),
    "kmh": ("km/h", 1),
    "h": ("heure", 1),
    "mn": ("min", 1),
    "min": ("min", 1),
    "°c": ("°C", 1),
    "°": ("°C", 1),
    "mw": ("MW", 1),
    "gw": ("GW", 1),
    "kw": ("kW", 1),
    "kwh": ("kWh", 1),
    "mwh": ("MWh", 1),
    "gwh": ("GWh", 1),
    "twh": ("TWh", 1),
    "go": ("Go", 1),
    "gb": ("Go", 1),
    "tb": ("To", 1),
}
WEIGHT_UNITS: Final = frozenset({"t", "q", "kg", "g"})
#: Parts of a whole: their noun leads to them from afar.
SHARE_UNITS: Final = frozenset({"%", "‰"})
SPEED_UNITS: Final = frozenset({"km/h", "°C"})
LENGTH_UNITS: Final = frozenset({"km", "m", "cm", "mm", "mi", "ft"})
MONEY_UNITS: Final = frozenset(
    {"EUR", "USD", "MAD", "GBP", "XOF", "DZD", "TND", "CNY", "JPY", "CHF", "CAD", "SAR", "AED", "RUB", "TRY", "EGP"}
    | {"INR", "NGN", "MRU", "BRL", "SEK", "NOK", "DKK", "KRW", "ZAR", "ILS", "PLN", "dinar", "peso", "franc"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words around numbers, all in skeleton form (`briefing.text.skeleton`).

    Attributes:
        units: Spelling to (unit, factor); spellings may hold spaces.
        hedges: What may stand before a number, to the qualifier that it makes.
        hedges_after: Likewise behind the number or what it counts.
        range_openers: Before the first number of a range.
        range_links: Between the numbers of a range.
        either: Between two numbers of which the second may be meant ("deux ou trois").
        both: Between two numbers that make a range only after `between`.
        between: Opens a range whose numbers are joined by `both`.
        ups, downs: Beginnings of words that say that something rose or fell.
        transitive: Those of `ups` and `downs` with an object ("ils ont perdu deux hommes"): no rise or fall of a count.
        clause_words: Words that no rise or fall reaches over to its number.
        degree: Beginnings of the words that may stand between such a word and its number.
        towards: Words by which a rise or fall leads to its number.
        change_marks: Words behind a number that say in which direction ("de plus"), to up or down.
        came_from: Beginnings of verbs whose two numbers are before and after ("passer de 12 à 15").
        labels: A bare number behind one of these names a thing ("article 3").
        edition_nouns: A year behind one of these is part of a name ("rapport 2025").
        clock: Words before an hour of the day.
        bare: A number behind one of these counts something said before ("contre 150 en 2024").
        reach: Beginnings of verbs that lead to a level by `reach_by` ("s'élève à 300").
        reach_by: See `reach`.
        stops: Words that end a noun phrase.
        superlatives: Words before an adjective that stands before its noun ("les six plus grandes banques").
        before_noun: Adjectives that stand before their noun.
        of: Prepositions that open a complement.
        chains: Those of them that also open the complement of a noun.
        fused: Those of them that hold an article ("du").
        determiners: Words that may follow `of`.
        set_complements: Complements without `of`, word to what follows ("à": "mort").
        never_counted: Nouns after which a number word is no figure ("fois", "reprises").
        irregular: Plural nouns without the plural's ending.
        plural: Endings of plural nouns.
        adjectives: Endings of adjectives that follow a noun in the singular.
        noun_first: Adjectives follow their noun.
        changes: Beginnings of nouns for a change; the noun of the figure stands behind them.
        participles: Beginnings of participles that lead from a noun to its figure ("enregistrée", "estimé").
        linking: Words between a noun and its figure.
        noun_links: Those that lead from a noun to its measure ("un tunnel de 5 km").
        empty_heads: Nouns that only lead to a number ("à hauteur de").
        verb_marks: Words behind which a word is a verb form.
        infinitives: Endings of infinitives.
        like_infinitives: Nouns that end as infinitives do.
        leading_hedges: Beginnings of hedges that follow their noun directly.
        number_of: What may stand behind a number before its noun ("à 12 le nombre de").
        part_of: Words between a part and its whole ("12 des 30 suspects").
        sides: Words behind a count of votes without their noun ("112 contre").
        reaching: What stands between a change and the level that it led to ("(a cédé 2 %) à (64 dollars)").
        finite: Endings that only finite verbs have.
        stand_ins: Nouns that stand for what was counted before ("un chiffre en hausse de 18 %").
        bought_for: Words between what is paid for and its price ("le transfert de l'ailier pour 15 millions").
        relative: Words that open a clause on what stands before their comma.
        ranging: Verbs before a range ("va (de 10 à 20 euros)").
        at_speed: Words between a noun and its speed or temperature ("des rafales à 130 km/h").
        paid_in: How a sum may be paid ("en espèces").
        yardsticks: Wholes that only measure a share ("112 % du PIB").
        others: Words that go on counting what was counted ("294 autres").
        sums: Beginnings of nouns for amounts of money ("17 milliards d'économies").
        telling, told_by: Beginnings of verbs of saying, and the auxiliaries before them ("a annoncé").
        unlike_adjectives: Endings and beginnings of words that are no adjectives, whatever else they look like.
        duals: Nouns whose form says that there are two, to the unit that they name or None.
        verb_first: The verb stands before its subject ("بلغت الميزانية 5 مليارات").
        frames: Words that open a frame of a fact, whose number is not what the sentence speaks of ("en trois saisons").
        per: Words before the base of a rate ("4 cas pour 1000 habitants").
        copulas: Verbs that lead to a level by `of` ("est de 63").
        verbal_hedges: Beginnings of hedges that are verbs, no part of the figure as written.
        inner: Prepositions inside a noun phrase ("la part des femmes dans la police").
        groups_need_of: A scale or a group takes a preposition before its noun ("deux millions de").
        touching_nouns: The noun of a share may stand directly before it.
        together: Words behind which a number word is no count ("tous deux").
        ranks: Nouns that make an ordinal a rank.
        ranked: Beginnings of words that make an ordinal a rank ("classé").
        comparison: Words that open a base of comparison, whose date is not the figure's.
        including: Words that open a part of what was counted before.
        participle_endings: Endings of plural participles, accents kept.
        since: Words that open a span up to now; a date behind them is not the figure's.
        than: Words before a base of comparison ("10 % de plus qu'en 2024").
        plural_verbs: Auxiliaries that make a bare number their subject.
        more_or_less: Words behind a multiple that make it a figure ("trois fois plus").
        grades: Nouns that grade what stands before their number ("étoiles").
        times: Words for a multiple ("fois").
        times_by: Beginnings of verbs for a multiplication.
        multiples: Beginnings of verbs that name their factor ("doubl": 2).
        articles: Words that open the object of such a verb; then it is none ("a doublé le camion").
        auxiliaries: Words before such a verb.
        out_of: Word of a share ("un sur trois").
        decimal_comma: 1,5 is one and a half, and 1.500 one thousand five hundred.
        indefinite_plurals: Determiners that make a bare plural of a scale a vague number ("des millions").
    """

    units: dict[str, tuple[str, int]]
    hedges: dict[str, Qualifier]
    hedges_after: dict[str, Qualifier]
    range_openers: frozenset[str]
    range_links: frozenset[str]
    either: frozenset[str]
    both: frozenset[str]
    between: frozenset[str]
    ups: tuple[str, ...]
    downs: tuple[str, ...]
    transitive: tuple[str, ...]
    clause_words: frozenset[str]
    degree: tuple[str, ...]
    towards: frozenset[str]
    change_marks: dict[str, str]
    came_from: tuple[str, ...]
    labels: frozenset[str]
    edition_nouns: frozenset[str]
    clock: frozenset[str]
    bare: frozenset[str]
    reach: tuple[str, ...]
    reach_by: frozenset[str]
    stops: frozenset[str]
    superlatives: frozenset[str]
    before_noun: frozenset[str]
    of: frozenset[str]
    chains: frozenset[str]
    fused: frozenset[str]
    determiners: frozenset[str]
    set_complements: dict[str, frozenset[str]]
    never_counted: frozenset[str]
    irregular: frozenset[str]
    plural: tuple[str, ...]
    adjectives: tuple[str, ...]
    noun_first: bool
    changes: tuple[str, ...]
    participles: tuple[str, ...]
    linking: frozenset[str]
    noun_links: frozenset[str]
    empty_heads: frozenset[str]
    verb_marks: frozenset[str]
    infinitives: tuple[str, ...]
    like_infinitives: frozenset[str]
    leading_hedges: tuple[str, ...]
    number_of: tuple[str, ...]
    part_of: frozenset[str]
    copulas: frozenset[str]
    verbal_hedges: tuple[str, ...]
    inner: frozenset[str]
    groups_need_of: bool
    touching_nouns: bool
    together: frozenset[str]
    ranks: frozenset[str]
    ranked: tuple[str, ...]
    comparison: frozenset[str]
    including: frozenset[str]
    participle_endings: tuple[str, ...]
    since: frozenset[str]
    than: tuple[str, ...]
    plural_verbs: frozenset[str]
    more_or_less: frozenset[str]
    grades: frozenset[str]
    times: frozenset[str]
    times_by: tuple[str, ...]
    multiples: dict[str, int]
    articles: frozenset[str]
    auxiliaries: frozenset[str]
    out_of: frozenset[str]
    decimal_comma: bool
    indefinite_plurals: frozenset[str]
    sides: frozenset[str] = frozenset()
    reaching: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    bought_for: frozenset[str] = frozenset()
    finite: tuple[str, ...] = ()
    stand_ins: frozenset[str] = frozenset()
    ranging: frozenset[str] = frozenset()
    at_speed: frozenset[str] = frozenset()
    paid_in: frozenset[str] = frozenset()
    yardsticks: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    unlike_adjectives: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    verb_first: bool = False
    duals: dict[str, str | None] = field(default_factory=dict)
    sums: tuple[str, ...] = ("\0",)
    telling: tuple[str, ...] = ("\0",)
    told_by: frozenset[str] = frozenset()
    frames: frozenset[str] = frozenset()
    per: tuple[str, ...] = ()


def words(text: str) -> frozenset[str]:
    """A set from a run of words; `_` stands for a space inside an entry."""
    return frozenset(word.replace("_", " ") for word in text.split())


def starts(text: str) -> tuple[str, ...]:
    """A tuple for `str.startswith` from a run of beginnings."""
    return tuple(sorted(text.split()))


def units(**spellings: str) -> dict[str, tuple[str, int]]:
    """Unit table from `EUR="euro euros"`; `_` stands for a space inside a spelling."""
    named = {word.replace("_", " "): (unit, 1) for unit, names in spellings.items() for word in names.split()}
    return COMMON_UNITS | named


def hedges(**phrases: str) -> dict[str, Qualifier]:
    """Hedge table from `at_least="au_moins plus_de"`."""
    return {word.replace("_", " "): _QUALIFIERS[name] for name, run in phrases.items() for word in run.split()}


_QUALIFIERS: Final[dict[str, Qualifier]] = {
    "at_least": "at_least",
    "at_most": "at_most",
    "about": "about",
    "exact": "exact",
}
