"""Fuzz by hand: python -m fuzz [TARGET...] [--seconds 60]      (needs the extra `fuzz`; without TARGET, all of them).

Each target runs in a process of its own for so many seconds. An input that breaks it is written to build/fuzz/TARGET/
and its traceback shown; it then becomes a test case.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib import import_module
from pathlib import Path

BUILD = Path(__file__).parents[1] / "build" / "fuzz"


def main() -> int:
    """Fuzz each target in turn; 1 when one broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        _fuzz(options.targets[0], options.seconds, options.seed)
    from fuzz.targets import TARGETS

    broken = [name for name in options.targets or TARGETS if _apart(name, options.seconds, options.seed)]
    print(f"broken: {', '.join(broken) or 'none'}")
    return 1 if broken else 0


def _apart(name: str, seconds: int, seed: int) -> bool:
    print(f"== {name}", flush=True)
    command = [sys.executable, "-m", "fuzz", name, "--here", "--seconds", str(seconds), "--seed", str(seed)]
    return subprocess.run(command, check=False).returncode != 0


def _fuzz(name: str, seconds: int, seed: int) -> None:
    """Run libFuzzer in this process, which it ends."""
    import atheris

    with atheris.instrument_imports(include=["briefing", "striprtf", "feedparser"]):
        from briefing import collect
        from fuzz import targets

        for module in collect.READERS.values():
            import_module(module)
    target = targets.TARGETS[name]
    corpus = BUILD / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for path in targets.DOCUMENTS.iterdir():
        if path.suffix in target.suffixes:
            (corpus / path.name).write_bytes(path.read_bytes())
    limits = ["-timeout=20", "-rss_limit_mb=2000", "-max_len=60000", f"-max_total_time={seconds}", f"-seed={seed}"]
    quiet = ["-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={BUILD / name}/"]
    atheris.Setup(["fuzz", *limits, *quiet, str(corpus)], target.check)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
