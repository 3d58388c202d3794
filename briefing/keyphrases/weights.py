"""How telling each word of a text is, by yake's formula. The one module that knows yake; its quirks stop here.

yake's extractor cuts the text anew, loads a graph library and builds all n-grams. We have the words and want its
weight of each, so we count what the formula asks for and load the one file of yake that holds the formula.
"""

from __future__ import annotations

import builtins
import math
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module, util
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from briefing.keyphrases.surface import Token

#: yake gives the first sentences of a text a weight that no later one reaches; counting from here softens it.
_LEAD: Final = 3
#: Letters of the shortest word that yake takes for a term, and of the longest whose final -s it keeps.
_SHORTEST: Final = 3
_PAUSES: Final = frozenset("«»“”„–—‘·•*|\"()[],;:.…!?'-/")


class _Formula(Protocol):
    def __call__(
        self, term: _Term, max_tf: float, avg_tf: float, std_tf: float, number_of_sentences: int
    ) -> Mapping[str, float]: ...


class _Numpy(ModuleType):
    """What the formula asks of numpy, a median, without the 0.13 s of its import; all else is imported on demand."""

    @staticmethod
    def median(values: Sequence[int]) -> float:
        """Give the middle of some numbers."""
        ordered = sorted(values)
        return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2

    def __getattr__(self, name: str) -> object:
        return getattr(import_module("numpy"), name)


def _import(name: str, *rest: Any) -> ModuleType:
    return _Numpy(name) if name == "numpy" else builtins.__import__(name, *rest)


@cache
def _formula() -> _Formula:
    """Load yake's function of one term's features; `import yake` would load networkx, numpy and segtok, 0.4 s."""
    package = util.find_spec("yake")
    folder = next(iter(package.submodule_search_locations or ())) if package else ""
    spec = util.spec_from_file_location("yake.data.features", f"{folder}/data/features.py")
    if spec is None or spec.loader is None:
        raise ImportError(name="yake")
    module = util.module_from_spec(spec)
    vars(module)["__builtins__"] = {**vars(builtins), "__import__": _import}
    spec.loader.exec_module(module)
    formula: _Formula = module.calculate_term_features
    return formula


@dataclass(slots=True)
class _Term:
    """What yake counts of a term, under the names that its formula reads.

    Attributes:
        tf, tf_a, tf_n: Occurrences; in capitals; with a capital inside a sentence.
        occurs: Ranks of the sentences that hold it.
        left, right: Words beside it -> occurrences.
    """

    tf: int = 0
    tf_a: int = 0
    tf_n: int = 0
    occurs: dict[int, None] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    @property
    def sentence_ids(self) -> dict[int, None]:
        """Ranks of its sentences, by yake's other name."""
        return self.occurs

    @property
    def graph_metrics(self) -> dict[str, float]:
        """Different words beside it, and their share of all words beside it."""
        wdl, wdr = len(self.left), len(self.right)
        pwl, pwr = wdl / max(1, self.left.total()), wdr / max(1, self.right.total())
        return {"wdl": wdl, "wdr": wdr, "pwl": pwl, "pwr": pwr}


def _key(word: str) -> str:
    """Give yake's form of a word: without the -s of the plural."""
    return word[:-1] if len(word) > _SHORTEST and word.endswith("s") else word


def _runs(sentence: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the words between pauses."""
    run: list[Token] = []
    for token in sentence:
        if token.text in _PAUSES:
            yield run
            run = []
        else:
            run.append(token)
    yield run


def _count(sentences: Sequence[Sequence[Token]]) -> dict[str, _Term]:
    terms: dict[str, _Term] = {}
    for rank, sentence in enumerate(sentences, _LEAD):
        for run in _runs(sentence):
            before = ""
            for token in run:
                key = _key(token.low)
                term = terms.setdefault(key, _Term())
                term.tf += 1
                term.occurs[rank] = None
                if token.kind == "number":
                    before = ""
                    continue
                upper = token.text.isupper()
                term.tf_a += upper
                term.tf_n += not upper and token.capital and token is not sentence[0]
                if before:
                    term.left[before] += 1
                    terms[before].right[key] += 1
                before = key
    return terms


def term_weights(
    sentences: Sequence[Sequence[Token]], stopwords: frozenset[str], asked: Collection[str] | None = None
) -> dict[str, float]:
    """Weigh the words of a text: lower is more telling, as yake has it; what yake does not rank is missing.

    Args:
        sentences: In reading order.
        stopwords: Lower-case words that are not weighed.
        asked: The words to weigh, in lower case; None for all.

    Returns:
        Lower-case word -> weight, > 0.

    Source: Campos et al. 2020 (YAKE!), H of a term. Differs: our words and sentences, all places moved by three.
    """
    terms = _count(sentences)
    ranked = {
        token.low: _key(token.low)
        for sentence in sentences
        for token in sentence
        if token.kind in ("word", "acronym") and len(token.low) >= _SHORTEST and token.low not in stopwords
    }
    counts = [terms[key].tf for key in set(ranked.values())]
    if not counts:
        return {}
    mean = sum(counts) / len(counts)
    deviation = math.sqrt(sum((count - mean) ** 2 for count in counts) / len(counts))
    most, formula = max(term.tf for term in terms.values()), _formula()
    wanted = ranked if asked is None else ranked.keys() & set(asked)
    return {
        word: float(formula(terms[ranked[word]], most, mean, deviation, len(sentences) + _LEAD)["h"]) for word in wanted
    }
