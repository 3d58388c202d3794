"""What others choose from the same sentences and the same words: sumy's summarisers, TF-IDF, the lead, plain yake.

sumy and yake are given our sentences and tokens, so that only the choice differs; sumy is an optional extra (`bench`).
"""

from __future__ import annotations

import importlib
import math
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from briefing.segment import split
from briefing.text.normalise import fold_space
from briefing.text.stopwords import STOPWORDS
from briefing.text.terms import terms
from briefing.text.tokens import words

Docs = Sequence[Mapping[str, str]]
Summariser = Callable[[Docs, str], list[str]]

_LANGUAGES: Final = {"fr": "french", "en": "english"}
#: Name -> module and class of sumy. Those that grow fastest with the square of the sentences come last.
SUMY: Final[Mapping[str, tuple[str, str]]] = {
    "sumy Luhn": ("luhn", "LuhnSummarizer"),
    "sumy SumBasic": ("sum_basic", "SumBasicSummarizer"),
    "sumy LSA": ("lsa", "LsaSummarizer"),
    "sumy TextRank": ("text_rank", "TextRankSummarizer"),
    "sumy LexRank": ("lex_rank", "LexRankSummarizer"),
}


def sentences(doc: Mapping[str, str], language: str) -> list[str]:
    """The sentences of a document, white space folded."""
    lines = [line for line in doc["text"].split("\n") if line.strip()]
    return [fold_space(line[a:b]) for line in lines for a, b in split(line, language)]


def lead(docs: Docs, language: str) -> list[str]:
    """The first sentence of every document, then the second ones."""
    rows = [sentences(d, language) for d in docs]
    return [row[k] for k in range(max(map(len, rows))) for row in rows if k < len(row)]


def shuffled(docs: Docs, language: str) -> list[str]:
    """All sentences in an order without meaning."""
    rows = [s for d in docs for s in sentences(d, language)]
    random.Random(rows[0]).shuffle(rows)  # noqa: S311 - a baseline, no secret
    return rows


def tf_idf(docs: Docs, language: str) -> list[str]:
    """Sentences by the mean TF-IDF of their content words over the documents."""
    rows = [[(s, terms(s, language)) for s in sentences(d, language)] for d in docs]
    having = Counter(w for row in rows for w in {w for _, t in row for w in t.content})
    counts = Counter(w for row in rows for _, t in row for w in t.stems if w in t.content)
    weight = {w: counts[w] * math.log((1 + len(docs)) / (0.5 + n)) for w, n in having.items()}
    rated = [(sum(weight[w] for w in t.content) / len(t.content), s) for row in rows for s, t in row if t.content]
    return [s for _, s in sorted(rated, key=lambda pair: -pair[0])]


def sumy(name: str) -> Summariser | None:
    """One of sumy's summarisers; None when sumy is not installed."""
    module, cls = SUMY[name]
    try:
        kind = getattr(importlib.import_module(f"sumy.summarizers.{module}"), cls)
    except ImportError:
        return None
    return lambda docs, language: _sumy(kind, docs, language)


class _Tokens:
    """sumy's tokenizer interface over our words."""

    def __init__(self, language: str) -> None:
        self.language = _LANGUAGES[language]

    def to_words(self, text: object) -> tuple[str, ...]:
        return tuple(words(str(text)))

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return (text,)


def _sumy(kind: Callable[..., Any], docs: Docs, language: str) -> list[str]:
    dom = importlib.import_module("sumy.models.dom")
    stemmer = importlib.import_module("sumy.nlp.stemmers").Stemmer(_LANGUAGES[language])
    tokens = _Tokens(language)
    paragraphs = [dom.Paragraph([dom.Sentence(s, tokens) for s in sentences(d, language)]) for d in docs]
    document = dom.ObjectDocumentModel([p for p in paragraphs if p.sentences])
    summariser = kind(stemmer)
    if hasattr(type(summariser), "stop_words"):
        summariser.stop_words = STOPWORDS.get(language, frozenset())
    ranked: list[str] = []

    def keep(rows: Sequence[Any], _count: object, rating: Any, *args: Any, **options: Any) -> tuple[Any, ...]:
        """Keep sumy's ranking, which it would put back into the order of the documents."""
        rate = (lambda s: rating(s, *args, **options)) if callable(rating) else rating.__getitem__
        order = sorted(enumerate(rows), key=lambda pair: (-rate(pair[1]), pair[0]))
        ranked[:] = [str(s) for _, s in order]
        return tuple(rows)

    summariser._get_best_sentences = keep  # noqa: SLF001 - sumy offers no other way to its scores
    summariser(document, len(document.sentences))
    return ranked


def yake_raw(text: str, k: int) -> list[str]:
    """Plain yake for French, as its documentation calls it."""
    yake = importlib.import_module("yake")
    return [phrase for phrase, _ in yake.KeywordExtractor(lan="fr", n=3, top=k).extract_keywords(text)]


def tf_phrases(text: str, k: int) -> list[str]:
    """Frequent runs of one to three words without function words at their edges."""
    found: Counter[tuple[str, ...]] = Counter()
    row = words(text)
    stop = STOPWORDS["fr"]
    for n in (1, 2, 3):
        for gram in zip(*(row[i:] for i in range(n)), strict=False):
            if gram[0] not in stop and gram[-1] not in stop and all(len(w) > 1 for w in (gram[0], gram[-1])):
                found[gram] += n
    return [" ".join(gram) for gram, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:k]]
