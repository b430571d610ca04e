"""No serious accessibility violation on any page, in both themes and languages; what a reader of
screens says of it is whole; texts may be spaced and targets can be hit."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from watching import LIKE_NO_OTHER, OVERLAPS, settled

pytestmark = [pytest.mark.browser, pytest.mark.walk]
PAGES = [
    "/",
    "/trade",
    "/partners?partner=CHN",
    "/relations",
    "/data",
    "/why",
    "/changes",
    "/relations/CN-HE",
    "/brief?partner=CHN",
]
SIDES = (("en", "light"), ("ru", "dark"))
LOOKED_AT = [
    *((path, *side) for path, side in zip(PAGES, cycle(SIDES), strict=False)),
    (PAGES[0], *SIDES[1]),
]
"""Each page on one side, the first on both."""


@pytest.mark.parametrize(("path", "lang", "theme"), LOOKED_AT)
def test_no_serious_violation(watched, path: str, lang: str, theme: str) -> None:
    joint = "&" if "?" in path else "?"
    page = watched(bypass_csp=True).open(f"{path}{joint}lang={lang}&theme={theme}")
    found = Axe().run(page, LIKE_NO_OTHER).response["violations"]
    told = [
        f"{one['id']}: {node['target']} {node['failureSummary'][:160]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert told == []
    nodes = accessible(page)
    heard = spoken(nodes)
    assert [one for one in heard if one["role"] in OPERATED and not one["name"].strip()] == []
    assert [one for one in heard if one["role"] in PICTURES and not one["name"].strip()] == []
    assert alike(page, nodes) == []
    assert [one for one in heard if one["description"] and one["description"] in one["name"]] == []
    said = {one["name"] for one in heard if one["role"] == "heading"}
    for figure in page.locator("figure.chart").all():
        title = figure.locator(".chart-title").inner_text().strip()
        assert not figure.is_visible() or not title or title in said
        finding = figure.locator(".chart-finding").inner_text().strip()
        assert not finding or any(finding[:40] in one["name"] for one in heard), title


OPERATED = ("button", "link", "combobox", "radio", "checkbox", "textbox", "searchbox", "slider",
            "listbox", "option", "spinbutton", "switch", "DisclosureTriangle", "table")  # fmt: skip
PICTURES = ("image", "img", "SvgRoot")


def accessible(page: Page) -> list[dict[str, Any]]:
    """What the accessibility tree of a page holds."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [one for one in nodes if not one["ignored"]]


