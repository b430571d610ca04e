"""UN Comtrade's CSV is read as it is downloaded, and refused by file, row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.comtrade import read_comtrade
from dashboard.imports.mirror import import_mirror
from dashboard.loaders.mirror import Reported, reported
from dashboard.loaders.releases import numbers
from tests.imports.comtrade_files import HEAD, HOME, PARTNERS, written
from tests.imports.comtrade_files import reported as row


def _read(path: Path, *rows: dict[str, str]) -> tuple[Reported, ...]:
    return read_comtrade(written(path / "f.csv", *rows), HOME, PARTNERS).rows


def test_their_imports_are_our_exports_and_the_other_way_round(tmp_path: Path) -> None:
    exports = {"flowCode": "X", "cifvalue": "", "fobvalue": "70.5", "primaryValue": "70.5"}
    assert _read(tmp_path, row(), row(**exports), row(cmdCode="44", primaryValue="3e2")) == (
        Reported("FIN", 2019, "export", "TOTAL", "country", "CIF", 1000.0),
        Reported("FIN", 2019, "import", "TOTAL", "country", "FOB", 70.5),
        Reported("FIN", 2019, "export", "44", "country", "CIF", 300.0),
    )


def test_imports_that_are_valued_fob_are_said_to_be(tmp_path: Path) -> None:
    (one,) = _read(tmp_path, row(cifvalue="", fobvalue="1000"))
    assert one.basis == "FOB"


@pytest.mark.parametrize("cells", [
    {"partnerISO": "S19", "partnerDesc": "Leningrad Region"}, {"partnerISO": "RU-LEN"},
])  # fmt: skip
def test_a_partner_that_names_the_region_reports_the_region(
    tmp_path: Path, cells: dict[str, str]
) -> None:
    (one,) = _read(tmp_path, row(**cells))
    assert one.of == "region"


@pytest.mark.parametrize("cells", [
    {"partnerISO": "EST", "partnerDesc": "Estonia"}, {"cmdCode": "4407"}, {"partner2Code": "276"},
    {"motCode": "2100"}, {"customsCode": "C03"}, {"flowCode": "RX"}, {"cmdCode": "AG2"},
])  # fmt: skip
def test_other_partners_codes_and_breakdowns_are_passed_over_and_counted(
    tmp_path: Path, cells: dict[str, str]
) -> None:
    found = read_comtrade(written(tmp_path / "f.csv", row(), row(**cells)), HOME, PARTNERS)
    assert (len(found.rows), found.passed_over) == (1, 1)


@pytest.mark.parametrize(("column", "value"), [
    ("freqCode", "M"), ("refYear", "19"), ("refYear", ""), ("reporterISO", "ZZZ"),
    ("primaryValue", ""), ("primaryValue", "-5"), ("primaryValue", "1,000"),
    ("primaryValue", "nan"), ("primaryValue", "inf"),
])  # fmt: skip
def test_what_is_wrong_is_refused_by_file_row_and_column(
    tmp_path: Path, column: str, value: str
) -> None:
    with pytest.raises(DataRefused) as refused:
        _read(tmp_path, row(cmdCode="01"), row(**{column: value}))
    (reason,) = refused.value.reasons
    assert (reason.file, reason.row, reason.column, reason.value) == ("f.csv", 3, column, value)


def test_the_same_cell_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="second time"):
        _read(tmp_path, row(), row(primaryValue="7"))


def test_a_heading_that_lacks_is_named_and_so_is_what_is_no_such_file(tmp_path: Path) -> None:
    head = [one for one in HEAD if one != "primaryValue"]
    with pytest.raises(DataRefused) as refused:
        read_comtrade(written(tmp_path / "f.csv", row(), head=head), HOME, PARTNERS)
    assert [one.column for one in refused.value.reasons] == ["primaryValue"]
    (tmp_path / "empty.csv").write_bytes(b"")
    for name in ("empty.csv", "absent.csv"):
        with pytest.raises(DataRefused):
            read_comtrade(tmp_path / name, HOME, PARTNERS)


def test_a_file_without_us_as_partner_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="RUS"):
        _read(tmp_path, row(partnerISO="EST", partnerDesc="Estonia"))


def test_a_release_keeps_the_years_that_a_new_file_does_not_have(tmp_path: Path) -> None:
    first = written(tmp_path / "a.csv", row(refYear="2018"), row(), row(cmdCode="44"))
    second = written(tmp_path / "b.csv", row(primaryValue="9"), row(reporterISO="CHN"))
    import_mirror([first], tmp_path, HOME, PARTNERS)
    report = import_mirror([second], tmp_path, HOME, PARTNERS)
    assert (report.release, report.whole) == (2, 3)
    found = {(one.partner, one.year, one.chapter): one.usd for one in reported(tmp_path)}
    assert found == {
        ("CHN", 2019, "TOTAL"): 1000.0, ("FIN", 2018, "TOTAL"): 1000.0, ("FIN", 2019, "TOTAL"): 9.0,
    }  # fmt: skip


def test_two_files_with_one_year_and_a_dry_run_change_nothing(tmp_path: Path) -> None:
    files = [written(tmp_path / name, row()) for name in ("a.csv", "b.csv")]
    with pytest.raises(DataRefused, match=r"a\.csv"):
        import_mirror(files, tmp_path, HOME, PARTNERS)
    assert import_mirror(files[:1], tmp_path, HOME, PARTNERS, dry_run=True).release is None
    assert numbers(tmp_path, "mirror") == []
