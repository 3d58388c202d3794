"""The review page of an edition: what it shows, where its decisions are kept, and how it publishes."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from briefing import codec, render
from briefing import edition as core
from briefing.errors import UsageError
from briefing.pipeline import cited, publication, rerender, verification
from briefing.proof.edits import Addition, Edits, returned_sentence
from briefing.render import catalogue, view
from briefing.render.left_out import file_name
from briefing.review.desk import Desk, Row
from briefing.store import lock
from briefing.text.additions import without_additions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from flask import Flask

    from briefing.config import Config
    from briefing.model import Edition
    from briefing.pipeline.workspace import Workspace

NAME: Final = "review"
#: Characters of an article shown on each side of a sentence.
_AROUND: Final = 1500


@dataclass(frozen=True, slots=True)
class Review:
    """A review that is ready to be served: its application and the secret of this run."""

    app: Flask
    token: str
    desk: Desk


def prepare(workspace: Workspace, config: Config, edition_id: str | None) -> Review:
    """Make the review page of an edition, the latest one by default; decisions of an earlier review are taken up.

    The lock of the workspace is held only while the edition is read, and again while it is published: a page may stay
    open for hours, and no run waits for it.

    Raises:
        UsageError: No such edition, or Flask is not installed.
        StateError: Another run is at work, or the state cannot be used.
    """
    with lock.held(workspace.state):
        return _prepare(workspace, config, edition_id)


def _prepare(workspace: Workspace, config: Config, edition_id: str | None) -> Review:
    edition = rerender.load(workspace, edition_id or _latest(workspace))
    known = publication.sources(workspace, config, edition)
    found = {d.id: known.of(d) for d in cited.read(edition)}
    texts = {id_: raw.text for id_, raw in found.items() if raw}
    prepared = verification.prepared(edition, config.plan, config.presentation.timezone, known, every=True)
    state = workspace.report(edition.id) / publication.FOLDER / "review.json"
    candidates = core.candidates(edition, prepared, config.plan)
    rows, more = _rows(edition, candidates, config)
    desk = Desk(edition, rows, more, _saved(state, edition), _saver(state, edition))
    token = secrets.token_urlsafe(24)

    def published(desk: Desk) -> tuple[list[Path], list[str]]:
        reviewed = ((NAME, edits(desk)),)
        now = datetime.now(tz=UTC)
        done = publication.publish(workspace, config, (), now=now, progress=_silent, reviewed=reviewed, of=edition)
        conflicts = [f"{c.id}: {' / '.join(text or '–' for _, text in c.versions)}" for c in done.conflicts]
        return list(done.outputs), [*done.notices, *conflicts]

    try:
        from briefing.review import application

        app = application(desk, token, lambda row: _around(row, texts), published)
    except ModuleNotFoundError as exc:
        remedy = "Install the extra: `pip install briefing[review]`."
        raise UsageError("review", "the review page needs Flask", remedy) from exc
    return Review(app, token, desk)


def _rows(
    edition: Edition, candidates: Mapping[str, Sequence[core.Candidate]], config: Config
) -> tuple[dict[str, Row], dict[str, list[Row]]]:
    """The sentences of an edition by id, and the candidates of its themes, as the page shows them."""
    page = view.note(edition, config.presentation, {})
    words = catalogue.catalogue(edition.language, config.presentation.templates)
    doubts = {q.id: ", ".join(q.doubts) for theme in page.themes for q in theme.quotes}
    origins = {
        d.id: ", ".join(filter(None, (d.publisher or file_name(d.path), words.published(d.published, long=False))))
        for d in edition.documents
    }
    rows = {
        s.id: Row(s.id, s.text, s.text, origins[s.document], s.document, s.start, s.end, doubts=doubts.get(s.id, ""))
        for s in edition.sentences
    }
    more = {
        theme: [
            Row(f"n{theme}{n}", c.text, c.text, origins[c.document], c.document, c.start, c.end)
            for n, c in enumerate(found, 1)
        ]
        for theme, found in candidates.items()
    }
    return rows, more


def edits(desk: Desk) -> Edits:
    """Say what was decided on the page as if a draft had come back."""
    bare = {s.id: without_additions(s.text, s.additions) for s in desk.edition.sentences}
    sentences, additions, cut = [], [], []
    for theme in desk.themes():
        after: str | None = None
        for row in theme.rows:
            if row.cut:
                cut += [row.id] if row.id in bare else []
            elif row.id in bare:
                sentences.append(returned_sentence(row.id, theme.id, row.text, row.quoted, bare[row.id]))
                after = row.id
            else:
                additions.append(Addition(theme.id, row.text, after))
    return Edits(tuple(sentences), tuple(cut), tuple(additions))


def _latest(workspace: Workspace) -> str:
    found = sorted(p.parent.name for p in workspace.reports.glob("*/edition.json"))
    if not found:
        raise UsageError(str(workspace.reports), "no edition to review", "`briefing build` makes one.")
    return found[-1]


def _saved(path: Path, edition: Edition) -> dict[str, Any] | None:
    """Read the decisions of an earlier review of this very edition."""
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    same = isinstance(saved, dict) and saved.get("fingerprint") == codec.fingerprint(edition)
    return saved["themes"] if same else None


def _saver(path: Path, edition: Edition) -> Callable[[dict[str, Any]], None]:
    digest = codec.fingerprint(edition)

    def save(themes: dict[str, Any]) -> None:
        state = {"fingerprint": digest, "themes": themes}
        render.write(path, json.dumps(state, ensure_ascii=False, indent=1).encode())

    return save


def _around(row: Row, texts: dict[str, str]) -> tuple[str, str, str] | None:
    text = texts.get(row.document)
    if text is None:
        return None
    before, after = text[max(0, row.start - _AROUND) : row.start], text[row.end : row.end + _AROUND]
    return before, text[row.start : row.end], after


def _silent(_stage: str, _done: int, _total: int) -> None:
    pass
