"""brief.html: one file, no request, every sentence with its context, and text that stays text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from lxml import etree, html

from briefing.model import Presentation
from briefing.render import archive, markdown, web
from briefing.render.typography import printable
from briefing.text.additions import without_additions
from tests import editions

EDITIONS = {**editions.REFERENCE, "hostile": editions.hostile}


def page(edition, presentation=None):
    content = web.render(edition, presentation or Presentation(issuer="Cellule"), editions.surroundings(edition))
    return content.decode(), html.document_fromstring(content.decode())


def letters(text: str) -> str:
    return "".join(printable(text).split())


@pytest.mark.parametrize("name", EDITIONS)
def test_every_sentence_is_there_and_marked_in_its_context(name):
    edition = EDITIONS[name]()
    _, tree = page(edition)
    for sentence in edition.sentences:
        quote = tree.get_element_by_id(sentence.id)
        assert letters(quote.find(".//bdi[@class='said']").text_content()) == letters(sentence.text)
        source = without_additions(sentence.text, sentence.additions)
        assert letters(quote.find(".//mark").text_content()) == letters(source)
        context = quote.find(".//blockquote").text_content()
        assert context.startswith("Une phrase qui précède")
        assert letters(context).endswith("danslemêmeparagraphe.")


@pytest.mark.parametrize("name", EDITIONS)
def test_it_asks_nobody_for_anything(name):
    text, tree = page(EDITIONS[name]())
    loaded = tree.xpath("//@src | //link/@href | //@srcset | //@data | //@poster | //@background | //@action")
    assert [address for address in loaded if not address.startswith("data:")] == []
    style = "".join(tree.xpath("//style/text()"))
    assert "@import" not in style
    assert all(address.startswith("data:") for address in re.findall(r"url\(([^)]*)\)", style))
    assert len(text) < 1_000_000


@pytest.mark.parametrize("name", EDITIONS)
def test_the_policy_allows_this_script_and_style_and_no_other(name):
    _, tree = page(EDITIONS[name]())
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    for element in ("style", "script"):
        (code,) = tree.xpath(f"//{element}/text()")
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
    assert tree.xpath("//@style") == []
    assert not [name for name in tree.xpath("//@*") if getattr(name, "attrname", "").startswith("on")]


@pytest.mark.parametrize("name", EDITIONS)
def test_every_inner_link_has_its_target_and_no_name_is_used_twice(name):
    _, tree = page(EDITIONS[name]())
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert {a[1:] for a in tree.xpath("//a/@href") if a.startswith("#")} <= set(names)


def test_only_web_addresses_become_links():
    _, tree = page(editions.hostile())
    assert [a for a in tree.xpath("//a/@href") if not a.startswith("#")] == []
    _, tree = page(editions.edition())
    assert "https://example.org/a" in tree.xpath("//a/@href")


def test_markup_in_the_text_is_text():
    _, tree = page(editions.hostile())
    assert tree.xpath("//b[starts-with(text(), 'Article')]") == []
    assert len(tree.xpath("//script")) == 1


@pytest.mark.parametrize(("name", "direction", "language"), [("seeds", "ltr", "fr"), ("arabic", "rtl", "ar")])
def test_language_and_direction_are_set(name, direction, language):
    _, tree = page(EDITIONS[name]())
    assert (tree.get("dir"), tree.get("lang")) == (direction, language)


@pytest.mark.parametrize("weight", [400, 700])
def test_an_arabic_page_brings_its_fonts(weight):
    text, _ = page(editions.arabic())
    assert f'font-family:"Note Arabic";font-weight:{weight};src:url(data:font/ttf;base64,' in text


@pytest.mark.parametrize("name", EDITIONS)
def test_the_same_edition_gives_the_same_page(name):
    assert page(EDITIONS[name]())[0] == page(EDITIONS[name]())[0]


def test_doubts_and_novelty_are_said_in_words():
    edition = editions.edition()
    _, tree = page(edition)
    doubtful = next(s for s in edition.sentences if "needs_context" in s.flags)
    assert "à vérifier" in tree.get_element_by_id(doubtful.id).text_content()
    fresh = next(s for s in edition.sentences if s.novelty == "new")
    assert "nouveau" in tree.get_element_by_id(fresh.id).text_content()


# ---------------------------------------------------------------- Markdown


@pytest.mark.parametrize("name", EDITIONS)
def test_markdown_holds_every_sentence_with_its_source(name):
    edition = EDITIONS[name]()
    text = markdown.render(edition, Presentation(), editions.surroundings(edition)).decode()
    quoted = [line.removeprefix("> ") for line in text.splitlines() if line.startswith("> ") and "[[" not in line]
    shown = [letters(re.sub(r"\\(.)", r"\1", line)) for line in quoted]
    assert shown == [letters(s.text) for t in edition.themes for s in edition.sentences if s.id in t.sentences]


def test_markdown_escapes_what_would_be_markup():
    text = markdown.render(editions.hostile(), Presentation(), {}).decode()
    assert "*grasses*" not in text.replace("\\*", "")
    assert "<script>" not in text.replace("\\<", "")
    assert "[lien]" not in text


# ---------------------------------------------------------------- the archive


def weeks(count: int):
    base = editions.edition(sentences=2)
    return [replace(base, id=f"2025-W{40 + k}", issued_at=base.issued_at + timedelta(weeks=k)) for k in range(count)]


def test_the_archive_lists_the_latest_first_with_links_that_stay_inside():
    files = archive.archive(weeks(3), Presentation(issuer="Cellule"))
    tree = html.document_fromstring(files["index.html"].decode())
    links = tree.xpath("//ol[@class='editions']/li/p/a/@href")
    assert links == ["2025-W42/brief.html", "2025-W41/brief.html", "2025-W40/brief.html"]
    assert not [a for a in tree.xpath("//@href | //@src") if re.match(r"\w+:", a)]


def test_the_archive_searches_every_sentence():
    made = weeks(3)
    tree = html.document_fromstring(archive.archive(made, Presentation())["index.html"].decode())
    sentences = json.loads(tree.get_element_by_id("sentences").text)
    assert len(sentences) == sum(len(e.sentences) for e in made)
    assert {letters(s["text"]) for s in sentences} == {letters(s.text) for e in made for s in e.sentences}


def test_the_archive_draws_each_theme_with_its_counts_in_words():
    tree = html.document_fromstring(archive.archive(weeks(3), Presentation())["index.html"].decode())
    titles = tree.xpath("//table[contains(@class, 'activity')]//*[local-name()='title']/text()")
    assert len(titles) == 4
    assert titles[0].replace("\u00a0", " ") == "Interpol : Semaine 40, 2025 2, Semaine 41, 2025 2, Semaine 42, 2025 2"


def test_an_id_cannot_leave_the_folder_of_reports():
    files = archive.archive([replace(editions.edition(), id="../../etc")], Presentation())
    assert b'href="../' not in files["index.html"]


def test_the_feed_is_atom_with_ids_that_never_change():
    atom = "{http://www.w3.org/2005/Atom}"
    first = etree.fromstring(archive.archive(weeks(2), Presentation())["feed.xml"])
    later = etree.fromstring(archive.archive(weeks(3), Presentation())["feed.xml"])
    ids = [[e.findtext(f"{atom}id") for e in feed.findall(f"{atom}entry")] for feed in (first, later)]
    assert ids[1][1:] == ids[0]
    assert all(identifier.startswith("urn:uuid:") for identifier in ids[1])
    assert first.findtext(f"{atom}id") == later.findtext(f"{atom}id")
    assert first.findtext(f"{atom}updated") < later.findtext(f"{atom}updated")


def test_a_hostile_edition_makes_a_feed_that_parses():
    etree.fromstring(archive.archive([editions.hostile()], Presentation())["feed.xml"])


def test_an_archive_of_nothing_says_so():
    assert "Aucune édition" in archive.archive([], Presentation())["index.html"].decode()
