"""What an editor has decided on the review page so far: its state, changed by one small operation at a time.

Every operation names one sentence and is applied to the state as it then is, under a lock, so two tabs lose nothing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefing.model import Edition


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence on the page.

    Attributes:
        id: Edition id, or `n1`, `n2` for one that was asked for.
        text: As it is to stand.
        quoted: As the source has it.
        origin: Publisher, or the file's name, and date.
        document: Edition id of its document.
        doubts: Why it should be checked, in words; "" when nothing is doubtful.
    """

    id: str
    text: str
    quoted: str
    origin: str
    document: str
    start: int
    end: int
    cut: bool = False
    doubts: str = ""

    @property
    def reworded(self) -> bool:
        """Whether the words are not the source's."""
        return self.text != self.quoted


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme on the page, with the candidates left to ask for, best first."""

    id: str
    title: str
    rows: tuple[Row, ...]
    more: tuple[Row, ...] = ()


class Desk:
    """The themes of an edition under review.

    Args:
        edition: The edition.
        rows: Its sentences, by id.
        candidates: Theme -> rows that may be asked for.
        saved: What `as_json` gave before, or None.
        save: Called with the state after each operation.
    """

    def __init__(
        self,
        edition: Edition,
        rows: Mapping[str, Row],
        candidates: Mapping[str, Sequence[Row]],
        saved: dict[str, Any] | None,
        save: Callable[[dict[str, Any]], None],
    ) -> None:
        self.edition = edition
        self._lock = Lock()
        self._save = save
        self._themes = {
            t.id: Theme(t.id, t.title, tuple(rows[s] for s in t.sentences), tuple(candidates.get(t.id, ())))
            for t in edition.themes
        }
        for name, decided in (saved or {}).items():
            if name in self._themes:
                self._restore(name, [Row(**row) for row in decided])

    def themes(self) -> tuple[Theme, ...]:
        """Give the page's themes in order."""
        with self._lock:
            return tuple(self._themes.values())

    def theme(self, name: str) -> Theme:
        """Give one theme.

        Raises:
            KeyError: There is none of this name.
        """
        with self._lock:
            return self._themes[name]

    def row(self, id_: str) -> Row:
        """Give one sentence.

        Raises:
            KeyError: There is none.
        """
        found = (row for theme in self.themes() for row in (*theme.rows, *theme.more) if row.id == id_)
        row = next(found, None)
        if row is None:
            raise KeyError(id_)
        return row

    # ------------------------------------------------------------ operations

    def cut(self, theme: str, id_: str, *, cut: bool) -> Theme:
        """Cut a sentence, or take it back."""
        return self._change(theme, id_, lambda row: replace(row, cut=cut))

    def reword(self, theme: str, id_: str, text: str) -> Theme:
        """Give a sentence other words; none at all restore the source's."""
        folded = " ".join(text.split())
        return self._change(theme, id_, lambda row: replace(row, text=folded or row.quoted))

    def move(self, theme: str, id_: str, by: int) -> Theme:
        """Move a sentence one place up (-1) or down (1)."""

        def moved(now: Theme) -> Theme:
            rows = list(now.rows)
            at = next(n for n, row in enumerate(rows) if row.id == id_)
            to = max(0, min(len(rows) - 1, at + by))
            rows.insert(to, rows.pop(at))
            return replace(now, rows=tuple(rows))

        return self._apply(theme, id_, moved)

    def ask(self, theme: str) -> Theme:
        """Take the next candidate of a theme in; nothing happens when there is none left."""

        def asked(now: Theme) -> Theme:
            return replace(now, rows=(*now.rows, *now.more[:1]), more=now.more[1:])

        return self._apply(theme, None, asked)

    def _change(self, theme: str, id_: str, change: Callable[[Row], Row]) -> Theme:
        return self._apply(
            theme, id_, lambda now: replace(now, rows=tuple(change(r) if r.id == id_ else r for r in now.rows))
        )

    def _apply(self, theme: str, id_: str | None, change: Callable[[Theme], Theme]) -> Theme:
        with self._lock:
            now = self._themes[theme]
            if id_ is not None and all(row.id != id_ for row in now.rows):
                raise KeyError(id_)
            self._themes[theme] = change(now)
            self._save({name: [asdict(row) for row in t.rows] for name, t in self._themes.items()})
            return self._themes[theme]

    def _restore(self, name: str, rows: list[Row]) -> None:
        known = {row.quoted for row in rows}
        theme = self._themes[name]
        left = tuple(row for row in theme.more if row.quoted not in known)
        self._themes[name] = replace(theme, rows=tuple(rows), more=left)
