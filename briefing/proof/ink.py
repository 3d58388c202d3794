"""Hold the ink of a PDF against the ink of the same edition laid out again: text may say one thing and show another.

A font can map the glyph of a 9 to the letter 8, a picture can lie over a paragraph, letters can be white. So each glyph
is compared as a picture, in the order of the text, wherever it stands; and where the two files are laid out alike, the
space between the letters is compared too.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefing.proof.quotes import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

#: Pixels per point: 288 dpi tell an 8 from a 3 in the smallest type of a note (6 points).
_SCALE: Final = 4
#: Grey levels between letter and ground below which nothing is to be seen. Source: WCAG 2.2, 1.4.3 asks for far more.
_FAINT: Final = 12.0
#: Correlation of two pictures of one glyph from which they are the same. Chosen by hand: the same glyph set again gives
#: 0.97 and more after a shift by a fraction of a pixel, different digits of the packaged fonts less than 0.8.
_SAME: Final = 0.86
#: Smaller glyphs (full stops, commas) have too few pixels to be told apart by their shape.
_TELLING: Final = 40
#: Pixels by which two pictures of one glyph may differ in size: what rounding makes of its box.
_SIZES: Final = 2
#: Points by which letters may stand apart in two files laid out alike.
_ALIKE: Final = 0.3
#: Share of a page outside its letters that may differ: the edges of tinted boxes.
_SPECKS: Final = 0.0005
_GREY: Final = 64


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A letter on a page; the box is left, bottom, right, top in points."""

    letter: str
    page: int
    box: tuple[float, float, float, float]


def differences(shown: bytes, expected: bytes, *, margin: bool) -> tuple[Finding, ...]:
    """Compare two PDF files whose texts are the same letters.

    Args:
        shown: The file that was delivered.
        expected: Its edition laid out again.
        margin: Whether what is not letters must be alike too; not when they have different logos or colours.

    Returns:
        One finding per run of glyphs that show something else, then one per page that shows something more.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(shown) as ours, pypdfium2.PdfDocument(expected) as theirs:
        left, right = _glyphs(ours), _glyphs(theirs)
        if [g.letter for g in left] != [g.letter for g in right]:
            return ()
        return tuple(_compare(_Pages(ours), _Pages(theirs), list(zip(left, right, strict=True)), margin=margin))


def _compare(ours: _Pages, theirs: _Pages, pairs: list[tuple[_Glyph, _Glyph]], *, margin: bool) -> Iterator[Finding]:
    wrong = [a for a, b in pairs if not _alike(ours.cut(a), theirs.cut(b))]
    for page in sorted({g.page for g in wrong}):
        letters = "".join(g.letter for g in wrong if g.page == page)
        yield _finding(page, f"the page does not show what its text says, at «{letters[:60]}»")
    if margin and all(_together(a, b) for a, b in pairs):
        for page in range(max(len(ours), len(theirs))):
            if _more(ours, theirs, page, [a for a, _ in pairs if a.page == page]):
                yield _finding(page, "the page shows something beside its text that the edition does not")


def _finding(page: int, detail: str) -> Finding:
    name = f"page {page + 1}"
    return Finding(id=name, verdict="changed", place=name, sha256=None, detail=detail)


class _Pages:
    """The pages of a file as pictures, grey levels with row 0 at the top; one is kept at a time."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self._number = -1
        self._picture: NDArray[Any] | None = None

    def __len__(self) -> int:
        return len(self.document)

    def picture(self, number: int) -> NDArray[Any]:
        if self._picture is None or number != self._number:
            bitmap = self.document[number].render(scale=_SCALE, grayscale=True)
            self._number, self._picture = number, bitmap.to_numpy().reshape(bitmap.height, -1)
        return self._picture

    def cut(self, glyph: _Glyph) -> NDArray[Any]:
        """Cut a glyph out with a pixel around it."""
        picture = self.picture(glyph.page)
        left, bottom, right, top = glyph.box
        height = picture.shape[0]
        rows = slice(max(0, height - round(top * _SCALE) - 1), max(0, height - round(bottom * _SCALE) + 1))
        return picture[rows, max(0, round(left * _SCALE) - 1) : max(0, round(right * _SCALE) + 1)]


def _glyphs(document: Any) -> list[_Glyph]:
    return [glyph for number in range(len(document)) for glyph in _on_page(document[number], number)]


def _on_page(page: Any, number: int) -> Iterator[_Glyph]:
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    box = [ctypes.c_double() for _ in range(4)]
    for n in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, n))
        if letter.isspace() or letter in "\x00\u00ad\ufffe\u200b\u2060":
            continue
        pdfium.FPDFText_GetCharBox(text, n, *(ctypes.byref(box[k]) for k in (0, 2, 1, 3)))
        yield _Glyph(letter, number, (box[0].value, box[1].value, box[2].value, box[3].value))


def _together(a: _Glyph, b: _Glyph) -> bool:
    return a.page == b.page and all(abs(x - y) <= _ALIKE for x, y in zip(a.box, b.box, strict=True))


def _alike(ours: NDArray[Any], theirs: NDArray[Any]) -> bool:
    """Tell whether two pictures show one glyph; what their colours are does not matter, but that they are seen does."""
    import numpy as np

    if theirs.size < _TELLING or np.ptp(theirs) < _FAINT:
        return True
    if ours.size < _TELLING or np.ptp(ours) < _FAINT:
        return False
    if ours.shape == theirs.shape and bool((ours == theirs).all()):
        return True
    height, width = min(ours.shape[0], theirs.shape[0]), min(ours.shape[1], theirs.shape[1])
    if max(abs(ours.shape[0] - theirs.shape[0]), abs(ours.shape[1] - theirs.shape[1])) > _SIZES:
        return False
    fixed = theirs[:height, :width].astype(float)
    best = max(
        _correlation(np.roll(ours[:height, :width].astype(float), (dy, dx), (0, 1)), fixed)
        for dy in (0, -1, 1)
        for dx in (0, -1, 1)
    )
    return best >= _SAME


def _correlation(a: NDArray[Any], b: NDArray[Any]) -> float:
    """Pearson's correlation of two pictures, unsigned: white on black shows what black on white does."""
    import numpy as np

    a, b = a - a.mean(), b - b.mean()
    scale = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return abs(float((a * b).sum())) / scale if scale else 0.0


def _more(ours: _Pages, theirs: _Pages, page: int, letters: list[_Glyph]) -> bool:
    """Tell whether two pages differ outside their letters."""
    import numpy as np

    if page >= len(ours) or page >= len(theirs):
        return True
    left, right = ours.picture(page), theirs.picture(page)
    if left.shape != right.shape:
        return True
    differs = np.abs(left.astype(int) - right.astype(int)) > _GREY
    height = left.shape[0]
    for g in letters:
        rows = slice(max(0, height - round(g.box[3] * _SCALE) - 3), max(0, height - round(g.box[1] * _SCALE) + 3))
        differs[rows, max(0, round(g.box[0] * _SCALE) - 3) : max(0, round(g.box[2] * _SCALE) + 3)] = False
    return float(differs.mean()) > _SPECKS
