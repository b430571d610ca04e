"""An open page whose release is taken back says so and is drawn anew when the reader likes; a page
that is long in coming says what is awaited."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect
from serving import served
from watching import settled

from dashboard import ids
from dashboard.__main__ import main

pytestmark = [pytest.mark.browser, pytest.mark.walk]
LOOKS = 5


def test_a_release_taken_back_under_an_open_page(
    browser, demonstration_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "releases"
    shutil.copytree(demonstration_folder, folder)
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    with served("--data-dir", str(folder)) as server:
        page = context.new_page()
        page.clock.install()
        page.goto(f"{server.url}/trade?dataset=demonstration")
        settled(page)
        release = page.locator("#release-filter")
        before = release.inner_text()
        told = page.locator(f"#{ids.REPLACED}")
        page.evaluate("() => scrollTo({ top: 900, behavior: 'instant' })")
        command = ["rollback", "1", "--dataset", "demonstration", "--data-dir", str(folder)]
        assert main(command) == 0
        for _ in range(LOOKS):
            # What can wait is refused by a server that is busy, and asked again a minute later.
            page.clock.fast_forward(61_000)
            with contextlib.suppress(AssertionError):
                expect(told).not_to_be_empty(timeout=2_000)
        expect(told).to_contain_text("The data have changed since this page was opened.")
        assert release.inner_text() == before
        told.get_by_role("button", name="Show them").click()
        expect(release).not_to_have_text(before)
        settled(page)
        expect(told).to_contain_text("the page shows them as they are now")
        assert page.evaluate("() => scrollY") > 300
    context.close()


def test_a_page_that_is_long_in_coming_says_what_is_awaited(browser, server) -> None:
    context = browser.new_context()
    page = context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/_dash-layout*", hold)
    page.goto(f"{server.url}/?lang=ru", wait_until="commit")
    awaited = page.locator("#awaited")
    expect(awaited.locator("p").first).to_be_visible()
    expect(awaited).to_contain_text("медленное")
    assert "Loading..." not in page.locator("body").inner_text()
    expect(awaited.locator("p").last).to_be_visible()
    for route in held:
        route.continue_()
    settled(page)
    expect(awaited).to_have_count(0)
    context.close()
