"""What a page's markup says of itself: title, date, publisher, language, address, and its text for machines.

In the order of trust: JSON-LD of an article, OpenGraph and meta elements, time elements, headings, htmldate.
"""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from briefing.model import Published
from briefing.text.normalise import fold_space, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from briefing.model import DateBasis

#: schema.org types of one text with an author (schema.org/CreativeWork and what news sites use of it).
_ARTICLE_TYPES: Final = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle "
    "ReviewNewsArticle BlogPosting LiveBlogPosting TechArticle Report AdvertiserContentArticle SatiricalArticle "
    "ScholarlyArticle SocialMediaPosting".split()
)

_DATE_METAS: Final = (
    "article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "originalpublicationdate",
    "article.published",
    "article.created",
)
_TITLE_METAS: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_SITE_METAS: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name", "citation_publisher")

#: What separates a headline from the site's name in `<title>`, the last one decides.
_TITLE_SEPARATOR: Final = re.compile(r"\s[|–—·•»:-]\s|\s::\s")
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT_DAY: Final = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_EUROPEAN_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_URL_DAY: Final = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)")

_MIN_YEAR: Final = 1990
_MAX_TITLE: Final = 300
_MAX_PUBLISHER: Final = 80
#: Headings of each level among which the title is sought.
_HEADINGS: Final = 5
#: Share of the longer of two titles from which the shorter is the same; before a separator, so many words are enough.
_SAME: Final = 0.6
_TITLE_WORDS: Final = 4
#: Depth to which JSON-LD is followed.
_MAX_DEPTH: Final = 6


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the markup claims; each part may be missing. `text` is the article as stated for machines."""

    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    published: Published | None
    text: str | None


def metadata(tree: HtmlElement, url: str | None = None) -> Metadata:
    """Read what a page says of itself.

    Args:
        tree: The page; it is not changed.
        url: Its address, if known from outside the page.
    """
    articles = [item for item in _linked_data(tree) if _is_article(item)]
    metas = _metas(tree)
    address = url or _canonical(tree, metas)
    publisher = _publisher(articles, metas)
    return Metadata(
        title=_title(tree, articles, metas, publisher),
        publisher=publisher,
        url=address,
        language=_language(tree, metas),
        published=_published(tree, articles, metas, address),
        text=max((t for a in articles if (t := _prose(a))), key=len, default=None),
    )


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            found = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(found, _MAX_DEPTH)


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(value, list):
        for item in value:
            yield from _objects(item, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(name), depth - 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rpartition("/")[2] in _ARTICLE_TYPES for kind in named)


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    from html import unescape

    return fold_space(unescape(value)) or None


def _prose(article: dict[str, Any]) -> str | None:
    """Read the article's text, paragraphs kept; one that is markup is read as the page shows it, not here."""
    value = article.get("articleBody")
    if not isinstance(value, str):
        return _text(value)
    from html import unescape

    lines = (fold_space(line) for line in unescape(value).splitlines())
    return "\n\n".join(filter(None, lines)) or None


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Collect meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = fold_space(meta.get("content") or "")
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(metas: dict[str, str], names: Iterable[str]) -> str | None:
    return next((metas[n] for n in names if n in metas), None)


