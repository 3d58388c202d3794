"""How a sentence reads when it is quoted alone: what it leans on, how it is made, what it names.

In: one sentence's text, and whether the quotation it stands in was opened before. Out: a `Reading`. A judgement
of form only: it knows no theme, no document and no figure's worth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from briefing.summarize.tense import reports
from briefing.summarize.wording import SILENT, WORDINGS, Wording
from briefing.text.normalise import unaccent
from briefing.text.stopwords import STOPWORDS
from briefing.text.tokens import words

#: What a sentence lacks when it stands alone.
#: antecedent: its subject is a pronoun or a possessive without its noun. reference: a noun phrase points back, but
#: the sentence says the rest itself. speaker: somebody's words without the somebody. quotation: half of one.
Need = Literal["antecedent", "reference", "speaker", "quotation"]
#: Why a sentence is not quoted at all.
Fault = Literal["question", "fragment", "unfinished", "thin"]

_TERMINAL: Final = tuple('.!?…»"”')
_OPENING_QUOTES: Final = "«“"
_CLOSING_QUOTES: Final = "»”"
#: Words of a clause that may stand before the subject: beyond this a pronoun has its noun inside the sentence.
_BEFORE_SUBJECT: Final = 12
#: A sentence with fewer content words says nothing that can be quoted.
MIN_CONTENT: Final = 4
#: Below that many content words a sentence that names and counts nothing is slight.
RICH_CONTENT: Final = 7
#: A word of so few letters is a verb only if it is listed.
SHORT: Final = 3
#: A sentence of more words is never taken for a fragment on the ground of its endings alone.
LONG: Final = 18
#: Words within which an addition is part of the opening.
_ADDING: Final = 8
_DEFINITE: Final = frozenset({"le", "la", "les", "l"})
#: Written like a verb, and a preposition.
_BETWEEN: Final = "entre"
_QUOTED: Final = re.compile(r'[«“»”"]')
_INNER_STOP: Final = re.compile(r"[.!?…] +[^\W\d_a-zà-ÿ]")
#: A capitalised word, its elided article apart.
_NAME: Final = re.compile(r"(?<![\w])(?:[dlDLnNsS][’'])?(?P<name>[A-ZÀ-ÖØ-Þ][\w.-]*)")
_NUMBER: Final = re.compile(r"\d+(?:[ .,\u00a0\u202f]\d+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was seen in one sentence.

    Attributes:
        needs: What it lacks alone, sorted; empty when it stands.
        fault: Why it may not be quoted, or None.
        slight: Few content words, no name, no number: it says little that can be quoted.
        linked: It opens with a connective.
        leaning: Its opening goes on from the sentence before: a connective, an addition, the bare name of a thing told
            before. It can be read alone, but opens nothing.
        personal: It speaks in the first or second person.
        quoted: It opens with a quotation mark.
        speech: The quotation that it opens with runs over several sentences.
        names: Lower-case words written with a capital inside the sentence: persons, places, institutions.
        numbers: How many groups of digits it holds.
        relative: It dates by `hier`, `demain` and the like.
        reports: It tells what was done or is to come: a verb stands in a past or future tense.
    """

    needs: tuple[Need, ...] = ()
    fault: Fault | None = None
    slight: bool = False
    linked: bool = False
    leaning: bool = False
    personal: bool = False
    quoted: bool = False
    speech: bool = False
    names: frozenset[str] = frozenset()
    numbers: int = 0
    relative: bool = False
    reports: bool = True


def read(text: str, language: str, *, inside_quotation: bool = False) -> Reading:
    """Judge a sentence as if it were quoted alone.

    Args:
        text: The sentence, white space folded.
        language: ISO 639-1; a language without tables is judged by its punctuation only.
        inside_quotation: A quotation opened in an earlier sentence is still open when this one begins.
    """
    wording = WORDINGS.get(language, SILENT)
    accented = words(text)
    tokens = [_bare(word) for word in accented]
    names = _names(text)
    numbers = len(_NUMBER.findall(text))
    link = _opening(tokens, wording.links)
    content = _count_content(text, tokens, language)
    needs = _needs(text, tokens[len(link) :], wording, inside_quotation=inside_quotation)
    return Reading(
        needs=tuple(sorted(needs)),
        fault=_fault(text, tokens, accented, wording, content),
        slight=content < RICH_CONTENT and not names and not numbers,
        linked=bool(link),
        leaning=bool(link) or _adds(tokens, wording) or _returns(text, tokens, wording),
        personal=not wording.persons.isdisjoint(tokens),
        quoted=text[:1] in ('"', *_OPENING_QUOTES),
        speech=text[:1] in ('"', *_OPENING_QUOTES) and bool(_INNER_STOP.search(_QUOTED.split(text)[1])),
        names=names,
        numbers=numbers,
        relative=not wording.relative_days.isdisjoint(tokens),
        reports=reports(accented, language),
    )


