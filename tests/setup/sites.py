"""The site of .ci/deploy in front of a running server: a real nginx that speaks TLS."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from serving import free_port, served

SITE = Path(__file__).parents[2] / ".ci" / "deploy" / "nginx.conf"
NGINX = "/usr/sbin/nginx"
ROOT = """    location = /metrics { return 403; }
    location / { proxy_pass http://dashboard; }
"""
"""The lines for pages at the root of a name; those below a path stand in its place."""
BELOW = "    # location "


@dataclass(frozen=True)
class Site:
    """A proxy that runs: its port for TLS, what stands before all paths, and its log of paths."""

    port: int
    root: str
    log: Path

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}{self.root}"

    def get(self, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        """The answer to a path of the program."""
        with closing(self.connection()) as connection:
            connection.request("GET", self.root + path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    def connection(self) -> http.client.HTTPSConnection:
        context = ssl._create_unverified_context()
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=20, context=context)

    def asked(self) -> list[tuple[int, str]]:
        """Status and path of every request so far."""
        lines = self.log.read_text("utf-8").splitlines()
        return [(int(status), path) for status, path in (line.split(" ", 1) for line in lines)]


def configured(root: str, *, taken_away: bool) -> str:
    """The site as it is documented, for pages at the root or below a path."""
    site = SITE.read_text("utf-8")
    assert ROOT in site
    if not root:
        return site
    lines = [line.replace(BELOW, "    location ") for line in site.splitlines() if BELOW in line]
    metrics, passed_on, shortened = lines
    chosen = shortened if taken_away else passed_on
    return site.replace(ROOT, f"{metrics}\n{chosen}\n")


@contextmanager
def site(
    folder: Path,
    root: str = "",
    *,
    taken_away: bool = False,
    environ: Mapping[str, str] | None = None,
) -> Iterator[Site]:
    """A server of no data of the owner's, and the proxy in front of it."""
    given = {"DASHBOARD_PREFIX": f"{root}/", **(environ or {})}
    with served("--data-dir", str(folder / "data"), environ=given) as server:
        place = server.url.removeprefix("http://")
        with proxy(folder, [place], root, taken_away=taken_away) as found:
            yield found


@contextmanager
def proxy(
    folder: Path, servers: Sequence[str], root: str = "", *, taken_away: bool = False
) -> Iterator[Site]:
    """The proxy in front of servers, each by its host and port."""
    subject = ["-subj", "/CN=trade.example", "-days", "2"]
    made = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "full.pem")]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject, *made]
    subprocess.run(command, check=True, capture_output=True)
    secure, plain = free_port(), free_port()
    text, several = configured(root, taken_away=taken_away), len(servers) > 1
    one, another = ("server 127.0.0.1:8050;", "# server 10.0.0.3:8050 max_fails=0;")
    lines = (another if several else one).removeprefix("# ")
    named = "".join(re.sub(r"[0-9.]+:8050", place, lines) for place in servers)
    for old, new in {
        one: named,
        another: "",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443": f"listen 127.0.0.1:{secure}",
        "/etc/ssl/dashboard": str(folder),
    }.items():
        assert old in text
        text = text.replace(old, new)
    conf, log = folder / "nginx.conf", folder / "asked"
    conf.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error; events {{}}\n"
        f"http {{ log_format asked '$status $request_uri'; access_log {log} asked;\n{text} }}\n"
    )
    nginx = subprocess.Popen([NGINX, "-c", str(conf), "-p", str(folder)])
    try:
        while not _listens(secure):
            assert nginx.poll() is None, (folder / "error").read_text()
        yield Site(secure, root, log)
    finally:
        nginx.terminate()
        nginx.wait(timeout=20)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
