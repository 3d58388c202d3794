"""The article that a page carries as data for its own script (`__NEXT_DATA__`, `window.STATE = {…}`).

Pages drawn by a script may show nothing, or the first lines, in their markup. Runs no script: only JSON is read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefing.collect import fields
from briefing.collect.blocks import blocks
from briefing.collect.furniture import WORDS
from briefing.collect.metadata import read_day, same_title
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.html import HtmlElement

#: Characters of a script beyond which it is not read, values visited, and the depth to which they are followed.
_MAX_SCRIPT: Final = 4_000_000
_MAX_VALUES: Final = 200_000
_MAX_DEPTH: Final = 25
_MAX_TITLE: Final = 300
#: How deep below an object its text may lie.
_OWN_DEPTH: Final = 5
#: Characters from which a text is an article, without the page's title to vouch for it.
_ARTICLE: Final = 400

_ASSIGNED: Final = re.compile(r"(?:^|[;\s])(?:window|self|globalThis)[.\w\[\]\"']{1,80}\s{0,3}=\s{0,3}(?=[{\"J])")
_PARSED: Final = "JSON.parse("

#: Names of what a text is made of, beside those that press databases give it.
_PARTS: Final = (
    "html json rendered document blocks block paragraphs contentelements elements nodes children spans runs items value"
).split()
_TEXTS: Final = tuple(dict.fromkeys([*fields.FIELD_NAMES["text"], *_PARTS]))
_TITLES: Final = frozenset(fields.FIELD_NAMES["title"]) - {"name"}
_ADDRESSES: Final = frozenset([*fields.FIELD_NAMES["url"], "slug", "path"])
_DATES: Final = fields.FIELD_NAMES["published"]
#: Kinds of node inside a paragraph, and kinds without prose (of ProseMirror, Slate, Portable Text, Contentful).
_INLINE: Final = frozenset("text span link hyperlink a b i em strong mark linebreak hardbreak".split())
_NO_PROSE: Final = frozenset(
    "image video audio gallery asset iframe script style html5 picture media figure chart map table oembed".split()
)
_STOPS: Final = tuple('.!?…»”"؟。:')


@dataclass(frozen=True, slots=True)
class Embedded:
    """An article as a page's data holds it: its title, its text (a blank line between paragraphs), its day if named."""

    title: str
    text: str
    day: date | None


def article(tree: HtmlElement, title: str | None) -> Embedded | None:
    """Find the article in the data of a page.

    Args:
        tree: The page; it is not changed.
        title: The title that the page states; of several articles the one that bears it is meant, and without a match
            only one that is longer than all others together.

    Returns:
        The article, or None when the data hold none or it is not clear which is meant.
    """
    found = [item for data in _data(tree) for item in _articles(data)]
    same = [item for item in found if title and same_title(item.title, title)]
    best = max(same or found, key=lambda item: len(item.text), default=None)
    if best is None or same:
        return best
    others = {item.text for item in found} - {best.text}
    return best if len(best.text) >= max(_ARTICLE, sum(map(len, others))) else None


def _data(tree: HtmlElement) -> Iterator[Any]:
    """Decode the JSON of every script: the whole of a data block, or what is assigned to a property of the window."""
    for script in tree.iter("script"):
        source = (script.text or "").strip()
        kind = (script.get("type") or "").lower()
        if len(source) > _MAX_SCRIPT or kind == "application/ld+json":
            continue
        starts = [0] if "json" in kind else [found.end() for found in _ASSIGNED.finditer(source)]
        for start in starts:
            value = _decoded(source, start)
            if isinstance(value, (dict, list)):
                yield value


def _decoded(source: str, start: int) -> Any:
    decoder = json.JSONDecoder(strict=False)
    parsed = source.startswith(_PARSED, start)
    try:
        value, _ = decoder.raw_decode(source, start + len(_PARSED) * parsed)
        return json.loads(value, strict=False) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return None


def _articles(data: Any) -> Iterator[Embedded]:
    """Give every object with a title and, in it or below it, a text that belongs to no other title."""
    stack: list[tuple[Any, int, str | None]] = [(data, 0, None)]
    visited = 0
    while stack and visited < _MAX_VALUES:
        value, depth, above = stack.pop()
        visited += 1
        title = _title(value) if isinstance(value, dict) else None
        inner = value.values() if isinstance(value, dict) else value
        if depth < _MAX_DEPTH:
            stack += [(v, depth + 1, title or above) for v in inner if isinstance(v, (dict, list))]
        if title and title != above:
            text = max((_text(part) for part in _own_texts(value, title)), key=len, default="")
            if text:
                yield Embedded(title=title[:_MAX_TITLE], text=text, day=_day(value))


