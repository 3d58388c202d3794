"""Prove a delivered file: its quotations against the sources, its visible text against its edition rendered again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing import codec, collect, render
from briefing.collect import files
from briefing.errors import BriefingError, DocumentError
from briefing.model import Skipped
from briefing.proof import delivered, quotes, visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefing.config import Config
    from briefing.model import Edition, Surroundings
    from briefing.pipeline.workspace import Workspace
    from briefing.proof.delivered import Delivered
    from briefing.proof.quotes import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found about one delivered file.

    Attributes:
        findings: One per sentence and figure, then one per departure of the visible text.
        fault: Why the file could not be checked at all; "" when it could.
    """

    path: str
    edition: str | None
    findings: tuple[Finding, ...] = ()
    fault: str = ""

    @property
    def holds(self) -> bool:
        """Whether everything quoted and everything shown holds."""
        return not self.fault and all(f.holds for f in self.findings)

    def as_lines(self) -> list[str]:
        """Give the proof for a person: a line per finding, the verdict last."""
        lines = [
            f"  {f.id:>6}  {f.verdict:14}  {f.place}" + (f"  {f.detail}" if f.detail else "") for f in self.findings
        ]
        hashes = sorted({f.sha256 for f in self.findings if f.sha256})
        failed = sum(not f.holds for f in self.findings)
        verdict = self.fault or (f"{failed} of {len(self.findings)} do not hold" if failed else "holds")
        return [self.path, *lines, *(f"  sha256  {h}" for h in hashes), f"{self.path}: {verdict}"]

    def as_json(self) -> dict[str, Any]:
        """Give the proof for machines."""
        return {
            "path": self.path,
            "edition": self.edition,
            "holds": self.holds,
            "fault": self.fault or None,
            "findings": [
                {"id": f.id, "verdict": f.verdict, "place": f.place, "sha256": f.sha256, "detail": f.detail or None}
                for f in self.findings
            ],
        }


@dataclass(frozen=True, slots=True)
class Sources:
    """The texts of the files found, by (sha256, path), and the paths of all of them."""

    texts: Mapping[tuple[str, str], str]
    present: frozenset[str]


def sources(folders: tuple[Path, ...], workspace: Path) -> Sources:
    """Read the texts of the sources; what cannot be read is missing, and the sentences that quote it say so.

    Raises:
        NoInputError: A folder does not exist or cannot be listed.
    """
    texts: dict[tuple[str, str], str] = {}
    present: set[str] = set()
    for found in files.walk(folders, workspace):
        fetched = files.load(found)
        present.add(found.path)
        if isinstance(fetched, Skipped):
            continue
        try:
            raws = collect.read(fetched)
        except DocumentError:
            continue
        present |= {raw.path for raw in raws}
        texts |= {(raw.sha256, raw.path): raw.text for raw in raws}
    return Sources(texts, frozenset(present))


def verify_all(
    workspace: Workspace, config: Config, paths: tuple[Path, ...], folders: tuple[Path, ...]
) -> tuple[Proof, ...]:
    """Prove delivered files against the sources of the workspace, or those of the folders named.

    Raises:
        NoInputError: A folder named does not exist.
    """
    configured = tuple(workspace.root / name for name in config.folders)
    known = sources(folders or tuple(p for p in configured if p.exists()), workspace.root)
    return tuple(verify(path, known, config, {}) for path in paths)


def verify(path: Path, known: Sources, config: Config, around: Mapping[str, Surroundings]) -> Proof:
    """Prove one PDF, DOCX or edition.json; a file that cannot be opened is a proof that failed."""
    try:
        content = path.read_bytes()
        opened = delivered.open_file(content, str(path))
        edition = codec.loads(opened.edition, str(path))
    except OSError as exc:
        return Proof(path=str(path), edition=None, fault=f"{path}: cannot be read ({exc.strerror})")
    except BriefingError as exc:
        return Proof(path=str(path), edition=None, fault=str(exc))
    fault = (
        "" if codec.claimed_fingerprint(opened.edition) == codec.fingerprint(edition) else "the fingerprint is wrong"
    )
    findings = quotes.check(edition, known.texts, known.present) + _shown(opened, edition, config, around, content)
    return Proof(path=str(path), edition=edition.id, findings=findings, fault=fault)


def _shown(
    opened: Delivered, edition: Edition, config: Config, around: Mapping[str, Surroundings], content: bytes
) -> tuple[Finding, ...]:
    """Compare what a reader sees with the edition rendered again; edition.json shows nothing."""
    if not opened.pages:
        return ()
    name = "pdf" if content.startswith(b"%PDF-") else "docx"
    again = render.RENDERERS[name].render(edition, config.presentation, around)
    expected = delivered.open_file(again, edition.id)
    return visible.missing(edition, opened.pages) + visible.differences(opened.pages, expected.pages)
