"""Pages whose markup names nothing: what is not the article is known by what it says and holds."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from briefing.collect import asides, body, markup, metadata
from briefing.collect.authors import author_boxes
from briefing.collect.blocks import blocks

HERE = Path(__file__).parent
LINES = json.loads((HERE / "cases/page_asides.json").read_text(encoding="utf-8"))
FILES = json.loads((HERE / "resources/documents.json").read_text(encoding="utf-8"))["files"]
PAGES = sorted(n for n in FILES if n.endswith(".html"))
NAMES = re.compile(r""" (?:class|id|role|data-component)=(?:"[^"]*"|'[^']*')""")

PARAGRAPHS = (
    "Le chantier naval a livré mardi son troisième bac, attendu depuis deux ans par les îles du nord.",
    "Le navire embarque quarante voitures et trois cents passagers, contre vingt et cent cinquante avant lui.",
    "Deux autres suivront d'ici à 2028, a indiqué la compagnie, qui a signé l'option la semaine dernière.",
)
TEXT = "".join(f"<div>{text}</div>" for text in PARAGRAPHS)
HEAD = "<h1>Un troisième bac pour les îles</h1>"


def extracted(page, title=None):
    return body.body(markup.html_tree(page, "page"), title)


def f1(found, expected):
    ours, theirs = (Counter(re.findall(r"\w+", text.lower())) for text in (found, expected))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


@pytest.mark.parametrize("line", LINES["asides"])
def test_a_line_that_speaks_of_the_page_is_an_aside(line):
    assert asides.is_aside(line)


@pytest.mark.parametrize("line", LINES["news"])
def test_a_line_of_the_news_is_none(line):
    assert not asides.is_aside(line)


def test_pages_stripped_of_their_names_give_the_same_articles():
    gains = []
    for name in PAGES:
        page = NAMES.sub("", markup.decode_html((HERE / "resources/documents" / name).read_bytes()))
        expected = " ".join([*FILES[name][0]["keep"], *FILES[name][0]["allow"][1:]])
        tree = markup.html_tree(page, name)
        claimed = metadata.metadata(tree)
        ours, theirs = body.body(tree, claimed.title, claimed.text), " ".join(body.trafilatura_lines(tree))
        assert f1(ours, expected) > 0.95, name
        gains.append(f1(ours, expected) - f1(theirs, expected))
    assert min(gains) > -0.01
    assert sum(gains) / len(gains) > 0.05


@pytest.mark.parametrize(
    "box",
    [
        (
            "<div><h3>La Marée</h3><p>Tous les vendredis, la vie des ports et des équipages, racontée par nous.</p>"
            '<form><input type="email"><button>OK</button></form></div>'
        ),
        (
            "<section><div>La Marée</div><div>Tous les vendredis, la vie des ports et des équipages, racontée.</div>"
            "<a href='/l'>Je m'inscris</a></section>"
        ),
        "<div><p>Every Friday, life in the harbours as told by those who work there.</p><button>Sign up</button></div>",
    ],
)
@pytest.mark.parametrize("place", ["between", "after"])
def test_a_box_to_sign_up_is_left_out_wherever_it_stands(box, place):
    inner = TEXT.replace("</div><div>", f"</div>{box}<div>", 1) if place == "between" else TEXT + box
    assert extracted(f"<body>{HEAD}<div>{inner}</div></body>") == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("signed", "note"),
    [
        ("<p>Par Zoé Marchandeau</p>", "Elle suit les ports depuis dix ans et a écrit deux livres sur les passeurs."),
        ("", "Journaliste au service des régions, elle suit les ports depuis plus de dix ans."),
    ],
)
def test_a_note_on_the_author_is_left_out(signed, note):
    about = f"<div><strong>Zoé Marchandeau</strong><p>{note}</p></div>"
    page = f"<body>{HEAD}{signed}<div>{TEXT}{about}</div></body>"
    assert extracted(page) == "\n\n".join(PARAGRAPHS)
    assert author_boxes(blocks(markup.html_tree(page, "page")))


def test_who_answers_in_an_interview_is_no_author():
    answers = "".join(f"<div><h3>Nadia Ferhat</h3><p>{text}</p></div>" for text in PARAGRAPHS)
    assert (
        extracted(f"<body>{HEAD}<p>Par Zoé Marchandeau</p><div>{answers}</div></body>").count("\n\n")
        >= len(PARAGRAPHS) - 1
    )


def test_a_form_around_a_whole_page_is_no_box():
    page = f"<body><form method='post'><div>{HEAD}<div>{TEXT}</div></div></form></body>"
    assert extracted(page) == "\n\n".join(PARAGRAPHS)


def test_a_page_whose_cards_alone_are_paragraphs_gives_its_article():
    cards = "".join(
        f"<article><h3><a href='/{n}'>Un autre titre, numéro {n}, de la rubrique</a></h3><p>Une phrase d'accroche "
        f"assez longue pour passer pour un paragraphe, la {n}e.</p></article>"
        for n in range(5)
    )
    page = f"<body>{HEAD}<div>{TEXT}</div><div><h2>À lire ensuite</h2>{cards}</div></body>"
    assert extracted(page) == "\n\n".join(PARAGRAPHS)


def test_a_list_of_cards_that_are_one_link_each_is_left_out():
    cards = "".join(
        f"<a href='/{n}'><div><span>Titre numéro {n}</span><span>Une accroche.</span></div></a>" for n in range(4)
    )
    assert extracted(f"<body><div>{cards}</div>{HEAD}<div>{TEXT}</div></body>") == "\n\n".join(PARAGRAPHS)


def test_the_items_that_open_a_text_are_its_own():
    items = ("200 g de farine de blé", "3 œufs de taille moyenne", "50 cl de lait entier")
    listed = "".join(f"<li>{item}</li>" for item in items)
    prose = f"<h2>Préparation</h2><ol>{''.join(f'<li>{text}</li>' for text in PARAGRAPHS)}</ol>"
    page = f"<body>{HEAD}<div><h2>Ingrédients</h2><ul>{listed}</ul></div><div>{prose}</div></body>"
    assert all(item in extracted(page) for item in items)


def test_of_an_article_whose_standfirst_alone_is_a_paragraph_nothing_is_missing():
    first, *rest = PARAGRAPHS
    inner = "".join(f"<div>{text}</div>" for text in rest)
    page = f"<body>{HEAD}<p>{first}</p><div>Par Zoé Marchandeau</div><div>{inner}</div></body>"
    assert extracted(page) == "\n\n".join(PARAGRAPHS)
