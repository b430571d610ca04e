"""Windows of every width: no page moves sideways, and texts of charts keep apart on a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from watching import OVERLAPS, TURNOVER, settled

pytestmark = [pytest.mark.browser, pytest.mark.walk]
WIDTHS = (1920, 1280, 768, 390, 320)
PUBLISHED = ("/", "/trade", "/partners", "/relations", "/data", "/relations/NO-18",
             "/relations/CHN", "/brief?partner=CHN", "/data/figure/T003")  # fmt: skip
MADE_UP = ("/trade", "/why", "/changes", "/partners?partner=CHN,DEU", "/releases")
SMALL = (
    ("/?year=2021&lang=ru", 320),
    ("/trade?dataset=demonstration&lang=ru", 390),
    ("/trade?dataset=demonstration&months=1,2,3&partner=CHN", 320),
    ("/partners?dataset=demonstration&partner=CHN,DEU&lang=ru", 320),
    ("/why?dataset=demonstration&months=3-12&group=brics&without=VEN,QAT&lang=ru", 320),
    ("/relations?lang=ru", 390),
    ("/relations?year=2014&years=2019,2024,1991&theme=dark", 320),
    ("/relations/NO-18?dataset=demonstration&year=2019&lang=ru", 390),
)


WIDER = "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
NAMES_OVER_VALUES = """() => [
  ...document.querySelectorAll(".of-texts tbody [data-head]:not(.of-row)"),
].filter((cell) => {
    const { width, fontSize } = getComputedStyle(cell, "::before");
    const name = document.createElement("span");
    name.style = `position: absolute; width: min-content; font-size: ${fontSize}`;
    name.textContent = cell.dataset.head;
    cell.append(name);
    const needed = name.getBoundingClientRect().width;
    name.remove();
    return needed > parseFloat(width) + 1;
  }).map((cell) => cell.dataset.head)"""


def stays_within(page: Page) -> None:
    """No width lets a page move sideways; 320 is that of 1280 pixels at 400 %."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        # Plotly draws anew a little after the window has its size.
        page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
        ends = page.locator(".skip").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect().right)"
        )
        assert max(ends) <= 0


@pytest.mark.parametrize("path", PUBLISHED)
def test_no_page_moves_sideways(watched: Any, path: str) -> None:
    stays_within(watched().open(f"{path}{'&' if '?' in path else '?'}lang=ru"))


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_type_is_as_large_as_a_reader_has_set_it(demo: Any, width: int, height: int) -> None:
    """As if the window were narrower: nothing is cut or moves sideways. Slides are as before."""
    window = demo(width, height)
    reader = window.page.context.new_cdp_session(window.page)
    reader.send("Page.setFontSizes", {"fontSizes": {"standard": 24}})
    page = window.open("/trade?dataset=demonstration&lang=ru")
    assert page.evaluate("() => getComputedStyle(document.body).fontSize") == "21px"
    page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
    flows = page.locator("#flow-filter")
    if width > height:
        assert flows.evaluate("(one) => one.scrollWidth <= one.clientWidth + 1")
    page.evaluate("() => document.documentElement.classList.add('present')")
    assert page.evaluate("() => getComputedStyle(document.body).fontSize") == "14px"
    reader.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})


@pytest.mark.parametrize("path", MADE_UP)
def test_no_page_of_imported_data_moves_sideways(demo: Any, path: str) -> None:
    joint = "&" if "?" in path else "?"
    stays_within(demo().open(f"{path}{joint}dataset=demonstration&lang=ru"))


