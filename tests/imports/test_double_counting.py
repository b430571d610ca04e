"""Money that would be counted twice is recognised, named and counted once, or refused."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, try_import
from dashboard.imports.report import ImportReport
from dashboard.language import language
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import (
    REGISTERS,
    ROWS,
    TRUSTING,
    Cells,
    assert_adds_up,
    dbf,
    row,
    text,
    written,
    zipped,
)

MANY = [
    row(flow, f"{month:02d}/2019", partner, code, usd=f"{place}.17")
    for place, (flow, month, partner, code) in enumerate(
        ((f, m, p, c) for f in ("ЭК", "ИМ") for m in (1, 2, 3) for p in ("CN", "DE", "FI")
         for c in ("2709009009", "4407119300")), 1)
]  # fmt: skip


def reported(folder: Path, *files: Path, replace: bool = False) -> ImportReport:
    order = Import(files, folder / "r", regions=(41000,), replace=replace)
    report = try_import(order, REGISTERS)
    assert_adds_up(report)
    return report


def made(folder: Path, rows: list[Cells], name: str = "f.csv") -> Path:
    return written(folder / name, text(rows))


def test_the_same_file_twice_counts_once(tmp_path: Path) -> None:
    file = made(tmp_path, MANY)
    report = reported(tmp_path, file, file)
    assert (report.rows_kept, report.rows_passed_over) == (36, 36)
    assert report.passed_over[0]["reason"] == "copy"


def test_a_copy_of_the_same_name_is_told_by_its_folder(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("march", "april", "april/again")]
    for folder in folders:
        folder.mkdir()
    report = reported(tmp_path, *(made(folder, MANY) for folder in folders))
    said = report_text(report.as_mapping(), language("en"))
    for name in ("april/f.csv", "again/f.csv"):
        assert f"{name}: holds the same rows as march/f.csv" in said


def test_the_same_rows_as_text_and_dbf_count_once(tmp_path: Path) -> None:
    rows = MANY[::-1]
    file = zipped(tmp_path / "f.zip", a__csv=text(MANY), b__dbf=dbf(rows))
    report = reported(tmp_path, file)
    assert (report.rows_kept, report.rows_passed_over) == (36, 36)
    assert report.passed_over[0]["name"] == "f.zip/b.dbf"


def test_rows_twice_in_one_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="36 of 72 rows repeat another letter for letter"):
        reported(tmp_path, made(tmp_path, [*MANY, *MANY]))


def test_few_rows_that_are_all_there_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="3 of 6 rows repeat"):
        reported(tmp_path, made(tmp_path, [*MANY[:3], *MANY[:3]]))


def test_a_month_that_comes_twice_is_refused_by_its_name(tmp_path: Path) -> None:
    large = [row(period=f"{m:02d}/2019", usd=f"{n}.11") for m in range(1, 13) for n in range(60)]
    again = [cells for cells in large if cells[1] == "05/2019"]
    with pytest.raises(DataRefused, match="the month comes twice") as refused:
        reported(tmp_path, made(tmp_path, [*large, *again]))
    assert [reason.value for reason in refused.value.reasons] == ["2019-05"]


def test_two_like_consignments_are_honest(tmp_path: Path) -> None:
    report = reported(tmp_path, made(tmp_path, [*MANY, MANY[0], MANY[7]]))
    assert (report.rows_kept, report.repeated_rows) == (38, 2)


def test_one_set_of_rows_in_two_files_is_one(tmp_path: Path) -> None:
    whole = reported(tmp_path, made(tmp_path, MANY))
    parts = made(tmp_path, MANY[:11], "1.csv"), made(tmp_path, MANY[11:], "2.csv")
    assert reported(tmp_path, *parts).usd_kept == whole.usd_kept


# --- levels of codes --------------------------------------------------------------------------


def levels(*codes: tuple[str, str], partner: str = "CN") -> list[Cells]:
    return [row(partner=partner, code=code, usd=usd) for code, usd in codes]


def test_codes_that_add_up_longer_ones_are_passed_over(tmp_path: Path) -> None:
    rows = levels(("44", "300"), ("4403", "200"), ("440311", "150"), ("440321", "50"),
                  ("4403110000", "150"), ("4403210000", "50"), ("4407", "100"),
                  ("4407119300", "100"))  # fmt: skip
    report = reported(tmp_path, made(tmp_path, rows))
    assert report.usd_kept == 300
    assert report.usd_passed_over == 800
    (passed,) = report.passed_over
    assert (passed["reason"], passed["values"]["lengths"]) == ("levels", "2, 4, 6")


def test_goods_known_only_by_a_short_code_are_counted(tmp_path: Path) -> None:
    rows = levels(("44", "10"), ("4403110000", "200"), ("4407119300", "100"))
    assert reported(tmp_path, made(tmp_path, rows)).usd_kept == 310


def test_what_has_nothing_below_it_stays_beside_a_level_of_sums(tmp_path: Path) -> None:
    rows = [*levels(("44", "300"), ("4403110000", "300")), *levels(("44", "7"), partner="FI")]
    assert reported(tmp_path, made(tmp_path, rows)).usd_kept == 307


def test_where_some_short_codes_are_sums_and_some_are_not_it_is_refused(tmp_path: Path) -> None:
    rows = [
        *levels(("44", "300"), ("4403110000", "300")),
        *levels(("44", "250"), ("4403110000", "300"), partner="FI"),
    ]
    with pytest.raises(DataRefused, match=r"has \$250\.00, the longer codes below it \$300\.00"):
        reported(tmp_path, made(tmp_path, rows))


# --- rows of totals ---------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["ИТОГО", "Всего", "Total", "World", "итого:"])
@pytest.mark.parametrize("column", ["partner", "code", "flow", "region"])
def test_a_row_of_totals_is_passed_over_by_its_word(word: str, column: str, tmp_path: Path) -> None:
    report = reported(tmp_path, made(tmp_path, [*ROWS, row(usd="5022300.21", **{column: word})]))
    assert report.rows_kept == 5
    assert report.usd_passed_over == 5022300.21


def test_a_row_of_totals_that_is_more_than_its_rows_says_that_rows_are_missing(
    tmp_path: Path,
) -> None:
    rows = [
        *(row(usd="100.10", partner=partner) for partner in ("CN", "DE", "FI")),
        *(row(period="02/2019", usd="50", partner=partner) for partner in ("CN", "DE")),
        row(usd="7", region="40000 - САНКТ-ПЕТЕРБУРГ"),
    ]
    total = partial(row, partner="ИТОГО", code="")
    january, february = total(usd="300.30"), total(period="02/2019", usd="100")
    whole = [
        [january, february],
        [total(usd="300"), february],
        [total(usd="100.10"), total(usd="200.20"), february],  # of groups of countries
        [january, total(period="02/2019", usd="400.30")],  # so far
        [total(period="2019", usd="400.30")],
        [row(partner="", code="ВСЕГО", usd="300.30")],
        [total(partner="ИТОГО ПО СНГ", usd="900")],
        [total(usd="0.3")],  # thousands
        [total(usd="900", region="40000 - САНКТ-ПЕТЕРБУРГ")],
        [total(usd="900", region="")],
        [("", "", "ИТОГО", "", "", "900", "", "", "", "")],  # of all regions
    ]
    for sums in whole:
        report = reported(tmp_path, made(tmp_path, [*rows, *sums]))
        assert report.usd_kept == 400.30, sums
        (named,) = report.passed_over
        assert named["reason"] == "totals"
        assert report.rows_passed_over == len(sums), sums
    torn = {
        r"2019-01  Exports: the row of totals has \$304\.00, the rows add up to \$300\.30": [
            total(usd="304")
        ],
        r"2019-03  Exports: the row of totals has \$5\.00, the rows add up to \$0\.00": [
            january, total(period="03/2019", usd="5")
        ],
        r"2019 +Exports: the row of totals has \$500\.00, the rows": [
            total(period="2019", usd="500")
        ],
    }  # fmt: skip
    for refused, sums in torn.items():
        with pytest.raises(DataRefused, match=refused):
            reported(tmp_path, made(tmp_path, [*rows, *sums]))
    ours = [*rows[:5], ("", "", "Общий итог", "", "", "900", "", "", "", "")]
    with pytest.raises(DataRefused, match=r"has \$900\.00, the rows add up to \$400\.30"):
        reported(tmp_path, made(tmp_path, ours))
    assert reported(tmp_path, made(tmp_path, ours), replace=True).usd_kept == 400.30


@pytest.mark.parametrize(
    ("total", "replace"), [("303.00", False), ("290", False), ("300.31", False), ("999", True)]
)
def test_a_row_of_totals_that_is_not_what_the_rows_add_up_to_is_named(
    total: str, replace: bool, tmp_path: Path
) -> None:
    rows = [row(usd="100.10", partner=partner) for partner in ("CN", "DE", "FI")]
    file = made(tmp_path, [*rows, row(partner="ИТОГО", code="", usd=total)])
    report = reported(tmp_path, file, replace=replace)
    assert report.usd_kept == 300.30
    for words in map(language, ("en", "ru")):
        printed = report_text(report.as_mapping(), words)
        (said,) = [line for line in printed.splitlines() if words.dollars(float(total)) in line
                   and words.dollars(300.30) in line]  # fmt: skip
        assert words.t("flow.export").lower() in said and "2019-01" in said


@pytest.mark.parametrize(
    ("totals", "named"),
    [
        (["300"], False),
        (["300.3"], False),
        (["300.35"], False),
        (["300.36"], True),
        (["300.2"], True),
        (["0.3"], False),
        (["300345.7"], False),
        (["300345.30"], True),
        (["100115.20", "200230.50"], False),
        (["100115.20", "200230.50", "200000", "100345.70"], False),
        (["100115.20", "200230.50", "200000", "100345.60"], True),
        (["200000", "400691.40"], True),
    ],
)
def test_totals_agree_to_their_last_decimal_and_level_by_level(
    totals: list[str], named: bool, tmp_path: Path
) -> None:
    rows = [row(usd=usd, partner=to) for to, usd in (("CN", "100115.20"), ("DE", "200230.50"))]
    sums = [row(partner="ИТОГО", code="", usd=usd) for usd in totals]
    report = reported(tmp_path, made(tmp_path, [*rows, *sums]), replace=True)
    reasons = [one["reason"] for one in report.passed_over]
    assert reasons == ["totals", *(["total_unlike.export"] if named else [])]


@pytest.mark.parametrize("nothing", ["", "00"])
def test_rows_without_a_partner_that_are_the_sum_are_passed_over(
    nothing: str, tmp_path: Path
) -> None:
    rows = [row(usd="10"), row(partner="DE", usd="5"), row(partner=nothing, usd="15")]
    report = reported(tmp_path, made(tmp_path, rows))
    assert (report.usd_kept, report.usd_passed_over) == (15, 15)
    assert report.passed_over[0]["reason"] == "sums"


@pytest.mark.parametrize("nothing", ["", "00"])
def test_rows_without_a_code_that_are_the_sum_are_passed_over(nothing: str, tmp_path: Path) -> None:
    rows = [row(usd="10"), row(code="8703", usd="5"), row(code=nothing, usd="15")]
    report = reported(tmp_path, made(tmp_path, rows))
    assert (report.usd_kept, report.usd_passed_over) == (15, 15)


def test_a_partner_that_is_not_given_is_unknown_and_counts(tmp_path: Path) -> None:
    rows = [row(usd="1000"), row(partner="", usd="5")]
    report = reported(tmp_path, made(tmp_path, rows))
    assert report.usd_kept == 1005
    assert report.unknown_partners[0]["code"] == ""


@pytest.mark.parametrize("column", ["partner", "code"])
@pytest.mark.parametrize("others", ["3", "400000", "400000.17"])
@pytest.mark.parametrize("worth", ["0", "5", "1000"])
def test_rows_of_mass_alone_are_no_sum_rounded_to_nothing(
    worth: str, others: str, column: str, tmp_path: Path
) -> None:
    mass = [row(usd="0", kg=f"{place}.5", **{column: ""}) for place in range(1, 1200)]
    stated = [row(partner="DE", usd=others), row(partner="FI", usd="0", kg="7")]
    rows = [*mass, row(usd=worth, kg="3", **{column: ""}), *stated]
    file = made(tmp_path, rows)
    report = try_import(Import((file,), tmp_path / "r", limits=TRUSTING), REGISTERS)
    assert report.passed_over == ()
    assert report.usd_kept == float(worth) + float(others)


@pytest.mark.parametrize("total", ["370040.4", "370040", "370.04"])
def test_a_sum_by_code_of_which_some_are_worth_nothing_is_left_out_with_them(
    total: str, tmp_path: Path
) -> None:
    goods = [row(usd="370040.4"), row(code="4407119300", usd="0")]
    sums = [row(partner="", usd=total), row(partner="", code="4407119300", usd="0")]
    report = reported(tmp_path, made(tmp_path, [*goods, *sums]))
    assert (report.usd_kept, report.rows_passed_over) == (370040.4, 2)


def test_nearly_the_sum_cannot_be_decided(tmp_path: Path) -> None:
    rows = [row(usd="1000"), row(partner="DE", usd="500"), row(partner="", usd="1499")]
    with pytest.raises(DataRefused, match="nearly their sum"):
        reported(tmp_path, made(tmp_path, rows))
