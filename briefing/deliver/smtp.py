"""Hand one message over to a mail server. smtplib's quirks and errors stop here; an outcome is a value.

Never sends over an open line unless the configuration says so, never logs in before the line is encrypted, and never
lasts longer than the configured time, however slowly the server drips.
"""

from __future__ import annotations

import base64
import ipaddress
import re
import smtplib
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from briefing.deliver.message import signed
from briefing.model import HandOver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.model import Mail, Outgoing

_PORTS: Final = {"starttls": 587, "tls": 465, "plain": 25}
_REPLY_LENGTH: Final = 300
_OK: Final = 250
_GO_AHEAD: Final = 354
_REFUSED: Final = 500
_CLOSING: Final = 421


class _UnreachableError(Exception):
    """No session: the next message would fare alike."""


def hand_over(message: Outgoing, mail: Mail, password: str | None, *, before_last_byte: Callable[[], None]) -> HandOver:
    """Try once to hand a message over.

    Args:
        message: For one recipient.
        mail: Server and sender; `host` is not empty.
        password: Of `mail.user`; None without a login.
        before_last_byte: Called when all but the closing dot was sent. Before it, the server cannot have taken the
            message; after it, only the server knows until it answers.

    Returns:
        The outcome. `doubtful` when the answer to the last byte was lost.
    """
    try:
        with _session(mail, password) as session:
            outcome = _transfer(session, message, mail, before_last_byte)
    except _UnreachableError as exc:
        outcome = HandOver(verdict="unreachable", reply=str(exc))
    return HandOver(verdict=outcome.verdict, reply=printable(outcome.reply, password))


def probe(mail: Mail, password: str | None) -> str:
    """Open a session and log in, sending nothing; return the fault, or "" when all is well."""
    try:
        with _session(mail, password):
            return ""
    except _UnreachableError as exc:
        return printable(str(exc), password)


class _Client(smtplib.SMTP):
    """smtplib's client whose socket may be encrypted from the first byte, and is cut off at a deadline."""

    def __init__(self, mail: Mail, context: ssl.SSLContext) -> None:
        self._implicit = context if mail.security == "tls" else None
        self._line: socket.socket | None = None
        super().__init__(timeout=mail.timeout)
        # The name that STARTTLS checks the certificate for; smtplib sets it only when it connects on creation.
        self._host = mail.host

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = socket.create_connection((host, port), timeout)
        # A second handle on the connection: encryption takes the first one away.
        self._line = plain.dup()
        return self._implicit.wrap_socket(plain, server_hostname=host) if self._implicit else plain

    def cut(self) -> None:
        """End the connection from another thread; whatever waits for the server fails at once."""
        if self._line:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        super().close()
        if self._line:
            self._line.close()

    def on_loopback(self) -> bool:
        """Tell whether the server is this machine."""
        return self._line is not None and ipaddress.ip_address(self._line.getpeername()[0]).is_loopback


@contextmanager
def _session(mail: Mail, password: str | None) -> Iterator[_Client]:
    """Connect, encrypt and log in; hang up in the end.

    Raises:
        _UnreachableError: One of these failed.
    """
    context = _context(mail)
    client = _Client(mail, context)
    deadline = threading.Timer(mail.timeout, client.cut)
    deadline.daemon = True
    deadline.start()
    try:
        _greet(client, mail, context, password)
        yield client
        with suppress(smtplib.SMTPException, OSError):
            # Its answer is not waited for: what follows a delivery is to be recorded at once.
            client.putcmd("quit")
    finally:
        deadline.cancel()
        client.close()


def _context(mail: Mail) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=mail.ca_file or None)
    except (OSError, ssl.SSLError) as exc:
        raise _UnreachableError(f"{mail.ca_file}: cannot be used as a list of authorities ({exc})") from exc


