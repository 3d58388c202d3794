"""The name under which a quoted sentence can be found again in a document that somebody edited.

A bookmark stands around every quoted sentence. Its name holds the sentence's edition id and a short hash of its words,
so that a bookmark carried into another edition's document is not taken for that edition's sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from briefing.text.normalise import content_hash

if TYPE_CHECKING:
    from briefing.model import QuotedSentence

#: `q`: in its theme. `k`: repeated among the key points.
Place = Literal["q", "k"]
#: Word allows 40 letters, digits and underscores, beginning with a letter.
_NAME = re.compile(r"([qk])_([A-Za-z0-9]{1,24})_([0-9a-f]{10})")


class Identity(NamedTuple):
    """What a bookmark's name says: the sentence's edition id and the first ten digits of its `content_hash`."""

    sentence: str
    digest: str
    place: Place = "q"


def of(sentence: QuotedSentence, place: Place = "q") -> Identity:
    """Return the identity of a quoted sentence in its theme, or among the key points."""
    return Identity(sentence.id, _digest(sentence.text), place)


@lru_cache(maxsize=4096)
def _digest(text: str) -> str:
    """Digest a sentence once for every place and file that names it."""
    return content_hash(text)[:10]


def bookmark(identity: Identity) -> str:
    """Write an identity as a bookmark's name.

    >>> bookmark(Identity("s12", "0123456789"))
    'q_s12_0123456789'
    """
    return f"{identity.place}_{identity.sentence}_{identity.digest}"


def parse(name: str) -> Identity | None:
    """Read a bookmark's name; None for anybody else's bookmark.

    >>> parse("q_s12_0123456789").sentence
    's12'
    """
    found = _NAME.fullmatch(name)
    return Identity(found[2], found[3], cast("Place", found[1])) if found else None
