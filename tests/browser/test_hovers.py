"""What is said beside a mark under the pointer: WCAG 1.4.13, dismissible, hoverable, persistent."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from watching import PARTNER_MAP, TURNOVER

pytestmark = [pytest.mark.browser, pytest.mark.walk]
GOODS = "/trade?dataset=demonstration"
MARKS = {
    "columns": ("/", TURNOVER, ".bars .point path >> nth=1"),
    "map": ("/relations", PARTNER_MAP, ".scattergeo .point >> nth=0"),
    "tiles": (GOODS, "goods-chart", ".treemaplayer .slice path >> nth=2"),
    "cells": ("/relations", "matrix-chart", ".heatmap-label text >> nth=0"),
}
"""Kind of chart → page, chart, and a mark of it."""
STEP = 6
"""Pixels that the pointer goes on in two frames: somebody who reads."""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
READ = "(begun) => performance.now() - begun > 600"


def label(page: Page, chart: str) -> Locator:
    return page.locator(f"#{chart} .hoverlayer .hovertext")


def rest_on(page: Page, chart: str, mark: str) -> tuple[float, float]:
    """Point at a mark until what is said there has been read; where the pointer is."""
    found = page.locator(f"#{chart} {mark}")
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    assert box is not None
    where = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(where[0] - 1, where[1])
    page.mouse.move(*where)
    expect(label(page, chart).first).to_be_attached()
    page.wait_for_function(READ, arg=page.evaluate("() => performance.now()"))
    return where


def go(page: Page, begin: tuple[float, float], end: tuple[float, float]) -> None:
    """Move the pointer as slowly as one reads."""
    steps = int(max(abs(end[0] - begin[0]), abs(end[1] - begin[1])) // STEP) + 1
    for step in range(1, steps + 1):
        page.mouse.move(*(a + (b - a) * step / steps for a, b in zip(begin, end, strict=True)))
        page.evaluate(FRAMES)


def ends_of(page: Page, chart: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Points near the two corners of what is said."""
    box = label(page, chart).first.bounding_box()
    assert box is not None
    return (
        (box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.2),
        (box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.9),
    )


@pytest.mark.parametrize("kind", MARKS)
def test_a_pointer_may_go_on_to_what_is_said_and_over_it(demo: Any, kind: str) -> None:
    path, chart, mark = MARKS[kind]
    page = demo().open(path)
    where = rest_on(page, chart, mark)
    said = label(page, chart).all_text_contents()
    first, last = ends_of(page, chart)
    go(page, where, first)
    go(page, first, last)
    assert label(page, chart).all_text_contents() == said
    # It goes with the pointer.
    page.mouse.move(1, 1)
    page.mouse.move(2, 2)
    expect(label(page, chart)).to_have_count(0)
    # And at Escape, where the pointer is.
    rest_on(page, chart, mark)
    page.keyboard.press("Escape")
    expect(label(page, chart)).to_have_count(0)


def test_between_tiles_nothing_is_said_and_nothing_errs(demo: Any) -> None:
    page = demo().open(GOODS)
    page.locator("#goods-chart .treemaplayer").scroll_into_view_if_needed()
    boxes = page.locator("#goods-chart .treemaplayer .slice path.surface").evaluate_all(
        "all => all.slice(1, 4).map((one) => one.getBoundingClientRect().toJSON())"
    )
    for box in boxes:
        middle = (box["top"] + box["bottom"]) / 2
        go(page, (box["right"] - 8, middle), (box["right"] + 2, middle))
        go(page, (box["right"] + 2, middle), (box["right"] + 2, middle - 40))


def test_a_pointer_that_hurries_goes_on_to_the_next_mark(watched: Any) -> None:
    page = watched().open()
    _, y = rest_on(page, TURNOVER, ".bars .point path >> nth=1")
    box = page.locator(f"#{TURNOVER} .bars .point path >> nth=3").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, y, steps=3)
    expect(label(page, TURNOVER)).to_contain_text(["2021"])


def test_a_click_on_what_is_said_takes_it_away_and_chooses_nothing(watched: Any) -> None:
    page = watched().open()
    address = page.url
    where = rest_on(page, TURNOVER, ".bars .point path >> nth=1")
    _, last = ends_of(page, TURNOVER)
    go(page, where, last)
    page.mouse.down()
    page.mouse.up()
    expect(label(page, TURNOVER)).to_have_count(0)
    assert page.url == address
