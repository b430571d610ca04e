"""Makes README's pictures again: starts the program, opens its first page, saves PNG files.

    python tests/browser/take_screenshots.py [--into DIR]

Needs chromium on the PATH (Debian: ``apt-get install chromium``).
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from serving import ROOT, chromium, served

PICTURES = {"overview.png": "/", "overview-ru-dark.png": "/?lang=ru&theme=dark"}
SIZE = {"width": 1280, "height": 720}
LARGEST = 300_000
"""Bytes. A picture in the repository is fetched with every clone."""
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
CHARTS_PAINTED = """() => {
  const graphs = [...document.querySelectorAll('.dash-graph')];
  return graphs.length > 0 && graphs.every((graph) => graph.querySelector('.main-svg'));
}"""
LONGEST_WAIT_MS = 60_000


def take(page: Page, address: str, picture: Path) -> None:
    """Save one page as a picture. Raises ``SystemExit`` when the file is too large."""
    page.goto(address)
    page.wait_for_function(CHARTS_PAINTED, timeout=LONGEST_WAIT_MS)
    page.evaluate("() => document.fonts.ready")
    page.screenshot(path=picture, animations="disabled")
    size = picture.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{picture.name} has {size:,} bytes; at most {LARGEST:,} are meant.")
    print(f"{picture.name}  {size:,} bytes")


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description="Make README's pictures again.")
    parser.add_argument("--into", type=Path, default=ROOT / "assets" / "screenshots")
    into: Path = parser.parse_args().into
    into.mkdir(parents=True, exist_ok=True)
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    with served("--workers", "1") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, *alone])
        for name, path in PICTURES.items():
            page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
            take(page, server.url + path, into / name)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
