"""A month in two files of one import: counted once where the files agree, refused where they do
not, added up where they are parts of one whole."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.imports.limits import Limits
from dashboard.imports.report import ImportReport
from dashboard.loaders.releases import current_release
from tests.cubes import read_cube
from tests.imports.customs_files import (
    HEADINGS,
    NEIGHBOUR,
    REGISTERS,
    TRUSTING,
    Cells,
    assert_adds_up,
    dbf,
    row,
    text,
    usd,
    written,
    zipped,
)

CODES = ("2709009009", "4407119300", "8703231981", "0101210000")
YEAR = [
    row(flow, f"{month:02d}/2020", "CN", code, usd=f"{1000 + 7 * place + month}.25")
    for month in range(1, 13)
    for flow in ("ЭК", "ИМ")
    for place, code in enumerate(CODES)
]
"""Four rows a month and flow."""


def of(*months: int) -> list[Cells]:
    return [cells for cells in YEAR if int(cells[1][:2]) in months]


def other(rows: Sequence[Cells], column: int = 5, value: str = "1.01") -> list[Cells]:
    """The rows with another value in a column."""
    return [(*cells[:column], value, *cells[column + 1 :]) for cells in rows]


def cents(rows: Sequence[Cells]) -> int:
    return sum(round(float(cells[5]) * 100) for cells in rows)


def reported(folder: Path, *files: Path, limits: Limits | None = None) -> ImportReport:
    order = Import(files, folder / "r", regions=(41000,), limits=limits or Limits())
    report = try_import(order, REGISTERS)
    assert_adds_up(report)
    return report


def made(folder: Path, *parts: Sequence[Cells]) -> list[Path]:
    return [written(folder / f"{n}.csv", text(rows)) for n, rows in enumerate(parts, 1)]


def refused(folder: Path, *files: Path) -> list[tuple[str, str]]:
    with pytest.raises(DataRefused, match="the same months are in") as caught:
        reported(folder, *files)
    return [(reason.file, reason.value) for reason in caught.value.reasons]


# --- twice ------------------------------------------------------------------------------------


def test_a_revision_beside_what_it_revises_is_refused_by_name_and_month(tmp_path: Path) -> None:
    assert refused(tmp_path, *made(tmp_path, of(1, 2), other(of(2)))) == [("2.csv", "2020-02")]


def test_a_revision_of_one_value_is_refused(tmp_path: Path) -> None:
    june = of(6)
    revised = [*june[:3], *other(june[3:4]), *june[4:]]
    assert refused(tmp_path, *made(tmp_path, YEAR, revised)) == [("2.csv", "2020-06")]


def test_a_revision_taken_after_the_original_replaces_it(tmp_path: Path) -> None:
    for file in made(tmp_path, YEAR, other(of(6), value="1001.01")):
        order = Import((file,), tmp_path / "r", regions=(41000,))
        import_customs(order, REGISTERS)
    release = current_release(tmp_path / "r", "customs")
    assert release is not None
    cube = read_cube(release)
    expected = cents(
        [*[cells for cells in YEAR if cells not in of(6)], *other(of(6), value="1001.01")]
    )
    assert round(100 * (usd(cube, 0) + usd(cube, 1))) == expected


def test_a_copy_that_differs_in_amounts_that_are_not_kept_counts_once(tmp_path: Path) -> None:
    report = reported(tmp_path, *made(tmp_path, YEAR, other(YEAR, 7, "12")))
    assert (round(100 * report.usd_kept), report.rows_passed_over) == (cents(YEAR), len(YEAR))


@pytest.mark.parametrize("column", [5, 6], ids=["value", "mass"])
@pytest.mark.parametrize("rows", [1, len(YEAR)], ids=["one", "all"])
def test_a_copy_that_differs_in_what_is_counted_is_refused(
    column: int, rows: int, tmp_path: Path
) -> None:
    assert refused(tmp_path, *made(tmp_path, YEAR, [*other(YEAR[:rows], column), *YEAR[rows:]]))


def test_a_copy_without_leading_zeros_counts_once(tmp_path: Path) -> None:
    bare = [(*cells[:3], cells[3].lstrip("0"), *cells[4:]) for cells in YEAR]
    assert reported(tmp_path, *made(tmp_path, YEAR, bare)).usd_kept * 100 == cents(YEAR)


@pytest.mark.parametrize("few", [1, 4, 8])
def test_a_small_month_in_two_files_counts_once_and_is_named(few: int, tmp_path: Path) -> None:
    shared = of(6)[:few]
    files = made(tmp_path, [*of(1, 2, 3, 4, 5), *shared], [*shared, *of(7, 8, 9, 10, 11, 12)])
    report = reported(tmp_path, *files)
    expected = cents([cells for cells in YEAR if cells not in of(6)]) + cents(shared)
    assert (round(100 * report.usd_kept), report.rows_passed_over) == (expected, few)
    (passed,) = report.passed_over
    assert (passed["name"], passed["reason"]) == ("2.csv", "same_months")
    assert (passed["values"]["months"], passed["values"]["other"]) == ("2020-06", "1.csv")


def test_a_release_of_files_that_share_a_month_holds_it_once(tmp_path: Path) -> None:
    files = made(tmp_path, of(*range(1, 7)), of(*range(6, 13)))
    report = import_customs(Import(tuple(files), tmp_path / "r", regions=(41000,)), REGISTERS)
    release = current_release(tmp_path / "r", "customs")
    assert release is not None
    cube = read_cube(release)
    assert round(100 * (usd(cube, 0) + usd(cube, 1))) == cents(YEAR)
    assert round(100 * report.usd_kept) == cents(YEAR)


def test_of_three_files_each_month_counts_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = made(tmp_path, of(1, 2, 3), of(3, 4), of(3, 5))
    for few in (256, 0):  # rows of small files are held in memory, those of others on the disk
        for module in ("kept_fingerprints", "row_files"):
            monkeypatch.setattr(f"dashboard.imports.{module}.FEW", few)
        report = reported(tmp_path, *files)
        assert round(100 * report.usd_kept) == cents(of(1, 2, 3, 4, 5))
        assert [one["name"] for one in report.passed_over] == ["2.csv", "3.csv"]


def test_a_third_file_that_disagrees_is_refused_against_the_first(tmp_path: Path) -> None:
    found = refused(tmp_path, *made(tmp_path, of(1, 2), of(2, 3), other(of(2))))
    assert found == [("3.csv", "2020-02")]


def test_a_month_inside_a_zip_and_beside_it_counts_once(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "f.zip", a__csv=text(of(1, 2)))
    (file,) = made(tmp_path, of(2, 3))
    report = reported(tmp_path, packed, file)
    assert round(100 * report.usd_kept) == cents(of(1, 2, 3))


def test_a_month_as_text_and_as_dbf_counts_once(tmp_path: Path) -> None:
    (file,) = made(tmp_path, of(1, 2))
    table = written(tmp_path / "b.dbf", dbf(of(2, 3)[::-1]))
    assert round(100 * reported(tmp_path, file, table).usd_kept) == cents(of(1, 2, 3))


def test_a_revision_as_dbf_is_refused(tmp_path: Path) -> None:
    (file,) = made(tmp_path, of(1, 2))
    table = written(tmp_path / "b.dbf", dbf(other(of(2))))
    assert refused(tmp_path, file, table) == [("b.dbf", "2020-02")]


# --- parts of one whole -----------------------------------------------------------------------


def with_posts(rows: Sequence[Cells], post: str) -> tuple[Cells, ...]:
    return tuple((*cells, post) for cells in rows)


@pytest.mark.parametrize("heading", ["POST", "Таможенный пост", "customs_office"])
def test_a_month_split_by_customs_posts_is_added_up(heading: str, tmp_path: Path) -> None:
    headings = (*HEADINGS, heading)
    files = [
        written(tmp_path / f"{post}.csv",
                text(with_posts(of(1), post), encoding="utf-8", headings=headings))
        for post in ("10216110", "10216120")
    ]  # fmt: skip
    assert round(100 * reported(tmp_path, *files).usd_kept) == 2 * cents(of(1))
    again = written(tmp_path / "again.csv", files[0].read_bytes())
    assert round(100 * reported(tmp_path, *files, again).usd_kept) == 2 * cents(of(1))


def test_a_revision_of_a_post_is_refused(tmp_path: Path) -> None:
    headings = (*HEADINGS, "POST")
    files = [
        written(tmp_path / f"{n}.csv", text(with_posts(rows, "1"), headings=headings))
        for n, rows in enumerate((of(1), other(of(1))))
    ]
    assert refused(tmp_path, *files) == [("1.csv", "2020-01")]


def test_a_file_with_posts_beside_one_without_is_the_same_month(tmp_path: Path) -> None:
    (file,) = made(tmp_path, of(1))
    posts = text(with_posts(of(1), "7"), headings=(*HEADINGS, "POST"))
    report = reported(tmp_path, file, written(tmp_path / "p.csv", posts))
    assert round(100 * report.usd_kept) == cents(of(1))


def test_a_month_split_by_regions_is_added_up(tmp_path: Path) -> None:
    files = made(tmp_path, of(1), other(of(1), 8, NEIGHBOUR))
    order = Import(tuple(files), tmp_path / "r", regions=())
    assert round(100 * try_import(order, REGISTERS).usd_kept) == 2 * cents(of(1))


@pytest.mark.parametrize("column", [2, 3], ids=["partner", "code"])
def test_a_month_split_by_partners_or_goods_is_added_up(column: int, tmp_path: Path) -> None:
    value = {2: "DE", 3: "3102100000"}[column]
    files = made(tmp_path, of(1), other(of(1), column, value))
    assert round(100 * reported(tmp_path, *files).usd_kept) == 2 * cents(of(1))


def drawn(rows: int, seed: int, keys: int = 400) -> list[Cells]:
    """Consignments of one region in random order, of a few hundred partners and goods a month."""
    draw = random.Random(seed)
    return [
        row(draw.choice(("ЭК", "ИМ")), f"{draw.randint(1, 12):02d}/2020",
            draw.choice(("CN", "DE", "FI", "KZ")), f"{draw.randrange(keys // 4):04d}110000",
            usd=f"{draw.randrange(10**6)}.{draw.randrange(100):02d}")
        for _ in range(rows)
    ]  # fmt: skip


def test_files_that_share_some_keys_by_chance_are_added_up(tmp_path: Path) -> None:
    parts = [drawn(600, 1), drawn(300, 2)]
    report = reported(tmp_path, *made(tmp_path, *parts), limits=Limits(unknown_pct=100))
    assert round(100 * report.usd_kept) == sum(map(cents, parts))


def test_a_person_may_say_that_the_files_are_parts(tmp_path: Path) -> None:
    files = made(tmp_path, of(1), other(of(1)))
    report = reported(tmp_path, *files, limits=TRUSTING)
    assert round(100 * report.usd_kept) == cents([*of(1), *other(of(1))])


def test_files_longer_than_what_is_held_at_once_are_compared_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.imports.kept_fingerprints.STRETCH", 3)
    monkeypatch.setattr("dashboard.imports.kept_fingerprints.FEW", 0)
    headings = (*HEADINGS, "POST")
    rows = [(*cells, str(place // 2)) for place, cells in enumerate(of(*range(1, 8)))]
    first, second = (
        written(tmp_path / f"{n}.csv", text(part, headings=headings))
        for n, part in enumerate((rows, [*rows[8:], *((*c, "9") for c in of(8, 9))]), 1)
    )
    report = reported(tmp_path, first, second)
    assert report.usd_kept == cents(of(*range(1, 10))) / 100
    assert report.usd_passed_over == cents(of(*range(2, 8))) / 100
