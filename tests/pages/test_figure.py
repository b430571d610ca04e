"""The page of one number."""

from __future__ import annotations

import pytest
from dash import html

from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from tests.trees import parts


@pytest.mark.parametrize(
    ("path", "several"),
    [("/data/figure/T003", True), ("/data/figure/cards/turnover/value", True),
     ("/data/figure/T067", False)],
)  # fmt: skip
def test_what_has_several_parts_stands_in_two_columns(ask: Ask, path: str, several: bool) -> None:
    """The right half of the page was empty, and half of what is said below the window."""
    (panel,) = parts(tree(show(ask, path, "year=2018")), html.Article)
    assert ("in-columns" in panel.className.split()) is several
