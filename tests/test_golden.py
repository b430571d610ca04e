"""Every golden figure of the region's own page, through the command line."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from dashboard.measures.concentration import concentration_interval
from dashboard.settings import read_settings
from dashboard.store.library import open_library

ROOT = Path(__file__).parents[1]
MISPRINT = "misprint in the source: the page's own growth and the China figure agree with the sum"


@cache
def _table(*arguments: str) -> tuple[dict[str, str], ...]:
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "table", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return tuple(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"), newline="")))


def _year(year: int) -> dict[str, str]:
    return next(row for row in _table("turnover") if row["year"] == str(year))


def _millions(text: str) -> float:
    return round(float(text) / 1e6, 1)


@pytest.mark.parametrize(
    ("year", "column", "millions"),
    [
        (2018, "exports_usd", 7_109.0),
        (2018, "imports_usd", 4_115.9),
        (2018, "turnover_usd", 11_224.9),
        (2018, "balance_usd", 2_993.1),
        (2017, "exports_usd", 5_655.5),
        (2017, "imports_usd", 3_585.3),
        (2017, "turnover_usd", 9_240.8),
    ],
)
def test_amounts(year: int, column: str, millions: float) -> None:
    assert _millions(_year(year)[column]) == millions


def test_exact_amounts_are_printed_exactly() -> None:
    row = _year(2018)
    assert [row["exports_usd"], row["imports_usd"]] == ["7109000000", "4115900000"]


def test_how_the_amounts_are_known() -> None:
    assert (_year(2017)["status"], _year(2018)["status"]) == ("implied", "computed")


def test_coverage_and_growth() -> None:
    assert round(float(_year(2018)["coverage_pct"]), 1) == 172.7
    assert round(float(_year(2018)["turnover_growth_pct"]), 1) == 21.5


def test_contributions() -> None:
    then, now = _year(2017), _year(2018)
    points = [
        100 * (float(now[part]) - float(then[part])) / float(then["turnover_usd"])
        for part in ("exports_usd", "imports_usd")
    ]
    assert [round(point, 1) for point in points] == [15.7, 5.7]
    assert sum(points) == pytest.approx(float(now["turnover_growth_pct"]))


def test_the_misprint_is_shown() -> None:
    row = next(row for row in _table("reconciliation") if row["figure"] == "turnover")
    found = [_millions(row[f"{name}_usd"]) for name in ("published", "computed", "difference")]
    assert found == [10_224.9, 11_224.9, 1_000.0]
    assert (row["year"], row["verdict"]) == ("2018", MISPRINT)


def test_the_six_partners() -> None:
    rows = _table("partners", "--year", "2018")
    assert [row["partner"] for row in rows][:4] == ["CHN", "NLD", "FIN", "DEU"]
    assert sum(float(row["share_pct"]) for row in rows[:6]) == pytest.approx(48.8)
    assert len(rows) == 6


def test_china_by_its_share_and_as_another_source_states() -> None:
    (china,) = _table("partners", "--year", "2018", "--partner", "CHN")
    assert (china["share_pct"], china["rank"], china["status"]) == ("15.6", "1", "implied")
    assert _millions(china["turnover_usd"]) == 1_751.1
    (stated,) = _table("reconciliation", "--partner", "CHN")
    assert _millions(stated["published_usd"]) == 1_749.0
    assert _millions(stated["computed_usd"]) == 1_751.1


def test_concentration_of_turnover_and_the_number_of_partners() -> None:
    countries = open_library(read_settings({})).store().partner_count(2018)
    assert countries == 160
    shares = [float(row["share_pct"]) for row in _table("partners", "--year", "2018")]
    low, high = concentration_interval(shares, countries)
    assert (round(low), round(high)) == (493, 728)
