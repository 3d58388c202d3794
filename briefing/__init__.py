"""Briefing notes whose every sentence can be proved."""

__version__ = "0.1.0"
