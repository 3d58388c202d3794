"""Mail messages and mailboxes -> RawDocuments: the article in the body, the articles of a newsletter, attachments.

A saved web page in MHTML form is a message whose body is the page.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.utils import parseaddr
from typing import TYPE_CHECKING, Final

from briefing import collect
from briefing.collect import forwarded, html, markup, media, newsletter
from briefing.collect.metadata import read_day
from briefing.errors import DocumentError
from briefing.model import Published, RawDocument, Skipped
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from email.message import EmailMessage

    from briefing.model import Fetched

#: A mailbox's line before each message (RFC 4155), after a blank line or at the start.
_ENVELOPE: Final = re.compile(rb"(?:\A|\n\r?\n)From [^\n]{1,300}\d{4}\r?\n")
_QUOTED_ENVELOPE: Final = re.compile(rb"^>(>*From )", re.MULTILINE)

_MAX_ATTACHMENTS: Final = 200
#: Characters below which a body that carries attachments is a covering note.
_COVERING_NOTE: Final = 300
#: Characters below which a plain part only says that the message is to be read as HTML.
_STUB: Final = 200

_UNREADABLE: Final = (LookupError, ValueError, AssertionError, AttributeError, TypeError, IndexError)


def read(fetched: Fetched) -> Iterable[RawDocument | Skipped]:
    """Yield the documents of a message or of each message of a mailbox.

    Raises:
        DocumentError: `no-text`, `limit` or what reading an MHTML page raises.
    """
    if fetched.media_type != "application/mbox":
        return list(_message(fetched.content, fetched.path, fetched))
    messages = _split(fetched.content)
    most = fetched.intake.limits.documents
    if len(messages) > most:
        remedy = "Split it, or raise `documents` of [limits]."
        raise DocumentError(fetched.path, f"it holds more than {most:,} messages", remedy, kind="limit")
    found: list[RawDocument | Skipped] = []
    for number, content in enumerate(messages, 1):
        path = f"{fetched.path}#{number}"
        try:
            found += _message(content, path, _hashed(fetched, path, content))
        except DocumentError as exc:
            sha256 = hashlib.sha256(content).hexdigest()
            found.append(Skipped(path=path, sha256=sha256, kind=exc.kind, message=str(exc)))
    return found


def _hashed(fetched: Fetched, path: str, content: bytes) -> Fetched:
    sha256 = hashlib.sha256(content).hexdigest()
    return replace(fetched, path=path, content=content, sha256=sha256)


def _split(content: bytes) -> list[bytes]:
    starts = list(_ENVELOPE.finditer(content))
    if not starts:  # its first line looks like an envelope and is none
        return [content.partition(b"\n")[2]]
    ends = [m.start() for m in starts[1:]] + [len(content)]
    return [_QUOTED_ENVELOPE.sub(rb"\1", content[m.end() : end]) for m, end in zip(starts, ends, strict=True)]


def _message(content: bytes, path: str, fetched: Fetched) -> Iterator[RawDocument | Skipped]:
    message = message_from_bytes(content, policy=policy.default)
    if page := _saved_page(message):
        yield html.article(fetched, page, _header(message, "Snapshot-Content-Location"))
        return
    letters = list(_letters(message, fetched))
    attached = list(_attachments(message, replace(fetched, path=path)))
    readable = [a for a in attached if isinstance(a, RawDocument)]
    if readable and sum(len(d.text) for d in letters) < _COVERING_NOTE:
        letters = []
    if not letters and not attached:
        raise DocumentError(path, "the message holds no text", "Remove it.", kind="no-text")
    yield from letters
    yield from attached


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except _UNREADABLE:
        return None
    return fold_space(str(value)) or None if value is not None else None


def _saved_page(message: EmailMessage) -> str | None:
    """Give the page of an MHTML file: the first HTML part of what a browser saved."""
    saved = _header(message, "Snapshot-Content-Location") or message.get_content_type() == "multipart/related"
    if not saved or _header(message, "To"):
        return None
    part = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    return _html(part) if part is not None else None


def _html(part: EmailMessage) -> str:
    return markup.decode_html(_payload(part), part.get_content_charset())


def _payload(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except _UNREADABLE:
        return b""
    return payload if isinstance(payload, bytes) else b""


def _letters(message: EmailMessage, fetched: Fetched) -> Iterator[RawDocument]:
    """Give the documents of the message's own body."""
    day = read_day(_header(message, "Date"))
    name, address = parseaddr(_header(message, "From") or "")
    claims = RawDocument(
        path=fetched.path,
        sha256=fetched.sha256,
        media_type=fetched.media_type,
        text="",
        title=forwarded.subject(_header(message, "Subject") or "") or None,
        publisher=name or address.rpartition("@")[2] or None,
        published=Published(day=day, precision="day", basis="metadata") if day else None,
    )
    plain, rich = _part(message, "plain"), _part(message, "html")
    text = _plain_text(plain) if plain is not None else ""
    page = _html(rich) if rich is not None else ""
    if page.strip():
        yield from newsletter.articles(page, claims, text if len(text) >= _STUB else "")
    elif text.strip():
        yield forwarded.unwrapped(text, claims)


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    try:
        found = message.get_body(preferencelist=(kind,))
    except _UNREADABLE:
        return None
    return found if found is not None and found.get_content_type() == f"text/{kind}" else None  # type: ignore[return-value]


def _plain_text(part: EmailMessage) -> str:
    text = markup.decode_html(_payload(part), part.get_content_charset()).replace("\r\n", "\n")
    if part.get_param("format") == "flowed":
        return _unflowed(text, drop_space=str(part.get_param("delsp")).lower() == "yes")
    return text


def _unflowed(text: str, *, drop_space: bool) -> str:
    """Join the lines that the sender's program broke (RFC 3676: a line that ends in a space goes on)."""
    joined: list[str] = []
    for line in text.split("\n"):
        visible = line.removeprefix(" ") if line.startswith(" ") else line
        if joined and joined[-1].endswith(" ") and joined[-1] != "-- ":
            joined[-1] = (joined[-1][:-1] if drop_space else joined[-1]) + visible
        else:
            joined.append(visible)
    return "\n".join(joined)


def _attachments(message: EmailMessage, letter: Fetched) -> Iterator[RawDocument | Skipped]:
    """Read what is attached; pictures in the letter's design are nobody's document."""
    parts = [p for p in message.walk() if not p.is_multipart() and _is_attached(p)][:_MAX_ATTACHMENTS]
    for number, part in enumerate(parts, 1):
        content = _payload(part)
        name = fold_space(part.get_filename() or "")[:120]
        where = f"{letter.path}/{name or number}"
        sha256 = hashlib.sha256(content).hexdigest()
        media_type = media.sniff(content, name, letter.intake.exports)
        if media_type.startswith("image/"):
            continue
        try:
            yield from collect.read(replace(letter, path=where, content=content, sha256=sha256, media_type=media_type))
        except DocumentError as exc:
            yield Skipped(path=where, sha256=sha256, kind=exc.kind, message=str(exc))


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(
        part.get_filename() and not part.get_content_type().startswith(("image/", "text/html"))
    )
