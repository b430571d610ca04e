"""Whatever is done at a control by its keys, the focus stays somewhere: at it, at what it opened or
at what it leads to. Each control has to be there, so that a test of none does not pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from watching import settled

from dashboard import ids

pytestmark = [pytest.mark.browser, pytest.mark.walk]
MADE_UP = "dataset=demonstration"
TRADE = f"/trade?lang=ru&{MADE_UP}"
TIMELINE, MATRIX = "#timeline-chart-figure", "#matrix-chart-figure"
OPENED = ("Enter", "Escape")
CHOSEN = ("Enter", "ArrowDown", "Enter", "Escape")

Act = tuple[str, tuple[str, ...]]
ACTS: list[tuple[str, list[Act]]] = [
    (TRADE, [
        (".page-tools .chart-menu summary", OPENED),
        ("#views-open", OPENED),
        ("#search-open", OPENED),
        ("#keys-open", OPENED),
        ("#turnover-chart-figure .chart-menu summary", ("Enter", "ArrowDown", "Escape")),
        ("#theme-switch", ("Enter",)),
        (".chart-tools [data-order='view:index']", ("Enter",)),
        ("#copy-link", ("Enter",)),
        ("#turnover-chart-figure .table-open", ("Enter",)),
        ("#turnover-chart-figure .sort", ("Enter",)),
        ("#turnover-chart-figure .copy-table", ("Enter",)),
        (f"#{ids.CODE_SEARCH}", ("4", "ArrowDown")),
    ]),
    (TRADE, [
        ("#flow-filter input", ("ArrowRight",)),
        ("#year-filter", ("Enter", "ArrowDown", "Enter")),
        ("#against-filter", ("Enter", "ArrowDown", "Enter")),
        (f"#{ids.FIRST_MONTH}", ("ArrowDown",)),
        ("#partner-filter", CHOSEN),
        ("#sector-filter", CHOSEN),
        ("#years-filter", CHOSEN),
        ("#language-switch", ("Enter",)),
        ("#reset-filters", ("Enter",)),
        (".pages a[href^='/partners']", ("Enter",)),
    ]),
    (f"{TRADE}&partner=CHN,DEU", [
        (".chip.taken", ("Enter",)),
        (".chip.taken", ("Enter",)),
    ]),
    ("/relations?lang=ru", [
        (f"#{ids.YEAR_WALK}", ("ArrowLeft",)),
        (".relations-bar [data-order='zoom:baltic']", ("Enter",)),
        (".relations-bar [data-order='colour:kind']", ("Enter",)),
        (".kinds summary", ("Enter",)),
        (".kinds .chip[data-order^='kind:']", ("Enter",)),
        (".kinds .chip[aria-pressed='true']", ("Enter",)),
        (".region-pick", ("Enter",)),
        (".region-pick", ("Enter",)),
        (".region-aside [data-order='sort:anniversary']", ("Enter",)),
        (f"#{ids.SPAN_FIRST}", ("ArrowDown",)),
        (f"{TIMELINE} [data-order='timeline:partners']", ("Enter",)),
        (f"{TIMELINE} [data-order='timeline:']", ("Enter",)),
        (f"{MATRIX} [data-order='matrix:name']", ("Enter",)),
        ("#year-play", OPENED),
        (".regions li .switch", ("Enter",)),
        (".profile-actions a", ("Enter",)),
    ]),
    ("/?lang=ru", [
        ("#card-turnover .card-fold summary", ("Enter",)),
        (".cards-source summary", ("Enter",)),
        ("#card-exports a", OPENED),
    ]),
    ("/?lang=ru&sector=wood", [(".chart[data-empty] .chosen-by", ("Enter",))]),
]  # fmt: skip


@pytest.mark.parametrize(("address", "acts"), ACTS)
def test_no_key_at_a_control_loses_the_focus(
    demo: Callable[..., Any], address: str, acts: list[Act]
) -> None:
    page = demo().open(address)
    for selector, keys in acts:
        control = page.locator(selector).first
        expect(control, selector).to_be_attached()
        control.focus()
        expect(control, selector).to_be_focused()
        for key in keys:
            page.keyboard.press(key)
        settled(page)
        assert _is_somewhere(page), f"{selector} {keys}"


def test_from_a_slide_the_focus_goes_on_from_what_was_shown(demo: Callable[..., Any]) -> None:
    page = demo().open(TRADE)
    button = page.locator(f"#{ids.PRESENT}")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#slide-foot")).to_contain_text("1 / ")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#slide-foot")).to_contain_text("2 / ")
    page.keyboard.press("Escape")
    expect(button).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#turnover-chart-figure :focus")).to_have_count(1)


def _is_somewhere(page: Page) -> bool:
    """Whether anything but the page as a whole has the focus, as soon as all is there."""
    there = "() => document.activeElement && document.activeElement !== document.body"
    return bool(page.wait_for_function(there, timeout=5000))
