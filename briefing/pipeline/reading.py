"""The documents of a survey that are worth it, read closely."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from briefing.collect import confined
from briefing.model import Skipped
from briefing.pipeline.gather import documents_of, prepare
from briefing.store import glances

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from briefing.edition import Prepared
    from briefing.model import Plan, RawDocument
    from briefing.pipeline.engine import Pool
    from briefing.pipeline.survey import Survey

#: Documents of one task, and documents from which several processes pay.
CHUNK: Final = 20
FEW: Final = 400


def closely(
    survey: Survey, ranks: Sequence[int], plan: Plan, pool: Pool, progress: Callable[[str, int, int], None]
) -> tuple[list[Prepared], list[Skipped]]:
    """Read documents closely; one that changed since it was surveyed is left to the next run.

    Args:
        survey: What is known of all documents.
        ranks: Those to read.
        plan: The configuration of the core.
        pool: Does the work when it is much.
        progress: Called with the stage, how many are done, and how many there are.
    """
    known = survey.ground.read
    wanted = [(survey.paths[i], survey.hashes[i]) for i in ranks]
    raws = _again(survey, [i for i, key in zip(ranks, wanted, strict=True) if key not in known])
    for outcome in raws:
        if isinstance(outcome, Skipped):
            known[outcome.path, outcome.sha256 or ""] = outcome
    fresh = [raw for raw in raws if not isinstance(raw, Skipped)]
    tasks = [(tuple(fresh[n : n + CHUNK]), plan, survey.ground.today) for n in range(0, len(fresh), CHUNK)]
    done = len(ranks) - len(fresh)
    for task, outcomes in zip(tasks, pool.map(_read, tasks, many=len(fresh) > FEW), strict=True):
        known |= {(raw.path, raw.sha256): outcome for raw, outcome in zip(task[0], outcomes, strict=True)}
        done += len(outcomes)
        progress("read closely", done, len(ranks))
    found = [known[key] for key in wanted]
    return [o for o in found if not isinstance(o, Skipped)], [o for o in found if isinstance(o, Skipped)]


def _read(task: tuple[tuple[RawDocument, ...], Plan, date]) -> list[Prepared | Skipped]:
    raws, plan, today = task
    return [prepare(raw, plan, today) for raw in raws]


def _again(survey: Survey, ranks: Sequence[int]) -> list[RawDocument | Skipped]:
    """Have surveyed documents once more: from memory, from the cache, from their files."""
    ground = survey.ground
    of_file: defaultdict[int, list[int]] = defaultdict(list)
    found: dict[int, RawDocument | Skipped] = {}
    for rank in ranks:
        if survey.paths[rank] in ground.held:
            found[rank] = ground.held[survey.paths[rank]]
        else:
            of_file[survey.origins[rank]].append(rank)
    with glances.opened(ground.state) as cache:
        for origin, inside in of_file.items():
            kept = cache.text(ground.found[origin].location, ground.stamps[origin])
            raws = confined.decoded(kept) if kept else documents_of(ground.found[origin], ground.intake)
            by_name = {(raw.path, raw.sha256): raw for raw in raws}
            for rank in inside:
                name = (survey.paths[rank], survey.hashes[rank])
                found[rank] = by_name.get(name) or _changed(*name)
    return [found[rank] for rank in ranks]


def _changed(path: str, sha256: str) -> Skipped:
    message = f"{path}: it changed while it was read. It is read by the next run."
    return Skipped(path=path, sha256=sha256, kind="changing", message=message)
