"""A piece of HTML, such as a feed brings for an article -> its text, in a child process."""

from __future__ import annotations

from briefing.collect import jail, markup
from briefing.collect.blocks import blocks
from briefing.errors import DocumentError


def text(content: str, subject: str) -> str:
    """Give the text of its blocks, one a paragraph; "" when there is none or it cannot be read."""
    if not content.strip():
        return ""
    try:
        return str(jail.run(__name__, content.encode("utf-8", "replace"), subject))
    except DocumentError:
        return ""


def parse(content: bytes) -> str:
    """Answer for the child.

    Raises:
        DocumentError: `html-limit` or `corrupt`.
    """
    page = blocks(markup.html_tree(content.decode("utf-8"), ""))
    return "\n\n".join(b.text for b in page if not b.furniture)
