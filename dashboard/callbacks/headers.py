"""Headers of every answer, and callback bodies checked before any work."""

from __future__ import annotations

import flask
from dash import Dash

from dashboard.callbacks.guard import check_request
from dashboard.callbacks.page_request import QUESTIONS
from dashboard.settings import Settings

FOREVER = "public, max-age=31536000, immutable"
FINGERPRINTED = "/assets/"
PINNED = "/bootstrap/"
"""Files of a package whose version is pinned."""


def register(app: Dash, settings: Settings) -> None:
    """Add the headers and the check. To be called when all callbacks are registered.

    Plotly and Dash set styles inline, so styles need ``unsafe-inline``; pictures are made from
    ``blob:`` and ``data:`` addresses of the page itself. Scripts are our own files and the
    hashes of Dash's inline ones.
    """
    hashes = " ".join(app.csp_hashes())
    policy = (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
        "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    )
    ours = {output: one for output, one in app.callback_map.items() if "callback" in one}

    @app.server.before_request
    def guard() -> flask.Response | None:
        return check_request(flask.request, ours, settings.largest_body)

    @app.server.after_request
    def headers(answer: flask.Response) -> flask.Response:
        answer.headers["Content-Security-Policy"] = policy
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "same-origin"
        answer.headers["X-Frame-Options"] = "DENY"
        if kept_for := _kept_for(flask.request):
            answer.headers["Cache-Control"] = kept_for
        return answer


def _kept_for(request: flask.Request) -> str:
    """How long an answer may be kept, and by whom; empty where the answer says so itself."""
    if request.path in QUESTIONS:
        return "private, no-store"
    fingerprinted = request.path.startswith(FINGERPRINTED) and "m" in request.args
    return FOREVER if fingerprinted or request.path.startswith(PINNED) else ""
