from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.commands.printing import print_done
from dashboard.errors import DataRefused
from dashboard.imports import tally
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.language import language
from dashboard.loaders.import_reports import REPORT
from dashboard.loaders.releases import current_release
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import (
    NEIGHBOUR,
    REGISTERS,
    ROWS,
    TRUSTING,
    dbf,
    row,
    text,
    written,
)


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


ODD = [*ROWS, row(partner="ЕL", usd="7"), row(partner="КИ", usd="5")]
WRITTEN = {
    **{code: text(ODD, ",", code) for code in ("utf-8", "utf-16", "cp866", "cp1251", "koi8-r")},
    **{f"{code}, DBF": dbf(ODD, ",", code) for code in ("cp866", "cp1251")},
}


@pytest.mark.parametrize("content", WRITTEN.values(), ids=WRITTEN)
def test_odd_values_are_said_in_their_letters(content: bytes, tmp_path: Path) -> None:
    file = written(tmp_path / "f", content)
    order = Import((file,), tmp_path / "r", regions=(41000,), limits=TRUSTING)
    found = try_import(order, REGISTERS).unknown_partners
    assert [(one["code"], one["suggestion"]) for one in found] == [("ЕL", "GRC"), ("КИ", "")]


def test_codes_are_read_whatever_their_letters_and_abbreviations_are_none(tmp_path: Path) -> None:
    rows = [
        row(partner=code, usd="100") for code in ("CN", "cn", "СN", "cН", "\u200eCN\u200f", "Dеu")
    ]
    rows += [row(partner=code, usd="1") for code in ("РК", "СА")]
    order = Import((written(tmp_path / "f", text(rows, encoding="utf-8")),), tmp_path / "r")
    found = try_import(replace(order, limits=TRUSTING), REGISTERS)
    assert (found.usd_kept, found.rows_kept) == (602, 8)
    # Russian throughout they may be Kazakhstan and Saudi Arabia as well.
    assert [(one["code"], one["usd"]) for one in found.unknown_partners] == [("РК", 1), ("СА", 1)]
    assert found.unknown_partners_pct == pytest.approx(100 * 2 / 602)


def test_what_is_not_seen_of_a_name_turns_and_commands_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = "Ч\u202eина"
    region = f"40000 - \u2066ГОРОД\x1b[2J{ROWS[-1][8][7:]}"
    rows = [*ROWS[:-1], row(partner=odd, usd="1"), row(region=region)]
    file = written(tmp_path / "отчёт\u202evsc.csv", text(rows, "\t", "utf-8"))
    order = Import((file,), tmp_path / "r", limits=TRUSTING)
    found = import_customs(order, REGISTERS)
    release = current_release(tmp_path / "r", "customs")
    assert release is not None
    print_done(report_text(found.as_mapping(), language("ru")) + f"\n{file.name}")
    kept = [
        path.read_text() for path in (release.folder / REPORT, release.folder / "manifest.json")
    ]
    for shown in (capsys.readouterr().out, found.to_json(), *kept):
        assert "\u202e" not in shown
        assert "\x1b" not in shown
        assert "\u2066" not in shown
    assert found.to_json().count("Ч�ИНА") == 1
    (source,) = found.as_mapping()["files"]
    assert (source["name"], source["separator"]) == ("отчёт�vsc.csv", "\t")


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


def test_of_more_regions_than_are_told_apart_the_rest_has_no_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "MOST_TEXTS", most := 40)
    rows = [row(usd="1", region=f"{50000 + n}") for n in range(most + 5)]
    others = try_import(
        Import((written(tmp_path / "f.csv", text([row(usd="3"), *rows])),), tmp_path / "r"),
        REGISTERS,
    )
    assert (others.rows_kept, others.rows_other_regions) == (1, most + 5)
    rest = next(one for one in others.regions if one["code"] == "…")
    assert (rest["rows"], rest["usd"], rest["kept"]) == (6, 6.0, False)
    file = written(tmp_path / "others.csv", text(rows))
    with pytest.raises(DataRefused, match="no rows of region 41000, only of …, 5"):
        try_import(Import((file,), tmp_path / "r"), REGISTERS)


