"""No half of a row of charts stands empty, whatever a dataset has to show."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from dash import html

from dashboard.language import languages
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.scenes import plain
from tests.trees import parts, text

STATES = ("/?", "/trade?", "/partners?", "/relations/CHN?", "/?dataset=demonstration",
          "/trade?dataset=demonstration", "/partners?dataset=demonstration",
          "/trade?dataset=demonstration&flow=import&partner=CHN,DEU",
          "/relations/CHN?dataset=demonstration")  # fmt: skip


@pytest.fixture(scope="module")
def both(demonstration_folder: Path) -> Ask:
    settings = read_settings({}, data_dir=demonstration_folder)
    return ask_of(open_library(settings), dt.date(2026, 11, 26))


@pytest.mark.parametrize("state", STATES)
def test_two_charts_share_a_row_or_one_has_it_whole(both: Ask, state: str) -> None:
    path, _, query = state.partition("?")
    shown = show(both, path, query)
    found = [part for one in shown.page.body(shown) for part in parts(one, html.Div)
             if getattr(part, "className", "") == "charts"]  # fmt: skip
    assert found
    for grid in found:
        halves = 0
        for child in grid.children:
            kind = child.className.split()
            whole = "chart" not in kind or "wide" in kind
            assert not (whole and halves % 2), state
            halves = 0 if whole else halves + 1
        assert halves % 2 == 0, state


@pytest.mark.parametrize("lang", languages())
def test_what_sources_disagree_about_is_folded_under_the_cards(both: Ask, lang: str) -> None:
    shown = show(both, "/", f"lang={lang}")
    (fold,) = [one for part in shown.page.body(shown) for one in parts(part, html.Details)
               if one.className == "disputes-fold"]  # fmt: skip
    head, lines = fold.children
    assert plain(text(head)) == plain(shown.words.t("disputes.count", count=4))
    assert len(list(parts(lines, html.A))) == 4
