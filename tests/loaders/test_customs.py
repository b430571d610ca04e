from __future__ import annotations

import tempfile
from pathlib import Path

import dbfread
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import DashboardError, DataRefused, WrongUsage
from dashboard.loaders.cube import Cube, read_cube
from dashboard.loaders.customs_import import Import, import_customs, try_import
from dashboard.loaders.releases import current_number, current_release
from tests.loaders.customs_files import (
    EXPORTS_USD,
    HEADINGS,
    IMPORTS_USD,
    NEIGHBOUR,
    ROWS,
    dbf,
    registers,
    row,
    text,
    written,
    zipped,
)

REGISTERS = registers()
B_HEADINGS = [
    "napr",
    "period",
    "nastranapr",
    "tnved",
    "edizm",
    "Stoim",
    "Netto",
    "Kol",
    "Region",
    "Region_s",
]
VARIANTS = {
    "A": text(ROWS),
    "A cp1251": text(ROWS, encoding="cp1251"),
    "A utf-8": text(ROWS, encoding="utf-8"),
    "A semicolon, decimal comma": text(ROWS, ";", "cp1251", ","),
    "A quoted decimal comma": text(ROWS, ",", "cp866", ","),
    "A with \\r\\n and the end of a DOS file": text(ROWS, newline="\r\n") + b"\x1a",
    "A in English": text(ROWS)
    .replace("ЭК".encode("cp866"), b"EXP")
    .replace("ИМ,".encode("cp866"), b"IMP,"),
    "B": text(ROWS, "\t", "utf-8", ",", B_HEADINGS),
    "B with a mark": text(ROWS, "\t", "utf-8-sig", ",", B_HEADINGS),
    "B without the last line's end": text(ROWS, "\t", "utf-8", ",", B_HEADINGS)[:-1],
    "B as DBF": dbf(ROWS),
    "B as DBF in cp1251": dbf(ROWS, ".", "cp1251"),
}


def imported(folder: Path, *files: Path, region: tuple[int, ...] = (41000,)) -> Cube:
    import_customs(Import(files, folder, regions=region), REGISTERS)
    release = current_release(folder, "customs")
    assert release is not None
    return read_cube(release.folder)


def usd(cube: Cube, flow: int) -> float:
    return int(cube.cents[:, -1, flow].sum()) / 100


def same(one: Cube, other: Cube) -> bool:
    return (
        one.axes == other.axes
        and np.array_equal(one.cents, other.cents)
        and np.array_equal(one.grams, other.grams)
    )


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "zip"])
def test_every_form_of_file_gives_the_same_cube(variant: str, packed: bool, tmp_path: Path) -> None:
    content = VARIANTS[variant]
    file = (
        zipped(tmp_path / "data.bin", inner__csv=content)
        if packed
        else written(tmp_path / "data.bin", content)
    )
    cube = imported(tmp_path / "releases", file)
    assert usd(cube, 0) == pytest.approx(EXPORTS_USD, abs=1e-9)
    assert usd(cube, 1) == pytest.approx(IMPORTS_USD, abs=1e-9)
    assert cube.axes.years == (2019, 2020)
    assert cube.axes.months == ((2019, 1), (2019, 2), (2020, 11), (2020, 12))
    assert cube.axes.partners == ("CHN", "DEU", "FIN", "NAM", "XXX")
    assert int(cube.grams[:, -1].sum()) == 100500 + 1500000 + 1 + 1000 + 20000
    fish = cube.axes.chapters.index("07")
    assert int(cube.cents[1, -1, 0, 2, fish]) == 5550
    closed = cube.axes.chapters.index("XX")
    assert int(cube.cents[1, -1, 0, 4, closed]) == 99999


def test_our_dbf_is_one_that_others_read(tmp_path: Path) -> None:
    file = written(tmp_path / "x.dbf", dbf(ROWS))
    rows = [tuple(record.values()) for record in dbfread.DBF(file, encoding="cp866")]
    assert [r[:4] for r in rows] == [cells[:4] for cells in ROWS]


