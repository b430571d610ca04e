"""What an official comes for, from the first page to the answer, with no more than four clicks."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from watching import BALANCE, MONTHS, PARTNER_SECTORS, PARTNER_SHARE, TURNOVER, settled

from dashboard import ids

pytestmark = [pytest.mark.browser, pytest.mark.walk]
MADE_UP = "dataset=demonstration&year=2018"
MOST = 4


class Reader:
    """Somebody at a page whose clicks are counted; keys are not."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, where: Locator, **more: Any) -> None:
        self.clicks += 1
        where.click(**more)

    def search(self, text: str) -> Locator:
        """Type into the search; what it finds first."""
        self.page.keyboard.press("/")
        self.page.keyboard.type(text)
        return self.page.locator("#search-found .search-hit").first

    def done(self) -> None:
        settled(self.page)
        assert self.clicks <= MOST


def title(page: Page, chart: str) -> Locator:
    return page.locator(f"#{ids.title(chart)}")


def bar_of(page: Page, chart: str, number: int) -> Locator:
    return page.locator(f"#{chart} .bars .point path").nth(number)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_first_minute(watched: Any, lang: str) -> None:
    """The year in a sentence, the figures and one whole chart, without a click or a scroll."""
    page = watched().open(f"/?lang={lang}")
    for seen in (
        "#page-title",
        "#card-turnover",
        "#card-balance",
        f"#{TURNOVER} .main-svg >> nth=0",
    ):
        box = page.locator(seen).bounding_box()
        assert box is not None and box["y"] >= 0 and box["y"] + box["height"] <= 720, seen
    assert "2018" in page.locator(".page-head .caption").inner_text()


def test_a_brief_for_hebei(watched: Any) -> None:
    reader = Reader(page := watched().open("/?lang=ru"))
    reader.click(reader.search("Хэбэй"))
    expect(page.locator("#page-title")).to_contain_text("Хэбэй")
    settled(page)
    reader.click(page.get_by_role("link", name="Справка к визиту"))
    expect(page.locator("#page-title")).to_have_text("Справка к визиту: провинция Хэбэй")
    with page.expect_download() as saving:
        reader.click(page.locator(".brief-tools [href*='.docx'], .brief-tools a[href*='.docx']"))
    assert saving.value.path().read_bytes().startswith(b"PK")
    reader.done()


def test_a_brief_for_hebei_by_mouse_alone(watched: Any) -> None:
    """Who does not know the search finds the region in the list beside the map of relations."""
    reader = Reader(page := watched().open("/?lang=ru"))
    reader.click(page.locator(".pages a[href^='/relations']"))
    settled(page)
    reader.click(page.locator("a[href^='/relations/CN-HE']").first)
    expect(page.locator("#page-title")).to_contain_text("Хэбэй")
    settled(page)
    reader.click(page.get_by_role("link", name="Справка к визиту"))
    settled(page)
    with page.expect_download() as saving:
        reader.click(page.locator(".brief-tools a[href*='.docx']"))
    assert saving.value.path().read_bytes().startswith(b"PK")
    reader.done()


def test_a_slide_on_china(watched: Any) -> None:
    reader = Reader(page := watched().open())
    reader.click(bar_of(page, PARTNER_SHARE, 0), force=True)
    expect(page).to_have_url(re.compile("partner=CHN"))
    settled(page)
    menu = page.locator(f"#{ids.figure(TURNOVER)} .chart-menu")
    reader.click(menu.locator("summary"))
    with page.expect_download() as saving:
        reader.click(menu.locator("a[data-export*='.pptx']"))
    assert saving.value.suggested_filename.endswith("- China.pptx")
    reader.done()


def test_who_bought_what(demo: Any) -> None:
    reader = Reader(page := demo().open(f"/?{MADE_UP}"))
    reader.click(page.get_by_role("link", name="Partners", exact=True))
    expect(page.locator("#page-title")).to_have_text("Partners")
    settled(page)
    reader.click(page.locator("#flow-filter label").nth(1))
    expect(page).to_have_url(re.compile("flow=export"))
    settled(page)
    expect(title(page, PARTNER_SECTORS)).to_contain_text("xport")
    reader.done()


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_the_last_chart_of_a_page_is_found_from_its_head(demo: Any, size: tuple[int, int]) -> None:
    """The browser kept what stood below it in its place as it was drawn, and its title left."""
    reader = Reader(page := demo(*size).open(f"/?{MADE_UP}&lang=ru"))
    hit = reader.search("кто что купил")
    expect(hit).to_be_visible()
    reader.click(hit)
    expect(page.locator(f"#{PARTNER_SECTORS} .main-svg").first).to_be_visible()
    reader.done()
    box = title(page, PARTNER_SECTORS).bounding_box()
    bar = page.locator(".filters").bounding_box()
    assert box is not None and bar is not None
    assert bar["y"] + bar["height"] <= box["y"] < size[1] / 2


@pytest.mark.parametrize(
    "words", ["wood to Finland by month 2018–2021", "древесина в Финляндию по месяцам 2018–2021"]
)
def test_wood_to_finland_by_month(demo: Any, words: str) -> None:
    reader = Reader(page := demo().open(f"/?{MADE_UP}"))
    hit = reader.search(words)
    expect(hit).to_contain_text("2018–2021")
    reader.click(hit)
    expect(page).to_have_url(re.compile("years=2018,2019&.*flow=export&partner=FIN&sector=wood"))
    settled(page)
    expect(page.locator(f"#{MONTHS} .main-svg").first).to_be_in_viewport()
    months = page.locator(f"#{ids.figure(MONTHS)}")
    reader.click(months.locator(".table-open"))
    expect(months.locator("table caption")).to_be_visible()
    reader.done()


