"""Judge a folder of hostile files and its manifest.json:  python -m tests.hostile FOLDER [--jobs 2]."""

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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
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
    for fault in faults:
        print(fault)
    print(f"{len(cases)} files, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
