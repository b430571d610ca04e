"""What live regions say: enough, once, and no more."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from watching import TURNOVER, settled

from dashboard import ids

pytestmark = [pytest.mark.browser, pytest.mark.walk]
LISTEN = """() => {
  window.heard = [];
  for (const one of document.querySelectorAll('[aria-live]:not([aria-live=off]), [role=status]')) {
    new MutationObserver(() => one.textContent.trim() && heard.push(one.textContent))
      .observe(one, { childList: true, characterData: true, subtree: true });
  }
}"""


def flows(page: Page, *numbers: int) -> None:
    for number in numbers:
        box = page.locator("#flow-filter label").nth(number).bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + 9, box["y"] + 9)


def test_three_quick_clicks_are_said_once_with_what_is_new(watched: Any) -> None:
    said = r"^импорт\. Импорт вырос на 14,8 %, до 4 115,9 млн долл\. США$"
    page = watched().open("/?lang=ru")
    page.evaluate(LISTEN)
    flows(page, 1, 0, 2)
    expect(page.locator(f"#{ids.SAID}")).not_to_be_empty()
    settled(page)
    heard = [text.replace("\u00a0", " ") for text in page.evaluate("() => heard")]
    assert len(heard) == 1 and re.search(said, heard[0]), heard


def test_what_is_taken_back_is_said_by_what_is_left(watched: Any) -> None:
    page = watched().open("/?flow=import")
    flows(page, 0)
    expect(page.locator(f"#{ids.SAID}")).to_have_text(
        re.compile(r"^2018 compared with 2017.*Turnover grew by\sabout 21.5%")
    )


def test_without_a_network_it_is_seen_and_the_page_comes_when_there_is_one(
    windows: Any, server: Any
) -> None:
    page = windows.page(1280, 720)
    page.goto(server.url)
    settled(page)
    page.context.set_offline(True)
    page.get_by_role("link", name="Relations", exact=True).click()
    status = page.locator(f"#{ids.STATUS}")
    expect(status).to_contain_text("did not answer")
    expect(status).to_be_in_viewport()
    page.context.set_offline(False)
    expect(page.locator("#page-title")).to_have_text("Relations")
    expect(status).to_be_empty()
    windows.give_back(page)


@pytest.mark.parametrize("address", ["/trade", "/relations"])
def test_a_mouse_anywhere_on_a_button_is_shown_what_it_does(watched: Any, address: str) -> None:
    page = watched().open(address)
    found, bare = page.evaluate("""() => {
      const all = [...document.querySelectorAll("[aria-hidden][title]")];
      const tips = all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true }));
      const bare = tips.flatMap((tip) => {
        const button = tip.closest("button, a, summary");
        button.scrollIntoView({ block: "center", behavior: "instant" });
        const { x, y, width, height } = button.getBoundingClientRect();
        return [0.1, 0.5, 0.9].map((part) => [x + part * width, y + part * height])
          .filter(([x, y]) => document.elementFromPoint(x, y)?.closest("[title]") !== tip)
          .map(() => tip.title);
      });
      return [tips.length, bare];
    }""")
    assert found > 3 and bare == []


def test_icons_and_what_is_chosen_are_seen_in_forced_colours(watched: Any) -> None:
    page = watched().open()
    page.emulate_media(forced_colors="active")
    seen = page.locator(".bi").evaluate_all(
        """(all) => all.filter((one) => one.checkVisibility())
          .map((one) => [getComputedStyle(one).backgroundColor,
                         getComputedStyle(document.body).backgroundColor])"""
    )
    assert seen and all(icon != ground for icon, ground in seen)
    for one, two in (
        ("#flow-filter label >> nth=0", "#flow-filter label >> nth=1"),
        (".segment[aria-pressed=true] >> nth=0", ".segment[aria-pressed=false] >> nth=0"),
    ):
        chosen, other = (
            page.locator(part).evaluate("(one) => getComputedStyle(one).backgroundColor")
            for part in (one, two)
        )
        assert chosen != other
    page.emulate_media(forced_colors="none")
    expect(page.locator(f"#{TURNOVER}")).to_be_attached()


def test_the_picture_in_which_plotly_measures_is_not_read(watched: Any) -> None:
    """It was read as a picture of the page, and has no name."""
    page = watched().open("/?lang=ru")
    browser = page.context.new_cdp_session(page)
    root = browser.send("DOM.getDocument")["root"]["nodeId"]
    asked = {"nodeId": root, "selector": "#js-plotly-tester"}
    found = browser.send("DOM.querySelector", asked)["nodeId"]
    asked = {"nodeId": found, "fetchRelatives": False}
    [node] = browser.send("Accessibility.getPartialAXTree", asked)["nodes"]
    assert node["ignored"]


PICTURES = ("image", "img", "SvgRoot")


def unnamed_pictures(page: Page) -> list[str]:
    """What the accessibility tree of a page holds as a picture without a name."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return [
        one["role"]["value"]
        for one in tree["nodes"]
        if one.get("role", {}).get("value") in PICTURES
        and not one["ignored"]
        and not one.get("name", {}).get("value")
    ]


@pytest.mark.parametrize(
    "address", ["/?lang=ru", "/trade?lang=en", "/relations?lang=ru", "/partners?partner=CHN,DEU"]
)
def test_no_picture_is_read_without_a_name(demo: Any, address: str) -> None:
    """The layers of a map and of cells were pictures of which nothing was said. Of what is seen
    first on every page `test_axe` says so."""
    mark = "&" if "?" in address else "?"
    page = demo().open(f"{address}{mark}dataset=demonstration")
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    settled(page)
    assert unnamed_pictures(page) == []
