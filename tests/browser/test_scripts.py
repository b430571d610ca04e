"""The browser's side against a slow server, a proxy, and Plotly as it is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect
from watching import BALANCE, TURNOVER, choices, settled

from dashboard import ids

pytestmark = pytest.mark.browser
CALLBACKS = "**/_dash-update-component*"


def heading(page: Page, chart: str):
    return page.locator(f"#{ids.title(chart)}")


def test_a_filter_redraws_charts_in_their_place(watched) -> None:
    """Where the settings given to Plotly differ from those of the first drawing it begins anew."""
    page = watched().open("/trade")
    kept = page.evaluate_handle("(id) => document.querySelector(`#${id} .main-svg`)", TURNOVER)
    before = heading(page, TURNOVER).inner_text()
    page.locator("#flow-filter label").nth(1).click()
    expect(heading(page, TURNOVER)).not_to_have_text(before)
    settled(page)
    assert page.evaluate("(svg) => svg.isConnected", kept)


def test_an_answer_that_a_newer_click_has_overtaken_is_never_shown(watched) -> None:
    one = watched()
    held: list[Route] = []

    def is_for_exports(request: Request) -> bool:
        return "flow=export" in (request.post_data or "") and "x-ahead" not in request.headers

    def hold_exports(route: Route) -> None:
        if "x-ahead" in route.request.headers:
            route.fulfill(status=204)
        elif is_for_exports(route.request) and not held:
            held.append(route)
        else:
            route.continue_()

    one.page.route(CALLBACKS, hold_exports)
    page = one.open("/trade")
    flows = page.locator("#flow-filter label")
    with page.expect_request(is_for_exports) as asked:
        flows.nth(1).click()
    with page.expect_event("requestfailed", lambda failed: failed == asked.value):
        flows.nth(2).click()
    expect(page).to_have_url(re.compile("flow=import"))
    settled(page)
    expect(page.locator("#card-exports")).to_contain_text("not part of the chosen flow")
    expect(page.locator("#card-imports")).not_to_contain_text("not part of the chosen flow")


def test_the_page_that_was_opened_comes_first_without_a_referrer(watched) -> None:
    """Privacy settings and proxies cut it; the layout is asked for by the page's own address."""
    one = watched()
    asked: list[Request] = []

    def cut(route: Route) -> None:
        headers = {name: text for name, text in route.request.headers.items() if name != "referer"}
        route.continue_(headers={**headers, "host": "elsewhere.example"})

    one.page.route("**/_dash-layout*", cut)
    one.page.on("request", lambda request: asked.append(request))
    page = one.open("/trade?year=2017&lang=ru")
    expect(page.locator("#page-title")).to_have_text("Торговля")
    expect(heading(page, BALANCE)).to_contain_text("2017")
    assert [one["rest"] for one in choices(asked)] in ([], ["1"])


def test_a_page_of_another_address_is_mended(watched) -> None:
    """A cache that passes over the query of the layout's address gives everybody the first page."""
    one = watched()
    one.page.route(
        "**/_dash-layout*", lambda route: route.continue_(url=route.request.url.split("?")[0])
    )
    page = one.open("/trade?year=2017")
    expect(page.locator("#page-title")).to_have_text("Trade")
    expect(heading(page, BALANCE)).to_contain_text("2017")


def test_an_unknown_part_of_the_address_stays_while_a_filter_changes(watched) -> None:
    page = watched().open("/trade?partner=XQZ")
    page.locator("#flow-filter label").nth(1).click()
    expect(page).to_have_url(re.compile("flow=export&partner=XQZ$"))
    settled(page)
    expect(page.locator("#problems")).to_contain_text("XQZ")


def test_back_goes_through_pages_filters_and_datasets(demo) -> None:
    page = demo().open("/trade?dataset=demonstration&year=2018")
    page.get_by_role("link", name="Partners", exact=True).click()
    expect(page.locator("#page-title")).to_have_text("Partners")
    settled(page)
    page.locator("#flow-filter label").nth(2).click()
    expect(page).to_have_url(re.compile("flow=import"))
    settled(page)
    page.go_back()
    expect(page).not_to_have_url(re.compile("flow="))
    expect(page.locator("#flow-filter input").first).to_be_checked()
    settled(page)
    page.go_back()
    expect(page.locator("#page-title")).to_have_text("Trade")
    expect(page).to_have_url(re.compile(r"/trade\?dataset=demonstration&year=2018$"))
    settled(page)
    page.go_forward()
    page.go_forward()
    expect(page.locator("#page-title")).to_have_text("Partners")
    expect(page.locator("#flow-filter input").nth(2)).to_be_checked()
