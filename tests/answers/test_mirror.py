"""What a partner reports stands beside ours in a table of its own, and in no other number."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from dashboard.answers.tables import PRINTED
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.imports.mirror import import_mirror
from dashboard.imports.other_reporters import ImportOrder
from dashboard.imports.publishing import lift
from dashboard.pages.show import show
from dashboard.parser import read_query, understood
from dashboard.sight import ALL, OPEN, Sight
from dashboard.store.ask import Ask, ask_of
from dashboard.store.other_reporters import restricted_beside
from tests.imports.comtrade_files import HOME, PARTNERS, reported, written
from tests.imports.customs_files import asks_of, of_nothing, row

TABLE = PRINTED["mirror"]
YEARS = range(2018, 2021)
ROWS = [
    row(flow, f"{month:02d}/{year}", partner="FI", code=code, usd=str(month), kg="1")
    for year in YEARS for month in range(1, 13 if year < 2020 else 7)
    for flow in ("ЭК", "ИМ") for code in ("4407119000", "8703231981")
] + of_nothing()  # fmt: skip


@pytest.fixture
def ask(tmp_path) -> Ask:
    return asks_of(tmp_path, ROWS, today=dt.date(2026, 11, 22))


def _imported(ask: Ask, *rows: dict[str, str]) -> Ask:
    folder = ask.library.settings.data_dir
    import_mirror(ImportOrder((written(folder / "c.csv", *rows),), folder), HOME, PARTNERS)
    return ask_of(ask.library, ask.today)


def _frame(ask: Ask, asked: str) -> pd.DataFrame:
    query = understood(read_query(f"dataset=customs&{asked}", ask.library))
    return TABLE.frame(ask, TABLE.asked(query))


def test_what_is_not_for_publication_is_seen_by_those_who_may(ask: Ask) -> None:
    """Nor is what is built on it, until it is published."""
    folder, library = ask.library.settings.data_dir, ask.library

    def seen(sight: Sight) -> list[float]:
        values = _frame(ask_of(library, ask.today, sight), "year=2019&partner=FIN")["theirs_usd"]
        return [float(one) for one in values]

    files = [written(folder / f"{number}.csv", reported(primaryValue=f"{number}000", **cells))
             for number, cells in ((1, {}), (2, {}), (3, {"refYear": "2017"}))]  # fmt: skip
    for file, closed in zip(files, (False, True, False), strict=True):
        import_mirror(ImportOrder((file,), folder, restricted=closed), HOME, PARTNERS)
    assert (seen(OPEN), seen(ALL)) == ([1000], [2000])
    assert restricted_beside(folder, ALL) == {"mirror": 3}
    assert restricted_beside(folder, OPEN) == {}
    before = library.current(OPEN).version("customs")
    assert lift(folder, "mirror", 3)
    assert (seen(OPEN), seen(ALL)) == ([2000], [2000])
    assert library.current(OPEN).version("customs") != before


def test_of_a_year_that_files_hold_a_part_of_that_part_is_compared(tmp_path) -> None:
    of_few = [one for one in ROWS if one not in of_nothing()]
    asks = _imported(
        asks_of(tmp_path, of_few, today=dt.date(2026, 11, 22)), reported(primaryValue="1000"),
        reported(cmdCode="44", primaryValue="100"), reported(cmdCode="27", primaryValue="5"),
    )  # fmt: skip
    found = _frame(asks, "partner=FIN")
    assert found[["chapter", "ours_usd"]].values.tolist() == [["44", 78]]


def test_ours_and_theirs_by_year_and_chapter(ask: Ask) -> None:
    asks = _imported(
        ask, reported(primaryValue="1000"), reported(cmdCode="44", primaryValue="100"),
        reported(cmdCode="27", primaryValue="5"), reported(refYear="2017"),
        reported(refYear="2020"),
    )  # fmt: skip
    found = _frame(asks, "partner=FIN")
    assert found[["year", "chapter", "ours_usd", "theirs_usd"]].values.tolist() == [
        [2019, "TOTAL", 156, 1000], [2019, "27", 0, 5], [2019, "44", 78, 100],
    ]  # fmt: skip
    assert found["share_pct"].tolist() == pytest.approx([16.536, 0, 82.68])
    assert found["rest_usd"].isna().all()
    assert _frame(asks, "partner=CHN").empty and _frame(asks, "flow=import").empty
    assert _frame(asks, "sector=wood")["chapter"].tolist() == ["44"]


def test_where_the_region_is_named_the_rest_is_what_nothing_explains(ask: Ask) -> None:
    named = {"partnerISO": "S19", "partnerDesc": "Leningrad Region"}
    asks = _imported(
        ask, reported(**named, primaryValue="200"),
        reported(**named, flowCode="X", primaryValue="150"),
    )  # fmt: skip
    exports, imports = _frame(asks, "year=2019").to_dict("records")
    assert (exports["timing_usd"], imports["timing_usd"]) == (0, 0)
    assert exports["rest_usd"] == pytest.approx(200 - 156 * 1.06)
    assert imports["rest_usd"] == pytest.approx(150 - 156 / 1.06)


def test_no_other_number_moves_and_a_new_release_is_seen_at_once(ask: Ask) -> None:
    names = ("turnover", "partners", "sectors")
    query = read_query("dataset=customs&year=2019", ask.library)
    before = {name: PRINTED[name].frame(ask, query) for name in names}
    first = _imported(ask, reported())
    for name in names:
        pd.testing.assert_frame_equal(before[name], PRINTED[name].frame(first, query))
    assert _frame(first, "year=2019")["theirs_usd"].tolist() == [1000]
    assert _frame(_imported(first, reported(primaryValue="7")), "")["theirs_usd"].tolist() == [7]


def test_the_page_has_the_chart_of_one_partner_once_figures_are_there(ask: Ask) -> None:
    def drawn(asks: Ask, asked: str) -> bool:
        return show(asks, "/why", f"dataset=customs&{asked}").drawn("mirror") is not None

    assert not drawn(ask, "partner=FIN")
    asks = _imported(ask, reported())
    assert drawn(asks, "partner=FIN")
    assert not drawn(asks, "") and not drawn(asks, "partner=FIN,CHN")


@pytest.mark.parametrize(
    ("lang", "usd", "title", "said"),
    [
        ("en", "1000", "Exports to Finland: 16.5% of what Finland reports", "whole country"),
        ("ru", "1000", "Экспорт в Финляндию: 16,5 % от данных Финляндии", "всей страны"),
        ("en", "100", "Exports to Finland: more than all that Finland reports", "counts some"),
        (
            "ru",
            "100",
            "Экспорт в Финляндию: больше, чем весь объём по данным Финляндии",
            "отнесены к другим странам",
        ),
    ],
)
def test_the_chart_says_what_can_be_compared(
    ask: Ask, lang: str, usd: str, title: str, said: str
) -> None:
    asks = _imported(ask, reported(primaryValue=usd))
    declared = chart_named("mirror")
    assert declared is not None
    query = read_query(f"dataset=customs&year=2019&partner=FIN&lang={lang}", asks.library)
    chart = chart_of(declared, asks, query)
    assert chart.title.replace("\xa0", " ") == title
    assert said in chart.finding.replace("\xa0", " ")
    assert {one.emphasis for one in chart.plot.series} == {"strong", "pale"}
    assert any("UN Comtrade" in note for note in chart.notes)
    why = {"en": "is no share", "ru": "доля быть не может"}[lang]
    hovers = [text.replace("\xa0", " ") for one in chart.plot.series for text in one.hovers]
    for texts in ([note.replace("\xa0", " ") for note in chart.notes], hovers):
        assert any(why in text for text in texts) == (usd == "100"), (
            "what no part can be is explained"
        )
    # Whoever reads the source line alone learns of both.
    customs, theirs = (
        ("Source: Federal Customs", "Figures of Finland: UN Comtrade, imported on")
        if (lang == "en")
        else ("Источник: ФТС", "Данные Финляндии: UN Comtrade, загружены")
    )
    line = chart.source.replace("\xa0", " ")
    assert line.startswith(customs) and theirs in line


@pytest.mark.parametrize(
    ("lang", "year", "title", "said"),
    [
        ("en", "2020", "Trade with Finland: no whole year of ours to compare",
         "Figures of Finland are imported for 2020"),
        ("ru", "2020", "Торговля с Финляндией: у нас нет целого года для сопоставления",
         "Данные Финляндии загружены: 2020"),
        ("en", "2019", "Exports to Finland: 16.5% of what Finland reports",
         "Region, Finland, 2019,"),
    ],
)  # fmt: skip
def test_a_year_of_which_we_lack_months_is_not_said_to_be_missing_at_the_partner(
    ask: Ask, lang: str, year: str, title: str, said: str
) -> None:
    """Nor is one year alone called a span of years."""
    asks = _imported(ask, reported(refYear=year, period=year, primaryValue="1000"))
    declared = chart_named("mirror")
    assert declared is not None
    query = read_query(f"dataset=customs&year=2020&partner=FIN&lang={lang}", asks.library)
    chart = chart_of(declared, asks, query)
    assert chart.title.replace("\xa0", " ") == title
    assert said in " ".join([chart.subtitle, *chart.notes]).replace("\xa0", " ")
