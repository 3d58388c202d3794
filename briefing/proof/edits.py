"""What an editor did to a draft: each sentence of the edition kept, moved, reworded or cut, and what was added.

Pure. The draft as it was made and the draft that came back are both given as paragraphs. A sentence is known by its
name; one that lost its name is found again by its words.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from briefing.proof.quotes import quotation
from briefing.text.normalise import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.proof.draft import Paragraph

How = Literal["kept", "bracketed", "reworded"]

#: Share of words in common, in order, from which a paragraph without a name is a reworded sentence. Chosen by hand:
#: half of the words may be other ones when the rest stands in the same order.
SAME_SENTENCE: Final = 0.5
#: Fewer letters may stand in a sentence, too; a tail has a number, a source and a date.
_LEAST_TAIL: Final = 6
#: Signs that word processors exchange by themselves while a person types.
_TYPED: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the edition as it came back: `text` is the editor's, white space folded."""

    id: str
    theme: str
    how: How
    text: str


@dataclass(frozen=True, slots=True)
class Addition:
    """Words that stand in no sentence of the edition; `after` is the sentence before them in their theme, or None."""

    theme: str
    text: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Edits:
    """What one draft says.

    Attributes:
        sentences: In the order of the draft.
        cut: Ids of the sentences that it showed and that are gone.
        additions: In the order of the draft.
        repeated: Ids of sentences that came back twice; the first one counts.
    """

    sentences: tuple[Sentence, ...]
    cut: tuple[str, ...] = ()
    additions: tuple[Addition, ...] = ()
    repeated: tuple[str, ...] = ()


def letters(text: str) -> str:
    """Reduce a text to what a person typed on purpose: no white space, plain quotes and apostrophes."""
    return "".join(text.translate(_TYPED).split()).replace("\u00ad", "").replace("…", "...")


def compare(
    made: Sequence[Paragraph],
    returned: Sequence[Paragraph],
    texts: Mapping[str, str],
    themes: Mapping[str, str],
    theme: str,
    bare: Mapping[str, str] | None = None,
    introduction: str = "",
) -> Edits:
    """Compare a draft that came back with the draft that was made.

    Args:
        made: Paragraphs of the draft rendered again.
        returned: Paragraphs of the file that came back.
        texts: Edition id -> the sentence as it was quoted, for every sentence of the edition.
        themes: Edition id -> its theme.
        theme: Of the draft; "" for the whole note, whose themes are told by their headings.
        bare: Edition id -> the sentence without what the program added in brackets, where that differs.
        introduction: What the program writes before the words of an editor that stand in no source.
    """
    layout = _Layout(made, texts, themes, theme, letters(introduction))
    reader = _Reader(layout, texts, theme, bare or {})
    reader.read(returned)
    return reader.edits()


