"""A mail server on loopback that can be told to misbehave, for tests and for the crash simulation."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

#: ok; a temporary or permanent refusal of the recipient or of the text; the line cut before the text, or after the text
#: was taken; silence after the text was taken.
Mood = Literal["ok", "rcpt 451", "rcpt 550", "data 451", "data 554", "cut before", "cut after", "silent after"]


@dataclass(frozen=True)
class Taken:
    """A message that the server has taken, whatever it answered."""

    recipients: tuple[str, ...]
    content: bytes
    encrypted: bool
    user: str | None

    @property
    def message(self) -> EmailMessage:
        return email.message_from_bytes(self.content, policy=email.policy.default)


@dataclass
class Mailbox:
    """The server's side: a mood for each attempt, and what arrived."""

    mood: Callable[[str], Mood] = lambda _recipient: "ok"
    taken: list[Taken] = field(default_factory=list)
    current: Mood = "ok"

    async def handle_RCPT(self, _server, session, envelope, address, _options):  # noqa: N802 - aiosmtpd calls it so
        self.current = self.mood(address)
        if self.current == "rcpt 451":
            return "451 4.7.1 greylisted, come back later"
        if self.current == "rcpt 550":
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        if self.current == "cut before":
            session.cut()
        return "250 OK"

    async def handle_DATA(self, _server, session, envelope):  # noqa: N802 - aiosmtpd calls it so
        if self.current == "data 451":
            return "451 4.3.0 disk full here"
        if self.current == "data 554":
            return "554 5.7.1 we do not like it"
        user = session.auth_data.login.decode() if session.auth_data else None
        self.taken.append(Taken(tuple(envelope.rcpt_tos), envelope.original_content, session.ssl is not None, user))
        if self.current == "cut after":
            session.cut()
        if self.current == "silent after":
            await asyncio.sleep(30)
        return "250 2.0.0 taken"


class _Smtp(SMTP):
    def _create_session(self):
        session = super()._create_session()
        session.cut = self._cut
        return session

    def _cut(self):
        self.transport.abort()


class _Controller(Controller):
    def factory(self):
        return _Smtp(self.handler, **self.SMTP_kwargs)


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(
    mailbox: Mailbox,
    *,
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
    authenticator: Callable[..., object] | None = None,
    port: int = 0,
) -> Iterator[int]:
    """Serve a mailbox on a port of 127.0.0.1."""
    port = port or free_port()
    options = {"authenticator": authenticator, "auth_required": authenticator is not None} if authenticator else {}
    controller = _Controller(
        mailbox,
        hostname="127.0.0.1",
        port=port,
        tls_context=starttls,
        ssl_context=tls,
        require_starttls=starttls is not None,
        auth_require_tls=bool(authenticator and starttls),
        ident="test",
        **options,
    )
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@contextmanager
def dripping(line: bytes, pause: float = 0.2) -> Iterator[int]:
    """Serve a line over and over, one byte at a time, each just in time to keep a naive client waiting."""
    stop = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.1)

    def drip(connection: socket.socket) -> None:
        with connection:
            while not stop.is_set():
                for n in range(len(line)):
                    if stop.wait(pause):
                        return
                    try:
                        connection.send(line[n : n + 1])
                    except OSError:
                        return

    def accept() -> None:
        while not stop.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            drip(connection)

    thread = threading.Thread(target=accept)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        stop.set()
        thread.join()
        listener.close()
