"""The review page: a web application for one person on this machine.

It answers only its own address, and only who has the token of this run: the first page brings it in its address and
leaves it in a cookie that other sites cannot send. What changes something must come from the page itself.
"""

from __future__ import annotations

import hmac
import io
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

from briefing.errors import BriefingError
from briefing.review.desk import Desk, Row, Theme
from briefing.review.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask

__all__ = ["Desk", "Row", "Theme", "application", "words"]

COOKIE: Final = "briefing_review"
HOSTS: Final = frozenset({"127.0.0.1", "localhost"})
#: Bytes of a request; a sentence has a few hundred.
_LARGEST: Final = 64 * 1024
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
T = TypeVar("T")
_MOVES: Final = {"up": -1, "down": 1}


def application(
    desk: Desk,
    token: str,
    source: Callable[[Row], tuple[str, str, str] | None],
    publish: Callable[[Desk], tuple[list[Path], list[str]]],
) -> Flask:
    """Make the web application.

    Args:
        desk: What is under review.
        token: Secret of this run.
        source: A sentence -> the text before it, its own and the text after it in its article, or None.
        publish: Makes the final note; its files and what a person should know. What it raises is told on the page.
    """
    import flask

    app = flask.Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST
    app.before_request(lambda: _guard(flask.request, token))
    app.after_request(_dressed)
    _pages(app, desk, token, source)
    _operations(app, desk, publish)
    return app


def _guard(request: Any, token: str) -> tuple[str, int] | None:
    """Refuse who is not the page of this run: another host name, another site, no token."""
    host = urlsplit(f"//{request.host}")
    if host.hostname not in HOSTS:
        return "wrong host", 403
    given = request.args.get("token", "") if request.path == "/" else ""
    if not hmac.compare_digest((request.cookies.get(COOKIE) or given).encode(), token.encode()):
        return "no token: open the address that `briefing review` printed", 403
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if site not in {"same-origin", "none"}:
        return "foreign site", 403
    if request.method != "GET":
        same = request.headers.get("Origin") == f"http://{request.host}"
        carried = hmac.compare_digest(request.headers.get("X-Review-Token", "").encode(), token.encode())
        if not (same and carried):
            return "foreign origin", 403
    return None


def _dressed(response: Any) -> Any:
    response.headers.update(_HEADERS)
    return response


def _pages(app: Flask, desk: Desk, token: str, source: Callable[[Row], tuple[str, str, str] | None]) -> None:
    import flask

    said = words(desk.edition.language)

    @app.get("/")
    def page() -> Any:
        if "token" in flask.request.args:
            answer = flask.redirect("/")
            answer.set_cookie(COOKIE, token, httponly=True, samesite="Strict")
            return answer
        return flask.render_template("page.html", edition=desk.edition, themes=desk.themes(), words=said, token=token)

    @app.get("/source/<id_>")
    def article(id_: str) -> Any:
        row = _or_404(lambda: desk.row(id_))
        return flask.render_template("source.html", row=row, found=source(row), words=said)

    @app.get("/favicon.ico")
    def icon() -> tuple[str, int]:
        return "", 204


def _operations(app: Flask, desk: Desk, publish: Callable[[Desk], tuple[list[Path], list[str]]]) -> None:
    import flask

    said = words(desk.edition.language)
    final: dict[str, Path] = {}

    def shown(theme: Theme) -> str:
        return flask.render_template("theme.html", theme=theme, words=said)

    @app.post("/theme/<theme>/<id_>/<any(cut,keep):wish>")
    def cut(theme: str, id_: str, wish: str) -> str:
        return shown(_or_404(lambda: desk.cut(theme, id_, cut=wish == "cut")))

    @app.post("/theme/<theme>/<id_>/<any(up,down):wish>")
    def move(theme: str, id_: str, wish: str) -> str:
        return shown(_or_404(lambda: desk.move(theme, id_, _MOVES[wish])))

    @app.post("/theme/<theme>/<id_>/words")
    def reword(theme: str, id_: str) -> str:
        text = "" if "restore" in flask.request.form else flask.request.form.get("text", "")
        return shown(_or_404(lambda: desk.reword(theme, id_, text)))

    @app.post("/theme/<theme>/next")
    def ask(theme: str) -> str:
        return shown(_or_404(lambda: desk.ask(theme)))

    @app.post("/publish")
    def out() -> Any:
        try:
            files, notices = publish(desk)
        except BriefingError as exc:
            return flask.render_template("refused.html", fault=str(exc), words=said), 409
        final.update({path.name: path for path in files})
        folder = files[0].parent.as_posix()
        return flask.render_template("published.html", files=final, folder=folder, notices=notices, words=said)

    @app.get("/final/<name>")
    def file(name: str) -> Any:
        content = io.BytesIO(_or_404(lambda: final[name]).read_bytes())
        return flask.send_file(content, download_name=name, as_attachment=True)


def _or_404(find: Callable[[], T]) -> T:
    import flask

    try:
        return find()
    except KeyError:
        flask.abort(404)
