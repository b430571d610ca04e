"""Where a number comes from, followed with the keyboard, the mouse, and by its address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from watching import TURNOVER

from dashboard import ids

pytestmark = [pytest.mark.browser, pytest.mark.walk]

DIALOG = f"#{ids.FIGURE_DIALOG}"


def middle_of_a_bar(page: Page) -> tuple[float, float]:
    bar = page.locator(f"#{TURNOVER} .bars .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_number_of_a_card_is_followed_with_the_keyboard_and_back(watched) -> None:
    page = watched().open()
    number = page.locator("#card-exports a.card-value")
    number.focus()
    page.keyboard.press("Enter")
    dialog = page.locator(DIALOG)
    expect(dialog).to_be_visible()
    expect(page.locator(f"#{ids.FIGURE_TITLE}")).to_be_focused()
    expect(dialog.locator("blockquote")).to_contain_text("7,109 million US dollars")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(number).to_be_focused()


def test_an_input_of_a_formula_is_followed_in_the_same_panel(watched) -> None:
    page = watched().open()
    page.locator("#card-turnover a.card-value").click()
    page.locator(f"{DIALOG} li a.amount").first.click()
    expect(page.locator(f"{DIALOG} .figure-name")).to_have_text("Exports")
    expect(page.locator(f"{DIALOG} .figure-address a").first).to_have_attribute(
        "href", "/data/figure/T003"
    )


def test_alt_and_a_click_on_a_bar_ask_and_a_plain_click_filters(watched) -> None:
    page = watched().open()
    address = page.url
    page.mouse.move(*middle_of_a_bar(page))
    page.keyboard.down("Alt")
    page.mouse.down()
    page.mouse.up()
    page.keyboard.up("Alt")
    expect(page.locator(f"{DIALOG} .figure-name")).to_have_text("Exports: 2017")
    assert page.url == address
    page.keyboard.press("Escape")
    page.mouse.move(*middle_of_a_bar(page))
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url("**/?year=2017")


def test_numbers_of_a_table_carry_what_is_chosen(watched) -> None:
    page = watched().open("/?flow=export&year=2017")
    page.locator(f"#{ids.figure(TURNOVER)} .table-open").click()
    number = page.locator(f"#{ids.table(TURNOVER)} a.amount").first
    number.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{DIALOG} .figure-formula, {DIALOG} code").first).to_contain_text("7,109")
    href = page.locator(f"{DIALOG} .figure-address a").get_attribute("href") or ""
    assert href.startswith("/data/figure/turnover/2017/exports?") and "flow=export" in href
    page.goto(page.url.partition("/?")[0] + href)
    expect(page.locator("main .figure-name")).to_have_text("Exports: 2017")


def test_an_event_is_followed_from_its_column_and_from_its_row(watched) -> None:
    page = watched().open("/relations/NO-18")
    mark = page.locator("#timeline-chart .point").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.keyboard.down("Alt")
    page.mouse.click(*middle)
    page.keyboard.up("Alt")
    # A column counts events; each of them is one step on.
    page.locator(f"{DIALOG} li a").first.click()
    expect(page.locator(f"{DIALOG} blockquote")).to_contain_text("Нурланд")
    assert page.url.endswith("/relations/NO-18")
    page.keyboard.press("Escape")
    page.locator(f"#{ids.figure('timeline-chart')} .table-open").click()
    title = page.locator(f"#{ids.table('timeline-chart')} a.amount").last
    title.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{DIALOG} .figure-name")).to_have_text(title.inner_text())
