"""A release knows what it is complete for; nothing is taken from it unasked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dashboard.answers.tables import TABLES
from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.imports.limits import Limits
from dashboard.language import language
from dashboard.loaders.releases import current_number, current_release
from dashboard.months import between
from dashboard.narrative.imports import report_text
from dashboard.query import Query
from dashboard.sentences import Sentence
from dashboard.settings import read_settings
from dashboard.store.ask import ask_of
from dashboard.store.current import ReleasedDataset
from dashboard.store.customs import CustomsStore
from dashboard.store.library import open_library
from tests.frames import Framed
from tests.imports.customs_files import REGISTERS, Cells, imported, row, text, usd, written
from tests.scenes import plain

MONTHS = range(1, 13)
EXPORTS = [row("ЭК", f"{month:02d}/2019", usd="1000000") for month in MONTHS]
IMPORTS = [row("ИМ", f"{month:02d}/2019", usd="500000") for month in MONTHS]


def give(folder: Path, rows: list[Cells], **more: Any) -> Any:
    file = written(folder / "f.csv", text(rows))
    return import_customs(Import((file,), folder / "r", regions=(41000,), **more), REGISTERS)


def store(folder: Path) -> CustomsStore:
    return Framed(ReleasedDataset(folder / "r", "customs", REGISTERS).store())


def year(folder: Path, which: int = 2019, **asked: Any) -> Any:
    return store(folder).turnover_by_year(Query(**asked)).set_index("year").loc[which]


def test_a_flow_that_was_never_imported_is_not_published(tmp_path: Path) -> None:
    give(tmp_path, EXPORTS)
    found = year(tmp_path)
    assert found["exports_usd"] == 12e6
    assert np.isnan([found["imports_usd"], found["turnover_usd"]]).all()
    assert found["imports_status"] == found["turnover_status"] == "not published"
    partners = store(tmp_path).trade_by_partner(Query(year=2019))
    assert partners["imports_usd"].isna().all()
    months = store(tmp_path).turnover_by_month(Query(year=2019))
    assert months["imports_usd"].isna().all()
    assert months["exports_usd"].tolist() == [1e6] * 12
    codes = store(tmp_path).trade_by_code(Query(year=2019), "", 2)
    assert codes["imports_usd"].isna().all()


def test_one_direction_at_a_time_gives_both(tmp_path: Path) -> None:
    give(tmp_path, EXPORTS)
    report = give(tmp_path, IMPORTS)
    assert not report.replaced
    assert sum(one["usd"] for one in report.gained) == 6e6
    found = year(tmp_path)
    assert (found["exports_usd"], found["imports_usd"], found["turnover_usd"]) == (12e6, 6e6, 18e6)


def test_flows_of_unequal_months_count_by_those_that_both_have(tmp_path: Path) -> None:
    give(tmp_path, EXPORTS)
    give(tmp_path, IMPORTS[:9])
    nouns = ["exports_usd", "imports_usd", "turnover_usd", "months"]
    assert year(tmp_path)[nouns].tolist() == [9e6, 4.5e6, 13.5e6, 9]
    alone = year(tmp_path, flow="export")
    assert (alone["exports_usd"], alone["months"]) == (12e6, 12)
    late = year(tmp_path, months=between(10, 12))
    assert (late["exports_usd"], late["months"]) == (3e6, 3)
    assert late[["imports_usd", "turnover_usd"]].isna().all()
    choices = store(tmp_path).choices
    assert choices.months_of(2019) == frozenset(range(1, 10))
    assert choices.months_of(2019, "export") == frozenset()
    assert choices.counted(2019, None, "import") == frozenset(range(1, 10))


def test_flows_without_a_common_month_are_not_added_up(tmp_path: Path) -> None:
    give(tmp_path, EXPORTS[:6])
    give(tmp_path, IMPORTS[6:])
    found = year(tmp_path)
    assert (found["exports_usd"], found["months"]) == (6e6, 6)
    assert found["imports_status"] == found["turnover_status"] == "not published"
    assert year(tmp_path, flow="import")["imports_usd"] == 3e6


@pytest.fixture(scope="module", params=[(4,), (), (1, 2, 3), tuple(MONTHS)])
def lacking(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of whose imports some months are missing."""
    folder = tmp_path_factory.mktemp("lacking")
    rows = [row("ЭК", f"{month:02d}/2019", "DE", "4407119300", "70") for month in MONTHS]
    kept = [IMPORTS[month - 1] for month in MONTHS if month not in request.param]
    give(folder, [*EXPORTS, *rows, *kept])
    return folder