@pytest.mark.parametrize(("address", "width"), SMALL)
def test_texts_of_charts_keep_apart(demo: Any, address: str, width: int) -> None:
    page = demo(width, 844).open(address)
    page.wait_for_function(
        f"""() => [...document.querySelectorAll("figure")].filter((one) => one.checkVisibility())
          .every((one) => ({OVERLAPS})(one).length === 0)"""
    )


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_facts_of_a_partner_stay_in_their_card(watched: Any, lang: str) -> None:
    """A date of three words, which do not part, beside a term of two lines."""
    page = watched(320, 640).open(f"/relations/CN-HE?lang={lang}")
    over = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    assert page.locator(".facts dd").count() == 4
    assert page.locator(".facts :is(dt, dd), .tallies :is(th, td)").evaluate_all(over) == 0
    columns = page.locator(".tallies td.number").evaluate_all(
        "(all) => all.map((one) => Math.round(one.getBoundingClientRect().right))"
    )
    assert len(columns) == 12 and len(set(columns)) == 2, "of the region, and of its country"
    assert max(columns) < 320


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_word_of_what_is_counted_of_a_partner_is_parted(watched: Any, lang: str) -> None:
    page = watched(320, 640).open(f"/relations/CHN?lang={lang}")
    parted = page.locator(".tally dt").evaluate_all(
        """(all) => all.flatMap((one) => [...one.textContent.matchAll(/\\S+/g)].filter((word) => {
          const range = document.createRange();
          range.setStart(one.firstChild, word.index);
          range.setEnd(one.firstChild, word.index + word[0].length);
          return range.getClientRects().length > 1;
        }).map(([word]) => word))"""
    )
    assert page.locator(".tally dt").count() == 6 and parted == []


@pytest.mark.parametrize("width", [320, 390])
def test_no_date_or_word_of_a_name_is_parted_in_a_table(watched: Any, width: int) -> None:
    """A date of three words was "26 сентября 2023 г" and a full stop below it."""
    for path, what in (("/relations/BLR", ".date"), ("/data", "a[download], th code")):
        page = watched(width, 844).open(f"{path}?lang=ru")
        parted = (
            page.locator(".data-table")
            .locator(what)
            .evaluate_all(
                """(all) => all.flatMap((one) => [...one.childNodes]).filter((piece) => {
              const range = document.createRange();
              range.selectNodeContents(piece);
              return !/[ –]/.test(piece.textContent) && range.getClientRects().length > 1;
            }).map((piece) => piece.textContent)"""
            )
        )
        assert parted == [], path


WORDS_PARTED = """(all) => all.flatMap((cell) => [...cell.childNodes]
  .filter((piece) => piece.nodeType === Node.TEXT_NODE).flatMap((piece) => {
    return [...piece.data.matchAll(/[А-Яа-яЁё]+/g)].filter((word) => {
      const range = document.createRange();
      range.setStart(piece, word.index);
      range.setEnd(piece, word.index + word[0].length);
      return range.getClientRects().length > 1;
    }).map(([word]) => word);
  }))"""


def test_no_word_of_a_row_is_parted(demo: Any) -> None:
    """``Продовольственн`` and ``ые`` were two lines."""
    page = demo(390, 844).open("/releases?dataset=demonstration&lang=ru")
    assert page.locator("main .data-table tbody th").evaluate_all(WORDS_PARTED) == []


def test_a_date_of_several_days_stays_in_its_column(watched: Any) -> None:
    """``18–20 сентября 2017 г.`` lay over the title of the event beside it."""
    page = watched(390, 844).open("/relations/DEU?lang=ru")
    dates = page.locator("th.date").evaluate_all(
        "(all) => all.map((one) => [one.textContent, one.scrollWidth - one.clientWidth])"
    )
    assert len(dates) > 10
    assert [text for text, beyond in dates if beyond > 1] == []


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_heads_of_what_a_release_changed_are_low(demo: Any, lang: str) -> None:
    """A heading of five lines, beyond the edge, left a hand of empty room above the others."""
    page = demo(390, 844).open(f"/releases?dataset=demonstration&lang={lang}")
    heads = page.locator("main .data-table thead").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility())"
        ".map((one) => one.getBoundingClientRect().height)"
    )
    assert len(heads) > 3 and max(heads) <= 84


