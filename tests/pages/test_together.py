"""Several partners or sectors stand side by side; they are added up only when that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.charts import charts_on
from dashboard.documents.compose import compose
from dashboard.documents.request import read_request
from dashboard.imports.customs import Import, import_customs
from dashboard.pages.active_filters import chips_of
from dashboard.pages.data_dates import cards_source
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import registers, row, written
from tests.imports.customs_files import text as text_file
from tests.trees import text

PAIRS = ("partner=CHN,DEU", "sector=wood,minerals")


def names(ask: Ask, path: str, query: str) -> list[str]:
    return [one.declared.name for one in show(ask, path, query).charts]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("path", ["/", "/trade"])
def test_side_by_side_comes_first_and_no_sum_stands_on_the_page(
    ask: Ask, path: str, pair: str
) -> None:
    shown = show(ask, path, pair)
    kind = pair.partition("=")[0]
    assert shown.charts[0].declared.name == "compare"
    assert not [one for one in shown.charts if kind in one.declared.sums]
    assert "turnover" in names(ask, path, f"{pair}&together=1")


def test_the_cards_have_the_figure_of_each_and_lead_to_it(ask: Ask) -> None:
    turnover = show(ask, "/trade", "partner=CHN,DEU").cards[0]
    single = {code: show(ask, "/trade", f"partner={code}").cards[0] for code in ("CHN", "DEU")}
    assert [(one.name, one.value) for one in turnover.sides] == [
        ("China", single["CHN"].value), ("Germany", single["DEU"].value)]  # fmt: skip
    assert [one.href.partition("?")[2] for one in turnover.sides] == ["partner=CHN", "partner=DEU"]
    assert not turnover.amount.known, "there is no sum"
    together = show(ask, "/trade", "partner=CHN,DEU&together=1").cards[0]
    assert together.sides == () and together.amount.known


def test_cards_say_which_of_the_chosen_they_have_no_room_for(ask: Ask) -> None:
    five, four = "partner=CHN,DEU,FIN,NOR,USA", "partner=CHN,DEU,FIN,NOR"
    assert "left out: United States." in text(cards_source(show(ask, "/", five)))
    for asked in (four, f"{five}&together=1"):
        assert "left out" not in text(cards_source(show(ask, "/", asked)))


def test_each_partner_has_the_chosen_sectors_together_in_its_card(tmp_path: Path) -> None:
    """The cards once were those of the sectors with the first partner alone."""
    rows = [row("ЭК", f"{month:02d}/{year}", partner, code, usd)
            for year in (2019, 2020) for month in range(1, 13)
            for partner, code, usd in (
                ("CN", "2709009009", "1000000"), ("CN", "4407119300", "500000"),
                ("DE", "2709009009", "2000000" if year == 2019 else "9000000"))]  # fmt: skip
    import_customs(Import((written(tmp_path / "f.csv", text_file(rows)),), tmp_path), registers())
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path)))
    query = "dataset=customs&year=2020&partner=CHN,DEU&sector=minerals,wood"
    exports = show(ask, "/trade", query).cards[1]
    assert [(one.name, one.value, one.change) for one in exports.sides] == [
        ("China", "18.0", "0%"), ("Germany", "108.0", "4.5 times")]  # fmt: skip
    assert all("sector=minerals,wood" in one.href for one in exports.sides)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("pair", [*PAIRS, "partner=CHN,DEU,FIN&sector=wood,minerals"])
def test_asked_for_together_every_title_of_a_sum_says_so(ask: Ask, lang: str, pair: str) -> None:
    shown = show(ask, "/trade", f"{pair}&together=1&lang={lang}")
    sums = [
        one.chart
        for one in shown.charts
        if {part.partition("=")[0] for part in pair.split("&")} & {*one.declared.sums}
    ]
    assert sums
    word = shown.words.t("traded.together")
    assert [one.title for one in sums if not one.empty and word not in one.title] == []


def test_a_chart_of_its_own_adds_up_and_says_so(ask: Ask) -> None:
    request = read_request("chart", "png", "chart=turnover&partner=CHN,DEU", ask.library)
    (chart,) = compose(ask, request).charts
    assert "together" in chart.title


def test_slides_of_a_page_are_those_of_its_charts(ask: Ask) -> None:
    request = read_request("page", "pptx", "path=/trade&partner=CHN,DEU", ask.library)
    deck = compose(ask, request)
    assert len(deck.slides) == len(show(ask, "/trade", "partner=CHN,DEU").charts)


@pytest.mark.parametrize(("query", "pressed", "order"), [
    ("partner=CHN,DEU", "false", "together:1"),
    ("partner=CHN,DEU&together=1", "true", "together:"),
    ("sector=wood,minerals", "false", "together:1"),
])  # fmt: skip
def test_a_switch_beside_what_is_chosen_adds_up_and_takes_apart(
    ask: Ask, query: str, pressed: str, order: str
) -> None:
    switch = chips_of(show(ask, "/trade", query))[-1]
    assert text(switch) == "Together"
    assert getattr(switch, "aria-pressed") == pressed
    assert getattr(switch, "data-order") == order


@pytest.mark.parametrize("query", ["", "partner=CHN", "group=eu", "partner=CHN&together=1"])
def test_one_choice_and_a_group_are_no_several(ask: Ask, query: str) -> None:
    shown = show(ask, "/trade", query)
    assert "turnover" in [one.declared.name for one in shown.charts]
    assert "Together" not in [text(one) for one in chips_of(shown)]
    assert all(one.sides == () for one in shown.cards)


def test_a_page_that_compares_nothing_keeps_its_charts(ask: Ask) -> None:
    query = show(ask, "/why", "partner=CHN,DEU").scene.query
    assert charts_on("why", query) == charts_on("why", query.with_(together=True))
