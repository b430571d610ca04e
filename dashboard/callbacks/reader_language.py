"""The language of a page whose address names none: the reader's.

It is that of the address; then the one that the reader chose on an earlier visit; then the first
of those that the browser asks for; then the setting ``lang``. A page in another language than the
one that addresses leave out is led to an address that names it: what is copied from there is read
by everybody in the same language, and an answer is of its address alone. Files are left as they
are: their addresses are written by programs, and without a language they are in the first.
"""

from __future__ import annotations

from urllib.parse import quote

import flask
from werkzeug.wrappers import Response

from dashboard.callbacks.not_found import PAGES
from dashboard.callbacks.routes import language_named
from dashboard.language import FALLBACK, languages
from dashboard.pages.contract import LANGUAGE_COOKIE
from dashboard.settings import Settings

VARY = ("Accept-Language", "Cookie")
"""The headers that decide."""
OF_PAGES = ("/", PAGES)
"""The rules of Dash by which pages are answered."""
USUAL = "LANGUAGE"
"""Where the server has the setting."""


def language_asked() -> str:
    """The code of the language of this request, whatever names it."""
    given, known = flask.request, languages()
    named = [language_named(), given.cookies.get(LANGUAGE_COOKIE, "")]
    # Werkzeug's own choice would pass over "ru-RU" for an "en" that is wanted less.
    wanted = [tag.partition("-")[0].lower() for tag, part in given.accept_languages if part > 0]
    usual = flask.current_app.config.get(USUAL, FALLBACK)
    return next((code for code in (*named, *wanted) if code in known), str(usual))


def use(server: flask.Flask, settings: Settings) -> None:
    """Tell a server the language of readers who ask for none."""
    server.config[USUAL] = settings.lang


def register(server: flask.Flask) -> None:
    """Lead pages without a language to one that is the reader's. To be called after what else
    leads on, so that nobody is led twice."""

    @server.before_request
    def led() -> Response | None:
        asked = flask.request
        if asked.method not in ("GET", "HEAD") or "lang" in asked.args:
            return None
        if asked.url_rule is None or asked.url_rule.rule not in OF_PAGES:
            return None
        flask.g.language_varies = True
        code = language_asked()
        if code == FALLBACK:
            return None
        query = asked.query_string.decode("latin-1")
        named = f"{query}&lang={code}" if query else f"lang={code}"
        answer = flask.redirect(f"/{quote(asked.path.lstrip('/'))}?{named}", 302)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    @server.after_request
    def varies(answer: flask.Response) -> flask.Response:
        if flask.g.get("language_varies"):
            answer.vary.update(VARY)
        return answer
