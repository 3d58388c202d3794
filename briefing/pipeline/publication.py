"""Edited drafts -> the final note: read, compare with the draft as it was made, merge, render, record."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from briefing import codec, render
from briefing import edition as core
from briefing.edition import Built
from briefing.errors import DocumentError, UsageError
from briefing.pipeline import cited, learned, output, rerender, verification
from briefing.proof import draft, edits, merge
from briefing.render import catalogue, docx, imprint
from briefing.store import editions, lock, opened, published
from briefing.text.additions import without_additions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from briefing.config import Config
    from briefing.edition import Prepared
    from briefing.model import Edition, QuotedSentence, Surroundings
    from briefing.pipeline.workspace import Workspace
    from briefing.proof.draft import Draft
    from briefing.proof.edits import Edits
    from briefing.proof.merge import Conflict, Merged, Outcome

FOLDER: Final = "final"
FORMATS: Final = ("json", "pdf", "docx", "html", "md")
_LEAST_SHOWN: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What one publication did.

    Attributes:
        comments: What editors wrote in the margin, or said of our questions there.
        notices: What a person should know: drafts taken in again, replaced, or out of date.
    """

    edition: Edition
    folder: Path
    outputs: tuple[Path, ...]
    outcomes: tuple[Outcome, ...]
    conflicts: tuple[Conflict, ...]
    comments: tuple[draft.Comment, ...]
    notices: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Give the publication for machines."""
        return {
            "edition": self.edition.id,
            "fingerprint": codec.fingerprint(self.edition),
            "folder": self.folder.as_posix(),
            "outputs": [path.as_posix() for path in self.outputs],
            "sentences": [asdict(outcome) for outcome in self.outcomes],
            "conflicts": [
                {"id": c.id, "versions": [{"draft": name, "text": text} for name, text in c.versions]}
                for c in self.conflicts
            ],
            "comments": [asdict(comment) for comment in self.comments],
            "notices": list(self.notices),
        }

    def as_lines(self) -> list[str]:
        """Give the publication for a person: what is not as quoted, then a count, then the files."""
        changed = [o for o in self.outcomes if o.fate != "verbatim" or o.moved]
        counts = Counter(o.fate for o in self.outcomes) + Counter("moved" for o in self.outcomes if o.moved)
        lines = [f"  {o.id or '-':>5}  {_fate(o):18}  {o.text[:_LEAST_SHOWN]}" for o in changed]
        answered = [f"  {c.sentence or '-':>5}  comment, {c.author}: {c.text[:_LEAST_SHOWN]}" for c in self.comments]
        counted = ", ".join(f"{n} {fate}" for fate, n in counts.items())
        return [*lines, *answered, f"{self.edition.id}: {counted}", *(path.as_posix() for path in self.outputs)]


def _fate(outcome: Outcome) -> str:
    return f"{outcome.fate}, moved" if outcome.moved else outcome.fate


@dataclass(frozen=True, slots=True)
class _Returned:
    """A draft that came back, under the name it is known by."""

    name: str
    content: bytes
    draft: Draft


def publish(
    workspace: Workspace,
    config: Config,
    paths: Sequence[Path],
    *,
    now: datetime,
    progress: Callable[[str, int, int], None],
    reviewed: Sequence[tuple[str, Edits]] = (),
    of: Edition | None = None,
) -> Publication:
    """Make the final note of an edition from edited drafts; drafts published before are taken in again.

    It holds the lock of the workspace: no run builds or sends while the final note is made.

    Args:
        workspace: Where the edition was built.
        config: Names the sources and the presentation.
        paths: The drafts.
        now: When it is published.
        progress: Hears of each file written.
        reviewed: (name, edits) that were made elsewhere; they come first.
        of: The edition that those belong to; needed without drafts.

    Raises:
        DocumentError: A file is no draft.
        UsageError: The drafts belong to different editions.
        RenderError: A file could not be made.
        StateError: Another run is at work, or the state cannot be used.
    """
    with lock.held(workspace.state):
        return _publish(workspace, config, paths, now=now, progress=progress, reviewed=reviewed, of=of)


def _publish(
    workspace: Workspace,
    config: Config,
    paths: Sequence[Path],
    *,
    now: datetime,
    progress: Callable[[str, int, int], None],
    reviewed: Sequence[tuple[str, Edits]],
    of: Edition | None,
) -> Publication:
    new = _named([_open(path.read_bytes() if path.is_file() else b"", str(path), path.stem) for path in paths])
    edition = _edition(new) if new or of is None else of
    folder = workspace.report(edition.id) / FOLDER
    drafts, notices = _with_earlier(new, folder / "drafts", edition)
    texts, prepared = _documents(workspace, config, edition)
    around = rerender.surroundings(workspace, edition) or core.located(edition, prepared)
    compared = [*reviewed, *((r.name, _edits(r, edition, config, around)) for r in drafts)]
    words = catalogue.catalogue(edition.language, config.presentation.templates)
    result = _remarked(merge.merge(edition, compared, texts), workspace, config)
    built = Built(edition=result.edition, surroundings=around)
    outputs = output.write(built, folder, FORMATS, config.presentation, progress, drafts=False)
    for returned in new:
        render.write(folder / "drafts" / f"{returned.name}.docx", returned.content)
    with opened(workspace.state) as db:
        published.record(db, edition.id, codec.fingerprint(result.edition), at=now)
        themes = {theme for _, said in compared for theme in _covered(said, edition)}
        everything = replace(result.edition, sentences=(*result.edition.sentences, *_cut(edition, result.edition)))
        learned.record(db, everything, prepared, result.outcomes, themes, at=now)
    return Publication(
        edition=result.edition,
        folder=folder,
        outputs=outputs,
        outcomes=result.outcomes,
        conflicts=result.conflicts,
        comments=tuple(c for r in drafts for c in _of_editors(r.draft, words.say("automatic check"))),
        notices=tuple(notices + [f"{n}: {i} stands twice, kept once" for n, e in compared for i in e.repeated]),
    )


# ---------------------------------------------------------------- which drafts


def _open(content: bytes, subject: str, name: str) -> _Returned:
    if not content.startswith(b"PK"):
        raise DocumentError(subject, "not a Word document", "Give the .docx that an editor sent back.", kind="corrupt")
    found = draft.read(content, subject)
    if found is None:
        remedy = "Give a draft that `briefing` made; a copy of its text in a new file is not recognised."
        raise DocumentError(subject, "carries no edition", remedy, kind="no-edition")
    return _Returned(name, content, found)


def _named(drafts: list[_Returned]) -> list[_Returned]:
    """Tell drafts of one name apart."""
    seen: Counter[str] = Counter()
    named = []
    for returned in drafts:
        seen[returned.name] += 1
        name = returned.name if seen[returned.name] == 1 else f"{returned.name}-{seen[returned.name]}"
        named.append(_Returned(name, returned.content, returned.draft))
    return named


def _edition(drafts: list[_Returned]) -> Edition:
    found = {codec.fingerprint(e): e for e in (codec.loads(r.draft.edition, r.name) for r in drafts)}
    if len(found) != 1:
        names = ", ".join(sorted({e.id for e in found.values()}))
        remedy = "Publish the drafts of one edition, all made by the same build."
        raise UsageError(names or "drafts", "the drafts were not made from one edition", remedy)
    return next(iter(found.values()))


def _with_earlier(new: list[_Returned], folder: Path, edition: Edition) -> tuple[list[_Returned], list[str]]:
    """Add the drafts that were published before under other names; one of the same name gives way."""
    drafts, notices = list(new), []
    for path in sorted(folder.glob("*.docx")) if folder.is_dir() else []:
        if any(r.name == path.stem for r in new):
            notices.append(f"{path.name}: replaces the draft of this name that was published before")
            continue
        earlier = _open(path.read_bytes(), str(path), path.stem)
        if codec.fingerprint(codec.loads(earlier.draft.edition, str(path))) == codec.fingerprint(edition):
            notices.append(f"{path.name}: published before, taken in again")
            drafts.append(earlier)
        else:
            notices.append(f"{path.name}: published before, but made from an older build; left out")
    return drafts, notices


# ---------------------------------------------------------------- what they say


def _edits(returned: _Returned, edition: Edition, config: Config, around: Sequence[Surroundings]) -> Edits:
    """Hold a draft against the draft as it was made."""
    theme = returned.draft.theme
    declared = imprint.read(returned.draft.imprint, config.presentation)
    presentation = declared.presentation if declared else config.presentation
    known = {s.sentence: s for s in around}
    if theme and all(t.id != theme for t in edition.themes):
        raise DocumentError(returned.name, f"draft of an unknown theme {theme!r}", "Give the draft as it was sent.")
    made = (
        docx.draft(edition, theme, presentation, known)
        if theme
        else render.RENDERERS["docx"].render(edition, presentation, known)
    )
    original = draft.read(made, returned.name)
    if original is None:
        raise ValueError("a draft just made carries no edition")
    texts = {s.id: s.text for s in edition.sentences}
    themes = {s.id: s.theme for s in edition.sentences}
    bare = {s.id: without_additions(s.text, s.additions) for s in edition.sentences if s.additions}
    words = catalogue.catalogue(edition.language, config.presentation.templates)
    said = words.say("Added by the editors, from no source: %(text)s", text="\n").partition("\n")[0]
    paragraphs = (original.paragraphs, returned.draft.paragraphs)
    return edits.compare(*paragraphs, texts, themes, theme, bare, introduction=said)


def sources(workspace: Workspace, config: Config, edition: Edition) -> cited.Sources:
    """Read the sources of an edition: the files that it was built from, and what feeds and pages gave."""
    wanted = (*cited.cited(edition), *cited.read(edition))
    with verification.opened_state(workspace) as db:
        folders = verification.places(workspace, config, {edition.id}, db)
        known = cited.sources(folders, workspace.root, wanted, config.intake)
        return cited.with_articles(known, wanted, db)


def _documents(workspace: Workspace, config: Config, edition: Edition) -> tuple[dict[str, str], dict[str, Prepared]]:
    """Edition id -> text, and document prepared again, of the documents that can still be read."""
    known = sources(workspace, config, edition)
    found = {d.id: known.of(d) for d in cited.read(edition)}
    texts = {id_: raw.text for id_, raw in found.items() if raw}
    return texts, verification.prepared(edition, config.plan, config.presentation.timezone, known)


def _remarked(result: Merged, workspace: Workspace, config: Config) -> Merged:
    """Say of what editors quoted from a source what is said of every quotation: flags, novelty, who else says it."""
    ids = {o.id for o in result.outcomes if o.fate == "quoted"}
    if not ids:
        return result
    known = sources(workspace, config, result.edition)
    prepared = verification.prepared(result.edition, config.plan, config.presentation.timezone, known, every=True)
    with verification.opened_state(workspace) as db:
        said = editions.said_before(db, result.edition.id) if db else ()
    families = dict(config.plan.publisher_families)
    return replace(result, edition=core.remarked(result.edition, ids, prepared, families, said))


def _cut(before: Edition, after: Edition) -> tuple[QuotedSentence, ...]:
    there = {s.id for s in after.sentences}
    return tuple(s for s in before.sentences if s.id not in there)


def _covered(said: Edits, edition: Edition) -> set[str]:
    """The themes that a draft showed."""
    there = {s.id for s in said.sentences} | set(said.cut)
    return {s.theme for s in edition.sentences if s.id in there}


def _of_editors(of: Draft, ours: str) -> tuple[draft.Comment, ...]:
    """What people wrote; of our own questions only those they marked as done."""
    return tuple(c for c in of.comments if c.author != ours or c.done)
