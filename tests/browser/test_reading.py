"""Where a reader reads stays there, and whoever moves the page is not moved back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from watching import CONTRIBUTION, settled

from dashboard import ids

pytestmark = [pytest.mark.browser, pytest.mark.walk]
FAR = 1200


def top_of(page: Page, chart: str) -> float:
    return page.locator(f"#{ids.figure(chart)}").evaluate(
        "(one) => one.getBoundingClientRect().top"
    )


def read_at(page: Page, y: int) -> None:
    """Scroll there, and rest until the browser has noted it."""
    page.evaluate("(y) => scrollTo({ top: y, behavior: 'instant' })", y)
    page.wait_for_function("(y) => Math.abs((history.state?.place?.y ?? -1) - y) < 2", arg=y)


def is_at(page: Page, y: int) -> None:
    page.wait_for_function("(y) => Math.abs(scrollY - y) < 3", arg=y)


@pytest.mark.parametrize("address", ["/", "/data", "/relations"])
def test_a_reload_shows_the_place_that_was_read(watched, address: str) -> None:
    page = watched().open(address)
    read_at(page, FAR)
    page.reload()
    settled(page)
    is_at(page, FAR)


def test_back_and_forward_show_the_places_that_were_read(watched) -> None:
    page = watched().open("/data")
    read_at(page, 3 * FAR)
    page.locator(".pages a[href*='/partners']").evaluate("(one) => one.click()")
    expect(page.locator("#page-title")).to_have_text("Partners")
    settled(page)
    is_at(page, 0)
    read_at(page, 400)
    page.go_back()
    expect(page.locator("html")).to_have_attribute("data-page", "data")
    settled(page)
    is_at(page, 3 * FAR)
    page.go_forward()
    expect(page.locator("#page-title")).to_have_text("Partners")
    settled(page)
    is_at(page, 400)


def test_an_address_with_a_place_leads_there_and_a_reload_to_where_it_was_left(watched) -> None:
    page = watched().open("/data#dispute-K03")
    expect(page.locator("#dispute-K03")).to_be_in_viewport()
    read_at(page, 100)
    page.reload()
    settled(page)
    is_at(page, 100)


def test_who_scrolls_right_after_a_choice_is_not_pulled_back(watched) -> None:
    """By any means: find in page and programs send no event of a wheel or a key."""
    page = watched().open()
    read_at(page, FAR)
    flow = page.locator("#flow-filter label").nth(1).bounding_box()
    assert flow is not None
    page.mouse.click(flow["x"] + 9, flow["y"] + 9)
    expect(page).to_have_url(re.compile("flow=export"))
    settled(page)
    before = top_of(page, CONTRIBUTION)
    page.evaluate("() => scrollBy({ top: 300, behavior: 'instant' })")
    page.evaluate(
        """async () => {
          const end = performance.now() + 600;
          while (performance.now() < end) await new Promise(requestAnimationFrame);
        }"""
    )
    assert top_of(page, CONTRIBUTION) == pytest.approx(before - 300, abs=3)
