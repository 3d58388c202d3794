"""The choice of sentences: events, concept coverage, sentences that stand alone. In: words. Out: references."""

from briefing.summarize.coverage import Budget, Candidate, Offer, Ref, Story, choose, says_the_same
from briefing.summarize.events import events
from briefing.summarize.factors import manner, news
from briefing.summarize.rank import Pick, rank
from briefing.summarize.reading import Reading, quotation_balance, read

__all__ = [
    "Budget",
    "Candidate",
    "Offer",
    "Pick",
    "Reading",
    "Ref",
    "Story",
    "choose",
    "events",
    "manner",
    "news",
    "quotation_balance",
    "rank",
    "read",
    "says_the_same",
]
