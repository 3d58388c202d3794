"""Reads the public data sets: a folder that holds `summaries/data` and `keyphrases`; nothing of it is shipped.

`summaries/data/NAME/documents.jsonl` has `id`, `title`, `text`; `tasks*.jsonl` beside it has `doc_ids`,
`history_ids`, `budget`, `lang`, `query`, `references` and, in mixed folders, `relevant_ids`. `keyphrases/*.json` is a
list of `text` and gold phrases.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

#: The environment variable that names the folder.
FOLDER: Final = "BRIEFING_BENCHMARKS"
#: Name of a set -> its tasks, below the folder.
TASKS: Final[Mapping[str, str]] = {
    "rpm2": "summaries/data/rpm2_fr/tasks_main.jsonl",
    "rpm2-theme": "summaries/data/rpm2_fr/tasks_theme.jsonl",
    "orangesum": "summaries/data/orangesum_fr/tasks.jsonl",
    "opinosis": "summaries/data/opinosis_en/tasks.jsonl",
}
KEYPHRASES: Final = "keyphrases/wikinews_fr_100.json"

Documents = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Task:
    """Documents to summarise, and what people wrote about them.

    Attributes:
        budget: In words.
        query: Terms of the theme, separated by commas; may be empty.
        history: Documents that the reader knows.
        relevant: Ids of the documents on the theme; empty when all are.
    """

    id: str
    docs: Sequence[Mapping[str, str]]
    budget: int
    lang: str
    query: str
    history: Sequence[Mapping[str, str]]
    references: Sequence[str]
    relevant: frozenset[str]


def folder(argument: str | None) -> Path | None:
    """The folder of the data sets: the argument, else the environment's; None when neither names one that exists."""
    named = argument or os.environ.get(FOLDER)
    path = Path(named) if named else None
    return path if path and path.is_dir() else None


def tasks(root: Path, name: str) -> list[Task]:
    """Read the tasks of a set; an absent set has none."""
    path = root / TASKS[name]
    if not path.exists():
        return []
    documents = _documents(path.parent / "documents.jsonl")
    return [_task(row, documents) for row in _lines(path)]


def keyphrases(root: Path) -> list[tuple[str, list[str]]]:
    """Read texts with their gold phrases; an absent set has none."""
    path = root / KEYPHRASES
    rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return [(row["text"], row.get("keys") or row.get("keyphrases") or row["gold"]) for row in rows]


@cache
def _documents(path: Path) -> Documents:
    return {row["id"]: row for row in _lines(path)}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _task(row: Mapping[str, Any], documents: Documents) -> Task:
    return Task(
        id=row["id"],
        docs=[documents[i] for i in row["doc_ids"]],
        budget=row["budget"],
        lang=row["lang"],
        query=row.get("query") or "",
        history=[documents[i] for i in row.get("history_ids", ())],
        references=row["references"],
        relevant=frozenset(row.get("relevant_ids", ())),
    )
