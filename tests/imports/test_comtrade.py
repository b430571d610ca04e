"""UN Comtrade's CSV is read as it is downloaded, and refused by file, row and column."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.comtrade import read_comtrade
from dashboard.imports.mirror import import_mirror
from dashboard.imports.other_reporters import ImportOrder
from dashboard.loaders.mirror import Reported, reported
from dashboard.loaders.releases import numbers
from tests.imports.comtrade_files import BEFORE, HEAD, HOME, PARTNERS, reported_before, written
from tests.imports.comtrade_files import reported as row

TODAY = date(2026, 11, 26)


def _read(path: Path, *rows: dict[str, str]) -> tuple[Reported, ...]:
    return read_comtrade(written(path / "f.csv", *rows), HOME, PARTNERS, TODAY).rows


def test_their_imports_are_our_exports_and_the_other_way_round(tmp_path: Path) -> None:
    exports = {"flowCode": "X", "cifvalue": "", "fobvalue": "70.5", "primaryValue": "70.5"}
    assert _read(tmp_path, row(), row(**exports), row(cmdCode="44", primaryValue="300")) == (
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
    {"typeCode": "S"},
])  # fmt: skip
def test_other_partners_codes_and_breakdowns_are_passed_over_and_counted(
    tmp_path: Path, cells: dict[str, str]
) -> None:
    found = read_comtrade(written(tmp_path / "f.csv", row(), row(**cells)), HOME, PARTNERS, TODAY)
    assert (len(found.rows), found.passed_over) == (1, 1)


@pytest.mark.parametrize(("column", "value"), [
    ("freqCode", "M"), ("refYear", "19"), ("refYear", ""), ("refYear", "2027"), ("refYear", "1961"),
    ("reporterISO", ""), ("classificationCode", "S3"), ("classificationCode", "BE"),
    ("primaryValue", ""), ("primaryValue", "-5"), ("primaryValue", "1,000"),
    ("primaryValue", "nan"), ("primaryValue", "inf"), ("primaryValue", "1_000"),
    ("primaryValue", "1.23E+08"), ("primaryValue", "١٢"),
])  # fmt: skip
def test_what_is_wrong_is_refused_by_file_row_and_column(
    tmp_path: Path, column: str, value: str
) -> None:
    with pytest.raises(DataRefused) as refused:
        _read(tmp_path, row(cmdCode="01"), row(**{column: value}))
    (reason,) = refused.value.reasons
    assert (reason.file, reason.row, reason.column, reason.value) == ("f.csv", 3, column, value)


def test_files_of_the_site_before_are_read(tmp_path: Path) -> None:
    """Its headings, its numbers of flows, and its periods, of which months are no years."""
    rows = [
        reported_before(),
        reported_before(**{"Trade Flow Code": "2", "Trade Value (US$)": "70"}),
        reported_before(**{"Trade Flow Code": "3"}),
        reported_before(**{"Commodity Code": "44", "Trade Value (US$)": "300"}),
        reported_before(**{"Commodity Code": "4407"}),
    ]
    found = read_comtrade(written(tmp_path / "f.csv", *rows, head=BEFORE), HOME, PARTNERS, TODAY)
    assert (found.rows, found.passed_over) == ((
        Reported("FIN", 2017, "export", "TOTAL", "country", "CIF", 1000.0),
        Reported("FIN", 2017, "import", "TOTAL", "country", "FOB", 70.0),
        Reported("FIN", 2017, "export", "44", "country", "CIF", 300.0),
    ), 2)  # fmt: skip
    monthly = written(tmp_path / "m.csv", reported_before(Period="201703"), head=BEFORE)
    with pytest.raises(DataRefused, match="only annual") as refused:
        read_comtrade(monthly, HOME, PARTNERS, TODAY)
    assert (refused.value.reasons[0].column, refused.value.reasons[0].value) == ("Period", "201703")
    lacking = written(tmp_path / "l.csv", reported_before(), head=BEFORE[:-4] + BEFORE[-3:])
    with pytest.raises(DataRefused):
        read_comtrade(lacking, HOME, PARTNERS, TODAY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_file_is_read_in_any_encoding_and_with_any_separator(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    file = written(tmp_path / "f.csv", row(reporterDesc="Finland, früher"), row(cmdCode="1"))
    text = file.read_text("utf-8").replace('"Finland, früher"', "früher").replace(",", separator)
    file.write_bytes(text.encode(encoding))
    found = read_comtrade(file, HOME, PARTNERS, TODAY).rows
    assert [(one.chapter, one.usd) for one in found] == [("TOTAL", 1000.0), ("01", 1000.0)]


def test_reporters_that_are_no_countries_are_passed_over_and_named(tmp_path: Path) -> None:
    file = written(tmp_path / "f.csv", row(), row(reporterISO="EUR"), row(reporterISO="S19"))
    found = read_comtrade(file, HOME, PARTNERS, TODAY)
    assert (len(found.rows), found.passed_over, found.strangers) == (1, 2, {"EUR", "S19"})
    assert import_mirror(ImportOrder((file,), tmp_path), HOME, PARTNERS).strangers == (
        "EUR",
        "S19",
    )


@pytest.mark.parametrize("spoil", [
    lambda text: text[: text.rindex("1000") + 2],
    lambda text: text.replace("Finland", '"Finland', 1).replace("Import", 'Im"port', 2),
    lambda text: text.replace("Finland", "Finland,1", 1),
], ids=["cut", "a stray quote", "a comma too many"])  # fmt: skip
def test_torn_and_swallowed_rows_are_refused(spoil: Any, tmp_path: Path) -> None:
    file = written(tmp_path / "f.csv", row(), row(cmdCode="01"), row(cmdCode="02"))
    file.write_text(spoil(file.read_text("utf-8")), "utf-8")
    with pytest.raises(DataRefused) as refused:
        read_comtrade(file, HOME, PARTNERS, TODAY)
    assert refused.value.reasons[0].row is not None


def test_the_same_cell_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="second time"):
        _read(tmp_path, row(), row(primaryValue="7"))


def test_a_heading_that_lacks_is_named_and_so_is_what_is_no_such_file(tmp_path: Path) -> None:
    head = [one for one in HEAD if one != "primaryValue"]
    with pytest.raises(DataRefused) as refused:
        read_comtrade(written(tmp_path / "f.csv", row(), head=head), HOME, PARTNERS, TODAY)
    assert [one.column for one in refused.value.reasons] == ["primaryValue"]
    (tmp_path / "other.csv").write_bytes(b"NAPR;PERIOD;STRANA\n1;2;3\n")
    with pytest.raises(DataRefused, match="is no table of UN Comtrade") as refused:
        read_comtrade(tmp_path / "other.csv", HOME, PARTNERS, TODAY)
    assert [one.value for one in refused.value.reasons] == ["NAPR PERIOD STRANA"]
    (tmp_path / "empty.csv").write_bytes(b"")
    for name in ("empty.csv", "absent.csv"):
        with pytest.raises(DataRefused):
            read_comtrade(tmp_path / name, HOME, PARTNERS, TODAY)


def _zip(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_zip("mimetype", "content.xml"), "OpenDocument table"),
        (_zip("data.csv"), "is packed: unpack it first"),
        (_zip("[Content_Types].xml"), r"name it \.xlsx"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), r"of the old form \(\.xls\)"),
        (b"<html><table></table></html>", "a web page"),
        (b'{"data": []}', "download the table as CSV"),
    ],
)
def test_what_is_no_text_is_called_what_it_is(content: bytes, said: str, tmp_path: Path) -> None:
    """And not a text without headings."""
    file = tmp_path / "f.csv"
    file.write_bytes(content)
    with pytest.raises(DataRefused, match=said) as refused:
        read_comtrade(file, HOME, PARTNERS, TODAY)
    assert len(refused.value.reasons) == 1


def test_a_file_without_us_as_partner_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="RUS"):
        _read(tmp_path, row(partnerISO="EST", partnerDesc="Estonia"))


def test_a_release_keeps_the_years_that_a_new_file_does_not_have(tmp_path: Path) -> None:
    first = written(tmp_path / "a.csv", row(refYear="2018"), row(), row(cmdCode="44"))
    second = written(tmp_path / "b.csv", row(primaryValue="9"), row(reporterISO="CHN"))
    import_mirror(ImportOrder((first,), tmp_path), HOME, PARTNERS)
    report = import_mirror(ImportOrder((second,), tmp_path), HOME, PARTNERS)
    assert (report.release, report.whole) == (2, 3)
    found = {(one.partner, one.year, one.chapter): one.usd for one in reported(tmp_path)}
    assert found == {
        ("CHN", 2019, "TOTAL"): 1000.0, ("FIN", 2018, "TOTAL"): 1000.0, ("FIN", 2019, "TOTAL"): 9.0,
    }  # fmt: skip


def test_a_release_is_read_once_and_another_one_anew(tmp_path: Path) -> None:
    import_mirror(ImportOrder((written(tmp_path / "a.csv", row()),), tmp_path), HOME, PARTNERS)
    before = reported(tmp_path)
    assert reported(tmp_path) is before
    import_mirror(
        ImportOrder((written(tmp_path / "b.csv", row(refYear="2018")),), tmp_path),
        HOME,
        PARTNERS,
    )
    assert len(reported(tmp_path)) == 2


def test_two_files_with_one_year_and_a_dry_run_change_nothing(tmp_path: Path) -> None:
    files = [written(tmp_path / name, row()) for name in ("a.csv", "b.csv")]
    with pytest.raises(DataRefused, match=r"a\.csv"):
        import_mirror(ImportOrder(tuple(files), tmp_path), HOME, PARTNERS)
    assert (
        import_mirror(ImportOrder(tuple(files[:1]), tmp_path, dry_run=True), HOME, PARTNERS).release
        is None
    )
    assert numbers(tmp_path, "mirror") == []
