"""Files and answers in, `RawDocument`s out. One reader module per media type, found through one table.

A new format is one module with a `read` function and one row in `READERS`. Never judges what it reads.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from briefing.collect.txt import shown
from briefing.errors import DocumentError
from briefing.model import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Fetched, RawDocument


class Reader(Protocol):
    """A module that turns bytes of one media type into documents."""

    def read(self, fetched: Fetched) -> Iterable[RawDocument | Skipped]:
        """Yield each document in the file; of several, one that cannot be read is `Skipped`.

        Raises:
            DocumentError: The file cannot be read; its `kind` says why in a word.
        """


#: Media type (see `media.sniff`) -> module that reads it, imported on first use.
READERS: Final[dict[str, str]] = {
    "text/plain": "briefing.collect.txt",
    "text/html": "briefing.collect.html",
    "text/markdown": "briefing.collect.markdown",
    "text/csv": "briefing.collect.records",
    "application/json": "briefing.collect.records",
    "application/pdf": "briefing.collect.pdf",
    "application/rtf": "briefing.collect.rtf",
    "application/epub+zip": "briefing.collect.epub",
    "application/zip": "briefing.collect.archive",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "briefing.collect.docx",
    "application/vnd.oasis.opendocument.text": "briefing.collect.odt",
    "application/x-nitf+xml": "briefing.collect.newsxml",
    "application/x-newsml+xml": "briefing.collect.newsxml",
    "message/rfc822": "briefing.collect.mail",
    "application/mbox": "briefing.collect.mail",
    "application/octet-stream": "briefing.collect.refused",
    "application/x-ole-storage": "briefing.collect.refused",
    "application/gzip": "briefing.collect.refused",
    "application/x-7z-compressed": "briefing.collect.refused",
    "application/vnd.rar": "briefing.collect.refused",
    "image/png": "briefing.collect.refused",
    "image/jpeg": "briefing.collect.refused",
    "image/gif": "briefing.collect.refused",
}


#: Read in this process: no parser that could crash or hang touches these. Archives hand each file on by itself, PDF
#: has its parser in a child of its own.
_HERE: Final = frozenset({"text/plain", "application/zip", "application/pdf"}) | {
    media_type for media_type, module in READERS.items() if module.endswith(".refused")
}


def read(fetched: Fetched) -> tuple[RawDocument | Skipped, ...]:
    """Read every document of a file; a reader with a parser works in a child process under limits.

    Raises:
        DocumentError: No reader for the type, or the reader refused the file.
    """
    from briefing.collect import confined, jail

    if fetched.media_type in _HERE or fetched.media_type not in READERS or jail.inside():
        return read_here(fetched)
    return confined.read(fetched)


def read_here(fetched: Fetched) -> tuple[RawDocument | Skipped, ...]:
    """Read every document of a file in this process.

    Raises:
        DocumentError: As `read`.
    """
    module = READERS.get(fetched.media_type)
    if module is None:
        raise DocumentError(
            fetched.path, f"no reader for {fetched.media_type}", "Convert it to text.", kind="unsupported-type"
        )
    most = fetched.intake.limits.characters
    found = tuple(_visible(d, most) for d in cast("Reader", import_module(module)).read(fetched))
    if len(found) == 1 and isinstance(found[0], Skipped) and found[0].kind in _WHOLE_FILE:
        raise DocumentError(fetched.path, *_WHOLE_FILE[found[0].kind], kind=found[0].kind)
    return found


#: What is said of a file whose only document is refused for this reason.
_WHOLE_FILE: Final = {
    "no-text": ("the file holds no text", "Remove it or save it again."),
    "too-large": ("it holds too much text", "Split it, or raise `characters` of [limits]."),
}


def _visible(found: RawDocument | Skipped, most: int) -> RawDocument | Skipped:
    """Rid a text of characters that cannot be seen and may reorder what can; one of nothing or too much is none."""
    if isinstance(found, Skipped):
        return found
    text = found.text if found.media_type == "text/plain" else shown(found.text)  # its reader has shown it
    if not text.strip():
        message = f"{found.path}: it holds no text"
        return Skipped(path=found.path, sha256=found.sha256, kind="no-text", message=message)
    if len(text) > most:
        message = f"{found.path}: it holds more than {most:,} characters. Split it, or raise `characters` of [limits]."
        return Skipped(path=found.path, sha256=found.sha256, kind="too-large", message=message)
    if text is found.text and found.title is None:
        return found
    return replace(found, text=text, title=shown(found.title) if found.title else found.title)