def quotation_balance(text: str) -> int:
    """Count the quotations that a text leaves open, negative for those it closes without opening.

    Only guillemets and curly quotes have a direction; straight ones are judged in pairs elsewhere.

    >>> quotation_balance("« Nous avançons.")
    1
    """
    return sum(text.count(c) for c in _OPENING_QUOTES) - sum(text.count(c) for c in _CLOSING_QUOTES)


@lru_cache(1 << 16)
def _bare(word: str) -> str:
    return unaccent(word)


@lru_cache(64)
def _by_first(phrases: tuple[tuple[str, ...], ...]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        table.setdefault(phrase[0], []).append(phrase)
    return table


def _opening(tokens: list[str], phrases: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The first of some phrases with which a sentence opens; empty when it opens with none."""
    likely = _by_first(phrases).get(tokens[0], ()) if tokens else ()
    return next((p for p in likely if tuple(tokens[: len(p)]) == p), ())


def _adds(tokens: list[str], wording: Wording) -> bool:
    """Tell whether the opening words hold an adverb that adds to what was said."""
    return any(
        word in wording.adding and wording.adding_not.isdisjoint(tokens[max(0, n - 1) : n + 2])
        for n, word in enumerate(tokens[:_ADDING])
    )


def _returns(text: str, tokens: list[str], wording: Wording) -> bool:
    """Tell whether the subject is the bare name of something told before: no complement, then a verb or a comma."""
    if tokens[1:2] == [] or tokens[0] not in _DEFINITE or tokens[1] not in wording.returning:
        return False
    alone = len(words(text.partition(",")[0])) == len(tokens[:2])
    return alone or (tokens[2:3] != [_BETWEEN] and not wording.verbs.isdisjoint(tokens[2:3]))


def _needs(text: str, tokens: list[str], wording: Wording, *, inside_quotation: bool) -> set[Need]:
    needs: set[Need] = set()
    if inside_quotation or quotation_balance(text) != 0 or text.count('"') % 2:
        needs.add("quotation")
    if wording.reporting and _reports_pronoun(text, wording):
        needs.add("speaker")
    if not tokens:
        return needs
    if _opening(tokens, wording.pointing) or _pronoun_subject(text, tokens, wording):
        needs.add("antecedent")
    elif _points_back(text, tokens, wording):
        needs.add("reference")
    return needs


def _pronoun_subject(text: str, tokens: list[str], wording: Wording) -> bool:
    """Tell whether the first clause's subject is a pronoun or possessed by one that stands elsewhere."""
    first = tokens[0]
    if first in wording.possessives:
        return True
    if first in wording.pronouns:
        return not _impersonal(tokens[1:], wording)
    if first in {"c", "ce"} and tokens[1:2] and tokens[1] in wording.presentatives:
        return True
    after = _after_adverbial(text)
    return bool(after) and after[0] in wording.pronouns and not _impersonal(after[1:], wording)


def _impersonal(after: list[str], wording: Wording) -> bool:
    rest = [w for w in after[:4] if w not in {"ne", "n", "en", "nous", "leur", "lui", "se"}]
    if rest[:1] == ["est"] or rest[:1] == ["etait"] or rest[:1] == ["sera"]:
        return rest[1:2] not in ([], ["le"], ["la"], ["un"], ["une"]) and "que" in after[:6]
    if rest[:1] == ["a"] and rest[-1:] != [] and ("ete" in after[:4]):
        return bool({"convenu", "decide", "question", "procede", "rappele", "precise"} & set(after[:6]))
    return bool(rest) and rest[0] in wording.impersonal


def _after_adverbial(text: str) -> list[str]:
    """Words of the clause after a short nameless opening phrase closed by a comma; none without such a phrase."""
    head, comma, tail = text.partition(",")
    if not comma or len(words(head)) > _BEFORE_SUBJECT or _names(head):
        return []
    return words(unaccent(tail[:60]))


def _main_clause(text: str) -> list[str]:
    """Words behind the first comma, where the subject stands after a phrase of any length; none without a comma."""
    _, _, tail = text.partition(",")
    return words(unaccent(tail[:60]))


def _points_back(text: str, tokens: list[str], wording: Wording) -> bool:
    """Tell whether a sentence points back: by a demonstrative at its head, by a count, by a word for a place."""
    head = tokens[:3] if tokens[0] in wording.prepositions else tokens[:1]
    if not wording.demonstratives.isdisjoint([*head, *_main_clause(text)[:1]]):
        return True
    counted = tokens[0] == "les" and tokens[1:2] and tokens[1] in wording.counters
    return bool(counted) or _stands_for_place(tokens, wording)


def _stands_for_place(tokens: list[str], wording: Wording) -> bool:
    """Tell whether a word stands for a place or thing of an earlier sentence; "il y a" has no such word."""
    return any(
        (before == wording.partitive and after in wording.auxiliaries)
        or (after in wording.places and not (before == "il" and k + 2 < len(tokens) and tokens[k + 2].startswith("a")))
        for k, (before, after) in enumerate(pairwise(tokens))
    )


def _reports_pronoun(text: str, wording: Wording) -> bool:
    found = re.search(wording.reporting, text.lower())
    return bool(found) and not text.rstrip().endswith("?")


def _names(text: str) -> frozenset[str]:
    """Words written with a capital where no sentence, quotation or list item begins."""
    matches = _NAME.finditer(text)
    found = ((match["name"].rstrip("."), text[max(0, match.start() - 3) : match.start()]) for match in matches)
    return frozenset(name.lower() for name, before in found if len(name) > 1 and not _begins(before, name))


def _begins(before: str, name: str) -> bool:
    """Tell whether a capital is owed to the place: the start, or after a full stop. An acronym needs no such reason."""
    bare = before.rstrip(' «“"(')
    return not bare or (bare[-1] in ".!?:…" and not name[1:2].isupper())


@lru_cache(8)
def _stop(language: str) -> frozenset[str]:
    return frozenset(unaccent(word) for word in STOPWORDS.get(language, ()))


def _count_content(text: str, tokens: list[str], language: str) -> int:
    """Count the content words; of a sentence that opens with a quotation, those inside it."""
    said = words(unaccent(_QUOTED.split(text)[1])) if text[:1] in _OPENING_QUOTES and _QUOTED.search(text) else tokens
    stop = _stop(language)
    return sum([len(word) > 1 and word not in stop for word in said])


def _fault(text: str, tokens: list[str], accented: list[str], wording: Wording, content: int) -> Fault | None:
    if text.rstrip(' "»”)').endswith("?"):
        return "question"
    if not text.endswith(_TERMINAL) or text.endswith("..."):
        return "unfinished"
    if _opening(tokens, wording.fragments) or _is_verbless(tokens, accented, wording):
        return "fragment"
    return "thin" if content < MIN_CONTENT else None


def _is_verbless(tokens: list[str], accented: list[str], wording: Wording) -> bool:
    """Tell whether a short sentence holds no word that could be a finite verb; a long one always gets the benefit."""
    if not wording.verbs or (len(tokens) > LONG and tokens[0] not in wording.verbless_openings):
        return False
    if any(first in wording.before_verbs for first in tokens[:-1]) or any(_may_be_verb(w, wording) for w in tokens):
        return False
    return not _has_verb_in_e(accented, wording)


def _has_verb_in_e(accented: list[str], wording: Wording) -> bool:
    """Tell whether some word in -e stands where a verb does: behind a noun, before a determiner or an adverb."""
    return any(
        word.endswith("e")
        and not word.endswith("ée")
        and before not in wording.determiners
        and (after in wording.after_verbs or after == "à" or after.endswith("ment"))
        for before, word, after in zip(accented, accented[1:], accented[2:], strict=False)
    )


def _may_be_verb(word: str, wording: Wording) -> bool:
    if word in wording.verbs:
        return True
    ending = len(word) > SHORT and word.endswith(wording.verb_endings) and not word.endswith(wording.noun_endings)
    return ending and word not in wording.not_verbs
