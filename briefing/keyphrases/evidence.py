"""How a collection uses its words: as names, nouns, verbs or adjectives. Endings propose, neighbours decide."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.keyphrases.lexicon import Lexicon
    from briefing.keyphrases.surface import Token

Words = TypeVar("Words")
#: Share of words in capitals beyond which a sentence is a headline in capitals, and its case says nothing.
_SHOUTING: Final = 0.6
_FEW_WORDS: Final = 3


class _Uses(NamedTuple, Generic[Words]):
    """Words in lower case, by use."""

    capital: Words  # with a capital that says something
    small: Words
    determined: Words  # after a determiner
    linked: Words  # after a link, and before no other content word
    verb: Words  # after a subject, or between a noun and a determiner
    joined: Words  # right after a content word


def is_shouting(sentence: Sequence[Token]) -> bool:
    """Tell a sentence written in capitals."""
    words = [t for t in sentence if t.kind == "word" and len(t.text) > 1]
    return len(words) > _FEW_WORDS and sum(t.capital and t.text.isupper() for t in words) > _SHOUTING * len(words)


@lru_cache(1 << 12)
def _uses(sentence: Sequence[Token], lexicon: Lexicon) -> _Uses[list[str]]:
    """Give the words of a sentence by their use."""
    uses = _Uses[list[str]]([], [], [], [], [], [])
    shouting = is_shouting(sentence)
    for place, token in enumerate(sentence):
        if token.kind != "word":
            continue
        if not (token.initial or shouting):
            (uses.capital if token.capital else uses.small).append(token.low)
        if place:
            _read_place(uses, lexicon, sentence[place - 1], token, sentence[place + 1 : place + 2])
    return uses


def _read_place(uses: _Uses[list[str]], lexicon: Lexicon, before: Token, token: Token, after: Sequence[Token]) -> None:
    word = token.low
    if before.low in lexicon.determiners:
        uses.determined.append(word)
    elif before.low in lexicon.links:
        if not (after and after[0].kind == "word" and after[0].low not in lexicon.stop):
            uses.linked.append(word)
    elif before.low in lexicon.subjects:
        uses.verb.append(word)
    elif before.kind == "word" and before.low not in lexicon.stop:
        uses.joined.append(word)
        if after and after[0].low in lexicon.objects and not token.capital:
            uses.verb.append(word)


class Evidence:
    """Counts over all sentences of a collection, and the judgements drawn from them."""

    def __init__(self, sentences: Iterable[Sequence[Token]], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        rows = [_uses(sentence, lexicon) for sentence in sentences]
        columns = zip(*rows, strict=True) if rows else ((),) * len(_Uses._fields)
        self._uses = _Uses(*(Counter(chain.from_iterable(column)) for column in columns))

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
