"""How much a whole text speaks of each theme, at the cost of cutting it into words: for archives too large to read.

In: a text, and the terms of all themes compiled once. Out: one number per theme. It finds every phrase that the close
reading finds, and some more: words are compared by their stems, function words and sentence ends are not looked at.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing.text.stopwords import STOPWORDS
from briefing.text.tokens import stem, stemmer, words
from briefing.themes.phrases import GAP, SUPPORTING_WEIGHT, Phrases, lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.model import Plan, ThemeSpec

#: Words in which a text says what it is about: headline, date and lead.
HEAD: Final = 80
#: What a text is worth to a theme whose terms stand further on only, or of which an excluding term stands in the head.
FURTHER_ON: Final = 0.6
EXCLUDED: Final = 0.3
#: BM25's saturation and length normalisation, and the words of a usual article; see `relevance`.
K1: Final = 1.2
B: Final = 0.75
USUAL_LENGTH: Final = 500
#: Different words remembered before the memory is emptied: some tens of megabytes.
MEMORY: Final = 300_000
#: Different function words of another language that a text must have more of before it counts as being in it.
MARGIN: Final = 3
#: So many different function words of one language stand in no text of another one.
PLENTY: Final = 25
#: Words that tell the language.
SAMPLE: Final = 300

#: Lower-case ASCII letters, digits and the bytes of all other characters stay; what separates words becomes a space.
_APART: Final = bytes(c if chr(c).isalnum() or c > 127 else 32 for c in range(256)).lower()  # noqa: PLR2004 - ASCII
_APOSTROPHE: Final = "’".encode()

_NONE: Final[frozenset[bytes]] = frozenset()

Role = Literal["required", "supporting", "excluding"]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase as ids of stems; `theme` is a rank."""

    theme: int
    role: Role
    stems: tuple[int, ...]
    words: frozenset[int]
    weight: float


