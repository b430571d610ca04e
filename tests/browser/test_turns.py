"""From a choice to the whole page: what is seen first, the rest after it, nothing of another."""

from __future__ import annotations

import json
import re
import socket
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, expect
from watching import (
    BALANCE,
    PARTNER_MAP,
    PARTNER_SHARE,
    SECTORS,
    TIMELINE,
    TURNOVER,
    choices,
    settled,
)

from dashboard import ids

pytestmark = [pytest.mark.browser, pytest.mark.walk]
CALLBACKS = "**/_dash-update-component*"
DEMO = "/?dataset=demonstration&year=2018"


def title(page: Page, chart: str):
    return page.locator(f"#{ids.title(chart)}")


def choose_flow(page: Page, number: int) -> None:
    page.locator("#flow-filter label").nth(number).click()


def hold_rest(page: Page) -> list[Route]:
    """Hold back all that is asked for after what is seen."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if '"rest":"1"' in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route(CALLBACKS, hold)
    return held


def test_what_is_seen_is_final_before_the_rest_is_answered(demo) -> None:
    page = demo().open(DEMO)
    held = hold_rest(page)
    before = title(page, SECTORS).inner_text()
    choose_flow(page, 1)
    expect(title(page, TURNOVER)).to_contain_text("Exports")
    expect(page.locator("#card-imports")).to_contain_text("not part of the chosen flow")
    expect(page.locator("html")).to_have_class(re.compile("busy"))
    assert title(page, SECTORS).inner_text() == before
    (rest,) = held
    rest.continue_()
    settled(page)
    expect(title(page, SECTORS)).not_to_have_text(before)


def test_a_choice_while_the_rest_is_under_way_ends_it(demo) -> None:
    page = demo().open(DEMO)
    held = hold_rest(page)
    choose_flow(page, 1)
    expect(title(page, TURNOVER)).to_contain_text("Exports")
    with page.expect_event("requestfailed", lambda one: '"rest":"1"' in (one.post_data or "")):
        choose_flow(page, 2)
    page.route(CALLBACKS, lambda route: route.continue_())
    expect(title(page, TURNOVER)).to_contain_text("Imports")
    for route in held[1:]:
        route.continue_()
    settled(page)
    for chart in (TURNOVER, PARTNER_SHARE, SECTORS):
        expect(page.locator(f"#{ids.figure(chart)}")).to_contain_text("import")


def test_of_ten_clicks_a_second_the_last_one_is_shown_and_nothing_piles_up(demo) -> None:
    page = demo().open(DEMO)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.evaluate(
        """async () => {
          for (let i = 1; i <= 10; i += 1) {
            document.querySelectorAll("#flow-filter input")[i % 3].click();
            await new Promise((done) => setTimeout(done, 100));
          }
        }"""
    )
    settled(page)
    expect(page).to_have_url(re.compile("flow=export"))
    for chart in (TURNOVER, PARTNER_SHARE, SECTORS):
        expect(page.locator(f"#{ids.figure(chart)}")).to_contain_text("export")
    last = [one for one in choices(asked) if "flow=export" in one["query"]]
    assert last
    # A turn asks twice at the most, and one that a newer one ended not even that.
    assert len(choices(asked)) <= 20


def test_a_chart_whose_names_become_shorter_or_longer_is_drawn_once(demo) -> None:
    """Plotly begins with the margins of the figure before: with others it draws twice. So it does
    where a chart beside it comes again after it was drawn, which shows where drawing is slow."""
    watch = demo()
    page = watch.open(DEMO)
    watch.is_spent = True
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.evaluate(
        """() => {
          window.times = {};
          for (const graph of document.querySelectorAll(".js-plotly-plot")) {
            graph.on("plotly_beforeplot", () => {
              const id = graph.parentElement.id;
              window.times[id] = (window.times[id] ?? 0) + 1;
            });
          }
        }"""
    )
    margin = f"() => document.querySelector('#{PARTNER_SHARE} .js-plotly-plot').layout.margin.l"
    found = {page.evaluate(margin)}
    for flow in (1, 2, 0):
        page.evaluate("() => { window.times = {}; }")
        choose_flow(page, flow)
        settled(page)
        found.add(page.evaluate(margin))
        times = page.evaluate("() => window.times")
        assert times[PARTNER_SHARE] == times[TURNOVER] == 1, times
    assert len(found) > 1, "names of other lengths"


def test_a_map_that_moves_goes_on_showing_what_was_chosen(demo) -> None:
    """Dash would draw the figure that came with the page whenever a layout changes."""
    page = demo().open(DEMO)
    page.locator(f"#{ids.figure(PARTNER_MAP)}").scroll_into_view_if_needed()
    shown = f"document.querySelector('#{PARTNER_MAP} .js-plotly-plot')"
    data = f"() => JSON.stringify({shown}.data.map((one) => one.customdata ?? null))"
    before = page.evaluate(data)
    choose_flow(page, 1)
    settled(page)
    chosen = page.evaluate(data)
    assert chosen != before
    page.evaluate(
        f"""async () => {{
          await Plotly.relayout({shown}, {{ "geo.center": {{ lon: 20, lat: 50 }} }});
          for (let i = 0; i < 10; i += 1) await new Promise(requestAnimationFrame);
        }}"""
    )
    assert page.evaluate(data) == chosen


def test_charts_that_come_into_view_are_drawn_before_others(demo) -> None:
    page = demo().open(DEMO)
    page.locator(f"#{ids.figure(SECTORS)}").scroll_into_view_if_needed()
    page.wait_for_timeout(50)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.evaluate("() => document.querySelectorAll('#flow-filter input')[1].click()")
    settled(page)
    first = choices(asked)[0]
    assert SECTORS in first["wanted"] and BALANCE not in first["wanted"]


def test_a_table_is_asked_for_when_it_is_opened_and_follows_its_chart(demo) -> None:
    page = demo().open(DEMO)
    table = page.locator(f"#{ids.table(SECTORS)}")
    assert table.inner_html() == ""
    summary = page.locator(f"#{ids.figure(SECTORS)} .table-open")
    summary.focus()
    page.keyboard.press("Enter")
    expect(table.locator("caption")).to_be_visible()
    before = table.inner_text()
    page.evaluate("() => document.querySelectorAll('#flow-filter input')[1].click()")
    settled(page)
    expect(table).not_to_have_text(before)
    expect(table.locator("caption")).to_have_text(title(page, SECTORS).inner_text())
    # Its numbers lead to where they come from, with what is chosen.
    expect(table.locator("a.amount").first).to_have_attribute("href", re.compile("flow=export"))


def test_a_printed_page_has_all_charts(demo) -> None:
    page = demo().open(DEMO)
    page.emulate_media(media="print")
    for chart in (TURNOVER, PARTNER_SHARE, SECTORS):
        expect(page.locator(f"#{chart} .main-svg").first).to_be_visible()
    assert len(page.pdf()) > 50_000


def test_readers_who_never_read_hold_up_nobody(demo, demo_server) -> None:
    """As many as there are connections ask and let the answer lie."""
    made = demo()
    address = urlsplit(demo_server.url)
    sockets = []
    for year in range(2013, 2022):
        for flow in ("export", "import"):
            query = f"dataset=demonstration&year={year}&flow={flow}"
            value = {"path": "/", "query": query, "key": ""}
            body = json.dumps({
                "output": "drawn.data", "outputs": {"id": "drawn", "property": "data"},
                "inputs": [{"id": "choice", "property": "data", "value": value}],
                "changedPropIds": ["choice.data"],
            })  # fmt: skip
            one = socket.create_connection((address.hostname, address.port))
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            one.sendall(
                f"POST /_dash-update-component HTTP/1.1\r\nHost: x\r\n"
                "Content-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
            )
            sockets.append(one)
    page = made.open(DEMO + "&flow=export")
    expect(title(page, SECTORS)).to_contain_text("exports")
    for one in sockets:
        one.close()


def test_charts_of_one_reason_are_one_line_with_one_button_and_come_back(demo) -> None:
    page = demo().open("/trade?sector=wood")
    shown = page.locator(".charts > figure:visible")
    expect(shown).to_have_count(1)
    expect(shown.locator("h2")).to_have_text(
        "Turnover · Balance · Contributions · Coverage ratio · Years side by side · Sectors: "
        "trade by commodity group is hardly published"
    )
    expect(shown.get_by_role("button", name="Show all sectors")).to_have_count(1)
    shown.get_by_role("button", name="Show all sectors").click()
    expect(page).to_have_url(re.compile(r"/trade$"))
    expect(shown).to_have_count(6)
    expect(page.locator("#coverage-chart-title")).to_have_text(
        "Exports were 172.7% of imports in 2018"
    )


def test_the_chart_in_which_a_choice_is_made_stays_where_it_is(watched) -> None:
    page = watched(390, 844, has_touch=True).open()
    bar = page.locator(f"#{PARTNER_SHARE} .bars .point path").first
    bar.scroll_into_view_if_needed()
    settled(page)
    bar.tap(force=True)
    before = top_of(page, PARTNER_SHARE)
    bar.tap(force=True)
    expect(page).to_have_url(re.compile("partner=CHN"))
    settled(page)
    expect(page.locator("html.busy")).to_have_count(0)
    assert top_of(page, PARTNER_SHARE) == pytest.approx(before, abs=2)


def test_what_is_read_stays_where_it_is_when_a_filter_is_changed(watched) -> None:
    page = watched().open()
    page.locator(f"#{ids.figure(TIMELINE)}").evaluate(
        "(one) => scrollBy({ top: one.getBoundingClientRect().top - 90, behavior: 'instant' })"
    )
    before = top_of(page, TIMELINE)
    # Playwright would scroll to what stands fixed at the top.
    flow = page.locator("#flow-filter label").nth(1).bounding_box()
    assert flow is not None
    page.mouse.click(flow["x"] + 9, flow["y"] + 9)
    expect(page).to_have_url(re.compile("flow=export"))
    settled(page)
    assert top_of(page, TIMELINE) == pytest.approx(before, abs=2)


def top_of(page: Page, chart: str) -> float:
    return page.locator(f"#{ids.figure(chart)}").evaluate(
        "(one) => one.getBoundingClientRect().top"
    )
