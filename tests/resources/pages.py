"""Twelve kinds of article pages, as the common publishing systems write them, around any article.

Markup, class names and furniture follow what these systems produce; every word of it was written for this project.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Article:
    """An article: `body` holds (kind, text) with kind `p` or `h`."""

    title: str
    publisher: str
    date: str
    author: str
    body: tuple[tuple[str, str], ...]
    language: str = "fr"


NAV = (
    '<ul class="menu"><li><a href="/">Accueil</a></li><li><a href="/politique">Politique</a></li>'
    '<li><a href="/economie">Économie</a></li><li><a href="/sport">Sport</a></li></ul>'
)
TEASERS = (
    ("Ports : le trafic de conteneurs a bondi de 14 % en un an", "Les armateurs saluent la mise en service du quai."),
    ("Musique : le festival des oasis dévoile son affiche", "Trente groupes venus de douze pays joueront en avril."),
    ("Santé : la campagne de vaccination prolongée d'un mois", "Le ministère veut atteindre 80 % des plus de 60 ans."),
    ("Éducation : 1 200 écoles seront rénovées cet été", "Le budget de l'opération dépasse 900 millions de dirhams."),
)


def _paragraphs(article: Article, heading: str = "h2") -> list[str]:
    return [f"<{heading}>{escape(t)}</{heading}>" if k == "h" else f"<p>{escape(t)}</p>" for k, t in article.body]


def _between(parts: list[str], *inserted: str) -> str:
    """Put furniture between the paragraphs, spread evenly."""
    out: list[str] = []
    places = {max(1, (i + 1) * len(parts) // (len(inserted) + 1)): text for i, text in enumerate(inserted)}
    for index, part in enumerate(parts):
        if index in places:
            out.append(places[index])
        out.append(part)
    return "\n".join(out)


def _teaser_cards(tag: str = "h3") -> str:
    return "".join(
        f'<article class="card"><{tag}><a href="/a{i}">{escape(t)}</a></{tag}><p>{escape(d)}</p></article>'
        for i, (t, d) in enumerate(TEASERS)
    )


def _page(head: str, body: str, language: str = "fr", *, attributes: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">{head}</head>'
        f"<body{attributes}>{body}</body></html>"
    )


def _open_graph(a: Article) -> str:
    return (
        f'<title>{escape(a.title)} - {escape(a.publisher)}</title><meta property="og:type" content="article">'
        f'<meta property="og:title" content="{escape(a.title)}">'
        f'<meta property="og:site_name" content="{escape(a.publisher)}">'
    )


def _linked_data(a: Article, *, body: bool = False) -> str:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": a.publisher},
            {
                "@type": "NewsArticle",
                "headline": a.title,
                "datePublished": f"{a.date}T08:15:00+01:00",
                "dateModified": "2026-02-02T10:00:00+01:00",
                "author": [{"@type": "Person", "name": a.author}],
                "publisher": {"@type": "NewsMediaOrganization", "name": a.publisher},
                **({"articleBody": " ".join(t for _, t in a.body)} if body else {}),
            },
        ],
    }
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def blocks_theme(a: Article) -> str:
    """WordPress with a block theme: JSON-LD, share block, related posts, captioned figure."""
    figure = (
        '<figure class="wp-block-image"><img src="x.jpg" alt=""><figcaption class="wp-element-caption">'
        "Une vue du port au petit matin. © Agence des images</figcaption></figure>"
    )
    also = (
        '<p class="has-background"><strong>Lire aussi : <a href="/x">Le grand entretien de la semaine</a></strong></p>'
    )
    body = (
        f'<header class="wp-block-template-part"><p class="site-title">{escape(a.publisher)}</p><nav>{NAV}</nav></header>'
        f'<main><h1 class="wp-block-post-title">{escape(a.title)}</h1><div class="wp-block-post-date">'
        f'<time datetime="{a.date}T08:15:00+01:00">à la une</time></div><div class="entry-content wp-block-post-content">'
        f'{_between(_paragraphs(a), figure, also)}<div class="sharedaddy"><h3 class="sd-title">Partager :</h3><ul><li>'
        '<a href="#">Facebook</a></li><li><a href="#">X</a></li></ul></div><div id="jp-relatedposts"><h3>Similaire</h3>'
        f"{_teaser_cards('h4')}</div></div></main><footer><p>© 2026 {escape(a.publisher)}. Tous droits réservés.</p></footer>"
    )
    return _page(_open_graph(a) + _linked_data(a), body, a.language)


def classic_theme(a: Article) -> str:
    """WordPress, classic theme: meta dates, sidebar with widgets, author box, comments with a form."""
    head = _open_graph(a) + f'<meta property="article:published_time" content="{a.date}T07:02:11+00:00">'
    widgets = "".join(f'<li><a href="/p{i}">{escape(t)}</a></li>' for i, (t, _) in enumerate(TEASERS))
    body = (
        f'<div id="page"><div id="masthead">{NAV}</div><div id="content"><div id="primary"><article class="post hentry">'
        f'<h1 class="entry-title">{escape(a.title)}</h1><div class="entry-meta">Par <a href="#">{escape(a.author)}</a>'
        f'<span class="comments-link">12 commentaires</span></div><div class="entry-content">{_between(_paragraphs(a, "h3"))}'
        f'</div><div class="author-box"><h4>{escape(a.author)}</h4><p>Journaliste au service société depuis 2011, elle suit '
        "les questions de sécurité et de transport pour notre rédaction.</p></div></article>"
        '<div id="comments" class="comments-area"><h2>12 réflexions</h2><ol class="comment-list"><li class="comment"><p>'
        "Merci pour cet article, mais il aurait fallu parler aussi de la situation dans les quartiers nord de la ville, où "
        "rien ne change depuis des années.</p></li><li class='comment'><p>Tout à fait d'accord avec le message précédent, "
        "il faudrait une enquête sérieuse sur les chiffres avancés par les autorités.</p></li></ol>"
        '<form class="comment-form"><p>Votre adresse de messagerie ne sera pas publiée.</p></form></div></div>'
        f'<div id="secondary" class="widget-area"><h3>Articles récents</h3><ul>{widgets}</ul></div></div></div>'
    )
    return _page(head, body, a.language)


def stated_body(a: Article) -> str:
    """A rendered application: text stated in JSON-LD, paragraphs in many small containers, promotion between them."""
    promo = (
        '<div class="c-promo-box"><p>Recevez chaque matin à 7 heures notre lettre d’information et ne manquez rien de '
        'l’actualité.</p><a href="/nl">Je m’inscris</a></div>'
    )
    parts = [f'<section class="b-text" data-component="text-block">{p}</section>' for p in _paragraphs(a)]
    body = (
        f'<div id="root"><div class="l-header">{NAV}</div><div class="l-grid"><div class="l-main"><h1>{escape(a.title)}</h1>'
        f'<div class="c-share-bar"><button>Partager</button></div>{_between(parts, promo, promo)}'
        f'<div class="c-more"><h2>À lire ensuite</h2>{_teaser_cards()}</div></div></div></div>'
    )
    return _page(_open_graph(a) + _linked_data(a, body=True), body, a.language)


def several_articles(a: Article) -> str:
    """A portal whose page opens with cards of other articles, each an <article> element."""
    body = (
        f"<header>{NAV}</header><section class='top-stories'>{_teaser_cards('h2')}</section><main><article>"
        f'<h1>{escape(a.title)}</h1><p class="byline">Par {escape(a.author)}</p><time pubdate datetime="{a.date}">hier</time>'
        f"{_between(_paragraphs(a))}</article></main><section class='more-stories'>{_teaser_cards('h2')}</section>"
        f"<footer>{NAV}</footer>"
    )
    return _page(_open_graph(a), body, a.language)


def line_breaks(a: Article) -> str:
    """An old system: no paragraphs, the text is one div cut by <br>, furniture in tables, date in the address only."""
    text = "<br><br>\n".join(f"<b>{escape(t)}</b>" if k == "h" else escape(t) for k, t in a.body)
    year, month, day = a.date.split("-")
    head = (
        f"<title>{escape(a.title)} | {escape(a.publisher)}</title>"
        f'<link rel="canonical" href="https://www.example.org/{year}/{month}/{day}/article.html">'
        f'<meta name="application-name" content="{escape(a.publisher)}">'
    )
    body = (
        f"<table width='100%'><tr><td class='menu'>{NAV}</td><td><font size='5'><h1>{escape(a.title)}</h1></font>"
        f"<div class='texte'>{text}</div><a href='#'>Imprimer</a> <a href='#'>Envoyer à un ami</a></td>"
        f"<td class='droite'>{'<br>'.join(f'<a href=#>{escape(t)}</a>' for t, _ in TEASERS)}</td></tr></table>"
    )
    return _page(head, body, a.language)


def spip(a: Article) -> str:
    """SPIP, common among French-speaking associations and papers: chapo, texte, portfolio, documents."""
    lead, *rest = _paragraphs(a, 'h2 class="spip"')
    text = "\n".join(rest).replace('</h2 class="spip">', "</h2>")
    head = f"<title>{escape(a.title)} - {escape(a.publisher)}</title><meta name='generator' content='SPIP 4.3'>"
    body = (
        f'<div id="page"><div id="entete"><strong id="nom_site">{escape(a.publisher)}</strong></div><div id="hierarchie">'
        f'<a href="/">Accueil</a> &gt; <a href="/r">Société</a></div><div class="hentry" id="contenu"><h1 class="crayon '
        f'entry-title">{escape(a.title)}</h1><p class="info-publi"><abbr class="published" title="" '
        f'datetime="{a.date}T06:00:00Z">{a.date}</abbr>, par {escape(a.author)}</p><div class="crayon chapo">{lead}</div>'
        f'<div class="crayon texte">{text}</div></div><div id="navigation"><div class="rubriques">{NAV}</div></div>'
        '<div class="forum"><p>Un message, un commentaire ? Pour créer des paragraphes, laissez simplement des lignes vides.'
        "</p></div></div>"
    )
    return _page(head, body, a.language).replace(
        "</head>", f'<meta property="og:site_name" content="{escape(a.publisher)}"></head>'
    )


def consent_wall(a: Article) -> str:
    """A page under a consent banner and a subscription box, with a long reader's notice before the text."""
    consent = (
        '<div class="cookie-consent" role="dialog"><p>Avec votre accord, nos partenaires et nous utilisons des traceurs pour '
        "stocker et consulter des informations personnelles comme votre visite sur ce site. Vous pouvez retirer votre "
        "consentement à tout moment.</p><button>Accepter</button></div>"
    )
    wall = (
        '<div class="paywall-box"><p>Il vous reste une partie de cet article à découvrir. Abonnez-vous pour lire la suite et '
        "soutenir une rédaction indépendante.</p></div>"
    )
    body = (
        f'{consent}<header role="banner">{NAV}</header><div role="main" class="article"><h1>{escape(a.title)}</h1>'
        f'<p class="article__date">Mis en ligne</p><div class="article__body">{_between(_paragraphs(a))}</div>{wall}'
        f'<ul class="article__tags"><li><a href="#">Sécurité</a></li><li><a href="#">Maroc</a></li></ul></div>'
        f'<aside class="most-read"><h2>Les plus lus</h2>{_teaser_cards()}</aside>'
    )
    return _page(_open_graph(a) + f'<meta name="date" content="{a.date}">', body, a.language)


