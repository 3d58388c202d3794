"""Patterns for long lists of words that stay fast: alternatives share their beginnings."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Matches nothing: what an empty list of words means.
NOTHING = "(?!)"


def any_of(entries: Iterable[str]) -> str:
    """A pattern that matches any of the entries, the longest first.

    The engine tries alternatives one by one; shared beginnings let it refuse most of them at the first letter.

    >>> any_of(["deux", "dix", "douze", "dix-sept"])
    'd(?:eux|ix(?:-sept)?|ouze)'
    """
    ordered = sorted(set(entries))
    return _branches(ordered) if ordered else NOTHING


def _branches(entries: list[str]) -> str:
    """An alternation over sorted, distinct entries, none of them empty."""
    branches = [_branch(list(group)) for _, group in groupby(entries, key=lambda entry: entry[0])]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _branch(entries: list[str]) -> str:
    """A pattern for sorted entries that share their first letter."""
    first, last = entries[0], entries[-1]
    shared = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    rest = [entry[shared:] for entry in entries]
    tails = [tail for tail in rest if tail]
    head = re.escape(first[:shared]).replace(r"\ ", " ").replace(r"\-", "-")
    if not tails:
        return head
    inner = _branches(tails)
    if len(tails) == len(rest):
        return head + inner
    return (
        f"{head}{inner}?"
        if inner.startswith("(?:") and inner.endswith(")") and len(_tops(tails)) > 1
        else f"{head}(?:{inner})?"
    )


def _tops(entries: list[str]) -> set[str]:
    return {entry[0] for entry in entries}
