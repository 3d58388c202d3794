"""What a finished edition says beyond its quotations, read again from its documents: nothing in it is taken on trust.

Publisher, title and date of each source, bracketed additions, values of figures, dates of events, divergences,
keyphrases, flags, and which other documents say the same. What rests on the past (novelty) or on all documents at once
(the scores) is not read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing import dedupe
from briefing.edition import facts
from briefing.edition.additions import gaps_of
from briefing.edition.documents import independent, source_document
from briefing.edition.quotes import Quote
from briefing.edition.remarks import flags_of
from briefing.text.additions import places
from briefing.text.normalise import fold_space, plain
from briefing.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from briefing.edition.prepare import Prepared
    from briefing.model import Edition, QuotedSentence

#: Fields of a source that its file says, or that were read from it.
_OF_SOURCE = ("title", "publisher", "url", "published", "language", "body", "dropped")


def false_claims(edition: Edition, prepared: Mapping[str, Prepared]) -> tuple[tuple[str, str], ...]:
    """Find what an edition says and its documents do not.

    Args:
        edition: As found in a delivered file.
        prepared: Edition id -> document prepared again; of a document that is missing nothing is checked.

    Returns:
        (id of the thing in the edition, what is wrong), in the edition's order.
    """
    return tuple(_claims(edition, prepared))


def _claims(edition: Edition, prepared: Mapping[str, Prepared]) -> Iterator[tuple[str, str]]:
    yield from _sources(edition, prepared)
    yield from _references(edition)
    yield from _additions(edition, prepared)
    yield from _flags(edition, prepared)
    yield from _voices(edition, prepared)
    yield from _facts(edition, prepared)
    yield from _phrases(edition, prepared)


def _sources(edition: Edition, prepared: Mapping[str, Prepared]) -> Iterator[tuple[str, str]]:
    for document in edition.documents:
        if document.id in prepared:
            read = source_document(prepared[document.id], id=document.id, status=document.status)
            for name in _OF_SOURCE:
                said, found = getattr(document, name), getattr(read, name)
                if said != found:
                    yield document.id, f"{name} is said to be {said!r:.80}, the source gives {found!r:.80}"


def _references(edition: Edition) -> Iterator[tuple[str, str]]:
    """Every sentence belongs to the one theme that lists it, and nothing is listed that does not exist."""
    listed = [(s, t.id) for t in edition.themes for s in t.sentences]
    stated = [(s.id, s.theme) for s in edition.sentences]
    for id_, theme in sorted(set(listed) ^ set(stated)):
        yield id_, f"listed under {theme!r} and said to belong elsewhere"
    for count, name in ((listed, "sentence"), ([f.id for f in edition.figures], "figure")):
        if len(set(count)) != len(count):
            yield edition.id, f"a {name} is listed twice"


def _additions(edition: Edition, prepared: Mapping[str, Prepared]) -> Iterator[tuple[str, str]]:
    """What stands in brackets is what the same document says of these words, at this place."""
    for sentence in edition.sentences:
        if sentence.additions and sentence.document in prepared:
            document = prepared[sentence.document].document
            gaps = gaps_of(prepared[sentence.document], sentence.start, sentence.end)
            settled = {(len(fold_space(document.text[sentence.start : gap.at])), gap.gloss) for gap in gaps}
            for at, words in places(sentence.text, sentence.additions):
                if (at, words) not in settled:
                    yield sentence.id, f"added in brackets and not settled by its source: «{words[:80]}»"


def _flags(edition: Edition, prepared: Mapping[str, Prepared]) -> Iterator[tuple[str, str]]:
    """What warns the reader is not left out, and nobody is warned in vain."""
    for sentence in edition.sentences:
        read = (
            flags_of(sentence, prepared[sentence.document], edition.period) if sentence.document in prepared else None
        )
        if read is not None and set(read) != set(sentence.flags):
            said = ", ".join(sentence.flags) or "none"
            yield sentence.id, f"flags are said to be {said}, the source gives {', '.join(read) or 'none'}"


def _voices(edition: Edition, prepared: Mapping[str, Prepared]) -> Iterator[tuple[str, str]]:
    for sentence in edition.sentences:
        most = _most_voices(sentence, prepared)
        if not 1 <= sentence.independent_sources <= most:
            yield sentence.id, f"{sentence.independent_sources} independent sources, its documents are {most} at most"
        own = prepared.get(sentence.document)
        for other in (prepared[d] for d in sentence.also_in if own and d in prepared):
            said = any(_says(quote, other) for quote in _spans(sentence, own))
            if not said:
                yield sentence.id, f"not said in {other.document.path}"


def _most_voices(sentence: QuotedSentence, prepared: Mapping[str, Prepared]) -> int:
    """How many independent sources there can be: families of publishers, which a maker may name, make them fewer."""
    known = [prepared[d] for d in dict.fromkeys((sentence.document, *sentence.also_in)) if d in prepared]
    texts = dedupe.copies([p.article for p in known]).source
    missing = 1 + len(sentence.also_in) - len(known)
    return missing + independent(known, {p.document.path: n for p, n in zip(known, texts, strict=True)}, {})


def _spans(sentence: QuotedSentence, prepared: Prepared | None) -> list[Any]:
    """The words of each sentence of the source that a quotation covers."""
    if prepared is None:
        return []
    language = prepared.document.language.code
    return [terms(s.text, language) for s in prepared.sentences if sentence.start <= s.start < sentence.end]


def _says(words: Any, other: Prepared) -> bool:
    return any(how == "same" for _, _, _, how in dedupe.echoes([words], [other.article]))


def _facts(edition: Edition, prepared: Mapping[str, Prepared]) -> Iterator[tuple[str, str]]:
    known = [(s, quote) for s in edition.sentences if (quote := _quote(s, prepared.get(s.document)))]
    paths = {prepared[d].document.path: d for d in prepared}
    read = facts.facts([q for _, q in known], [s.id for s, _ in known], paths, edition.language)
    checked = {s.id for s, _ in known}
    yield from _unknown(edition.figures, read.figures, lambda f: (f.sentence, f.document, f.figure), checked)
    dates: Callable[[Any], Any] = lambda e: (e.sentence, e.start_date, e.end_date, e.precision)  # noqa: E731
    yield from _unknown(edition.events, read.events, dates, checked)
    if len(known) == len(edition.sentences):
        yield from _unknown(edition.divergences, read.divergences, _disagreement(edition, read), None)


def _disagreement(edition: Edition, read: facts.Facts) -> Callable[[Any], Any]:
    """Key a divergence by what it says, its figures by where they stand: ids may differ."""
    places = {id(v): figures for figures, rows in _tables(edition, read) for v in rows}
    return lambda v: (v.kind, v.quantity, v.note, tuple(places[id(v)].get(f) for f in v.figures))


def _tables(edition: Edition, read: facts.Facts) -> Iterator[tuple[dict[str, Any], Sequence[Any]]]:
    for whole in (edition, read):
        yield {f.id: (f.sentence, f.figure) for f in whole.figures}, whole.divergences


def _unknown(
    said: Sequence[Any], read: Sequence[Any], key: Callable[[Any], Any], checked: set[str] | None
) -> Iterator[tuple[str, str]]:
    found = {key(item) for item in read}
    for item in said:
        if (checked is None or item.sentence in checked) and key(item) not in found:
            yield item.id, "not what the sentence says"


def _quote(sentence: QuotedSentence, prepared: Prepared | None) -> Quote | None:
    """Make the quotation again from its span; None when its document is missing or the span is nobody's sentence."""
    inside = [s.index for s in prepared.sentences if sentence.start <= s.start < sentence.end] if prepared else []
    if not prepared or not inside or not prepared.readings:
        return None
    return Quote(
        prepared=prepared,
        theme=sentence.theme,
        first=inside[0],
        last=inside[-1],
        terms=prepared.article.sentences[inside[-1]],
        event=0,
        value=sentence.score,
        flags=sentence.flags,
    )


def _phrases(edition: Edition, prepared: Mapping[str, Prepared]) -> Iterator[tuple[str, str]]:
    texts = {id_: plain(item.document.text) for id_, item in prepared.items()}
    for theme in edition.themes:
        for phrase in theme.keyphrases:
            known = [texts[d] for d in phrase.documents if d in texts]
            # the others may say it in another form
            if (known and not any(plain(phrase.text) in text for text in known)) or not phrase.documents:
                yield theme.id, f"no source holds the keyphrase «{phrase.text[:60]}»"
