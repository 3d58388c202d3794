"""Which addresses belong to the sources that the user named: those of the same site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A host in the configuration that admits every site.
ANY: Final = "*"


def site(url: str) -> str:
    """Give the site of an address: the domain that somebody registered, by the Public Suffix List; else its host.

    >>> site("https://www.journal.co.uk/a"), site("http://127.0.0.1:8000/feed")
    ('journal.co.uk', '127.0.0.1')
    """
    from tld import get_fld

    host = (urlsplit(url).hostname or "").rstrip(".")
    return get_fld(f"http://{host}", fail_silently=True) or host


def declared(urls: Iterable[str], hosts: Iterable[str]) -> frozenset[str] | None:
    """Give the sites that may be asked: those of the sources and of further hosts; None admits all.

    Args:
        urls: Of the sources.
        hosts: Names of hosts, or `ANY`.
    """
    named = tuple(hosts)
    return None if ANY in named else frozenset(map(site, (*urls, *(f"http://{host}" for host in named))))
