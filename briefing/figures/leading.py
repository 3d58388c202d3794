"""What a number counts: the noun phrase in front that leads to it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefing.figures.nouns import adjacent, infinitive, is_word
from briefing.figures.words import vocabulary

if TYPE_CHECKING:
    from briefing.figures.nouns import Phrase
    from briefing.figures.scene import Scene

_MAX_WORDS_BACK = 16
_MAX_ASIDE = 9
_ADVERB = 6


def in_front(scene: Scene, index: int) -> Phrase | None:
    """The noun phrase that leads to a figure from the left.

    "un taux de résolution des affaires de 95 %", "la criminalité a baissé de 10 %", "baisse de la criminalité
    enregistrée en 2025 (-10 %)": links, verbs and dates are stepped over, and the noun of a change gives way to the
    noun of what changed; a bare change ("une hausse de 4 %") stays.

    Args:
        scene: The sentence.
        index: First token of the figure, hedge and sign included.
    """
    end = _step_over(scene, index - 1)
    if _numbered_name(scene, end):
        start = _phrase_start(scene, end - 1)
        return start, end
    if end < 0 or not is_word(scene, end) or (end == index - 1 and not _touching(scene, index)):
        return None
    start = _widened(scene, _phrase_start(scene, end))
    while scene.words.verb_first and start < end and leads(scene, start):
        start += 1
    found = _without_change(scene, start, end)
    if (
        found is not None
        and scene.tokens.at(found[0]) in scene.words.empty_heads
        and scene.tokens.at(found[0] + 1) in scene.words.of
    ):
        start = found[0] + 2
        while scene.tokens.at(start) in scene.words.determiners:
            start += 1
        found = (start, end) if start <= end else None
    return None if found is None or _hollow(scene, found) else found


def opened(scene: Scene, index: int) -> bool:
    """Whether the phrase that leads to a figure is opened by an article: "(a bouclé) le transfert de l'ailier pour"."""
    phrase = in_front(scene, index)
    return phrase is not None and scene.tokens.at(phrase[0] - 1) in _openers(scene.language)


def _numbered_name(scene: Scene, index: int) -> bool:
    """Whether a token is the number of a name: "l'indice CAC 40"."""
    return (
        scene.tokens.at(index)[:1].isdigit()
        and scene.acronym(index - 1)
        and adjacent(scene, index)
        and is_word(scene, index - 1)
    )


def _touching(scene: Scene, index: int) -> bool:
    """Whether a noun may touch its figure: where the language has it so, or "une inflation autour de 3 %"."""
    if scene.words.touching_nouns:
        return True
    return (
        scene.folded.startswith(scene.words.leading_hedges, scene.tokens.starts[index])
        if index < len(scene.tokens.words)
        else False
    )


def _hollow(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase names nothing countable: an empty head ("hauteur"), a unit or a number."""
    found = scene.tokens.words[phrase[0] : phrase[1] + 1]
    return found[0] in scene.words.empty_heads or any(word in scene.words.units for word in found if len(word) > 1)


def _step_over(scene: Scene, index: int) -> int:
    """Index of the last token of the phrase that leads to the figure, over links, verbs, adverbs and dates."""
    told = False
    for _ in range(_MAX_WORDS_BACK):
        if index < 0:
            return index
        dated, aside = _date_before(scene, index), _aside(scene, index)
        verb = leads(scene, index) or _verbal(scene, index)
        if dated is not None:
            index = dated
        elif aside is not None:
            index = aside
        elif verb or _links(scene, index) or (scene.tokens.at(index) == "," and (told or _set_off(scene, index))):
            index -= 1
        elif scene.tokens.at(index - 1) in scene.words.superlatives:
            index -= 2
        else:
            return index
        told = verb
    return index


def _set_off(scene: Scene, index: int) -> bool:
    """Whether a comma sets off what is said of what stands before it: "la dette, à 116 %", "un budget, qui passe à"."""
    start = scene.tokens.starts[index + 1] if index + 1 < len(scene.tokens.words) else -1
    return start >= 0 and (scene.text[start] == "à" or scene.tokens.at(index + 1) in scene.words.relative)


def _links(scene: Scene, index: int) -> bool:
    """Whether a token only links a noun to its figure: a preposition, an auxiliary, a sign, an adverb."""
    word, words = scene.tokens.at(index), scene.words
    if word in words.linking or word in {"+", "-", "'"}:
        return True
    before = scene.tokens.at(index - 1)
    if word.startswith(words.degree):
        return not is_word(scene, index - 1) or changing(scene, index - 1) or leads(scene, index - 1)
    if not word.endswith("ment") or len(word) <= _ADVERB or scene.capital(index):
        return False
    # Behind an article or an adjective such a word is a noun: "un investissement", "le financement".
    return before not in words.of and before not in words.determiners | words.articles | words.before_noun