@pytest.mark.parametrize("flow", [None, "export", "import"])
@pytest.mark.parametrize("months", [None, between(1, 5), between(4, 12), frozenset({2, 5, 6})])
def test_parts_are_counted_over_the_months_of_their_whole(
    lacking: Path, months: Any, flow: Any
) -> None:
    asked, there = Query(year=2019, months=months, flow=flow), store(lacking)
    whole = there.turnover_by_year(asked).iloc[0]
    parts = {
        "partners": there.trade_by_partner(asked),
        "chapters": there.trade_by_chapter(asked),
        "sectors": there.trade_by_sector(asked),
        "codes": there.trade_by_code(asked, "", 10),
        "mass": there.trade_by_code(asked, "", 2),
    }
    for name, frame in parts.items():
        for noun in ("exports_usd", "imports_usd"):
            known = not np.isnan(whole[noun])
            if flow is not None and name in ("codes", "mass") and not known:
                continue  # the other flow is left out of them, and not asked for
            total = frame[noun].sum(min_count=1)
            assert total == whole[noun] or not (known or total > 0), (name, noun)


def test_a_year_of_nine_months_is_compared_by_them(tmp_path: Path) -> None:
    both = [
        row(flow, f"{month:02d}/{year}", usd="1000")
        for year, last in ((2018, 9), (2019, 12))
        for month in range(1, last + 1)
        for flow in ("ЭК", "ИМ")
    ]
    give(tmp_path, both)
    choices = store(tmp_path).choices
    assert choices.latest == 2019
    asked = Query(year=2019, against=2018, choices=choices).with_(year=2019)
    assert asked.months == between(1, 9)
    assert asked.comparable
    assert year(tmp_path, 2018)["months"] == 9


@pytest.mark.parametrize(
    "months",
    [range(1, 10), (2, 7), (1, 2, 3, 5), ()],
    ids=["stops", "here and there", "a gap", "never"],
)
def test_a_month_without_a_row_is_not_published(months: Any, tmp_path: Path) -> None:
    give(tmp_path, [*EXPORTS, *(IMPORTS[month - 1] for month in months)])
    found = store(tmp_path).turnover_by_month(Query(year=2019)).set_index("month")["imports_usd"]
    assert found.dropna().to_dict() == dict.fromkeys(months, 500000.0)


def others(
    count: int,
    period: str = "03/2019",
    flow: str = "ИМ",
    partners: Sequence[str] = ("CN", "DE", "FI", "KZ"),
    chapters: Sequence[str] = ("27", "44", "72", "84"),
) -> list[Cells]:
    """Rows of so many other regions."""
    several = zip(cycle(partners), cycle(chapters), range(count), strict=False)
    return [
        row(flow, period, partner, f"{chapter}03000000", "7", region=f"{45000 + n} - X")
        for partner, chapter, n in several
    ]


@pytest.mark.parametrize(("count", "is_known"), [(1, False), (39, False), (40, True)])
def test_a_month_of_other_regions_is_no_trade_in_files_of_the_whole_country(
    count: int, is_known: bool, tmp_path: Path
) -> None:
    report = give(tmp_path, [*EXPORTS, *IMPORTS[:2], *others(count)])
    found = store(tmp_path).turnover_by_month(Query(year=2019))["imports_usd"]
    assert found.dropna().tolist() == [5e5, 5e5, *([0.0] if is_known else [])]
    assert year(tmp_path)["months"] == (3 if is_known else 2)
    assert report.coverage[1]["periods"] == ["2019-01", "2019-02", "2019-03"][: 2 + is_known]
    (told,) = report.elsewhere
    assert (told["flow"], told["known"], told["periods"]) == ("import", is_known, ["2019-03"])
    for code, said, gap in (("en", "no row of our region", "until then they are gaps"),
                            ("ru", "строк нашего региона нет", "до тех пор")):  # fmt: skip
        shown = report_text(report.as_mapping(), language(code))
        assert said in shown
        assert (gap in shown) != is_known