def cell_of(page: Page, row: str, column: str) -> tuple[float, float]:
    """The middle of a cell of the partners by groups, as it is seen."""
    chart = page.locator(f"#{PARTNER_SECTORS}")
    chart.scroll_into_view_if_needed()
    name = chart.locator(".ytick text").filter(has_text=row).bounding_box()
    head = chart.locator(".xtick text").filter(has_text=column).bounding_box()
    assert name and head
    return head["x"] + head["width"] / 2, name["y"] + name["height"] / 2


@pytest.mark.parametrize(
    ("lang", "row", "column", "months"),
    [
        ("en", "Finland", "Wood", "By month, 2018–2021"),
        ("ru", "Финляндия", "Древесина", "По месяцам, 2018–2021"),
    ],
)
def test_wood_to_finland_by_month_by_mouse_alone(
    demo: Any, lang: str, row: str, column: str, months: str
) -> None:
    """Who does not know the search goes by who bought what, from a cell to its months: by menus
    two years were two clicks more."""
    reader = Reader(page := demo().open(f"/?dataset=demonstration&lang={lang}"))
    reader.click(page.locator(".pages a[href^='/partners']"))
    settled(page)
    reader.click(page.locator("#flow-filter label").nth(1))
    expect(page).to_have_url(re.compile("flow=export"))
    settled(page)
    page.mouse.click(*cell_of(page, row, column))
    reader.clicks += 1
    expect(page).to_have_url(re.compile("partner=FIN&sector=wood"))
    settled(page)
    reader.click(page.get_by_role("link", name=months))
    expect(page).to_have_url(re.compile("/trade.*years=2018,2019.*flow=export&partner=FIN"))
    settled(page)
    expect(page.locator(f"#{MONTHS} .main-svg").first).to_be_in_viewport()
    expect(page.locator(f"#{MONTHS}")).to_contain_text("2018")
    reader.done()


def test_china_against_germany(demo: Any) -> None:
    reader = Reader(page := demo().open(f"/partners?{MADE_UP}"))
    reader.click(page.locator("#partner-filter"))
    for name in ("China", "Germany"):
        page.keyboard.type(name)
        reader.click(page.get_by_role("option", name=name, exact=True))
        page.locator(".dash-dropdown-search").fill("")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("partner=CHN,DEU|partner=CHN%2CDEU"))
    settled(page)
    expect(page.locator("#compare-chart .main-svg").first).to_be_visible()
    expect(title(page, "compare-chart")).to_contain_text("Germany")
    reader.done()


def test_the_largest_falls(demo: Any) -> None:
    reader = Reader(page := demo().open("/?dataset=demonstration&year=2015&against=2014"))
    reader.click(page.locator(".pages a[href^='/why']"))
    expect(page.locator("#page-title")).to_have_text("Why it changed")
    settled(page)
    fallen = page.locator("#partner-growth-chart .bartext", has_text="−")
    expect(fallen.first).to_be_visible()
    reader.done()


def test_keys_alone(watched: Any) -> None:
    reader = Reader(page := watched().open())
    hit = reader.search("exports to China 2018")
    expect(hit).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hit).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("partner=CHN"))
    reader.done()
    assert reader.clicks == 0


def test_by_keys_a_chart_below_others_is_near_once_it_was_found(demo: Any) -> None:
    """From the head of its page the table of the months was seventy presses away."""
    page = demo().open(f"/?{MADE_UP}")
    hit = Reader(page).search("wood to Finland by month 2018–2021")
    expect(hit).to_contain_text("2018–2021")
    for key in ("ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile("years=2018,2019&.*sector=wood"))
    settled(page)
    opener = page.locator(f"#{ids.figure(MONTHS)} .table-open")
    for _ in range(20):
        if opener.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(opener).to_be_focused()


def test_by_keys_two_partners_are_chosen_one_after_the_other(demo: Any) -> None:
    """The second name was put behind the first in the search of the list, and found nothing."""
    page = demo().open(f"/partners?{MADE_UP}")
    page.locator("#partner-filter").focus()
    page.keyboard.press("Enter")
    field = page.locator(".dash-dropdown-search")
    expect(field).to_be_focused()
    for name in ("China", "Germany"):
        page.keyboard.type(name)
        expect(field).to_have_value(name)
        option = page.get_by_role("option", name=name, exact=True)
        expect(option).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(option.locator("input")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("partner=CHN,DEU|partner=CHN%2CDEU"))


def test_the_birth_of_a_figure(watched: Any) -> None:
    reader = Reader(page := watched().open())
    reader.click(page.locator("#card-balance a.card-value"))
    panel = page.locator(f"#{ids.FIGURE_PANEL}, .provenance-dialog").first
    expect(panel.locator("li a.amount").first).to_be_visible()
    reader.click(panel.locator("li a.amount").first)
    expect(panel.locator("blockquote").first).to_contain_text("7,109 million US dollars")
    reader.done()
    expect(page.locator(f"#{BALANCE} .main-svg").first).to_be_attached()
