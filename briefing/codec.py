"""Edition <-> JSON, versioned, written by hand. Field names are the contract; see docs/edition.md.

Never reads or writes a file.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, Final

from briefing import __version__, shape
from briefing.errors import UsageError
from briefing.model import (
    Divergence,
    DroppedLines,
    EarlierFigure,
    Edition,
    Event,
    Figure,
    Insertion,
    Keyphrase,
    Period,
    Problem,
    Published,
    QuotedFigure,
    QuotedSentence,
    SourceDocument,
    ThemeSection,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

#: 1: first public form.
FORMAT = 1

Json = dict[str, Any]


def dumps(edition: Edition) -> str:
    """Write an edition as the text of edition.json, ending in a newline; equal editions give equal text."""
    return "".join(pieces(edition))


def pieces(edition: Edition, digest: str | None = None) -> Iterator[str]:
    """Write edition.json piece by piece, for it may list a million documents; `digest` is its fingerprint, if known."""
    bare = replace(edition, documents=())
    head = {"format": FORMAT, "id": edition.id, "fingerprint": digest or fingerprint(edition)}
    whole = head | _content(bare) | {"generator": {"name": "briefing", "version": __version__}}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    if not edition.documents:
        yield text
        return
    before, after = text.split(_NO_DOCUMENTS)
    yield before + _NO_DOCUMENTS[:-1]
    mark = ""
    for document in edition.documents:
        yield f"{mark}\n  {_indented(document)}"
        mark = ","
    yield "\n ]" + after


#: How an edition without documents lists them, at the depth where no other list of documents stands.
_NO_DOCUMENTS: Final = '\n "documents": []'
_NO_CANONICAL: Final = ',"documents":[],"events":['


def _indented(document: SourceDocument) -> str:
    """Write a document as it stands in edition.json."""
    if not _is_bare(document):
        return json.dumps(encode_document(document), ensure_ascii=False, indent=1).replace("\n", "\n  ")
    # The encoder of the standard library indents in Python, which costs an archive more than reading its documents.
    return (
        f'{{\n   "id": {_quoted(document.id)},\n   "path": {_quoted(document.path)},'
        f'\n   "sha256": {_quoted(document.sha256)},{_NOTHING_KNOWN}\n   "status": {_quoted(document.status)},'
        f'\n   "duplicate_of": null,\n   "reason": {_quoted(document.reason)},{_NO_LINES}'
    )


_NOTHING_KNOWN: Final = (
    '\n   "title": null,\n   "publisher": null,\n   "url": null,\n   "published": {\n    "date": null,'
    '\n    "precision": null,\n    "basis": null\n   },\n   "language": null,'
)
_NO_LINES: Final = '\n   "lines": {\n    "body": [],\n    "dropped": []\n   }\n  }'


def _is_bare(d: SourceDocument) -> bool:
    """Tell whether nothing is known of a document but that it is there, as of most of a large archive."""
    known = d.title or d.publisher or d.url or d.published or d.language or d.duplicate_of or d.body or d.dropped
    return not known and d.title is None and d.publisher is None and d.url is None and d.language is None


def _in_order(d: SourceDocument) -> str:
    """Write a document as it enters the fingerprint: keys sorted, no white space."""
    if not _is_bare(d):
        return _canonical(encode_document(d))
    return (
        f'{{"duplicate_of":null,"id":{_quoted(d.id)},"language":null,"lines":{{"body":[],"dropped":[]}},"path":'
        f'{_quoted(d.path)},"published":{{"basis":null,"date":null,"precision":null}},"publisher":null,"reason":'
        f'{_quoted(d.reason)},"sha256":{_quoted(d.sha256)},"status":{_quoted(d.status)},"title":null,"url":null}}'
    )


def _quoted(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)


def loads(text: str, subject: str = "edition.json") -> Edition:
    """Read edition.json.

    Args:
        text: The file's text.
        subject: Named in the error, usually the file's path.

    Raises:
        UsageError: Not JSON, another format, or a field missing or of the wrong type.
    """
    remedy = "Build the edition again, or restore the file."
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise UsageError(subject, f"not JSON ({exc})", remedy) from exc
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        found = raw.get("format") if isinstance(raw, dict) else None
        raise UsageError(subject, f"edition format {found!r}, this version reads {FORMAT}", remedy)
    try:
        return shape.checked(decode(raw), Edition)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, InvalidOperation) as exc:
        raise UsageError(subject, f"damaged edition: {type(exc).__name__} {exc}", remedy) from exc


def fingerprint(edition: Edition) -> str:
    """Hex sha256 of the edition's content: everything but the fingerprint and the generator."""
    digest = hashlib.sha256()
    before, mark, after = _canonical(_content(replace(edition, documents=()))).partition(_NO_CANONICAL)
    digest.update((before + mark.partition("]")[0]).encode())
    for n, document in enumerate(edition.documents):
        digest.update((("," if n else "") + _in_order(document)).encode())
    digest.update(("]" + mark.partition("]")[2] + after).encode())
    return digest.hexdigest()


