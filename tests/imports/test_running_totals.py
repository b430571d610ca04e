"""Months that are sums from January on are refused; months are not, however they grow."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.imports.limits import Limits
from tests.imports.customs_files import REGISTERS, TRUSTING, Cells, row, text, written

PARTNERS = ("CN", "DE", "FI", "TR", "BY", "KZ", "US", "PL", "SE", "NO", "JP", "IT", "FR", "GB",
            "LT", "LV")  # fmt: skip
CODES = ("2709009009", "4407119300", "8703231981", "0303140000", "3104205000", "7208390000")
Months = Sequence[Sequence[int]]


def months(count: int, *, chance: random.Random) -> Months:
    """What each partner and code has in so many months: in many of them nothing, as in truth."""
    places = len(PARTNERS) * len(CODES)
    return [[chance.choice((0, chance.randint(1, 9999))) for _ in range(count)]
            for _ in range(places)]  # fmt: skip


def sums(of: Months) -> Months:
    return [list(accumulate(values)) for values in of]


def file(folder: Path, of: Months, first: int = 1, name: str = "f.csv") -> Path:
    return written(folder / name, text([*rows(of, first)]))


def rows(of: Months, first: int) -> Iterator[Cells]:
    keys = [(partner, code) for partner in PARTNERS for code in CODES]
    for (partner, code), values in zip(keys, of, strict=False):
        for month, value in enumerate(values, first):
            yield row(period=f"{month:02d}/2021", partner=partner, code=code, usd=f"{value}.00")


def order(folder: Path, *files: Path, limits: Limits = TRUSTING) -> Import:
    return Import(files, folder / "r", regions=(41000,), limits=limits)


def checked(folder: Path, *files: Path, limits: Limits | None = None) -> int:
    made = order(folder, *files, limits=limits or Limits())
    return try_import(made, REGISTERS).rows_kept


@pytest.mark.parametrize("count", [3, 7, 12])
def test_sums_from_january_on_are_refused_by_their_months(count: int, tmp_path: Path) -> None:
    of = sums(months(count, chance=random.Random(count)))
    with pytest.raises(DataRefused, match="sums from January on") as refused:
        checked(tmp_path, file(tmp_path, of))
    (reason,) = refused.value.reasons
    assert (reason.column, reason.value) == ("PERIOD", f"2021-01–2021-{count:02d}")


def test_a_few_corrections_make_no_months_of_them(tmp_path: Path) -> None:
    of = [list(values) for values in sums(months(12, chance=random.Random(4)))]
    for place in (0, 3, 6):
        of[place][7] -= of[place][7] // 2
    with pytest.raises(DataRefused, match="sums from January on"):
        checked(tmp_path, file(tmp_path, of))


def test_sums_that_come_month_by_month_are_refused_with_the_third(tmp_path: Path) -> None:
    of = sums(months(3, chance=random.Random(5)))
    first, second, third = (
        file(tmp_path, [values[n : n + 1] for values in of], n + 1, f"{n}.csv") for n in range(3)
    )
    for one in (first, second):
        import_customs(order(tmp_path, one), REGISTERS)
    with pytest.raises(DataRefused, match="sums from January on"):
        checked(tmp_path, third)


@pytest.mark.parametrize("seed", range(5))
def test_months_are_taken(seed: int, tmp_path: Path) -> None:
    of = months(12, chance=random.Random(seed))
    assert checked(tmp_path, file(tmp_path, of)) == 12 * len(of)


def test_months_that_hardly_change_are_taken(tmp_path: Path) -> None:
    of = [[1000 + n for n in range(12)]] * len(PARTNERS) * len(CODES)
    assert checked(tmp_path, file(tmp_path, of)) == 12 * len(of)


def test_months_that_grow_by_the_same_amount_are_taken(tmp_path: Path) -> None:
    of = [[1000 * (n + 1) for n in range(12)]] * len(PARTNERS) * len(CODES)
    assert checked(tmp_path, file(tmp_path, of)) == 12 * len(of)


def test_a_part_of_the_first_month_is_no_sum(tmp_path: Path) -> None:
    of = [[0 if place > 5 else 1000, *[1000] * 11] for place in range(len(PARTNERS) * len(CODES))]
    assert checked(tmp_path, file(tmp_path, of)) == 12 * len(of)


def test_a_few_goods_may_grow_from_month_to_month(tmp_path: Path) -> None:
    assert checked(tmp_path, file(tmp_path, sums(months(12, chance=random.Random(7)))[:8])) == 96


def test_somebody_may_know_that_they_are_months(tmp_path: Path) -> None:
    of = sums(months(12, chance=random.Random(6)))
    limits = Limits(repeats_pct=100)
    assert checked(tmp_path, file(tmp_path, of), limits=limits) == 12 * len(of)
