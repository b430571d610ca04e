"""Names of regions against their codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, try_import
from dashboard.imports.report import ImportReport
from dashboard.language import language
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import (
    NEIGHBOUR,
    REGISTERS,
    TRUSTING,
    imported,
    row,
    text,
    written,
)


def tried(folder: Path, *regions: str, of: tuple[int, ...] = (41000,)) -> ImportReport:
    rows = [row(), row(region=NEIGHBOUR), *(row(usd="7.00", region=one) for one in regions)]
    order = Import(
        (written(folder / "f.csv", text(rows)),), folder / "r", regions=of, limits=TRUSTING
    )
    return try_import(order, REGISTERS)


@pytest.mark.parametrize("name", [
    "2000 - СЕВЕРО-ЗАПАДНЫЙ ФЕДЕРАЛЬНЫЙ ОКРУГ", "2000 - Северо-Западный ФО",
    "90002 - North-Western Federal District", "643 - РОССИЙСКАЯ ФЕДЕРАЦИЯ", "643 - Россия",
])  # fmt: skip
def test_several_regions_are_no_region_of_all(name: str, tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match=r"several regions \(rows: 1, \$7\.00\)") as refused:
        tried(tmp_path, name, of=())
    (reason,) = refused.value.reasons
    assert reason.column == "REGION"
    assert tried(tmp_path, name).usd_other_regions == 1234.56 + 7


def test_all_regions_are_taken_with_their_names(tmp_path: Path) -> None:
    report = tried(tmp_path, "71100 - ХАНТЫ-МАНСИЙСКИЙ АВТОНОМНЫЙ ОКРУГ", of=())
    assert report.usd_kept == 2 * 1234.56 + 7


@pytest.mark.parametrize("region", [
    "47 - ЛЕНИНГРАДСКАЯ ОБЛАСТЬ", "04100 - Ленинградская область",
    "41603000 - ЛЕНИНГРАДСКАЯ ОБЛАСТЬ",
])  # fmt: skip
def test_our_name_under_another_code_is_refused(region: str, tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="name of region 41000 under another code") as refused:
        tried(tmp_path, region)
    assert "$7.00" in refused.value.reasons[0].reason


def test_a_file_of_ours_alone_under_a_wrong_code_is_told_which(tmp_path: Path) -> None:
    """And not that it has only rows of another region."""
    for region, said in (
        ("40000 - ЛЕНИНГРАДСКАЯ ОБЛАСТЬ", "name of region 41000 under another code"),
        ("41 - ЛЕНИНГРАДСКАЯ ОБЛАСТЬ", "41000"),
        ("47000", "there are no rows of region 41000"),
    ):
        file = written(tmp_path / "f.csv", text([row(region=region)], ";"))
        with pytest.raises(DataRefused, match=said):
            imported(tmp_path / "r", file)


def test_our_code_without_its_zeros_is_no_other_region(tmp_path: Path) -> None:
    for region in ("41", "410 - ЛО"):
        with pytest.raises(DataRefused, match="perhaps region 41000 without the zeros") as refused:
            tried(tmp_path, region)
        (reason,) = refused.value.reasons
        assert (reason.value[-2:], "$7.00" in str(reason.reason)) == (region[-2:], True)
    assert tried(tmp_path, "4100 - ТАЙМЫРСКИЙ АО").usd_other_regions == 1234.56 + 7


@pytest.mark.parametrize(
    "name", ["САНКТ-ПЕТЕРБУРГ", "Новгородская область", "ПСКОВСКАЯ ОБЛ.", "ST. PETERSBURG"]
)
def test_another_name_beside_our_code_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="region 41000 and the name of another one") as refused:
        tried(tmp_path, f"41000 - {name}", f"41000 - {name}")
    (reason,) = refused.value.reasons
    assert reason.value == f"41000 - {name}"
    assert "rows: 2, $14.00" in str(reason.reason)


@pytest.mark.parametrize("name", [
    "", " - ЛО", " - Ленобласть", " - ОБЛАСТЬ ЛЕНИНГРАДСКАЯ", " - Лен. обл.", " - Leningradskaya",
    " - LENINGRAD REGION (NORTH-WEST)", " - ЛEНИНГРAДСКАЯ ОБЛАСТЬ",
])  # fmt: skip
def test_other_forms_of_our_name_are_ours(name: str, tmp_path: Path) -> None:
    assert tried(tmp_path, f"41000{name}").usd_kept == 1234.56 + 7


@pytest.mark.parametrize("name", ["ВЫБОРГСКИЙ РАЙОН", "НЕ УКАЗАН", "Кировский район", "Ленобласть"])
def test_what_is_no_name_of_a_region_is_counted_and_named(name: str, tmp_path: Path) -> None:
    other = f"99000 - {name}"  # nor is it one where it stands beside another code
    report = tried(tmp_path, f"41000 - {name}", f"41000 - {name}", other)
    assert report.usd_kept == 1234.56 + 14
    assert report.other_names == ({"code": "41000", "name": name, "rows": 2, "usd": 14.0},)
    said = report_text(report.as_mapping(), language("en"))
    assert f"region code 41000 with the name “{name}”: 2 rows, $14.00, counted" in said


@pytest.mark.parametrize(
    ("ours", "other", "code"),
    [("КАЛУЖСКАЯ", "КАЛИНИНГРАДСКАЯ", 29000), ("ВОЛГОГРАДСКАЯ", "ВОЛОГОДСКАЯ", 18000)],
)
def test_regions_whose_names_begin_alike_are_told_apart(
    ours: str, other: str, code: int, tmp_path: Path
) -> None:
    rows = [f"{code} - {ours} ОБЛАСТЬ"] * 2
    assert tried(tmp_path, *rows, f"{code} - {ours} ОБЛ.", of=(code,)).other_names == ()
    with pytest.raises(DataRefused, match=f"region {code} and the name of another"):
        tried(tmp_path, *rows, f"{code} - {other} ОБЛАСТЬ", of=(code,))


def test_of_another_region_most_rows_say_its_name(tmp_path: Path) -> None:
    minsk = ["98000 - Г. МИНСК", "98000 - Г. МИНСК", "98000 - МИНСК, СТОЛИЦА", "98000 - MINSK"]
    report = tried(tmp_path, *minsk, "98000 - Брест", of=(98000,))
    assert report.usd_kept == 35
    assert [one["name"] for one in report.other_names] == ["Брест"]
    with pytest.raises(DataRefused, match="region 98000 and the name of another"):
        brest = ("98000 - БРЕСТСКАЯ ОБЛАСТЬ", "97000 - БРЕСТСКАЯ ОБЛАСТЬ")
        tried(tmp_path, *minsk, *brest, of=(98000,))
