"""One document, made ready for choosing: everything that needs no other document, done once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing import clean, figures, segment, summarize, themes
from briefing.text.asides import asides
from briefing.text.terms import Article, terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefing.model import Document, Figure, Plan, RawDocument, Sentence
    from briefing.summarize import Reading
    from briefing.themes import Bag


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A document and what was read in it.

    Attributes:
        article, bag: The document as words; empty when its language is not one of the plan's.
        readings: One per sentence; empty likewise.
        figures: Those of each sentence; empty likewise, and when no theme of the plan chooses by figures.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    article: Article
    bag: Bag
    readings: tuple[Reading, ...]
    figures: tuple[tuple[Figure, ...], ...]

    def figures_of(self, k: int) -> tuple[Figure, ...]:
        """Those of sentence k, read now if they were not before."""
        return self.figures[k] if self.figures else _read(self.document, self.sentences[k])


def prepare(raw: RawDocument, plan: Plan, *, today: date) -> Prepared:
    """Clean a document, cut it into sentences, and read each of them.

    Args:
        raw: The document as found.
        plan: Its languages and agencies are used.
        today: No publication date lies after it.
    """
    return read(clean.clean(raw, today=today, agencies=plan.agencies), plan)


def read(document: Document, plan: Plan) -> Prepared:
    """Cut a cleaned document into sentences and read each of them."""
    sentences = segment.segment(document)
    language = document.language.code
    wanted = language in plan.languages
    counts = any(theme.kind == "figures" for theme in plan.themes)
    named = any(theme.required for theme in plan.themes)
    article = Article(
        key=document.path,
        title=terms(document.title or "", language),
        sentences=tuple(terms(s.text, language) for s in sentences),
        paragraphs=tuple(s.paragraph for s in sentences),
        asides=tuple(asides(s.text, language) for s in sentences) if wanted and named else (),
    )
    return Prepared(
        document=document,
        sentences=sentences,
        article=article,
        bag=themes.bag(article),
        readings=_readings(sentences, language, titled=document.title is not None) if wanted else (),
        figures=_counted(document, sentences) if wanted and counts else (),
    )


#: Characters. A longer sentence is a table or a heap of words: its figures are no reason to quote it, and each of
#: thousands would have it read again. The longest sentence of an article seen had 839.
_LONGEST: Final = 2500


def every_figure(document: Document) -> tuple[Figure, ...]:
    """Read every figure of a document's body, in text order, whatever a note quotes of it."""
    return tuple(figure for found in _counted(document, segment.segment(document)) for figure in found)


def _counted(document: Document, sentences: Sequence[Sentence]) -> tuple[tuple[Figure, ...], ...]:
    return tuple(_read(document, s) for s in sentences)


def _read(document: Document, sentence: Sentence) -> tuple[Figure, ...]:
    return figures.read(document, sentence) if len(sentence.text) <= _LONGEST else ()


def _readings(sentences: tuple[Sentence, ...], language: str, *, titled: bool) -> tuple[Reading, ...]:
    """Read sentences in order, so that a quotation which spans several is known inside each."""
    found = []
    paragraph, depth = 0, 0
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph, depth = sentence.paragraph, 0
        found.append(summarize.read(sentence.text, language, inside_quotation=depth > 0))
        depth = max(0, depth + summarize.quotation_balance(sentence.text))
    if found and not titled:
        found[0] = _opening(found[0])
    return tuple(found)


def _opening(reading: Reading) -> Reading:
    """What the first sentence of a document lacks: no earlier one holds the noun of its pronouns."""
    return replace(reading, needs=tuple(n for n in reading.needs if n not in {"antecedent", "reference"}))
