"""Edition -> the words of the message that brings an editor their drafts: `mail.txt.j2`, `mail.html.j2` filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.render import catalogue, templating, view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import Edition, Presentation, Recipient, Surroundings
    from briefing.render.values import Note, Quote, Section


TEMPLATES = ("mail.txt.j2", "mail.html.j2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One message's words; `html` says the same as `text`."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One theme of the message.

    Attributes:
        section: The theme as the note shows it.
        lead: Its sentence among the key points, else its first; None when nothing was kept.
        updates: Sentences that an earlier edition said with another figure or date.
        doubtful: Sentences that ask for a look, with the reasons.
        draft: Name of the attached file; empty when nothing was kept.
    """

    section: Section
    lead: Quote | None
    updates: int
    doubtful: tuple[Quote, ...]
    draft: str


def body(
    edition: Edition,
    presentation: Presentation,
    surroundings: Mapping[str, Surroundings],
    recipient: Recipient,
    drafts: Mapping[str, str],
) -> Body:
    """Write the message of one editor.

    Args:
        edition: The finished note.
        presentation: Its look; names the folder of templates.
        surroundings: Where its sentences stand, by sentence.
        recipient: Their themes, () is all of them.
        drafts: Theme id -> name of the attached file.

    Raises:
        ConfigError: A template is at fault; the message names file and line.
    """
    words = catalogue.catalogue(edition.language, presentation.templates)
    note = view.note(edition, presentation, surroundings)
    wanted = [s for s in note.themes if s.id in recipient.themes or not recipient.themes]
    parts = tuple(_part(note, section, drafts) for section in wanted)
    values = {"note": note, "recipient": recipient, "parts": parts, "drafts": [p.draft for p in parts if p.draft]}
    text, html = (templating.render(name, words, presentation.templates, **values) for name in TEMPLATES)
    return Body(subject=f"{note.title} – {note.label}", text=text.strip() + "\n", html=html)


def _part(note: Note, section: Section, drafts: Mapping[str, str]) -> Part:
    points = {quote.id for quote in note.key_points}
    lead = next((q for q in section.quotes if q.id in points), section.quotes[0] if section.quotes else None)
    return Part(
        section=section,
        lead=lead,
        updates=sum(q.novelty == "update" for q in section.quotes),
        doubtful=tuple(q for q in section.quotes if q.doubts),
        draft=drafts.get(section.id, ""),
    )
