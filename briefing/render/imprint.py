"""How a file was presented, in words that travel inside it, so that anyone can lay its edition out again the same way.

Only what briefing.toml says goes along. Templates do not: a page proves nothing by a template that it brings itself.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from briefing import __version__

if TYPE_CHECKING:
    from briefing.model import Presentation

#: Name of the property of a PDF or Word file that holds it.
PROPERTY: Final = "briefing.presentation"
_WORDS: Final = ("mention", "issuer", "look", "timezone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a file says of its presentation.

    Attributes:
        presentation: As it says, with the logo and the templates of whoever reads it.
        version: Of the program that made it.
        same_logo: Whether the reader's logo is the one it was made with.
    """

    presentation: Presentation
    version: str
    same_logo: bool


def write(presentation: Presentation) -> str:
    """Write a presentation as one line of ASCII JSON."""
    said: dict[str, Any] = {name: getattr(presentation, name) for name in _WORDS}
    said |= {"accent": presentation.accent, "sections": presentation.sections}
    said |= {"logo": _digest(presentation.logo), "version": __version__}
    return json.dumps(said, separators=(",", ":"))


def read(text: str, own: Presentation) -> Imprint | None:
    """Read what `write` wrote.

    Args:
        text: Of a file that anybody may have changed.
        own: The reader's presentation; its logo and templates stay.

    Returns:
        None when it is nothing that `write` writes.
    """
    try:
        said = json.loads(text)
        words = {name: said[name] for name in (*_WORDS, "version")}
        accent, sections, logo = said["accent"], said["sections"], said["logo"]
    except (ValueError, KeyError, TypeError):
        return None
    texts = [*words.values(), *sections] if isinstance(sections, list) else [None]
    if not all(isinstance(t, str) for t in texts) or not isinstance(accent, str | None):
        return None
    version = words.pop("version")
    shown = replace(own, **words, accent=accent, sections=tuple(sections))
    return Imprint(presentation=shown, version=version, same_logo=logo == _digest(own.logo))


def _digest(logo: bytes | None) -> str | None:
    return hashlib.sha256(logo).hexdigest() if logo else None
