"""Figures, dates and disagreements: what the sentences of the documents count, when, and where they differ.

Stage: reads documents and sentences, returns values; no I/O, no other stage.
"""

from __future__ import annotations

from briefing.figures.reading import read

__all__ = ["read"]
