"""One server and one headless Chromium for all browser tests; every other host is blocked."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "bench")]
from serving import ROOT, Server, served  # noqa: E402
from watching import Watched  # noqa: E402

from dashboard.loaders.demonstration import import_demonstration  # noqa: E402
from dashboard.loaders.registers import load_registers  # noqa: E402

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served("--data-dir", str(tmp_path_factory.mktemp("releases"))) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "chromium is missing: apt-get install chromium"
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that has the two demonstration releases, made once."""
    folder = tmp_path_factory.mktemp("demonstration")
    import_demonstration(folder, load_registers(ROOT / "data"))
    with served("--data-dir", str(folder)) as running:
        yield running


@pytest.fixture
def watched(browser: Browser, server: Server) -> Iterator[Callable[..., Watched]]:
    """Makes watched pages; at the end none may have erred or asked another host."""
    yield from _watching(browser, server)


@pytest.fixture
def demo(browser: Browser, demo_server: Server) -> Iterator[Callable[..., Watched]]:
    """The same, of the server with demonstration data."""
    yield from _watching(browser, demo_server)


def _watching(browser: Browser, server: Server) -> Iterator[Callable[..., Watched]]:
    made: list[Watched] = []

    def make(width: int = 1280, height: int = 720, **more: object) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        made.append(Watched(context.new_page(), server.url))
        return made[-1]

    yield make
    for one in made:
        assert one.errors == []
        assert one.outside == []
        one.page.context.close()
