"""The product's own choice behind the signatures that the public benchmarks call.

Nothing here decides anything: documents become prepared documents, the query becomes a theme, and the sentences come
from `briefing.edition.choice`, with the product's parameters.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing import keyphrases as phrases
from briefing.edition import choice, ground
from briefing.edition.phrases import keyphrases as theme_phrases
from briefing.edition.prepare import Prepared, read
from briefing.model import Block, Document, Language, Plan, Said, ThemeSpec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_THEME: Final = "query"
#: The public tasks bound words only.
UNBOUNDED: Final = 1_000_000


def select(
    docs: Sequence[Mapping[str, str]],
    budget: int,
    lang: str = "fr",
    query: str = "",
    history: Sequence[Mapping[str, str]] = (),
) -> list[str]:
    """Choose sentences.

    Args:
        docs: `id`, `title`, `text` of each document; one paragraph or sentence per line.
        budget: In words.
        lang: ISO 639-1.
        query: The theme's terms, separated by commas; empty takes every document as on the theme.
        history: Documents that the reader knows.

    Returns:
        Verbatim sentences, best first.
    """
    field, theme = posed(docs, budget, lang, query, history)
    picks = choice.choose_one(field, theme)
    return [field.prepared[p.ref[0]].sentences[p.ref[1]].text for p in picks]


def posed(
    docs: Sequence[Mapping[str, str]], budget: int, lang: str, query: str, history: Sequence[Mapping[str, str]]
) -> tuple[ground.Field, ThemeSpec]:
    """Pose a task as the product meets it: what there is to choose from, and the theme. Arguments as in `select`."""
    plan = Plan(title=_THEME, language=lang, languages=(lang,))
    prepared = [prepared_document(doc, plan) for doc in docs]
    known = replace(plan, languages=())
    said = [Said(edition="", text=s.text) for doc in history for s in prepared_document(doc, known).sentences]
    terms = tuple(term.strip() for term in query.split(",") if term.strip())
    theme = ThemeSpec(id=_THEME, title=query, supporting=terms, sentences=UNBOUNDED, words=budget)
    return ground.field(prepared, said, range(len(prepared)), lang), theme


def keyphrases(text: str, lang: str = "fr", k: int = 10) -> list[str]:
    """Give the keyphrases of one text, best first.

    Args:
        text: Its first sentence counts as its title.
        lang: ISO 639-1.
        k: Upper bound on the phrases.
    """
    return phrases.extract(text, lang, k)


def theme_keyphrases(field: ground.Field, subject: str, k: int = 8) -> list[tuple[str, frozenset[str]]]:
    """Give the keyphrases of a theme of which only its subject is known, best first.

    Args:
        field: All documents; those on the theme are found first.
        subject: A word or phrase.
        k: Upper bound on the phrases.

    Returns:
        Each phrase with the ids of the documents it is credited to.
    """
    theme = ThemeSpec(id=_THEME, title=subject, required=(subject,), keyphrases=k)
    ranked = choice.choose(field, Plan(title=_THEME, language="fr", languages=("fr",), themes=(theme,)))[0]
    ids = {p.document.path: p.document.path for p in field.prepared}
    return [(found.text, frozenset(found.documents)) for found in theme_phrases(ranked, field, ids, "fr")]


def prepared_document(doc: Mapping[str, str], plan: Plan) -> Prepared:
    """Take a document of a data set as the product takes one after cleaning: every line is a paragraph of the body."""
    text = doc["text"]
    document = Document(
        path=str(doc["id"]),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=doc.get("title") or None,
        title_basis="metadata",
        publisher=None,
        publisher_basis=None,
        url=None,
        published=None,
        language=Language(code=plan.language, confidence=1.0),
        blocks=tuple(_blocks(text)),
    )
    return read(document, plan)


def _blocks(text: str) -> list[Block]:
    """Every line is a paragraph of the body."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            blocks.append(Block(start=start, end=start + len(line), first_line=number, last_line=number, kind="body"))
        start += len(line) + 1
    return blocks
