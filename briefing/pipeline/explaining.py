"""What a theme takes of a pile of documents and why, for a person or as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from briefing import edition
from briefing.collect import files
from briefing.errors import NoInputError, UsageError
from briefing.model import Skipped
from briefing.pipeline.gather import documents_of, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from briefing.config import Config
    from briefing.edition import Explanation, Part, Prepared, Stance
    from briefing.pipeline.workspace import Workspace

_WIDTH = 90


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme explained."""

    found: Explanation

    def as_json(self) -> dict[str, Any]:
        """Give `theme`, `documents`, `left`, `shared` and `contested`; offsets as in edition.json."""
        return {
            "theme": self.found.theme.id,
            "documents": [_document(part) for part in self.found.taken],
            "left": [_document(part) for part in self.found.left],
            "shared": dict(self.found.shared),
            "contested": [_sentence(stance) for stance in self.found.contested],
        }

    def as_text(self) -> str:
        """Give a page for a terminal: what is taken, what nearly was, and what neighbours wanted too."""
        found = self.found
        lines = [f"{found.theme.id}: {len(found.taken)} documents"]
        for part in found.taken:
            lines += ["", f"{part.weight:6.0%}  {_name(part)}", *(_row(s) for s in part.stances)]
        if found.left:
            lines += ["", "Named, not taken (excluded, or named in passing):"]
        for part in found.left:
            lines += [f"        {_name(part)}", *(_row(s) for s in part.stances)]
        lines += ["", *(f"{count} of them also in {other}" for other, count in found.shared)]
        if found.contested:
            lines += ["", "Wanted by another theme too:", *(_row(s) for s in found.contested)]
        return "\n".join(lines)


def explain(workspace: Workspace, config: Config, theme: str, sources: Sequence[Path], *, now: datetime) -> ThemeView:
    """Explain a theme over the documents of some sources; what cannot be read is passed over.

    Args:
        workspace: Names its folders.
        config: Names the theme and, without `sources`, the folders.
        theme: Its id.
        sources: Files or folders.
        now: No document was published after it.

    Raises:
        UsageError: There is no such theme.
        NoInputError: No document could be read.
    """
    spec = next((one for one in config.plan.themes if one.id == theme), None)
    if spec is None:
        known = ", ".join(one.id for one in config.plan.themes)
        raise UsageError("--theme", f"{theme!r} is no theme of briefing.toml", f"Known: {known}.")
    places = tuple(sources) or tuple(workspace.root / name for name in config.folders)
    prepared = tuple(_prepared(workspace, config, places, now))
    if not prepared:
        raise NoInputError(", ".join(map(str, places)), "holds no document that can be read", "Name another source.")
    return ThemeView(edition.explain(prepared, config.plan, spec))


def _prepared(workspace: Workspace, config: Config, places: tuple[Path, ...], now: datetime) -> Iterator[Prepared]:
    today = now.astimezone(ZoneInfo(config.presentation.timezone)).date()
    for entry in files.walk(places, workspace.root):
        for raw in documents_of(entry, config.intake):
            one = raw if isinstance(raw, Skipped) else prepare(raw, config.plan, today)
            if not isinstance(one, Skipped):
                yield one


def _document(part: Part) -> dict[str, Any]:
    document = part.prepared.document
    return {
        "path": document.path,
        "title": document.title,
        "weight": part.weight,
        "title_terms": _terms(part.title),
        "also_in": list(part.beside),
        "sentences": [_sentence(stance) for stance in part.stances],
    }


def _sentence(stance: Stance) -> dict[str, Any]:
    sentence = stance.sentence
    place = {"document": sentence.document, "start": sentence.start, "end": sentence.end, "text": sentence.text}
    judged = {"support": stance.support, "quoted_by": stance.went_to, "wanted_by": list(stance.wanted_by)}
    return place | judged | _terms(stance.terms)


def _terms(trace: Any) -> dict[str, Any]:
    roles = ("required", "supporting", "excluding")
    return {role: list(getattr(trace, role)) for role in roles if getattr(trace, role)}


def _name(part: Part) -> str:
    document = part.prepared.document
    return f"{document.path}  {document.title or ''}".rstrip()


def _row(stance: Stance) -> str:
    text = stance.sentence.text
    shown = text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
    terms = stance.terms
    words = [*terms.required, *(f"({t})" for t in terms.supporting), *(f"-{t}" for t in terms.excluding)]
    return f"  {stance.support:5.2f}  {stance.went_to or '':18} {shown}  [{', '.join(words)}]"
