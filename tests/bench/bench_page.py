"""What a reader waits for: first visit, clicks that nobody made before, and how many can ask.

    python tests/bench/bench_page.py [--clicks 12] [--dataset demonstration] [--beside FOLDER]

Cold figures come first; each stands beside its floor, the same figures ready in the page. Figures
of one run compare with each other: machines are noisy, so quote the ratios. ``--beside`` measures
another checkout in the same rounds. What was measured is added to ``history.csv``.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cold
from aside import again, apart
from asking import Again, bodies, load, median, memories, memory, p95, readers_of
from cold import Side, new_page, settled
from playwright.sync_api import Browser, Page, Route, sync_playwright
from readers import SEEN
from report import Report
from serving import Server, chromium, demonstration, served

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
VISITS = 5
WARM = 6.0
WHOLE = "/_dash-component-suites/plotly/package_data/plotly.min.js"
FLOOR = """<!DOCTYPE html><html><body><script src="{plotly}"></script><script>
const figures = {figures};
for (const {{data, layout}} of figures) {{
  const graph = document.createElement("div");
  graph.style.cssText = "width: 600px; height: 360px";
  document.body.append(graph);
  Plotly.newPlot(graph, data, {{...layout, width: 600, height: 360}}, {{topojsonURL: "/geo/"}});
}}
</script></body></html>"""


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


def answering(html: str) -> Callable[[Route], None]:
    """A route that is answered with a page."""
    return lambda route: route.fulfill(body=html, content_type="text/html")


def visits(browser: Browser, url: str, report: Report) -> None:
    """A reader who comes for the first time, and one who comes back, beside a page of figures."""
    first: list[dict[str, Any]] = []
    again: list[dict[str, Any]] = []
    floors: list[float] = []
    parts: list[float] = []
    sent: list[int] = []
    for _ in range(VISITS):
        page = new_page(browser)
        sent.append(bytes_of(page, lambda page=page: (page.goto(url), settled(page, 120))))
        first.append(page.evaluate("() => window.bench.result()"))
        page.evaluate("() => window.bench.arm()")
        figures = json.loads(page.evaluate("() => window.bench.figures()"))
        scripts = page.evaluate(
            "() => [...document.querySelectorAll('link[as=script]')].map((one) => one.href)"
        )
        bytes_again = bytes_of(page, lambda page=page: (page.reload(), settled(page, 120)))
        again.append(page.evaluate("() => window.bench.result()"))
        page.context.close()
        seen = [one for one in figures if one.pop("seen")] or figures[:2]
        part = next(one for one in scripts if "plotly" in one)
        for plotly, found in ((WHOLE, floors), (part, parts)):
            bare = new_page(browser)
            html = FLOOR.format(plotly=plotly, figures=json.dumps(seen))
            bare.route("**/floor", answering(html))
            bare.goto(url.split("?")[0] + "floor")
            settled(bare, 120)
            found.append(bare.evaluate("() => window.bench.last"))
            bare.context.close()
    floor = median(floors)
    for name, found in (("first visit", first), ("reload", again)):
        seen_at, all_at = (median([one[kind] for one in found]) for kind in ("visible", "all"))
        aim = "≤ 1.2 ×, ≤ 1 s" if found is first else "≤ 400 ms"
        report.ratio(f"{name} → what is seen is painted, ms", seen_at, seen_at / floor, aim)
        report.ratio(f"{name} → all charts, ms", all_at, all_at / floor)
    report.row("floor: Plotly as installed and the figures that are seen, ms", f"{floor:,.0f}")
    report.row("  the same with the part of Plotly that pages load, ms", f"{median(parts):,.0f}")
    report.row("first visit, bytes transferred", f"{median(sent):,.0f}", "≤ 2,025,000")
    report.row("reload, bytes transferred", f"{bytes_again:,}", "≤ 60,000")


def clicks(browser: Browser, sides: list[Side], count: int, report: Report) -> None:
    """Cold clicks on ours and on what is beside it, in the same rounds."""
    cold.measure(browser, sides, count, random.randrange(2**32))
    lender = next((side for side in sides if side.is_peer), None)
    for side in sides:
        if side.is_peer and side is not lender and lender is not None:
            cold.lent_floors(side, lender)
        else:
            cold.floors(browser, side)
        for name, aim in (("visible", "≤ 100, p95 ≤ 160"), ("all", "≤ 1.3 ×")):
            what = "what is seen" if name == "visible" else "all charts"
            label = f"{side.name}cold click → {what} final, ms"
            ratio = cold.times(side, name, f"floor_{name}")
            mine = side is sides[0]
            report.ratio(label, cold.middle(side, name), ratio, aim if mine else "", keep=mine)
            late, floor = cold.late(side, name), cold.middle(side, f"floor_{name}")
            whose = "peers' floor" if side.is_peer else "own floor"
            counted = f"{late:.0f}; {floor:.0f}; {len(side.results)}"
            report.row(f"  p95; {whose}, ms; clicks", counted)
        if sizes := [one["bytes"] for one in side.results if one["bytes"]]:
            report.row(f"{side.name}bytes of a click before compression: seen (all)",
                       f"{median([one[0] for one in sizes]):,.0f}"
                       f" ({median([sum(one) for one in sizes]):,.0f})", "≤ 40,000")  # fmt: skip
    others = [(side.name, [side]) for side in sides[1:]]
    others.append(("the best peer of each round: ", [side for side in sides if side.is_peer]))
    for whose, some in others:
        for name, aim in (("visible", "≤ 0.33 ×" if len(some) > 1 else ""), ("all", "< 1 ×")):
            what = "what is seen" if name == "visible" else "all charts"
            report.ratio(f"{whose}our click beside it, {what}, ms", cold.middle(sides[0], name),
                         cold.beside(sides[0], some, name), aim)  # fmt: skip


def callbacks(server: Server, dataset: str, seconds: float, report: Report) -> None:
    """The server alone, first with questions that nobody asked; its memory meanwhile."""
    every = readers_of(server, dataset, random.randrange(2**32))
    _, taken = asyncio.run(load(server.url, [every.reader()], seconds))
    report.bound("cold, one client: median ms", median(taken), 8)
    with watched(server.pid) as most:
        crowd = [every.reader() for _ in range(32)]
        rate, taken = asyncio.run(load(server.url, crowd, seconds))
    report.least("cold, 32 clients: callbacks/s", rate, 300)
    report.bound("cold, 32 clients: p95 ms", p95(taken), 150)
    report.bound("memory of the server under cold load, MiB (PSS)", max(most), 220)
    same = bodies(dataset, every.key, wanted=SEEN, tables="")
    for clients in (1, 8, 32):
        again = [Again(same, 7 * one) for one in range(clients)]
        asyncio.run(load(server.url, again, WARM))
        rate, taken = asyncio.run(load(server.url, again, seconds))
        name = f"the same again, {clients} clients: callbacks/s (p95 ms)"
        report.row(name, f"{rate:.0f} ({p95(taken):.0f})")


@contextlib.contextmanager
def watched(pid: int, every: float = 0.5) -> Iterator[list[float]]:
    """The memory of a server, looked at again and again until the block ends."""
    found = [memory(pid)]
    with again(lambda: found.append(memory(pid)), every):
        yield found


def main() -> None:
    from beside import peers

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clicks", type=int, default=12)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--dataset", default="demonstration")
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--beside", type=Path, help="another checkout, clicked in the same rounds")
    given = parser.parse_args()
    report = Report()
    with contextlib.ExitStack() as stack:
        data_dir = stack.enter_context(demonstration(given.data_dir))
        began = time.perf_counter()
        server = stack.enter_context(served("--data-dir", str(data_dir)))
        report.bound("server start → first 200, s", time.perf_counter() - began, 2)
        idle = max(memories(server.pid))
        report.bound("memory of the idle server, MiB of its largest process (PSS)", idle, 150)
        address = f"/?dataset={given.dataset}"
        sides = [Side("", server.url + address)]
        if given.beside:
            other = stack.enter_context(
                served("--data-dir", str(data_dir), checkout=given.beside.resolve())
            )
            sides.append(Side(f"{given.beside.name}: ", other.url + address))
        driver = stack.enter_context(sync_playwright())
        browser = driver.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        rows = sorted(data_dir.glob(f"{given.dataset}/releases/*/rows.parquet"))
        with peers(rows[-1], report) if rows else contextlib.nullcontext([]) as others:
            clicks(browser, [*sides, *others], given.clicks, report)
        visits(browser, server.url + address, report)
        browser.close()
        apart(callbacks, server, given.dataset, given.seconds, report)
    report.keep()


if __name__ == "__main__":
    main()
