"""Files and answers in, `RawDocument`s out. One reader module per media type, found through one table.

A new format is one module with a `read` function and one row in `READERS`. Never judges what it reads.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from briefing.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Fetched, RawDocument


class Reader(Protocol):
    """A module that turns bytes of one media type into documents."""

    def read(self, fetched: Fetched) -> Iterable[RawDocument]:
        """Yield each document in the file.

        Raises:
            DocumentError: The file cannot be read; its `kind` says why in a word.
        """


#: Media type (see `media.sniff`) -> module that reads it, imported on first use.
READERS: Final[dict[str, str]] = {
    "text/plain": "briefing.collect.txt",
}


def read(fetched: Fetched) -> tuple[RawDocument, ...]:
    """Read every document of a file.

    Raises:
        DocumentError: No reader for the type, or the reader refused the file.
    """
    module = READERS.get(fetched.media_type)
    if module is None:
        raise DocumentError(
            fetched.path, f"no reader for {fetched.media_type}", "Convert it to text.", kind="unsupported-type"
        )
    return tuple(cast("Reader", import_module(module)).read(fetched))
