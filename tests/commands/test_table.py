"""The tables: exactly the columns of the contract, restricted by the flags, or a named refusal."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.answers.tables import PRINTED
from dashboard.commands.table import BY, TABLES
from dashboard.imports.customs import Import, import_customs
from dashboard.settings import Settings, read_settings
from dashboard.sight import OPEN, Sight
from dashboard.store import library
from dashboard.store.library import Library, open_library
from tests.imports import customs_files as files

COLUMNS = {
    "turnover": "year,exports_usd,imports_usd,turnover_usd,balance_usd,coverage_pct,"
    "turnover_growth_pct,status",
    "partners": "year,partner,exports_usd,imports_usd,turnover_usd,share_pct,rank,status",
    "sectors": "year,sector,exports_usd,imports_usd,turnover_usd,share_pct,status",
    "regions": "region,country,name_en,name_ru,kind,since,until,sectors,status,source",
    "events": "start,end,year,region,country,kind,title_en,title_ru,sectors,participants,source",
    "reconciliation": "figure,year,published_usd,computed_usd,difference_usd,verdict,note",
}
ANALYSIS = {
    "contributions": "key,flow,before_usd,now_usd,change_usd,points,kind",
    "dependence": "flow,hhi_low,hhi_high,equivalent,top_key,top_share_pct",
    "outlook": "flow,months_known,expected_usd,low_usd,high_usd,backtest_error_pct",
    "changes": "key,flow,news_usd,revision_usd,total_usd",
    "price_volume": "flow,value_pct,price_pct,volume_pct,covered_pct",
    "oddities": "period,flow,partner,code,value_usd,net_mass_kg,usd_per_kg,reason",
}
"""Of the analysis: imported data answer all, published figures what they can."""
FLAGS: dict[str, tuple[str, ...]] = {}
"""What a table cannot be had without."""
Capture = pytest.CaptureFixture[str]


@cache
def _library(data_dir: Path) -> Library:
    return open_library(read_settings({}, data_dir=data_dir))


@pytest.fixture(autouse=True)
def _opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(settings: Settings, sight: Sight) -> Library:
        assert sight == OPEN
        return _library(settings.data_dir)

    monkeypatch.setattr(library, "open_library", opened)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years in two releases of customs data; the second revises one month."""
    folder = tmp_path_factory.mktemp("years")
    rows = [
        files.row(flow, f"{month:02d}/{year}", partner, usd=f"{year * month}.00", kg=f"{month}")
        for year in (2019, 2020)
        for month in range(1, 13)
        for flow, partner in (("ЭК", "CN"), ("ИМ", "DE"))
    ]
    for number, some in enumerate((rows, [files.row(period="12/2020", usd="7.00")])):
        file = files.written(folder / f"{number}.csv", files.text(some))
        import_customs(Import((file,), folder, replace=True), files.REGISTERS)
    return folder


def _rows(capsys: Capture, *arguments: str) -> list[dict[str, str]]:
    assert main(["table", *arguments]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))


@pytest.mark.parametrize("table", COLUMNS)
def test_columns_are_those_of_the_contract(capsys: Capture, table: str) -> None:
    assert main(["table", table]) == 0
    out = capsys.readouterr().out
    header = out.partition("\r\n")[0]
    assert (header + ",").startswith(COLUMNS[table] + ",")
    assert not out.startswith("\ufeff")
    assert len(list(csv.reader(io.StringIO(out, newline="")))) > 1


@pytest.mark.parametrize("table", ANALYSIS)
def test_columns_of_the_analysis_are_those_of_the_contract(
    capsys: Capture, table: str, years: Path
) -> None:
    rows = ["table", table, "--dataset", "customs", "--data-dir", str(years)]
    for by in ([], *(["--by", word] for word in BY.get(table, ()))):
        assert main([*rows, *by, *FLAGS.get(table, ())]) == 0
        header = capsys.readouterr().out.partition("\r\n")[0]
        assert (header + ",").startswith(ANALYSIS[table] + ",")


def test_the_words_that_tables_are_had_by_are_those_of_the_answers() -> None:
    assert {name: tuple(table.by) for name, table in PRINTED.items() if table.by} == BY
    assert tuple(PRINTED) == TABLES


