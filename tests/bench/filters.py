"""How a reader chooses on a page: of this dashboard, and of what stands beside it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, TimeoutError

KINDS = ("partner", "year", "flow", "sector")
OPTION = ".dash-dropdown-content .dash-dropdown-option, .dash-dropdown-content label"
SOON = 2000
"""Milliseconds until an option is in view; one that was chosen before is offered no more."""


class Filters:
    """The controls of Dash, on this page and on a plain one."""

    def begin(self, page: Page) -> None:
        """What is done once on a page before it is clicked."""

    def offered(self, page: Page, kind: str) -> list[str]:
        """The options of a filter."""
        box = page.locator(f"#{kind}-filter")
        if not box.count():
            return []
        if kind == "flow":
            return [text.strip() for text in page.locator("#flow-filter label").all_inner_texts()]
        box.click()
        page.locator(OPTION).first.wait_for()
        texts = page.evaluate("""async (option) => {
          const list = document.querySelector(".dash-dropdown-options, .dash-dropdown-content");
          const found = new Set();
          for (let at = 0; at < 200; at += 1) {
            for (const one of document.querySelectorAll(option)) {
              // The heading of a group of options is none, and has other words by the next year.
              if (!one.querySelector("input:disabled")) found.add(one.innerText.trim());
            }
            list.scrollTop += 150;
            await new Promise((done) => setTimeout(done, 15));
            if (list.scrollTop + list.clientHeight >= list.scrollHeight - 2) break;
          }
          return [...found];
        }""", OPTION)  # fmt: skip
        page.keyboard.press("Escape")
        return [text for text in texts if text]

    def ready(self, page: Page, kind: str, text: str) -> Locator | None:
        """The option that is to be clicked, in view: what a reader does before the click."""
        if kind == "flow":
            return page.locator("#flow-filter label").filter(has_text=text).first
        if not page.locator(".dash-dropdown-content").count():
            page.locator(f"#{kind}-filter").click()
        search = page.locator(".dash-dropdown-content input[type=search], .dash-dropdown-search")
        if search.count():
            search.first.fill(text)
        return _in_view(page, page.locator(OPTION).filter(has_text=text).first)

    def done(self, page: Page, kind: str) -> None:
        """What is done after a click."""
        if kind != "flow":
            page.keyboard.press("Escape")


class VizroFilters(Filters):
    """Those of Dash; a new page has them folded, and everything chosen."""

    def begin(self, page: Page) -> None:
        if not page.locator("#flow-filter").is_visible():
            page.locator("#collapse-icon").click()
        for kind in ("partner", "sector"):
            page.locator(f"#{kind}-filter").click()
            page.locator(".dash-dropdown-content").get_by_text("Deselect All").first.click()
            page.wait_for_timeout(1000)
            page.keyboard.press("Escape")

    def ready(self, page: Page, kind: str, text: str) -> Locator | None:
        """One flow is chosen by unticking the other."""
        if kind != "flow":
            return super().ready(page, kind, text)
        boxes = {flow: page.locator(f"#flow-filter input[value={flow}]")
                 for flow in ("export", "import")}  # fmt: skip
        wanted = {flow for flow in boxes if text == "Both" or text.lower().startswith(flow)}
        other = [flow for flow, box in boxes.items() if box.is_checked() != (flow in wanted)]
        if len(other) > 1:
            boxes[wanted.pop()].click()
            page.wait_for_timeout(1500)
            other = [flow for flow in other if boxes[flow].is_checked()]
        return _in_view(page, boxes[other[0]]) if other else None


class PanelFilters(Filters):
    """Buttons, and boxes with a list below."""

    def ready(self, page: Page, kind: str, text: str) -> Locator | None:
        if kind in ("year", "flow"):
            return page.get_by_role("button", name=text, exact=True)
        search = page.locator(".choices__input--cloned").nth(("partner", "sector").index(kind))
        search.click()
        search.fill(text)
        options = page.locator(".choices__list--dropdown .choices__item--selectable")
        return _in_view(page, options.filter(has_text=text, visible=True).first)

    def done(self, page: Page, kind: str) -> None:
        pass


class StreamlitFilters(Filters):
    """Boxes with a list below, and a row of marks."""

    def ready(self, page: Page, kind: str, text: str) -> Locator | None:
        if kind == "flow":
            return page.locator(".st-key-flow label").filter(has_text=text).last
        search = page.locator(f".st-key-{kind} input").first
        search.click()
        search.fill(text)
        return _in_view(page, page.locator("[role=option]").filter(has_text=text).first)

    def done(self, page: Page, kind: str) -> None:
        pass


def _in_view(page: Page, option: Locator) -> Locator | None:
    try:
        option.wait_for(timeout=SOON)
    except TimeoutError:
        return None
    page.wait_for_timeout(200)
    return option
