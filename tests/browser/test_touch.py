"""Fingers on a phone: what is said of a mark is seen, and nothing that is seen asks for a mouse."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect
from watching import GOODS, MATRIX, PARTNER_MAP, TIMELINE, TURNOVER

pytestmark = [pytest.mark.browser, pytest.mark.walk]
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
STILL = """(chart) => {
  const { top, height } = document.getElementById(chart).getBoundingClientRect();
  const before = window.lastPlace;
  window.lastPlace = [top, height, performance.now()];
  if (!before || before[0] !== top || before[1] !== height) return false;
  window.lastPlace[2] = before[2];
  return performance.now() - before[2] > 600;
}"""
CLICK_OF_THE_TOUCH = """async ([x, y]) => {
  const mark = document.elementFromPoint(x, y);
  const manner = { bubbles: true, cancelable: true, view: window, detail: 1 };
  for (const kind of ["mousemove", "mousedown", "mouseup", "click"]) {
    mark.dispatchEvent(new MouseEvent(kind, { ...manner, clientX: x, clientY: y }));
  }
  // What it would choose is in the address some frames later.
  for (let frames = 30; frames > 0; frames -= 1) await new Promise(requestAnimationFrame);
}"""
OF_A_MOUSE = r"/(\bAlt\b|\bclick|\bdrag\b|\bmouse|щелч|мышью)/i"

MADE_UP = "/trade?dataset=demonstration"
MARKS = (
    ("/", TURNOVER, ".bars .point path >> nth=0", "2017", "year=2017"),
    ("/partners?zoom=asia", PARTNER_MAP, ".scattergeo .point >> nth=0", "China", "partner=CHN"),
    ("/relations", MATRIX, ".heatmap-label text >> nth=0", "Belarus, Culture", "partner=BLR"),
    (MADE_UP, GOODS, ".slice path.surface >> nth=2", "Machinery", "sector=machinery"),
)
"""Page, chart, a mark of it; what it says, and what it chooses."""


@pytest.mark.parametrize(("path", "chart", "mark", "said", "chosen"), MARKS)
def test_a_touch_tells_where_it_is_seen_and_a_second_one_chooses(
    demo: Any, path: str, chart: str, mark: str, said: str, chosen: str
) -> None:
    """Of a tile nothing was said: Plotly took the label away before it was read. Below a long chart
    the words stood out of sight."""
    page = demo(**PHONE).open(path)
    found = page.locator(f"#{chart} {mark}")
    found.wait_for(state="attached")
    found.scroll_into_view_if_needed()
    # Plotly is done with the sizes of texts, and the page with those of charts above.
    page.wait_for_function(STILL, arg=chart)
    box = found.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.touchscreen.tap(*middle)
    words = page.locator(".touched-mark")
    expect(words).to_contain_text(said)
    expect(words).to_be_in_viewport(ratio=0.99)
    # A slow browser has a mouse click, too, where Plotly has taken the touch already.
    page.evaluate(CLICK_OF_THE_TOUCH, middle)
    assert chosen not in page.url
    page.touchscreen.tap(*middle)
    expect(page).to_have_url(re.compile(chosen))


@pytest.mark.parametrize(("path", "lang"), [("/trade", "ru"), ("/relations", "en")])
def test_nothing_that_is_seen_asks_for_a_mouse(demo: Any, path: str, lang: str) -> None:
    page = demo(**PHONE).open(f"{path}?dataset=demonstration&lang={lang}")
    said = page.locator("main p, main small, main li, footer p").evaluate_all(
        f"(all) => all.filter((one) => one.checkVisibility() && {OF_A_MOUSE}.test(one.textContent))"
        ".map((one) => one.textContent)"
    )
    assert said == []
    expect(page.locator("footer p").first).to_be_visible()


def test_a_finger_draws_a_span_of_years_and_still_moves_the_page(watched: Any) -> None:
    """A finger had the lists alone, while a mouse drew the span over the chart."""
    page = watched(**PHONE).open("/relations")
    place = page.locator(f"#{TIMELINE} .nsewdrag")
    place.scroll_into_view_if_needed()
    page.wait_for_function(STILL, arg=TIMELINE)
    finger = page.context.new_cdp_session(page)

    def drawn(*points: tuple[float, float]) -> None:
        for kind, at in zip(
            ("touchStart", *["touchMove"] * (len(points) - 1)), points, strict=True
        ):
            touches = [{"x": at[0], "y": at[1]}]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    box = place.bounding_box()
    assert box is not None
    x, y, wide = box["x"], box["y"] + box["height"] / 2, box["width"]
    before = page.evaluate("scrollY")
    drawn(*((x + wide / 2, y - step) for step in range(0, 240, 20)))
    page.wait_for_function("(before) => scrollY > before + 60", arg=before)
    expect(page).not_to_have_url(re.compile("years="))
    expect(page.locator(".brush")).to_have_count(0)
    page.wait_for_function(STILL, arg=TIMELINE)
    place.scroll_into_view_if_needed()
    y = (place.bounding_box() or {"y": 0.0})["y"] + 20
    drawn(*((x + wide * part / 10, y) for part in range(4, 9)))
    expect(page).to_have_url(re.compile("years="))
    expect(page.locator("html")).not_to_have_class(re.compile("present"))


def test_slides_are_walked_and_left_by_finger(watched: Any) -> None:
    """A touch screen stayed on its first slide, and nothing led back to the page."""
    page = watched(**PHONE).open("/")
    page.locator("#present-button").tap()
    foot = page.locator("#slide-foot")
    expect(foot).to_contain_text("1 / 8")
    tools = page.locator("#slide-tools button")
    expect(tools).to_have_count(3)
    tools.nth(1).tap()
    expect(foot).to_contain_text("2 / 8")
    finger = page.context.new_cdp_session(page)
    for kind, place in (("touchStart", 300), ("touchMove", 150), ("touchEnd", 0)):
        points = [{"x": place, "y": 120}] if place else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(foot).to_contain_text("3 / 8")
    tools.nth(0).tap()
    expect(foot).to_contain_text("2 / 8")
    assert all((one.bounding_box() or {"height": 0})["height"] >= 44 for one in tools.all())
    tools.nth(2).tap()
    expect(page.locator("html")).not_to_have_class(re.compile("present"))
    expect(page.locator(".masthead")).to_be_visible()


def test_what_is_written_without_keys_after_a_choice_is_the_next_name(demo: Any) -> None:
    """The keyboard of a phone tells of no keys: a second name stood behind the first, and no
    country was found."""
    page = demo(**PHONE).open("/partners?dataset=demonstration&lang=en")
    page.locator(".filters-fold").tap()
    page.locator("#partner-filter").tap()
    field = page.locator("input.dash-dropdown-search")
    field.tap()
    options = page.locator(".dash-options-list-option")
    # With a touch of the field before the next name, and without one.
    names = (("chin", "China", 1), ("germ", "Germany", 0), ("finl", "Finland", 0))
    for said, found, taps in names:
        page.keyboard.insert_text(said)
        expect(field).to_have_value(said)
        expect(options.first).to_contain_text(found)
        options.first.tap()
        for _ in range(taps):
            field.tap()
    expect(page).to_have_url(re.compile("CHN,DEU,FIN"))