class Spotter:
    """The terms of all themes of a plan in all its languages, and what each word met so far means to them.

    What it remembers of words changes its speed only, never its answers.
    """

    def __init__(self, plan: Plan) -> None:
        """Compile the terms."""
        self._languages = plan.languages
        self._stemmers = [(language, stemmer(language)) for language in plan.languages]
        self._themes = len(plan.themes)
        self._ids: dict[tuple[str, str], int] = {}
        self._phrases: defaultdict[int, list[_Phrase]] = defaultdict(list)
        self._excluding: defaultdict[int, list[_Phrase]] = defaultdict(list)
        self._single: defaultdict[int, list[tuple[int, float, bool]]] = defaultdict(list)
        self._demanding = [bool(theme.required) for theme in plan.themes]
        for language in plan.languages:
            for rank, theme in enumerate(plan.themes):
                self._compile(theme, rank, language)
        self._common = {name: frozenset(w.encode() for w in found) for name, found in STOPWORDS.items()}
        self._meaning = _Memory(self._meaning_of)

    def evidence(self, text: str) -> tuple[float, ...] | None:
        """Weigh a text.

        Returns:
            One number per theme, 0 without a term that the theme requires; None when the text is plainly in none of the
            plan's languages.
        """
        if len(self._meaning) > MEMORY:
            self._meaning = _Memory(self._meaning_of)  # a full one is left to whoever still reads it
        tokens = text.encode("utf-8", "replace").replace(_APOSTROPHE, b" ").translate(_APART).split()
        meanings = list(map(self._meaning.__getitem__, tokens))
        met = list(filter(None, meanings))
        if not met:
            return (0.0,) * self._themes
        if self._is_foreign(tokens[:SAMPLE]):
            return None
        head = meanings[:HEAD]
        return self._weighed(met, len(head) - head.count(()), len(tokens))

    def _compile(self, theme: ThemeSpec, rank: int, language: str) -> None:
        compiled = lexicon(theme, language)
        weak = frozenset(stem(word, language) for word in STOPWORDS.get(language, ()))
        roles: tuple[tuple[Role, Phrases, float], ...] = (
            ("required", compiled.required, 1.0),
            ("supporting", compiled.supporting, SUPPORTING_WEIGHT),
            ("excluding", compiled.excluding, 0.0),
        )
        for role, phrases, weight in roles:
            for phrase in _flat(phrases):
                # Function words are half of any text: a phrase is looked for without them, and found more often.
                kept = tuple(one for one in phrase if one not in weak) or (max(phrase, key=len),)
                self._add(self._phrase(rank, role, kept, weight, language), kept, language)
        if not theme.required:
            for one, weight in compiled.query.items():
                self._add(self._phrase(rank, "supporting", (one,), weight, language), (one,), language)

    def _phrase(self, theme: int, role: Role, stems: Sequence[str], weight: float, language: str) -> _Phrase:
        ids = tuple(self._ids.setdefault((language, one), len(self._ids)) for one in stems)
        return _Phrase(theme, role, ids, frozenset(ids), weight)

    def _add(self, phrase: _Phrase, stems: Sequence[str], language: str) -> None:
        """File a phrase under its longest stem; those of one stem, which are most, apart."""
        key = self._ids[language, max(stems, key=lambda s: (len(s), s))]
        if phrase.role != "excluding" and len(stems) == 1:
            single = (phrase.theme, phrase.weight, phrase.role == "required")
            if single not in self._single[key]:
                self._single[key].append(single)
            return
        table = self._excluding if phrase.role == "excluding" else self._phrases
        if phrase not in table[key]:
            table[key].append(phrase)

    def _meaning_of(self, token: bytes) -> tuple[int, ...]:
        text = token.decode("utf-8", "replace")
        found = [text] if token.isalnum() else words(text)  # bytes: plain letters and digits are one word
        stems = [(language, cut(w)) for language, cut in self._stemmers for w in found]
        return tuple([self._ids[pair] for pair in stems if pair in self._ids])

    def _is_foreign(self, tokens: list[bytes]) -> bool:
        """Tell by the function words, which are half of any text."""
        own = 0
        for language in self._languages:
            own = max(own, len(self._common.get(language, _NONE).intersection(tokens)))
            if own >= PLENTY:
                return False
        others = (
            len(common.intersection(tokens)) for name, common in self._common.items() if name not in self._languages
        )
        return max(others, default=0) > own + MARGIN

    def _weighed(self, met: list[tuple[int, ...]], leading: int, length: int) -> tuple[float, ...]:
        """Score what was met, of which the first `leading` stand in the head."""
        places: defaultdict[int, list[int]] = defaultdict(list)
        for at, stems in enumerate(met):
            for one in stems:
                places[one].append(at)
        scores = [0.0] * self._themes
        factors = [0.0 if demanding else 1.0 for demanding in self._demanding]
        norm = K1 * (1 - B + B * length / USUAL_LENGTH)
        single = self._single
        for one in filter(single.__contains__, places):
            own = places[one]
            saturated = len(own) * (K1 + 1) / (len(own) + norm)
            for theme, weight, makes in single[one]:
                scores[theme] += weight * saturated
                if makes and factors[theme] < 1:
                    factors[theme] = 1.0 if own[0] < leading else FURTHER_ON
        for phrase in _whole(self._phrases, places):
            if starts := _starts(phrase, places):
                count = len(starts)
                scores[phrase.theme] += phrase.weight * count * (K1 + 1) / (count + norm)
                if phrase.role == "required" and factors[phrase.theme] < 1:
                    factors[phrase.theme] = 1.0 if starts[0] < leading else FURTHER_ON
        if any(factors):
            self._warn(factors, places, leading)
        return tuple([score * factor for score, factor in zip(scores, factors, strict=True)])

    def _warn(self, factors: list[float], places: dict[int, list[int]], leading: int) -> None:
        """Lower the factors of the themes of which an excluding term stands in the head."""
        found = [p for p in _whole(self._excluding, places) if factors[p.theme]]
        ahead = [p for p in found if all(places[one][0] < leading for one in p.words)]
        for theme in {p.theme for p in ahead if _starts(p, places)}:
            factors[theme] *= EXCLUDED


class _Memory(dict[bytes, tuple[int, ...]]):
    """What each word met so far means; a new one is learned when it is asked for."""

    def __init__(self, learn: Callable[[bytes], tuple[int, ...]]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, word: bytes) -> tuple[int, ...]:
        meaning = self[word] = self._learn(word)
        return meaning


def _flat(phrases: Phrases) -> list[tuple[str, ...]]:
    return [phrase for found in phrases.by_stem.values() for phrase in found]


def _whole(phrases: dict[int, list[_Phrase]], places: dict[int, list[int]]) -> list[_Phrase]:
    """The phrases of which every word was met."""
    met = set(places)
    return [p for one in filter(phrases.__contains__, places) for p in phrases[one] if p.words <= met]


def _starts(phrase: _Phrase, places: dict[int, list[int]]) -> list[int]:
    """Where the stems of a phrase stand in order, with at most `GAP` words of the themes between two of them.

    Of a supporting phrase it is enough that its words are there.
    """
    stems = phrase.stems
    if phrase.role == "supporting":
        return min((places[one] for one in stems), key=len)
    rest = [places[one] for one in stems[1:]]
    return [at for at in places[stems[0]] if _goes_on(at, rest)]


def _goes_on(at: int, rest: list[list[int]]) -> bool:
    """Tell whether each further stem stands within reach; words that the fast cut leaves joined stand at one place."""
    for places in rest:
        for place in places:
            if at <= place:
                break
        else:
            return False
        if place > at + 1 + GAP:
            return False
        at = place
    return True
