"""The Word note: everything of the edition arrives, in real styles, with identities, and the same bytes each time."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import codec
from briefing.errors import RenderError
from briefing.model import Presentation
from briefing.render.docx import draft, identity, readback, render
from briefing.render.typography import printable
from tests.docx_files import PRESENTATION, W, around, letters, names, opened, part, text
from tests.editions import edition

HOSTILE = (
    "R&D <5 %>, S&P et {{ 7*7 }} puis {% for x in y %} : {{ note.title }}.",
    "Un saut\u2028de ligne, un caractère \x07 de contrôle, un {_{ et un %_}.",
    "</w:t></w:r></w:p><w:p>Injecté\uffff ]]> &amp; &#38; {# rien #}.",
    "\ue0000\ue001 et \ue00012\ue001 ne sont pas nos marques.",
)


@pytest.fixture(scope="module")
def whole():
    return edition(sentences=5)


@pytest.fixture(scope="module")
def note(whole):
    return render(whole, PRESENTATION, around(whole))


def quoting(*texts):
    """An edition that quotes these texts, and nothing read from them."""
    made = edition(themes=1, sentences=len(texts), figures=False)
    return replace(made, sentences=tuple(replace(s, text=t) for s, t in zip(made.sentences, texts, strict=True)))


# ---------------------------------------------------------------- content


def test_every_sentence_arrives_letter_for_letter(whole, note):
    found = {name.sentence: said for name, said in readback.sentences(note).items() if name.place == "q"}
    assert {s.id: letters(s.text) for s in whole.sentences} == {k: letters(v) for k, v in found.items()}


def test_key_points_are_found_again_too(whole, note):
    found = [name.sentence for name in readback.sentences(note) if name.place == "k"]
    assert found == list(whole.key_points)


@pytest.mark.parametrize(
    "name", ["title", "keyphrases", "sources", "left out", "mention", "dates", "divergence", "problem"]
)
def test_every_part_of_the_edition_is_shown(name, whole, note):
    shown = text(note).replace("\u202f", " ").replace("\u00a0", " ")
    expected = {
        "title": [whole.title, *(t.title for t in whole.themes)],
        "keyphrases": [k.text for t in whole.themes for k in t.keyphrases],
        "sources": [d.title for d in whole.documents if d.status == "used"],
        "left out": [d.title for d in whole.documents if d.status != "used"],
        "mention": ["Diffusion restreinte", "Cellule de veille"],
        "dates": ["24 – 27 nov. 2025"],
        "divergence": [v.note.replace("'", "’") for v in whole.divergences],
        "problem": [p.subject for p in whole.problems],
    }[name]
    assert [e for e in expected if e not in shown] == []


@pytest.mark.parametrize(("themes", "sentences"), [(1, 1), (1, 60), (12, 5), (3, 0)])
def test_short_and_long_editions_arrive_whole(themes, sentences):
    made = edition(themes=themes, sentences=sentences)
    found = readback.sentences(render(made, PRESENTATION, {}))
    assert sum(name.place == "q" for name in found) == themes * sentences


def test_an_edition_of_nothing_says_so():
    made = replace(edition(themes=2, sentences=0, figures=False), documents=(), problems=(), key_points=())
    assert "Rien de nouveau" in text(render(made, PRESENTATION, {}))


def test_hostile_text_arrives_intact():
    made = quoting(*HOSTILE)
    found = {
        n.sentence: said for n, said in readback.sentences(render(made, PRESENTATION, {})).items() if n.place == "q"
    }
    assert [letters(found[s.id]) for s in made.sentences] == [letters(printable(t)) for t in HOSTILE]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_arrives_intact_wherever_the_edition_holds_it(hostile):
    made = edition(themes=1, sentences=1, figures=False)
    made = replace(
        made,
        title=hostile,
        themes=tuple(replace(t, title=hostile, note=hostile) for t in made.themes),
        documents=tuple(replace(d, title=hostile, publisher=hostile, path=hostile) for d in made.documents),
        problems=tuple(replace(p, subject=hostile, message=hostile) for p in made.problems),
    )
    shown = letters(text(render(made, Presentation(mention=hostile, issuer=hostile), around(made, hostile, hostile))))
    assert shown.count(letters(printable(hostile))) >= 6


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60).filter(lambda t: printable(t).strip()), min_size=1, max_size=8))
def test_any_text_is_read_back(texts):
    made = quoting(*texts)
    found = {
        n.sentence: said for n, said in readback.sentences(render(made, PRESENTATION, {})).items() if n.place == "q"
    }
    assert [letters(found[s.id]) for s in made.sentences] == [letters(printable(t)) for t in texts]


def test_a_sentence_that_does_not_arrive_is_an_error(whole, note):
    name = identity.of(whole.sentences[0])
    with pytest.raises(RenderError, match=r"did not arrive unchanged \(s1\)"):
        readback.compare(note, [(name, whole.sentences[0].text + "!")], "brief.docx")


# ---------------------------------------------------------------- styles, structure


def test_titles_are_headings_and_sentences_a_list(whole, note):
    document = opened(note)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [t.title for t in whole.themes] == [h.split("  ", 1)[1] for h in headings if h[:1].isdigit()]
    assert "L’essentiel" in headings
    styles = {p.style.name: p.style.base_style.name for p in document.paragraphs if p.style.base_style}
    assert styles["Phrase citée"] == "List Bullet"
    assert styles["Point essentiel"] == "List Number"


def test_captions_are_numbered_in_order(note):
    captions = [p.text for p in opened(note).paragraphs if p.style.name == "Caption" and p.text.startswith("Tableau")]
    assert [c.split(".")[0] for c in captions] == ["Tableau 1", "Tableau 2"]


def test_header_rows_repeat_and_rows_do_not_split(note):
    tables = [t for t in part(note).iter(f"{W}tbl") if t.find(f".//{W}tblHeader") is not None]
    assert len(tables) == 3
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for t in tables for row in t.iter(f"{W}tr"))
    assert all(t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for t in tables)
    assert all(t.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") for t in tables)


def test_pages_are_numbered_by_fields(note):
    codes = [c.text.strip() for c in part(note, "word/footer1.xml").iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


def test_the_language_of_the_document_is_that_of_the_note(note):
    languages = {lang.get(f"{W}val") for lang in part(note, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"fr-FR"}


def test_pictures_have_alternative_text(note):
    pictures = [e for e in part(note).iter() if e.tag.endswith("}docPr")]
    assert len(pictures) == 1
    assert "Le Journal" in pictures[0].get("descr")


def test_no_mark_and_no_placeholder_is_left(note):
    for name in names(note):
        if name.startswith("word/") and name.endswith(".xml"):
            xml = "".join(part(note, name).itertext())
            assert not {"\ue000", "{%", "%}"} & set(xml) | {c for c in ("{{ note", "{%", "%}") if c in xml}


# ---------------------------------------------------------------- links, comments


def test_every_internal_link_has_its_target_and_every_bookmark_one_name(note):
    root = part(note)
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} - {None}
    bookmarks = [b.get(f"{W}name") for b in root.iter(f"{W}bookmarkStart")]
    assert len(anchors) > 20
    assert anchors <= set(bookmarks)
    assert len(bookmarks) == len(set(bookmarks))


def test_only_web_links_leave_the_file(whole):
    urls = ("https://example.org/a?b=1&c=2", "javascript:alert(1)", "file:///etc/passwd")
    documents = tuple(replace(d, url=u) for d, u in zip(whole.documents, urls, strict=False)) + whole.documents[3:]
    content = render(replace(whole, documents=documents), PRESENTATION, {})
    relations = [r for name in names(content) if name.endswith(".rels") for r in part(content, name)]
    assert [r.get("Target") for r in relations if r.get("TargetMode") == "External"] == [urls[0]]


def test_each_flagged_sentence_has_a_comment_that_asks_in_french(whole, note):
    flagged = [s for s in whole.sentences if s.flags]
    comments = list(opened(note).comments)
    assert len(comments) == len(flagged) > 0
    assert all("vérifier" in c.text for c in comments)
    assert {c.timestamp for c in comments} == {whole.issued_at}
    assert any("Une phrase qui précède." in c.text for c in comments)


def test_a_comment_stands_on_its_sentence(whole, note):
    root, flagged = part(note), next(s for s in whole.sentences if s.flags)
    start = next(root.iter(f"{W}commentRangeStart"))
    assert letters("".join(t.text for t in start.getnext().iter(f"{W}t"))) == letters(flagged.text)


def test_every_flag_has_its_question():
    made = quoting("Une.", "Deux.", "Trois.", "Quatre.")
    flags = ("needs_context", "quote_without_speaker", "old", "low_confidence")
    made = replace(made, sentences=tuple(replace(s, flags=(f,)) for s, f in zip(made.sentences, flags, strict=True)))
    assert len({c.text for c in opened(render(made, PRESENTATION, {})).comments}) == 4


# ---------------------------------------------------------------- what the file says of itself


def test_equal_editions_are_equal_bytes(whole, note):
    assert render(whole, PRESENTATION, around(whole)) == note


def test_core_properties_come_from_the_edition(whole, note):
    core = opened(note).core_properties
    assert (core.title, core.author, core.language) == (whole.title, "Cellule de veille", "fr-FR")
    assert core.created == core.modified == whole.issued_at


def test_core_properties_are_cut_to_what_word_takes():
    made = edition(themes=12, sentences=1, title="Très long titre & <suite> " * 40)
    core = opened(render(made, replace(PRESENTATION, issuer="x" * 400), {})).core_properties
    assert max(map(len, (core.title, core.author, core.keywords, core.subject))) == 255


def test_the_file_names_its_edition(whole, note):
    properties = {p.get("name"): "".join(p.itertext()) for p in part(note, "docProps/custom.xml")}
    named = {name: properties[name] for name in ("briefing.edition", "briefing.fingerprint", "briefing.theme")}
    assert named == {
        "briefing.edition": whole.id,
        "briefing.fingerprint": codec.fingerprint(whole),
        "briefing.theme": "",
    }


def test_the_file_carries_the_edition(whole, note):
    assert codec.decode(json.loads("".join(part(note, "customXml/item1.xml").itertext()))) == whole


def test_instants_are_written_in_utc(whole):
    later = replace(whole, issued_at=datetime(2025, 12, 1, 23, 30, tzinfo=UTC))
    assert opened(render(later, PRESENTATION, {})).core_properties.created == later.issued_at


# ---------------------------------------------------------------- drafts


def test_a_draft_holds_its_theme_and_the_context_of_its_sentences(whole):
    theme = whole.themes[1]
    content = draft(whole, theme.id, PRESENTATION, around(whole, before="Phrase d’avant.", after="Phrase d’après."))
    assert [n.sentence for n in readback.sentences(content)] == list(theme.sentences)
    shown = text(content)
    assert "Mode d’emploi" in shown
    assert shown.count("Phrase d’avant.") == len(theme.sentences)
    assert whole.themes[2].title not in shown
    assert "briefing.theme" in "".join(p.get("name") for p in part(content, "docProps/custom.xml"))


def test_a_draft_of_a_theme_without_sentences_is_made():
    made = edition(themes=2, sentences=0)
    assert "Aucune phrase retenue" in text(draft(made, made.themes[0].id, PRESENTATION, {}))


def test_a_draft_of_an_unknown_theme_is_refused(whole):
    with pytest.raises(ValueError, match="no theme 'x'"):
        draft(whole, "x", PRESENTATION, {})


# ---------------------------------------------------------------- languages, looks


def arabic():
    made = quoting("عقدت الجمعية العامة دورتها في مراكش.", "Une phrase en français.")
    documents = tuple(replace(d, language="fr" if d.id == "d3" else "ar") for d in made.documents)
    return replace(made, language="ar", title="اليقظة الأمنية", documents=documents)


def test_an_arabic_note_runs_from_right_to_left():
    content = render(arabic(), PRESENTATION, {})
    styles, body = part(content, "word/styles.xml"), part(content)
    normal = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "Normal")
    assert normal.find(f"{W}pPr/{W}bidi") is not None
    assert {lang.get(f"{W}bidi") for lang in styles.iter(f"{W}lang")} == {"ar-MA"}
    assert all(t.find(f"{W}bidiVisual") is not None for t in body.iter(f"{W}tblPr"))
    assert any(r.find(f"{W}rPr/{W}rtl") is not None for r in body.iter(f"{W}r"))


def test_a_sentence_against_the_note_turns_its_paragraph_and_names_its_language():
    body = part(render(arabic(), PRESENTATION, {}))
    paragraph = next(
        p
        for p in body.iter(f"{W}p")
        if "en français" in "".join(p.itertext()) and p.find(f".//{W}bookmarkStart") is not None
    )
    assert paragraph.find(f"{W}pPr/{W}bidi").get(f"{W}val") == "0"
    assert paragraph.find(f".//{W}lang").get(f"{W}val") == "fr"


@pytest.mark.parametrize("language", ["en", "es", "ar", "de"])
def test_notes_in_other_languages_arrive_whole(language):
    made = replace(edition(), language=language)
    assert len(readback.sentences(render(made, PRESENTATION, {}))) == len(made.sentences) + len(made.key_points)


def test_the_accent_colours_styles_and_theme(whole):
    content = render(whole, replace(PRESENTATION, accent="#7a1f3d"), {})
    accents = {
        e.get(f"{W}val")
        for e in part(content, "word/styles.xml").iter(f"{W}color")
        if e.get(f"{W}themeColor") in {"accent1", "text2"}
    }
    assert accents == {"7A1F3D"}
    assert b"7A1F3D" in b"".join(e.get("val", "").encode() for e in part(content, "word/theme/theme1.xml").iter())


@pytest.mark.parametrize("sections", [("sources", "themes"), ("key_points",), ("themes", "left_out")])
def test_sections_stand_in_the_order_asked_for(sections, whole):
    content = render(whole, replace(PRESENTATION, sections=sections), {})
    headings = [p.text for p in opened(content).paragraphs if p.style.name == "Heading 1"]
    first = {
        "sources": "Sources",
        "themes": f"1  {whole.themes[0].title}",
        "key_points": "L’essentiel",
        "left_out": "Ce qui n’a pas été retenu",
    }
    places = [headings.index(first[s]) for s in sections]
    assert all(a < b for a, b in pairwise(places)) or len(places) == 1
    anchors = {link.get(f"{W}anchor") for link in part(content).iter(f"{W}hyperlink")} - {None}
    assert anchors <= {b.get(f"{W}name") for b in part(content).iter(f"{W}bookmarkStart")}


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x12\x30\x4f" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "logo", [png(400, 100), b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>']
)
def test_a_logo_is_shown_with_its_issuer_as_alternative_text(logo, whole):
    content = render(whole, replace(PRESENTATION, logo=logo), {})
    described = [e.get("descr") for e in part(content).iter() if e.tag.endswith("}docPr")]
    assert described[0] == "Cellule de veille"


@pytest.mark.parametrize("logo", [b"GIF89a", b"\x89PNG\r\n\x1a\n", b"<svg"])
def test_a_damaged_logo_is_named(logo, whole):
    with pytest.raises(RenderError, match="logo"):
        render(whole, replace(PRESENTATION, logo=logo), {})


def test_word_libraries_are_loaded_when_a_note_is_made_and_not_before():
    code = "import sys, briefing.render.docx; print(*({'docx', 'docxtpl', 'lxml', 'jinja2'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""
