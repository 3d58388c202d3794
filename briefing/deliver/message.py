"""Compose messages that a strict parser accepts, byte for byte the same each time. Pure.

A header is built from text that was cleaned to one line of visible characters, so nothing that a name or a title holds
can end the header or begin another one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from briefing.model import Outgoing

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.model import Mail, Recipient

_DOCX: Final = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
#: Longest subject and name, in characters; mail programs cut longer ones anyway.
_SUBJECT: Final = 150
_NAME: Final = 80
#: Controls, invisible format characters (right-to-left marks among them), surrogates, line and paragraph separators.
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
#: What a quoted string or a plain header may hold as it is; "=?" would begin an encoded word.
_ATOMS: Final = re.compile(r"[A-Za-z0-9 !#$%&'*+/^_`{|}~-]+")
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")
#: RFC 2606 keeps this name free of owners; it stands where no sender is configured.
_NOWHERE: Final = "briefing.invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one editor is told about one edition.

    Attributes:
        edition: Its id.
        fingerprint: Changes when what the editor receives changes.
        html: May be empty.
        attachments: (file name in ASCII, bytes of a DOCX) pairs.
        issued_at: Aware; the message's date.
    """

    edition: str
    fingerprint: str
    recipient: Recipient
    subject: str
    text: str
    html: str
    attachments: tuple[tuple[str, bytes], ...]
    issued_at: datetime


def compose(letter: Letter, mail: Mail) -> Outgoing:
    """Build the message of a letter, without its sender: that is added when it leaves (see `signed`).

    Raises:
        ValueError: The recipient's address is not a plain ASCII address.
    """
    identity = f"{letter.edition}\x00{letter.recipient.address}\x00{letter.fingerprint}"
    digest = hashlib.sha256(identity.encode()).hexdigest()
    message_id = f"<{digest[:32]}@{mail.sender.rpartition('@')[2] or _NOWHERE}>"
    head = (
        f"To: {mailbox(letter.recipient.name, letter.recipient.address)}",
        f"Subject: {unstructured(letter.subject, 'Subject')}",
        f"Date: {format_datetime(letter.issued_at)}",
        f"Message-ID: {message_id}",
        "Auto-Submitted: auto-generated",
    )
    content = "\r\n".join(head).encode("ascii") + b"\r\n" + _body(letter, digest).as_bytes()
    return Outgoing(
        message_id=message_id,
        edition=letter.edition,
        fingerprint=letter.fingerprint,
        recipient=letter.recipient.address,
        content=content,
    )


def signed(message: Outgoing, mail: Mail) -> bytes:
    """Return the whole message with its sender on top; without a configured sender it is a draft to be sent by hand."""
    lines = [f"From: {mailbox(mail.sender_name, mail.sender or f'briefing@{_NOWHERE}')}"]
    if mail.reply_to:
        lines.append(f"Reply-To: {mailbox('', mail.reply_to)}")
    if not mail.sender:
        lines.append("X-Unsent: 1")
    return "\r\n".join(lines).encode("ascii") + b"\r\n" + message.content


def file_name(edition: str, recipient: str, message_id: str) -> str:
    """Name the .eml file of a message: `2026-W47-jeanne_example.org-1f0c9a3b.eml`."""
    slug = re.sub(r"[^A-Za-z0-9._-]", "_", recipient)[:60]
    return f"{edition}-{slug}-{message_id[1:9]}.eml"


def mailbox(name: str, address: str) -> str:
    """Write one address with its display name as a header value, in ASCII.

    >>> mailbox("Élie, Jeanne", "jeanne@example.org")
    '=?utf-8?q?=C3=89lie=2C_Jeanne?= <jeanne@example.org>'

    Raises:
        ValueError: The address is not a plain ASCII address.
    """
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"not a plain address: {address!r}")
    shown = one_line(name)[:_NAME].strip()
    if not shown:
        return address
    if _ATOMS.fullmatch(shown):
        return f'"{shown}" <{address}>'
    return f"{_encoded(shown, 'Reply-To')} <{address}>"


def unstructured(text: str, header: str) -> str:
    """Write free text as the value of a header, in ASCII, folded."""
    shown = one_line(text)[:_SUBJECT].strip()
    return shown if _ATOMS.fullmatch(shown) and len(shown) < 60 else _encoded(shown, header)  # noqa: PLR2004 - one line


def one_line(text: str) -> str:
    r"""Drop what cannot be seen and fold white space; line breaks of every kind become a space.

    >>> one_line("Note\r\nBcc: x@example.org\u2028\u202egnp.exe")
    'Note Bcc: x@example.org gnp.exe'
    """
    spaced = re.sub(r"[\s\x85\u2028\u2029]", " ", text)
    return " ".join("".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE).split())


def _encoded(text: str, header: str) -> str:
    """RFC 2047 words; everything but plain letters is encoded, so no special character remains."""
    return Header(text, "utf-8", header_name=header).encode(linesep="\r\n")


def _encodable(text: str) -> str:
    """Replace lone surrogates, which no encoding can carry."""
    return text.encode("utf-8", "replace").decode()


def _body(letter: Letter, digest: str) -> EmailMessage:
    body = EmailMessage(policy=policy.SMTP)
    body.set_content(_encodable(letter.text), cte="quoted-printable")
    if letter.html:
        body.add_alternative(_encodable(letter.html), subtype="html", cte="quoted-printable")
    for name, content in letter.attachments:
        body.add_attachment(content, maintype=_DOCX[0], subtype=_DOCX[1], filename=name)
    for number, part in enumerate(part for part in body.walk() if part.is_multipart()):
        # The library would draw a random one. Quoted-printable and base64 lines never hold "=_".
        part.set_boundary(f"=_{digest[:24]}_{number}")
    return body
