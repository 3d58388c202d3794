"""The installed command as a child process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

COMMAND = Path(sys.executable).with_name("briefing")
SEEDS = Path(__file__).parent.parent.parent / "seeds"
NOW = "2026-01-05T06:00:00+00:00"


def run(*arguments, cwd=None, **environment):
    """Run `briefing` without a terminal and return the finished process."""
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
    )


def answer(done):
    """Give stdout as the one JSON document that it must be."""
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
