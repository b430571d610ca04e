"""Meeting mode, saved views and the files of the menus, as a reader uses them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from watching import BALANCE, SECTORS, TURNOVER, settled

from dashboard import ids

pytestmark = [pytest.mark.browser, pytest.mark.walk]


def shown_chart(page: Page) -> str:
    return page.locator("main .current .chart-graph").get_attribute("id") or ""


def test_f_enters_arrows_walk_escape_restores(watched) -> None:
    page = watched().open("/?year=2018")
    page.keyboard.press("f")
    expect(page.locator("html")).to_have_class(re.compile("present"))
    expect(page).to_have_url(re.compile("present=1"))
    expect(page.locator(".cards.current")).to_be_visible()
    page.keyboard.press("ArrowRight")
    assert shown_chart(page) == TURNOVER
    expect(page.locator(".masthead")).to_be_hidden()
    expect(page.locator(f"#{ids.source(TURNOVER)}")).to_be_visible()
    expect(page.locator("#slide-foot")).to_contain_text("2 / 8")
    page.keyboard.press("End")
    assert shown_chart(page) == SECTORS
    page.keyboard.press("Escape")
    expect(page.locator("html")).not_to_have_class(re.compile("present"))
    expect(page).not_to_have_url(re.compile("present"))
    expect(page.locator(".masthead")).to_be_visible()
    page.keyboard.press("Tab")
    within = f"() => document.activeElement.closest('figure')?.id === '{SECTORS}-figure'"
    page.wait_for_function(within)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_slide_has_its_title_in_the_same_place(watched, lang: str) -> None:
    """The title of the map stood a line higher and farther left than that before and after it."""
    page = watched().open(f"/?present=1&lang={lang}")
    places = set()
    for _ in range(7):
        page.keyboard.press("ArrowRight")
        settled(page)
        box = page.locator("main .current .chart-title").bounding_box()
        assert box is not None
        places.add((round(box["x"]), round(box["y"])))
    assert len(places) == 1


def test_the_address_names_the_slide(watched) -> None:
    """A reload, Back and a copied link open the slide that was shown, not the first one."""
    page = watched().open("/?theme=dark&present=1")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(f"#{ids.figure(BALANCE)}$"))
    page.reload()
    settled(page)
    assert shown_chart(page) == BALANCE
    page.goto(page.url.split("#")[0] + f"#{ids.figure(SECTORS)}")
    settled(page)
    assert shown_chart(page) == SECTORS
    page.go_back()
    expect(page.locator("main .current .chart-graph")).to_have_id(BALANCE)
    page.keyboard.press("Home")
    page.reload()
    settled(page)
    expect(page.locator(".cards.current")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("theme=dark$"))


def test_a_list_that_is_shown_goes_on_after_a_reload(watched) -> None:
    views = f"view=One&chart={TURNOVER}&view=Two&path=%2Ftrade&view=Three&chart={BALANCE}"
    page = watched().open(f"/#{views}")
    page.locator("#views-open").click()
    page.locator("button[data-views=present]").click()
    expect(page.locator("#slide-foot")).to_contain_text("1 / 3")
    page.keyboard.press("End")
    expect(page.locator("#slide-foot")).to_contain_text("3 / 3")
    page.reload()
    settled(page)
    expect(page.locator("#slide-foot")).to_contain_text("3 / 3")
    assert shown_chart(page) == BALANCE


def test_a_slide_fills_the_screen_and_its_type_is_large(watched) -> None:
    page = watched().open("/?present=1")
    page.keyboard.press("ArrowRight")
    box = page.locator("main .current").bounding_box()
    assert box is not None
    assert box["width"] >= 1270
    assert box["height"] >= 710
    title = page.locator(f"#{ids.title(TURNOVER)}").bounding_box()
    assert title is not None
    assert title["height"] >= 40


@pytest.mark.parametrize(("lang", "chosen"), [("en", ""), ("ru", "&partner=CHN,DEU,FIN,USA")])
def test_the_slide_of_the_figures_has_a_title_and_a_source(demo, lang: str, chosen: str) -> None:
    """Six numbers stood on it without a word of what they are of, nor of who says so."""
    page = demo().open(f"/trade?dataset=demonstration&present=1&lang={lang}{chosen}")
    cards, source = page.locator(".cards.current"), page.locator(".cards-source")
    words = cards.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert page.locator("#page-title").text_content() in words and "2021" in words
    beneath = cards.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert ("Germany" in beneath or "Германия" in beneath) == bool(chosen)
    expect(source).to_be_visible()
    boxes = cards.locator(".card").evaluate_all(
        "(all) => all.map((one) => [one.scrollHeight - one.clientHeight,"
        " one.getBoundingClientRect().bottom])"
    )
    assert max(over for over, _ in boxes) <= 1
    top = source.bounding_box()
    assert top is not None and max(bottom for _, bottom in boxes) <= top["y"]


@pytest.mark.parametrize(("lang", "name"), [("en", "China"), ("ru", "Китай")])
def test_what_chips_name_is_not_read_twice_and_stands_on_a_slide(
    watched, lang: str, name: str
) -> None:
    page = watched().open(f"/?partner=CHN&flow=export&lang={lang}")
    head, caption = page.locator(".page-head"), page.locator(f"#{ids.CAPTION}")
    assert head.inner_text().count(name) == 1
    flow = {"en": "exports", "ru": "экспорт"}[lang]
    assert caption.inner_text().endswith(f"· {flow}"), "no chip says the flow"
    page.keyboard.press("f")
    expect(page.locator("#slide-foot")).to_contain_text(name)


@pytest.mark.parametrize("path", ["/relations?", "/partners?dataset=demonstration&"])
def test_the_map_of_an_upright_slide_lies(demo, path: str) -> None:
    """As high as the window it was half ocean; what it says stands beneath."""
    page = demo(390, 844).open(f"{path}present=1&lang=ru")
    while page.locator("#partner-map-figure.current").count() == 0:
        page.keyboard.press("ArrowRight")
    box = page.locator("#partner-map .geo .bg rect").bounding_box()
    assert box is not None and box["height"] < 0.8 * box["width"]
    expect(page.locator("#partner-map-figure .chart-finding")).to_be_visible()


def test_meeting_mode_works_with_the_network_cut(watched) -> None:
    # Of a reader who saves data nothing is asked ahead, which would be under way when the network
    # ends.
    reader = watched()
    reader.begin_with(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page = reader.open("/?present=1")
    page.context.set_offline(True)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert shown_chart(page) == BALANCE
    expect(page.locator(f"#{BALANCE} .main-svg").first).to_be_visible()
    page.context.set_offline(False)


def test_views_are_saved_named_ordered_shared_and_shown(watched) -> None:
    page = watched().open()
    page.locator("#views-open").click()
    page.locator("button[data-views=add]").click()
    page.locator("button[data-views=close]").click()
    page.locator("#flow-filter label").nth(1).click()
    expect(page).to_have_url(re.compile("flow=export"))
    settled(page)
    page.locator("#views-open").click()
    page.locator("button[data-views=add]").click()
    names = page.locator("#views-list input")
    expect(names).to_have_count(2)
    names.nth(1).fill("Only exports")
    names.nth(1).blur()
    page.get_by_role("button", name=re.compile("Earlier: Only exports")).click()
    expect(names.nth(0)).to_have_value("Only exports")
    page.locator("button[data-views=share]").click()
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert "#view=Only%20exports" in link
    page.locator("button[data-views=present]").click()
    expect(page).to_have_url(re.compile("flow=export.*present=1"))
    expect(page.locator("html")).to_have_class(re.compile("present"))


def test_a_shared_list_opens_elsewhere(watched) -> None:
    page = watched().open("/#view=Imports%20alone&query=flow%3Dimport&view=Trade&path=%2Ftrade")
    page.locator("#views-open").click()
    expect(page.locator("#views-list input").first).to_have_value("Imports alone")
    page.get_by_role("button", name=re.compile("Open: Trade")).click()
    expect(page.locator("#page-title")).to_have_text("Trade")


def test_menu_saves_a_picture_with_its_words(watched) -> None:
    page = watched().open()
    page.locator(f"#{ids.figure(TURNOVER)} .chart-menu summary").click()
    with page.expect_download() as saving:
        page.locator(f"[data-picture='{TURNOVER}:svg']").click()
    text = saving.value.path().read_text(encoding="utf-8")
    assert "11,224.9" in text
    assert "Government of the Leningrad Region (lenobl.ru)" in text
    assert page.locator(f"#{ids.reference(TURNOVER)}").inner_text() in text


@pytest.mark.parametrize("opened", ["#page-title ~ * .chart-menu summary", "#partner-filter"])
def test_a_click_beside_what_is_open_only_closes_it(watched, opened: str) -> None:
    page = watched().open("/?year=2018")
    page.set_viewport_size({"width": 1280, "height": 900})
    bar = page.locator(f"#{TURNOVER} .bars .point path").nth(1).bounding_box()
    assert bar is not None
    middle = bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2
    still_open = page.locator("details.chart-menu[open], button[aria-expanded=true]")
    page.locator(opened).first.click()
    expect(still_open).to_have_count(1)
    page.mouse.click(*middle)
    expect(still_open).to_have_count(0)
    settled(page)
    assert page.url.endswith("/?year=2018")
    page.mouse.click(*middle)
    expect(page).not_to_have_url(re.compile("year=2018"))


def test_a_slide_is_taken_by_keyboard_alone(watched) -> None:
    page = watched().open("/?year=2018&lang=ru")
    page.locator(f"#{ids.figure(TURNOVER)} .chart-menu summary").focus()
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Tab")
    focused = page.evaluate("() => document.activeElement.getAttribute('data-export')")
    assert focused.startswith("/export/chart.pptx")
    with page.expect_download() as saving:
        page.keyboard.press("Enter")
    assert saving.value.suggested_filename == "Ленинградская область - Оборот - 2018.pptx"
    assert saving.value.path().read_bytes().startswith(b"PK")


def test_menu_links_carry_the_filters(watched) -> None:
    page = watched().open("/?partner=CHN&lang=ru")
    page.locator(f"#{ids.figure(TURNOVER)} .chart-menu summary").click()
    for form in ("pptx", "xlsx", "csv"):
        link = page.locator(f"#{ids.figure(TURNOVER)} a[data-export*='.{form}']")
        address = link.get_attribute("href") or ""
        assert "partner=CHN" in address
        answer = page.request.get(page.url.split("/?")[0] + address)
        assert answer.status == 200
        assert len(answer.body()) > 100


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_word_of_the_figures_is_broken_on_the_smallest_slide(watched, lang: str) -> None:
    """A year ended in the middle of its word, and columns of years were threads."""
    page = watched(320, 640).open(f"/?present=1&lang={lang}")
    lines = page.locator(".cards.current .card-change").evaluate_all(
        """(all) => all.map((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const rows = [...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8));
          return new Set(rows).size;
        })"""
    )
    assert max(lines) <= 2
    expect(page.locator(".cards.current .card-years").first).to_be_hidden()
    over = page.locator(".cards.current .card").evaluate_all(
        "(all) => all.map((one) => one.scrollWidth - one.clientWidth)"
    )
    assert max(over) <= 0


def test_who_asks_for_more_contrast_has_no_grey_words(watched) -> None:
    page = watched(1280, 720, contrast="more").open("/")
    shades = page.evaluate(
        """() => [".caption", ".chart-subtitle", ".chart-source", "body"]
          .map((one) => getComputedStyle(document.querySelector(one)).color)"""
    )
    assert len(set(shades)) == 1


GREY_TEXTS = """(ink) => [...document.querySelectorAll('.main-svg :is(text, tspan)')]
  .filter((one) => /\\w/.test(one.textContent) && getComputedStyle(one).fill !== ink)
  .filter((one) => one.closest('.xtick, .ytick, .legend, .annotation, .gtitle, .cbaxis'))
  .map((one) => one.textContent)"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_who_asks_for_more_contrast_has_no_grey_texts_in_charts(watched, theme: str) -> None:
    page = watched(1280, 720, contrast="more").open(f"/?theme={theme}")
    settled(page)
    ink = page.evaluate("() => getComputedStyle(document.body).color")
    assert page.evaluate("(ink) => (" + GREY_TEXTS + ")(ink)", ink) == []