@pytest.mark.parametrize(
    ("path", "lang"),
    [("/partners", "en"), ("/why", "ru"), ("/changes?against_release=1", "ru")],
)
def test_what_is_chosen_is_read_whole_in_one_row_of_filters(
    demo: Any, lang: str, path: str
) -> None:
    """``Великобри…`` may be two countries: a name that has no room gives way to the number of
    those that are chosen, and its chip names it. One filter more began a second row."""
    joint = "&" if "?" in path else "?"
    for chosen in ("partner=GBR&sector=wood", "partner=BIH,KOR,CHN&sector=minerals,food"):
        page = demo().open(f"{path}{joint}dataset=demonstration&{chosen}&lang={lang}")
        values = page.locator(
            ".filters :is(.dash-dropdown-value, .dash-dropdown-value-count):visible"
        )
        page.wait_for_function("() => document.querySelectorAll('.filters [data-one]').length > 1")
        cut = values.evaluate_all(
            "(all) => all.filter((one) => one.scrollWidth > one.clientWidth)"
            ".map((one) => one.textContent)"
        )
        assert cut == []
        tops = page.locator(".filter-fields > *").evaluate_all(
            "(all) => all.map((one) => Math.round(one.getBoundingClientRect().bottom))"
        )
        assert max(tops) - min(tops) <= 1
        named = "Великобритания" if lang == "ru" else "United Kingdom"
        if "GBR" in chosen:
            expect(page.locator(".chip.taken").first).to_contain_text(named)


@pytest.mark.parametrize("width", [320, 900])
def test_every_menu_opens_within_the_window(watched: Any, width: int) -> None:
    """The files of a page were to the left of the window, where nobody can scroll to."""
    page = watched(width, 844).open("/?lang=ru")
    menus = page.locator("main .chart-menu:visible")
    assert menus.count() > 3
    for menu in menus.all():
        menu.locator("summary").click()
        box = menu.locator(".menu").bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width
        page.keyboard.press("Escape")


def test_rows_of_cells_keep_their_names_in_sight(watched: Any) -> None:
    page = watched(390, 844).open("/relations")
    picture = page.locator("#matrix-chart-figure .chart-picture")
    picture.scroll_into_view_if_needed()
    page.wait_for_selector("#matrix-chart .ytick text")
    picture.evaluate("(one) => { one.scrollLeft = one.scrollWidth; }")
    names = page.locator("#matrix-chart-figure .row-names > span")
    expect(names.first).to_be_visible()
    assert "China" in names.all_inner_texts()
    box = names.first.bounding_box()
    assert box is not None and box["x"] >= 0
    picture.evaluate("(one) => { one.scrollLeft = 0; }")
    expect(names).to_have_count(0)


def test_tiles_of_a_phone_say_what_they_are(demo: Any) -> None:
    page = demo(390, 844).open("/trade?dataset=demonstration&lang=ru")
    page.locator("#goods-chart-figure").scroll_into_view_if_needed()
    page.wait_for_function(
        """() => {
          const tiles = [...document.querySelectorAll("#goods-chart .slice")].slice(1);
          const isNamed = (one) => one.querySelector("text")?.checkVisibility();
          // The least of them may be without.
          return tiles.length > 5 && tiles.slice(0, -1).every(isNamed);
        }"""
    )


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_names_of_what_grew_stand_whole_on_the_smallest_phone(demo: Any, lang: str) -> None:
    """Beside bars a name lost its end, and the bars two thirds of their room."""
    page = demo(320, 640).open(f"/why?dataset=demonstration&lang={lang}")
    chart = page.locator("#partner-growth-chart")
    chart.scroll_into_view_if_needed()
    page.wait_for_function(
        """() => document.querySelector("#partner-growth-chart .js-plotly-plot")
          ?.layout.yaxis.ticklabelposition === "inside" """
    )
    names = chart.locator(".ytick text").all_text_contents()
    assert len(names) > 10 and not [one for one in names if "…" in one]


