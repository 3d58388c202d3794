"""URL -> answer, over a connection that goes where it was checked to go. The only module that opens a socket to read.

Every address a name resolves to is checked and the connection is made to a checked one; redirects are followed by
hand and checked again; one clock runs over the whole exchange; what is unpacked is capped.
"""

from __future__ import annotations

import http.client
import ipaddress
import math
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from briefing.collect.sites import site
from briefing.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_USER_AGENT: Final = "briefing/0.1 (press review; reads feeds and articles)"
_MAX_REDIRECTS: Final = 3
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED: Final = 304
_OK: Final = 200
_SERVER_FAULT: Final = 500
_MAX_URL: Final = 2000
_CHUNK: Final = 65_536
#: Seconds to read an answer that came when its time was over.
_GRACE: Final = 0.8

#: Networks that `is_global` lets through although they lead inside or wrap another address (RFC 6052, 3056, 4380).
_INDIRECT: Final = tuple(
    ipaddress.ip_network(n) for n in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "192.0.0.0/24")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one exchange may cost and reach.

    Attributes:
        seconds: Wall clock for the whole exchange, redirects included.
        max_bytes: Of the unpacked answer.
        private: Addresses of the local network may be reached; for feeds of an intranet and for tests.
        ports: None admits every port.
        sites: Those that may be asked, see `sites.site`; None admits every site.
    """

    seconds: float = 30.0
    max_bytes: int = 10 * 1024 * 1024
    private: bool = False
    ports: frozenset[int] | None = frozenset({80, 443, 8080, 8443})
    sites: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered.

    Attributes:
        url: After redirects.
        content: Unpacked body; empty when `modified` is False.
        media_type, charset: As the server says; either may be empty.
        etag, last_modified: For the next request; "" when the server gives none.
        modified: False when the server says that nothing changed since the last request.
        until: Instant of the monotonic clock by which the answer is to be read, too.
    """

    url: str
    content: bytes
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    modified: bool = True
    until: float = math.inf


def fetch(url: str, *, etag: str = "", last_modified: str = "", limits: Limits | None = None) -> Answer:
    """Get an address.

    Args:
        url: http or https, without user or password.
        etag: Of the answer held already; "" asks unconditionally.
        last_modified: Likewise.
        limits: None is the default.

    Raises:
        SourceError: `address`, `undeclared`, `redirects`, `timeout`, `too-large`, `broken`, `refused` (4xx),
            `status` (5xx) or `unreachable`.
    """
    bounds = limits or Limits()
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    exchange = _Exchange(bounds)
    try:
        for _ in range(_MAX_REDIRECTS + 1):
            answer = exchange.get(url, {k: v for k, v in conditions.items() if v})
            if isinstance(answer, Answer):
                return answer
            url = answer
    except (OSError, http.client.HTTPException, ValueError) as exc:
        if exchange.expired.is_set() or isinstance(exc, TimeoutError):
            raise SourceError(url, "the server is too slow", kind="timeout") from exc
        raise SourceError(url, f"the connection failed ({type(exc).__name__})", kind="unreachable") from exc
    finally:
        exchange.end()
    raise SourceError(url, "it redirects too often", kind="redirects")


