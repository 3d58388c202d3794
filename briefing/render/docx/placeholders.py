"""Faults of a template's placeholders that can be seen without filling it, paragraph by paragraph.

The engine reads the file as one long text, in which a placeholder that lost a brace swallows the paragraphs after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.parts.story import StoryPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from lxml.etree import _Element

#: Characters of a paragraph shown in an error.
SHOWN = 160

_WHOLE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}%]*%\}|\{#[^{}#]*#\}")
_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
#: Tag -> what it takes away with it: the paragraph, the row, the cell.
_CONTAINERS = {"p": "paragraph", "tr": "row", "tc": "cell"}


def faults(document: Document) -> tuple[str, ...]:
    """Name every placeholder that is not closed in its paragraph, or takes other words away with it."""
    roots = [part.element for part in document.part.package.iter_parts() if isinstance(part, StoryPart)]
    return tuple(fault for root in roots for fault in (*_open(root), *_crowded(root)))


def shown(text: str) -> str:
    """Quote a paragraph for an error message."""
    folded = " ".join(text.split())
    return f"“{folded if len(folded) <= SHOWN else folded[:SHOWN] + '…'}”"


def _open(root: _Element) -> Iterator[str]:
    for text in map(_text, root.iter(qn("w:p"))):
        if _BRACES.search(_WHOLE.sub("", text)):
            yield f"in {shown(text)}: a placeholder is not closed"


def _crowded(root: _Element) -> Iterator[str]:
    for tag, container in _CONTAINERS.items():
        opening = re.compile(rf"\{{[{{%#]{tag}\s")
        for text in map(_text, root.iter(qn(f"w:{tag}"))):
            if opening.search(text) and _WHOLE.sub("", text, count=1).strip():
                yield f"in {shown(text)}: nothing else may stand in the {container} of a {{%{tag} %}}"


def _text(element: _Element) -> str:
    return "".join(t.text or "" for t in element.iter(qn("w:t")))
