"""The words of the Word note: `label.<name>` in the template, the message of the catalogue here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.render.catalogue import Catalogue

#: Quotation marks do not survive typing in a word processor: the template names its words instead of quoting them.
LABELS = {
    "also_in": "also in",
    "contents": "In this note",
    "context": "The sentences in their articles",
    "context_text": "For the editor only: the words around each sentence. This part does not return to the note.",
    "counted": "In the text",
    "date": "Date",
    "dates": "Dates",
    "divergences": "Where the sources differ",
    "document": "Document",
    "event": "Event",
    "figure": "Figure",
    "figures": "Table of figures",
    "figures_caption": "Figures of the quoted sentences, as written",
    "how_to": "How to edit this draft",
    "how_to_text": (
        "Cut, move, correct or add sentences as in any text; one paragraph is one sentence. Answer the "
        "comments in the margin. Send the file back under its own name: each sentence is recognised, and one "
        "that you have changed will no longer be given as an exact extract."
    ),
    "key_figures": "Key figures",
    "key_points": "Key points",
    "keyphrases": "Key phrases",
    "left_out": "What was left out",
    "left_out_caption": "Documents that are not quoted",
    "method": "Method.",
    "method_text": (
        "Every sentence is an exact extract, chosen by program; only the white space is set anew. A cut is "
        "written […], an addition stands in square brackets. The attached file edition.json gives the place "
        "of each sentence in its source and the fingerprint of every file read. To be read by a person before"
        " it is passed on."
    ),
    "nothing": "Nothing new in this period: no sentence was kept.",
    "page": "Page",
    "period": "Period",
    "problems": "Problems met",
    "reason": "Reason",
    "source": "Source",
    "sources": "Sources",
    "sources_chart": "Where the sentences come from",
    "status": "Status",
    "table": "Table no.",
    "to_check": "to check",
    "trend": "Trend",
}


def labels(words: Catalogue) -> dict[str, str]:
    """Return every word of the template in the note's language."""
    return {name: words.say(message) for name, message in LABELS.items()}
