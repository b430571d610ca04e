"""A file that holds a table and its revision below it is refused; consignments of the same partner
and goods, however they are ordered, are not."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import DataRefused
from dashboard.imports.second_passes import SAMPLED, months_of, suspected
from tests.imports.customs_files import OURS, Cells
from tests.imports.test_same_months import YEAR, cents, made, of, other, reported


def refused(folder: Path, rows: Sequence[Cells]) -> str:
    with pytest.raises(DataRefused, match="come a second time further down") as caught:
        reported(folder, *made(folder, rows))
    (reason,) = caught.value.reasons
    return reason.value


def test_a_year_with_its_revision_below_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, [*YEAR, *other(YEAR)]).startswith("2020-01, 2020-02")


@pytest.mark.parametrize("times", [2, 3])
def test_a_month_revised_in_another_order_is_refused(times: int, tmp_path: Path) -> None:
    later = [cells for n in range(1, times) for cells in other(of(6), 5, f"{n}.50")[::-1]]
    assert refused(tmp_path, [*YEAR, *later]) == "2020-06"


def test_a_month_revised_in_one_value_is_refused(tmp_path: Path) -> None:
    june = of(6)
    assert refused(tmp_path, [*of(*range(1, 7)), *june[:-1], *other(june[-1:])]) == "2020-06"


def test_months_each_with_its_revision_are_refused(tmp_path: Path) -> None:
    months = [rows for month in range(1, 13) for rows in (of(month), other(of(month)))]
    assert refused(tmp_path, [cells for rows in months for cells in rows])


def test_one_flow_of_a_month_revised_is_refused(tmp_path: Path) -> None:
    rows = [cells for cells in of(6) if cells[0] == "ЭК"]
    assert refused(tmp_path, [*YEAR, *other(rows)]) == "2020-06"


def test_consignments_of_the_same_goods_side_by_side_are_honest(tmp_path: Path) -> None:
    rows = [one for cells in YEAR for one in (cells, *other([cells]), *other([cells], 5, "2.02"))]
    assert round(100 * reported(tmp_path, *made(tmp_path, rows)).usd_kept) == cents(rows)


def test_a_few_consignments_that_come_again_are_honest(tmp_path: Path) -> None:
    rows = [*YEAR, *other(YEAR[::7])]
    assert round(100 * reported(tmp_path, *made(tmp_path, rows)).usd_kept) == cents(rows)


# --- files of real size, by their keys alone ----------------------------------------------------

ROWS = 188_938
HEADS = np.uint64(26_260) + np.arange(18, dtype=np.uint64)


def consignments(rows: int, keys: int, skew: float, draw: np.random.Generator) -> np.ndarray:
    """Keys of consignments, some of them far more often than others, in random order."""
    place = (draw.random(rows) ** skew * keys).astype(np.uint64)
    mixed = (place * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(16)
    return (HEADS[place % np.uint64(18)] << np.uint64(48)) | mixed


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("skew", [1.0, 2.5, 5.0])
@pytest.mark.parametrize("keys", [20, 400, 20_000, 80_000, 2_000_000])
@pytest.mark.parametrize("ordered", [False, True])
def test_a_large_file_of_consignments_is_honest(
    keys: int, skew: float, ordered: bool, seed: int
) -> None:
    found = consignments(ROWS, keys, skew, np.random.default_rng(seed))
    assert not suspected(months_of(np.sort(found) if ordered else found))


@pytest.mark.parametrize("seed", range(200))
def test_a_small_file_of_consignments_is_honest(seed: int) -> None:
    draw = np.random.default_rng(seed)
    found = consignments(int(draw.integers(2, 400)), int(draw.integers(40, 300)), 2.0, draw)
    assert not suspected(months_of(found))


@pytest.mark.parametrize("rows", [ROWS, 3 * SAMPLED])
@pytest.mark.parametrize("repeating", [0.0, 0.05])
def test_a_large_table_with_a_revision_below_is_suspected(rows: int, repeating: float) -> None:
    """Some of its rows come again honestly; a tenth of the revision's rows are new or gone."""
    draw = np.random.default_rng(1)
    table = draw.permutation(np.unique(consignments(2 * rows, 10 * rows, 1.0, draw)))[:rows]
    table = draw.permutation(np.concatenate((table, table[: int(repeating * rows)])))
    kept = table[draw.random(len(table)) > 0.1]
    assert len(suspected(months_of(np.concatenate((table, kept))))) == 18
    assert not suspected(months_of(table))


def test_rows_that_come_twice_in_random_order_are_honest() -> None:
    """Every key exactly twice, as no file has it: only their order tells."""
    draw = random.Random(1)
    keys = [int(HEADS[0]) << 48 | n for n in range(200)] * 2
    draw.shuffle(keys)
    assert not suspected(months_of(np.array(keys, np.uint64)))


@pytest.mark.parametrize("order", ["as drawn", "sorted"])
def test_a_large_file_of_small_consignments_is_kept_to_the_cent(order: str, tmp_path: Path) -> None:
    """Some rows equal in all, many of one partner and goods."""
    draw = random.Random(7)
    rows = [
        (flow, f"{month:02d}/2020", partner, f"{draw.randrange(10, 98)}{draw.randrange(3)}0110000",
         "", f"{draw.randrange(1, 40)}.00", f"{draw.randrange(1, 9)}", "0", OURS, "")
        for flow in ("ЭК", "ИМ") for month in range(1, 13) for partner in ("CN", "DE", "FI", "KZ")
        for _ in range(400)
    ]  # fmt: skip
    rows = sorted(rows) if order == "sorted" else draw.sample(rows, len(rows))
    report = reported(tmp_path, *made(tmp_path, rows))
    assert round(100 * report.usd_kept) == cents(rows)
    assert 0 < report.repeated_rows < 4000