@pytest.mark.parametrize("width", [320, 390])
def test_what_is_not_published_and_the_years_beside_it_keep_apart(demo: Any, width: int) -> None:
    page = demo(width, 844).open("/?year=2017&lang=ru")
    ends = page.locator(".card").evaluate_all(
        """(cards) => cards.map((card) => {
          const range = document.createRange();
          range.selectNodeContents(card.querySelector(".card-figure"));
          const years = card.querySelector(".columns")?.getBoundingClientRect();
          return years?.width ? range.getBoundingClientRect().right - years.left : 0;
        })"""
    )
    assert len(ends) == 6 and max(ends) <= 0


@pytest.mark.parametrize("width", [1280, 390])
def test_the_years_of_a_third_of_a_century_keep_apart_from_the_figure(
    demo: Any, width: int
) -> None:
    page = demo(width, 844).open("/?dataset=demonstration&year=2020&lang=ru")
    over = page.locator(".card .columns").evaluate_all(
        """(all) => all.filter((one) => one.checkVisibility()).map((columns) => {
          while (columns.children.length < 33) columns.append(columns.lastChild.cloneNode());
          const range = document.createRange();
          range.selectNodeContents(columns.closest(".card").querySelector(".card-figure"));
          const room = columns.getBoundingClientRect();
          const [first, last] = [columns.firstChild, columns.lastChild].map(
            (one) => one.getBoundingClientRect());
          return [range.getBoundingClientRect().right - first.left, room.left - first.left,
                  last.right - room.right].every((by) => by < 0.5);
        })"""
    )
    assert len(over) >= 4 and all(over)


