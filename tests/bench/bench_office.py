"""An office of hundreds: readers, releases, slow and hostile clients, servers that are disturbed.

    python tests/bench/bench_office.py [--readers 256] [--seconds 40]

Everything stays on this machine. Readers click every two seconds, two of five clicks on what nobody
asked before. What was measured is added to ``history.csv``.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import hostile
import psutil
from aside import again
from asking import YEARS, bodies, key_of, median, memory, p95
from disturbed import disturbed
from readers import SEEN, Readers
from report import Report
from serving import ROOT, Server, demonstration, served

sys.path.insert(0, str(ROOT / "tests" / "setup"))
import sites

PAUSE = 2.0
"""Seconds between two clicks of a reader."""
NEW = 0.4
"""Part of the clicks on what nobody asked before."""
HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
CALLBACK = "/_dash-update-component"
MARK = "KEY-OF-THE-PAGE"


@dataclass
class Crowd:
    """What readers waited for: milliseconds of each click, and what was no answer."""

    taken: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


async def crowd(url: str, dataset: str, key: str, readers: int, seconds: float) -> Crowd:
    """Readers who each click again two seconds after their answer."""
    years = YEARS.get(dataset, range(2014, 2022))
    every = Readers(dataset, key, years, random.randrange(2**32))
    known, found = bodies(dataset, MARK, wanted=SEEN, tables=""), Crowd()
    end = time.perf_counter() + seconds

    async def reader(session: aiohttp.ClientSession) -> None:
        page = every.reader()
        await asyncio.sleep(random.uniform(0, PAUSE))
        while time.perf_counter() < end:
            # As a browser does: it asks with the key of the page that it shows.
            shown = json.dumps(page.key)[1:-1].encode()
            same = random.choice(known).replace(MARK.encode(), shown)
            sent = page.asks() if random.random() < NEW else same
            began = time.perf_counter()
            try:
                async with session.post(url + CALLBACK, data=sent, headers=HEADERS) as reply:
                    answer = await reply.read()
                    if reply.status != 200:
                        found.failed.append(str(reply.status))
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                found.failed.append(type(error).__name__)
                answer = b""
            found.taken.append((time.perf_counter() - began) * 1e3)
            page.reads(answer)
            await asyncio.sleep(PAUSE)

    connector = aiohttp.TCPConnector(limit=0, ssl=False)  # the proxy has a name for this run alone
    limit = aiohttp.ClientTimeout(total=30)
    async with aiohttp.ClientSession(
        connector=connector, auto_decompress=False, timeout=limit
    ) as session:
        await asyncio.gather(*(reader(session) for _ in range(readers)))
    return found


def told(report: Report, name: str, found: Crowd, most: float) -> None:
    """What readers waited, and how many got no answer."""
    report.bound(f"{name}: p95 ms", p95(found.taken), most)
    report.row("  median ms", f"{median(found.taken):.0f}")
    kinds = ", ".join(sorted(set(found.failed)))
    report.row(f"{name}: {len(found.taken)} clicks, without an answer", str(len(found.failed)),
               kinds or "0")  # fmt: skip


def readers(server: Server, given: argparse.Namespace, report: Report) -> None:
    """Readers alone; the memory of the server in the last half."""
    key, halves = key_of(server, given.dataset), []
    for _ in range(2):
        found = asyncio.run(crowd(server.url, given.dataset, key, given.readers, given.seconds / 2))
        halves.append((found, memory(server.pid)))
    told(report, f"{given.readers} readers", halves[-1][0], 250)
    grown = 100 * (halves[1][1] / halves[0][1] - 1)
    report.bound("the server's memory grew in the last half, %", max(grown, 0.01), 5)


@contextlib.contextmanager
def releasing(data_dir: Path, every: float) -> Iterator[None]:
    """New releases of customs data again and again until the block ends."""
    command = [sys.executable, "-m", "dashboard", "demo", "--data-dir", str(data_dir)]

    def release() -> None:
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    with again(release, every):
        yield


def releases(server: Server, data_dir: Path, given: argparse.Namespace, report: Report) -> None:
    """Readers while two new releases come in every half minute."""
    key = key_of(server, given.dataset)
    with releasing(data_dir, 30):
        found = asyncio.run(crowd(server.url, given.dataset, key, given.readers, given.seconds))
    told(report, f"{given.readers} readers, new releases every 30 s", found, 400)


def slow_ones(server: Server, given: argparse.Namespace, report: Report) -> None:
    """Readers beside connections that send a byte a second, or read nothing of what they asked."""
    key = key_of(server, given.dataset)
    kinds = {"send a byte a second": hostile.dripping, "read nothing": hostile.unread}
    for (does, kind), count in itertools.product(kinds.items(), (64, 256)):
        with kind(server.url, count):
            found = asyncio.run(crowd(server.url, given.dataset, key, 32, 15))
            began = time.perf_counter()
            urllib.request.urlopen(f"{server.url}/health", timeout=10).read()
            took = (time.perf_counter() - began) * 1e3
        told(report, f"32 readers beside {count} that {does}", found, 300)
        slow = "slow ones" if kind is hostile.dripping else f"that {does}"
        report.bound(f"/health beside {count} {slow}, ms", took, 1000)


def proxied(report: Report) -> None:
    """The same behind the proxy of .ci/deploy, which speaks TLS and waits for slow clients."""
    if not Path(sites.NGINX).exists():
        report.row("slow ones at the proxy", "not tried", "nginx is not there")
        return
    with tempfile.TemporaryDirectory() as folder, sites.site(Path(folder)) as site:
        for count in (64, 256):
            with hostile.dripping(site.url, count):
                found = asyncio.run(crowd(site.url, "published", "", 32, 15))
                began = time.perf_counter()
                assert site.get("/health")[0] == 200
                took = (time.perf_counter() - began) * 1e3
            told(report, f"32 readers behind the proxy beside {count} slow ones", found, 300)
            report.bound(f"/health behind the proxy beside {count}, ms", took, 1000)


def fuzzed(server: Server, given: argparse.Namespace, report: Report) -> None:
    """Random queries and bodies: none is a fault of the program."""
    seen = asyncio.run(hostile.fuzz(server.url, given.fuzz, random.randrange(2**32)))
    for name, statuses in seen.items():
        faults = sum(number for status, number in statuses.items() if status >= 500)
        others = ", ".join(f"{status}: {number}" for status, number in sorted(statuses.items()))
        report.row(f"{sum(statuses.values())} fuzzed {name}, faults", str(faults), others)


def killed(server: Server, report: Report) -> None:
    """A process of the server is killed: how long until everything is answered again."""
    group = os.getpgid(server.pid)
    children = [one.pid for one in psutil.Process(server.pid).children()]
    # That which makes documents leads a group of its own.
    os.kill(next(pid for pid in children if os.getpgid(pid) == group), signal.SIGKILL)
    began, quiet = time.perf_counter(), 0
    while quiet < 20:
        try:
            urllib.request.urlopen(f"{server.url}/health", timeout=2).read()
            quiet += 1
        except OSError:
            quiet = 0
        if time.perf_counter() - began > 30:
            break
    report.bound("a worker killed, all well again after, s", time.perf_counter() - began, 5)


def reloaded(server: Server, given: argparse.Namespace, report: Report) -> None:
    """The server is told to read itself anew under load: no request is lost."""
    key = key_of(server, given.dataset)
    timer = threading.Timer(4, os.kill, (server.pid, signal.SIGHUP))
    timer.start()
    found = asyncio.run(crowd(server.url, given.dataset, key, 32, 12))
    timer.join()
    told(report, "32 readers, reloaded meanwhile", found, 1000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=256)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--fuzz", type=int, default=2_000)
    parser.add_argument("--dataset", default="demonstration")
    parser.add_argument("--data-dir", type=Path, help="new releases are added to those there")
    given = parser.parse_args()
    report = Report()
    with (
        demonstration(given.data_dir) as folder,
        served("--data-dir", str(folder)) as server,
    ):
        readers(server, given, report)
        slow_ones(server, given, report)
        fuzzed(server, given, report)
        killed(server, report)
        reloaded(server, given, report)
        releases(server, folder, given, report)
    proxied(report)
    disturbed(report)
    report.keep()


if __name__ == "__main__":
    main()
