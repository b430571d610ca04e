"""What only a browser shows: filters, clicks, Back, links, language, theme, the map."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect
from watching import CHARTS, CONTRIBUTION, PARTNER_SHARE, TURNOVER, choices, settled

from dashboard import ids

pytestmark = pytest.mark.browser


def choose(page: Page, own: str, text: str) -> None:
    """Choose an option of a drop-down by typing and clicking, as a reader does."""
    page.locator(f"#{own}").click()
    search = page.locator(".dash-dropdown-content input[type=search], .dash-dropdown-search")
    if search.count():
        search.first.fill(text)
    page.locator(".dash-dropdown-content label, .dash-dropdown-option").filter(
        has_text=text
    ).first.click()
    page.keyboard.press("Escape")
    settled(page)


def title(page: Page, chart: str):
    return page.locator(f"#{ids.title(chart)}")


def test_overview_opens_on_2018_with_all_charts_and_cards(watched) -> None:
    page = watched().open()
    expect(title(page, TURNOVER)).to_contain_text("11,224.9")
    expect(page.locator("#card-exports")).to_contain_text("7,109.0")
    expect(page.locator("#card-balance")).to_contain_text("2,993.1")
    expect(page.locator("#card-coverage")).to_contain_text("172.7")
    expect(page.locator("#card-partners")).to_contain_text("160")
    expect(page.locator("#card-turnover")).to_contain_text("10,224.9")
    for chart in CHARTS:
        expect(page.locator(f"figure #{chart} .main-svg").first).to_be_attached()
        assert page.locator(f"#{ids.source(chart)}").inner_text().startswith("Source")
        page.locator(f"#{ids.figure(chart)} .table-open").click()
        expect(page.locator(f"#{ids.table(chart)} table tr").nth(1)).to_be_visible()


def test_map_is_drawn_with_countries_and_regions(watched) -> None:
    page = watched().open()
    paths = page.locator("#partner-map path.choroplethlocation")
    expect(paths.nth(5)).to_be_attached()
    assert paths.count() >= 6 + 5
    assert page.locator("#partner-map path.point, #partner-map .scattergeo path").count() >= 5


@pytest.mark.parametrize(
    ("own", "text", "query"),
    [
        (ids.filter_of("year"), "2017", "year=2017"),
        (ids.filter_of("against"), "2018", "against=2018"),
        (ids.filter_of("partner"), "Finland", "partner=FIN"),
        (ids.filter_of("sector"), "Aquaculture", "sector=aquaculture"),
    ],
)
def test_each_filter_changes_address_and_charts(watched, own: str, text: str, query: str) -> None:
    page = watched().open("/?year=2021")
    before = page.locator("#charts-digest, .charts").first.inner_text()
    choose(page, own, text)
    expect(page).to_have_url(re.compile(re.escape(query)))
    expect(page.locator(".charts").first).not_to_have_text(before)


def test_flow_and_reset(watched) -> None:
    page = watched().open()
    page.locator("#flow-filter label").nth(1).click()
    expect(page).to_have_url(re.compile("flow=export"))
    settled(page)
    expect(page.locator("#card-imports")).to_contain_text("not part of the chosen flow")
    page.locator("#reset-filters").click()
    expect(page).not_to_have_url(re.compile("flow="))
    expect(page.locator("#card-imports")).to_contain_text("4,115.9")


def click_bar(page: Page, chart: str, number: int) -> None:
    bar = page.locator(f"#{chart} .bars .point path").nth(number)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_click_on_partner_bar_filters_and_a_second_click_clears(watched) -> None:
    page = watched().open("/partners")
    bars = page.locator(f"#{PARTNER_SHARE} .bars .point path")
    expect(bars.nth(5)).to_be_attached()
    click_bar(page, PARTNER_SHARE, 0)
    expect(page).to_have_url(re.compile("partner=[A-Z]{3}"))
    settled(page)
    expect(page.locator("#details h2")).to_be_visible()
    click_bar(page, PARTNER_SHARE, 0)
    expect(page).not_to_have_url(re.compile("partner="))


def test_back_returns_to_the_earlier_selection(watched) -> None:
    page = watched().open()
    choose(page, ids.filter_of("partner"), "China")
    expect(page.locator("#card-turnover")).to_contain_text("1,750")
    page.go_back()
    expect(page).not_to_have_url(re.compile("partner"))
    expect(page.locator("#card-turnover")).to_contain_text("11,224.9")
    expect(page.locator("#partner-filter")).to_contain_text("All countries")
    page.go_forward()
    expect(page.locator("#card-turnover")).to_contain_text("1,750")
    expect(page.locator("#partner-filter")).to_contain_text("China")


def test_deep_link_in_russian_and_dark(watched) -> None:
    page = watched().open("/?year=2018&partner=CHN&lang=ru&theme=dark")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page.locator("#card-turnover")).to_contain_text("1\u00a0750")
    expect(page.locator("#partner-filter")).to_contain_text("Китай")


def test_language_switch_changes_every_word(watched) -> None:
    page = watched().open()
    page.locator("#language-switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("#page-title")).to_have_text("Обзор")
    expect(title(page, PARTNER_SHARE)).to_contain_text("Китай")
    expect(page).to_have_url(re.compile("lang=ru"))
    words = page.locator("main").inner_text()
    assert not re.search(r"\b(the|and|published|events)\b", words)


def test_theme_switch_asks_the_server_nothing(watched) -> None:
    page = watched().open()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    bar = page.locator(f"#{PARTNER_SHARE} .bars .point path").first
    before = bar.get_attribute("style")
    page.locator("#theme-switch").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(bar).not_to_have_attribute("style", before or "")
    assert choices(asked) == []
    page.locator("#theme-switch").click()
    expect(bar).to_have_attribute("style", before or "")


def test_empty_state_says_what_is_known(watched) -> None:
    page = watched().open("/?year=2019")
    expect(page.locator("#card-exports")).to_contain_text("not published")
    assert "not published" in page.locator("#contribution-chart").inner_text().lower() or (
        "published" in title(page, CONTRIBUTION).inner_text()
    )


def test_unknown_values_in_the_address_are_named(watched) -> None:
    page = watched().open("/?year=1492&partner=XQZ&sector=alchemy")
    problems = page.locator("#problems")
    expect(problems).to_contain_text("1492")
    expect(problems).to_contain_text("XQZ")
    expect(problems).to_contain_text("alchemy")
    expect(page.locator("#card-exports")).to_contain_text("7,109.0")


def test_copy_link(watched) -> None:
    page = watched().open("/?partner=CHN")
    page.locator("#copy-link").click()
    expect(page.locator("#live-status")).to_contain_text("copied")
    assert "partner=CHN" in page.evaluate("() => navigator.clipboard.readText()")


def test_navigation_keeps_the_selection(watched) -> None:
    page = watched().open("/?year=2017")
    page.get_by_role("link", name="Trade", exact=True).click()
    expect(page).to_have_url(re.compile(r"/trade\?year=2017"))
    expect(page.locator("#page-title")).to_have_text("Trade")
    expect(page.locator(f"#{TURNOVER}")).to_be_visible()


def test_keyboard_alone_can_filter_and_read_a_table(watched) -> None:
    page = watched().open()
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    page.locator("#flow-filter input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("flow=export"))
    summary = page.locator(f"#{ids.figure(TURNOVER)} .table-open")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{ids.table(TURNOVER)}")).to_be_visible()


def test_a_chart_that_has_nothing_to_say_is_a_line_with_a_button_that_mends_it(watched) -> None:
    page = watched().open("?sector=economy")
    figure = page.locator(f"#{ids.figure(TURNOVER)}")
    folded = figure.bounding_box()
    assert folded is not None and folded["height"] < 200
    figure.get_by_role("button", name="Show all sectors").click()
    settled(page)
    assert "sector" not in page.url
    whole = figure.bounding_box()
    assert whole is not None and whole["height"] > 300