@pytest.mark.parametrize("path", ["/changes", "/trade", "/partners"])
def test_no_filter_cuts_what_it_says_where_nothing_is_chosen(demo: Any, path: str) -> None:
    page = demo(1920, 1080).open(f"{path}?dataset=demonstration&lang=ru")
    for width in (1280, 1720, 1920, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        cut = page.locator(".filters .dash-dropdown-value, .filters .dash-dropdown-placeholder")
        wide = cut.evaluate_all(
            "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1)"
            ".map((one) => one.textContent)"
        )
        assert wide == [], width
        edges = page.evaluate(
            """() => [".masthead > :first-child", ".filters .field", "main .page-head"].map(
              (one) => Math.round(document.querySelector(one).getBoundingClientRect().left))"""
        )
        assert len(set(edges)) == 1, (width, edges)
        gaps = page.evaluate(
            """() => [...document.querySelectorAll(".filter-fields > *")]
              .map((one) => one.getBoundingClientRect())
              .map((one, i, all) => i && Math.round(one.left - all[i - 1].right))
              .filter((gap, i) => i && gap > 0)"""
        )
        lists = page.locator(".months").evaluate(
            """(one) => Math.round(one.getBoundingClientRect().right
              - one.querySelector(".month-lists").lastElementChild.getBoundingClientRect().right)"""
        )
        assert lists == 0 and max(gaps[:-1]) - min(gaps[:-1]) <= 1, (width, lists, gaps)


def test_the_number_of_what_is_chosen_has_room(demo: Any) -> None:
    chosen = "sector=shipbuilding,metals,sport&partner=CHN,DEU"
    page = demo(1920, 1080).open(f"/changes?dataset=demonstration&lang=ru&{chosen}")
    for width in (1280, 1500, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        over = page.locator(".filters button.dash-dropdown").evaluate_all(
            "(all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.id)"
        )
        assert over == [], width


def test_filters_are_marked_as_a_fold_and_come_folded_with_each_page(watched: Any) -> None:
    page = watched(390, 844).open()
    fold, fields = page.locator("summary.filters-fold"), page.locator(".filter-fields")
    expect(fields).to_be_hidden()
    # The triangle of what can be unfolded.
    expect(fold).to_have_css("display", "list-item")
    fold.click()
    expect(fields).to_be_visible()
    page.locator("#flow-filter label").nth(1).click()
    expect(page).to_have_url(re.compile("flow=export"))
    settled(page)
    expect(fields).to_be_visible()
    page.locator(".pages a[href^='/partners']").click()
    expect(page).to_have_url(re.compile("/partners"))
    settled(page)
    expect(fields).to_be_hidden()


@pytest.mark.parametrize("address", ["/?lang=ru", "/changes?dataset=demonstration&lang=ru"])
def test_filters_on_a_phone_stand_one_under_another_without_gaps(demo: Any, address: str) -> None:
    page = demo(390, 844).open(address)
    page.locator("summary.filters-fold").click()
    boxes = page.locator(".filter-fields > .field").evaluate_all(
        "(all) => all.map((one) => [one.clientHeight, one.clientWidth])"
    )
    heights, widths = ({*sides} for sides in zip(*boxes, strict=True))
    assert len(boxes) > 6 and max(heights) - min(heights) < 6 and len(widths) == 1, boxes


@pytest.mark.parametrize("chart", ["months-chart", "sector-chart"])
def test_the_chart_of_an_address_is_what_is_seen_on_a_phone(demo: Any, chart: str) -> None:
    page = demo(390, 844).open(f"/trade?dataset=demonstration&flow=export#{chart}-figure")
    drawn = page.locator(f"#{chart} .main-svg").first
    drawn.wait_for(state="attached")
    # Charts above it take their heights after it was come to.
    page.wait_for_function(
        "() => [...document.querySelectorAll('.js-plotly-plot')].every((one) => one._fullLayout)"
    )
    expect(page.locator(f"#{chart}-title")).to_be_in_viewport()
    expect(page.locator(f"#{chart}-subtitle")).to_be_in_viewport()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_names_of_codes_leave_bars_their_room_and_can_be_told_apart(demo: Any, lang: str) -> None:
    """Beside the bars each of fifteen codes was «2703400300 Минеральное…», and a bar 40 px long."""
    page = demo(320, 640).open(f"/why?dataset=demonstration&lang={lang}#code-growth-chart-figure")
    drawn = page.locator("#code-growth-chart")
    drawn.locator(".ytick text").first.wait_for()
    page.wait_for_function(
        """() => {
          const graph = document.querySelector("#code-growth-chart");
          const widths = [...graph.querySelectorAll(".bars .point path")]
            .map((one) => one.getBoundingClientRect().width);
          return Math.max(...widths) > graph.clientWidth * 0.4;
        }"""
    )
    rows = drawn.locator(".ytick text")
    assert rows.count() == 15
    names = rows.evaluate_all("(all) => all.filter((one) => one.checkVisibility()).map("
                              "(one) => one.textContent.slice(11))")  # fmt: skip
    assert len(names) == 15 and all(len(name) > 8 or name[-1] not in "… " for name in names)


@pytest.mark.parametrize(
    ("path", "lang"),
    [("/data", "en"), ("/data", "ru"), ("/relations/NO-18", "ru"), ("/relations/CN-HE", "en")],
)
def test_a_row_of_sentences_is_read_on_a_phone_without_moving_it(
    watched: Any, path: str, lang: str
) -> None:
    """Of eight columns two were seen, and a row was as high as the window: it is a list instead,
    each value beside the name of its column."""
    page = watched(320, 640).open(f"{path}?lang={lang}")
    tables = [one for one in page.locator(".data-table.of-texts").all() if one.is_visible()]
    assert len(tables) > 1
    for table in tables:
        over, unnamed = table.evaluate(
            """(one) => {
              const heads = [...one.tHead.rows[0].cells].map((head) => head.textContent);
              const cells = [...one.tBodies[0].rows].flatMap((row) => [...row.cells].slice(1));
              const named = (cell) => getComputedStyle(cell, "::before").content
                .startsWith(`"${heads[cell.cellIndex]}"`);
              const box = one.closest(".table-scroll");
              return [box.scrollWidth - box.clientWidth,
                cells.filter((cell) => !cell.matches(".of-row") && !named(cell)).length];
            }"""
        )
        assert over <= 0 and unnamed == 0


def test_rows_of_a_table_of_numbers_are_not_towers(watched: Any) -> None:
    """Beside columns of one word a row had the height of half a window."""
    page = watched(320, 640).open("/relations/BLR?lang=en")
    rows = page.locator(".data-table:not(.of-texts) tbody tr")
    heights = rows.evaluate_all(
        """(all) => all.filter((one) => one.checkVisibility() && one.cells.length > 3)
          .map((one) => one.getBoundingClientRect().height)"""
    )
    assert len(heights) > 1 and max(heights) < 160


def test_the_map_of_a_profile_keeps_clear_of_its_subtitle(watched: Any) -> None:
    page = watched(390, 844).open("/relations/CN-HE")
    gap = page.evaluate(
        """() => document.querySelector("#partner-map-picture").getBoundingClientRect().top
          - document.querySelector("#partner-map-subtitle").getBoundingClientRect().bottom"""
    )
    assert gap >= 8


def test_the_name_of_the_region_is_broken_between_its_words_alone(watched: Any) -> None:
    page = watched(320, 640).open("/?lang=ru")
    lines = page.locator(".region-name").evaluate(
        """(one) => one.textContent.split(" ").map((word) => {
          const range = document.createRange();
          const at = one.firstChild.data.indexOf(word);
          range.setStart(one.firstChild, at);
          range.setEnd(one.firstChild, at + word.length);
          return range.getClientRects().length;
        })"""
    )
    assert lines == [1, 1]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_stands_above_a_page_leaves_a_phone_to_the_page(watched: Any, lang: str) -> None:
    """A quarter of the window was header: the name in two lines, links in rows far apart."""
    page = watched(390, 844).open(f"/?lang={lang}")
    title = page.locator("#page-title").bounding_box()
    name = page.locator(".region-name").bounding_box()
    assert title and title["y"] <= 160
    assert name and name["height"] < 30


def test_titles_are_a_step_larger_on_a_large_screen(watched) -> None:
    sizes = "(all) => all.map((one) => getComputedStyle(one).fontSize)"
    for (width, height), heading, size in (((1280, 720), "20px", "16px"),
                                           ((1920, 1080), "28px", "20px")):  # fmt: skip
        page = watched(width, height).open("/?lang=ru")
        assert page.locator("h1").evaluate_all(sizes) == [heading]
        assert set(page.locator(".chart-title").evaluate_all(sizes)) == {size}
        first = page.locator("#turnover-chart .main-svg").first.bounding_box()
        assert first is not None and first["y"] + first["height"] <= height


def test_figures_of_several_partners_leave_no_tall_empty_cards_beside_them(demo) -> None:
    chosen = "partner=CHN,DEU,FIN,BLR&flow=export&lang=ru"
    page = demo(1280, 720).open(f"/trade?dataset=demonstration&{chosen}")
    sides = [one.bounding_box() or {} for one in page.locator("#card-exports .card-side").all()]
    assert len(sides) == 4 and len({round(one["y"]) for one in sides}) == 2
    assert (page.locator(".cards").bounding_box() or {"height": 999})["height"] < 150
    # A window in which tools and chips have no room in a line: no chip stands alone above another.
    page = demo(1000, 720).open(f"/trade?dataset=demonstration&{chosen}")
    chips = [one.bounding_box() or {} for one in page.locator(".chip.taken").all()]
    assert len(chips) == 4 and len({round(one["y"]) for one in chips}) == 1


@pytest.mark.parametrize(("lang", "dataset"), [("en", ""), ("ru", "&dataset=demonstration")])
def test_what_clears_the_filters_is_never_a_line_of_its_own(demo, lang: str, dataset: str) -> None:
    """At 920 and at 1190 pixels a button alone took as much of the window as all filters."""
    page = demo(1280, 720).open(f"/?lang={lang}{dataset}")
    reset = page.locator("#reset-filters")
    for width in range(720, 1300, 20):
        page.set_viewport_size({"width": width, "height": 720})
        ends = page.locator(".filter-fields > .field").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect())"
            ".map(({ right, bottom }) => [right, bottom])"
        )
        box = reset.bounding_box()
        assert box is not None
        beside = [right for right, bottom in ends if abs(bottom - box["y"] - box["height"]) < 4]
        assert beside and max(beside) <= box["x"], width