class _Exchange:
    """One or several requests under one clock, which shuts the socket when it runs out."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._until = time.monotonic() + limits.seconds + _GRACE
        self._socket: socket.socket | None = None
        self.expired = threading.Event()
        self._timer = threading.Timer(limits.seconds, self._expire)
        self._timer.daemon = True
        self._timer.start()

    def get(self, url: str, headers: dict[str, str]) -> Answer | str:
        """Ask once: an answer, or the address to go to instead."""
        parts = urlsplit(url)
        host, port = checked(url, self._limits)
        connection = self._connect(parts.scheme, host, port)
        try:
            target = parts.path or "/"
            target = f"{target}?{parts.query}" if parts.query else target
            named = parts.netloc.rpartition("@")[2]
            wanted = {"Host": named, "User-Agent": _USER_AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
            connection.request("GET", target, headers=wanted | headers)
            return self._read(connection.getresponse(), url)
        finally:
            connection.close()

    def end(self) -> None:
        """Stop the clock."""
        self._timer.cancel()

    def _expire(self) -> None:
        self.expired.set()
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it was closed already: the exchange is over

    def _connect(self, scheme: str, host: str, port: int) -> http.client.HTTPConnection:
        address = resolved(host, port, self._limits)
        raw = socket.create_connection(address, timeout=self._limits.seconds)
        self._socket = raw
        if self.expired.is_set():
            raw.close()
            raise TimeoutError
        connection = http.client.HTTPConnection(host, port, timeout=self._limits.seconds)
        if scheme == "https":
            context = ssl.create_default_context()
            raw = context.wrap_socket(raw, server_hostname=host)
            self._socket = raw
        connection.sock = raw
        return connection

    def _read(self, response: http.client.HTTPResponse, url: str) -> Answer | str:
        if response.status in _REDIRECTS:
            target = response.headers.get("Location")
            if not target:
                raise SourceError(url, "it redirects nowhere", kind="broken")
            return urljoin(url, target)
        if response.status == _NOT_MODIFIED:
            return Answer(url=url, content=b"", modified=False)
        if response.status != _OK:
            kind = "refused" if response.status < _SERVER_FAULT else "status"
            raise SourceError(url, f"the server answers {response.status}", kind=kind)
        content = b"".join(self._unpacked(response, url))
        headers = response.headers
        return Answer(
            url=url,
            content=content,
            media_type=headers.get_content_type(),
            charset=headers.get_content_charset() or "",
            etag=headers.get("ETag", ""),
            last_modified=headers.get("Last-Modified", ""),
            until=self._until,
        )

    def _unpacked(self, response: http.client.HTTPResponse, url: str) -> Iterator[bytes]:
        """Read the body piece by piece: length, size and packing are checked on the way."""
        unpack = _unpacker(response.headers.get("Content-Encoding", "identity"), url)
        announced = response.length
        read = size = 0
        while packed := response.read(_CHUNK):
            read += len(packed)
            for piece in unpack(packed):
                size += len(piece)
                if size > self._limits.max_bytes:
                    raise SourceError(url, "the answer is too large", kind="too-large")
                yield piece
        if self.expired.is_set():
            raise TimeoutError
        if announced is not None and read < announced:
            raise SourceError(url, "the answer is cut short", kind="broken")


class _Unpacker:
    """gzip or deflate, in pieces of bounded size however tight the packing."""

    def __init__(self, window: int, url: str) -> None:
        self._inflate = zlib.decompressobj(window)
        self._url = url

    def __call__(self, packed: bytes) -> Iterator[bytes]:
        try:
            while packed:
                piece = self._inflate.decompress(packed, _CHUNK)
                packed = self._inflate.unconsumed_tail
                yield piece
        except zlib.error as exc:
            raise SourceError(self._url, "the answer cannot be unpacked", kind="broken") from exc


def _plain(packed: bytes) -> Iterator[bytes]:
    yield packed


def _unpacker(encoding: str, url: str) -> Callable[[bytes], Iterator[bytes]]:
    name = encoding.strip().lower()
    if name in {"gzip", "x-gzip", "deflate"}:
        return _Unpacker(zlib.MAX_WBITS | 32, url)
    if name in {"", "identity"}:
        return _plain
    raise SourceError(url, f"the answer is packed as {name[:20]}", kind="broken")


def checked(url: str, limits: Limits) -> tuple[str, int]:
    """Give host and port of an address that may be asked.

    Raises:
        SourceError: `address`: another scheme, a user, a port or characters that have no business there;
            `undeclared`: a site that the limits do not name.
    """
    fault = None
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        port, fault = 0, "its port is no number"
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"}:
        fault = "only http and https are fetched"
    elif not host or len(url) > _MAX_URL or any(c.isspace() or not c.isprintable() for c in url):
        fault = "it is no web address"
    elif parts.username is not None or parts.password is not None:
        fault = "it names a user"
    elif limits.ports is not None and port not in limits.ports:
        fault = f"port {port} is fetched of private sources alone (`private = true`)"
    if fault:
        raise SourceError(url[:200], fault, "Correct the address.", kind="address")
    if limits.sites is not None and site(url) not in limits.sites:
        remedy = "Add it to `hosts` of [sources] if its articles are wanted."
        raise SourceError(url[:200], f"no source is at {host[:80]}", remedy, kind="undeclared")
    return host, port


def resolved(host: str, port: int, limits: Limits) -> tuple[str, int]:
    """Resolve a name and give an address that may be reached; every address of the name must be admissible.

    Raises:
        SourceError: `address` when one leads into a private network; `unreachable` when there is none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise SourceError(host, "the name is not known", kind="unreachable") from exc
    addresses = [str(entry[4][0]) for entry in found]
    if not limits.private and not all(map(is_public, addresses)):
        raise SourceError(host, "it leads into a private network", "Allow it if it is yours.", kind="address")
    return addresses[0], port


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the open internet and wraps no other one.

    >>> is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("9.9.9.9")
    (False, False, True)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if any(ip in network for network in _INDIRECT):
        return False
    return ip.is_global and not ip.is_multicast
