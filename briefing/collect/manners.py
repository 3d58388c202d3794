"""How to ask politely: robots.txt, one request at a time per host, a pause between two, patience with faults."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from briefing.collect.fetch import Answer, fetch
from briefing.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

AGENT: Final = "briefing"

#: Seconds between two requests to one host; robots.txt may ask for more, up to the second number.
_PAUSE: Final = 1.0
_MAX_PAUSE: Final = 10.0
#: Faults that may pass, and the seconds to wait before each further attempt.
_PASSING: Final = frozenset({"timeout", "unreachable", "status"})
_BACK_OFF: Final = (1.0, 4.0)


class Get(Protocol):
    """Something that fetches an address as `fetch.fetch` does."""

    def __call__(self, url: str, *, etag: str = "", last_modified: str = "") -> Answer:
        """Get an address; raises `SourceError`."""


class Client:
    """Fetches for one run: keeps what robots.txt said, the hosts' turns and pauses. Safe to share between threads.

    Args:
        get: Fetches one address.
        sleep, now: Of the clock; tests give their own. `now` is monotonic, in seconds.
        pause: Seconds between two requests to one host.
    """

    def __init__(
        self,
        get: Get = fetch,
        *,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
        pause: float = _PAUSE,
    ) -> None:
        self._get = get
        self._sleep = sleep
        self._now = now
        self._pause = pause
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Answer:
        """Get an address in its host's turn, if robots.txt admits it.

        Raises:
            SourceError: `robots`, or as `fetch`.
        """
        host = self._host(url)
        with host.turn:
            rules = self._robots(url, host)
            if not rules.can_fetch(AGENT, url):
                raise SourceError(url, "the site's robots.txt does not admit it", "Ask the publisher.", kind="robots")
            asked = float(rules.crawl_delay(AGENT) or 0)
            return self._patiently(url, host, max(self._pause, min(asked, _MAX_PAUSE)), etag, last_modified)

    def _host(self, url: str) -> _Host:
        root = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"
        with self._lock:
            return self._hosts.setdefault(root, _Host(root))

    def _robots(self, url: str, host: _Host) -> RobotFileParser:
        """Read robots.txt once per run. Source: RFC 9309, 2.3.1: 4xx admits everything, a fault nothing."""
        if host.rules is None:
            host.rules = RobotFileParser()
            try:
                content = self._patiently(f"{host.root}/robots.txt", host, self._pause, "", "").content
                host.rules.parse(content.decode("utf-8", "replace").splitlines())
            except SourceError as exc:
                if exc.kind != "refused":
                    host.rules = None
                    raise SourceError(url, exc.fault, exc.remedy, kind=exc.kind) from exc
                host.rules.parse([])
        return host.rules

    def _patiently(self, url: str, host: _Host, pause: float, etag: str, last_modified: str) -> Answer:
        for wait in (*_BACK_OFF, None):
            self._rest(host, pause)
            try:
                return self._get(url, etag=etag, last_modified=last_modified)
            except SourceError as exc:
                if exc.kind not in _PASSING or wait is None:
                    raise
                self._sleep(wait)
        raise AssertionError  # the last attempt returns or raises

    def _rest(self, host: _Host, pause: float) -> None:
        if host.last is not None:
            self._sleep(max(0.0, host.last + pause - self._now()))
        host.last = self._now()


class _Host:
    """A host's turn, its rules once read, and when it was asked last."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.turn = threading.Lock()
        self.rules: RobotFileParser | None = None
        self.last: float | None = None
