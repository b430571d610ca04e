"""The map in a browser: it fills its place, follows a choice, obeys finger and keyboard."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from watching import PARTNER_MAP, settled, still

pytestmark = [pytest.mark.browser, pytest.mark.walk]

FILLED = """() => {
  const graph = document.querySelector('#partner-map .js-plotly-plot');
  const ground = graph.querySelector('.geo .layer.bg rect').getBoundingClientRect();
  const whole = graph.getBoundingClientRect();
  const legend = graph.querySelector('.legend').getBoundingClientRect();
  const bar = graph.querySelector('.colorbar')?.getBoundingClientRect();
  const height = (bar?.top ?? whole.bottom) - legend.bottom;
  return Math.min(ground.width / whole.width, ground.height / height);
}"""
NAMES = """() => {
  const seen = [...document.querySelectorAll('#partner-map .scattergeo text')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  const meet = ([, one], [, other]) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 3 && other.top < one.bottom - 3;
  return seen.filter((one, n) => seen.slice(n + 1).some((other) => meet(one, other)))
    .map(([text]) => text);
}"""


def at_map(page: Page) -> None:
    page.locator(f"#{PARTNER_MAP}-figure").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('#partner-map .geo .layer.land path')")
    settled(page)
    page.wait_for_function(f"() => ({FILLED})() > 0.85")


@pytest.mark.parametrize(
    ("width", "height", "address"),
    [(390, 844, "/relations"), (390, 844, "/partners?partner=CHN"), (1280, 720, "/relations"),
     (1280, 720, "/partners?partner=CHN"), (1920, 1080, "/partners?lang=ru")],
)  # fmt: skip
def test_it_fills_its_place_and_names_do_not_meet(
    watched, width: int, height: int, address: str
) -> None:
    page = watched(width=width, height=height).open(address)
    at_map(page)
    page.wait_for_function(f"() => ({NAMES})().length === 0")


def test_map_and_play_fit_one_screen(watched) -> None:
    page = watched(width=1280, height=720).open("/relations")
    at_map(page)
    play = page.locator("#year-play").bounding_box()
    ground = page.locator("#partner-map .geo .layer.bg rect").bounding_box()
    assert play is not None and ground is not None
    assert play["y"] >= 0
    assert ground["y"] + ground["height"] <= 720
    assert ground["height"] > 220


def test_finer_outlines_are_fetched_only_where_the_map_is_near(watched) -> None:
    # Of who does not save data they are fetched when nothing else is to be done.
    watch = watched()
    watch.begin_with(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    fetched: list[str] = []
    page = watch.open("/partners")
    page.on("request", lambda request: fetched.append(request.url))
    at_map(page)
    assert not any("world_50m" in one for one in fetched)
    with page.expect_response(re.compile("world_50m")) as answer:
        page.locator("[data-order='zoom:baltic']").click()
    assert answer.value.ok


def test_flows_are_reached_by_key(watched) -> None:
    page = watched().open("/partners")
    at_map(page)
    page.locator("[data-order='colour:flows']").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("colour=flows"))
    expect(page.locator("#partner-map .scattergeo path.js-line").first).to_be_attached()
    expect(page.locator("#partner-map-notes")).to_contain_text("The wider an arc")


def test_first_touch_tells_and_second_chooses(watched) -> None:
    page = watched(width=390, height=844, has_touch=True).open("/partners?zoom=asia")
    at_map(page)
    x, y = page.evaluate("""() => {
      const hebei = [...document.querySelectorAll('#partner-map .scattergeo text')]
        .find((one) => one.textContent === 'Hebei');
      const to = hebei.closest('.scattergeo').querySelectorAll('path.point');
      const at = [...hebei.closest('.scattergeo').querySelectorAll('text')].indexOf(hebei);
      const { left, right, top, bottom } = to[at].getBoundingClientRect();
      return [(left + right) / 2, (top + bottom) / 2];
    }""")
    # A browser that has a mouse too soon says where that is, and takes the text away again.
    page.evaluate("""() => new MutationObserver((_, watch) => {
      const one = document.querySelector('#partner-map .hoverlayer .hovertext');
      if (one) { document.body.dataset.said = one.textContent; watch.disconnect(); }
    }).observe(document.querySelector('#partner-map .hoverlayer'),
               { childList: true, subtree: true })""")
    page.touchscreen.tap(x, y)
    expect(page.locator("body")).to_have_attribute("data-said", re.compile("China"))
    assert "partner=" not in page.url
    page.touchscreen.tap(x, y)
    expect(page).to_have_url(re.compile("partner=CHN"))


def test_the_walk_takes_ten_seconds_and_less(watched) -> None:
    page = watched().open("/relations")
    at_map(page)
    page.locator("#year-play").click()
    expect(page.locator("#year-play")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#year-play")).to_have_attribute("aria-pressed", "false", timeout=11_000)
    last = page.locator("#year-walk").get_attribute("max")
    expect(page).to_have_url(re.compile(f"year={last}"))


OUTLINES = """() => [...document.querySelectorAll(
  '#partner-map .geo .layer:is(.land, .countries, .lakes) path, #partner-map .choroplethlocation')]
  .map((one) => one.getAttribute('d')).filter(Boolean).sort()"""
DRAWN_AGAIN = """() => {
  window.again = 0;
  const count = new MutationObserver((records) => { window.again += records.length; });
  for (const one of document.querySelectorAll('#partner-map .layer:is(.land, .countries) path'))
    count.observe(one, { attributes: true, attributeFilter: ['d'] });
}"""


def test_a_choice_leaves_outlines_alone_that_stand_where_they_stood(demo) -> None:
    page = demo(width=1280, height=720).open("/partners?dataset=demonstration&year=2018")
    at_map(page)
    page.evaluate(DRAWN_AGAIN)
    page.evaluate("() => document.querySelectorAll('#flow-filter input')[1].click()")
    settled(page)
    expect(page).to_have_url(re.compile("flow=export"))
    at_map(page)
    assert page.evaluate("() => window.again") == 0
    found = page.evaluate(OUTLINES)
    page.reload()
    at_map(page)
    assert page.evaluate(OUTLINES) == found


WHOLE = """() => {
  const { geo } = document.querySelector("#partner-map .js-plotly-plot")._fullLayout;
  const path = geo._subplot.projection.getPath();
  const wrong = [];
  for (const [layer, one] of Object.entries(geo._subplot.basePaths))
    one.each(function (shape) {
      if ((path(shape) ?? "") !== this.getAttribute("d")) wrong.push(layer);
    });
  geo._subplot.dataPaths.choropleth.each(function ({ geojson }) {
    if ((path(geojson) ?? "") !== this.getAttribute("d")) wrong.push(geojson.id);
  });
  return [geo.resolution, wrong];
}"""


@pytest.mark.parametrize("partner", ["FIN", "FJI", "USA"])
def test_what_lies_far_from_a_country_is_left_out_and_nothing_that_is_seen(
    watched, partner: str
) -> None:
    page = watched(width=1280, height=720).open(f"/partners?partner={partner}")
    at_map(page)
    page.wait_for_function("() => 'world_50m' in window.PlotlyGeoAssets.topojson")
    at_map(page)
    assert page.evaluate(WHOLE) == [50, []]


def test_a_map_is_drawn_once_where_its_key_of_classes_goes_and_comes_again(watched) -> None:
    """Fitted between the keys of the year before, it would be drawn again between its own."""
    page = watched(width=1280, height=720).open("/partners?partner=FIN")
    at_map(page)
    page.evaluate(
        """() => {
          window.times = 0;
          document.querySelector("#partner-map .js-plotly-plot")
            .on("plotly_beforeplot", () => { window.times += 1; });
        }"""
    )
    for year, keys in (("1994", 0), ("2018", 1)):
        page.evaluate("() => { window.times = 0; }")
        page.locator("#year-filter").click()
        page.locator(".dash-dropdown-content input[type=search], .dash-dropdown-search").fill(year)
        page.locator(".dash-dropdown-content label").filter(has_text=year).first.click()
        expect(page.locator("#partner-map .infolayer .colorbar")).to_have_count(keys)
        at_map(page)
        assert page.evaluate("() => window.times") == 1, year
        assert page.evaluate(FILLED) > 0.95


def test_the_land_of_the_world_takes_more_than_half_of_its_card(watched) -> None:
    page = watched(width=1280, height=720).open("/partners?zoom=world")
    page.locator(f"#{PARTNER_MAP}-figure").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('#partner-map .geo .layer.land path')")
    settled(page)
    widths = page.evaluate(
        """() => {
          const box = (one) => document.querySelector(one).getBoundingClientRect();
          const card = box("#partner-map-figure"), picture = box("#partner-map");
          const land = box("#partner-map .geo .layer.land path");
          const words = box("#partner-map-figure .chart-finding");
          return [land.width / card.width, (words.right - picture.left) / card.width,
            words.left - picture.right, card.height];
        }"""
    )
    land, used, gap, height = widths
    assert land > 0.5 and used > 0.95, "words stand beside the map, not below"
    assert 0 <= gap < 48 and height <= 720


@pytest.mark.parametrize("path", ["/partners?year=2018", "/relations"])
def test_on_a_phone_the_partners_take_half_of_the_height_of_their_map(demo, path: str) -> None:
    """Half of a higher map was the southern ocean: what is shown is wider than a phone."""
    page = demo(390, 844).open(path)
    at_map(page)
    part = page.evaluate(
        """() => {
          const graph = document.querySelector('#partner-map .js-plotly-plot');
          const ground = graph.querySelector('.geo .layer.bg rect').getBoundingClientRect();
          const marks = [...graph.querySelectorAll('.scattergeo .point')]
            .map((one) => one.getBoundingClientRect());
          return (Math.max(...marks.map((one) => one.bottom)) - ground.top) / ground.height;
        }"""
    )
    assert 0.5 < part <= 1


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_partner_region_is_named_on_the_world_in_a_low_window(watched, lang: str) -> None:
    """South Chungcheong had no name: places were found for a sheet a little larger than the map."""
    page = watched(1280, 720).open(f"/relations?zoom=world&lang={lang}")
    page.wait_for_function("() => document.querySelector('#partner-map .geo .layer.land path')")
    names = page.locator(f"#{PARTNER_MAP} .scattergeo text")
    expect(names).to_have_count(15)
    for name in names.all():
        expect(name).to_be_visible()


NAMELESS = """() => [...document.querySelectorAll("#partner-map .scattergeo text")]
  .filter((one) => getComputedStyle(one).visibility === "hidden" || !one.getBBox().width)
  .map((one) => one.textContent)"""


@pytest.mark.parametrize(("lang", "present"), [("en", ""), ("ru", ""), ("en", "&present=1")])
def test_every_partner_region_of_the_map_of_trade_has_its_name(
    demo, lang: str, present: str
) -> None:
    """Two of fourteen lacked theirs on the slide, and in Russian one on the page."""
    page = demo(1280, 720).open(f"/partners?dataset=demonstration&lang={lang}{present}")
    while present and page.locator("#partner-map-figure.current").count() == 0:
        page.keyboard.press("ArrowRight")
    still(page)
    page.locator("#partner-map .scattergeo text").first.wait_for()
    page.wait_for_function(f"() => ({NAMELESS})().length === 0", timeout=10_000)


def test_a_slide_says_which_names_its_map_has_no_room_for(demo) -> None:
    """The title counted fourteen, of which thirteen could be read."""
    page = demo(1280, 720).open("/partners?dataset=demonstration&lang=ru&present=1")
    while page.locator("#partner-map-figure.current").count() == 0:
        page.keyboard.press("ArrowRight")
    still(page)
    said = page.locator("#partner-map-figure .left-out")
    page.wait_for_function(f"() => ({NAMELESS})().length > 0")
    expect(said).to_contain_text("Без\u00a0подписи на\u00a0карте:")
    for name in page.evaluate(NAMELESS):
        expect(said).to_contain_text(name)


TABLE = 60
"""Pixels of what unfolds the table, below what is looked at."""


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_map_and_the_largest_partners_are_seen_at_once(
    watched: Any, size: tuple[int, int]
) -> None:
    """On a large screen the map was higher than what filters leave of it, without their numbers."""
    page = watched(*size).open("/partners?year=2018")
    figure = page.locator("#partner-map-figure")
    expect(figure.locator(".chart-list")).to_contain_text("China")
    expect(figure.locator(".chart-list")).to_be_visible()
    card, bar = figure.bounding_box(), page.locator(".filters").bounding_box()
    assert card is not None and bar is not None
    assert card["height"] <= size[1] - bar["height"] + TABLE
