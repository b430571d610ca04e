"""Of a partner of whom narrowed files hold nothing it is not said that its trade was nil."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.answers.inquiry import reply_to, vocabulary_of
from dashboard.answers.tables import EVERY, TABLES
from dashboard.charts import chart_named
from dashboard.commands.ask import found_for
from dashboard.documents.brief import brief_of
from dashboard.documents.workbook import workbook
from dashboard.pages.headline import cards_of
from dashboard.pages.search_results import figure
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.imports.customs_files import asks_of, of_nothing, row
from tests.scenes import plain

PERIODS = [f"{month:02d}/{year}" for year in (2018, 2019, 2020) for month in range(1, 13)]
SAID = {
    "en": ("imported files", "not known", "nothing is known"),
    "ru": (
        "загруженных файлах",
        "данных нет",
        "данных о торговле",
        "данных об обороте",
        "нет данных",
    ),
}
PART = (
    "The files imported for these years hold only China and chapter 27: this may not be all trade."
)
NIL = ("nil", "trade recorded", "$0.0", "ноль", "нулев", " 0,0 млн")
CHARTS = (
    ("turnover", "&partner=FIN"), ("balance", "&partner=FIN"), ("partners", "&partner=FIN"),
    ("partner_map", "&partner=FIN"), ("dependence", "&partner=FIN"), ("goods", "&partner=FIN"),
    ("months", "&partner=FIN"), ("sectors", "&partner=FIN"), ("compare", "&partner=FIN,NOR"),
    ("compare", "&partner=CHN,FIN"), ("chosen_years", "&partner=FIN&years=2018,2019"),
)  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Trade with China alone, in files that hold no other partner."""
    rows = [row(flow, period=one, usd="5000000") for one in PERIODS for flow in ("ЭК", "ИМ")]
    return asks_of(tmp_path_factory.mktemp("china"), rows)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(("name", "asked"), CHARTS)
def test_what_narrowed_files_do_not_hold_is_not_nil(
    ask: Ask, name: str, asked: str, lang: str
) -> None:
    chart = drawn(ask, name, asked, lang)
    hovers = [one.hover for one in chart.plot.categories if one.key in ("FIN", "2020")]
    said = plain(" ".join((chart.title, chart.finding, *chart.notes, *hovers))).lower()
    assert any(one in said for one in SAID[lang]), said
    assert not [one for one in NIL if one in said], said


@pytest.mark.parametrize("asked", ["exports to Finland 2020", "balance with Finland 2020"])
def test_a_search_for_it_finds_no_published_figure(ask: Ask, asked: str) -> None:
    words = ask.library.language("en")
    found = figure(reply_to(ask, asked, vocabulary_of(ask.library), "en", "customs"), ask, words)
    assert found["title"] == "not known" and PART in found["detail"]
    assert "published" not in found["detail"] and "computed" not in found["detail"]


@pytest.mark.parametrize("asked", ["exports to Finland 2020", "balance with Finland 2020"])
def test_a_question_for_it_is_answered_with_no_value(ask: Ask, asked: str) -> None:
    found = _asked(ask, asked)
    assert (found["value"], found["status"]) == (None, "not known")


def _asked(ask: Ask, text: str) -> dict[str, object]:
    vocabulary, words = vocabulary_of(ask.library), ask.library.language("en")
    return found_for(ask, text, vocabulary, words, "customs")


def test_what_is_perhaps_a_part_is_called_one_wherever_it_is_read(ask: Ask) -> None:
    vocabulary, words = vocabulary_of(ask.library), ask.library.language("en")
    answer = _asked(ask, "turnover 2020")
    assert (answer["value"], answer["note"]) == (120_000_000, PART)
    reply = reply_to(ask, "turnover 2020", vocabulary, "en", "customs")
    assert PART in figure(reply, ask, words)["detail"]
    published = found_for(ask, "turnover 2018", vocabulary, words, "published")
    assert PART not in str(published.get("note", ""))
    query, chart = read_query("dataset=customs&year=2020", ask.library), chart_named("turnover")
    assert chart is not None
    assert PART in [value for _, value in workbook(ask, chart, query, "").query.rows]
    sources = brief_of(ask, query, "CHN").parts[-1]
    assert PART in [plain(str(line)) for line in sources.lines]


@pytest.mark.parametrize("asked", ["&partner=FIN", "&partner=FIN&flow=export", "&sector=wood"])
@pytest.mark.parametrize("table", ["turnover", "months", "sectors"])
def test_a_table_has_no_value_of_what_no_file_holds(ask: Ask, table: str, asked: str) -> None:
    query = read_query(f"dataset=customs&year=2020{asked}", ask.library)
    found = EVERY[table].frame(ask, query)
    assert found.filter(regex="_usd$").isna().all(axis=None), found
    statuses = found.filter(regex="status$")
    assert len(found) and not statuses.isin(["published", "computed"]).any(axis=None)


