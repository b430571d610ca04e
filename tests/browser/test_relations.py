"""The pages about relations in a browser: map by year and field, walk, profile, brief, search."""

from __future__ import annotations

import io
import re
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Page, expect
from watching import MATRIX, PARTNER_MAP, TIMELINE, settled

from dashboard import ids
from dashboard.typography import JOINER

pytestmark = [pytest.mark.browser, pytest.mark.walk]

DRAWN = """() => {
  const graph = document.querySelector('#partner-map .js-plotly-plot');
  const found = graph.data.flatMap((trace) => (trace.customdata || []).map((one) => one[0]));
  const regions = found.filter((one) => one.startsWith('region:')).map((one) => one.slice(7));
  return [...new Set(regions)].sort();
}"""
STATES = {
    1992: {"NO-18", "CN-HE"},
    2003: {"NO-18", "CN-HE", "JP-26", "KR-44", "DE-MV", "PL-02", "AM-AG", "UA-32"},
    2018: {"NO-18", "CN-HE", "JP-26", "KR-44", "DE-MV", "PL-02", "UZ-BU", "UZ-FA", "CN-JX",
           "CN-HA", "CN-QH", "CN-TJ", "CN-HL", "UA-32"},
    2023: {"CN-HE", "JP-26", "KR-44", "BY-VI", "BY-HO", "BY-MI", "BY-MA", "BG-23", "KZ-31",
           "FI-02", "FI-09", "FI-18", "IR-03"},
}  # fmt: skip
"""Golden: the regions drawn in a year."""

FIELDS = {
    "aquaculture": {"NO-18", "DE-MV"},
    "education": {"NO-18", "DE-MV", "CN-HE", "CN-HA", "JP-26", "KR-44", "PL-02"},
    "energy": {"NO-18", "DE-MV"},
}
"""Golden: the regions drawn in 2018 for a field of cooperation."""


def shown(page: Page) -> set[str]:
    return set(page.evaluate(DRAWN))


@pytest.mark.parametrize("year", STATES)
def test_regions_of_a_year_are_on_the_map(watched, year: int) -> None:
    page = watched().open(f"/relations?year={year}")
    assert shown(page) == STATES[year]


@pytest.mark.parametrize("field", FIELDS)
def test_regions_of_a_field_are_on_the_map(watched, field: str) -> None:
    page = watched().open(f"/relations?year=2018&sector={field}")
    assert shown(page) == FIELDS[field]


def test_regions_of_russia_are_never_partner_regions(watched) -> None:
    page = watched().open("/relations?year=2018")
    assert not {"RU-KRS", "UA-43"} & shown(page)
    assert "Kursk" not in page.locator(".region-aside").inner_text()


def test_kind_narrows_the_map(watched) -> None:
    page = watched().open("/relations?year=2018&kind=talks")
    assert shown(page) == {"UZ-BU", "UZ-FA"}


def test_tools_choose_zoom_and_colour_and_keep_the_focus(watched) -> None:
    page = watched().open("/relations")
    baltic = page.locator("[data-order='zoom:baltic']")
    baltic.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("zoom=baltic"))
    expect(baltic).to_have_attribute("aria-pressed", "true")
    expect(baltic).to_be_focused()
    page.locator("[data-order='colour:kind']").click()
    expect(page).to_have_url(re.compile("colour=kind"))
    expect(page.locator(f"#{ids.subtitle(PARTNER_MAP)}")).to_contain_text("kind of relation")
    page.locator("[data-order='colour:']").click()
    expect(page).not_to_have_url(re.compile("colour="))


def test_play_walks_through_the_years_and_stops(watched) -> None:
    page = watched().open("/relations")
    page.evaluate(
        """() => {
          window.walked = [];
          for (const way of ["pushState", "replaceState"]) {
            const go = history[way];
            history[way] = function (...given) {
              go.apply(history, given);
              window.walked.push(Number(new URL(location.href).searchParams.get("year")));
            };
          }
        }"""
    )
    play = page.locator("#year-play")
    play.focus()
    page.keyboard.press("Enter")
    expect(play).to_have_attribute("aria-pressed", "true")
    # Years go by with the clock, so a slow machine leaves some out.
    page.wait_for_function("() => window.walked.filter(Boolean).length > 2")
    page.keyboard.press("Enter")
    walked = page.evaluate("() => window.walked")
    # The place of reading is kept too, at an address that names no year yet.
    years = [year for year in walked if year]
    assert years[0] == 1987
    assert years == sorted(years)
    expect(play).to_have_attribute("aria-pressed", "false")
    settled(page)
    page.locator("[data-walk='1']").click()
    settled(page)
    expect(page.locator(f"#{ids.YEAR_WALK}")).to_have_value(
        page.locator("#year-shown").inner_text()
    )


def test_play_only_steps_where_motion_is_unwanted(watched) -> None:
    page = watched(reduced_motion="reduce").open("/relations?year=2002")
    page.locator("#year-play").click()
    expect(page).to_have_url(re.compile("year=2003"))
    settled(page)
    expect(page.locator("#year-play")).to_have_attribute("aria-pressed", "false")
    assert "year=2003" in page.url


