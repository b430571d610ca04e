"""What figures state, in which units, of whom; and what follows from them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from dashboard.loaders.published import load_published
from dashboard.loaders.registers import load_registers
from dashboard.store.published_figures import Known, read_figures
from tests.made_up_region import FIGURES, figure, made_up_region


@pytest.fixture
def stated(tmp_path: Path):
    """The statements of figures of the made-up region."""

    def read(*rows: dict[str, object]) -> Known:
        data = made_up_region(tmp_path / f"{len(list(tmp_path.iterdir()))}", figures=rows)
        registers = load_registers(data)
        published = load_published(data, registers)
        return read_figures(published.figures, published.choices, registers)

    return read


def test_flows_shares_and_statements_are_told_apart(stated) -> None:
    found = stated(*FIGURES)
    assert found.flows[2031, "export"].usd == 50e6
    *share, digits = found.shares[2031, "JPN"]
    assert share == [40, "S01", "T005"] and math.isnan(digits)
    (italy,) = found.stated[2031, "ITA"]
    assert (italy.usd, italy.qualifier) == (9e6, "approx")
    assert (2031, "WLD") not in found.stated


def test_other_units_than_dollars_are_no_trade(stated) -> None:
    found = stated(figure(1, 2031, "export", 900, unit="RUB billion"),
                   figure(2, 2031, "import", 3),
                   figure(3, 2031, "growth", 4, flow="import", unit="times"))  # fmt: skip
    assert set(found.flows) == {(2031, "import")}


def test_forecasts_and_parts_of_a_year_are_no_trade_of_the_year(stated) -> None:
    found = stated(figure(1, 2031, "export", 9, standing="forecast"),
                   figure(2, 2031, "import", 3, period="H1"))  # fmt: skip
    assert found.flows == {}


def test_a_share_of_the_district_needs_its_value(stated) -> None:
    share = figure(
        1, 2031, "share_of_district", 2, flow="export", unit="% of the district's exports"
    )
    assert stated(share).flows == {}
    district = figure(2, 2031, "export", 500, territory="AMB")
    implied = stated(share, district).flows[2031, "export"]
    assert (implied.usd, implied.status) == (10e6, "implied")


def test_the_year_before_follows_from_growth_unless_it_is_published(stated) -> None:
    rows = (figure(1, 2031, "export", 50), figure(2, 2031, "growth", 25, flow="export", unit="%"))
    before = stated(*rows).flows[2030, "export"]
    assert (before.usd, before.status) == (40e6, "implied")
    assert stated(*rows, figure(3, 2030, "export", 41)).flows[2030, "export"].status == "published"


def test_a_group_is_known_where_the_source_means_all_of_its_goods(stated) -> None:
    some = figure(1, 2031, "export", 7, sector="wood", sector_text="alder planks")
    whole = figure(2, 2030, "export", 30, sector="wood", sector_text="wood", standing="preliminary")
    found = stated(some, whole).sectors
    assert set(found) == {(2030, "wood", "export")}
    assert found[2030, "wood", "export"].status == "preliminary"


@pytest.mark.parametrize("qualifier", ["approx", "more-than", "at-least", "less-than"])
def test_nothing_follows_from_a_share_or_a_rate_that_is_not_exact(stated, qualifier: str) -> None:
    """Neither an amount nor the concentration: "more than 160 countries" is no number of them."""
    loose = {"qualifier": qualifier}
    found = stated(
        figure(1, 2031, "export", 50),
        figure(2, 2031, "growth", 10, flow="export", unit="% vs previous year", **loose),
        figure(3, 2031, "share", 40, partner="JPN", unit="% of turnover", **loose),
        figure(4, 2031, "partner_count", 160, unit="countries", **loose),
        figure(5, 2031, "import", 500, territory="AMB"),
        figure(6, 2031, "share_of_district", 2, flow="import", **loose),
    )
    assert set(found.flows) == {(2031, "export")}
    assert not found.shares and not found.counts
