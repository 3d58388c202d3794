"""Markdown -> one RawDocument: the text without its marks, and what a YAML or TOML front matter says.

Only marks that stand at the start of a line or around a word are removed: the words stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.collect import fields, txt
from briefing.collect.metadata import read_day
from briefing.model import Published, RawDocument
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Fetched

_HEADING: Final = re.compile(r"#{1,6}[ \t]+")
_MARKER: Final = re.compile(r"[ \t]{0,12}(?:>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+)")
_RULE: Final = re.compile(r"[ \t]{0,3}(?:[-*_=][ \t]?){3,80}")
_IMAGE: Final = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)")
_LINK: Final = re.compile(r"\[([^\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,100}\])")
_EMPHASIS: Final = re.compile(r"(?<![\w*_])(\*\*|__|\*|_|`)(?=\S)([^*_`\n]{1,2000})(?<=\S)\1(?![\w*_])")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_FRONT_LINE: Final = re.compile(r"([A-Za-z_-]{1,40})[ \t]?[:=][ \t]?(.{0,500})")
_FENCES: Final = {"---": "---", "+++": "+++"}


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Yield the one document of a Markdown file.

    Raises:
        DocumentError: `empty`, `no-text` or `binary`.
    """
    lines = txt.decode(fetched.content, fetched.path).split("\n")
    front, body = _front_matter(lines)
    day = read_day(front.get("published"))
    title = front.get("title") or next((_inline(_HEADING.sub("", x, 1)) for x in body if x.startswith("# ")), None)
    text = "\n\n".join(p for p in _paragraphs(body) if p != title)
    yield RawDocument(
        path=fetched.path,
        sha256=fetched.sha256,
        media_type=fetched.media_type,
        text=text,
        title=title,
        publisher=front.get("publisher"),
        url=front.get("url"),
        language=(front.get("language") or "")[:2].lower() or None,
        published=Published(day=day, precision="day", basis="metadata") if day else None,
    )


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Split off the block of `key: value` lines that Pelican, Hugo and Jekyll put before the text."""
    fence = _FENCES.get(lines[0].strip()) if lines else None
    if fence:
        stripped = [line.strip() for line in lines]
        if fence not in stripped[1:]:
            return {}, lines
        end = stripped.index(fence, 1)
        return _values(lines[1:end]), lines[end + 1 :]
    end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    head = _values(lines[:end])
    every = bool(end) and all(_FRONT_LINE.fullmatch(line) for line in lines[:end])
    return (head, lines[end:]) if every and len(head) > 1 else ({}, lines)


def _values(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        if (pair := _FRONT_LINE.fullmatch(line.strip())) and (field := fields.field_of(pair[1])):
            found.setdefault(field, pair[2].strip().strip("\"'"))
    return found


def _paragraphs(lines: list[str]) -> Iterable[str]:
    """Join the lines of each paragraph; headings and list items stand alone."""
    pending: list[str] = []
    fenced = False
    for line in lines:
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
            continue
        single = _HEADING.match(line) or _MARKER.match(line)
        if fenced or not line.strip() or _RULE.fullmatch(line) or (single and not line.startswith(">")):
            yield from _joined(pending)
            pending = []
        if single or (line.strip() and not fenced and not _RULE.fullmatch(line)):
            pending.append(_inline(line[single.end() :] if single else line))
        if single and _HEADING.match(line):
            yield from _joined(pending)
            pending = []
    yield from _joined(pending)


def _joined(lines: list[str]) -> Iterable[str]:
    text = fold_space(" ".join(lines))
    return [text] if text else []


def _inline(text: str) -> str:
    """Remove the marks inside a line.

    >>> _inline("Le **budget** de [Rabat](https://example.org)")
    'Le budget de Rabat'
    """
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return fold_space(_ESCAPE.sub(r"\1", text))