def inline_links(a: Article) -> str:
    """Links to other articles as paragraphs of their own, an embedded post, a quote card, tags and a follow line."""
    links = [f'<p><a href="/r{i}">{escape(t)}</a></p>' for i, (t, _) in enumerate(TEASERS[:2])]
    post = '<blockquote class="twitter-tweet"><p>Retrouvez notre direct sur le réseau.</p>&mdash; La rédaction</blockquote>'
    body = (
        f'<div class="wrapper"><nav class="navbar">{NAV}</nav><div class="article-page"><h1>{escape(a.title)}</h1>'
        f'<div class="article-content">{_between(_paragraphs(a, "h4"), links[0], post, links[1])}'
        '<p class="follow">Suivez notre chaîne et recevez nos alertes en temps réel.</p>'
        '<div class="tags">Mots-clés : <a href="#">Police</a>, <a href="#">Coopération</a></div></div></div></div>'
    )
    return _page(_open_graph(a) + _linked_data(a), body, a.language)


def two_regions(a: Article) -> str:
    """The text divided over two containers with an advertisement region between them."""
    parts = _paragraphs(a)
    half = len(parts) // 2
    body = (
        f"<header>{NAV}</header><div class='story'><h1>{escape(a.title)}</h1><div class='story-part'>{''.join(parts[:half])}"
        "</div><div class='ad-slot'><p>Publicité</p></div><div class='story-part'>"
        f"{''.join(parts[half:])}</div></div><div class='story-footer'><p>Contactez la rédaction : redaction@example.org</p>"
        f"<h2>Dans la même rubrique</h2>{_teaser_cards()}</div>"
    )
    return _page(_open_graph(a) + _linked_data(a), body, a.language)


