"""Articles that a page holds as data for its script, in the shapes that publishing systems give them."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.collect import embedded, html, markup
from briefing.errors import DocumentError
from briefing.model import Fetched

TITLE = "Le pont de la Carène rouvre lundi"
TEXT = (
    "Le pont de la Carène, fermé depuis l'effondrement d'un parapet en mars, rouvrira lundi à six heures du matin.",
    "Les travaux ont coûté 3,4 millions d'euros, dont la moitié à la charge du département, a précisé la mairie.",
    "« Nous avons tenu le calendrier malgré les crues », a déclaré l'ingénieure Salima Ouardi devant les riverains.",
    "La vitesse restera limitée à trente kilomètres à l'heure jusqu'au printemps, le temps de mesurer les vibrations.",
)


def runs(text, leaf):
    """Break a paragraph into three runs, as editors do around bold words."""
    words = text.split(" ")
    parts = [" ".join(words[:4]) + " ", " ".join(words[4:6]), " " + " ".join(words[6:])]
    return [leaf(p) for p in parts]


PROSEMIRROR = {
    "type": "doc",
    "content": [
        {"type": "paragraph", "content": runs(t, lambda p: {"type": "text", "text": p, "marks": []})} for t in TEXT
    ],
}
CONTENTFUL = {
    "nodeType": "document",
    "content": [
        {"nodeType": "paragraph", "content": runs(t, lambda p: {"nodeType": "text", "value": p})} for t in TEXT
    ],
}
PORTABLE = [{"_type": "block", "children": runs(t, lambda p: {"_type": "span", "text": p})} for t in TEXT]
SLATE = [{"type": "p", "children": runs(t, lambda p: {"text": p})} for t in TEXT]
RELATED = [
    {"title": f"Une autre nouvelle de la vallée, numéro {n}", "url": f"/{n}", "text": f"Son résumé tient en {n} mots."}
    for n in range(40)
]
IMAGE = {"type": "image", "caption": "Le pont vu de la rive gauche, dimanche.", "content": "Le pont. © DR"}

SHAPES = {
    "markup": {"content": "".join(f"<p>{t}</p>" for t in TEXT)},
    "rendered": {"content": {"rendered": "\n".join(f"<p>{t}</p>" for t in TEXT)}},
    "strings": {"body": list(TEXT)},
    "lines": {"texte": "\n\n".join(TEXT)},
    "prosemirror": {"body": PROSEMIRROR},
    "contentful": {"content": {"json": CONTENTFUL}},
    "portable text": {"body": PORTABLE},
    "slate": {"body": SLATE},
    "arc": {"content_elements": [{"type": "text", "content": t} for t in TEXT[:2]] + [IMAGE]
            + [{"type": "text", "content": t} for t in TEXT[2:]]},
    "gutenberg": {"blocks": [{"name": "core/paragraph", "attributes": {}, "innerHTML": "", "html": f"<p>{t}</p>"}
                             for t in TEXT]},
    "nested": {"data": {"story": {"paragraphs": [{"tagName": "p", "text": t} for t in TEXT]}}},
}  # fmt: skip


def page(data, shown="", title=TITLE, script="<script id='__NEXT_DATA__' type='application/json'>{}</script>"):
    head = f"<head><title>{title}</title></head>" if title else "<head></head>"
    return f"<html>{head}<body><div id='root'>{shown}</div>{script.replace('{}', data)}</body></html>"


def read(text):
    content = text.encode()
    fetched = Fetched(
        path="seeds/a.html", content=content, sha256=hashlib.sha256(content).hexdigest(), media_type="text/html"
    )
    return html.article(fetched, text)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_article_is_read_from_the_data_of_a_page_that_shows_none(shape):
    data = {"props": {"pageProps": {"related": RELATED, "article": {"headline": TITLE, **SHAPES[shape]}}}}
    assert read(page(json.dumps(data))).text.split("\n\n") == list(TEXT)


@pytest.mark.parametrize(
    "script",
    [
        "<script>window.__INITIAL_STATE__ = {};</script>",
        "<script>var a = 1;window.App.state={}; run()</script>",
        "<script>window['STATE'] = {}</script>",
        "<script type='application/json' data-hydrate='1'>{}</script>",
    ],
)
def test_data_are_found_wherever_a_script_keeps_them(script):
    data = json.dumps({"article": {"title": TITLE, "body": list(TEXT)}})
    assert read(page(data, script=script)).text.split("\n\n") == list(TEXT)


def test_data_written_as_a_string_are_found():
    data = json.dumps(json.dumps({"article": {"title": TITLE, "body": list(TEXT)}}))
    script = "<script>window.__STATE__ = JSON.parse({});</script>"
    assert read(page(data, script=script)).text.split("\n\n") == list(TEXT)


def test_a_page_that_shows_its_first_lines_is_completed():
    data = json.dumps({"title": TITLE, "body": list(TEXT), "publishedAt": "2026-11-19T08:00:00Z"})
    document = read(page(data, shown=f"<h1>{TITLE}</h1><p>{TEXT[0]}</p>"))
    assert document.text.split("\n\n") == list(TEXT)
    assert document.published.day == date(2026, 11, 19)


def test_what_a_page_shows_wins_over_its_data():
    data = json.dumps({"title": TITLE, "body": [*TEXT, "Une phrase de plus dans les données seulement."]})
    shown = f"<article><h1>{TITLE}</h1>{''.join(f'<p>{t}</p>' for t in TEXT)}</article>"
    assert read(page(data, shown=shown)).text.split("\n\n") == list(TEXT)


def test_of_several_articles_the_one_that_bears_the_title_is_read():
    longer = {"title": "Un tout autre sujet", "body": ["Une phrase qui ne finit jamais de parler d'autre chose."] * 60}
    data = json.dumps([longer, {"title": TITLE, "body": list(TEXT)}])
    assert read(page(data)).text.split("\n\n") == list(TEXT)


def test_a_page_named_like_its_site_takes_the_title_of_the_one_article_in_its_data():
    data = json.dumps({"state": {"title": TITLE, "body": list(TEXT)}})
    document = read(page(data, title="La Vigie"))
    assert (document.title, document.text.split("\n\n")) == (TITLE, list(TEXT))


def test_data_of_several_articles_without_a_title_to_tell_decide_nothing():
    several = [{"title": f"Sujet {n}", "body": [f"{t} ({n})" for t in TEXT]} for n in range(4)]
    with pytest.raises(DocumentError, match="no article"):
        read(page(json.dumps(several), title=None))


JSON = st.recursive(
    st.sampled_from([*TEXT, TITLE, "", "<p>a.</p>", 3, None]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["title", "body", "content", "children", "type", "text", "url"]), inner)
    ),
    max_leaves=25,
)


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_any_data_give_an_article_or_none(data):
    tree = markup.html_tree(page(json.dumps(data).replace("</", "<\\/")), "page")
    found = embedded.article(tree, TITLE)
    assert found is None or (found.title and found.text)


def test_data_nested_without_end_give_none():
    tree = markup.html_tree(page('{"body":' * 3000 + '"a."' + "}" * 3000), "page")
    assert embedded.article(tree, TITLE) is None
