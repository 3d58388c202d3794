"""An archive of any size, the same on every machine: articles of about 3 kB recombined from the sample seeds.

An article opens with a headline and a date, then tells sentences of the seeds in which every number and some names are
its own, so that stories differ and the vocabulary grows with the archive as it does in a real one. One in five is on
the themes. Every tenth article repeats most of an earlier one, as papers do that print the same agency text.
"""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Final

from briefing.collect.txt import decode

ROOT: Final = Path(__file__).resolve().parent.parent
#: Bytes of an article and articles of a folder.
SIZE: Final = 3000
FOLDER: Final = 1000
#: Sentences shorter or longer than this are furniture or lists.
_LENGTHS: Final = range(60, 400)
#: One article in so many repeats another one.
_COPIES: Final = 10
#: Share of the articles that tell of other things than the themes, though with some of their words.
_OTHER: Final = 0.8
_OFF_THEMES: Final = frozenset({"tadla-meteo-neige", "souss-arganier-recolte", "nil-can-2019", "phare-match-groupe"})
_FOREIGN: Final = frozenset({"bahia-mundial-seguridad", "strait-interpol-closing", "sharq-interpol"})
_SYLLABLES: Final = (
    "ba be bou cha da dri fa ga gui ha ji ka la lou ma mi na nou ou ra ri sa si ta tou va za ze zi".split()
)
_MONTHS: Final = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_NUMBER: Final = re.compile(r"\d+")
_NAME: Final = re.compile(r"(?<=[a-zé,] )[A-Z][a-zé]{4,}")


@cache
def _sentences() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences of the sample seeds: those of the themes, and the others."""
    on: list[str] = []
    off: list[str] = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        if path.stem not in _FOREIGN:
            text = " ".join(decode(path.read_bytes(), path.name).split())
            found = [s for s in re.split(r"(?<=[.!?])\s", text) if len(s) in _LENGTHS and s[0].isupper()]
            (off if path.stem in _OFF_THEMES else on).extend(found)
    return tuple(on), tuple(off)


def article(number: int) -> str:
    """Write the article of a number; the same one each time."""
    rng = random.Random(number)  # noqa: S311 - a sample, no secret
    if number % _COPIES == _COPIES - 1:
        return _copied(article(rng.randrange(number - _COPIES + 1, number)), rng)
    pool = _sentences()[rng.random() < _OTHER]
    told = (_own(rng.choice(pool), rng) for _ in count())
    title = next(told)
    day = f"{rng.randint(1, 28)} {rng.choice(_MONTHS)} {rng.randint(2016, 2025)}"
    lines = [title.split(",")[0].rstrip(". ")[:90], f"Publié le {day}"]
    size = sum(len(line.encode()) + 1 for line in lines)
    while size < SIZE:
        paragraph = " ".join(islice(told, 2))
        lines.append(paragraph)
        size += len(paragraph.encode()) + 1
    return "\n".join(lines) + "\n"


def _own(sentence: str, rng: random.Random) -> str:
    """Give a sentence numbers and names of its own."""

    def counted(match: re.Match[str]) -> str:
        return match[0] if len(match[0]) == len("2025") else str(rng.randint(2, 10 ** len(match[0])))

    sentence = _NUMBER.sub(counted, sentence)
    return _NAME.sub(lambda m: _name(rng) if rng.random() < 1 / 3 else m[0], sentence)


def _name(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))).capitalize()


def _copied(text: str, rng: random.Random) -> str:
    """Print an article again as another paper does: another headline, a paragraph less."""
    title, *lines = text.rstrip("\n").split("\n")
    del lines[rng.randrange(1, len(lines))]
    return "\n".join([f"{_name(rng)} : {title}", *lines]) + "\n"


def write(folder: Path, articles: int) -> None:
    """Write the first articles as files, a thousand to a folder; those that are there already stay."""
    for first in range(0, articles, FOLDER):
        place = folder / f"{first // FOLDER:04}"
        place.mkdir(parents=True, exist_ok=True)
        for number in range(first, min(first + FOLDER, articles)):
            path = place / f"{number:07}.txt"
            if not path.exists():
                path.write_text(article(number), encoding="utf-8")
