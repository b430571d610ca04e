"""No half of a row of charts stands empty, whatever a dataset has to show."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from dash import html

from dashboard import ids
from dashboard.charts import every_chart
from dashboard.charts.from_store import chart_of
from dashboard.language import languages
from dashboard.pages.screen import changes
from dashboard.pages.show import show
from dashboard.parser import read_query
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


def test_a_title_names_what_its_subtitle_narrows_it_to(both: Ask) -> None:
    """A part is never labelled as the whole, however short the title should be."""
    states = (
        ("dataset=demonstration&year=2021&partner=FIN&sector=wood", ("Finland", "Wood and paper")),
        ("dataset=demonstration&year=2021&partner=FIN&sector=wood&flow=export&months=1-6&lang=ru",
         ("Финлянди", "Древесина и")),
        ("year=2018&partner=CHN", ("China",)), ("year=2022&partner=CHN", ("China",)),
        ("dataset=demonstration&year=2021&partner=CHN,DEU&lang=ru", ("Кита|Германи",)),
    )  # fmt: skip
    seen = set()
    for state, names in states:
        query = read_query(state, both.library)
        for declared in every_chart():
            made = chart_of(declared, both, query)
            if made.empty and made.mended_by == "sector":
                continue
            said = made.title.casefold().replace("целлюлозно-бумажные", "бумага")
            for either in names:
                forms = [one.casefold() for one in either.split("|")]
                if any(one.rstrip("аи") in made.subtitle.casefold() for one in forms):
                    seen.add(declared.name)
                    assert any(one in said for one in forms), (state, declared.name, made.title)
    assert {"turnover", "balance", "contribution", "months", "sectors", "goods"} <= seen


def test_each_chart_has_its_title_for_a_name_and_a_way_past_it_to_its_table(both: Ask) -> None:
    """Tab else stops at every number before."""
    for path in ("/", "/relations"):
        shown = show(both, path, "")
        figures = [one for part in shown.page.body(shown) for one in parts(part, html.Figure)]
        assert figures
        for figure in figures:
            own = {getattr(one, "id", "") for one in parts(figure)}
            titles = [one.id for one in parts(figure, html.H2)]
            assert [getattr(figure, "aria-labelledby")] == titles
            (skip,) = [
                one for one in parts(figure, html.A) if "skip" in getattr(one, "className", "")
            ]
            assert skip.href.removeprefix("#") in own and skip.href.endswith("-table")


def test_two_bars_take_a_low_place_and_no_line_of_a_subtitle_begins_with_a_dot(ask: Ask) -> None:
    found = changes(show(ask, "/partners", "year=2021"))
    assert found[ids.picture("partner-share-chart")]["className"].endswith("of-bars few")
    rows = found["partner-share-chart"]["figure"]["layout"]["yaxis"]["range"]
    assert rows == [1.55, -0.55]
    narrowed = changes(show(ask, "/", "sector=culture"))[ids.subtitle("timeline-chart")]["children"]
    assert "\u00a0· " in narrowed and " · " not in narrowed


@pytest.mark.parametrize("lang", languages())
def test_the_mark_of_made_up_data_is_a_tag_below_the_title(both: Ask, lang: str) -> None:
    """Behind a dot it came into a line of its own, and left the dot at the end of another."""
    shown = show(both, "/trade", f"dataset=demonstration&lang={lang}")
    mark = shown.scene.mark
    subtitles = [changes(shown)[ids.subtitle(one.chart_id)]["children"] for one in shown.charts]
    tagged = [one for one in subtitles if isinstance(one, list)]
    assert mark and len(tagged) > 4
    for line, _, tag in tagged:
        assert text(tag) == mark and mark not in line and not line.endswith("·")
    assert not any(mark in one for one in subtitles if isinstance(one, str))
