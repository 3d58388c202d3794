"""Judge a folder of hostile files and its manifest.json, or the sample articles among so many damaged files.

python -m tests.hostile FOLDER [--jobs 2]
python -m tests.hostile --damaged 500 [--seed 1]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.hostile import judge


def main() -> int:
    """Print every fault and the count; 1 when there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--damaged", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if options.damaged:
        with tempfile.TemporaryDirectory() as workspace:
            return _told(judge.among(workspace, options.damaged, options.seed), options.damaged)
    cases = json.loads((options.folder / "manifest.json").read_text(encoding="utf-8"))
    cases = [
        case
        for case in cases
        if (options.folder / case["file"]).is_symlink() or (options.folder / case["file"]).exists()
    ]
    with tempfile.TemporaryDirectory() as workspace:
        faults = judge.built(options.folder, cases, workspace)
        with ThreadPoolExecutor(options.jobs) as pool:
            each = pool.map(lambda case: judge.inspected(options.folder, case, workspace), cases)
            faults += [fault for found in each for fault in found]
    return _told(faults, len(cases))


def _told(faults: list[str], count: int) -> int:
    for fault in faults:
        print(fault)
    print(f"{count} files, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
