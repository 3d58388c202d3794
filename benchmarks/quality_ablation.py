"""What each part of the choice contributes: one part switched off at a time, the same tasks, the loss.

A part is switched off by giving its constant the value at which it does nothing; nothing else changes.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from briefing import summarize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COVERAGE: Final = "briefing.summarize.coverage"
_FACTORS: Final = "briefing.summarize.factors"
_MEMBERSHIP: Final = "briefing.themes.membership"
_RELEVANCE: Final = "briefing.themes.relevance"

#: Part -> (module, constant, value that switches it off), ...
PARTS: Final[Mapping[str, tuple[tuple[str, str, Any], ...]]] = {
    "position in the article": ((_COVERAGE, "DECAY", 0.0),),
    "words of the titles": ((_FACTORS, "TITLE_BONUS", 0.0),),
    "events": (("briefing.summarize", "events", lambda articles, *_, **__: [0] * len(articles)),),
    "sharing between events": ((_COVERAGE, "FEW_EVENTS", 1.0), (_COVERAGE, "MANY_EVENTS", 1.0)),
    "concepts of one article": ((_COVERAGE, "LONE", 0.0), (_COVERAGE, "LONE_AMONG_SEVERAL", 0.0)),
    "covered concepts in small events": (("briefing.summarize.rank", "AGAIN_ALONE", 0.0),),
    "no two say the same": ((_COVERAGE, "SAME_CONTENT", 2.0),),
    "sentences that stand alone": (
        (
            _FACTORS,
            "AMONG_OTHERS",
            dict.fromkeys(("antecedent", "speaker", "quotation", "reference"), 1.0)
            | dict.fromkeys(("question", "unfinished", "fragment", "thin"), 1.0),
        ),
        (
            _FACTORS,
            "OF_A_WHOLE",
            dict.fromkeys(("antecedent", "speaker", "quotation", "reference"), 1.0)
            | dict.fromkeys(("question", "unfinished", "fragment", "thin"), 1.0),
        ),
    ),
    "quotations and persons": ((_FACTORS, "QUOTED", 1.0), (_FACTORS, "PERSONAL", 1.0)),
    "links, relative days, slight ones": (
        (_FACTORS, "LINKED", 1.0),
        (_FACTORS, "RELATIVE", 1.0),
        (_FACTORS, "SLIGHT", 1.0),
    ),
    "names and numbers": ((_FACTORS, "GENERIC", 1.0), (_FACTORS, "PER_FACT", 0.0)),
    "a folder that is the theme": ((_MEMBERSHIP, "FOLDER", 2.0), (_MEMBERSHIP, "TOO_SHORT", 0)),
    "feedback round": ((_RELEVANCE, "FEEDBACK_WEIGHT", 0.0),),
    "background of other articles": ((_RELEVANCE, "BACKGROUND", 0),),
    "relevance as a weight": (
        (_MEMBERSHIP, "RELEVANCE_POWER", 0.0),
        ("briefing.edition.ground", "DOCUMENT_POWER", 0.0),
    ),
    "query words in the sentence": ((_MEMBERSHIP, "QUERY_BONUS", 0.0), (_MEMBERSHIP, "PER_TERM", 0.0)),
    "what reports, names and counts": (
        (_FACTORS, "UNREPORTED", 1.0),
        (_FACTORS, "UNNAMED", 1.0),
        (_FACTORS, "UNCOUNTED", 1.0),
    ),
    "sentences that name a theme in passing": ((_MEMBERSHIP, "_is_aside", lambda *_: False),),
    "places in rankings": (("briefing.edition.numbers", "_ranking", lambda _: {}),),
    "stories told apart in a theme": (("briefing.summarize.events", "SAME_EVENT_PICKED", 0.1),),
    "firm sentences": (("briefing.edition.ground", "SUPPORT_POWER", 1.0),),
    "an article that names a theme in passing": ((_MEMBERSHIP, "DOMAIN", 0.0),),
    "articles dense with a theme's terms": ((_MEMBERSHIP, "DENSE", 2.0),),
    "figures that are reported": (("briefing.edition.ground", "REPORTED", 1.0),),
    "figures of the headline": (("briefing.edition.numbers", "HEADLINE", 1.0),),
    "earlier editions": (("briefing.edition.ground", "REPEATED", 1.0),),
}


#: Parts that only a theme with required terms, dates or figures shows; `benchmarks.graded` measures them.
GRADED: Final = (
    "what reports, names and counts",
    "sentences that name a theme in passing",
    "places in rankings",
    "stories told apart in a theme",
    "firm sentences",
    "an article that names a theme in passing",
    "articles dense with a theme's terms",
    "figures that are reported",
    "figures of the headline",
)


@contextmanager
def without(part: str) -> Iterator[None]:
    """Switch one part off for the time of a block."""
    changed = []
    for module, name, value in PARTS[part]:
        owner = summarize if module == "briefing.summarize" else import_module(module)
        changed.append((owner, name, getattr(owner, name)))
        setattr(owner, name, value)
    try:
        yield
    finally:
        for owner, name, value in changed:
            setattr(owner, name, value)
