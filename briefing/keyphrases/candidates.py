"""Candidate phrases: stretches of a sentence that the grammar takes for a noun phrase or a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefing.keyphrases.evidence import is_shouting
from briefing.keyphrases.surface import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.keyphrases.evidence import Evidence
    from briefing.keyphrases.lexicon import Lexicon
    from briefing.keyphrases.surface import Token

Stems = tuple[str, ...]
Sentence = tuple["Token", ...]

#: Content words and links of one phrase. A name may be longer: "Agence des Nations unies pour la protection de ...",
#: and so may a phrase with a figure: "baisse de 10 % de la criminalité violente".
_LONGEST: Final = (4, 2)
_LONGEST_NAME: Final = (6, 3)
_LONGEST_COUNTED: Final = (6, 3)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_RANK: Final = re.compile(r"\d{1,2}")
_ORDINAL: Final = re.compile(r"\d{1,3}(?:e|ème|er|ère|re|es|st|nd|rd|th|ª|º)", re.IGNORECASE)
_INVERSION: Final = re.compile(r"-(?:t-)?(?:il|elle|ils|elles|on|je|nous|vous|ce|là|ci)$")
_GROUP: Final = re.compile(r"\d{3}(?:,\d{1,6})?")
_SHORTEST: Final = 3


def _is_share(sentence: Sequence[Token], place: int) -> bool:
    """Tell the number and the sign of "10 %"."""
    if sentence[place].text == "%":
        return place > 0 and sentence[place - 1].kind == "number"
    return sentence[place].kind == "number" and place + 1 < len(sentence) and sentence[place + 1].text == "%"


def is_quantity(word: str) -> bool:
    """Tell a number from a year and a rank: they belong to names."""
    return not (_YEAR.fullmatch(word) or _ORDINAL.fullmatch(word))


@dataclass(slots=True)
class Candidate:
    """A phrase and how it occurs.

    Attributes:
        stems: Its words without articles, stemmed: the key under which its forms meet.
        content: Its content words, in lower case.
        core: Their stems.
        forms: As written, each word with the space before it -> occurrences; the second counts those whose first
            capital says nothing.
        sentences: Ranks of the sentences that hold it.
        count: Occurrences where candidates were looked for.
        elsewhere: Other occurrences.
        names: Occurrences in which every content word is written as a name.
        capitals: Occurrences that start with a capital that says something.
        open_left, open_right: Occurrences that the grammar would make longer by one word.
        counted: Occurrences that a number measures.
    """

    stems: Stems
    content: tuple[str, ...]
    core: Stems
    forms: dict[tuple[str, ...], int] = field(default_factory=dict)
    initial_forms: dict[tuple[str, ...], int] = field(default_factory=dict)
    sentences: set[int] = field(default_factory=set)
    count: int = 0
    elsewhere: int = 0
    names: int = 0
    capitals: int = 0
    open_left: int = 0
    open_right: int = 0
    counted: int = 0

    @property
    def total(self) -> int:
        """All occurrences."""
        return self.count + self.elsewhere

    @property
    def is_name(self) -> bool:
        """Whether it is mostly written as a name."""
        return 2 * self.names >= self.count

    @property
    def is_lone(self) -> bool:
        """Whether it is one word."""
        return len(self.content) == 1

    @property
    def plain(self) -> tuple[str, ...]:
        """Its content words that are no figures."""
        return tuple(w for w in self.content if w != "%" and not (w[0].isdigit() and is_quantity(w)))

    @property
    def is_measured(self) -> bool:
        """Whether it holds the figure that measures it."""
        return len(self.plain) < len(self.content)

    @property
    def is_proper(self) -> bool:
        """Whether it is a name or starts with one."""
        return self.is_name or self.capitals > 0


def _by_first(keys: Iterable[Stems]) -> dict[str, list[Stems]]:
    """Index keys by their first stem."""
    index: dict[str, list[Stems]] = {}
    for key in keys:
        index.setdefault(key[0], []).append(key)
    return index


class Grammar:
    """Finds the candidates of sentences of one language, given how the collection uses its words.

    With `figures`, a number is part of the phrase that it measures.
    """

    def __init__(self, lexicon: Lexicon, evidence: Evidence, language: str, *, figures: bool = False) -> None:
        self._figures = figures
        self._lexicon = lexicon
        self._evidence = evidence
        self._language = language
        self._small = lexicon.links | lexicon.articles | {"%"}
        self._usable: dict[str, bool] = {}

    # ------------------------------------------------------------ words

    def _is_usable(self, word: str) -> bool:
        """Tell whether a common word may be part of a phrase."""
        if word not in self._usable:
            barred = self._evidence.is_verb(word) or self._lexicon.is_adverb(word) or _INVERSION.search(word)
            self._usable[word] = not barred
        return self._usable[word]

    def _is_name(self, token: Token) -> bool:
        if token.kind == "acronym":
            return True
        return token.kind == "word" and token.capital and (not token.initial or self._evidence.is_name(token.low))

    def _is_content(self, sentence: Sequence[Token], place: int) -> bool:
        token = sentence[place]
        if token.kind != "word":
            return token.kind == "acronym" or (self._figures and _is_share(sentence, place))
        if token.low in self._lexicon.stop:
            return self._is_name_part(sentence, place)
        if len(token.text) < _SHORTEST and not (token.text.isupper() and len(token.text) > 1):
            return token.capital and not token.initial
        return self._is_name(token) or self._is_usable(token.low)

    def _is_name_part(self, sentence: Sequence[Token], place: int) -> bool:
        """Tell a stop word that is part of a name: "Le Caire", "l'Est", "Grand Chelem"."""
        token = sentence[place]
        if not token.capital or token.initial:
            return False
        if sentence[place - 1].low in ("l'", "d'"):
            return True
        particle = token.low in (self._lexicon.articles | self._lexicon.links | self._lexicon.naming)
        return particle and place + 1 < len(sentence) and self._is_name(sentence[place + 1])

    # ------------------------------------------------------------ phrases

    def _continues(self, left: Token, right: Token, *, first: bool) -> bool:
        """Tell whether two content words side by side belong to one phrase; `first`: nothing stands before them."""
        if "%" in (left.text, right.text):
            return left.kind == "number"
        if self._is_name(right):
            title = left.low.partition("-")[0] in self._lexicon.people
            return (left.capital or first) and not title
        if self._is_name(left):
            return self._lexicon.describes_name(right.low) and not self._evidence.is_verb(right.low)
        return self._lexicon.agree(left.low, right.low)

    def _target(self, sentence: Sequence[Token], place: int, content: Sequence[bool], *, name: bool) -> int:
        """Give the place of the content word that a link at `place` leads to, or -1."""
        link = sentence[place].low
        if link not in self._lexicon.links or (link in self._lexicon.name_links and not name):
            return -1
        target = place + 1
        if target < len(sentence) and sentence[target].low in self._lexicon.articles:
            target += 1
        if target >= len(sentence) or not content[target]:
            return -1
        beside_name = self._is_name(sentence[target]) or self._is_name(sentence[place - 1])
        return -1 if link in self._lexicon.place_links and beside_name else target

    def _is_closed(self, sentence: Sequence[Token], place: int) -> bool:
        """Tell "(chef) d'État", which nothing continues."""
        return place > 0 and (sentence[place - 1].low, sentence[place].low) in self._lexicon.closings

    def _is_suffix(self, left: Token, number: Token) -> bool:
        """Tell the number of a name: a year ("Coupe du monde 2030") or a rank ("Falcon 9")."""
        return bool(_YEAR.fullmatch(number.text) or (self._is_name(left) and _RANK.fullmatch(number.text)))

    def _ends(self, sentence: Sequence[Token], start: int, content: Sequence[bool]) -> Iterator[int]:
        """Yield the ends of the phrases that start at a content word, shortest first."""
        name = sentence[start].capital
        words, links = _LONGEST_NAME if name else _LONGEST_COUNTED if self._figures else _LONGEST
        place = start
        yield place + 1
        while place + 1 < len(sentence) and words > 1 and not self._is_closed(sentence, place):
            after = place + 1
            if name and self._opens_clause(sentence[after]):
                return
            if content[after] and self._continues(sentence[place], sentence[after], first=place == start):
                place = after
            elif name and sentence[after].kind == "number" and self._is_suffix(sentence[place], sentence[after]):
                yield after + 1
                return
            elif links and (target := self._target(sentence, after, content, name=name)) > 0:
                place, links = target, links - 1
            else:
                return
            words -= 1
            yield place + 1

    def _opens(self, sentence: Sequence[Token], start: int) -> bool:
        """Tell whether a phrase may start here: after no subject, and with no participle of a verb."""
        if not start or self._is_name(sentence[start]):
            return True
        before = sentence[start - 1].low
        participle = before in self._lexicon.auxiliaries and self._lexicon.is_past(sentence[start].low)
        return before not in self._lexicon.subjects and not participle

    def _spans(self, sentence: Sequence[Token], content: Sequence[bool]) -> Iterator[tuple[int, int]]:
        for start, is_content in enumerate(content):
            if is_content and self._opens(sentence, start):
                left = self._left(sentence, start)
                for end in self._ends(sentence, start, content):
                    yield start, end
                    if left < start:
                        yield left, end

    def _left(self, sentence: Sequence[Token], start: int) -> int:
        """Give the place of the ordinal before a name, or of the number that measures a phrase; `start` for neither."""
        before = sentence[start - 1] if start else None
        if before is None or before.kind != "number":
            return start
        if _ORDINAL.fullmatch(before.text):
            return start - 1 if sentence[start].capital else start
        if not self._figures or _YEAR.fullmatch(before.text):
            return start
        left = start - 1
        while left and sentence[left - 1].kind == "number" and _GROUP.fullmatch(sentence[left].text):
            left -= 1
        return left

    # ------------------------------------------------------------ gathering

    def key(self, span: Sequence[Token]) -> Stems:
        """Give the stems under which the forms of a phrase meet."""
        articles = self._lexicon.articles
        return tuple([t.stem for t in span if t.low not in articles or self._is_name(t)])

    def gather(self, sentences: Mapping[int, Sentence], wanted: Iterable[Stems] = ()) -> dict[Stems, Candidate]:
        """Gather the candidates of all sentences, forms of one phrase together.

        Args:
            sentences: Rank -> sentence.
            wanted: Phrases that are candidates wherever they occur, whatever the grammar says.
        """
        found: dict[Stems, Candidate] = {}
        index = _by_first(wanted)
        for rank, sentence in sentences.items():
            content = [self._is_content(sentence, place) for place in range(len(sentence))]
            spans = dict.fromkeys(self._spans(sentence, content)) | dict.fromkeys(self._occurring(sentence, index))
            shouting = is_shouting(sentence)
            for start, end in spans:
                candidate = self._add(found, sentence[start:end], certain=not (sentence[start].initial or shouting))
                candidate.sentences.add(rank)
                candidate.open_left += self._is_joined(sentence, start - 1, content)
                candidate.open_right += self._is_joined(sentence, end - 1, content)
                candidate.counted += self._is_counted(sentence, start, end)
        return found

    def recount(self, candidates: Mapping[Stems, Candidate], sentences: Mapping[int, Sentence]) -> None:
        """Count where else the candidates occur; changes them."""
        index = _by_first(candidates)
        for rank, sentence in sentences.items():
            for start, end in self._occurring(sentence, index):
                candidate = candidates[self.key(sentence[start:end])]
                candidate.elsewhere += 1
                candidate.sentences.add(rank)

    def wanted(self, phrases: Iterable[str]) -> list[Stems]:
        """Give the keys of phrases of several words; those with stop words at their ends are left out."""
        spans = (tokens(phrase, self._language) for phrase in phrases)
        return [self.key(s) for s in spans if len(s) > 1 and not {s[0].low, s[-1].low} & self._lexicon.stop]

    def _occurring(self, sentence: Sequence[Token], index: Mapping[str, Sequence[Stems]]) -> Iterator[tuple[int, int]]:
        if not index:
            return
        articles = self._lexicon.articles
        kept = [p for p, t in enumerate(sentence) if t.low not in articles or self._is_name(t)]
        stems = tuple([sentence[p].stem for p in kept])
        for rank, first in enumerate(stems):
            for key in index.get(first, ()):
                if stems[rank : rank + len(key)] == key:
                    yield kept[rank], kept[rank + len(key) - 1] + 1

    def _is_joined(self, sentence: Sequence[Token], place: int, content: Sequence[bool]) -> bool:
        """Tell whether the tokens at `place` and after it belong to one phrase, the second being no name of its own."""
        if not 0 <= place < len(sentence) - 1 or self._is_closed(sentence, place):
            return False
        left, right = sentence[place], sentence[place + 1]
        if right.kind == "number":
            return self._is_name(left) and self._is_suffix(left, right)
        together = content[place] and content[place + 1] and self._continues(left, right, first=True)
        return together and not (self._is_name(right) and not left.capital) and not self._opens_clause(right)

    def _opens_clause(self, token: Token) -> bool:
        """Tell the participle that ends a phrase: "Office du Rhin" stands whole before "fondé à Bâle"."""
        return not self._is_name(token) and self._lexicon.opens_clause(token.low)

    def _is_counted(self, sentence: Sequence[Token], start: int, end: int) -> bool:
        """Tell "105 réseaux", "10 % de la délinquance" and "un taux de résolution de 95 %"."""
        small = self._small
        before, after = start - 1, end
        while before >= 0 and sentence[before].low in small:
            before -= 1
        while after < len(sentence) and sentence[after].low in small:
            after += 1
        return any(0 <= p < len(sentence) and sentence[p].kind == "number" for p in (before, after))

    def _add(self, found: dict[Stems, Candidate], span: Sequence[Token], *, certain: bool) -> Candidate:
        key = self.key(span)
        words = [t for t in span if t.low not in self._small or t.capital or t.text == "%"]
        candidate = found.get(key)
        if candidate is None:
            candidate = found[key] = Candidate(key, tuple(t.low for t in words), tuple([t.stem for t in words]))
        form = (span[0].text, *(f" {t.text}" if t.spaced else t.text for t in span[1:]))
        candidate.count += 1
        forms = candidate.forms if certain else candidate.initial_forms
        forms[form] = forms.get(form, 0) + 1
        if all(t.capital or t.kind in ("number", "acronym") for t in words):
            candidate.names += any(self._is_name(t) for t in words)
        candidate.capitals += certain and span[0].capital
        return candidate
