"""When two figures speak of one quantity: the same thing counted, in the same unit, of the same period and story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from briefing.figures.words import vocabulary
from briefing.figures.words.synonyms import MATTERS, PRICES, RUNNING_TOLLS, SYNONYMS
from briefing.figures.words.vocabulary import MONEY_UNITS
from briefing.model import TIME_UNITS
from briefing.text.number_words import NUMBER_WORDS
from briefing.text.skeleton import skeleton
from briefing.text.stopwords import STOPWORDS
from briefing.text.tokens import stem, word_spans, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Figure

#: Unit -> (base unit, factor): quantities in related units are one quantity.
_BASE_UNITS: Final = {
    "t": ("g", Decimal(10**6)),
    "q": ("g", Decimal(10**5)),
    "kg": ("g", Decimal(1000)),
    "km": ("m", Decimal(1000)),
    "cm": ("m", Decimal("0.01")),
    "mm": ("m", Decimal("0.001")),
    "GW": ("MW", Decimal(1000)),
    "km2": ("m2", Decimal(10**6)),
    "ha": ("m2", Decimal(10**4)),
    "hl": ("l", Decimal(100)),
}
#: Two stories this many days apart are two stories, unless the text dates both alike.
_STORY_DAYS = 14
_MIN_NAMES, _MIN_SHARED, _MIN_SHARE = 1, 3, 0.3
#: Words that two short sentences on one large sum share, and how near the sums then are, as a factor.
_SUM_SHARED, _SUM_NEAR, _LARGE_SUM = 2, Decimal("1.25"), Decimal(10**6)
#: Content words that the titles of two articles on one project share.
_TITLES_SHARED = 2
#: Two terms of prison are one person's only if more than a town is named in both sentences.
_PERSON_NAMES = 2
_BUCKET = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure as somebody states it.

    Attributes:
        id: Whatever the caller knows it by, for instance the edition's `f1`. Unique.
        figure: What was read.
        sentence: The sentence that states it, white space folded.
        context: What helps to tell of what the sentence speaks: the title, the sentence before. May be empty.
        document: Key of its document.
        published: Day of its document, None when unknown.
        language: Of the sentence.
    """

    id: str
    figure: Figure
    sentence: str
    document: str
    context: str = ""
    published: date | None = None
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure counts, normalised: base unit, stem of the head noun, stems of its adjectives and complement."""

    unit: str | None
    head: str
    modifiers: frozenset[str]


def quantity_of(statement: Statement) -> Quantity | None:
    """The quantity of a figure; None when its noun is unknown or another figure's, so that it is like no other."""
    figure = statement.figure
    return _quantity(figure.noun or "", figure.unit, figure.as_written, statement.sentence, statement.language)


@lru_cache(1 << 14)
def _quantity(noun: str, unit: str | None, as_written: str, sentence: str, language: str) -> Quantity | None:
    """What a noun and a unit count in a sentence; remembered, for each figure is compared with many others."""
    if _is_borrowed(noun, as_written, sentence, language):
        return None
    told = [word for word in words(noun) if word not in STOPWORDS.get(language, ())]
    skip = vocabulary(language).before_noun
    content = [_canonical(word, language) for word in told if skeleton(word) not in skip]
    if not content:
        return None
    if unit in MONEY_UNITS:
        content = _paid_for(content, language)
    base = _BASE_UNITS.get(unit or "", (unit, Decimal(1)))[0]
    head = content[0] if vocabulary(language).noun_first else content[-1]
    return Quantity(base, head, frozenset(content) - {head})


def _paid_for(content: list[str], language: str) -> list[str]:
    """What a sum pays for, without the words that only say that it is one; one such word when nothing else is said."""
    prices = [_canonical(word, language) for word in PRICES.get(language, ())]
    named = [s for s in content if s not in prices]
    matters = {_canonical(word, language) for word in MATTERS.get(language, ())}
    return named if not prices or set(named) - matters else prices[:1]


def _is_borrowed(noun: str, as_written: str, sentence: str, language: str) -> bool:
    """Whether a figure counts what another one of its sentence counts, as a part or a base: "97 cellules, dont 40"."""
    noun, text = skeleton(noun), skeleton(sentence)
    if not noun or noun in skeleton(as_written):
        return False
    before = text[: max(text.find(noun), 0)].replace("-", " ").split()[-1:]
    return any(word[-1:].isdigit() or word in number_words(language) for word in before)


@cache
def number_words(language: str) -> frozenset[str]:
    """The number words of a language, one by one."""
    found = NUMBER_WORDS.get(language)
    return frozenset({*found.simple, *found.scales}) if found else frozenset()


def base_value(figure: Figure) -> Decimal:
    """The value in the unit's base unit, so that tonnes and kilograms compare."""
    return figure.value * _BASE_UNITS.get(figure.unit or "", (None, Decimal(1)))[1]


@cache
def _groups(language: str) -> dict[str, str]:
    return {stem(word, language): stem(group[0], language) for group in SYNONYMS.get(language, ()) for word in group}


def wordings(statement: Statement) -> frozenset[str]:
    """The stems under which the head of what a figure counts may be written elsewhere; empty for an unknown noun."""
    quantity = quantity_of(statement)
    if quantity is None:
        return frozenset()
    return frozenset({quantity.head, *(s for s, head in _groups(statement.language).items() if head == quantity.head)})


def _canonical(word: str, language: str) -> str:
    stemmed = stem(word, language)
    return _groups(language).get(stemmed, stemmed)