IN_TWO = """() => {
  const found = [];
  for (const name of document.querySelectorAll(".card :is(.side-name, .card-why)")) {
    const text = name.firstChild;
    if (!text || !name.checkVisibility()) continue;
    for (const word of text.data.matchAll(/\\p{L}+/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word[0]);
    }
  }
  return found;
}"""


@pytest.mark.parametrize(
    "chosen", ["sector=minerals,wood&months=1-3,7-9", "partner=CHN,DEU&months=1-3"]
)
def test_no_word_of_a_card_is_broken_within(demo: Any, chosen: str) -> None:
    """Beside a long amount a name was "Минеральн" and, below it, "ые"."""
    page = demo(320, 640).open(f"/trade?dataset=demonstration&{chosen}&lang=ru")
    expect(page.locator(".card .side-name").first).to_be_visible()
    assert page.evaluate(IN_TWO) == []


def test_a_bound_shortened_to_its_sign_has_its_figure_again_in_a_wider_window(watched: Any) -> None:
    page = watched(390, 844).open("/trade?partner=BLR")
    over = page.locator(f"#{TURNOVER} .bartext").filter(has_text=">").first
    expect(over).to_have_text(">")
    for width, figure in ((844, "> 500"), (390, ">"), (1280, "> 500")):
        page.set_viewport_size({"width": width, "height": 844})
        expect(over).to_have_text(figure)


