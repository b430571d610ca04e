"""Imported data in a browser: months, goods down to ten digits, partner × group, releases."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from watching import GOODS, LIKE_NO_OTHER, MONTHS, PARTNER_SECTORS, TURNOVER, settled

from dashboard import ids
from dashboard.typography import JOINER, kept

pytestmark = [pytest.mark.browser, pytest.mark.walk]
DEMO = "dataset=demonstration"
MARK = "Demonstration data"


def title(page: Page, chart: str):
    return page.locator(f"#{ids.title(chart)}")


def click_box(page: Page, chart: str, selector: str, number: int = 0) -> None:
    settled(page)
    # Plotly listens on what lies above the box, so the click goes by its place.
    page.locator(f"#{chart} {selector}").nth(number).click(force=True)
    settled(page)


def choose(page: Page, own: str, text: str) -> None:
    page.locator(f"#{own}").click()
    page.locator(".dash-dropdown-content label").filter(has_text=text).first.click()
    page.keyboard.press("Escape")
    settled(page)


def row_of(page: Page, year: str) -> str:
    page.locator(f"#{ids.figure(TURNOVER)} .table-open").click()
    rows = page.locator(f"#{ids.table(TURNOVER)} tr", has_text=year)
    return rows.first.text_content() or ""


def test_the_dataset_switch_brings_months_and_goods_and_takes_them_away(demo) -> None:
    page = demo().open("/trade")
    expect(page.locator(f"#{MONTHS}")).to_have_count(0)
    expect(page.locator(f"#{ids.filter_of('release')}")).to_have_count(0)
    choose(page, ids.filter_of("dataset"), "Demonstration")
    expect(page).to_have_url(re.compile(DEMO))
    expect(page.locator(f"#{MONTHS} .main-svg").first).to_be_attached()
    expect(page.locator(f"#{GOODS} .main-svg").first).to_be_attached()
    choose(page, ids.filter_of("dataset"), "Published figures")
    expect(page.locator(f"#{MONTHS}")).to_have_count(0)
    expect(page.locator("#card-exports")).to_contain_text("7,109.0")


def test_months_are_chosen_in_two_lists_that_never_cross(demo) -> None:
    page = demo().open(f"/trade?{DEMO}&year=2018")
    expect(page.locator("#card-exports")).to_contain_text("7,109.0")
    page.locator(f"#{ids.LAST_MONTH}").select_option("3")
    expect(page).to_have_url(re.compile("months=1-3"))
    settled(page)
    expect(page.locator("#card-exports")).not_to_contain_text("7,109.0")
    expect(page.locator("#caption")).to_contain_text(kept("January–March"))
    page.locator(f"#{ids.FIRST_MONTH}").select_option("5")
    expect(page).to_have_url(re.compile("months=5-5"))
    expect(page.locator(f"#{ids.LAST_MONTH}")).to_have_value("5")
    page.go_back()
    expect(page.locator(f"#{ids.LAST_MONTH}")).to_have_value("3")
    expect(page.locator(f"#{ids.FIRST_MONTH}")).to_have_value("1")
    page.locator("#reset-filters").click()
    expect(page).not_to_have_url(re.compile("months="))


def test_an_incomplete_year_is_compared_like_for_like_and_says_so(demo) -> None:
    page = demo().open(f"/trade?{DEMO}&release=1&year=2021")
    expect(page.locator("#caption")).to_contain_text(
        kept("2021 is known for January–September only")
    )
    expect(title(page, MONTHS)).to_contain_text(f"January–{JOINER}September 2021")
    expect(page.locator(f"#{ids.notes(MONTHS)}")).to_contain_text("like for like")
    expect(page.locator(f"#{ids.title(TURNOVER)}")).to_contain_text("32.7%")
    narrowed = row_of(page, "2020")
    assert row_of(demo().open(f"/trade?{DEMO}&release=1&year=2020"), "2020") != narrowed


def test_drill_down_to_ten_digits_by_clicking_and_back_by_the_path(demo) -> None:
    page = demo().open(f"/trade?{DEMO}&year=2018&flow=export")
    box = ".slice path.surface"
    click_box(page, GOODS, box)
    expect(page).to_have_url(re.compile(r"sector=\w+"))
    for digits in (2, 4, 6, 10):
        click_box(page, GOODS, box)
        expect(page).to_have_url(re.compile(rf"code=\d{{{digits}}}(&|$)"))
    expect(title(page, GOODS)).to_contain_text("/kg")
    path = page.locator(f"#{ids.CODE_PATH}")
    expect(path.locator("li")).to_have_count(6)
    path.get_by_role("button", name=re.compile(r"^\d{4}(?!\d)")).click()
    expect(page).to_have_url(re.compile(r"code=\d{4}(&|$)"))
    path.get_by_role("button", name="All goods").click()
    expect(page).not_to_have_url(re.compile("code=|sector="))


def test_drill_down_by_keyboard_in_the_table(demo) -> None:
    page = demo().open(f"/trade?{DEMO}&year=2018&sector=minerals&code=27")
    figure = page.locator(f"#{ids.figure(GOODS)}")
    figure.locator(".chart-details > summary").focus()
    page.keyboard.press("Enter")
    code = figure.locator("tbody button").first
    text = code.inner_text()
    code.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"code={text}"))


def test_a_code_is_found_by_digits_and_by_name(demo) -> None:
    page = demo().open(f"/trade?{DEMO}")
    field, results = page.locator(f"#{ids.CODE_SEARCH}"), page.locator(f"#{ids.CODE_RESULTS}")
    field.fill("machinery")
    expect(results.locator("button").first).to_contain_text("84")
    field.fill("no such goods")
    expect(results).to_contain_text("Nothing found")
    field.fill("27")
    first = results.locator("button").first
    expect(first).to_contain_text(re.compile(r"^27\d{8}"))
    first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"sector=minerals&code=27\d{8}"))
    expect(results).to_be_hidden()


def test_a_cell_of_the_heat_map_chooses_both_and_a_second_click_neither(demo) -> None:
    page = demo().open(f"/partners?{DEMO}&year=2018")
    plot = page.locator(f"#{PARTNER_SECTORS} .nsewdrag")
    plot.scroll_into_view_if_needed()
    where = plot.bounding_box()
    assert where is not None
    spot = {"x": where["width"] / 22, "y": where["height"] / 30}
    plot.click(position=spot)
    expect(page).to_have_url(re.compile(r"partner=CHN&sector=\w+"))
    settled(page)
    plot.click(position=spot)
    expect(page).not_to_have_url(re.compile("partner=|sector="))


def test_another_release_shows_what_was_known_then(demo) -> None:
    page = demo().open(f"/trade?{DEMO}&year=2021")
    latest = page.locator("#card-turnover .card-value").inner_text()
    choose(page, ids.filter_of("release"), "No. 1")
    expect(page).to_have_url(re.compile("release=1"))
    expect(page.locator("#card-turnover .card-value")).not_to_have_text(latest)
    page.get_by_role("link", name="Releases and import reports").last.click()
    expect(page).to_have_url(re.compile(r"/releases\?"))
    expect(page.locator("main")).to_contain_text("There is no release before this one")
    page.get_by_role("button", name="No. 2").click()
    expect(page).not_to_have_url(re.compile("release="))
    expect(page.locator("main")).to_contain_text("What release 2 changed against release 1")
    report = page.locator("details", has_text="Report of No. 2")
    report.locator("summary").click()
    expect(report).to_contain_text("Codes with a lost leading zero, mended")


def test_an_unknown_release_and_an_unknown_code_are_named(demo) -> None:
    page = demo().open(f"/trade?{DEMO}&release=77&code=123")
    expect(page.locator("#problems")).to_contain_text("77")
    expect(page.locator("#problems")).to_contain_text("123")
    expect(page.locator(f"#{GOODS}")).to_be_visible()


@pytest.mark.parametrize(("path", "lang"), [("/", "en"), ("/trade", "ru"), ("/partners", "en")])
def test_every_chart_of_trade_is_marked_as_demonstration(demo, path: str, lang: str) -> None:
    # Years side by side have values, and so their mark, once some are chosen.
    page = demo().open(f"{path}?{DEMO}&lang={lang}&years=2017")
    said = MARK if lang == "en" else "Демонстрационные данные"
    figures = page.locator("figure")
    assert figures.count() >= 3
    for i in range(figures.count()):
        name, times = figures.nth(i).get_attribute("id"), figures.nth(i).inner_text().count(said)
        # Events and relations are real whatever the dataset.
        assert times == 0 if name == ids.figure("timeline-chart") else times >= 2, name


@pytest.mark.parametrize(("width", "lang"), [(1280, "ru"), (1920, "en")])
def test_the_filters_stand_in_two_rows_at_most(demo, width: int, lang: str) -> None:
    page = demo(width=width).open(f"/trade?{DEMO}&lang={lang}")
    ends = page.evaluate(
        "() => [...document.querySelector('.filter-fields').children]"
        ".map((one) => Math.round(one.getBoundingClientRect().bottom))"
    )
    assert len(ends) == 10
    assert len(set(ends)) <= (2 if width < 1900 else 1)


@pytest.mark.parametrize(
    ("path", "lang", "theme"),
    [("/trade", "ru", "dark"), ("/releases", "en", "light")],
)  # fmt: skip
def test_no_serious_violation(demo, path: str, lang: str, theme: str) -> None:
    joint = "&" if "?" in path else "?"
    page = demo(bypass_csp=True).open(f"{path}{joint}{DEMO}&lang={lang}&theme={theme}")
    for summary in page.locator("main details > summary").all():
        summary.evaluate("(one) => { one.parentElement.open = true; }")
    found = Axe().run(page, LIKE_NO_OTHER).response["violations"]
    told = [
        f"{one['id']}: {node['target']} {node['failureSummary'][:160]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert told == []
