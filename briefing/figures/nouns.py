"""What a number counts: the noun phrase behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.figures.scene import number_tokens
from briefing.text.number_words import value_of

if TYPE_CHECKING:
    from briefing.figures.scene import Scene

_MAX_HEAD_ADJECTIVES = 3
_MAX_ADJECTIVES = 2
_MAX_NAME_WORDS = 4
_ENGLISH_RUN = 6

#: First and last token of a noun phrase, both inclusive.
Phrase = tuple[int, int]


def is_word(scene: Scene, index: int) -> bool:
    """Whether a token is a word that a noun phrase may hold: letters, and no function word."""
    word = scene.tokens.at(index)
    return word not in scene.barred and word[:1].isalpha()


def is_number(scene: Scene, index: int) -> bool:
    """Whether a token is a number, in digits or as a word."""
    word = scene.tokens.at(index)
    if word[:1].isdigit() or word in number_tokens(scene.language):
        return True
    return "-" in word and value_of(word, scene.language) is not None


def is_plural(scene: Scene, index: int) -> bool:
    """Whether a token looks like a plural noun or adjective: by its ending, as an acronym, or from the list."""
    word = scene.tokens.at(index)
    if word in scene.words.irregular:
        return True
    return (len(word) > 2 and word.endswith(scene.words.plural)) or scene.acronym(index)  # noqa: PLR2004


def adjacent(scene: Scene, index: int) -> bool:
    """Whether a token follows the one before it with nothing but space between."""
    if index <= 0:
        return False
    between = scene.folded[scene.tokens.ends[index - 1] : scene.tokens.starts[index]]
    return not between.strip()


def behind(scene: Scene, index: int, *, plural: bool, bare: bool, partitive: bool = False) -> Phrase | None:
    """The noun phrase that begins at a token.

    Args:
        scene: The sentence.
        index: First token behind the number or its unit.
        plural: Whether its head must be a plural.
        bare: Whether the phrase may begin without a preposition ("12 suspects"); else one must open it ("de cannabis").
        partitive: Whether only a bare "de" opens it, as behind a measure: "5 kg de cocaïne", not "5 km du port".

    Returns:
        None when there is none: the number counts nothing here.
    """
    tokens, words = scene.tokens, scene.words
    opened = tokens.at(index) in words.of
    if not opened and not bare:
        return None
    start = index + 1 if opened else index
    if partitive and (tokens.at(index) in words.fused or tokens.at(start) in words.determiners):
        return None
    while opened and tokens.at(start) in words.determiners:
        start += 1
    if opened and tokens.at(start) in words.empty_heads:
        if partitive or tokens.at(start + 1) not in words.of:
            return None
        start += 2  # "8 % du total des affaires"
        while tokens.at(start) in words.determiners:
            start += 1
    if not words.noun_first:
        return _english(scene, start, plural=plural)
    return _romance(scene, start, plural=plural)


def _romance(scene: Scene, start: int, *, plural: bool) -> Phrase | None:
    """Adjectives, head, adjectives, then one complement."""
    head = start
    if scene.tokens.at(head) in scene.words.superlatives and is_plural(scene, head + 1) and is_word(scene, head + 1):
        head += 2
    while scene.tokens.at(head) in scene.words.before_noun and head - start < _MAX_HEAD_ADJECTIVES:
        head += 1
    if head > start and not (is_word(scene, head) and adjacent(scene, head) and (not plural or is_plural(scene, head))):
        head -= 1
    if not is_word(scene, head) or (plural and not is_plural(scene, head)):
        return None
    if scene.tokens.at(head) in scene.words.never_counted and plural:
        return None
    end = _adjectives(scene, head, plural=plural or is_plural(scene, head))
    last = scene.text[scene.tokens.starts[end] : scene.tokens.ends[end]]
    if end > head and last.endswith(scene.words.participle_endings) and scene.tokens.at(end + 1) in {"de", "d'"}:
        return start, end  # "chargés de vivres": the complement is the participle's
    return start, _complement(scene, end, plain_head=end == head)


def _adjectives(scene: Scene, head: int, *, plural: bool) -> int:
    """The last adjective or participle behind a head, or the head itself."""
    end = head
    if scene.capital(head) and not plural:
        while (
            end - head < _MAX_NAME_WORDS
            and scene.capital(end + 1)
            and is_word(scene, end + 1)
            and adjacent(scene, end + 1)
        ):
            end += 1
        return end
    while end - head < _MAX_ADJECTIVES and is_word(scene, end + 1) and adjacent(scene, end + 1):
        word = scene.tokens.at(end + 1)
        fits = is_plural(scene, end + 1) if plural else word.endswith(scene.words.adjectives)
        endings, beginnings = scene.words.unlike_adjectives
        if (
            not fits
            or word.endswith(endings)
            or word.startswith(beginnings)
            or (scene.capital(end + 1) and not scene.capital(head))
        ):
            break
        end += 1
    return end


def _complement(scene: Scene, end: int, *, plain_head: bool) -> int:
    """The last token of a complement behind a phrase ("de police", "à mort"), or the phrase's own last token."""
    tokens, words = scene.tokens, scene.words
    link, after = tokens.at(end + 1), end + 2
    if tokens.at(after) in words.set_complements.get(link, ()):
        return after
    if link not in words.chains:
        return end
    if tokens.at(after) in words.determiners or link in words.fused:
        # A phrase that has its adjective is complete; "de l'organisation" then says of which whole.
        if not plain_head:
            return end
        while tokens.at(after) in words.determiners:
            after += 1
    where = (link in words.fused or after > end + 2) and _is_place(scene, after)
    if where or not is_word(scene, after) or tokens.at(after) in words.before_noun | words.empty_heads:
        return end
    if link not in words.fused and infinitive(scene, tokens.at(after)) and not scene.capital(after):
        return end
    if scene.capital(after) and tokens.at(after + 1)[:1].isdigit():
        return end
    last = _adjectives(scene, after, plural=is_plural(scene, after) and not scene.capital(after))
    deeper = last + 2
    if tokens.at(last + 1) in {"de", "d'"} and is_word(scene, deeper) and not scene.capital(after) and last == after:
        return deeper
    return last


def _is_place(scene: Scene, index: int) -> bool:
    """Whether a noun with its name says where: "(immeubles) de la rue Pasteur"."""
    return not scene.capital(index) and scene.capital(index + 1) and adjacent(scene, index + 1)


def _english(scene: Scene, start: int, *, plural: bool) -> Phrase | None:
    """Words up to the last plural of a run, and a complement with "of"."""
    run = start
    last = None
    while run - start < _ENGLISH_RUN and is_word(scene, run) and (run == start or adjacent(scene, run)):
        if is_plural(scene, run):
            last = run
        run += 1
    if last is None and (plural or run == start):
        return None
    end = run - 1 if last is None else last
    if scene.tokens.at(start) in scene.words.never_counted:
        return None
    if scene.tokens.at(end + 1) in scene.words.of:
        after = end + 2
        while scene.tokens.at(after) in scene.words.determiners:
            after += 1
        if is_word(scene, after):
            end = after
            while (
                end - after < _MAX_ADJECTIVES
                and is_word(scene, end + 1)
                and adjacent(scene, end + 1)
                and scene.capital(end + 1) == scene.capital(end)
            ):
                end += 1
    return start, end


def infinitive(scene: Scene, word: str) -> bool:
    """Whether a word behind "de" is a verb, not a noun such as "papier", "foyer", "cancer"."""
    words = scene.words
    return word.endswith(words.infinitives) and not word.endswith(("ier", "yer")) and word not in words.like_infinitives
