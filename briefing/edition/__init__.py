"""The core: documents in, a finished edition out. Pure; the only caller of the stages."""

from briefing.edition.build import Built, build
from briefing.edition.candidates import Candidate, candidates
from briefing.edition.claims import false_claims
from briefing.edition.documents import Unread, skipped_document, source_document
from briefing.edition.explanation import Explanation, Part, Stance, explain
from briefing.edition.preferences import features_of
from briefing.edition.prepare import Prepared, every_figure, prepare, read
from briefing.edition.remarks import remarked
from briefing.edition.screen import Screen, glance_size, packed, rearranged, theme_key
from briefing.edition.shortlist import bound, most_telling, set_aside
from briefing.edition.surroundings import located

__all__ = [
    "Built",
    "Candidate",
    "Explanation",
    "Part",
    "Prepared",
    "Screen",
    "Stance",
    "Unread",
    "bound",
    "build",
    "candidates",
    "every_figure",
    "explain",
    "false_claims",
    "features_of",
    "glance_size",
    "located",
    "most_telling",
    "packed",
    "prepare",
    "read",
    "rearranged",
    "remarked",
    "set_aside",
    "skipped_document",
    "source_document",
    "theme_key",
]
