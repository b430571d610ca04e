"""Fingers on a phone: what is said of a mark is seen, and nothing that is seen asks for a mouse."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.walk]
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
OF_A_MOUSE = r"/(\bAlt\b|\bclick|\bdrag\b|\bmouse|щелч|мышью)/i"


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("path", ["/trade", "/relations"])
def test_nothing_that_is_seen_asks_for_a_mouse(demo: Any, path: str, lang: str) -> None:
    page = demo(**PHONE).open(f"{path}?dataset=demonstration&lang={lang}")
    said = page.locator("main p, main small, main li, footer p").evaluate_all(
        f"(all) => all.filter((one) => one.checkVisibility() && {OF_A_MOUSE}.test(one.textContent))"
        ".map((one) => one.textContent)"
    )
    assert said == []
    expect(page.locator("footer p").first).to_be_visible()
