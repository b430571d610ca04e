"""Open lists of the filters: what is scrolled, what is chosen of, and where the focus is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.walk]

ABOVE_THE_FIELD = """(list) => {
  const field = list.querySelector(".dash-dropdown-search-container").getBoundingClientRect();
  const y = (list.getBoundingClientRect().top + field.top) / 2;
  return field.top - list.getBoundingClientRect().top > 2
    && Boolean(document.elementFromPoint(field.left + 20, y)?.closest(".dash-dropdown-option"));
}"""


def test_a_scrolled_list_is_seen_below_its_field_only(watched) -> None:
    """Half a year looked out above the field in which one types."""
    page = watched(1280, 720).open("/?lang=ru&year=2010")
    page.locator("#year-filter").click()
    chosen = page.locator(".dash-dropdown-option[aria-selected=true]")
    expect(chosen).to_be_in_viewport()
    opened = page.locator(".dash-dropdown-content")
    assert not opened.evaluate(ABOVE_THE_FIELD)
    assert opened.bounding_box()["height"] > 400, "a dozen years are seen at once"


def test_years_with_trade_say_so_in_a_word(watched) -> None:
    """The mark was a dollar sign, and the name of the filter explained it in brackets."""
    page = watched(1280, 720).open("/?lang=ru&year=2018")
    expect(page.locator("#year-label")).to_have_text("Год")
    expect(page.locator("#year-filter .dash-dropdown-value")).to_have_text("2018 · торговля")
    page.locator("#year-filter").click()
    listed = page.locator(".dash-dropdown-content")
    expect(listed.get_by_role("option", name="2019", exact=True)).to_be_visible()


def test_boxes_stand_on_the_line_of_their_names(watched) -> None:
    page = watched(1280, 720).open("/")
    page.locator("#partner-filter").click()
    option = page.locator(".dash-dropdown-option", has_text="China").first
    # In one look: a list that has just opened may still move.
    apart = option.evaluate(
        """(one) => {
          const middle = (part) => {
            const { top, bottom } = part.getBoundingClientRect();
            return (top + bottom) / 2;
          };
          const name = [...one.querySelectorAll("span")].at(-1);
          return Math.abs(middle(one.querySelector("input")) - middle(name));
        }"""
    )
    assert apart < 2


PAINTED = """() => {
  window.painted = [];
  let frames = 0;
  const look = () => {
    const list = document.querySelector(".dash-dropdown-content");
    const options = list ? [...list.querySelectorAll(".dash-dropdown-option")].slice(0, 9) : [];
    const parts = list ? [list, ...options] : [];
    const isSeen = list && getComputedStyle(list).opacity === "1";
    // What is reported of a frame is what it painted: a list may move between two frames unseen.
    const frame = new IntersectionObserver((seen) => {
      frame.disconnect();
      const boxes = seen.map(({ boundingClientRect: { x, y, width } }) => [x, y, width].join());
      if (isSeen) window.painted.push(boxes.join(" "));
    });
    for (const part of parts) frame.observe(part);
    frames += 1;
    if (frames < 120) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


@pytest.mark.parametrize(
    ("width", "height", "noun"),
    [(1280, 720, "year"), (1280, 720, "partner"), (1280, 720, "sector"), (390, 844, "partner")],
)
def test_a_list_stands_where_it_belongs_as_soon_as_it_is_seen(watched, width, height, noun) -> None:
    """It was first seen empty, below its button, and went to the other side of the screen."""
    page = watched(width, height).open("/?lang=ru&year=2010")
    if width < 700:
        page.locator(".filters-fold").click()
    page.evaluate(PAINTED)
    page.locator(f"#{noun}-filter").click()
    page.wait_for_function("() => window.painted.length > 20")
    assert len(set(page.evaluate("() => window.painted"))) == 1


def test_the_field_of_a_list_is_as_wide_as_the_list(watched) -> None:
    """Its ring ended in the middle of a list with long names."""
    page = watched(390, 844).open("/?lang=ru")
    page.locator(".filters-fold").click()
    page.locator("#partner-filter").click()
    expect(page.locator(".dash-dropdown-option").first).to_be_visible()
    field = page.locator("input.dash-dropdown-search").bounding_box()["width"]
    assert field > page.locator(".dash-dropdown-content").bounding_box()["width"] - 4


def test_arrows_begin_with_the_first_that_is_found_also_after_a_choice(demo) -> None:
    """They went on from the place of what was chosen: the second name of two was reached first."""
    page = demo().open("/partners?dataset=demonstration&lang=en")
    page.locator("#sector-filter").focus()
    page.keyboard.press("Enter")
    field = page.locator(".dash-dropdown-search")
    options = page.locator(".dash-options-list-option")
    for said, found in (("Wood", "wood"), ("Metal", "metals")):
        expect(field).to_be_visible()
        page.keyboard.type(said)
        expect(field).to_have_value(said)
        expect(options.first).to_contain_text(said)
        page.keyboard.press("ArrowDown")
        focused = page.locator(".dash-options-list-option-checkbox:focus")
        expect(focused).to_have_value(found)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(found))
