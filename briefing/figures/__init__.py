"""Figures, dates and disagreements: what the sentences of the documents count, when, and where they differ.

Stage: reads documents and sentences, returns values; no I/O, no other stage.

    read(document, sentence)        the figures of a sentence
    dates(document, sentence)       its date expressions, resolved
    happenings(document, sentence)  those dates that belong on a timeline
    compare(statements, language)   divergences between figures of one quantity
    contradicts(a, b)               whether two statements of one quantity cannot both hold
    wordings(statement)             the stems under which a quantity may be named
    changed(now, before)            what the last edition that spoke of a quantity said otherwise
    group(statements)               statements of one quantity together: equal ones corroborate
    newsworthiness(figure, text)    how much news a figure carries, a share of 1
    key_figures(statements)         the few that say the week at a glance
"""

from __future__ import annotations

from briefing.figures.divergences import compare, contradicts
from briefing.figures.evolution import changed
from briefing.figures.newsworth import key_figures, newsworthiness
from briefing.figures.quantities import Statement, group, same_quantity, wordings
from briefing.figures.reading import read
from briefing.figures.timeline import dates, happenings

__all__ = [
    "Statement",
    "changed",
    "compare",
    "contradicts",
    "dates",
    "group",
    "happenings",
    "key_figures",
    "newsworthiness",
    "read",
    "same_quantity",
    "wordings",
]
