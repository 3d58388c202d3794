"""Feeds and pages: what is new is read in full, politely, and nothing is asked twice."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

import pytest

from briefing.collect import feed, online
from briefing.collect.fetch import Limits, fetch
from briefing.collect.manners import Client
from briefing.collect.online import Known
from briefing.config.sources import WebSource
from briefing.errors import SourceError
from briefing.model import RawDocument, Skipped
from tests.webserver import Page, serving

LOCAL = Limits(seconds=5, private=True, ports=None)
SENTENCES = (
    "Le conseil régional a adopté mardi le plan de mobilité de la métropole, doté de 340 millions d'euros. ",
    "Les travaux de la ligne B commenceront en mars et dureront vingt-deux mois, a précisé la vice-présidente. ",
    "L'opposition s'est abstenue, jugeant le calendrier trop optimiste et le financement incomplet. ",
)
PARAGRAPHS = "".join(f"<p>{s * 2}</p>" for s in SENTENCES)
ARTICLE = (
    '<html lang="fr"><head><title>Le plan de mobilité adopté | Le Fil</title>'
    '<meta property="og:site_name" content="Le Fil">'
    '<meta property="article:published_time" content="2026-01-20T10:00:00+01:00">'
    '</head><body><nav><a href="/">Accueil</a>'
    f"</nav><article><h1>Le plan de mobilité adopté</h1>{PARAGRAPHS}</article></body></html>"
)


def rss(*items):
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Le Fil</title><language>fr</language>'
        + "".join(
            f"<item><title>{t}</title><link>{u}</link><guid>{u}</guid><description>{d}</description>"
            "<pubDate>Tue, 20 Jan 2026 09:00:00 GMT</pubDate></item>"
            for t, u, d in items
        )
        + "</channel></rss>"
    ).encode()


@pytest.fixture
def site():
    with serving() as site:
        yield site


@pytest.fixture
def client():
    return Client(partial(fetch, limits=LOCAL), sleep=lambda _: None, pause=0)


def test_an_article_behind_a_teaser_is_fetched_in_full(site, client):
    site.pages["/feed"] = Page(rss(("Le plan adopté", "/a", "Un teaser.")))
    site.pages["/a"] = Page(ARTICLE.encode())
    outcome = online.ask(WebSource(url=site.url("/feed")), Known(), client)
    (document,) = outcome.documents
    assert isinstance(document, RawDocument)
    assert document.title == "Le plan de mobilité adopté"
    assert str(document.published.day) == "2026-01-20"
    assert all(s.strip() in document.text for s in SENTENCES)
    assert "Accueil" not in document.text


def test_a_second_collection_fetches_nothing_that_has_not_changed(site, client):
    site.pages["/feed"] = Page(rss(("Le plan adopté", "/a", "Un teaser.")), etag='"1"')
    site.pages["/a"] = Page(ARTICLE.encode())
    source = WebSource(url=site.url("/feed"))
    first = online.ask(source, Known(), client)
    site.asked.clear()
    second = online.ask(source, first.known, client)
    assert (second.documents, second.known, site.asked) == ((), first.known, ["/feed"])


def test_a_feed_without_validators_asks_for_new_entries_only(site, client):
    site.pages["/feed"] = Page(rss(("A", "/a", "")))
    site.pages["/a"] = site.pages["/b"] = Page(ARTICLE.encode())
    source = WebSource(url=site.url("/feed"))
    first = online.ask(source, Known(), client)
    site.pages["/feed"] = Page(rss(("B", "/b", ""), ("A", "/a", "")))
    site.asked.clear()
    second = online.ask(source, first.known, client)
    assert site.asked == ["/feed", "/b"]
    assert len(second.documents) == 1


def test_a_feed_that_carries_the_whole_article_is_enough(site, client):
    text = "".join(f"&lt;p&gt;{s * 6}&lt;/p&gt;" for s in SENTENCES)
    site.pages["/feed"] = Page(rss(("Le plan adopté", "/a", text)))
    (document,) = online.ask(WebSource(url=site.url("/feed")), Known(), client).documents
    assert (document.title, document.publisher) == ("Le plan adopté", "Le Fil")
    assert "/a" not in site.asked


def test_an_article_out_of_reach_is_named_and_tried_again(site, client):
    site.pages["/feed"] = Page(rss(("A", "/a", "court")))
    site.pages["/a"] = Page(status=503)
    outcome = online.ask(WebSource(url=site.url("/feed")), Known(), client)
    (skipped,) = outcome.documents
    assert isinstance(skipped, Skipped)
    assert skipped.kind == "status"
    assert outcome.known.seen == frozenset()


def test_an_article_that_is_gone_is_named_once(site, client):
    site.pages["/feed"] = Page(rss(("A", "/a", "court")))
    outcome = online.ask(WebSource(url=site.url("/feed")), Known(), client)
    assert [d.kind for d in outcome.documents] == ["refused"]
    assert outcome.known.seen


def test_a_source_that_fails_keeps_what_is_known_of_it(site, client):
    known = Known(etag='"7"', seen=frozenset({"x"}))
    site.pages["/feed"] = Page(status=500)
    outcome = online.ask(WebSource(url=site.url("/feed")), known, client)
    assert (outcome.known, outcome.error.kind) == (known, "status")


def test_one_failing_source_costs_only_itself(site, client):
    site.pages["/good"] = Page(ARTICLE.encode())
    sources = [(WebSource(url=site.url(p), kind="page"), Known()) for p in ("/bad", "/good")]
    bad, good = online.gather(sources, lambda _: client)
    assert bad.error is not None
    assert len(good.documents) == 1


def test_a_page_is_read_under_the_name_that_the_configuration_gives(site, client):
    site.pages["/p"] = Page(ARTICLE.encode())
    source = WebSource(url=site.url("/p"), kind="page", publisher="Le Fil de la région")
    (document,) = online.ask(source, Known(), client).documents
    assert document.publisher == "Le Fil de la région"


def test_robots_txt_is_obeyed_and_read_once(site, client):
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /private\n")
    site.pages["/open"] = Page(b"ok")
    with pytest.raises(SourceError) as caught:
        client.get(site.url("/private/a"))
    client.get(site.url("/open"))
    assert caught.value.kind == "robots"
    assert site.asked == ["/robots.txt", "/open"]


def test_a_host_whose_rules_cannot_be_read_is_not_asked(site, client):
    site.pages["/robots.txt"] = Page(status=500)
    site.pages["/open"] = Page(b"ok")
    with pytest.raises(SourceError):
        client.get(site.url("/open"))
    assert "/open" not in site.asked


def test_requests_to_one_host_keep_their_distance(site):
    slept: list[float] = []
    clock = iter(range(1000))
    client = Client(partial(fetch, limits=LOCAL), sleep=slept.append, now=lambda: next(clock) * 0.1, pause=2.0)
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 3\n")
    site.pages["/a"] = Page(b"a")
    client.get(site.url("/a"))
    client.get(site.url("/a"))
    assert [s for s in slept if s > 2.5]
    assert max(slept) <= 3.0


def test_a_passing_fault_is_tried_again(site, client):
    answers = iter([503, 503, 200])

    def act(handler):
        status = next(answers)
        handler.send_response(status)
        handler.send_header("Content-Length", "2")
        handler.end_headers()
        handler.wfile.write(b"ok")

    site.pages["/flaky"] = Page(act=act)
    assert client.get(site.url("/flaky")).content == b"ok"


ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Atome</title><entry><id>tag:x,1</id>'
    b'<title type="html">R&amp;amp;D : '
    b'&lt;em&gt;bilan&lt;/em&gt;</title><link href="a.html"/><updated>2026-01-05T06:00:00Z</updated>'
    b'<content type="html">'
    b"&lt;p&gt;Le texte.&lt;/p&gt;</content></entry></feed>"
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Atome",
        "items": [{"id": "1", "url": "/a.html", "title": "R&D : bilan", "date_published": "2026-01-05T06:00:00Z"}],
    }
).encode()
SITEMAP = (
    b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
    b"<url><loc>https://example.org/f/a.html</loc><n:news><n:publication><n:language>fr</n:language></n:publication>"
    b"<n:publication_date>2026-01-05</n:publication_date><n:title>R&amp;D : bilan</n:title></n:news></url></urlset>"
)


@pytest.mark.parametrize("content", [ATOM, JSON_FEED, SITEMAP], ids=["atom", "json", "sitemap"])
def test_every_kind_of_feed_gives_the_same_entry(content):
    (entry,) = feed.parse(content, "https://example.org/f/").entries
    assert (entry.title, str(entry.published)) == ("R&D : bilan", "2026-01-05")
    assert entry.url.startswith("https://example.org/")


@pytest.mark.parametrize(
    "content", [b"", b"<html><body>Bonjour</body></html>", b"{not json", b'{"items": 3}', b"plain"]
)
def test_what_is_no_feed_is_said_to_be_none(content):
    with pytest.raises(SourceError) as caught:
        feed.parse(content, "https://example.org/")
    assert caught.value.kind == "not-a-feed"


def test_links_of_a_feed_that_leave_the_web_are_dropped():
    found = feed.parse(rss(("A", "file:///etc/passwd", ""), ("B", "javascript:alert(1)", "")), "https://example.org/")
    assert found.entries == ()


def test_a_feed_that_is_a_path_opens_no_file(tmp_path):
    (tmp_path / "feed.xml").write_bytes(rss(("A", "/a", "")))
    with pytest.raises(SourceError):
        feed.parse(str(tmp_path / "feed.xml").encode(), "https://example.org/")


def test_opml_names_its_feeds():
    feeds = '<outline text="R"><outline title="Un" xmlUrl="https://a.example/f"/><outline xmlUrl="x"/></outline>'
    opml = f"<opml><body>{feeds}</body></opml>".encode()
    assert feed.outlines(opml, "feeds.opml") == (("Un", "https://a.example/f"),)


def test_an_index_of_sitemaps_leads_to_its_entries(site, client):
    index = f"<sitemapindex><sitemap><loc>{site.url('/news.xml')}</loc></sitemap></sitemapindex>"
    site.pages["/index.xml"] = Page(index.encode())
    site.pages["/news.xml"] = Page(SITEMAP.replace(b"https://example.org/f/a.html", site.url("/a").encode()))
    site.pages["/a"] = Page(ARTICLE.encode())
    outcome = online.ask(WebSource(url=site.url("/index.xml")), Known(), client)
    assert [d.title for d in outcome.documents] == ["Le plan de mobilité adopté"]


def test_more_news_than_one_run_reads_is_left_for_the_next(site, client):
    site.pages["/feed"] = Page(rss(*((str(i), f"/{i}", "") for i in range(3))), etag='"1"')
    site.pages |= {f"/{i}": Page(ARTICLE.encode()) for i in range(3)}
    source = WebSource(url=site.url("/feed"), entries=2)
    first = online.ask(source, Known(), client)
    second = online.ask(source, first.known, client)
    assert (len(first.documents), len(second.documents)) == (2, 1)
    assert replace(second.known, seen=frozenset()).etag == '"1"'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'<!DOCTYPE r [<!ENTITY a "ha">]><rss><channel><title>&a;</title></channel></rss>', "xml-dtd"),
        (b"<rss>" * 5000, "limit"),
    ],
    ids=["entities", "depth"],
)
def test_a_feed_built_to_swell_is_refused(content, kind):
    with pytest.raises(SourceError) as caught:
        feed.parse(content, "https://example.org/")
    assert caught.value.kind == kind


def test_a_feed_in_an_unknown_encoding_is_read_as_far_as_it_goes():
    content = b"<?xml version='1.0' encoding='UTN-8'?>" + rss(("A", "https://example.org/a", "x"))
    (entry,) = feed.parse(content, "https://example.org/").entries
    assert entry.url == "https://example.org/a"


def test_of_a_feed_without_end_the_first_entries_are_read():
    items = b"<item><link>https://example.org/%d</link></item>"
    content = b"<rss version='2.0'><channel>" + b"".join(items % n for n in range(20_000))
    assert len(feed.parse(content, "https://example.org/").entries) == 500
