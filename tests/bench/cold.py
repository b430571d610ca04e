"""Cold clicks: choices that nobody made before, from the click to what is seen and to all charts.

Pages that are compared are open in one browser and clicked one after the other each round, so that
the noise of a shared machine hits all alike. A page's floor is its own figures, ready in the page
and drawn by Plotly: what no server and no scripts could better. Each click has its own, of a page
that was open as long and clicked as often.
"""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filters import KINDS, Filters
from playwright.sync_api import Browser, Page, TimeoutError
from serving import ROOT

PROBE = (Path(__file__).parent / "probe.js").read_text()
SAVING = """Object.defineProperty(navigator, "connection", { value: { saveData: true } });"""
"""A reader who saves data is asked nothing in advance: every click of the bench is a cold one."""
QUIET_MS = 400
FRESH = 12
"""After so many clicks a page is opened anew, as a reader would."""
WEIGHED = ("partner", *KINDS)
"""Countries are chosen twice as often as all else."""
GEOMETRY = (ROOT / "data" / "geo" / "world_110m.json").read_text()
GIVEN = f"window.PlotlyGeoAssets = {{topojson: {{world_110m: {GEOMETRY}}}}};"
"""The outlines that peers fetch from another host are there when their pages open."""


@dataclass
class Side:
    """A page that is clicked, the options that its filters offer, and what was measured of it."""

    name: str
    address: str
    filters: Filters = field(default_factory=Filters)
    is_peer: bool = False
    like: Side | None = None
    """Whose options are asked for, where its own cannot be read off the page."""
    page: Page | None = None
    offered: dict[str, list[str]] = field(default_factory=dict)
    results: list[dict[str, Any]] = field(default_factory=list)
    clicks: list[tuple[int, str, str]] = field(default_factory=list)
    """Turn, filter and option of every click, measured or not."""


def settled(page: Page, timeout: float = 40) -> None:
    """Wait until every chart has painted and nothing is under way."""
    began = time.monotonic()
    while not page.evaluate(f"() => window.bench.settled({QUIET_MS})"):
        if time.monotonic() - began > timeout:
            state = page.evaluate("() => [window.bench, document.documentElement.className]")
            raise SystemExit(f"the charts did not settle: {page.url} {state}")
        page.wait_for_timeout(30)


def new_page(browser: Browser, *more: str) -> Page:
    """A page of a reader who was never here; ``more``: scripts that it runs first."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    for script in (SAVING, PROBE, *more):
        context.add_init_script(script)
    return context.new_page()


def opened(browser: Browser, side: Side) -> Page:
    """The page of a side, opened anew where there is one."""
    if side.page is not None:
        side.page.context.close()
    side.page = new_page(browser, *([GIVEN] if side.is_peer else []))
    side.page.goto(side.address)
    settled(side.page, 120)
    side.filters.begin(side.page)
    return side.page


def click(side: Side, kind: str, text: str) -> dict[str, Any] | None:
    """A click and its result; None where the click chose what was chosen, or could choose nothing
    more."""
    page, filters = side.page, side.filters
    assert page is not None
    option = filters.ready(page, kind, text)
    if option is None:
        filters.done(page, kind)
        return None
    before = page.url
    changing = {"year": 2}.get(kind, 4) if side.is_peer else 0
    page.evaluate("(changing) => window.bench.arm(changing)", changing)
    option.click(no_wait_after=True)
    if not side.is_peer:  # Those have no address.
        try:
            page.wait_for_function("(before) => location.href !== before", arg=before, timeout=2000)
        except TimeoutError:
            filters.done(page, kind)
            return None
    settled(page)
    result: dict[str, Any] = page.evaluate("() => window.bench.result()")
    filters.done(page, kind)
    return result


def measure(browser: Browser, sides: list[Side], rounds: int, seed: int) -> None:
    """Click every side in turn: the same filters, and options at the same place of their lists.

    What the first side was asked before is asked of none again.
    """
    rng = random.Random(seed)
    asked: set[str] = set()
    for turn in range(rounds):
        if turn % FRESH == 0:
            for side in sides:
                page = opened(browser, side)
                side.offered = side.offered or (side.like.offered if side.like else {
                    kind: side.filters.offered(page, kind) for kind in KINDS})  # fmt: skip
        kind, place = rng.choice(WEIGHED), rng.random()
        for side in sides:
            options = side.offered[kind]
            if not options or side.page is None:
                continue
            side.page.bring_to_front()
            text = options[int(place * len(options))]
            side.clicks.append((turn, kind, text))
            result = click(side, kind, text)
            is_new = side.is_peer or side is not sides[0] or side.page.url not in asked
            if side is sides[0]:
                asked.add(side.page.url)
            if result is not None and result["visible"] is not None and is_new:
                side.results.append({**result, "kind": kind, "turn": turn})


def floors(browser: Browser, side: Side) -> None:
    """Give every result of a side its floor, for what is seen and for all: another page is opened
    and clicked as the one that was measured, and after each click that counts its charts are drawn
    as they were before it, then, with the clock running, as they are after it."""
    results = {one["turn"]: one for one in side.results}
    session = -1
    for turn, kind, text in side.clicks:
        if turn // FRESH != session or side.page is None:
            page, session = opened(browser, side), turn // FRESH
        before = page.evaluate("() => window.bench.figures()")
        click(side, kind, text)
        if turn not in results:
            continue
        after = page.evaluate("() => window.bench.figures()")
        for name, seen in (("floor_visible", True), ("floor_all", False)):
            page.wait_for_timeout(60)
            results[turn][name] = page.evaluate(
                "([before, after, seen]) => window.bench.floor(before, after, seen)",
                [before, after, seen],
            )


def middle(side: Side, name: str) -> float:
    """Median of a measure."""
    found = [one[name] for one in side.results if one[name] is not None]
    return statistics.median(found) if found else float("nan")


def late(side: Side, name: str) -> float:
    """95th percentile of a measure."""
    found = sorted(one[name] for one in side.results if one[name] is not None)
    return found[min(len(found) - 1, round(0.95 * (len(found) - 1)))] if found else float("nan")


def beside(side: Side, others: list[Side], name: str) -> float:
    """Median of the ratios of a measure to that of whichever of the others was the fastest in the
    same round."""
    best: dict[int, float] = {}
    for other in others:
        for one in other.results:
            if one[name]:
                best[one["turn"]] = min(one[name], best.get(one["turn"], one[name]))
    found = [one[name] / best[one["turn"]] for one in side.results
             if one[name] and one["turn"] in best]  # fmt: skip
    return statistics.median(found) if found else float("nan")


def lent_floors(side: Side, other: Side) -> None:
    """Give the results of a peer the floors of another, which has the same figures."""
    lent = {one["turn"]: one for one in other.results}
    for one in side.results:
        for name in ("floor_visible", "floor_all"):
            one[name] = lent.get(one["turn"], {}).get(name)


def times(side: Side, name: str, floor: str) -> float:
    """Median of the ratios of a measure to its floor."""
    found = [one[name] / one[floor] for one in side.results if one[name] and one.get(floor)]
    return statistics.median(found) if found else float("nan")
