"""Windows whose bar for scrolling stands beside the page, as in Firefox and on Windows: up to 17
pixels less than the size of the window says, which the headless browser does not show."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.walk]
BAR = "html { margin-inline-end: 17px; }"
WIDTHS = (1110, 1265, 1280, 1366, 1440, 1536)


def _with_bar(page: Page) -> Page:
    page.add_style_tag(content=BAR)
    return page


@pytest.mark.parametrize(("lang", "paths"), [("en", ["/"]), ("ru", ["/", "/why"])])
def test_the_pages_are_named_in_one_row_and_no_page_is_lower_than_another(
    demo: Any, lang: str, paths: list[str]
) -> None:
    tops: dict[int, set[int]] = {width: set() for width in WIDTHS}
    for path in paths:
        page = _with_bar(demo(1280, 720).open(f"{path}?dataset=demonstration&lang={lang}"))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 720})
            found = page.evaluate(
                """() => {
                  const box = (name) => document.querySelector(name).getBoundingClientRect();
                  const links = [...document.querySelectorAll(".pages a")];
                  const rows = new Set(links.map((one) => one.getBoundingClientRect().top));
                  return {
                    rows: rows.size,
                    room: box(".switches").left - links.at(-1).getBoundingClientRect().right,
                    over: document.documentElement.scrollWidth - innerWidth,
                    end: innerWidth - 17 - box(".switches").right,
                    brand: box(".brand").height,
                    top: Math.round(box("main").top),
                  };
                }"""
            )
            assert found["rows"] == 1 and found["room"] >= 0, (path, width, found)
            assert found["over"] <= 0 and found["end"] >= 0, (path, width, found)
            assert found["brand"] < 40, (path, width, found)
            tops[width].add(found["top"])
    assert {
        width: places for width, places in tops.items() if width >= 1265 and len(places) > 1
    } == {}


@pytest.mark.parametrize("path", ["/changes", "/trade"])
def test_no_filter_cuts_what_it_says(demo: Any, path: str) -> None:
    page = _with_bar(demo(1280, 720).open(f"{path}?dataset=demonstration&lang=ru"))
    cut = page.locator(".filters .dash-dropdown-value, .filters .dash-dropdown-placeholder")
    wide = cut.evaluate_all(
        "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1)"
        ".map((one) => one.textContent)"
    )
    assert wide == []
