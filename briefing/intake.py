"""How files are taken in: the names that exports use, and what a stranger's file may cost. Nothing here acts."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, Final

_MIB: Final = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file, one answer or one page may cost; the table `[limits]` of briefing.toml.

    The defaults follow press files: the longest article seen had 60,000 characters, an export reaches a few megabytes.

    Attributes:
        file: Bytes of a file that is opened.
        unpacked: Bytes that an archive or a packaged document may unpack to.
        entries: Files in an archive, parts of a packaged document.
        documents: Messages of a mailbox, records of an export.
        pages: Of a PDF.
        characters: Of one document's text.
        seconds, memory: Wall clock and bytes of address space for reading one file.
        download, download_seconds: Bytes of an unpacked answer, and wall clock for it, redirects included.
        layout_seconds, layout_memory: Wall clock and bytes of address space for laying out a PDF.
    """

    file: int = 32 * _MIB
    unpacked: int = 100 * _MIB
    entries: int = 2000
    documents: int = 20_000
    pages: int = 400
    characters: int = 1_000_000
    seconds: int = 20
    memory: int = 1200 * _MIB
    download: int = 10 * _MIB
    download_seconds: int = 30
    layout_seconds: int = 300
    layout_memory: int = 2048 * _MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How the files of a workspace are read.

    Attributes:
        exports: (field, name) pairs: what press databases call the fields of a document, besides the names known.
        limits: What each may cost.
    """

    exports: tuple[tuple[str, str], ...] = ()
    limits: Limits = Limits()


#: Where no configuration says otherwise.
USUAL: Final = Intake()


def processor_seconds(wall: float) -> int:
    """Give the processor time that goes with a wall clock: waiting for the machine's other work must not kill.

    >>> processor_seconds(20)
    12
    """
    return max(1, round(wall * 0.6))


def encoded(intake: Intake) -> dict[str, Any]:
    """Give it as JSON values."""
    return {"exports": [list(pair) for pair in intake.exports], "limits": asdict(intake.limits)}


def decoded(values: dict[str, Any]) -> Intake:
    """Take it over from JSON values."""
    known = {f.name for f in fields(Limits)}
    limits = Limits(**{name: int(value) for name, value in values["limits"].items() if name in known})
    return Intake(exports=tuple((str(field), str(name)) for field, name in values["exports"]), limits=limits)
