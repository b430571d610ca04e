"""Looks for texts that lie over others, leave their place or are cut, in random states of pages.

    PYTHONPATH=. python tests/browser/find_faults.py [--seed 501] [--count 60] [--into DIR]

The states are those of `tests.equality.states`, of the published figures, the demonstration data
and uneven customs data, on every page, in both languages and themes, in windows of every width and
as slides. Prints each fault with its address, keeps a picture of it with ``--into``, and ends with
1 if there is any. Needs chromium on the PATH (Debian: ``apt-get install chromium``).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "bench"), str(HERE.parents[1])]
from serving import ROOT, chromium, served  # noqa: E402
from take_screens import faults  # noqa: E402
from take_screenshots import QUIET  # noqa: E402
from watching import OVERLAPS, settled, still  # noqa: E402

from dashboard.imports.customs import Import, import_customs  # noqa: E402
from dashboard.loaders.registers import load_registers  # noqa: E402
from dashboard.settings import read_settings  # noqa: E402
from dashboard.store.library import Library, open_library  # noqa: E402
from dashboard.values import COLOURS, VIEWS  # noqa: E402
from tests.equality.states import random_state  # noqa: E402
from tests.equality.uneven import uneven  # noqa: E402
from tests.imports.customs_files import text, written  # noqa: E402

PAGES = ("/", "/trade", "/partners", "/relations", "/why", "/changes")
OF_PARTNERS = ("/relations/CN-HE", "/relations/BLR", "/relations/NO-18", "/relations/DEU")
WIDTHS = ((320, 640), (390, 844), (1280, 720), (1920, 1080))
SLIDES = ((1280, 720), (1920, 1080), (3840, 2160))
"""Windows of pages, and of slides."""


CUT = """() => [...document.querySelectorAll(
  'p, h1, h2, h3, dt, dd, li, label, button, summary, a, th, td, .card-value, .chip, figcaption'
)].filter((one) => one.checkVisibility()
  && !one.closest("svg, .visually-hidden, .skip, .chart-picture, .card-why")
  && !['auto', 'scroll'].includes(getComputedStyle(one).overflowX)
  && getComputedStyle(one).display !== "inline"
  && (one.scrollWidth > one.clientWidth + 1
    || (getComputedStyle(one).overflowX !== 'visible' && one.scrollHeight > one.clientHeight + 2)))
  .map((one) => "cut or beyond its place: " + one.outerHTML.slice(0, 160))"""
AROUND = (".masthead", ".filters", ".page-head", ".cards", "main > section", ".foot")
"""Parts of a page beside its charts whose texts have to keep apart."""


@dataclass(frozen=True)
class Sight:
    """A state as it is looked at: an address in a window of a size, perhaps as slides."""

    address: str
    size: tuple[int, int]
    slides: bool = False


def sights(library: Library, seed: int, count: int) -> Iterator[Sight]:
    """So many random sights; the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        query = random_state(library, rng)
        path = rng.choice((*PAGES, rng.choice(OF_PARTNERS)))
        parts = [query.to_query()] if query.to_query() else []
        for name, forms in VIEWS.items():
            if rng.random() < 0.2:
                parts.append(f"{name}={rng.choice(forms)}")
        if rng.random() < 0.3:
            parts.append(f"colour={rng.choice(COLOURS)}")
        if query.dataset != "published" and rng.random() < 0.15:
            parts.append(f"code={rng.choice(('44', '27', '4407', '84'))}")
        if rng.random() < 0.5:
            parts.append("theme=dark")
        if slides := rng.random() < 0.3:
            parts.append("present=1")
        size = rng.choice(SLIDES if slides else WIDTHS)
        yield Sight(f"{path}?{'&'.join(parts)}", size, slides)


def faults_of_slides(page: Page) -> list[str]:
    """What lies over something else, or leaves its slide, on any slide of a page."""
    found: list[str] = []
    foot = page.locator("#slide-foot")
    if not foot.count():  # A page without charts is read as it is.
        return faults_of_page(page)
    count = re.search(r"/ (\d+)", foot.inner_text())
    for at in range(int(count[1]) if count else 0):
        current = page.locator("main .current")
        still(page)
        found += [f"slide {at + 1}: {one}" for one in current.evaluate(OVERLAPS)]
        end = (foot.bounding_box() or {"y": 0})["y"]
        for last in current.locator(".chart-source, .card").all():
            box = last.bounding_box()
            if box and box["y"] + box["height"] > end + 1:
                found.append(f"slide {at + 1}: {last.inner_text()[:60]} lies under the footer")
        page.keyboard.press("ArrowRight")
    return found


def faults_of_page(page: Page) -> list[str]:
    """The same of a page with what stands around its charts, and texts that are cut."""
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    settled(page)
    page.evaluate("() => { scrollTo(0, 0); return new Promise((done) => setTimeout(done, 400)); }")
    around = [
        f"{place}: {one}"
        for place in AROUND
        for part in page.locator(place).all()
        if part.is_visible()
        for one in part.evaluate(OVERLAPS)
        # A list of which something is chosen measures its value by a copy that is not seen.
        if len(set(one.split(" lies over "))) > 1
    ]
    return [*faults(page), *around, *page.evaluate(CUT)]


def look(browser: Browser, url: str, sight: Sight, picture: Path | None) -> list[str]:
    """The faults of a state, with a picture where there are any."""
    width, height = sight.size
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(f"error: {error}"))
    try:
        page.goto(url + sight.address)
        settled(page)
        found = errors + (faults_of_slides if sight.slides else faults_of_page)(page)
        if found and picture:
            page.screenshot(path=picture, animations="disabled", full_page=not sight.slides)
        return found
    finally:
        page.close()


def filled(folder: Path) -> Library:
    """Demonstration data and uneven customs data in a folder, and the library that has them."""
    made = [sys.executable, "-m", "dashboard", "demo", "--data-dir", str(folder)]
    subprocess.run(made, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    settings = read_settings({}, data_dir=folder)
    file = written(folder / "uneven.csv", text(uneven()))
    import_customs(Import((file,), folder), load_registers(settings.data))
    return open_library(settings)


def main() -> int:
    """Look at the states; answers 1 where one has a fault."""
    parser = argparse.ArgumentParser(description="Look for texts that lie over others.")
    parser.add_argument("--seed", type=int, default=501)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--into", type=Path, help="where pictures of what has faults are kept")
    given = parser.parse_args()
    if given.into:
        given.into.mkdir(parents=True, exist_ok=True)
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        library = filled(Path(folder))
        with served("--data-dir", folder) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, *alone])
            for number, sight in enumerate(sights(library, given.seed, given.count)):
                to = given.into / f"{given.seed}-{number}.png" if given.into else None
                for fault in look(browser, server.url, sight, to):
                    print(f"{number} {sight.address} {sight.size}: {fault}", flush=True)
                    bad += 1
            browser.close()
    print(f"{given.count} states of seed {given.seed}: {bad} faults.")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
