"""Tell a health check that a run ended, and how. A ping that fails is reported and changes nothing."""

from __future__ import annotations

import http.client
from typing import Final
from urllib.parse import urlsplit

_SECONDS: Final = 10
_ANSWERED: Final = range(200, 300)


def ping(url: str, exit_code: int) -> str:
    """Fetch the URL when all is well, and URL/<exit code> when not, following no redirect.

    Returns:
        "" or what went wrong; the URL's path is not part of it, for it is often a secret.

    Source: the exit-status convention of healthchecks.io, which its relatives share.
    """
    parts = urlsplit(url)
    connect = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    path = parts.path or "/"
    if exit_code:
        path = f"{path.rstrip('/')}/{exit_code}"
    try:
        connection = connect(parts.hostname or "", parts.port, timeout=_SECONDS)
        try:
            connection.request("GET", f"{path}?{parts.query}" if parts.query else path)
            status = connection.getresponse().status
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as exc:
        return f"health check at {parts.hostname}: {type(exc).__name__}"
    return "" if status in _ANSWERED else f"health check at {parts.hostname}: answered {status}"