def test_saved_views_offer_what_can_be_done_with_them_and_keep_the_focus(watched) -> None:
    page = watched().open()
    page.locator("#views-open").click()
    offered = page.locator("#views-dialog .filter-actions button:visible")
    expect(offered).to_have_count(1)
    for _ in range(3):
        offered.first.press("Enter")
    expect(offered).to_have_count(4)
    rows = page.locator("#views-list li")
    rows.nth(1).get_by_role("button").nth(1).press("Enter")
    expect(rows.nth(0).get_by_role("button").nth(1)).to_be_focused()
    for left in (2, 1):
        page.locator("#views-list li:last-child button:last-child").press("Enter")
        expect(page.locator(f"#views-list li:nth-child({left}) button:last-child")).to_be_focused()
    page.keyboard.press("Enter")
    expect(offered).to_have_count(1)
    expect(offered).to_be_focused()


SPACES = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; }"""


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_figures_of_a_slide_keep_apart_in_wide_spaces(watched, lang: str) -> None:
    """Lines of a card lay over the next row and over the source (WCAG 2.2, 1.4.12)."""
    page = watched(1280, 720).open(f"/?present=1&lang={lang}")
    page.add_style_tag(content=SPACES)
    page.locator("html.spaced").wait_for(state="attached")
    over = page.locator(".cards.current .card").evaluate_all(
        "(all) => all.map((one) => one.scrollHeight - one.clientHeight)"
    )
    assert max(over) <= 1
    source = page.locator(".cards-source").bounding_box()
    lowest = page.locator(".cards.current .card").last.bounding_box()
    assert source and lowest and lowest["y"] + lowest["height"] <= source["y"]


def test_cells_without_room_on_an_upright_slide_are_scrolled_to(watched) -> None:
    """Of 24 fields eight were seen, and nothing led to the others."""
    page = watched(360, 640).open("/relations?present=1#matrix-chart-figure")
    picture = page.locator("main .current .chart-picture")
    box = picture.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(2000, 0)
    page.wait_for_function(
        "() => document.querySelector('main .current .chart-picture').scrollLeft"
    )
    last = page.locator("main .current .xtick text").last.bounding_box()
    assert last and last["x"] < 360
