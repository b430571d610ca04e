"""Going through the components of a page leaves none out."""

from __future__ import annotations

import pytest
from dash.development.base_component import Component

from dashboard.pages.path_prefix import pieces
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.store.ask import Ask


@pytest.mark.parametrize("path", ["/", "/partners", "/relations", "/data"])
def test_every_component_of_a_page_is_met(ask: Ask, path: str) -> None:
    branches = tree(show(ask, path, "year=2018"))
    every = {id(one) for branch in branches for one in [branch, *branch._traverse()]
             if isinstance(one, Component)}  # fmt: skip
    assert {id(one) for one in pieces(branches)} == every