def test_a_file_of_the_country_that_was_narrowed_tells_of_no_month_without_trade(
    tmp_path: Path,
) -> None:
    narrowed: list[dict[str, Any]] = [{"partners": ["CN", "KZ"]}, {"chapters": ["27"]}]
    for number, few in enumerate(narrowed):
        folder = tmp_path / str(number)
        folder.mkdir()
        ours = [row("ИМ", "01/2019", usd="5"), row("ИМ", "02/2019", usd="5")]
        report = give(folder, [*ours, *others(60, **few), *others(1, "04/2019", **few)])
        assert report.coverage[0]["periods"] == ["2019-01", "2019-02"]
        assert [(one["periods"], one["known"], one["narrowed"]) for one in report.elsewhere] == [
            (["2019-03"], False, True), (["2019-04"], False, False)]  # fmt: skip
        shown = report_text(report.as_mapping(), language("en"))
        assert "rows of 60 other regions, but of few partners or chapters alone" in shown
        found = store(folder).turnover_by_month(Query(year=2019))["imports_usd"]
        assert found.dropna().tolist() == [5.0, 5.0]


def test_what_only_other_regions_have_is_no_trade_if_the_owner_says_so(tmp_path: Path) -> None:
    report = give(tmp_path, [*EXPORTS, *others(1)], complete=((2019, 3),))
    assert report.elsewhere == ()
    assert report.declared == ({"flow": "import", "periods": ["2019-03"]},)
    found = store(tmp_path).turnover_by_month(Query(year=2019)).set_index("month")["imports_usd"]
    assert found.dropna().to_dict() == {3: 0.0}


def test_rows_of_other_regions_say_nothing_of_a_month_without_money(tmp_path: Path) -> None:
    give(tmp_path, [*EXPORTS, IMPORTS[0]], complete=((2019, 3),))
    report = give(tmp_path, [row("ИМ", "04/2019"), *others(1)])
    assert report.lost == ()
    assert report.coverage[1]["periods"] == ["2019-01", "2019-03", "2019-04"]


# --- what would be lost -----------------------------------------------------------------------

HELD = [
    row("ЭК", "01/2019", "CN", "2709009009", "600"),
    row("ЭК", "01/2019", "DE", "4407119300", "400"),
    row("ЭК", "02/2019", "CN", "2709009009", "100"),
    row("ИМ", "01/2019", "FI", "8703231981", "50"),
    row("ИМ", "02/2019", "FI", "8703231981", "50"),
]
LOSSES = {
    "a partner": ([row("ЭК", "01/2019", "CN", "2709009009", "600"),
                   row("ЭК", "01/2019", "CN", "4407119300", "1")], "STRANA", "DEU", "400"),
    "a chapter": ([row("ЭК", "01/2019", "CN", "2709009009", "600"),
                   row("ЭК", "01/2019", "DE", "2709009009", "1")], "TNVED", "44", "400"),
    "eleven months": ([row("ЭК", "2019", "CN", "2709009009", "9"),
                       row("ЭК", "2019", "DE", "4407119300", "9")], "PERIOD", "2019-01", "1,100"),
}  # fmt: skip


@pytest.mark.parametrize("loss", LOSSES)
def test_what_would_be_lost_is_named_and_refused(loss: str, tmp_path: Path) -> None:
    rows, column, code, money = LOSSES[loss]
    give(tmp_path, HELD)
    with pytest.raises(DataRefused, match="--replace") as refused:
        give(tmp_path, rows)
    reason = refused.value.reasons[0]
    assert (reason.column, reason.value) == (column, code)
    assert f"${money}.00" in reason.reason
    assert current_number(tmp_path / "r", "customs") == 1
    report = give(tmp_path, rows, replace=True)
    assert report.lost[0]["usd"] == float(money.replace(",", ""))
    assert current_number(tmp_path / "r", "customs") == 2


@pytest.mark.parametrize(
    ("count", "refused", "left"),
    [(1, "Exports of 2019-01, $1,000.00, would be lost: the files have rows of other regions", []),
     (40, "Exports of the month, $1,000.00, would be lost", [0.0])],
)  # fmt: skip
def test_a_flow_of_other_regions_alone_takes_ours_away(
    count: int, refused: str, left: list[float], tmp_path: Path
) -> None:
    give(tmp_path, HELD)
    rows = [*others(count, "01/2019", "ЭК"), row("ИМ", "01/2019", "FI", "8703231981", "50")]
    with pytest.raises(DataRefused, match=re.escape(refused)):
        give(tmp_path, rows)
    report = give(tmp_path, rows, replace=True)
    assert report.vanished == ({"flow": "export", "usd": 1000.0},)
    assert "other regions" in report_text(report.as_mapping(), language("en"))
    months = store(tmp_path).turnover_by_month(Query(year=2019)).set_index("month")["exports_usd"]
    assert months.dropna().tolist() == [*left, 100.0]


