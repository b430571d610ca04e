"""Pictures of every page for looking at: languages, themes, sizes and paper.

    python tests/browser/take_screens.py [--into DIR] [--only TEXT] [--data-dir DIR]

Prints what lies over something else, leaves its chart or makes a page scroll sideways, and ends
with 1 if there is any. Needs chromium on the PATH (Debian: ``apt-get install chromium``).
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "bench")]
from serving import ROOT, chromium, served  # noqa: E402
from take_screenshots import QUIET  # noqa: E402
from watching import OVERLAPS, settled  # noqa: E402

PAGES = {
    "overview": "/",
    "overview-2021": "/?year=2021",
    "trade": "/trade",
    "trade-demo": "/trade?dataset=demonstration",
    "trade-months": "/trade?dataset=demonstration&months=1,2,3&partner=CHN",
    "trade-two": "/trade?dataset=demonstration&partner=CHN,DEU",
    "changes-demo": "/changes?dataset=demonstration",
    "why-demo": "/why?dataset=demonstration",
    "partners": "/partners?year=2018",
    "partners-demo": "/partners?dataset=demonstration&flow=import",
    "partners-two": "/partners?dataset=demonstration&partner=CHN,DEU",
    "relations": "/relations",
    "profile": "/relations/CN-HE",
    "country": "/relations/BLR",
    "data": "/data",
    "figure": "/data/figure/T003",
    "brief": "/brief/CN-HE",
    "releases": "/releases?dataset=demonstration",
    "cube-figure": "/data/figure/turnover/2021/exports?dataset=demonstration",
    "nothing-known": "/?year=2019",
    "no-such-figure": "/data/figure/ZZZ",
}
LANGUAGES, THEMES = ("en", "ru"), ("light", "dark")
SIZES = ((320, 640), (390, 844), (1280, 720), (1920, 1080))
TALLEST = 8000
"""Pixels of a picture; a longer page is cut there."""


def screens(only: str) -> Iterator[tuple[str, str, tuple[int, int] | None]]:
    """Name, address and size of every picture; without a size it is paper."""
    for (name, path), language, theme in itertools.product(PAGES.items(), LANGUAGES, THEMES):
        more = f"lang={language}" + (f"&theme={theme}" if theme == "dark" else "")
        address = path + ("&" if "?" in path else "?") + more
        for size in (*SIZES, None):
            place = f"{size[0]}x{size[1]}" if size else "paper"
            if only in (full := f"{name}-{language}-{theme}-{place}"):
                yield full, address, size


def faults(page: Page) -> list[str]:
    """What a page does that no page may: texts over one another, a page that moves sideways."""
    found = [
        f"{figure.get_attribute('id')}: {one}"
        for figure in page.locator("figure").all()
        if figure.is_visible()
        for one in figure.evaluate(OVERLAPS)
    ]
    root = "document.documentElement"
    if page.evaluate(f"() => {root}.scrollWidth > {root}.clientWidth + 1"):
        found.append("the page is wider than its window")
    return found


def take(browser: Browser, address: str, size: tuple[int, int] | None, to: Path) -> list[str]:
    """Save one page as PNG, or as PDF for paper, and answer its faults."""
    width, height = size or (1280, 720)
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    try:
        page.goto(address)
        settled(page)
        if size is None:
            page.pdf(path=to.with_suffix(".pdf"), prefer_css_page_size=True, print_background=True)
            return []
        # Charts below the fold are drawn when they come near.
        page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
        settled(page)
        page.evaluate(
            "() => { scrollTo(0, 0); return new Promise((done) => setTimeout(done, 500)); }"
        )
        whole = min(page.evaluate("() => document.body.scrollHeight"), TALLEST)
        page.screenshot(
            path=to.with_suffix(".png"),
            animations="disabled",
            full_page=True,
            clip={"x": 0, "y": 0, "width": width, "height": whole},
        )
        return faults(page)
    finally:
        page.close()


@contextlib.contextmanager
def releases(given: str | None) -> Iterator[str]:
    """The folder of the releases to show: the one that is given, or made up ones."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        made = [sys.executable, "-m", "dashboard", "demo", "--data-dir", folder]
        subprocess.run(made, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        yield folder


def main() -> int:
    """Take the pictures; answers 1 where a page has a fault."""
    parser = argparse.ArgumentParser(description="Take pictures of every page.")
    parser.add_argument("--into", type=Path, default=ROOT / "build" / "screens")
    parser.add_argument("--only", default="", help="a part of the names, such as ru-dark-390")
    parser.add_argument("--data-dir", help="releases to show; made up ones without it")
    given = parser.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    bad = 0
    with (
        releases(given.data_dir) as data,
        served("--data-dir", data) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, *alone])
        for name, address, size in screens(given.only):
            for fault in take(browser, server.url + address, size, given.into / name):
                print(f"{name}: {fault}", flush=True)
                bad += 1
        browser.close()
    print(f"Pictures are in {given.into}; {bad} faults.")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
