"""Text behind an article that reads like more of it: another language, a firm on itself, other articles' summaries.

In go the pieces with the roles that were settled; body that is none is set aside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.clean.fold import stems
from briefing.clean.language import telling
from briefing.clean.roles import BODY, Role, dropped
from briefing.clean.teasers import CHAPEAU

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.clean.layout import Piece

#: What heads the words of a firm on itself, and what stands below them or above the whole. Folded.
_ABOUT: Final = re.compile(r"(?:a propos d(?:e|u|es)? ?'?|about |acerca de |sobre )(?=[\w'])")
_ABOUT_WORDS: Final = 9
_CONTACT: Final = re.compile(
    r"(?:contacts?|relations?|service)(?: de)? ?:? ?(?:presse|medias?|press|prensa)\b|"
    r"(?:press|media) (?:contacts?|enquiries)\b|contactos? (?:de |para la )?prensa|"
    r"communique (?:de presse|commun)|press release|nota de prensa"
)

#: Titles of other articles above their summaries, and dates among them.
_TITLES: Final = 2
#: Summaries that end a page, at most; share of the article's words under which they tell of something else.
_SUMMARIES: Final = 4
_OTHER: Final = 0.25
_TOLD: Final = 4000
_DATED: Final = frozenset(("dateline", "timestamp"))
_LISTED: Final = frozenset(("teaser", "related", "dateline", "timestamp", "navigation", "caption", "widget"))


def without_tails(pieces: Sequence[Piece], roles: Sequence[Role]) -> list[Role]:
    """Set aside what stands behind an article and is not of it."""
    return _without_summaries(pieces, _without_firms(pieces, _without_languages(pieces, roles)))


def _without_languages(pieces: Sequence[Piece], roles: Sequence[Role]) -> list[Role]:
    """Drop paragraphs in another language than the body's; one between two of the body's is a quotation."""
    body = [i for i, role in enumerate(roles) if role == BODY]
    spoken = telling("\n".join(pieces[i].text for i in body))
    if spoken is None:
        return list(roles)
    foreign = {i for i in body if (found := telling(pieces[i].text)) is not None and found != spoken}
    own = set(body) - foreign
    return [
        dropped("language") if i in foreign and not (i - 1 in own and i + 1 in own) else role
        for i, role in enumerate(roles)
    ]


def _without_firms(pieces: Sequence[Piece], roles: Sequence[Role]) -> list[Role]:
    """Drop a firm's words on itself at the end of its press release."""
    said = [i for i, piece in enumerate(pieces) if _CONTACT.match(piece.key)]
    about = [
        i
        for i, piece in enumerate(pieces)
        if piece.is_title_like and piece.words <= _ABOUT_WORDS and _ABOUT.match(piece.key)
    ]
    start = next((i for i in about if BODY in roles[:i]), len(pieces))
    if not said:
        return list(roles)
    return [dropped("about") if i >= start and role.kind != "dropped" else role for i, role in enumerate(roles)]


def _without_summaries(pieces: Sequence[Piece], roles: Sequence[Role]) -> list[Role]:
    """Drop the short texts that end a page below the dated titles of other articles, and tell of something else."""
    kept = [i for i, role in enumerate(roles) if role.kind != "dropped"]
    last: list[int] = []
    while kept and roles[kept[-1]] == BODY and (not last or last[0] == kept[-1] + 1):
        last.insert(0, kept.pop())
    if not last or len(last) > _SUMMARIES or any(len(pieces[i].text) > CHAPEAU for i in last):
        return list(roles)
    above = [role.reason for role in roles[(kept[-1] + 1 if kept else 0) : last[0]]]
    listed = above.count("teaser") >= _TITLES and not _DATED.isdisjoint(above) and _LISTED.issuperset(above[-_TITLES:])
    told = stems("\n".join(pieces[i].text for i in kept if roles[i] == BODY)[-_TOLD:])
    own = stems("\n".join(pieces[i].text for i in last))
    if not listed or len(own & told) >= _OTHER * len(own):
        return list(roles)
    return [dropped("teaser") if i in last else role for i, role in enumerate(roles)]
