"""A site that a real generator built, served by a real server: its feeds and pages lead to the articles."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from briefing.collect import online
from briefing.collect.fetch import Limits, fetch
from briefing.collect.manners import Client
from briefing.collect.online import Known
from briefing.config.sources import WebSource
from tests.webserver import Page, serving

pytest.importorskip("pelican")

HERE = Path(__file__).parent
LABELS = json.loads((HERE / "resources/seeds_labels.json").read_text(encoding="utf-8"))["files"]
NAMES = ("saiss-securite-routiere.txt", "tadla-meteo-neige.txt", "rif-cellule-demantelee.txt")
LOCAL = Limits(seconds=10, private=True, ports=None)


def paragraphs(name):
    lines = (HERE.parent / "seeds" / name).read_text(encoding="utf-8").split("\n")
    return [lines[i - 1] for i in LABELS[name]["body"]]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Three articles as Pelican publishes them, its default theme included."""
    folder = tmp_path_factory.mktemp("site")
    content = folder / "content"
    content.mkdir()
    for name in NAMES:
        label = LABELS[name]
        head = f"<title>{label['title']}</title><meta name='date' content='{label['date']} 09:00'/>"
        text = "".join(f"<p>{p}</p>" for p in paragraphs(name))
        page = f"<html><head>{head}<meta name='category' content='Région'/></head><body>{text}</body></html>"
        (content / name).with_suffix(".html").write_text(page, encoding="utf-8")
    settings = (
        "SITENAME = 'Le Courrier de la plaine'\nSITEURL = 'http://SITE'\nTIMEZONE = 'UTC'\nDEFAULT_LANG = 'fr'\n"
        "FEED_ALL_ATOM = 'feeds/all.atom.xml'\nFEED_ALL_RSS = 'feeds/all.rss.xml'\nRELATIVE_URLS = False\n"
    )
    (folder / "pelicanconf.py").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "pelican", str(content), "-o", "out", "-s", "pelicanconf.py"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "out"


@pytest.fixture
def site(built):
    with serving() as site:
        for path in built.rglob("*"):
            if path.suffix in {".html", ".xml"}:
                body = path.read_bytes().replace(b"//SITE", f"//127.0.0.1:{site.port}".encode())
                site.pages[f"/{path.relative_to(built).as_posix()}"] = Page(body, etag=f'"{hash(body)}"')
        yield site


@pytest.mark.parametrize("feed", ["/feeds/all.atom.xml", "/feeds/all.rss.xml"])
def test_each_article_of_a_generated_feed_is_read_whole(site, feed):
    client = Client(partial(fetch, limits=LOCAL), sleep=lambda _: None, pause=0)
    outcome = online.ask(WebSource(url=site.url(feed)), Known(), client)
    found = {d.title: d for d in outcome.documents}
    for name in NAMES:
        document = found[LABELS[name]["title"]]
        assert str(document.published.day) == LABELS[name]["date"]
        assert [p for p in paragraphs(name) if p not in document.text] == []
        assert sum(map(len, paragraphs(name))) >= 0.98 * len(document.text.replace("\n", ""))
    site.asked.clear()
    assert online.ask(outcome.source, outcome.known, client).documents == ()
    assert site.asked == [feed]
