"""Meeting mode: on no slide of a state do texts lie over one another or leave it, at any size."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from watching import OVERLAPS, still

pytestmark = [pytest.mark.browser, pytest.mark.walk]
SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
SMALL, PHONE, TABLET = (320, 640), (390, 844), (768, 1024)
STATES = [
    ("/?year=2018", SIZES[0]),
    ("/?year=2021&lang=ru&theme=dark", SIZES[1]),
    ("/trade?dataset=demonstration&lang=ru&theme=dark", SIZES[0]),
    ("/partners?dataset=demonstration&lang=ru", SIZES[0]),
    ("/relations?year=2019&theme=dark", SIZES[2]),
    ("/relations/CN-HE?lang=ru", SIZES[1]),
    ("/?year=2018&lang=ru", PHONE),
    ("/why?dataset=demonstration&lang=ru", TABLET),
    # Four figures in each card, and four panels; the line at the foot was five.
    ("/trade?dataset=demonstration&lang=ru&partner=CHN,DEU,FIN,BLR", SMALL),
    # Four partners and three months at the foot.
    ("/?dataset=demonstration&lang=ru&partner=CHN,DEU,FIN,USA&months=1,2,3", (360, 640)),
]
MAP_FILLS = 0.5
"""Part of its slide that the place of the map takes."""
FILLED = """(graph) => {
  const box = (which) => graph.querySelector(which)?.getBoundingClientRect();
  const below = box(".infolayer .colorbar")?.top ?? graph.getBoundingClientRect().bottom;
  return box(".geo .layer.bg rect").height / (below - box(".infolayer .legend").bottom);
}"""
"""Part of the height between its keys that a map takes."""


def slides(page: Page) -> int:
    """How many slides there are, by the footer."""
    found = re.search(r"1 / (\d+)$", page.locator("#slide-foot").inner_text())
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize(("address", "size"), STATES)
def test_no_text_of_a_slide_lies_over_another_or_leaves_it(
    demo: Any, address: str, size: tuple[int, int]
) -> None:
    page = demo(*size).open(address + ("&" if "?" in address else "?") + "present=1")
    for at in range(count := slides(page)):
        expect(page.locator("#slide-foot")).to_contain_text(f"{at + 1} / {count}")
        current = page.locator("main .current")
        still(page)
        assert current.evaluate(OVERLAPS) == [], (address, at)
        box, foot = current.bounding_box(), page.locator("#slide-foot").bounding_box()
        assert box is not None and foot is not None
        assert (round(box["width"]), round(box["height"])) == size
        lasts = page.locator(
            "main .current :is(.chart-source, .card), .cards.current ~ .cards-source"
        )
        for last in lasts.all():
            assert (end := last.bounding_box()) is None or end["y"] + end["height"] <= foot["y"] + 1
        whole = page.locator("#slide-foot > :first-child")
        assert whole.evaluate("(one) => one.scrollHeight - one.clientHeight") <= 1, "it is cut"
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize(
    "address",
    [
        "/partners?present=1",
        "/partners?year=2018&present=1&lang=ru",
        "/relations?present=1&lang=ru",
    ],
)
def test_the_map_is_there_and_fills_its_slide(watched: Any, address: str) -> None:
    page = watched().open(address)
    while not page.locator("#partner-map-figure.current").count():
        page.keyboard.press("ArrowRight")
    still(page)
    picture = page.locator("#partner-map-figure .chart-picture").bounding_box()
    assert picture is not None and picture["width"] * picture["height"] > MAP_FILLS * 1280 * 720
    expect(page.locator("#partner-map .geolayer, #partner-map .geo").first).to_be_visible()
    assert page.locator("#partner-map").evaluate(FILLED) > 0.9, "bare above and below the map"


def test_type_of_an_upright_slide_is_read_at_arms_length(watched: Any) -> None:
    """A lying slide on a phone had letters of five pixels."""
    page = watched(*PHONE).open("/?present=1")
    expect(page.locator(".cards.current")).to_be_visible()
    page.keyboard.press("ArrowRight")
    still(page)
    heights = page.locator("main .current :is(.chart-source, .xtick text)").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert len(heights) > 3 and min(heights) >= 11
