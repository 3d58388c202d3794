"""The words an editor would type as tags: yake weighs the terms, a grammar proposes phrases, rules choose among them.

In: sentences. Out: phrases, best first. Nothing is invented: every phrase stands in the text, but for its capital.
"""

from __future__ import annotations

from typing import Final

from briefing.keyphrases.ranking import READER, as_written, choose, score
from briefing.keyphrases.reading import read
from briefing.keyphrases.surface import sentences, tokens
from briefing.keyphrases.theme import rank

__all__ = ["extract", "rank"]

#: Characters of a text that are read; what follows adds no phrase to the few that are shown.
_LIMIT: Final = 60_000


def extract(text: str, language: str = "fr", k: int = 10) -> list[str]:
    """Give the keyphrases of one text, best first.

    Args:
        text: The first sentence counts as its title.
        language: ISO 639-1.
        k: Upper bound on the phrases.
    """
    parts = [part for sentence in sentences(text[:_LIMIT]) if (part := tokens(sentence, language))]
    reading = read(dict(enumerate(parts)), language)
    scored = ((score(reading.traits[stems], READER), c) for stems, c in reading.candidates.items())
    return [as_written(candidate, reading.evidence) for _, candidate in choose(scored, k)]
