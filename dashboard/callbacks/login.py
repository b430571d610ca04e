"""``/login``: the form, the session that it begins, and its end.

A session is a cookie signed by Flask with ``secret_key``; it ends after ``session_hours``, or when
the account or its password is changed. A form is taken only with the token that was sent with it.
"""

from __future__ import annotations

import datetime as dt
import hmac
import logging
import math
import secrets
import threading
import time
from collections import OrderedDict

import flask
from flask.sessions import SecureCookieSessionInterface
from werkzeug.wrappers import Response

from dashboard.accounts import Account, is_password
from dashboard.audit import record
from dashboard.callbacks.access import LOGIN, MARK, NAME, Accounts, mark_of, words_of_request
from dashboard.callbacks.sender import sender
from dashboard.pages.login import login_page
from dashboard.settings import Settings

LOG = logging.getLogger(__name__)
TOKEN = "token"
FAILURES = 5
PAUSE = 300.0
"""Seconds in which so many wrong passwords of a name are taken from an address."""
REMEMBERED = 4_096
LONGEST_FORM = 8_192


class Throttle:
    """Wrong passwords by name and address, the latest alone."""

    def __init__(self) -> None:
        self._failed: OrderedDict[tuple[str, str], list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, who: tuple[str, str]) -> int:
        """Seconds until a password may be tried again; 0: now."""
        with self._lock:
            recent = self._recent(who)
            return math.ceil(recent[0] + PAUSE - time.monotonic()) if len(recent) >= FAILURES else 0

    def failed(self, who: tuple[str, str]) -> None:
        """Remember a wrong password."""
        with self._lock:
            self._failed[who] = [*self._recent(who), time.monotonic()]
            self._failed.move_to_end(who)
            while len(self._failed) > REMEMBERED:
                self._failed.popitem(last=False)

    def forget(self, who: tuple[str, str]) -> None:
        """Begin anew after a right one."""
        with self._lock:
            self._failed.pop(who, None)

    def _recent(self, who: tuple[str, str]) -> list[float]:
        since = time.monotonic() - PAUSE
        return [one for one in self._failed.get(who, []) if one > since]


class Sessions(SecureCookieSessionInterface):
    """Cookies that are sent over TLS alone where the page came so."""

    def get_cookie_secure(self, app: flask.Flask) -> bool:
        """Whether the reader's connection is secured, by the word of the proxy too."""
        return flask.request.is_secure


def register(server: flask.Flask, settings: Settings) -> None:
    """Answer ``/login``, where readers have accounts."""
    if settings.access != "accounts":
        return
    server.session_interface = Sessions()
    server.config |= {
        "SESSION_COOKIE_NAME": "dashboard",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": dt.timedelta(hours=settings.session_hours),
    }
    accounts, throttle = Accounts(settings), Throttle()

    @server.get(LOGIN)
    def form() -> flask.Response:
        return _page(accounts.reader())

    @server.post(LOGIN)
    def entered() -> Response:
        flask.request.max_content_length = LONGEST_FORM
        form, words = flask.request.form, words_of_request()
        if not _is_token(form.get(TOKEN, "")):
            return _page(None, words.t("access.old_form"), 400)
        if "leave" in form:
            flask.session.clear()
            return flask.redirect(LOGIN, 303)
        name = form.get("name", "").strip().lower()[:64]
        who = (name, str(sender(settings.proxies)))
        if seconds := throttle.wait(who):
            answer = _page(None, words.t("access.too_many"), 429)
            answer.headers["Retry-After"] = str(seconds)
            return answer
        account = accounts.get(name)
        if not is_password(account, form.get("password", "")) or account is None:
            throttle.failed(who)
            record(settings.data_dir, "login refused", name or "-", address=who[1])
            LOG.warning("login refused: wrong name or password")
            return _page(None, words.t("access.wrong"), 401)
        throttle.forget(who)
        record(settings.data_dir, "login", account.name, address=who[1])
        _begin(account)
        return flask.redirect(_next(), 303)


def _begin(account: Account) -> None:
    flask.session.clear()
    flask.session.permanent = True
    flask.session[NAME], flask.session[MARK] = account.name, mark_of(account)
    flask.session[TOKEN] = secrets.token_urlsafe(16)


def _is_token(given: str) -> bool:
    known = str(flask.session.get(TOKEN, ""))
    return bool(known) and hmac.compare_digest(known.encode(), given.encode())


def _next() -> str:
    """The page that was asked for: one of ours, else the first."""
    asked = flask.request.args.get("next", "")
    ours = asked.startswith("/") and not asked.startswith(("//", "/\\", LOGIN))
    return asked if ours and asked.isprintable() else "/"


def _page(reader: Account | None, said: str = "", status: int = 200) -> flask.Response:
    token = flask.session.setdefault(TOKEN, secrets.token_urlsafe(16))
    text = login_page(words_of_request(), token, reader.name if reader else "", said)
    answer = flask.Response(text, status=status, content_type="text/html; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer
