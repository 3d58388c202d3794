"""Every pattern of the package takes time in proportion to its input, whatever the input is."""

from __future__ import annotations

import contextlib
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

import briefing
from briefing.text.number_words import NUMBER_WORDS

PROBES = {
    "letters": "a",
    "capitals": "A",
    "spaces": " ",
    "breaks": "\n",
    "tags": "<",
    "digits": "7",
    "dots": ".",
    "words": "mot ",
    "Names": "Nom De ",
    "numbers": "1 234,5 ",
    "quotes": "« ",
    "dashes": "-",
    "addresses": "a@",
    "links": "http://a/",
    "lines": "x\n\n",
    "commas": "a, ",
    "headers": "From: a\n",
}
TINY, SHORT, LONG = 500, 5_000, 50_000
#: Ten times the input may take ten times the time; a quadratic pattern takes a hundred times.
MOST = 40
#: Seconds that even the short probe of a linear pattern never takes, and those that are too few to measure a growth.
SLOW, NOISE = 0.2, 0.05


#: A short probe below this needs no long one: a quadratic pattern would take a hundred times as much, which is noise.
NO_GROWTH = NOISE / 100

#: Patterns that are only ever matched at the start of a text cut short: how they grow beyond it does not matter.
BOUNDED = {"briefing.clean.interview._LABEL", "briefing.clean.furniture._OPENING"}


def patterns():
    """Find the compiled patterns of every module: by name, in tables, in classes."""
    found = {}
    for info in pkgutil.walk_packages(briefing.__path__, "briefing."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in [*vars(module).items(), *built(module)]:
            for pattern in _within(value, 3):
                found[pattern.pattern, pattern.flags] = (f"{info.name}.{name}", pattern)
    return sorted(found.values(), key=lambda pair: pair[0])


def built(module):
    """What the cached functions of a module build for each language: most patterns of figures and dates."""
    for name, value in vars(module).items():
        if not hasattr(value, "cache_info") or value.__module__ != module.__name__:
            continue
        asked = set(inspect.signature(value).parameters)
        if asked - {"language", "decimal_comma"} or "language" not in asked:
            continue
        for language in NUMBER_WORDS:
            options = {"decimal_comma": True} if "decimal_comma" in asked else {}
            with contextlib.suppress(KeyError):  # not every table has every language
                yield name, value(language=language, **options)


def _within(value, depth):
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        yield from (p for pair in value.items() for item in pair for p in _within(item, depth - 1))
    elif depth and isinstance(value, tuple | list | set | frozenset):
        yield from (p for item in value for p in _within(item, depth - 1))
    elif depth and hasattr(type(value), "__dataclass_fields__"):
        yield from (p for f in type(value).__dataclass_fields__ for p in _within(getattr(value, f, None), depth - 1))


PATTERNS = patterns()


SOURCE = "\n".join(p.read_text(encoding="utf-8") for p in Path(briefing.__file__).parent.rglob("*.py"))


#: Name -> the methods called on it, and the names that are handed on: read once, for all patterns.
CALLED: dict[str, set[str]] = {}
for _owner, _method in re.findall(r"\b(\w+)\.(\w+)\(", SOURCE):
    CALLED.setdefault(_owner, set()).add(_method)
PASSED_ON = set(re.findall(r"[(,=] ?(\w+)\b(?!\.)", SOURCE))


def anchored(name):
    """Tell whether the package only ever matches a pattern at the start: such a one may be slow to search with."""
    short = name.rpartition(".")[2]
    uses = CALLED.get(short, set())
    return bool(uses) and uses <= {"match", "fullmatch"} and short not in PASSED_ON


def seconds(pattern, probe, *, start_only):
    """Time the ways in which it is used; the best of two."""
    text = probe if isinstance(pattern.pattern, str) else probe.encode()
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        if not start_only:
            sum(1 for _ in pattern.finditer(text))
        pattern.match(text)
        pattern.fullmatch(text)
        best = min(best, time.process_time() - begun)
        if best < NOISE:
            break
    return best


def test_there_are_patterns_to_test():
    assert len(PATTERNS) > 50


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_a_pattern_is_linear(name, pattern):
    start_only = anchored(name)
    for kind, unit in PROBES.items():
        least = seconds(pattern, (unit * TINY)[:TINY], start_only=start_only)
        assert least < SLOW, f"{name} takes {least:.1f} s for {TINY} of {kind}"
        if name in BOUNDED:
            continue
        brief = seconds(pattern, (unit * SHORT)[:SHORT], start_only=start_only)
        assert brief < SLOW, f"{name} takes {brief:.1f} s for {SHORT} of {kind}"
        if brief < NO_GROWTH:
            continue
        long = seconds(pattern, (unit * LONG)[:LONG], start_only=start_only)
        assert long < NOISE or long < MOST * max(brief, NOISE / MOST), (
            f"{name}, {kind}: {brief:.3f} s, then {long:.3f} s"
        )
