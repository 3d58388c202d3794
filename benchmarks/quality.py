"""The choice of sentences and keyphrases beside peers, on public data with human references; see docs/quality.md.

Run: python -m benchmarks quality [--data FOLDER] [--only NAME,...] [--peers] [--ablation] [--scale ARTICLES]

FOLDER (default: $BRIEFING_BENCHMARKS) holds the data sets; without it nothing is measured and the exit code is 0.
The exit code is 1 when a documented floor is missed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks import (
    adapters,
    quality_ablation,
    quality_data,
    quality_measures,
    quality_peers,
    quality_scale,
    quality_subjects,
)
from benchmarks.quality_data import Task

Select = Callable[[Task], list[str]]

#: Set -> ROUGE-2 recall that must be reached.
FLOORS: Final = {"rpm2": 0.145, "rpm2-theme": 0.138, "orangesum": 0.120, "opinosis": 0.140}
#: Share of the sentences of rpm2-theme that come from articles on the theme.
ON_THEME: Final = 0.95
#: CPU seconds for a cluster of ten articles.
SECONDS: Final = 0.15
#: F1 of ten keyphrases.
KEYPHRASES: Final = 0.45
#: Share of right ones among the keyphrases of a theme.
SUBJECTS: Final = 0.55
#: Share of the largest events of a large theme that twenty sentences tell of.
COVERED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """One system on one set, a value per task."""

    name: str
    rouge1: tuple[float, ...]
    rouge2: tuple[float, ...]
    on_theme: float
    seconds: float


def main(arguments: list[str]) -> int:
    """Print the tables; 1 when a floor is missed."""
    options = _options(arguments)
    root = quality_data.folder(options.data)
    if root is None:
        print(f"No data: name their folder with --data or ${quality_data.FOLDER}. Nothing measured.")
        return 0
    missed = []
    for name in options.only.split(",") if options.only else FLOORS:
        tasks = quality_data.tasks(root, name)[: options.limit]
        if tasks:
            missed += _summaries(name, tasks, peers=options.peers, ablation=options.ablation)
    texts = quality_data.keyphrases(root)[: options.limit]
    missed += _keyphrases(texts) + _subjects(texts)
    if options.scale:
        missed += _scale(root, options.scale, options.closely)
    print("\nAll floors reached." if not missed else "\nMissed: " + "; ".join(missed))
    return 1 if missed else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks quality", description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--only", help="sets, separated by commas: " + ", ".join(FLOORS))
    parser.add_argument("--peers", action="store_true", help="sumy and others beside us")
    parser.add_argument("--ablation", action="store_true", help="each part of the choice switched off")
    parser.add_argument("--scale", type=int, help="a recombined theme of so many articles")
    parser.add_argument("--closely", type=int, help="of which so many are read closely; all by default")
    parser.add_argument("--limit", type=int, help="only the first tasks of each set")
    return parser.parse_args(arguments)


def run(name: str, tasks: Sequence[Task], select: Select) -> Row:
    """Let a system choose for every task."""
    rouge1, rouge2, on_theme = [], [], []
    seconds = 0.0
    for task in tasks:
        started = time.process_time()
        chosen = select(task)
        seconds += time.process_time() - started
        kept = quality_measures.fitted(chosen, task.budget)
        text = " ".join(kept)
        rouge1.append(quality_measures.rouge(text, task.references, 1))
        rouge2.append(quality_measures.rouge(text, task.references, 2))
        on_theme.append(_share_on_theme(kept, task))
    return Row(name, tuple(rouge1), tuple(rouge2), _mean(on_theme), seconds)


def ours(task: Task) -> list[str]:
    """The product's choice."""
    return adapters.select(task.docs, task.budget, task.lang, task.query, task.history)


def _share_on_theme(kept: Sequence[str], task: Task) -> float:
    if not task.relevant:
        return 1.0
    texts = " ".join(" ".join(d["text"].split()) for d in task.docs if d["id"] in task.relevant)
    return sum(" ".join(s.split()) in texts for s in kept) / max(1, len(kept))


def _summaries(name: str, tasks: Sequence[Task], *, peers: bool, ablation: bool) -> list[str]:
    print(f"\n{name}: {len(tasks)} tasks, {sum(len(t.docs) for t in tasks) / len(tasks):.0f} documents each")
    print(f"  {'':34} ROUGE-2 recall          ROUGE-1  on theme  CPU s/task")
    own = run("briefing", tasks, ours)
    _print(own, own)
    if peers:
        for peer, select in _peers(name):
            _print(run(peer, tasks, select), own)
    if ablation:
        for part in (one for one in quality_ablation.PARTS if one not in quality_ablation.GRADED):
            with quality_ablation.without(part):
                _print(run(f"without {part}", tasks, ours), own)
    return _missed(name, own, len(tasks))


