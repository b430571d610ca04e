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

from playwright.sync_api import Browser, Locator, Page, TimeoutError

PROBE = (Path(__file__).parent / "probe.js").read_text()
SAVING = """Object.defineProperty(navigator, "connection", { value: { saveData: true } });"""
"""A reader who saves data is asked nothing in advance: every click of the bench is a cold one."""
QUIET_MS = 400
FRESH = 12
"""After so many clicks a page is opened anew, as a reader would."""
KINDS = ("partner", "year", "flow", "sector")
WEIGHED = ("partner", *KINDS)
"""Countries are chosen twice as often as all else."""
OPTION = ".dash-dropdown-content .dash-dropdown-option, .dash-dropdown-content label"


@dataclass
class Side:
    """A page that is clicked, the options that its filters offer, and what was measured of it."""

    name: str
    address: str
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


def new_page(browser: Browser) -> Page:
    """A page of a reader who was never here."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.add_init_script(SAVING)
    context.add_init_script(PROBE)
    return context.new_page()


def opened(browser: Browser, side: Side) -> Page:
    """The page of a side, opened anew where there is one."""
    if side.page is not None:
        side.page.context.close()
    side.page = new_page(browser)
    side.page.goto(side.address)
    settled(side.page, 120)
    return side.page


def _offered(page: Page, kind: str) -> list[str]:
    box = page.locator(f"#{kind}-filter")
    if not box.count():
        return []
    if kind == "flow":
        return [text.strip() for text in page.locator("#flow-filter label").all_inner_texts()]
    box.click()
    page.locator(OPTION).first.wait_for()
    texts = page.evaluate("""async (option) => {
      const list = document.querySelector(".dash-dropdown-options, .dash-dropdown-content");
      const found = new Set();
      for (let at = 0; at < 200; at += 1) {
        for (const one of document.querySelectorAll(option)) {
          // The heading of a group of options is none, and has other words by the next year.
          if (!one.querySelector("input:disabled")) found.add(one.innerText.trim());
        }
        list.scrollTop += 150;
        await new Promise((done) => setTimeout(done, 15));
        if (list.scrollTop + list.clientHeight >= list.scrollHeight - 2) break;
      }
      return [...found];
    }""", OPTION)  # fmt: skip
    page.keyboard.press("Escape")
    return [text for text in texts if text]


def _ready(page: Page, kind: str, text: str) -> Locator:
    """The option that is to be clicked, in view: what a reader does before the click."""
    if kind == "flow":
        return page.locator("#flow-filter label").filter(has_text=text).first
    if not page.locator(".dash-dropdown-content").count():
        page.locator(f"#{kind}-filter").click()
    search = page.locator(".dash-dropdown-content input[type=search], .dash-dropdown-search")
    if search.count():
        search.first.fill(text)
    option = page.locator(OPTION).filter(has_text=text).first
    option.wait_for()
    page.wait_for_timeout(200)
    return option


def click(page: Page, kind: str, text: str) -> dict[str, Any] | None:
    """A click and its result; None where the click chose what was chosen."""
    option = _ready(page, kind, text)
    before = page.url
    page.evaluate("() => window.bench.arm()")
    option.click(no_wait_after=True)
    try:
        page.wait_for_function("(before) => location.href !== before", arg=before, timeout=2000)
    except TimeoutError:
        if page.locator("#page-title").count():
            page.keyboard.press("Escape")
            return None  # It was chosen already; plain Dash has no address.
    settled(page)
    result: dict[str, Any] = page.evaluate("() => window.bench.result()")
    if kind != "flow":
        page.keyboard.press("Escape")
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
                side.offered = side.offered or {kind: _offered(page, kind) for kind in KINDS}
        kind, place = rng.choice(WEIGHED), rng.random()
        for side in sides:
            options = side.offered[kind]
            if not options or side.page is None:
                continue
            side.page.bring_to_front()
            text = options[int(place * len(options))]
            side.clicks.append((turn, kind, text))
            result = click(side.page, kind, text)
            is_new = side is not sides[0] or side.page.url not in asked
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
        click(page, kind, text)
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


def beside(side: Side, other: Side, name: str) -> float:
    """Median of the ratios of a measure of two sides in the same rounds."""
    there = {one["turn"]: one[name] for one in other.results if one[name]}
    found = [one[name] / there[one["turn"]] for one in side.results
             if one[name] and one["turn"] in there]  # fmt: skip
    return statistics.median(found) if found else float("nan")


def times(side: Side, name: str, floor: str) -> float:
    """Median of the ratios of a measure to its floor."""
    found = [one[name] / one[floor] for one in side.results if one[name] and one.get(floor)]
    return statistics.median(found) if found else float("nan")