def spoken(nodes: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Role, name and description of each."""
    parts = ("role", "name", "description")
    return [{name: str(one.get(name, {}).get("value", "")) for name in parts} for one in nodes]


def alike(page: Page, nodes: list[dict[str, Any]]) -> list[str]:
    """Names of several controls of a page that do different things. Numbers and heads of columns
    are told apart by the sentence or the table in which they stand."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    document = session.send("DOM.getFlattenedDocument", {"depth": -1})["nodes"]
    session.detach()
    given = {one["backendNodeId"]: one.get("attributes", []) for one in document}
    does: dict[str, set[str]] = {}
    for one in nodes:
        if one["role"]["value"] not in ("button", "link", "DisclosureTriangle"):
            continue
        listed = given.get(one["backendDOMNodeId"], [])
        has = dict(zip(listed[::2], listed[1::2], strict=True))
        if {"amount", "sort", "reference"} & set(has.get("class", "").split()):
            continue
        what = has.get("href") or has.get("data-order") or str(one["backendDOMNodeId"])
        does.setdefault(one["name"]["value"].strip(), set()).add(what)
    return [name for name, several in does.items() if len(several) > 1]


SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
CUT = """() => [...document.querySelectorAll(
  'main :is(p, h1, h2, h3, dt, dd, li, label, button, summary, .card-value, .chip)'
)].filter((one) => one.checkVisibility() && !one.closest('svg, .visually-hidden, .chart-picture')
  && getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1
  && getComputedStyle(one).textOverflow !== 'ellipsis')
  .map((one) => one.outerHTML.slice(0, 120))"""
COVERED = """() => [...document.querySelectorAll('.card')].flatMap((card) => {
  const walk = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  const boxes = [];
  while (walk.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    if (!walk.currentNode.parentElement.checkVisibility()) continue;
    for (const box of range.getClientRects()) boxes.push([walk.currentNode.data, box]);
  }
  return boxes.flatMap(([text, a], n) => boxes.slice(n + 1)
    .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
    .map(([other]) => [text, other]));
})"""


LEFT = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((graph) => {
  const texts = graph.querySelectorAll('.yaxislayer-above text, .annotation text');
  const { left: start } = graph.getBoundingClientRect();
  return [...texts].map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, { width, left }]) => width && left < start - 1).map(([text]) => text);
})"""


@pytest.mark.parametrize("path", ["/", "/partners", "/relations/CHN"])
def test_texts_may_be_spaced(watched, path: str) -> None:
    page = watched(bypass_csp=True).open(f"{path}?lang=ru")
    page.add_style_tag(content=SPACED)
    settled(page)
    assert page.evaluate(CUT) == []
    assert page.evaluate(COVERED) == []
    page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
    page.wait_for_function(f"() => ({LEFT})().length === 0")


def test_texts_over_columns_that_are_spaced_on_a_phone_keep_apart(demo) -> None:
    """Neither lines nor smaller letters are enough for the contributions of both flows."""
    page = demo(320, 844, bypass_csp=True).open("/trade?dataset=demonstration&lang=ru")
    page.add_style_tag(content=SPACED)
    chart = page.locator("#contribution-chart-figure")
    chart.scroll_into_view_if_needed()
    page.wait_for_function(
        f"""() => document.querySelector("#contribution-chart .annotation")
          && ({OVERLAPS})(document.getElementById("contribution-chart-figure")).length === 0"""
    )


SMALL = """() => [...document.querySelectorAll(
  'button, summary, select, input:not([type=hidden]):not([type=radio]), [role=combobox], .nav-link,'
  + '.counted > a, .reference'
)].filter((one) => one.checkVisibility({ checkVisibilityCSS: true, opacityProperty: true })
  && !one.closest('[aria-hidden="true"], dialog:not([open])'))
  .filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width > 0 && (width < 24 || height < 24);
  }).map((one) => one.outerHTML.slice(0, 140))"""


@pytest.mark.parametrize(("path", "width"), [("/", 390), ("/relations", 390), ("/trade", 1280)])
def test_targets_are_large_enough_to_be_hit(demo, path: str, width: int) -> None:
    page = demo(width, 844).open(f"{path}?dataset=demonstration&partner=CHN")
    page.evaluate(
        "() => document.querySelectorAll('details.kinds').forEach((one) => { one.open = true; })"
    )
    assert "\n".join(page.evaluate(SMALL)) == ""


FAINT = """() => {
  const hues = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (rgb) => rgb.slice(0, 3).map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0.05);
  const against = (ground, hue, part) => {
    const [a, b] = [light(ground), light(ground.map((one, at) => one + (hue[at] - one) * part))];
    return Math.max(a, b) / Math.min(a, b);
  };
  return [...document.querySelectorAll(".js-plotly-plot .bars .point path")].filter((one) => {
    const { fill, fillOpacity, stroke, strokeOpacity, opacity } = getComputedStyle(one);
    if (fill.startsWith("url") || !+fillOpacity || !one.checkVisibility()) return false;
    const ground = hues(getComputedStyle(one.closest(".chart")).backgroundColor);
    const seen = [[fill, fillOpacity], [stroke, strokeOpacity]]
      .map(([hue, part]) => against(ground, hues(hue), part * opacity));
    return Math.max(...seen) < 2.99;
  }).map((one) => one.closest(".js-plotly-plot").parentElement.id);
}"""


def test_every_bar_is_seen_against_its_ground(demo) -> None:
    """Bars that recede let their ground through, amber as far as 2.0 : 1: their edge does not
    (WCAG 1.4.11)."""
    for path in ("/?partner=CHN&theme=dark", "/partners?partner=DEU&theme=light",
                 "/relations?lang=ru&theme=dark", "/relations?lang=ru&theme=light"):  # fmt: skip
        page = demo().open(f"{path}&dataset=demonstration")
        page.wait_for_function("() => document.querySelectorAll('.bars .point path').length > 9")
        assert page.evaluate(FAINT) == []