class _Layout:
    """What the program itself wrote around the sentences, by its letters.

    Attributes:
        shown: Ids of the sentences that the draft showed, in order.
        tails: What follows each sentence in its paragraph: its number, source and marks.
        furniture: Paragraphs without a sentence.
        headings: Paragraph that opens a theme -> the theme.
        ends: Paragraphs that can only stand after the last sentence.
        styles: Of the paragraphs of furniture that hold no sentence.
        introduction: What opens the words of an editor in a note that was published before; those are no furniture.
    """

    def __init__(
        self,
        made: Sequence[Paragraph],
        texts: Mapping[str, str],
        themes: Mapping[str, str],
        theme: str,
        introduction: str,
    ) -> None:
        self.introduction = introduction
        named = [n for n, p in enumerate(made) if any(piece.sentence in texts for piece in p.pieces)]
        self.shown = [piece.sentence for n in named for piece in made[n].pieces if piece.sentence in texts]
        beside = {letters(piece.text) for n in named for piece in made[n].pieces if piece.sentence is None}
        self.tails = {tail for tail in beside if len(tail) >= _LEAST_TAIL}
        plain = [(n, p) for n, p in enumerate(made) if n not in set(named) and not self.introduces(p)]
        self.furniture = {letters(p.text) for _, p in plain}
        last = named[-1] if named else len(made)
        self.ends = {letters(p.text) for n, p in plain if n > last} - {letters(p.text) for n, p in plain if n < last}
        body = {made[n].style for n in named}
        self.styles = {p.style for _, p in plain} - body - {""}
        self.headings: dict[str, str] = {}
        if not theme:
            self._open(made, named, themes)

    def introduces(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph holds words of an editor that were published before."""
        return bool(self.introduction) and letters(paragraph.text).startswith(self.introduction)

    def _open(self, made: Sequence[Paragraph], named: list[int], themes: Mapping[str, str]) -> None:
        """A theme opens with the first paragraph after the sentences of the one before."""
        before = -1
        for n in named:
            id_ = next(piece.sentence for piece in made[n].pieces if piece.sentence in themes)
            theme = themes[id_ or ""]
            if theme not in self.headings.values():
                opening = [k for k in range(before + 1, n) if made[k].style.startswith("Heading")] or [n - 1]
                self.headings[letters(made[opening[-1]].text)] = theme
            before = n


@dataclass
class _Reader:
    """One pass over a draft that came back; sentences without a name are looked for when all names are known."""

    layout: _Layout
    texts: Mapping[str, str]
    theme: str
    bare: Mapping[str, str]
    found: list[tuple[str | None, str, str]] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)

    def read(self, returned: Sequence[Paragraph]) -> None:
        """Collect (id or None, theme, words) of everything an editor may have touched."""
        theme, seen, over = self.theme, set[str](), False
        for paragraph in returned:
            whole = letters(paragraph.text)
            if whole in self.layout.headings:
                theme = self.layout.headings[whole]
            named = any(piece.sentence in self.texts for piece in paragraph.pieces)
            over = over or (whole in self.layout.ends and bool(seen))
            if theme and (named or not (over or self._is_ours(paragraph, whole))):
                for id_, text in self._said(paragraph):
                    self._take(id_, theme, text, seen)

    def _is_ours(self, paragraph: Paragraph, whole: str) -> bool:
        if self.layout.introduces(paragraph):
            return False
        key_point = any(piece.sentence == "" for piece in paragraph.pieces)
        return not whole or key_point or whole in self.layout.furniture or paragraph.style in self.layout.styles

    def _take(self, id_: str | None, theme: str, text: str, seen: set[str]) -> None:
        if id_ is not None and id_ in seen:
            # the second half of a sentence that was split, or the sentence pasted twice
            at = next(n for n, row in enumerate(self.found) if row[0] == id_)
            whole = self.found[at][2]
            if letters(text) == letters(whole):
                self.repeated.append(id_)
            else:
                self.found[at] = (id_, self.found[at][1], f"{whole} {text}")
            return
        if id_ is not None:
            seen.add(id_)
        self.found.append((id_, theme, text))

    def _said(self, paragraph: Paragraph) -> Iterator[tuple[str | None, str]]:
        """Give the sentences of a paragraph; words typed beside a named one belong to it."""
        rows: list[tuple[str | None, str]] = []
        for piece in paragraph.pieces:
            id_ = piece.sentence if piece.sentence in self.texts else None
            text = fold_space(self._without_tail(piece.text))
            if not text:
                continue
            if id_ is None and rows and rows[-1][0] is not None and not self._is_known(text):
                rows[-1] = (rows[-1][0], _beside(rows[-1][1], text))
            elif id_ is not None and rows and rows[-1][0] is None and not self._is_known(rows[-1][1]):
                rows[-1] = (id_, _beside(rows[-1][1], text))
            else:
                rows.append((id_, text))
        yield from rows

    def _is_known(self, text: str) -> bool:
        """Tell whether words are a sentence of the edition of their own."""
        own = letters(text)
        return any(letters(t) == own for t in self.texts.values())

    def _without_tail(self, text: str) -> str:
        """Take out what the program wrote after a sentence, wherever it stands in the words."""
        if self.layout.introduction and letters(text).startswith(self.layout.introduction):
            text = _cut_letters(text, self.layout.introduction)
        lines = text.split("\n")
        kept = [line for line in lines if letters(line) not in self.layout.tails]
        rest = "\n".join(kept)
        for tail in sorted(self.layout.tails, key=len, reverse=True):
            rest = _cut_letters(rest, tail)
        return rest

    # ------------------------------------------------------------ sentences without a name

    def edits(self) -> Edits:
        """Find the sentences that lost their names, and say what became of each."""
        taken = {id_ for id_, _, _ in self.found if id_ is not None}
        self.found = [row for entry in self.found for row in self._by_words(*entry, taken)]
        self._by_likeness()
        sentences, additions = [], []
        after: dict[str, str | None] = {}
        for id_, theme, text in self.found:
            if id_ is None:
                additions.append(Addition(theme, text, after.get(theme)))
            else:
                quoted = self.texts[id_]
                sentences.append(returned_sentence(id_, theme, text, quoted, self.bare.get(id_, quoted)))
                after[theme] = id_
        there = {s.id for s in sentences}
        cut = tuple(id_ for id_ in self.layout.shown if id_ and id_ not in there)
        return Edits(tuple(sentences), cut, tuple(additions), tuple(dict.fromkeys(self.repeated)))

    def _missing(self) -> list[str]:
        there = {id_ for id_, _, _ in self.found}
        return [id_ for id_ in self.layout.shown if id_ and id_ not in there]

    def _by_words(self, id_: str | None, theme: str, text: str, taken: set[str]) -> list[tuple[str | None, str, str]]:
        """Take the sentences of the edition out of words that hold them letter for letter."""
        if id_ is not None:
            return self._joined_by(id_, theme, text, taken)
        rows: list[tuple[str | None, str, str]] = []
        rest = text
        for other in sorted(self.texts, key=lambda i: -len(self.texts[i])):
            if not rest or letters(self.texts[other]) not in letters(rest):
                continue
            rest = _cut_letters(rest, letters(self.texts[other]))
            if other in taken:
                self.repeated.append(other)
            else:
                taken.add(other)
                rows.append((other, theme, self.texts[other]))
        rows.sort(key=lambda row: letters(text).find(letters(row[2])))
        rest = fold_space(self._without_tail(rest))
        return rows + ([(None, theme, rest)] if any(c.isalnum() for c in rest) else [])

    def _joined_by(self, id_: str, theme: str, text: str, taken: set[str]) -> list[tuple[str | None, str, str]]:
        """Take sentences that lost their names at the beginning or the end of another one out of it."""
        rows: list[tuple[str | None, str, str]] = [(id_, theme, text)]
        for other in self._missing():
            own = letters(self.texts[other])
            at = next(n for n, row in enumerate(rows) if row[0] == id_)
            whole = letters(rows[at][2])
            if other in taken or own == whole or not (whole.startswith(own) or whole.endswith(own)):
                continue
            taken.add(other)
            rows[at] = (id_, theme, fold_space(_cut_letters(rows[at][2], own, last=not whole.startswith(own))))
            rows.insert(at if whole.startswith(own) else at + 1, (other, theme, self.texts[other]))
        return rows

    def _by_likeness(self) -> None:
        """Give the paragraphs left over to the missing sentences that they are most like."""
        loose = [n for n, row in enumerate(self.found) if row[0] is None]
        rated = sorted(
            ((_likeness(self.found[n][2], self.texts[id_]), -n, id_) for n in loose for id_ in self._missing()),
            reverse=True,
        )
        used: set[object] = set()
        for share, minus, id_ in rated:
            if share >= SAME_SENTENCE and -minus not in used and id_ not in used:
                used |= {-minus, id_}
                self.found[-minus] = (id_, *self.found[-minus][1:])


def _beside(left: str, right: str) -> str:
    """Join words that stand in one paragraph."""
    return left + right if right[0] in ".,;:!?)…" else f"{left} {right}"


def _cut_letters(text: str, run: str, *, last: bool = False) -> str:
    """Take a run of letters, the first or the last one, out of a text, whatever white space stands among them."""
    places = [(n, c) for n, raw in enumerate(text) for c in letters(raw)]
    whole = "".join(c for _, c in places)
    at = (whole.rfind(run) if last else whole.find(run)) if run else -1
    if at < 0:
        return text
    return text[: places[at][0]] + " " + text[places[at + len(run) - 1][0] + 1 :]


def _likeness(a: str, b: str) -> float:
    """Share of the words of two texts that stand in both in the same order."""
    return difflib.SequenceMatcher(None, _words(a), _words(b), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?()[]\"'").casefold() for word in text.translate(_TYPED).split()]


def returned_sentence(id_: str, theme: str, text: str, quoted: str, bare: str) -> Sentence:
    """Say what became of a sentence's words.

    Args:
        id_: Edition id.
        theme: Where it stands now.
        text: The words that came back.
        quoted: The words as they were shown.
        bare: Those without what the program added in brackets; taking that out leaves a quotation.
    """
    if letters(text) == letters(quoted):
        return Sentence(id_, theme, "kept", quoted)
    if letters(text) == letters(bare):
        return Sentence(id_, theme, "bracketed", bare)
    verdict, _ = quotation(text, bare)
    return Sentence(id_, theme, "bracketed" if verdict == "elided" else "reworded", text)
