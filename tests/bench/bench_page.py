"""What a reader waits for: start, first page, filter click, and how many callbacks a second.

    python tests/bench/bench_page.py [--clicks 15] [--seconds 5] [--dataset published]

Figures of one run compare with each other; machines are noisy, so quote the ratios.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import statistics
import time
import urllib.request
from pathlib import Path
from typing import Any

import aiohttp
import psutil
from playwright.sync_api import Browser, Page, sync_playwright
from serving import Server, served

PROBE = (Path(__file__).parent / "probe.js").read_text()
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
CHARTS = 7
QUIET_MS = 400
WARM = 6.0


def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise SystemExit("chromium is missing: apt-get install chromium")
    return found


def median(values: list[float]) -> float:
    return statistics.median(values)


def p95(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def row(name: str, value: str, aim: str = "") -> None:
    print(f"{name:<58}{value:>22}   {aim}", flush=True)


def settled(page: Page, timeout: float = 20) -> None:
    began = time.monotonic()
    while not page.evaluate(f"() => window.bench.settled({QUIET_MS})"):
        if time.monotonic() - began > timeout:
            raise SystemExit("the charts did not settle")
        page.wait_for_timeout(30)


def new_page(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.add_init_script(PROBE)
    return context.new_page()


def bytes_of(page: Page, action: Any) -> int:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    total = [0]
    session.on(
        "Network.loadingFinished",
        lambda event: total.__setitem__(0, total[0] + int(event["encodedDataLength"])),
    )
    action()
    session.detach()
    return total[0]


def first_page(browser: Browser, url: str) -> None:
    page = new_page(browser)
    cold = bytes_of(page, lambda: (page.goto(url), settled(page)))
    painted = page.evaluate("() => window.bench.last")
    row("first page → all charts painted, ms", f"{painted:,.0f}")
    row("first page, bytes transferred", f"{cold:,}", "≤ 2,200,000")
    again = bytes_of(page, lambda: (page.goto("about:blank"), page.goto(url), settled(page)))
    row("reload, bytes transferred", f"{again:,}", "≤ 60,000")
    row("reload → all charts painted, ms", f"{page.evaluate('() => window.bench.last'):,.0f}")
    page.context.close()


def clicks(browser: Browser, url: str, count: int) -> None:
    page = new_page(browser)
    page.goto(url)
    settled(page)
    first = page.evaluate("() => window.bench.figures()")
    sides = ["export", "import", "all"]
    taken, floors = [], []
    second = None
    for i in range(count + 2):
        option = page.locator("#flow-filter label").nth((i + 1) % 3)
        page.evaluate("() => window.bench.arm()")
        option.click(no_wait_after=True)
        settled(page)
        if i >= 2:
            taken.append(page.evaluate("() => window.bench.last - window.bench.start"))
        if second is None:
            second = page.evaluate("() => window.bench.figures()")
    for i in range(count):
        ready = first if i % 2 else second
        floors.append(page.evaluate("(figures) => window.bench.floor(figures)", ready))
    row(f"filter click → all charts repainted, ms ({len(taken)}, {len(sides)} flows)",
        f"{median(taken):.0f} (p95 {p95(taken):.0f})")  # fmt: skip
    row(
        "floor: ready figures, Plotly.react, paint, ms",
        f"{median(floors):.0f} (p95 {p95(floors):.0f})",
    )
    row("ratio to the floor", f"{median(taken) / median(floors):.2f}", "≤ 1.5")
    page.context.close()


def bodies(dataset: str, key: str, fresh: bool) -> list[bytes]:
    """Callback bodies as the page sends them; fresh ones are each asked once."""
    asked = []
    years = range(1990, 2026) if fresh else (2018, 2017, 2020)
    for year in years:
        for flow in ("", "export", "import"):
            for partner in ("", "CHN", "DEU", "FIN", "NOR"):
                given = {"dataset": dataset, "year": year, "flow": flow, "partner": partner}
                query = "&".join(f"{k}={v}" for k, v in given.items() if v and v != "published")
                asked.append(query)
    return [
        json.dumps(
            {
                "output": "drawn.data",
                "outputs": {"id": "drawn", "property": "data"},
                "inputs": [
                    {
                        "id": "choice",
                        "property": "data",
                        "value": {"path": "/", "query": query, "key": key},
                    }
                ],
                "changedPropIds": ["choice.data"],
            }
        ).encode()
        for query in asked
    ]


async def load(
    url: str, sent: list[bytes], clients: int, seconds: float
) -> tuple[float, list[float]]:
    taken: list[float] = []
    failed = 0
    end = time.perf_counter() + seconds
    headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}

    async def client(number: int, session: aiohttp.ClientSession) -> None:
        nonlocal failed
        i = number * 7
        while time.perf_counter() < end:
            began = time.perf_counter()
            async with session.post(
                f"{url}/_dash-update-component", data=sent[i % len(sent)], headers=headers
            ) as reply:
                await reply.read()
                failed += reply.status != 200
            taken.append((time.perf_counter() - began) * 1e3)
            i += 1

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, auto_decompress=False) as session:
        began = time.perf_counter()
        await asyncio.gather(*(client(i, session) for i in range(clients)))
        spent = time.perf_counter() - began
    if failed:
        raise SystemExit(f"{failed} callbacks failed")
    return len(taken) / spent, taken


def key_of(server: Server, dataset: str) -> str:
    """The key of the page, as its first answer tells it: later answers leave the shell alone."""
    first = bodies(dataset, "", fresh=False)[0]
    asked = urllib.request.Request(
        f"{server.url}/_dash-update-component", first, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(asked) as reply:
        drawn = json.loads(reply.read())["response"]["drawn"]["data"]
    return str(drawn["key"])


def callbacks(server: Server, dataset: str, seconds: float) -> None:
    key = key_of(server, dataset)
    rate, taken = asyncio.run(load(server.url, bodies(dataset, key, fresh=True), 1, seconds))
    row(
        "one client, mostly new questions: median ms (callbacks/s)",
        f"{median(taken):.1f} ({rate:.0f})",
        "≤ 10 ms",
    )
    for clients in (1, 8, 32):
        asyncio.run(load(server.url, bodies(dataset, key, fresh=False), clients, WARM))
        rate, taken = asyncio.run(
            load(server.url, bodies(dataset, key, fresh=False), clients, seconds)
        )
        aim = "≥ 400/s, p95 ≤ 120 ms" if clients == 32 else ""
        row(f"{clients} clients: callbacks/s (p95 ms)", f"{rate:.0f} ({p95(taken):.0f})", aim)
    memory = sum(p.memory_info().rss for p in processes(server.pid)) / 2**20
    unique = sum(p.memory_full_info().pss for p in processes(server.pid)) / 2**20
    row(
        "memory of the server, MiB resident (proportional)", f"{memory:.0f} ({unique:.0f})", "≤ 250"
    )


def processes(pid: int) -> list[psutil.Process]:
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--clicks", type=int, default=15)
    given.add_argument("--seconds", type=float, default=5)
    given.add_argument("--dataset", default="published")
    given.add_argument("--data-dir", default="")
    given = given.parse_args()
    more = ["--data-dir", given.data_dir] if given.data_dir else []
    query = "" if given.dataset == "published" else f"?dataset={given.dataset}"
    with served(*more) as server:
        row("server start → first 200, s", f"{server.seconds:.2f}")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            first_page(browser, f"{server.url}/{query}")
            clicks(browser, f"{server.url}/{query}", given.clicks)
            browser.close()
        callbacks(server, given.dataset, given.seconds)


if __name__ == "__main__":
    main()
