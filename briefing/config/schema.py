"""What a person may write in briefing.toml, and what the answer is when it does not fit.

pydantic stays in this package; the rest of the program gets the plain frozen values of `model`.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
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
    if not re.fullmatch(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}", address):
        msg = f"{address!r} is not a mail address"
        raise ValueError(msg)
    return address


Timezone = Annotated[str, AfterValidator(_timezone)]
Address = Annotated[str, AfterValidator(_address)]


class Table(BaseModel):
    """A table of briefing.toml: frozen, and a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Note(Table):
    """[note]: what is printed on the note, and in which language."""

    title: Text = "Note de veille"
    mention: str = ""
    issuer: str = ""
    language: LanguageCode = "fr"
    languages: tuple[LanguageCode, ...] = ()
    timezone: Timezone = "Africa/Casablanca"
    look: Literal["note", "brief"] = "note"
    accent: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    logo: str | None = None
    sections: tuple[Slug, ...] = ()


class Theme(Table):
    """[[themes]]: one theme."""

    id: Slug
    title: Text
    kind: Literal["topic", "figures"] = "topic"
    required: Terms = ()
    supporting: Terms = ()
    excluding: Terms = ()
    examples: tuple[str, ...] = ()
    sentences: int = Field(default=10, ge=1, le=100)
    words: int = Field(default=450, ge=30, le=10_000)
    keyphrases: int = Field(default=8, ge=0, le=30)

    @model_validator(mode="after")
    def _has_terms(self) -> Theme:
        if self.kind == "topic" and not (self.required or self.examples):
            msg = "a topic needs at least one term in `required` (or example documents in `examples`)"
            raise ValueError(msg)
        return self


class Rights(Table):
    """[rights]: caps on what is quoted, in characters."""

    per_document: int | None = Field(default=None, ge=100)
    per_publisher: int | None = Field(default=None, ge=100)


class Sources(Table):
    """[sources]: where the documents come from."""

    folders: tuple[Text, ...] = ("seeds",)
    agencies: Terms = ()
    publisher_families: dict[str, Terms] = {}


class Editor(Table):
    """[[editors]]: who receives which drafts; no themes means all."""

    name: Text
    address: Address
    themes: tuple[Slug, ...] = ()


class File(Table):
    """The whole of briefing.toml."""

    note: Note = Note()
    sources: Sources = Sources()
    themes: tuple[Theme, ...] = ()
    rights: Rights = Rights()
    editors: tuple[Editor, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _is_table(cls, value: Any) -> Any:  # noqa: ANN401 - whatever TOML held
        if not isinstance(value, dict):
            msg = "the file must hold tables"
            raise ValueError(msg)  # noqa: TRY004 - pydantic reports ValueError by key
        return value
