"""Teasers: other articles offered around this one, recognised by where they stand and what they tell of.

A heading announces them, furniture of a page's foot stands above them, or they have nothing in common with the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.clean.fold import fold, stems
from briefing.clean.grammar import FUNCTION_WORDS, has_finite_verb
from briefing.clean.interview import is_question
from briefing.clean.roles import Role, dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.clean.furniture import Mark
    from briefing.clean.layout import Piece


#: Reasons of the lines that stand under a headline: the article begins there, whatever list stood above.
_HEADERS: Final = frozenset(("dateline", "author", "timestamp"))
#: Reasons of furniture that stands below an article.
_CLOSING: Final = frozenset(
    ("related", "teaser", "share", "tags", "follow", "widget", "comments", "newsletter", "copyright", "source")
)
#: An author's name or a caption's credit stands there too, before the other articles begin.
_FENCING: Final = _CLOSING | {"author"}
#: Of these, one is enough.
_FINAL: Final = frozenset(("tags", "author", "comments", "copyright", "follow"))
#: No chapeau of a teaser was seen that is longer, in characters.
CHAPEAU: Final = 340
#: Text that long is an article's, wherever it stands, in characters.
_RESUMES: Final = 420


def without_lists_below_headings(
    pieces: Sequence[Piece], marks: Sequence[Mark | None], roles: Sequence[Role | None]
) -> list[Role | None]:
    """Drop the teasers below a heading such as "Related articles", and the title below a pointer.

    A section ends where article text resumes: two paragraphs in a row, or one that is too long for a teaser.
    """
    decided = list(roles)
    inside, pointed = False, 0
    above: list[str] = []
    told: frozenset[str] = frozenset()
    for index, (piece, mark, role) in enumerate(zip(pieces, marks, roles, strict=True)):
        if mark and (mark.reach == "section" or (mark.reason == "comments" and above)):
            told = told if inside else stems(" ".join(above)[-_TOLD:])
            inside = True
        elif mark and mark.reason in _HEADERS and not above:
            inside = False
        elif mark and mark.reach == "next":
            pointed = _POINTED
        elif role is not None:
            continue
        elif inside and not _resumes(pieces, roles, index, told):
            decided[index] = dropped("teaser")
        elif (
            pointed
            and not inside
            and (piece.is_title_like or _is_summary(pieces, roles, index, stems(" ".join(above))))
        ):
            decided[index] = dropped("teaser")
            pointed = pointed - 1 if piece.is_title_like else _POINTED
        else:
            inside, pointed = False, 0
            above += [piece.text] if piece.is_prose else []
    return decided


#: Titles that a pointer alone on its line may have below it.
_POINTED: Final = 3
#: As much of the text above a list as its vocabulary is taken from, in characters.
_TOLD: Final = 4000


def _is_summary(pieces: Sequence[Piece], roles: Sequence[Role | None], index: int, told: frozenset[str]) -> bool:
    """Tell whether a short text below a pointer sums up another article: cut, or of other things before a title."""
    piece = pieces[index]
    if len(piece.text) > CHAPEAU:
        return False
    if piece.ending == "cut":
        return True
    own = stems(piece.text)
    if len(told) < _KNOWN or len(own & told) >= _OTHER * len(own):
        return False
    below = [pieces[i] for i in range(index + 1, min(index + 5, len(pieces))) if roles[i] is None][:2]
    return len(below) > 1 and _is_pair(below[0], below[1])


#: Words above from which on it is known what the article tells of.
_KNOWN: Final = 80
#: Share of the words above under which a text tells of something else.
_OTHER: Final = 0.2


def _resumes(pieces: Sequence[Piece], roles: Sequence[Role | None], index: int, told: frozenset[str]) -> bool:
    """Tell whether article text goes on at a piece: a long paragraph, or several that go on telling.

    `told` is the vocabulary of the article above the list.
    """
    run: list[Piece] = []
    for piece, role in zip(pieces[index : index + _AHEAD], roles[index : index + _AHEAD], strict=True):
        if role is None and (not piece.is_prose or piece.ending == "cut"):
            break
        run += [piece] if role is None else []
    if _asks_on(pieces, roles, index):
        return True
    long = bool(run) and (len(run[0].text) >= _RESUMES or sum(len(piece.text) for piece in run) >= _RUN)
    return long or (len(run) > 1 and _goes_on(run, told))


def _asks_on(pieces: Sequence[Piece], roles: Sequence[Role | None], index: int) -> bool:
    """Tell whether an interview goes on at a piece: another question, and its answer."""
    if not is_question(pieces[index]) or index + 1 >= len(pieces):
        return False
    above = sum(is_question(piece) and role is None for piece, role in zip(pieces[:index], roles[:index], strict=True))
    return above >= _PAIRS and roles[index + 1] is None and pieces[index + 1].is_prose


def _goes_on(run: Sequence[Piece], told: frozenset[str]) -> bool:
    own = stems(" ".join(piece.text for piece in run))
    return not told or len(own & told) >= _GOES_ON * len(own)


#: Pieces looked ahead; characters in a row that teasers do not make; share of known words.
_AHEAD: Final = 8
_RUN: Final = 700
_GOES_ON: Final = 0.4


def without_teaser_pairs(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> list[Role | None]:
    """Drop the titles with short texts that end a page: other articles, offered without a heading.

    Evidence is needed, because an article of sub-headings and short paragraphs looks the same: most of the texts are
    cut, or furniture stands between the article and the first pair.
    """
    roles = _without_continued(pieces, roles)
    open_ = [i for i, role in enumerate(roles) if role is None]
    pairs = _closing_pairs(pieces, open_)
    inside = {i for pair in pairs for i in pair}
    if len(pairs) < _PAIRS or not _offered(pieces, roles, pairs):
        inside = _closing_list(pieces, roles)
    return [dropped("teaser") if i in inside else role for i, role in enumerate(roles)]


def _without_continued(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> list[Role | None]:
    """Drop titles whose short texts go on elsewhere, each above its own "Lire la suite", when several do."""
    found = [
        i
        for i in range(1, len(pieces) - 1)
        if _CONTINUED.match(pieces[i + 1].key)
        and roles[i - 1] is None
        and roles[i] is None
        and _is_pair(pieces[i - 1], pieces[i])
    ]
    inside = {place for i in found for place in (i - 1, i)}
    rest = any(
        role is None and p.is_prose and i not in inside for i, (p, role) in enumerate(zip(pieces, roles, strict=True))
    )
    if len(found) < _PAIRS or not rest:
        return list(roles)
    return [dropped("teaser") if i in inside else role for i, role in enumerate(roles)]


#: What stands below a text that goes on elsewhere. Folded.
_CONTINUED: Final = re.compile(
    r"(?:lire (?:la suite|plus)|read more|continue reading|(?:leer|seguir) (?:mas|leyendo)|اقرا المزيد)\b"
)


def _closing_list(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> set[int]:
    """Give the titles and short texts, mixed in any order, that end a page behind furniture; empty for an article.

    A title that ends in a full stop looks like a text, so the pairs need not be perfect.
    """
    found: set[int] = set()
    items: list[int] = []
    texts = 0
    for index in range(len(pieces) - 1, 0, -1):
        if roles[index] is None:
            items.append(index)
            texts += pieces[index].is_prose
            if len(pieces[index].text) > CHAPEAU or texts > len(items) - texts + _STRAY:
                break
        listed = roles[index] is None and texts >= _PAIRS and len(items) - texts >= _PAIRS
        if listed and _ends_article(pieces, roles, index, items):
            found = set(items)
    return found


def _ends_article(pieces: Sequence[Piece], roles: Sequence[Role | None], index: int, items: Sequence[int]) -> bool:
    """Tell whether the furniture above a piece stands below an article, and not in its middle.

    Two pieces of such furniture in a row are enough; with one, the items must tell of something else. A pointer with
    its title stands in the middle when two paragraphs follow.
    """
    near, far = roles[index - 1], roles[max(0, index - 2)]
    if near is None or near.reason not in _FENCING:
        return False
    if far is not None and far.reason in _FENCING:
        pointed = (far.reason, near.reason) == ("related", "teaser")
        first, second = items[-1], items[-2]
        if pointed and pieces[first].is_prose and pieces[second].is_prose:
            return False
        return any(role is None and piece.is_prose for piece, role in zip(pieces[:index], roles[:index], strict=True))
    return near.reason in _FINAL and _stands_apart(pieces, roles, index, items)


def _stands_apart(pieces: Sequence[Piece], roles: Sequence[Role | None], index: int, items: Sequence[int]) -> bool:
    """Tell whether items below an index have little vocabulary in common with the text above it."""
    above = " ".join(
        p.text for p, role in zip(pieces[:index], roles[:index], strict=True) if role is None and p.is_prose
    )
    own = stems(" ".join(pieces[i].text for i in items))
    return len(above) >= CHAPEAU and len(own & stems(above[-_TOLD:])) < _GOES_ON * len(own)


#: Texts that a list of titles and texts may have beyond one a title.
_STRAY: Final = 2


def _closing_pairs(pieces: Sequence[Piece], open_: list[int]) -> list[tuple[int, int]]:
    """Give the (title, text) pairs that end a list of pieces, last first."""
    rest = list(open_)
    while rest and pieces[rest[-1]].is_title_like:
        rest.pop()
    pairs = []
    while rest[1:] and _is_pair(pieces[rest[-2]], pieces[rest[-1]]):
        pairs.append((rest[-2], rest[-1]))
        del rest[-2:]
    return pairs


def _is_pair(title: Piece, text: Piece) -> bool:
    return title.is_title_like and text.is_prose and len(text.text) <= CHAPEAU and title.words >= _TITLE_WORDS


#: One text may end in dots for effect; two are cut. A page of nothing but pairs needs one more of them.
_CUT: Final = 2
_PAIRS: Final = 2
#: Fewest words of another article's title.
_TITLE_WORDS: Final = 3


def _offered(pieces: Sequence[Piece], roles: Sequence[Role | None], pairs: list[tuple[int, int]]) -> bool:
    cut = sum(pieces[text].ending == "cut" for _, text in pairs)
    first = pairs[-1][0]
    above = any(role is None and piece.is_prose for piece, role in zip(pieces[:first], roles[:first], strict=True))
    fence = roles[max(0, first - 2) : first]
    fenced = all(role is not None and role.reason in _FENCING for role in fence)
    clipped = cut >= _CUT and 2 * cut >= len(pairs)
    if not above:
        return clipped and len(pairs) > _PAIRS
    return clipped or fenced or (len(pairs) > _PAIRS and _are_headlines(pieces, roles, pairs))


def _are_headlines(pieces: Sequence[Piece], roles: Sequence[Role | None], pairs: list[tuple[int, int]]) -> bool:
    """Tell whether the titles of pairs say something, as headlines do and sub-headings rarely.

    Furniture of any kind must stand above them, or they must tell of something else than the text above.
    """
    titles = [pieces[title].text for title, _ in pairs]
    saying = sum(":" in title or has_finite_verb(title) for title in titles)
    first = pairs[-1][0]
    fence = (role for role in roles[max(0, first - 2) : first] if role is not None)
    below = any(role.reason in _FENCING and role.reason != "related" for role in fence)
    items = [i for pair in pairs for i in pair]
    return saying >= _SAYING * len(titles) and (below or _stands_apart(pieces, roles, first, items))


#: Share of titles with a verb or a colon from which they are headlines.
_SAYING: Final = 0.6


def without_cut_endings(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> list[Role | None]:
    """Drop short texts that are cut and stand below furniture, with no article text after them."""
    decided = list(roles)
    for index in range(len(pieces) - 1, 0, -1):
        if decided[index] is not None or pieces[index].is_title_like:
            continue
        fenced = any(role is not None and role.reason in _CLOSING for role in roles[max(0, index - 3) : index])
        if not fenced or pieces[index].ending != "cut" or len(pieces[index].text) > CHAPEAU:
            break
        decided[index] = dropped("teaser")
    return decided


def without_strangers(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> list[Role | None]:
    """Drop a first short text that is another article's: clipped, or without a word in common with what follows.

    For pages without a headline; below a headline the first text is its lead.
    """
    decided = list(roles)
    text = [i for i, role in enumerate(roles) if role is None and pieces[i].is_prose]
    if len(text) < _ENOUGH_TEXT or len(pieces[text[0]].text) > CHAPEAU:
        return decided
    first, rest = pieces[text[0]], " ".join(pieces[i].text for i in text[1:8])[:4000]
    own = stems(first.text) if len(first.text) <= _STRANGER <= len(rest) / 2 else frozenset()
    unknown = len(own) >= _TELLING and not own & stems(rest)
    if (is_clipped(first) and not is_clipped(pieces[text[1]])) or unknown:
        decided[text[0]] = dropped("teaser")
    return decided


def is_clipped(piece: Piece) -> bool:
    """Tell whether a short text stops within its sentence, as summaries of other articles do."""
    if piece.ending != "cut" or len(piece.text) > CHAPEAU:
        return False
    last = _LAST_WORD.search(piece.text)
    return last is not None and fold(last[1]) in FUNCTION_WORDS


_LAST_WORD: Final = re.compile(r"(?<![^\W_])([^\W_]+)[ \u00a0]*(?:\.\.\.|…|\[|\()[^\w]*$")


#: Paragraphs that make an article whose vocabulary can be compared.
_ENOUGH_TEXT: Final = 3
#: A teaser in one sentence, in characters, and the content words that it must have to be judged.
_STRANGER: Final = 220
_TELLING: Final = 7
