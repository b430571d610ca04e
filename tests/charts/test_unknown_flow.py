"""Analyses of which one flow is known in part, or not at all, say of what they are and why."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from dashboard.answers.outlook import so_far, tried
from dashboard.answers.what_if import what_if
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.imports.customs_files import Cells, asks_of, row
from tests.scenes import plain

PARTNERS = ("CN", "FI", "DE", "NO")
CODES = ("2709009009", "4407119300", "7208100000", "8703231981")
YEARS = range(2014, 2021)


def _rows(flow: str, partners: Iterable[str], months: Mapping[int, int]) -> list[Cells]:
    """Rows of a flow; ``months``: year → how many of its months came."""

    def usd(year: int, partner: str, code: str) -> str:
        """A value that no other has in the year."""
        return str(10**6 + 100 * year + int(code[:2]) + ord(partner[0]))

    return [
        row(flow, f"{month:02d}/{year}", partner, code, usd(year, partner, code))
        for year, last in months.items() for month in range(1, last + 1)
        for partner in partners for code in CODES
    ]  # fmt: skip


WHOLE = dict.fromkeys(YEARS, 12)
BEGUN = WHOLE | {2020: 9}


@pytest.fixture(scope="module")
def narrowed(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports to four countries, imports from China alone; of 2020 nine months."""
    folder: Path = tmp_path_factory.mktemp("narrowed")
    return asks_of(folder, _rows("ЭК", PARTNERS, BEGUN), _rows("ИМ", ("CN",), BEGUN))


@pytest.fixture(scope="module")
def unlike(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports to China alone, imports from Finland alone; of 2020 nine months."""
    folder: Path = tmp_path_factory.mktemp("unlike")
    return asks_of(folder, _rows("ЭК", ("CN",), BEGUN), _rows("ИМ", ("FI",), BEGUN))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Imports alone."""
    return asks_of(tmp_path_factory.mktemp("alone"), _rows("ИМ", PARTNERS, BEGUN))


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Of 2020 exports until June, and imports after it."""
    later = [one for one in _rows("ИМ", PARTNERS, {2020: 12}) if one[1] >= "07"]
    return asks_of(tmp_path_factory.mktemp("apart"), _rows("ЭК", PARTNERS, {2020: 6}), later)


def test_prices_of_a_part_of_a_flow_make_no_terms_of_trade(narrowed: Ask, unlike: Ask) -> None:
    chart = drawn(narrowed, "price_volume", "", "en")
    assert "exports" in plain(chart.finding) and "imports" not in plain(chart.finding)
    assert not any("Terms of trade" in one for one in chart.plot.asides)
    assert any("only a part of imports" in plain(one) for one in chart.notes)
    china = drawn(narrowed, "price_volume", "&partner=CHN", "en")
    assert any("Terms of trade" in one for one in china.plot.asides)
    notes = plain(" ".join(drawn(unlike, "price_volume", "", "en").notes))
    assert "unlike parts of exports and imports" in notes and "No code with a partner" not in notes


def test_a_scenario_gives_no_place_among_partners_that_are_not_known(narrowed: Ask) -> None:
    asked = read_query("dataset=customs&year=2020&partner=CHN&without=CHN", narrowed.library)
    (china,) = (one for one in narrowed.rows(what_if, asked) if one.of == "partner")
    assert china.fact_usd > 0 and math.isnan(china.fact_share_pct) and china.fact_rank is None
    every = drawn(narrowed, "what_if", "&without=CHN", "en")
    assert " of exports (" in plain(every.finding)
    assert any("only a part of imports" in plain(one) for one in every.notes)


def test_a_scenario_of_no_total_says_why_there_is_none(unlike: Ask) -> None:
    chart = drawn(unlike, "what_if", "&without=CHN", "en")
    assert "no data" not in plain(chart.title)
    assert "unlike parts" in plain(" ".join(chart.notes))
    assert "Choose exports or imports" in plain(chart.hint)


def test_the_outlook_names_the_flow_that_lacks_a_part(narrowed: Ask, unlike: Ask) -> None:
    notes = plain(" ".join(drawn(narrowed, "outlook", "", "en").notes))
    assert "only a part of imports" in notes and "fewer than four full years" not in notes
    silent = drawn(unlike, "outlook", "", "en")
    assert "unlike parts" in plain(" ".join(silent.notes))
    assert "Four full years" not in plain(" ".join(silent.notes))
    assert "(FOB)" in drawn(narrowed, "outlook", "", "en").subtitle
    before = drawn(narrowed, "outlook", "&year=2019", "en")
    assert plain(before.title).startswith("All months of 2019 are known of exports")


def test_the_outlook_of_one_flow_is_tried_on_that_flow(alone: Ask) -> None:
    chart = drawn(alone, "backtest", "", "en")
    assert "the outlook for imports from the first 9 months" in plain(chart.finding)
    assert any("only imports are known" in plain(one) for one in chart.notes)
    rows = alone.rows(tried, read_query("dataset=customs&year=2020", alone.library))
    assert {row.flow for row in rows} == {"import"}
    # A picture has title and subtitle alone.
    assert "imports" in chart.subtitle


def test_what_is_known_so_far_is_of_the_months_that_are_expected_from(apart: Ask) -> None:
    asked = read_query("dataset=customs&year=2020", apart.library)
    known = {row.flow: row.known_usd for row in apart.rows(so_far, asked)}
    assert known["export"] > 0 and math.isnan(known["import"])


@pytest.mark.parametrize(("lang", "said"), [("en", "Largest known turnover"),
                                            ("ru", "Наибольший известный оборот")])  # fmt: skip
def test_the_largest_cell_is_that_of_those_known(narrowed: Ask, lang: str, said: str) -> None:
    chart = drawn(narrowed, "partner_sectors", "", lang)
    assert plain(chart.title).startswith(said)
    assert said.split()[-2] in plain(chart.finding)


def test_the_map_says_of_which_measure_it_counts_countries(narrowed: Ask) -> None:
    said = {asked: plain(drawn(narrowed, "partner_map", asked, "en").finding)
            for asked in ("", "&flow=export")}  # fmt: skip
    assert "turnover is known for 1 country" in said[""]
    assert "exports are known for 4 countries" in said["&flow=export"]


def test_months_of_either_flow_are_no_months_of_turnover(apart: Ask) -> None:
    chart = drawn(apart, "months", "", "en")
    assert plain(chart.title) == "Turnover by month in 2020 is not known"
    (note,) = map(plain, chart.notes)
    assert "exports for January–June, imports for July–December" in note