def application_shell(a: Article) -> str:
    """Everything in nested anonymous divs and spans, headings in bold paragraphs."""
    text = "".join(
        f"<div><div><p><strong>{escape(t)}</strong></p></div></div>"
        if k == "h"
        else f"<div><div><p>{escape(t)}</p></div></div>"
        for k, t in a.body
    )
    cards = "".join(f"<div><a href='/c'><span>{escape(t)}</span><span>{escape(d)}</span></a></div>" for t, d in TEASERS)
    body = (
        f"<div><div><div>{NAV}</div></div><div><div><h1>{escape(a.title)}</h1></div><div>{text}</div></div>"
        f"<div><div>Vous aimerez aussi</div>{cards}</div></div>"
    )
    head = _open_graph(a) + f'<meta name="dcterms.date" content="{a.date}">'
    return _page(head, body, a.language)


def mobile_page(a: Article) -> str:
    """An AMP page: custom elements, share buttons, a list of links as last section."""
    links = "".join(f'<li><a href="/m{i}">{escape(t)}</a></li>' for i, (t, _) in enumerate(TEASERS))
    body = (
        f'<header class="amp-header">{NAV}</header><article class="amp-article"><h1>{escape(a.title)}</h1>'
        '<amp-social-share type="email"></amp-social-share><amp-img src="a.jpg"></amp-img>'
        f'{_between(_paragraphs(a))}<amp-ad>annonce</amp-ad><h3>Sur le même thème</h3><ul class="related">{links}</ul></article>'
    )
    return _page(_open_graph(a) + _linked_data(a), body, a.language, attributes=' class="amp"')


def short_dispatch(a: Article) -> str:
    """A dispatch: the first two paragraphs only, in a page full of furniture."""
    body = (
        f"<header>{NAV}</header><div class='container'><div class='row'><div class='col-8'><h1>{escape(a.title)}</h1>"
        f"<div class='desc'>{''.join(f'<p>{escape(t)}</p>' for _, t in a.body[:2])}</div></div>"
        f"<div class='col-4'><h3>Fil info</h3>{_teaser_cards('h5')}</div></div></div>"
        f"<footer>{NAV}<p>Conditions générales d'utilisation. Les contenus de ce site sont protégés par le droit d'auteur "
        "et ne peuvent être reproduits sans autorisation écrite préalable de l'éditeur.</p></footer>"
    )
    return _page(_open_graph(a) + _linked_data(a), body, a.language)


PAGES: dict[str, Callable[[Article], str]] = {
    f.__name__: f
    for f in (
        blocks_theme,
        classic_theme,
        stated_body,
        several_articles,
        line_breaks,
        spip,
        consent_wall,
        inline_links,
        two_regions,
        application_shell,
        mobile_page,
        short_dispatch,
    )
}
