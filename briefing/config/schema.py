"""What a person may write in briefing.toml, and what the answer is when it does not fit.

pydantic stays in this package; the rest of the program gets the plain frozen values of `model`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import time as clock_time
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}$")]
LanguageCode = Literal["fr", "en", "ar", "es"]
Terms = tuple[Text, ...]


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as exc:
        msg = f"unknown time zone {name!r}; use an IANA name such as Africa/Casablanca"
        raise ValueError(msg) from exc
    return name


def _address(address: str) -> str:
    # SMTPUTF8 is not spoken: an address that the sender could not write is refused here, not when the draft leaves.
    shape = r"[^\s@<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
    if not address.isascii() or not re.fullmatch(shape, address):
        msg = f"{address!r} is not a mail address"
        raise ValueError(msg)
    return address


def _shown(text: str) -> str:
    if any(unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} for c in text):
        msg = "control and invisible characters are not allowed"
        raise ValueError(msg)
    return text


#: A text that reaches mail headers and pages.
Shown = Annotated[str, StringConstraints(max_length=300), AfterValidator(_shown)]
Timezone = Annotated[str, AfterValidator(_timezone)]
Address = Annotated[str, AfterValidator(_address)]


def _web_address(url: str) -> str:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as exc:
        msg = f"{url!r} is not a web address"
        raise ValueError(msg) from exc
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(c.isspace() for c in url):
        msg = f"{url!r} is not a web address; it begins with https:// or http://"
        raise ValueError(msg)
    if parts.username is not None or parts.password is not None:
        msg = "an address that holds a user or password is not fetched"
        raise ValueError(msg)
    return url


WebAddress = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_shown), AfterValidator(_web_address)]


#: Times its size that a file takes in memory at least: its bytes, its text, and what a parser makes of them.
_ROOM = 8


class Table(BaseModel):
    """A table of briefing.toml: frozen, and a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Note(Table):
    """[note]: what is printed on the note, and in which language."""

    title: Annotated[Text, AfterValidator(_shown)] = "Note de veille"
    mention: Shown = ""
    issuer: Shown = ""
    language: LanguageCode = "fr"
    languages: tuple[LanguageCode, ...] = ()
    timezone: Timezone = "Africa/Casablanca"
    look: Literal["note", "brief"] = "note"
    accent: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    logo: str | None = None
    sections: tuple[Slug, ...] = ()


class LanguageTerms(Table):
    """[themes.terms.LANGUAGE]: terms of a theme that are looked for in documents of one language only."""

    required: Terms = ()
    supporting: Terms = ()
    excluding: Terms = ()


class Theme(Table):
    """[[themes]]: one theme."""

    id: Slug
    title: Text
    kind: Literal["topic", "figures"] = "topic"
    required: Terms = ()
    supporting: Terms = ()
    excluding: Terms = ()
    terms: dict[LanguageCode, LanguageTerms] = Field(default_factory=dict)
    examples: tuple[str, ...] = ()
    sentences: int = Field(default=10, ge=1, le=100)
    words: int = Field(default=450, ge=30, le=10_000)
    keyphrases: int = Field(default=8, ge=0, le=30)

    @model_validator(mode="after")
    def _has_terms(self) -> Theme:
        if self.kind == "topic" and not (
            self.required or self.examples or any(t.required for t in self.terms.values())
        ):
            msg = "a topic needs at least one term in `required` (or example documents in `examples`)"
            raise ValueError(msg)
        return self


class Rights(Table):
    """[rights]: caps on what is quoted, in characters."""

    per_document: int | None = Field(default=None, ge=100)
    per_publisher: int | None = Field(default=None, ge=100)


class Exports(Table):
    """[sources.exports]: names that a press database gives to the fields of a document, besides those known."""

    title: Terms = ()
    text: Terms = ()
    lead: Terms = ()
    published: Terms = ()
    publisher: Terms = ()
    url: Terms = ()
    language: Terms = ()


class Sources(Table):
    """[sources]: where the documents come from."""

    folders: tuple[Text, ...] = ("seeds",)
    opml: tuple[Text, ...] = ()
    hosts: tuple[Text, ...] = ()
    agencies: Terms = ()
    publisher_families: dict[str, Terms] = {}
    exports: Exports = Exports()


class Feed(Table):
    """[[feeds]]: a feed or sitemap whose new articles are fetched."""

    url: WebAddress
    publisher: Shown = ""
    private: bool = False
    entries: int = Field(default=50, ge=1, le=500)


class Page(Table):
    """[[pages]]: the address of one article, fetched again when it changes."""

    url: WebAddress
    publisher: Shown = ""
    private: bool = False