def test_a_dry_run_says_what_would_be_gained_replaced_and_lost(tmp_path: Path) -> None:
    give(tmp_path, HELD)
    rows = [row("ЭК", "01/2019", "CN", "2709009009", "700"),
            row("ЭК", "01/2019", "DE", "4407119300", "400"),
            row("ЭК", "03/2019", "CN", "2709009009", "5")]  # fmt: skip
    file = written(tmp_path / "g.csv", text(rows))
    report = try_import(Import((file,), tmp_path / "r", regions=(41000,)), REGISTERS)
    assert report.gained == ({"period": "2019-03", "flow": "export", "usd": 5.0},)
    assert report.replaced == (
        {
            "period": "2019-01",
            "flow": "export",
            "before_usd": 1000.0,
            "usd": 1100.0,
            "equal": False,
        },
    )
    assert report.lost == ()
    assert current_number(tmp_path / "r", "customs") == 1


def test_a_small_revision_may_drop_what_is_hardly_anything(tmp_path: Path) -> None:
    give(tmp_path, [*HELD, row("ЭК", "01/2019", "NO", "2709009009", "0.50")])
    report = give(tmp_path, HELD)
    assert [(one["kind"], one["code"], one["usd"]) for one in report.lost] == [
        ("partner", "NOR", 0.5)
    ]


GRID = [
    row("ЭК", f"{month:02d}/2019", partner, code, usd)
    for month in (1, 2)
    for partner in ("CN", "DE", "FI")
    for code, usd in (("2709009009", "600"), ("4407119300", "400"), ("8703231981", "9"))
]
"""Every partner has every chapter, so that no margin notices a cell."""


def test_a_cell_that_the_files_lack_is_named_and_refused(tmp_path: Path) -> None:
    give(tmp_path, GRID)
    rows = [cells for cells in GRID if cells[1:4] != ("02/2019", "DE", "4407119300")]
    with pytest.raises(DataRefused, match="--replace") as refused:
        give(tmp_path, rows)
    (reason,) = refused.value.reasons
    assert (reason.column, reason.value) == ("TNVED", "44")
    assert "2019-02" in reason.reason
    assert "DEU, $400.00" in reason.reason
    report = give(tmp_path, rows, replace=True)
    (lost,) = report.lost
    assert (lost["kind"], lost["partner"], lost["code"]) == ("cell", "DEU", "44")
    assert lost["periods"] == ["2019-02"]
    assert report.vanished == ({"flow": "export", "usd": 400.0},)


@pytest.mark.parametrize(("lang", "said"), [
    ("en", "Exports of 2018-02: rows in the files 1, in the current release 12"),
    ("ru", "Экспорт за 2018-02: строк в файлах — 1, в текущем выпуске — 12"),
])  # fmt: skip
def test_of_one_row_with_a_wrong_year_it_is_said_first_where_it_stands(
    tmp_path: Path, lang: str, said: str
) -> None:
    partners = ("CN", "DE", "FI", "PL", "SE", "NO", "US", "BR", "IN", "TR", "EG", "KZ")
    months = {year: [row("ЭК", f"02/{year}", one) for one in partners] for year in (2018, 2019)}
    give(tmp_path, months[2018])
    rows = [*months[2019][:5], months[2018][5], *months[2019][6:]]
    with pytest.raises(DataRefused) as refused:
        give(tmp_path, rows)
    first, *others = refused.value.reasons
    assert (first.row, first.column, first.value) == (7, "PERIOD", "02/2018")
    assert first.file.endswith(".csv") and others
    assert isinstance(first.reason, Sentence)
    assert plain(first.reason.in_language(language(lang))).startswith(said)


def test_a_month_of_few_rows_that_has_always_few_is_not_called_a_mistake(tmp_path: Path) -> None:
    give(tmp_path, [row("ЭК", "02/2018", one) for one in ("CN", "DE", "FI", "PL", "SE", "NO")])
    with pytest.raises(DataRefused) as refused:
        give(tmp_path, [row("ЭК", "02/2018", "CN")])
    assert not [one for one in refused.value.reasons if "rows in the files" in one.reason]


