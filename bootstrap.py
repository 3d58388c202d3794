"""Set up everything in .venv and run one command: `python3 bootstrap.py build|test|install`.

Needs Python 3.11 or newer and nothing else. On Debian and Ubuntu, as root, it installs the system libraries that
are missing; otherwise it prints the exact line to type. What pip installs is pinned with hashes in the lock files.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

#: (shared library, Debian package): WeasyPrint draws text with Pango; without the last one fonts are cut slowly.
LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0-0"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset0"),
)
COMMANDS = {
    "build": [str(VENV / "bin" / "briefing"), "--workspace", str(ROOT), "build"],
    "test": [str(PYTHON), "-m", "pytest", "-n", "auto"],
}


def main(arguments: list[str]) -> int:
    """Install what is missing, then run the command named; extra arguments are handed on to it."""
    name = arguments[0] if arguments else "install"
    if name not in {"install", *COMMANDS}:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):
        print(f"bootstrap: Python 3.11 or newer is needed, this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    if not install_system_packages():
        return 2
    lock = ROOT / ("requirements-dev.lock" if name == "test" else "requirements.lock")
    install_python_packages(lock)
    if name == "install":
        print(f"installed: {VENV / 'bin' / 'briefing'}")
        return 0
    return subprocess.run([*COMMANDS[name], *arguments[1:]], cwd=ROOT, check=False).returncode


def missing_packages() -> list[str]:
    """List the Debian packages whose content is not there."""
    missing = [package for library, package in LIBRARIES if not loads(library)]
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python3.{sys.version_info.minor}-venv")
    return missing


def loads(library: str) -> bool:
    """Tell whether a shared library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages() -> bool:
    """Install missing system packages as root, or print the line to type; True when nothing is missing."""
    missing = missing_packages()
    if not missing:
        return True
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        print(f"System packages are missing. Type:\n\n  sudo {' '.join(install)}\n\nand try again.", file=sys.stderr)
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], install):
        if subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode:
            print(f"bootstrap: {' '.join(command)} failed; see above", file=sys.stderr)
            return False
    return True


def install_python_packages(lock: Path) -> None:
    """Make .venv hold exactly what the lock file pins; does nothing when it does already."""
    stamp = VENV / f".{lock.stem}.sha256"
    wanted = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--require-hashes", "--only-binary", ":all:", "-r", str(lock)], check=True)
    subprocess.run([*pip, "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    stamp.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        print(f"bootstrap: {' '.join(map(str, error.cmd))} failed with {error.returncode}", file=sys.stderr)
        raise SystemExit(2) from error
