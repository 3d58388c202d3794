"""Web pages: the article's text against trafilatura's own, and what the markup says of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import collect
from briefing.collect import body, markup, metadata
from briefing.collect.blocks import blocks
from briefing.model import Fetched

HERE = Path(__file__).parent
CASES = json.loads((HERE / "cases/collect_metadata.json").read_text(encoding="utf-8"))
LAYOUTS = json.loads((HERE / "cases/page_layouts.json").read_text(encoding="utf-8"))
FILES = json.loads((HERE / "resources/documents.json").read_text(encoding="utf-8"))["files"]
PAGES = sorted(n for n in FILES if n.endswith(".html"))

ARTICLE = (
    "Le syndicat des eaux a présenté jeudi un plan de quarante mesures pour réduire les fuites du réseau.",
    "Chaque année, un cinquième de l'eau potable se perd entre l'usine et le robinet, selon son rapport.",
    "Les communes devront remplacer douze kilomètres de conduites par an, contre quatre aujourd'hui.",
    "Le financement sera assuré pour moitié par l'agence de l'eau, a précisé la présidente du syndicat.",
)
PARAGRAPHS = [f"<p>{t}</p>" for t in ARTICLE]


def extracted(page, title=None, stated=None):
    return body.body(markup.html_tree(page, "page"), title, stated)


def words(text):
    return Counter(re.findall(r"\w+", text.lower()))


def f1(found, expected):
    ours, theirs = words(found), words(expected)
    shared = (ours & theirs).total()
    return 2 * shared / max(1, ours.total() + theirs.total())


def test_the_text_is_better_than_trafilatura_alone_on_every_kind_of_page():
    gains = []
    for name in PAGES:
        tree = markup.html_tree(markup.decode_html((HERE / "resources/documents" / name).read_bytes()), name)
        expected = " ".join([*FILES[name][0]["keep"], *FILES[name][0]["allow"][1:]])
        claimed = metadata.metadata(tree)
        ours = f1(body.body(tree, claimed.title, claimed.text), expected)
        theirs = f1(" ".join(body.trafilatura_lines(tree)), expected)
        assert ours >= theirs, name
        gains.append(ours - theirs)
    assert sum(gains) / len(gains) > 0.02


@pytest.mark.parametrize("case", LAYOUTS, ids=[c["label"] for c in LAYOUTS])
def test_the_text_of_a_layout_is_found_and_never_worse_than_trafilaturas(case):
    tree = markup.html_tree(case["page"], "page")
    claimed = metadata.metadata(tree)
    expected = " ".join(case["text"])
    ours = f1(body.body(tree, claimed.title, claimed.text), expected)
    assert ours >= max(case["least"], f1(" ".join(body.trafilatura_lines(tree)), expected))


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_short_dispatch_beside_links_is_not_taken_for_a_card(wrapped):
    more = "<div class='t'><a href='/e'>Toute l'actualité de l'eau</a></div>"
    inner = f"<h1>Fuites</h1><p>{ARTICLE[0]}</p><p>{ARTICLE[1]}</p>{more}"
    items = ("Un barrage rénové dans le nord", "Une source retrouvée dans le sud")
    links = "<ul>" + "".join(f"<li><a href='/{i}'>{x}</a></li>" for i, x in enumerate(items)) + "</ul>"
    page = f"<html><body><div>{inner}</div>{f'<div>{links}</div>' if wrapped else links}</body></html>"
    assert extracted(page, "Fuites").split("\n\n") == list(ARTICLE[:2])


@pytest.mark.parametrize(
    "line",
    [
        "Suivez toute l'actualité de la vallée sur notre chaîne WhatsApp, gratuitement et en direct.",
        "Sign up to our weekly newsletter for the latest environment news from the valley.",
        "Suscríbete a nuestra newsletter y recibe cada mañana lo esencial de la actualidad.",
    ],
)
def test_an_invitation_to_another_channel_is_left_out(line):
    page = f"<html><body><article><h1>Fuites</h1>{''.join(PARAGRAPHS)}<p>{line}</p></article></body></html>"
    assert extracted(page, "Fuites").split("\n\n") == list(ARTICLE)


@pytest.mark.parametrize(
    "inserted",
    [
        "<p><strong>Lire aussi : <a href='/x'>Le prix de l'eau augmente en ville</a></strong></p>",
        "<div class='related'><p>Le prix de l'eau augmente encore dans trois communes de la vallée.</p></div>",
        "<aside><p>Inscrivez-vous à notre lettre pour recevoir le meilleur de l'actualité locale.</p></aside>",
        "<figure><img src='a.jpg'><figcaption>Une conduite percée, rue du Moulin, lundi. © DR</figcaption></figure>",
        "<div><img src='a.jpg'><span>Une conduite percée, rue du Moulin, lundi. Photo Zoé Marchandeau</span></div>",
        "<ul class='share'><li><a href='#'>Facebook</a></li><li><a href='#'>Courriel</a></li></ul>",
        "<p>PUBLICITÉ</p>",
        "<div class='ad-wrapper'><p>Annonce</p></div>",
        (
            "<div><a href='/1'>Un barrage rénové</a><p>Il date de 1954.</p></div>"
            "<div><a href='/2'>Une source retrouvée</a><p>Elle était perdue.</p></div>"
        ),
    ],
    ids=["labelled link", "related", "aside", "caption", "credit", "share", "label", "slot", "cards"],
)
@pytest.mark.parametrize("place", [1, 2, 4])
def test_what_stands_between_paragraphs_is_left_out(inserted, place):
    parts = [*PARAGRAPHS[:place], inserted, *PARAGRAPHS[place:]]
    page = f"<html><body><article><h1>Fuites</h1>{''.join(parts)}</article></body></html>"
    assert extracted(page, "Fuites").split("\n\n") == list(ARTICLE)


def test_comments_longer_than_the_article_do_not_replace_it():
    comment = (
        "<div class='comment'><p>Je ne suis pas d'accord avec ce plan, il arrive dix ans trop tard pour nous.</p></div>"
    )
    page = f"<html><body><main>{''.join(PARAGRAPHS)}</main><div class='comments'>{comment * 30}</div></body></html>"
    assert extracted(page).split("\n\n") == list(ARTICLE)


def test_an_element_named_like_furniture_that_holds_the_article_is_the_article():
    page = f"<html><body><div class='sidebar-layout social'>{''.join(PARAGRAPHS)}</div></body></html>"
    assert extracted(page).split("\n\n") == list(ARTICLE)


def test_paragraphs_that_are_only_line_breaks_apart_are_told_apart():
    page = f"<html><body><div><h1>Fuites</h1><div>{'<br><br>'.join(ARTICLE)}</div></div></body></html>"
    assert extracted(page, "Fuites").split("\n\n") == list(ARTICLE)


def test_a_short_last_sentence_in_a_wrapper_of_its_own_is_kept():
    parts = "".join(f"<div><p>{t}</p></div>" for t in (*ARTICLE, "La séance est levée."))
    page = f"<html><body><main><h1>Fuites</h1>{parts}</main></body></html>"
    assert extracted(page, "Fuites").split("\n\n") == [*ARTICLE, "La séance est levée."]


def test_a_stated_text_decides_what_belongs():
    bait = "<p>Notre application est disponible gratuitement et vous suit partout, même sans connexion.</p>"
    page = f"<html><body><div>{''.join(PARAGRAPHS[:2])}{bait}{''.join(PARAGRAPHS[2:])}{bait}</div></body></html>"
    assert extracted(page, stated=" ".join(ARTICLE)).split("\n\n") == list(ARTICLE)


def test_a_last_sentence_that_the_stated_text_lacks_is_kept():
    page = f"<html><body><div>{''.join(PARAGRAPHS)}</div></body></html>"
    assert extracted(page, stated=" ".join(ARTICLE[:-1])).split("\n\n") == list(ARTICLE)


@pytest.mark.parametrize("opening", ["La vallée manque d'eau.", "Ce que prévoit le plan du syndicat :"])
def test_a_short_first_sentence_among_the_paragraphs_is_kept(opening):
    page = f"<html><body><main><h1>Fuites</h1><p>{opening}</p>{''.join(PARAGRAPHS)}</main></body></html>"
    assert extracted(page, "Fuites").split("\n\n") == [opening, *ARTICLE]


def test_a_poem_is_kept_whole_beside_its_title_and_a_menu():
    title = "La rivière qui descend, poème de la vallée"
    verses = [f"Vers numéro {n} sur la rivière qui descend" for n in range(20)]
    menu = "<ul>" + "".join(f"<li><a href='/{n}'>Recueil {n}</a></li>" for n in range(12)) + "</ul>"
    top = f"<div><div>{title}</div></div><div class='box'>{menu}</div>"
    page = f"<html><body>{top}<div><h1>{title}</h1><div><p>{'<br>'.join(verses)}</p></div></div></body></html>"
    assert [v for v in verses if v not in extracted(page, title)] == []


def test_a_paragraph_after_a_link_is_no_card_unless_its_neighbours_look_the_same():
    first = f"<div class='lead'>{PARAGRAPHS[0]}{PARAGRAPHS[2]}{PARAGRAPHS[3]}</div>"
    linked = f"<div class='text'><p><a href='/t'>LIRE | Le plan en entier</a></p><p>{ARTICLE[1]}</p></div>"
    hosts = "<div><h4>Présenté par</h4><div><a href='/h'>Hélène Marchais</a></div></div>"
    tags = "<div><h4>Sur le thème</h4><ul><li><a href='/e'>eau et rivières</a></li></ul></div>"
    page = f"<html><body><div id='m'><h1>Fuites</h1>{first}{linked}{hosts}{tags}</div></body></html>"
    assert ARTICLE[1] in extracted(page, "Fuites")


def test_elements_that_end_with_a_link_are_no_cards():
    items = "".join(f"<li><h4>Mesure</h4><p>{t}</p><a href='/m'>En savoir plus sur la mesure</a></li>" for t in ARTICLE)
    page = f"<html><body><main><h1>Fuites</h1><ul>{items}</ul></main></body></html>"
    assert [t for t in ARTICLE if t not in extracted(page, "Fuites")] == []


@pytest.mark.parametrize(
    "stated", [" ".join(ARTICLE)[:210], "Un tout autre texte, qui parle d'autre chose. " * 5, "Court."]
)
def test_a_stated_text_that_is_cut_short_or_another_decides_nothing(stated):
    page = f"<html><body><div>{''.join(PARAGRAPHS)}</div></body></html>"
    assert extracted(page, stated=stated).split("\n\n") == list(ARTICLE)


def test_a_page_of_short_lines_is_not_trimmed_away():
    lines = [f"Station {i} : niveau normal" for i in range(30)]
    items = "".join(f"<li>{x}</li>" for x in lines)
    page = f"<html><body><article><h1>Relevés</h1><ul>{items}</ul></article></body></html>"
    assert all(x in extracted(page, "Relevés") for x in lines)


SOUP = st.recursive(
    st.sampled_from(
        [*PARAGRAPHS, "<p>Court</p>", "<h2>Titre</h2>", "<li>a</li>", " texte nu ", "<a href=x>lien ailleurs</a> "]
    ),
    lambda inner: st.builds(
        lambda tag, name, parts: f"<{tag} class='{name}'>{''.join(parts)}</{tag}>",
        st.sampled_from(["div", "section", "article", "aside", "ul", "table", "form"]),
        st.sampled_from(["", "related", "comments", "content", "sidebar", "post-body"]),
        st.lists(inner, max_size=5),
    ),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None)
@given(SOUP)
def test_the_text_is_never_empty_where_trafilatura_finds_one(soup):
    tree = markup.html_tree(f"<html><body>{soup}</body></html>", "page")
    if body.trafilatura_lines(tree):
        assert body.body(tree, None).strip()


@settings(max_examples=60, deadline=None)
@given(SOUP)
def test_every_paragraph_of_the_text_stands_in_the_page(soup):
    tree = markup.html_tree(f"<html><body>{soup}</body></html>", "page")
    page = body.key(tree.text_content())
    assert all(body.key(p) in page for p in body.body(tree, None).split("\n\n"))


@settings(max_examples=60, deadline=None)
@given(SOUP)
def test_the_blocks_of_a_page_hold_all_its_words(soup):
    tree = markup.html_tree(f"<html><body>{soup}</body></html>", "page")
    assert words(" ".join(b.text for b in blocks(tree))) == words(re.sub(r"<[^<>]*>", " ", soup))


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_what_the_markup_says_is_believed_in_the_order_of_trust(case):
    page = f"<html><head>{case['head']}</head><body>{case['body']}<p>{ARTICLE[0]}</p></body></html>"
    found = metadata.metadata(markup.html_tree(page, "page"))
    day = found.published and str(found.published.day)
    basis = found.published and found.published.basis
    assert (found.title, day, basis, found.publisher) == (case["title"], case["date"], case["basis"], case["publisher"])


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "iso-8859-1"),
        ("utf-8", None),
        ("cp1252", "iso-8859-1"),
        ("cp1252", None),
        ("utf-16", None),
        ("cp1256", "windows-1256"),
    ],
)
def test_accents_survive_whatever_a_page_declares(encoding, declared):
    text = "المجلس" if encoding == "cp1256" else "Décision : l'œuvre coûte 5 €"
    meta = f"<meta charset='{declared}'>" if declared else ""
    page = f"<html><head>{meta}</head><body><p>{text} — {ARTICLE[0] if encoding != 'cp1256' else ''}</p></body></html>"
    content = page.encode(encoding, "replace")
    sha256 = hashlib.sha256(content).hexdigest()
    (document,) = collect.read(Fetched(path="a.html", content=content, sha256=sha256, media_type="text/html"))
    assert text in document.text


NAMES = ("Hamza", "Lectrice75", "Claire M.", "Un passant", "Zoubida")
REMARKS = (
    "Enfin un plan, il était temps que l'on s'occupe de ces conduites percées.",
    "Et qui va payer ? Encore nous, comme d'habitude, alors que l'eau est déjà chère.",
    "Dans ma rue la fuite dure depuis deux ans et personne ne répond au téléphone.",
    "Quarante mesures, c'est trop : il en fallait trois, mais appliquées tout de suite.",
    "Bravo aux agents qui travaillent la nuit pour réparer le réseau de la vallée.",
)
POSTS = {
    "answers": "<li><b>{name}</b><p>{text}</p><p><a href='#r'>Répondre</a> <a href='#s'>Signaler</a></p></li>",
    "ages": "<li><div>{name}, il y a {n} heures</div><p>{text}</p></li>",
    "english": "<li><div>{name}</div><div>{n} hours ago</div><p>{text}</p></li>",
    "dates": "<li><div>{name} - 1{n}/11/2026 à 14:2{n}</div><div>{text}</div></li>",
}


def comments(shape):
    return "".join(
        POSTS[shape].format(name=name, text=text, n=n)
        for n, (name, text) in enumerate(zip(NAMES, REMARKS, strict=True), 2)
    )


@pytest.mark.parametrize("shape", POSTS)
@pytest.mark.parametrize("times", [1, 6])
def test_a_list_of_readers_remarks_without_a_name_is_left_out(shape, times):
    remarks = f"<section><h3>{5 * times} commentaires</h3><ol>{comments(shape) * times}</ol></section>"
    page = f"<html><body><main><h1>Fuites</h1>{''.join(PARAGRAPHS)}{remarks}</main></body></html>"
    assert extracted(page, "Fuites").split("\n\n") == list(ARTICLE)


def test_a_report_told_hour_by_hour_is_no_list_of_remarks():
    hours = "".join(f"<li><div>1{n}:20 - Au barrage</div><p>{t}</p></li>" for n, t in enumerate(ARTICLE))
    page = f"<html><body><main><h1>Fuites : le direct</h1><ul>{hours}</ul></main></body></html>"
    assert [t for t in ARTICLE if t not in extracted(page, "Fuites : le direct")] == []


def test_a_page_of_answers_alone_is_kept():
    page = f"<html><body><main><h1>Forum</h1><ol>{comments('answers')}</ol></main></body></html>"
    assert [t for t in REMARKS if t not in extracted(page, "Forum")] == []


def article_page(head="", above="", under=""):
    return (
        f"<html><head><title>Fuites : le plan</title>{head}</head><body><nav>{above}</nav><main>"
        "<h1>Fuites : le plan</h1>"
        f"{under}{''.join(PARAGRAPHS)}</main><p>Publié le 2 février 2021 par un lecteur</p></body></html>"
    )


def read_page(text):
    content = text.encode()
    sha256 = hashlib.sha256(content).hexdigest()
    (document,) = collect.read(Fetched(path="a.html", content=content, sha256=sha256, media_type="text/html"))
    return document


@pytest.mark.parametrize(
    ("head", "above", "under", "day"),
    [
        ("", "", "<div>Par la rédaction</div><div>Publié le 19 novembre 2026 à 8 h</div>", "2026-11-19"),
        ("", "", "<div>Mis à jour le 20 novembre 2026, publié le 19 novembre 2026</div>", "2026-11-19"),
        ("", "<span>19/11/2026</span>", "", "2026-11-19"),
        ("<meta name='date' content='2026-11-18'>", "", "<div>19 novembre 2026</div>", "2026-11-18"),
        ("", "", "<div>Thursday, November 19, 2026</div>", "2026-11-19"),
        ("", "", "", None),
        ("", "", "<div>Il y a trois heures</div>", None),
    ],
)
def test_a_day_that_only_the_page_shows_is_read_beside_its_headline(head, above, under, day):
    found = read_page(article_page(head, above, under)).published
    assert (found and found.day.isoformat()) == day


@pytest.mark.parametrize(
    ("claim", "heading", "level"),
    [
        ("Fuites : le plan du syndicat - Vallée - La Vigie", "Fuites : le plan du syndicat", "h1"),
        ("Fuites : le plan du syndicatLa Vigie", "Fuites : le plan du syndicat", "h2"),
    ],
)
def test_a_heading_that_opens_the_claimed_title_is_the_title(claim, heading, level):
    page = f"<html><head><title>{claim}</title></head><body><{level}>{heading}</{level}>{PARAGRAPHS[0]}</body></html>"
    assert metadata.metadata(markup.html_tree(page, "page")).title == heading