def test_slider_moves_by_keyboard(watched) -> None:
    page = watched().open("/relations?year=2002")
    page.locator(f"#{ids.YEAR_WALK}").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("year=2003"))
    expect(page.locator(f"#{ids.title(PARTNER_MAP)}")).to_contain_text("2003")


def test_list_is_searched_sorted_and_filters(watched) -> None:
    page = watched().open("/relations")
    page.locator("#region-search").fill("норв")
    rows = page.locator(".region-aside li[data-search]:visible")
    expect(rows).to_have_count(1)
    rows.locator("[data-order]").click()
    expect(page).to_have_url(re.compile("partner=NOR"))
    expect(page.locator("#details h2")).to_have_text("Norway")
    expect(rows).to_have_count(1)
    page.locator("[data-order='sort:anniversary']").click()
    expect(page).to_have_url(re.compile("sort=anniversary"))


def test_matrix_cell_chooses_partner_and_field_and_clears_them(watched) -> None:
    page = watched().open("/relations")
    cell = page.locator(f"#{MATRIX} .heatmap-label text").first
    for pattern in (r"partner=\w{3}&sector=\w+", r"/relations$"):
        cell.scroll_into_view_if_needed()
        box = cell.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(page).to_have_url(re.compile(pattern))
        settled(page)


def test_a_column_of_the_timeline_chooses_its_year_and_lists_its_events(watched) -> None:
    page = watched().open("/relations")
    listed = page.locator(f"#{ids.listing(TIMELINE)}")
    expect(listed.locator("h3").first).to_have_text("31 events with partners abroad in 2018")
    column = page.locator(f"#{TIMELINE} .barlayer .point").first
    column.scroll_into_view_if_needed()
    settled(page)
    box = column.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("year=2004"))
    expect(listed.locator("h3").first).to_have_text("1 event with partners abroad in 2004")
    settled(page)
    expect(listed.locator("summary")).to_have_text("Events without a date")


def test_a_span_of_years_is_drawn_over_the_timeline_or_chosen_by_keys(watched) -> None:
    page = watched().open("/relations")
    heading = page.locator(f"#{ids.listing(TIMELINE)} h3").first
    columns = page.locator(f"#{TIMELINE} .barlayer .point")
    columns.first.scroll_into_view_if_needed()
    settled(page)
    box = page.locator(f"#{TIMELINE} .nsewdrag").bounding_box()
    assert box is not None
    # The last third of 2004 to 2026.
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.7, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, middle, steps=4)
    expect(page.locator(".brush")).to_be_visible()
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?years=2020,2026$"))
    expect(heading).to_contain_text(f"events with partners abroad in 2020–{JOINER}2026")
    expect(page.locator(".brush")).to_have_count(0)
    settled(page)
    first = page.locator(f"#{ids.SPAN_FIRST}")
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(heading).to_contain_text(f"in 2021–{JOINER}2026")
    expect(first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("31 events with partners abroad in 2018")


def test_the_lanes_of_partners_are_chosen_by_a_key_and_stand_in_the_address(watched) -> None:
    page = watched().open("/relations")
    button = page.locator(f"#{ids.tools(TIMELINE)} [data-order='timeline:partners']")
    button.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("timeline=partners"))
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    settled(page)
    # Whoever goes on by the wheel is not brought back to where the choice was made.
    before = page.evaluate("() => scrollY")
    page.mouse.move(640, 400)
    page.mouse.wheel(0, 40)
    page.wait_for_function("(before) => scrollY !== before", arg=before)
    cell = page.locator(f"#{TIMELINE} .heatmap-label text").first
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile(r"partner=\w{3}"))


def test_profile_of_a_region(watched) -> None:
    page = watched().open("/relations/NO-18")
    expect(page.locator("#page-title")).to_have_text("Nordland, Norway")
    facts = page.locator(".facts")
    expect(facts).to_contain_text("Нурланд")
    expect(facts).to_contain_text("1987")
    text = page.locator("main").inner_text()
    for told in ("Renewed cooperation agreement", "C08",
                 "Visit of the governor's delegation", "not published for any year"):  # fmt: skip
        assert told in text


def test_profile_of_a_country_shows_its_trade(watched) -> None:
    page = watched().open("/relations/CHN?lang=ru")
    expect(page.locator("#page-title")).to_have_text("Китай")
    expect(page.locator("#card-turnover")).to_contain_text("1\u00a0750")
    expect(page.locator("main")).to_contain_text("1 из 6")
    expect(page.locator("main")).to_contain_text("подписание не подтверждено")
    page.get_by_role("link", name="Провинция Хэбэй", exact=True).first.click()
    expect(page).to_have_url(re.compile("/relations/CN-HE"))


