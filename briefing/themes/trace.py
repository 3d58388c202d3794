"""Why a text is on a theme: the terms, as the user wrote them, that stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.themes.phrases import Phrases, phrases, spoken

if TYPE_CHECKING:
    from briefing.model import ThemeSpec
    from briefing.text.terms import Terms


@dataclass(frozen=True, slots=True)
class Trace:
    """The terms of a theme that a text has, in the theme's order."""

    required: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()


def trace(theme: ThemeSpec, language: str, terms: Terms) -> Trace:
    """Find which terms of a theme stand in a text of one language."""
    return Trace(
        _found(spoken(theme, "required", language), language, terms),
        _found(spoken(theme, "supporting", language), language, terms),
        _found(spoken(theme, "excluding", language), language, terms),
    )


def _found(texts: tuple[str, ...], language: str, terms: Terms) -> tuple[str, ...]:
    return tuple(text for text, compiled in _compiled(texts, language) if compiled.count(terms))


@lru_cache(256)
def _compiled(texts: tuple[str, ...], language: str) -> tuple[tuple[str, Phrases], ...]:
    return tuple((text, phrases((text,), language)) for text in texts)
