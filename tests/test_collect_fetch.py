"""Fetching over real connections: what is refused, what is limited, what is asked again."""

from __future__ import annotations

import gzip
import time

import pytest

from briefing.collect import fetch as fetching
from briefing.collect.fetch import Limits, checked, fetch, is_public
from briefing.errors import SourceError
from tests.webserver import Page, dripping, lying, serving

LOCAL = Limits(seconds=5, private=True, ports=None)


@pytest.fixture
def site():
    with serving() as site:
        yield site


def refusal(url, limits=LOCAL):
    with pytest.raises(SourceError) as caught:
        fetch(url, limits=limits)
    return caught.value.kind


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "192.0.0.8",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
    ],
)
def test_an_address_that_leads_inside_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe"])
def test_an_address_of_the_open_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "gopher://example.org",
        "http://user:secret@example.org/",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http:///nothing",
        "http://example.org/a b",
        "http://example.org/\r\nX-Evil: 1",
        "http://example.org/" + "a" * 3000,
    ],
)
def test_an_address_with_no_business_on_the_web_is_refused(url):
    with pytest.raises(SourceError) as caught:
        checked(url, Limits())
    assert caught.value.kind == "address"


def test_a_name_that_leads_into_the_local_network_is_refused(site):
    site.pages["/"] = Page(b"inside")
    assert refusal(site.url("/"), Limits(ports=None)) == "address"
    assert site.asked == []


def test_one_private_address_among_the_answers_is_enough_to_refuse(monkeypatch):
    answers = [(2, 1, 6, "", (ip, 80)) for ip in ("9.9.9.9", "10.0.0.1")]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: answers)
    assert refusal("http://two-faced.example/", Limits()) == "address"


def test_a_redirect_is_followed_and_named(site):
    site.pages["/old"] = Page(status=301, headers={"Location": "/new"})
    site.pages["/new"] = Page(b"here")
    answer = fetch(site.url("/old"), limits=LOCAL)
    assert (answer.url, answer.content) == (site.url("/new"), b"here")


def test_a_redirect_to_a_file_is_refused(site):
    site.pages["/"] = Page(status=302, headers={"Location": "file:///etc/passwd"})
    assert refusal(site.url("/")) == "address"


def test_redirects_in_a_circle_end(site):
    site.pages["/"] = Page(status=302, headers={"Location": "/"})
    assert refusal(site.url("/")) == "redirects"
    assert len(site.asked) == 4


def test_what_is_packed_is_unpacked(site):
    site.pages["/"] = Page("déjà".encode() * 100, packed=True, headers={"Content-Type": "text/html; charset=utf-8"})
    answer = fetch(site.url("/"), limits=LOCAL)
    assert (answer.content, answer.media_type, answer.charset) == ("déjà".encode() * 100, "text/html", "utf-8")


def test_a_small_answer_that_unpacks_to_a_large_one_is_refused(site):
    bomb = gzip.compress(b"\0" * 30_000_000)
    site.pages["/"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    assert refusal(site.url("/"), Limits(private=True, ports=None, max_bytes=1_000_000)) == "too-large"


def test_a_large_answer_is_refused(site):
    site.pages["/"] = Page(b"x" * 2_000_000)
    assert refusal(site.url("/"), Limits(private=True, ports=None, max_bytes=1_000_000)) == "too-large"


def test_an_answer_cut_short_is_not_taken_for_whole(site):
    site.pages["/"] = Page(act=lying)
    assert refusal(site.url("/")) == "broken"


def test_damaged_packing_is_said_to_be_damaged(site):
    site.pages["/"] = Page(b"this is no gzip", headers={"Content-Encoding": "gzip"})
    assert refusal(site.url("/")) == "broken"


def test_a_server_that_drips_is_left_when_the_clock_runs_out(site):
    site.pages["/"] = Page(act=dripping)
    start = time.monotonic()
    assert refusal(site.url("/"), Limits(seconds=0.6, private=True, ports=None)) == "timeout"
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(("status", "kind"), [(404, "refused"), (403, "refused"), (500, "status"), (503, "status")])
def test_a_fault_of_the_server_is_told_from_a_refusal(site, status, kind):
    site.pages["/"] = Page(status=status)
    assert refusal(site.url("/")) == kind


def test_nobody_there_is_said_so():
    with serving() as gone:
        url = gone.url("/")
    assert refusal(url) == "unreachable"


@pytest.mark.parametrize("field", ["etag", "last_modified"])
def test_what_has_not_changed_is_not_sent_again(site, field):
    site.pages["/"] = Page(b"news", **{field: '"v1"'})
    first = fetch(site.url("/"), limits=LOCAL)
    again = fetch(site.url("/"), etag=first.etag, last_modified=first.last_modified, limits=LOCAL)
    assert (first.modified, again.modified, again.content) == (True, False, b"")