def test_the_report_says_what_was_read_and_mended(tmp_path: Path) -> None:
    rows = [
        *ROWS,
        row(),
        row(partner="UK", usd="77"),
        row(code="99.01", usd="5"),
        row(code="8703 23", usd="6"),
        row(usd="-3", kg=""),
        row(usd="6000000000"),
    ]
    found = try_import(Import((written(tmp_path / "f", text(rows)),), tmp_path / "r"), REGISTERS)
    assert (found.rows_read, found.rows_kept, found.rows_other_regions) == (12, 11, 1)
    assert [(r["code"], r["name"], r["rows"], r["kept"]) for r in found.regions] == [
        ("41000", "ЛЕНИНГРАДСКАЯ ОБЛАСТЬ", 11, True),
        ("40000", "ГОРОД САНКТ-ПЕТЕРБУРГ - ГОРОД", 1, False),
    ]
    assert found.unknown_partners == ({"code": "UK", "rows": 1, "usd": 77.0, "suggestion": "GBR"},)
    assert found.partner_not_stated == {"rows": 1, "usd": 999.99}
    assert [(r["code"], r["suggestion"]) for r in found.unknown_codes] == [
        ("8703 23", "870323"),
        ("99.01", ""),
    ]
    assert found.closed_codes == ({"code": "XXXXXXXXXX", "rows": 1, "usd": 999.99},)
    assert found.mended_codes == 1
    assert found.repeated_rows == 1
    assert found.rows_without_mass == 1
    assert found.negative_values == {"rows": 1, "usd": -3.0}
    assert [r["usd"] for r in found.absurd_values] == [6e9]
    assert found.months_missing[0] == "2019-03"
    assert len(found.months_missing) == 20
    assert not (tmp_path / "r").exists()


def test_jumps_are_those_of_the_same_months(tmp_path: Path) -> None:
    rows = [
        row(period="01/2019", partner="DE", code="8703", usd="100"),
        row(period="02/2019", partner="DE", code="8703", usd="5000"),
        row(period="01/2020", partner="DE", code="8703", usd="1100"),
        row(period="01/2020", partner="CN", code="2709", usd="10000"),
        row(period="01/2019", partner="CN", code="2709", usd="9000"),
    ]
    found = try_import(Import((written(tmp_path / "f", text(rows)),), tmp_path / "r"), REGISTERS)
    assert found.jumps == (
        {
            "year": 2020,
            "flow": "export",
            "partner": "DEU",
            "chapter": "87",
            "before_usd": 100.0,
            "usd": 1100.0,
        },
    )


FAULTS = {
    "number": (row(usd="12,3x"), "STOIM", "12,3x"),
    "number missing": (row(usd=""), "STOIM", ""),
    "mass": (row(kg="much"), "NETTO", "much"),
    "amount": (row(amount="?"), "KOL", "?"),
    "too large": (row(usd="1e14"), "STOIM", "1e14"),
    "direction": (row(flow="ТР"), "NAPR", "ТР"),
    "period": (row(period="13/2019"), "PERIOD", "13/2019"),
    "region": (row(region="ЛЕНИНГРАДСКАЯ"), "REGION", "ЛЕНИНГРАДСКАЯ"),
    "torn": (row()[:6], "", None),
    "too long": ((*row(), "more"), "", None),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_the_whole_file_refused(fault: str, tmp_path: Path) -> None:
    broken, column, value = FAULTS[fault]
    file = written(tmp_path / "TCBT.csv", text([*ROWS, broken, *ROWS], "\t", "cp866"))
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", file)
    (reason,) = refused.value.reasons
    assert (reason.file, reason.row, reason.column) == ("TCBT.csv", 8, column)
    assert value is None or reason.value == value
    assert current_number(tmp_path / "r", "customs") is None


def test_bytes_that_are_not_utf8_are_a_fault(tmp_path: Path) -> None:
    rows = text([row()] * 3000, "\t", "utf-8") + b"\xff\xfe\n"
    with pytest.raises(DataRefused, match="3002"):
        imported(tmp_path / "r", written(tmp_path / "f", rows))


def test_the_first_hundred_faults_are_told_and_all_counted(tmp_path: Path) -> None:
    file = written(tmp_path / "f", text([row(usd="x", kg="y")] * 75))
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", file)
    assert len(refused.value.reasons) == 100
    assert str(refused.value).endswith("The first 100 of 150 reasons.")


def test_missing_columns_are_all_named(tmp_path: Path) -> None:
    kept = [place for place in range(10) if place not in (3, 5)]
    rows = [tuple(cells[place] for place in kept) for cells in ROWS]
    content = text(rows, headings=[HEADINGS[place] for place in kept])
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", written(tmp_path / "f", content))
    assert [reason.column for reason in refused.value.reasons] == ["TNVED", "STOIM"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"hello\nworld\n", b"PK\x03\x04rubbish", dbf(ROWS)[:-300], text(())],
    ids=["empty", "blank", "other", "zip", "torn DBF", "no rows"],
)
def test_what_is_no_customs_file_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(DataRefused):
        imported(tmp_path / "r", written(tmp_path / "f", content))
    assert current_number(tmp_path / "r", "customs") is None


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="nowhere"):
        imported(tmp_path / "r", tmp_path / "nowhere.csv")


def test_a_region_that_is_not_in_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="40000"):
        imported(tmp_path / "r", written(tmp_path / "f", text([row(region=NEIGHBOUR)])))


