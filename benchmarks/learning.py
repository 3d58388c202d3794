"""Does learning from editors lower the choice on the fixed benchmark? Simulated editors, each with a hidden taste.

Run: python -m benchmarks learning [--data FOLDER] [--only NAME,...] [--limit N]

Every editor judges notes of about ten sentences on one half of the tasks; what was learned from them chooses on the
other half, and the other way round. ROUGE-2 recall is held against the choice that learned nothing, on the same tasks,
at their budget and, where learning may do most, at the length of those notes. The exit code is 1 when at a task's own
budget a choice that learned is worse beyond noise: when the 95 % interval of the ratio lies below 1.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Final

from benchmarks import adapters, quality_data, quality_measures
from briefing import learning
from briefing.edition import choice, preferences

if TYPE_CHECKING:
    from benchmarks.quality_data import Task
    from briefing.edition.ground import Field
    from briefing.model import Preference, ThemeSpec

SETS: Final = ("rpm2", "rpm2-theme")
#: Words of the notes that editors judge, as a multiple of a task's budget: about ten sentences.
NOTE: Final = 3
#: Share that an editor who decides by chance keeps.
_KEPT: Final = 0.7
_SHORT: Final = 20
_FIRST: Final = 3
#: Share of a sentence's word pairs that the references hold, from which an editor who agrees with them keeps it.
_AGREED: Final = 0.12
_SEED: Final = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence before an editor: its words, rank in its article, features, and the task's human references."""

    text: str
    rank: int
    features: Mapping[str, float]
    references: Sequence[str]


Taste = Callable[[Seen, Random], bool]


def _agrees(seen: Seen, _random: Random) -> bool:
    return quality_measures.rouge(" ".join(seen.references), [seen.text], 2) >= _AGREED


#: Editor -> whether a sentence is kept.
EDITORS: Final[Mapping[str, Taste]] = {
    "agrees with the references": _agrees,
    "wants figures": lambda seen, _: any(c.isdigit() for c in seen.text),
    "wants no figures": lambda seen, _: not any(c.isdigit() for c in seen.text),
    "wants names": lambda seen, _: seen.features["names"] >= 0.5,  # noqa: PLR2004 - two names
    "wants no quotations": lambda seen, _: "«" not in seen.text and not seen.features["personal"],
    "wants short sentences": lambda seen, _: len(seen.text.split()) <= _SHORT,
    "wants long sentences": lambda seen, _: len(seen.text.split()) > _SHORT,
    "wants no openings": lambda seen, _: seen.rank >= _FIRST,
    "decides by chance": lambda _, random: random.random() < _KEPT,
}


@dataclass(frozen=True, slots=True)
class Posed:
    """A task as the product meets it."""

    task: Task
    field: Field
    theme: ThemeSpec

    def chosen(self, learned: Sequence[Preference] = (), times: int = 1) -> list[Seen]:
        """The sentences chosen, best first; `times` the budget of words."""
        theme = replace(self.theme, words=self.theme.words * times)
        refs = [pick.ref for pick in choice.choose_one(self.field, theme, learned)]
        return [
            Seen(
                self.field.prepared[i].sentences[k].text,
                k,
                preferences.features(self.field.prepared[i], k),
                self.task.references,
            )
            for i, k in refs
        ]

    def rouge(self, seen: Sequence[Seen], times: int = 1) -> float:
        """ROUGE-2 recall of what was chosen, within `times` the budget of words."""
        kept = quality_measures.fitted((s.text for s in seen), self.task.budget * times)
        return quality_measures.rouge(" ".join(kept), self.task.references, 2)


def main(arguments: list[str]) -> int:
    """Print a table per set; 1 when an editor's choice is worse than without beyond noise."""
    options = _options(arguments)
    root = quality_data.folder(options.data)
    if root is None:
        print(f"No data: name their folder with --data or ${quality_data.FOLDER}. Nothing measured.")
        return 0
    worse: list[str] = []
    for name in options.only.split(",") if options.only else SETS:
        tasks = quality_data.tasks(root, name)[: options.limit]
        worse += _table(name, [_posed(task) for task in tasks])
    print("\nNo editor lowers the choice beyond noise." if not worse else "\nWorse beyond noise: " + "; ".join(worse))
    return 1 if worse else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks learning", description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--only", help="sets, separated by commas: " + ", ".join(SETS))
    parser.add_argument("--limit", type=int, help="only the first tasks of each set")
    return parser.parse_args(arguments)


def _posed(task: Task) -> Posed:
    return Posed(task, *adapters.posed(task.docs, task.budget, task.lang, task.query, task.history))


def _table(name: str, posed: Sequence[Posed]) -> list[str]:
    """Print what each editor's teaching does to a set; the editors that make it worse beyond noise."""
    short, long = [p.chosen() for p in posed], [p.chosen(times=NOTE) for p in posed]
    plain = [_scores(posed, short), _scores(posed, long, NOTE)]
    means = [sum(scores) / len(scores) for scores in plain]
    print(f"\n{name}: {len(posed)} tasks; without learning ROUGE-2 recall {means[0]:.4f}, at length {means[1]:.4f}")
    print(f"  {'learned/without':28} {'':22} {'at length':22}  kept before, after")
    worse = []
    for editor, taste in EDITORS.items():
        known = _learned(posed, long, taste)
        later = [p.chosen(k, NOTE) for p, k in zip(posed, known, strict=True)]
        scores = _scores(posed, [p.chosen(k) for p, k in zip(posed, known, strict=True)])
        ratios = f"{_ratio(scores, plain[0])}  {_ratio(_scores(posed, later, NOTE), plain[1])}"
        print(f"  {editor:28} {ratios}  {_share(long, taste):6.0%}, {_share(later, taste):.0%}", flush=True)
        if quality_measures.ratio_interval(scores, plain[0])[1] < 1:
            worse.append(f"{name}, an editor who {editor}")
    return worse


def _scores(posed: Sequence[Posed], chosen: Sequence[Sequence[Seen]], times: int = 1) -> list[float]:
    return [p.rouge(seen, times) for p, seen in zip(posed, chosen, strict=True)]


def _ratio(scores: Sequence[float], plain: Sequence[float]) -> str:
    low, high = quality_measures.ratio_interval(scores, plain)
    return f"{sum(scores) / sum(plain):.3f} [{low:.3f}, {high:.3f}]"


def _learned(posed: Sequence[Posed], notes: Sequence[Sequence[Seen]], taste: Taste) -> list[tuple[Preference, ...]]:
    """What is known for each task from the editor's decisions on the other half of them."""
    taught = [_decisions(notes[half::2], taste) for half in (0, 1)]
    fitted = [learning.fit(posed[0].theme.id, rows) for rows in taught]
    known = [(one,) if one else () for one in fitted]
    return [known[1 - n % 2] for n in range(len(posed))]


def _decisions(notes: Sequence[Sequence[Seen]], taste: Taste) -> list[learning.Decision]:
    return [learning.Decision(seen.features, kept) for seen, kept in _judged(notes, taste)]


def _share(notes: Sequence[Sequence[Seen]], taste: Taste) -> float:
    kept = [kept for _, kept in _judged(notes, taste)]
    return sum(kept) / len(kept)


def _judged(notes: Sequence[Sequence[Seen]], taste: Taste) -> Iterator[tuple[Seen, bool]]:
    random = Random(_SEED)  # noqa: S311 - an editor's mood, no secret
    return ((seen, taste(seen, random)) for note in notes for seen in note)
