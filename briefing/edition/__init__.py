"""The core: documents in, a finished edition out. Pure; the only caller of the stages."""

from briefing.edition.build import Built, build
from briefing.edition.documents import source_document
from briefing.edition.prepare import Prepared, prepare

__all__ = ["Built", "Prepared", "build", "prepare", "source_document"]