def test_other_regions_can_be_imported_into_their_own_place(tmp_path: Path) -> None:
    file = written(tmp_path / "f", text(ROWS))
    assert usd(imported(tmp_path / "spb", file, region=(40000,)), 0) == 5000000.01
    everything = imported(tmp_path / "all", file, region=())
    assert usd(everything, 0) == pytest.approx(EXPORTS_USD + 5000000.01, abs=1e-6)
    with pytest.raises(WrongUsage, match="data-dir"):
        imported(tmp_path / "spb", file)


def test_a_month_that_comes_again_replaces_the_month(tmp_path: Path) -> None:
    first = written(tmp_path / "1", text([row(period="01/2019"), row(period="02/2019")]))
    second = written(
        tmp_path / "2", text([row(period="02/2019", usd="1.50"), row(period="03/2019")])
    )
    imported(tmp_path / "r", first)
    cube = imported(tmp_path / "r", second)
    monthly = np.diff(cube.cents[0, :, 0].sum(axis=(1, 2)), prepend=0)
    assert list(monthly[:5]) == [0, 123456, 150, 123456, 0]


def test_a_whole_year_stands_apart_from_its_months(tmp_path: Path) -> None:
    year = written(tmp_path / "y", text([row(period="2018"), row(period="2019", usd="7")]))
    months = written(tmp_path / "m", text([row(period="01/2019", usd="3")]))
    cube = imported(tmp_path / "r", year)
    assert cube.axes.months == ((2018, 0), (2019, 0))
    assert usd(imported(tmp_path / "r", months), 0) == 1234.56 + 3
    assert usd(imported(tmp_path / "r", year), 0) == 1234.56 + 7
    with pytest.raises(DataRefused, match="twice"):
        imported(tmp_path / "r2", year, months)


ANY_ROWS = st.lists(
    st.builds(
        row,
        flow=st.sampled_from(["ЭК", "ИМ"]),
        period=st.sampled_from(["01/2019", "02/2019", "12/2019", "03/2021"]),
        partner=st.sampled_from(["CN", "NA", "NNN", "QQ", "DE"]),
        code=st.sampled_from(["2709", "8703231981", "103", "XXXXXXXXXX", "SS", "27XXXXXXXX"]),
        usd=st.decimals(-1000, 10**9, places=2).map(str),
        kg=st.decimals(0, 10**6, places=3).map(str),
    ),
    min_size=1,
    max_size=12,
)
SLOW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(rows=ANY_ROWS, cut=st.integers(0, 12))
def test_any_partition_into_files_gives_the_same_cube(
    rows: list[tuple[str, ...]], cut: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        parts = [part for part in (rows[:cut], rows[cut:]) if part]
        whole = imported(place / "whole", written(place / "w", text(rows)))
        files = [written(place / str(n), text(part)) for n, part in enumerate(parts)]
        assert same(whole, imported(place / "together", *files))
        by_month = {r[1]: [cells for cells in rows if cells[1] == r[1]] for r in rows}
        for n, part in enumerate(by_month.values()):
            last = imported(place / "apart", written(place / f"m{n}", text(part)))
        assert same(whole, last)


@SLOW
@given(rows=ANY_ROWS)
def test_the_sides_of_the_cube_agree(rows: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        cube = imported(place / "r", written(place / "w", text(rows)))
        exact = round(sum(round(float(cells[5]) * 100) for cells in rows))
        assert int(cube.cents[:, -1].sum()) == exact
        made = place / "r" / "customs" / "releases" / "0001"
        for side, axis in (("partners", 4), ("chapters", 3)):
            assert np.array_equal(np.load(made / f"{side}_cents.npy"), cube.cents.sum(axis=axis))


@settings(max_examples=40, deadline=None)
@given(
    place=st.integers(0, 400),
    junk=st.binary(max_size=40),
    cut=st.integers(0, 60),
    kind=st.sampled_from(["A", "B", "B as DBF", "zip"]),
)
def test_damaged_files_are_imported_or_refused_and_never_crash(
    place: int, junk: bytes, cut: int, kind: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if kind == "zip":
            content = zipped(folder / "z", a__csv=VARIANTS["A"]).read_bytes()
        else:
            content = VARIANTS[kind]
        damaged = content[:place] + junk + content[place + cut :]
        before = imported(folder / "r", written(folder / "good", VARIANTS["A"]))
        try:
            import_customs(Import((written(folder / "f", damaged),), folder / "r"), REGISTERS)
        except DashboardError:
            assert current_number(folder / "r", "customs") == 1
            release = current_release(folder / "r", "customs")
            assert release is not None
            assert same(before, read_cube(release.folder))
        else:
            assert current_number(folder / "r", "customs") == 2
