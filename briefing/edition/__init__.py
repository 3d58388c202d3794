"""The core: documents in, a finished edition out. Pure; the only caller of the stages."""

from briefing.edition.build import Built, build
from briefing.edition.candidates import candidates
from briefing.edition.claims import false_claims
from briefing.edition.documents import skipped_document, source_document
from briefing.edition.preferences import features_of
from briefing.edition.prepare import Prepared, prepare, read
from briefing.edition.surroundings import located

__all__ = [
    "Built",
    "Prepared",
    "build",
    "candidates",
    "false_claims",
    "features_of",
    "located",
    "prepare",
    "read",
    "skipped_document",
    "source_document",
]
