"""Hold the text that a reader sees against the text that the edition, rendered again, shows.

An attachment proves nothing about the page around it: a page is honest when, white space aside, it shows what the
edition inside it renders to, letter for letter.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from briefing.proof.quotes import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Edition
    from briefing.proof.delivered import Delivered


def letters(text: str) -> str:
    """Drop all white space and the signs that only steer line breaks: renderers may change nothing else."""
    return "".join(text.split()).replace("\u00ad", "").replace("\ufffe", "").replace("\u200b", "").replace("\u2060", "")


def missing(edition: Edition, shown: Delivered, expected: Delivered) -> tuple[Finding, ...]:
    """Name the quoted sentences that a file does not show as they stand in its edition, and should."""
    have, want = letters("".join(shown.pages)), letters("".join(expected.pages))
    said = [(s, s.text if s.edited is None else s.edited) for s in edition.sentences]
    return tuple(
        Finding(id=s.id, verdict="changed", place="visible text", sha256=None, detail=f"not shown: «{text[:80]}»")
        for s, text in said
        if letters(text) in want and letters(text) not in have
    )


def differences(pages: tuple[str, ...], expected: tuple[str, ...]) -> tuple[Finding, ...]:
    """Find where what is shown departs from what the edition renders to.

    Args:
        pages: The pages of the file that was delivered.
        expected: The pages of the edition rendered again.

    Returns:
        One finding per difference, named after its page; () when not a letter differs.
    """
    if letters("".join(pages)) == letters("".join(expected)):
        return ()
    return tuple(_differences(_words(pages), _words(expected)))


def margins(opened: Delivered, expected: Delivered) -> tuple[Finding, ...]:
    """Find what a Word file's headers, footers, foot notes and pictures show that its edition does not."""
    known = {letters(text) for text in expected.margins} | {""}
    strange = sorted(text for text in opened.margins if letters(text) not in known)
    details = [f"shows «{text.strip()[:80]}» where the edition says nothing of it" for text in strange]
    if opened.drawings > expected.drawings:
        details.append(f"shows {opened.drawings} pictures, the edition {expected.drawings}")
    place = "headers, footers, pictures"
    return tuple(Finding(id="margins", verdict="changed", place=place, sha256=None, detail=d) for d in details)


def _words(pages: tuple[str, ...]) -> list[tuple[str, int]]:
    return [(word, number) for number, page in enumerate(pages, 1) for word in page.split()]


def _differences(shown: list[tuple[str, int]], expected: list[tuple[str, int]]) -> Iterator[Finding]:
    matcher = difflib.SequenceMatcher(None, [w for w, _ in shown], [w for w, _ in expected], autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        ours = " ".join(w for w, _ in shown[a1:a2])
        theirs = " ".join(w for w, _ in expected[b1:b2])
        if letters(ours) == letters(theirs):
            continue
        page = shown[min(a1, len(shown) - 1)][1] if shown else 1
        detail = f"shows «{ours[:80]}» where the edition says «{theirs[:80]}»"
        yield Finding(id=f"page {page}", verdict="changed", place=f"page {page}", sha256=None, detail=detail)