def claimed_fingerprint(text: str) -> str | None:
    """Read the fingerprint that an edition.json claims; None when it claims none."""
    claimed = json.loads(text).get("fingerprint")
    return claimed if isinstance(claimed, str) else None


def claimed_version(text: str) -> str:
    """Read which version of the program an edition.json says it is from; "" when it does not say."""
    generator = json.loads(text).get("generator")
    version = generator.get("version") if isinstance(generator, dict) else None
    return version if isinstance(version, str) else ""


def encode(edition: Edition) -> Json:
    """Build the JSON object of an edition, keys in the contract's order."""
    head = {"format": FORMAT, "id": edition.id, "fingerprint": fingerprint(edition)}
    return head | _content(edition) | {"generator": {"name": "briefing", "version": __version__}}


def _canonical(content: Json) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _content(e: Edition) -> Json:
    return {
        "id": e.id,
        "title": e.title,
        "language": e.language,
        "issued_at": e.issued_at.astimezone(UTC).isoformat(),
        "period": {"since": _day(e.period.since), "until": _day(e.period.until)},
        "key_points": list(e.key_points),
        "themes": [_theme(t) for t in e.themes],
        "sentences": [_sentence(s) for s in e.sentences],
        "figures": [_quoted_figure(f) for f in e.figures],
        "events": [
            {
                "id": v.id,
                "start_date": v.start_date.isoformat(),
                "end_date": v.end_date.isoformat(),
                "precision": v.precision,
                "sentence": v.sentence,
            }
            for v in e.events
        ],
        "divergences": [
            {"id": d.id, "kind": d.kind, "quantity": d.quantity, "figures": list(d.figures), "note": d.note}
            for d in e.divergences
        ],
        "documents": [encode_document(d) for d in e.documents],
        "problems": [encode_problem(p) for p in e.problems],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _theme(t: ThemeSection) -> Json:
    inserted = {"insertions": [{"after": i.after, "text": i.text} for i in t.insertions]} if t.insertions else {}
    return inserted | {
        "id": t.id,
        "title": t.title,
        "keyphrases": [{"text": k.text, "score": k.score, "documents": list(k.documents)} for k in t.keyphrases],
        "sentences": list(t.sentences),
        "figures": list(t.figures),
        "events": list(t.events),
        "divergences": list(t.divergences),
        "note": t.note,
    }


def _sentence(s: QuotedSentence) -> Json:
    edited = {} if s.edited is None else {"edited": s.edited}
    added = {"additions": [list(span) for span in s.additions]} if s.additions else {}
    return {
        **edited,
        **added,
        "id": s.id,
        "document": s.document,
        "start": s.start,
        "end": s.end,
        "text": s.text,
        "theme": s.theme,
        "score": s.score,
        "novelty": s.novelty,
        "also_in": list(s.also_in),
        "independent_sources": s.independent_sources,
        "flags": list(s.flags),
    }


def _quoted_figure(f: QuotedFigure) -> Json:
    row, e = encode_figure(f.figure, id=f.id, sentence=f.sentence, document=f.document), f.earlier
    if e is None:
        return row
    upper = None if e.upper is None else _decimal(e.upper)
    earlier = {"edition": e.edition, "as_written": e.as_written, "value": _decimal(e.value), "upper": upper}
    return row | {"earlier": earlier}


def encode_figure(figure: Figure, **ids: str) -> Json:
    """Build the JSON object of a figure; `ids` (id, sentence, document) come first."""
    compared = {} if figure.base is None else {"base": figure.base}
    return {
        **ids,
        "start": figure.start,
        "end": figure.end,
        "as_written": figure.as_written,
        "value": _decimal(figure.value),
        "upper": None if figure.upper is None else _decimal(figure.upper),
        "unit": figure.unit,
        "noun": figure.noun,
        "qualifier": figure.qualifier,
        "direction": figure.direction,
        "as_of": figure.as_of,
        **compared,
    }


def _decimal(value: Decimal) -> str:
    """Write a decimal without exponent and trailing zeros: 1.50 -> 1.5, 8E+2 -> 800."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def encode_document(d: SourceDocument) -> Json:
    """Build the JSON object of a source document."""
    return {
        "id": d.id,
        "path": d.path,
        "sha256": d.sha256,
        "title": d.title,
        "publisher": d.publisher,
        "url": d.url,
        "published": {
            "date": _day(d.published.day) if d.published else None,
            "precision": d.published.precision if d.published else None,
            "basis": d.published.basis if d.published else None,
        },
        "language": d.language,
        "status": d.status,
        "duplicate_of": d.duplicate_of,
        "reason": d.reason,
        "lines": {
            "body": [list(run) for run in d.body],
            "dropped": [{"lines": [x.first, x.last], "reason": x.reason} for x in d.dropped],
        },
    }


def encode_problem(p: Problem) -> Json:
    """Build the JSON object of a problem."""
    return {"stage": p.stage, "subject": p.subject, "kind": p.kind, "message": p.message}


def decode(raw: Json) -> Edition:
    """Build an edition from its JSON object.

    Raises:
        KeyError, TypeError, ValueError: A field is missing or malformed.
    """
    return Edition(
        id=raw["id"],
        title=raw["title"],
        language=raw["language"],
        issued_at=datetime.fromisoformat(raw["issued_at"]),
        period=Period(since=_parse_day(raw["period"]["since"]), until=_parse_day(raw["period"]["until"])),
        key_points=tuple(raw["key_points"]),
        themes=tuple(_decode_theme(t) for t in raw["themes"]),
        sentences=tuple(_decode_sentence(s) for s in raw["sentences"]),
        figures=tuple(_decode_figure(f) for f in raw["figures"]),
        events=tuple(
            Event(
                id=v["id"],
                start_date=date.fromisoformat(v["start_date"]),
                end_date=date.fromisoformat(v["end_date"]),
                precision=v["precision"],
                sentence=v["sentence"],
            )
            for v in raw["events"]
        ),
        divergences=tuple(Divergence(**{**d, "figures": tuple(d["figures"])}) for d in raw["divergences"]),
        documents=tuple(_decode_document(d) for d in raw["documents"]),
        problems=tuple(Problem(**p) for p in raw["problems"]),
    )


def _parse_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _decode_theme(t: Json) -> ThemeSection:
    lists = {name: tuple(t[name]) for name in ("sentences", "figures", "events", "divergences")}
    phrases = tuple(
        Keyphrase(text=k["text"], score=k["score"], documents=tuple(k["documents"])) for k in t["keyphrases"]
    )
    inserted = tuple(Insertion(after=i["after"], text=str(i["text"])) for i in t.get("insertions", ()))
    return ThemeSection(id=t["id"], title=t["title"], keyphrases=phrases, note=t["note"], insertions=inserted, **lists)


def _decode_sentence(s: Json) -> QuotedSentence:
    additions = tuple((int(start), int(end)) for start, end in s.get("additions", ()))
    _check_additions(s["text"], additions)
    lists = {"also_in": tuple(s["also_in"]), "flags": tuple(s["flags"]), "additions": additions}
    return QuotedSentence(**{**s, **lists})


def _check_additions(text: str, additions: tuple[tuple[int, int], ...]) -> None:
    """Refuse slices that overlap, or that are anything but words in brackets."""
    done = 0
    for start, end in additions:
        words = text[start:end]
        if start < done or end > len(text) or words[:2] != " [" or words[-1:] != "]" or "[" in words[2:]:
            raise ValueError(f"additions {start}-{end} are no words in brackets")
        done = end


def _decode_figure(f: Json) -> QuotedFigure:
    e = f.get("earlier")
    earlier = e and EarlierFigure(edition=e["edition"], as_written=e["as_written"], **_values(e))
    return QuotedFigure(**{k: f[k] for k in ("id", "sentence", "document")}, figure=decode_figure(f), earlier=earlier)


def decode_figure(f: Json) -> Figure:
    """Build a figure from its JSON object.

    Raises:
        KeyError, TypeError, ValueError, InvalidOperation: A field is missing or malformed.
    """
    plain = ("start", "end", "as_written", "unit", "noun", "qualifier", "direction", "as_of")
    return Figure(**{k: f[k] for k in plain}, **_values(f), base=f.get("base"))


def _values(f: Json) -> Json:
    return {"value": Decimal(f["value"]), "upper": None if f["upper"] is None else Decimal(f["upper"])}


def _decode_document(d: Json) -> SourceDocument:
    p = d["published"]
    published = None
    if p["date"]:
        published = Published(day=date.fromisoformat(p["date"]), precision=p["precision"], basis=p["basis"])
    plain = {k: d[k] for k in ("id", "path", "sha256", "title", "publisher", "url", "language", "status")}
    return SourceDocument(
        **plain,
        duplicate_of=d["duplicate_of"],
        reason=d["reason"],
        published=published,
        body=tuple((a, b) for a, b in d["lines"]["body"]),
        dropped=tuple(
            DroppedLines(first=x["lines"][0], last=x["lines"][1], reason=x["reason"]) for x in d["lines"]["dropped"]
        ),
    )