class Mail(Table):
    """[mail]: the server that takes the drafts; without a host they wait as .eml files."""

    host: str = ""
    port: int = Field(default=0, ge=0, le=65_535)
    security: Literal["starttls", "tls", "plain"] = "starttls"
    allow_unencrypted: bool = False
    sender: Address | Literal[""] = ""
    sender_name: Shown = ""
    reply_to: Address | Literal[""] = ""
    user: str = ""
    password_env: str = ""
    password_file: str = ""
    password_keyring: str = ""
    ca_file: str = ""
    timeout: int = Field(default=60, ge=5, le=600)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        faults = [message for wrong, message in self._rules() if wrong]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _rules(self) -> list[tuple[bool, str]]:
        passwords = sum(map(bool, (self.password_env, self.password_file, self.password_keyring)))
        open_line = self.security == "plain" and self.host not in {"", "localhost", "127.0.0.1", "::1"}
        return [
            (bool(self.host) and not self.sender, "`sender` is required with `host`"),
            (passwords > 1, "give one of `password_env`, `password_file`, `password_keyring`"),
            (
                bool(self.user) and not passwords,
                "`user` needs `password_env`, `password_file` or `password_keyring`",
            ),
            (bool(passwords) and not self.user, "a password needs `user`"),
            (
                open_line and not self.allow_unencrypted,
                'security = "plain" sends drafts readable by anyone; use "starttls", or set allow_unencrypted = true',
            ),
        ]


class Editor(Table):
    """[[editors]]: who receives which drafts; no themes means all."""

    name: Shown = ""
    address: Address
    themes: tuple[Slug, ...] = ()


class Schedule(Table):
    """[schedule]: when an edition is issued, in the workspace's time zone."""

    day: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = "monday"
    time: clock_time = clock_time(6)
    catch_up: int = Field(default=8, ge=1, le=53)


class Alert(Table):
    """[alert]: who hears when a run fails."""

    address: Address | Literal[""] = ""
    ping_url: Annotated[str, StringConstraints(pattern=r"^(?:https?://[^\s]{1,500})?$")] = ""


class Retention(Table):
    """[retention]: how much of the past the state keeps."""

    backups: int = Field(default=8, ge=1, le=1000)
    messages: int = Field(default=26, ge=1, le=1000)


class Learning(Table):
    """[learning]: whether what editors keep and cut makes later choices."""

    enabled: bool = True


class Limits(Table):
    """[limits]: what one file, one answer or one page may cost. Sizes in MiB, times in seconds of the wall clock."""

    file: int = Field(default=32, ge=1, le=1024)
    unpacked: int = Field(default=100, ge=1, le=4096)
    entries: int = Field(default=2000, ge=1, le=20_000)
    documents: int = Field(default=20_000, ge=1, le=1_000_000)
    pages: int = Field(default=400, ge=1, le=100_000)
    characters: int = Field(default=1_000_000, ge=1000, le=50_000_000)
    seconds: int = Field(default=20, ge=2, le=3600)
    memory: int = Field(default=1200, ge=256, le=65_536)
    download: int = Field(default=10, ge=1, le=1024)
    download_seconds: int = Field(default=30, ge=1, le=600)
    layout_seconds: int = Field(default=300, ge=10, le=3600)
    layout_memory: int = Field(default=2048, ge=512, le=65_536)

    @model_validator(mode="after")
    def _leaves_room(self) -> Self:
        if self.memory < _ROOM * self.file:
            msg = (
                f"a file of {self.file} MiB is not read in {self.memory} MiB: `memory` is {_ROOM} times `file` at least"
            )
            raise ValueError(msg)
        return self


class Run(Table):
    """[run]: which engine reads many documents; the choice is the same whatever it is."""

    engine: Literal["serial", "processes", "dask"] = "processes"
    workers: int = Field(default=0, ge=0, le=256)
    scheduler: Annotated[str, StringConstraints(pattern=r"^(?:[a-z]{2,9}://[^\s]{1,300})?$")] = ""

    @model_validator(mode="after")
    def _names_its_scheduler(self) -> Self:
        if (self.engine == "dask") != bool(self.scheduler):
            msg = 'engine = "dask" and `scheduler` need each other'
            raise ValueError(msg)
        return self


class File(Table):
    """The whole of briefing.toml."""

    note: Note = Note()
    sources: Sources = Sources()
    feeds: tuple[Feed, ...] = ()
    pages: tuple[Page, ...] = ()
    themes: tuple[Theme, ...] = ()
    rights: Rights = Rights()
    editors: tuple[Editor, ...] = ()
    mail: Mail = Mail()
    schedule: Schedule = Schedule()
    alert: Alert = Alert()
    retention: Retention = Retention()
    learning: Learning = Learning()
    limits: Limits = Limits()
    run: Run = Run()

    @model_validator(mode="before")
    @classmethod
    def _is_table(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            msg = "the file must hold tables"
            raise ValueError(msg)  # noqa: TRY004 - pydantic reports ValueError by key
        return value
