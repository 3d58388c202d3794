"""Feed servers that misbehave, each in its own way: raw sockets on loopback, for tests and to be measured by hand.

python -m tests.faultyservers [--seconds 3]      asks each and prints how long it took and how the memory grew
"""

from __future__ import annotations

import argparse
import gzip
import json
import socket
import subprocess
import sys
import threading
import time
import zlib
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.collect import feed
from briefing.collect.fetch import Limits, fetch
from briefing.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
FEED = b"<rss version='2.0'><channel><title>T</title><item><link>https://example.org/a</link></item></channel></rss>"
LAUGHS = b'<!DOCTYPE r [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %s "%s">' % (bytes([98 + n]), (b"&%s;" % bytes([97 + n])) * 10) for n in range(9)
)

#: feedparser takes a tenth of a second for one.
HEAVY = (
    b"<item><link>https://example.org/</link><description>"
    + b"&lt;p a=1&gt;&amp;amp;" * 1000
    + b"</description></item>"
)


def body(content: bytes, *headers: bytes) -> bytes:
    """Give a whole answer of good form."""
    return OK + b"".join(h + b"\r\n" for h in headers) + b"Content-Length: %d\r\n\r\n" % len(content) + content


def forever(head: bytes, piece: bytes, pause: float = 0.0) -> Callable[[socket.socket], None]:
    """Send a head, then a piece again and again."""

    def act(line: socket.socket) -> None:
        line.sendall(head)
        while True:
            line.sendall(piece)
            time.sleep(pause)

    return act


def once(content: bytes) -> Callable[[socket.socket], None]:
    """Send so much and hang up."""
    return lambda line: line.sendall(content)


def late(make: Callable[[], bytes]) -> Callable[[socket.socket], None]:
    """Make the answer when it is asked for: whoever imports this module stays small."""
    return lambda line: line.sendall(make())


def silent(line: socket.socket) -> None:
    """Say nothing and keep the line."""
    time.sleep(60)
    line.close()


def away(target: bytes) -> Callable[[socket.socket], None]:
    """Send elsewhere."""
    return once(b"HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % target)


def stalled(line: socket.socket) -> None:
    """Send half of what was announced, then nothing."""
    line.sendall(OK + b"Content-Length: 900\r\n\r\n<rss>")
    time.sleep(60)


#: MiB.
MOST = 64

CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
PACKED = OK + b"Content-Encoding: gzip\r\n\r\n"

#: What it does -> how.
FAULTS: dict[str, Callable[[socket.socket], None]] = {
    "hangs up at once": once(b""),
    "says nothing": silent,
    "drips its header": forever(b"", b"X", 0.05),
    "sends headers without end": forever(OK, b"X-More: 1\r\n"),
    "sends one header without end": forever(OK + b"X: ", b"a" * 65536),
    "drips its body": forever(OK + b"Content-Length: 100000\r\n\r\n", b"x", 0.05),
    "stalls in its body": stalled,
    "sends without end": forever(OK + b"\r\n", b"<item>" * 10_000),
    "sends chunks without end": forever(CHUNKED, b"8000\r\n" + b"x" * 0x8000 + b"\r\n"),
    "drips empty lines for chunks": forever(CHUNKED, b"1\r\nx\r\n", 0.05),
    "lies about a chunk": once(CHUNKED + b"ffffffffffffffff\r\nx"),
    "sends a chunk of no number": once(CHUNKED + b"zz\r\nx\r\n"),
    "announces more than it sends": once(OK + b"Content-Length: 99999\r\n\r\n" + FEED),
    "announces less than nothing": once(OK + b"Content-Length: -5\r\n\r\n" + FEED),
    "sends a bomb": late(lambda: body(gzip.compress(b"\0" * 60_000_000, 1), b"Content-Encoding: gzip")),
    "sends a bomb in a bomb": late(
        lambda: body(gzip.compress(gzip.compress(b"\0" * 60_000_000, 1)), b"Content-Encoding: gzip, gzip")
    ),
    "sends a bomb without end": late(lambda: PACKED + zlib.compress(b"\0" * 20_000_000, 1) * 99),
    "packs rubbish": once(body(b"rubbish" * 99, b"Content-Encoding: gzip")),
    "turns in a circle": away(b"/"),
    "sends to a file": away(b"file:///etc/passwd"),
    "sends to another port of the machine": away(b"http://127.0.0.1:1/"),
    "sends to nowhere": once(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"),
    "speaks no HTTP": once(b"SSH-2.0-x\r\n" + b"\xff" * 9999),
    "fails": once(b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"),
    "sends no feed": once(body(b"<html><body>Sign in</body></html>")),
    "sends a feed of entities": once(body(b"<?xml version='1.0'?>" + LAUGHS + b"]><rss>&i;</rss>")),
    "sends a feed of many entries": late(lambda: body(b"<rss><channel>" + b"<item><link>a</link></item>" * 100_000)),
    "sends a feed that takes long to read": late(lambda: body(b"<rss><channel>" + HEAVY * 400 + b"</channel></rss>")),
    "sends a deep feed": once(body(b"<rss>" * 100_000)),
}


@contextmanager
def serving(act: Callable[[socket.socket], None]):
    """Serve one fault on a port of its own; gives the address."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        threading.Thread(target=_accept, args=(server, act), daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def _accept(server: socket.socket, act: Callable[[socket.socket], None]) -> None:
    with suppress(OSError):
        while True:
            line, _ = server.accept()
            threading.Thread(target=_answer, args=(line, act), daemon=True).start()


def _answer(line: socket.socket, act: Callable[[socket.socket], None]) -> None:
    with suppress(OSError), line:
        line.recv(65536)
        act(line)


def ask(url: str, limits: Limits) -> str:
    """Fetch and read a feed as a run does; the word for what came of it."""
    try:
        answer = fetch(url, limits=limits)
        return f"{len(feed.parse(answer.content, answer.url, until=answer.until).entries)} entries"
    except SourceError as exc:
        return exc.kind


def _measured(url: str, limits: Limits) -> tuple[str, float, float]:
    """Ask in this process; the word, seconds, and MiB that the process grew by."""
    base, begun = _peak(), time.monotonic()
    word = ask(url, limits)
    return word, time.monotonic() - begun, _peak() - base


def _peak() -> float:
    """MiB that this program had in memory at most; `getrusage` would count what it was before it became this one."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measured(addresses: list[str], seconds: float) -> list[tuple[str, float, float]]:
    """Ask each address in one process of its own: this one grew while it made the bombs."""
    command = [sys.executable, "-m", "tests.faultyservers", "--ask", str(seconds), *addresses]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [(word, float(took), float(grown)) for word, took, grown in json.loads(done.stdout)]


def main() -> int:
    """Ask each; 1 when one took more than a second beyond the limit or 64 MiB."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--ask", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        limits = Limits(seconds=float(options.ask[0]), private=True, ports=None)
        print(json.dumps([_measured(url, limits) for url in options.ask[1:]]))
        return 0
    with ExitStack() as stack:
        acts = (once(body(FEED)), *FAULTS.values())
        found = measured([stack.enter_context(serving(act)) for act in acts], options.seconds)[1:]
    for name, (word, took, grown) in zip(FAULTS, found, strict=True):
        print(f"{name:38} {word:14} {took:6.2f} s {grown:6.1f} MiB")
    longest, largest = (max(column) for column in list(zip(*found, strict=True))[1:])
    print(f"{len(FAULTS)} servers: longest {longest:.2f} s of {options.seconds:.2f}, most {largest:.1f} MiB")
    return 1 if longest > options.seconds + 1 or largest > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
