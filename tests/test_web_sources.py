"""Feeds and pages of the configuration, from a real server to the edition, its proof and the status."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from briefing import config
from briefing.collect import manners
from briefing.model import RawDocument
from briefing.pipeline import build, rerender, run, status, verification, web
from briefing.store import articles, opened, sources
from tests import workspaces
from tests.webserver import Page, dripping, lying, serving

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
WEEK = timedelta(days=7)


def page(place, number=46, site="Le Fil"):
    sentences = (
        f"Le barrage de {place} retient désormais {number} millions de mètres cubes, a indiqué l'agence du bassin.",
        f"Les vannes du barrage de {place} seront ouvertes en fin de mois pour irriguer des vergers de la plaine.",
        "Les agriculteurs attendaient cette décision depuis le printemps, selon leur syndicat régional.",
    )
    paragraphs = "".join(f"<p>{s}</p>" for s in sentences)
    return (
        f'<html lang="fr"><head><title>Le barrage de {place} se remplit | {site}</title>'
        f'<meta property="og:site_name" content="{site}">'
        '<meta property="article:published_time" content="2026-11-18T10:00:00+01:00"></head>'
        f"<body><nav><a href='/'>Accueil</a></nav><article><h1>Le barrage de {place} se remplit</h1>{paragraphs}"
        "</article></body></html>"
    )


def rss(*places):
    items = "".join(
        f"<item><title>{p}</title><link>/{p}</link><guid>id-{p}</guid><description>Un teaser.</description></item>"
        for p in places
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Le Fil</title>{items}</channel></rss>'.encode()


@pytest.fixture(autouse=True)
def _no_back_off(monkeypatch):
    monkeypatch.setattr(manners, "_BACK_OFF", (0.0, 0.0))


@pytest.fixture
def site():
    with serving() as site:
        site.pages["/feed"] = Page(rss("Aval", "Amont"), etag='"1"')
        site.pages["/Aval"] = Page(page("Aval").encode())
        site.pages["/Amont"] = Page(page("Amont", 52).encode())
        yield site


@pytest.fixture
def place(tmp_path, site):
    return workspaces.workspace(tmp_path / "w", more=feed(site))


def feed(site, path="/feed", more=""):
    return f'\n[[feeds]]\nurl = "{site.url(path)}"\nprivate = true\n{more}'


def make(place, now=NOW, **options):
    request = build.Request(now=now, formats=("json", "md"), **options)
    return build.build(place, config.load(place.root), request)


def loaded(place):
    return json.loads((place.report("2026-W48") / "edition.json").read_text(encoding="utf-8"))


def test_articles_of_a_feed_are_quoted_with_their_address_and_hash(place, site):
    edition = make(place).edition
    found = {d.path: d for d in edition.documents}
    assert set(found) == {site.url("/Aval"), site.url("/Amont")}
    document = found[site.url("/Aval")]
    assert (document.title, document.publisher) == ("Le barrage de Aval se remplit", "Le Fil")
    assert str(document.published.day) == "2026-11-18"
    assert any(s.document == document.id for s in edition.sentences)


def test_a_build_again_asks_nothing_and_gives_the_same_edition(place, site):
    make(place)
    first = loaded(place)
    site.asked.clear()
    site.pages.clear()
    make(place, NOW + timedelta(hours=1))
    assert loaded(place) == first
    assert site.asked == []


def test_a_second_collection_asks_for_the_feed_only(place, site):
    make(place)
    site.asked.clear()
    make(place, refresh=True)
    assert site.asked == ["/robots.txt", "/feed"]


def linking(address):
    teaser = "Le barrage de Tizi retient désormais douze millions de mètres cubes, selon l'agence du bassin. " * 3
    item = f"<item><title>Tizi</title><link>{address}</link><guid>t</guid><description>{teaser}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Le Fil</title>{item}</channel></rss>'.encode()


def test_a_site_of_no_source_is_not_asked_and_its_article_comes_as_its_teaser(place, site):
    with serving() as other:
        site.pages["/feed"] = Page(linking(f"http://localhost:{other.port}/Tizi"))
        other.pages["/Tizi"] = Page(page("Tizi", 12).encode())
        edition = make(place).edition
        assert other.asked == []
    assert [d.title for d in edition.documents] == ["Tizi"]


def test_a_redirect_to_a_site_of_no_source_is_not_followed_and_named(place, site):
    with serving() as other:
        site.pages["/feed"] = Page(rss("Aval", "Amont"))
        site.pages["/Aval"] = Page(status=302, headers={"Location": f"http://localhost:{other.port}/Tizi"})
        edition = make(place).edition
        assert other.asked == []
    (problem,) = edition.problems
    assert (problem.kind, "no source is at localhost" in problem.message) == ("undeclared", True)


@pytest.mark.parametrize("hosts", ['["localhost"]', '["*"]'])
def test_a_further_host_of_the_configuration_is_asked(tmp_path, site, hosts):
    place = workspaces.workspace(tmp_path / "v", more=feed(site) + f"\n[sources]\nhosts = {hosts}\n")
    with serving() as other:
        site.pages["/feed"] = Page(linking(f"http://localhost:{other.port}/Tizi"))
        other.pages["/Tizi"] = Page(page("Tizi", 12).encode())
        make(place)
        assert "/Tizi" in other.asked


def test_late_news_wait_for_the_next_edition_or_a_refresh(place, site):
    make(place)
    site.pages["/feed"] = Page(rss("Tizi", "Aval", "Amont"), etag='"2"')
    site.pages["/Tizi"] = Page(page("Tizi", 12).encode())
    assert len(make(place).edition.documents) == 2
    site.asked.clear()
    assert len(make(place, refresh=True).edition.documents) == 3
    assert site.asked == ["/robots.txt", "/feed", "/Tizi"]


def test_the_next_edition_covers_what_is_new(place, site):
    run.run(place, config.load(place.root), run.Order(now=NOW, environment={}))
    site.pages["/feed"] = Page(rss("Tizi", "Aval", "Amont"), etag='"2"')
    site.pages["/Tizi"] = Page(page("Tizi", 12).encode())
    report = run.run(place, config.load(place.root), run.Order(now=NOW + WEEK, environment={}))
    with opened(place.state) as db:
        assert {d.path for d in articles.latest(db)} == {site.url(p) for p in ("/Tizi", "/Aval", "/Amont")}
    assert len(report.issued) == 1
    edition = json.loads((place.report(report.issued[0]) / "edition.json").read_text(encoding="utf-8"))
    assert [d["path"] for d in edition["documents"]] == [site.url("/Tizi")]


def test_a_run_between_two_editions_collects(place, site):
    loaded_config = config.load(place.root)
    run.run(place, loaded_config, run.Order(now=NOW, environment={}))
    site.pages["/feed"] = Page(rss("Tizi"), etag='"2"')
    site.pages["/Tizi"] = Page(page("Tizi", 12).encode())
    report = run.run(place, loaded_config, run.Order(now=NOW + timedelta(days=2), environment={}))
    assert report.issued == ()
    with opened(place.state) as db:
        assert site.url("/Tizi") in articles.addresses(db)


def test_sources_named_by_hand_leave_the_network_alone(place, site):
    path = workspaces.article(place.root, "a.txt", "18 novembre 2026")
    report = make(place, sources=(path,))
    assert site.asked == []
    assert [d.path for d in report.edition.documents] == ["seeds/a.txt"]


def test_an_edition_of_the_web_is_proved_without_the_network(place, site):
    report = build.build(place, config.load(place.root), build.Request(now=NOW, formats=("pdf", "docx", "json")))
    site.pages.clear()
    proofs = verification.verify_all(place, config.load(place.root), report.outputs, ())
    assert [(p.path, p.fault, [f for f in p.findings if not f.holds]) for p in proofs if not p.holds] == []
    assert all(p.findings for p in proofs)


def test_an_edition_of_the_web_is_rendered_again_without_the_network(place, site):
    make(place)
    site.pages.clear()
    outputs = rerender.render(
        place, config.load(place.root), "2026-W48", formats=("html",), out=None, progress=build.silent
    )
    assert "millions de mètres cubes" in outputs[0].read_text(encoding="utf-8")


def test_what_an_edition_quoted_is_proved_after_the_page_has_changed(tmp_path, site):
    more = f'\n[[pages]]\nurl = "{site.url("/Aval")}"\nprivate = true\n'
    place = workspaces.workspace(tmp_path / "p", more=more)
    first = make(place)
    site.pages["/Aval"] = Page(page("Aval", 99).encode())
    second = make(place, NOW + WEEK)
    assert first.edition.documents[0].sha256 != second.edition.documents[0].sha256
    assert any("99" in s.text for s in second.edition.sentences)
    outputs = [o for o in (*first.outputs, *second.outputs) if o.name.endswith("json")]
    proofs = verification.verify_all(place, config.load(place.root), tuple(outputs), ())
    assert [p.holds for p in proofs] == [True, True]


def test_a_page_whose_bytes_change_and_whose_text_does_not_is_the_same_article(tmp_path, site):
    place = workspaces.workspace(tmp_path / "p", more=f'\n[[pages]]\nurl = "{site.url("/Aval")}"\nprivate = true\n')
    make(place)
    site.pages["/Aval"] = Page(page("Aval").replace("</body>", "<script>token=7</script></body>").encode())
    make(place, refresh=True)
    with opened(place.state) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (1,)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (Page(status=500), "500"),
        (Page(status=404), "404"),
        (Page(b"<html>no feed</html>"), "not a feed"),
        (Page(act=lying), "cut short"),
        (Page(b"nonsense", headers={"Content-Encoding": "gzip"}), "unpacked"),
        (Page(status=302, headers={"Location": "/feed"}), "redirects"),
        (Page(status=302, headers={"Location": "file:///etc/passwd"}), "http"),
    ],
    ids=["500", "404", "page", "short", "gzip", "loop", "file"],
)
def test_a_source_that_fails_is_a_problem_and_stops_nothing(place, site, answer, fault):
    workspaces.article(place.root, "a.txt", "18 novembre 2026")
    site.pages["/feed"] = answer
    report = make(place)
    (problem,) = report.problems
    assert (problem.stage, problem.subject) == ("collect", site.url("/feed"))
    assert fault in problem.message
    assert report.edition.sentences
    assert f"{site.url('/feed')}: fails since 2026-11-23" in status.read(place).as_text()


def test_a_slow_server_costs_only_its_own_source(tmp_path, site, monkeypatch):
    from briefing.collect.fetch import Limits

    monkeypatch.setattr(web, "Limits", lambda **options: Limits(**options | {"seconds": 0.4}))
    site.pages["/slow"] = Page(act=dripping)
    place = workspaces.workspace(tmp_path / "s", more=feed(site, "/slow") + feed(site))
    report = make(place)
    assert [p.subject for p in report.problems] == [site.url("/slow")]
    assert "slow" in report.problems[0].message
    assert len(report.edition.documents) == 2


def test_an_answer_is_no_larger_than_the_configuration_says(tmp_path, site):
    site.pages["/feed"] = Page(b"<rss>" + b" " * 2**21)
    place = workspaces.workspace(tmp_path / "l", more=feed(site) + "[limits]\ndownload = 1\n")
    workspaces.article(place.root, "a.txt", "18 novembre 2026")
    (problem,) = make(place).problems
    assert "the answer is too large" in problem.message


def test_an_article_that_cannot_be_read_is_named_in_the_edition(place, site):
    del site.pages["/Aval"]
    report = make(place)
    (skipped,) = [d for d in report.edition.documents if d.status == "skipped"]
    assert (skipped.path, skipped.reason) == (site.url("/Aval"), "refused")
    assert [p.subject for p in report.problems] == [site.url("/Aval")]


def test_an_article_whose_server_failed_is_fetched_by_the_next_run(place, site):
    site.pages["/Aval"] = Page(status=503)
    make(place)
    site.pages["/Aval"] = Page(page("Aval").encode())
    report = make(place, refresh=True)
    assert {d.status for d in report.edition.documents} <= {"used", "unused"}
    assert len(report.edition.documents) == 2


def test_a_private_address_is_asked_only_if_the_configuration_says_so(tmp_path, site):
    place = workspaces.workspace(tmp_path / "w2", more=f'\n[[feeds]]\nurl = "{site.url("/feed")}"\n')
    workspaces.article(place.root, "a.txt", "18 novembre 2026")
    report = make(place)
    assert site.asked == []
    assert [p.subject for p in report.problems] == [site.url("/feed")]


def test_two_feeds_that_announce_one_article_fetch_it_once(tmp_path, site):
    site.pages["/other"] = Page(rss("Aval").replace(b"id-Aval", b"another-id"))
    place = workspaces.workspace(tmp_path / "two", more=feed(site) + feed(site, "/other"))
    make(place)
    assert site.asked.count("/Aval") == 1


def test_a_feed_list_of_a_feed_reader_names_feeds(tmp_path, site):
    place = workspaces.workspace(tmp_path / "o")
    path = place.root / "briefing.toml"
    lists = '\n[sources]\nopml = ["feeds.opml", "gone.opml"]\n'
    path.write_text(path.read_text(encoding="utf-8") + lists, encoding="utf-8")
    opml = f'<opml><body><outline title="Un" xmlUrl="{site.url("/feed")}"/></body></opml>'
    (place.root / "feeds.opml").write_text(opml, encoding="utf-8")
    wanted, problems = web.configured(config.load(place.root), place.root)
    assert [(s.url, s.publisher, s.private) for s in wanted] == [(site.url("/feed"), "Un", False)]
    assert [p.subject for p in problems] == ["gone.opml"]


def test_packed_answers_redirects_and_charsets_are_understood(tmp_path, site):
    site.pages["/feed"] = Page(status=301, headers={"Location": "/moved"})
    site.pages["/moved"] = Page(rss("Aval", "Amont"), packed=True)
    site.pages["/Aval"] = Page(status=302, headers={"Location": "/Aval.html"})
    site.pages["/Aval.html"] = Page(
        page("Aval").encode("iso-8859-1"), headers={"Content-Type": "text/html; charset=iso-8859-1"}, packed=True
    )
    site.pages["/Amont"] = Page(page("Amont").replace("<head>", "<head><meta charset='windows-1252'>").encode("cp1252"))
    place = workspaces.workspace(tmp_path / "c", more=feed(site))
    make(place)
    with opened(place.state) as db:
        found = {d.path: d.text for d in articles.latest(db)}
    assert set(found) == {site.url("/Aval.html"), site.url("/Amont")}
    assert all("mètres cubes" in text for text in found.values())


def test_the_status_says_since_when_a_source_is_silent(place, site):
    make(place)
    make(place, NOW + timedelta(days=3), refresh=True)
    (entry,) = status.read(place).content["sources"]
    assert entry["last_new"].startswith("2026-11-23")
    assert entry["last_success"].startswith("2026-11-26")
    assert f"{site.url('/feed')}: answers, silent since 2026-11-23" in status.read(place).as_text()


def test_an_entry_that_its_feed_names_no_more_is_forgotten_late(place, site):
    make(place)
    with opened(place.state) as db:
        url = site.url("/feed")
        assert sources.seen(db, url) == {"id-Aval", "id-Amont"}
        sources.see(db, url, frozenset({"id-Aval"}), (NOW + timedelta(days=100)).isoformat())
        assert sources.seen(db, url) == {"id-Aval", "id-Amont"}
        sources.see(db, url, frozenset({"id-Aval"}), (NOW + timedelta(days=200)).isoformat())
        assert sources.seen(db, url) == {"id-Aval"}


def test_a_workspace_of_feeds_needs_no_folder(place):
    (place.root / "seeds").rmdir()
    assert len(make(place).edition.documents) == 2


def test_articles_kept_come_back_as_they_were(tmp_path):
    document = RawDocument(path="https://a.example/x", sha256="ab", media_type="text/html", text="Été\n\n٣", title="T")
    with opened(tmp_path) as db:
        assert articles.keep(db, "https://a.example/f", (document,), NOW.isoformat()) == 1
        assert articles.keep(db, "https://a.example/f", (document,), NOW.isoformat()) == 0
        assert articles.latest(db) == (document,)
        assert articles.latest(db, frozenset({"ab"})) == ()
        assert articles.of_hashes(db, frozenset({"ab", "cd"})) == (document,)
