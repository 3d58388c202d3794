"""Values of running unattended: how messages leave, to whom, when, and how each hand-over ended. Nothing here acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import time

Security = Literal["starttls", "tls", "plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """How messages leave. Holds no secret, only where the password is found.

    Attributes:
        host, port: SMTP server; "" means that messages wait as .eml files. 0 is the usual port of `security`.
        security: `plain` is for loopback; `allow_unencrypted` wants it for another machine in so many words.
        sender, sender_name, reply_to: Addresses, and a name that may be empty; `reply_to` may be empty too.
        user, password_env, password_file, password_keyring: No login without a user; one tells where the password is.
        ca_file: PEM file of a private authority; "" is the system's authorities.
        timeout: Seconds that one session may last.
    """

    host: str = ""
    port: int = 0
    security: Security = "starttls"
    allow_unencrypted: bool = False
    sender: str = ""
    sender_name: str = ""
    reply_to: str = ""
    user: str = ""
    password_env: str = ""
    password_file: str = ""
    password_keyring: str = ""
    ca_file: str = ""
    timeout: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """An editor: a name that may be empty, an address, and the ids of their themes; () is all themes."""

    name: str
    address: str
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When an edition is issued, in local time; 0 is Monday. At most `catch_up` missed weeks are made up for."""

    weekday: int = 0
    at: time
    catch_up: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Who hears of a failure: a mail address and an URL to fetch after each run; each may be empty."""

    address: str = ""
    ping_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How much of the past is kept: copies of the state, and weeks of delivered messages' bytes."""

    backups: int = 8
    messages: int = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A finished message to one recipient.

    Attributes:
        message_id: With its angle brackets; the same drafts to the same recipient always have the same one.
        edition, fingerprint: Whose drafts it carries.
        recipient: Address.
        content: The whole message, RFC 5322, lines ending in CR LF.
    """

    message_id: str
    edition: str
    fingerprint: str
    recipient: str
    content: bytes


#: sent: the server took it. refused: it never will (5xx on this message). deferred: it may later (4xx). doubtful: the
#: message was handed over whole and the answer was lost. unreachable: no session, and others would fare alike.
Verdict = Literal["sent", "refused", "deferred", "doubtful", "unreachable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """How one attempt to hand a message over ended, with the server's words or the fault."""

    verdict: Verdict
    reply: str
