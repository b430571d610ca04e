"""Everything that a mouse can do a keyboard can: each page is walked by Tab alone."""

from __future__ import annotations

import re
from itertools import cycle
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from watching import settled

from dashboard import ids

pytestmark = [pytest.mark.browser, pytest.mark.walk]
PAGES = ("/", "/trade", "/why", "/changes", "/partners", "/relations", "/data", "/releases",
         "/brief?partner=CHN", "/relations/DE-MV")  # fmt: skip
MOST = 1500
"""Stops of a page; the longest tables have a link in each number."""

CONTROLS = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
)].filter((one) => !one.disabled && one.checkVisibility({ checkVisibilityCSS: true })
  && !one.closest('[aria-hidden="true"], dialog:not([open])') && one.getClientRects().length)
  .map((one) => { one.dataset.walk = '1'; return one.outerHTML.slice(0, 160); }).length"""
LEFT = """() => [...document.querySelectorAll('[data-walk="1"]')]
  .filter((one) => !(one.type === 'radio' && document.querySelector(
    `input[type=radio][name="${one.name}"][data-walk="2"]`)))
  .map((one) => one.outerHTML.slice(0, 200))"""
HERE = """async () => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const again = one.dataset.walk === '2';
  if (one.dataset.walk) one.dataset.walk = '2';
  const shown = one.type === 'radio' ? one.nextElementSibling || one.parentElement : one;
  const style = getComputedStyle(shown);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const isAbove = () => {
    const { left, right, top, bottom } = shown.getClientRects()[0];
    const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    if (to - from < Math.min(bottom - top, innerHeight) / 2) return false;
    const middle = (from + to) / 2;
    return [0.1, 0.5, 0.9].some((part) => {
      const there = document.elementFromPoint(left + (right - left) * part, middle);
      return there && (shown.contains(there) || there.contains(shown));
    });
  };
  // The browser scrolls to what has the focus some frames later.
  let isSeen = isAbove();
  for (let frames = 300; frames > 0 && !isSeen; frames -= 1) {
    await new Promise((done) => requestAnimationFrame(done));
    // Charts that are drawn above meanwhile may have moved it. What sticks to the edge of its table
    // the browser would leave outside of the window; the page shows it by itself.
    const isStuck = one.closest(".table-tools");
    if (frames % 30 === 0 && !isStuck) shown.scrollIntoView({ block: "nearest" });
    isSeen = isAbove();
  }
  return { again, ring, isSeen, what: one.outerHTML.slice(0, 200) };
}"""


def walked(page: Page) -> list[dict[str, Any]]:
    """The stops of Tab, from the top of the page until it leaves or comes round."""
    page.evaluate("() => { document.activeElement?.blur(); window.getSelection()?.empty(); }")
    stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or here["again"]:
            return stops
        stops.append(here)
    raise AssertionError(f"Tab has not left the page after {MOST} stops")


# What can be reached is one in both languages; a walk takes some three seconds.
@pytest.mark.parametrize(("path", "lang"), list(zip(PAGES, cycle(["en", "ru"]), strict=False)))
def test_tab_reaches_every_control_with_a_visible_ring(watched, path: str, lang: str) -> None:
    page = watched().open(f"{path}{'&' if '?' in path else '?'}lang={lang}")
    for noun in ids.FILTERS:
        if page.locator(f".field.{noun}").count() and noun not in ("months", "flow"):
            expect(page.locator(f"#{ids.filter_of(noun)}")).to_have_attribute("tabindex", "0")
    assert page.evaluate(CONTROLS) > 10
    stops = walked(page)
    assert "\n".join(page.evaluate(LEFT)) == ""
    assert "\n".join(stop["what"] for stop in stops if not stop["ring"]) == ""
    # Nothing that stays in its place lies over what has the focus.
    assert "\n".join(stop["what"] for stop in stops if not stop["isSeen"]) == ""


def test_a_year_is_chosen_by_keys_alone(watched) -> None:
    page = watched().open()
    expect(page.locator("#year-filter")).to_have_attribute("tabindex", "0")
    while page.evaluate("() => document.activeElement.id") != "year-filter":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    # The list gives the focus to what is chosen a moment after it opens.
    expect(page.locator("[role=option][aria-selected=true] :focus")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=false] :focus")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"year=2017"))


def test_flows_are_one_stop_of_tab_and_arrows_choose_among_them(watched) -> None:
    page = watched().open()
    flows = page.locator("#flow-filter input")
    while not page.evaluate("() => document.activeElement.matches('#flow-filter input')"):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("flow=export"))
    expect(flows.nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#flow-filter :focus")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(flows.nth(1)).to_be_focused()


def test_partners_are_chosen_and_cleared_by_keys_alone(watched) -> None:
    page = watched().open()
    partners = page.locator("#partner-filter")
    expect(partners).to_have_attribute("tabindex", "0")
    partners.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".dash-dropdown-content :focus")).to_have_count(1)
    page.keyboard.type("Germ")
    expect(page.get_by_role("option").first).to_contain_text("Germany")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("partner=DEU"))
    expect(partners).to_be_focused()
    page.keyboard.press("Delete")
    expect(page).not_to_have_url(re.compile("partner="))


@pytest.mark.parametrize(("lang", "name"), [("en", "Partner country"), ("ru", "Страна-партнёр")])
def test_a_filter_is_named_by_its_label_and_its_value(watched, lang: str, name: str) -> None:
    page = watched().open(f"/?partner=CHN&lang={lang}")
    value = {"en": "China", "ru": "Китай"}[lang]
    expect(page.get_by_role("button", name=re.compile(f"{name}.*{value}"))).to_be_visible()


def test_a_chip_is_taken_away_by_a_key_and_the_focus_goes_to_the_next(watched) -> None:
    page = watched().open("/?partner=CHN,DEU&sector=energy")
    taken = page.locator(f"#{ids.CHIPS} button.taken")
    expect(taken).to_have_count(3)
    taken.first.focus()
    page.keyboard.press("Delete")
    expect(page).to_have_url(re.compile("partner=DEU&sector=energy"))
    expect(taken).to_have_count(2)
    expect(taken.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(taken).to_have_count(1)
    expect(taken.first).to_be_focused()
    page.keyboard.press("Backspace")
    expect(taken).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/$"))


@pytest.mark.parametrize(
    ("text", "name"), [("turkey", "Türkiye"), ("кнр", "China"), ("белоруссия", "Belarus")]
)
def test_a_search_of_partners_knows_other_names(watched, text: str, name: str) -> None:
    page = watched().open()
    page.locator("#partner-filter").click()
    expect(page.locator(".option-heading").first).to_be_visible()
    page.locator(".dash-dropdown-search").fill(text)
    options = page.locator(".dash-dropdown-content").get_by_role("option")
    expect(options).to_have_text([name])
    expect(page.locator(".option-heading")).to_have_count(0)


WALKS = {
    "/": {"turnover-chart": ("2018. Exports: $7,109.0", "ArrowRight", "2019. not published"),
          "partner-share-chart": ("China. 15.6%", "ArrowDown", "Netherlands. 9.2%")},
    "/trade?dataset=demonstration": {
        "months-chart": ("Exports, January. 2021:", "ArrowRight", "Exports, February. 2021:"),
        "goods-chart": ("Mineral products. Exports:", "ArrowDown", "Machinery, equipment")},
    "/relations": {"partner-map": ("Kyiv Region, Ukraine.", "ArrowRight", "Henan, China."),
                   "matrix-chart": ("Belarus, Culture.", "ArrowDown", "China, Culture.")},
    "/why?dataset=demonstration": {
        "price-volume-chart": ("Exports: value. +", "ArrowDown", "Exports: prices."),
        "dependence-chart": ("2021, Turnover.", "ArrowLeft", "2020, Turnover.")},
}  # fmt: skip
"""Page → chart → what is said at the first arrow key, another key, and what is said then."""


def test_arrow_keys_walk_the_points_of_charts_and_say_them(demo) -> None:
    watching = demo()
    for path, charts in WALKS.items():
        page = watching.open(path)
        said = page.locator(f"#{ids.STATUS}")
        for chart, (first, key, then) in charts.items():
            picture = page.locator(f"#{ids.picture(chart)}")
            picture.scroll_into_view_if_needed()
            picture.locator(".main-svg").first.wait_for(state="attached")
            page.keyboard.press("Shift")
            picture.focus()
            expect(page.locator(".point-help")).to_be_visible()
            page.keyboard.press("ArrowDown")
            expect(said).to_contain_text(first)
            page.keyboard.press(key)
            expect(said).to_contain_text(then)
            # The source, which is that of every point, was said of the first one.
            expect(said).not_to_contain_text("Source: ")
            expect(picture.locator(".hoverlayer .hovertext")).not_to_have_count(0)
            page.keyboard.press("Tab")
            expect(said).to_be_empty()


def test_enter_chooses_the_point_that_is_shown_and_the_walk_goes_on(watched) -> None:
    page = watched().open()
    picture = page.locator("#turnover-chart-picture")
    picture.focus()
    for key in ("ArrowRight", "Home", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile("year=2017"))
    expect(picture).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"#{ids.STATUS}")).to_contain_text("2018. Exports: $7,109.0 million")
    # Alt asks where the number is from, as it does with a mouse.
    page.keyboard.press("Alt+Enter")
    expect(page.locator(f"#{ids.FIGURE_DIALOG}")).to_be_visible()


def test_alt_and_enter_ask_for_the_part_of_a_column_that_is_said(watched) -> None:
    page = watched().open()
    said, panel = page.locator(f"#{ids.STATUS}"), page.locator(f"#{ids.FIGURE_PANEL}")
    dialog = page.locator(f"#{ids.FIGURE_DIALOG}")
    parts = {"turnover-chart": ("Imports", "Exports"),
             "balance-chart": ("Exports", "Balance", "Imports")}  # fmt: skip
    for chart, names in parts.items():
        picture = page.locator(f"#{ids.picture(chart)}")
        picture.scroll_into_view_if_needed()
        picture.locator(".main-svg").first.wait_for(state="attached")
        picture.focus()
        for steps, name in enumerate(names):
            # Whoever comes back from the panel goes on where it was opened.
            page.keyboard.press("ArrowDown" if steps else "ArrowRight")
            expect(said).to_contain_text(f"{name}. 2018.")
            page.keyboard.press("Alt+Enter")
            expect(dialog).to_be_visible()
            expect(panel).to_contain_text(name, ignore_case=True)
            page.keyboard.press("Escape")
            expect(dialog).to_be_hidden()
            expect(picture).to_be_focused()
    for key in ("ArrowRight", "Alt+Enter"):
        page.keyboard.press(key)
    expect(said).to_contain_text("2019. not published")
    expect(page).not_to_have_url(re.compile("year="))


@pytest.mark.parametrize(("path", "chart"), [("/", "turnover-chart"), ("/relations", "partner-map"),
                                             ("/partners", "partner-share-chart")])  # fmt: skip
def test_two_links_lead_past_all_that_stands_before_the_charts(
    watched, path: str, chart: str
) -> None:
    page = watched().open(f"{path}?lang=ru")
    for name in ("Перейти к основному содержанию", "Перейти к диаграммам"):
        page.keyboard.press("Tab")
        expect(page.locator(".skip:focus")).to_have_text(name)
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(f"#{ids.figure(chart)} :focus")).to_have_count(1)


def test_letters_typed_while_a_list_opens_are_not_lost(watched) -> None:
    page = watched().open()
    for wait in (0, 15, 30, 45, 60):
        page.focus("#partner-filter")
        page.keyboard.press("Enter")
        page.wait_for_timeout(wait)
        page.keyboard.type("estonia")
        expect(page.locator(".dash-dropdown-search")).to_have_value("estonia")
        page.keyboard.press("Escape")
        expect(page.locator(".dash-dropdown-content")).to_have_count(0)
        expect(page.locator("#partner-filter")).to_be_focused()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_list_of_keys_is_opened_by_its_key_and_gives_the_focus_back(watched, lang: str) -> None:
    page = watched().open(f"/?lang={lang}")
    page.locator("#copy-link").focus()
    page.keyboard.press("?")
    listed = page.locator("#keys-dialog")
    expect(listed).to_be_visible()
    assert listed.locator("dt").count() == listed.locator("dd").count() > 5
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(page.locator("#copy-link")).to_be_focused()


@pytest.mark.parametrize(("width", "shown"), [(1920, True), (1280, False)])
def test_the_search_names_itself_and_its_key_where_there_is_room(
    watched, width: int, shown: bool
) -> None:
    button = watched(width, 720).open("/").locator("#search-open")
    expect(button.get_by_text("Search", exact=True)).to_be_visible(visible=shown)
    expect(button.get_by_text("/", exact=True)).to_be_visible(visible=shown)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_was_chosen_in_a_fold_keeps_the_fold_open_and_the_focus(watched, lang: str) -> None:
    page = watched().open(f"/relations?lang={lang}")
    page.locator(".kinds summary").press("Enter")
    for kind in ("kind:agreement", "kind:visit"):
        page.locator(f"[data-order='{kind}']").press("Enter")
        expect(page).to_have_url(re.compile(kind.partition(":")[2]))
        settled(page)
        expect(page.locator(f"[data-order='{kind}']")).to_be_focused()


def test_a_choice_that_changes_the_filters_keeps_the_focus(demo) -> None:
    """Another dataset has other filters: the bar is made anew, with the focus where it was."""
    page = demo().open("/trade?dataset=demonstration&partner=CHN")
    page.locator("#reset-filters").press("Enter")
    expect(page).not_to_have_url(re.compile("dataset"))
    settled(page)
    expect(page.locator("#reset-filters")).to_be_focused()
    page.locator("#dataset-filter").press("Enter")
    # The list gives the focus to what is chosen a moment after it opens.
    expect(page.locator("[role=option][aria-selected=true] :focus")).to_have_count(1)
    page.keyboard.press("End")
    expect(page.locator("[role=option]:last-child :focus")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("dataset"))
    settled(page)
    expect(page.locator("#dataset-filter")).to_be_focused()