@pytest.mark.parametrize("width", [520, 640, 700])
def test_no_key_of_a_chart_is_cut_at_its_edge(watched: Any, width: int) -> None:
    """At 200 % of 1280 pixels the last kind of events was "pr" of "other" in Russian."""
    page = watched(width, 720).open("/relations?lang=ru")
    page.wait_for_function(
        """() => {
          const graph = document.querySelector("#timeline-chart .js-plotly-plot");
          const key = [...graph.querySelectorAll(".annotation text")]
            .find((one) => one.textContent.includes("форумы"));
          return key && key.getBoundingClientRect().right <= graph.getBoundingClientRect().right;
        }"""
    )


def test_in_a_low_window_rows_of_a_table_are_seen_below_its_heads(watched: Any) -> None:
    """At 400 % heads and tools left two lines of what they are of."""
    page = watched(320, 256).open("/data?lang=ru")
    for table in page.locator(".table-scroll").all()[:3]:
        box, head = table.bounding_box(), table.locator("thead").bounding_box()
        assert box and head and box["y"] + box["height"] - head["y"] - head["height"] > 200


def test_who_has_wider_letters_reads_the_dates_of_the_data_in_words(watched: Any) -> None:
    """They stood in a column of syllables, nine lines high."""
    page = watched(1280, 720).open("/?lang=ru")
    page.add_style_tag(content=WIDER)
    expect(page.locator("html")).to_have_class(re.compile("spaced"))
    box = page.locator(".as-of").bounding_box()
    assert box and box["height"] < 48


def test_names_of_values_keep_off_them_where_letters_are_wider(watched: Any) -> None:
    """The longest of them lay over its number."""
    page = watched(390, 844).open("/data?lang=ru")
    page.add_style_tag(content=WIDER)
    expect(page.locator("html")).to_have_class(re.compile("spaced"))
    page.wait_for_function(f"() => !({NAMES_OVER_VALUES})().length")