def _canonical(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    link = next((e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    return next((u for u in (link, metas.get("og:url")) if u and u.startswith(("http://", "https://"))), None)


def _publisher(articles: list[dict[str, Any]], metas: dict[str, str]) -> str | None:
    for article in articles:
        for role in ("publisher", "sourceOrganization", "provider"):
            value = article.get(role)
            value = value[0] if isinstance(value, list) and value else value
            name = _text(value.get("name") if isinstance(value, dict) else value)
            if name and len(name) <= _MAX_PUBLISHER and not name.startswith("http"):
                return name
    name = _first(metas, _SITE_METAS)
    return name if name and len(name) <= _MAX_PUBLISHER else None


def _title(
    tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, str], publisher: str | None
) -> str | None:
    """Choose the headline that stands on the page if the claims agree with one of its headings."""
    claims = [_text(a.get("headline")) for a in articles] + [_first(metas, _TITLE_METAS), _page_title(tree)]
    stated = [_without_site(c, publisher) for c in claims if c]
    headings = [fold_space(h.text_content()) for h in tree.iter("h1")][:_HEADINGS]
    lesser = [fold_space(h.text_content()) for h in itertools.islice(tree.iter("h2", "h3"), _HEADINGS)]
    for heading in [*headings, *lesser]:
        if heading and any(same_title(heading, claim) for claim in stated):
            return heading[:_MAX_TITLE]
    if stated:
        return stated[0][:_MAX_TITLE]
    return headings[0][:_MAX_TITLE] if len(headings) == 1 and headings[0] else None


def same_title(heading: str, claim: str) -> bool:
    """Tell whether a heading is the claimed title, shortened or lengthened by the names of site and section at most."""
    short, long = sorted((plain(heading), plain(claim)), key=len)
    if not short or not long.startswith(short):
        return False
    named = len(short.split()) >= _TITLE_WORDS and _TITLE_SEPARATOR.match(long, len(short)) is not None
    return named or len(short) > _SAME * len(long)


def _page_title(tree: HtmlElement) -> str | None:
    element = tree.find(".//title")
    return fold_space(element.text_content()) or None if element is not None else None


def _without_site(title: str, publisher: str | None) -> str:
    """Cut the site's name off a page title: what follows the last separator when it is short or the publisher."""
    separators = list(_TITLE_SEPARATOR.finditer(title))
    if not separators:
        return title
    head, tail = title[: separators[-1].start()], title[separators[-1].end() :]
    named = bool(publisher) and plain(tail) in {plain(publisher or ""), plain((publisher or "").split(".")[0])}
    bar = separators[-1][0].strip() in {"|", "–", "—", "·", "•", "-", "::", "»"}
    if named or (bar and len(tail.split()) <= 4 < len(head.split()) and not tail.endswith(("?", "!", "."))):  # noqa: PLR2004
        return head.strip()
    return title


def _language(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    root = tree.getroottree().getroot()
    named = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    named = named or metas.get("og:locale") or metas.get("content-language") or metas.get("inlanguage")
    code = (named or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isalpha() else None  # noqa: PLR2004 - ISO 639-1


def _published(
    tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, str], url: str | None
) -> Published | None:
    """Take the first claim that is a day, in the order of trust."""
    for article in articles:
        for name in ("datePublished", "dateCreated", "uploadDate"):
            if day := read_day(_text(article.get(name))):
                return _on(day, "metadata")
    for name in _DATE_METAS:
        if day := read_day(metas.get(name)):
            return _on(day, "metadata")
    if day := _time_element(tree):
        return _on(day, "markup")
    if url and (found := _URL_DAY.search(urlsplit(url).path)) and (day := _day(*found.groups())):
        return _on(day, "metadata")
    return _guessed(tree)


def _on(day: date, basis: DateBasis) -> Published:
    return Published(day=day, precision="day", basis=basis)


def _time_element(tree: HtmlElement) -> date | None:
    """Read the time element that names the publication, else the only day that all of them name."""
    stated, days = None, set()
    for element in tree.iter("time", "abbr", "span"):
        value = element.get("datetime") or element.get("content")
        property_ = (element.get("itemprop") or element.get("class") or "").lower()
        if not value or not (day := read_day(value)):
            continue
        if stated is None and ("datepublished" in property_ or "published" in property_ or "pubdate" in element.attrib):
            stated = day
        if element.tag == "time":
            days.add(day)
    return stated or (days.pop() if len(days) == 1 else None)


def _guessed(tree: HtmlElement) -> Published | None:
    """Let htmldate look for a date in the page's markup; its search of the text is left to cleaning."""
    import htmldate
    from lxml import etree

    copy = etree.fromstring(etree.tostring(tree, method="html"), etree.HTMLParser())
    if copy is None:
        return None
    try:
        found = htmldate.find_date(
            copy, extensive_search=False, original_date=True, min_date=f"{_MIN_YEAR}-01-01", max_date="2100-01-01"
        )
    except (ValueError, TypeError, RecursionError):
        return None
    day = read_day(found)
    return _on(day, "markup") if day else None


def read_day(value: str | None) -> date | None:
    """Read the day of a machine-readable date; None when it is none, or before 1990.

    >>> read_day("2025-11-24T23:30:00+01:00")
    datetime.date(2025, 11, 24)
    >>> read_day("24/11/2025")
    datetime.date(2025, 11, 24)
    """
    if not value:
        return None
    head = value.strip()[:60]
    if found := _ISO_DAY.search(head) or _COMPACT_DAY.match(head):
        return _day(*found.groups())
    if found := _EUROPEAN_DAY.search(head):
        return _day(found[3], found[2], found[1])
    return _mail_day(head)


def _mail_day(value: str) -> date | None:
    from email.utils import parsedate_tz

    try:
        parts = parsedate_tz(value)
    except (ValueError, IndexError, TypeError):
        return None
    return _day(*map(str, parts[:3])) if parts else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _MIN_YEAR else None
