"""This dashboard and plain Dash with pandas over the same rows, in one run: click, load, memory."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from pathlib import Path

from aside import apart
from asking import Again, bodies, key_of, load, median, memory, p95
from bench_page import ARGUMENTS
from beside import PLAIN, peer_served
from cold import new_page, settled
from playwright.sync_api import Browser, sync_playwright
from serving import Server, chromium, served

CLIENTS, WARM, SECONDS, CLICKS = 32, 6, 5, 9


def plain_bodies(server: Server) -> list[bytes]:
    """Callback bodies of plain Dash, for the same choices as ours."""
    with urllib.request.urlopen(f"{server.url}/_dash-dependencies") as reply:
        output = json.load(reply)[0]["output"]
    names = [one.removesuffix(".figure") for one in output.strip(".").split("...")]
    asked = []
    for year in (2018, 2017, 2020):
        for flow in ("all", "export", "import"):
            for partners in (None, ["CHN"], ["DEU"], ["FIN"], ["NOR"]):
                values = {"year-filter": year, "flow-filter": flow, "partner-filter": partners,
                          "sector-filter": None}  # fmt: skip
                body = {
                    "output": output,
                    "outputs": [{"id": name, "property": "figure"} for name in names],
                    "inputs": [
                        {"id": own, "property": "value", "value": value}
                        for own, value in values.items()
                    ],
                    "changedPropIds": ["flow-filter.value"],
                }
                asked.append(json.dumps(body).encode())
    return asked


def clicked(browser: Browser, url: str) -> float:
    """Median milliseconds from a click on a flow to the last chart painted."""
    page = new_page(browser)
    page.goto(url)
    settled(page, 120)
    taken = []
    for i in range(CLICKS + 2):
        page.evaluate("() => window.bench.arm()")
        page.locator("#flow-filter label").nth((i + 1) % 3).click(no_wait_after=True)
        settled(page, 60)
        if i >= 2:
            taken.append(page.evaluate("() => window.bench.last - window.bench.start"))
    page.context.close()
    return median(taken)


def drilled(browser: Browser, url: str) -> float:
    """Median milliseconds from a click on the goods to the last chart painted, down to ten
    digits. The chart is drawn when it comes near."""
    page = new_page(browser)
    taken = []
    for _ in range(2):
        page.goto(url)
        settled(page, 120)
        for _ in range(5):
            page.locator("#goods-chart").scroll_into_view_if_needed()
            box = page.locator("#goods-chart .slice path.surface").first
            box.wait_for()
            page.wait_for_timeout(700)
            page.evaluate("() => window.bench.arm()")
            box.click(force=True)
            settled(page, 60)
            taken.append(page.evaluate("() => window.bench.last - window.bench.start"))
    page.context.close()
    return median(taken)


def measured(server: Server, address: str, sent: list[bytes], browser: Browser) -> dict[str, float]:
    """What both are asked for."""
    click = clicked(browser, server.url + address)
    readers = [Again(sent, 7 * one) for one in range(CLIENTS)]
    for seconds in (WARM, SECONDS):
        rate, taken = apart(asyncio.run, load(server.url, readers, seconds))
    return {
        "filter click → all charts repainted, ms": click,
        f"callbacks/s at {CLIENTS} clients": rate,
        f"p95 at {CLIENTS} clients, ms": p95(taken),
        "memory of the server (proportional), MiB": memory(server.pid),
    }


def compare(data_dir: Path, rows: Path | None) -> dict[str, float]:
    """Print both, and by how much this dashboard is better; without ``rows``, it alone, whose
    figures are given back."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        with served("--data-dir", str(data_dir)) as server:
            sent = bodies("customs", key_of(server, "customs"))
            own = measured(server, "/?dataset=customs", sent, browser)
            drill = drilled(browser, f"{server.url}/trade?dataset=customs&year=2018")
        other = dict.fromkeys(own, float("nan"))
        if rows is not None:
            with peer_served(PLAIN, rows) as server:
                other = measured(server, "/", plain_bodies(server), browser)
        browser.close()
    print(f"  {'':44} {'dashboard':>10} {'plain Dash':>11} {'better by':>12}")
    for name, value in own.items():
        ratio = value / other[name] if name.startswith("callbacks") else other[name] / value
        print(f"  {name:44} {value:10,.0f} {other[name]:11,.1f} {ratio:11.1f}×")
    print(f"  {'drill-down click → all charts, ms':44} {drill:10,.0f}", flush=True)
    return {**own, "drill-down click → all charts, ms": drill}
