"""Any reader, run in the child process of `jail`: a file goes in, its documents come back, nothing else is shared.

What the child answers is data to check, not objects to trust: only these fields, of these types, are taken over.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from briefing import collect
from briefing.collect import jail
from briefing.errors import DocumentError
from briefing.model import Fetched, Published, RawDocument, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Intake

_LENGTH: Final = 4
_PLACE: Final = ("path", "sha256", "media_type")
_CLAIMS: Final = ("title", "publisher", "url", "language")


def read(fetched: Fetched) -> tuple[RawDocument | Skipped, ...]:
    """Read a file in the child process.

    Raises:
        DocumentError: The reader's own refusal, or `timeout`, `memory`, `limit`, `parse-crash`.
    """
    place = {name: getattr(fetched, name) for name in _PLACE}
    names = json.dumps(place).encode()
    letter = len(names).to_bytes(_LENGTH, "big") + names + fetched.content
    return decoded(jail.run(__name__, letter, fetched.path, fetched.intake))


def parse(letter: bytes, intake: Intake) -> list[dict[str, Any]]:
    """Answer for the child.

    Raises:
        DocumentError: The reader's refusal.
    """
    size = int.from_bytes(letter[:_LENGTH], "big")
    place = json.loads(letter[_LENGTH : _LENGTH + size])
    fetched = Fetched(**place, intake=intake, content=letter[_LENGTH + size :])
    try:
        return encoded(collect.read_here(fetched))
    except RecursionError as exc:
        raise DocumentError(fetched.path, "it is nested too deeply", "Save its text.", kind="too-deep") from exc


def encoded(documents: Iterable[RawDocument | Skipped]) -> list[dict[str, Any]]:
    """Give documents as JSON values."""
    return [_encoded(found) for found in documents]


def decoded(values: list[dict[str, Any]]) -> tuple[RawDocument | Skipped, ...]:
    """Take documents over from JSON values."""
    return tuple(_decoded(found) for found in values)


def _encoded(found: RawDocument | Skipped) -> dict[str, Any]:
    if isinstance(found, Skipped):
        return {"path": found.path, "sha256": found.sha256, "kind": found.kind, "message": found.message}
    day = found.published
    stated = {"day": day.day.isoformat(), "precision": day.precision, "basis": day.basis} if day else None
    claims = {name: getattr(found, name) for name in _CLAIMS}
    place = {"path": found.path, "sha256": found.sha256, "media_type": found.media_type, "text": found.text}
    return place | claims | {"published": stated}


def _decoded(found: dict[str, Any]) -> RawDocument | Skipped:
    if "kind" in found:
        sha256 = found["sha256"]
        return Skipped(path=str(found["path"]), sha256=sha256, kind=str(found["kind"]), message=str(found["message"]))
    stated = found["published"]
    return RawDocument(
        path=str(found["path"]),
        sha256=str(found["sha256"]),
        media_type=str(found["media_type"]),
        text=str(found["text"]),
        published=stated and Published(**stated | {"day": date.fromisoformat(stated["day"])}),
        **{name: found[name] if found[name] is None else str(found[name]) for name in _CLAIMS},
    )
