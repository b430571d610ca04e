"""Codes that add up longer ones are counted once, however they are written and rounded."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, try_import
from dashboard.imports.limits import Limits
from dashboard.imports.report import ImportReport
from tests.imports.customs_files import (
    REGISTERS,
    Cells,
    assert_adds_up,
    row,
    text,
    written,
    zipped,
)

GOODS = [("2709009009", "1000.3"), ("2710190000", "2000.4"), ("4403110000", "300.3"),
         ("4407110000", "400.4")]  # fmt: skip
ROWS = [row(code=code, usd=usd) for code, usd in GOODS]
ALL_USD = 3701.4
TRUSTING = Limits(unknown_pct=100, repeats_pct=100)


def read(folder: Path, *files: Path, regions: tuple[int, ...] = (41000,)) -> ImportReport:
    order = Import(files, folder / "r", regions=regions, limits=TRUSTING)
    report = try_import(order, REGISTERS)
    assert_adds_up(report)
    return report


def made(folder: Path, rows: list[Cells], name: str = "f.csv") -> Path:
    return written(folder / name, text(rows))


@pytest.mark.parametrize(
    ("oil", "wood"),
    [("3000.7", "700.7"), ("3001", "701"), ("3.0007", "0.7007"), ("3", "0.7")],
    ids=["exact", "dollars", "thousands", "rounded thousands"],
)
@pytest.mark.parametrize("filling", ["", "00", "00000000"])
def test_sums_of_chapters_count_once(oil: str, wood: str, filling: str, tmp_path: Path) -> None:
    sums = [row(code=f"27{filling}", usd=oil), row(code=f"44{filling}", usd=wood)]
    try:
        report = read(tmp_path, made(tmp_path, [*ROWS, *sums]))
    except DataRefused as refused:
        assert {reason.column for reason in refused.reasons} == {"TNVED"}
    else:
        assert report.usd_kept == ALL_USD
        assert report.passed_over[0]["reason"] == "levels"


@pytest.mark.parametrize("filling", ["", "00000000"])
@pytest.mark.parametrize(("oil", "wood"), [("3000.7", "700.7"), ("3001", "701")])
def test_exact_and_rounded_sums_are_recognised(
    oil: str, wood: str, filling: str, tmp_path: Path
) -> None:
    sums = [row(code=f"27{filling}", usd=oil), row(code=f"44{filling}", usd=wood)]
    assert read(tmp_path, made(tmp_path, [*ROWS, *sums])).usd_kept == ALL_USD


def test_near_sums_are_refused(tmp_path: Path) -> None:
    sums = [row(code="27", usd="3010"), row(code="44", usd="700.70")]
    with pytest.raises(DataRefused, match="perhaps their sum, rounded or in thousands"):
        read(tmp_path, made(tmp_path, [*ROWS, row(code="27", usd="3010")]))
    with pytest.raises(DataRefused, match=r"has \$3,010\.00"):
        read(tmp_path, made(tmp_path, [*ROWS, *sums]))


def test_short_codes_of_mass_alone_are_no_sum_rounded_to_nothing(tmp_path: Path) -> None:
    mass = [row(code="27", usd="0", kg=f"{place}.5") for place in range(1, 40)]
    rows = [*mass, row(code="27", usd="5"), row(usd="3000000")]
    assert read(tmp_path, made(tmp_path, rows)).usd_kept == 3_000_005


def test_honest_short_codes_belong_to_the_sum_above_them(tmp_path: Path) -> None:
    goods = [*ROWS, row(code="4403", usd="55")]
    sums = [row(code="27", usd="3000.7"), row(code="44", usd="755.7")]
    assert read(tmp_path, made(tmp_path, [*goods, *sums])).usd_kept == pytest.approx(3756.4)


def test_codes_of_ten_digits_that_end_in_zeros_are_goods(tmp_path: Path) -> None:
    assert read(tmp_path, made(tmp_path, [*ROWS, row(code="2711000000", usd="7")])).usd_kept == (
        pytest.approx(3708.4)
    )


@pytest.mark.parametrize("levels", [(6,), (4, 6), (2, 4, 6)])
@pytest.mark.parametrize("goods", ["100.3", "100.3 200.4", "100.3 200.4 0.01"])
@pytest.mark.parametrize("rounding", ["0.01", "1"])
def test_a_good_whose_code_is_that_of_its_sum_does_not_count_twice(
    levels: tuple[int, ...], goods: str, rounding: str, tmp_path: Path
) -> None:
    of_code = {"4403110000": goods.split(), "4403201000": ["7000.5"], "4403209000": ["800.25"],
               "4407111000": ["9000.11"], "4407119000": ["66.07"]}  # fmt: skip
    rows = [row(code=code, usd=usd) for code, all_usd in of_code.items() for usd in all_usd]
    for level in levels:
        for start in {code[:level] for code in of_code}:
            below = [usd for code, all_usd in of_code.items() if code.startswith(start)
                     for usd in all_usd]  # fmt: skip
            whole = sum(map(Decimal, below)).quantize(Decimal(rounding))
            rows.append(row(code=start.ljust(10, "0"), usd=str(whole)))
    with pytest.raises(DataRefused, match="perhaps the sum of its own rows") as refused:
        read(tmp_path, made(tmp_path, rows))
    assert [(one.column, one.value) for one in refused.value.reasons] == [("TNVED", "4403110000")]


def test_two_consignments_of_a_good_beside_sums_of_others_are_counted(tmp_path: Path) -> None:
    own = [row(code="4403110000", usd="100.3"), row(code="4403110000", usd="250.4")]
    sums = [row(code="2709000000", usd="1000.3"), row(code="2709000000", usd="7", period="02/2019")]
    goods = [row(code="2709009009", usd="7", period="02/2019")]
    report = read(tmp_path, made(tmp_path, [*ROWS, *own, *goods, *sums]))
    assert report.usd_kept == pytest.approx(ALL_USD + 357.7)


# --- a second level that is no sum of the first ---------------------------------------------------

YEAR = [
    row(flow, f"{month:02d}/2019", partner, code, f"{1000 + 37 * month + place}.25")
    for month in range(1, 7)
    for flow in ("ЭК", "ИМ")
    for partner in ("CN", "DE")
    for place, code in enumerate(("2709009009", "4403110000", "4407110000", "4407120000"))
]


def short(part: str, digits: int = 2, rows: list[Cells] = YEAR) -> list[Cells]:
    """The sums of some rows by codes of some digits, of which each is a part."""
    sums: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for flow, month, partner, code, _, usd, *_ in rows:
        sums[flow, month, partner, code[:digits]] += Decimal(usd)
    return [row(*key, f"{usd * Decimal(part):.2f}") for key, usd in sums.items()]


@pytest.mark.parametrize("part", ["0.8", "0.97", "0.995", "1.02", "1.05", "1.2"])
@pytest.mark.parametrize("digits", [2, 4, 6])
def test_short_codes_over_nearly_all_longer_ones_are_refused(
    part: str, digits: int, tmp_path: Path
) -> None:
    with pytest.raises(DataRefused, match="give one level of codes only") as refused:
        read(tmp_path, made(tmp_path, [*YEAR, *short(part, digits)]))
    assert {len(one.value) for one in refused.value.reasons} == {digits}


def test_a_second_level_of_one_chapter_alone_is_refused_and_no_other_is_named(
    tmp_path: Path,
) -> None:
    wood = [cells for cells in short("1.04") if cells[3] == "44"][1:]
    oil = row(code="27", usd="800")
    with pytest.raises(DataRefused, match="over 23 of 24 places") as refused:
        read(tmp_path, made(tmp_path, [*YEAR, *wood, oil]))
    assert {one.value for one in refused.value.reasons} == {"44"}


@pytest.mark.parametrize(
    "rows", [short("0.2"), short("2"), short("1.1")[::4], short("0.4", 4),
             [row(code="44", usd="999999999")]],
)  # fmt: skip
def test_what_is_not_disclosed_beside_its_goods_is_counted(
    rows: list[Cells], tmp_path: Path
) -> None:
    kept = read(tmp_path, made(tmp_path, [*YEAR, *rows])).usd_kept
    assert kept == pytest.approx(sum(float(cells[5]) for cells in [*YEAR, *rows]))


def test_short_codes_at_other_places_than_longer_ones_are_counted(tmp_path: Path) -> None:
    elsewhere = [(*cells[:2], "FI", *cells[3:]) for cells in short("1.02")]
    kept = read(tmp_path, made(tmp_path, [*YEAR, *elsewhere])).usd_kept
    assert kept == pytest.approx(sum(float(cells[5]) for cells in [*YEAR, *elsewhere]))


# --- other ways to come in --------------------------------------------------------------------

SUMS = [row(code="27", usd="3000.7"), row(code="44", usd="700.7")]


def test_levels_of_two_files_count_once(tmp_path: Path) -> None:
    files = made(tmp_path, ROWS, "1.csv"), made(tmp_path, SUMS, "2.csv")
    assert read(tmp_path, *files).usd_kept == ALL_USD


def test_a_level_in_a_zip_and_one_beside_it_count_once(tmp_path: Path) -> None:
    files = zipped(tmp_path / "1.zip", a__csv=text(ROWS)), made(tmp_path, SUMS, "2.csv")
    assert read(tmp_path, *files).usd_kept == ALL_USD


def test_a_partner_without_a_code_is_the_sum_of_its_goods(tmp_path: Path) -> None:
    other = [row(partner="DE", usd="50"), row(partner="DE", code="8703231981", usd="5")]
    report = read(tmp_path, made(tmp_path, [*ROWS, *other, row(code="", usd="3701.4")]))
    assert report.usd_kept == pytest.approx(ALL_USD + 55)


@pytest.mark.parametrize("total", ["3701.4", "3701", "3.7014"])
def test_a_month_of_all_regions_counts_once(total: str, tmp_path: Path) -> None:
    other = row(usd="10", region="40000 - X")
    whole = f"{float(total) + (0.01 if total == '3.7014' else 10):.4f}"
    rows = [*ROWS, other, row(usd=whole, region="")]
    try:
        assert read(tmp_path, made(tmp_path, rows), regions=()).usd_kept == ALL_USD + 10
    except DataRefused as refused:
        assert refused.reasons[0].column == "PERIOD"


@pytest.mark.parametrize("period", ["", "2019"])
def test_a_year_beside_its_months_is_refused(period: str, tmp_path: Path) -> None:
    with pytest.raises(DataRefused):
        read(tmp_path, made(tmp_path, [*ROWS, row(period=period, usd="3701.4")]))


# --- any goods, any level, any rounding -------------------------------------------------------

ROUNDINGS: dict[str, Callable[[int], int]] = {
    "exact": lambda cents: cents,
    "dollars": lambda cents: (cents + 50) // 100 * 100,
    "thousands": lambda cents: (cents + 50_000) // 100_000 * 100_000,
    "in thousands": lambda cents: (cents + 50_000) // 100_000 * 100,
    "in thousands to the cent": lambda cents: (cents + 500) // 1_000,
}


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("seed", range(3))
def test_sums_of_any_level_change_nothing_that_is_counted(
    rounding: str, seed: int, tmp_path: Path
) -> None:
    draw = random.Random(f"{rounding}-{seed}")
    goods: dict[tuple[str, str, str, str], int] = {}
    for _ in range(draw.choice((2, 10, 60))):
        code = f"{draw.choice(('27', '44', '84'))}{draw.choice(('03', '10'))}" + draw.choice(
            ("110000", "199001", "900009", "209100")
        )
        place = draw.choice(("ЭК", "ИМ")), f"0{draw.randint(1, 2)}/2019", draw.choice(("CN", "DE"))
        goods[*place, code] = draw.randrange(1, 10 ** draw.randint(4, 11))
    rows = [row(*place, f"{cents / 100:.2f}") for place, cents in goods.items()]
    honest = read(tmp_path, made(tmp_path, rows, "g.csv")).usd_kept
    assert honest == sum(goods.values()) / 100
    for length in draw.sample((2, 4, 6), draw.randint(1, 3)):
        sums: dict[tuple[str, str, str, str], int] = defaultdict(int)
        for (flow, month, partner, code), cents in goods.items():
            sums[flow, month, partner, code[:length]] += cents
        filling = draw.choice((0, 10))
        rows += [
            row(
                flow,
                month,
                partner,
                code.ljust(filling, "0"),
                f"{ROUNDINGS[rounding](cents) / 100:.2f}",
            )
            for (flow, month, partner, code), cents in sums.items()
            if (flow, month, partner, code.ljust(filling, "0")) not in goods
        ]
    try:
        report = read(tmp_path, made(tmp_path, draw.sample(rows, len(rows)), "s.csv"))
    except DataRefused as refused:
        assert {reason.column for reason in refused.reasons} <= {"TNVED", ""}
    else:
        assert report.usd_kept == honest
