"""Web pages -> one RawDocument: the article's text, and what the markup says of title, date and publisher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.collect import body, markup
from briefing.collect.metadata import metadata
from briefing.errors import DocumentError
from briefing.model import RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Fetched


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
