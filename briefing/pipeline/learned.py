"""What editors taught: recorded when a note is published, applied to the editions after it, told, forgotten."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing import edition as core
from briefing import learning
from briefing.errors import UsageError
from briefing.learning import Decision
from briefing.store import decisions, exists, opened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from briefing.config import Config
    from briefing.edition import Prepared
    from briefing.model import Edition, Preference
    from briefing.pipeline.workspace import Workspace
    from briefing.proof.merge import Fate, Outcome
    from briefing.store import Database
    from briefing.store.decisions import Verdict

#: What a fate says of the choice: words that an editor polished were worth keeping.
_VERDICTS: Final[Mapping[Fate, Verdict]] = {
    "verbatim": "kept",
    "bracketed": "kept",
    "reworded": "reworded",
    "cut": "cut",
    "quoted": "added",
}


def record(
    db: Database,
    edition: Edition,
    prepared: Mapping[str, Prepared],
    outcomes: Iterable[Outcome],
    themes: Iterable[str],
    *,
    at: datetime,
) -> None:
    """Record what became of every sentence of the themes that an editor saw.

    Args:
        db: The open state.
        edition: The final one and its sentences that were cut: every sentence that has an outcome.
        prepared: Its documents.
        outcomes: From the merge.
        themes: Those whose drafts came back.
        at: Instant of publication.
    """
    seen = frozenset(themes)
    features = core.features_of(edition, prepared)
    rows = [
        decisions.Entry(
            edition=edition.id,
            theme=o.theme,
            sentence=o.id,
            verdict="moved" if o.moved and o.fate == "verbatim" else _VERDICTS[o.fate],
            features=features[o.id],
        )
        for o in outcomes
        if o.theme in seen and o.id in features and o.fate in _VERDICTS
    ]
    decisions.record(db, edition.id, seen, rows, at=at)


def applied(db: Database, config: Config, edition_id: str) -> Config:
    """Give the configuration with the preferences learned before an edition; unchanged when learning is off."""
    preferences = known(db, before=edition_id) if config.learning else ()
    return replace(config, plan=replace(config.plan, preferences=preferences)) if preferences else config


def known(db: Database, *, before: str | None = None) -> tuple[Preference, ...]:
    """Fit what was learned of each theme; an edition learns nothing from itself or from later ones."""
    by_theme: defaultdict[str, list[Decision]] = defaultdict(list)
    for entry in decisions.entries(db):
        if before is None or entry.edition < before:
            by_theme[entry.theme].append(Decision(entry.features, entry.verdict != "cut"))
    fitted = (learning.fit(theme, rows) for theme, rows in sorted(by_theme.items()))
    return tuple(preference for preference in fitted if preference)


def told(db: Database) -> list[dict[str, object]]:
    """Say what was learned of each theme, in words, and of which themes not enough is known yet."""
    counts: defaultdict[str, int] = defaultdict(int)
    for entry in decisions.entries(db):
        counts[entry.theme] += 1
    fitted = {p.theme: p for p in known(db)}
    return [
        {
            "theme": theme,
            "decisions": n,
            "weights": dict(fitted[theme].weights) if theme in fitted else {},
            "in_words": learning.explain(fitted[theme]) if theme in fitted else [],
        }
        for theme, n in sorted(counts.items())
    ]


def forget(workspace: Workspace, theme: str | None, configured: Collection[str] = ()) -> int:
    """Drop the decisions of a theme, or all; how many there were.

    Args:
        workspace: Whose state it is.
        theme: None is all.
        configured: Ids of the themes in briefing.toml; nothing may have been learned of them yet.

    Raises:
        UsageError: No such theme is configured, and nothing was ever learned of it.
        StateError: The state cannot be used.
    """
    if not exists(workspace.state):
        return _nothing(theme, configured, ())
    with opened(workspace.state) as db:
        themes = {entry.theme for entry in decisions.entries(db)}
        if theme is not None and theme not in themes:
            return _nothing(theme, configured, themes)
        return decisions.forget(db, theme)


def _nothing(theme: str | None, configured: Collection[str], learned: Collection[str]) -> int:
    if theme is None or theme in configured:
        return 0
    known = ", ".join(sorted({*configured, *learned})) or "none"
    raise UsageError(theme, "no such theme", f"Known: {known}.")