def test_by_chooses_the_question_and_an_unknown_word_is_named(capsys: Capture) -> None:
    by = {row["key"] for row in _rows(capsys, "contributions", "--year", "2018")}
    assert {"CHN", "unexplained"} <= by
    assert {row["key"] for row in _rows(capsys, "contributions", "--by", "sector")} == {
        "unexplained"
    }
    for word in ("colour", ""):
        assert main(["table", "contributions", "--by", word]) == 2
        assert "--by" in capsys.readouterr().err
    assert main(["table", "contributions", "--by", "code"]) == 1
    assert "no commodity codes" in capsys.readouterr().err
    assert main(["table", "turnover", "--by", "code"]) == 0
    assert "--by does not apply to turnover" in capsys.readouterr().err


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Customs data of which published figures say the same, another value, or a bound; and made-up
    data."""
    folder = tmp_path_factory.mktemp("checked")
    rows = []
    for month in range(1, 13):
        rows += [
            files.row("ЭК", f"{month:02d}/2018", usd="600000000.00"),
            files.row("ИМ", f"{month:02d}/2018", "DE", usd="342991666.67"),
            files.row("ЭК", f"{month:02d}/2024", "BY", usd="50000000.00"),
            files.row("ИМ", f"{month:02d}/2024", "BY", usd="50000000.00"),
            *files.of_nothing(f"{month:02d}/2018"),
            *files.of_nothing(f"{month:02d}/2024"),
        ]
    file = files.written(folder / "f.csv", files.text(rows))
    for dataset in ("customs", "demonstration"):
        import_customs(Import((file,), folder, dataset=dataset), files.REGISTERS)
    return folder


def test_the_ledger_of_customs_data_checks_them_against_the_published_figures(
    capsys: Capture, checked: Path
) -> None:
    of = ("reconciliation", "--dataset", "customs", "--data-dir", str(checked))
    rows = {(row["figure"], row["year"]): row for row in _rows(capsys, *of)}
    exports, imports = rows["exports", "2018"], rows["imports", "2018"]
    assert (exports["published_usd"], exports["computed_usd"]) == ("7109000000", "7200000000")
    assert (exports["difference_usd"], exports["kind"]) == ("91000000", "open")
    assert (imports["kind"], imports["verdict"][:6]) == ("agrees", "agrees")
    assert {figure for figure, _ in rows} == {
        "exports", "imports", "turnover", "turnover CHN", "turnover DEU", "turnover BLR",
    }  # fmt: skip
    (bound,) = _rows(capsys, *of, "--year", "2024")
    assert (bound["computed_usd"], bound["kind"]) == ("1200000000", "agrees")
    assert (bound["difference_usd"], bound["note"]) == ("", "more-than published")
    assert [row["year"] for row in _rows(capsys, *of, "--partner", "BLR")] == ["2024"]
    assert _rows(capsys, *of, "--release", "1") == [*rows.values()]


def test_what_is_made_up_has_no_ledger_and_says_why(capsys: Capture, checked: Path) -> None:
    asked = ["table", "reconciliation", "--dataset", "demonstration", "--data-dir", str(checked)]
    assert main(asked) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "is made up, so there is nothing to check" in err


def test_a_year_is_compared_with_the_one_that_is_given(capsys: Capture) -> None:
    rows = _rows(capsys, "contributions", "--year", "2021", "--against", "2018")
    assert rows[0]["before_usd"] == "1751084400"
    assert main(["table", "contributions", "--against", "1700"]) == 2
    assert "unknown against: 1700" in capsys.readouterr().err


def test_a_release_is_asked_by_its_number(capsys: Capture, years: Path) -> None:
    asked = ("turnover", "--dataset", "customs", "--data-dir", str(years), "--release")
    # The second release holds less of exports than of imports: beside these they are not known.
    december = ("--year", "2020", "--months", "12-12", "--flow", "export")
    exports = [_rows(capsys, *asked, number, *december)[0]["exports_usd"] for number in ("1", "2")]
    assert exports == ["24240", "7"]
    assert main(["table", *asked, "9"]) == 1
    assert "release 9 of customs" in capsys.readouterr().err
    for dataset, release in (("customs", "soon"), ("published", "1")):
        assert main(["table", "turnover", "--dataset", dataset, "--release", release,
                     "--data-dir", str(years)]) == 2  # fmt: skip
        assert f"unknown release: {release}" in capsys.readouterr().err


def test_a_release_is_compared_with_another(capsys: Capture, years: Path) -> None:
    asked = ("changes", "--dataset", "customs", "--data-dir", str(years), "--release", "2",
             "--against-release")  # fmt: skip
    (row,) = _rows(capsys, *asked, "1")
    assert row == {"key": "CHN", "flow": "export", "news_usd": "0", "revision_usd": "-24233",
                   "total_usd": "-24233", "status": "computed"}  # fmt: skip
    assert main(["table", *asked, "9"]) == 1
    assert "release 9 of customs" in capsys.readouterr().err
    for wrong in ("0", "soon", ""):
        assert main(["table", *asked, wrong]) == 2
        assert "against-release" in capsys.readouterr().err
    assert main(["table", "turnover", "--against-release", "1"]) == 0
    assert "--against-release does not apply to turnover" in capsys.readouterr().err


@pytest.mark.parametrize("table", COLUMNS)
def test_json_says_the_same_as_csv(capsys: Capture, table: str) -> None:
    rows = _rows(capsys, table)
    assert main(["table", table, "--format", "json"]) == 0
    objects = json.loads(capsys.readouterr().out)
    assert [list(one) for one in objects] == [list(row) for row in rows]
    for one, row in zip(objects, rows, strict=True):
        for name, value in one.items():
            assert row[name].removeprefix("'") == ("" if value is None else str(value))


@pytest.mark.parametrize("table", COLUMNS)
def test_a_year_restricts_and_without_it_all_years_are_there(capsys: Capture, table: str) -> None:
    every, of_year = _rows(capsys, table), _rows(capsys, table, "--year", "2018")
    assert 0 < len(of_year) < len(every)
    if table == "events":
        assert all(row["start"][:4] <= "2018" <= row["end"][:4] for row in of_year)
    elif "year" in COLUMNS[table].split(","):
        assert {row["year"] for row in of_year} == {"2018"}


def test_a_year_keeps_its_growth(capsys: Capture) -> None:
    (row,) = _rows(capsys, "turnover", "--year", "2018")
    assert row["turnover_growth_pct"].startswith("21.47")


def test_a_growth_of_implied_values_has_its_range(capsys: Capture) -> None:
    of = {row["year"]: row for row in _rows(capsys, "turnover")}
    ends = [of["2021"][f"turnover_growth_{end}_pct"] for end in ("low", "high")]
    assert [round(float(end), 1) for end in ends] == [40.8, 44.0]
    assert of["2017"]["turnover_growth_low_pct"] == ""
    columns = list(of["2021"])
    last = columns.index("source") + 1
    assert columns[last : last + 2] == ["turnover_growth_low_pct", "turnover_growth_high_pct"]


def test_implied_flows_and_what_follows_from_them_are_about(capsys: Capture) -> None:
    of = {row["year"]: row for row in _rows(capsys, "turnover")}
    for noun in ("exports", "imports", "balance", "coverage"):
        assert of["2020"][f"{noun}_qualifier"] == of["2020"]["qualifier"] == "approx"
        assert of["2018"][f"{noun}_qualifier"] == ""
    balance = [float(of["2020"][f"balance{end}_usd"]) for end in ("_low", "", "_high")]
    assert balance == sorted(balance) and balance[0] < balance[2]


def test_a_year_that_nothing_is_known_of_says_so(capsys: Capture) -> None:
    (row,) = _rows(capsys, "turnover", "--year", "2015")
    assert (row["year"], row["exports_usd"], row["status"]) == ("2015", "", "not published")
    assert _rows(capsys, "partners", "--year", "2019") == []


def test_what_is_not_published_is_empty_never_zero(capsys: Capture) -> None:
    for table in ("turnover", "partners", "sectors"):
        for row in _rows(capsys, table):
            assert "0" not in [value for name, value in row.items() if name.endswith("_usd")]
    gap = next(row for row in _rows(capsys, "turnover") if row["year"] == "2019")
    assert [gap["exports_usd"], gap["imports_usd"], gap["turnover_usd"]] == ["", "", ""]


def test_a_flow_leaves_the_other_out(capsys: Capture) -> None:
    (row,) = _rows(capsys, "turnover", "--year", "2018", "--flow", "export")
    assert (row["exports_usd"], row["imports_usd"], row["balance_usd"]) == ("7109000000", "", "")
    for row in _rows(capsys, "sectors", "--flow", "import"):
        assert (row["exports_usd"], row["status"]) == ("", "not published")


def test_where_one_flow_alone_is_known_its_status_is_that_of_the_row(capsys: Capture) -> None:
    of = {row["year"]: row for row in _rows(capsys, "turnover", "--sector", "agrifood")}
    found = [of["2021"][name] for name in ("exports_usd", "turnover_usd", "status", "qualifier")]
    assert found == ["380000000", "", "preliminary", "approx"]
    assert of["2021"]["source"] and of["2020"]["status"] == "not published"


def test_partners_keep_their_rank_among_all(capsys: Capture) -> None:
    rows = _rows(capsys, "partners", "--year", "2018", "--partner", "deu,CHN")
    assert [(row["partner"], row["rank"]) for row in rows] == [("CHN", "1"), ("DEU", "4")]


def test_a_partner_restricts_every_table(capsys: Capture) -> None:
    for table in ("regions", "events"):
        rows = _rows(capsys, table, "--partner", "CHN")
        assert 0 < len(rows) < len(_rows(capsys, table))
        assert all("CHN" in row["country"].split(";") for row in rows)
    assert [row["figure"] for row in _rows(capsys, "reconciliation", "--partner", "DEU")] == [
        "turnover DEU"
    ]
    (row,) = _rows(capsys, "turnover", "--year", "2018", "--partner", "CHN")
    assert row["turnover_usd"] == "1751084400"


def test_a_sector_restricts_to_the_field(capsys: Capture) -> None:
    for table in ("regions", "events"):
        rows = _rows(capsys, table, "--sector", "tourism")
        assert 0 < len(rows) < len(_rows(capsys, table))
        assert all("tourism" in row["sectors"].split(";") for row in rows)
    assert {row["sector"] for row in _rows(capsys, "sectors", "--sector", "wood")} == {"wood"}


def test_regions_of_a_year_are_those_then_in_touch(capsys: Capture) -> None:
    early = {row["region"] for row in _rows(capsys, "regions", "--year", "1990")}
    late = {row["region"] for row in _rows(capsys, "regions", "--year", "2018")}
    assert early < {row["region"] for row in _rows(capsys, "regions")}
    assert "CN-JX" in late - early


def test_a_flag_that_does_not_apply_is_said_to_be_left_out(capsys: Capture) -> None:
    assert main(["table", "events", "--flow", "export", "--months", "1-9"]) == 0
    told = capsys.readouterr().err
    assert "--flow does not apply to events" in told
    assert "--months does not apply to events" in told


@pytest.mark.parametrize(
    ("table", "more", "left_out"),
    [
        ("partners", (), True), ("sectors", ("--year", "2018"), True), ("turnover", (), True),
        ("contributions", (), False), ("contributions", ("--by", "sector"), False),
    ],
)  # fmt: skip
def test_a_year_that_nothing_is_compared_with_is_said_to_be_left_out(
    capsys: Capture, table: str, more: tuple[str, ...], left_out: bool
) -> None:
    assert main(["table", table, "--against", "2016", *more]) == 0
    assert ("--against does not apply" in capsys.readouterr().err) == left_out


@pytest.mark.parametrize(
    ("dataset", "command"), [("customs", "import --help"), ("demonstration", "demo --help")]
)
def test_what_imports_a_dataset_is_named(
    capsys: Capture, tmp_path: Path, dataset: str, command: str
) -> None:
    asked = ["table", "turnover", "--dataset", dataset, "--data-dir", str(tmp_path)]
    assert main(asked) == 1
    assert f"How to import data: python -m dashboard {command}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("habit", "meant"),
    [
        (["--partner", "CN"], ["--partner", "CHN"]),
        (["--partner", "cn, deu"], ["--partner", "CHN,DEU"]),
        (["--partner", "156,040"], ["--partner", "CHN,AUT"]),
        (["--group", "EAEU"], ["--group", "eaeu"]),
        (["--months", "1 - 3"], ["--months", "1-3"]),
        (["--year", " 2018 "], ["--year", "2018"]),
    ],
)
def test_a_value_is_read_as_people_write_it(
    capsysbinary: pytest.CaptureFixture[bytes], habit: list[str], meant: list[str]
) -> None:
    assert main(["table", "partners", *meant]) == 0
    expected = capsysbinary.readouterr().out
    assert main(["table", "partners", *habit]) == 0
    assert capsysbinary.readouterr().out == expected


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["turnover", "--year", "1700"], "unknown year: 1700; there are 1987–20"),
        (["turnover", "--year", "soon"], "unknown year: soon"),
        (["partners", "--partner", "CHN,ZZZ"], "unknown partner: ZZZ"),
        (["events", "--partner", "WLD"], "unknown partner: WLD"),
        (["sectors", "--sector", "coal"], "unknown sector: coal; there are agriculture, agrifood,"),
        (["sectors", "--sector", "agrifod"], "agrifod; did you mean agrifood? There are agricult"),
        (["partners", "--partner", "Китай"], "unknown partner: Китай; did you mean CHN?"),
        (["partners", "--partner", "157"], "unknown partner: 157"),
        (["partners", "--partner", "germny"], "unknown partner: germny; did you mean DEU?"),
        (["turnover", "--group", "zz"], "unknown group: zz; there are brics, eaeu, eu, others"),
        (["turnover", "--release", "1"], "the dataset published has no releases"),
        (["turnover", "--months", "9-1"], "unknown months: 9-1"),
        (["turnover", "--partner", ""], "--partner is empty"),
        (["turnover", "--partner", ","], "--partner is empty"),
    ],
)
def test_what_is_unknown_is_named(capsys: Capture, arguments: list[str], named: str) -> None:
    assert main(["table", *arguments]) == 2
    printed = capsys.readouterr()
    assert named in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("name", ["outlook", "prospects", "specialisation"])
def test_a_table_of_imported_data_alone_says_which_datasets_may_have_it(
    capsys: Capture, name: str
) -> None:
    assert main(["table", name]) == 1
    assert "choose imported data: customs or demonstration" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["nothing"], ["turnover", "--flow", "both"], ["turnover", "--dataset", "mine"],
     ["turnover", "--format", "xml"], []],
)  # fmt: skip
def test_wrong_usage_ends_with_two(capsys: Capture, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["table", *arguments])
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_dataset_that_was_not_imported_is_told(capsys: Capture, tmp_path: object) -> None:
    assert main(["table", "turnover", "--dataset", "customs", "--data-dir", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert "customs" in printed.err
    assert "Traceback" not in printed.err
    assert printed.out == ""


def test_compare_names_the_choices_that_it_has_no_room_for(capsys: Capture) -> None:
    assert main(["table", "compare", "--partner", "CHN,DEU,NLD,FIN,USA,KOR"]) == 0
    assert "4 at most; left out: USA, KOR" in capsys.readouterr().err
    assert main(["table", "compare", "--partner", "CHN,DEU,NLD,FIN"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["table", "compare", "--partner", "CHN,DEU", "--year", "2012"]) == 0
    assert capsys.readouterr().err == "compare has no row for what is chosen.\n"


def test_contributions_say_of_which_years_turnover_is_not_published(capsys: Capture) -> None:
    assert main(["table", "contributions", "--partner", "BLR", "--year", "2018"]) == 0
    assert capsys.readouterr().err == (
        "contributions has no row for what is chosen: turnover not published of 2017, 2018 (BLR).\n"
    )


@pytest.mark.parametrize(
    "words",
    [("compare", "--partner", "CHN"), ("compare", "--year", "2018"), ("what_if",),
     ("chosen_years", "--year", "2018")],
)  # fmt: skip
def test_a_table_without_what_it_is_of_is_wrong_usage(
    capsys: Capture, words: tuple[str, ...]
) -> None:
    assert main(["table", *words]) == 2
    printed = capsys.readouterr()
    assert f"{words[0]} needs " in printed.err
    assert printed.out == ""