@pytest.mark.parametrize(("code", "lang"), [("CHN", "ru"), ("CN-HE", "en")])
def test_a_profile_is_seen_at_a_glance(watched, code: str, lang: str) -> None:
    """Its counts stand beside each other or beside the names, what is due in two columns: in a low
    window no list ran out of sight beside a card that was half empty."""
    page = watched(1280, 720).open(f"/relations/{code}?lang={lang}")
    card = page.locator(".profile-facts")
    lowest = card.locator(".in-line a").last.bounding_box()
    assert lowest and lowest["y"] + lowest["height"] <= 720
    room = card.bounding_box()
    furthest = card.locator(".number a, .tally a").evaluate_all(
        "(all) => Math.max(...all.map((one) => one.getBoundingClientRect().right))"
    )
    assert room and furthest >= room["x"] + room["width"] * 0.66


@pytest.mark.parametrize("path", ["/relations/RU-KRS", "/brief/XX-1"])
def test_unknown_partner_is_said(watched, path: str) -> None:
    page = watched().open_missing(path)
    code = path.rpartition("/")[2]
    expect(page.locator("#problems")).to_contain_text(f"no partner country or region “{code}”")


@pytest.mark.parametrize(("code", "lang"), [("CHN", "ru"), ("NO-18", "en")])
def test_brief_says_the_same_on_the_page_and_in_the_pdf(watched, code: str, lang: str) -> None:
    page = watched().open(f"/brief/{code}?lang={lang}")
    lines = page.locator(".brief-part li, .brief-part p").all_inner_texts()
    assert len(lines) > 8
    answer = page.request.get(
        page.url.split("/brief")[0] + f"/export/brief.pdf?partner={code}&lang={lang}"
    )
    with pdfplumber.open(io.BytesIO(answer.body())) as pdf:
        assert len(pdf.pages) == 1
        told = _letters(pdf.pages[0].extract_text())
    for line in lines:
        for word in line.split():
            assert _letters(word) in told


def _letters(text: str) -> str:
    """Letters and digits only: lines break where they will."""
    return re.sub(r"\W+", "", text.casefold())


def test_the_lines_of_a_brief_stand_in_the_two_columns_of_its_sheet(watched) -> None:
    """A part of it was named as a block of the profile is, and looked like one."""
    page = watched(1280, 720).open("/brief?partner=CHN")
    parts = page.locator(".brief-part")
    lefts = parts.evaluate_all(
        "(all) => all.map((one) => one.lastElementChild.getBoundingClientRect().left)"
    )
    grounds = parts.evaluate_all("(all) => all.map((one) => getComputedStyle(one).backgroundColor)")
    assert len(lefts) > 8 and len(set(lefts)) == 1
    assert len(set(grounds)) == 1


@pytest.mark.parametrize("partner", ["CHN", "BLR", "NOR", "DEU"])
def test_brief_prints_on_one_page(watched, partner: str) -> None:
    page = watched().open(f"/brief?partner={partner}&lang=ru")
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        assert len(pdf.pages) == 1


def test_search_by_key_arrows_and_enter(watched) -> None:
    page = watched().open("/?year=2017")
    page.keyboard.press("/")
    expect(page.locator("#search-dialog")).to_be_visible()
    page.keyboard.type("Нурланд")
    hits = page.locator("#search-found .search-hit")
    expect(hits.first).to_contain_text("Nordland")
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/relations/NO-18\?year=2017"))
    expect(page.locator("#page-title")).to_have_text("Nordland, Norway")
    page.keyboard.press("/")
    page.keyboard.type("zzzzz")
    expect(page.locator("#search-status")).to_contain_text("Nothing found.")
    page.keyboard.press("Escape")
    expect(page.locator("#search-dialog")).to_be_hidden()


def test_template_can_be_downloaded(watched) -> None:
    page = watched().open("/relations")
    with page.expect_download() as told:
        page.locator(".owner a").click()
    assert told.value.suggested_filename == "relations-template.xlsx"


@pytest.mark.parametrize(("lang", "name"), [("en", "Minsk Region"), ("ru", "Минская обл.")])
def test_a_region_beside_its_city_is_named_on_the_map_of_its_country(
    watched: Any, lang: str, name: str
) -> None:
    page = watched().open(f"/relations/BLR?lang={lang}")
    map_of_place = page.locator(".chart", has=page.locator(".scattergeo")).first
    map_of_place.scroll_into_view_if_needed()
    expect(map_of_place.locator(".scattergeo text", has_text=name).first).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_whole_map_and_what_walks_its_years_are_seen_at_once(watched, lang: str) -> None:
    page = watched(1280, 720).open(f"/relations?lang={lang}")
    ground = page.locator("#partner-map .geo .bg rect")
    ground.wait_for()
    for part in (ground, page.locator("#year-walk")):
        box = part.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 720


def test_a_table_of_one_year_ends_where_it_ends(watched) -> None:
    """It was as high as the chart beside it: four fifths of its card were empty."""
    page = watched(1280, 720).open("/relations/CHN")
    card = page.locator(".charts > section.chart").last
    table = card.locator("table").last
    room, said = card.bounding_box(), table.bounding_box()
    assert room and said and room["y"] + room["height"] - (said["y"] + said["height"]) < 80
