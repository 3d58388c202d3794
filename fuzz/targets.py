"""What is fuzzed: a name, a function that takes bytes and must not raise, and the files it starts from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing import collect, segment
from briefing.clean import clean
from briefing.collect import feed, media
from briefing.deliver import message
from briefing.errors import DocumentError
from briefing.model import Fetched, Mail, RawDocument, Recipient, Skipped
from briefing.render import catalogue, templating
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Callable

DOCUMENTS: Final = Path(__file__).parents[1] / "tests" / "resources" / "documents"
_DAY: Final = date(2026, 1, 5)


@dataclass(frozen=True)
class Target:
    """One function under test; `suffixes` choose the good documents that it starts from."""

    check: Callable[[bytes], None]
    suffixes: tuple[str, ...]


def read(content: bytes, *, name: str, media_type: str = "") -> None:
    """Read a file: documents come out, each with a text, or a refusal with a word."""
    sha256 = hashlib.sha256(content).hexdigest()
    kind = media_type or media.sniff(content, name)
    try:
        found = collect.read_here(Fetched(path=name, content=content, sha256=sha256, media_type=kind))
    except DocumentError:
        return
    except (MemoryError, RecursionError):
        return  # the child's limits answer for it
    for document in found:
        assert isinstance(document, Skipped) or document.text.strip()


def news(content: bytes) -> None:
    """Read a feed: entries with addresses of the web, or a refusal."""
    try:
        found = feed.read(content, "https://example.org/feed")
    except DocumentError:
        return
    assert all(e.url.startswith(("http://", "https://")) for e in found.entries)


def core(content: bytes) -> None:
    """Clean and cut a text: it stays as it is, and every sentence lies in it."""
    text = content.decode("utf-8", "replace")
    raw = RawDocument(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text)
    document = clean(raw, today=_DAY)
    assert document.text == text
    ends = 0
    for sentence in segment.segment(document):
        assert fold_space(text[sentence.start : sentence.end]) == sentence.text
        assert sentence.start >= ends
        ends = sentence.end


@cache
def _environment(language: str):  # type: ignore[no-untyped-def] # noqa: ANN202 - Jinja's
    return templating.environment(catalogue.catalogue(language, None), None)


def template(content: bytes) -> None:
    """Put a text on a page: it becomes no markup."""
    text = content.decode("utf-8", "replace")
    made = _environment("fr").from_string("<p title='{{ x }}'>{{ x|own }}{{ x|short(40) }}</p>").render(x=text)
    assert made.count("<") == made.count(">") == 2  # noqa: PLR2004 - the template's own
    assert made.count("'") == 2  # noqa: PLR2004 - likewise


def letter(content: bytes) -> None:
    """Build a message: a strict parser finds the headers that were meant, and the text."""
    text = content.decode("utf-8", "replace")
    half = len(text) // 2
    reader = Recipient(name=text[:half], address="jeanne@example.org")
    mail = Mail(sender="veille@example.org", sender_name=text[half:], reply_to="chef@example.org")
    letter = message.Letter(
        edition="2026-W01",
        fingerprint="f",
        recipient=reader,
        subject=text,
        text=text,
        html="",
        attachments=(),
        issued_at=datetime(2026, 1, 5, 6, tzinfo=UTC),
    )
    raw = message.signed(message.compose(letter, mail), mail)
    head = raw.partition(b"\r\n\r\n")[0]
    assert all(b > 0x1F or b in b"\r\n\t" for b in head)  # noqa: PLR2004 - controls
    found = message_from_bytes(raw, policy=policy.default)
    assert [n.lower() for n in found if n.lower() in {"to", "from", "bcc", "cc"}] == ["from", "to"]
    assert [a.addr_spec for a in found["To"].addresses] == ["jeanne@example.org"]
    assert not found.defects


def _reader(name: str, *more: str, media_type: str = "") -> Target:
    return Target(partial(read, name=name, media_type=media_type), (Path(name).suffix, *more))


TARGETS: Final = {
    "any": _reader("a.bin", ".html", ".eml", ".json", ".xml", ".docx"),
    "txt": _reader("a.txt", ".md", ".html", media_type="text/plain"),
    "html": _reader("a.html", media_type="text/html"),
    "markdown": _reader("a.md", media_type="text/markdown"),
    "csv": _reader("a.csv", media_type="text/csv"),
    "json": _reader("a.json", ".jsonl", media_type="application/json"),
    "rtf": _reader("a.rtf", media_type="application/rtf"),
    "mail": _reader("a.eml", ".mhtml", media_type="message/rfc822"),
    "mbox": _reader("a.mbox", media_type="application/mbox"),
    "nitf": _reader("a.xml", media_type="application/x-nitf+xml"),
    "newsml": _reader("a.xml", media_type="application/x-newsml+xml"),
    "docx": _reader("a.docx", media_type=media.DOCX),
    "odt": _reader("a.odt", media_type=media.ODT),
    "epub": _reader("a.epub", media_type=media.EPUB),
    "zip": _reader("a.zip", media_type="application/zip"),
    "pdf": _reader("a.pdf", media_type="application/pdf"),
    "feed": Target(news, (".xml", ".json")),
    "core": Target(core, (".md", ".txt")),
    "template": Target(template, (".md", ".html")),
    "letter": Target(letter, (".md",)),
}
