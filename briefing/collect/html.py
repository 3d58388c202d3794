"""Web pages -> one RawDocument: the article's text, and what the markup says of title, date and publisher."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing.collect import body, dateline, embedded, markup
from briefing.collect.blocks import blocks
from briefing.collect.metadata import metadata, same_title
from briefing.errors import DocumentError
from briefing.model import Published, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.collect.embedded import Embedded
    from briefing.collect.metadata import Metadata
    from briefing.model import Fetched


#: A page that shows less than this share of the text in its data is drawn by its script.
_SHOWN: Final = 0.5


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Yield the one article of a page.

    Raises:
        DocumentError: `html-limit` or `no-text`.
    """
    yield article(fetched, markup.decode_html(fetched.content))


def article(fetched: Fetched, text: str, url: str | None = None) -> RawDocument:
    """Read the article of a decoded page.

    Args:
        fetched: Names the file and its hash.
        text: The page.
        url: Its address, if known from outside.

    Raises:
        DocumentError: As for `read`.
    """
    tree = markup.html_tree(text, fetched.path)
    known = url or (fetched.path if fetched.path.startswith(("http://", "https://")) else None)
    claimed = metadata(tree, known)
    found = body.body(tree, claimed.title, claimed.text)
    if claimed.published is None and (day := dateline.day(blocks(tree), claimed.title, claimed.language)):
        claimed = replace(claimed, published=Published(day=day, precision="day", basis="text"))
    data = embedded.article(tree, claimed.title)
    if data and len(found) < _SHOWN * len(data.text):
        found, claimed = data.text, _completed(claimed, data)
    if not found.strip():
        raise DocumentError(fetched.path, "the page holds no article", "Save its text instead.", kind="no-text")
    return RawDocument(
        path=fetched.path,
        sha256=fetched.sha256,
        media_type=fetched.media_type,
        text=found,
        title=claimed.title,
        publisher=claimed.publisher,
        url=claimed.url,
        language=claimed.language,
        published=claimed.published,
    )


def _completed(claimed: Metadata, data: Embedded) -> Metadata:
    """Take title and day of the article in the data where the page states none, or the title of its site."""
    stated = claimed.title if claimed.title and same_title(claimed.title, data.title) else data.title
    day = Published(day=data.day, precision="day", basis="metadata") if data.day else None
    return replace(claimed, title=stated, published=claimed.published or day)
