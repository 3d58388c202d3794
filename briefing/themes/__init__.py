"""Themes: which articles and sentences belong to which, from the terms that a user gives."""

from briefing.themes.evidence import Spotter
from briefing.themes.membership import Membership, membership
from briefing.themes.phrases import Lexicon, lexicon
from briefing.themes.relevance import Bag, bag, inverse_frequencies
from briefing.themes.trace import Trace, trace

__all__ = [
    "Bag",
    "Lexicon",
    "Membership",
    "Spotter",
    "Trace",
    "bag",
    "inverse_frequencies",
    "lexicon",
    "membership",
    "trace",
]
