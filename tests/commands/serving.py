"""A server as a process of its own, and connections that behave as no browser would."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]


@contextmanager
def serving(
    *arguments: str, environ: Mapping[str, str] | None = None
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A process that serves on a free port, and its address."""
    port = () if "--port" in arguments else ("--port", "0")
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", *port, *arguments],
        cwd=ROOT,
        env={**os.environ, **(environ or {})},
        stdout=subprocess.PIPE,
        # A line is logged for every request: a pipe that nobody reads is soon full.
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline().decode().strip()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def workers(process: subprocess.Popen[bytes]) -> set[int]:
    """The processes that answer the requests of a server."""
    return _children(process) - export_processes(process)


def export_processes(process: subprocess.Popen[bytes]) -> set[int]:
    """The process that makes its documents: one that leads a group of its own."""
    return {pid for pid in _children(process) if _leads(pid)}


def _children(process: subprocess.Popen[bytes]) -> set[int]:
    children = psutil.Process(process.pid).children()
    return {one.pid for one in children if _works(one)}


def _leads(pid: int) -> bool:
    try:
        return os.getpgid(pid) == pid
    except ProcessLookupError:  # it ended since it was listed
        return False


def _works(process: psutil.Process) -> bool:
    """Whether a process that was listed is there still; it may end while it is asked."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def health(url: str, seconds: float = 10) -> int:
    """The status of the health of a server."""
    with urllib.request.urlopen(f"{url}health", timeout=seconds) as answer:
        return int(answer.status)


def connected(url: str, text: bytes = b"") -> socket.socket:
    """A connection that has said something."""
    host, _, port = url.removeprefix("http://").rstrip("/").partition(":")
    made = socket.create_connection((host, int(port)), timeout=10)
    made.sendall(text)
    return made
