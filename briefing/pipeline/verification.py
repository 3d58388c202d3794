"""Prove a delivered file: its quotations against the sources, its visible text against its edition rendered again."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefing import __version__, codec, render
from briefing import edition as core
from briefing.errors import BriefingError
from briefing.pipeline import cited
from briefing.proof import delivered, ink, quotes, visible
from briefing.render import docx, imprint
from briefing.store import editions, exists, opened, published

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from briefing.config import Config
    from briefing.edition import Prepared
    from briefing.model import Edition, Plan
    from briefing.pipeline.workspace import Workspace
    from briefing.proof.delivered import Delivered
    from briefing.proof.quotes import Finding, Verdict
    from briefing.store import Database

#: Differing places of an edition that are named.
_SHOWN: Final = 5
#: Of edition.json, what says nothing of the edition itself.
_OF_THE_FILE: Final = frozenset({"fingerprint", "generator"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found about one delivered file.

    Attributes:
        findings: One per sentence and figure, then one per departure of the visible text.
        fault: Why the file could not be checked at all; "" when it could.
        notices: What is shown and cannot be proved, and what may explain a difference.
        recorded: This workspace made this very edition.
    """

    path: str
    edition: str | None
    recorded: bool = False
    findings: tuple[Finding, ...] = ()
    fault: str = ""
    notices: tuple[str, ...] = ()

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
        counts = Counter(f.verdict for f in self.findings)
        counted = ", ".join(f"{n} {verdict}" for verdict, n in counts.items())
        counted += "; made here" if self.recorded else ""
        verdict = f"{failed} of {len(self.findings)} do not hold" if failed else f"holds ({counted})"
        verdict = self.fault.removeprefix(f"{self.path}: ") or verdict
        notes = [f"  note    {notice}" for notice in self.notices]
        return [self.path, *lines, *(f"  sha256  {h}" for h in hashes), *notes, f"{self.path}: {verdict}"]

    def as_json(self) -> dict[str, Any]:
        """Give the proof for machines."""
        return {
            "path": self.path,
            "edition": self.edition,
            "holds": self.holds,
            "recorded": self.recorded,
            "fault": self.fault or None,
            "notices": list(self.notices),
            "findings": [
                {"id": f.id, "verdict": f.verdict, "place": f.place, "sha256": f.sha256, "detail": f.detail or None}
                | {"holds": f.holds}
                for f in self.findings
            ],
        }


def verify_all(
    workspace: Workspace, config: Config, paths: tuple[Path, ...], folders: tuple[Path, ...]
) -> tuple[Proof, ...]:
    """Prove delivered files against the sources of the workspace, or those of the folders named.

    Raises:
        NoInputError: A folder named does not exist.
        StateError: The state cannot be used.
    """
    files_ = [_opened(path) for path in paths]
    with opened_state(workspace) as db:
        notes = [file.edition for file in files_ if isinstance(file, _Opened)]
        wanted = [document for note in notes for document in cited.cited(note)]
        where = folders or places(workspace, config, {note.id for note in notes}, db)
        known = cited.sources(where, workspace.root, wanted, config.intake)
        return tuple(file if isinstance(file, Proof) else _verify(file, known, config, db) for file in files_)


def places(workspace: Workspace, config: Config, ids: Collection[str], db: Database | None) -> tuple[Path, ...]:
    """Say where the sources of some editions lie: in the configured folders, and where a build by hand read them."""
    entries = [editions.entry(db, id_) for id_ in sorted(ids)] if db is not None else []
    named = [Path(name) for entry in entries if entry for name in entry.sources]
    found = [workspace.root / name for name in config.folders]
    found += [path if path.exists() else workspace.root / path for path in named]
    return tuple(dict.fromkeys(path for path in found if path.exists()))


@contextmanager
def opened_state(workspace: Workspace) -> Iterator[Database | None]:
    """Open the state of a workspace that has one; none is made."""
    if not exists(workspace.state):
        yield None
        return
    with opened(workspace.state) as db:
        yield db


def verify(path: Path, known: cited.Sources, config: Config, db: Database | None = None) -> Proof:
    """Prove one PDF, DOCX or edition.json; a file that cannot be opened is a proof that failed."""
    opened_file = _opened(path)
    return opened_file if isinstance(opened_file, Proof) else _verify(opened_file, known, config, db)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that holds an edition."""

    path: str
    content: bytes
    file: Delivered
    edition: Edition


def _opened(path: Path) -> _Opened | Proof:
    try:
        content = path.read_bytes()
        file = delivered.open_file(content, str(path))
        return _Opened(str(path), content, file, codec.loads(file.edition, str(path)))
    except OSError as exc:
        return Proof(path=str(path), edition=None, fault=f"{path}: cannot be read ({exc.strerror})")
    except BriefingError as exc:
        return Proof(path=str(path), edition=None, fault=str(exc))


def _verify(opened_file: _Opened, known: cited.Sources, config: Config, db: Database | None) -> Proof:
    file, edition = opened_file.file, opened_file.edition
    digest = codec.fingerprint(edition)
    fault = "" if codec.claimed_fingerprint(file.edition) == digest else "the fingerprint is wrong"
    recorded = db is not None and published.is_known(db, edition.id, digest)
    known = cited.with_articles(known, cited.cited(edition), db)
    shown = _Shown(opened_file.content, file, edition, config, known)
    claims = core.false_claims(edition, shown.prepared)
    findings = quotes.check(edition, known.texts, known.present, vouched=recorded)
    notices = shown.notices()
    if recorded:
        # made here, so what is read otherwise now is no forgery: the rules or briefing.toml have changed since
        notices += tuple(f"{id_}: recorded so when it was made, today: {detail}" for id_, detail in claims)
    else:
        findings += tuple(_claim(*claim, maker=codec.claimed_version(file.edition)) for claim in claims)
        notices += (_unrecorded(edition, db),)
    missing = {f.sha256 for f in findings if f.verdict == "source missing"}
    if missing:
        notices += (f"{len(missing)} sources were not found; `--sources FOLDER` says where their files lie",)
    return Proof(
        path=opened_file.path,
        edition=edition.id,
        recorded=recorded,
        findings=findings + shown.findings(),
        fault=fault,
        notices=notices,
    )


def _claim(id_: str, detail: str, maker: str = __version__) -> Finding:
    """Tell of a claim that its documents do not bear out; of another version's claims nobody else can tell."""
    verdict: Verdict = "changed" if maker == __version__ else "unproved"
    by = (
        ""
        if maker == __version__
        else f" (version {maker} made it, this is {__version__}, and it is not recorded here)"
    )
    return quotes.Finding(id=id_, verdict=verdict, place="edition", sha256=None, detail=detail + by)


