"""The sentences that say how figures differ, one catalogue a language. They claim no more than the texts do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing.model import DivergenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Sentences by kind; `{figures}` are the figures as written, quoted and listed.

    Attributes:
        quote: Quotation marks of the language around `{}`.
        last: What joins the last two items of a list.
    """

    quote: str
    last: str
    sentences: dict[DivergenceKind, str]


NOTES: Final[dict[str, Notes]] = {
    "fr": Notes(
        quote="«\u202f{}\u202f»",
        last=" et ",
        sentences={
            "different_values": "Les sources donnent pour la même grandeur des valeurs différentes, {figures}\u202f;"
            " rien dans"
            " les textes ne permet de trancher.",
            "different_scope": "Sans doute deux périmètres plutôt qu’une contradiction\u00a0: {figures} ne comptent pas"
            " forcément la même chose.",
            "different_hedge": "Même ordre de grandeur, formulé différemment\u00a0: {figures}.",
            "superseded": "La source la plus récente donne {later}, une source antérieure donnait {earlier}\u202f; le"
            " décompte semble avoir été mis à jour.",
            "same_number_other_thing": "Le même nombre désigne ici deux choses différentes\u00a0: {figures}.",
        },
    ),
    "en": Notes(
        quote="“{}”",
        last=" and ",
        sentences={
            "different_values": "The sources give different values for the same quantity, {figures}; nothing in the"
            " texts"
            " settles which one holds.",
            "different_scope": "Probably two scopes rather than a contradiction: {figures} may not count the same"
            " thing.",
            "different_hedge": "The same order of magnitude in different words: {figures}.",
            "superseded": "The most recent source gives {later}, an earlier one gave {earlier}; the count seems to have"
            " been updated.",
            "same_number_other_thing": "The same number stands here for two different things: {figures}.",
        },
    ),
    "es": Notes(
        quote="«{}»",
        last=" y ",
        sentences={
            "different_values": "Las fuentes dan valores distintos para la misma magnitud, {figures}; nada en los"
            " textos"
            " permite decidir cuál es el correcto.",
            "different_scope": "Probablemente dos alcances más que una contradicción: {figures} quizá no cuenten lo"
            " mismo.",
            "different_hedge": "El mismo orden de magnitud con otras palabras: {figures}.",
            "superseded": "La fuente más reciente da {later}, una anterior daba {earlier}; el recuento parece haberse"
            " actualizado.",
            "same_number_other_thing": "El mismo número designa aquí dos cosas distintas: {figures}.",
        },
    ),
    "ar": Notes(
        quote="«{}»",
        last=" و",
        sentences={
            "different_values": "تقدم المصادر قيما مختلفة للمقدار نفسه، {figures}؛ ولا شيء في النصوص يحسم بينها.",
            "different_scope": "الأرجح أنهما نطاقان مختلفان لا تناقض: {figures} قد لا تقيس الشيء نفسه.",
            "different_hedge": "المقدار نفسه بصيغ مختلفة: {figures}.",
            "superseded": "يذكر المصدر الأحدث {later}، وكان مصدر سابق قد ذكر {earlier}؛ ويبدو أن الحصيلة حُيّنت.",
            "same_number_other_thing": "العدد نفسه يدل هنا على شيئين مختلفين: {figures}.",
        },
    ),
}
