"""The command starts at once: nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "weasyprint",
    "yake",
    "numpy",
    "docx",
    "docxtpl",
    "lxml",
    "babel",
    "jinja2",
    "pydantic",
    "rich",
    "Stemmer",
    "sqlite3",
    "smtplib",
)


def test_help_loads_no_heavy_library():
    code = (
        "import sys\n"
        "from briefing.cli import main\n"
        "main(['--help'])\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "build" in done.stdout
