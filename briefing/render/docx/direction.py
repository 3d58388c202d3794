"""Right to left and left to right in one line of ours: which way a text runs, and how to set two ways side by side."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"


def runs_right_to_left(text: str) -> bool | None:
    """Decide by the first letter that has a direction; None for a text without any.

    >>> runs_right_to_left("1. الرباط"), runs_right_to_left("Rabat"), runs_right_to_left("2025")
    (True, False, None)
    """
    strong = (kind for c in text if (kind := unicodedata.bidirectional(c)) in {"L", "R", "AL"})
    first = next(strong, None)
    return None if first is None else first != "L"


def join(separator: str, parts: Sequence[str], *, rtl: bool) -> str:
    """Join the parts that are not empty, so that each stays in its place beside a part that runs the other way.

    Without the mark, a date after a name in another script is drawn on the wrong side of it.
    Source: Unicode Standard Annex 9, 2.6.
    """
    against = any(runs_right_to_left(part) is (not rtl) for part in parts)
    mark = (RIGHT_TO_LEFT_MARK if rtl else LEFT_TO_RIGHT_MARK) if against else ""
    return f"{separator}{mark}".join(part for part in parts if part)
