"""The first page is the one of the address, also for a browser that names no referrer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, Route, expect
from watching import choices

pytestmark = pytest.mark.browser
LAYOUT = "/_dash-layout"


def _silent(route: Route) -> None:
    """As a browser that sends no referrer, or behind a proxy that takes it away."""
    headers = {name: value for name, value in route.request.headers.items() if name != "referer"}
    if route.request.resource_type == "document":
        answer = route.fetch(headers=headers)
        route.fulfill(response=answer, headers={**answer.headers, "referrer-policy": "no-referrer"})
    else:
        route.continue_(headers=headers)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/relations?lang=ru", "Связи"),
        ("/partners?partner=CHN&theme=dark", "Partners"),
        ("/relations/NO-18?year=2017", "Nordland, Norway"),
        ("/brief?partner=CHN&lang=ru", "Справка к визиту: Китай"),
    ],
)
def test_a_deep_link_without_a_referrer(watched, address: str, title: str) -> None:
    made = watched()
    page: Page = made.page
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.route("**/*", _silent)
    page.goto(made.url + address)
    expect(page.locator("#page-title")).to_have_text(title)
    page.wait_for_function("() => !document.documentElement.classList.contains('busy')")
    layouts = [one for one in asked if LAYOUT in one.url]
    assert len(layouts) == 1
    assert all("referer" not in one.headers for one in layouts)
    # What is seen came drawn: it was not another page first, and is not asked for again.
    assert [one["rest"] for one in choices(asked)] in ([], ["1"])


def test_back_and_forward_and_a_reload_keep_the_address(watched) -> None:
    page = watched().open("/trade?year=2017&lang=ru")
    page.locator("a[data-go='/partners']").first.click()
    expect(page.locator("#page-title")).to_have_text("Партнёры")
    page.reload()
    expect(page.locator("#page-title")).to_have_text("Партнёры")
    assert "year=2017" in page.url
    page.go_back()
    expect(page.locator("#page-title")).to_have_text("Торговля")