def _greet(client: _Client, mail: Mail, context: ssl.SSLContext, password: str | None) -> None:
    try:
        code, words = client.connect(mail.host, mail.port or _PORTS[mail.security])
        if code != 220:  # noqa: PLR2004 - RFC 5321, 4.3.2
            raise _UnreachableError(f"the server does not serve: {code} {_text(words)}")
        client.ehlo_or_helo_if_needed()
        _encrypt(client, mail, context)
        if mail.user:
            client.login(mail.user, password or "")
    except smtplib.SMTPAuthenticationError as exc:
        raise _UnreachableError(f"login refused: {exc.smtp_code} {_text(exc.smtp_error)}") from exc
    except ssl.SSLCertVerificationError as exc:
        raise _UnreachableError(f"the server's certificate is not trusted: {exc.verify_message}") from exc
    except UnicodeError as exc:
        raise _UnreachableError("host, user or password hold characters that SMTP cannot carry") from exc
    except (smtplib.SMTPException, OSError) as exc:
        raise _UnreachableError(f"no session with {mail.host}: {exc or type(exc).__name__}") from exc


def _encrypt(client: _Client, mail: Mail, context: ssl.SSLContext) -> None:
    if mail.security == "starttls":
        if not client.has_extn("starttls"):
            raise _UnreachableError("the server offers no STARTTLS; nothing was sent (see `security` in [mail])")
        code, words = client.starttls(context=context)
        if code != 220:  # noqa: PLR2004 - RFC 3207
            raise _UnreachableError(f"STARTTLS refused: {code} {_text(words)}")
        client.ehlo()
    elif mail.security == "plain" and not (mail.allow_unencrypted or client.on_loopback()):
        raise _UnreachableError("the server is another machine and the line is not encrypted; nothing was sent")


def _transfer(client: _Client, message: Outgoing, mail: Mail, before_last_byte: Callable[[], None]) -> HandOver:
    """Go through the envelope, the text and the last byte."""
    try:
        code, words = client.mail(mail.sender)
        if code != _OK:
            raise _UnreachableError(f"sender {mail.sender} refused: {code} {_text(words)}")
        code, words = client.rcpt(message.recipient)
        if code not in {_OK, 251}:
            return _declined(code, words)
        code, words = client.docmd("DATA")
        if code != _GO_AHEAD:
            return _declined(code, words)
        client.send(_stuffed(signed(message, mail)))
    except (smtplib.SMTPException, OSError) as exc:
        return HandOver(verdict="deferred", reply=f"the connection broke before the end: {exc or type(exc).__name__}")
    before_last_byte()
    try:
        client.send(b".\r\n")
        code, words = client.getreply()
    except (smtplib.SMTPException, OSError) as exc:
        return HandOver(verdict="doubtful", reply=f"the answer was lost: {exc or type(exc).__name__}")
    if code == _OK:
        return HandOver(verdict="sent", reply=f"{code} {_text(words)}")
    # -1 is what smtplib makes of an answer that is none.
    return _declined(code, words) if code >= 400 else HandOver(verdict="doubtful", reply=_text(words))  # noqa: PLR2004


def _declined(code: int, words: bytes) -> HandOver:
    if code == _CLOSING:
        raise _UnreachableError(f"the server is closing: {code} {_text(words)}")
    return HandOver(verdict="refused" if code >= _REFUSED else "deferred", reply=f"{code} {_text(words)}")


def _stuffed(content: bytes) -> bytes:
    """Double a leading dot on each line and end with a line end, so that only our dot ends the message."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", content)
    return re.sub(rb"(?m)^\.", b"..", lines if lines.endswith(b"\r\n") else lines + b"\r\n")


def _text(words: bytes | str) -> str:
    return words if isinstance(words, str) else words.decode("utf-8", "replace")


def printable(reply: str, password: str | None) -> str:
    """One line, of visible characters, without the password in any form in which a server could echo it."""
    shown = "".join(c if c.isprintable() else " " for c in reply)
    for secret in _forms(password) if password else ():
        shown = shown.replace(secret, "…")
    return " ".join(shown.split())[:_REPLY_LENGTH]


def _forms(password: str) -> Iterator[str]:
    yield password
    raw = password.encode()
    # Base64 of a text that ends in the password depends on how many bytes stand before it, modulo 3.
    for shift in range(3):
        yield base64.b64encode(bytes(shift) + raw).decode().rstrip("=")[4 if shift else 0 : -1]