def same_quantity(a: Statement, b: Statement) -> bool:
    """Whether two figures speak of one quantity, beyond reasonable doubt; when in doubt, no.

    Asks for the same unit and noun, no conflict of adjectives, periods or of level and change, and for one story:
    shared names and words around the figures. Two figures of one quotation are two quantities: who states both knows.
    """
    if a.sentence == b.sentence:
        return False
    first, second = quantity_of(a), quantity_of(b)
    if first is None or second is None or (first.unit, first.head) != (second.unit, second.head):
        return False
    if not (first.modifiers <= second.modifiers or second.modifiers <= first.modifiers):
        return False
    if is_change(a) != is_change(b) or not _same_period(a, b, first.head):
        return False
    if a.figure.unit in TIME_UNITS and len(_names(a) & _names(b)) < _PERSON_NAMES:
        return False
    specific = bool(first.modifiers & second.modifiers)
    return same_story(a, b, specific=specific)


def is_change(statement: Statement) -> bool:
    """Whether a figure is the size of a rise or fall, not a level: "baisse de 10 %", "-10 %", not "hausse à 95 %"."""
    if statement.figure.direction is None:
        return False
    text = skeleton(statement.sentence)
    before = text[: max(text.find(skeleton(statement.figure.as_written)), 0)].split()
    return not before or before[-1] not in {"a", "to", "at", "atteindre", "atteint", "الي"}


def _same_period(a: Statement, b: Statement, head: str) -> bool:
    """Whether no date speaks against one period: one is part of the other, or a toll is counted on near days."""
    one, other = a.figure.as_of, b.figure.as_of
    if one and other:
        within = one.startswith(other) or other.startswith(one)
        return within or (head in tolls(a.language) and _near_days(one, other))
    return True


@cache
def tolls(language: str) -> frozenset[str]:
    """Stems of the counts that grow while a story unfolds."""
    return frozenset(_canonical(word, language) for word in RUNNING_TOLLS.get(language, ()))


def _near_days(one: str, other: str) -> bool:
    if len(one) != len("2025-11-24") or len(other) != len(one):
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _STORY_DAYS


def same_story(a: Statement, b: Statement, *, specific: bool) -> bool:
    """Whether two sentences speak of one happening, by the names and words that they and their contexts share.

    Args:
        a: One statement.
        b: The other.
        specific: The noun is rare enough ("États membres") that one shared name will do.
    """
    names = _names(a) & _names(b)
    if specific and len(names) >= _MIN_NAMES:
        return True
    if a.published and b.published and abs((a.published - b.published).days) > _STORY_DAYS:
        return False
    near = bool(names) and _near_sums(a.figure, b.figure)
    if near and len(_stems(a.context, a.language) & _stems(b.context, b.language)) >= _TITLES_SHARED:
        return True
    both = _noun(a) & _noun(b)
    mine, theirs = _stems(a.sentence, a.language) - both, _stems(b.sentence, b.language) - both
    shared = mine & theirs
    share = len(shared) / (min(len(mine), len(theirs)) or 1)
    needed = _SUM_SHARED if near else _MIN_SHARED
    return len(shared) >= needed and share >= _MIN_SHARE and (bool(names) or specific)


def _near_sums(a: Figure, b: Figure) -> bool:
    """Whether two figures are large sums of money that nearly agree, which few sums of two stories do."""
    low, high = sorted((a.value, b.value))
    return a.unit in MONEY_UNITS and low >= _LARGE_SUM and high <= low * _SUM_NEAR


def _noun(statement: Statement) -> frozenset[str]:
    return frozenset(_canonical(word, statement.language) for word in words(statement.figure.noun or ""))


def _stems(text: str, language: str) -> frozenset[str]:
    """Stems of the content words of a text."""
    stops = STOPWORDS.get(language, frozenset())
    return frozenset(_canonical(word, language) for word in words(text) if word not in stops and not word.isdigit())


def _names(statement: Statement) -> frozenset[str]:
    """Capitalised words of a sentence and its context that do not open a sentence, in skeleton form."""
    found: set[str] = set()
    stops = STOPWORDS.get(statement.language, frozenset())
    for text in (statement.sentence, statement.context):
        for start, end in word_spans(text):
            opens = not text[:start].rstrip(' «"“(').strip() or text[:start].rstrip(' «"“(')[-1:] in ".!?:"
            word = text[start:end]
            if word[0].isupper() and not opens and word.lower() not in stops:
                found.add(skeleton(word))
    return frozenset(found)


def group(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Statements of one quantity together, in the order given; single ones too.

    Two statements meet when `same_quantity` holds for the pair or through a third, but never two of one sentence. Cost:
    quadratic within one noun and unit, each statement against at most 400 before it.
    """
    parents = list(range(len(statements)))
    sentences = [{s.sentence} for s in statements]

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    buckets: dict[tuple[str | None, str], list[int]] = {}
    for index, statement in enumerate(statements):
        quantity = quantity_of(statement)
        if quantity is None:
            continue
        bucket = buckets.setdefault((quantity.unit, quantity.head), [])
        for other in bucket[-_BUCKET:]:
            mine, theirs = root(index), root(other)
            apart = mine != theirs and sentences[mine].isdisjoint(sentences[theirs])
            if apart and same_quantity(statements[other], statement):
                parents[mine] = theirs
                sentences[theirs] |= sentences[mine]
        bucket.append(index)
    groups: dict[int, list[Statement]] = {}
    for index, statement in enumerate(statements):
        groups.setdefault(root(index), []).append(statement)
    return tuple(tuple(members) for members in groups.values())
