"""Do the events of a large theme open with sentences that tell something? Judged by rules and by hand.

Run: python -m benchmarks openings [--data FOLDER] [--articles N]

The labels (tests/resources/openings.json) hold hashes of the sentences, not their words: those belong to the public
sets.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Final

from benchmarks import quality_data, quality_scale

LABELS: Final = Path(__file__).parents[1] / "tests" / "resources" / "openings.json"
OPENED: Final = 50
#: Share of the labelled openings that tell something.
FLOOR: Final = 0.85


def main(arguments: list[str]) -> int:
    """Print how many of fifty openings tell something; 1 when fewer than `FLOOR` of them do."""
    parser = argparse.ArgumentParser(prog="benchmarks openings", description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--articles", type=int, default=5000)
    options = parser.parse_args(arguments)
    root = quality_data.folder(options.data)
    if root is None:
        print("No data: nothing measured.")
        return 0
    clusters, singles = quality_data.tasks(root, "rpm2"), quality_data.tasks(root, "orangesum")
    found = quality_scale.openings(clusters, singles, options.articles, OPENED)
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    judged = [labels[key(text)] for text, _ in found if key(text) in labels]
    print(f"  by the rules: {sum(telling for _, telling in found)} of {len(found)} openings tell something")
    print(f"  by hand: {sum(judged)} of the {len(judged)} that are labelled")
    return 0 if not judged or sum(judged) >= FLOOR * len(judged) else 1


def key(text: str) -> str:
    """Name a sentence without its words."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]
