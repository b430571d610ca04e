"""One server and one headless Chromium for all browser tests; every other host is blocked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "bench")]
from serving import Server, chromium, served  # noqa: E402
from watching import Watched  # noqa: E402

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # One process less is told of every frame: a fourteenth of what a page costs.
    "--in-process-gpu",
    # Pages of a test live for seconds: what is compiled for speed is thrown away unused.
    "--js-flags=--max-optimized-bytecode-size=0",
]
USES = 15
"""Tests that a page is used for: its process keeps what it held, and becomes slow with it."""
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served("--data-dir", str(tmp_path_factory.mktemp("releases"))) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def demo_server(demonstration_folder: Path) -> Iterator[Server]:
    """A server that has the two demonstration releases."""
    with served("--data-dir", str(demonstration_folder)) as running:
        yield running


class Windows:
    """Browser windows by manner, kept between tests.

    A page that was used is blank when it is given out again, in the size that is wanted then. Its
    process has compiled the scripts by then, which is half of what a new page costs.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: dict[tuple[Any, ...], BrowserContext] = {}
        self._blank: dict[tuple[Any, ...], list[Page]] = {}
        self._uses: dict[Page, int] = {}

    def page(self, width: int, height: int, **more: Any) -> Page:
        """A blank page in a window that is like new: nothing stored, online."""
        key = tuple(sorted(more.items()))
        size: ViewportSize = {"width": width, "height": height}
        if key not in self._open:
            context = self._browser.new_context(viewport=size, **more)
            context.set_default_timeout(60_000)
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            self._open[key] = context
            self._blank[key] = []
        blank = self._blank[key]
        page = blank.pop() if blank else self._open[key].new_page()
        page.set_viewport_size(size)
        return page

    def give_back(self, page: Page, *, is_spent: bool = False) -> None:
        """Take a page of `page` back: what it stored is forgotten, and it leaves its address. One
        that is spent is closed."""
        page.unroute_all(behavior="ignoreErrors")
        page.context.set_offline(False)
        page.context.clear_cookies()
        if page.url.startswith("http"):
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.emulate_media(media="null")
        key = next(key for key, context in self._open.items() if context == page.context)
        self._uses[page] = self._uses.get(page, 0) + 1
        if is_spent or self._uses[page] >= USES:
            del self._uses[page]
            page.close()
            return
        for held in ("Alt", "Control", "Shift"):
            page.keyboard.up(held)
        page.mouse.up()
        page.mouse.move(0, 0)
        page.goto("about:blank")
        self._blank[key].append(page)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture
def watched(windows: Windows, server: Server) -> Iterator[Callable[..., Watched]]:
    """Makes watched pages; at the end none may have erred or asked another host."""
    yield from _watching(windows, server)


@pytest.fixture
def demo(windows: Windows, demo_server: Server) -> Iterator[Callable[..., Watched]]:
    """The same, of the server with demonstration data."""
    yield from _watching(windows, demo_server)


def _watching(windows: Windows, server: Server) -> Iterator[Callable[..., Watched]]:
    made: list[Watched] = []

    def make(width: int = 1280, height: int = 720, **more: Any) -> Watched:
        made.append(Watched(windows.page(width, height, **more), server.url))
        return made[-1]

    yield make
    for one in made:
        one.end()
        windows.give_back(one.page, is_spent=one.is_spent)
    for one in made:
        assert one.errors == []
        assert one.outside == []
