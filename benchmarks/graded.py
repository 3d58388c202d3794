"""The sample articles against grades given by hand: does each theme quote what an editor would?

It shows what the public sets cannot, for they have no theme with required terms, no dates and no figures.

Run: python -m benchmarks graded [--ablation]

The grades (3 must, 2 good, 1 acceptable; see docs/quality.md) are in tests/resources/seeds_grades.json; the exit code
is 1 when a theme falls below the floor.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import quality_ablation
from briefing import collect, config
from briefing.collect import media
from briefing.edition import build, prepare
from briefing.model import Fetched, Period, RawDocument

if TYPE_CHECKING:
    from briefing.edition import Prepared
    from briefing.model import Plan

ROOT: Final = Path(__file__).parents[1]
GRADES: Final = ROOT / "tests" / "resources" / "seeds_grades.json"
#: Mean grade of the ten quoted sentences as a share of the best grade, for each theme.
FLOOR: Final = 0.7
_PLACES: Final = 10
_BEST: Final = 3
_TODAY: Final = date(2026, 2, 1)

#: (file, theme) -> openings of its graded sentences and their grades.
Grades = Mapping[tuple[str, str], Sequence[tuple[str, int]]]


def main(arguments: list[str]) -> int:
    """Print the precision of each theme, and with `--ablation` of the choice without each part; 1 below the floor."""
    plan = config.parse("", "briefing.toml", ROOT).plan
    grades = read_grades()
    names = [theme.id for theme in plan.themes]
    found = precision(plan, grades)
    print(f"  {'':36}" + "".join(f"{name:>18}" for name in names) + f"{'mean':>8}")
    _print("briefing", found)
    for part in quality_ablation.GRADED if "--ablation" in arguments else ():
        with quality_ablation.without(part):
            _print(f"without {part}", precision(plan, grades))
    return 0 if min(found.values()) >= FLOOR else 1


def read_grades() -> Grades:
    """Read the grades."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for row in json.loads(GRADES.read_text(encoding="utf-8")):
        for theme, grade in row["grades"].items():
            found.setdefault((row["file"], theme), []).append((row["opens"], grade))
    return found


def precision(plan: Plan, grades: Grades) -> dict[str, float]:
    """Theme -> mean grade of what it quotes of the samples, as a share of the best grade; ten places each."""
    period = Period(since=date(2025, 11, 1), until=_TODAY)
    now = datetime(2026, 2, 1, 6, tzinfo=UTC)
    edition = build(_samples(plan), plan, id="samples", issued_at=now, period=period).edition
    files = {document.id: Path(document.path).name for document in edition.documents}
    earned = dict.fromkeys((theme.id for theme in plan.themes), 0)
    for quoted in edition.sentences:
        known = grades.get((files[quoted.document], quoted.theme), ())
        earned[quoted.theme] += max((grade for opens, grade in known if opens in quoted.text), default=0)
    return {theme: points / (_PLACES * _BEST) for theme, points in earned.items()}


def _samples(plan: Plan) -> list[Prepared]:
    found = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        content = path.read_bytes()
        fetched = Fetched(path=path.name, content=content, sha256=path.name, media_type=media.sniff(content, path.name))
        found += [prepare(raw, plan, today=_TODAY) for raw in collect.read(fetched) if isinstance(raw, RawDocument)]
    return found


def _print(name: str, found: Mapping[str, float]) -> None:
    mean = sum(found.values()) / len(found)
    print(f"  {name:36}" + "".join(f"{value:18.1%}" for value in found.values()) + f"{mean:8.1%}", flush=True)
