"""The peers: four figures of the same rows in plain Dash and in other frameworks, each of these in
an environment of its own.

Each is written as its documentation teaches, in ``peers/``. What it needs beside the program is
locked there, and installed on the first run into ``.venv/peers``; a peer that cannot be installed
is left out, and the reason told.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cold import Side
from filters import Filters, PanelFilters, StreamlitFilters, VizroFilters
from report import Report
from serving import ROOT, Server, free_port, told

PEERS = Path(__file__).parent / "peers"
ENVIRONMENTS = ROOT / ".venv" / "peers"
FLAGS = ("--quiet", "--no-deps", "--require-hashes", "--retries", "1", "--timeout", "30")
LONGEST = 900
"""Seconds in which a peer is installed or given up."""


class LeftOut(Exception):
    """A peer that could not be installed or started; its text is the reason."""


@dataclass(frozen=True)
class Peer:
    """A framework: its name, its lock where it has an environment of its own, how it is started."""

    name: str
    lock: str | None
    words: tuple[str, ...]
    path: str = "/"
    filters: Filters = field(default_factory=Filters)


PLAIN = Peer("plain Dash", None, ("python", "in_dash.py", "PORT"))
ALL = (
    PLAIN,
    Peer("Panel", "panel", ("panel", "serve", "in_panel.py", "--port", "PORT",
         "--address", "127.0.0.1"), "/in_panel", PanelFilters()),
    Peer("Streamlit", "streamlit", ("streamlit", "run", "in_streamlit.py", "--server.port", "PORT",
         "--server.address", "127.0.0.1", "--server.headless", "true",
         "--server.fileWatcherType", "none", "--browser.gatherUsageStats", "false"),
         filters=StreamlitFilters()),
    Peer("Vizro", "vizro", ("python", "in_vizro.py", "PORT"), filters=VizroFilters()),
)  # fmt: skip


def installed(peer: Peer) -> Path:
    """The folder of a peer's commands, its environment made where there is none of its lock yet.

    Raises ``LeftOut`` with the last line that pip wrote.
    """
    if peer.lock is None:
        return Path(sys.executable).parent
    lock, place = PEERS / f"requirements-{peer.lock}.txt", ENVIRONMENTS / peer.lock
    # Its commands name the place: in a checkout that was moved they find nothing to run.
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    made, state = place / "made-of", f"{digest} {place} {sys.version}"
    if made.exists() and made.read_text() == state:
        return place / "bin"
    print(f"Installing {peer.name} into {place.relative_to(ROOT)}; this takes minutes, once.")
    try:
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(place)],
            [str(place / "bin" / "python"), "-m", "pip", "install", *FLAGS, "-r", str(lock)],
        ):
            subprocess.run(command, check=True, capture_output=True, text=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        raise LeftOut(f"not installed within {LONGEST} s") from None
    except subprocess.CalledProcessError as fault:
        lines = (fault.stderr or fault.stdout or "no word of why").strip().splitlines()
        raise LeftOut(lines[-1]) from None
    made.write_text(state)
    return place / "bin"


@contextlib.contextmanager
def peer_served(peer: Peer, rows: Path, limit: float = 300) -> Iterator[Server]:
    """A peer over the rows of a release until the block ends. Raises ``LeftOut``."""
    port, commands = free_port(), installed(peer)
    program, *words = (str(port) if word == "PORT" else word for word in peer.words)
    said = tempfile.TemporaryFile()  # noqa: SIM115  a pipe nobody reads would fill up
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(commands / program), *words],
        cwd=PEERS,
        env={**os.environ, "ROWS": str(rows)},
        stdout=said,
        stderr=said,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        while not _up(url + peer.path):
            if process.poll() is not None or time.perf_counter() - began > limit:
                last = told(said).strip().rpartition("\n")[2]
                raise LeftOut(f"did not start: {last}")
        yield Server(url, process.pid, time.perf_counter() - began)
    finally:
        process.kill()
        process.wait()
        said.close()


def _up(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=60) as reply:
            return bool(reply.status == 200)
    except OSError:
        time.sleep(0.1)
        return False


@contextlib.contextmanager
def peers(rows: Path, report: Report) -> Iterator[list[Side]]:
    """The pages of all peers that can be had here, until the block ends."""
    sides: list[Side] = []
    with contextlib.ExitStack() as stack:
        for peer in ALL:
            try:
                server = stack.enter_context(peer_served(peer, rows))
            except LeftOut as reason:
                report.row(f"{peer.name}: left out", "", str(reason))
                continue
            like = sides[0] if sides else None
            sides.append(Side(f"{peer.name}: ", server.url + peer.path, peer.filters, True, like))
        yield sides
