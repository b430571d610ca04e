"""The pages below a path of a host, ``DASHBOARD_PREFIX=/trade/``.

The program knows its own paths alone. A request loses the prefix where it comes in, be it that the
proxy in front passes it on or takes it away itself; what is sent gets it where it goes out: links
and charts in `dashboard.pages.path_prefix`, redirections here, addresses that scripts make in
assets/place.js.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import flask
from werkzeug.wrappers import Response

from dashboard.charts.addresses import FIGURE
from dashboard.documents.address import OF_PARTNERS, PATHS, REFERENCE
from dashboard.errors import WrongUsage
from dashboard.settings import Settings, variable_of


class Below:
    """The application below a prefix, ``root`` without its last slash."""

    def __init__(self, application: Any, root: str) -> None:
        self._application = application
        self._root = root

    def __call__(self, asked: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request whose path has the prefix, or had it."""
        path = asked.get("PATH_INFO", "")
        asked["SCRIPT_NAME"] = self._root
        if path.startswith(f"{self._root}/"):
            asked["PATH_INFO"] = path[len(self._root) :]
        elif path == self._root and path not in PATHS:
            asked["PATH_INFO"] = "/"
        answer: Iterable[bytes] = self._application(asked, start)
        return answer


def register(server: flask.Flask, settings: Settings) -> None:
    """Serve below the prefix of the settings. To be called when all routes are registered.

    Raises ``WrongUsage`` for a prefix that paths of the program begin with: of a request without
    it nobody could say whether the proxy took it away.
    """
    if not settings.root:
        return
    # Paths of pages are no rules of the server.
    rules = (*OF_PARTNERS, FIGURE, REFERENCE, *(rule.rule for rule in server.url_map.iter_rules()))
    if any(rule.startswith(settings.prefix) for rule in rules):
        raise WrongUsage(
            f"{variable_of('prefix')}={settings.prefix!r}: addresses of the program begin so; "
            "choose another one"
        )
    server.config["APPLICATION_ROOT"] = settings.prefix
    server.wsgi_app = Below(server.wsgi_app, settings.root)  # type: ignore[assignment]

    @server.before_request
    def once() -> Response | None:
        """Lead on from a path that has the prefix twice: none of the program begins so."""
        path, reads = flask.request.path, flask.request.method in ("GET", "HEAD")
        if not reads or not path.startswith(settings.prefix) or path.rstrip("/") in PATHS:
            return None
        while path.startswith(settings.prefix):
            path = path[len(settings.root) :]
        text = flask.request.query_string.decode("latin-1")
        return flask.redirect(quote(path) + (f"?{text}" if text else ""))

    @server.after_request
    def led(answer: flask.Response) -> flask.Response:
        """Redirections of the program name its own paths."""
        if answer.headers.get("Location", "").startswith("/"):
            answer.headers["Location"] = settings.root + answer.headers["Location"]
        return answer
