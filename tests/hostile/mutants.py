"""Good documents, damaged at random: what a parser meets that nobody thought of. The same seed makes the same files."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path
from typing import Any

DOCUMENTS = Path(__file__).parents[1] / "resources" / "documents"
SUFFIXES = (".txt", ".html", ".pdf", ".docx", ".odt", ".epub", ".eml", ".rtf", ".json", ".csv", ".xml", ".zip", ".md")
NASTY = (
    b"\0" * 64,
    b"<" * 999,
    b"\xff\xfe",
    b"((((",
    b"%s%n",
    b"99999999999",
    b"-1",
    b"]]>",
    b"&a;",
    b"\r\n\r\n",
    b"{{x}}",
)

Random = random.Random


def _cut(content: bytes, r: Random) -> bytes:
    return content[: r.randrange(1, len(content))]


def _beheaded(content: bytes, r: Random) -> bytes:
    return content[r.randrange(1, len(content)) :]


def _flipped(content: bytes, r: Random) -> bytes:
    made = bytearray(content)
    for _ in range(r.choice((1, 8, 64, 512))):
        made[r.randrange(len(made))] ^= 1 << r.randrange(8)
    return bytes(made)


def _hole(content: bytes, r: Random) -> bytes:
    start = r.randrange(len(content))
    return content[:start] + content[start + r.randrange(1, len(content)) :]


def _repeated(content: bytes, r: Random) -> bytes:
    start = r.randrange(len(content))
    piece = content[start : start + r.choice((1, 9, 99, 999))]
    return content[:start] + piece * min(r.choice((3, 300, 30_000)), 1_000_000 // len(piece)) + content[start:]


def _stuffed(content: bytes, r: Random) -> bytes:
    at = r.randrange(len(content))
    return content[:at] + r.choice((*NASTY, r.randbytes(200))) + content[at:]


def _grafted(content: bytes, r: Random) -> bytes:
    """Put the head of one document on the tail of another."""
    other = r.choice(documents()).read_bytes()
    return content[: r.randrange(1, len(content))] + other[r.randrange(len(other)) :]


def _renumbered(content: bytes, r: Random) -> bytes:
    """Lie about lengths, places and counts."""
    digits = [i for i, byte in enumerate(content) if byte in b"0123456789"] or [0]
    made = bytearray(content)
    for at in r.choices(digits, k=r.choice((1, 9, 99))):
        made[at] = r.choice(b"0123456789")
    return bytes(made)


DAMAGES = (_cut, _beheaded, _flipped, _hole, _repeated, _stuffed, _grafted, _renumbered)


def documents() -> list[Path]:
    """List the good documents of all formats."""
    return sorted(DOCUMENTS.iterdir())


def mutants(seed: int) -> Any:
    """Yield (name, content) without end."""
    r = random.Random(seed)
    number = 0
    while True:
        origin = r.choice(documents())
        content = origin.read_bytes()
        for damage in r.sample(DAMAGES, r.choice((1, 1, 2, 3))):
            content = damage(content or b"\0", r)
        suffix = r.choice(SUFFIXES) if r.random() < 0.2 else origin.suffix
        number += 1
        yield f"{number:04}_{origin.stem}{suffix}", content


def make(folder: Path, count: int, seed: int = 1) -> list[str]:
    """Write so many damaged files; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for name, content in islice(mutants(seed), count):
        (folder / name).write_bytes(content)
        names.append(name)
    return names