def test_a_correction_that_millions_do_not_show_is_said_to_the_cent(tmp_path: Path) -> None:
    reports = []
    for usd in ("1040000.10", "1040000.25"):
        file = written(tmp_path / "f.csv", text([row(usd=usd), row("ИМ", usd="2000000")]))
        reports.append(import_customs(Import((file,), tmp_path / "r"), REGISTERS))
    shown = report_text(reports[1].as_mapping(), language("en"))
    assert "Replaced: exports of January 2019, $1,040,000.10 before, $1,040,000.25 now" in shown
    assert "No change: imports of January 2019, $2.0 million as before" in shown


def test_a_jump_is_told_by_the_import_that_brings_one_of_its_years(tmp_path: Path) -> None:
    years = []
    for period, usd in (
        ("01/2019", "1000"), ("01/2020", "20000"), ("01/2021", "21000"), ("01/2019", "1001"),
    ):  # fmt: skip
        file = written(tmp_path / "f.csv", text([row(period=period, usd=usd)]))
        report = import_customs(Import((file,), tmp_path / "r"), REGISTERS)
        years.append([one["year"] for one in report.jumps])
    assert years == [[], [2020], [], [2020]]


@pytest.mark.parametrize(
    ("written_so", "meant"),
    [
        ("156", "CHN"), ("051", "ARM"), ("51", "ARM"), ("999", ""), ("890", ""), ("643", "RUS"),
        ("US - СОЕДИНЕННЫЕ ШТАТЫ АМЕРИКИ", "USA"), ("410 КОРЕЯ, РЕСПУБЛИКА", "KOR"),
        ("IR-Иран, Исламская Республика", "IRN"), ("Республика Казахстан", "KAZ"),
        ("ZZ - КИТ", ""),
    ],
)  # fmt: skip
def test_the_number_or_the_name_of_a_country_names_the_country(
    tmp_path: Path, written_so: str, meant: str
) -> None:
    file = written(tmp_path / "f", text([*ROWS, row(partner=written_so, usd="7")]))
    found = try_import(Import((file,), tmp_path / "r"), REGISTERS)
    assert [one["suggestion"] for one in found.unknown_partners] == [meant]


def test_rows_of_the_region_that_are_totals_alone_are_not_said_to_be_none(tmp_path: Path) -> None:
    others = [row(region=NEIGHBOUR, partner="ВСЕГО")] * 1000
    rows = [row(region=NEIGHBOUR), *others, row(partner="ВСЕГО")]
    file = written(tmp_path / "f", text(rows))
    with pytest.raises(DataRefused, match="has rows of totals alone"):
        try_import(Import((file,), tmp_path / "r"), REGISTERS)
    file = written(tmp_path / "g", text([row(region=NEIGHBOUR), row("ИМ", region=NEIGHBOUR)]))
    with pytest.raises(DataRefused, match="there are no rows of region 41000"):
        try_import(Import((file,), tmp_path / "r"), REGISTERS)


@pytest.mark.parametrize(
    ("values", "rounded"),
    [
        # A tail of noughts is no part of a cent.
        (("12500.004", "12500.0049", "12500.500", "12500.00", "125"), 2),
        (("0,0051", "7,1251", "7,12", "1E-3", "7"), 3),
        (("1,234.5", "2,000,000", "3.25", "4", "5"), 0),
    ],
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_values_with_parts_of_a_cent_are_said_to_be_rounded(
    tmp_path: Path, values: tuple[str, ...], rounded: int, lang: str
) -> None:
    partners = ("CN", "DE", "FI", "TR", "BY")
    given = [row(partner=one, usd=usd) for one, usd in zip(partners, values, strict=True)]
    file = written(tmp_path / "f.csv", text(given, separator=";"))
    found = try_import(Import((file,), tmp_path / "r"), REGISTERS)
    assert found.rounded_values == rounded
    said = report_text(found.as_mapping(), language(lang))
    part = {"en": "parts of a cent", "ru": "с\u00a0долями цента"}[lang]
    assert (part in said) is bool(rounded)
