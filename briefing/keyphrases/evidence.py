"""How a collection uses its words: as names, nouns, verbs or adjectives. Endings propose, neighbours decide."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.keyphrases.lexicon import Lexicon
    from briefing.keyphrases.surface import Token

#: Share of words in capitals beyond which a sentence is a headline in capitals, and its case says nothing.
_SHOUTING: Final = 0.6
_FEW_WORDS: Final = 3


class _Uses(NamedTuple):
    """Occurrences by word, in lower case."""

    capital: Counter[str]  # with a capital that says something
    small: Counter[str]
    determined: Counter[str]  # after a determiner
    linked: Counter[str]  # after a link, and before no other content word
    verb: Counter[str]  # after a subject, or between a noun and a determiner
    joined: Counter[str]  # right after a content word


def is_shouting(sentence: Sequence[Token]) -> bool:
    """Tell a sentence written in capitals."""
    words = [t for t in sentence if t.kind == "word" and len(t.text) > 1]
    return len(words) > _FEW_WORDS and sum(t.capital and t.text.isupper() for t in words) > _SHOUTING * len(words)


class Evidence:
    """Counts over all sentences of a collection, and the judgements drawn from them."""

    def __init__(self, sentences: Iterable[Sequence[Token]], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._uses = _Uses(*(Counter() for _ in _Uses._fields))
        for sentence in sentences:
            self._read_case(sentence)
            for place, token in enumerate(sentence):
                if place and token.kind == "word":
                    self._read_place(sentence[place - 1], token, sentence[place + 1 : place + 2])

    def _read_case(self, sentence: Sequence[Token]) -> None:
        if is_shouting(sentence):
            return
        for token in sentence:
            if token.kind == "word" and not token.initial:
                (self._uses.capital if token.capital else self._uses.small)[token.low] += 1

    def _read_place(self, before: Token, token: Token, after: Sequence[Token]) -> None:
        uses, lexicon, word = self._uses, self._lexicon, token.low
        if before.low in lexicon.determiners:
            uses.determined[word] += 1
        elif before.low in lexicon.links:
            uses.linked[word] += not (after and after[0].kind == "word" and after[0].low not in lexicon.stop)
        elif before.low in lexicon.subjects:
            uses.verb[word] += 1
        elif before.kind == "word" and before.low not in lexicon.stop:
            uses.joined[word] += 1
            uses.verb[word] += bool(after) and after[0].low in lexicon.objects and not token.capital

    def is_name(self, word: str) -> bool:
        """Tell a word that is mostly written with a capital where common words are not."""
        return self._uses.capital[word] > self._uses.small[word]

    def is_common(self, word: str) -> bool:
        """Tell a word that is written small somewhere."""
        return self._uses.small[word] > 0

    def is_verb(self, word: str) -> bool:
        """Tell a word used as a verb; a form that can only be one needs no neighbour to say so."""
        verb, noun = self._uses.verb[word], self._uses.determined[word]
        return verb >= noun if self._lexicon.is_verb(word) else verb > noun

    def is_noun(self, word: str) -> bool:
        """Tell a common word that can stand alone: no adjective, or one that is used as a noun more often."""
        uses = self._uses
        looks_adjective = self._lexicon.looks_adjective(word)
        return not looks_adjective or uses.determined[word] + uses.linked[word] > uses.joined[word]

    def is_determined(self, word: str) -> bool:
        """Tell a word that stands after a determiner somewhere."""
        return self._uses.determined[word] > 0
