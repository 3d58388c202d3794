"""Forgeries of delivered files, drawn by a seeded generator: each is one thing somebody could change to deceive."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from briefing import codec, render
from briefing.model import Insertion
from briefing.render import docx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from briefing.model import Edition, Presentation, Surroundings

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Maker:
    """What whoever made the honest files had in hand."""

    edition: Edition
    presentation: Presentation
    around: Mapping[str, Surroundings]

    def make(self, kind: str, edition: Edition | None = None) -> bytes:
        """Render an edition, the honest one by default; `draft` is its first theme's draft."""
        edition = edition or self.edition
        if kind == "draft":
            return docx.draft(edition, edition.themes[0].id, self.presentation, self.around)
        return render.RENDERERS[kind].render(edition, self.presentation, self.around)


# ---------------------------------------------------------------- of the edition


def _letter(text: str, random: Random) -> str:
    at = random.choice([n for n, c in enumerate(text) if c.lower() in VOWELS])
    other = random.choice([v for v in VOWELS if v != text[at].lower()])
    return text[:at] + other + text[at + 1 :]


def _digit(text: str, random: Random) -> str:
    at = random.choice([n for n, c in enumerate(text) if c.isdigit()])
    other = random.choice([d for d in "0123456789" if d != text[at]])
    return text[:at] + other + text[at + 1 :]


def _with_sentence(edition: Edition, id_: str, **changes: Any) -> Edition:
    return replace(edition, sentences=tuple(replace(s, **changes) if s.id == id_ else s for s in edition.sentences))


def one_letter(edition: Edition, random: Random) -> Edition:
    chosen = random.choice(edition.sentences)
    return _with_sentence(edition, chosen.id, text=_letter(chosen.text, random))


def one_digit(edition: Edition, random: Random) -> Edition:
    chosen = random.choice([s for s in edition.sentences if any(c.isdigit() for c in s.text)])
    return _with_sentence(edition, chosen.id, text=_digit(chosen.text, random))


def a_word_left_out(edition: Edition, random: Random) -> Edition:
    chosen = random.choice(edition.sentences)
    words = chosen.text.split()
    del words[random.randrange(1, len(words))]
    return _with_sentence(edition, chosen.id, text=" ".join(words))


def swapped_source(edition: Edition, random: Random) -> Edition:
    chosen = random.choice(edition.sentences)
    others = [d.id for d in edition.documents if d.status == "used" and d.id != chosen.document]
    other = random.choice(others)
    figures = tuple(replace(f, document=other) if f.sentence == chosen.id else f for f in edition.figures)
    return replace(_with_sentence(edition, chosen.id, document=other, also_in=()), figures=figures)


def moved_span(edition: Edition, random: Random) -> Edition:
    chosen = random.choice(edition.sentences)
    by = random.choice([-3, -2, 2, 5, 40])
    return _with_sentence(edition, chosen.id, start=max(0, chosen.start + by), end=max(1, chosen.end + by))


def another_publisher(edition: Edition, random: Random) -> Edition:
    chosen = random.choice([d for d in edition.documents if d.status == "used"])
    documents = tuple(replace(d, publisher="La Gazette du Faux") if d is chosen else d for d in edition.documents)
    return replace(edition, documents=documents)


def another_value(edition: Edition, random: Random) -> Edition:
    chosen = random.choice(edition.figures)
    value = replace(chosen.figure, value=chosen.figure.value + Decimal(7))
    return replace(edition, figures=tuple(replace(f, figure=value) if f is chosen else f for f in edition.figures))


def another_reading(edition: Edition, random: Random) -> Edition:
    """A figure as written that its sentence does not hold."""
    chosen = random.choice([f for f in edition.figures if any(c.isdigit() for c in f.figure.as_written)])
    figure = replace(chosen.figure, as_written=_digit(chosen.figure.as_written, random))
    return replace(edition, figures=tuple(replace(f, figure=figure) if f is chosen else f for f in edition.figures))


def another_keyphrase(edition: Edition, random: Random) -> Edition:
    theme = random.choice([t for t in edition.themes if t.keyphrases])
    phrases = (replace(theme.keyphrases[0], text="complot planétaire avéré"), *theme.keyphrases[1:])
    return replace(edition, themes=tuple(replace(t, keyphrases=phrases) if t is theme else t for t in edition.themes))