def _unrecorded(edition: Edition, db: Database | None) -> str:
    """Say what rests on a file's own word, and how it differs from the edition of its name that was made here."""
    said = "not recorded here: title, period, new or known, what was chosen and its order are the file's own word"
    own = editions.load(db, edition.id) if db is not None else None
    if own is None:
        return said
    places = _different(codec.encode(own), codec.encode(edition))
    shown = ", ".join(places[:_SHOWN]) + (f" and {len(places) - _SHOWN} more" if places[_SHOWN:] else "")
    return f"{said}; the last {edition.id} made here differs in {shown}"


def _different(one: Any, other: Any, place: str = "") -> list[str]:
    """Name the places in which two JSON values differ: `sentences[s3].flags`."""
    if isinstance(one, dict) and isinstance(other, dict):
        names = [n for n in {**one, **other} if n not in _OF_THE_FILE]
        return [p for n in names for p in _different(one.get(n), other.get(n), f"{place}.{n}" if place else n)]
    rows = [
        {r["id"]: r for r in x if isinstance(r, dict) and "id" in r} if isinstance(x, list) else {}
        for x in (one, other)
    ]
    if any(rows):
        ids = dict.fromkeys([*rows[0], *rows[1]])
        return [p for i in ids for p in _different(rows[0].get(i), rows[1].get(i), f"{place}[{i}]")]
    return [] if one == other else [place]


class _Shown:
    """What one file shows, and the same edition rendered again.

    Attributes:
        prepared: The documents that the edition names, prepared again as on the day of issue.
    """

    def __init__(self, content: bytes, file: Delivered, edition: Edition, config: Config, known: cited.Sources) -> None:
        self.content = content
        self.file = file
        self.edition = edition
        self.imprint = imprint.read(file.imprint, config.presentation)
        self.presentation = self.imprint.presentation if self.imprint else config.presentation
        self.own = config.presentation
        self.prepared = prepared(edition, config.plan, self.presentation.timezone, known)

    def findings(self) -> tuple[Finding, ...]:
        """Compare what a reader sees with the edition rendered again; edition.json shows nothing."""
        if not self.file.pages:
            return ()
        try:
            content = self.rendered()
        except (BriefingError, ValueError) as exc:
            return (_claim("visible text", f"cannot be rendered again: {exc}"),)
        expected = delivered.open_file(content, self.edition.id)
        missing = visible.missing(self.edition, self.file, expected)
        around = visible.differences(self.file.pages, expected.pages)
        if self.file.kind == "pdf":
            same_logo = self.imprint is not None and self.imprint.same_logo
            around = around or ink.differences(self.content, content, margin=same_logo)
        else:
            around += visible.margins(self.file, expected)
        return missing + tuple(self.judged(finding) for finding in around)

    def judged(self, finding: Finding) -> Finding:
        """Tell a departure from a forgery.

        Another version may set other words around the sentences, and a sentence whose source is missing has no
        paragraph number here: what departs then is unproved.
        """
        ours = self.imprint is None or self.imprint.version == __version__
        complete = all(s.document in self.prepared for s in self.edition.sentences)
        return finding if ours and complete else replace(finding, verdict="unproved")

    def rendered(self) -> bytes:
        around = {s.sentence: s for s in core.located(self.edition, self.prepared)}
        if self.file.theme:
            return docx.draft(self.edition, self.file.theme, self.presentation, around)
        return render.RENDERERS[self.file.kind].render(self.edition, self.presentation, around)

    def notices(self) -> tuple[str, ...]:
        """Say what is shown and rests on the file's own word, and what may explain a difference."""
        if self.imprint is None:
            return ()
        said = [
            f"{name} {getattr(self.presentation, name)!r} is the file's own word"
            for name in ("mention", "issuer")
            if getattr(self.presentation, name) != getattr(self.own, name)
        ]
        if not self.imprint.same_logo:
            said.append("made with another logo than this workspace's; --workspace names the one that made it")
        if self.imprint.version != __version__:
            said.append(f"made by version {self.imprint.version}, this is {__version__}: their pages may differ")
        return tuple(said)


def prepared(
    edition: Edition, plan: Plan, timezone: str, known: cited.Sources, *, every: bool = False
) -> dict[str, Prepared]:
    """Prepare the documents that something is said of, or every one that was read, as on the day of issue."""
    try:
        today = edition.issued_at.astimezone(ZoneInfo(timezone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        today = edition.issued_at.date()
    documents = {d.id: d for d in (*cited.cited(edition), *(cited.read(edition) if every else ()))}
    found = [(d, known.of(d)) for d in edition.documents if d.id in documents]
    # under the path that it had: a date may stand in it
    return {d.id: core.prepare(replace(raw, path=d.path), plan, today=today) for d, raw in found if raw}
