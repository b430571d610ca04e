"""Open lists of the filters: what is scrolled, what is chosen of, and where the focus is."""

from __future__ import annotations

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
