"""The server alone: callbacks a second, of questions that nobody asked and of the same ones."""

from __future__ import annotations

import asyncio
import csv
import json
import random
import statistics
import time
import urllib.request

import aiohttp
import psutil
from serving import ROOT, Server

SEEN = "balance-chart,turnover-chart"
"""What a reader of the first page sees: it is asked for first, and is what he waits for."""
YEARS = {"published": range(2015, 2022), "demonstration": range(2013, 2022)}


def median(values: list[float]) -> float:
    return statistics.median(values)


def p95(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def body(query: str, key: str, **more: str) -> bytes:
    """A callback body as a page sends it that holds nothing of earlier answers."""
    value = {"path": "/", "query": query, "key": key, "cached": "", **more}
    return json.dumps(
        {
            "output": "drawn.data",
            "outputs": {"id": "drawn", "property": "data"},
            "inputs": [{"id": "choice", "property": "data", "value": value}],
            "changedPropIds": ["choice.data"],
        }
    ).encode()


def bodies(dataset: str, key: str, seed: int | None = None, **more: str) -> list[bytes]:
    """Questions of a dataset: with a seed never the same twice, else forty-five."""
    partners = ["", "CHN", "DEU", "FIN", "NOR"]
    years = list(YEARS.get(dataset, range(2013, 2022)))
    if seed is None:
        years = years[-3:]
    else:
        with (ROOT / "data" / "registers" / "countries.csv").open(encoding="utf-8") as file:
            partners = ["", *(row["country"] for row in csv.DictReader(file))]
    asked = [
        "&".join(f"{name}={value}" for name, value in given.items() if value)
        for year in years
        for flow in ("", "export", "import")
        for partner in partners
        for given in [{"dataset": dataset, "year": year, "flow": flow, "partner": partner}]
    ]
    if seed is not None:
        random.Random(seed).shuffle(asked)
    return [body(query, key, **more) for query in asked]


async def load(
    url: str, sent: list[bytes], clients: int, seconds: float, *, once: bool = False
) -> tuple[float, list[float]]:
    """Callbacks a second, and the milliseconds of each; ``once``: no question is repeated."""
    taken: list[float] = []
    failed = asked = 0
    end = time.perf_counter() + seconds
    headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}

    async def client(session: aiohttp.ClientSession) -> None:
        nonlocal failed, asked
        while time.perf_counter() < end and not (once and asked >= len(sent)):
            question, asked = sent[asked % len(sent)], asked + 1
            began = time.perf_counter()
            async with session.post(
                f"{url}/_dash-update-component", data=question, headers=headers
            ) as reply:
                await reply.read()
                failed += reply.status != 200
            taken.append((time.perf_counter() - began) * 1e3)

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, auto_decompress=False) as session:
        began = time.perf_counter()
        await asyncio.gather(*(client(session) for _ in range(clients)))
        spent = time.perf_counter() - began
    if failed:
        raise SystemExit(f"{failed} callbacks failed")
    return len(taken) / spent, taken


def key_of(server: Server, dataset: str) -> str:
    """The key of the page, as its first answer tells it: later answers leave the shell alone."""
    asked = urllib.request.Request(
        f"{server.url}/_dash-update-component",
        body(f"dataset={dataset}", ""),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(asked) as reply:
        drawn = json.loads(reply.read())["response"]["drawn"]["data"]
    return str(drawn["key"])


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
