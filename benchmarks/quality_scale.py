"""A theme of thousands of articles: are its largest events covered, and does each open with a telling sentence?

The articles are recombined from the public sets: an event of n articles is one cluster told n times, each time with
other sentences in another order behind one of the cluster's leads; the rest tell of single happenings.
"""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from benchmarks.adapters import prepared_document
from briefing.dedupe import sketch
from briefing.edition import choice, ground, most_telling, packed
from briefing.edition.screen import Glance
from briefing.model import Period, Plan, ThemeSpec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.quality_data import Task
    from briefing.summarize import Reading

#: Articles of the largest event; the k-th has (1 - k / 40) of it.
LARGEST: Final = 100
EVENTS: Final = 20
QUOTED: Final = 20
_SENTENCES: Final = 8
_SEED: Final = 7


@dataclass(frozen=True, slots=True)
class Scale:
    """What was measured.

    Attributes:
        covered: How many of the largest events a chosen sentence tells of.
        telling: How many of the chosen sentences that open an event name or count something and stand alone.
        opened: How many events were opened.
        seconds: CPU for preparing and for choosing.
    """

    articles: int
    covered: int
    telling: int
    opened: int
    seconds: tuple[float, float]


def measure(clusters: Sequence[Task], singles: Sequence[Task], size: int, closely: int | None = None) -> Scale:
    """Choose twenty sentences from a theme of `size` articles, of which so many are read closely; None is all."""
    docs, event_of = _recombined(clusters, singles, size)
    plan = Plan(title="scale", languages=("fr",))
    started = time.process_time()
    docs = docs if closely is None else _shortlisted(docs, closely)
    prepared = [prepared_document(doc, plan) for doc in docs]
    read = time.process_time()
    theme = ThemeSpec(id="scale", title="scale", sentences=QUOTED, words=60 * QUOTED)
    field = ground.field(prepared, (), range(len(prepared)), "fr")
    picks = choice.choose_one(field, theme)
    done = time.process_time()
    events = [event_of[prepared[p.ref[0]].document.path] for p in picks]
    openings = dict(reversed(list(zip(events, picks, strict=True))))
    readings = {event: prepared[p.ref[0]].readings[p.ref[1]] for event, p in openings.items()}
    telling = sum(map(_is_telling, readings.values()))
    largest = {event for event, _ in Counter(event_of.values()).most_common(EVENTS)}
    return Scale(len(docs), len(largest & set(events)), telling, len(readings), (read - started, done - read))


def openings(clusters: Sequence[Task], singles: Sequence[Task], size: int, count: int) -> list[tuple[str, bool]]:
    """Give the sentences that open the first `count` events of a theme, and whether the rules find each telling."""
    docs, event_of = _recombined(clusters, singles, size)
    plan = Plan(title="scale", languages=("fr",))
    prepared = [prepared_document(doc, plan) for doc in docs]
    theme = ThemeSpec(id="scale", title="scale", sentences=3 * count, words=180 * count)
    field = ground.field(prepared, (), range(len(prepared)), "fr")
    found: dict[str, tuple[str, bool]] = {}
    for pick in choice.choose_one(field, theme):
        one, k = prepared[pick.ref[0]], pick.ref[1]
        found.setdefault(event_of[one.document.path], (one.sentences[k].text, _is_telling(one.readings[k])))
    return list(found.values())[:count]


def _is_telling(reading: Reading) -> bool:
    return not reading.needs and not reading.fault and bool(reading.names or reading.numbers)


def _shortlisted(docs: list[dict[str, str]], size: int) -> list[dict[str, str]]:
    """Those that the product would read closely if all spoke of the theme alike, for this theme has no terms."""
    glances = (Glance(scores=(1.0,), day=None, sketch=sketch(f"{d['title']}\n{d['text']}")) for d in docs)
    anytime = Period(since=None, until=None)
    ranks = most_telling(b"".join(map(packed, glances)), 1, today=date.max, wanted=anytime, size=size)
    return [docs[i] for i in ranks]


def _recombined(
    clusters: Sequence[Task], singles: Sequence[Task], size: int
) -> tuple[list[dict[str, str]], dict[str, str]]:
    rng = random.Random(_SEED)  # noqa: S311 - a sample, no secret
    docs: list[dict[str, str]] = []
    event_of: dict[str, str] = {}
    told: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for task in clusters:
        told[task.id].extend(task.docs)
    for k, event in enumerate(sorted(told)[: 2 * EVENTS : 2]):
        for n in range(round(LARGEST * (1 - k / 40))):
            docs.append(_retold(f"{event}-{n:03}", told[event], rng))
            event_of[docs[-1]["id"]] = event
    while len(docs) < size:
        task = rng.choice(singles)
        docs.append(_retold(f"z{len(docs):05}-{task.id}", task.docs, rng))
        event_of[docs[-1]["id"]] = task.id
    return docs, event_of


def _retold(name: str, docs: Sequence[Mapping[str, str]], rng: random.Random) -> dict[str, str]:
    model = rng.choice(docs)
    lines = [line for doc in docs for line in doc["text"].split("\n")[1:] if line.strip()]
    lead = model["text"].split("\n")[0]
    body = rng.sample(lines, min(_SENTENCES, len(lines)))
    return {"id": name, "title": model.get("title") or "", "text": "\n".join([lead, *body])}