def _missed(name: str, own: Row, tasks: int) -> list[str]:
    found = []
    if _mean(own.rouge2) < FLOORS[name]:
        found.append(f"{name}: ROUGE-2 {_mean(own.rouge2):.4f} < {FLOORS[name]}")
    if own.on_theme < ON_THEME:
        found.append(f"{name}: {own.on_theme:.1%} on theme < {ON_THEME:.0%}")
    if name == "rpm2" and own.seconds > SECONDS * tasks:
        found.append(f"{name}: {own.seconds / tasks:.2f} CPU s a cluster > {SECONDS}")
    return found


def _peers(name: str) -> list[tuple[str, Select]]:
    """The peers that can be run; sumy's take minutes on folders of hundreds of documents and are left out there."""
    plain = [("lead", quality_peers.lead), ("random", quality_peers.shuffled), ("TF-IDF", quality_peers.tf_idf)]
    others = [] if name == "rpm2-theme" else [(n, s) for n in quality_peers.SUMY if (s := quality_peers.sumy(n))]
    return [(n, _selecting(system)) for n, system in (*plain, *others)]


def _selecting(system: quality_peers.Summariser) -> Select:
    return lambda task: system(task.docs, task.lang)


def _print(row: Row, own: Row) -> None:
    low, high = quality_measures.interval(row.rouge2)
    ratio = ""
    if row is not own:
        a, b = quality_measures.ratio_interval(own.rouge2, row.rouge2)
        ratio = f"  ours/this {_mean(own.rouge2) / (_mean(row.rouge2) or 1e-9):.2f} [{a:.2f}, {b:.2f}]"
    print(
        f"  {row.name:34} {_mean(row.rouge2):.4f} [{low:.4f}, {high:.4f}]  {_mean(row.rouge1):.4f}"
        f"  {row.on_theme:7.1%}  {row.seconds / len(row.rouge2):9.3f}{ratio}",
        flush=True,
    )


def _keyphrases(texts: Sequence[tuple[str, list[str]]]) -> list[str]:
    if not texts:
        return []
    systems: list[tuple[str, Callable[[str], list[str]]]] = [
        ("briefing", lambda text: adapters.keyphrases(text, k=10)),
        ("yake, as it comes", lambda text: quality_peers.yake_raw(text, 10)),
        ("TF", lambda text: quality_peers.tf_phrases(text, 10)),
    ]
    print(f"\nkeyphrases: {len(texts)} texts\n  {'':34} F1@10                   F1@5")
    scores = []
    for name, system in systems:
        found = [(system(text), gold) for text, gold in texts]
        tens = [quality_measures.f1(phrases, gold, 10) for phrases, gold in found]
        fives = [quality_measures.f1(phrases, gold, 5) for phrases, gold in found]
        low, high = quality_measures.interval(tens)
        scores.append(_mean(tens))
        print(f"  {name:34} {_mean(tens):.4f} [{low:.4f}, {high:.4f}]  {_mean(fives):.4f}", flush=True)
    return [] if scores[0] >= KEYPHRASES else [f"keyphrases: F1@10 {scores[0]:.4f} < {KEYPHRASES}"]


def _subjects(texts: quality_subjects.Texts) -> list[str]:
    if not quality_subjects.subjects(texts):
        return []
    shares = {"briefing": quality_subjects.ours(texts), "yake, as it comes": quality_subjects.yake(texts)}
    print(f"\nkeyphrases of themes: {len(shares['briefing'])} subjects\n  {'':34} right of {quality_subjects.SHOWN}")
    for name, values in shares.items():
        low, high = quality_measures.interval(values)
        print(f"  {name:34} {_mean(values):.4f} [{low:.4f}, {high:.4f}]", flush=True)
    right = _mean(shares["briefing"])
    return [] if right >= SUBJECTS else [f"keyphrases of themes: {right:.4f} < {SUBJECTS}"]


def _scale(root: quality_data.Path, articles: int, closely: int | None) -> list[str]:
    clusters, singles = quality_data.tasks(root, "rpm2"), quality_data.tasks(root, "orangesum")
    if not clusters or not singles:
        return []
    found = quality_scale.measure(clusters, singles, articles, closely)
    print(
        f"\na theme of {found.articles} articles: {found.covered} of the {quality_scale.EVENTS} largest events told by"
        f" {quality_scale.QUOTED} sentences; {found.telling} of {found.opened} openings name or count something"
        f" and stand alone; CPU {found.seconds[0]:.1f} s reading, {found.seconds[1]:.1f} s choosing"
    )
    enough = found.covered >= COVERED * quality_scale.EVENTS
    return [] if enough else [f"scale: {found.covered} of {quality_scale.EVENTS} events < {COVERED:.0%}"]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
