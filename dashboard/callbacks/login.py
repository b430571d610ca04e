"""``/login``: the form, the session that it begins, and its end.

A session is a cookie signed by Flask with ``secret_key``; it ends after ``session_hours``, or when
the account or its password is changed. A form is taken only with the token that was sent with it.
"""

from __future__ import annotations

import datetime as dt
import hmac
import logging
import secrets

import flask
from flask.sessions import SecureCookieSessionInterface
from werkzeug.wrappers import Response

from dashboard.accounts import Account, TooManyAtOnce, is_password
from dashboard.audit import record
from dashboard.callbacks.access import LOGIN, MARK, NAME, Accounts, mark_of, words_of_request
from dashboard.callbacks.client_address import client_address
from dashboard.callbacks.throttle import Throttle, household
from dashboard.pages.login import login_page
from dashboard.settings import Settings

LOG = logging.getLogger(__name__)
TOKEN = "token"
LONGEST_FORM = 8_192


class Sessions(SecureCookieSessionInterface):
    """Cookies that are sent over TLS alone where the page came so; their name then says that no
    other host can have set them."""

    def get_cookie_name(self, app: flask.Flask) -> str:
        """With the prefix to which a browser holds whoever sets it; one below a path has less."""
        name = super().get_cookie_name(app)
        if not self.get_cookie_secure(app):
            return name
        return f"__Host-{name}" if self.get_cookie_path(app) == "/" else f"__Secure-{name}"

    def get_cookie_secure(self, app: flask.Flask) -> bool:
        """Whether the reader's connection is secured, by the word of the proxy too."""
        return flask.request.is_secure


def use_sessions(server: flask.Flask, settings: Settings) -> None:
    """Have a server keep who reads in a signed cookie that ends."""
    server.session_interface = Sessions()
    server.secret_key = settings.secret_key
    server.config |= {
        "SESSION_COOKIE_NAME": "dashboard",
        "SESSION_COOKIE_PATH": settings.prefix,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": dt.timedelta(hours=settings.session_hours),
    }


def register(server: flask.Flask, settings: Settings) -> None:
    """Answer ``/login``, where readers have accounts."""
    if settings.access != "accounts":
        return
    use_sessions(server, settings)
    accounts, throttle = Accounts(settings), Throttle()

    @server.get(LOGIN)
    def form() -> flask.Response:
        return _page(accounts.reader())

    @server.post(LOGIN)
    def entered() -> Response:
        flask.request.max_content_length = LONGEST_FORM
        form, words = flask.request.form, words_of_request()
        if not is_token(form.get(TOKEN, "")):
            return _page(None, words.t("access.old_form"), 400)
        if "leave" in form:
            flask.session.clear()
            return flask.redirect(LOGIN, 303)
        name = form.get("name", "").strip().lower()[:64]
        heard = client_address(settings.proxies)
        address = household(heard)
        if seconds := throttle.begin(name, address):
            return _later(words.t("access.too_many"), seconds)
        account = accounts.get(name)
        try:
            right = is_password(account, form.get("password", ""))
        except TooManyAtOnce:
            throttle.take_back(name, address, right=False)
            return _later(words.t("access.busy"), 1)
        if not right or account is None:
            if throttle.is_to_record(address):
                # What is no name may be a password that was typed into the wrong field.
                who = account.name if account else "-"
                record(settings.data_dir, "login refused", who, address=str(heard))
            LOG.warning("login refused: wrong name or password")
            return _page(None, words.t("access.wrong"), 401)
        throttle.take_back(name, address, right=True)
        record(settings.data_dir, "login", account.name, address=str(heard))
        _begin(account)
        return flask.redirect(next_page(), 303)


def _later(said: str, seconds: int) -> flask.Response:
    answer = _page(None, said, 429)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _begin(account: Account) -> None:
    flask.session.clear()
    flask.session.permanent = True
    flask.session[NAME], flask.session[MARK] = account.name, mark_of(account)
    flask.session[TOKEN] = secrets.token_urlsafe(16)


def is_token(given: str) -> bool:
    """Whether a form was sent with the token of this session."""
    known = str(flask.session.get(TOKEN, ""))
    return bool(known) and hmac.compare_digest(known.encode(), given.encode())


def next_page() -> str:
    """The page that was asked for: one of ours, else the first."""
    asked = flask.request.args.get("next", "")
    ours = asked.startswith("/") and not asked.startswith(("//", "/\\", LOGIN))
    return asked if ours and asked.isprintable() else "/"


def _page(reader: Account | None, said: str = "", status: int = 200) -> flask.Response:
    return log_in_page(reader.name if reader else "", said, status)


def log_in_page(reader: str, said: str = "", status: int = 200) -> flask.Response:
    """The page of the login; for a reader who is in, the way out."""
    token = flask.session.setdefault(TOKEN, secrets.token_urlsafe(16))
    text = login_page(words_of_request(), token, reader, said, flask.request.script_root)
    answer = flask.Response(text, status=status, content_type="text/html; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer
