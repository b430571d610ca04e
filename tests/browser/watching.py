"""A page that is watched for what it must not do."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Request, Response

OVERLAPS = Path(__file__).with_name("overlaps.js").read_text("utf-8").partition("*/")[2].strip()
"""A function of an element: which of its texts lie over another, or leave it."""

TURNOVER, BALANCE, CONTRIBUTION = "turnover-chart", "balance-chart", "contribution-chart"
PARTNER_SHARE, PARTNER_MAP, SECTORS = "partner-share-chart", "partner-map", "sector-chart"
TIMELINE, MATRIX, MONTHS = "timeline-chart", "matrix-chart", "months-chart"
GOODS, PARTNER_SECTORS = "goods-chart", "partner-sectors-chart"
LIKE_NO_OTHER = {"exclude": [["tbody > tr:nth-child(n+31)"]]}
"""What axe looks at: of a long table the first rows, for the others are made as these are."""
CHARTS = (TURNOVER, BALANCE, CONTRIBUTION, PARTNER_SHARE, PARTNER_MAP, SECTORS, TIMELINE)
"""The charts of the first page."""


class Watched:
    """A page with everything it must not do: console errors and requests to other hosts."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.missing: set[str] = set()
        self.is_spent = False
        self._listeners = {
            "console": self._console,
            "response": self._response,
            "pageerror": lambda error: self.errors.append(str(error)),
            "request": self._request,
        }
        for event, listener in self._listeners.items():
            page.on(event, listener)

    def begin_with(self, script: str) -> None:
        """Run a script before those of every page that is opened; no other test gets the page."""
        self.is_spent = True
        self.page.add_init_script(script)

    def end(self) -> None:
        """Watch no longer; what was seen stays."""
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)

    def _console(self, message: object) -> None:
        if getattr(message, "type", "") != "error":
            return
        # A page that is not there says so itself; what a page asks for has to be.
        asked = getattr(message, "location", {}).get("url", "")
        if not (asked in self.missing and "404" in getattr(message, "text", "")):
            self.errors.append(str(getattr(message, "text", "")))

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.errors.append(f"{response.status} {response.url}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:", "about:")):
            self.outside.append(request.url)

    def open(self, address: str = "/") -> Page:
        """Open an address and wait until its charts are drawn."""
        self.page.goto(self.url + address)
        settled(self.page)
        return self.page

    def open_missing(self, address: str) -> Page:
        """Open an address that leads nowhere: it is answered with 404 and the page above it."""
        self.missing.add(self.url + address)
        answer = self.page.goto(self.url + address)
        assert answer is not None and answer.status == 404
        settled(self.page)
        return self.page


def choices(asked: list[Request]) -> list[dict[str, str]]:
    """The choices that were asked of the server, without what is only asked ahead."""
    return [
        one.post_data_json["inputs"][0]["value"]
        for one in asked
        if "_dash-update-component" in one.url and "x-ahead" not in one.headers
    ]


def settled(page: Page) -> None:
    """Wait until nothing is asked of the server and every chart has drawn itself."""
    # What awaits the first answer goes when that is painted: until then a page is not yet busy.
    page.wait_for_selector("html:not(.busy) body:not(:has(#awaited)) #page-title", state="attached")
    graphs = page.locator(".chart-graph")
    for i in range(graphs.count()):
        graphs.nth(i).locator(".main-svg").first.wait_for(state="attached")


def still(page: Page) -> None:
    """Wait until the drawing of a slide has the size of its place."""
    page.wait_for_function(
        """() => {
          const graph = document.querySelector(".current .js-plotly-plot");
          // What has nothing to show is a line without a picture.
          if (!graph || !graph.clientHeight) return true;
          const { width, height } = graph._fullLayout;
          const isNear = (one, other) => Math.abs(one - other) < 2;
          return isNear(width, graph.clientWidth) && isNear(height, graph.clientHeight);
        }"""
    )
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 150)))")
