"""Prove a delivered file: its quotations against the sources, its visible text against its edition rendered again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from briefing import codec, collect, render
from briefing import edition as core
from briefing.collect import files
from briefing.errors import BriefingError, DocumentError
from briefing.model import Skipped
from briefing.proof import delivered, quotes, visible
from briefing.render import docx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefing.config import Config
    from briefing.edition import Prepared
    from briefing.model import Edition, RawDocument, SourceDocument, Surroundings
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
    """The documents of the files found, by (sha256, path), and the paths of all of them."""

    documents: Mapping[tuple[str, str], RawDocument]
    present: frozenset[str]

    @property
    def texts(self) -> dict[tuple[str, str], str]:
        """The documents' texts."""
        return {key: raw.text for key, raw in self.documents.items()}

    def of(self, document: SourceDocument) -> RawDocument | None:
        """Find a document of an edition by its hash, wherever its file lies now."""
        exact = self.documents.get((document.sha256 or "", document.path))
        return exact or next((raw for (sha256, _), raw in self.documents.items() if sha256 == document.sha256), None)


def sources(folders: tuple[Path, ...], workspace: Path) -> Sources:
    """Read the texts of the sources; what cannot be read is missing, and the sentences that quote it say so.

    Raises:
        NoInputError: A folder does not exist or cannot be listed.
    """
    documents: dict[tuple[str, str], RawDocument] = {}
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
        documents |= {(raw.sha256, raw.path): raw for raw in raws}
    return Sources(documents, frozenset(present))


def verify_all(
    workspace: Workspace, config: Config, paths: tuple[Path, ...], folders: tuple[Path, ...]
) -> tuple[Proof, ...]:
    """Prove delivered files against the sources of the workspace, or those of the folders named.

    Raises:
        NoInputError: A folder named does not exist.
    """
    configured = tuple(workspace.root / name for name in config.folders)
    known = sources(folders or tuple(p for p in configured if p.exists()), workspace.root)
    return tuple(verify(path, known, config) for path in paths)


def verify(path: Path, known: Sources, config: Config) -> Proof:
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
    findings = quotes.check(edition, known.texts, known.present) + _shown(opened, edition, config, known)
    return Proof(path=str(path), edition=edition.id, findings=findings, fault=fault)


def _shown(opened: Delivered, edition: Edition, config: Config, known: Sources) -> tuple[Finding, ...]:
    """Compare what a reader sees with the edition rendered again; edition.json shows nothing."""
    if not opened.pages:
        return ()
    around = {s.sentence: s for s in core.located(edition, _prepared(edition, config, known))}
    expected = delivered.open_file(_rendered(opened, edition, config, around), edition.id)
    return visible.missing(edition, opened) + visible.differences(opened.pages, expected.pages)


def _prepared(edition: Edition, config: Config, known: Sources) -> dict[str, Prepared]:
    """Prepare the quoted documents again, as on the day of issue."""
    quoted = {s.document for s in edition.sentences}
    today = edition.issued_at.astimezone(ZoneInfo(config.presentation.timezone)).date()
    found = {d.id: known.of(d) for d in edition.documents if d.id in quoted}
    return {id_: core.prepare(raw, config.plan, today=today) for id_, raw in found.items() if raw}


def _rendered(opened: Delivered, edition: Edition, config: Config, around: Mapping[str, Surroundings]) -> bytes:
    if opened.theme:
        return docx.draft(edition, opened.theme, config.presentation, around)
    return render.RENDERERS[opened.kind].render(edition, config.presentation, around)
