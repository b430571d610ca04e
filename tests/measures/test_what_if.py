"""The year without some partners or goods: worked out to the cent, and nothing else moves."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.what_if import Cell, Consequence, what_if, without

FACTS: dict[Cell, int] = {
    ("CHN", "wood", "export"): 60_00,
    ("CHN", "food", "import"): 30_00,
    ("DEU", "wood", "export"): 50_00,
    ("DEU", "food", "import"): 20_00,
    ("XXX", "food", "export"): 40_00,
}
FLOWS = ("export", "import")


def found(*partners: str, sectors: tuple[str, ...] = (), **more: tuple[str, ...]) -> dict[
    tuple[str, str, str], Consequence
]:  # fmt: skip
    lost = without(FACTS, partners, sectors, {})
    rows = what_if(FACTS, lost, FLOWS, "turnover", **more)
    return {(row.of, row.key, row.flow): row for row in rows}


def test_by_hand_without_a_partner() -> None:
    rows = found("CHN")
    assert [rows["total", "", flow][3:6] for flow in ("export", "import", "turnover", "balance")] \
        == [(150, 60, 90), (50, 30, 20), (200, 90, 110), (100, 30, 70)]  # fmt: skip
    china, germany = rows["partner", "CHN", "turnover"], rows["partner", "DEU", "turnover"]
    assert (china.fact_rank, china.scenario_rank, china.scenario_usd) == (1, None, 0)
    assert (germany.fact_rank, germany.scenario_rank) == (2, 1)
    assert (germany.fact_share_pct, germany.scenario_share_pct) == (35, pytest.approx(7000 / 110))


def test_a_country_that_is_not_known_has_a_share_and_no_rank() -> None:
    unknown = found("CHN")["partner", "XXX", "turnover"]
    assert (unknown.fact_rank, unknown.scenario_rank) == (None, None)
    assert unknown.scenario_share_pct == pytest.approx(4000 / 110)


def test_by_hand_without_a_group_of_goods() -> None:
    rows = found(sectors=("wood",))
    assert rows["total", "", "turnover"].scenario_usd == 90
    assert rows["total", "", "balance"].scenario_usd == -10
    assert rows["sector", "wood", "turnover"].scenario_usd == 0
    assert rows["partner", "CHN", "turnover"].scenario_rank == 1


def test_what_is_left_out_of_a_cell_alone_leaves_the_rest_of_it() -> None:
    goods: dict[Cell, int] = {("CHN", "wood", "export"): 59_99}
    lost = without(FACTS, ("DEU",), (), goods)
    rows = {row[:3]: row for row in what_if(FACTS, lost, FLOWS, "turnover")}
    assert rows["total", "", "export"][3:6] == (150, 109.99, 40.01)
    assert rows["partner", "CHN", "turnover"].scenario_usd == 30.01


def test_chosen_partners_keep_their_places_among_all() -> None:
    rows = found("CHN", chosen=("DEU",))
    assert [key for key in rows if key[0] == "partner"] == [("partner", "DEU", "turnover")]
    assert rows["partner", "DEU", "turnover"].fact_rank == 2
    assert rows["total", "", "turnover"][3:6] == (70, 0, 70)


def test_of_one_flow_there_is_neither_turnover_nor_balance() -> None:
    rows = what_if(FACTS, without(FACTS, ("CHN",), (), {}), ("export",), "export")
    assert {row.flow for row in rows} == {"export"}
    assert [row.key for row in rows if row.of == "partner"] == ["CHN", "DEU", "XXX"]


def test_a_share_of_nothing_is_none_rather_than_infinite() -> None:
    rows = found("CHN", "DEU", "XXX")
    shares = [row.scenario_share_pct for row in rows.values() if row.of != "total"]
    assert all(map(math.isnan, shares))
    assert rows["total", "", "turnover"].scenario_usd == 0


cells = st.dictionaries(
    st.tuples(st.sampled_from(("CHN", "DEU", "FIN", "XXX")), st.sampled_from(("wood", "food")),
              st.sampled_from(FLOWS)),
    st.integers(-10**9, 10**15).filter(bool),
)  # fmt: skip


@given(cells, st.sets(st.sampled_from(("CHN", "DEU", "NOR"))), st.sets(st.sampled_from(("wood",))))
def test_a_scenario_is_the_trade_of_what_is_not_left_out(
    facts: dict[Cell, int], partners: set[str], sectors: set[str]
) -> None:
    """As if the rows had never been in the file."""
    rows = what_if(facts, without(facts, partners, sectors, {}), FLOWS, "turnover")
    left = {cell: usd for cell, usd in facts.items()
            if cell[0] not in partners and cell[1] not in sectors}  # fmt: skip
    again = {row[:3]: row for row in what_if(left, {}, FLOWS, "turnover")}
    for row in rows:
        assert round(100 * row.fact_usd) - round(100 * row.left_out_usd) == \
            round(100 * row.scenario_usd)  # fmt: skip
        other = again.get(row[:3])
        assert row.scenario_usd == (other.fact_usd if other else 0)
        if other:
            assert row.scenario_rank == other.fact_rank
            assert row.scenario_share_pct == pytest.approx(other.fact_share_pct, nan_ok=True)


@given(cells, st.sets(st.sampled_from(("CHN", "DEU"))))
def test_parts_add_up_to_the_total_in_fact_and_scenario(
    facts: dict[Cell, int], partners: set[str]
) -> None:
    rows = what_if(facts, without(facts, partners, (), {}), FLOWS, "turnover")
    total = next(row for row in rows if row.flow == "turnover" and row.of == "total")
    for of in ("partner", "sector"):
        for place in (3, 4, 5):
            parts = sum(round(100 * row[place]) for row in rows if row.of == of)
            assert parts == round(100 * total[place])