@pytest.fixture(scope="module")
def one_way(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Trade in mineral products alone, with Finland in exports only."""
    rows = [row(flow, one, usd="5000000") for one in PERIODS for flow in ("ЭК", "ИМ")]
    rows += [row(period=one, partner="FI", usd="1000000") for one in PERIODS]
    return asks_of(tmp_path_factory.mktemp("one-way"), rows)


@pytest.mark.parametrize("table", ["turnover", "months", "sectors", "partners"])
def test_a_flow_without_rows_is_not_known_alone_and_beside_the_other(
    one_way: Ask, table: str
) -> None:
    both, alone = (
        EVERY[table].frame(one_way, read_query(f"dataset=customs&year=2020{one}", one_way.library))
        for one in ("&partner=FIN", "&partner=FIN&flow=import")
    )
    assert both["exports_usd"].sum() == both["turnover_usd"].sum() == 12e6
    assert both["imports_usd"].isna().all() and alone["imports_usd"].isna().all()
    if table == "turnover":
        assert both[["balance_usd", "coverage_pct"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("asked", "value"),
    [("imports from", None), ("exports to", 12e6), ("turnover with", 12e6), ("balance with", None)],
)
def test_a_question_of_it_has_what_the_table_has(
    one_way: Ask, asked: str, value: float | None
) -> None:
    assert _asked(one_way, f"{asked} Finland 2020")["value"] == value


def test_the_page_says_which_flow_alone_is_known(one_way: Ask) -> None:
    scene = show(one_way, "/", "dataset=customs&year=2020&partner=FIN").scene
    cards = {card.noun: card for card in cards_of(one_way, scene)}
    assert cards["exports"].value == cards["turnover"].value == "12.0"
    for noun in ("imports", "balance", "coverage"):
        assert not cards[noun].amount.known
        assert plain("".join(map(str, cards[noun].change))) == "for 2020: only exports are known"
    for name in ("turnover", "months", "balance"):
        chart = drawn(one_way, name, "&partner=FIN", "en")
        assert "For 2020 only exports are known." in map(plain, chart.notes)
        assert not [one for one in NIL if one in plain(chart.title).lower()]


def test_goods_of_which_files_hold_a_part_have_its_value_and_the_others_none(ask: Ask) -> None:
    for asked in ("", "&partner=CHN"):
        query = read_query(f"dataset=customs&year=2020{asked}", ask.library)
        usd = TABLES["sectors"].frame(ask, query).set_index("sector")["turnover_usd"]
        assert usd.dropna().to_dict() == {"minerals": 120e6}
    matrix = drawn(ask, "partner_sectors", "", "en")
    assert plain(matrix.title) == "Turnover with China: mineral products – $120.0 million"
    assert "Empty: no trade, or not known." in map(plain, matrix.notes)


def test_months_without_rows_in_narrowed_files_are_not_known(ask: Ask) -> None:
    query = read_query("dataset=customs&year=2020&partner=CHN&sector=wood", ask.library)
    assert EVERY["months"].frame(ask, query)["exports_usd"].isna().all()
    held = read_query("dataset=customs&year=2020&partner=CHN", ask.library)
    assert EVERY["months"].frame(ask, held)["exports_usd"].eq(5e6).sum() == 12


@pytest.mark.parametrize("asked", ["", "&flow=export"])
def test_a_headline_figure_of_it_is_no_published_zero(ask: Ask, asked: str) -> None:
    scene = show(ask, "/trade", f"dataset=customs&year=2020&partner=FIN{asked}").scene
    cards = {card.noun: card for card in cards_of(ask, scene)}
    for noun in ("exports",) if asked else ("turnover", "exports", "imports", "balance"):
        said = plain("".join(map(str, cards[noun].change)))
        assert said == "for 2020: none in the imported files"
        assert not cards[noun].status_word and "0" not in cards[noun].value
    assert not cards["partners"].amount.known


@pytest.mark.parametrize("asked", ["", "&partner=CHN", "&partner=FIN"])
def test_the_map_says_the_same_whoever_is_chosen(ask: Ask, asked: str) -> None:
    chart = drawn(ask, "partner_map", asked, "en")
    assert "the imported files hold no trade with them" in plain(" ".join(chart.notes))
    assert "no trade in the imported files" in [plain(one.label) for one in chart.plot.entries]


@pytest.mark.parametrize("asked", ["", "&partner=CHN", "&partner=FIN", "&flow=export"])
def test_a_country_has_one_word_on_the_map_whoever_is_chosen(tmp_path: Path, asked: str) -> None:
    rows = [row(period=one, usd="5000000") for one in PERIODS]
    rows += [nothing for one in PERIODS for nothing in of_nothing(one)]
    rows += [row(period="01/2020", partner="FI", usd="100000"),
             row(period="03/2020", partner="FI", usd="-100000")]  # fmt: skip
    chart = drawn(asks_of(tmp_path, rows), "partner_map", asked, "en")
    (finland,) = [plain(one.hover) for one in chart.plot.categories if one.key == "FIN"]
    assert "nil after corrections" in finland
    # Of the grey countries together only that is said which is true of each.
    assert "trade with them is nil in the imported files" in plain(" ".join(chart.notes))


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "none in the imported files"), ("ru", "в загруженных файлах этого нет")],
)
@pytest.mark.parametrize("without", ["FIN", "wood", "HS:44"])
def test_a_scenario_without_what_no_file_holds_says_so(
    ask: Ask, without: str, lang: str, said: str
) -> None:
    """That nothing would change is not known."""
    chart = drawn(ask, "what_if", f"&without={without}", lang)
    assert plain(chart.title).endswith(said) and not chart.finding
    assert said not in plain(drawn(ask, "what_if", "&without=CHN", lang).title)
