"""The site of .ci/deploy before a running server: what a reader gets through a real nginx."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from serving import free_port, served

pytestmark = pytest.mark.proxy
SITE = Path(__file__).parents[2] / ".ci" / "deploy" / "nginx.conf"
NGINX = "/usr/sbin/nginx"
DEEP = "/_dash-layout?path=/trade&query=year%3D2018%26lang%3Dru"
FACES = {
    "as a browser does": {"Host": "trade.example", "Referer": "https://trade.example/trade"},
    "a port in the host": {"Host": "trade.example:8443"},
    "no referrer, another host": {"Host": "10.0.0.7"},
    "forwarded by a stranger": {
        "Host": "trade.example", "X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example", "X-Remote-User": "admin",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port at which nginx speaks TLS, in front of a server of no data of the owner's."""
    folder = tmp_path_factory.mktemp("nginx")
    subject = ["-subj", "/CN=trade.example", "-days", "2"]
    made = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "full.pem")]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject, *made]
    subprocess.run(command, check=True, capture_output=True)
    secure, plain = free_port(), free_port()
    with served("--data-dir", str(folder / "data")) as server:
        site = SITE.read_text("utf-8")
        for old, new in {
            "127.0.0.1:8050": server.url.removeprefix("http://"),
            "listen 80;": f"listen 127.0.0.1:{plain};",
            "listen 443": f"listen 127.0.0.1:{secure}",
            "/etc/ssl/dashboard": str(folder),
        }.items():
            assert old in site
            site = site.replace(old, new)
        conf = folder / "nginx.conf"
        conf.write_text(
            f"daemon off; pid {folder}/pid; error_log {folder}/error; events {{}}\n"
            f"http {{ access_log off;\n{site} }}\n"
        )
        nginx = subprocess.Popen([NGINX, "-c", str(conf), "-p", str(folder)])
        try:
            while not _listens(secure):
                assert nginx.poll() is None, (folder / "error").read_text()
            yield secure
        finally:
            nginx.terminate()
            nginx.wait(timeout=20)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _get(port: int, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=20, context=context)
    with closing(connection):
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize("face", FACES.values(), ids=FACES)
def test_a_deep_link_opens_what_it_names(port: int, face: dict[str, str]) -> None:
    status, headers, body = _get(port, DEEP, **face)
    drawn = json.loads(body)
    assert status == 200
    assert "Торговля" in json.dumps(drawn, ensure_ascii=False)
    assert headers["Cache-Control"] == "private, no-store"
    status, _, first = _get(port, "/trade?year=2018&lang=ru", **face)
    assert status == 200 and b'<html lang="ru"' in first
    assert b"evil.example" not in body + first


def test_answers_come_compressed_once_with_the_headers_of_the_program(port: int) -> None:
    _, headers, body = _get(port, DEEP, **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip" and gzip.decompress(body).startswith(b"{")
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "max-age" in headers["Strict-Transport-Security"]
    assert headers["X-Request-Id"]


def test_figures_stay_behind_the_proxy(port: int) -> None:
    assert _get(port, "/metrics")[0] == 403
    assert _get(port, "/health")[0] == 200


def test_a_large_body_ends_at_the_proxy(port: int) -> None:
    context = ssl._create_unverified_context()
    connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=20, context=context)
    with closing(connection):
        connection.request("POST", "/_dash-update-component", body=b"x" * 70_000)
        assert connection.getresponse().status == 413
