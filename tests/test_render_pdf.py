"""brief.pdf, opened by other libraries: whole, tagged, self-contained, and the same each time."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import pypdf
import pypdfium2
import pytest

from briefing import codec
from briefing.errors import ConfigError, RenderError
from briefing.model import Presentation
from briefing.render import page, palette, pdf, view
from briefing.render.typography import printable
from tests import editions

SIGNED = Presentation(mention="Diffusion restreinte", issuer="Cellule de veille", timezone="Europe/Paris")
CASES = {
    "plain": lambda: editions.edition(themes=2),
    "hostile": editions.hostile,
    "empty": editions.empty,
    "arabic": editions.arabic,
}


#: Points from the left edge to the gutter before the margin's notes.
MARGIN = 400


@cache
def made(case: str) -> bytes:
    edition = CASES[case]()
    return page.render(edition, SIGNED, editions.surroundings(edition))


def text(content: bytes) -> str:
    """The text of the main column, without white space and without what repeats on each page."""
    with pypdfium2.PdfDocument(content) as document:
        pages = []
        for sheet in document:
            area = sheet.get_textpage()
            low, high = 60, sheet.get_height() - (0 if not pages else 75)
            pages.append(area.get_text_bounded(right=MARGIN, bottom=low, top=high))
            area.close()
            sheet.close()
    return "".join("".join(pages).replace("\ufffe", "").split())


def catalogue(content: bytes) -> pypdf.generic.DictionaryObject:
    return pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]


def elements(content: bytes, kind: str) -> list[pypdf.generic.DictionaryObject]:
    """Structure elements of one type, in reading order."""
    found: list[pypdf.generic.DictionaryObject] = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            for child in node:
                walk(child)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            if node.get("/S") == kind:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(catalogue(content)["/StructTreeRoot"]["/K"])
    return found


MARKS = re.compile("[\u202a-\u202e\u200e\u200f]")


@pytest.mark.parametrize("case", ["plain", "hostile"])
def test_every_sentence_is_there_letter_by_letter(case):
    shown = MARKS.sub("", text(made(case)))
    # A sentence of two pages is one only in the structure tree: the file lists the second page's part with that page.
    shown = re.sub("(?:mot){100,}", "", shown) + "mot" * shown.count("mot")
    missing = [
        s.text[:60] for s in CASES[case]().sentences if "".join(MARKS.sub("", printable(s.text)).split()) not in shown
    ]
    # A mark that turns the direction is obeyed, so that its words stand mirrored on the page.
    assert missing == [t[:60] for t in editions.HOSTILE if "\u202e" in t and case == "hostile"]


def test_the_same_edition_gives_the_same_bytes():
    edition = CASES["plain"]()
    assert page.render(edition, SIGNED, editions.surroundings(edition)) == made("plain")


def test_the_edition_travels_inside_as_data():
    root = catalogue(made("plain"))
    (attached,) = root["/AF"]
    file = attached.get_object()
    assert file["/AFRelationship"] == "/Data"
    assert file["/UF"] == "edition.json"
    assert codec.loads(file["/EF"]["/F"].get_data().decode()) == CASES["plain"]()


@pytest.mark.parametrize("case", CASES)
def test_it_claims_archive_and_accessibility_standards_once(case):
    packet = catalogue(made(case))["/Metadata"].get_data().decode()
    assert packet.count("<rdf:RDF") == 1
    assert re.search(r"pdfaid:part[=>\"]*3", packet)
    assert re.search(r"pdfaid:conformance[=>\"]*A", packet)
    assert "<pdfuaid:part>1<" in packet


@pytest.mark.parametrize(("case", "language"), [("plain", "fr"), ("arabic", "ar")])
def test_language_title_and_bookmarks_are_set(case, language):
    root = catalogue(made(case))
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    titles = [str(item.title) for item in _flat(pypdf.PdfReader(io.BytesIO(made(case))).outline)]
    assert [t.title for t in CASES[case]().themes if not any(t.title in b for b in titles)] == []


def _flat(outline):
    for item in outline:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item


@pytest.mark.parametrize("case", CASES)
def test_every_font_is_embedded_and_can_be_copied_from(case):
    for sheet in pypdf.PdfReader(io.BytesIO(made(case))).pages:
        for font in sheet["/Resources"]["/Font"].values():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "/ToUnicode" in font


def test_figures_have_words_and_headings_skip_no_level():
    assert all(str(figure["/Alt"]).strip() for figure in elements(made("plain"), "/Figure"))
    assert len(elements(made("plain"), "/H1")) == 1
    assert elements(made("plain"), "/H2")
    assert all("/Headers" in str(cell.get("/A")) for cell in elements(made("plain"), "/TD"))


def test_nothing_runs_when_it_is_opened():
    root = catalogue(made("hostile"))
    assert "/OpenAction" not in root
    assert "/AA" not in root
    assert "/JavaScript" not in root.get("/Names", {})
    assert b"javascript:" not in made("hostile")


def test_links_lead_from_sentence_to_source_and_back():
    names = pypdf.PdfReader(io.BytesIO(made("plain"))).named_destinations
    assert {"s1", "source-1", "t1"} <= set(names)


@pytest.mark.parametrize("case", ["empty"])
def test_nothing_new_is_one_page_that_says_so(case):
    assert len(pypdf.PdfReader(io.BytesIO(made(case))).pages) == 1
    assert "Riendenouveau" in text(made(case))


def test_the_brief_look_is_one_page_for_twelve_themes():
    edition = editions.edition(themes=12, sentences=3)
    content = page.render(edition, Presentation(look="brief"), {})
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1


def test_sections_stand_in_the_order_asked_for():
    chosen = Presentation(sections=("sources", "key_points"))
    html = page.markup(editions.edition(), chosen, {})
    assert html.index('id="sources"') < html.index('id="h-essential"')
    assert 'id="figures"' not in html


@pytest.mark.parametrize(
    ("presentation", "named"),
    [
        (Presentation(look="poster"), "poster"),
        (Presentation(sections=("themes", "horoscope")), "horoscope"),
        (Presentation(timezone="Mars/Olympus"), "Mars/Olympus"),
    ],
)
def test_a_wrong_presentation_is_named(presentation, named):
    with pytest.raises(ConfigError, match=named):
        page.markup(editions.edition(), presentation, {})


def test_a_colour_that_is_none_is_named():
    with pytest.raises(ConfigError, match="bleu"):
        page.asset("colours.css", Presentation(accent="bleu"))


def test_a_logo_that_is_no_picture_is_refused():
    with pytest.raises(RenderError, match="PNG nor SVG"):
        page.markup(editions.edition(), Presentation(logo=b"GIF89a"), {})


HOSTILE_LOGO = b"""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="5">&x;</text></svg>"""


def test_a_logo_that_reaches_out_is_refused_by_its_name():
    presentation = Presentation(logo=HOSTILE_LOGO)
    with pytest.raises(RenderError, match=r"logo.*Save the logo"):
        page.render(editions.empty(), presentation, {})


def test_a_logo_is_shown_with_its_words():
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>'
    html = page.markup(editions.edition(), Presentation(logo=logo, issuer="Cellule"), {})
    assert '<img class="logo" src="logo.svg" alt="Cellule">' in html
    assert page.asset("logo.svg", Presentation(logo=logo)) == logo


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="/etc/hostname" alt="x">',
    ],
)
def test_a_page_may_use_nothing_but_template_files(picture):
    html = f'<html lang="fr"><title>x</title><body><p>{picture}</p></body></html>'
    with pytest.raises(RenderError, match="Failed to load image"):
        pdf.print_page(html, lambda name: page.asset(name, Presentation()))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<html lang="fr"><title>x</title><p><a href="#nowhere">x</a></p>', "nowhere"),
        ('<html lang="fr"><title>x</title><p><img src="logo.svg"></p>', "alt"),
        ("<html><title>x</title><p>x</p>", "lang"),
    ],
)
def test_what_a_blind_reader_would_miss_is_an_error(body, fault):
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    with pytest.raises(RenderError, match=fault):
        pdf.print_page(body, lambda _name: picture)


@pytest.mark.parametrize("left_out", view.SECTIONS)
def test_any_section_may_be_left_out(left_out):
    kept = tuple(name for name in view.SECTIONS if name != left_out)
    html = page.markup(editions.edition(themes=2), Presentation(sections=kept), {})
    targets, names = set(re.findall(r'href="#([^"]+)"', html)), set(re.findall(r'id="([^"]+)"', html))
    assert targets <= names


@pytest.mark.parametrize("ground", [palette.PAPER, palette.TINT])
def test_theme_colours_can_be_read_by_day(ground):
    assert min(palette.contrast(day, ground) for day, _ in palette.THEMES) >= palette.CONTRAST


@pytest.mark.parametrize("ground", [palette.NIGHT, palette.NIGHT_TINT])
def test_theme_colours_can_be_read_by_night(ground):
    assert min(palette.contrast(night, ground) for _, night in palette.THEMES) >= palette.CONTRAST


@pytest.mark.parametrize("accent", ["#ffff00", "#000000", "#ffffff", "#12304f", "#ff0000"])
def test_any_accent_is_made_readable(accent):
    for ground in (palette.TINT, palette.NIGHT_TINT):
        assert palette.contrast(palette.readable(accent, ground), ground) >= palette.CONTRAST


def test_a_sentence_that_runs_against_the_note_turns_its_paragraph_round():
    made = editions.arabic()
    first, *others = made.documents
    mixed = replace(made, documents=(replace(first, language="fr"), *others))
    turned = re.findall(r'<p class="text" dir="(\w+)">', page.markup(mixed, Presentation(), {}))
    quoted = [s for s in mixed.sentences if s.document == first.id]
    assert turned == ["ltr"] * len(quoted)
    assert quoted
    assert 'class="text" dir=' not in page.markup(made, Presentation(), {})


def test_a_key_point_bears_the_number_of_its_theme_even_after_a_theme_without_any():
    made = editions.edition(themes=3)
    first, second, third = made.themes
    gone = set(second.sentences)
    told = replace(
        made,
        themes=(first, replace(second, sentences=(), figures=(), events=(), divergences=()), third),
        sentences=tuple(s for s in made.sentences if s.id not in gone),
        figures=tuple(f for f in made.figures if f.sentence not in gone),
        events=tuple(e for e in made.events if e.sentence not in gone),
        key_points=tuple(s for s in made.key_points if s not in gone),
        divergences=(),
    )
    told = replace(told, themes=tuple(replace(t, divergences=()) for t in told.themes))
    shown = page.markup(told, Presentation(), {})
    points = shown[shown.index('class="essential"') :].partition("</ol>")[0]
    assert re.findall(r'data-number="(\d+)"', points) == ["1", "3"]
    assert shown.count("Rien n’a été retenu sur ce thème") == 1


def test_a_key_figure_says_whether_it_rises():
    made = editions.edition(themes=3)
    falling = [f for f in made.figures if f.figure.direction == "down"]
    shown = page.markup(made, Presentation(), {})
    assert falling
    assert '<p class="lead">en baisse</p>' in shown
