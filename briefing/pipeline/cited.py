"""The documents that an edition rests on, found again among the files.

Only what is looked for is kept, one file at a time: proving a note made from an archive takes no more memory than
proving one made from twenty articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import collect
from briefing.collect import files
from briefing.errors import DocumentError
from briefing.model import USUAL, Skipped
from briefing.store import articles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from briefing.collect.files import Found
    from briefing.model import Edition, Intake, RawDocument, SourceDocument
    from briefing.store import Database


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents of the files found, by (sha256, path), and the paths at which something lies."""

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


def cited(edition: Edition) -> tuple[SourceDocument, ...]:
    """The documents that an edition says something of."""
    ids = {s.document for s in edition.sentences} | {d for s in edition.sentences for d in s.also_in}
    ids |= {d for t in edition.themes for k in t.keyphrases for d in k.documents}
    ids |= {f.document for f in edition.figures}
    return tuple(d for d in edition.documents if d.id in ids)


def read(edition: Edition) -> tuple[SourceDocument, ...]:
    """The documents that were read closely for an edition, from which its editors may quote."""
    return tuple(d for d in edition.documents if d.status in {"used", "unused"} and d.language)


def sources(
    folders: tuple[Path, ...], workspace: Path, wanted: Collection[SourceDocument], intake: Intake = USUAL
) -> Sources:
    """Read documents again; one that cannot be read is missing, and the sentences that quote it say so.

    They are looked for where they lay. All other files are opened only when a document is not there any more, to find
    it by its hash.

    Args:
        folders: Where to look, sub-folders included.
        workspace: Paths below it are named relative to it.
        wanted: The documents, as an edition lists them.
        intake: How files are read.

    Raises:
        NoInputError: A folder does not exist or cannot be listed.
    """
    hashes = {d.sha256 for d in wanted if d.sha256}
    paths = {d.path for d in wanted}
    homes = paths | {path.rpartition("#")[0] for path in paths} | {path.partition("#")[0] for path in paths}
    documents: dict[tuple[str, str], RawDocument] = {}
    present: set[str] = set()
    for found in files.walk(folders, workspace):
        if found.path in homes:
            raws = list(_documents(found, intake))
            present |= {found.path, *(raw.path for raw in raws)} & paths
            documents |= _kept(raws, hashes)
    if hashes - {sha256 for sha256, _ in documents}:
        documents |= _moved(folders, workspace, hashes, homes, {sha256 for sha256, _ in documents}, intake)
    return Sources(documents, frozenset(present))


def _moved(
    folders: tuple[Path, ...],
    workspace: Path,
    hashes: set[str],
    homes: set[str],
    known: set[str],
    intake: Intake,
) -> dict[tuple[str, str], RawDocument]:
    """Look into every other file until no document is missing."""
    documents: dict[tuple[str, str], RawDocument] = {}
    for found in files.walk(folders, workspace):
        if found.path not in homes:
            documents |= _kept(_documents(found, intake), hashes)
            if known.union(sha256 for sha256, _ in documents) >= hashes:
                break
    return documents


def _kept(
    raws: Collection[RawDocument | Skipped] | Iterator[RawDocument | Skipped], hashes: set[str]
) -> dict[tuple[str, str], RawDocument]:
    return {(raw.sha256, raw.path): raw for raw in raws if not isinstance(raw, Skipped) and raw.sha256 in hashes}


def _documents(found: Found, intake: Intake) -> Iterator[RawDocument | Skipped]:
    fetched = files.load(found, intake)
    if isinstance(fetched, Skipped):
        return
    try:
        yield from collect.read(fetched)
    except DocumentError:
        return


def with_articles(known: Sources, wanted: Collection[SourceDocument], db: Database | None) -> Sources:
    """Add those of the documents wanted that the state holds of feeds and pages."""
    if db is None:
        return known
    held = articles.of_hashes(db, frozenset(d.sha256 for d in wanted if d.sha256))
    documents = {(raw.sha256, raw.path): raw for raw in held} | dict(known.documents)
    return Sources(documents, known.present | {raw.path for raw in held})