def a_note(edition: Edition, random: Random) -> Edition:
    theme = random.choice(edition.themes)
    note = "Selon nos informations, tout est faux."
    return replace(edition, themes=tuple(replace(t, note=note) if t is theme else t for t in edition.themes))


def reworded(edition: Edition, random: Random) -> Edition:
    chosen = random.choice(edition.sentences)
    return _with_sentence(edition, chosen.id, edited=_letter(chosen.text, random))


def another_addition(edition: Edition, random: Random) -> Edition:
    """A letter or digit changed in what stands in brackets, or a bracket that nothing settles."""
    explained = [s for s in edition.sentences if s.additions]
    if not explained or random.random() < 1 / 2:
        chosen = random.choice([s for s in edition.sentences if not s.additions])
        at = chosen.text.index(" ")
        text = f"{chosen.text[:at]} [à Rabat]{chosen.text[at:]}"
        return _with_sentence(edition, chosen.id, text=text, additions=((at, at + len(" [à Rabat]")),))
    chosen = random.choice(explained)
    start, end = random.choice(chosen.additions)
    change = random.choice([_letter, _digit] if any(c.isdigit() for c in chosen.text[start:end]) else [_letter])
    text = chosen.text[:start] + change(chosen.text[start:end], random) + chosen.text[end:]
    return _with_sentence(edition, chosen.id, text=text, additions=random.choice([chosen.additions, ()]))


def moved_addition(edition: Edition, random: Random) -> Edition:
    """A bracket behind other words than those it explains."""
    explained = [s for s in edition.sentences if s.additions]
    chosen = random.choice(explained or edition.sentences)
    if not explained:
        return another_addition(edition, random)
    start, end = chosen.additions[0]
    bare, words = chosen.text[:start] + chosen.text[end:], chosen.text[start:end]
    at = random.choice([n for n, c in enumerate(bare) if c == " " and n != start])
    return _with_sentence(edition, chosen.id, text=bare[:at] + words + bare[at:], additions=((at, at + len(words)),))


def another_witness(edition: Edition, random: Random) -> Edition:
    chosen = random.choice([s for s in edition.sentences if not s.also_in])
    other = random.choice([d.id for d in edition.documents if d.status == "used" and d.id != chosen.document])
    return _with_sentence(edition, chosen.id, also_in=(other,), independent_sources=2)


def another_hash(edition: Edition, random: Random) -> Edition:
    chosen = random.choice([d for d in edition.documents if d.status == "used"])
    digest = f"{random.getrandbits(256):064x}"
    return replace(edition, documents=tuple(replace(d, sha256=digest) if d is chosen else d for d in edition.documents))


def a_warning_less(edition: Edition, random: Random) -> Edition:
    """A flag taken off, or one too many where there is none."""
    chosen = random.choice([s for s in edition.sentences if s.flags] or edition.sentences)
    return _with_sentence(edition, chosen.id, flags=() if chosen.flags else ("needs_context",))


def another_date(edition: Edition, random: Random) -> Edition:
    chosen = random.choice([d for d in edition.documents if d.status == "used" and d.published])
    published = replace(chosen.published, day=chosen.published.day.replace(year=chosen.published.day.year - 1))
    return replace(
        edition, documents=tuple(replace(d, published=published) if d is chosen else d for d in edition.documents)
    )


def a_stated_date(edition: Edition, random: Random) -> Edition:
    """A guessed date passed off as one that the source states."""
    guessed = [d for d in edition.documents if d.status == "used" and d.published and d.published.basis != "metadata"]
    chosen = random.choice(guessed)
    published = replace(chosen.published, basis="metadata")
    return replace(
        edition, documents=tuple(replace(d, published=published) if d is chosen else d for d in edition.documents)
    )


def more_voices(edition: Edition, random: Random) -> Edition:
    """A sentence that a second copy of its own text is said to confirm."""
    chosen = random.choice(edition.sentences)
    return _with_sentence(edition, chosen.id, independent_sources=2 + len(chosen.also_in))


def an_insertion(edition: Edition, random: Random) -> Edition:
    theme = random.choice([t for t in edition.themes if t.sentences])
    said = (Insertion(after=random.choice(theme.sentences), text="Selon nos informations, tout est faux."),)
    return replace(edition, themes=tuple(replace(t, insertions=said) if t is theme else t for t in edition.themes))


