"""How telling each word of a text is, by yake. The one module that knows yake; its quirks stop here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.keyphrases.surface import Token

#: yake gives the first sentences of a text a weight that no later one reaches; neutral ones in front soften it.
_LEAD: Final = 3
#: Characters given to yake in one call: 8 s of its work in the worst case seen, a third of a second on press text.
_LIMIT: Final = 60_000
_PAUSES: Final = frozenset('«»“”„–—‘·•*|"()[]')


def _sentence(sentence: Sequence[Token]) -> str:
    """Write a sentence so that yake's own tokenizer finds the tokens we found, and its end."""
    words = [", " if t.text in _PAUSES else t.text for t in sentence]
    while words and words[-1].strip() in ",;:.…!?":
        words.pop()
    return " ".join(words) + "." if words else ""


def _bounded(sentences: Iterable[Sequence[Token]]) -> str:
    parts, room = [], _LIMIT
    for sentence in sentences:
        part = _sentence(sentence)
        room -= len(part) + 1
        if room < 0:
            break
        parts.append(part)
    return " ".join(parts)


def term_weights(
    sentences: Sequence[Sequence[Token]], *, language: str, stopwords: frozenset[str], neutral: str
) -> dict[str, float]:
    """Weigh the words of a text: lower is more telling, as yake has it; a word that yake does not rank is missing.

    Args:
        sentences: In reading order; what exceeds 60,000 characters is not looked at.
        language: ISO 639-1.
        stopwords: Lower-case words that are not weighed.
        neutral: A sentence made of stop words alone.

    Source: Campos et al. 2020 (YAKE!). yake scores a one-word candidate S = H / (tf * (1 + H)); H is recovered.
    """
    import yake  # 0.4 s

    extractor = yake.KeywordExtractor(lan=language, n=1, dedup_lim=1.0, top=10**6, stopwords=set(stopwords))
    text = _bounded(sentences)
    counts = Counter(token.low for sentence in sentences for token in sentence)
    weights = {}
    for word, score in extractor.extract_keywords(f"{neutral} " * _LEAD + text):
        share = float(score) * max(1, counts[word])
        weights[word] = share / (1 - share) if share < 1 else 1e3
    return weights
