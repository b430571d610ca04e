"""The server alone: callbacks a second, of questions that nobody asked and of the same ones."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
import urllib.request
from collections.abc import Sequence
from typing import Any

import aiohttp
import psutil
from readers import Reader, Readers, body
from serving import Server

YEARS = {"published": range(2015, 2022), "demonstration": range(2014, 2022)}
"""Years of the datasets that have a year before."""


def median(values: list[float]) -> float:
    return statistics.median(values)


def p95(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def bodies(dataset: str, key: str, **more: str) -> list[bytes]:
    """Forty-five questions of a dataset."""
    years = YEARS.get(dataset, range(2014, 2022))[-3:]
    asked = [
        "&".join(f"{name}={value}" for name, value in given.items() if value)
        for year in years
        for flow in ("", "export", "import")
        for partner in ("", "CHN", "DEU", "FIN", "NOR")
        for given in [{"dataset": dataset, "year": year, "flow": flow, "partner": partner}]
    ]
    return [body(query, key, **more) for query in asked]


class Again:
    """A reader who asks the same questions again and again, each from another one of them on."""

    def __init__(self, sent: Sequence[bytes], first: int) -> None:
        self._sent, self._next = sent, first

    def asks(self) -> bytes:
        self._next += 1
        return self._sent[self._next % len(self._sent)]

    def reads(self, answer: bytes) -> None:
        """Nothing is kept of it."""


async def load(
    url: str, readers: Sequence[Again | Reader], seconds: float
) -> tuple[float, list[float]]:
    """Callbacks a second of readers who click as soon as they have their answer, and the
    milliseconds of each."""
    taken: list[float] = []
    failed = 0
    end = time.perf_counter() + seconds
    headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}

    async def client(session: aiohttp.ClientSession, reader: Again | Reader) -> None:
        nonlocal failed
        while time.perf_counter() < end:
            question = reader.asks()
            began = time.perf_counter()
            async with session.post(
                f"{url}/_dash-update-component", data=question, headers=headers
            ) as reply:
                answer = await reply.read()
                failed += reply.status != 200
            taken.append((time.perf_counter() - began) * 1e3)
            reader.reads(answer)

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, auto_decompress=False) as session:
        began = time.perf_counter()
        await asyncio.gather(*(client(session, one) for one in readers))
        spent = time.perf_counter() - began
    if failed:
        raise SystemExit(f"{failed} callbacks failed")
    return len(taken) / spent, taken


def first_answer(server: Server, dataset: str) -> dict[str, Any]:
    """What the page is told first; with its key later answers leave its surroundings alone."""
    asked = urllib.request.Request(
        f"{server.url}/_dash-update-component",
        body(f"dataset={dataset}", ""),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(asked) as reply:
        drawn: dict[str, Any] = json.loads(reply.read())["response"]["drawn"]["data"]
    return drawn


def key_of(server: Server, dataset: str) -> str:
    """The key of the page without any choice."""
    return str(first_answer(server, dataset)["key"])


def readers_of(server: Server, dataset: str, seed: int) -> Readers:
    """Readers of all years of a dataset that have a year before."""
    drawn = first_answer(server, dataset)
    return Readers(dataset, str(drawn["key"]), drawn["traded"][1:], seed)


def processes(pid: int) -> list[psutil.Process]:
    """A server with all that it started."""
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def memory(pid: int) -> float:
    """Proportional memory of a server and its processes, MiB."""
    return sum(memories(pid))


def memories(pid: int) -> list[float]:
    """Proportional memory of each process of a server, MiB."""
    return [one.memory_full_info().pss / 2**20 for one in processes(pid)]
