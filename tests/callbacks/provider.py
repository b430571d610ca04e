"""A provider of OpenID Connect on this machine, small and real: it signs with a key of its own."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import flask
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "pages", "known to both"


class Provider:
    """What it says is as the standard wants; a test may have it say something else.

    ``claims`` go into the next ID tokens over those that belong there; ``key`` signs them, or
    ``by_secret``, a secret that both know. ``asked`` are the queries with which readers came.
    """

    def __init__(self) -> None:
        self.issuer = ""
        self.key = self.published = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
        self.claims: dict[str, Any] = {}
        self.known: dict[str, Any] = {}
        self.kid = "one"
        self.by_secret = b""
        self.asked: list[dict[str, str]] = []
        self._codes: dict[str, dict[str, str]] = {}
        self.server = flask.Flask("provider")
        self.server.add_url_rule("/.well-known/openid-configuration", view_func=self.discovery)
        self.server.add_url_rule("/keys", view_func=self.keys)
        self.server.add_url_rule("/authorize", view_func=self.authorize)
        self.server.add_url_rule("/token", view_func=self.token, methods=["POST"])

    def discovery(self) -> dict[str, Any]:
        of = self.issuer
        return {
            "issuer": of,
            "authorization_endpoint": f"{of}/authorize",
            "token_endpoint": f"{of}/token",
            "jwks_uri": f"{of}/keys",
            "end_session_endpoint": f"{of}/end",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            **self.known,
        }

    def keys(self) -> dict[str, Any]:
        return {"keys": [self.published.as_dict(private=False)]}

    def authorize(self) -> Any:
        """Whoever comes is signed in at once."""
        asked = flask.request.args.to_dict()
        self.asked.append(asked)
        code = secrets.token_urlsafe(8)
        self._codes[code] = asked
        back = {"code": code, "state": asked["state"]}
        return flask.redirect(f"{asked['redirect_uri']}?{urlencode(back)}")

    def token(self) -> Any:
        form, held = flask.request.form, self._codes.pop(flask.request.form["code"], None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '+')}".encode()).decode()
        plain = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        proof = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = _packed(proof)
        wrong = held is None or challenge != held["code_challenge"]
        who = flask.request.headers.get("Authorization", "").removeprefix("Basic ")
        if wrong or who not in (basic, plain) or form["redirect_uri"] != held["redirect_uri"]:
            return {"error": "invalid_grant"}, 400
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": "42", "aud": CLIENT, "iat": now, "exp": now + 300,
                  "nonce": held["nonce"], "preferred_username": "anna", **self.claims}  # fmt: skip
        said = self._signed({name: one for name, one in claims.items() if one is not None})
        answer = {"access_token": "a", "token_type": "Bearer", "id_token": said}
        return flask.Response(json.dumps(answer), content_type="application/json")

    def _signed(self, claims: dict[str, Any]) -> str:
        if not self.by_secret:
            return jwt.encode({"alg": "RS256", "kid": self.kid}, claims, self.key)
        header = {"alg": "HS256", "kid": self.kid}
        text = ".".join(_packed(json.dumps(one).encode()) for one in (header, claims))
        sign = hmac.new(self.by_secret, text.encode(), hashlib.sha256).digest()
        return f"{text}.{_packed(sign)}"


def _packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers on a port of this machine."""
    provider = Provider()
    server = make_server("127.0.0.1", 0, provider.server, threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