EDITIONS: tuple[Callable[[Edition, Random], Edition], ...] = (
    one_letter,
    one_digit,
    a_word_left_out,
    swapped_source,
    moved_span,
    another_publisher,
    another_value,
    another_reading,
    another_keyphrase,
    another_addition,
    moved_addition,
    a_note,
    reworded,
    another_witness,
    another_hash,
    a_warning_less,
    another_date,
    a_stated_date,
    more_voices,
    an_insertion,
)
#: Those that change what a page shows.
SHOWN = (
    one_letter,
    one_digit,
    a_word_left_out,
    another_publisher,
    another_reading,
    another_keyphrase,
    another_addition,
    moved_addition,
    a_note,
)

# ---------------------------------------------------------------- of files


def json_whole(maker: Maker, random: Random) -> bytes:
    """An altered edition with a fingerprint that fits."""
    return codec.dumps(random.choice(EDITIONS)(maker.edition, random)).encode()


def json_careless(maker: Maker, random: Random) -> bytes:
    """An altered edition under the old fingerprint."""
    raw = codec.encode(random.choice(EDITIONS)(maker.edition, random))
    return json.dumps(raw | {"fingerprint": codec.fingerprint(maker.edition)}, ensure_ascii=False).encode()


def pdf_whole(maker: Maker, random: Random) -> bytes:
    return maker.make("pdf", random.choice(EDITIONS)(maker.edition, random))


def pdf_fine_attachment(maker: Maker, random: Random) -> bytes:
    """An altered page around the honest edition."""
    altered = maker.make("pdf", random.choice(SHOWN)(maker.edition, random))
    return attach(altered, codec.dumps(maker.edition).encode())


def pdf_forged_attachment(maker: Maker, random: Random) -> bytes:
    """An honest page around an altered edition."""
    return attach(maker.make("pdf"), codec.dumps(random.choice(EDITIONS)(maker.edition, random)).encode())


def pdf_fewer_pages(maker: Maker, _random: Random) -> bytes:
    import pypdfium2

    return _pdfium(maker.make("pdf"), lambda document: pypdfium2.PdfDocument.del_page(document, len(document) - 1))


def pdf_covered(maker: Maker, random: Random) -> bytes:
    """A white sheet over the top of a page."""
    import pypdfium2.raw as pdfium

    def cover(document: Any) -> None:
        page = document[random.randrange(len(document))]
        sheet = pdfium.FPDFPageObj_CreateNewRect(40, page.get_height() / 2, page.get_width() - 80, 200)
        pdfium.FPDFPageObj_SetFillColor(sheet, 255, 255, 255, 255)
        pdfium.FPDFPath_SetDrawMode(sheet, pdfium.FPDF_FILLMODE_WINDING, 0)
        pdfium.FPDFPage_InsertObject(page, sheet)
        pdfium.FPDFPage_GenerateContent(page)

    return _pdfium(maker.make("pdf"), cover)


def pdf_white(maker: Maker, random: Random) -> bytes:
    """A line of text made white."""
    import pypdfium2.raw as pdfium

    def blank(document: Any) -> None:
        page = document[0]
        lines = [o for o in page.get_objects(max_depth=1) if o.type == pdfium.FPDF_PAGEOBJ_TEXT]
        pdfium.FPDFPageObj_SetFillColor(random.choice(lines).raw, 255, 255, 255, 255)
        pdfium.FPDFPage_GenerateContent(page)

    return _pdfium(maker.make("pdf"), blank)


def pdf_lying_font(maker: Maker, random: Random) -> bytes:
    """Two digits change their shapes in every font: the text says one and the page shows the other."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(maker.make("pdf"))))
    pair = random.choice(["38", "25", "69"])
    for font in [o.get_object() for o in writer._objects if o is not None]:  # noqa: SLF001 - pypdf lists them nowhere
        if isinstance(font, dict) and font.get("/Subtype") == "/Type0":
            _exchange(font, *pair)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _exchange(font: Any, one: str, other: str) -> None:
    from fontTools.ttLib import TTFont

    said = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    glyphs = {chr(int(u, 16)): int(g, 16) for g, u in re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>", said)}
    program = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object().get("/FontFile2")
    if program is None or not {one, other} <= glyphs.keys():
        return
    face = TTFont(io.BytesIO(program.get_object().get_data()))
    names, table = face.getGlyphOrder(), face["glyf"]
    a, b = names[glyphs[one]], names[glyphs[other]]
    table[a], table[b] = table[b], table[a]
    out = io.BytesIO()
    face.save(out)
    program.get_object().set_data(out.getvalue())


def docx_whole(maker: Maker, random: Random) -> bytes:
    return maker.make(random.choice(["docx", "draft"]), random.choice(EDITIONS)(maker.edition, random))


def docx_fine_attachment(maker: Maker, random: Random) -> bytes:
    """One letter or digit of the visible text changed."""
    content = maker.make(random.choice(["docx", "draft"]))
    return part(content, "word/document.xml", lambda tree: _alter_text(tree, random))


def docx_forged_attachment(maker: Maker, random: Random) -> bytes:
    altered = json.dumps(codec.encode(random.choice(EDITIONS)(maker.edition, random)))

    def put(tree: Any) -> None:
        if tree.tag.endswith("}edition"):
            tree.text = altered

    return part(maker.make("docx"), "customXml/item1.xml", put)


def docx_hidden(maker: Maker, random: Random) -> bytes:
    """A sentence hidden from the reader."""
    property_ = random.choice(["vanish", "sz", "color"])

    def hide(tree: Any) -> None:
        run = random.choice(_runs(tree))
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = run.makeelement(f"{W}rPr")
            run.insert(0, properties)
        values = {"vanish": {}, "sz": {f"{W}val": "1"}, "color": {f"{W}val": "FFFFFF"}}
        for old in properties.findall(f"{W}{property_}"):
            properties.remove(old)
        properties.append(properties.makeelement(f"{W}{property_}", values[property_]))

    return part(maker.make("docx"), "word/document.xml", hide)


def docx_hidden_by_style(maker: Maker, _random: Random) -> bytes:
    def hide(tree: Any) -> None:
        style = next(s for s in tree.iter(f"{W}style") if s.get(f"{W}styleId") == "Quotation")
        properties = style.find(f"{W}rPr")
        if properties is None:
            properties = style.makeelement(f"{W}rPr")
            style.append(properties)
        properties.append(properties.makeelement(f"{W}vanish"))

    return part(maker.make("draft"), "word/styles.xml", hide)


def docx_header(maker: Maker, random: Random) -> bytes:
    def say(tree: Any) -> None:
        texts = [t for t in tree.iter(f"{W}t") if t.text]
        random.choice(texts).text = "Note démentie par la rédaction"

    return part(maker.make("docx"), "word/footer1.xml", say)


FILES: tuple[tuple[str, Callable[[Maker, Random], bytes]], ...] = (
    ("json", json_whole),
    ("json", json_careless),
    ("pdf", pdf_whole),
    ("pdf", pdf_fine_attachment),
    ("pdf", pdf_forged_attachment),
    ("pdf", pdf_fewer_pages),
    ("pdf", pdf_covered),
    ("pdf", pdf_white),
    ("pdf", pdf_lying_font),
    ("docx", docx_whole),
    ("docx", docx_fine_attachment),
    ("docx", docx_forged_attachment),
    ("docx", docx_hidden),
    ("docx", docx_hidden_by_style),
    ("docx", docx_header),
)

# ---------------------------------------------------------------- tools of a forger

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def attach(content: bytes, edition: bytes) -> bytes:
    """Put another edition.json into a PDF."""

    def swap(document: Any) -> None:
        document.get_attachment(0).set_data(edition)

    return _pdfium(content, swap)


def _pdfium(content: bytes, change: Callable[[Any], None]) -> bytes:
    import pypdfium2

    out = io.BytesIO()
    with pypdfium2.PdfDocument(content) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def _runs(tree: Any) -> list[Any]:
    return [r for r in tree.iter(f"{W}r") if len("".join(t.text or "" for t in r.iter(f"{W}t"))) > 12]


def _alter_text(tree: Any, random: Random) -> None:
    text = random.choice([t for t in tree.iter(f"{W}t") if any(c.lower() in VOWELS for c in t.text or "")])
    text.text = _digit(text.text, random) if any(c.isdigit() for c in text.text) else _letter(text.text, random)


def part(content: bytes, name: str, change: Callable[[Any], None]) -> bytes:
    """Change one part of a package."""
    from lxml import etree

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == name:
                tree = etree.fromstring(data)
                change(tree)
                data = etree.tostring(tree)
            new.writestr(info, data)
    return out.getvalue()