def _aside(scene: Scene, index: int) -> int | None:
    """The token before an aside between commas that ends at a token: "l'inflation, selon la banque, …"."""
    if scene.tokens.at(index) != ",":
        return None
    for opening in range(index - 1, max(index - _MAX_ASIDE, 0), -1):
        if scene.tokens.at(opening) in {".", ";", ":", "("}:
            return None
        if scene.tokens.at(opening) == ",":
            return _placed(scene, opening - 1)
    return None


def _placed(scene: Scene, index: int) -> int:
    """The token before an aside of place that ends at a token, or that token: "le stade, à Sola, près de Brest, …"."""
    for opening in range(index - 1, max(index - _MAX_ASIDE, 0), -1):
        if scene.tokens.at(opening) in {".", ";", ":", "("}:
            return index
        if scene.tokens.at(opening) == ",":
            return opening - 1 if scene.tokens.at(opening + 1) in scene.words.inner else index
    return index


def _verbal(scene: Scene, index: int) -> bool:
    """Whether a word is a verb form by what stands before it: "a dévissé", "se négocient", "avant de redescendre"."""
    word, before = scene.tokens.at(index), scene.tokens.at(index - 1)
    if before in scene.words.verb_marks:
        accented = scene.text[scene.tokens.starts[index - 1] : scene.tokens.ends[index - 1]] in {"à", "À"}
        return not accented
    return before in scene.words.of and infinitive(scene, word)


def changing(scene: Scene, index: int) -> bool:
    """Whether a token is a word for a rise or fall: "recul", "baissé"."""
    word = scene.tokens.at(index)
    return word.startswith((*scene.words.ups, *scene.words.downs))


def leads(scene: Scene, index: int) -> bool:
    """Whether a token is a verb or participle that leads to its figure, and no noun ("la baisse")."""
    word, before = scene.tokens.at(index), scene.tokens.at(index - 1)
    if not word.startswith(scene.words.participles):
        return False
    return before not in _openers(scene.language) or before in {"a", "ont"} or word.endswith(scene.words.finite)


@cache
def _openers(language: str) -> frozenset[str]:
    """Words behind which a word is a noun, whatever else it looks like: "un montant", "des arrivées", "le passif"."""
    words = vocabulary(language)
    return words.of | words.determiners | words.articles | words.before_noun | {"une", "un", "a", "of", "the"}


def _date_before(scene: Scene, index: int) -> int | None:
    """The token before a date that ends at a token, or None."""
    place = scene.tokens.ends[index]
    for mention in scene.mentions:
        if mention.start < place <= mention.end:
            return scene.tokens.after(mention.start) - 1
    return None


def _phrase_start(scene: Scene, end: int) -> int:
    """Walk left through nouns, adjectives and complements to the head of a phrase."""
    tokens, words = scene.tokens, scene.words
    start = end
    while start > 0 and end - start < _MAX_WORDS_BACK:
        word = tokens.at(start - 1)
        touching = adjacent(scene, start)
        if not touching or tokens.at(start)[0] in '.,;:()"':
            break
        if is_word(scene, start - 1) and not word[0].isdigit():
            start -= 1
        elif word in words.of and is_word(scene, start - 2):
            start -= 2
        elif word in words.determiners and tokens.at(start - 2) in words.of and is_word(scene, start - 3):
            start -= 3
        elif word in words.superlatives and tokens.at(start - 2) in words.of:
            start -= 1
        elif word in words.both and is_word(scene, start - 2) and tokens.at(start - 3) in words.of:
            start -= 2
        else:
            break
    return start


def _widened(scene: Scene, start: int) -> int:
    """Take in what a preposition links to the left, if an article opens it: "la part des femmes dans la police"."""
    tokens, words = scene.tokens, scene.words
    link = start - 1
    if tokens.at(start) in words.empty_heads:
        return start
    while tokens.at(link) in words.determiners:
        link -= 1
    if link < 1 or tokens.at(link) not in words.inner or not is_word(scene, link - 1):
        return start
    if tokens.at(link) == "a" and scene.language == "fr" and scene.text[tokens.starts[link]] == "a":
        return start
    wider = _phrase_start(scene, link - 1)
    opened = wider == 0 or tokens.at(wider - 1) in words.determiners | words.articles
    return wider if opened and link - wider < _MAX_WORDS_BACK else start


def _without_change(scene: Scene, start: int, end: int) -> Phrase | None:
    """Drop "baisse notable de la" from "baisse notable de la criminalité"."""
    tokens, words = scene.tokens, scene.words
    while start <= end and tokens.at(start) in words.before_noun:
        start += 1
    if start > end or not tokens.at(start).startswith(words.changes):
        return (start, end) if start <= end else None
    for link in range(start + 1, end):
        if tokens.at(link) in words.of:
            after = link + 1
            while tokens.at(after) in words.determiners:
                after += 1
            return (after, end) if after <= end else (start, end)
    return start, end
