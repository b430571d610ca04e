"""A server of the checkout on a free port, for benchmarks and browser tests."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from dashboard.exports.chromium import executable  # noqa: E402


@dataclass(frozen=True)
class Server:
    """A running server: its address, process id and the seconds to its first 200."""

    url: str
    pid: int
    seconds: float


def chromium() -> str:
    """The browser to look with. Raises ``SystemExit`` saying what to install."""
    found = executable()
    if found is None:
        raise SystemExit("There is no chromium here; on Debian: apt-get install chromium")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def demonstration(data_dir: Path | None = None) -> Iterator[Path]:
    """A folder with demonstration data until the block ends: that which is given, where they are
    made if there are none, or one of its own."""
    with contextlib.ExitStack() as stack:
        name = data_dir or stack.enter_context(tempfile.TemporaryDirectory())
        folder = Path(name)
        if not (folder / "demonstration").exists():
            command = [sys.executable, "-m", "dashboard", "demo", "--data-dir", str(folder)]
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        yield folder


@contextlib.contextmanager
def served(
    *more: str, limit: float = 60, checkout: Path = ROOT, environ: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """``python -m dashboard serve`` of a checkout until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port), *more]
    began = time.perf_counter()
    said = tempfile.TemporaryFile()  # noqa: SIM115  a pipe nobody reads would fill up
    process = subprocess.Popen(
        command,
        cwd=checkout,
        env={**os.environ, **(environ or {})},
        stdout=subprocess.DEVNULL,
        stderr=said,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        while not answers(url):
            if process.poll() is not None or time.perf_counter() - began > limit:
                process.kill()
                raise RuntimeError(told(said))
        yield Server(url, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if "Traceback" in told(said):
            print(told(said), file=sys.stderr)
        said.close()


def told(said: IO[bytes]) -> str:
    """The end of what the server wrote on its error output."""
    said.seek(0)
    return said.read().decode(errors="replace")[-6000:]


def answers(url: str) -> bool:
    """Whether the server says that it is well; waits a moment if not."""
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=5) as reply:
            return bool(reply.status == 200)
    except OSError:
        threading.Event().wait(0.02)
        return False
