"""Sources -> what a glance shows of every document. Files that did not change since an earlier run are not opened.

The work is done in chunks, and each is kept as soon as it is done: a run that is killed is taken up where it was.
"""

from __future__ import annotations

import os
import time
from array import array
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from briefing import __version__, edition
from briefing.collect import confined, files
from briefing.model import USUAL, Intake, Skipped
from briefing.pipeline.gather import NOTHING, documents_of, problems_of
from briefing.store import glances

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from briefing.collect.files import Found
    from briefing.model import Plan, Problem, RawDocument
    from briefing.pipeline.engine import Pool
    from briefing.pipeline.gather import Fetchings

#: Documents of one task: half a second of work, beside which handing it out costs nothing.
CHUNK: Final = 1000
#: Files to look at from which several processes pay; up to so many, what was read is kept in memory, too.
FEW: Final = 2000
#: Nanoseconds that a file must have rested before its stamp is trusted: it might change again within one tick.
RESTED: Final = 2_000_000_000
_HASH: Final = 32
_LENGTH: Final = 4

Looked = tuple[bytes, tuple[Skipped, ...], "tuple[RawDocument, ...]"]


@dataclass(frozen=True, slots=True)
class Survey:
    """What became of every entry of the sources. The four columns have one row per document.

    Attributes:
        paths, hashes: Of each document.
        origins: Rank in `ground.found` of the file that it stands in; -1 for an article held in the state.
        glances: See `edition.packed`, one after the other.
        skipped: What cannot be read.
    """

    paths: Sequence[str]
    hashes: Sequence[str]
    origins: Sequence[int]
    glances: bytes
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]
    ground: Ground

    def only(self, ranks: Sequence[int]) -> Survey:
        """The survey of some of the documents."""
        if len(ranks) == len(self.paths):
            return self
        size = len(self.glances) // max(1, len(self.paths))
        return replace(
            self,
            paths=[self.paths[i] for i in ranks],
            hashes=[self.hashes[i] for i in ranks],
            origins=array("l", (self.origins[i] for i in ranks)),
            glances=b"".join(self.glances[i * size : (i + 1) * size] for i in ranks),
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """What it takes to read a surveyed document again.

    Attributes:
        found, stamps: The files, and what the file system said of each; "" when that proves nothing.
        held: Path -> document that is in memory already.
        state: Folder of the cache.
        today: No date of publication lies after it.
        read: (path, hash) -> what a close reading gave; several editions of one run share it.
    """

    found: Sequence[Found]
    stamps: Sequence[str]
    held: dict[str, RawDocument]
    state: Path
    intake: Intake
    today: date
    read: dict[tuple[str, str], edition.Prepared | Skipped] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Task:
    """Files to look at, and what to look for; `held` asks for the documents themselves, too."""

    found: tuple[Found, ...]
    plan: Plan
    intake: Intake
    held: bool


def survey(
    sources: tuple[Path, ...],
    workspace: Path,
    plan: Plan,
    *,
    state: Path,
    today: date,
    pool: Pool,
    progress: Callable[[str, int, int], None],
    fetched: Fetchings = NOTHING,
    intake: Intake = USUAL,
) -> Survey:
    """Look at every document of the sources.

    Args:
        sources: Files or folders.
        workspace: Paths below it are named relative to it.
        plan: The configuration of the core.
        state: Folder of the cache.
        today: The day of the run, in the workspace's time zone.
        pool: Does the work when it is much.
        progress: Called with the stage, how many are done, and how many there are.
        fetched: What the feeds and pages gave.
        intake: How files are read.

    Raises:
        NoInputError: A source does not exist or cannot be listed.
    """
    found = list(files.walk(sources, workspace))
    stamps = _stamps(found)
    looked, faults, held = _looked(found, stamps, plan, intake, state, pool, progress, len(fetched.articles))
    table = _Table(len(plan.themes))
    for origin, packed in enumerate(looked):
        table.add(packed, found[origin].path, origin)
        looked[origin] = b""  # in the table now; a million of them are a tenth of a gigabyte
    for article in fetched.articles:
        table.add(_packed(article, _screen(plan), article.path), article.path, -1)
        held[article.path] = article
    skipped = (*fetched.unread, *faults)
    ground = Ground(found, stamps, held, state, intake, today)
    problems = (*fetched.problems, *problems_of(skipped))
    return Survey(table.paths, table.hashes, table.origins, bytes(table.glances), skipped, problems, ground)


def _looked(
    found: Sequence[Found],
    stamps: Sequence[str],
    plan: Plan,
    intake: Intake,
    state: Path,
    pool: Pool,
    progress: Callable[[str, int, int], None],
    more: int,
) -> tuple[list[bytes], list[Skipped], dict[str, RawDocument]]:
    """The packed documents of each file, in order, what cannot be read, and the documents that are in memory now."""
    looked = [b""] * len(found)
    faults: dict[int, tuple[Skipped, ...]] = {}
    held: dict[str, RawDocument] = {}
    keys = [edition.theme_key(theme, plan.languages) for theme in plan.themes]
    whole = _key(keys, intake)
    plan = replace(plan, preferences=())
    with glances.opened(state) as cache:
        for ranks in _chunks(range(len(found)), CHUNK):
            known = cache.seen({found[i].location: stamps[i] for i in ranks if stamps[i]})
            for i in ranks:
                told, packed = known.get(found[i].location, ("", b""))
                looked[i] = _selected(packed, told, keys, whole)
        missing = [i for i, packed in enumerate(looked) if not packed]
        few = len(missing) <= FEW
        tasks = [tuple(found[i] for i in ranks) for ranks in _chunks(missing, CHUNK)]
        results = pool.map(look, (_Task(task, plan, intake, few) for task in tasks), many=not few)
        done, total = len(found) - len(missing), len(found) + more
        if missing:
            progress("read", done, total)
        for ranks, result in zip(_chunks(missing, CHUNK), results, strict=True):
            rows: list[glances.Row] = []
            for i, (packed, skipped, raws) in zip(ranks, result, strict=True):
                looked[i] = packed
                if skipped:
                    faults[i] = skipped
                elif stamps[i]:
                    rows.append((found[i].location, stamps[i], whole, packed, _text(raws)))
                if few:
                    held |= {raw.path: raw for raw in raws}
            cache.put(rows)
            done += len(ranks)
            progress("read", done, total)
        if done < total or not missing:
            progress("read", total, total)
    return looked, [s for i in sorted(faults) for s in faults[i]], held


def _chunks(items: Iterable[int], size: int) -> Iterator[list[int]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def _stamps(found: Sequence[Found]) -> list[str]:
    """What the file system says of each file, as long as it would say something else after the next change."""
    now = time.time_ns()
    return ["" if one.fault else _stamp(one, now) for one in found]


def _stamp(found: Found, now: int) -> str:
    try:
        status = os.stat(found.location, follow_symlinks=False)  # noqa: PTH116 - a Path cannot hold every byte name
    except OSError:
        return ""
    if now - max(status.st_mtime_ns, status.st_ctime_ns) < RESTED:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"


# ---------------------------------------------------------------- in any process


def look(task: _Task) -> list[Looked]:
    """Look at some files: per file its documents, packed, and what cannot be read.

    The documents themselves come back when they are asked for, or when reading them again would take long.
    """
    screen = _screen(task.plan)
    return [look_at(found, task, screen) for found in task.found]


def look_at(found: Found, task: _Task, screen: edition.Screen) -> Looked:
    """Look at one file."""
    outcomes = documents_of(found, task.intake)
    raws = tuple(o for o in outcomes if not isinstance(o, Skipped))
    skipped = tuple(o for o in outcomes if isinstance(o, Skipped))
    packed = b"".join(_packed(raw, screen, found.path) for raw in raws)
    return packed, skipped, raws if task.held or _is_slow(raws) else ()


def _is_slow(raws: Sequence[RawDocument]) -> bool:
    return any(raw.media_type != "text/plain" for raw in raws)


@lru_cache(2)
def _screen(plan: Plan) -> edition.Screen:
    return edition.Screen(plan)


def _packed(raw: RawDocument, screen: edition.Screen, path: str) -> bytes:
    """Pack a document: the length of its path, the path if it is not its file's, its hash, its glance."""
    own = b"" if raw.path == path else raw.path.encode("utf-8", "surrogatepass")
    glance = edition.packed(screen.look(raw))
    return len(own).to_bytes(_LENGTH, "big") + own + bytes.fromhex(raw.sha256) + glance


class _Table:
    """The columns of a survey in the making."""

    def __init__(self, themes: int) -> None:
        self.paths: list[str] = []
        self.hashes: list[str] = []
        self.origins = array("l")
        self.glances = bytearray()
        self._size = edition.glance_size(themes)

    def add(self, packed: bytes, path: str, origin: int) -> None:
        """Add the documents of one file."""
        at = 0
        while at < len(packed):
            start = at + _LENGTH
            middle = start + int.from_bytes(packed[at:start], "big")
            at = middle + _HASH + self._size
            self.paths.append(packed[start:middle].decode("utf-8", "surrogatepass") or path)
            self.hashes.append(packed[middle : middle + _HASH].hex())
            self.glances += packed[middle + _HASH : at]
            self.origins.append(origin)


# ---------------------------------------------------------------- what is kept between runs


def _key(keys: Sequence[str], intake: Intake) -> str:
    """Name what a glance depends on: the program, how files are read, and each theme."""
    return "\n".join([f"{__version__} {intake!r}", *keys])


def _selected(packed: bytes, told: str, keys: Sequence[str], whole: str) -> bytes:
    """Take over what an earlier run kept, if it looked for all of the themes; nothing otherwise."""
    if told == whole:
        return packed
    head, *had = told.split("\n")
    if not packed or head != whole.partition("\n")[0] or not set(keys) <= set(had):
        return b""
    return edition.rearranged(packed, [had.index(key) for key in keys], len(had), before=_HASH, length=_LENGTH)


def _text(raws: Sequence[RawDocument]) -> bytes | None:
    return glances.packed_text(confined.encoded(raws)) if _is_slow(raws) else None
