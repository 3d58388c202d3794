"""Forge delivered files and see whether `verify` finds each: `python -m benchmarks mutations [COUNT] [SEED]`.

Honest files must hold, the Word files also after LibreOffice, where it is installed, has saved them again.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections import Counter
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from unittest import mock

from briefing import codec, config, render
from briefing import edition as core
from briefing.pipeline import build, cited, verification
from briefing.pipeline.workspace import Workspace
from tests import forgeries

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]


def honest(workspace: Path) -> tuple[forgeries.Maker, cited.Sources, config.Config]:
    """Build the sample articles and return what is needed to forge and to verify."""
    settings = config.load(workspace)
    request = build.Request(now=datetime.fromisoformat("2026-11-21T06:00:00+00:00"), formats=("json",))
    report = build.build(Workspace(workspace), settings, request)
    known = cited.sources((workspace / "seeds",), workspace, report.edition.documents)
    prepared = verification.prepared(report.edition, settings.plan, "UTC", known)
    around = {s.sentence: s for s in core.located(report.edition, prepared)}
    return forgeries.Maker(report.edition, settings.presentation, around), known, settings


def main(arguments: list[str]) -> int:
    count, seed = (int(a) for a in (*arguments, *("300", "1")[len(arguments) :]))
    missed: Counter[str] = Counter()
    drawn: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "seeds").symlink_to(ROOT / "seeds")
        maker, known, settings = honest(root)
        with _remembering():
            honest_files = dict(_honest_files(root, maker))
            refused = [
                name
                for name, (kind, content) in honest_files.items()
                if not _holds(root, kind, content, known, settings)
            ]
            random = Random(seed)  # noqa: S311 - nothing secret
            for n in range(count):
                kind, forge = forgeries.FILES[n % len(forgeries.FILES)]
                drawn[forge.__name__] += 1
                state = random.getstate()
                if _holds(root, kind, forge(maker, random), known, settings):
                    missed[forge.__name__] += 1
                    print(f"missed: {n} {forge.__name__} {hash(state)}", flush=True)
    for name, n in drawn.items():
        print(f"{name:26} {n - missed[name]:3} of {n:3} found")
    print(f"honest files: {', '.join(honest_files)}; refused: {', '.join(refused) or 'none'}")
    print(f"forgeries missed: {missed.total()} of {count}")
    return 1 if missed or refused else 0


def _honest_files(root: Path, maker: forgeries.Maker) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Name -> kind and content of every file that must hold."""
    for kind in ("json", "pdf", "docx", "draft"):
        yield kind, (kind, maker.make(kind))
    for kind in ("docx", "draft") if shutil.which("soffice") else ():
        yield f"{kind} saved again by LibreOffice", (kind, _saved_again(root, maker.make(kind)))


def _saved_again(root: Path, content: bytes) -> bytes:
    path, out = root / "note.docx", root / "again"
    path.write_bytes(content)
    profile = f"-env:UserInstallation=file://{root}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(out),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return (out / path.name).read_bytes()


def _holds(root: Path, kind: str, content: bytes, known: cited.Sources, settings: config.Config) -> bool:
    path = root / f"file.{kind}"
    path.write_bytes(content)
    return verification.verify(path, known, settings).holds


def _remembering() -> mock._patch_dict:
    """Render each edition once: a few hundred renderings of one honest note are one."""

    def remember(renderer: render.Renderer) -> render.Renderer:
        made: dict[str, bytes] = {}

        def once(edition, presentation, around):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
            key = codec.dumps(edition) + repr((presentation, sorted(around)))
            if key not in made:
                made[key] = renderer.render(edition, presentation, around)
            return made[key]

        return render.Renderer(file_name=renderer.file_name, render=once)

    return mock.patch.dict(render.RENDERERS, {name: remember(r) for name, r in render.RENDERERS.items()})
