"""PDF dispatches -> one RawDocument: parsed and laid out into paragraphs in a child process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.collect import jail, pdflayout, pdfparse
from briefing.collect.pdflayout import Line, Page
from briefing.errors import DocumentError
from briefing.model import RawDocument
from briefing.text.normalise import fold_space, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Fetched, Intake


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Yield the one document of a PDF.

    Raises:
        DocumentError: `encrypted`, `corrupt`, `no-text`, `timeout`, `parse-crash`, `memory`, `limit`, `limit-pages`.
    """
    found = jail.run(__name__, fetched.content, fetched.path, fetched.intake)
    texts = found["texts"]
    if not texts:
        raise DocumentError(fetched.path, "it holds images, no text", "Run text recognition first.", kind="no-text")
    yield RawDocument(
        path=fetched.path,
        sha256=fetched.sha256,
        media_type=fetched.media_type,
        text="\n\n".join(texts),
        title=_title(found["title"], texts),
    )


def parse(content: bytes, intake: Intake) -> dict[str, Any]:
    """Answer for the child: `{"texts": [paragraph, ...], "title"}`.

    Raises:
        DocumentError: As `pdfparse.parse`.
    """
    found = pdfparse.parse(content, intake.limits)
    pages = [Page(p["width"], p["height"], tuple(Line(*line) for line in p["lines"])) for p in found["pages"]]
    return {"texts": pdflayout.paragraphs(pages), "title": found["title"]}


def _title(claimed: str, texts: list[str]) -> str | None:
    """Believe the title property only if the text opens with it: programs fill it with file names."""
    title = fold_space(claimed)
    opening = plain(" ".join(texts[:6]))
    return title if title and plain(title) in opening else None
