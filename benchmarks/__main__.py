"""`python -m benchmarks [NAME] [ARGUMENT...]` runs one measurement, `performance` without a name."""

from __future__ import annotations

import sys
from importlib import import_module

#: Name -> what it measures; the module of the same name has `main(arguments) -> int`.
MEASUREMENTS = {
    "performance": "time, growth and memory beside peers and floors, in one table",
    "build": "CPU of a whole build beside WeasyPrint laying out the same HTML",
    "figures": "speed of reading figures beside a one-pass tokeniser",
    "graded": "choice of sentences of the sample articles against grades given by hand",
    "openings": "opening sentences of the events of a large theme, judged by rules and by hand",
    "quality": "choice of sentences and keyphrases beside peers, on data with human references",
    "jail": "what reading in child processes costs for good files",
    "learning": "what learning from editors does to the choice, with simulated editors",
    "corpus": "body, titles, days and publishers found in the test files of every format",
    "pages": "text of saved web pages beside trafilatura alone, against expected texts",
    "readers": "documents per second, format by format, beside the bare libraries",
    "mutations": "forgeries of delivered files that verify finds",
}


def main(arguments: list[str]) -> int:
    """Run one measurement and return its exit code."""
    if not arguments or arguments[0].startswith("--"):
        arguments = ["performance", *arguments]
    if arguments[0] not in MEASUREMENTS:
        for name, purpose in MEASUREMENTS.items():
            print(f"  {name:10} {purpose}")
        return 2
    return import_module(f"benchmarks.{arguments[0]}").main(arguments[1:])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