def test_of_a_file_of_few_partners_it_is_said_first_that_it_is_one(tmp_path: Path) -> None:
    give(tmp_path, [row("ЭК", "01/2019", one) for one in ("CN", "DE", "FI", "PL", "SE", "NO")])
    with pytest.raises(DataRefused) as refused:
        give(tmp_path, [row("ЭК", "01/2019", one) for one in ("CN", "DE")])
    first, *others = refused.value.reasons
    assert (
        "hold the partners CHN, DEU alone" in first.reason and "(4 would be lost)" in first.reason
    )
    assert [one.value for one in others if one.column == "STRANA"] != []


@pytest.mark.parametrize(("language_of", "said"), [("en", "Exports: $400.00"), ("ru", "Экспорт: ")])
def test_the_first_line_says_what_is_gone(language_of: str, said: str, tmp_path: Path) -> None:
    give(tmp_path, GRID)
    report = give(tmp_path, [*GRID[:4], *GRID[5:]], replace=True)
    first = report_text(report.as_mapping(), language(language_of)).partition("\n")[0]
    assert first.startswith(said)


def test_cells_of_little_each_are_added_up(tmp_path: Path) -> None:
    give(tmp_path, GRID)
    lacking = {("DE", "8703231981"), ("FI", "8703231981")}
    rows = [cells for cells in GRID if cells[1] == "01/2019" or cells[2:4] not in lacking]
    limits = Limits(loss_pct=0.5)
    with pytest.raises(DataRefused) as refused:
        give(tmp_path, rows, limits=limits)
    assert len(refused.value.reasons) == 2
    assert give(tmp_path, rows, limits=Limits(loss_pct=1)).vanished[0]["usd"] == 18.0


def test_a_revision_is_taken(tmp_path: Path) -> None:
    give(tmp_path, GRID)
    revised = [
        (*cells[:5], str(float(cells[5]) * (0.98 if place % 2 else 1.03)), *cells[6:])
        for place, cells in enumerate(GRID)
    ]
    corrected = [
        (*cells[:3], "4503900000", *cells[4:]) if cells[2:4] == ("DE", "4407119300") else cells
        for cells in revised
    ]
    assert give(tmp_path, revised).lost == ()
    report = give(tmp_path, corrected)
    assert [(one["partner"], one["code"]) for one in report.lost] == [("DEU", "44")]
    assert report.vanished == ()


def test_only_what_a_correction_does_not_hold_is_said_to_be_gone(tmp_path: Path) -> None:
    give(tmp_path, GRID)
    gone = ("02/2019", "DE", "4407119300")
    rows = [cells for cells in GRID if cells[1:4] != gone]
    rows.append(row("ЭК", "02/2019", "DE", "4503900000", "398"))
    report = give(tmp_path, rows)
    assert report.vanished == ({"flow": "export", "usd": 2.0},)
    for words in map(language, ("en", "ru")):
        first = report_text(report.as_mapping(), words).partition("\n")[0]
        assert "400" not in first


def test_money_of_another_partner_makes_no_cell_good(tmp_path: Path) -> None:
    give(tmp_path, GRID)
    rows = [cells for cells in GRID if cells[1:4] != ("02/2019", "DE", "4407119300")]
    with pytest.raises(DataRefused, match="DEU"):
        give(tmp_path, [*rows, row("ЭК", "02/2019", "CN", "4503900000", "400")])


def test_rows_of_no_money_do_not_stand_for_those_of_before(tmp_path: Path) -> None:
    give(tmp_path, GRID)
    rows = [
        (*cells[:5], "0", *cells[6:]) if cells[2:4] == ("DE", "4407119300") else cells
        for cells in GRID
    ]
    with pytest.raises(DataRefused, match=r"DEU, \$800\.00"):
        give(tmp_path, rows)


def test_other_flows_and_months_stay(tmp_path: Path) -> None:
    imported(tmp_path / "r", written(tmp_path / "1", text(HELD)))
    cube = imported(
        tmp_path / "r", written(tmp_path / "2", text([row("ЭК", "02/2019", "CN", usd="300")]))
    )
    assert (usd(cube, 0), usd(cube, 1)) == (1300.0, 100.0)


def test_twelve_months_say_more_than_their_year(tmp_path: Path) -> None:
    give(tmp_path, [row("ЭК", "2019", usd="12000000")])
    report = give(tmp_path, EXPORTS)
    assert report.lost == ()
    assert year(tmp_path)["exports_usd"] == 12e6


