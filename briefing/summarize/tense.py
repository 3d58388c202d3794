"""Whether a sentence reports: a verb in a past or future tense tells what was done or is to come, a present comments.

In: the words of a sentence. Out: yes or no. A judgement of form, by the forms of auxiliaries and by endings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words that may stand between an auxiliary and its participle.
REACH: Final = 3
#: A word of so few letters has no tense that its ending shows.
SHORT: Final = 4


@dataclass(frozen=True, slots=True)
class Tenses:
    """One language's forms, lower-case, with accents.

    Attributes:
        auxiliaries: Forms that make a past tense with a participle.
        movers: Forms that do so with `moved` only, or behind `reflexive`.
        between: Words that may stand before the participle.
        participles, moved: Endings of participles; participles of verbs of movement and change.
        endings, finite: Endings and words that are a past or future tense by themselves.
        others: Words that have such an ending and no tense.
    """

    auxiliaries: frozenset[str] = frozenset()
    movers: frozenset[str] = frozenset()
    reflexive: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    participles: tuple[str, ...] = ()
    moved: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    finite: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FRENCH: Final = Tenses(
    auxiliaries=_set("a ont avait avaient aura auront eut eurent ayant"),
    movers=_set("est sont était étaient sera seront"),
    reflexive=_set("s se"),
    between=_set("également déjà ainsi aussi pas plus toujours encore notamment ensuite depuis enfin tous toutes été"),
    participles=tuple(
        "é ée és ées i is ie ies u ue us ues uit uite uits uites ert erte erts ertes int inte ints intes "
        "fait faite faits faites dit dite dits dites mis mise pris prise".split()
    ),
    moved=_set(
        "venu venue venus venues né née nés nées devenu devenue devenus devenues parti partie partis arrivé arrivée "
        "arrivés arrivées entré entrée entrés entrées mort morte morts mortes parvenu parvenue parvenus intervenu "
        "intervenue intervenus revenu revenue revenus resté restée restés tombé tombée tombés sorti sortie sortis "
        "passé passée passés monté montée montés"
    ),
    endings=tuple("era ira dra vra rra ura ttra îtra ront èrent".split()),
    finite=_set("fut furent"),
    others=_set("affront front"),
)
_ENGLISH: Final = Tenses(endings=("ed",), finite=_set("was were had has have will did said told won led held met"))
_SPANISH: Final = Tenses(
    auxiliaries=_set("ha han había habían"),
    participles=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "to", "cho"),
    endings=("ió", "aron", "ieron", "ará", "erá", "irá", "arán", "erán", "irán"),
    finite=_set("fue fueron hubo dijo anunció será serán"),
)
#: Language -> its forms.
TENSES: Final[dict[str, Tenses]] = {"fr": _FRENCH, "en": _ENGLISH, "es": _SPANISH}


def reports(words: Sequence[str], language: str) -> bool:
    """Tell whether some verb stands in a past or future tense; in a language without forms every sentence reports.

    Args:
        words: Lower-case, with accents, in order.
        language: ISO 639-1.
    """
    tenses = TENSES.get(language)
    return tenses is None or any(_tells(words, k, tenses) for k in range(len(words)))


def _tells(words: Sequence[str], k: int, tenses: Tenses) -> bool:
    word = words[k]
    if word in tenses.auxiliaries:
        return _participle(words, k, tenses).endswith(tenses.participles)
    if word in tenses.movers:
        after = _participle(words, k, tenses)
        itself = k > 0 and words[k - 1] in tenses.reflexive and after.endswith(tenses.participles)
        return itself or after in tenses.moved
    if word in tenses.finite:
        return True
    return len(word) > SHORT and word.endswith(tenses.endings) and word not in tenses.others


def _participle(words: Sequence[str], k: int, tenses: Tenses) -> str:
    """The word where the participle of an auxiliary would stand."""
    return next((word for word in words[k + 1 : k + 1 + REACH] if word not in tenses.between), "")
