"""Tables of charts in a browser: sorted by keys alone, their header stays, their text is copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

YEARS = """() => [...document.querySelectorAll('#turnover-chart-table tbody tr')]
  .map((row) => row.cells[0].innerText)"""


def test_a_table_is_sorted_by_keys_and_copied(watched) -> None:
    page = watched().open("/trade")
    page.locator("#turnover-chart-figure .table-open").click()
    heads = page.locator("#turnover-chart-table thead th")
    turnover = heads.nth(3)
    turnover.locator("button").focus()
    page.keyboard.press("Enter")
    expect(turnover).to_have_attribute("aria-sort", "descending")
    assert page.evaluate(YEARS)[:2] == ["2021", "2018"]
    page.keyboard.press("Space")
    expect(turnover).to_have_attribute("aria-sort", "ascending")
    assert page.evaluate(YEARS)[0] == "2020"
    page.keyboard.press("Enter")
    expect(page.locator("#turnover-chart-table th[aria-sort]")).to_have_count(0)
    assert page.evaluate(YEARS) == sorted(page.evaluate(YEARS))
    page.locator("#turnover-chart-table .copy-table").click()
    expect(page.locator("#live-status")).to_contain_text("The table was copied")


def test_a_table_that_is_cut_is_sorted_over_all_its_rows(demo) -> None:
    """Its heads did nothing, as the rows that are left out were not there to be sorted."""
    page = demo().open("/why?dataset=demonstration&year=2018&lang=ru")
    figure = page.locator("#partner-sector-growth-chart-figure")
    figure.locator(".table-open").click()
    heads = figure.locator("thead th")
    heads.first.wait_for()
    assert figure.locator("tbody tr").count() == 400
    cells = "(all) => all.map((row) => row.cells[4].dataset.value).map(Number)"
    rows, foot = figure.locator("tbody tr"), figure.locator("table + p")
    heads.nth(4).locator("button").focus()
    page.keyboard.press("Enter")
    expect(heads.nth(4)).to_have_attribute("aria-sort", "descending")
    large = rows.evaluate_all(cells)
    expect(heads.nth(4).locator("button")).to_be_focused()
    said = foot.inner_text()
    assert "400" in said
    expect(page.locator("#live-status")).to_have_text(said)
    page.keyboard.press("Enter")
    expect(heads.nth(4)).to_have_attribute("aria-sort", "ascending")
    small = rows.evaluate_all(cells)
    assert large == sorted(large, reverse=True) and small == sorted(small)
    assert small[-1] < large[-1]
    assert foot.inner_text() != said
    page.keyboard.press("Enter")
    expect(figure.locator("th[aria-sort]")).to_have_count(0)


def test_the_header_of_a_long_table_stays_in_view(watched) -> None:
    page = watched().open("/trade")
    page.locator("#turnover-chart-figure .table-open").click()
    head = page.locator("#turnover-chart-table thead th").first
    head.wait_for()
    table = page.locator("#turnover-chart-table")
    table.evaluate("(one) => { one.style.maxHeight = '120px'; one.scrollTop = 60; }")
    top, of_head = table.bounding_box(), head.bounding_box()
    assert top is not None and of_head is not None
    assert abs(of_head["y"] - top["y"]) < 2


def test_the_heads_of_a_comparison_wrap_and_its_columns_stand_side_by_side(demo) -> None:
    """Heads on one line drew a table of two partners to twice the width of its card."""
    page = demo().open("/partners?dataset=demonstration&partner=CHN,DEU&lang=ru")
    page.locator("#compare-chart-figure .table-open").click()
    table = page.locator("#compare-chart-table")
    table.locator("tbody td").first.wait_for()
    assert table.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0


def test_what_names_a_row_stays_beside_numbers_that_are_moved_sideways(demo) -> None:
    """Months of all years are too many columns for lines below their names."""
    page = demo(390, 844).open("/trade?dataset=demonstration")
    figure = page.locator("#months-chart-figure")
    figure.locator(".table-open").click()
    name = figure.get_by_role("rowheader", name="January", exact=True)
    expect(name).to_be_visible()
    table = figure.locator(".chart-table")
    table.evaluate("(one) => { one.scrollLeft = 200; }")
    edge = table.bounding_box()
    for part in (name, figure.get_by_role("columnheader", name="Month")):
        box = part.bounding_box()
        assert edge and box and edge["x"] - 1 <= box["x"] < edge["x"] + 60


def test_a_release_stands_on_the_line_of_its_row(demo) -> None:
    """Its button has room for a finger, and its name stood lower than what is said of it."""
    page = demo().open("/releases?dataset=demonstration")
    button = page.locator("main .data-table th .chosen-by").first
    expect(button).to_be_visible()
    apart = button.evaluate(
        """(one) => {
          const middle = (element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            const { top, bottom } = range.getBoundingClientRect();
            return (top + bottom) / 2;
          };
          return middle(one) - middle(one.closest("tr").querySelector("td"));
        }"""
    )
    assert abs(apart) < 1.5


def test_beside_an_open_table_a_source_stays_with_its_chart(watched) -> None:
    """A screen of nothing stood between a chart and its source."""
    page = watched(1280, 720).open("/trade")
    page.locator("#turnover-chart-figure .table-open").click()
    expect(page.locator("#turnover-chart-table tbody td").first).to_be_visible()
    notes = page.locator("#balance-chart-figure .chart-notes").bounding_box()
    source = page.locator("#balance-chart-figure .chart-source").bounding_box()
    assert notes and source
    assert source["y"] - notes["y"] - notes["height"] < 150


def test_a_number_stands_near_the_name_of_its_row(demo) -> None:
    """Four columns across a wide window left a hand between a partner and its turnover."""
    page = demo(1920, 1080).open("/releases?dataset=demonstration")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="China"))
    name, last = (row.locator(one).bounding_box() for one in ("th", "td:last-child"))
    assert name and last and last["x"] + last["width"] - name["x"] < 800


def test_what_a_release_revised_is_sorted_whole_and_not_the_first_rows_of_it(demo) -> None:
    """The heads sorted the fifteen rows that are seen, as if there were no others."""
    page = demo().open("/releases?dataset=demonstration")
    seen = page.get_by_role("region", name="Revised by partner, largest change first, USD million")
    expect(seen.locator("tbody tr")).to_have_count(15)
    expect(seen.locator(".sort")).to_have_count(0)
    page.locator("summary", has_text="The whole table").first.click()
    every = page.get_by_role("region", name="all rows").first
    least = every.locator("thead th").nth(2)
    least.locator(".sort").click()
    least.locator(".sort").click()
    expect(least).to_have_attribute("aria-sort", "ascending")
    now = every.locator("tbody tr").evaluate_all(
        "(all) => all.map((row) => Number(row.cells[2].dataset.value))"
    )
    assert len(now) > 100 and now == sorted(now)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_head_of_the_years_that_differ_takes_three_lines_of_a_phone(demo, lang: str) -> None:
    page = demo(390, 844).open(f"/releases?dataset=demonstration&lang={lang}")
    heads = page.locator(".data-table").nth(1).locator("thead th")
    assert heads.count() == 6
    assert max(heads.evaluate_all("(all) => all.map((one) => one.clientHeight)")) < 60


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (700, 1)])
def test_lists_of_the_page_about_the_data_use_its_width(watched, width: int, columns: int) -> None:
    """They left the right half of every card empty."""
    page = watched(width, 720).open("/data")
    lefts = "(all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().left)))]"
    lists = page.locator(".prose > ul")
    assert lists.count() >= 3
    for one in lists.all():
        assert len(one.locator("> li").evaluate_all(lefts)) == columns
    assert len(page.locator(".terms dt").evaluate_all(lefts)) == columns


WIDER = "(one) => one.scrollWidth - one.clientWidth"


@pytest.mark.parametrize(
    ("path", "chart", "width"),
    [
        ("/?lang=ru", "turnover-chart", 320),
        ("/relations?lang=ru", "timeline-chart", 320),
        ("/trade?dataset=demonstration&partner=CHN,DEU", "partner-sectors-chart", 320),
        ("/why?dataset=demonstration&lang=ru", "code-growth-chart", 320),
        ("/why?dataset=demonstration", "partner-growth-chart", 390),
    ],
)
def test_no_row_of_a_table_goes_on_beyond_the_edge_of_a_phone(
    demo, width: int, path: str, chart: str
) -> None:
    """Rows of partners were read by moving them three hundred pixels sideways."""
    page = demo(width, 844).open(path)
    page.locator(f"#{chart}-figure .table-open").click()
    table = page.locator(f"#{chart}-table")
    table.locator("tbody td").first.wait_for(state="attached")
    assert table.evaluate(WIDER) <= 0
    cells = "#" + chart + "-table tbody tr:nth-child(-n+40) :is(th, td)"
    lost = page.locator(cells).evaluate_all(
        """(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map((one) => one.textContent)"""
    )
    assert not lost


def test_on_a_phone_a_row_says_its_amounts_beside_its_name_and_the_rest_below_it(demo) -> None:
    page = demo(390, 844).open("/?lang=ru")
    page.locator("#turnover-chart-figure .table-open").click()
    row = page.locator("#turnover-chart-table tbody tr").nth(1)
    name, exports, growth = (row.locator(one) for one in ("th", "td >> nth=0", "td >> nth=3"))
    expect(growth).to_be_visible()
    boxes = [one.bounding_box() for one in (name, exports, growth)]
    assert all(boxes)
    top = [round(box["y"]) for box in boxes if box]
    assert abs(top[0] - top[1]) < 4 and top[2] > top[0] + 12
    said = growth.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert "Прирост к предыдущему году" in said
    # Its unit is seen once, heard with each heading, and copied with it.
    heads = page.locator("#turnover-chart-table thead th")
    assert heads.nth(1).evaluate("(one) => one.offsetHeight") < 30
    assert "Экспорт, млн\u00a0долл.\u00a0США" in heads.all_text_contents()
    page.locator("#turnover-chart-table .copy-table").click()
    copied = page.evaluate("() => navigator.clipboard.readText()").splitlines()
    assert copied[2].split("\t")[:3] == ["2018", "7\u00a0109,0", "4\u00a0115,9"]


def test_a_table_of_a_phone_is_a_table_to_who_hears_it(demo) -> None:
    """What is laid out in lines is read as cells of columns."""
    page = demo(390, 844).open("/trade")
    page.locator("#turnover-chart-figure .table-open").click()
    page.locator("#turnover-chart-table tbody td").first.wait_for()
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [one.get("role", {}).get("value") for one in tree if not one.get("ignored")]
    assert roles.count("columnheader") == 6 and roles.count("rowheader") >= 4
    assert roles.count("cell") > 15 and "table" in roles