def test_the_release_says_what_it_is_complete_for(tmp_path: Path) -> None:
    give(tmp_path, HELD)
    release = current_release(tmp_path / "r", "customs")
    assert release is not None
    assert release.manifest["coverage"] == [
        {"flow": "export", "periods": ["2019-01", "2019-02"]},
        {"flow": "import", "periods": ["2019-01", "2019-02"]},
    ]
    (narrowed,) = give(tmp_path, [row("ЭК", "03/2019", "CN", usd="1")]).narrowed
    assert (narrowed["flows"], narrowed["partners"], narrowed["chapters"]) == (
        ["export"],
        ["CHN"],
        ["27"],
    )


def test_what_was_narrowed_stays_so_until_it_is_replaced(tmp_path: Path) -> None:
    def narrowed() -> list[tuple[str, list[str]]]:
        release = current_release(tmp_path / "r", "customs")
        assert release is not None
        return [
            (row["chapters"][0], [p for one in row["coverage"] for p in one["periods"]])
            for row in release.manifest["narrowed"]
        ]

    wide = [row("ЭК", "02/2019", "CN", f"{n}09009009", "5") for n in (27, 44, 84, 72)]
    give(tmp_path, [row("ЭК", f"{month:02d}/2019", "CN", "2709009009", "5") for month in (1, 2)])
    assert narrowed() == [("27", ["2019-01", "2019-02"])]
    give(
        tmp_path,
        [
            *wide,
            row("ЭК", "02/2019", "DE", usd="5"),
            row("ЭК", "02/2019", "FI", usd="5"),
            row("ЭК", "02/2019", "NO", usd="5"),
            row("ИМ", "02/2019", "NO", usd="5"),
        ],
    )
    # Of imports the wide file holds one chapter alone.
    assert narrowed() == [("27", ["2019-01"]), ("27", ["2019-02"])]


def test_a_file_may_be_narrowed_in_one_flow_alone(tmp_path: Path) -> None:
    goods = [f"{chapter}09009009" for chapter in (27, 44, 84, 72)]
    wide = [row("ИМ", partner=one, code=code) for one in ("CN", "DE", "FI", "NO") for code in goods]
    report = give(tmp_path, [*wide, *(row("ЭК", partner="CN", code=code) for code in goods)])
    said = report_text(report.as_mapping(), language("en"))
    assert "Of exports f.csv holds only CHN: are they narrowed to that?" in said
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path / "r")))
    query = Query(dataset="customs", choices=ask.store(Query(dataset="customs")).choices)
    rows = TABLES["partners"].frame(ask, query).set_index("partner")
    assert rows.loc["CHN", "extent"] == "" and rows.loc["DEU", "extent"] == "in-part"
    assert rows["imports_usd"].gt(0).all()
    assert rows["exports_usd"].notna().to_dict() == {
        "CHN": True, "DEU": False, "FIN": False, "NOR": False,
    }  # fmt: skip
    year = TABLES["turnover"].frame(ask, query)
    assert year["balance_usd"].isna().all()


def test_the_tables_say_over_how_many_months(tmp_path: Path) -> None:
    give(tmp_path, [*EXPORTS, *IMPORTS[:9]])
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path / "r")))
    query = Query(dataset="customs", choices=ask.store(Query(dataset="customs")).choices)
    for name in ("turnover", "partners", "sectors"):
        assert set(TABLES[name].frame(ask, query)["months"]) == {9}, name
        alone = query.with_(flow="export")
        assert set(TABLES[name].frame(ask, alone)["months"]) == {12}, name
        assert TABLES[name].frame(ask, Query())["months"].isna().all(), name


# --- sums that are not exact ------------------------------------------------------------------


MUCH = "9999999999999.99"
PARTNERS = ("CN", "DE", "FI", "NO", "SE", "US", "JP", "KR", "IN", "IT", "FR")


@pytest.mark.parametrize(
    "rows",
    [
        [row(partner=partner, usd=MUCH) for partner in PARTNERS],
        [
            row(code=code, usd=MUCH)
            for code in ("44", *(f"44{n:02d}0000{n:02d}" for n in range(99)))
        ],
        [row(code=f"44{n:08d}", usd=MUCH) for n in range(9300)],
        [row(), *(row(code=f"44{n:08d}", usd=MUCH, region="40000 - X") for n in range(9300))],
    ],
    ids=["partners", "levels", "whole numbers", "another region"],
)
def test_sums_beyond_what_is_exact_are_refused(rows: list[Cells], tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="are not exact to the cent"):
        give(tmp_path, rows)
