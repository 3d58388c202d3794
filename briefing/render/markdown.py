"""Edition -> brief.md: CommonMark with references, readable as plain text too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.render import catalogue, view
from briefing.render.typography import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefing.model import Edition, Presentation, Surroundings
    from briefing.render.catalogue import Catalogue
    from briefing.render.view import Disagreement, Note, Quote, Section, Source

#: What CommonMark would read as markup inside a line; a character reference or a backslash keeps it text.
_INLINE = re.compile(r"([\\`*_\[\]<>&|~#])")
#: What it would read as markup at the start of a line.
_START = re.compile(r"^(\d{1,9})?([-+=.)])")


def render(edition: Edition, presentation: Presentation, surroundings: Mapping[str, Surroundings]) -> bytes:
    """Return brief.md, UTF-8.

    Raises:
        ConfigError: The presentation is at fault.
    """
    words = catalogue.catalogue(edition.language, presentation.templates)
    note = view.note(edition, presentation, surroundings)
    parts = ["\n".join(_head(note, words))]
    parts += [
        "\n".join(_SECTIONS[name](note, words)) for name in view.sections(presentation, full=True) if name in _SECTIONS
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def escape(text: str) -> str:
    r"""Write a text so that Markdown shows exactly it.

    >>> escape("1. R&D <b> *x*")
    '1\\. R\\&D \\<b\\> \\*x\\*'
    """
    return _START.sub(r"\1\\\2", _INLINE.sub(r"\\\1", printable(text)))


def _head(note: Note, words: Catalogue) -> Iterator[str]:
    yield f"# {escape(note.title)}\n"
    yield " · ".join(escape(part) for part in (note.issuer, note.label, note.period, note.mention) if part)
    if not note.totals.sentences:
        yield "\n" + words.say("Nothing new in this period: no sentence was kept.")


def _key_points(note: Note, words: Catalogue) -> Iterator[str]:
    if note.key_points:
        yield f"## {words.say('Key points')}\n"
        yield from (f"1. {escape(quote.text)} {_reference(quote)}" for quote in note.key_points)


def _key_figures(note: Note, words: Catalogue) -> Iterator[str]:
    if note.key_figures:
        yield f"## {words.say('Key figures')}\n"
        for value in note.key_figures:
            yield f"- **{escape(value.as_written)}** – {escape(value.excerpt.text)} {_reference(value.quote)}"


def _timeline(note: Note, words: Catalogue) -> Iterator[str]:
    if note.timeline:
        yield f"## {words.say('Dates')}\n"
        yield from (f"- **{escape(m.date)}** – {escape(m.excerpt)} {_reference(m.quote)}" for m in note.timeline)


def _themes(note: Note, words: Catalogue) -> Iterator[str]:
    shown = [t for t in note.themes if t.quotes or t.note or t.inserted or note.totals.sentences]
    yield "\n\n".join("\n".join(_theme(theme, words)) for theme in shown)


def _theme(theme: Section, words: Catalogue) -> Iterator[str]:
    yield f"## {theme.position}. {escape(theme.title)}"
    if theme.keyphrases:
        yield f"\n{words.say('Key phrases')}{_colon(words)} " + ", ".join(escape(k) for k in theme.keyphrases)
    if theme.note:
        yield f"\n{escape(theme.note)}"
    yield from (f"\n{escape(text)}" for text in theme.inserted)
    for quote in theme.quotes:
        yield f"\n> {escape(quote.text)}\n>\n> {_origin(quote, words)}"
        yield from (f"\n{escape(text)}" for text in quote.inserted)
    for item in theme.divergences:
        yield "\n" + "\n".join(_disagreement(item))


def _origin(quote: Quote, words: Catalogue) -> str:
    """`2.3 · Le Journal, 21 nov. 2025, § 3 [1] · nouveau · à vérifier (...)`."""
    place = f", § {quote.paragraph}" if quote.paragraph else ""
    novelty = {"new": words.say("new"), "update": words.say("update")}.get(quote.novelty)
    parts = [
        f"**{quote.label}**",
        f"{escape(quote.source.publisher)}, {escape(quote.source.short_date)}{place} {_reference(quote)}",
        novelty,
        f"{words.say('to check')} ({', '.join(quote.doubts)})" if quote.doubts else None,
        words.say("older") if quote.old else None,
        words.say("reworded by the editors") if quote.edited else None,
        words.say("also in") + " " + ", ".join(_number(s) for s in quote.also_in) if quote.also_in else None,
    ]
    return " · ".join(part for part in parts if part)


def _divergences(note: Note, words: Catalogue) -> Iterator[str]:
    if note.divergences:
        yield f"## {words.say('Where the sources differ')}\n"
        yield "\n\n".join("\n".join(_disagreement(item)) for item in note.divergences)


def _disagreement(item: Disagreement) -> Iterator[str]:
    yield f"**{escape(item.quantity)}** ({item.kind}). {escape(item.note)}\n"
    for value in item.values:
        source = f"{escape(value.quote.source.publisher)} {_reference(value.quote)}"
        yield f"- **{escape(value.as_written)}** – {escape(value.excerpt.text)} ({source})"


def _figures(note: Note, words: Catalogue) -> Iterator[str]:
    if note.values:
        heads = [words.say(h) for h in ("Figure", "In the text", "Trend", "Period", "Source")]
        yield f"## {words.say('Table of figures')}\n\n| {' | '.join(heads)} |\n|{' --- |' * len(heads)}"
        for value in note.values:
            cells = (value.as_written, value.excerpt.text, value.trend or "–", value.as_of or "–")
            yield f"| {' | '.join(escape(c) for c in cells)} | {_reference(value.quote)} |"


def _sources(note: Note, words: Catalogue) -> Iterator[str]:
    if note.sources:
        yield f"## {words.say('Sources')}\n"
        yield from (_source(source, words) for source in note.sources)


def _source(source: Source, words: Catalogue) -> str:
    title = escape(source.title or source.name)
    title = f"[{title}](<{source.link.replace('<', '%3C').replace('>', '%3E')}>)" if source.link else title
    guessed = f" ({source.guessed})" if source.guessed else ""
    quotes = words.count("%(num)s sentence", "%(num)s sentences", len(source.quotes))
    characters = words.count("%(num)s character", "%(num)s characters", source.characters)
    anchor = f'<a id="source-{source.number}"></a>'
    return (
        f"{source.number}. {anchor}{escape(source.publisher)}, {title}, {escape(source.date)}{guessed}."
        f" {quotes}, {characters}. {escape(source.name)}, SHA-256 `{source.hash}…`"
    )


def _left_out(note: Note, words: Catalogue) -> Iterator[str]:
    totals, left_out = note.totals, note.left_out
    yield f"## {words.say('What was left out')}\n"
    read = words.count("%(num)s document read", "%(num)s documents read", totals.read)
    yield f"- {read}, {words.count('%(num)s quoted', '%(num)s quoted', totals.used)}"
    if left_out.foreign:
        one, many = (
            "%(num)s document in another language set aside",
            "%(num)s documents in other languages set aside",
        )
        yield f"- {words.count(one, many, left_out.foreign)}"
    if left_out.undated:
        one, many = "%(num)s quoted document without a date", "%(num)s quoted documents without a date"
        yield f"- {words.count(one, many, len(left_out.undated))} ({', '.join(escape(n) for n in left_out.undated)})"
    if left_out.lines:
        one, many = (
            "%(num)s line set aside as not part of an article",
            "%(num)s lines set aside as not part of an article",
        )
        listed = ", ".join(f"{escape(reason)} {words.number(n)}" for reason, n in left_out.lines)
        yield f"- {words.count(one, many, sum(n for _, n in left_out.lines))} ({listed})"
    for document in left_out.documents:
        reason = f" ({escape(document.reason)})" if document.reason else ""
        yield f"- {escape(document.title)}{_colon(words)} {document.status}{reason}"
    yield from (f"- {escape(subject)}{_colon(words)} {escape(message)}" for subject, message in left_out.problems)


def _reference(quote: Quote) -> str:
    return _number(quote.source)


def _number(source: Source) -> str:
    return f"[[{source.number}]](#source-{source.number})"


def _colon(words: Catalogue) -> str:
    return "\u00a0:" if words.language == "fr" else ":"


_SECTIONS: dict[str, Callable[[Note, Catalogue], Iterator[str]]] = {
    "key_points": _key_points,
    "key_figures": _key_figures,
    "timeline": _timeline,
    "themes": _themes,
    "divergences": _divergences,
    "figures": _figures,
    "sources": _sources,
    "left_out": _left_out,
}
