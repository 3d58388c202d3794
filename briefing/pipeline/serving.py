"""Serve the review page on this machine until it is interrupted."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from briefing.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.pipeline.reviewing import Review

#: Nobody outside this machine can reach it.
ADDRESS: Final = "127.0.0.1"


def serve(review: Review, port: int, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl+C.

    Args:
        review: The page.
        port: 0 is a free one.
        ready: Hears the address to open, which holds the secret of this run.

    Raises:
        UsageError: The port is taken.
    """
    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    try:
        server = make_server(ADDRESS, port, review.app, threaded=True)
    except (OSError, SystemExit) as exc:
        raise UsageError(f"--port {port}", "cannot be used", "Another program has it; leave the option out.") from exc
    ready(f"http://{ADDRESS}:{server.server_port}/?token={review.token}")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
