"""``/login`` where readers sign in elsewhere, by OpenID Connect: to the provider, back, and out.

The code flow with PKCE, state and nonce, by Authlib. Of what the provider says of a reader the
signature, issuer, audience, time and nonce are checked; name and role are kept in the session,
until the provider is to be asked again: who is signed in there comes back without noticing it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboard.accounts import ROLES
from dashboard.audit import record
from dashboard.callbacks.access import DONE, LOGIN, UNTIL, session_reader, words_of_request
from dashboard.callbacks.client_address import client_address
from dashboard.callbacks.login import is_token, log_in_page, next_page, use_sessions
from dashboard.callbacks.throttle import Throttle, household
from dashboard.pages.login import left_page, message_page
from dashboard.settings import Settings

LOG = logging.getLogger(__name__)
SECONDS = 10
"""How long the provider may take for an answer."""
LEEWAY = 60
"""Seconds by which its clock and ours may differ."""
PENDING = "_state_provider_"
"""How what the session holds of a sign-in that has begun is called; Authlib calls it so."""
MOST_PENDING = 3
"""Sign-ins of a reader that may have begun at a time: a cookie has room for few."""
NEXT = "next"
BEGAN = "began"
"""What the session holds of when its reader signed in: that the provider is asked again is no new
sign-in."""
SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by a key that the provider alone has."""


def register(server: flask.Flask, settings: Settings) -> None:
    """Answer ``/login`` and what the provider sends readers back to."""
    if settings.access != "oidc":
        return
    use_sessions(server, settings)
    provider, throttle = _provider(server, settings), Throttle()

    def tried(answer: Callable[[], Response]) -> Response:
        return _answered(answer, lambda: _refused(settings, throttle))

    @server.get(LOGIN)
    def begin() -> Response:
        if reader := session_reader():
            return log_in_page(reader.name)
        return tried(lambda: _to_provider(provider, settings))

    @server.get(DONE)
    def done() -> Response:
        return tried(lambda: _begin_session(provider, settings))

    @server.post(LOGIN)
    def left() -> Response:
        if not is_token(flask.request.form.get("token", "")):
            return _said(words_of_request().t("access.old_form"), 400)
        flask.session.clear()
        return tried(lambda: _end_session(provider, settings))


def _provider(server: flask.Flask, settings: Settings) -> Any:
    """Authlib's client. What the provider says of itself is asked for by the first sign-in."""
    from authlib.integrations.flask_client import OAuth

    return OAuth(server).register(
        "provider",
        client_id=settings.oidc_client,
        client_secret=settings.oidc_secret or None,
        server_metadata_url=f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": settings.oidc_scope,
            "code_challenge_method": "S256",
            "default_timeout": SECONDS,
            "token_endpoint_auth_method": "client_secret_basic" if settings.oidc_secret else "none",
        },
    )


def _metadata(provider: Any, settings: Settings) -> Mapping[str, Any]:
    """What the provider says of itself. Raises ``ValueError`` where it is another than was set."""
    found: dict[str, Any] = provider.load_server_metadata()
    if found.get("issuer") != settings.oidc_issuer:
        raise ValueError(f"the provider calls itself {found.get('issuer')!r}")
    said = found.get("id_token_signing_alg_values_supported", SIGNED)
    found["id_token_signing_alg_values_supported"] = [one for one in said if one in SIGNED]
    return found


def _to_provider(provider: Any, settings: Settings) -> Response:
    """To the provider, with what is to be the same when the reader comes back."""
    _metadata(provider, settings)
    begun = [name for name in flask.session if name.startswith(PENDING)]
    for name in begun[: len(begun) - MOST_PENDING + 1]:
        del flask.session[name]
    flask.session[NEXT] = next_page()
    back = f"{settings.public_url.rstrip('/')}{DONE}"
    answer: Response = provider.authorize_redirect(back, ui_locales=words_of_request().code)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _begin_session(provider: Any, settings: Settings) -> Response:
    """Back from the provider: the session begins."""
    _metadata(provider, settings)
    expected = {
        "iss": {"essential": True, "value": settings.oidc_issuer},
        "aud": {"essential": True, "value": settings.oidc_client},
    }
    token = provider.authorize_access_token(claims_options=expected, leeway=LEEWAY)
    claims = token.get("userinfo")
    if not claims:
        raise ValueError("the provider sent no ID token")
    name, role = name_in(claims), role_in(claims, settings.oidc_role_claim)
    before, now = dict(flask.session), int(time.time())
    began = before.get(BEGAN, 0)
    goes_on = (before.get("reader"), before.get("role")) == (name, role)
    if not goes_on or now >= began + 3_600 * settings.session_hours:
        began = now
        record(
            settings.data_dir,
            "login",
            name,
            role=role,
            address=str(client_address(settings.proxies)),
        )
    flask.session.clear()
    flask.session.permanent = True
    until = now + 60 * settings.oidc_minutes
    flask.session.update({"reader": name, "role": role, BEGAN: began, UNTIL: until})
    return flask.redirect(before.get(NEXT, "/"), 303)


def _end_session(provider: Any, settings: Settings) -> Response:
    """Out here, and out at the provider where it has an address for that."""
    address = ""
    if _metadata(provider, settings).get("end_session_endpoint"):
        home = f"{settings.public_url.rstrip('/')}{LOGIN}"
        made = provider.create_logout_url(home, client_id=settings.oidc_client)
        address = str(made["url"])
    return _html(
        left_page(words_of_request(), address or _way_in(), flask.request.script_root), 200
    )


def name_in(claims: Mapping[str, Any]) -> str:
    """By what name the provider knows a reader: one that people know, else its subject."""
    named = (claims.get(one) for one in ("preferred_username", "email", "sub"))
    found = next(str(one) for one in named if one)
    return "".join(sign for sign in found if sign.isprintable())[:64]


def role_in(claims: Mapping[str, Any], path: str) -> str:
    """The role of the farthest rights that a claim names, in a list or alone; the first role where
    it names none. ``path``: its name, or names one in another with dots between."""
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for name in path.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
    named = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return next((role for role in reversed(ROLES) if role in named), ROLES[0])


def _answered(answer: Callable[[], Response], refused: Callable[[], None]) -> Response:
    """An answer, or a page that says that the sign-in failed; the log says why."""
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError
    from requests import RequestException

    words = words_of_request()
    try:
        return answer()
    except RequestException as error:
        LOG.error("the provider of sign-ins does not answer: %s", error)
        return _said(words.t("access.provider_silent"), 503)
    except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError, RuntimeError) as error:
        LOG.warning("login refused: %s: %s", type(error).__name__, error)
        refused()
        return _said(words.t("access.provider_refused"), 401)


def _refused(settings: Settings, throttle: Throttle) -> None:
    """Record it, the first of an address in a while: anybody may come as if from the provider."""
    who = client_address(settings.proxies)
    if throttle.is_to_record(household(who)):
        record(settings.data_dir, "login refused", "-", address=str(who))


def _said(text: str, status: int) -> flask.Response:
    return _html(
        message_page(words_of_request(), text, _way_in(), flask.request.script_root), status
    )


def _way_in() -> str:
    """The address of the login, as the browser knows it."""
    return flask.request.script_root + LOGIN


def _html(text: str, status: int) -> flask.Response:
    answer = flask.Response(text, status=status, content_type="text/html; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer
