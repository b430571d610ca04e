"""A month below zero in all, which somebody meant: nothing that is not defined is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

CODES = ("2709009009", "4407119300", "8703231981", "0303140000")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    rows = [
        row(flow, f"01/{year}", partner, code, f"{sign * (place + 5)}00000")
        for year, sign in ((2019, 1), (2020, -1))
        for flow in ("ЭК", "ИМ")
        for partner in ("CN", "DE", "FI", "TR")
        for place, code in enumerate(CODES)
    ]
    folder: Path = tmp_path_factory.mktemp("below")
    return asks_of(folder, rows)


@pytest.mark.parametrize(("lang", "said"), [("en", "fell below zero"), ("ru", "ниже нуля: к")])
def test_its_contributions_are_said_without_a_growth(ask: Ask, lang: str, said: str) -> None:
    chart = drawn(ask, "contribution", "", lang)
    assert "—" not in plain(chart.title) + plain(chart.finding)
    assert said in plain(chart.finding)
    assert "100.0" in plain(chart.title) + plain(chart.finding).replace(",", ".")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_groups_without_trade_are_not_the_largest(ask: Ask, lang: str) -> None:
    said = plain(drawn(ask, "sectors", "", lang).finding)
    assert "nil" not in said and "торговли не было" not in said
    assert "−4" in said.replace("$", "")