def test_names_above_bars_end_within_the_chart_where_letters_become_wider(demo: Any) -> None:
    """They were cut at its edge, and lines below bars lay over one another."""
    page = demo(320, 640, bypass_csp=True).open("/why?dataset=demonstration&lang=ru")
    for chart in ("code-growth-chart-figure", "price-volume-chart-figure"):
        page.locator(f"#{chart}").scroll_into_view_if_needed()
        page.locator(f"#{chart} .annotation").first.wait_for(state="attached")
    page.add_style_tag(content=WIDER)
    for chart in ("code-growth-chart-figure", "price-volume-chart-figure"):
        page.locator(f"#{chart}").scroll_into_view_if_needed()
        page.wait_for_function(
            f"() => ({OVERLAPS})(document.getElementById('{chart}')).length === 0"
        )


def test_amounts_of_wider_letters_stay_in_their_table_on_the_smallest_phone(watched: Any) -> None:
    """A unit that is kept in one line left the card, beside the name of its value."""
    page = watched(320, 640, bypass_csp=True).open("/data?lang=ru")
    page.add_style_tag(content=WIDER)
    expect(page.locator("html")).to_have_class(re.compile("spaced"))
    wider = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    assert page.locator(".of-texts td.number, .of-texts td.date").evaluate_all(wider) == 0


def test_a_unit_in_the_name_of_a_value_and_on_a_desk_a_status_is_one_line(watched: Any) -> None:
    """Its last letter stood on a line of its own, a status in two beside a free column; and tables
    of sentences ended before their cards."""
    page = watched(390, 844).open("/data?lang=ru")
    assert page.evaluate(NAMES_OVER_VALUES) == []
    page.set_viewport_size({"width": 1920, "height": 1080})
    high = page.locator(".status-word").evaluate_all("(all) => all.map((one) => one.offsetHeight)")
    assert len(set(high)) == 1
    short = "(all) => all.filter((one) => one.offsetWidth < one.parentNode.clientWidth).length"
    assert page.locator(".data-table.of-rows.of-texts").evaluate_all(short) == 0


def test_in_a_low_window_the_filters_leave_with_the_page(watched: Any) -> None:
    """On a phone that lies on its side they covered a third of what was read."""
    page = watched(844, 390).open("/?lang=ru")
    page.evaluate("() => scrollTo(0, 600)")
    expect(page.locator(".filters")).not_to_be_in_viewport()


def test_a_map_on_the_smallest_phone_is_more_than_its_key(watched: Any) -> None:
    page = watched(320, 640).open("/partners?lang=ru&year=2018")
    page.locator("#partner-map .scattergeo").first.wait_for(state="attached")
    sizes = page.locator("#partner-map")
    world, key = (sizes.locator(one).bounding_box() for one in (".bg rect", ".legend"))
    assert world and key and world["height"] > key["height"]


def test_rows_of_sentences_are_lists_at_twice_the_size(watched: Any) -> None:
    """A window enlarged to 200 % had a word a line in them, and half their columns out of sight."""
    page = watched(640, 512).open("/data?lang=ru")
    table = page.locator(".table-scroll").first
    table.wait_for()
    assert table.evaluate("(one) => one.scrollWidth <= one.clientWidth")


def test_an_amount_among_facts_has_room_on_the_smallest_phone(watched: Any) -> None:
    """The name of its currency was broken within."""
    page = watched(320, 640).open("/relations/BLR?lang=ru")
    wider = """(facts) => facts.filter((one) => {
      one.style.overflowWrap = "normal";
      return one.scrollWidth > one.clientWidth;
    }).map((one) => one.innerText)"""
    page.locator(".facts dd").first.wait_for()
    assert page.locator(".facts dd").evaluate_all(wider) == []
