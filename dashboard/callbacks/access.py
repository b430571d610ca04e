"""Who may read, as ``DASHBOARD_ACCESS`` says; asked before anything else is.

``proxy``: a proxy that is trusted says who it is, in a header. ``accounts``: whoever has logged in
(`dashboard.callbacks.login`). ``oidc``: whoever a provider signed in (`dashboard.callbacks.oidc`).
Otherwise everybody who reaches the address. What is not for publication is seen by readers whose
role is known and may.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import flask
from werkzeug.wrappers import Response

from dashboard.accounts import FILE, Account, read_accounts
from dashboard.callbacks.client_address import is_trusted, neighbour
from dashboard.callbacks.reader import ANYBODY, Reader, current_reader, sees_all, set_reader
from dashboard.callbacks.reader_language import language_asked
from dashboard.callbacks.routes import language_named, sentence
from dashboard.errors import StoreUnavailable
from dashboard.language import Language, languages
from dashboard.loaders.region import Region, load_region
from dashboard.settings import Settings

LOG = logging.getLogger(__name__)
HEADER = "X-Remote-User"
LOGIN = "/login"
DONE = "/login/done"
"""Where a provider of sign-ins sends readers back to."""
UNTIL = "until"
"""What a session that a provider began holds: until when it lasts, in seconds of the clock."""
BY_SESSION = ("accounts", "oidc")
METRICS, READY = "/metrics", "/ready"
"""They ask `may_watch` and `is_known` themselves."""
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")
"""What a proxy adds to a request that came from elsewhere."""
OPEN = ("/health", LOGIN, "/theme.css", "/bootstrap/static/css/bootstrap.min.css")
"""What anybody gets: whether the server lives, and what the page of the login is made of."""
REGION = "REGION"
"""Where a server keeps whose pages it shows, for those who see none of them yet."""
NAME, MARK = "name", "mark"
"""What a session holds: whose it is, and a mark of the password that it was begun with."""


class Accounts:
    """The file of accounts, read again when it has changed."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.data_dir
        self._seen: object = None
        self._accounts: Mapping[str, Account] = {}

    def get(self, name: str) -> Account | None:
        """The account of a name; nobody's where the file cannot be read."""
        try:
            stat = (self._folder / FILE).stat()
            seen: object = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError:
            seen = None
        if seen != self._seen:
            try:
                self._accounts = read_accounts(self._folder)
            except StoreUnavailable as error:
                LOG.error("nobody can log in: %s", error)
                self._accounts = {}
            self._seen = seen
        return self._accounts.get(name) if seen else None

    def reader(self) -> Account | None:
        """The account whose session this request is of: one that is still there, with the
        password that it was begun with."""
        account = self.get(str(flask.session.get(NAME, "")))
        return account if account and flask.session.get(MARK) == mark_of(account) else None


def mark_of(account: Account) -> str:
    """What changes with the password or the role of an account, and tells neither."""
    return hashlib.sha256(f"{account.hash} {account.role}".encode()).hexdigest()[:16]


def words_of_request() -> Language:
    """The language of whoever asks, by the address or by the browser."""
    region: Region = flask.current_app.config[REGION]
    return region.language(language_asked())


def may_watch(settings: Settings) -> Callable[[], bool]:
    """Whether this request may read the figures of the server. With sessions: a publisher. Else
    who asks on this machine through no proxy; where a proxy names the readers, by a name and from
    an address that is trusted: a proxy on this machine may not say that it is one."""
    reader_of = _readers(settings) if settings.access in BY_SESSION else None

    def may() -> bool:
        if reader_of:
            reader = reader_of()
            return reader is not None and reader.role == "publisher"
        return _is_of_this_machine() and (settings.access != "proxy" or _is_named(settings))

    return may


def _is_of_this_machine() -> bool:
    """Whether a request comes from this machine, and no proxy says that it passes it on."""
    headers = flask.request.headers
    return neighbour().is_loopback and not any(name in headers for name in FORWARDED)


def is_known(settings: Settings) -> bool:
    """Whether this request is that of a reader, or of a watch on this machine, which has no
    name. Anybody may be a reader where nobody is asked who he is."""
    asks = settings.access in ("proxy", *BY_SESSION)
    return not asks or current_reader() != ANYBODY or _is_of_this_machine()


def _is_named(settings: Settings) -> bool:
    named = flask.request.headers.get(HEADER, "").strip()
    return bool(named) and is_trusted(neighbour(), settings.proxies)


def register(server: flask.Flask, settings: Settings) -> None:
    """Let in who may, and say how far they see. To be registered before all that answers."""
    server.config[REGION] = load_region(settings.data)
    if settings.access == "proxy":
        _by_proxy(server, settings)
    elif settings.access in BY_SESSION:
        _by_session(server, _readers(settings))
    else:
        return

    @server.after_request
    def personal(answer: flask.Response) -> flask.Response:
        """Nothing that only some may read is kept for others on its way."""
        kept = answer.headers.get("Cache-Control", "")
        if flask.request.path not in OPEN:
            kept = kept.replace("public", "private")
            if "private" not in kept:
                kept = f"private, {kept}" if kept else "private"
            # Who reads next at this browser may see less.
            kept = "private, no-store" if sees_all() and "immutable" not in kept else kept
            answer.headers["Cache-Control"] = kept
            answer.vary.add("Cookie" if settings.access in BY_SESSION else HEADER)
        return answer


def _by_proxy(server: flask.Flask, settings: Settings) -> None:
    trusted = settings.proxies

    @server.before_request
    def let_in() -> Response | None:
        request = flask.request
        if request.path in (*OPEN, METRICS) and request.path != LOGIN:
            return None
        if request.path == READY and not _is_named(settings):
            return None
        if not is_trusted(neighbour(), trusted):
            # It may be a reader who went around the proxy: the log names no address.
            LOG.warning("refused with 403: the connection is not that of a trusted proxy")
            return sentence(words_of_request().t("access.no_proxy"), 403)
        name = request.headers.get(HEADER, "").strip()
        if not name:
            return sentence(words_of_request().t("access.no_name"), 401)
        role = request.headers.get(settings.role_header, "") if settings.role_header else ""
        set_reader(Reader(name, role.strip()))
        return None


def session_reader() -> Reader | None:
    """The reader whom a provider signed in, while that lasts."""
    session = flask.session
    if time.time() >= session.get(UNTIL, 0):
        return None
    return Reader(str(session.get("reader", "")), str(session.get("role", "")))


def _readers(settings: Settings) -> Callable[[], Reader | None]:
    """How the reader of a request is known by its session."""
    if settings.access == "oidc":
        return session_reader
    accounts = Accounts(settings)

    def of_account() -> Reader | None:
        account = accounts.reader()
        return Reader(account.name, account.role) if account else None

    return of_account


def _by_session(server: flask.Flask, reader_of: Callable[[], Reader | None]) -> None:
    @server.before_request
    def let_in() -> Response | None:
        request = flask.request
        if request.path in (*OPEN, METRICS, DONE):
            return None
        if reader := reader_of():
            set_reader(reader)
            return None
        if request.path == READY:
            return None
        if request.method == "GET" and request.accept_mimetypes.accept_html:
            asked = request.full_path.rstrip("?")
            lang = language_named()
            more = {"lang": lang} if lang in languages() else {}
            return flask.redirect(f"{LOGIN}?{urlencode({'next': asked, **more})}", 302)
        return sentence(words_of_request().t("access.log_in"), 401)
