"""Labels beside and below axes have the room that the server gives them, so that no chart is drawn
twice for its margin; rows have a height in which their figures can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from watching import settled

pytestmark = [pytest.mark.browser, pytest.mark.walk]

PUSHED = """() => [...document.querySelectorAll('.js-plotly-plot')]
  .filter(({ _fullLayout: { xaxis } }) => xaxis)
  .filter(({ layout: { margin = {} }, _fullLayout: { _size } }) =>
    ['l', 'b'].some((side) => _size[side] > (margin[side] ?? 8)))
  .map((graph) => [graph.parentElement.id, graph._fullLayout._size])"""


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("/", "&lang=ru&sector=wood"),
        ("/trade", "&lang=ru&flow=import&year=2016"),
        ("/trade", "&partner=FIN,ITA,DEU,CHN"),
        ("/partners", "&partner=FIN,ITA,DEU,CHN"),
    ],
)
def test_no_label_pushes_a_margin(demo, path: str, chosen: str) -> None:
    page = demo().open(f"{path}?dataset=demonstration{chosen}")
    settled(page)
    assert page.evaluate(PUSHED) == []


LEAST = 19
"""Pixels from one row to the next: a figure of 12 or 13 with air around it."""
ROWS = """() => [...document.querySelectorAll('.js-plotly-plot')]
  .filter(({ data, clientHeight }) => clientHeight
    && data.some(({ type, orientation }) => type === 'heatmap' || orientation === 'h'))
  .map(({ parentElement, _fullLayout: { yaxis } }) => [
    parentElement.id, Math.abs(yaxis._length / (yaxis.range[1] - yaxis.range[0]))])"""


VOIDS = """() => [...document.querySelectorAll(".charts > .chart:not(.wide, [data-empty])")]
  .map((one) => [one.id, one.querySelector(".chart-source").getBoundingClientRect().top - Math.max(
    ...[...one.querySelectorAll(".chart-picture, .chart-finding, .chart-notes")]
      .map((part) => part.getBoundingClientRect().bottom))])"""


@pytest.mark.parametrize("path", ["/", "/trade"])
def test_charts_beside_each_other_fill_their_cards(demo, path: str) -> None:
    """A low chart beside a high one left a third of its card empty."""
    page = demo(1280, 720).open(f"{path}?dataset=demonstration&lang=ru")
    settled(page)
    found = page.evaluate(VOIDS)
    assert len(found) >= 4
    assert [(chart, room) for chart, room in found if room > 90] == []


HEIGHTS = """() => [...document.querySelectorAll(".charts > .chart .chart-picture")]
  .map((one) => Math.round(one.getBoundingClientRect().height))"""


def test_pictures_keep_their_height_when_another_year_is_chosen(demo) -> None:
    """Words are longer or shorter then; a chart that followed them would be drawn twice."""
    page = demo(1280, 720).open("/?dataset=demonstration&year=2020&lang=ru")
    settled(page)
    before = page.evaluate(HEIGHTS)
    for year in (2018, 2014):
        page.goto(page.url.replace(page.url.partition("year=")[2][:4], str(year)))
        settled(page)
        assert page.evaluate(HEIGHTS)[:4] == before[:4]


@pytest.mark.parametrize("path", ["/partners", "/why"])
def test_rows_are_high_enough_in_a_low_window(demo, path: str) -> None:
    page = demo().open(f"{path}?dataset=demonstration")
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    settled(page)
    found = page.evaluate(ROWS)
    assert len(found) >= 2
    assert [(chart, row) for chart, row in found if row < LEAST] == []


def test_the_status_of_a_card_stands_below_all_partners(demo) -> None:
    page = demo().open("/?dataset=demonstration&partner=CHN,DEU,FIN,ITA")
    card = page.locator("#card-turnover")
    last = card.locator(".card-side").last.bounding_box()
    status = card.locator(".card-status").bounding_box()
    assert last is not None and status is not None
    assert status["y"] >= last["y"] + last["height"] - 1


NAMES = """() => [...document.querySelectorAll(".filter-fields > .field")].map((field) => {
  const name = field.querySelector(".field-label, label");
  const range = document.createRange();
  range.selectNodeContents(name);
  const { left, right, top } = range.getBoundingClientRect();
  return { left, right, top, text: name.textContent };
}).filter(({ left, right }) => right > left)"""
"""Where the names of filters stand."""


@pytest.mark.parametrize("address", ["/changes?lang=ru", "/trade?lang=ru", "/changes?lang=en"])
def test_names_of_filters_do_not_read_as_one(demo, address: str) -> None:
    page = demo(1280, 720).open(f"{address}&dataset=demonstration")
    names = page.evaluate(NAMES)
    assert len(names) > 7
    for one, other in pairwise(names):
        if abs(one["top"] - other["top"]) < 2:
            assert other["left"] - one["right"] >= 8, (one["text"], other["text"])


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_cards_that_say_alike_are_alike_wide(demo, lang: str) -> None:
    """One was half as wide again as its neighbours, with nothing in it."""
    page = demo(1280, 720).open(f"/?dataset=demonstration&lang={lang}")
    widths = page.locator(
        "#card-turnover, #card-exports, #card-imports, #card-balance"
    ).evaluate_all("(all) => all.map((one) => Math.round(one.getBoundingClientRect().width))")
    assert len(widths) == 4 and max(widths) - min(widths) <= 1
    over = page.locator(".cards .card").evaluate_all(
        "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.id)"
    )
    assert over == []