def _title(value: dict[str, Any]) -> str | None:
    for name, inner in value.items():
        if fields.plain_key(name) in _TITLES:
            text = inner.get("rendered") if isinstance(inner, dict) else inner
            if isinstance(text, str) and text.strip():
                return _plain(text)
    return None


def _day(value: dict[str, Any]) -> date | None:
    named = {fields.plain_key(name): inner for name, inner in value.items()}
    return next((day for name in _DATES if isinstance(v := named.get(name), str) and (day := read_day(v))), None)


def _own_texts(value: dict[str, Any], title: str) -> Iterator[Any]:
    """Give the values under names of texts, of an object and of those inside it that bear no other title."""
    stack: list[tuple[Any, int]] = [(value, 0)]
    visited = 0
    while stack and visited < _MAX_VALUES:
        item, depth = stack.pop()
        visited += 1
        if isinstance(item, dict) and (_title(item) or title) == title:
            yield from (v for k, v in item.items() if fields.plain_key(k) in _TEXTS)
            if depth < _OWN_DEPTH:
                stack += [(v, depth + 1) for v in item.values() if isinstance(v, dict)]


def _text(value: Any) -> str:
    """Join the paragraphs of a value; without a sentence it is none."""
    paragraphs = [p for p in _paragraphs(value, 0) if p]
    return "\n\n".join(paragraphs) if any(p.endswith(_STOPS) for p in paragraphs) else ""


def _paragraphs(value: Any, depth: int) -> list[str]:
    """Read a string (plain or markup), a list of blocks, or a block."""
    if depth > _MAX_DEPTH:
        return []
    if isinstance(value, str):
        return _lines(value)
    if isinstance(value, list):
        if _is_inline(value):
            return [fold_space("".join(_run(item, depth) for item in value))]
        return [p for item in value for p in _paragraphs(item, depth + 1)]
    if not isinstance(value, dict) or not (_NO_PROSE | WORDS).isdisjoint(_kinds(value)):
        return []
    named = {fields.plain_key(name): inner for name, inner in value.items()}
    if not _ADDRESSES.isdisjoint(named) and _title(value):
        return []
    read = (_paragraphs(named[name], depth + 1) for name in _TEXTS if isinstance(named.get(name), (str, list, dict)))
    return next(filter(None, read), [])


def _kinds(value: dict[str, Any]) -> set[str]:
    """Give the words of what an object says it is."""
    stated = (value.get(name) for name in ("type", "_type", "nodeType", "blockType", "tagName", "__typename", "name"))
    return {w.lower() for s in stated if isinstance(s, str) for w in re.findall(r"[A-Z]?[a-z]+|[A-Z]+|\d", s[:80])}


def _is_inline(items: list[Any]) -> bool:
    """Tell the runs of one paragraph from a list of paragraphs, which mostly end like sentences."""
    if any(isinstance(item, dict) and _kinds(item) - _INLINE for item in items):
        return False
    runs = [run for item in items if (run := _run(item, 0).strip())]
    ends = sum(run.endswith(_STOPS) for run in runs)
    return bool(runs) and ends <= len(runs) / 2


def _run(item: Any, depth: int) -> str:
    """Read the characters of a run, its spaces kept."""
    if isinstance(item, dict) and depth <= _MAX_DEPTH:
        item = next((item[k] for k in ("text", "value", "content", "children") if k in item), "")
    if isinstance(item, list):
        return "".join(_run(part, depth + 1) for part in item)
    return item if isinstance(item, str) else ""


def _lines(text: str) -> list[str]:
    if "</" not in text and "<br" not in text:
        return [fold_space(line) for line in text.splitlines()]
    from lxml import etree, html

    try:
        tree = html.document_fromstring(f"<html><body>{text}</body></html>")
    except (etree.ParserError, ValueError):
        return []
    return [b.text for b in blocks(tree) if not b.furniture]


def _plain(text: str) -> str:
    return " ".join(_lines(text))
